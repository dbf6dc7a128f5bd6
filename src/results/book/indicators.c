#include "results/book/part.h"

#include "results/names.h"

/* More rows than this make a workbook that no office computer opens with ease;
 * indicators.csv has them all. */
enum { ROWS_MOST = 100000 };

enum column {
    COL_LEVEL,
    COL_UNIT,
    COL_NAME,
    COL_CODE,
    COL_TITLE,
    COL_COUNTED,
    COL_MAX,
    COL_SELF,
    COL_COMPUTED,
    COL_ROUND1,
    COL_ROUND2,
    COL_COUNCIL,
    COL_FINAL,
    COL_SCORERS,
    COL_REASON,
    COL_CORRECTED,
    COL_CORRECTOR,
    COLUMNS
};

static const struct results_column columns[COLUMNS] = {
    [COL_LEVEL] = {"Cấp", 16},
    [COL_UNIT] = {"Mã đơn vị", 15},
    [COL_NAME] = {"Tên đơn vị", 30},
    [COL_CODE] = {"Mã", 7},
    [COL_TITLE] = {"Nội dung", 48},
    [COL_COUNTED] = {"Được tính", 9},
    [COL_MAX] = {"Điểm tối đa", 9},
    [COL_SELF] = {"Tự đánh giá", 9},
    [COL_COMPUTED] = {"Điểm tính", 9},
    [COL_ROUND1] = {"Thẩm định lần 1", 9},
    [COL_ROUND2] = {"Thẩm định lần 2", 9},
    [COL_COUNCIL] = {"Hội đồng", 9},
    [COL_FINAL] = {"Kết quả", 9},
    [COL_SCORERS] = {"Cơ quan chấm điểm", 30},
    [COL_REASON] = {"Lý do", 40},
    [COL_CORRECTED] = {"Số liệu báo cáo → được chấp nhận", 40},
    [COL_CORRECTOR] = {"Người điều chỉnh số liệu, lý do", 40},
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
    book_put_text(sheet, row, COL_LEVEL, level->title, STYLE_TEXT);
    book_put_text(sheet, row, COL_UNIT, score->unit->code, STYLE_CODE);
    book_put_text(sheet, row, COL_NAME, score->unit->name, STYLE_TEXT);
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

static size_t row_count(const struct evaluation *evaluation)
{
    size_t rows = 0;
    for (size_t l = 0; l < evaluation->campaign->level_count; l++)
        rows += evaluation->levels[l].unit_count *
                evaluation->levels[l].level->indicator_count;
    return rows;
}

void results_book_put_indicators(struct results_book *results)
{
    const struct evaluation *evaluation = results->listing.evaluation;
    if (row_count(evaluation) > ROWS_MOST)
        return;
    struct book_sheet *sheet = results_sheet_add(
        results, "Từng nội dung", columns, COLUMNS, COL_TITLE + 1, 2);
    size_t row = ROW_FIRST;
    for (size_t l = 0; l < evaluation->campaign->level_count; l++) {
        const struct level_score *level = &evaluation->levels[l];
        for (size_t u = 0; u < level->unit_count; u++)
            for (size_t i = 0; i < level->level->indicator_count; i++)
                put_row(sheet, row++, evaluation->campaign, level->level,
                        level->units[u], i);
    }
    results_sheet_end(sheet, COLUMNS, row - ROW_FIRST);
}
