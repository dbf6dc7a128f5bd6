/* Fields of a fenced block's lines, and numbers in attributes. May be
 * included by document/chart and document/layout. */
#ifndef DTI_DOCUMENT_LAYOUT_FIELD_H
#define DTI_DOCUMENT_LAYOUT_FIELD_H

#include "document/layout/layout.h"

/* The field `index` of a line of a fenced block as plain text, "" where there
 * is none. */
const char *field_text(struct layout *layout, const struct row *row,
                       size_t index);

/* The field itself, empty where there is none. */
const struct inlines *field_inlines(const struct row *row, size_t index);

/* An attribute of the block that is a number, or `fallback`. */
double block_number(const struct block *block, const char *key,
                    double fallback);

#endif
