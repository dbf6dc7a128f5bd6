#include "results/book/rows.h"

enum { ROWS_MOST = 100000 };

static size_t count_rows(const struct evaluation *evaluation,
                         const struct results_rows *rows)
{
    size_t count = 0;
    for (size_t l = 0; l < evaluation->campaign->level_count; l++)
        count += evaluation->levels[l].unit_count *
                 rows->count(evaluation->levels[l].level);
    return count;
}

static size_t put_unit(struct book_sheet *sheet, size_t row,
                       const struct campaign *campaign,
                       const struct results_rows *rows,
                       const struct unit_score *score)
{
    const struct level *level = &campaign->levels[score->unit->level];
    size_t count = rows->count(level);
    for (size_t i = 0; i < count; i++) {
        book_put_text(sheet, row + i, COL_LEVEL, level->title, STYLE_TEXT);
        book_put_text(sheet, row + i, COL_UNIT, score->unit->code, STYLE_CODE);
        book_put_text(sheet, row + i, COL_NAME, score->unit->name, STYLE_TEXT);
        rows->put(sheet, row + i, campaign, level, score, i);
    }
    return row + count;
}

void results_sheet_add_rows(struct results_book *results,
                            const struct results_rows *rows)
{
    const struct evaluation *evaluation = results->listing.evaluation;
    if (count_rows(evaluation, rows) > ROWS_MOST)
        return;
    struct book_sheet *sheet =
        results_sheet_add(results, rows->title, rows->columns,
                          rows->column_count, COL_TITLE + 1, 2);
    size_t row = ROW_FIRST;
    for (size_t l = 0; l < evaluation->campaign->level_count; l++)
        for (size_t u = 0; u < evaluation->levels[l].unit_count; u++)
            row = put_unit(sheet, row, evaluation->campaign, rows,
                           evaluation->levels[l].units[u]);
    results_sheet_end(sheet, rows->column_count, row - ROW_FIRST);
}
