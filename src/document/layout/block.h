/* The makers of pieces, one for each kind of block. May be included by
 * document/chart and document/layout.
 *
 * Each returns false, with the layout's error set, where the block says what
 * is not understood. */
#ifndef DTI_DOCUMENT_LAYOUT_BLOCK_H
#define DTI_DOCUMENT_LAYOUT_BLOCK_H

#include "document/layout/layout.h"

/* table.c */
bool table_layout(struct layout *layout, const struct block *block);

/* letterhead.c */
bool letterhead_layout(struct layout *layout, const struct block *block);
bool title_layout(struct layout *layout, const struct block *block);

/* signature.c */
bool signature_layout(struct layout *layout, const struct block *block);

/* chart.c and chart_*.c */
bool figures_layout(struct layout *layout, const struct block *block);
bool bars_layout(struct layout *layout, const struct block *block);
bool histogram_layout(struct layout *layout, const struct block *block);
bool medals_layout(struct layout *layout, const struct block *block);

/* words.c: what a chart shows, as a sentence made from its data, for those who
 * do not see it. Lives in the layout's arena. */
typedef const char *chart_words(struct layout *layout,
                                const struct block *block);
chart_words bars_words, histogram_words;

#endif
