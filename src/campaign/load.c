#include "campaign/load.h"

#include "base/failure.h"
#include "base/file.h"
#include "base/text.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>

void campaign_error_clear(struct campaign_error *error)
{
    free(error->file);
    *error = (struct campaign_error){0};
}

bool load_fail(struct loader *loader, int line, const char *format, ...)
{
    struct campaign_error *error = loader->error;
    campaign_error_clear(error);
    error->file = mem_strdup(loader->file);
    error->line = line;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
    /* vsnprintf may have cut through a character. */
    size_t length = strlen(error->message);
    error->message[text_valid_length(error->message, length)] = '\0';
    return false;
}

bool load_fail_guess(struct loader *loader, int line, struct guess *guess,
                     const char *problem, const char *list)
{
    if (guess->best)
        load_fail(loader, line, "%s; có phải “%s”?", problem, guess->best);
    else
        load_fail(loader, line, "%s; %s: %s", problem, list,
                  guess->known.length ? str_text(&guess->known) : "không có");
    str_clear(&guess->known);
    return false;
}

const char *load_resolve(struct loader *loader, const char *name)
{
    const char *folder = loader->campaign->folder;
    if (name[0] == '/' || strcmp(folder, ".") == 0)
        return arena_strdup(&loader->store->arena, name);
    return arena_take(&loader->store->arena, file_join(folder, name));
}

static bool fail_to_open(struct loader *loader, const char *path, int line,
                         int failure)
{
    if (failure == ENOENT || failure == ENOTDIR)
        return load_fail(loader, line,
                         "không có tệp “%s”; kiểm tra tên tệp, đường dẫn tính "
                         "từ thư mục chứa campaign.yaml",
                         path);
    if (failure == EFBIG)
        return load_fail(loader, line,
                         "tệp “%s” lớn hơn %d MiB; chia nhỏ hoặc bỏ bớt nội "
                         "dung",
                         path, YAML_MAX_SIZE / 1024 / 1024);
    if (failure == EISDIR)
        return load_fail(loader, line,
                         "“%s” là thư mục, không phải tệp; ghi tên tệp", path);
    return load_fail(loader, line,
                     "không đọc được tệp “%s” (%s); kiểm tra quyền đọc tệp",
                     path, failure_text(failure));
}

static bool check_text(struct loader *loader, const struct yaml_node *node)
{
    size_t length;
    const char *tag = year_find_tag(node->text, &length);
    return !tag ||
           load_fail(loader, node->line,
                     "không có “%.*s”; trong tệp của đợt đánh giá chỉ dùng "
                     "được {{year}} (năm đánh giá), {{previous_year}}, "
                     "{{next_year}}",
                     (int)length, tag);
}

/* Refuses a word in braces that stands for no year. As deep as YAML_MAX_DEPTH
 * at most. */
// NOLINTNEXTLINE(misc-no-recursion)
static bool check_tags(struct loader *loader, const struct yaml_node *node)
{
    if (node->kind == YAML_SCALAR)
        return check_text(loader, node);
    for (size_t i = 0; i < node->count; i++)
        if (!check_tags(loader, node->items[i]))
            return false;
    return true;
}

/* The first file, campaign.yaml, says itself of which year it is. */
static const struct yaml_node *parse(struct loader *loader,
                                     const struct str *text)
{
    struct yaml_error error;
    struct str filled = {0};
    int year = loader->campaign->year;
    year_expand(text, year ? year : year_of_text(str_text(text)), &filled);
    const struct yaml_node *root = yaml_parse(str_text(&filled), filled.length,
                                              &loader->store->arena, &error);
    str_clear(&filled);
    if (!root)
        load_fail(loader, error.line, "%s", error.message);
    return root;
}

