#include "document/layout/roles.h"
#include "document/layout/layout.h"

void roles_init(struct roles *roles, struct arena *arena)
{
    *roles = (struct roles){0};
    structure_init(&roles->structure, arena);
    roles->open = roles->structure.root;
}

static struct element *open_below(struct roles *roles, struct element *parent,
                                  enum role role)
{
    roles->open = structure_add(&roles->structure, parent, role);
    return roles->open;
}

struct element *role_open(struct layout *layout, enum role role)
{
    return open_below(&layout->roles, layout->roles.open, role);
}

void role_close(struct layout *layout)
{
    layout->roles.open = layout->roles.open->parent;
}

/* ---- blocks ---- */

/* No level is skipped: a heading is one below the nearest above that is higher,
 * whatever Markdown's number says. */
static void open_heading(struct roles *roles, int level)
{
    while (roles->heading_depth > 0 &&
           roles->headings[roles->heading_depth - 1] >= level)
        roles->heading_depth--;
    if (roles->heading_depth < ROLE_DEPTH)
        roles->headings[roles->heading_depth++] = level;
    open_below(roles, roles->structure.root, ROLE_HEADING)->level =
        roles->heading_depth;
}

static int bounded_depth(int depth)
{
    return depth < 1 ? 1 : depth > ROLE_DEPTH ? ROLE_DEPTH : depth;
}

/* Where the blocks of the `depth`-th list go: the body of its last item. */
static struct element *body_of(const struct roles *roles, int depth)
{
    return depth > 0 ? roles->lists[depth - 1]->last->last
                     : roles->structure.root;
}

static void begin_list(struct roles *roles, bool ordered)
{
    struct element *list = structure_add(
        &roles->structure, body_of(roles, roles->list_depth), ROLE_LIST);
    list->ordered = ordered;
    roles->lists[roles->list_depth++] = list;
}

/* An item of a list that Markdown opened without one around it. */
static void add_empty_item(struct roles *roles)
{
    struct element *item = structure_add(
        &roles->structure, roles->lists[roles->list_depth - 1], ROLE_ITEM);
    structure_add(&roles->structure, item, ROLE_BODY);
}

static void open_item(struct roles *roles, const struct block *block)
{
    int depth = bounded_depth(block->level);
    bool ordered = block->ordinal > 0;
    if (roles->list_depth >= depth) {
        roles->list_depth = depth;
        if (roles->lists[depth - 1]->ordered != ordered)
            roles->list_depth--;
    }
    while (roles->list_depth < depth) {
        begin_list(roles, ordered);
        if (roles->list_depth < depth)
            add_empty_item(roles);
    }
    open_below(roles, roles->lists[depth - 1], ROLE_ITEM);
}

/* A paragraph that goes on in an item, or that ends all lists. */
static void open_paragraph(struct roles *roles, int depth)
{
    depth = depth < roles->list_depth ? depth : roles->list_depth;
    roles->list_depth = depth;
    open_below(roles, body_of(roles, depth), ROLE_PARAGRAPH);
}

void role_open_block(struct layout *layout, const struct block *block,
                     enum role role)
{
    struct roles *roles = &layout->roles;
    if (block->kind == BLOCK_ITEM) {
        open_item(roles, block);
        return;
    }
    if (block->kind == BLOCK_PARAGRAPH) {
        open_paragraph(roles, block->level);
        return;
    }
    roles->list_depth = 0;
    if (role == ROLE_HEADING)
        open_heading(roles, block->kind == BLOCK_HEADING ? block->level : 1);
    else
        open_below(roles, roles->structure.root, role);
}

void role_close_block(struct layout *layout)
{
    layout->roles.open = layout->roles.structure.root;
}

/* ---- words ---- */

struct element *role_of_word(struct layout *layout, const char *link)
{
    struct element *open = layout->roles.open;
    if (link == NULL || open->role == ROLE_FIGURE)
        return open;
    if (open->last != NULL && open->last->address == link)
        return open->last;
    struct element *element =
        structure_add(&layout->roles.structure, open, ROLE_LINK);
    element->address = link;
    return element;
}
