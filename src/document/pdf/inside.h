/* What libharu's public functions do not offer, done through its internal
 * headers. May be included by document/pdf/pdf.c and document/pdf/save.c.
 *
 * The public header types every object as `void *` and cannot be included with
 * the internal ones, so documents, pages and objects are `void *` here. */
#ifndef DTI_DOCUMENT_PDF_INSIDE_H
#define DTI_DOCUMENT_PDF_INSIDE_H

#include "base/str.h"

#include <stdbool.h>

/* Makes a destination leave the reader's zoom as it is, which libharu refuses
 * to write (a zoom of 0, ISO 32000-1 table 151). */
bool inside_keep_zoom(void *destination);

/* Takes the resources of a page away: they are written once for all pages. */
bool inside_bare_page(void *page);

/* The object of a page's contents. */
void *inside_contents(void *page);

/* The catalogue and the information dictionary of a document. */
void *inside_catalog(void *doc);
void *inside_info(void *doc);

/* Numbers the objects of a document from 1 and yields the highest number.
 * libharu's own numbers count an object for each stream's length, which goes
 * into the stream's dictionary instead. */
unsigned inside_number_objects(void *doc);
unsigned inside_number(const void *object);

/* Calls `write` with every object in the order of their numbers and its text,
 * which is NULL for a stream. False where libharu reports an error. */
typedef void inside_writer(void *context, void *object, unsigned number,
                           const struct str *text);
bool inside_write_objects(void *doc, inside_writer *write, void *context);

#endif
