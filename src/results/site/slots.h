/* The inside of the page. May be included by results/site. */
#ifndef DTI_RESULTS_SITE_SLOTS_H
#define DTI_RESULTS_SITE_SLOTS_H

#include "campaign/words.h"
#include "base/buckets.h"
#include "base/vec.h"
#include "base/emit.h"
#include "results/listing.h"
#include "results/site/site.h"
#include "results/site/html.h"

/* Links by the unit that they belong to, those of none last. */
struct link_index {
    const struct site_links *links;
    struct buckets by_unit;
};

/* A file beside the page: what it holds, and of which level. */
struct site_part {
    enum { PART_TASKS, PART_UNITS, PART_INDICATOR } kind;
    size_t level;
    size_t number; /* of the part of its units; the place of the indicator */
};

/* Everything that the parts of the page are written from. */
struct site {
    struct listing listing;
    const struct evaluation *evaluation;
    const struct campaign *campaign;
    const struct process *process;
    struct link_index documents, workbooks;
    VEC_OF(struct site_part) parts; /* see parts.c; none: the page is whole */
    char (*marks)[SITE_BUILD_SIZE]; /* of each, once they are known; lent */
};

/* The shell's files as scripts/embed puts them into the program; the script is
 * that of all shell/ *.js, one after the other. */
extern const unsigned char site_html[], site_style[], site_script[];

/* `{{name}}` of page.html: what fills each slot. */
typedef void site_slot_fn(const struct site *site, struct str *out);

/* --- terms.c: the words of the field --- */
/* What the slot `{{tag}}` stands for; false where it names no term. */
bool site_put_term(const struct site *site, const char *tag, size_t length,
                   struct str *out);
void site_emit_terms(struct emitter *e, const struct campaign *campaign);

/* --- state.c: the state of a unit --- */
enum shown_state {
    SHOWN_OK,
    SHOWN_ERRORS,
    SHOWN_CONFLICT,
    SHOWN_UNREADABLE, /* a file came that nobody could read */
    SHOWN_REFUSED,    /* a file came, was read and could not be used */
    SHOWN_MISSING,    /* nothing came */
    SHOWN_WAITING,    /* it sends nothing: others supply its figures, not yet */
    SHOWN_COUNT
};
enum shown_state shown_state(const struct site *site,
                             const struct unit_score *score);
const char *shown_state_key(enum shown_state state); /* `unreadable` */
const char *shown_state_text(enum shown_state state); /* `Không đọc được` */

/* The same in words, with what else came: `Hợp lệ; có tệp không dùng được`. */
const char *site_state_text(const struct site *site,
                            const struct unit_score *score);

/* --- next.c: what is to be done, and what the page was made from --- */
site_slot_fn site_put_next, site_put_made;

/* --- glance.c: the campaign at a glance --- */
site_slot_fn site_put_stage, site_put_glance, site_put_notice;

/* --- list.c: the table of the units and its filters --- */
site_slot_fn site_put_levels, site_put_states, site_put_rows;

/* The rows of a page in parts. */
void site_put_listed(const struct site *site, struct str *out);

/* --- papers.c: files, and problems that belong to no unit --- */
site_slot_fn site_put_papers, site_put_others;

/* --- parts.c: what the script reads from files beside the page --- */
void site_list_parts(struct site *site);

/* Says in the page which files there are. */
void site_put_parts(const struct site *site, struct str *out);

/* The mark of what was written. */
void site_mark(const char *text, size_t length, char mark[SITE_BUILD_SIZE]);

/* --- data.c, tasks.c, unit.c: what the script reads --- */
site_slot_fn site_put_data;
void site_emit_tasks(struct emitter *e, const struct site *site);
void site_emit_unit(struct emitter *e, const struct site *site,
                    const struct listed_unit *listed);

/* The row of an indicator; null of a unit that sent nothing and of which
 * nothing was appraised. */
void site_emit_row(struct emitter *e, const struct listed_unit *listed,
                   size_t indicator);

#endif
