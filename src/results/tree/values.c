#include "results/tree/values.h"

#include "base/mem.h"
#include "base/text.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The number of a decimal text of at most 15 significant digits: a double
 * keeps those (DBL_DIG), and results_dump prints 15 digits of it. */
static json_t *number(const char *text)
{
    if (!strchr(text, '.'))
        return json_integer(strtoll(text, NULL, 10));
    return json_real(strtod(text, NULL));
}

json_t *tree_points(points_t points)
{
    char text[POINTS_TEXT_SIZE];
    if (points == POINTS_NONE)
        return json_null();
    if (points % 100 == 0)
        return json_integer(points / 100);
    return number(points_format(points, text));
}

json_t *tree_ratio(ratio4_t ratio)
{
    char text[POINTS_TEXT_SIZE];
    if (ratio == RATIO_NONE)
        return json_null();
    if (ratio % 10000 == 0)
        return json_integer(ratio / 10000);
    return number(ratio4_format(ratio, text));
}

json_t *tree_decimal(struct decimal value)
{
    char text[DECIMAL_TEXT_SIZE];
    decimal_format(value, text);
    bool fits = value.exponent == 0 ||
                (value.exponent > 0 && strlen(text) <= DECIMAL_MAX_DIGITS);
    if (fits)
        return number(text);
    struct decimal rounded;
    if (decimal_parse_cell(text, strlen(text), &rounded))
        decimal_format(rounded, text);
    return json_real(strtod(text, NULL));
}

json_t *tree_date(struct date date)
{
    char text[DATE_TEXT_SIZE];
    return date.year ? tree_text(date_format_iso(date, text)) : json_null();
}

json_t *tree_value(const struct input *input, const struct value *value)
{
    if (!value->given || !value->valid)
        return json_null();
    switch (input->kind) {
    case INPUT_NUMBER:
    case INPUT_PERCENT:
        return tree_decimal(value->number);
    case INPUT_YES_NO:
        return json_boolean(decimal_sign(value->number) != 0);
    case INPUT_CHOICE:
        return value->option < input->option_count
                   ? tree_text(input->options[value->option])
                   : json_null();
    case INPUT_DATE:
        return tree_date(value->date);
    case INPUT_TEXT:
        break;
    }
    return tree_text(value->text);
}

json_t *tree_evidence(const struct evidence *evidence)
{
    json_t *object = json_object();
    tree_put(object, "number", tree_text(evidence->number));
    tree_put(object, "date", tree_date(evidence->date));
    tree_put(object, "link", tree_text(evidence->link));
    return object;
}
