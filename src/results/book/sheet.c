#include "results/book/part.h"

#include "results/names.h"

struct book_sheet *results_sheet_add(struct results_book *results,
                                     const char *title,
                                     const struct results_column *columns,
                                     size_t count, size_t fixed, unsigned pages)
{
    static const struct book_print print = {.landscape = true,
                                            .left = 0.5,
                                            .right = 0.4,
                                            .top = 0.6,
                                            .bottom = 0.6,
                                            .type = "&8"};
    struct book_print own = print;
    struct book_sheet *sheet = book_add_sheet(&results->book, title);
    own.pages = pages;
    book_put_text(sheet, ROW_TITLE, 0, title, STYLE_TITLE);
    book_put_text(sheet, ROW_SUBTITLE, 0,
                  results->listing.evaluation->campaign->title, STYLE_SUBTITLE);
    book_put_text(sheet, ROW_STAGE, 0,
                  names_stage(results->listing.evaluation->stage),
                  STYLE_SUBTITLE);
    for (size_t c = 0; c < count; c++)
        book_put_head(sheet, ROW_HEAD, c, columns[c].heading, columns[c].width,
                      STYLE_HEAD);
    book_set_height(sheet, ROW_TITLE, 24);
    book_set_height(sheet, ROW_HEAD, 48);
    book_freeze(sheet, ROW_FIRST, fixed);
    book_repeat(sheet, ROW_HEAD, fixed);
    book_set_print(sheet, &own);
    return sheet;
}

void results_sheet_put_sums(struct book_sheet *sheet, size_t row, size_t column,
                            const struct sums *sums)
{
    book_put_points(sheet, row, column++, sums->max, STYLE_POINTS);
    book_put_points(sheet, row, column++, sums->self, STYLE_POINTS);
    book_put_points(sheet, row, column++, sums->computed, STYLE_POINTS);
    for (size_t r = 0; r < ROUND_COUNT; r++)
        book_put_points(sheet, row, column++, sums->rounds[r], STYLE_POINTS);
    book_put_points(sheet, row, column, sums->final, STYLE_BOLD_POINTS);
}

void results_sheet_put_rank(struct book_sheet *sheet, size_t row, size_t column,
                            size_t rank)
{
    if (rank)
        book_put_count(sheet, row, column, (int64_t)rank, STYLE_COUNT);
    else
        book_put_blank(sheet, row, column, column, STYLE_COUNT);
}

void results_sheet_end(struct book_sheet *sheet, size_t columns, size_t rows)
{
    size_t last = ROW_HEAD + (rows ? rows : 1);
    book_filter(sheet, ROW_HEAD, last, columns - 1);
    book_set_print_area(sheet, last, columns - 1);
}
