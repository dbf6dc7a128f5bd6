/* The head of a template: `key: value` between two lines `---`. May be
 * included by document/template. */
#ifndef DTI_DOCUMENT_TEMPLATE_FRONT_MATTER_H
#define DTI_DOCUMENT_TEMPLATE_FRONT_MATTER_H

#include "document/document.h"

/* Reads the head of `text`: an object of strings, to be given back with
 * json_decref. `body` (in `text`) and its line, from 1, are what follows it;
 * `lines` (an object) is given the line of each key.
 * NULL and `error` where there is none or it is wrong. */
json_t *front_matter_read(const char *text, const char **body, int *body_line,
                          json_t *lines, struct document_error *error);

#endif
