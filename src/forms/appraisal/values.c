#include "forms/appraisal/values.h"

#include "forms/formula/checks.h"
#include "forms/formula/formula.h"
#include "forms/formula/reading.h"
#include "forms/formula/row_copy.h"
#include "forms/validation.h"

const char appraisal_not_here[] = "Tính khi tổng hợp";
static const char not_enough[] = "Chưa đủ số liệu";
const char appraisal_absent[] = "Không áp dụng";

#define WRITE(a, ...) arena_printf(&(a)->book.arena, __VA_ARGS__)
#define HERE(a, at_column) forms_cell((a)->sheet, (a)->next, at_column)

void appraisal_values_begin(struct appraising *a,
                            const struct indicator *indicator, size_t count)
{
    for (size_t i = 0; i < indicator->input_count; i++)
        validate_inputs(
            a->sheet,
            (struct rows_of){a->next, a->next + count - 1,
                             a->layout.corrections[i]},
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
    put_value(a, a->layout.values[index], input, counts, figure_style(counts));
    put_value(a, a->layout.corrections[index], input, corrected,
              validation_style(input));
}

/* A piece of a formula, in a hidden cell of the row; NULL where there is none.
 */
static const char *put_piece(struct appraising *a, const char *formula)
{
    if (!formula)
        return NULL;
    size_t column = a->piece++;
    book_put_text_formula(a->sheet, a->next, column, WRITE(a, "=%s", formula),
                          "", STYLE_STATE);
    return HERE(a, column);
}

/* A correction as it is read, in hidden cells: what it means, what is wrong
 * with it. */
struct correction {
    const char *cell, *read, *fault;
};

static struct correction
make_correction(struct appraising *a, const struct input *input, size_t index)
{
    struct arena *arena = &a->book.arena;
    struct correction_formulas *made = &a->corrections;
    const char *cell = HERE(a, a->layout.corrections[index]);
    made->inputs[index].text = reading_text(arena, input, cell);
    const char *text = put_piece(a, made->inputs[index].text);
    made->inputs[index].parts = reading_parts(arena, input, cell, text);
    const char *parts = put_piece(a, made->inputs[index].parts);
    made->inputs[index].read = reading_value(arena, input, cell, parts);
    const char *read = put_piece(a, made->inputs[index].read);
    struct correction out = {cell, read ? read : cell, NULL};
    made->inputs[index].fault =
        WRITE(a, "IF(ISBLANK(%s),\"\",%s)", cell,
              check_value(arena, input, cell, parts, out.read));
    out.fault = put_piece(a, made->inputs[index].fault);
    return out;
}

static const char *copy_piece(struct appraising *a, const char *formula)
{
    return formula ? put_piece(a, row_copy(&a->text, formula,
                                           a->corrections.row, a->next))
                   : NULL;
}

static struct correction copy_correction(struct appraising *a, size_t index)
{
    const struct correction_formulas *made = &a->corrections;
    struct correction out = {.cell = HERE(a, a->layout.corrections[index])};
    copy_piece(a, made->inputs[index].text);
    copy_piece(a, made->inputs[index].parts);
    const char *read = copy_piece(a, made->inputs[index].read);
    out.read = read ? read : out.cell;
    out.fault = copy_piece(a, made->inputs[index].fault);
    return out;
}

/* What counts of a value, as it is read; NULL where it cannot be used. What is
 * written here itself needs no reading. */
static const char *counted_text(struct appraising *a, const struct input *input,
                                size_t index, const struct value *counts)
{
    const char *value = HERE(a, a->layout.values[index]);
    if (!counts || !counts->valid)
        return NULL;
    return input->kind == INPUT_YES_NO
               ? decimal_sign(counts->number) ? "1" : "0"
               : value;
}

/* The value that counts with the correction, in a hidden cell; an error where
 * there is none that can be used. */
static const char *put_accepted(struct appraising *a,
                                const struct correction *c, const char *counted)
{
    return put_piece(a,
                     WRITE(a, "IF(LEN(%s)=0,%s,IF(LEN(%s)=0,NA(),%s))", c->cell,
                           counted ? counted : "NA()", c->read, c->read));
}

/* How many values of the row are corrected. */
static const char *count_text(struct appraising *a,
                              const struct indicator *indicator)
{
    const char *text = HERE(a, a->layout.corrections[0]);
    for (size_t i = 1; i < indicator->input_count; i++)
        text = WRITE(a, "%s,%s", text, HERE(a, a->layout.corrections[i]));
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
    if (!score_is_proven(a->campaign, indicator, claim))
        points = "0";
    if (absent)
        points = WRITE(a, "IF(%s,\"%s\",%s)", absent, appraisal_absent, points);
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

/* What the checks of the corrections say, and whether any changes what counts;
 * each in a hidden cell. */
static void put_checks(struct appraising *a, struct row_corrections *out,
                       const struct correction *all, const char *const *counted,
                       size_t count)
{
    struct str faults = {0}, changes = {0};
    for (size_t i = 0; i < count; i++) {
        str_printf(&faults, "IF(%s<>\"\",\"%s %c: \"&%s,", all[i].fault,
                   column_title(COLUMN_CORRECTED), (char)('a' + i % 26),
                   all[i].fault);
        str_printf(&changes, "%sAND(LEN(%s)>0,%s)", i ? "," : "", all[i].cell,
                   counted[i] ? WRITE(a, "NOT(%s=%s)", all[i].read, counted[i])
                              : "TRUE");
    }
    str_append(&faults, "\"\"");
    for (size_t i = 0; i < count; i++)
        str_append_char(&faults, ')');
    out->fault = put_piece(a, str_text(&faults));
    out->changes =
        put_piece(a, WRITE(a, "IFERROR(OR(%s),TRUE)", str_text(&changes)));
    str_clear(&faults);
    str_clear(&changes);
}

static const char *recomputed_text(struct appraising *a,
                                   const struct appraisal_row *r,
                                   const char *const *accepted)
{
    struct arena *arena = &a->book.arena;
    const struct indicator *indicator = &a->level->indicators[r->indicator];
    const char **codes =
        arena_calloc(arena, indicator->input_count, sizeof *codes);
    if (!formula_computes(&indicator->rule))
        return WRITE(a, "\"%s\"", appraisal_not_here);
    for (size_t i = 0; i < indicator->input_count; i++)
        codes[i] = WRITE(a, "%c", (char)('a' + i % 26));
    const struct formula of = {arena, indicator,   accepted,
                               codes, place_piece, a};
    return points_text(a, r, &of);
}

static void put_formulas(struct appraising *a, const struct appraisal_row *r,
                         const struct value *counts,
                         struct row_corrections *out)
{
    struct arena *arena = &a->book.arena;
    const struct indicator *indicator = &a->level->indicators[r->indicator];
    size_t count = indicator->input_count;
    struct correction *all = arena_calloc(arena, count, sizeof *all);
    const char **counted = arena_calloc(arena, count, sizeof *counted);
    const char **accepted = arena_calloc(arena, count, sizeof *accepted);
    bool made = a->corrections.made && a->corrections.indicator == r->indicator;
    for (size_t i = 0; i < count; i++) {
        all[i] = made ? copy_correction(a, i)
                      : make_correction(a, &indicator->inputs[i], i);
        counted[i] = counted_text(a, &indicator->inputs[i], i,
                                  counts ? &counts[i] : NULL);
        if (formula_computes(&indicator->rule))
            accepted[i] = put_accepted(a, &all[i], counted[i]);
    }
    if (!made) {
        a->corrections.row = a->next;
        a->corrections.indicator = r->indicator;
        a->corrections.made = true;
    }
    put_recomputed(a, r, recomputed_text(a, r, accepted));
    put_checks(a, out, all, counted, count);
}

struct row_corrections appraisal_values_put(struct appraising *a,
                                            const struct appraisal_row *r)
{
    const struct indicator *indicator = &a->level->indicators[r->indicator];
    const struct value *counts = score_values_before(
        &r->unit->indicators[r->indicator], a->request->round);
    struct row_corrections out = {0};
    size_t used = indicator->input_count;
    for (size_t i = 0; i < used; i++)
        put_pair(a, &indicator->inputs[i], i, counts ? &counts[i] : NULL,
                 r->corrections ? &r->corrections[i] : NULL);
    for (size_t i = used; i < a->layout.inputs; i++) {
        book_put_blank(a->sheet, a->next, a->layout.values[i],
                       a->layout.values[i], STYLE_IDLE);
        book_put_blank(a->sheet, a->next, a->layout.corrections[i],
                       a->layout.corrections[i], STYLE_IDLE);
    }
    if (used > 0)
        put_formulas(a, r, counts, &out);
    else
        book_put_blank(a->sheet, a->next, a->layout.recomputed,
                       a->layout.recomputed, STYLE_IDLE);
    return out;
}
