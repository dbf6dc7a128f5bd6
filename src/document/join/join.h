/* Several PDFs that this program printed as one: pages, structure, fields. May
 * be included by document.
 *
 * Each stays as it was printed: the contents of its pages are copied as they
 * are, deflated, and nothing is laid out again. Fonts and colours that are the
 * same in several are written once. The whole is tagged and archival as its
 * parts are; it has one bookmark for each, and no others. */
#ifndef DTI_DOCUMENT_JOIN_JOIN_H
#define DTI_DOCUMENT_JOIN_JOIN_H

#include "document/pdf/pdf.h"

struct join;

/* Begins a file, which is appended to `out`, lent until join_free. */
struct join *join_new(struct str *out);
void join_free(struct join *join);

/* Adds a PDF; `title` is its bookmark. False where it is not such a PDF, or is
 * damaged: then the file is of no use. */
bool join_add(struct join *join, const void *pdf, size_t length,
              const char *title);

/* Ends the file. */
void join_finish(struct join *join, const struct pdf_info *info);

#endif
