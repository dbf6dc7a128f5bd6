/* Objects that are the same in several files, written once. May be included by
 * document/join. */
#ifndef DTI_DOCUMENT_JOIN_SHARED_H
#define DTI_DOCUMENT_JOIN_SHARED_H

#include "base/vec.h"
#include "document/join/printed.h"
#include "document/pdf/objects.h"

struct shared_object {
    unsigned number;
    struct str text, data;
    bool stream;
};

struct join_shared {
    struct objects *objects; /* lent; new ones are written there */
    VEC_OF(struct shared_object) written;
};

/* The number of an object of `text`, and of the same stream as `from` has, if
 * any; it is written where none is yet. */
unsigned join_shared_number(struct join_shared *shared, const struct str *text,
                            const struct printed_object *from);

void join_shared_clear(struct join_shared *shared);

#endif
