/* The quotients of a rule, held against what is reported: a part above its
 * whole, a whole of 0. May be included by intake. */
#ifndef DTI_INTAKE_QUOTIENTS_H
#define DTI_INTAKE_QUOTIENTS_H

#include "intake/intake.h"

struct quotient_fault {
    const struct rule_value *value; /* whose quotient it is */
    enum problem_code code;         /* PART_OVER_WHOLE or WHOLE_ZERO */
    size_t input;                   /* where it is shown */
};

typedef void quotient_fault_fn(void *context,
                               const struct quotient_fault *fault);

/* Tells of every quotient whose values are sound and do not fit together. What
 * lies behind a closed gate is not looked at: it earns nothing. */
void quotients_check(const struct rule *rule, const struct value *inputs,
                     quotient_fault_fn *tell, void *context);

/* Whether the quotient reads an input. */
bool quotient_reads(const struct rule_value *value, size_t input);

/* Makes a problem of it, at a place. `code` names the indicator there. */
void quotient_report(struct intake *intake, const struct quotient_fault *fault,
                     const struct value *inputs,
                     const struct indicator *indicator, const char *code,
                     const struct position *at);

#endif
