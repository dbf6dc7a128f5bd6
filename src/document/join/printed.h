/* A PDF that this program printed, read back: its objects by number. May be
 * included by document/join.
 *
 * No reader of PDF in general: it knows the files that document/pdf/objects.h
 * writes and refuses all others, those that somebody signed or saved again too.
 * What it reads has not been looked into: a text is whatever stood between two
 * offsets, and a reference in it may lead to nothing. */
#ifndef DTI_DOCUMENT_JOIN_PRINTED_H
#define DTI_DOCUMENT_JOIN_PRINTED_H

#include "base/str.h"
#include "base/vec.h"

#include <stdbool.h>

struct printed_object {
    const char *text; /* its value, of a stream the dictionary; NULL: none */
    size_t length;
    const char *data; /* of a stream, as it stands in the file; or NULL */
    size_t data_length;
};

struct printed {
    const char *bytes; /* lent */
    size_t length;
    struct printed_object *objects; /* by number, 0 is nobody's */
    unsigned count;
    unsigned catalog;
    VEC_OF(struct str) packed; /* object streams, inflated */
};

/* Reads a file; `bytes` are lent until printed_close, and so are its objects.
 * False where it is not such a file. */
bool printed_open(struct printed *printed, const void *bytes, size_t length);
void printed_close(struct printed *printed);

/* The object of a number; NULL where there is none. Lent. */
const struct printed_object *printed_object(const struct printed *printed,
                                            unsigned number);

/* The number that follows `key` (with its slash) in a text: of an object, where
 * it is a reference. False where there is none. Keys are looked for as they
 * stand, in inner dictionaries too: for those that the program writes once. */
bool printed_number(const struct printed_object *object, const char *key,
                    unsigned *number);

/* What follows the first `words` in a text; NULL where they are not in it. */
const char *printed_after(const struct printed_object *object,
                          const char *words);

/* A number of decimal digits at `at`, which is then behind it. False where
 * there are none before `end`, or too many. */
bool printed_digits(const char **at, const char *end, unsigned *number);

#endif
