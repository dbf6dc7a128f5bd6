/* The styles of forms, and how a form's book begins and ends. */
#include "forms/book.h"

#include "base/failure.h"

#include <stdio.h>

enum {
    INK_GREY = 0x595959,
    FILL_HEADING = 0x1F4E79,
    FILL_EXTRA = 0x595959,
    FILL_GROUP = 0xBDD7EE,
    FILL_INDICATOR = 0xEAF2FA,
    FILL_INNER = 0xDDEBF7,
    FILL_DEEP = 0xE4F0F9,
    FILL_IDLE = 0xEDEDED,
    FILL_EMPTY = 0xFFF2B3,
    FILL_WRONG = 0xF8CBAD,
    FILL_DONE = 0xC6E0B4,
    INK_WHITE = 0xFFFFFF,
    INK_LINK = 0x0B5394,
    LINE_GREY = 0xA6A6A6
};

#define TYPE(points, side) .size = (points), .wrap = true, .align = BOOK_##side
/* Around what is not a title. */
#define BORDER .border = BOOK_AROUND, .line = LINE_GREY

static const char text_format[] = "@";
static const char points_format_text[] = "0.00";
static const char whole_format[] = "#,##0";
static const char date_format[] = "dd/mm/yyyy";

static const struct book_style styles[STYLE_COUNT] = {
    [STYLE_TITLE] = {TYPE(14, CENTRE), .bold = true},
    [STYLE_SUBTITLE] = {TYPE(12, CENTRE), .italic = true},
    [STYLE_JUMP] = {TYPE(12, LEFT), .underline = true, .indent = 1,
                    .ink = INK_LINK},
    [STYLE_STEP_NUMBER] = {TYPE(13, CENTRE), .bold = true, BORDER,
                           .fill = FILL_GROUP},
    [STYLE_STEP] = {.room = 6, TYPE(13, LEFT), BORDER, .indent = 1},
    [STYLE_LABEL] = {TYPE(12, LEFT), .bold = true, BORDER, .indent = 1,
                     .fill = FILL_GROUP},
    [STYLE_FACT] = {TYPE(12, LEFT), BORDER, .indent = 1, .fill = FILL_IDLE},
    [STYLE_IN_FACT] = {TYPE(12, LEFT), .indent = 1, BORDER, .unlocked = true,
                       .format = text_format},
    [STYLE_IN_FACT_DATE] = {TYPE(12, LEFT), .indent = 1, BORDER,
                            .unlocked = true, .format = date_format},
    [STYLE_IN_FACT_COUNT] = {TYPE(12, LEFT), .indent = 1, BORDER,
                             .unlocked = true},
    [STYLE_HEADING] = {TYPE(11, CENTRE), .bold = true, BORDER,
                       .fill = FILL_HEADING, .ink = INK_WHITE},
    [STYLE_HEADING_EXTRA] = {TYPE(11, CENTRE), .bold = true, BORDER,
                             .fill = FILL_EXTRA, .ink = INK_WHITE},
    [STYLE_SUM_LABEL] = {TYPE(12, RIGHT), .bold = true},
    [STYLE_SUM_POINTS] = {TYPE(12, CENTRE), .bold = true, BORDER,
                          .format = points_format_text},
    [STYLE_SUM_NOTE] = {TYPE(12, LEFT), .indent = 1, .bold = true, BORDER},
    [STYLE_GROUP] = {.room = 4,
                     TYPE(11, LEFT),
                     .bold = true,
                     BORDER,
                     .fill = FILL_GROUP,
                     .format = text_format},
    [STYLE_GROUP_CODE] = {TYPE(11, CENTRE), .bold = true, BORDER,
                          .fill = FILL_GROUP, .format = text_format},
    [STYLE_GROUP_POINTS] = {TYPE(11, CENTRE), .bold = true, BORDER,
                            .fill = FILL_GROUP, .format = points_format_text},
    [STYLE_INDICATOR] = {TYPE(11, LEFT), .bold = true, BORDER,
                         .fill = FILL_INDICATOR},
    [STYLE_CODE] = {TYPE(11, CENTRE), BORDER, .format = text_format},
    [STYLE_CODE_STRONG] = {TYPE(11, CENTRE), .bold = true, BORDER,
                           .format = text_format},
    [STYLE_TEXT] = {TYPE(11, LEFT), BORDER},
    [STYLE_TEXT_INDENT] = {TYPE(11, LEFT), BORDER, .indent = 1},
    [STYLE_TEXT_SMALL] = {TYPE(10, LEFT), BORDER, .ink = INK_GREY},
    [STYLE_UNIT] = {.size = 11, .align = BOOK_LEFT, BORDER},
    [STYLE_LINE] = {.size = 10, .align = BOOK_LEFT, BORDER, .ink = INK_GREY},
    [STYLE_LINK] = {TYPE(10, LEFT), BORDER, .underline = true, .ink = INK_LINK},
    [STYLE_LEGEND] = {.size = 10, .align = BOOK_LEFT, .italic = true},
    [STYLE_PAPER_NAME] = {.size = 10, .align = BOOK_LEFT, BORDER},
    [STYLE_PAPER_COUNT] = {.size = 10, .align = BOOK_CENTRE, BORDER},
    [STYLE_PAPER_POINTS] = {.size = 10,
                            .align = BOOK_CENTRE,
                            BORDER,
                            .format = points_format_text},
    [STYLE_CENTRE] = {TYPE(11, CENTRE), BORDER},
    [STYLE_FIGURE] = {TYPE(10, CENTRE), BORDER, .ink = INK_GREY},
    [STYLE_FIGURE_WHOLE] = {TYPE(10, CENTRE), BORDER, .ink = INK_GREY,
                            .format = whole_format},
    [STYLE_POINTS] = {TYPE(11, CENTRE), BORDER, .format = points_format_text},
    [STYLE_STATE] = {TYPE(10, CENTRE), BORDER},
    [STYLE_IDLE] = {TYPE(11, LEFT), .italic = true, BORDER, .fill = FILL_IDLE,
                    .ink = INK_GREY},
    [STYLE_ASIDE] = {TYPE(9, RIGHT), .italic = true, BORDER, .fill = FILL_IDLE,
                     .ink = INK_GREY},
    [STYLE_IDLE_CODE] = {TYPE(11, CENTRE), .italic = true, BORDER,
                         .fill = FILL_IDLE, .ink = INK_GREY,
                         .format = text_format},
    [STYLE_IDLE_POINTS] = {TYPE(11, CENTRE), .italic = true, BORDER,
                           .fill = FILL_IDLE, .ink = INK_GREY,
                           .format = points_format_text},
    [STYLE_IN_TEXT] = {TYPE(11, LEFT), BORDER, .unlocked = true},
    [STYLE_IN_WHOLE] = {TYPE(11, CENTRE), BORDER, .unlocked = true,
                        .format = whole_format},
    [STYLE_IN_NUMBER] = {TYPE(11, CENTRE), BORDER, .unlocked = true},
    [STYLE_IN_CHOICE] = {TYPE(11, CENTRE), BORDER, .unlocked = true},
    [STYLE_IN_DATE] = {TYPE(11, CENTRE), BORDER, .unlocked = true,
                       .format = date_format},
    [STYLE_IN_POINTS] = {TYPE(11, CENTRE), .bold = true, BORDER,
                         .unlocked = true, .format = points_format_text},
    [STYLE_SIGNATURE] = {TYPE(12, CENTRE), .bold = true},
    [STYLE_EMPTY] = {.fill = FILL_EMPTY},
    [STYLE_WRONG] = {.fill = FILL_WRONG},
    [STYLE_DONE] = {.fill = FILL_DONE},
    [STYLE_DIFFERS] = {.bold = true, .fill = FILL_IDLE},
    [STYLE_INNER] = {.room = 4,
                     TYPE(11, LEFT),
                     .bold = true,
                     BORDER,
                     .indent = 1,
                     .fill = FILL_INNER,
                     .format = text_format},
    [STYLE_INNER_CODE] = {TYPE(11, CENTRE), .bold = true, BORDER,
                          .fill = FILL_INNER, .format = text_format},
    [STYLE_INNER_POINTS] = {TYPE(11, CENTRE), .bold = true, BORDER,
                            .fill = FILL_INNER, .format = points_format_text},
    [STYLE_DEEP] = {.room = 4,
                    TYPE(11, LEFT),
                    .bold = true,
                    BORDER,
                    .indent = 2,
                    .fill = FILL_DEEP,
                    .format = text_format},
    [STYLE_DEEP_CODE] = {TYPE(11, CENTRE), .bold = true, BORDER,
                         .fill = FILL_DEEP, .format = text_format},
    [STYLE_DEEP_POINTS] = {TYPE(11, CENTRE), .bold = true, BORDER,
                           .fill = FILL_DEEP, .format = points_format_text},
};

