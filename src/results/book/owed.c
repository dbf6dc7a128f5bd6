/* The sheet of what is owed: the rows of viec-can-lam.csv. */
#include "results/book/part.h"

#include "results/owed.h"

#include <stdlib.h>

/* Whose it is stays in sight. */
enum { FIXED = 2 };

static void put_row(struct book_sheet *sheet, size_t row,
                    const struct process *process, const struct obligation *o)
{
    struct str text = {0};
    for (size_t c = 0; c < owed_column_count; c++) {
        str_reset(&text);
        owed_columns[c].put(process, o, &text);
        if (owed_columns[c].number)
            book_put_count(sheet, row, c, strtol(str_text(&text), NULL, 10),
                           STYLE_COUNT);
        else
            book_put_tall(sheet, row, c, str_text(&text), STYLE_WRAPPED);
    }
    str_clear(&text);
}

void results_book_put_owed(struct results_book *results,
                           const struct process *process)
{
    struct results_column *columns =
        mem_calloc(owed_column_count, sizeof *columns);
    for (size_t c = 0; c < owed_column_count; c++)
        columns[c] = (struct results_column){owed_columns[c].heading,
                                             owed_columns[c].width};
    struct book_sheet *sheet = results_sheet_add(
        results, "Việc cần làm", columns, owed_column_count, FIXED, 1);
    for (size_t i = 0; i < process->count; i++)
        put_row(sheet, ROW_FIRST + i, process, &process->items[i]);
    results_sheet_end(sheet, owed_column_count, process->count);
    free(columns);
}
