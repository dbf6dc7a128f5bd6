/* How the campaign's YAML becomes structs. May be included by campaign.
 *
 * What a map may hold is a table of fields: adding a key is adding a row. Every
 * reader returns false after it has recorded the first error, and its callers
 * pass that on at once. */
#ifndef DTI_CAMPAIGN_LOAD_H
#define DTI_CAMPAIGN_LOAD_H

#include "campaign/campaign.h"

#include "base/arena.h"
#include "base/guess.h"
#include "base/str.h"
#include "base/vec.h"

#define LENGTH(array) (sizeof(array) / sizeof *(array))

/* A unit by its code's letters and digits alone. */
struct unit_key {
    const char *bare;
    const struct unit *unit;
};

/* An agency of the campaign's list, and every name (text_fold) it goes by. */
struct listed_agency {
    const char *name;
    struct agency_details details; /* short_name NULL where not given */
    const char **keys;
    size_t key_count;
};

/* A `score:` of a rule, until all that it may name is read. */
struct pending_score {
    struct rule_score *score;
    const char *level_id, *code; /* or NULL */
    const struct yaml_node *node;
    const char *file;
    size_t level;          /* index, of the rule */
    const char *indicator; /* code, of the rule */
};

/* A name (text_fold) of an agency that scores something. */
struct agency_key {
    const char *key;
    size_t agency;
};

#define NO_CONTACT                                                             \
    {                                                                          \
        "", "", ""                                                             \
    }

/* Everything that a campaign is made of, freed together. */
struct campaign_store {
    struct arena arena;
    VEC_OF(struct pattern *) patterns;
    VEC_OF(const char *) files;
    struct unit_key *unit_keys; /* one for each unit, by what is bare */
    VEC_OF(struct pending_score) scores;
    VEC_OF(struct listed_agency) listed;
    VEC_OF(struct agency_key) agency_keys;
    struct agency_details *details; /* of each of the campaign's agencies */
};

struct loader {
    struct campaign *campaign;
    struct campaign_store *store;
    struct campaign_error *error;
    const char *file; /* being read: errors are in it */
};

/* A key of a map and the member that its value fills. */
struct field {
    const char *key;
    bool required;
    bool (*read)(struct loader *loader, const struct field *field,
                 const struct yaml_node *value, void *member);
    size_t offset;      /* of the member in the target */
    const void *detail; /* what the reader has to know, see there */
};

struct field_table {
    const struct field *fields;
    size_t count;
};

/* The words that a value may be, matched by index with an enum. */
struct word_table {
    const char *const *words;
    size_t count;
};

/* How long a title may be, and what takes no more (for the message). */
struct title_limit {
    size_t most; /* characters as Excel counts them, in UTF-16 units */
    const char *where;
};

struct text_list {
    const char **items;
    size_t count;
};

/* Records an error at a line of the file being read; always false. */
__attribute__((format(printf, 3, 4), nonnull(3))) bool
load_fail(struct loader *loader, int line, const char *format, ...);

/* Parses the file at `path` (in the arena), adds it to the campaign's files and
 * makes it the one that errors are in. NULL after an error; a file that is
 * missing is reported at `line` of the file that names it. */
const struct yaml_node *load_file(struct loader *loader, const char *path,
                                  int line);

/* What `year:` says at the start of a line of campaign.yaml, before it is read
 * as YAML; 0 where there is none. */
int year_of_text(const char *text);

/* Appends `text` with {{year}}, {{previous_year}} and {{next_year}} filled in.
 */
void year_expand(const struct str *text, int year, struct str *out);

/* The first `{{word}}` of a text, or NULL. */
const char *year_find_tag(const char *text, size_t *length);

/* `name` as seen from the campaign's folder; lives in the arena. */
const char *load_resolve(struct loader *loader, const char *name);

/* Fills `target` from a map: unknown keys first, then missing ones, then the
 * values in the order of the table. `what` names the map in errors. */
bool load_map(struct loader *loader, const struct yaml_node *node,
              const struct field_table *table, void *target, const char *what);

/* Refuses anything but a list with at least one item. */
bool load_list(struct loader *loader, const struct yaml_node *node,
               const char *what);

