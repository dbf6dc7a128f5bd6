/* The list of obligations, for people: viec-can-lam.csv, the sheet `Việc cần
 * làm` of results.xlsx and a mail merge have these columns. May be included by
 * results and run. */
#ifndef DTI_RESULTS_OWED_H
#define DTI_RESULTS_OWED_H

#include "base/str.h"
#include "process/process.h"

struct owed_column {
    const char *heading;
    double width; /* on a sheet, in characters */
    bool number;  /* the text is a whole number, or "" */
    /* Appends what stands in it. */
    void (*put)(const struct process *process, const struct obligation *o,
                struct str *out);
};

extern const struct owed_column owed_columns[];
extern const size_t owed_column_count;

/* Its deadline is over, and it is still waited for. */
bool owed_is_overdue(const struct process *process, const struct obligation *o);

/* The state of a unit in words: `Không đọc được`, `Không dùng được` where a Mẫu
 * 01 came and none counts, `Hợp lệ; tệp mới không dùng được` where a later one
 * was refused; NULL where the state says all. */
const char *owed_unit_text(const struct process *process,
                           const struct unit *unit, enum unit_state state);

/* What becomes of it: the state, and whether all that is asked for is there. */
const char *owed_state_text(const struct obligation *o);

#endif
