/* What contexts are put together from, part by part. Every function that gives
 * a json_t gives a new reference. May be included by results/view. */
#ifndef DTI_RESULTS_VIEW_CONTEXT_H
#define DTI_RESULTS_VIEW_CONTEXT_H

#include "base/str.h"
#include "base/tree.h"
#include "results/names.h"
#include "results/problems.h"
#include "results/view/vietnamese.h"
#include "results/view/view.h"

struct view {
    const struct evaluation *evaluation;
    const struct process *process; /* NULL: nothing is known to be open */
    const json_t *names;           /* that templates ask for; NULL: all */
    struct unit_problems problems;
    struct buckets files; /* of intake->received, by unit; the last: none */
    struct buckets explanations; /* of the intake, by unit */
    bool
        *conflicting_explanations; /* of units: several came, and none counts */
    size_t *ranked;                /* units with a rank, of each level */
    json_t *shared;  /* campaign, stage, round: in every context */
    json_t **levels; /* one for each, made once: level.c */
    json_t *agencies, *work;
};

/* Sets `name`, `name_count` (as text) and `has_name`; takes the list. */
void view_put_list(json_t *object, const char *name, json_t *list);

/* --- state.c --- */
/* The round of the evaluation's stage: 1, 2, or 0 where there is none. */
int view_round(const struct view *view);
/* The submission of the unit that counts, or NULL. */
const struct submission *view_submission(const struct view *view,
                                         const struct unit *unit);
/* Whether something of it is scored: it sent what counts, or others did. */
bool view_sent(const struct view *view, const struct unit *unit);
const char *view_state_text(enum unit_state state);

/* --- indicator.c --- */
struct indicator_view { /* what lists are chosen by */
    bool counted;       /* in the unit's maximum */
    bool pending; /* counted, a round has begun, and no agency gave points */
    bool waiting; /* pending, and nothing gives it points: shown as none */
    bool reduced; /* counted below what the unit claimed or its values give */
    bool refused; /* counted, though the unit claimed that it does not apply */
    points_t difference; /* final − self */
};
struct indicator_view view_indicator_look(const struct view *view,
                                          const struct unit_score *score,
                                          size_t indicator);
json_t *view_indicator(const struct view *view, const struct unit_score *score,
                       size_t indicator);
/* Who supplies an input, `Sở A`; null where the unit reports it. */
json_t *view_source(const struct input *input);
/* A value for people: "–" where there is none. */
json_t *view_value(const struct input *input, const struct value *value);

/* --- group.c --- */
json_t *view_groups(const struct view *view, const struct unit_score *score,
                    json_t *indicators);
/* Groups and indicators that count in the order of the index set, from their
 * lists. */
json_t *view_nodes(const struct level *level, json_t *groups,
                   json_t *indicators);
json_t *view_pillars(const struct view *view, const struct unit_score *score);
/* Adds `strengths`, `weaknesses` to `unit`. */
void view_put_profile(const struct view *view, const struct unit_score *score,
                      json_t *unit);

/* --- files.c --- */
/* Adds `submission`, `files`, `problems` and their counts to `unit`. */
void view_put_files(const struct view *view, const struct unit_score *score,
                    json_t *unit);
/* --- problem.c --- */
json_t *view_problems(const struct problem *const *items, size_t count);
void view_put_problem_counts(json_t *object, const struct problem *const *items,
                             size_t count);
bool view_is_late(const struct view *view, const struct unit *unit);

/* --- names.c --- */
/* Adds `within` (phường Láng) and `recipient` (UBND phường Láng). */
void view_put_names(const struct view *view, const struct unit *unit,
                    json_t *object);
/* Adds who gets a unit's documents: the unit, and once each of the others. */
void view_put_recipients(const struct view *view, const struct unit *unit,
                         json_t *object);
void view_put_agency_recipients(const struct view *view, const char *name,
                                json_t *agency);
/* Adds `within`, how a level is named in a sentence, and `named_within`,
 * whether campaign.yaml says so. */
void view_put_level_name(const struct view *view, const struct level *level,
                         json_t *object);
/* The campaign's words (campaign/words.h), and how sentences begin with them.
 */
json_t *view_terms(const struct campaign *campaign, json_t *texts);
/* What titles do not part, as one line, "kết quả; Ban Quản lý": `held:` and
 * the titles of the groups. */
json_t *view_held(const struct campaign *campaign, json_t *texts);

/* --- chart.c: adds `group_strips`, `strongest_group`, `weakest_group`,
 * `claims` and their counts --- */
void view_put_charts(const struct view *view, const struct level_score *level,
                     json_t *object);
json_t *view_ratio_percent(ratio4_t ratio); /* "81,2%" */

/* --- row.c: a unit in one line, as rankings and lists show it --- */
json_t *view_row(const struct view *view, const struct unit_score *score);
/* What the final points of the indicators from `first` on are above those that
 * the unit claimed; what nobody has scored yet is no loss, and what no unit
 * assesses itself is no gain. */
points_t view_change(const struct view *view, const struct unit_score *score,
                     const struct sums *sums, size_t first, size_t count);
/* What that is the difference of: without what the unit was not asked for, and
 * what nobody has looked at yet. NONE where there is nothing to compare. */