const struct yaml_node *load_file(struct loader *loader, const char *path,
                                  int line)
{
    struct str text = {0};
    int failure = file_read(path, YAML_MAX_SIZE, &text);
    if (failure) {
        str_clear(&text);
        fail_to_open(loader, path, line, failure);
        return NULL;
    }
    loader->file = arena_strdup(&loader->store->arena, path);
    *vec_push(&loader->store->files) = loader->file;
    const struct yaml_node *root = parse(loader, &text);
    str_clear(&text);
    return root && check_tags(loader, root) ? root : NULL;
}

static const struct field *find_field(const struct field_table *table,
                                      const char *key)
{
    for (size_t i = 0; i < table->count; i++)
        if (strcmp(table->fields[i].key, key) == 0)
            return &table->fields[i];
    return NULL;
}

static bool is_number(const char *text)
{
    return text[0] != '\0' && text[strspn(text, "0123456789")] == '\0';
}

/* `{from: 0,9}` is a key 9 to YAML. */
static bool is_decimal_comma(const struct yaml_node *node, size_t at)
{
    return at > 0 && is_number(node->keys[at]) &&
           node->items[at - 1]->kind == YAML_SCALAR &&
           is_number(node->items[at - 1]->text);
}

static bool fail_unknown_key(struct loader *loader,
                             const struct yaml_node *node, size_t at,
                             const struct field_table *table)
{
    const char *key = node->keys[at];
    int line = node->key_lines[at];
    if (is_decimal_comma(node, at))
        return load_fail(loader, line,
                         "“%s: %s,%s” có dấu phẩy thập phân; ghi dấu chấm: "
                         "“%s: %s.%s”",
                         node->keys[at - 1], node->items[at - 1]->text, key,
                         node->keys[at - 1], node->items[at - 1]->text, key);
    struct guess guess = {.word = key};
    for (size_t i = 0; i < table->count; i++)
        guess_add(&guess, table->fields[i].key);
    return load_fail_guess(
        loader, line, &guess,
        arena_printf(&loader->store->arena, "khóa lạ “%s”", key),
        "các khóa dùng được ở đây");
}

bool load_map(struct loader *loader, const struct yaml_node *node,
              const struct field_table *table, void *target, const char *what)
{
    if (node->kind != YAML_MAP)
        return load_fail(loader, node->line,
                         "%s phải là nhóm các dòng “khóa: giá trị”", what);
    for (size_t i = 0; i < node->count; i++)
        if (!find_field(table, node->keys[i]))
            return fail_unknown_key(loader, node, i, table);
    for (size_t i = 0; i < table->count; i++)
        if (table->fields[i].required && !yaml_get(node, table->fields[i].key))
            return load_fail(loader, node->line,
                             "%s thiếu khóa “%s”; thêm “%s: …”", what,
                             table->fields[i].key, table->fields[i].key);
    for (size_t i = 0; i < table->count; i++) {
        const struct field *field = &table->fields[i];
        const struct yaml_node *value = yaml_get(node, field->key);
        if (value &&
            !field->read(loader, field, value, (char *)target + field->offset))
            return false;
    }
    return true;
}

bool load_list(struct loader *loader, const struct yaml_node *node,
               const char *what)
{
    if (node->kind != YAML_LIST)
        return load_fail(loader, node->line,
                         "“%s” phải là danh sách: mỗi mục một dòng bắt đầu "
                         "bằng “- ”, hoặc [a, b]",
                         what);
    return node->count > 0 ||
           load_fail(loader, node->line,
                     "danh sách “%s” trống; thêm ít nhất một mục", what);
}

bool load_find_level(struct loader *loader, int line, const char *where,
                     const char *id, size_t *out)
{
    const struct campaign *campaign = loader->campaign;
    struct guess guess = {.word = id};
    *out = campaign_find_level(campaign, id);
    if (*out != SIZE_MAX)
        return true;
    for (size_t i = 0; i < campaign->level_count; i++)
        guess_add(&guess, campaign->levels[i].id);
    return load_fail_guess(
        loader, line, &guess,
        arena_printf(&loader->store->arena, "%skhông có cấp “%s”", where, id),
        "các cấp trong campaign.yaml");
}
