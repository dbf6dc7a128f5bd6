/* Points, totals, ranks. May be included by everything.
 *
 * Rules give exact fractions (GMP); an indicator's points are rounded once,
 * half up to 0.01, and from there on everything is a sum of integers. */
#ifndef DTI_SCORE_SCORE_H
#define DTI_SCORE_SCORE_H

#include "intake/intake.h"

enum points_source {
    SOURCE_NONE,
    SOURCE_COMPUTED,
    SOURCE_ROUND1,
    SOURCE_ROUND2,
    SOURCE_COUNCIL
};

/* What one agency gave. */
struct scored {
    size_t agency; /* index; SIZE_MAX for the council */
    points_t points;
    bool waives; /* no points: it confirms that the indicator does not apply, or
                    the values that it corrected say so */
    const char *reason;
    const struct appraised *row; /* of its form */
};

/* What it gave, as documents say it: its points, or that the indicator does not
 * apply. The buffer is one of POINTS_TEXT_SIZE; returned, or a constant is. */
const char *scored_format_vi(const struct scored *scored, char *buffer);

/* What the values of an indicator come to by its rule. */
struct follows {
    points_t points; /* POINTS_NONE: nothing can be computed */
    bool waived;     /* b = 0, which takes the indicator out */
};

/* One round of one indicator: every agency's points, and what follows. */
struct round_points {
    points_t points; /* by policies.several_scorers; POINTS_NONE if none */
    bool waives;     /* nobody gave any, and somebody took the indicator out */
    struct scored *scored;
    size_t scored_count;
    const struct value *accepted; /* the values after this round; NULL while
                                     none was corrected */
    struct follows follows;       /* from the values after this round */
};

struct indicator_score {
    bool applicable;      /* counts for this unit: see indicator_counts */
    bool waived;          /* b is 0 by the values that are accepted, or the unit
                             claims that the indicator does not apply: it is out
                             unless somebody awards points all the same */
    bool reported_waived; /* the same, by what the unit reports alone */
    enum points_source source;
    points_t self, computed;
    points_t
        final; /* 0 where nothing gives points; NONE if it does not count */
    struct round_points *rounds; /* private, see score_round: ROUND_COUNT; NULL
                                    where no round says anything of it */
    const char *reason;          /* of the points that count, "" where none */
    const struct claim *claim;   /* NULL without a submission */
    const struct contested *contested; /* NULL where not, or before round 2 */
};

/* Sums over applicable indicators of the points that are there, so that anyone
 * can add a printed column up; a column without any points is NONE.
 *
 * `max` counts what is scored; the other columns hold bonus and penalty too. A
 * group of these comes to no more than its own maximum, in each column, and
 * what has a maximum to no less than 0: there a sum may differ from the points
 * that it is of. */
struct sums {
    points_t max, self, computed, rounds[ROUND_COUNT], final;
};

struct group_score {
    struct sums sums;
    ratio4_t ratio; /* of final; NONE where nothing of it is scored */
};

struct pillar_score {
    struct sums sums; /* of its groups */
    ratio4_t ratio;
    size_t rank; /* from 1 within the level; 0: not ranked */
};

struct unit_score {
    const struct unit *unit;
    enum unit_state state;
    struct indicator_score *indicators;
    struct group_score *groups;
    struct pillar_score *pillars;
    struct sums sums;
    ratio4_t index;    /* of final; above 1 where bonus makes it so */
    size_t rank;       /* from 1 within the level; 0: not ranked */
    const char *grade; /* NULL: not graded */
    bool appraised;    /* an agency or the council scored something of it */
};

/* A round of the indicator; what follows from the values is answered by
 * score_before, also where the round says nothing of it. */
const struct round_points *score_round(const struct indicator_score *score,
                                       enum round round);

/* What the unit's bonus (or penalty) comes to in the final points; NONE where
 * no indicator of the kind applies. */
points_t score_points_of_kind(const struct unit_score *unit,
                              const struct level *level, enum node_kind kind);

/* What the values come to before a round: as reported, and as corrected in the
 * rounds before it. */
struct follows score_before(const struct indicator_score *score,
                            enum round round);

/* The same, of the values themselves; NULL without a submission. */
const struct value *score_values_before(const struct indicator_score *score,
                                        enum round round);

/* Whether a row was filled in on a form that shows other points of the unit, or
 * none, than there are now: the unit has sent another workbook since. */
bool appraised_is_outdated(const struct appraised *row,
                           const struct indicator_score *score,
                           enum round round);

