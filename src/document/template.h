/* The inside of a template. May include base and jansson only; used by
 * template.c and document.c alone. */
#ifndef DTI_DOCUMENT_TEMPLATE_H
#define DTI_DOCUMENT_TEMPLATE_H

#include <jansson.h>

struct document_template {
    char *path;       /* of the file it was read from */
    char *body;       /* Markdown with Mustache tags, NUL-ended */
    int body_line;    /* the line of the file on which the body starts, from 1 */
    json_t *meta;     /* front matter: an object of strings */
    json_t *partials; /* name without underscore -> text: an object of strings */
};

#endif