/* Refuses anything but a single value that is there. */
bool load_scalar(struct loader *loader, const char *key,
                 const struct yaml_node *value);

/* Readers. The comment is the member's type. */
#define READER(name)                                                           \
    bool name(struct loader *loader, const struct field *field,                \
              const struct yaml_node *value, void *member)
READER(load_line);     /* const char *: one line, not empty */
READER(load_title);    /* the same; detail: struct title_limit */
READER(load_prose);    /* const char *: lines, may be empty */
READER(load_optional); /* const char *: one line, may be empty */
READER(load_email);    /* the same: an address */
READER(load_node);     /* const struct yaml_node *: for later */
READER(load_known);    /* nothing: somebody else has read it */
READER(load_bool);     /* bool */
READER(load_year);     /* int */
READER(load_date);     /* struct date */
READER(load_moment);   /* struct moment */
READER(load_points);   /* points_t above 0, at most a million points */
READER(load_share);    /* struct decimal, 0 to 1 */
READER(load_positive); /* struct decimal above 0 */
READER(load_amount);   /* struct decimal, at least 0 */
READER(load_word);     /* enum; detail: struct word_table */
READER(load_submap);   /* a struct; detail: struct field_table */
READER(load_lines);    /* struct text_list, not empty, none twice */
READER(load_pattern);  /* const struct pattern * */

/* The decimals that a points_t has. */
enum { POINTS_PLACES = 2 };

/* Shares as whole billionths, so that they add up exactly. */
enum { SHARE_PLACES = 9 };
int64_t load_share_units(struct decimal share);

/* Number texts for messages: `25`, `2,5`; `buffer` has DECIMAL_TEXT_SIZE. */
char *load_points_text(points_t points, char *buffer);

/* Records `problem`, with the nearest word as the remedy, or else all of them
 * after `list`; empties the guess. Always false. */
bool load_fail_guess(struct loader *loader, int line, struct guess *guess,
                     const char *problem, const char *list);

/* Finds the index of the level `id`; false with an error, which begins with
 * `where`. */
bool load_find_level(struct loader *loader, int line, const char *where,
                     const char *id, size_t *out);

/* `[A-Z0-9]+(-[A-Z0-9]+)*` and the like: groups of `letters` with single
 * hyphens between. */
bool load_is_code(const char *code, const char *letters);

/* Keeps the units for being looked up by codes as typed (find.c). */
void load_keep_units(struct campaign *campaign);

/* The stages, each in its own file. */
bool load_settings(struct loader *loader, const struct yaml_node *root);
bool load_index(struct loader *loader, const char *path, int line,
                struct level *level);
bool load_input(struct loader *loader, const struct yaml_node *node,
                struct input *input);
bool load_rule(struct loader *loader, const struct yaml_node *node,
               const struct yaml_node *inputs, struct indicator *indicator);
bool load_units(struct loader *loader, const char *path, int line);

/* Finds what every `score:` names, and in which order they can be computed:
 * sets `waves` of the campaign and `wave` of its indicators. */
bool load_settle_scores(struct loader *loader);

/* Reads the results of earlier years (`previous:`), once units are known. */
bool load_earlier(struct loader *loader, const struct yaml_node *node);

bool load_final(struct loader *loader, const struct yaml_node *node);

/* Whether `date`, the `what` (`hạn`) at the node, is of the campaign's year or
 * of the one after, in which its data are appraised. */
bool load_check_year(struct loader *loader, const struct yaml_node *node,
                     struct date date, const char *what);
bool load_agencies(struct loader *loader, const struct yaml_node *list);
bool load_campaign_words(struct loader *loader, const struct yaml_node *texts);

/* Holds the names of a `scored_by` (`node`) against the campaign's list, where
 * it has one, and puts the list's name for each. */
bool load_scorers(struct loader *loader, const struct yaml_node *node,
                  struct text_list *names);

/* The same for the one agency that `node` names. */
bool load_agency_name(struct loader *loader, const struct yaml_node *node,
                      const char **name);

/* Every agency of every indicator, once, in the order of the files: those who
 * score, then those who only supply figures. */
void load_gather_agencies(struct campaign *campaign);

/* The name of an input kind, as in the files. */
extern const struct word_table input_kinds;

#endif
