/* What came in: workbooks turned into submissions, appraisals, explanations.
 * May be included by everything.
 *
 * intake_read takes one workbook after the other, in any order; intake_settle
 * then decides which one of several counts. Nothing here computes points: the
 * checks that need them are made by score. */
#ifndef DTI_INTAKE_INTAKE_H
#define DTI_INTAKE_INTAKE_H

#include "base/problem.h"
#include "base/vec.h"
#include "campaign/campaign.h"
#include "xlsx/guard/guard.h"

struct form;

/* A document that proves a claim. */
struct evidence {
    const char *number; /* "" where not given */
    struct date date;
    const char *link; /* "", or as typed */
};

/* Whether any of `count` documents is evidence: it has a number or a link. A
 * date alone, "-" or "Không có" is none. */
bool evidence_proves(const struct evidence *evidence, size_t count);

/* What people type where they have no document, folded (text_fold_plain) and
 * without punctuation, by its number; NULL after the last. */
const char *evidence_none(size_t number);

struct supplied;

/* One reported value, of the unit or of an agency that supplies it. A campaign
 * has some 80 of them a unit: they are kept small. */
struct value {
    bool given;      /* the cell was not empty */
    bool valid;      /* read, and passed every check of its own */
    uint16_t column; /* where, for problems; 0 where it has no row */
    uint32_t row;
    union {
        struct decimal number; /* NUMBER; PERCENT in percent; YES_NO: 0, 1 */
        struct date date;      /* DATE */
        uint32_t option;       /* CHOICE */
    };
    const char *text;                /* as typed (cleaned), of every kind */
    const struct supplied *supplied; /* the row of Mẫu 04 that it stands in;
                                        NULL: the unit's own, or nobody has
                                        supplied it */
};

/* What a unit says of one indicator. */
struct claim {
    bool present;   /* its row was found, once */
    bool faulty;    /* no row, or an error in a value: computed is null */
    bool waives;    /* it is claimed that the indicator does not apply */
    bool unclaimed; /* points were left empty: the computed ones */
    uint32_t row;   /* for problems */
    uint16_t self_column, link_column;
    uint32_t evidence_count;
    points_t self;        /* claimed points; POINTS_NONE where none are valid */
    struct value *inputs; /* input_count of the indicator */
    struct evidence *evidence;
    const char *explanation; /* "" where none */
};

/* The common block of facts, sheet `Thông tin`. */
struct sender {
    const char *author, *phone, *email; /* "" where not given */
    struct date date;
};

enum round { ROUND_1, ROUND_2, ROUND_COUNCIL, ROUND_COUNT };

/* What every form that came in begins with: where it stands, whose it is and
 * who sent it. */
struct intake_head {
    const struct form *form;
    const char *file;   /* path below INPUT */
    const char *sheet;  /* of the table */
    const char *sha256; /* of the file: a copy is no conflict */
    int64_t number;     /* Lần nộp, from 1; 1 where the form has none */
    const struct unit *unit; /* of a unit's form, else NULL */
    size_t agency;           /* index; SIZE_MAX for units and the council */
    size_t level;
    enum round round; /* of Mẫu 02 */
    struct sender sender;
    bool blank;  /* nothing is filled in but the sender; see intake_settle */
    bool counts; /* the one that is used; set by intake_settle */
};

/* Mẫu 01 of one unit. */
struct submission {
    struct intake_head head;
    struct claim *claims; /* one for each indicator of the unit's level */
};

/* What an agency says to a claim that the indicator does not apply. */
enum decision { DECISION_NONE, DECISION_CONFIRMS, DECISION_REFUSES };

/* One row of Mẫu 02. */
struct appraised {
    const struct unit *unit;
    size_t indicator;
    points_t points; /* POINTS_NONE: left empty */
    bool follows;    /* they follow from the values: agreed to, in which case
                        `points` are those of the form, or corrected */
    const struct value *corrections; /* of each input, `given` where it is
                                        corrected; NULL: none is */
    const struct value *accepted; /* set by intake_settle: all values, as far as
                                     this row corrects them; NULL: as before */
    bool unsound; /* set by intake_settle: what is corrected does not fit */
    enum decision decision;
    const char *reason;
    points_t seen_self, seen_computed; /* as printed on the form, or NONE */
    bool blank_self, blank_computed;   /* NONE, on a form that shows those of
                                          other rows: there were none then */
    bool valid;   /* may count: own, within the maximum, once */
    bool refused; /* something was awarded, and cannot be used: all of it, or a
                     correction beside points, which count */
    uint32_t row, column;
};

/* Mẫu 02 of one agency (or the council), level and round. */
struct appraisal {
    struct intake_head head;
    struct appraised *rows;
    size_t row_count;
    size_t misplaced; /* rows that award something to no unit or indicator that
                         there is, where the one that is meant may be blank */
};

/* One row of Mẫu 03. */
struct contested {
    size_t indicator;
    points_t seen_round1, requested; /* or POINTS_NONE */
    struct evidence *evidence;
    size_t evidence_count;
    const char *text; /* the explanation */
    bool valid;
    bool lost; /* what it says cannot be read, or another row says it too */
    uint32_t row, column, link_column;
};

