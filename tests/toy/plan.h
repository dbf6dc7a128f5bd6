/* What a Mẫu 09 says. */
#ifndef DTI_TOY_PLAN_H
#define DTI_TOY_PLAN_H

#include "forms/answer.h"
#include "intake/readers.h"
#include "process/owing.h"

struct planned {
    size_t indicator;
    struct date date;
    const char *text;
};

struct toy_plan {
    struct intake_head head;
    struct planned *rows;
    size_t row_count;
};

extern const struct reader plan_reader;
form_writer_fn plan_write;
void plan_owe(struct process *process, enum duty duty, size_t level);

#endif
