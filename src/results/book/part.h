/* The inside of results.xlsx. May be included by results/book. */
#ifndef DTI_RESULTS_BOOK_PART_H
#define DTI_RESULTS_BOOK_PART_H

#include "results/book/book.h"
#include "process/process.h"
#include "results/listing.h"
#include "xlsx/write/sheet.h"

enum results_style {
    STYLE_TITLE,
    STYLE_SUBTITLE,
    STYLE_HEAD,
    STYLE_TEXT,
    STYLE_WRAPPED,
    STYLE_CODE,
    STYLE_COUNT,
    STYLE_POINTS,
    STYLE_BOLD_POINTS,
    STYLE_RATIO,
    STYLE_ERROR,
    STYLE_MUTED,
    STYLES
};

struct results_book {
    struct book book;
    const struct process *process; /* lent */
    struct listing listing;
};

/* Rows of every sheet: title, what it is of and at which step, headings, then
 * the list. */
enum { ROW_TITLE, ROW_SUBTITLE, ROW_STAGE, ROW_HEAD, ROW_FIRST };

struct results_column {
    const char *heading;
    double width; /* in characters */
};

/* The columns of what results_sheet_put_sums writes: how many, and what stands
 * over them. */
enum { POINTS_COLUMNS = 7 };
#define COLUMNS_OF_POINTS(round1, round2, council)                             \
    {"Điểm tối đa", 9}, {"Tự đánh giá", 9}, {"Điểm tính", 9}, {round1, 9},     \
        {round2, 9}, {council, 9},                                             \
    {                                                                          \
        "Kết quả", 9                                                           \
    }

/* A sheet with title and headings, frozen below them and right of the first
 * `fixed` columns, printed on paper as wide as `pages`. */
struct book_sheet *results_sheet_add(struct results_book *results,
                                     const char *title,
                                     const struct results_column *columns,
                                     size_t count, size_t fixed,
                                     unsigned pages);

/* Filter and print area of a sheet whose list has `rows` rows. */
void results_sheet_end(struct book_sheet *sheet, size_t columns, size_t rows);

/* The points of a row, in the columns from `column` on: maximum, self,
 * computed, each round, and the result in bold. */
void results_sheet_put_sums(struct book_sheet *sheet, size_t row, size_t column,
                            const struct sums *sums);

/* A rank, blank for 0. */
void results_sheet_put_rank(struct book_sheet *sheet, size_t row, size_t column,
                            size_t rank);

void results_book_put_level(struct results_book *results,
                            const struct level *level);
void results_book_put_owed(struct results_book *results,
                           const struct process *process);
/* One row a unit and indicator, of all levels. */
void results_book_put_groups(struct results_book *results);
void results_book_put_indicators(struct results_book *results);
/* One row a unit: its index and rank in each year, earlier ones and this one;
 * and one a level, with the means. Nothing where there is no earlier year. */
void results_book_put_years(struct results_book *results);
void results_book_put_problems(struct results_book *results);

#endif
