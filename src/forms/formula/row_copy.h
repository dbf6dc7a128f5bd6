/* Formulas of rows that are alike are made once, for thousands of rows. May be
 * included by forms. */
#ifndef DTI_FORMS_ROW_COPY_H
#define DTI_FORMS_ROW_COPY_H

#include "base/str.h"

#include <stddef.h>

/* The formula of the row `from` as it is for the row `to` (from 0): all its
 * cells of that row (`$D8`, forms_cell) become those of the other. Stands in
 * `out`, which is emptied first; lent. */
const char *row_copy(struct str *out, const char *formula, size_t from,
                     size_t to);

#endif
