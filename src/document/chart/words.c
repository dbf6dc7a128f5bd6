/* Charts in words, made from their data. */
#include "base/str.h"
#include "document/layout/block.h"
#include "document/layout/field.h"

#include <string.h>

/* Parts of a sentence after each other, with what stands between them. */
struct sentence {
    struct layout *layout;
    struct str text;
    const char *between;
};

static void add_part(struct sentence *sentence)
{
    str_append(&sentence->text, sentence->between);
    sentence->between = "; ";
}

static const char *end_sentence(struct sentence *sentence)
{
    str_append(&sentence->text, ".");
    return arena_take(sentence->layout->arena, str_take(&sentence->text));
}

/* A share of 0 to 1 as a percentage with one decimal. */
static void add_percent(struct sentence *sentence, double share)
{
    int tenths = (int)(smaller(larger(share, 0), 1) * 1000 + 0.5);
    str_printf(&sentence->text, "%d,%d%%", tenths / 10, tenths % 10);
}

static const struct row *find_legend(struct layout *layout,
                                     const struct block *block)
{
    for (size_t r = 0; r < block->row_count; r++)
        if (strcmp(field_text(layout, &block->rows[r], 0), "legend") == 0)
            return &block->rows[r];
    return NULL;
}

/* "Nhận thức số: 83,3%, 12,5/15 (trung bình cấp 75,2%, cao nhất 100,0%)" */
static void add_bar(struct sentence *sentence, const struct row *row,
                    const struct row *legend)
{
    struct layout *layout = sentence->layout;
    const char *value = field_text(layout, row, 4);
    const char *before = " (";
    double share;
    add_part(sentence);
    str_printf(&sentence->text, "%s: ", field_text(layout, row, 0));
    if (attribute_read_number(field_text(layout, row, 1), &share))
        add_percent(sentence, share);
    else
        str_append(&sentence->text, "không có số liệu");
    if (*value != '\0')
        str_printf(&sentence->text, ", %s", value);
    for (size_t f = 2; legend != NULL && f < 4; f++) {
        if (!attribute_read_number(field_text(layout, row, f), &share))
            continue;
        str_printf(&sentence->text, "%s%s ", before,
                   field_text(layout, legend, f - 1));
        add_percent(sentence, share);
        before = ", ";
    }
    if (*before == ',')
        str_append(&sentence->text, ")");
}

const char *bars_words(struct layout *layout, const struct block *block)
{
    struct sentence sentence = {.layout = layout, .between = ": "};
    str_append(&sentence.text, "Biểu đồ thanh");
    const struct row *legend = find_legend(layout, block);
    for (size_t r = 0; r < block->row_count; r++)
        if (&block->rows[r] != legend)
            add_bar(&sentence, &block->rows[r], legend);
    return end_sentence(&sentence);
}

/* "Biểu đồ cột, Số đơn vị theo chỉ số: 0,50: 3; 0,55: 12." */
const char *histogram_words(struct layout *layout, const struct block *block)
{
    struct sentence sentence = {.layout = layout, .between = ": "};
    str_append(&sentence.text, "Biểu đồ cột");
    const char *title = attributes_get(&block->attributes, "title", "");
    if (*title != '\0')
        str_printf(&sentence.text, ", %s", title);
    for (size_t r = 0; r < block->row_count; r++) {
        const struct row *row = &block->rows[r];
        const char *note = field_text(layout, row, 2);
        add_part(&sentence);
        str_printf(&sentence.text, "%s: %s", field_text(layout, row, 0),
                   field_text(layout, row, 1));
        if (*note != '\0')
            str_printf(&sentence.text, " (%s)", note);
    }
    return end_sentence(&sentence);
}
