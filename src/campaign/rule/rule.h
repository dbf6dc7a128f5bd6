/* How points follow from what is reported: a value, then a curve
 * (docs/dti-campaign.5, RULES). May be included by everything.
 *
 * A rule gives a share from 0 to 1 of the points that it is for. The value is
 * made from reported inputs: a sum, a quotient of sums, or what is left of the
 * whole. The curve says what share such a value earns. Rules of several parts
 * nest, at most RULE_MOST_DEPTH deep. Each of the words that a file may give
 * as `kind` stands for one such value and curve.
 *
 * All of it lives as long as its campaign. Inputs are indexes into the
 * indicator's inputs. */
#ifndef DTI_CAMPAIGN_RULE_RULE_H
#define DTI_CAMPAIGN_RULE_RULE_H

#include "base/decimal.h"

#include <stdbool.h>
#include <stddef.h>

enum {
    RULE_MOST_DEPTH = 4,  /* rules within rules, the outermost counted */
    RULE_MOST_PARTS = 64, /* parts of one indicator, all depths together */
    RULE_PERCENT_WHOLE = 100
};

/* A share, exactly: part ÷ whole. 0.5 is 0.5 ÷ 1, and 2.5 of 12 points is
 * 2.5 ÷ 12. The whole is above 0. */
struct rule_share {
    struct decimal part, whole;
};

/* Inputs added up, and a constant. */
struct rule_sum {
    const size_t *inputs;
    size_t count;
    struct decimal constant; /* at least 0 */
};

/* A score that is taken over, from 0 to 1, of the unit or of the same body in
 * another level: the index and a group's ratio as they are printed, an
 * indicator's points ÷ its maximum. */
struct rule_score {
    size_t level;
    size_t group, indicator; /* one of them, or both SIZE_MAX: the index */
};

/* What b = 0 means. With all but ERROR, a > 0 is an error then. */
enum rule_zero { ZERO_ERROR, ZERO_NOT_APPLICABLE, ZERO_FULL, ZERO_NONE };

/* The value: a, or a ÷ b, or a score, or what they leave of `complement_of`. */
struct rule_value {
    const struct rule_score *score; /* NULL: what is reported */
    struct rule_sum a;
    struct rule_sum b; /* where `divides` */
    bool divides;
    bool part_of; /* a is a part of b, so a > b is an error */
    enum rule_zero zero;
    struct decimal complement_of; /* 1, or 100 of a percentage; 0: the value */
};

/* The values between two limits; a limit that is not there does not bind. */
struct rule_range {
    bool has_least, has_most;
    bool above, below; /* the limit itself lies outside */
    struct decimal least, most;
};

/* A gate: the rule earns nothing unless it holds. */
struct rule_condition {
    struct rule_value value;
    struct rule_range range; /* of a yes-no: 1 to 1, or 0 to 0 */
    const bool *options;     /* CHOICE: whether it holds for each option */
};

/* The first step whose range holds gives the share. */
struct rule_step {
    struct rule_range range;
    struct rule_share share;
};

enum rule_curve_kind {
    CURVE_LINEAR,   /* from 0 at `none_at` to 1 at `full_at`, either way */
    CURVE_STEPS,    /* the share of the first of `steps`, or 0 */
    CURVE_EACH,     /* value × each */
    CURVE_OFF_EACH, /* 1 − value × each */
    CURVE_OPTIONS,  /* the share of the chosen option */
    CURVE_RELATIVE  /* by what the units of the level have */
};

/* The share of a value. What falls below 0 or rises above 1 is cut there. */
struct rule_curve {
    enum rule_curve_kind kind;
    struct decimal none_at, full_at;  /* LINEAR; they differ */
    struct rule_range full, none;     /* LINEAR: 1 and 0 there; none first */
    const struct rule_step *steps;    /* STEPS */
    size_t step_count;                /* STEPS */
    struct rule_share each;           /* EACH, OFF_EACH */
    const struct rule_share *options; /* OPTIONS: one for each */
    bool spread;                      /* RELATIVE: between lowest and highest */
    struct rule_share lowest;         /* RELATIVE, spread: of the lowest unit */
    size_t comparison; /* RELATIVE: its number in the indicator */
};

enum rule_kind {
    RULE_CURVE,   /* a value and its curve */
    RULE_SUM,     /* each part earns its own share of the points */
    RULE_BEST_OF, /* the highest part counts */
    RULE_MANUAL,  /* nothing is computed */
    RULE_NONE     /* of a fact: there is nothing to earn */
};

struct rule {
    enum rule_kind kind;
    const char *written;               /* its `kind` in the file: `ratio` */
    const struct rule_condition *when; /* the gate; NULL: always open */
    struct rule_value value;           /* CURVE */
    struct rule_curve curve;           /* CURVE */
    const struct rule *parts;          /* SUM, BEST_OF */
    size_t part_count;
    struct rule_share share; /* of a part: its weight */
};

#endif
