#include "document/pdf/structure.h"

struct element *structure_add(struct structure *structure,
                              struct element *parent, enum role role)
{
    struct element *element = arena_alloc(structure->arena, sizeof *element);
    element->role = role;
    element->span = 1;
    element->index = structure->count++;
    element->parent = parent;
    if (parent == NULL)
        return element;
    if (parent->last != NULL)
        parent->last->next = element;
    else
        parent->first = element;
    parent->last = element;
    return element;
}

void structure_init(struct structure *structure, struct arena *arena)
{
    *structure = (struct structure){.arena = arena};
    structure->root = structure_add(structure, NULL, ROLE_DOCUMENT);
}
