/* Workbooks read by processes without rights. Knows no DTI. May be
 * included by xlsx/guard, intake, run and main.
 *
 * Whatever a workbook does to the process that reads it, it can reach no file,
 * no network, no other process and no other workbook; what comes back is
 * checked (docs/security.md). It has GUARD_SECONDS of processor time and
 * GUARD_MEMORY bytes; a workbook that needs more is refused by name. */
#ifndef DTI_XLSX_GUARD_GUARD_H
#define DTI_XLSX_GUARD_GUARD_H

#include "base/file.h"
#include "xlsx/read/workbook.h"

enum { GUARD_SECONDS = 5, GUARD_MEMORY = 256 << 20 };

/* Reads one workbook at a time; threads that read need one each. */
struct guard;

/* NULL and errno in `failure` where no process can be made. What is in memory
 * now is in that of the readers too: make guards before workbooks are read. */
struct guard *guard_new(int *failure);

/* What readers reported of workbooks before, for those that come again. Both
 * are called by the thread that reads; `sha256` is of a workbook's bytes. */
struct guard_memory {
    /* Appends what a reader reported of the workbook; false where nobody knows.
     */
    bool (*find)(void *userdata, const char *sha256, struct str *records);
    /* Takes what a reader reported, once it has come to its end. */
    void (*keep)(void *userdata, const char *sha256, const struct str *records);
    void *userdata;
};

/* From now on: a workbook that `memory` knows is not read, but reported as it
 * was then, with the checks that all records go through. NULL: none. Lent. */
void guard_remember(struct guard *guard, const struct guard_memory *memory);

/* What this machine's kernel cannot take away from the readers, as a sentence
 * for users; NULL where all can be. */
const char *guard_shortfall(const struct guard *guard);

enum guard_result {
    GUARD_READ,    /* all was reported */
    GUARD_REFUSED, /* a problem says why; part may have been reported */
    GUARD_FAILED   /* the machine failed, not the file: errno in `failure` */
};

struct guard_reading {
    const char *path;
    const char *name;                       /* what problems call the file */
    const struct workbook_visitor *visitor; /* lent */
    struct problem_list *problems;          /* lent */
    char sha256[SHA256_HEX_SIZE]; /* set: of the bytes that were read; "" */
    int failure;                  /* set: of GUARD_FAILED */
};

enum guard_result guard_read(struct guard *guard,
                             struct guard_reading *reading);

void guard_free(struct guard *guard);

#endif
