/* The inside of a template. May be included by document/document.c,
 * document/check and document/template. */
#ifndef DTI_DOCUMENT_TEMPLATE_TEMPLATE_H
#define DTI_DOCUMENT_TEMPLATE_TEMPLATE_H

#include "document/document.h"

struct document_template {
    char *path;    /* of the file it was read from */
    char *body;    /* Markdown with Mustache tags, NUL-ended */
    int body_line; /* the line of the file on which the body starts, from 1 */
    json_t *meta;  /* front matter: an object of strings */
    json_t *lines; /* of its keys, in the file */
    json_t
        *partials; /* name without underscore -> text: an object of strings */
};

/* Fills `error` and returns false. */
__attribute__((format(printf, 3, 4))) bool
template_fail(struct document_error *error, int line, const char *format, ...);

/* The path of a partial of the template, to be freed. */
char *partial_path(const struct document_template *t, const char *name,
                   size_t length);

#endif
