/* What is the same for all obligations of a kind. May be included by process.
 */
#ifndef DTI_PROCESS_DUTIES_H
#define DTI_PROCESS_DUTIES_H

#include "form/form.h"
#include "process/next.h"

/* In which state an obligation is, as a sentence speaks of it. */
enum owed { OWED_OPEN, OWED_LATE, OWED_LAPSED, OWED_UNFINISHED, OWED_FAULTY };

/* How a sentence of a state goes: {form}, {count}, {deadline} and {owners} are
 * filled in; `dated` is printed where there is a deadline, else `undated`,
 * unless that is NULL. */
struct duty_sentence {
    enum owed owed;
    enum next_kind kind;
    const char *dated, *undated;
};

enum { DUTY_SENTENCES = 3 };

struct duty_kind {
    const char *name; /* in files that programs read */
    const struct form *form;
    enum round round; /* of a form that each round has one of */
    enum stage stage; /* the first whose figures rest on it */
    size_t deadline;  /* its place in struct deadlines */
    /* Where its form is written, without `.xlsx`: {form}, {level} and {owner}
     * are filled in. */
    const char *path;
    const char *task; /* that it is: `Thẩm định lần 1` */
    const char *none; /* why nobody owes it */
    bool voluntary;   /* whoever lets the deadline pass has answered */
    struct duty_sentence sentences[DUTY_SENTENCES];
};

extern const struct duty_kind duty_self_assessment, duty_supply, duty_round1,
    duty_explanation, duty_round2, duty_council;

/* By enum duty: in a file of their own, in place of which a test can be linked
 * with another. */
extern const struct duty_kind *const duty_kinds[];

#endif
