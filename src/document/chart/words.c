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

/* The line whose first field is `key`, or NULL. */
static const struct row *find_line(struct layout *layout,
                                   const struct block *block, const char *key)
{
    for (size_t r = 0; r < block->row_count; r++)
        if (strcmp(field_text(layout, &block->rows[r], 0), key) == 0)
            return &block->rows[r];
    return NULL;
}

/* Whether the line is data, not one about the chart. */
static bool is_data(struct layout *layout, const struct row *row)
{
    static const char *const KEYS[] = {"head", "legend", "scale", "band",
                                       "x",    "y",      "note"};
    const char *key = field_text(layout, row, 0);
    for (size_t k = 0; k < sizeof KEYS / sizeof *KEYS; k++)
        if (strcmp(key, KEYS[k]) == 0)
            return false;
    return true;
}

/* "Nhận thức số: 83,3%, 12,5/15 (trung bình cấp 75,2%, cao nhất 100,0%)" */
static void add_bar(struct sentence *sentence, const struct row *row,
                    const struct row *legend)
{
    struct layout *layout = sentence->layout;
    const char *value = field_text(layout, row, 4);
    const char *before = " (";
    double share;
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

/* "Nhận thức số: Đạt 83,3%, Trung bình 75,2%": the figures under their heads */
static void add_figures(struct sentence *sentence, const struct row *row,
                        const struct row *head)
{
    struct layout *layout = sentence->layout;
    str_append(&sentence->text, field_text(layout, row, 0));
    for (size_t f = 2; f < head->count && f + 2 < row->count; f++)
        str_printf(&sentence->text, "%s %s %s", f == 2 ? ":" : ",",
                   field_text(layout, head, f), field_text(layout, row, f + 2));
}

const char *chart_words_of_bars(struct layout *layout,
                                const struct block *block)
{
    struct sentence sentence = {.layout = layout, .between = ": "};
    str_append(&sentence.text, "Biểu đồ thanh");
    const struct row *legend = find_line(layout, block, "legend");
    const struct row *head = find_line(layout, block, "head");
    for (size_t r = 0; r < block->row_count; r++) {
        if (!is_data(layout, &block->rows[r]))
            continue;
        add_part(&sentence);
        if (head != NULL)
            add_figures(&sentence, &block->rows[r], head);
        else
            add_bar(&sentence, &block->rows[r], legend);
    }
    return end_sentence(&sentence);
}

/* The bands behind the columns: "; theo mức: Tốt: 5, Khá: 3" */
static void add_bands(struct sentence *sentence, const struct block *block)
{
    struct layout *layout = sentence->layout;
    const char *before = "theo mức: ";
    for (size_t r = 0; r < block->row_count; r++) {
        const struct row *row = &block->rows[r];
        if (strcmp(field_text(layout, row, 0), "band") != 0)
            continue;
        if (*before == 't')
            add_part(sentence);
        str_printf(&sentence->text, "%s%s", before, field_text(layout, row, 1));
        before = ", ";
    }
}

/* "Biểu đồ cột, Số đơn vị theo chỉ số: 0,50: 3; 0,55: 12; theo mức: …" */
const char *chart_words_of_histogram(struct layout *layout,
                                     const struct block *block)
{
    struct sentence sentence = {.layout = layout, .between = ": "};
    str_append(&sentence.text, "Biểu đồ cột");
    const char *title = attributes_get(&block->attributes, "title", "");
    if (*title != '\0')
        str_printf(&sentence.text, ", %s", title);
    for (size_t r = 0; r < block->row_count; r++) {
        const struct row *row = &block->rows[r];
        const char *note = field_text(layout, row, 2);
        if (!is_data(layout, row))
            continue;
        add_part(&sentence);
        str_printf(&sentence.text, "%s: %s", field_text(layout, row, 0),
                   field_text(layout, row, 1));
        if (*note != '\0')
            str_printf(&sentence.text, " (%s)", note);
    }
    add_bands(&sentence, block);
    return end_sentence(&sentence);
}

/* A part for each line of data. */
static const char *
row_words(struct layout *layout, const struct block *block, const char *name,
          void (*add)(struct sentence *sentence, const struct row *row))
{
    struct sentence sentence = {.layout = layout, .between = ": "};
    str_append(&sentence.text, name);
    for (size_t r = 0; r < block->row_count; r++) {
        if (!is_data(layout, &block->rows[r]))
            continue;
        add_part(&sentence);
        add(&sentence, &block->rows[r]);
    }
    return end_sentence(&sentence);
}

/* "Nhận thức số: 81,0% (trung bình 80,1%)"; the mean once, where the text at
 * the right has it already. */
static void add_strip(struct sentence *sentence, const struct row *row)
{
    struct layout *layout = sentence->layout;
    const char *given = field_text(layout, row, 3);
    struct sentence mean = {.layout = layout};
    double share;
    str_append(&mean.text, "trung bình ");
    if (attribute_read_number(field_text(layout, row, 1), &share))
        add_percent(&mean, share);
    else
        str_reset(&mean.text);
    const char *percent =
        str_text(&mean.text) + strcspn(str_text(&mean.text), "0123456789");
    str_printf(&sentence->text, "%s: ", field_text(layout, row, 0));
    if (*percent == '\0' && *given == '\0')
        str_append(&sentence->text, "không có số liệu");
    else if (*given == '\0' || strcmp(given, percent) == 0)
        str_append(&sentence->text, str_text(&mean.text));
    else if (*percent == '\0' || strstr(given, percent) != NULL)
        str_append(&sentence->text, given);
    else
        str_printf(&sentence->text, "%s (%s)", given, str_text(&mean.text));
    str_clear(&mean.text);
}

/* "Biểu đồ vạch: Nhận thức số: 81,0% (trung bình 80,1%)." Who stands where is
 * too much to be heard; the tables have it. */
const char *chart_words_of_strip(struct layout *layout,
                                 const struct block *block)
{
    return row_words(layout, block, "Biểu đồ vạch", add_strip);
}

/* "Biểu đồ điểm, Tự đánh giá và Thẩm định: 126 điểm, 80 điểm dưới đường bằng
 * nhau; …", the notes beside it at the end. */
const char *chart_words_of_scatter(struct layout *layout,
                                   const struct block *block)
{
    struct sentence sentence = {.layout = layout, .between = "; "};
    const struct row *across = find_line(layout, block, "x");
    const struct row *up = find_line(layout, block, "y");
    size_t dots = 0, below = 0;
    for (size_t r = 0; r < block->row_count; r++) {
        double x, y;
        if (!is_data(layout, &block->rows[r]) ||
            !attribute_read_number(field_text(layout, &block->rows[r], 0),
                                   &x) ||
            !attribute_read_number(field_text(layout, &block->rows[r], 1), &y))
            continue;
        dots++;
        below += y < x;
    }
    str_printf(&sentence.text, "Biểu đồ điểm, %s và %s: ",
               across != NULL ? field_text(layout, across, 1) : "ngang",
               up != NULL ? field_text(layout, up, 1) : "dọc");
    if (dots == 0)
        str_append(&sentence.text, "không có số liệu");
    else
        str_printf(&sentence.text, "%zu điểm, %zu điểm dưới đường bằng nhau",
                   dots, below);
    for (size_t r = 0; r < block->row_count; r++)
        if (strcmp(field_text(layout, &block->rows[r], 0), "note") == 0) {
            add_part(&sentence);
            str_append(&sentence.text, field_text(layout, &block->rows[r], 1));
        }
    return end_sentence(&sentence);
}

/* "Xã Sóc Sơn: từ 97 đến 31", or "giữ 31" */
static void add_move(struct sentence *sentence, const struct row *row)
{
    struct layout *layout = sentence->layout;
    const char *from = field_text(layout, row, 1);
    const char *to = field_text(layout, row, 2);
    str_printf(&sentence->text, "%s: ", field_text(layout, row, 0));
    if (strcmp(from, to) == 0)
        str_printf(&sentence->text, "giữ %s", to);
    else
        str_printf(&sentence->text, "từ %s đến %s", from, to);
}

/* "Biểu đồ thay đổi: Xã Sóc Sơn: từ 97 đến 31; …" */
const char *chart_words_of_moves(struct layout *layout,
                                 const struct block *block)
{
    return row_words(layout, block, "Biểu đồ thay đổi", add_move);
}
