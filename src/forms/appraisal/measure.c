#include "forms/appraisal/measure.h"

#include "xlsx/write/lines.h"

/* Of columns, in characters: what stands in them and is one word shall not be
 * broken, nor a number become `###`. */
enum { CODE_LEAST = 10, CODE_MOST = 24, VALUE_LEAST = 7, VALUE_MOST = 20 };
enum { CODE_SIZE = 11, VALUE_SIZE = 10 };

/* The least width from `width` to `most` at which the text takes one line. */
static double fit(const char *text, double width, double most, double size)
{
    while (width < most && book_text_lines(text, width, size, false) > 1)
        width++;
    return width;
}

/* A number with the marks that a cell shows between its thousands. */
static double fit_number(struct decimal number, double width)
{
    char text[DECIMAL_TEXT_SIZE];
    decimal_format_vi(number, text);
    return fit(text, width, VALUE_MOST, VALUE_SIZE);
}

static double fit_value(const struct input *input, const struct value *value,
                        double width)
{
    bool number = input->kind == INPUT_NUMBER || input->kind == INPUT_PERCENT;
    return number && value->given && value->valid
               ? fit_number(value->number, width)
               : width;
}

static void measure_values(const struct appraisal_request *request,
                           const struct indicator *indicator,
                           const struct appraisal_row *row,
                           struct appraisal_width *out)
{
    const struct value *counts = score_values_before(
        &row->unit->indicators[row->indicator], request->round);
    for (size_t i = 0; i < indicator->input_count; i++) {
        const struct input *input = &indicator->inputs[i];
        if (counts)
            out->values[i] = fit_value(input, &counts[i], out->values[i]);
        if (row->corrections)
            out->values[i] =
                fit_value(input, &row->corrections[i], out->values[i]);
    }
    if (indicator->input_count > out->inputs)
        out->inputs = indicator->input_count;
}

struct appraisal_width
appraisal_measure(const struct appraisal_request *request,
                  const struct appraisal_rows *rows)
{
    const struct level *level =
        &request->evaluation->campaign->levels[request->level];
    struct appraisal_width out = {.round = request->round, .code = CODE_LEAST};
    for (size_t i = 0; i < LAYOUT_INPUTS; i++)
        out.values[i] = VALUE_LEAST;
    for (size_t i = 0; i < rows->count; i++) {
        const struct appraisal_row *row = &rows->items[i];
        const struct claim *claim = row->unit->indicators[row->indicator].claim;
        out.code = fit(row->unit->unit->code, out.code, CODE_MOST, CODE_SIZE);
        if (claim->evidence_count > out.documents)
            out.documents = claim->evidence_count;
        out.waivers |= claim->waives;
        measure_values(request, &level->indicators[row->indicator], row, &out);
    }
    return out;
}
