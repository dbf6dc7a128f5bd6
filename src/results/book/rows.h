/* Sheets of which each unit has some rows: an indicator or group each. May be
 * included by results/book. */
#ifndef DTI_RESULTS_BOOK_ROWS_H
#define DTI_RESULTS_BOOK_ROWS_H

#include "results/book/part.h"

enum {
    COL_LEVEL,
    COL_UNIT,
    COL_NAME,
    COL_CODE,
    COL_TITLE,
    COL_OWN /* the first that differs from sheet to sheet */
};
#define COLUMNS_OF_ROWS(title)                                                 \
    {"Cấp", 16}, {"Mã đơn vị", 15}, {"Tên đơn vị", 30}, {"Mã", 7},             \
    {                                                                          \
        title, 48                                                              \
    }
struct results_rows {
    const char *title;
    const struct results_column *columns; /* the first are COLUMNS_OF_ROWS */
    size_t column_count;
    size_t (*count)(const struct level *level); /* of a unit */
    /* Writes one, from COL_CODE on. */
    void (*put)(struct book_sheet *sheet, size_t row,
                const struct campaign *campaign, const struct level *level,
                const struct unit_score *score, size_t i);
};

/* Nothing where there are more rows than an office computer opens with ease;
 * a CSV file has them all. */
void results_sheet_add_rows(struct results_book *results,
                            const struct results_rows *rows);

#endif