/* Mẫu 03 of one unit; one that is blank and signed: the unit accepts. */
struct explanation {
    struct intake_head head;
    struct contested *rows;
    size_t row_count;
    size_t misplaced; /* rows that contest no indicator that there is */
};

/* One row of Mẫu 04. */
struct supplied {
    const struct unit *unit;
    size_t indicator, input;
    struct value value;
    const char *note; /* what is noted of it; NULL or "" for nothing */
    const struct supply *supply; /* the form */
    bool twice; /* another row has the same figure: neither counts */
    uint32_t row;
};

/* Mẫu 04 of an agency, for the units of a level. */
struct supply {
    struct intake_head head;
    struct supplied *rows; /* of the sender's own figures, filled in or not */
    size_t row_count;
};

/* A file that was looked at, whatever came of it. */
struct received {
    const char *file;        /* path below INPUT */
    const char *sha256;      /* of the bytes that were read; "" for none */
    const struct form *form; /* NULL: of none */
    const struct unit *unit; /* of 01 and 03, or NULL */
    size_t agency, level;    /* of 02 and 04 whose sender is known; else
                                SIZE_MAX. The council's is SIZE_MAX too */
    enum round round;        /* of 02 */
    struct sender sender;    /* as far as it was read */
    bool readable;           /* it is a workbook of a known form */
    bool kept;  /* a submission, appraisal, explanation or supply came of it */
    bool blank; /* a form as it was issued: nobody filled it in */
};

/* What an agency or the council says the values of an indicator are. */
struct accepted {
    const struct value *inputs; /* of each input; NULL: nothing corrected */
    size_t scorer;              /* its place among those of the indicator */
};

enum unit_state { STATE_OK, STATE_ERRORS, STATE_MISSING, STATE_CONFLICT };

struct intake {
    const struct campaign *campaign;
    struct date today;                  /* "in the future" is after this day */
    struct arena arena;                 /* all strings and arrays below */
    VEC_OF(struct intake_head *) forms; /* all that came in and can count */
    VEC_OF(struct submission *) submissions; /* those of a form each */
    VEC_OF(struct appraisal *) appraisals;
    VEC_OF(struct explanation *) explanations;
    VEC_OF(struct supply *) supplies;
    VEC_OF(struct received) received;
    struct problem_list problems;
    struct guard *guard; /* lent; set it before intake_read */
    int failure;         /* errno of the machine's first failure, or 0 */
    const char *failed;  /* the file that was being read then */
    /* Set by intake_settle, one for each unit of the campaign: */
    struct submission **by_unit;    /* the one that counts, or NULL */
    struct explanation **explained; /* the one that counts, or NULL */
    struct claim **supplied; /* the figures of others, as claims with nothing
                                else; NULL where its level asks for none */
    const struct claim **scored; /* private: see intake_claims */
    enum unit_state *states;     /* OK until score adds its errors */
    struct accepted **accepted[ROUND_COUNT]; /* of each unit, its indicators;
                                                NULL: none corrected */
    struct headings *headings; /* private: the compiled headings of the forms */
    struct unit_names *names;  /* private: units by name, made when needed */
    bool borrows_headings;     /* private */
    bool by_hand; /* in: files are named one by one, so that none is passed over
                     for its name */
};

void intake_init(struct intake *intake, const struct campaign *campaign,
                 struct date today);

/* An intake of single files of the same campaign, to be joined to `like` or
 * kept for a later one. It shares the compiled headings, so `like` must outlive
 * it. */
void intake_init_like(struct intake *intake, const struct intake *like);

/* Adds all that `one` has read; `one` is lent and must outlive `intake`. Before
 * intake_settle only, which then sets `counts` in what was lent. */
void intake_join(struct intake *intake, const struct intake *one);

/* As many errors of one workbook are reported, and as many warnings;
 * FILE_PROBLEMS and FILE_WARNINGS count the others. Nobody reads more, and a
 * hostile workbook has a million. */
enum { INTAKE_PROBLEMS = 300 };

/* Reads the workbook at `path`, called `name` in problems. Whatever is wrong
 * with it is a problem; it never stops the run. Where the machine fails,
 * intake->failure says so, and what was read is of no use. */
void intake_read(struct intake *intake, const char *path, const char *name);

/* Lets go of room for more files: of an intake of one. */
void intake_fit(struct intake *intake);

/* Which submission of each unit, appraisal of each agency, level and round, and
 * explanation counts: the highest Lần nộp; equal ones conflict and none does. A
 * blank one never competes with one that is filled in.
 * Of a workbook in whose place another one counts, that alone is a problem.
 * Then what only shows across files: links shared by units, missing units. */
void intake_settle(struct intake *intake);

/* The highest Lần nộp of what came in of such a form of the same unit, or
 * agency, level and round; 0 for none. */
int64_t intake_last_number(const struct intake *intake,
                           const struct intake_head *like);

/* What is scored of a unit (an index), one claim for each indicator of its
 * level: what it reports itself and what others supply. NULL where it was asked
 * for something and sent nothing that counts, or nobody supplied anything. */
const struct claim *intake_claims(const struct intake *intake, size_t unit);

/* The figure that its supplier has sent of a unit (an index), whether or not
 * the unit itself sent anything; not `given` where none counts. */
const struct value *intake_supplied(const struct intake *intake, size_t unit,
                                    size_t indicator, size_t input);

void intake_clear(struct intake *intake);

#endif
