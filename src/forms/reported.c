#include "forms/reported.h"

#include "base/str.h"
#include "intake/accepted.h"
#include "xlsx/write/text.h"

#include <string.h>

static const char *keep(struct arena *arena, struct str *text)
{
    const char *kept = arena_strdup(arena, str_text(text));
    str_clear(text);
    return kept;
}

static void new_line(struct str *text)
{
    if (text->length > 0)
        str_append_char(text, '\n');
}

static void put_value(struct str *text, const struct input *input,
                      const struct value *value)
{
    str_append(text, value->text);
    if (input->kind == INPUT_NUMBER && value->valid && *input->unit)
        str_printf(text, " %s", input->unit);
    if (!value->valid)
        str_append(text, " (không hợp lệ)");
    if (input->supplier) {
        str_append(text, " (nguồn: ");
        input_say_source(input, text);
        str_append(text, ")");
    }
}

/* `a: `, with what parts it from what is before; nothing where there is but
 * one. */
static void put_letter(struct str *text, const struct indicator *indicator,
                       size_t input)
{
    if (indicator->input_count > 1)
        str_printf(text, "%s%c: ", text->length > 0 ? "; " : "",
                   (char)('a' + input % 26));
}

/* A value, and what is accepted in its place; `–` where it was left out. */
static void put_figure(struct str *text, const struct indicator *indicator,
                       size_t input, const struct value *reported,
                       const struct value *accepted)
{
    const struct input *of = &indicator->inputs[input];
    put_letter(text, indicator, input);
    if (reported->given)
        put_value(text, of, reported);
    else
        str_append(text, "–");
    if (accepted && !value_same(of, accepted, reported)) {
        str_append(text, " → ");
        put_value(text, of, accepted);
    }
}

const char *reported_figures(struct arena *arena,
                             const struct indicator *indicator,
                             const struct claim *claim,
                             const struct value *accepted)
{
    struct str text = {0};
    if (claim && claim->waives)
        str_append(&text, "Đề nghị không áp dụng");
    for (size_t i = 0; claim && i < indicator->input_count; i++)
        if (claim->inputs[i].given || (accepted && accepted[i].given))
            put_figure(&text, indicator, i, &claim->inputs[i],
                       accepted ? &accepted[i] : NULL);
    return keep(arena, &text);
}

const char *reported_corrections(struct arena *arena,
                                 const struct indicator *indicator,
                                 const struct claim *claim,
                                 const struct value *accepted)
{
    struct str text = {0};
    for (size_t i = 0; claim && accepted && i < indicator->input_count; i++)
        if (!value_same(&indicator->inputs[i], &accepted[i], &claim->inputs[i]))
            put_figure(&text, indicator, i, &claim->inputs[i], &accepted[i]);
    return keep(arena, &text);
}

const char *reported_labels(struct arena *arena,
                            const struct indicator *indicator)
{
    struct str text = {0};
    for (size_t i = 0; i < indicator->input_count; i++) {
        put_letter(&text, indicator, i);
        str_append(&text, indicator->inputs[i].label);
    }
    return keep(arena, &text);
}

const char *reported_document(struct arena *arena, const struct evidence *one,
                              int year)
{
    enum { LINK_MOST = 40, YEAR_LENGTH = 5 }; /* `/2025` */
    char day[DATE_TEXT_SIZE];
    if (!*one->number)
        return book_cut(arena, one->link, LINK_MOST);
    if (!one->date.year)
        return one->number;
    date_format_vi(one->date, day);
    if (one->date.year == year)
        day[strlen(day) - YEAR_LENGTH] = '\0';
    return arena_printf(arena, "%s, %s", one->number, day);
}

const char *reported_evidence(struct arena *arena,
                              const struct evidence *evidence, size_t count)
{
    struct str text = {0};
    char day[DATE_TEXT_SIZE];
    for (size_t i = 0; i < count; i++) {
        const struct evidence *e = &evidence[i];
        if (*e->number || e->date.year) {
            new_line(&text);
            str_append(&text, e->number);
            if (e->date.year)
                str_printf(&text, "%sngày %s", *e->number ? " " : "",
                           date_format_vi(e->date, day));
        }
        if (*e->link) {
            new_line(&text);
            str_append(&text, e->link);
        }
    }
    return keep(arena, &text);
}

const char *reported_scores(struct arena *arena,
                            const struct campaign *campaign,
                            const struct round_points *round)
{
    struct str text = {0};
    char points[POINTS_TEXT_SIZE];
    for (size_t i = 0; i < round->scored_count; i++) {
        const struct scored *s = &round->scored[i];
        new_line(&text);
        str_printf(&text, "%s: %s",
                   s->agency == SIZE_MAX ? "Hội đồng"
                                         : campaign->agencies[s->agency],
                   scored_format_vi(s, points));
        if (*s->reason)
            str_printf(&text, " – %s", s->reason);
    }
    return keep(arena, &text);
}
