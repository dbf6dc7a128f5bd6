/* A campaign: the year, its policies, its units and its index sets. May be
 * included by everything.
 *
 * All of it is read from text files (docs/dti-campaign.5) and never changes
 * afterwards; it lives until campaign_free and is lent const. */
#ifndef DTI_CAMPAIGN_CAMPAIGN_H
#define DTI_CAMPAIGN_CAMPAIGN_H

#include "base/date.h"
#include "base/decimal.h"
#include "base/pattern.h"
#include "base/points.h"
#include "base/str.h"
#include "base/yaml.h"
#include "campaign/earlier.h"
#include "campaign/rule/rule.h"
#include "campaign/words.h"

#include <stdbool.h>
#include <stddef.h>

enum input_kind {
    INPUT_NUMBER,
    INPUT_PERCENT,
    INPUT_YES_NO,
    INPUT_CHOICE,
    INPUT_TEXT,
    INPUT_DATE
};

/* One value of an indicator: the unit reports it, or an agency that has the
 * figures of all units supplies it (Mẫu 04). */
struct input {
    const char *key;      /* `duoc_tap_huan` */
    const char *label;    /* what the form asks */
    const char *unit;     /* "người"; "" where there is none */
    const char *supplier; /* name of the agency that supplies it, or keeps the
                             survey that it comes from; NULL: the unit */
    size_t supplied_by;   /* the supplier's index in the campaign */
    bool survey;          /* it is the result of a survey */
    enum input_kind kind;
    const struct pattern *pattern; /* of the typed text; NULL for none */
    const char *pattern_help;      /* what the pattern asks for, or "" */
    const char **options;          /* CHOICE: labels */
    size_t option_count;
};

/* How the points of a group or an indicator count. */
enum node_kind {
    NODE_SCORED,  /* within the maximum */
    NODE_SURVEY,  /* the same, of a survey: no unit assesses itself */
    NODE_BONUS,   /* added to the total, outside the maximum */
    NODE_PENALTY, /* taken off the total: its points are 0 or below */
    NODE_INFO     /* facts, without points */
};

struct indicator {
    const char *code; /* `6.10`, `DTI-07`: as the decision writes it */
    const char *title;
    enum node_kind kind;
    points_t max; /* of a penalty what it takes off at most; 0 of a fact */
    const char **scored_by; /* names of scoring agencies, the lead one first */
    const size_t
        *agencies; /* of each of scored_by, its index in the campaign */
    size_t scored_by_count;
    bool assessed; /* false: "không đánh giá" this year */
    bool waivable; /* a unit may claim that it does not apply */
    bool unasked;  /* no unit is asked for it: its points come from a survey, or
                      are taken over, or others supply all its inputs */
    bool supplied; /* others supply some of its inputs, or all */
    size_t wave;   /* computed after all of the waves below, whose scores it
                      takes over; 0: takes none */
    struct input *inputs;
    size_t input_count;
    struct rule rule;
    size_t comparison_count; /* of the rule: its values compared among units */
    bool evidence_required;
    const struct pattern
        *evidence_pattern; /* of a document's number, or NULL */
    const char *guidance;
    size_t group;                    /* index into the level's groups */
    const struct yaml_node *written; /* as it stands in the file */
};

/* Groups within groups, the outermost counted. */
enum { GROUPS_MOST_DEPTH = 8 };

/* Groups hold groups and indicators; both are kept in the order of the file, a
 * group before what is in it, so that all that a group holds is one run of
 * indicators, and of the groups after it. */
struct group {
    const char *code; /* `6`, `A.1` */
    const char *title;
    enum node_kind kind;
    points_t max; /* SCORED: of the scored indicators in it; BONUS, PENALTY:
                     what all of it comes to at most */
    size_t first, count; /* the indicators in it, at whatever depth */
    size_t parent;       /* index; SIZE_MAX where no group holds it */
    size_t depth;        /* 0 where no group holds it */
};

/* The groups that are summed up under a name of their own, across the tree. */
struct pillar {
    const char *code, *title;
    const size_t *groups; /* none of them within another */
    size_t group_count;
};

struct grade;

/* A set of indicators and the units that it measures. */
struct level {
    const char *id;       /* `commune` */
    const char *title;    /* "Xã, phường" */
    const char **aliases; /* other names that forms may have: "cấp xã" */
    size_t alias_count;
    const char *index_title; /* of the index set: "Bộ chỉ số …" */
    struct group *groups;
    size_t group_count;
    struct indicator *indicators; /* in the order of the file */
    size_t indicator_count;
    const struct pillar *pillars;
    size_t pillar_count;
    const struct grade *grades; /* its own, or those of the campaign; from the
                                   highest band down */
    size_t grade_count;
    points_t max;          /* of all scored indicators */
    points_t assessed_max; /* of those assessed this year */
    const size_t
        *tie_break; /* groups compared in turn where ratios are equal */
    size_t tie_break_count;
};

