#include "document/template/front_matter.h"

#include "base/tree.h"
#include "base/yaml.h"
#include "document/template/mustache/program.h"
#include "document/template/template.h"

/* Whether the line at `line` is `---`, white space after it left aside; `next`
 * is then the line below. */
static bool is_fence(const char *line, const char **next)
{
    if (strncmp(line, "---", 3) != 0)
        return false;
    const char *end = line + 3 + strspn(line + 3, " \t\r");
    *next = *end == '\n' ? end + 1 : end;
    return *end == '\n' || !*end;
}

/* Where the line `---` is that ends the head, or NULL; `body` is after it. */
static const char *find_end(const char *head, const char **body, int *body_line)
{
    *body_line = 3;
    for (const char *line = head; *line; (*body_line)++) {
        if (is_fence(line, body))
            return line;
        const char *newline = strchr(line, '\n');
        if (!newline)
            return NULL;
        line = newline + 1;
    }
    return NULL;
}

/* `line_before` is the line of the file before the head's first. */
static bool add_value(json_t *meta, const char *key,
                      const struct yaml_node *value, int line_before,
                      struct document_error *error)
{
    int line = line_before + value->line;
    if (value->kind != YAML_SCALAR)
        return template_fail(error, line, "“%.*s” phải là một giá trị đơn",
                             excerpt_length(key, strlen(key)), key);
    struct mustache_program program = {0};
    struct mustache_error wrong;
    bool ok = mustache_compile(value->text, &program, &wrong);
    vec_clear(&program);
    if (!ok)
        return template_fail(error, line, "%s", wrong.message);
    tree_put(meta, key, json_string(value->text));
    return true;
}

json_t *front_matter_read(const char *text, const char **body, int *body_line,
                          json_t *lines, struct document_error *error)
{
    const char *head;
    const char *end =
        is_fence(text, &head) ? find_end(head, body, body_line) : NULL;
    if (!end) {
        template_fail(error, 1, "phần đầu của mẫu phải nằm giữa hai dòng ---");
        return NULL;
    }
    struct arena arena = {0};
    struct yaml_error wrong;
    const struct yaml_node *map =
        yaml_parse(head, (size_t)(end - head), &arena, &wrong);
    json_t *meta = json_object();
    bool ok = map != NULL;
    if (!ok)
        template_fail(error, wrong.line ? wrong.line + 1 : 0, "%s",
                      wrong.message);
    else if (map->kind != YAML_MAP)
        ok = template_fail(
            error, 2, "phần đầu của mẫu phải gồm các dòng “khóa: giá trị”");
    for (size_t i = 0; ok && i < map->count; i++) {
        tree_put(lines, map->keys[i], json_integer(map->items[i]->line + 1));
        ok = add_value(meta, map->keys[i], map->items[i], 1, error);
    }
    arena_clear(&arena);
    if (ok)
        return meta;
    json_decref(meta);
    return NULL;
}
