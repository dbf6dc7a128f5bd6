/* Mustache over a JSON tree (mustache.github.io/mustache.5, without lambdas).
 * May include base and jansson only; used inside document/.
 *
 * {{name}} is escaped for Markdown: whatever the data hold is printed as typed
 * and can never become markup, start a block or end a table's cell. {{{name}}}
 * and {{&name}} are raw. Numbers and booleans print as JSON has them. */
#ifndef DTI_DOCUMENT_MUSTACHE_H
#define DTI_DOCUMENT_MUSTACHE_H

#include "base/str.h"

#include <jansson.h>
#include <stdbool.h>

struct mustache_error {
    int line;
    char message[256]; /* Vietnamese */
};

/* Renders `source` over `data` into `out`. `partials` maps names to templates
 * (a JSON object of strings, or NULL). False where the template is wrong: a
 * section not closed, or nested more than 64 deep. */
bool mustache_render(const char *source, const json_t *data,
                     const json_t *partials, struct str *out,
                     struct mustache_error *error);

/* Appends `text` so that Markdown prints exactly it: ASCII punctuation is
 * backslashed, a newline becomes <br>, control characters become spaces. */
void mustache_escape(const char *text, struct str *out);

#endif
