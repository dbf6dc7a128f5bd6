/* What a document is to those who do not see it: a tree of elements, in the
 * order of reading. May be included by document.
 *
 * Layout builds the tree and gives each mark its element; pdf.c finds out where
 * on paper an element stands, and tags.c writes the tree (ISO 32000-1 14.7). A
 * mark without an element is an artifact: paper, not content. */
#ifndef DTI_DOCUMENT_PDF_STRUCTURE_H
#define DTI_DOCUMENT_PDF_STRUCTURE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* ISO 32000-1 14.8.4: standard structure types. */
enum role {
    ROLE_DOCUMENT,
    ROLE_DIVISION, /* holds others together, says nothing */
    ROLE_HEADING,  /* of `level` 1 to 6 */
    ROLE_PARAGRAPH,
    ROLE_LIST, /* of items, each with a label and a body */
    ROLE_ITEM,
    ROLE_LABEL,
    ROLE_BODY,
    ROLE_TABLE,
    ROLE_TABLE_HEAD, /* rows */
    ROLE_TABLE_BODY, /* rows */
    ROLE_ROW,
    ROLE_HEADER_CELL, /* says what stands in its row or column: `scope` */
    ROLE_CELL,
    ROLE_FIGURE, /* drawn; `words` say what is to be seen */
    ROLE_LINK,   /* to `address` */
    ROLE_COUNT
};

enum scope { SCOPE_COLUMN, SCOPE_ROW };

struct element {
    enum role role;
    int level;           /* HEADING */
    enum scope scope;    /* HEADER_CELL */
    size_t span;         /* HEADER_CELL, CELL: columns */
    bool ordered;        /* LIST: its labels are numbers */
    const char *words;   /* FIGURE */
    const char *address; /* LINK */
    size_t index;        /* 0 for the root, then as they were added */
    struct element *parent, *first, *last, *next;
};

struct structure {
    struct arena *arena; /* lent; the elements live in it */
    struct element *root;
    size_t count;
};

/* A document without anything in it. */
void structure_init(struct structure *structure, struct arena *arena);

/* Adds an element as the last child of `parent`. */
struct element *structure_add(struct structure *structure,
                              struct element *parent, enum role role);

#endif
