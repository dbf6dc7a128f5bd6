/* Bytes deflated, one stream after another, in memory that is set up once.
 * May be included by everything.
 *
 * By libdeflate: at equal time what it makes of our pages is 5 % smaller than
 * what zlib makes, of lists of objects 10 %. */
#ifndef DTI_BASE_DEFLATE_H
#define DTI_BASE_DEFLATE_H

#include "base/str.h"

struct deflater {
    struct libdeflate_compressor *compressor;
};

/* `level` is libdeflate's, 1 to 12; from 10 on it looks for the shortest form,
 * in five times the time of 8. */
void deflater_init(struct deflater *deflater, int level);
void deflater_clear(struct deflater *deflater);

/* Appends `bytes` to `out` as a whole zlib stream (PDF's FlateDecode). */
void deflater_pack(struct deflater *deflater, const void *bytes, size_t length,
                   struct str *out);

/* The same as a bare stream (RFC 1951), as members of a ZIP are. */
void deflater_pack_bare(struct deflater *deflater, const void *bytes,
                        size_t length, struct str *out);

#endif
