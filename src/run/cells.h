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

/* Its name below OUTPUT. */
#define CELLS_NAME "da-doc.dat"

/* What a reader told of a workbook. Zeroed is nothing. */
struct cells {
    char sha256[FILE_SHA256_SIZE]; /* of the workbook's bytes */
    struct str packed;             /* what was told (base/pack.h) */
    size_t whole;                  /* its bytes, before it was packed */
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

/* Of a workbook, in the file that the run before kept. No NUL ends its texts.
 */
struct cells_entry {
    const char *sha256, *packed; /* lent by the file */
    size_t length, whole;
};

/* What the run before kept. Zeroed is nothing. */
struct cells_before {
    struct str file;
    VEC_OF(struct cells_entry);
};

/* Reads the file below `folder`, where the run before was of the same program
 * and it is as that left it. */
void cells_load(struct cells_before *kept, const struct before *before,
                const char *folder);

/* Copies what was kept of a workbook with these bytes; false where nothing is.
 */
bool cells_find(const struct cells_before *kept, const char *sha256,
                struct cells *cells);

void cells_before_clear(struct cells_before *kept);

struct cells_pieces {
    VEC_OF(struct file_piece);
    struct str head; /* the first of them */
};

/* The file, as pieces that `list` lends: those of it in the order of their
 * sums, each once and no more in all than CELLS_FILE_MOST. The order of `list`
 * is changed. */
enum { CELLS_FILE_MOST = 256 << 20 };
void cells_format(const struct cells **list, size_t count,
                  struct cells_pieces *file);
void cells_pieces_clear(struct cells_pieces *file);

#endif
