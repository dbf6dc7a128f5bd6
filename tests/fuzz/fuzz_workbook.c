/* A workbook one of whose parts is the input, packed anew; or, where the first
 * byte is '0', the container itself. */
#include "unit/xlsx/make_zip.h"

static void no_sheet(void *userdata, const char *name, bool hidden)
{
    struct grid **grid = userdata;
    (void)name;
    (void)hidden;
    grid_free(*grid);
    *grid = grid_new();
}

static void add_cell(void *userdata, const struct cell *cell)
{
    struct grid **grid = userdata;
    char buffer[CELL_TEXT_SIZE];
    (void)cell_value_text(cell, buffer);
    grid_add(*grid, cell);
}

static void add_merge(void *userdata, const struct cell_range *range)
{
    struct grid **grid = userdata;
    grid_merge(*grid, range);
}

static size_t problems;

static void count_problem(void *userdata, const struct told_problem *problem)
{
    (void)userdata;
    (void)problem;
    problems++;
}

/* There is a workbook or a problem, never neither. */
static void read_workbook(struct str *bytes)
{
    struct grid *grid = NULL;
    const struct workbook_visitor visitor = {&grid, no_sheet, add_cell,
                                             add_merge};
    problems = 0;
    struct workbook *workbook = workbook_open(bytes, count_problem, NULL);
    bool good = workbook && workbook_visit(workbook, &visitor);
    if (!good && problems == 0)
        abort();
    if (grid)
        grid_finish(grid);
    for (uint32_t r = 1; grid && r < 4; r++)
        (void)grid_merged_at(grid, r, r);
    grid_free(grid);
    workbook_free(workbook);
    str_clear(bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct book_parts parts = {0};
    const char **places[] = {&parts.sheet,     &parts.strings,
                             &parts.styles,    &parts.workbook,
                             &parts.root_rels, &parts.workbook_rels};
    struct str bytes = {0};
    if (size < 1)
        return 0;
    if (*data == '0') {
        str_append_bytes(&bytes, data + 1, size - 1);
        read_workbook(&bytes);
        return 0;
    }
    char *text = mem_strndup((const char *)data + 1, size - 1);
    *places[*data % (sizeof places / sizeof *places)] = text;
    struct zip_bytes zip;
    zip_begin(&zip);
    zip_add_book(&zip, parts);
    zip_end(&zip);
    str_append_bytes(&bytes, zip.bytes.data, zip.bytes.length);
    str_clear(&zip.bytes);
    read_workbook(&bytes);
    free(text);
    return 0;
}
