/* Forms: workbooks that people fill in and send back (SPEC section 4). May
 * be included by forms and run.
 *
 * A form is made in memory. Nothing in it depends on the clock: the same
 * campaign, data and `created` give the same bytes. What is made here comes
 * back through intake without a problem once it is filled in. */
#ifndef DTI_FORMS_FORMS_H
#define DTI_FORMS_FORMS_H

#include "base/sha256.h"
#include "base/str.h"
#include "forms/masters.h"
#include "score/score.h"

/* A finished form, or why there is none. Zeroed is empty. */
struct form_file {
    bool described; /* in: only `digest` is wanted, and no file is made */
    struct forms_masters *masters; /* in: lent, kept between forms; or NULL */
    struct str bytes;              /* a whole XLSX file */
    char digest[SHA256_HEX_SIZE]; /* of all that is in it (xlsx/write/book.h) */
    char message[256];            /* FORM_FAILED: what went wrong, Vietnamese */
    int failure;                  /* FORM_FAILED: its errno value */
};

enum form_made {
    FORM_MADE,    /* `bytes` and `digest` are filled */
    FORM_NOTHING, /* nothing to ask for: no row would be in it; or more
                     than FORM_ROWS_MOST for an agency (PROBLEM_FORM_LONG) */
    FORM_FAILED   /* the machine failed, see `message` */
};

void forms_file_clear(struct form_file *file);

/* Mẫu 01, blank, of one unit. `created` are the seconds since 1970 that the
 * file carries as its date. */
enum form_made forms_self_assessment(const struct campaign *campaign,
                                     const struct unit *unit, int64_t created,
                                     struct form_file *out);

/* Which Mẫu 02. */
struct appraisal_request {
    const struct evaluation *evaluation; /* of the last stage there is */
    size_t agency;                       /* index; SIZE_MAX for the council */
    size_t level;
    enum round round; /* ROUND_COUNCIL exactly where agency is SIZE_MAX */
};

/* Mẫu 02, a row for each indicator and unit, in this order, for an agency goes
 * through all units an indicator at a time:
 *   round 1   what the agency scores, of units whose Mẫu 01 counts
 *   round 2   of that, what units contest in their Mẫu 03
 *   council   what was contested, what agencies disagree on, and where the
 *             points that count are not those that the unit claimed
 * What the agency has already sent for the round stands in it again, but for
 * points whose figures have changed since. */
enum form_made forms_appraisal(const struct appraisal_request *request,
                               int64_t created, struct form_file *out);

/* Mẫu 03 of one unit: the indicators that the first appraisal scored below
 * what the unit claimed or below what its values give. */
enum form_made forms_explanation(const struct evaluation *evaluation,
                                 const struct unit *unit, int64_t created,
                                 struct form_file *out);

/* Which Mẫu 04. */
struct supply_request {
    const struct campaign *campaign;
    const struct intake *intake; /* what came in, settled; NULL: nothing yet */
    size_t agency, level;        /* indexes */
};

/* Mẫu 04, a row for each figure that the agency has of each unit: an input at a
 * time, all units. Figures of it that count stand in it again. */
enum form_made forms_supply(const struct supply_request *request,
                            int64_t created, struct form_file *out);

#endif
