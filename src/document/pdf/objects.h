/* The objects of a PDF file, packed as they come: streams in the open, all
 * others into object streams, and a cross-reference stream at the end (ISO
 * 32000-1 7.5.7, 7.5.8). May be included by document/pdf and
 * document/join.
 *
 * libharu writes each object in the open and a table of them in clear text: a
 * table of 3,000 tagged cells is four times as long that way. */
#ifndef DTI_DOCUMENT_PDF_OBJECTS_H
#define DTI_DOCUMENT_PDF_OBJECTS_H

#include "base/deflate.h"

#include <stdbool.h>
#include <stdint.h>

enum { OBJECTS_ID_SIZE = 16 };

/* Where an object stands: at an offset of the file, or in a stream of objects
 * and there as the `index`-th. */
struct object_place {
    bool packed;
    uint32_t at; /* offset, or the number of the stream */
    uint16_t index;
};

struct objects {
    struct deflater *deflater;   /* lent */
    struct str *out;             /* lent; the file is appended to it */
    size_t start;                /* where the file begins in `out` */
    struct object_place *places; /* by number; 0 is nobody's */
    size_t count, capacity;
    struct str index, body; /* of the object stream being filled */
    unsigned filled;        /* objects in it */
    unsigned *waiting;      /* their numbers */
};

/* Begins a file in which the numbers 1 to `last` are the caller's. */
void objects_begin(struct objects *objects, struct deflater *deflater,
                   struct str *out, unsigned last);

/* One more number for the caller. */
unsigned objects_number(struct objects *objects);

/* Adds an object: the text that is written to what this lends, until
 * objects_close. */
struct str *objects_open(struct objects *objects, unsigned number);
void objects_close(struct objects *objects);

/* Adds a stream whose bytes are as they go into the file; `entries` is what
 * stands in its dictionary beside the length. */
void objects_stream(struct objects *objects, unsigned number,
                    const char *entries, const void *bytes, size_t length);

/* The same with the whole dictionary, as another file has it. */
void objects_put_stream(struct objects *objects, unsigned number,
                        const char *dictionary, size_t dictionary_length,
                        const void *bytes, size_t length);

/* Ends the file. Its identifier, twice, is made from the bytes before it. */
void objects_finish(struct objects *objects, unsigned catalog, unsigned info);

void objects_clear(struct objects *objects);

/* Appends a reference to an object, `12 0 R`. */
void objects_reference(struct str *text, unsigned number);

/* Appends an entry of a dictionary that is one: `/Pages 12 0 R`. */
void objects_entry(struct str *text, const char *key, unsigned number);

/* Appends UTF-8 as a text string (ISO 32000-1 7.9.2.2). */
void objects_string(struct str *text, const char *utf8);

#endif
