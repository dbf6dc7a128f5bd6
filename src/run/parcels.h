/* de-gui/: for each unit and agency one ZIP with all that it is to get now: its
 * documents, of each the latest, and the forms that it is to fill in. May be
 * included by run/tables.c. */
#ifndef DTI_RUN_PARCELS_H
#define DTI_RUN_PARCELS_H

#include "process/process.h"
#include "run/outputs.h"
#include "run/print/plan.h"

/* Writes them, after the documents. Only those that `outputs` says were printed
 * are put in. Whoever is to get nothing has none. */
void parcels_write(const struct plan *plan, const struct process *process,
                   struct outputs *outputs);

#endif
