/* Mustache over a JSON tree (mustache.github.io/mustache.5, without
 * lambdas). May be included by document/markdown and document/template.
 *
 * {{name}} is escaped for Markdown: whatever the data hold is printed as typed
 * and can never become markup, start a block or end a table's cell. {{{name}}}
 * and {{&name}} are raw. Numbers and booleans print as JSON has them; what is
 * absent or null prints nothing.
 *
 * Beyond the language: an empty text is false to a section, as are false, null,
 * an empty list and what is absent (0 is true); a partial that does not exist
 * and a list or an object where a text should be are errors. */
#ifndef DTI_DOCUMENT_TEMPLATE_MUSTACHE_MUSTACHE_H
#define DTI_DOCUMENT_TEMPLATE_MUSTACHE_MUSTACHE_H

#include "base/str.h"

#include <jansson.h>
#include <stdbool.h>

struct mustache_error {
    int line;
    char message[512]; /* Vietnamese */
};

/* Renders `source` over `data` into `out`. `partials` maps names to templates
 * (a JSON object of strings, or NULL). False where the template is wrong: a
 * section not closed, or nested more than 64 deep (partials likewise), or more
 * than 1 GiB of text. `out` then holds what was rendered so far. */
bool mustache_render(const char *source, const json_t *data,
                     const json_t *partials, struct str *out,
                     struct mustache_error *error);

/* Stands for nothing: Markdown takes it for a letter and markdown_parse drops
 * it. A noncharacter (Unicode 23.7), so that no text has a use for it. */
#define MUSTACHE_GUARD "\xEF\xB7\x90" /* U+FDD0 */

/* Appends `text` so that Markdown prints exactly it: ASCII punctuation is
 * backslashed, a newline becomes <br>, control characters become spaces. Where
 * it begins or ends with other than a letter or digit, or is empty, a guard
 * goes there: **{{name}}** stays bold for "(x)", and spaces stay at the ends.
 *
 * Where `out` ends with `](`, the text is a link's address: what may not stand
 * in one is percent-encoded. */
void mustache_escape(const char *text, struct str *out);

#endif
