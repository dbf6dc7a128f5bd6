/* What the readers told of workbooks (xlsx/guard), kept in OUTPUT for the next
 * run: a workbook with the same bytes need not be read again. May be included
 * by run.
 *
 * The file is one of the outputs, and the manifest has its sum. It is believed
 * as long as that is right and the program is the same, and then no more than
 * a reader is: each record is checked. See docs/security.md. */
#ifndef DTI_RUN_CELLS_H
#define DTI_RUN_CELLS_H

#include "base/file.h"
#include "base/str.h"
#include "base/vec.h"
#include "run/before.h"
#include "run/outputs.h"

#include <stdio.h>

/* Its name below OUTPUT. */
#define CELLS_NAME "da-doc.dat"

/* What a reader told of a workbook. Zeroed is nothing. */
struct cells {
    char sha256[SHA256_HEX_SIZE]; /* of the workbook's bytes */
    struct str packed;            /* what was told (base/pack.h) */
    size_t whole;                 /* its bytes, before it was packed */
};

/* Larger than any form; a workbook that holds more is read each time. */
enum { CELLS_MOST = 8 << 20 };

/* Packs what was told of a workbook; nothing where it is more than CELLS_MOST.
 */
void cells_take(struct cells *cells, const char *sha256,
                const struct str *told);

/* Appends what was told; false where that cannot be had. */
bool cells_tell(const struct cells *cells, struct str *told);

void cells_clear(struct cells *cells);

/* Of a workbook, in the file that the run before kept. */
struct cells_entry {
    char sha256[SHA256_HEX_SIZE]; /* of the workbook's bytes */
    char sum[SHA256_HEX_SIZE];    /* of what was told of it, packed */
    size_t at, length, whole;
};

/* What the run before kept; it stays in its file. Zeroed is nothing. */
struct cells_before {
    FILE *file;
    VEC_OF(struct cells_entry);
};

/* Opens the file below `folder`, where the run before was of the same program
 * and it is as that left it. */
void cells_load(struct cells_before *kept, const struct before *before,
                const char *folder);

/* Whether something is kept of a workbook with these bytes. */
bool cells_has(const struct cells_before *kept, const char *sha256);

/* Copies that, if it is what it was when the file was opened; false where
 * nothing is. For several threads at once. */
bool cells_find(const struct cells_before *kept, const char *sha256,
                struct cells *cells);

void cells_before_clear(struct cells_before *kept);

/* The file as it is written, workbook after workbook. */
struct cells_file {
    struct output_stream *stream; /* NULL: nothing is kept */
    size_t bytes;
};

/* No more than this in all: what goes beyond is left out. */
enum { CELLS_FILE_MOST = 256 << 20 };

void cells_open(struct cells_file *file, struct outputs *outputs);
void cells_put(struct cells_file *file, const struct cells *cells);
void cells_close(struct cells_file *file);

#endif
