/* The role of each block in the document's structure, and the element that is
 * open while it is laid out. May be included by document/layout and
 * document/chart.
 *
 * layout_blocks opens the element of a block before it calls the block's maker
 * and closes it after; makers open more inside where a block has parts. All
 * text that is placed belongs to the element that is open; rules, bands and
 * boxes are artifacts, except in a figure, where everything is drawn. */
#ifndef DTI_DOCUMENT_LAYOUT_ROLES_H
#define DTI_DOCUMENT_LAYOUT_ROLES_H

#include "document/block.h"
#include "document/pdf/structure.h"

struct layout;

/* How deep headings and lists go in the structure; deeper ones count as this
 * deep. H6 is the last heading there is. */
enum { ROLE_DEPTH = 6 };

struct roles {
    struct structure structure;
    struct element *open;     /* what is placed now belongs to it */
    int headings[ROLE_DEPTH]; /* levels of Markdown of the headings above */
    int heading_depth;
    struct element *lists[ROLE_DEPTH]; /* open, the outer one first */
    int list_depth;
};

void roles_init(struct roles *roles, struct arena *arena);

/* Opens an element below the one that is open, and closes it again. */
struct element *role_open(struct layout *layout, enum role role);
void role_close(struct layout *layout);

/* Opens and closes the element of a block. `role` is what blocks of its kind
 * and name are; headings, items and what stands in them find their level and
 * place from the blocks before. */
void role_open_block(struct layout *layout, const struct block *block,
                     enum role role);
void role_close_block(struct layout *layout);

/* The element that a word belongs to which leads to `link`, or to nowhere where
 * that is NULL: words of one link follow each other in one element, over lines
 * and pages. */
struct element *role_of_word(struct layout *layout, const char *link);

#endif