/* Whether an agency (SIZE_MAX: the council) gave points in a round that need no
 * second look: on the figures as they are, or a later round has decided. */
bool score_stands(const struct indicator_score *score, enum round round,
                  size_t agency);

/* The values that are accepted in place of those reported; NULL where none was
 * corrected. */
const struct value *score_accepted(const struct indicator_score *score);

/* The value that is accepted in place of what the unit reported for an input;
 * NULL where that stands. */
const struct value *score_corrected(const struct indicator *indicator,
                                    const struct indicator_score *score,
                                    size_t input);

/* Who has such a value accepted: the first in the last round that gave it. NULL
 * where what was reported stands. */
const struct scored *score_corrector(const struct indicator *indicator,
                                     const struct indicator_score *score,
                                     size_t input);

/* What became of a claim that the indicator does not apply. */
enum waiver_state {
    WAIVER_NONE, /* not claimed */
    WAIVER_CLAIMED,
    WAIVER_CONFIRMED,
    WAIVER_REFUSED
};
enum waiver_state score_waiver(const struct indicator_score *score);

/* Whether the values count: under the policy `zero` a required document has to
 * be there. What takes points off needs no proof. */
bool score_is_proven(const struct campaign *campaign,
                     const struct indicator *indicator,
                     const struct claim *claim);

/* Whether the points are taken over from elsewhere: nobody has to assess or
 * appraise them, though the agency may give others. */
bool score_is_taken_over(const struct indicator *indicator);

/* Nobody has given points for it yet, and none follow from what the unit sent:
 * it counts as 0, which is not to be shown as one that somebody gave. Values
 * that are wrong are worth 0 by themselves. */
bool score_is_awaited(const struct indicator_score *score);

/* What a unit has after a round: of each indicator the points of that round, or
 * else of the one before, or else the computed ones. NONE where nothing of the
 * unit was scored in the round. */
points_t score_unit_after(const struct unit_score *unit,
                          const struct level *level, enum round round);

/* The same of one of its groups (an index). */
points_t score_group_after(const struct unit_score *unit,
                           const struct level *level, size_t group,
                           enum round round);

/* What a level looks like as a whole, over units that sent something. */
struct group_stats {
    ratio4_t mean, best; /* of the units' exact group ratios, rounded last */
    const struct unit *best_unit; /* the first of the best in code order */
};

struct level_score {
    const struct level *level;
    struct unit_score **units; /* in code order */
    size_t unit_count;
    struct group_stats *groups;
    ratio4_t mean, best, median;
};

enum stage { STAGE_INTAKE, STAGE_ROUND1, STAGE_ROUND2, STAGE_PUBLISH };

/* `intake`, `round1`, `round2`, `publish`: on the command line, in templates
 * and in results.json. */
const char *stage_name(enum stage stage);

/* The stage of a name of `length` bytes; false where there is none. */
bool stage_find(const char *name, size_t length, enum stage *stage);

struct evaluation {
    const struct campaign *campaign;
    const struct intake *intake;
    enum stage stage; /* the last one that counts */
    struct arena arena;
    struct unit_score *units; /* as campaign.units */
    struct level_score *levels;
    bool appraised; /* appraisal has begun: something of some unit is */
};

/* Whether the unit has a result: once appraisal has begun, a unit of which
 * nothing was appraised has none, unless policies.unappraised lets its computed
 * points count. A unit that sent nothing follows policies.missing_units. */
bool score_has_result(const struct evaluation *evaluation,
                      const struct unit_score *unit);

/* Scores everything that came in (after intake_settle), up to `stage`: later
 * rounds are as if they had not come. `intake` must outlive the evaluation. */
void evaluation_init(struct evaluation *evaluation, const struct intake *intake,
                     enum stage stage);
void evaluation_clear(struct evaluation *evaluation);

/* Whether nothing came in that counts only after the evaluation's stage: it is
 * what one of STAGE_PUBLISH would be. */
bool evaluation_is_whole(const struct evaluation *evaluation);

/* The problems that only scoring shows: claims that differ from what is
 * computed, reasons that lack, agencies that disagree. All are warnings. */
void evaluation_check(const struct evaluation *evaluation,
                      struct problem_list *problems);

/* Adds a problem for each form of an agency that would have more than
 * FORM_ROWS_MOST rows if every unit sent its own. */
void evaluation_check_lengths(const struct evaluation *evaluation,
                              struct problem_list *problems);

#endif
