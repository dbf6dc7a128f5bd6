#include "run/set_changes.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct comparison {
    const struct campaign *before, *after;
    struct str *out;
    size_t changes; /* of the level */
};

/* `text` of the year before as it would be this year; the caller frees it. */
static char *of_this_year(const struct comparison *c, const char *text)
{
    struct str out = {0};
    char year[16];
    snprintf(year, sizeof year, "%d", c->before->year);
    const char *at;
    while ((at = strstr(text, year))) {
        str_append_bytes(&out, text, (size_t)(at - text));
        str_printf(&out, "%d", c->after->year);
        text = at + strlen(year);
    }
    str_append(&out, text);
    return str_take(&out);
}

static bool same_text(const struct comparison *c, const char *before,
                      const char *after)
{
    char *moved = of_this_year(c, before);
    bool same = strcmp(moved, after) == 0;
    free(moved);
    return same;
}

__attribute__((format(printf, 2, 3))) static void tell(struct comparison *c,
                                                       const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    str_append(c->out, "- ");
    char line[1024];
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    str_printf(c->out, "%s\n", line);
    c->changes++;
}

static const char *points(points_t value, char buffer[POINTS_TEXT_SIZE])
{
    return points_format_vi(value, buffer);
}

static bool same_scorers(const struct indicator *a, const struct indicator *b)
{
    if (a->scored_by_count != b->scored_by_count)
        return false;
    for (size_t i = 0; i < a->scored_by_count; i++)
        if (strcmp(a->scored_by[i], b->scored_by[i]) != 0)
            return false;
    return true;
}

static bool same_inputs(const struct comparison *c, const struct indicator *a,
                        const struct indicator *b)
{
    if (a->input_count != b->input_count)
        return false;
    for (size_t i = 0; i < a->input_count; i++)
        if (a->inputs[i].kind != b->inputs[i].kind ||
            strcmp(a->inputs[i].key, b->inputs[i].key) != 0 ||
            !same_text(c, a->inputs[i].label, b->inputs[i].label))
            return false;
    return true;
}

static bool same_numbers(const struct rule *a, const struct rule *b)
{
    return a->kind == b->kind && a->input == b->input &&
           a->divisor == b->divisor && a->part_of == b->part_of &&
           a->zero_not_applicable == b->zero_not_applicable &&
           a->tier_count == b->tier_count && a->part_count == b->part_count &&
           decimal_compare(a->full_at, b->full_at) == 0 &&
           decimal_compare(a->each, b->each) == 0 &&
           decimal_compare(a->share, b->share) == 0;
}

/* A part of a rule has no parts. */
// NOLINTNEXTLINE(misc-no-recursion)
static bool same_rule(const struct indicator *of, const struct rule *a,
                      const struct rule *b)
{
    if (!same_numbers(a, b))
        return false;
    for (size_t i = 0; i < a->tier_count; i++)
        if (decimal_compare(a->tiers[i].from, b->tiers[i].from) != 0 ||
            decimal_compare(a->tiers[i].share, b->tiers[i].share) != 0)
            return false;
    size_t options = a->shares ? of->inputs[a->input].option_count : 0;
    for (size_t i = 0; i < options; i++)
        if (decimal_compare(a->shares[i], b->shares[i]) != 0)
            return false;
    for (size_t i = 0; i < a->part_count; i++)
        if (!same_rule(of, &a->parts[i], &b->parts[i]))
            return false;
    return true;
}

static bool same_options(const struct indicator *a, const struct indicator *b)
{
    for (size_t i = 0; i < a->input_count; i++) {
        const struct input *x = &a->inputs[i], *y = &b->inputs[i];
        if (x->option_count != y->option_count)
            return false;
        for (size_t j = 0; j < x->option_count; j++)
            if (strcmp(x->options[j], y->options[j]) != 0)
                return false;
    }
    return true;
}

static void compare_indicators(struct comparison *c, const struct indicator *a,
                               const struct indicator *b)
{
    char from[POINTS_TEXT_SIZE], to[POINTS_TEXT_SIZE];
    if (!same_text(c, a->title, b->title))
        tell(c, "%s: đổi tên từ “%s” thành “%s”", b->code, a->title, b->title);
    if (a->max != b->max)
        tell(c, "%s: điểm tối đa từ %s thành %s", b->code, points(a->max, from),
             points(b->max, to));
    if (a->assessed != b->assessed)
        tell(c, "%s: %s", b->code,
             b->assessed ? "năm nay có đánh giá" : "năm nay không đánh giá");
    if (!same_scorers(a, b))
        tell(c, "%s: đổi cơ quan chấm điểm", b->code);
    bool inputs = same_inputs(c, a, b);
    if (!inputs)
        tell(c, "%s: đổi số liệu phải nhập", b->code);
    else if (!same_options(a, b) || !same_rule(a, &a->rule, &b->rule))
        tell(c, "%s: đổi cách tính điểm", b->code);
}

static const struct level *find_level(const struct campaign *campaign,
                                      const char *id)
{
    for (size_t i = 0; i < campaign->level_count; i++)
        if (strcmp(campaign->levels[i].id, id) == 0)
            return &campaign->levels[i];
    return NULL;
}

static void compare_levels(struct comparison *c, const struct level *before,
                           const struct level *after)
{
    char from[POINTS_TEXT_SIZE], to[POINTS_TEXT_SIZE];
    if (before->assessed_max != after->assessed_max)
        tell(c, "Điểm tối đa được đánh giá: từ %s thành %s",
             points(before->assessed_max, from),
             points(after->assessed_max, to));
    for (size_t i = 0; i < after->indicator_count; i++) {
        const struct indicator *b = &after->indicators[i];
        size_t at = level_find_indicator(before, b->code);
        if (at == SIZE_MAX)
            tell(c, "%s: tiêu chí mới, “%s”, %s điểm", b->code, b->title,
                 points(b->max, to));
        else
            compare_indicators(c, &before->indicators[at], b);
    }
    for (size_t i = 0; i < before->indicator_count; i++) {
        const struct indicator *a = &before->indicators[i];
        if (level_find_indicator(after, a->code) == SIZE_MAX)
            tell(c, "%s: bỏ tiêu chí “%s”", a->code, a->title);
    }
}

void set_changes(const struct campaign *before, const struct campaign *after,
                 struct str *out)
{
    struct comparison c = {.before = before, .after = after, .out = out};
    for (size_t i = 0; i < after->level_count; i++) {
        const struct level *level = &after->levels[i];
        const struct level *old = find_level(before, level->id);
        c.changes = 0;
        str_printf(out, "\n### %s\n\n", level->title);
        if (old)
            compare_levels(&c, old, level);
        else
            tell(&c, "cấp mới, năm %d chưa có", before->year);
        if (c.changes == 0)
            tell(&c, "không có thay đổi");
    }
}
