#include "forms/appraisal/values.h"

#include "forms/formula/checks.h"
#include "forms/formula/formula.h"
#include "forms/formula/reading.h"
#include "forms/validation.h"

static const char not_here[] = "Tính khi tổng hợp";
static const char not_enough[] = "Chưa đủ số liệu";
static const char absent_text[] = "Không áp dụng";

#define WRITE(a, ...) arena_printf(&(a)->book.arena, __VA_ARGS__)
#define HERE(a, at_column) forms_cell((a)->sheet, (a)->next, at_column)

static size_t value_column(const struct appraising *a, size_t input)
{
    return a->layout.values + 2 * input;
}

static size_t corrected_column(const struct appraising *a, size_t input)
{
    return value_column(a, input) + 1;
}

void appraisal_values_begin(struct appraising *a,
                            const struct indicator *indicator, size_t count)
{
    for (size_t i = 0; i < indicator->input_count; i++)
        validate_inputs(
            a->sheet,
            (struct rows_of){a->next, a->next + count - 1,
                             corrected_column(a, i)},
            &indicator->inputs[i],
            WRITE(a, "%s.%c", indicator->code, (char)('a' + i % 26)));
}

/* A value in a cell, as it would be typed. */
static void put_value(struct appraising *a, size_t column,
                      const struct input *input, const struct value *value,
                      enum style style)
{
    bool number = input->kind == INPUT_NUMBER || input->kind == INPUT_PERCENT;
    if (!value || !value->given)
        book_put_blank(a->sheet, a->next, column, column, style);
    else if (number && value->valid)
        book_put_decimal(a->sheet, a->next, column, value->number, style);
    else if (input->kind == INPUT_YES_NO && value->valid)
        book_put_text(a->sheet, a->next, column,
                      decimal_sign(value->number) ? "Có" : "Không", style);
    else if (input->kind == INPUT_CHOICE && value->valid)
        book_put_tall(a->sheet, a->next, column, input->options[value->option],
                      style);
    else
        book_put_tall(a->sheet, a->next, column, value->text, style);
}

/* How a value looks that nobody types. */
static enum style figure_style(const struct value *value)
{
    return value && value->valid && decimal_is_integer(value->number)
               ? STYLE_FIGURE_WHOLE
               : STYLE_FIGURE;
}

static void put_pair(struct appraising *a, const struct input *input,
                     size_t index, const struct value *counts,
                     const struct value *corrected)
{
    put_value(a, value_column(a, index), input, counts, figure_style(counts));
    put_value(a, corrected_column(a, index), input, corrected,
              input_style(input));
}

/* A piece of a formula, in a hidden cell of the row. */
static const char *put_piece(struct appraising *a, const char *formula)
{
    size_t column = a->piece++;
    book_put_text_formula(a->sheet, a->next, column, WRITE(a, "=%s", formula),
                          "", STYLE_STATE);
    return HERE(a, column);
}

/* What is read in a cell, in a hidden one. */
static const char *put_read(struct appraising *a, const struct input *input,
                            const char *cell)
{
    struct arena *arena = &a->book.arena;
    const char *parts = reading_parts(arena, input, cell, NULL);
    const char *read =
        reading_value(arena, input, cell, parts ? put_piece(a, parts) : NULL);
    return read ? put_piece(a, read) : cell;
}

/* What counts of a value, as it is read; NULL where it cannot be used. What is
 * written here itself needs no reading. */
static const char *counted_text(struct appraising *a, const struct input *input,
                                size_t index, const struct value *counts)
{
    const char *value = HERE(a, value_column(a, index));
    if (!counts || !counts->valid)
        return NULL;
    return input->kind == INPUT_YES_NO
               ? decimal_sign(counts->number) ? "1" : "0"
               : value;
}

/* The value that counts with the correction, in a hidden cell; an error where
 * there is none that can be used. */
static const char *put_accepted(struct appraising *a, const struct input *input,
                                size_t index, const struct value *counts)
{
    const char *corrected = HERE(a, corrected_column(a, index));
    const char *counted = counted_text(a, input, index, counts);
    const char *read = put_read(a, input, corrected);
    return put_piece(a,
                     WRITE(a, "IF(LEN(%s)=0,%s,IF(LEN(%s)=0,NA(),%s))",
                           corrected, counted ? counted : "NA()", read, read));
}

