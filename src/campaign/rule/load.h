/* How a rule is read: its value and its curve each in a file of their own. May
 * be included by campaign.
 *
 * Every function returns false after it has recorded the first error. */
#ifndef DTI_CAMPAIGN_RULE_LOAD_H
#define DTI_CAMPAIGN_RULE_LOAD_H

#include "campaign/load.h"

struct rule_reader {
    struct loader *loader;
    struct indicator *indicator;
    bool *used;        /* which of its inputs some rule reads */
    size_t part_count; /* of all depths, so far */
};

/* The points that a rule is for, where they are known: those of the indicator,
 * or of a part that says `points`. */
struct rule_worth {
    bool known;
    struct decimal points;
};

/* A rule while it is read: what has to be compared with the indicator's inputs
 * waits as a node. */
struct rule_draft {
    struct rule rule;
    const struct yaml_node *node;
    struct rule_worth worth;
    size_t depth; /* 1 for the outermost */
    bool complement, off, capped;
    unsigned by; /* enum rule_by */
    const struct yaml_node *when, *input, *a, *b, *score;
    const struct yaml_node *full_at, *none_at, *full, *none;
    const struct yaml_node *steps, *each, *each_points, *shares, *option_points;
    const struct yaml_node *lowest, *parts;
    /* What the value lies in: 100 for a percentage, 1 for a yes-no and for a
     * quotient; 0 where nothing bounds it. */
    struct decimal whole;
    bool is_percent;
    bool never_over; /* no value is above the whole */
};

enum rule_by { BY_HIGHEST, BY_SPREAD };

#define RULE_MASK(kind) (1U << (kind))

/* The value: `input`, `a` and `b`, `complement`, `part`, `zero`. `mask` has
 * RULE_MASK of the kinds that `input` may have. */
bool rule_read_value(struct rule_reader *reader, struct rule_draft *draft,
                     unsigned mask);

/* `score`, into the rule; load_settle_scores finds what it names. */
bool rule_read_score(struct rule_reader *reader, struct rule_draft *draft);

/* `when`, into the rule. */
bool rule_read_gate(struct rule_reader *reader, struct rule_draft *draft);

/* Two ways of writing one share: as a share, or as points of what the rule is
 * worth. Exactly one of the nodes is there. */
struct rule_share_nodes {
    const char *key, *points_key;
    const struct yaml_node *share, *points;
    int line; /* where both or none are there */
};
bool rule_read_share(struct rule_reader *reader, const struct rule_worth *worth,
                     const struct rule_share_nodes *nodes,
                     struct rule_share *out);

/* One decimal of at least 0, from the node of `key`. */
bool rule_read_amount(struct rule_reader *reader, const char *key,
                      const struct yaml_node *node, struct decimal *out);

/* A limit: `from`, `above`, `to`, `below`, as a part of a map. */
struct rule_limit_nodes {
    const struct yaml_node *from, *above, *to, *below;
};
bool rule_read_range(struct rule_reader *reader, const struct yaml_node *node,
                     const struct rule_limit_nodes *nodes,
                     struct rule_range *out);

/* The curves, each into the rule. */
typedef bool rule_curve_reader(struct rule_reader *reader,
                               struct rule_draft *draft);
rule_curve_reader rule_read_linear, rule_read_steps, rule_read_each,
    rule_read_options, rule_read_relative;

#endif
