/* Bytes deflated, one stream after another, in memory that is set up once.
 * May be included by document/pdf and document/join. */
#ifndef DTI_DOCUMENT_PDF_DEFLATE_H
#define DTI_DOCUMENT_PDF_DEFLATE_H

#include "base/str.h"

#define ZLIB_CONST
#include <zlib.h>

struct deflater {
    z_stream stream;
    int level;
};

/* `level` is zlib's, 1 to 9. */
void deflater_init(struct deflater *deflater, int level);
void deflater_clear(struct deflater *deflater);

/* Appends `bytes` to `out` as a whole zlib stream (PDF's FlateDecode). */
void deflater_pack(struct deflater *deflater, const void *bytes, size_t length,
                   struct str *out);

/* The same of two texts, one after the other, each of short repetitions and
 * with signs of its own: 7 % smaller than as one. */
void deflater_pack_two(struct deflater *deflater, const struct str *first,
                       const struct str *second, struct str *out);

#endif
