#include "forms/formula/parts.h"

#include "forms/formula/reading.h"
#include "intake/rule_value.h"

#include <ctype.h>
#include <string.h>

/* A list of arguments is put into a cell of its own before it gets longer. */
enum { LIST_MOST = 1500, ITEMS_MOST = 200 };

const char *formula_place(struct maker *m, const char *text)
{
    return m->of->place(m->of->sheet, text);
}

/* A text that may be written more than once, and between operators. */
const char *formula_repeated(struct maker *m, const char *text)
{
    const char *p = text;
    while (isalnum((unsigned char)*p) || *p == '$')
        p++;
    return *p == '\0' ? text : formula_place(m, text);
}

/* --- constants --- */

/* `19/20`, in lowest terms. */
const char *formula_quotient(struct maker *m, const mpq_t value)
{
    return arena_take(m->of->arena, mpq_get_str(NULL, 10, value));
}

static const char *quotient_of_decimal(struct maker *m, struct decimal value)
{
    mpq_t exact;
    mpq_init(exact);
    fraction_set_decimal(exact, value);
    const char *text = formula_quotient(m, exact);
    mpq_clear(exact);
    return text;
}

const char *formula_share(struct maker *m, struct rule_share share)
{
    mpq_t exact;
    mpq_init(exact);
    rule_value_share_set(exact, share);
    const char *text = formula_quotient(m, exact);
    mpq_clear(exact);
    return text;
}

/* `text` times a constant; a factor of 1 is left out. */
const char *formula_times(struct maker *m, const char *text, const char *factor)
{
    return strcmp(factor, "1") == 0 ? text : WRITE(m, "%s*%s", text, factor);
}

/* --- lists of arguments --- */

/* The call, or what is in it where that is one item alone. */
const char *formula_list_end(struct maker *m, struct formula_list *list)
{
    const char *text = list->count == 1 ? WRITE(m, "%s", list->items.data)
                                        : WRITE(m, "%s(%s)", list->function,
                                                str_text(&list->items));
    str_clear(&list->items);
    list->count = 0;
    return text;
}

void formula_list_add(struct maker *m, struct formula_list *list,
                      const char *item)
{
    if (list->items.length + strlen(item) > LIST_MOST ||
        list->count == ITEMS_MOST) {
        const char *before =
            list->count ? formula_place(m, formula_list_end(m, list)) : NULL;
        if (before)
            formula_list_add(m, list, before);
    }
    str_printf(&list->items, "%s%s", list->count++ ? "," : "", item);
}

/* --- values --- */

const char *formula_sum(struct maker *m, const struct rule_sum *sum)
{
    struct formula_list list = {.function = "SUM"};
    for (size_t i = 0; i < sum->count; i++)
        formula_list_add(m, &list, m->of->cells[sum->inputs[i]]);
    if (decimal_sign(sum->constant) != 0 || sum->count == 0)
        formula_list_add(m, &list, quotient_of_decimal(m, sum->constant));
    bool added = list.count > 1;
    const char *text = formula_list_end(m, &list);
    return added ? WRITE(m, "ROUND(%s,10)", text) : text;
}

/* The divisor where it may be 0, NULL where there is none such. */
const char *formula_divisor(struct maker *m, const struct rule_value *value)
{
    bool can_be_0 = value->divides && decimal_sign(value->b.constant) == 0;
    return can_be_0 ? formula_repeated(m, formula_sum(m, &value->b)) : NULL;
}

const char *formula_value(struct maker *m, const struct rule_value *value)
{
    const char *text = formula_sum(m, &value->a);
    const char *zero = formula_divisor(m, value);
    if (zero)
        text = WRITE(m, "IF(%s=0,0,%s/%s)", zero, text, zero);
    else if (value->divides)
        text = WRITE(m, "%s/(%s)", text, formula_sum(m, &value->b));
    bool complement = decimal_sign(value->complement_of) != 0;
    if (complement)
        text = WRITE(m, "%s-%s", quotient_of_decimal(m, value->complement_of),
                     text);
    return complement || value->divides ? WRITE(m, "ROUND(%s,13)", text) : text;
}

/* --- conditions --- */

/* Whether `value`, which may be repeated, lies in the range. */
const char *formula_range(struct maker *m, const struct rule_range *range,
                          const char *value)
{
    struct formula_list list = {.function = "AND"};
    if (range->has_least)
        formula_list_add(m, &list,
                         WRITE(m, "%s%s%s", value, range->above ? ">" : ">=",
                               quotient_of_decimal(m, range->least)));
    if (range->has_most)
        formula_list_add(m, &list,
                         WRITE(m, "%s%s%s", value, range->below ? "<" : "<=",
                               quotient_of_decimal(m, range->most)));
    return formula_list_end(m, &list);
}

const char *formula_chosen(struct maker *m, size_t input, size_t option)
{
    return reading_is_option(m->of->arena, &m->of->indicator->inputs[input],
                             option, m->of->cells[input]);
}

const char *formula_gate(struct maker *m, const struct rule_condition *when)
{
    if (!when->options)
        return formula_range(
            m, &when->range,
            formula_repeated(m, formula_value(m, &when->value)));
    size_t input = when->value.a.inputs[0];
    struct formula_list list = {.function = "OR"};
    for (size_t o = 0; o < m->of->indicator->inputs[input].option_count; o++)
        if (when->options[o])
            formula_list_add(m, &list, formula_chosen(m, input, o));
    return formula_list_end(m, &list);
}
