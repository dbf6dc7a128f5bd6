#include "document/template/template.h"

#include "base/file.h"
#include "base/text.h"
#include "base/tree.h"
#include "document/document.h"
#include "document/paper.h"
#include "document/template/front_matter.h"
#include "document/template/mustache/program.h"

#include <dirent.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>

enum { MAX_FILE = 4 << 20 };

static const char *reason(int status)
{
    switch (status) {
    case ENOENT:
        return "không có tệp";
    case EACCES:
        return "không có quyền đọc";
    case EFBIG:
        return "tệp quá lớn";
    default:
        return "lỗi đọc đĩa";
    }
}

/* text_clean makes a space of a no-break space; whoever typed one into a
 * template meant it, so Markdown gets it as an entity. */
static char *clean(const struct str *raw)
{
    static const char no_break_space[] = "\xC2\xA0";
    struct str text = {0};
    const char *at = str_text(raw), *end = at + raw->length, *found;
    while ((found = memmem(at, (size_t)(end - at), no_break_space, 2))) {
        str_append_bytes(&text, at, (size_t)(found - at));
        str_append(&text, "&nbsp;");
        at = found + 2;
    }
    str_append_bytes(&text, at, (size_t)(end - at));
    char *cleaned = text_clean(text.data, text.length);
    str_clear(&text);
    return cleaned;
}

/* The file's text, NFC, to be freed; NULL and `error` where it is unusable. */
static char *read_text(const char *path, struct document_error *error)
{
    struct str raw = {0};
    char *text = NULL;
    int status = file_read(path, MAX_FILE, &raw);
    if (status)
        template_fail(error, 0, "không đọc được mẫu: %s", reason(status));
    else if (!text_is_utf8(str_text(&raw), raw.length))
        template_fail(error, 0, "mẫu không phải văn bản UTF-8");
    else
        text = clean(&raw);
    str_clear(&raw);
    return text;
}

/* Whether `name` is `_….md`; `length` is that of the part between. One that is
 * not UTF-8 has no name in a template. */
static bool is_partial(const char *name, size_t *length)
{
    size_t all = strlen(name);
    if (all < 5 || name[0] != '_' || strcmp(name + all - 3, ".md") != 0 ||
        !text_is_utf8(name, all))
        return false;
    *length = all - 4;
    return true;
}

char *partial_path(const struct document_template *t, const char *name,
                   size_t length)
{
    const char *slash = strrchr(t->path, '/');
    struct str path = {0};
    if (slash)
        str_append_bytes(&path, t->path, (size_t)(slash + 1 - t->path));
    str_printf(&path, "_%.*s.md", (int)length, name);
    return str_take(&path);
}

/* Fails at a line of a partial; 0: of none. */
__attribute__((format(printf, 5, 6))) static bool
fail_in_partial(const struct document_template *t, const char *name, int line,
                struct document_error *error, const char *format, ...)
{
    char *path = partial_path(t, name, strlen(name));
    va_list arguments;
    va_start(arguments, format);
    error->line = line;
    snprintf(error->file, sizeof error->file, "%s", path);
    vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
    free(path);
    return false;
}

static bool load_partial(const struct document_template *t, const char *folder,
                         const char *file, size_t length,
                         struct document_error *error)
{
    char *path = file_join(folder, file);
    char *name = mem_strndup(file + 1, length);
    char *text = read_text(path, error);
    if (text)
        tree_put(t->partials, name, json_string(text));
    else
        snprintf(error->file, sizeof error->file, "%s", path);
    bool good = text != NULL;
    free(path);
    free(name);
    free(text);
    return good;
}

static bool load_partials(struct document_template *t,
                          struct document_error *error)
{
    const char *slash = strrchr(t->path, '/');
    char *folder = slash ? mem_strndup(t->path, (size_t)(slash - t->path) + 1)
                         : mem_strdup(".");
    DIR *entries = opendir(folder);
    if (!entries) {
        template_fail(error, 0, "không đọc được thư mục của mẫu: %s",
                      reason(errno));
        free(folder);
        return false;
    }
    bool ok = true;
    struct dirent *entry;
    size_t length;
    while (ok && (entry = readdir(entries)))
        if (is_partial(entry->d_name, &length))
            ok = load_partial(t, folder, entry->d_name, length, error);
    closedir(entries);
    free(folder);
    return ok;
}

