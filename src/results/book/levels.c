#include "results/book/part.h"

#include "base/vec.h"

#include <stdio.h>
#include <stdlib.h>

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

static enum book_format state_format(enum unit_state state)
{
    if (state == STATE_OK)
        return BOOK_TEXT;
    return state == STATE_MISSING ? BOOK_MUTED : BOOK_ERROR;
}

static void put_count(struct book *book, lxw_worksheet *sheet, size_t row,
                      enum column column, size_t count)
{
    char text[24];
    snprintf(text, sizeof text, "%zu", count);
    book_put_number(book, sheet, row, column, text, BOOK_COUNT);
}

static void put_ratio(struct book *book, lxw_worksheet *sheet, size_t row,
                      size_t column, ratio4_t ratio)
{
    char text[POINTS_TEXT_SIZE];
    book_put_number(book, sheet, row, column, ratio4_format(ratio, text),
                    BOOK_RATIO);
}

static void put_sums(struct book *book, lxw_worksheet *sheet, size_t row,
                     const struct sums *sums)
{
    const struct {
        enum column column;
        points_t points;
    } cells[] = {
        {COL_MAX, sums->max},
        {COL_SELF, sums->self},
        {COL_COMPUTED, sums->computed},
        {COL_ROUND1, sums->rounds[ROUND_1]},
        {COL_ROUND2, sums->rounds[ROUND_2]},
        {COL_COUNCIL, sums->rounds[ROUND_COUNCIL]},
        {COL_FINAL, sums->final},
    };
    char text[POINTS_TEXT_SIZE];
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        book_put_number(book, sheet, row, cells[i].column,
                        points_format(cells[i].points, text),
                        cells[i].column == COL_FINAL ? BOOK_BOLD_POINTS
                                                     : BOOK_POINTS);
}

static void put_name(struct book *book, lxw_worksheet *sheet, size_t row,
                     const struct unit *unit)
{
    book_put_text(book, sheet, row, COL_CODE, unit->code, BOOK_CODE);
    book_put_text(book, sheet, row, COL_NAME, unit->name, BOOK_WRAPPED);
    book_set_lines(book, sheet, row,
                   book_lines(unit->name, fixed_columns[COL_NAME].width));
    book_put_text(book, sheet, row, COL_KIND, unit->kind, BOOK_TEXT);
}

static void put_unit(struct book *book, lxw_worksheet *sheet, size_t row,
                     const struct listed_unit *listed)
{
    const struct unit_score *score = listed->score;
    if (score->rank)
        put_count(book, sheet, row, COL_RANK, score->rank);
    else
        book_put_number(book, sheet, row, COL_RANK, "", BOOK_COUNT);
    put_name(book, sheet, row, score->unit);
    book_put_text(book, sheet, row, COL_STATE, listed_state(score->state),
                  state_format(score->state));
    put_ratio(book, sheet, row, COL_INDEX, score->index);
    book_put_text(book, sheet, row, COL_GRADE, score->grade ? score->grade : "",
                  BOOK_TEXT);
    put_sums(book, sheet, row, &score->sums);
    put_count(book, sheet, row, COL_ERRORS, listed->errors);
    put_count(book, sheet, row, COL_WARNINGS, listed->warnings);
    for (size_t g = 0; g < listed->level->group_count; g++)
        put_ratio(book, sheet, row, COL_GROUPS + g, score->groups[g].ratio);
}

static size_t put_units(struct book *book, lxw_worksheet *sheet,
                        const struct level *level)
{
    size_t rows = 0;
    for (size_t i = 0; i < book->listing.count; i++)
        if (book->listing.items[i].level == level)
            put_unit(book, sheet, BOOK_FIRST_ROW + rows++,
                     &book->listing.items[i]);
    return rows;
}

void book_put_level(struct book *book, const struct level *level)
{
    size_t group_count = level->group_count;
    VEC_OF(struct book_column) columns = {0};
    struct str *headings = mem_calloc(group_count + 1, sizeof *headings);
    for (size_t c = 0; c < COL_GROUPS; c++)
        *vec_push(&columns) = fixed_columns[c];
    for (size_t g = 0; g < group_count; g++) {
        str_printf(&headings[g], "%s. %s", level->groups[g].code,
                   level->groups[g].title);
        *vec_push(&columns) = (struct book_column){str_text(&headings[g]), 14};
    }
    lxw_worksheet *sheet = book_add_sheet(book, level->title, columns.items,
                                          columns.count, COL_NAME + 1);
    if (sheet)
        book_end_sheet(book, sheet, columns.count,
                       put_units(book, sheet, level), group_count ? 2 : 1);
    for (size_t g = 0; g < group_count; g++)
        str_clear(&headings[g]);
    free(headings);
    vec_clear(&columns);
}
