/* Blocks become pieces, pieces become pages. May be included by
 * document/document.c, document/check and document/layout.
 *
 *   block -> (paragraph.c, table*.c, chart*.c, letterhead.c, signature.c)
 *         -> pieces: heights and marks, measured but without a place
 *         -> layout_expect: page.c chooses all page breaks of the document at
 *            once
 *         -> layout_print puts the marks on paper
 *
 * Points of the layout (paper.h), y downwards. Everything lives in the layout's
 * arena. */
#ifndef DTI_DOCUMENT_LAYOUT_LAYOUT_H
#define DTI_DOCUMENT_LAYOUT_LAYOUT_H

#include "base/vec.h"
#include "document/block.h"
#include "document/document.h"
#include "document/paper.h"
#include "document/layout/roles.h"

#define BODY_SIZE 13.0
#define BODY_INDENT MM(10)
#define BODY_SPACE 6.0 /* between paragraphs */

enum mark_kind { MARK_TEXT, MARK_RECT, MARK_LINE, MARK_FIELD };

/* Something on the page, placed from the top left corner of its piece. */
struct mark {
    enum mark_kind kind;
    enum color color;
    double x, y;          /* TEXT: the baseline; LINE: its start */
    double width, height; /* RECT, FIELD; LINE: to its end; TEXT: width alone */
    double size;          /* TEXT: of the font; LINE: thickness */
    enum face face;
    size_t length;
    const char *text;              /* FIELD: what is to be signed, whole */
    const char *link;              /* or NULL */
    const struct element *element; /* what it belongs to; NULL: artifact */
};

struct bookmark {
    const char *title;
    int level;
    struct bookmark *next;
};

/* What a page break before a piece costs; pages are chosen so that the sum is
 * least. A page more costs PAGE_COST. */
enum {
    BREAK_FREE = 0,
    PAGE_COST = 1000,
    BREAK_BAD = 4000,     /* worse than an extra page */
    BREAK_NEVER = 1000000 /* unless nothing else fits */
};

/* What no page break can cut. */
struct piece {
    double height;
    double space;              /* above it; none at the top of a page */
    long break_cost;           /* of a page break before it */
    bool page_break;           /* always a page break before it */
    const struct paper *paper; /* that it stands on */
    struct mark *marks;
    size_t mark_count;
    struct bookmark *bookmarks;      /* to its top */
    const struct table_pages *table; /* a body row's table, or NULL */
    const struct piece *heading; /* printed again where the piece begins a page:
                                    of the slide that goes on; or NULL */
    struct mark
        *again; /* printed too where it begins a page: whose row it is */
    size_t again_count;
};

/* What rows of one table share. */
struct table_pages {
    struct piece head; /* printed again on each page; no height: none */
    size_t row_count;
};

struct pieces {
    struct piece *items;
    size_t count, capacity;
};

/* A page: its pieces. */
struct page_range {
    size_t first, end;
};

struct page_ranges {
    struct page_range *items;
    size_t count, capacity;
};

struct layout {
    struct arena *arena;
    const struct font_set *fonts;
    struct document_report *report;
    struct pieces pieces;
    struct page_ranges pages; /* once they are chosen */
    double width, height;     /* of the text area where the next piece goes */
    struct roles roles;
    const struct paper *paper;
    const struct piece *heading; /* of the slide, once it stands; or NULL */
    bool page_break;
    double space; /* wanted above the next piece; the larger wins */
    long break_cost;
    struct bookmark *bookmarks, **bookmarks_end;
    struct piece stamp; /* in the margin of each page; no marks: none */
    double stamp_width;
    const char *terms; /* held together in titles, in lower case, or NULL */
    struct {
        struct mark *items;
        size_t count, capacity;
    } marks; /* being gathered for the next piece */
    char *error;
    size_t error_size;
};

/* Sets up an empty layout; `paper` is that of the first page. */
void layout_init(struct layout *layout, struct arena *arena,
                 const struct font_set *fonts, struct document_report *report,
                 const struct paper *paper, char *error, size_t error_size);

/* The paper of the pieces to come. */
void layout_paper(struct layout *layout, const struct paper *paper);
void layout_clear(struct layout *layout);

/* Has `words`, such as "DỰ THẢO", printed in a frame at the right end of the
 * top margin of each page; "" prints none. What does not fit beside the page
 * number is left off. The words are lent until all is printed. */
void layout_stamp(struct layout *layout, const char *words);

/* Makes pieces of the blocks. False and the layout's error where a block says
 * what is not understood. */
bool layout_blocks(struct layout *layout, const struct blocks *blocks);

/* Chooses the pages and announces their texts; an empty document is one empty
 * page. Before the first page of the PDF. */
void layout_expect(struct layout *layout, struct pdf *pdf);

/* Prints all pages and says how many. */
unsigned layout_print(const struct layout *layout, struct pdf *pdf);

/* ---- for those who make pieces ---- */

/* Ends the piece whose marks were gathered; adds the space, break cost,
 * bookmarks and page break that wait for it. Valid until the next call. */
struct piece *layout_piece(struct layout *layout, double height);

/* Space above the next piece and the cost of a page break before it. The
 * largest of several wishes counts. */
void layout_space(struct layout *layout, double space);
void layout_keep(struct layout *layout, long break_cost);
void layout_bookmark(struct layout *layout, int level, const char *title);

struct mark *layout_mark(struct layout *layout, enum mark_kind kind,
                         enum color color, double x, double y);
void layout_rect(struct layout *layout, enum color color, double x, double y,
                 double width, double height);
void layout_line(struct layout *layout, enum color color, double thickness,
                 double x1, double y1, double x2, double y2);

/* Copies the gathered marks into the arena and forgets them. */
struct mark *layout_take_marks(struct layout *layout, size_t *count);

static inline double larger(double a, double b)
{
    return a > b ? a : b;
}

static inline double smaller(double a, double b)
{
    return a < b ? a : b;
}

/* False, with the error set. */
__attribute__((format(printf, 2, 3))) bool layout_fail(struct layout *layout,
                                                       const char *format, ...);

/* Whether a fenced block of this name can be printed, and whether a line of it
 * may begin with `key`; else false, with an `error` that names what may be. */
bool layout_check_fence(const char *name, size_t length, char *error,
                        size_t error_size);
bool layout_check_line(const char *name, size_t length, const char *key,
                       size_t key_length, char *error, size_t error_size);

/* What a table's `widths` ask for a column. */
struct column_wish {
    double size; /* points, or a share of what those leave */
    bool is_share;
};
enum { LAYOUT_COLUMNS = 64 };

/* Reads "1 6 1.5 12mm" into LAYOUT_COLUMNS wishes; how many there are, 0 where
 * it is not understood. */
size_t layout_read_widths(const char *widths, struct column_wish *wishes);

#endif