/* How many values of the row are corrected. */
static const char *count_text(struct appraising *a,
                              const struct indicator *indicator)
{
    const char *text = HERE(a, corrected_column(a, 0));
    for (size_t i = 1; i < indicator->input_count; i++)
        text = WRITE(a, "%s,%s", text, HERE(a, corrected_column(a, i)));
    return WRITE(a, "COUNTA(%s)", text);
}

static const char *place_piece(void *context, const char *formula)
{
    return put_piece(context, formula);
}

/* What the accepted values come to: points, or why there are none. */
static const char *points_text(struct appraising *a,
                               const struct appraisal_row *r,
                               const struct formula *of)
{
    const struct indicator *indicator = of->indicator;
    const struct claim *claim = r->unit->indicators[r->indicator].claim;
    const char *absent = NULL, *fault = formula_faults(of);
    const char *points = formula_points(of, &absent);
    if (indicator->kind == NODE_PENALTY)
        points = WRITE(a, "-(%s)", points);
    if (!claim_is_proven(a->campaign, indicator, claim))
        points = "0";
    if (absent)
        points = WRITE(a, "IF(%s,\"%s\",%s)", absent, absent_text, points);
    if (fault)
        points = WRITE(a, "IF(%s<>\"\",%s,%s)", fault, fault, points);
    return WRITE(a, "IFERROR(%s,\"%s\")", points, not_enough);
}

static void put_recomputed(struct appraising *a, const struct appraisal_row *r,
                           const char *text)
{
    const char *formula =
        WRITE(a, "=IF(%s=0,\"\",%s)",
              count_text(a, &a->level->indicators[r->indicator]), text);
    points_t now = appraisal_row_follows(a->request, r);
    if (now == POINTS_NONE)
        book_put_text_formula(a->sheet, a->next, a->layout.recomputed, formula,
                              "", STYLE_POINTS);
    else
        book_put_points_formula(a->sheet, a->next, a->layout.recomputed,
                                formula, now, STYLE_POINTS);
}

static void put_formulas(struct appraising *a, const struct appraisal_row *r,
                         const struct value *counts)
{
    struct arena *arena = &a->book.arena;
    const struct indicator *indicator = &a->level->indicators[r->indicator];
    const char **cells =
        arena_calloc(arena, indicator->input_count, sizeof *cells);
    const char **codes =
        arena_calloc(arena, indicator->input_count, sizeof *codes);
    if (!formula_computes(&indicator->rule)) {
        put_recomputed(a, r, WRITE(a, "\"%s\"", not_here));
        return;
    }
    for (size_t i = 0; i < indicator->input_count; i++) {
        cells[i] = put_accepted(a, &indicator->inputs[i], i,
                                counts ? &counts[i] : NULL);
        codes[i] = WRITE(a, "%c", (char)('a' + i % 26));
    }
    const struct formula of = {arena, indicator, cells, codes, place_piece, a};
    put_recomputed(a, r, points_text(a, r, &of));
}

void appraisal_values_put(struct appraising *a, const struct appraisal_row *r)
{
    const struct indicator *indicator = &a->level->indicators[r->indicator];
    const struct value *counts = score_values_before(
        &r->unit->indicators[r->indicator], a->request->round);
    size_t used = indicator->input_count;
    a->piece = a->layout.count;
    for (size_t i = 0; i < used; i++)
        put_pair(a, &indicator->inputs[i], i, counts ? &counts[i] : NULL,
                 r->corrections ? &r->corrections[i] : NULL);
    if (used < a->layout.inputs)
        book_put_blank(a->sheet, a->next, value_column(a, used),
                       corrected_column(a, a->layout.inputs - 1), STYLE_IDLE);
    if (used > 0)
        put_formulas(a, r, counts);
    else
        book_put_blank(a->sheet, a->next, a->layout.recomputed,
                       a->layout.recomputed, STYLE_IDLE);
    if (a->piece > a->last)
        a->last = a->piece;
}
