#include "document/check/check.h"

#include <stdlib.h>

static bool check_head(const struct document_template *t, const json_t *names,
                       struct document_error *error)
{
    static const char *const keys[] = {"title", "subject", "keywords", "mark"};
    bool good = true;
    for (size_t i = 0; good && i < sizeof keys / sizeof *keys; i++) {
        struct source head = {
            document_template_meta(t, keys[i]),
            (int)json_integer_value(json_object_get(t->lines, keys[i])), ""};
        good = !head.text || check_tags(t, &head, names, error);
    }
    return good;
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
        good = check_markup(&source, error);
        free(path);
    }
    return good;
}

bool document_template_check(const struct document_template *t,
                             const json_t *names, struct document_error *error)
{
    struct source body = {t->body, t->body_line, ""};
    *error = (struct document_error){0};
    return check_head(t, names, error) && check_tags(t, &body, names, error) &&
           check_markup(&body, error) && check_partials(t, error);
}