/* Whom to ask at a unit or an agency; NULL or "" where not given. */
struct contact {
    const char *person, *phone, *email;
};

struct unit {
    const char *code; /* `VP-UBND`: A-Z, 0-9 and - only */
    const char *name;
    const char *kind; /* "Phường" */
    size_t level;     /* index into the campaign's levels */
    size_t same_as; /* index of the unit that the same body is in another level;
                       SIZE_MAX: none, or others say it of this one */
    const char **merged_from; /* codes of the units that it was formed of */
    size_t merged_count;
    bool *not_applicable; /* one for each indicator of the level */
    struct contact contact;
};

/* What the campaign's list says of a scoring agency. */
struct agency_details {
    const char *short_name; /* its name, where none is given */
    struct contact contact;
};

/* A band of the index: `name` from `from` on. */
struct grade {
    struct decimal from;
    const char *name;
};

enum several_scorers { SCORERS_MEAN, SCORERS_MIN, SCORERS_LEAD };
enum missing_evidence { EVIDENCE_FLAG, EVIDENCE_ZERO };
enum missing_units { MISSING_LAST, MISSING_UNRANKED };
enum unappraised { UNAPPRAISED_UNRANKED, UNAPPRAISED_COMPUTED };

struct policies {
    enum several_scorers several_scorers;
    enum missing_evidence missing_evidence;
    enum missing_units missing_units;
    enum unappraised unappraised; /* units of which nothing was appraised */
};

/* The days of the plan's appendix II; year 0 where not given. */
struct deadlines {
    struct date self_assessment, round1, explanation, round2, publication;
    struct moment supply; /* of the figures that others have of the units */
};

/* An open obligation that is accepted as it is: of a unit, an agency or the
 * council. */
struct acceptance {
    const struct unit *unit; /* or NULL */
    size_t agency;           /* index; SIZE_MAX: not an agency's */
    bool council;
    const struct form *form; /* NULL: whatever it owes */
    int round;               /* of 02; 0: each */
    size_t level;            /* index; SIZE_MAX: each */
    const char *reason;
};

/* The end of a campaign: the result is final once somebody has approved it. */
struct final {
    const char *approved_by, *decision; /* or NULL */
    struct date date;
    const struct acceptance *accepted;
    size_t accepted_count;
};

/* How the index becomes points of the PAR Index component. */
struct par_index {
    const char *component;           /* its title */
    const char *method;              /* stated in the document */
    const char *index, *index_short; /* of the index it belongs to, or NULL */
    const char *keepers;             /* who keep that index; or NULL */
    points_t max;
};

struct campaign {
    const char
        *folder; /* of campaign.yaml: documents/ is below its templates */
    const char *documents; /* folder of the documents' templates */
    int year;
    const char *title;
    struct date date; /* printed on documents, and their creation date */
    struct policies policies;
    struct deadlines deadlines;
    struct final final;
    struct par_index par_index;
    bool signature_fields; /* documents have places for digital signatures */
    const struct earlier_year *earlier; /* from the first to the last */
    size_t earlier_count;
    struct grade *grades; /* from the highest band down */
    size_t grade_count;
    struct level *levels;
    size_t level_count;
    size_t waves;       /* how often scores are taken over from scores, + 1 */
    struct unit *units; /* in code order (bytes) */
    size_t unit_count;
    const char **agencies; /* every name in scored_by, then those who only
                              supply, once, in first order */
    size_t agency_count;
    const struct agency_details *agency_details; /* of each; NULL: none given */
    const struct yaml_node *texts; /* `texts:`: what templates read */
    const char *words[WORD_COUNT]; /* ask campaign_word; NULL: as it stands */
    const char **form_titles; /* ask campaign_form_title; NULL: their own */
    const char **files;       /* every file that was read, for the manifest */
    size_t file_count;
    struct campaign_store *store; /* private: the memory of all this */
};

/* What is wrong with a campaign's file. */
struct campaign_error {
    char *file;        /* freed by campaign_error_clear */
    int line;          /* 0 where none */
    char message[512]; /* Vietnamese: what, and what to do */
};

/* Loads `path` (a campaign.yaml) and the files it names, relative to it.
 * NULL and the first error where anything is wrong; nothing is half loaded. */
struct campaign *campaign_load(const char *path, struct campaign_error *error);
void campaign_free(struct campaign *campaign);
void campaign_error_clear(struct campaign_error *error);

/* Who issues the campaign's papers, as its texts say; else its title. */
const char *campaign_issuer(const struct campaign *campaign);

/* Whether campaign.yaml says who approved the result, and when. */
bool campaign_is_final(const struct campaign *campaign);

/* The unit of a code as typed, or NULL. Case, marks, blanks, full stops and
 * kinds of dashes do not count where that leaves one unit. */
