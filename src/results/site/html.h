/* Text made safe for the places of an HTML page. May be included by
 * results/site.
 *
 * Whatever a unit typed or called its file ends up in one of these places, and
 * can become neither a tag, nor a script, nor an address of another server. */
#ifndef DTI_RESULTS_SITE_HTML_H
#define DTI_RESULTS_SITE_HTML_H

#include "base/str.h"

/* Element content and attribute values in double quotes; bytes that are not
 * UTF-8 become U+FFFD; a text with control characters is shown as a terminal
 * shows it (text_visible). */
void html_text(const char *text, struct str *out);

/* The text of a JSON value inside a <script>: <, >, & and U+2028, U+2029 as
 * \uXXXX, so that no string in it ends the element. */
void html_json(const char *json, struct str *out);

/* A <script> of JSON with the id `prefix``name`; empties `json`. */
void html_block(const char *prefix, const char *name, struct str *json,
                struct str *out);

/* The path of a file as a relative address: all bytes but letters, digits and
 * -._~/ are percent-encoded. */
void html_href(const char *path, struct str *out);

/* `sha256-…` as a Content-Security-Policy names an inline script or style. */
void html_csp_hash(const char *text, size_t length, struct str *out);

#endif
