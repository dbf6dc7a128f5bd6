/* Whole numbers and texts through a pipe, buffered, or from memory. May be
 * included by xlsx/guard.
 *
 * A number is written in groups of seven bits, the lowest first, each but the
 * last with its highest bit set; so small ones take a byte. */
#ifndef DTI_XLSX_GUARD_WIRE_H
#define DTI_XLSX_GUARD_WIRE_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { WIRE_BYTES = 65536 };

struct wire_out {
    int fd;
    bool failed; /* nobody reads any more; what is put is lost */
    size_t count;
    unsigned char bytes[WIRE_BYTES];
};

void wire_put(struct wire_out *out, uint64_t number);
void wire_put_bytes(struct wire_out *out, const void *bytes, size_t length);
void wire_flush(struct wire_out *out);

struct wire_in {
    int fd;           /* not read where there is `from` */
    const char *from; /* lent: what is left to be read, of memory; or NULL */
    size_t left;      /* its bytes */
    struct str *copy; /* lent: all that is read is appended to it; or NULL */
    bool ended;       /* there is no more to read */
    int failure;      /* errno of a read that failed, or 0 */
    size_t start, end;
    unsigned char bytes[WIRE_BYTES];
};

/* Reads from `bytes`, which are lent, instead of a pipe. */
void wire_from_memory(struct wire_in *in, const struct str *bytes);

/* False at the end, or where what comes is no number of 64 bits. */
bool wire_get(struct wire_in *in, uint64_t *number);

/* False where the end comes before `length` bytes. */
bool wire_get_bytes(struct wire_in *in, void *bytes, size_t length);

#endif
