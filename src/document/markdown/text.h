/* Small pieces of Markdown's text: entities, escapes, key="value". May be
 * included by document/markdown. */
#ifndef DTI_DOCUMENT_MARKDOWN_TEXT_H
#define DTI_DOCUMENT_MARKDOWN_TEXT_H

#include "base/str.h"
#include "document/block.h"

/* Appends `text` without guards (mustache.h). */
void markdown_append_unguarded(struct str *out, const char *text,
                               size_t length);

/* Appends the character of an entity, `&…;`; what is not known as one stays as
 * it is written. */
void markdown_append_entity(struct str *out, const char *entity, size_t length);

/* Reads `key="value" key="value" …`, the whole of `text`. False where it is
 * anything else. A quote inside a value is `\"`. */
bool markdown_read_attributes(const char *text, size_t length,
                              struct arena *arena, struct attributes *out);

#endif
