/* A TrueType font (ISO/IEC 14496-22): what a PDF has to know of it. May be
 * included by document/pdf/font.h.
 *
 * Nothing is trusted: what lies outside the file reads as 0. */
#ifndef DTI_DOCUMENT_PDF_TRUETYPE_H
#define DTI_DOCUMENT_PDF_TRUETYPE_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

enum truetype_table {
    TABLE_CMAP,
    TABLE_GLYF,
    TABLE_HEAD,
    TABLE_HHEA,
    TABLE_HMTX,
    TABLE_LOCA,
    TABLE_MAXP,
    TABLE_NAME,
    TABLE_OS2,
    TABLE_POST,
    TABLE_COUNT
};

struct truetype {
    const char *bytes; /* lent */
    size_t length;
    struct {
        size_t offset, length;
    } tables[TABLE_COUNT];
    unsigned units;  /* of an em */
    unsigned glyphs; /* how many there are */
};

/* False where it is not a TrueType font with all of these tables. */
bool truetype_open(struct truetype *font, const char *bytes, size_t length);

/* The glyph of each code of the Basic Multilingual Plane, 0 for none. */
enum { TRUETYPE_CODES = 0x10000 };
void truetype_map(const struct truetype *font, uint16_t glyphs[TRUETYPE_CODES]);

/* The width of a glyph in 1/1000 em, rounded down. */
unsigned truetype_width(const struct truetype *font, unsigned glyph);

/* What a font descriptor holds (ISO 32000-1 table 122), in 1/1000 em. */
struct truetype_facts {
    char name[64]; /* PostScript's */
    int ascent, descent, cap_height, box[4];
    int italic_angle; /* degrees, counter-clockwise */
    int stem;         /* width of an upright one; fonts do not say it, so it is
                         made from the weight */
};
void truetype_facts(const struct truetype *font, struct truetype_facts *facts);

/* Marks what the marked glyphs are put together from: `kept` has a place for
 * each glyph. */
void truetype_keep_parts(const struct truetype *font, bool *kept);

/* Appends the font as it is embedded: glyphs and their measures alone. Those
 * that are not `kept` (NULL: all are) have their measures, but no outline. */
void truetype_program(const struct truetype *font, const bool *kept,
                      struct str *out);

#endif
