/* How an index set is read: its tree of groups, and each indicator, in files of
 * their own. May be included by campaign.
 *
 * Every function returns false after it has recorded the first error. */
#ifndef DTI_CAMPAIGN_INDEX_LOAD_H
#define DTI_CAMPAIGN_INDEX_LOAD_H

#include "campaign/load.h"

struct index_reader {
    struct loader *loader;
    VEC_OF(struct group) groups;
    VEC_OF(struct indicator) indicators;
    VEC_OF(const struct yaml_node *) group_nodes; /* of each group */
};

/* `kind:` of groups and indicators. */
extern const struct word_table node_words;

/* Takes the kind of the group that holds it where that is not `scored`, and
 * refuses any other; `node` says `kind` or not. `group` is SIZE_MAX at the
 * top. */
bool index_settle_kind(struct index_reader *reader,
                       const struct yaml_node *node, size_t group,
                       enum node_kind *kind);

/* Whether `code`, written in `node`, can be one: letters and digits with single
 * `.` or `-` between. A code of numbers alone that is longer than one goes on
 * from the code of its group, where that is of numbers too. */
bool index_check_code(struct index_reader *reader, const struct yaml_node *node,
                      const char *what, const char *code, size_t group);

/* Refuses two nodes of one code, case ignored, and a node with the code of
 * another's input. */
bool index_check_unique(struct index_reader *reader);

/* Reads the list of groups at the top, and all that is in them. */
bool index_read_groups(struct index_reader *reader,
                       const struct yaml_node *list);

/* Reads an indicator of the group. */
bool index_read_indicator(struct index_reader *reader,
                          const struct yaml_node *node, size_t group);

/* `pillars:` of a level whose groups are read. */
bool index_read_pillars(struct loader *loader, const struct yaml_node *list,
                        struct level *level);

#endif