/* Compiles a source to find what is wrong before anything is printed. */
static bool check_source(const struct document_template *t, const char *source,
                         struct mustache_error *error)
{
    struct mustache_program program = {0};
    bool ok = mustache_compile(source, &program, error);
    for (size_t i = 0; ok && i < program.count; i++) {
        const struct mustache_node *node = &program.items[i];
        if (node->kind != MUSTACHE_PARTIAL ||
            json_object_getn(t->partials, node->text.text, node->text.length))
            continue;
        ok = false;
        error->line = node->line;
        snprintf(error->message, sizeof error->message,
                 "không có mẫu con “%.*s”", SLICE_EXCERPT(node->text));
    }
    vec_clear(&program);
    return ok;
}

static bool check_partials(const struct document_template *t,
                           struct document_error *error)
{
    struct mustache_error wrong;
    const char *name;
    json_t *text;
    json_object_foreach(t->partials, name, text)
    {
        if (!check_source(t, json_string_value(text), &wrong))
            return fail_in_partial(t, name, wrong.line, error, "%s",
                                   wrong.message);
    }
    return true;
}

static bool check(const struct document_template *t,
                  struct document_error *error)
{
    struct mustache_error wrong;
    if (!check_source(t, t->body, &wrong))
        return template_fail(error, t->body_line - 1 + wrong.line, "%s",
                             wrong.message);
    if (!check_partials(t, error))
        return false;
    if (!paper_find(document_template_meta(t, "paper")))
        return template_fail(error, document_template_line(t, "paper"),
                             "không có khổ giấy “%.40s”; các khổ có: A4, "
                             "A4-landscape, 16:9",
                             document_template_meta(t, "paper"));
    return true;
}

struct document_template *document_template_load(const char *path,
                                                 struct document_error *error)
{
    *error = (struct document_error){0};
    struct document_template *t = mem_calloc(1, sizeof *t);
    t->path = mem_strdup(path);
    t->partials = json_object();
    t->lines = json_object();
    char *text = read_text(path, error);
    const char *body = NULL;
    if (text)
        t->meta =
            front_matter_read(text, &body, &t->body_line, t->lines, error);
    if (t->meta)
        t->body = mem_strdup(body);
    free(text);
    if (t->body && load_partials(t, error) && check(t, error))
        return t;
    document_template_free(t);
    return NULL;
}

void document_template_free(struct document_template *t)
{
    if (!t)
        return;
    free(t->path);
    free(t->body);
    json_decref(t->meta);
    json_decref(t->lines);
    json_decref(t->partials);
    free(t);
}

const char *document_template_meta(const struct document_template *t,
                                   const char *key)
{
    return json_string_value(json_object_get(t->meta, key));
}

int document_template_line(const struct document_template *t, const char *key)
{
    const json_t *line = json_object_get(t->lines, key);
    return line ? (int)json_integer_value(line) : 1;
}

static void set_key(json_t *names, const char *key, size_t length)
{
    if (json_object_setn_new(names, key, length, json_true()) != 0)
        mem_fail();
}

/* Sets a part of a dotted name, and what it is asked of: `before`, which ends
 * in the dot, or nothing. */
static void add_part(json_t *names, struct mustache_slice before,
                     struct mustache_slice part)
{
    struct str key = {0};
    str_append_bytes(&key, before.text, before.length);
    if (before.length == 0)
        str_append_char(&key, '.');
    str_append_bytes(&key, part.text, part.length);
    set_key(names, part.text, part.length);
    set_key(names, str_text(&key), key.length);
    str_clear(&key);
}

static void add_name(json_t *names, struct mustache_slice name)
{
    struct mustache_slice before = {name.text, 0};
    while (name.length > 0) {
        const char *dot = memchr(name.text, '.', name.length);
        size_t part = dot ? (size_t)(dot - name.text) : name.length;
        add_part(names, before, (struct mustache_slice){name.text, part});
        part += dot != NULL;
        before = (struct mustache_slice){name.text, part};
        name.text += part;
        name.length -= part;
    }
}

