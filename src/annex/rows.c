#include "annex/inside.h"

#include "base/text.h"

#include <string.h>

/* `A12` behind the sheet's name. */
static const char *place_of(struct annex *annex, const char *sheet,
                            uint32_t row, uint32_t column)
{
    char letters[4], *p = letters + sizeof letters;
    *--p = '\0';
    for (uint32_t c = column ? column : 1; c > 0 && p > letters;
         c = (c - 1) / 26)
        *--p = (char)('A' + (c - 1) % 26);
    return arena_printf(&annex->arena, "%s!%s%u", sheet, p, (unsigned)row);
}

/* `12`, `12,5`, `12.5 điểm`; `-5` of a penalty. */
static bool read_points(struct annex *annex, const char *text, points_t *points)
{
    char digits[32];
    text = arena_take(&annex->arena, text_settle(text));
    size_t length = strspn(text, "-+0123456789.,");
    if (length == 0 || length >= sizeof digits ||
        !annex_says(annex, text,
                    "^[-+]?[0-9]{1,5}([.,][0-9]{1,2})? ?(diem|d)?$", NULL))
        return false;
    memcpy(digits, text, length);
    digits[length] = '\0';
    char *comma = strchr(digits, ',');
    if (comma)
        *comma = '.';
    struct decimal value;
    return decimal_parse(digits, length, &value) &&
           points_from_decimal(value, points);
}

/* The texts between the first column of labels and the last: the last is the
 * title, and the one before it a code if it looks like one. */
static void read_label(struct annex *annex, const struct grid *grid,
                       uint32_t row, const struct annex_columns *columns,
                       struct annex_row *out)
{
    const char *texts[2] = {"", ""};
    for (uint32_t c = columns->first_label; c <= columns->title; c++) {
        const char *text = annex_cell_text(annex, grid_at(grid, row, c));
        if (*text == '\0')
            continue;
        texts[0] = texts[1];
        texts[1] = text;
    }
    size_t length = 0, before = 0;
    out->title = out->whole = texts[1];
    if (annex_code_style(texts[0], &length) != CODE_NONE)
        out->code = arena_strndup(&annex->arena, texts[0], length);
    else if ((before = annex_code_before(texts[1], &length)) > 0) {
        out->code = arena_strndup(&annex->arena, texts[1], length);
        out->title = texts[1] + before;
    }
}

/* A mark, a word of it, or the same in the remarks. */
static bool is_waived(struct annex *annex, const struct grid *grid,
                      uint32_t row, const struct annex_columns *columns,
                      const char *place)
{
    const char *mark =
        columns->waived
            ? annex_cell_text(annex, grid_at(grid, row, columns->waived))
            : "";
    const char *note =
        columns->note
            ? annex_cell_text(annex, grid_at(grid, row, columns->note))
            : "";
    if (annex_says(annex, note, "(khong|chua) (danh gia|cham)", NULL))
        return true;
    if (annex_says(annex, mark, "^$|^[-0]$|^khong$", NULL))
        return false;
    if (!annex_says(annex, mark, "^(x|v|✓|✔|☑|1|co|true|khong danh gia.*)$",
                    NULL))
        annex_complain(annex, place,
                       "không rõ dấu “%s” ở cột không đánh giá; hiểu là không "
                       "đánh giá, cần kiểm tra",
                       mark);
    return true;
}

bool annex_row_read(struct annex *annex, const char *sheet,
                    const struct grid *grid, uint32_t row,
                    const struct annex_columns *columns, struct annex_row *out)
{
    *out = (struct annex_row){
        .place = place_of(annex, sheet, row, columns->first_label),
        .number = "",
        .code = "",
        .title = "",
        .whole = "",
        .agency = "",
        .points = POINTS_NONE};
    read_label(annex, grid, row, columns, out);
    if (columns->number)
        out->number =
            annex_cell_text(annex, grid_at(grid, row, columns->number));
    if (columns->agency)
        out->agency =
            annex_cell_lines(annex, grid_at(grid, row, columns->agency));
    const char *points =
        annex_cell_text(annex, grid_at(grid, row, columns->points));
    if (*points != '\0' && !read_points(annex, points, &out->points))
        annex_complain(annex, place_of(annex, sheet, row, columns->points),
                       "không đọc được điểm “%s”; ghi một số, như 5 hoặc 2,5",
                       points);
    out->waived = is_waived(annex, grid, row, columns, out->place);
    return *out->number || *out->code || *out->title || *out->agency || *points;
}
