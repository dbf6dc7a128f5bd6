#include "base/vec.h"
#include "xlsx/read/workbook_inside.h"
#include "xlsx/read/encryption/encryption.h"
#include "xlsx/read/sniff.h"

#include <assert.h>
#include <stdio.h>

static struct workbook *new_workbook(const char *name,
                                     struct problem_list *problems,
                                     const struct limits *limits)
{
    struct workbook *workbook = mem_calloc(1, sizeof *workbook);
    workbook->file = mem_strdup(name);
    workbook->limits = limits;
    workbook->report.problems = problems;
    workbook->report.file = workbook->file;
    return workbook;
}

/* A workbook that Excel encrypted without being asked to is taken out of that;
 * one that is locked is not looked into. */
static bool take_out(struct workbook *workbook)
{
    struct str *bytes = &workbook->bytes, package = {0};
    if (!sniff_encrypted(str_text(bytes), bytes->length))
        return true;
    enum encryption is = encryption_open(bytes->data, bytes->length, &package);
    if (is == ENCRYPTION_OPENED) {
        str_clear(bytes);
        *bytes = package;
        return true;
    }
    str_clear(&package);
    return is == ENCRYPTION_DAMAGED
               ? report_problem(&workbook->report, PROBLEM_FILE_DAMAGED,
                                "phần mã hóa bị cắt cụt", NULL)
               : report_problem(&workbook->report, PROBLEM_FILE_ENCRYPTED, NULL,
                                NULL);
}

static bool load(struct workbook *workbook)
{
    const struct str *bytes = &workbook->bytes;
    return take_out(workbook) &&
           sniff_bytes(str_text(bytes), bytes->length, &workbook->report) &&
           container_open(&workbook->container, bytes->data, bytes->length,
                          workbook->limits, &workbook->report) &&
           package_load(workbook);
}

/* The workbook where it loads; else NULL, and it is freed. */
static struct workbook *loaded(struct workbook *workbook)
{
    if (load(workbook))
        return workbook;
    workbook_free(workbook);
    return NULL;
}

struct workbook *workbook_open(struct str *bytes, tell_fn *tell, void *userdata)
{
    struct workbook *workbook = new_workbook("", NULL, &LIMITS);
    workbook->report.tell = tell;
    workbook->report.userdata = userdata;
    workbook->bytes = *bytes;
    *bytes = (struct str){0};
    return loaded(workbook);
}

struct workbook *workbook_open_bytes(const void *bytes, size_t length,
                                     const char *name,
                                     struct problem_list *problems,
                                     const struct limits *limits)
{
    struct workbook *workbook = new_workbook(name, problems, limits);
    str_append_bytes(&workbook->bytes, bytes, length);
    return loaded(workbook);
}

int workbook_read_sheet(struct workbook *workbook, size_t index, cell_fn *give,
                        void *userdata)
{
    struct workbook_sheet *sheet = &workbook->sheets.items[index];
    assert(!workbook->reading); /* the container holds one part at a time */
    workbook->reading = true;
    workbook->report.sheet = sheet->name;
    int answer = sheet_read(workbook, sheet, give, userdata);
    workbook->report.sheet = NULL;
    workbook->reading = false;
    return answer;
}

/* The cells of a visited sheet, without the answer that could stop them. */
static int visit_cell(void *userdata, const struct cell *cell)
{
    const struct workbook_visitor *visitor = userdata;
    visitor->cell(visitor->userdata, cell);
    return 0;
}

bool workbook_visit(struct workbook *workbook,
                    const struct workbook_visitor *visitor)
{
    for (size_t i = 0; i < workbook->sheets.count; i++) {
        const struct workbook_sheet *sheet = &workbook->sheets.items[i];
        visitor->sheet(visitor->userdata, sheet->name, sheet->hidden);
        if (workbook_read_sheet(workbook, i, visit_cell,
                                (void *)(uintptr_t)visitor) != 0)
            return false;
        for (size_t m = 0; visitor->merge && m < workbook->merges.count; m++)
            visitor->merge(visitor->userdata, &workbook->merges.items[m]);
        for (size_t l = 0; visitor->link && l < workbook->links.count; l++)
            visitor->link(visitor->userdata, &workbook->links.items[l]);
    }
    return true;
}

void workbook_free(struct workbook *workbook)
{
    if (!workbook)
        return;
    container_close(&workbook->container);
    for (size_t i = 0; i < workbook->sheets.count; i++) {
        free(workbook->sheets.items[i].name);
        free(workbook->sheets.items[i].part);
    }
    vec_clear(&workbook->sheets);
    vec_clear(&workbook->merges);
    links_clear(&workbook->links);
    shared_formulas_clear(&workbook->shared_formulas);
    styles_clear(&workbook->styles);
    strings_clear(&workbook->strings);
    rich_values_clear(&workbook->rich_values);
    report_clear(&workbook->report);
    str_clear(&workbook->bytes);
    free(workbook->file);
    free(workbook);
}

/* `2025-03-15T08:30:00`, or the day alone at midnight. */
static const char *date_text(const struct cell *cell, char *buffer)
{
    char day[DATE_TEXT_SIZE];
    int s = cell->second;
    date_format_iso(cell->date, day);
    if (s == 0)
        snprintf(buffer, CELL_TEXT_SIZE, "%s", day);
    else
        snprintf(buffer, CELL_TEXT_SIZE, "%sT%02d:%02d:%02d", day, s / 3600,
                 s / 60 % 60, s % 60);
    return buffer;
}

const char *workbook_cell_text(const struct cell *cell, char *buffer)
{
    switch (cell->kind) {
    case CELL_NUMBER:
        return decimal_format(cell->number, buffer);
    case CELL_BOOL:
        snprintf(buffer, CELL_TEXT_SIZE, "%s",
                 decimal_sign(cell->number) ? "true" : "false");
        return buffer;
    case CELL_DATE:
        return date_text(cell, buffer);
    case CELL_TEXT:
    case CELL_ERROR:
        break;
    }
    return cell->text;
}

const char *workbook_cell_kind_name(enum cell_kind kind)
{
    static const char *const names[] = {
        [CELL_NUMBER] = "number", [CELL_TEXT] = "text",   [CELL_BOOL] = "bool",
        [CELL_DATE] = "date",     [CELL_ERROR] = "error",
    };
    return names[kind];
}
