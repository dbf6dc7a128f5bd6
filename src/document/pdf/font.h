/* The four faces of the text font: their bytes and the widths of their
 * glyphs. May be included by document/pdf.
 *
 * Loaded once and never changed, so forked workers share the pages. */
#ifndef DTI_DOCUMENT_PDF_FONT_H
#define DTI_DOCUMENT_PDF_FONT_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

enum face {
    FACE_REGULAR,
    FACE_BOLD,
    FACE_ITALIC,
    FACE_BOLD_ITALIC,
    FACE_COUNT
};

/* In 1/1000 of the size, the same for the four faces of Liberation Serif. */
enum { FONT_ASCENT = 891, FONT_DESCENT = 216, FONT_NO_GLYPH = 0xFFFF };

struct font {
    struct str bytes;
    char tag[7];         /* of the subset, six capitals */
    uint16_t *widths;    /* 65,536, in 1/1000 em; FONT_NO_GLYPH for none */
    bool code_rows[256]; /* which 0xhh00 to 0xhhFF hold glyphs */
};

struct font_set {
    struct font faces[FACE_COUNT];
};

/* Reads serif-*.ttf from `folder`; false and a Vietnamese `error` where one is
 * missing or is not a font. */
bool font_set_load(struct font_set *fonts, const char *folder, char *error,
                   size_t error_size);
void font_set_clear(struct font_set *fonts);

/* What stands for `codepoint` on paper: itself, a near look-alike that the
 * fonts have, 0 for what is invisible, FONT_REPLACEMENT for what is missing. */
enum { FONT_REPLACEMENT = 0x25A1 };
unsigned font_printable(const struct font_set *fonts, enum face face,
                        unsigned codepoint);

/* The width of printable text at `size` points. */
double font_text_width(const struct font_set *fonts, enum face face,
                       double size, const char *text, size_t length);

#endif
