/* The sheet of the groups' sums: one row a unit and group, then one a unit and
 * pillar. Only where some index set is more than groups of indicators. */
#include "results/book/part.h"

#include "results/subtotals.h"

/* More rows than this make a workbook that no office computer opens with ease;
 * groups.csv has them all. */
enum { ROWS_MOST = 100000 };

enum column {
    COL_LEVEL,
    COL_UNIT,
    COL_NAME,
    COL_CODE,
    COL_TITLE,
    COL_MAX,
    COL_SELF,
    COL_COMPUTED,
    COL_ROUND1,
    COL_ROUND2,
    COL_COUNCIL,
    COL_FINAL,
    COL_RATIO,
    COL_RANK,
    COLUMNS
};

static const struct results_column columns[COLUMNS] = {
    [COL_LEVEL] = {"Cấp", 16},
    [COL_UNIT] = {"Mã đơn vị", 15},
    [COL_NAME] = {"Tên đơn vị", 30},
    [COL_CODE] = {"Mã", 7},
    [COL_TITLE] = {"Nhóm, trụ cột", 48},
    [COL_MAX] = {"Điểm tối đa", 9},
    [COL_SELF] = {"Tự đánh giá", 9},
    [COL_COMPUTED] = {"Điểm tính", 9},
    [COL_ROUND1] = {"Thẩm định lần 1", 9},
    [COL_ROUND2] = {"Thẩm định lần 2", 9},
    [COL_COUNCIL] = {"Hội đồng", 9},
    [COL_FINAL] = {"Kết quả", 9},
    [COL_RATIO] = {"Tỷ lệ đạt", 9},
    [COL_RANK] = {"Hạng", 7},
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
                    const struct level *level, const struct unit_score *score,
                    size_t i)
{
    struct subtotal subtotal = subtotal_at(level, score, i);
    book_put_text(sheet, row, COL_LEVEL, level->title, STYLE_TEXT);
    book_put_text(sheet, row, COL_UNIT, score->unit->code, STYLE_CODE);
    book_put_text(sheet, row, COL_NAME, score->unit->name, STYLE_TEXT);
    book_put_text(sheet, row, COL_CODE, subtotal.code, STYLE_CODE);
    put_title(sheet, row, &subtotal);
    put_points(sheet, row, &subtotal);
    results_sheet_put_rank(sheet, row, COL_RANK, subtotal.rank);
}

static size_t row_count(const struct evaluation *evaluation)
{
    size_t rows = 0;
    for (size_t l = 0; l < evaluation->campaign->level_count; l++)
        rows += evaluation->levels[l].unit_count *
                subtotal_count(evaluation->levels[l].level);
    return rows;
}

void results_book_put_groups(struct results_book *results)
{
    const struct evaluation *evaluation = results->listing.evaluation;
    if (!subtotals_matter(evaluation->campaign) ||
        row_count(evaluation) > ROWS_MOST)
        return;
    struct book_sheet *sheet =
        results_sheet_add(results, "Nhóm", columns, COLUMNS, COL_TITLE + 1, 2);
    size_t row = ROW_FIRST;
    for (size_t l = 0; l < evaluation->campaign->level_count; l++) {
        const struct level_score *level = &evaluation->levels[l];
        for (size_t u = 0; u < level->unit_count; u++)
            for (size_t i = 0; i < subtotal_count(level->level); i++)
                put_row(sheet, row++, level->level, level->units[u], i);
    }
    results_sheet_end(sheet, COLUMNS, row - ROW_FIRST);
}
