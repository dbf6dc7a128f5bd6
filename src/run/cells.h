/* The records of workbooks (xlsx/guard), and what these came to, saved
 * (intake/restore.h), kept in OUTPUT for the next run: a workbook with the same
 * bytes need not be read again, and where the campaign and the day are the
 * same, too, not be looked through. May be included by run.
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

#include <stdint.h>
#include <stdio.h>

/* Its name below OUTPUT. */
#define CELLS_NAME "da-doc.dat"

/* Bytes as base/pack.h packs them. */
struct cells_bytes {
    struct str packed;
    size_t whole; /* so many before */
};

/* What is kept of a workbook. Zeroed is nothing. */
struct cells {
    char sha256[SHA256_HEX_SIZE];      /* of the workbook's bytes */
    uint64_t name;                     /* its name (base/hash.h) */
    struct cells_bytes records, saved; /* `saved` may be nothing */
};

/* Larger than any form; a workbook that holds more is read each time. */
enum { CELLS_MOST = 8 << 20 };

/* Packs the records of a workbook; nothing where they are more than CELLS_MOST.
 */
void cells_keep_records(struct cells *cells, const char *sha256,
                        const char *name, const struct str *records);

/* Packs what the same workbook came to. */
void cells_keep_saved(struct cells *cells, const struct str *saved);

/* Appends the records, or what they came to; false where that cannot be had. */
bool cells_read_records(const struct cells *cells, struct str *records);
bool cells_read_saved(const struct cells *cells, struct str *saved);

void cells_clear(struct cells *cells);

/* Of a workbook, in the file that the run before kept. */
struct cells_entry {
    char sha256[SHA256_HEX_SIZE]; /* of the workbook's bytes */
    uint64_t name;
    char sum[SHA256_HEX_SIZE]; /* of all that is kept of it, packed */
    size_t at, records, records_whole, saved, saved_whole;
};

/* What the run before kept; it stays in its file. Zeroed is nothing. */
struct cells_before {
    FILE *file;
    bool valid; /* campaign and day are those of the run before */
    VEC_OF(struct cells_entry);
};

/* Opens the file below `folder`, where the run before was of the same program
 * and it is as that left it. `valid`: what workbooks came to then, they come to
 * now. */
void cells_load(struct cells_before *kept, const struct before *before,
                const char *folder, bool valid);

/* Whether the workbook with these bytes and this name need not be looked
 * through. */
bool cells_has(const struct cells_before *kept, const char *sha256,
               const char *name);

/* Copies what is kept of it, if that is what it was when the file was opened;
 * what it came to only where that can be believed, and so never of another
 * name. False where nothing is. For several threads at once. */
bool cells_find(const struct cells_before *kept, const char *sha256,
                const char *name, struct cells *cells);

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
