/* What libharu's public functions do not offer, done through its internal
 * headers. May be included by document/pdf.
 *
 * The public header types every object as `void *` and cannot be included with
 * the internal ones, so documents, pages and fonts are `void *` here. */
#ifndef DTI_DOCUMENT_PDF_INSIDE_H
#define DTI_DOCUMENT_PDF_INSIDE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { PDF_INSIDE_CODES = 0x10000 };

/* Gives the document a TrueType font from memory, to be embedded as a subset
 * under `tag` (six capitals). Returns the name to ask for it by, which lives as
 * long as the document; NULL where it is not a usable font. libharu 2.3.0 reads
 * fonts from files only, and keeps the file open: after a fork all workers
 * would move one file position. */
const char *pdf_inside_load_font(void *doc, const char *bytes, size_t length,
                                 const char *tag);

/* The width of each code of the Basic Multilingual Plane in 1/1000 em, as
 * libharu writes it into the file; FONT_NO_GLYPH where there is none. */
void pdf_inside_font_widths(void *doc, const char *name,
                            uint16_t widths[PDF_INSIDE_CODES]);

/* The font to print with, made for the codes of which `used` says so; the
 * others have no glyph in it. Without this libharu looks up all 65,536 codes
 * of each font and writes a table of them, which takes longer than printing
 * the pages. NULL on failure. */
void *pdf_inside_font(void *doc, const char *name,
                      const bool used[PDF_INSIDE_CODES]);

/* Puts a right map to Unicode in the place of libharu's, which viewers reject.
 * Codes are UCS-2, so it is the identity; `rows[h]` says that the font has
 * codes 0xhh00 to 0xhhFF. */
bool pdf_inside_unicode_map(void *font, const bool rows[256]);

/* Adds the glyph of `code` to those that are embedded. */
void pdf_inside_use_glyph(void *doc, const char *name, uint16_t code);

/* After saving: whether the font went into the file. Where libharu fails to cut
 * a font it leaves it out and reports success. */
bool pdf_inside_is_embedded(void *doc, const char *name);

/* Makes a destination leave the reader's zoom as it is, which libharu refuses
 * to write (a zoom of 0, ISO 32000-1 table 151). */
bool pdf_inside_keep_zoom(void *destination);

/* Language, and the title instead of the file's name in the window's bar. */
bool pdf_inside_catalog(void *doc, const char *language);

#endif
