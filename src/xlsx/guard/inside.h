/* The insides of a guard. May be included by xlsx/guard. */
#ifndef DTI_XLSX_GUARD_INSIDE_H
#define DTI_XLSX_GUARD_INSIDE_H

#include "sandbox/keeper.h"
#include "xlsx/guard/guard.h"

/* The work of a reader: the bytes of a workbook in, records out. */
void reader_work(int in, int out);

/* A guard whose readers do something else, or have less to do it with. */
struct guard *guard_new_with(keeper_work_fn *work,
                             const struct keeper_limits *limits, int *failure);

#endif
