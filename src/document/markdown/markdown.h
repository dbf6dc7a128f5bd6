/* Markdown to blocks (md4c). May be included by document/document.c,
 * document/check and document/markdown.
 *
 * block.h says what is understood. HTML other than that listed there is
 * refused, so that a template's slip is found when it is first printed. */
#ifndef DTI_DOCUMENT_MARKDOWN_MARKDOWN_H
#define DTI_DOCUMENT_MARKDOWN_MARKDOWN_H

#include "document/block.h"

/* Parses `text` into `out`, which the caller clears in either case; false with
 * a one-line Vietnamese `error` where it cannot. Guards (mustache.h) are
 * dropped. Links that are not http(s) become plain text; so does an unknown
 * entity.
 *
 * `text` is NUL-ended after its `length` bytes: md4c 0.4.8 looks one byte past
 * a link that is not closed, and goes on reading where it finds a parenthesis.
 */
bool markdown_parse(const char *text, size_t length, struct blocks *out,
                    char *error, size_t error_size);

/* Stands in an attribute for a value that is not known yet. */
#define MARKDOWN_UNKNOWN '\x1A'

/* What stands between `<!--` and `-->`: false with an `error` where there is no
 * such comment, or it has no such attribute or not with this value. */
bool markdown_check_comment(const char *text, size_t length, char *error,
                            size_t error_size);

/* Whether a line is the second of a table, `|:---|---:|`. */
bool markdown_is_delimiter(const char *text, size_t length);

/* The cells of a line of a table. */
size_t markdown_count_cells(const char *text, size_t length);

#endif
