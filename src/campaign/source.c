/* Who has the figures: inputs that others supply. */
#include "campaign/campaign.h"

#include <string.h>

bool indicator_wants_supply(const struct unit *unit, const struct level *level,
                            size_t indicator)
{
    return level->indicators[indicator].supplied &&
           level->indicators[indicator].assessed &&
           !unit->not_applicable[indicator];
}

bool input_supplied_by(const struct input *input, size_t agency)
{
    return input->supplier && input->supplied_by == agency;
}

bool level_supplied_by(const struct level *level, size_t agency)
{
    for (size_t i = 0; i < level->indicator_count; i++)
        for (size_t k = 0; k < level->indicators[i].input_count; k++)
            if (level->indicators[i].assessed &&
                input_supplied_by(&level->indicators[i].inputs[k], agency))
                return true;
    return false;
}

bool level_has_supplied(const struct level *level)
{
    for (size_t i = 0; i < level->indicator_count; i++)
        if (level->indicators[i].supplied)
            return true;
    return false;
}

bool level_asks_units(const struct level *level)
{
    for (size_t i = 0; i < level->indicator_count; i++)
        if (level->indicators[i].assessed && !level->indicators[i].unasked)
            return true;
    return !level_has_supplied(level);
}

void input_say_source(const struct input *input, struct str *out)
{
    str_printf(out, "%s%s", input->survey ? "điều tra của " : "",
               input->supplier);
}

static bool same_source(const struct input *a, const struct input *b)
{
    return b->supplier && a->survey == b->survey &&
           strcmp(a->supplier, b->supplier) == 0;
}

void indicator_say_sources(const struct indicator *indicator, struct str *out)
{
    size_t count = 0;
    for (size_t i = 0; i < indicator->input_count; i++) {
        const struct input *input = &indicator->inputs[i];
        bool named = !input->supplier;
        for (size_t k = 0; k < i && !named; k++)
            named = same_source(input, &indicator->inputs[k]);
        if (named)
            continue;
        str_append(out, count++ > 0 ? "; " : "");
        input_say_source(input, out);
    }
}
