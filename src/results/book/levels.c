#include "results/book/part.h"

#include "base/vec.h"

#include <string.h>

/* The columns of a level's sheet; after them one for each group. */
enum column {
    COL_RANK,
    COL_CODE,
    COL_NAME,
    COL_KIND,
    COL_STATE,
    COL_INDEX,
    COL_GRADE,
    COL_MAX,
    COL_SELF,
    COL_COMPUTED,
    COL_ROUND1,
    COL_ROUND2,
    COL_COUNCIL,
    COL_FINAL,
    COL_ERRORS,
    COL_WARNINGS,
    COL_GROUPS
};

static const struct results_column fixed_columns[COL_GROUPS] = {
    [COL_RANK] = {"Hạng", 6},
    [COL_CODE] = {"Mã đơn vị", 15},
    [COL_NAME] = {"Tên đơn vị", 36},
    [COL_KIND] = {"Loại", 14},
    [COL_STATE] = {"Trạng thái", 14},
    [COL_INDEX] = {"Chỉ số", 8},
    [COL_GRADE] = {"Xếp loại", 12},
    [COL_MAX] = {"Điểm tối đa", 9},
    [COL_SELF] = {"Tự đánh giá", 9},
    [COL_COMPUTED] = {"Điểm tính", 9},
    [COL_ROUND1] = {"Thẩm định lần 1", 9},
    [COL_ROUND2] = {"Thẩm định lần 2", 9},
    [COL_COUNCIL] = {"Hội đồng", 9},
    [COL_FINAL] = {"Kết quả", 9},
    [COL_ERRORS] = {"Lỗi", 7},
    [COL_WARNINGS] = {"Cảnh báo", 9},
};

/* Where the numbers of a unit's `points` stand. */
static const struct {
    const char *key;
    enum column column;
    enum results_style format;
} point_cells[] = {
    {"max", COL_MAX, STYLE_POINTS},
    {"self", COL_SELF, STYLE_POINTS},
    {"computed", COL_COMPUTED, STYLE_POINTS},
    {"round1", COL_ROUND1, STYLE_POINTS},
    {"round2", COL_ROUND2, STYLE_POINTS},
    {"council", COL_COUNCIL, STYLE_POINTS},
    {"final", COL_FINAL, STYLE_BOLD_POINTS},
};

static enum results_style state_format(const struct listed_unit *listed)
{
    const char *state = listed_text(listed->unit, "state");
    if (strcmp(state, "ok") == 0)
        return STYLE_TEXT;
    return listed->sent ? STYLE_ERROR : STYLE_MUTED;
}

static void put_unit(struct book_sheet *sheet, size_t row,
                     const struct listed_unit *listed)
{
    const json_t *unit = listed->unit;
    const json_t *points = json_object_get(unit, "points");
    const json_t *groups = json_object_get(unit, "groups");
    if (listed->rank > 0)
        book_put_count(sheet, row, COL_RANK, listed->rank, STYLE_COUNT);
    else
        book_put_blank(sheet, row, COL_RANK, COL_RANK, STYLE_COUNT);
    book_put_text(sheet, row, COL_CODE, listed_text(unit, "code"), STYLE_CODE);
    book_put_tall(sheet, row, COL_NAME, listed_text(unit, "name"),
                  STYLE_WRAPPED);
    book_put_text(sheet, row, COL_KIND, listed_text(unit, "kind"), STYLE_TEXT);
    book_put_text(sheet, row, COL_STATE, listed_state(unit),
                  state_format(listed));
    book_put_ratio(sheet, row, COL_INDEX,
                   listed_ratio(json_object_get(unit, "index")), STYLE_RATIO);
    book_put_text(sheet, row, COL_GRADE, listed_text(unit, "grade"),
                  STYLE_TEXT);
    for (size_t i = 0; i < sizeof point_cells / sizeof *point_cells; i++)
        book_put_points(
            sheet, row, point_cells[i].column,
            listed_points(json_object_get(points, point_cells[i].key)),
            point_cells[i].format);
    book_put_count(sheet, row, COL_ERRORS, (int64_t)listed->errors,
                   STYLE_COUNT);
    book_put_count(sheet, row, COL_WARNINGS, (int64_t)listed->warnings,
                   STYLE_COUNT);
    for (size_t g = 0; g < json_array_size(groups); g++)
        book_put_ratio(
            sheet, row, COL_GROUPS + g,
            listed_ratio(json_object_get(json_array_get(groups, g), "ratio")),
            STYLE_RATIO);
}

/* The groups of a level are those of its first unit. */
static const json_t *groups_of(const json_t *level)
{
    return json_object_get(json_array_get(json_object_get(level, "units"), 0),
                           "groups");
}

static size_t put_units(const struct results_book *results,
                        struct book_sheet *sheet, const json_t *level)
{
    size_t rows = 0;
    for (size_t i = 0; i < results->listing.count; i++)
        if (results->listing.items[i].level == level)
            put_unit(sheet, ROW_FIRST + rows++, &results->listing.items[i]);
    return rows;
}

void results_book_put_level(struct results_book *results, const json_t *level)
{
    const json_t *groups = groups_of(level);
    size_t group_count = json_array_size(groups);
    VEC_OF(struct results_column) columns = {0};
    struct str *headings = mem_calloc(group_count + 1, sizeof *headings);
    for (size_t c = 0; c < COL_GROUPS; c++)
        *vec_push(&columns) = fixed_columns[c];
    for (size_t g = 0; g < group_count; g++) {
        const json_t *group = json_array_get(groups, g);
        str_printf(&headings[g], "%s. %s", listed_text(group, "code"),
                   listed_text(group, "title"));
        *vec_push(&columns) =
            (struct results_column){str_text(&headings[g]), 14};
    }
    struct book_sheet *sheet =
        results_sheet_add(results, listed_text(level, "title"), columns.items,
                          columns.count, COL_NAME + 1, group_count ? 2 : 1);
    results_sheet_end(sheet, columns.count, put_units(results, sheet, level));
    for (size_t g = 0; g < group_count; g++)
        str_clear(&headings[g]);
    free(headings);
    vec_clear(&columns);
}
