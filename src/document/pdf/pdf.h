/* Pages of text, lines and rectangles as PDF bytes, over libharu. May be
 * included by document/paper.h, document/layout, document/join/join.h,
 * document/pdf/archive.c and document/pdf/save.h.
 *
 * Points of 1/72 inch; x from the left edge, y from the top edge downwards.
 * Errors stick: after the first every call does nothing and pdf_finish says
 * what went wrong. One struct pdf prints many documents, one after another,
 * and reads the fonts once. */
#ifndef DTI_DOCUMENT_PDF_PDF_H
#define DTI_DOCUMENT_PDF_PDF_H

#include "document/pdf/font.h"
#include "document/pdf/structure.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One ink, one accent, one tint; the rest is shades between. */
enum color {
    COLOR_BLACK,
    COLOR_WHITE,
    COLOR_INK,
    COLOR_ACCENT,
    COLOR_TINT,
    COLOR_TRACK,
    COLOR_HAIR,
    COLOR_GREY,
    COLOR_COUNT
};

struct pdf;

/* `fonts` is lent and must outlive it. NULL where libharu refuses them. */
struct pdf *pdf_new(const struct font_set *fonts);
void pdf_free(struct pdf *pdf);

struct pdf_info {
    const char *title, *author, *subject, *keywords; /* UTF-8; may be "" */
    int64_t created;                                 /* seconds since 1970 */
};

/* Begins a document; what `info` points to is lent until it is finished. */
void pdf_begin(struct pdf *pdf, const struct pdf_info *info);

/* Announces a text: fonts are cut to what was announced between pdf_begin and
 * the first page. */
void pdf_expect(struct pdf *pdf, enum face face, const char *text,
                size_t length);

/* The structure of the document, before its first page; lent until the document
 * is finished. Without it all that is printed is an artifact. */
void pdf_structure(struct pdf *pdf, const struct structure *structure);

/* What the marks that follow belong to: an element of the structure, or the
 * paper alone. */
enum artifact {
    ARTIFACT_LAYOUT,     /* rules, bands, boxes */
    ARTIFACT_PAGINATION, /* page numbers, headings that are printed again */
    ARTIFACT_COUNT
};
void pdf_element(struct pdf *pdf, const struct element *element);
void pdf_artifact(struct pdf *pdf, enum artifact artifact);

void pdf_page(struct pdf *pdf, double width, double height);

/* Prints `length` bytes from the baseline point (x, y). The text must be
 * printable (font_printable) and announced. */
void pdf_text(struct pdf *pdf, enum face face, double size, enum color color,
              double x, double y, const char *text, size_t length);
void pdf_rect(struct pdf *pdf, enum color color, double x, double y,
              double width, double height);
void pdf_line(struct pdf *pdf, enum color color, double thickness, double x1,
              double y1, double x2, double y2);

/* Makes a rectangle of the page open `address`, if it belongs to an element:
 * that of the link. */
void pdf_link(struct pdf *pdf, double x, double y, double width, double height,
              const char *address);

/* An empty signature field in a rectangle of the page, which tools that sign
 * find; it belongs to an element of its own. `words` say what is signed. */
void pdf_field(struct pdf *pdf, double x, double y, double width, double height,
               const char *words);

/* A bookmark of `level` (from 1) to height `y` of the page. */
void pdf_bookmark(struct pdf *pdf, int level, const char *title, double y);

/* Ends the document and appends its bytes to `out`. False and a Vietnamese
 * `error` where anything failed since pdf_begin; `out` is then unchanged. */
bool pdf_finish(struct pdf *pdf, struct str *out, char *error,
                size_t error_size);

#endif
