/* Templates of documents and what their front matter asks for. */
#include "run/print/plan.h"

#include "base/failure.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "results/view/view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const audiences[] = {
    [AUDIENCE_ONCE] = "once",
    [AUDIENCE_LEVEL] = "level",
    [AUDIENCE_UNIT] = "unit",
    [AUDIENCE_AGENCY] = "agency",
};

static bool read_audience(struct planned_template *t, const char *value)
{
    for (int i = 0; value && i <= AUDIENCE_AGENCY; i++)
        if (strcmp(audiences[i], value) == 0) {
            t->audience = (enum audience)i;
            return true;
        }
    return false;
}

static bool read_stages(struct planned_template *t, const char *value)
{
    bool any = false;
    t->any_stage = value && strcmp(value, "any") == 0;
    if (t->any_stage)
        return true;
    while (value && *value) {
        value += strspn(value, " ,");
        size_t length = strcspn(value, " ,");
        if (length == 0)
            break;
        enum stage found;
        if (!stage_find(value, length, &found))
            return false;
        t->stages[found] = any = true;
        value += length;
    }
    return any;
}

/* The printed name: the front matter's, or the template's own; always a slug,
 * for it becomes a file's name. */
static char *read_name(const struct planned_template *t)
{
    const char *given = document_template_meta(t->template, "name");
    if (given)
        return text_slug(given);
    char *own = mem_strdup(file_base_name(t->file));
    char *dot = strrchr(own, '.');
    if (dot)
        *dot = '\0';
    char *name = text_slug(own);
    free(own);
    return name;
}

/* A path below OUTPUT and nowhere else. */
static bool is_safe_path(const char *path)
{
    size_t length = strlen(path);
    return *path != '/' && !strstr(path, "..") && length > 4 &&
           strcmp(path + length - 4, ".pdf") == 0;
}

/* Below what a run makes of its own there, it could not be distinguished from
 * that. */
static bool is_taken(const char *path)
{
    return strncmp(path, "de-in/", 6) == 0 || strncmp(path, "de-gui/", 7) == 0;
}

/* What is wrong with a value of the front matter, and which one's it is. */
struct wrong_value {
    const char *key, *message; /* NULL: nothing is wrong */
};

static struct wrong_value read_front_matter(struct planned_template *t)
{
    const char *path = document_template_meta(t->template, "path");
    if (!read_audience(t, document_template_meta(t->template, "for")))
        return (struct wrong_value){
            "for", "khóa “for” phải là unit, level, agency hoặc once"};
    if (!read_stages(t, document_template_meta(t->template, "stage")))
        return (struct wrong_value){"stage",
                                    "khóa “stage” phải gồm intake, round1, "
                                    "round2, publish, hoặc là any"};
    if (path && !is_safe_path(path))
        return (struct wrong_value){"path",
                                    "khóa “path” phải là đường dẫn tương đối, "
                                    "kết thúc bằng .pdf"};
    if (path && is_taken(path))
        return (struct wrong_value){
            "path",
            "khóa “path” không được ở trong de-in/ hoặc de-gui/: chương "
            "trình tự lập hai thư mục này"};
    t->path = path ? mem_strdup(path) : NULL;
    t->name = read_name(t);
    if (!*t->name)
        return (struct wrong_value){"name",
                                    "khóa “name” phải có chữ cái hoặc chữ số"};
    return (struct wrong_value){NULL, NULL};
}

/* Says where a mistake is; a file that could not be read has no lines. */
static void say_mistake(const struct planned_template *t,
                        const struct document_error *error, char *message,
                        size_t size)
{
    const char *file = *error->file ? error->file : t->file;
    if (error->line > 0)
        snprintf(message, size, "%s:%d: %s", file, error->line, error->message);
    else
        snprintf(message, size, "%s: %s", file, error->message);
}

static bool load_one(struct planned_template *t, char *message, size_t size)
{
    static const char *const keys[] = {"for", "stage", "name", "path"};
    struct document_error error = {0};
    t->template = document_template_load(t->file, &error);
    if (!t->template ||
        !document_template_check_keys(t->template, keys,
                                      sizeof keys / sizeof *keys, &error)) {
        say_mistake(t, &error, message, size);
        return false;
    }
    document_template_add_mark(t->template, "draft_mark");
    document_template_names(t->template, t->names = json_object());
    struct wrong_value wrong = read_front_matter(t);
    if (wrong.key)
        snprintf(message, size, "%s:%d: %s", t->file,
                 document_template_line(t->template, wrong.key), wrong.message);
    return !wrong.key;
}

static bool is_template(const char *path)
{
    const char *name = file_base_name(path);
    size_t length = strlen(name);
    return name[0] != '_' && length > 3 &&
           strcmp(name + length - 3, ".md") == 0;
}

bool templates_load(const char *folder, struct template_list *list,
                    char *message, size_t size)
{
    struct file_list files = {0};
    int failure = file_list_folder(folder, &files);
    bool good = failure == 0;
    if (!good)
        snprintf(message, size, "%s: không đọc được thư mục: %s", folder,
                 failure_text(failure));
    for (size_t i = 0; good && i < files.count; i++) {
        if (!is_template(files.items[i]))
            continue;
        struct planned_template *t = vec_push(list);
        t->file = mem_strdup(files.items[i]);
        good = load_one(t, message, size);
    }
    file_list_clear(&files);
    return good;
}

static const json_t *names_of(const struct view_names *names,
                              enum audience audience)
{
    switch (audience) {
    case AUDIENCE_UNIT:
        return names->unit;
    case AUDIENCE_LEVEL:
        return names->level;
    case AUDIENCE_AGENCY:
        return names->agency;
    case AUDIENCE_ONCE:
        break;
    }
    return names->once;
}

bool templates_check(const struct template_list *list,
                     const struct campaign *campaign, char *message,
                     size_t size)
{
    struct view_names names;
    struct document_error error;
    bool good = true;
    view_names_init(&names, campaign);
    for (size_t i = 0; good && i < list->count; i++) {
        const struct planned_template *t = &list->items[i];
        good = document_template_check(t->template,
                                       names_of(&names, t->audience), &error);
        if (!good)
            say_mistake(t, &error, message, size);
    }
    view_names_clear(&names);
    return good;
}

void templates_clear(struct template_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        struct planned_template *t = &list->items[i];
        document_template_free(t->template);
        json_decref(t->names);
        free(t->file);
        free(t->name);
        free(t->path);
    }
    vec_clear(list);
}
