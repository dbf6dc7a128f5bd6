/* The sheet of the groups' sums: one row a unit and group, then one a unit and
 * pillar. Only where some index set is more than groups of indicators. */
#include "results/book/rows.h"

#include "results/subtotals.h"

enum column {
    COL_MAX = COL_OWN,
    COL_RATIO = COL_MAX + POINTS_COLUMNS,
    COL_RANK,
    COLUMNS
};

static const struct results_column columns[COLUMNS] = {
    COLUMNS_OF_ROWS("Nhóm, trụ cột"),
    COLUMNS_OF_POINTS("Thẩm định lần 1", "Thẩm định lần 2", "Hội đồng"),
    {"Tỷ lệ đạt", 9},
    {"Hạng", 7},
};

static void put_points(struct book_sheet *sheet, size_t row,
                       const struct subtotal *subtotal)
{
    struct sums sums = *subtotal->sums;
    sums.max = subtotal->max;
    results_sheet_put_sums(sheet, row, COL_MAX, &sums);
    book_put_ratio(sheet, row, COL_RATIO, subtotal->ratio, STYLE_RATIO);
}

static void put_title(struct book_sheet *sheet, size_t row,
                      const struct subtotal *subtotal)
{
    struct str title = {0};
    for (size_t i = 0; i < subtotal->depth; i++)
        str_append(&title, "    ");
    str_append(&title, subtotal->title);
    book_put_text(sheet, row, COL_TITLE, str_text(&title), STYLE_TEXT);
    str_clear(&title);
}

static void put_row(struct book_sheet *sheet, size_t row,
                    const struct campaign *campaign, const struct level *level,
                    const struct unit_score *score, size_t i)
{
    (void)campaign;
    struct subtotal subtotal = subtotal_at(level, score, i);
    book_put_text(sheet, row, COL_CODE, subtotal.code, STYLE_CODE);
    put_title(sheet, row, &subtotal);
    put_points(sheet, row, &subtotal);
    results_sheet_put_rank(sheet, row, COL_RANK, subtotal.rank);
}

void results_book_put_groups(struct results_book *results)
{
    static const struct results_rows rows = {"Nhóm", columns, COLUMNS,
                                             subtotal_count, put_row};
    if (subtotals_matter(results->listing.evaluation->campaign))
        results_sheet_add_rows(results, &rows);
}
