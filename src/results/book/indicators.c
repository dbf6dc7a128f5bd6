#include "results/book/rows.h"

#include "results/names.h"

/* One row a unit and indicator, of all levels. */
enum column {
    COL_COUNTED = COL_OWN,
    COL_MAX,
    COL_SCORERS = COL_MAX + POINTS_COLUMNS,
    COL_REASON,
    COL_CORRECTED,
    COL_CORRECTOR,
    COLUMNS
};

static const struct results_column columns[COLUMNS] = {
    COLUMNS_OF_ROWS("Nội dung"),
    {"Được tính", 9},
    COLUMNS_OF_POINTS("Thẩm định lần 1", "Thẩm định lần 2", "Hội đồng"),
    {"Cơ quan chấm điểm", 30},
    {"Lý do", 40},
    {"Số liệu báo cáo → được chấp nhận", 40},
    {"Người điều chỉnh số liệu, lý do", 40},
};

static void put_points(struct book_sheet *sheet, size_t row,
                       const struct indicator *indicator,
                       const struct indicator_score *s)
{
    struct sums sums = {.max = indicator_shown_max(indicator),
                        .self = s->self,
                        .computed = s->computed,
                        .final = score_is_awaited(s) ? POINTS_NONE : s->final};
    for (size_t r = 0; r < ROUND_COUNT; r++)
        sums.rounds[r] = score_round(s, (enum round)r)->points;
    results_sheet_put_sums(sheet, row, COL_MAX, &sums);
}

static void put_scorers(struct book_sheet *sheet, size_t row,
                        const struct indicator *indicator)
{
    struct str names = {0};
    for (size_t i = 0; i < indicator->scored_by_count; i++)
        str_printf(&names, "%s%s", i ? "; " : "", indicator->scored_by[i]);
    book_put_text(sheet, row, COL_SCORERS, str_text(&names), STYLE_TEXT);
    str_clear(&names);
}

/* `Số hộ: 100 → 60`. */
static void say_correction(const struct input *input,
                           const struct value *reported,
                           const struct value *accepted, struct str *out)
{
    str_printf(out, "%s%s: ", out->length ? "; " : "", input->label);
    if (reported->given)
        names_input_value(input, reported, out);
    else
        str_append(out, "–");
    str_append(out, " → ");
    names_input_value(input, accepted, out);
}

/* `Sở A: Đếm lại`, once where the same says it of several values. */
static void say_corrector(const struct campaign *campaign,
                          const struct scored *by, struct str *out)
{
    str_printf(out, "%s%s", out->length ? "; " : "",
               names_scorer(campaign, by));
    if (by->reason && *by->reason)
        str_printf(out, ": %s", by->reason);
}

static void put_corrections(struct book_sheet *sheet, size_t row,
                            const struct campaign *campaign,
                            const struct indicator *indicator,
                            const struct indicator_score *s)
{
    struct str values = {0}, whose = {0};
    const struct scored *before = NULL;
    for (size_t i = 0; score_accepted(s) && i < indicator->input_count; i++) {
        const struct value *accepted = score_corrected(indicator, s, i);
        const struct scored *by = score_corrector(indicator, s, i);
        if (accepted)
            say_correction(&indicator->inputs[i], &s->claim->inputs[i],
                           accepted, &values);
        if (by && by != before)
            say_corrector(campaign, by, &whose);
        before = by ? by : before;
    }
    book_put_text(sheet, row, COL_CORRECTED, str_text(&values), STYLE_TEXT);
    book_put_text(sheet, row, COL_CORRECTOR, str_text(&whose), STYLE_TEXT);
    str_clear(&values);
    str_clear(&whose);
}

static void put_row(struct book_sheet *sheet, size_t row,
                    const struct campaign *campaign, const struct level *level,
                    const struct unit_score *score, size_t i)
{
    const struct indicator *indicator = &level->indicators[i];
    const struct indicator_score *s = &score->indicators[i];
    bool counted =
        indicator->assessed && names_indicator_applies(score, level, i);
    book_put_text(sheet, row, COL_CODE, indicator->code, STYLE_CODE);
    book_put_text(sheet, row, COL_TITLE, indicator->title, STYLE_TEXT);
    book_put_text(sheet, row, COL_COUNTED, counted ? "Có" : "Không",
                  STYLE_TEXT);
    put_points(sheet, row, indicator, s);
    put_scorers(sheet, row, indicator);
    book_put_text(sheet, row, COL_REASON, s->reason ? s->reason : "",
                  STYLE_TEXT);
    put_corrections(sheet, row, campaign, indicator, s);
}

static size_t count_indicators(const struct level *level)
{
    return level->indicator_count;
}

void results_book_put_indicators(struct results_book *results)
{
    static const struct results_rows rows = {"Từng nội dung", columns, COLUMNS,
                                             count_indicators, put_row};
    results_sheet_add_rows(results, &rows);
}