const struct unit *campaign_find_unit(const struct campaign *campaign,
                                      const char *code);

/* The unit whose code is nearest to one that is not known, NULL where none is
 * near or several are equally so. */
const struct unit *campaign_nearest_unit(const struct campaign *campaign,
                                         const char *code);

/* The agency's index of its name or another way to say it (case ignored), or
 * SIZE_MAX; and the nearest name to one that is not known, or NULL. */
size_t campaign_find_agency(const struct campaign *campaign, const char *name);
const char *campaign_nearest_agency(const struct campaign *campaign,
                                    const char *name);

/* What narrow columns call an agency (an index): its name where the campaign
 * has no shorter one. */
const char *campaign_short_name(const struct campaign *campaign, size_t agency);

/* Whom to ask at an agency (an index). */
struct contact campaign_agency_contact(const struct campaign *campaign,
                                       size_t agency);

/* The index of the level of an id, or SIZE_MAX. */
size_t campaign_find_level(const struct campaign *campaign, const char *id);

/* The indicator's (the group's) index of a code in a level, or SIZE_MAX. */
size_t level_find_indicator(const struct level *level, const char *code);
size_t level_find_group(const struct level *level, const char *code);

/* Whether some indicator of the level is of the kind. */
bool level_has_kind(const struct level *level, enum node_kind kind);

/* Whether the level is more than groups of scored indicators: groups within
 * groups, pillars, or indicators of another kind. */
bool level_is_tree(const struct level *level);

/* What an index set holds, one after the other in the order of the file. */
struct node {
    size_t group;     /* index; SIZE_MAX: an indicator */
    size_t indicator; /* index, where it is no group */
    size_t depth;     /* of the groups that hold it */
};

/* Steps to the next node of the level, the first of a walk that is {0}; false
 * after the last. */
struct node_walk {
    size_t group, indicator; /* the next ones */
};
bool node_next(const struct level *level, struct node_walk *walk,
               struct node *out);

/* What stands in a column of maxima: of a penalty the points that it takes off
 * at most, below 0; NONE of a fact, and of a group without a maximum. */
points_t indicator_shown_max(const struct indicator *indicator);
points_t group_shown_max(const struct group *group);

/* The groups that show a level at a glance, in charts and wide tables: those at
 * the deepest depth where they are at most GROUPS_AT_A_GLANCE. A group that
 * holds indicators beside groups stands for all that is in it. */
enum { GROUPS_AT_A_GLANCE = 12 };
bool group_is_main(const struct level *level, size_t group);

/* The same, and groups of bonus or penalty: together they come to the total. */
bool group_is_column(const struct level *level, size_t group);

/* How many of the groups are main. */
size_t level_main_count(const struct level *level);

/* Whether the points lie within the maximum of unit and level, or outside it as
 * those of a bonus or penalty, which stands blank where there is none. */
bool node_is_scored(enum node_kind kind);
bool node_is_outside(enum node_kind kind);

/* The place of an agency (an index) among the indicator's scorers, the lead one
 * first; scored_by_count where it is none of them. */
size_t indicator_scorer(const struct indicator *indicator, size_t agency);

/* Whether an agency (an index) is among the indicator's scorers. */
bool indicator_scored_by(const struct indicator *indicator, size_t agency);

/* Whether the agency (an index) supplies an input of the indicator. */
bool input_supplied_by(const struct input *input, size_t agency);

/* Whether the agency supplies something of the level that is assessed. */
bool level_supplied_by(const struct level *level, size_t agency);

/* Whether some input of the level is supplied by others. */
bool level_has_supplied(const struct level *level);

/* Who supplies an input: `Sở A`, `điều tra của Viện B`; and all who supply
 * some of an indicator, each once. Added to `out`. */
void input_say_source(const struct input *input, struct str *out);
void indicator_say_sources(const struct indicator *indicator, struct str *out);

/* The unit that the body of `unit` is in a level: `same_as` of units.yaml, or
 * itself in its own; NULL where it is in none. */
const struct unit *campaign_counterpart(const struct campaign *campaign,
                                        const struct unit *unit, size_t level);

/* Whether the unit is asked for it: assessed, not taken out for this unit in
 * units.yaml, and not from a survey, taken over or supplied by others. */
bool indicator_asked(const struct unit *unit, const struct level *level,
                     size_t indicator);

/* Whether its units are asked for anything: where others supply all that there
 * is, they owe no Mẫu 01. */
bool level_asks_units(const struct level *level);

/* Whether figures of the indicator are wanted of those who supply them:
 * assessed, and not taken out for this unit. */
bool indicator_wants_supply(const struct unit *unit, const struct level *level,
                            size_t indicator);

/* Whether its points count for the unit before any value is known: assessed,
 * not taken out for this unit, and more than a fact. */
bool indicator_counts(const struct unit *unit, const struct level *level,
                      size_t indicator);

#endif
