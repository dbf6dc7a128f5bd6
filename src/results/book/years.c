/* The sheet of the years: each unit's index and rank from one to the next. */
#include "results/book/part.h"

#include "base/mem.h"
#include "base/vec.h"

#include <stdlib.h>

/* Two columns a year come after these, and a note at the end. */
enum column { COL_LEVEL, COL_CODE, COL_NAME, COL_YEARS };
enum { COLUMNS_OF_YEAR = 2 };

struct years {
    struct results_book *results;
    const struct campaign *campaign;
    struct book_sheet *sheet;
    size_t row;
};

static size_t note_column(const struct campaign *campaign)
{
    return COL_YEARS + COLUMNS_OF_YEAR * (campaign->earlier_count + 1);
}

/* The index and the rank in a year; the one that is appraised comes last. */
static void put_year(const struct years *years, size_t place, ratio4_t index,
                     size_t rank)
{
    size_t column = COL_YEARS + COLUMNS_OF_YEAR * place;
    book_put_ratio(years->sheet, years->row, column, index, STYLE_RATIO);
    if (rank)
        book_put_count(years->sheet, years->row, column + 1, (int64_t)rank,
                       STYLE_COUNT);
    else
        book_put_blank(years->sheet, years->row, column + 1, column + 1,
                       STYLE_COUNT);
}

static void put_head(const struct years *years, const struct level *level,
                     const char *code, const char *name)
{
    book_put_text(years->sheet, years->row, COL_LEVEL, level->title,
                  STYLE_TEXT);
    book_put_text(years->sheet, years->row, COL_CODE, code, STYLE_CODE);
    book_put_tall(years->sheet, years->row, COL_NAME, name, STYLE_WRAPPED);
}

/* `2024: trung bình của X-AN, X-BINH`. */
static void note_merged(const struct campaign *campaign, size_t year,
                        const struct earlier_result *result, struct str *note)
{
    if (result->merged)
        str_printf(note, "%s%d: trung bình của %s", note->length ? "; " : "",
                   campaign->earlier[year].year, result->merged);
}

static void put_unit(struct years *years, const struct unit_score *score,
                     const struct level *level)
{
    const struct campaign *campaign = years->campaign;
    struct str note = {0};
    put_head(years, level, score->unit->code, score->unit->name);
    for (size_t y = 0; y < campaign->earlier_count; y++) {
        const struct earlier_result *result =
            earlier_find(campaign, score->unit, y);
        put_year(years, y, result ? result->index : RATIO_NONE,
                 result ? result->rank : 0);
        if (result)
            note_merged(campaign, y, result, &note);
    }
    put_year(years, campaign->earlier_count, score->index, score->rank);
    book_put_text(years->sheet, years->row, note_column(campaign),
                  str_text(&note), STYLE_TEXT);
    str_clear(&note);
    years->row++;
}

static void put_mean(struct years *years, const struct level_score *score)
{
    const struct campaign *campaign = years->campaign;
    size_t level = (size_t)(score->level - campaign->levels);
    put_head(years, score->level, "", "Trung bình các đơn vị có hồ sơ");
    for (size_t y = 0; y < campaign->earlier_count; y++)
        put_year(years, y, campaign->earlier[y].levels[level].mean, 0);
    put_year(years, campaign->earlier_count, score->mean, 0);
    book_put_text(years->sheet, years->row, note_column(campaign), "",
                  STYLE_TEXT);
    years->row++;
}

/* Headings with the years in them; they live as long as `texts`. */
static struct book_sheet *add_sheet(const struct years *years,
                                    struct str *texts)
{
    static const struct results_column fixed[COL_YEARS] = {
        [COL_LEVEL] = {"Cấp", 16},
        [COL_CODE] = {"Mã đơn vị", 15},
        [COL_NAME] = {"Tên đơn vị", 36}};
    const struct campaign *campaign = years->campaign;
    VEC_OF(struct results_column) columns = {0};
    for (size_t c = 0; c < COL_YEARS; c++)
        *vec_push(&columns) = fixed[c];
    for (size_t y = 0; y <= campaign->earlier_count; y++) {
        bool now = y == campaign->earlier_count;
        int year = now ? campaign->year : campaign->earlier[y].year;
        struct str *own = &texts[COLUMNS_OF_YEAR * y];
        str_printf(&own[0], "Chỉ số %d", year);
        str_printf(&own[1], "Hạng %d", year);
        *vec_push(&columns) = (struct results_column){str_text(&own[0]), 9};
        *vec_push(&columns) = (struct results_column){str_text(&own[1]), 7};
    }
    *vec_push(&columns) = (struct results_column){"Ghi chú", 40};
    struct book_sheet *sheet =
        results_sheet_add(years->results, "Qua các năm", columns.items,
                          columns.count, COL_NAME + 1, 1);
    vec_clear(&columns);
    return sheet;
}

static void put_rows(struct years *years, const struct evaluation *evaluation)
{
    for (size_t l = 0; l < years->campaign->level_count; l++) {
        const struct level_score *level = &evaluation->levels[l];
        put_mean(years, level);
        for (size_t u = 0; u < level->unit_count; u++)
            put_unit(years, level->units[u], level->level);
    }
}

void results_book_put_years(struct results_book *results)
{
    const struct evaluation *evaluation = results->listing.evaluation;
    struct years years = {
        .results = results, .campaign = evaluation->campaign, .row = ROW_FIRST};
    size_t count = COLUMNS_OF_YEAR * (years.campaign->earlier_count + 1);
    if (years.campaign->earlier_count == 0)
        return;
    struct str *texts = mem_calloc(count, sizeof *texts);
    years.sheet = add_sheet(&years, texts);
    put_rows(&years, evaluation);
    results_sheet_end(years.sheet, note_column(years.campaign) + 1,
                      years.row - ROW_FIRST);
    for (size_t i = 0; i < count; i++)
        str_clear(&texts[i]);
    free(texts);
}
