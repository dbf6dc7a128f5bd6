#include "results/book/part.h"
#include "results/owed.h"

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
    COL_ERRORS = COL_MAX + POINTS_COLUMNS,
    COL_WARNINGS,
    COL_GROUPS
};

static const struct results_column fixed_columns[COL_GROUPS] = {
    {"Hạng", 6},
    {"Mã đơn vị", 15},
    {"Tên đơn vị", 36},
    {"Loại", 14},
    {"Trạng thái", 14},
    {"Chỉ số", 8},
    {"Xếp loại", 12},
    COLUMNS_OF_POINTS("Sau thẩm định lần 1", "Sau thẩm định lần 2",
                      "Sau Hội đồng"),
    {"Lỗi", 7},
    {"Cảnh báo", 9},
};

static enum results_style state_style(enum unit_state state)
{
    if (state == STATE_OK)
        return STYLE_TEXT;
    return state == STATE_MISSING ? STYLE_MUTED : STYLE_ERROR;
}

static void put_sums(struct book_sheet *sheet, size_t row,
                     const struct unit_score *score, const struct level *level)
{
    struct sums sums = score->sums;
    for (size_t r = 0; r < ROUND_COUNT; r++)
        sums.rounds[r] = score_unit_after(score, level, (enum round)r);
    results_sheet_put_sums(sheet, row, COL_MAX, &sums);
}

static void put_name(struct book_sheet *sheet, size_t row,
                     const struct unit *unit)
{
    book_put_text(sheet, row, COL_CODE, unit->code, STYLE_CODE);
    book_put_tall(sheet, row, COL_NAME, unit->name, STYLE_WRAPPED);
    book_put_text(sheet, row, COL_KIND, unit->kind, STYLE_TEXT);
}

static void put_unit(const struct results_book *results,
                     struct book_sheet *sheet, size_t row,
                     const struct listed_unit *listed)
{
    const struct unit_score *score = listed->score;
    const char *state =
        owed_unit_text(results->process, score->unit, score->state);
    results_sheet_put_rank(sheet, row, COL_RANK, score->rank);
    put_name(sheet, row, score->unit);
    book_put_text(sheet, row, COL_STATE,
                  state ? state : listed_state(score->state),
                  state_style(score->state));
    book_put_ratio(sheet, row, COL_INDEX, score->index, STYLE_RATIO);
    book_put_text(sheet, row, COL_GRADE, score->grade ? score->grade : "",
                  STYLE_TEXT);
    put_sums(sheet, row, score, listed->level);
    book_put_count(sheet, row, COL_ERRORS, (int64_t)listed->errors,
                   STYLE_COUNT);
    book_put_count(sheet, row, COL_WARNINGS, (int64_t)listed->warnings,
                   STYLE_COUNT);
    for (size_t g = 0; g < listed->level->group_count; g++)
        book_put_ratio(sheet, row, COL_GROUPS + g, score->groups[g].ratio,
                       STYLE_RATIO);
}

static size_t put_units(const struct results_book *results,
                        struct book_sheet *sheet, const struct level *level)
{
    size_t rows = 0;
    for (size_t i = 0; i < results->listing.count; i++)
        if (results->listing.items[i].level == level)
            put_unit(results, sheet, ROW_FIRST + rows++,
                     &results->listing.items[i]);
    return rows;
}

void results_book_put_level(struct results_book *results,
                            const struct level *level)
{
    size_t group_count = level->group_count;
    VEC_OF(struct results_column) columns = {0};
    struct str *headings = mem_calloc(group_count + 1, sizeof *headings);
    for (size_t c = 0; c < COL_GROUPS; c++)
        *vec_push(&columns) = fixed_columns[c];
    for (size_t g = 0; g < group_count; g++) {
        str_printf(&headings[g], "%s. %s", level->groups[g].code,
                   level->groups[g].title);
        *vec_push(&columns) =
            (struct results_column){str_text(&headings[g]), 14};
    }
    struct book_sheet *sheet =
        results_sheet_add(results, level->title, columns.items, columns.count,
                          COL_NAME + 1, group_count ? 2 : 1);
    results_sheet_end(sheet, columns.count, put_units(results, sheet, level));
    for (size_t g = 0; g < group_count; g++)
        str_clear(&headings[g]);
    free(headings);
    vec_clear(&columns);
}
