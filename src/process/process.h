/* Where a campaign stands: who owes what, what came, what is open. May be
 * included by everything.
 *
 * Worked out once from the campaign and what came in; forms, documents, page
 * and tables ask it and nobody else. The steps are those of the plan's
 * appendix II: self-assessment, first appraisal, explanation, second
 * appraisal, the council. */
#ifndef DTI_PROCESS_PROCESS_H
#define DTI_PROCESS_PROCESS_H

#include "base/arena.h"
#include "base/vec.h"
#include "score/score.h"

/* What can be owed, in the order in which it falls due. */
enum duty {
    DUTY_SELF_ASSESSMENT, /* a unit's Mẫu 01, where it is asked anything */
    DUTY_SUPPLY,          /* an agency's Mẫu 04 for a level */
    DUTY_ROUND1,          /* an agency's Mẫu 02 for a level */
    DUTY_EXPLANATION,     /* a unit's Mẫu 03, where points were taken away */
    DUTY_ROUND2,          /* an agency's Mẫu 02 for what is contested */
    DUTY_COUNCIL,         /* the council's Mẫu 02 for a level */
    DUTY_MOST = 12,       /* more there are never */
    DUTY_NONE = DUTY_MOST
};

/* How many there are. */
extern const size_t duty_count;

enum obligation_state {
    OBLIGATION_NOT_DUE,  /* what it rests on is not there yet */
    OBLIGATION_OPEN,     /* asked for, nothing came */
    OBLIGATION_LATE,     /* the same, and the deadline is over */
    OBLIGATION_REFUSED,  /* a file came and could not be used: `file` */
    OBLIGATION_CONFLICT, /* several came and none counts: `file` is the first */
    OBLIGATION_RECEIVED, /* `file` counts */
    OBLIGATION_STATE_COUNT
};

struct obligation {
    enum duty duty;
    size_t level;            /* index into the campaign's levels */
    const struct unit *unit; /* who owes it; NULL: an agency or the council */
    size_t agency;           /* index; SIZE_MAX: a unit or the council */
    enum obligation_state state;
    size_t offered; /* of an agency: indicators that are out by the unit's own
                       claim, which it may bring back in */
    size_t given, wanted; /* n of m: points, of Mẫu 04 figures, that are
                             there, of those that are asked for; a unit's form
                             is 1 of 1, an explanation of which something cannot
                             be read 0 of 1. What the council leaves blank it
                             confirms; what cannot be used of Mẫu 02 is asked
                             for and not given */
    struct date deadline; /* year 0: none */
    int minute;           /* of that day, where the deadline has an hour; it is
                             over when the day is */
    const char *file;     /* the workbook that `state` speaks of, or NULL */
    const char *refused;  /* the last that could not be used, or NULL; one may
                             count besides */
    const char *why; /* the first error of `refused`, else what is wrong with
                        the form that counts and is not enough, which is never
                        a Mẫu 01; or NULL */
    const char *superseded; /* the last of those that a later one took the place
                               of, or NULL */
    const struct sender *sender; /* of that workbook, NULL where not known */
    struct date first; /* when the first that came was made, whatever became of
                          it; year 0 where none says */
    const char *accepted; /* why campaign.yaml accepts it as it is, or NULL */
    bool faulty;     /* a form that counts has errors, and can still be mended:
                        of Mẫu 01, the first appraisal is open; of Mẫu 03, the
                        council has not decided, or something is lost; the
                        council's own always */
    bool unreadable; /* of `refused`: not even read; whose it is was guessed */
};

struct process {
    const struct evaluation *evaluation;
    struct date today;
    struct arena arena;        /* private */
    VEC_OF(struct obligation); /* by level, duty, then unit code or agency */
    size_t *of_unit; /* private: place of each unit's duties, SIZE_MAX: none */
    struct {
        VEC_OF(size_t);
    } of_others; /* private: places of those of agencies and the council, which
                    are few beside those of units */
};

/* Works it out. The evaluation is of STAGE_PUBLISH or whole, so that all that
 * came in is in it, and its intake's problems are sorted; it is lent and must
 * outlive the process. */
void process_init(struct process *process, const struct evaluation *evaluation);
void process_clear(struct process *process);

const struct campaign *process_campaign(const struct process *process);

/* The obligation of a unit; NULL where it owes none of that kind. */
const struct obligation *process_of_unit(const struct process *process,
                                         const struct unit *unit,
                                         enum duty duty);

/* The obligation of an agency, or of the council (SIZE_MAX), for a level; NULL
 * where it owes none of that kind. */
const struct obligation *process_of_agency(const struct process *process,
                                           size_t agency, size_t level,
                                           enum duty duty);

/* What came, came late: the first of it was made after the deadline. Whoever
 * sends again what was to be corrected is not late. */
bool obligation_was_late(const struct obligation *obligation);

/* Everything that was asked for is there. */
bool obligation_is_complete(const struct obligation *obligation);

/* Figures can still change because of it: it is not complete, nobody has
 * accepted it as it is, and it may still be answered. A unit that lets the
 * deadline of its explanation pass has accepted the first appraisal, and an
 * agency to which indicators are offered and nothing else, the units' claims.
 */
bool obligation_is_open(const struct obligation *obligation);

/* Nobody answered in time, and that is an answer, too. */
bool obligation_is_lapsed(const struct obligation *obligation);

/* A form for it is to be sent out now: asked for, and not wholly answered. A
 * late explanation is still taken until the council has decided. */
bool obligation_wants_form(const struct process *process,
                           const struct obligation *obligation);

/* Whether the figures of a stage rest on such a duty. */
bool duty_bears_on(enum duty duty, enum stage stage);

/* Whom to ask about it; nothing of it is NULL. Each of the three is what the
 * workbook says, else the unit's Mẫu 01, else the campaign's files; "" where
 * nobody says. The council has no contact but its workbook's. */
struct contact obligation_contact(const struct process *process,
                                  const struct obligation *obligation);

/* Whether an agency still owes its first appraisal of a level: what units send
 * until then is what it appraises. */
bool process_is_appraising(const struct process *process, size_t level);

/* The form that answers it. */
const struct form *duty_form(enum duty duty);

/* Which round of Mẫu 02 answers it; of other forms ROUND_1. */
enum round duty_round(enum duty duty);

/* What such a form answers, of that round where each round has one. */
enum duty duty_of_form(const struct form *form, enum round round);

/* Whether units owe it; the others are owed by agencies and the council. */
bool duty_is_of_unit(enum duty duty);

/* What n of m counts: `mục`, `số liệu`. */
const char *duty_counted(enum duty duty);

/* When a duty is due, as campaign.yaml has it. */
struct moment duty_deadline(const struct campaign *campaign, enum duty duty);

/* The same of an obligation, in words: `11h00 18/04/2025`, "" for none.
 * `buffer` has DATE_TEXT_SIZE. */
char *obligation_deadline(const struct obligation *obligation, char *buffer);

/* `self_assessment`, `round1`: in files that programs read. */
const char *duty_name(enum duty duty);

/* `Thẩm định lần 1`, `Mẫu 02 vòng 1`, `Chưa gửi`: for people. */
const char *duty_task(enum duty duty);
const char *duty_text(enum duty duty);
const char *obligation_state_text(enum obligation_state state);

#endif
