/* Workbooks as Excel opens them. May be included by everything.
 *
 * A book is made in memory, and nothing in it depends on the clock. Its digest
 * is of all that was put into it, so that books of one program with the same
 * digest have the same bytes; fonts and styles are taken for a part of the
 * program. Errors are
 * kept, the first of them, until book_finish tells it: calls need no check. No
 * text becomes a formula or a link by itself, and whatever Excel or
 * libxlsxwriter 1.1.4 cannot take (`_x0041_`, U+FFFF, texts that are too long)
 * is escaped or cut before it gets there. Rows and columns count from 0. Texts
 * are UTF-8. */
#ifndef DTI_XLSX_WRITE_BOOK_H
#define DTI_XLSX_WRITE_BOOK_H

#include "base/arena.h"
#include "base/decimal.h"
#include "base/points.h"
#include "base/sha256.h"
#include "base/str.h"
#include "base/vec.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum book_align { BOOK_GENERAL, BOOK_LEFT, BOOK_CENTRE, BOOK_RIGHT };
enum book_border { BOOK_NO_BORDER, BOOK_BELOW, BOOK_AROUND };

/* How a cell looks, and whether it may be filled in on a protected sheet. */
struct book_style {
    double size; /* of the type, in points; 0: a fill alone, to paint with */
    bool bold, italic, underline, wrap, unlocked;
    enum book_align align;
    enum book_border border;
    unsigned fill, ink, line; /* RGB; 0: no fill, black, black */
    unsigned indent;
    double room;        /* above and below a text that its row is as high as */
    const char *format; /* of numbers; NULL: General */
};

/* What a book starts from; all of it is lent until the book is finished. */
struct book_setup {
    const char *title, *author; /* "" or NULL: none */
    int64_t created;            /* seconds since 1970 */
    const char *font;           /* of every style */
    double breadth; /* of its letters where those of Times New Roman are 1 */
    bool font_sets_widths; /* columns are measured in it, not in Calibri */
    const struct book_style *styles;
    size_t style_count;
    size_t list_head, list_text; /* styles of the options of long lists */
    char *digest;   /* of what the book holds, set by book_finish; or NULL */
    bool described; /* nothing is made but the digest, which is not NULL */
};

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

struct shared_formula;

/* Formulas of a sheet that go down a column (share.h). */
struct book_shared {
    VEC_OF(struct shared_formula *) formulas;
    VEC_OF(size_t) newest; /* of each column, from 1; 0: none */
    size_t used;           /* that more than one row has */
};

struct book_sheet {
    struct book *book;
    struct lxw_worksheet *inner; /* NULL where the book is only described */
    const char *name;
    size_t number;  /* its place in the book */
    double *widths; /* of its first columns; 0 where it was not set */
    size_t width_count;
    size_t links;
    size_t row; /* whose height is `height`, in points */
    double height;
    struct book_shared shared;
};

struct book {
    struct book_setup setup;
    struct lxw_workbook *workbook;
    struct lxw_format **formats; /* a format for each style */
    struct arena arena;          /* texts that live as long as the book */
    struct {
        char **items; /* names of sheets in use, case folded */
        size_t count, capacity;
    } names;
    VEC_OF(struct book_sheet *) sheets; /* in their order */
    struct book_sheet *lists;           /* of options that are long, or NULL */
    size_t list_count;
    struct sha256 *sum;     /* of the description so far (describe.c), */
    struct str description; /* and what is not in it yet */
    int fd;                 /* the memory that it is written to, */
    char path[32];          /* and its path (memory.h) */
    int failure;            /* errno value of the first that failed, or 0 */
};

/* Starts a book; 0, or an errno value where the machine has no room for one,
 * and then there is nothing to finish. */
int book_open(struct book *book, const struct book_setup *setup);

/* Ends the book, whatever happened, and appends its bytes to `out`, unless it
 * was only described. 0, or the errno value of the first failure, and nothing
 * is appended; ENOSPC where the disk for temporary files is full, for the parts
 * are made in files there. */
int book_finish(struct book *book, struct str *out);

/* A new sheet without grid lines. Its name is `title` as far as it may stand in
 * a name, unlike every other of the book. Lent by the book. */
struct book_sheet *book_add_sheet(struct book *book, const char *title);

/* --- cells --- */

void book_put_text(struct book_sheet *sheet, size_t row, size_t column,
                   const char *text, size_t style);
/* The same, and makes the row as high as the text needs in its column: its
 * width has to be known, and the height is not reset before the next row. */
void book_put_tall(struct book_sheet *sheet, size_t row, size_t column,
                   const char *text, size_t style);
void book_put_count(struct book_sheet *sheet, size_t row, size_t column,
                    int64_t count, size_t style);
/* A number; as text, with a decimal comma, where it has more digits than a
 * cell can hold. */
void book_put_decimal(struct book_sheet *sheet, size_t row, size_t column,
                      struct decimal number, size_t style);
/* An empty cell for POINTS_NONE and for RATIO_NONE. */
void book_put_points(struct book_sheet *sheet, size_t row, size_t column,
                     points_t points, size_t style);
void book_put_ratio(struct book_sheet *sheet, size_t row, size_t column,
                    ratio4_t ratio, size_t style);
/* Empty cells from `first` to `last`. */
void book_put_blank(struct book_sheet *sheet, size_t row, size_t first,
                    size_t last, size_t style);
/* One text over the columns from `first` to `last`. */
void book_put_across(struct book_sheet *sheet, size_t row, size_t first,
                     size_t last, const char *text, size_t style);

/* A formula and the value that it has now, for readers that do not compute. */
void book_put_points_formula(struct book_sheet *sheet, size_t row,
                             size_t column, const char *formula, points_t now,
                             size_t style);
void book_put_count_formula(struct book_sheet *sheet, size_t row, size_t column,
                            const char *formula, int64_t now, size_t style);
void book_put_text_formula(struct book_sheet *sheet, size_t row, size_t column,
                           const char *formula, const char *now, size_t style);

/* A text that opens `url` when it is clicked; the text alone where the address
 * is not one of http(s) that Excel takes, or the sheet has all the links that
 * it may have. */
void book_put_link(struct book_sheet *sheet, size_t row, size_t column,
                   const char *url, const char *text, size_t style);
/* A text that leads to a cell of another sheet of the book. */
void book_put_jump(struct book_sheet *sheet, size_t row, size_t column,
                   const struct book_sheet *target, size_t target_row,
                   size_t target_column, const char *text, size_t style);

/* A note that is seen when the mouse rests on the cell, as large as it needs.
 */
void book_put_note(struct book_sheet *sheet, size_t row, size_t column,
                   const char *text);

/* The head of a column of `width` characters, in a row that is as high as it
 * needs. */
void book_put_head(struct book_sheet *sheet, size_t row, size_t column,
                   const char *text, double width, size_t style);

#endif
