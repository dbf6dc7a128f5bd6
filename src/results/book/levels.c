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

static const struct book_column fixed_columns[COL_GROUPS] = {
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
    enum book_format format;
} point_cells[] = {
    {"max", COL_MAX, BOOK_POINTS},
    {"self", COL_SELF, BOOK_POINTS},
    {"computed", COL_COMPUTED, BOOK_POINTS},
    {"round1", COL_ROUND1, BOOK_POINTS},
    {"round2", COL_ROUND2, BOOK_POINTS},
    {"council", COL_COUNCIL, BOOK_POINTS},
    {"final", COL_FINAL, BOOK_BOLD_POINTS},
};

static enum book_format state_format(const struct listed_unit *listed)
{
    const char *state = listed_text(listed->unit, "state");
    if (strcmp(state, "ok") == 0)
        return BOOK_TEXT;
    return listed->sent ? BOOK_ERROR : BOOK_MUTED;
}

static void put_count(struct book *book, lxw_worksheet *sheet, size_t row,
                      enum column column, size_t count)
{
    json_t *value = json_integer((json_int_t)count);
    book_put_number(book, sheet, row, column, value, BOOK_COUNT);
    json_decref(value);
}

static void put_unit(struct book *book, lxw_worksheet *sheet, size_t row,
                     const struct listed_unit *listed)
{
    const json_t *unit = listed->unit;
    const json_t *points = json_object_get(unit, "points");
    const json_t *groups = json_object_get(unit, "groups");
    book_put_number(book, sheet, row, COL_RANK, json_object_get(unit, "rank"),
                    BOOK_COUNT);
    book_put_text(book, sheet, row, COL_CODE, listed_text(unit, "code"),
                  BOOK_CODE);
    book_put_text(book, sheet, row, COL_NAME, listed_text(unit, "name"),
                  BOOK_WRAPPED);
    book_set_lines(
        book, sheet, row,
        book_lines(listed_text(unit, "name"), fixed_columns[COL_NAME].width));
    book_put_text(book, sheet, row, COL_KIND, listed_text(unit, "kind"),
                  BOOK_TEXT);
    book_put_text(book, sheet, row, COL_STATE, listed_state(unit),
                  state_format(listed));
    book_put_number(book, sheet, row, COL_INDEX, json_object_get(unit, "index"),
                    BOOK_RATIO);
    book_put_text(book, sheet, row, COL_GRADE, listed_text(unit, "grade"),
                  BOOK_TEXT);
    for (size_t i = 0; i < sizeof point_cells / sizeof *point_cells; i++)
        book_put_number(book, sheet, row, point_cells[i].column,
                        json_object_get(points, point_cells[i].key),
                        point_cells[i].format);
    put_count(book, sheet, row, COL_ERRORS, listed->errors);
    put_count(book, sheet, row, COL_WARNINGS, listed->warnings);
    for (size_t g = 0; g < json_array_size(groups); g++)
        book_put_number(book, sheet, row, COL_GROUPS + g,
                        json_object_get(json_array_get(groups, g), "ratio"),
                        BOOK_RATIO);
}

/* The groups of a level are those of its first unit. */
static const json_t *groups_of(const json_t *level)
{
    return json_object_get(json_array_get(json_object_get(level, "units"), 0),
                           "groups");
}

static size_t put_units(struct book *book, lxw_worksheet *sheet,
                        const json_t *level)
{
    size_t rows = 0;
    for (size_t i = 0; i < book->listing.count; i++)
        if (book->listing.items[i].level == level)
            put_unit(book, sheet, BOOK_FIRST_ROW + rows++,
                     &book->listing.items[i]);
    return rows;
}

void book_put_level(struct book *book, const json_t *level)
{
    const json_t *groups = groups_of(level);
    size_t group_count = json_array_size(groups);
    VEC_OF(struct book_column) columns = {0};
    struct str *headings = mem_calloc(group_count + 1, sizeof *headings);
    for (size_t c = 0; c < COL_GROUPS; c++)
        *vec_push(&columns) = fixed_columns[c];
    for (size_t g = 0; g < group_count; g++) {
        const json_t *group = json_array_get(groups, g);
        str_printf(&headings[g], "%s. %s", listed_text(group, "code"),
                   listed_text(group, "title"));
        *vec_push(&columns) = (struct book_column){str_text(&headings[g]), 14};
    }
    lxw_worksheet *sheet =
        book_add_sheet(book, listed_text(level, "title"), columns.items,
                       columns.count, COL_NAME + 1);
    if (sheet)
        book_end_sheet(book, sheet, columns.count,
                       put_units(book, sheet, level), group_count ? 2 : 1);
    for (size_t g = 0; g < group_count; g++)
        str_clear(&headings[g]);
    free(headings);
    vec_clear(&columns);
}
