/* The mark in the margin of each page, such as DỰ THẢO. */
#include "document/layout/paragraph.h"

#define STAMP_SIZE 11.0
#define STAMP_PAD 5.0
#define STAMP_RULE 0.8
#define STAMP_SHARE 0.42 /* of the width of the text, at most */

static void frame(struct layout *layout, double width, double height)
{
    layout_line(layout, COLOR_ACCENT, STAMP_RULE, 0, 0, width, 0);
    layout_line(layout, COLOR_ACCENT, STAMP_RULE, 0, height, width, height);
    layout_line(layout, COLOR_ACCENT, STAMP_RULE, 0, 0, 0, height);
    layout_line(layout, COLOR_ACCENT, STAMP_RULE, width, 0, width, height);
}

void layout_stamp(struct layout *layout, const char *words)
{
    struct paragraph_style style = {.size = STAMP_SIZE,
                                    .leading = 1.3,
                                    .flags = SPAN_BOLD,
                                    .color = COLOR_ACCENT};
    struct paragraph text;
    paragraph_prepare_string(layout, &text, words, &style);
    paragraph_wrap(layout, &text, layout->width * STAMP_SHARE);
    if (text.line_count == 0)
        return;
    paragraph_place(layout, &text, 0, 1, STAMP_PAD, 0);
    layout->stamp_width = text.lines[0].width + 2 * STAMP_PAD;
    layout->stamp.height = text.lines[0].height;
    frame(layout, layout->stamp_width, layout->stamp.height);
    layout->stamp.marks = layout_take_marks(layout, &layout->stamp.mark_count);
}
