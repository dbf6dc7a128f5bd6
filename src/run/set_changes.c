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

/* Whether two values of the files say the same. As deep as YAML_MAX_DEPTH. */
// NOLINTNEXTLINE(misc-no-recursion)
static bool same_yaml(const struct comparison *c, const struct yaml_node *a,
                      const struct yaml_node *b)
{
    if (!a || !b)
        return a == b;
    if (a->kind != b->kind || a->count != b->count)
        return false;
    if (a->kind == YAML_SCALAR)
        return same_text(c, a->text, b->text);
    for (size_t i = 0; i < a->count; i++) {
        const struct yaml_node *other =
            a->kind == YAML_MAP ? yaml_get(b, a->keys[i]) : b->items[i];
        if (!same_yaml(c, a->items[i], other))
            return false;
    }
    return true;
}

static bool same_key(const struct comparison *c, const char *key,
                     const struct indicator *a, const struct indicator *b)
{
    return same_yaml(c, yaml_get(a->written, key), yaml_get(b->written, key));
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
    if (!same_key(c, "inputs", a, b))
        tell(c, "%s: đổi số liệu phải nhập", b->code);
    if (!same_key(c, "rule", a, b))
        tell(c, "%s: đổi cách tính điểm", b->code);
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
            tell(c, "%s: mục mới, “%s”, %s điểm", b->code, b->title,
                 points(b->max, to));
        else
            compare_indicators(c, &before->indicators[at], b);
    }
    for (size_t i = 0; i < before->indicator_count; i++) {
        const struct indicator *a = &before->indicators[i];
        if (level_find_indicator(after, a->code) == SIZE_MAX)
            tell(c, "%s: bỏ mục “%s”", a->code, a->title);
    }
}

void set_changes(const struct campaign *before, const struct campaign *after,
                 struct str *out)
{
    struct comparison c = {.before = before, .after = after, .out = out};
    for (size_t i = 0; i < after->level_count; i++) {
        const struct level *level = &after->levels[i];
        size_t old = campaign_find_level(before, level->id);
        c.changes = 0;
        str_printf(out, "\n### %s\n\n", level->title);
        if (old != SIZE_MAX)
            compare_levels(&c, &before->levels[old], level);
        else
            tell(&c, "cấp mới, năm %d chưa có", before->year);
        if (c.changes == 0)
            tell(&c, "không có thay đổi");
    }
}
