/* What makes a PDF an archival one that anyone can read: the statement of the
 * standards that it keeps (PDF/A-2a, ISO 19005-2; PDF/UA-1, ISO 14289-1), and
 * the colours that its colours are. May be included by document/pdf and
 * document/join. */
#ifndef DTI_DOCUMENT_PDF_ARCHIVE_H
#define DTI_DOCUMENT_PDF_ARCHIVE_H

#include "document/pdf/objects.h"

struct pdf_info;

/* Writes the metadata of a document, an XMP packet (ISO 16684-1), as the stream
 * `number`. They say the same as its information dictionary. */
void archive_metadata(const struct pdf_info *info, struct objects *objects,
                      unsigned number);

/* Appends an ICC profile (ICC.1:2004-10) of sRGB, IEC 61966-2-1. */
void archive_profile(struct str *out);

/* Who made the file. */
#define ARCHIVE_PRODUCER "dti, Haru Free PDF Library"

/* Appends the entry of the catalogue that says what the colours are: `profile`
 * is the object with the profile. */
void archive_intent(unsigned profile, struct str *out);

/* Appends a moment as a PDF has it (ISO 32000-1 7.9.4). */
void archive_date(int64_t moment, struct str *out);

#endif