/* What a template can come to print: sources, and the partials among them. */
struct reached {
    VEC_OF(const char *) sources;
    json_t *partials; /* their names */
};

static void reach_partial(const struct document_template *t,
                          struct mustache_slice name, struct reached *reached)
{
    const json_t *text = json_object_getn(t->partials, name.text, name.length);
    if (!text || json_object_getn(reached->partials, name.text, name.length))
        return;
    if (json_object_setn_new(reached->partials, name.text, name.length,
                             json_true()) != 0)
        mem_fail();
    *vec_push(&reached->sources) = json_string_value(text);
}

static void add_names(const struct document_template *t, const char *source,
                      struct reached *reached, json_t *names)
{
    struct mustache_program program = {0};
    struct mustache_error error;
    /* A mistake in it is reported when it is printed. */
    (void)mustache_compile(source, &program, &error);
    for (size_t i = 0; i < program.count; i++) {
        const struct mustache_node *node = &program.items[i];
        if (node->kind == MUSTACHE_PARTIAL)
            reach_partial(t, node->text, reached);
        else if (node->kind != MUSTACHE_TEXT)
            add_name(names, node->text);
    }
    vec_clear(&program);
}

void document_template_names(const struct document_template *t, json_t *names)
{
    struct reached reached = {.partials = json_object()};
    const char *key;
    json_t *text;
    *vec_push(&reached.sources) = t->body;
    json_object_foreach(t->meta, key, text)
    {
        if (json_is_string(text))
            *vec_push(&reached.sources) = json_string_value(text);
    }
    for (size_t i = 0; i < reached.sources.count; i++)
        add_names(t, reached.sources.items[i], &reached, names);
    vec_clear(&reached.sources);
    json_decref(reached.partials);
}

void document_template_add_mark(struct document_template *t, const char *name)
{
    const char *own = document_template_meta(t, "mark");
    struct str mark = {0};
    if (own && (!*own || strstr(own, name)))
        return;
    if (own)
        str_printf(&mark, "{{#%s}}{{%s}} – {{/%s}}%s", name, name, name, own);
    else
        str_printf(&mark, "{{%s}}", name);
    tree_put(t->meta, "mark", tree_text(str_text(&mark)));
    str_clear(&mark);
}

static void append_plain(const char *text, struct str *out)
{
    str_append(out, text);
}

bool document_expand_meta(const struct document_template *t, const char *key,
                          const json_t *data, struct str *out,
                          struct document_error *error)
{
    static const struct mustache_options plain = {.escape = append_plain,
                                                  .partials_must_exist = true,
                                                  .max_steps =
                                                      MUSTACHE_MAX_STEPS};
    const char *source = document_template_meta(t, key);
    struct mustache_error wrong;
    if (!source ||
        mustache_render_with(&plain, source, data, t->partials, out, &wrong))
        return true;
    return template_fail(error, 0, "%.40s: %.400s", key, wrong.message);
}

bool document_is_wanted(const struct document_template *t, const json_t *data)
{
    struct document_error ignored; /* printing meets it again, and says so */
    struct str text = {0};
    bool wanted = !document_template_meta(t, "when") ||
                  !document_expand_meta(t, "when", data, &text, &ignored) ||
                  str_text(&text)[strspn(str_text(&text), " \n")] != '\0';
    str_clear(&text);
    return wanted;
}

bool document_expand_head(const struct document_template *t, const json_t *data,
                          struct str *text, struct document_error *error)
{
    static const char *const keys[] = {"title",  "subject", "keywords",
                                       "author", "mark",    "paper"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (!document_expand_meta(t, keys[i], data, text, error))
            return false;
        str_append_char(text, '\n');
    }
    return true;
}

bool document_expand(const struct document_template *t, const json_t *data,
                     struct str *markdown, struct document_error *error)
{
    struct mustache_error wrong;
    if (mustache_render(t->body, data, t->partials, markdown, &wrong))
        return true;
    return template_fail(error, t->body_line - 1 + wrong.line, "%s",
                         wrong.message);
}
