/* Names of tags, held against a tree of examples: an object where the data have
 * an object, one item where they have a list. */
#include "base/guess.h"
#include "document/check/check.h"

#include <stdlib.h>

enum { MOST_OPEN = 128, MOST_PARTIALS = 16 };

/* What a section opened. `value` is NULL where it may be left out (see
 * is_optional) or never is there: then nothing inside can be wrong. */
struct context {
    const json_t *value;
    size_t end; /* the first node after the section; SIZE_MAX: to the end */
};

struct checker {
    const struct document_template *t;
    const json_t *names;
    struct document_error *error;
    struct context contexts[MOST_OPEN];
    size_t count, partials;
};

/* The texts of the campaign are the campaign's own: a template may ask whether
 * one is there. */
static const char texts[] = "campaign.texts.";

static const json_t *item(const json_t *value)
{
    return json_is_array(value) ? json_array_get(value, 0) : value;
}

static bool is_open(const struct checker *c)
{
    for (size_t i = 0; i < c->count; i++)
        if (!c->contexts[i].value)
            return true;
    return false;
}

/* As mustache.c finds a value. `missing` is then the part that is not there,
 * and `within` where it was looked for (NULL: everywhere). */
static const json_t *find(const struct checker *c, struct mustache_slice name,
                          struct mustache_slice *missing, const json_t **within)
{
    if (name.length == 1 && name.text[0] == '.')
        return c->contexts[c->count - 1].value;
    const char *end = name.text + name.length, *part = name.text;
    const json_t *value = NULL;
    *within = NULL;
    while (part <= end) {
        const char *dot = memchr(part, '.', (size_t)(end - part));
        size_t length = (size_t)((dot ? dot : end) - part);
        *missing = (struct mustache_slice){part, length};
        if (part == name.text)
            for (size_t i = c->count; i && !value; i--)
                value =
                    json_object_getn(c->contexts[i - 1].value, part, length);
        else
            value = json_object_getn(*within, part, length);
        if (!value || !dot)
            return value;
        *within = value;
        part = dot + 1;
    }
    return NULL;
}

static void add_keys(struct guess *guess, const json_t *object)
{
    const char *key;
    json_t *value;
    if (json_is_object(object))
        json_object_foreach((json_t *)(uintptr_t)object, key, value)
            guess_add(guess, key);
}

/* The nearest name, or NULL. Lent by the tree of names. */
static const char *nearest(const struct checker *c,
                           struct mustache_slice missing, const json_t *within,
                           size_t *distance)
{
    char *word = mem_strndup(missing.text, missing.length);
    struct guess guess = {.word = word};
    add_keys(&guess, within);
    for (size_t i = c->count; i && !within; i--)
        add_keys(&guess, c->contexts[i - 1].value);
    str_clear(&guess.known);
    free(word);
    *distance = guess.distance;
    return guess.best;
}

static bool is_text_of_campaign(struct mustache_slice name)
{
    return name.length > sizeof texts - 1 &&
           strncmp(name.text, texts, sizeof texts - 1) == 0;
}

/* A section over a text that campaign.yaml does not have prints nothing, and is
 * no mistake, unless it is all but the name of one that it has. */
static bool is_optional(const struct checker *c,
                        const struct mustache_node *node,
                        struct mustache_slice missing, const json_t *within)
{
    enum { SLIP = 2 };
    size_t distance;
    if (node->kind == MUSTACHE_VALUE || node->kind == MUSTACHE_RAW ||
        !is_text_of_campaign(node->text))
        return false;
    return !nearest(c, missing, within, &distance) || distance > SLIP;
}

static bool fail_unknown(struct checker *c, const struct source *source,
                         const struct mustache_node *node,
                         struct mustache_slice missing, const json_t *within)
{
    size_t distance;
    const char *best = nearest(c, missing, within, &distance);
    int before = (int)(missing.text - node->text.text);
    int shown = excerpt_length(node->text.text, node->text.length);
    const char *where = is_text_of_campaign(node->text)
                            ? " trong “texts” của campaign.yaml"
                            : "";
    if (best)
        return source_fail(source, node->line, c->error,
                           "không có tên “%.*s”%s; có phải “%.*s%s”?", shown,
                           node->text.text, where, before, node->text.text,
                           best);
    return source_fail(source, node->line, c->error,
                       "không có tên “%.*s”%s; xem các tên dùng được trong "
                       "mau-tai-lieu.md",
                       shown, node->text.text, where);
}

static bool check_name(struct checker *c, const struct source *source,
                       const struct mustache_node *node)
{
    struct mustache_slice missing = node->text;
    const json_t *within = NULL,
                 *value = find(c, node->text, &missing, &within);
    bool known =
        value && (!json_is_null(value) || is_text_of_campaign(node->text));
    bool prints = node->kind == MUSTACHE_VALUE || node->kind == MUSTACHE_RAW;
    if (!value && !is_open(c) && !is_optional(c, node, missing, within))
        return fail_unknown(c, source, node, missing, within);
    if (prints && (json_is_array(value) || json_is_object(value)))
        return source_fail(source, node->line, c->error,
                           "“%.*s” là danh sách hoặc nhóm giá trị, không in "
                           "trực tiếp được; dùng {{#%.*s}}…{{/%.*s}}",
                           SLICE_EXCERPT(node->text), SLICE_EXCERPT(node->text),
                           SLICE_EXCERPT(node->text));
    if (node->kind == MUSTACHE_SECTION && c->count < MOST_OPEN)
        c->contexts[c->count++] =
            (struct context){known ? item(value) : NULL, node->end};
    return true;
}

static bool check_program(struct checker *c, const struct source *source);

/* A partial sees what is open where it is called. One that calls itself is
 * checked as often as MOST_PARTIALS allows. */
// NOLINTNEXTLINE(misc-no-recursion)
static bool check_partial(struct checker *c, const struct mustache_node *node)
{
    const json_t *text =
        json_object_getn(c->t->partials, node->text.text, node->text.length);
    if (!text || c->partials == MOST_PARTIALS)
        return true;
    char *path = partial_path(c->t, node->text.text, node->text.length);
    struct source source = {json_string_value(text), 1, path};
    c->partials++;
    bool good = check_program(c, &source);
    c->partials--;
    free(path);
    return good;
}

// NOLINTNEXTLINE(misc-no-recursion)
static bool check_node(struct checker *c, const struct source *source,
                       const struct mustache_node *node)
{
    switch (node->kind) {
    case MUSTACHE_TEXT:
        return true;
    case MUSTACHE_PARTIAL:
        return check_partial(c, node);
    default:
        return check_name(c, source, node);
    }
}

// NOLINTNEXTLINE(misc-no-recursion)
static bool check_program(struct checker *c, const struct source *source)
{
    struct mustache_program program = {0};
    struct mustache_error wrong;
    size_t base = c->count;
    bool good = mustache_compile(source->text, &program, &wrong) ||
                source_fail(source, wrong.line, c->error, "%s", wrong.message);
    for (size_t i = 0; good && i < program.count; i++) {
        while (c->count > base && c->contexts[c->count - 1].end <= i)
            c->count--;
        good = check_node(c, source, &program.items[i]);
    }
    c->count = base;
    vec_clear(&program);
    return good;
}

bool document_check_tags(const struct document_template *t,
                         const struct source *source, const json_t *names,
                         struct document_error *error)
{
    struct checker c = {.t = t, .names = names, .error = error};
    c.contexts[c.count++] = (struct context){names, SIZE_MAX};
    return check_program(&c, source);
}
