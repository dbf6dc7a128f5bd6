/* dti cells: every cell as the program reads it. */
#include "base/mem.h"
#include "verbs/reading.h"
#include "verbs/screen.h"

#include <stdlib.h>
#include <string.h>

/* As C escapes it: a backslash is doubled too. */
static void print_escaped(const char *text)
{
    struct str part = {0};
    for (;; text++) {
        size_t length = strcspn(text, "\\");
        str_reset(&part);
        str_append_bytes(&part, text, length);
        show(stdout, str_text(&part));
        text += length;
        if (*text == '\0')
            break;
        fputs("\\\\", stdout);
    }
    str_clear(&part);
}

/* The sheet whose cells are being printed. */
struct printed_sheet {
    char *name;
};

static void print_sheet(void *userdata, const char *name, bool hidden)
{
    struct printed_sheet *sheet = userdata;
    (void)hidden;
    free(sheet->name);
    sheet->name = mem_strdup(name);
}

static void print_cell(void *userdata, const struct cell *cell)
{
    const struct printed_sheet *sheet = userdata;
    char name[16], buffer[CELL_TEXT_SIZE];
    if (cell->kind == CELL_TEXT && cell->length == 0 && !cell->unsaved)
        return; /* all of it is struck through */
    print_escaped(sheet->name);
    printf("\t%s\t%s\t", cell_name(cell->row, cell->column, name),
           cell_kind_name(cell->kind));
    print_escaped(cell_value_text(cell, buffer));
    putchar('\n');
}

static void print_no_link(void *userdata, const struct cell_link *link)
{
    (void)userdata;
    (void)link;
}

static void print_no_merge(void *userdata, const struct cell_range *range)
{
    (void)userdata;
    (void)range;
}

static enum run_status print_cells(struct guard *guard, const char *path,
                                   struct problem_list *problems)
{
    struct printed_sheet sheet = {NULL};
    const struct workbook_visitor visitor = {&sheet, print_sheet, print_cell,
                                             print_no_merge, print_no_link};
    struct guard_reading reading = {
        .path = path, .name = path, .visitor = &visitor, .problems = problems};
    enum guard_result result = guard_read(guard, &reading);
    free(sheet.name);
    return result == GUARD_FAILED ? reading_failed(path, reading.failure)
                                  : RUN_GOOD;
}

enum run_status verb_cells(struct command *command)
{
    if (command->operand_count == 0)
        return complain("cần ít nhất một tệp: dti cells TỆP.xlsx...");
    struct guard *guard = make_guard();
    if (!guard)
        return RUN_FAILED;
    struct problem_list problems = {0};
    enum run_status status = RUN_GOOD;
    for (int i = 0; i < command->operand_count && !status; i++)
        status = is_there(command->operands[i])
                     ? print_cells(guard, command->operands[i], &problems)
                     : RUN_WRONG;
    guard_free(guard);
    for (size_t i = 0; i < problems.count; i++)
        complain("%s: %s [%s]", problems.items[i].file,
                 problems.items[i].message,
                 problem_code_text(problems.items[i].code));
    if (!status && problem_count_errors(&problems) > 0)
        status = RUN_PROBLEMS;
    problem_list_clear(&problems);
    return flushed(status);
}
