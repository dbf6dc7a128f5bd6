/* The makers of pieces, one for each kind of block. May be included by
 * document/chart and document/layout.
 *
 * Each returns false, with the layout's error set, where the block says what
 * is not understood. */
#ifndef DTI_DOCUMENT_LAYOUT_BLOCK_H
#define DTI_DOCUMENT_LAYOUT_BLOCK_H

#include "document/layout/layout.h"

/* table.c */
bool layout_table(struct layout *layout, const struct block *block);

/* letterhead.c */
bool layout_letterhead(struct layout *layout, const struct block *block);
bool layout_title(struct layout *layout, const struct block *block);
bool layout_annex(struct layout *layout, const struct block *block);

/* signature.c */
bool layout_signature(struct layout *layout, const struct block *block);

/* chart/ */
bool layout_figures(struct layout *layout, const struct block *block);
bool layout_medals(struct layout *layout, const struct block *block);
bool layout_bars(struct layout *layout, const struct block *block);
bool layout_histogram(struct layout *layout, const struct block *block);
bool layout_strip(struct layout *layout, const struct block *block);
bool layout_scatter(struct layout *layout, const struct block *block);
bool layout_moves(struct layout *layout, const struct block *block);

/* words.c: what a chart shows, as a sentence made from its data, for those who
 * do not see it. Lives in the layout's arena. */
typedef const char *chart_words(struct layout *layout,
                                const struct block *block);
chart_words chart_words_of_bars, chart_words_of_histogram, chart_words_of_strip,
    chart_words_of_scatter, chart_words_of_moves;

#endif
