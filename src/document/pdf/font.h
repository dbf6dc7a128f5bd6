/* The four faces of the text font: the widths of their glyphs, and their bytes
 * ready to be embedded. May be included by document/pdf.
 *
 * Loaded once and never changed, so forked workers share the pages. */
#ifndef DTI_DOCUMENT_PDF_FONT_H
#define DTI_DOCUMENT_PDF_FONT_H

#include "base/deflate.h"
#include "document/pdf/truetype.h"

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
enum {
    FONT_ASCENT = 891,
    FONT_DESCENT = 216,
    FONT_CODES = 0x10000, /* of the Basic Multilingual Plane */
    FONT_NO_GLYPH = 0xFFFF
};

/* A face cut to some of its signs. Cuts are made at build time and are the same
 * in all documents, so they are deflated once and a document takes the smallest
 * that has all its signs; bundles of documents have each once. */
enum font_extent {
    EXTENT_LINES,      /* "Nơi nhận:" and lines of place, date and number */
    EXTENT_SOME,       /* what half of all documents print in the face */
    EXTENT_MOST,       /* and nineteen in twenty */
    EXTENT_COMMON,     /* what usual text has in any face */
    EXTENT_VIETNAMESE, /* all of Vietnamese */
    EXTENT_WHOLE,      /* Latin, Greek, Cyrillic, signs */
    EXTENT_COUNT
};

/* A face as it is embedded. */
struct font_program {
    char name[80];    /* with the tag of a subset, ABCDEF+Name */
    struct str bytes; /* TrueType, deflated */
    size_t size;      /* inflated */
};

struct font_cut {
    uint16_t *glyphs; /* of 65,536 codes, 0 for none */
    struct font_program program;
    struct str unicode;   /* CMap of its glyphs to Unicode, deflated */
    struct str widths;    /* of its glyphs, as a PDF array */
    struct str facts;     /* entries of its font descriptor, without the name */
    struct str file;      /* what it was made from */
    struct truetype from; /* lies in it */
};

struct font {
    uint16_t *widths; /* 65,536, in 1/1000 em; FONT_NO_GLYPH for none */
    struct font_cut cuts[EXTENT_COUNT];
};

struct font_set {
    struct font faces[FACE_COUNT];
};

/* Reads serif-*.ttf, each face in all its cuts, from `folder`; false and a
 * Vietnamese `error` where one is missing or is not a font. */
bool font_set_load(struct font_set *fonts, const char *folder, char *error,
                   size_t error_size);
void font_set_clear(struct font_set *fonts);

/* The smallest cut of a face that has all `codes`; the largest where none has.
 */
const struct font_cut *font_cut_for(const struct font *font,
                                    const uint16_t *codes, size_t count);

/* Makes a program of a cut that has the outlines of `codes` alone, under the
 * numbers that the cut gives its glyphs: for a large document, of which it
 * takes a twelfth. To be emptied with font_program_clear. */
void font_trim(const struct font_cut *cut, const uint16_t *codes, size_t count,
               struct deflater *deflater, struct font_program *program);
void font_program_clear(struct font_program *program);

/* The glyphs of a text, two bytes each, into `glyphs`, which has room for twice
 * its length; yields how many bytes they are. */
size_t font_glyphs(const struct font_cut *cut, const char *text, size_t length,
                   char *glyphs);

/* What stands for `codepoint` on paper: itself, a near look-alike that the
 * fonts have, 0 for what is invisible, FONT_REPLACEMENT for what is missing. */
enum { FONT_REPLACEMENT = 0x25A1 };
unsigned font_printable(const struct font_set *fonts, enum face face,
                        unsigned codepoint);

/* The width of printable text at `size` points. */
double font_text_width(const struct font_set *fonts, enum face face,
                       double size, const char *text, size_t length);

#endif
