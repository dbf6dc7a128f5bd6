#include "results/book/book.h"

#include "results/book/part.h"

/* The PDFs' ink, accent, tint and grey. */
enum {
    INK = 0x1F2A44,
    ACCENT = 0xB22222,
    TINT = 0xEDF1F7,
    HAIR = 0xC8CFDB,
    GREY = 0x596275
};

#define TYPE(points, side) .size = (points), .align = BOOK_##side
#define LINE .border = BOOK_BELOW, .line = HAIR
#define LEFT_LINE TYPE(10, LEFT), .indent = 1, LINE
#define NUMBER(code) TYPE(10, GENERAL), .format = (code), LINE

static const struct book_style styles[STYLES] = {
    [STYLE_TITLE] = {TYPE(16, LEFT), .ink = INK, .bold = true},
    [STYLE_SUBTITLE] = {TYPE(10, LEFT), .ink = GREY},
    [STYLE_HEAD] = {TYPE(10, CENTRE), .ink = INK, .bold = true, .wrap = true,
                    .fill = TINT, .border = BOOK_BELOW, .line = INK},
    [STYLE_TEXT] = {LEFT_LINE},
    [STYLE_WRAPPED] = {LEFT_LINE, .wrap = true},
    [STYLE_CODE] = {LEFT_LINE, .ink = GREY},
    [STYLE_COUNT] = {TYPE(10, CENTRE), .format = "0", LINE},
    [STYLE_POINTS] = {NUMBER("0.00")},
    [STYLE_BOLD_POINTS] = {NUMBER("0.00"), .bold = true},
    [STYLE_RATIO] = {NUMBER("0.0000")},
    [STYLE_ERROR] = {LEFT_LINE, .ink = ACCENT, .bold = true},
    [STYLE_MUTED] = {LEFT_LINE, .ink = GREY},
};

int results_book_write(const struct evaluation *evaluation,
                       const struct process *process, int64_t created,
                       char *digest, struct str *out)
{
    const struct campaign *campaign = evaluation->campaign;
    struct results_book results = {.process = process};
    const struct book_setup setup = {.title = campaign->title,
                                     .created = created,
                                     .font = "Arial",
                                     .breadth = 1.13,
                                     .styles = styles,
                                     .style_count = STYLES,
                                     .digest = digest,
                                     .described = !out};
    int failure = book_open(&results.book, &setup);
    if (failure)
        return failure;
    listing_init(&results.listing, evaluation);
    for (size_t l = 0; l < campaign->level_count; l++)
        results_book_put_level(&results, &campaign->levels[l]);
    results_book_put_owed(&results, process);
    results_book_put_problems(&results);
    results_book_put_groups(&results);
    results_book_put_years(&results);
    results_book_put_indicators(&results);
    listing_clear(&results.listing);
    return book_finish(&results.book, out);
}
