/* The text of a template without its tags, line by line. May be included by
 * document/check. */
#ifndef DTI_DOCUMENT_CHECK_PLAIN_H
#define DTI_DOCUMENT_CHECK_PLAIN_H

#include "document/template/mustache/program.h"

/* A line; what sections hold stands there once, a value as
 * MARKDOWN_UNKNOWN. */
struct plain_line {
    size_t start; /* in the plain text */
    int line;     /* of the source */
    bool varies;  /* a section begins in it: its cells may be many or none */
    bool apart;   /* a tag may stand between it and the line before */
};

struct plain {
    struct str text;
    VEC_OF(struct plain_line) lines;
};

/* Fills a zeroed plain; plain_clear frees it. */
void plain_make(const struct mustache_program *program, struct plain *out);
void plain_clear(struct plain *plain);

struct plain_row {
    const char *text, *end; /* without the space around; in the plain text */
    const struct plain_line *at;
};

struct plain_row plain_row(const struct plain *plain, size_t i);

bool plain_row_is_empty(struct plain_row row);
bool plain_row_begins(struct plain_row row, const char *word);

#endif
