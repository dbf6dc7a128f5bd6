/* A decision's annex, typed or pasted into a workbook, as drafts of index sets.
 * May be included by annex and run.
 *
 * Nothing is made up in silence: a row that has no place is named, so are sums
 * and counts that the annex states and its rows do not give, and a rule that
 * was guessed by a title's words is marked as a guess in the draft. */
#ifndef DTI_ANNEX_ANNEX_H
#define DTI_ANNEX_ANNEX_H

#include "base/arena.h"
#include "base/pattern.h"
#include "base/points.h"
#include "base/vec.h"
#include "xlsx/read/grid.h"

/* A row of the table as it stands; texts are "" where it has none. */
struct annex_row {
    const char *place;  /* `Sheet!A12` */
    const char *number; /* of the column Stt */
    const char *code;   /* beside the title, or before it in its cell */
    const char *title;
    const char *whole;  /* the title's cell with the code that was in it */
    const char *agency; /* all in one text */
    points_t points;    /* POINTS_NONE where it has none */
    bool waived;        /* not assessed this year */
};

/* What the points of a node do, as dti-campaign(5) calls it. */
enum annex_kind { ANNEX_SCORED, ANNEX_BONUS, ANNEX_PENALTY };

/* A group or an indicator. A group holds the nodes after it that lie deeper. */
struct annex_node {
    const char *place, *code, *title;
    const char *own; /* private: the code as the annex writes it */
    size_t depth;    /* 0 for groups of the set itself */
    bool group;
    enum annex_kind kind;
    points_t max; /* of a penalty what it takes off at most; or POINTS_NONE */
    long stated;  /* how many indicators its title says; -1 where it does not */
    bool waived;
    VEC_OF(const char *) agencies;
};

struct annex_set {
    const char *title; /* the line above its table; "" for none */
    const char *place; /* of its first row */
    points_t total;    /* as the annex states it; POINTS_NONE for none */
    long stated;       /* as above, of the row of totals; or -1 */
    bool closed;       /* private: its last row was read */
    VEC_OF(struct annex_row) rows;
    VEC_OF(struct annex_node) nodes;
};

struct annex_pattern {
    const char *source;
    struct pattern *compiled;
};

struct annex {
    struct arena arena;
    VEC_OF(struct annex_pattern) patterns; /* private: compiled so far */
    int year;            /* that its headings speak of; 0 for none */
    const char *caption; /* private: the line above the next table; or NULL */
    VEC_OF(struct annex_row) loose; /* private: lines that are no rows so far */
    VEC_OF(struct annex_set) sets;
    VEC_OF(const char *) complaints; /* Vietnamese, with their places */
};

/* Takes the rows of one sheet; `annex` is zeroed before the first. */
void annex_add_sheet(struct annex *annex, const char *sheet,
                     const struct grid *grid);

/* Gives every row of the sets its place, and holds the sums and counts. */
void annex_finish(struct annex *annex);

/* The indicators of a set, its groups at any depth, and what the points of the
 * indicators add up to that are neither bonus nor penalty. */
size_t annex_count_indicators(const struct annex_set *set);
size_t annex_count_groups(const struct annex_set *set);
points_t annex_sum(const struct annex_set *set);

/* Appends the set as dti-campaign(5) has it; returns how many rules are
 * guesses. */
size_t annex_write(struct annex *annex, const struct annex_set *set,
                   struct str *out);

void annex_clear(struct annex *annex);

#endif