struct compared {
    points_t self, final;
};
struct compared view_compared(const struct view *view,
                              const struct unit_score *score,
                              const struct sums *sums, size_t first,
                              size_t count);
/* Whether the indicator counts, and its points are none that the unit was asked
 * to claim: the result less what it claimed leaves them out. */
bool view_is_apart(const struct level *level, const struct unit_score *score,
                   size_t indicator);

/* --- lay_over.c --- */
/* Makes `*all`, which is nobody else's and may be NULL, have all that `more`
 * has too; of a list one item is left, with what any item has. */
void view_lay_over(json_t **all, const json_t *more);

/* --- previous.c --- */
/* Adds `previous` (or null) to a unit or its row. */
void view_put_previous(const struct view *view, const struct unit_score *score,
                       json_t *object);

/* Adds `series`, a year each, to a unit: its results and the means of its level
 * in the earlier years and in this one; empty unless there are two earlier
 * years and it has a result of one. */
void view_put_series(const struct view *view, const struct unit_score *score,
                     json_t *unit);
/* The same to a level, from one earlier year on. */
void view_put_level_series(const struct view *view,
                           const struct level_score *level, json_t *object);

/* --- movers.c: adds `risers` and `fallers`, who moved most since last year ---
 */
void view_put_movers(const struct view *view, const struct level_score *level,
                     json_t *object);

/* --- level.c --- */
json_t *view_make_level(const struct view *view, size_t level);
/* Adds a level's number among the levels: `ordinal` in sections, `2`, and
 * `roman` in annexes, `II`. */
void view_put_place(json_t *object, size_t level);

/* --- par.c: adds `par_levels`, with places of their own, and how many units
 * these have and how many of them sent something --- */
void view_put_par(const struct view *view, json_t *context);

/* --- distribution.c: adds `histogram`, `grades` --- */
void view_put_distribution(const struct view *view,
                           const struct level_score *level, json_t *object);

/* --- table.c: adds `table_groups` (the columns) and `table_rows`, the
 * units that sent something, in `order` --- */
void view_put_table(const struct view *view, const struct level_score *level,
                    struct unit_score *const *order, json_t *object);

/* --- findings.c: adds the lists `group_best`, `gaps`, `unit_gaps`,
 * `zero_indicators`, `full_indicators` --- */
void view_put_findings(const struct view *view, const struct level_score *level,
                       json_t *object);

/* --- agency.c --- */
void view_make_agencies(struct view *view); /* sets agencies, work */
/* Adds `work` (of all agencies) and `busy_agencies` (those with rows to score
 * in the round). */
void view_put_work(const struct view *view, json_t *object);

/* --- campaign.c --- */
/* A receipt is never dated before the last workbook that it reports: `day`, or
 * that on which `file` was made, if it is later and not in the future. */
struct date view_day_after(const struct view *view, struct date day,
                           const struct received *file);
/* Has a document bear that day. */
void view_put_day(json_t *context, struct date day);
json_t *view_make_shared(const struct evaluation *evaluation);

/* --- draft.c: adds what a document of a level, or of all (SIZE_MAX), may
 * claim: `draft`, `draft_missing`, `approval`, `council_decided`, … --- */
void view_put_draft(const struct view *view, size_t level, json_t *context);

/* --- owed.c --- */
/* Adds `reminders` to a level: those who are late, by what they owe. */
void view_put_reminders(const struct view *view, size_t level, json_t *object);
/* The Mẫu 01 of a unit that came and could not be used; null where there is
 * none. */
json_t *view_refused(const struct view *view, const struct unit *unit);
/* A workbook of an agency, and what came of it. */
json_t *view_sheet(const struct view *view, const struct received *file,
                   bool counts);
/* Adds `files` to the agency of a context, its sheets of the stage's round, and
 * has its receipts bear no earlier day than they, and than its figures. */
void view_put_sheets(const struct view *view, size_t agency, json_t *context);

/* --- supplied.c --- */
/* Adds to a unit `supplied`, the figures that others have of it, and `asked`,
 * whether it has anything to report itself. */
void view_put_supplied(const struct view *view, const struct unit_score *score,
                       json_t *unit);
/* Adds `suppliers` to a level: who supplies, and how far they are. */
void view_put_suppliers(const struct view *view, size_t level, json_t *object);
/* Adds to an agency `supply`, how far it is in each level, `supply_files` and
 * the figures that are `absent`. */
void view_put_supply(const struct view *view, size_t agency, json_t *object);

/* --- wants.c --- */
/* Whether a template asks for the list `name` of levels or agencies, its count
 * or its flag; lists that take time and memory to make are made only then.
 * `unit.sent` does not ask for the list `sent`. */
bool view_wants(const struct view *view, const char *name);
bool view_wants_any(const struct view *view, const char *const *names,
                    size_t count);

/* Whether a template asks for `name` itself. */
bool view_asks(const struct view *view, const char *name);
/* Sets `name`, where a template asks for it; `value` is made only then. Not for
 * what is looked up again in this room. */
#define view_put(view, object, name, value)                                    \
    do {                                                                       \
        if (view_asks(view, name))                                             \
            tree_put(object, name, value);                                     \
    } while (0)

/* A new object with everything of `shared`. */
json_t *view_context(const struct view *view);

#endif
