/* read FILE...: what the reader of workbooks, with all its walls around it,
 * says of each file, a line:
 *
 *   FILE <tab> read|refused|failed <tab> CODES <tab> SHEETS <tab> CELLS
 *
 * CODES are those of its problems, each once, or `-`. */
#include "base/mem.h"
#include "xlsx/guard/guard.h"

#include <stdio.h>
#include <string.h>

struct counts {
    size_t sheets, cells;
};

static void count_sheet(void *userdata, const char *name, bool hidden)
{
    (void)name;
    (void)hidden;
    ((struct counts *)userdata)->sheets++;
}

static void count_cell(void *userdata, const struct cell *cell)
{
    (void)cell;
    ((struct counts *)userdata)->cells++;
}

static void pass_merge(void *userdata, const struct cell_range *range)
{
    (void)userdata;
    (void)range;
}

static void pass_link(void *userdata, const struct cell_link *link)
{
    (void)userdata;
    (void)link;
}

static void print_codes(const struct problem_list *problems)
{
    bool none = true;
    for (int code = 0; code < PROBLEM_CODE_COUNT; code++)
        for (size_t i = 0; i < problems->count; i++)
            if ((int)problems->items[i].code == code) {
                printf("%s%s", none ? "" : ",", problem_code_text(code));
                none = false;
                break;
            }
    if (none)
        printf("-");
}

int main(int count, char **files)
{
    static const char *const results[] = {[GUARD_READ] = "read",
                                          [GUARD_REFUSED] = "refused",
                                          [GUARD_FAILED] = "failed"};
    int failure;
    struct guard *guard = guard_new(&failure);
    if (!guard)
        return 3;
    for (int i = 1; i < count; i++) {
        struct counts counts = {0};
        struct problem_list problems = {0};
        const struct workbook_visitor visitor = {
            &counts, count_sheet, count_cell, pass_merge, pass_link};
        struct guard_reading reading = {.path = files[i],
                                        .name = files[i],
                                        .visitor = &visitor,
                                        .problems = &problems};
        enum guard_result result = guard_read(guard, &reading);
        printf("%s\t%s\t", files[i], results[result]);
        print_codes(&problems);
        printf("\t%zu\t%zu\n", counts.sheets, counts.cells);
        problem_list_clear(&problems);
    }
    guard_free(guard);
    return 0;
}
