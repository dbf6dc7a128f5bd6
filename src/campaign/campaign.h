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
#include "base/yaml.h"
#include "campaign/rule.h"
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

/* One value that a unit reports. */
struct input {
    const char *key;   /* `duoc_tap_huan` */
    const char *label; /* what the form asks */
    const char *unit;  /* "người"; "" where there is none */
    enum input_kind kind;
    const struct pattern *pattern; /* of the typed text; NULL for none */
    const char *pattern_help;      /* what the pattern asks for, or "" */
    const char **options;          /* CHOICE: labels */
    size_t option_count;
};

struct indicator {
    const char *code; /* `6.10` */
    const char *title;
    points_t max;
    const char **scored_by; /* names of scoring agencies, the lead one first */
    const size_t
        *agencies; /* of each of scored_by, its index in the campaign */
    size_t scored_by_count;
    bool assessed; /* false: "không đánh giá" this year */
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

struct group {
    const char *code; /* `6` */
    const char *title;
    points_t max;        /* of all its indicators */
    size_t first, count; /* its indicators */
};

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
    points_t max;          /* of all indicators */
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
    const char *kind;     /* "Phường" */
    size_t level;         /* index into the campaign's levels */
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
};

/* An open obligation that is accepted as it is: of a unit, an agency or the
 * council. */
struct acceptance {
    const struct unit *unit; /* or NULL */
    size_t agency;           /* index; SIZE_MAX: not an agency's */
    bool council;
    const char *form; /* `01`; NULL: whatever it owes */
    int round;        /* of 02; 0: each */
    size_t level;     /* index; SIZE_MAX: each */
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
    const char *previous;  /* path of last year's results.csv, or NULL */
    struct grade *grades;  /* from the highest band down */
    size_t grade_count;
    struct level *levels;
    size_t level_count;
    struct unit *units; /* in code order (bytes) */
    size_t unit_count;
    const char **agencies; /* every name in scored_by, once, in first order */
    size_t agency_count;
    const struct agency_details *agency_details; /* of each; NULL: none given */
    const struct yaml_node *texts; /* `texts:`: what templates read */
    const char *words[WORD_COUNT]; /* ask campaign_word; NULL: as it stands */
    const char **files; /* every file that was read, for the manifest */
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

/* The indicator's index of a code in a level, or SIZE_MAX. */
size_t level_find_indicator(const struct level *level, const char *code);

/* The place of an agency (an index) among the indicator's scorers, the lead one
 * first; scored_by_count where it is none of them. */
size_t indicator_scorer(const struct indicator *indicator, size_t agency);

/* Whether an agency (an index) is among the indicator's scorers. */
bool indicator_scored_by(const struct indicator *indicator, size_t agency);

/* Whether it counts for the unit before any value is known: assessed, and not
 * taken out for this unit in units.yaml. */
bool indicator_counts(const struct unit *unit, const struct level *level,
                      size_t indicator);

#endif