enum form_made forms_fail(struct form_file *out, int failure)
{
    out->failure = failure;
    snprintf(out->message, sizeof out->message, "không lập được sổ tính: %s",
             failure_text(failure));
    return FORM_FAILED;
}

bool forms_open(struct book *book, const struct campaign *campaign,
                const struct form *form, const char *whose, int64_t created,
                struct form_file *out)
{
    char title[512];
    snprintf(title, sizeof title, "%s – %s – %s", form->name,
             campaign_form_title(campaign, form), whose);
    const struct book_setup setup = {.title = title,
                                     .author = campaign_issuer(campaign),
                                     .created = created,
                                     .font = "Times New Roman",
                                     .breadth = 1,
                                     .font_sets_widths = true,
                                     .styles = styles,
                                     .style_count = STYLE_COUNT,
                                     .list_head = STYLE_HEADING_EXTRA,
                                     .list_text = STYLE_TEXT,
                                     .digest = out->digest,
                                     .described = out->described};
    int failure = book_open(book, &setup);
    if (failure)
        (void)forms_fail(out, failure);
    return failure == 0;
}

enum form_made forms_finish(struct book *book, struct form_file *out)
{
    int failure = book_finish(book, &out->bytes);
    return failure ? forms_fail(out, failure) : FORM_MADE;
}

void forms_file_clear(struct form_file *file)
{
    str_clear(&file->bytes);
    *file = (struct form_file){0};
}
