/* de-gui/: for each unit and agency one ZIP with all that it is to get now: its
 * documents, of each the latest, and the forms that it is to fill in. May be
 * included by run/tables.c. */
#ifndef DTI_RUN_PARCELS_H
#define DTI_RUN_PARCELS_H

#include "process/process.h"
#include "run/outputs.h"
#include "run/print/plan.h"

struct parcels;

/* What is to be packed, after the documents: those that `outputs` says were
 * printed, as they lie there. All is lent. */
struct parcels *parcels_new(const struct plan *plan,
                            const struct process *process,
                            const struct outputs *outputs);
void parcels_free(struct parcels *parcels);

/* One for each unit, each agency and the council. */
size_t parcels_count(const struct parcels *parcels);

/* Where it goes, below OUTPUT; the caller frees it. */
char *parcels_path(const struct parcels *parcels, size_t parcel);

struct parcel_made {
    struct str
        bytes; /* the ZIP; empty where nothing is to be sent, or `same` */
    bool same; /* the one that the run before left is the same */
    char digest[SHA256_HEX_SIZE]; /* of what is in it; "" where nothing is */
};

/* Makes the ZIP, unless it would be the same; forms that the one before has too
 * are taken from there. Returns 0 or errno; the caller clears the bytes. */
int parcels_make(const struct parcels *parcels, size_t parcel,
                 struct parcel_made *made);

#endif
