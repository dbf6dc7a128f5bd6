/* Every workbook of the corpus: what is valid is read, what is not is refused
 * by name, and nothing takes long. INDEX.tsv says what each one is. */
#include "corpus.h"

#include "xlsx/read/merges.h"

#include <time.h>

enum outcome { READ, REFUSED };

struct line {
    const char *file, *class;
};

/* Where the index and the reader disagree, the reader is right:
 * - the first is a whole workbook; only its part is called workbook10.xml;
 * - the second inflates to 60 MB, within every limit. */
static const struct {
    const char *file;
    enum outcome outcome;
} exceptions[] = {
    {"openpyxl2-6c77e043.xlsx", READ},
    {"test_files-96ee7b43.xlsx", READ},
};

static enum outcome expected_outcome(const struct line *line)
{
    static const char *const valid[] = {"plain", "plain-variant",
                                        "weird-valid"};
    for (size_t i = 0; i < sizeof exceptions / sizeof *exceptions; i++)
        if (strcmp(line->file, exceptions[i].file) == 0)
            return exceptions[i].outcome;
    for (size_t i = 0; i < sizeof valid / sizeof *valid; i++)
        if (strcmp(line->class, valid[i]) == 0)
            return READ;
    return REFUSED;
}

struct counts {
    size_t read, refused, sheets, cells;
};

/* Every sheet as a grid, each cell of which is found where it says it is. */
static void read_sheets(struct workbook *workbook, struct counts *counts)
{
    for (size_t i = 0; i < workbook->sheets.count; i++) {
        struct grid *grid = opened_grid(workbook, i);
        counts->sheets++;
        if (!grid)
            continue;
        uint32_t rows = grid_last_row(grid);
        uint32_t columns = grid_last_column(grid);
        for (uint32_t r = 1; r <= rows && r <= 2000; r++)
            for (uint32_t c = 1; c <= columns; c++) {
                const struct cell *cell = grid_at(grid, r, c);
                grid_merged_at(grid, r, c);
                counts->cells += cell != NULL;
                assert_true(!cell || (cell->row == r && cell->column == c));
            }
        grid_free(grid);
    }
}

static enum outcome read_workbook(const char *path, struct counts *counts)
{
    struct problem_list problems = {0};
    struct str bytes = {0};
    assert_int_equal(file_read(path, (size_t)LIMITS.file_bytes, &bytes), 0);
    struct workbook *workbook = workbook_open_bytes(
        str_text(&bytes), bytes.length, path, &problems, &LIMITS);
    str_clear(&bytes);
    if (workbook)
        read_sheets(workbook, counts);
    else
        assert_int_equal(problems.count, 1);
    workbook_free(workbook);
    enum outcome outcome = problems.count > 0 ? REFUSED : READ;
    problem_list_clear(&problems);
    counts->read += outcome == READ;
    counts->refused += outcome == REFUSED;
    return outcome;
}

static void check_line(const struct line *line, struct counts *counts)
{
    struct timespec before, after;
    char *path = corpus_path(line->file);
    clock_gettime(CLOCK_MONOTONIC, &before);
    enum outcome outcome = read_workbook(path, counts);
    clock_gettime(CLOCK_MONOTONIC, &after);
    free(path);
    if (outcome != expected_outcome(line))
        fail_msg("%s (%s): %s", line->file, line->class,
                 outcome == READ ? "read" : "refused");
    /* Generous, as the tests also run under valgrind. */
    assert_true(after.tv_sec - before.tv_sec < 120);
}

/* The columns of the index: file, repository, path, class, note, tags. */
static void check_index(char *text, struct counts *counts)
{
    char *rest = text;
    strsep(&rest, "\n");
    for (char *row = strsep(&rest, "\n"); row; row = strsep(&rest, "\n")) {
        struct line line = {.file = strsep(&row, "\t")};
        for (int i = 0; i < 3 && row; i++)
            line.class = strsep(&row, "\t");
        if (line.class)
            check_line(&line, counts);
    }
}

static void test_workbooks(void **state)
{
    (void)state;
    corpus_or_skip();
    struct str index = {0};
    char *path = corpus_path("INDEX.tsv");
    assert_int_equal(file_read(path, LIMITS_MIB, &index), 0);
    free(path);
    struct counts counts = {0};
    check_index(index.data, &counts);
    print_message("%zu workbooks read, %zu refused; %zu sheets, %zu cells\n",
                  counts.read, counts.refused, counts.sheets, counts.cells);
    assert_true(counts.read >= 580);
    str_clear(&index);
}

/* Odd archives: none holds a workbook. */
static void test_archives(void **state)
{
    (void)state;
    corpus_or_skip();
    struct file_list files = {0};
    char *folder = corpus_path("zip");
    assert_int_equal(file_list_folder(folder, &files), 0);
    free(folder);
    struct counts counts = {0};
    for (size_t i = 0; i < files.count; i++)
        assert_int_equal(read_workbook(files.items[i], &counts), REFUSED);
    print_message("%zu archives refused\n", counts.refused);
    assert_true(counts.refused >= 242);
    file_list_clear(&files);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_workbooks),
        cmocka_unit_test(test_archives),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
