/* Rows of a table by their codes, also where Excel has garbled them. May be
 * included by intake. */
#ifndef DTI_INTAKE_TABLE_ROWS_H
#define DTI_INTAKE_TABLE_ROWS_H

#include "intake/reading.h"

enum row_kind {
    ROW_PLAIN,     /* no code; may hold data all the same */
    ROW_HEADING,   /* a group's number, a roman number, a total */
    ROW_INDICATOR, /* `4.3` */
    ROW_INPUT,     /* `4.3.a` */
    ROW_DOCUMENTS, /* no code; further documents (document_rows.h) */
    ROW_UNKNOWN,   /* a code of nothing */
    ROW_GARBLED    /* a code that Excel changed; only before rows_read ends */
};

enum { ROW_CANDIDATES = 4 };

struct table_row {
    uint32_t row;
    enum row_kind kind;
    const char *code;      /* as typed */
    bool prose;            /* UNKNOWN: not even of the form of a code */
    size_t indicator;      /* INDICATOR, INPUT, DOCUMENTS: index in the level */
    size_t input;          /* INPUT: index in the indicator */
    const char *unit_code; /* of forms with a column of units, or "" */
    /* What a garbled code may have been: an indicator, or a group (index + 1;
     * 0: none). */
    size_t candidates[ROW_CANDIDATES], candidate_count, candidate_group;
};

struct rows {
    VEC_OF(struct table_row);
};

/* The rows below the heading in order, without blank ones and repeated
 * headings. Prose in the column of codes (notes, signatures) is no code unless
 * its row has values or points. Garbled codes are told apart by title, else by
 * the neighbouring rows, or else reported; ROW_UNKNOWN is for the caller to
 * report. The list lives until rows_clear, its texts in the intake's arena. */
void rows_read(struct reading *r, const struct level *level, struct rows *out);
void rows_clear(struct rows *rows);

/* The last row with a code that is known, 0 for none: below it the table has
 * ended. */
uint32_t rows_last_coded(const struct rows *rows);

/* Text such as `4.3`, ` 4,3. `, `4.3.A)`, `4.3a` or, for a row below indicator
 * `current` (SIZE_MAX: none), `b)`: fills kind, indicator and input. */
void row_code_read(const char *text, const struct level *level, size_t current,
                   struct table_row *out);

/* `4.3.b`, in the intake's arena. */
const char *row_input_code(struct reading *r, const struct indicator *indicator,
                           size_t input);

#endif
