#include "document/check/check.h"

#include "base/guess.h"

#include <stdlib.h>
#include <string.h>

static bool check_head(const struct document_template *t, const json_t *names,
                       struct document_error *error)
{
    static const char *const keys[] = {"title",  "subject", "keywords",
                                       "author", "mark",    "when"};
    bool good = true;
    for (size_t i = 0; good && i < sizeof keys / sizeof *keys; i++) {
        struct source head = {
            document_template_meta(t, keys[i]),
            (int)json_integer_value(json_object_get(t->lines, keys[i])), ""};
        good = !head.text || document_check_tags(t, &head, names, error);
    }
    return good;
}

static const char *const engine_keys[] = {
    "title", "subject", "keywords", "author", "mark", "paper", "when"};
enum { ENGINE_KEYS = sizeof engine_keys / sizeof *engine_keys };

static bool is_one_of(const char *key, const char *const *keys, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(key, keys[i]) == 0)
            return true;
    return false;
}

bool document_template_check_keys(const struct document_template *t,
                                  const char *const *own, size_t count,
                                  struct document_error *error)
{
    const char *key;
    json_t *text;
    json_object_foreach(t->meta, key, text)
    {
        if (is_one_of(key, engine_keys, ENGINE_KEYS) ||
            is_one_of(key, own, count))
            continue;
        struct guess guess = {.word = key};
        for (size_t i = 0; i < count; i++)
            guess_add(&guess, own[i]);
        for (size_t i = 0; i < ENGINE_KEYS; i++)
            guess_add(&guess, engine_keys[i]);
        int line = (int)json_integer_value(json_object_get(t->lines, key));
        if (guess.best)
            template_fail(error, line, "khóa lạ “%.80s”; có phải “%s”?", key,
                          guess.best);
        else
            template_fail(error, line,
                          "khóa lạ “%.80s”; các khóa dùng được ở "
                          "phần đầu của mẫu: %s",
                          key, str_text(&guess.known));
        str_clear(&guess.known);
        return false;
    }
    return true;
}

static bool check_partials(const struct document_template *t,
                           struct document_error *error)
{
    const char *name;
    json_t *text;
    bool good = true;
    json_object_foreach(t->partials, name, text)
    {
        if (!good)
            break;
        char *path = partial_path(t, name, strlen(name));
        struct source source = {json_string_value(text), 1, path};
        good = document_check_markup(&source, error);
        free(path);
    }
    return good;
}

bool document_template_check(const struct document_template *t,
                             const json_t *names, struct document_error *error)
{
    struct source body = {t->body, t->body_line, ""};
    *error = (struct document_error){0};
    return check_head(t, names, error) &&
           document_check_tags(t, &body, names, error) &&
           document_check_markup(&body, error) && check_partials(t, error);
}
