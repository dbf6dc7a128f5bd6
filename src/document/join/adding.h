/* A file of several PDFs while it is written. May be included by
 * document/join.
 *
 *   join.c -> what all have together: catalogue, page tree, structure, outline
 *   adding.c -> one PDF into it: printed.c reads it, renumber.c gives its
 *   objects their numbers, shared.c keeps what others have too */
#ifndef DTI_DOCUMENT_JOIN_ADDING_H
#define DTI_DOCUMENT_JOIN_ADDING_H

#include "document/join/shared.h"

/* Numbers of the objects that all have together. */
enum {
    OWN_CATALOG = 1,
    OWN_INFO,
    OWN_PAGES,
    OWN_OUTLINES,
    OWN_METADATA,
    OWN_STRUCTURE,
    OWN_DOCUMENT,
    OWN_PARENTS,
    OWN_COUNT
};

/* One PDF of it; numbers are those of the whole. */
struct join_part {
    char *title;
    unsigned outline; /* its bookmark */
    unsigned pages;   /* its page tree */
    unsigned first_page;
    unsigned top;      /* of the first page, points */
    unsigned document; /* its structure */
    unsigned parents;  /* its branch of the tree of parents */
};

struct join {
    struct deflater deflater;
    struct objects objects;
    struct join_shared shared;
    VEC_OF(struct join_part) parts;
    VEC_OF(unsigned) fields; /* to be signed */
    unsigned pages;          /* how many so far */
    unsigned keys;           /* of the tree of parents, so far */
    unsigned profile;        /* of the colours */
};

#endif
