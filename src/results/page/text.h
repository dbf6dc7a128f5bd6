/* Text made safe for the places of an HTML page. May be included by
 * results/page.
 *
 * Whatever a unit typed or called its file ends up in one of these places, and
 * can become neither a tag, nor a script, nor an address of another server. */
#ifndef DTI_RESULTS_PAGE_TEXT_H
#define DTI_RESULTS_PAGE_TEXT_H

#include "base/str.h"

#include <jansson.h>

/* Element content and attribute values in double quotes. */
void html_text(const char *text, struct str *out);

/* JSON inside a <script>: compact, with <, >, & and U+2028, U+2029 as \uXXXX,
 * so that no string in it ends the element. */
void html_json(const json_t *value, struct str *out);

/* The path of a file as a relative address: all bytes but letters, digits and
 * -._~/ are percent-encoded. */
void html_href(const char *path, struct str *out);

/* `sha256-…` as a Content-Security-Policy names an inline script or style. */
void html_csp_hash(const char *text, size_t length, struct str *out);

#endif
