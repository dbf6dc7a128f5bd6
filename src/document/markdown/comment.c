/* Comments before a block, with the attributes that block.h lists. */
#include "document/markdown/parser.h"
#include "document/markdown/text.h"
#include "document/excerpt.h"

#include <ctype.h>

/* Keeps attributes for the block that comes. */
static int wait_with(struct markdown_parser *p,
                     const struct attributes *attributes)
{
    for (size_t i = 0; i < attributes->count; i++)
        *vec_push(&p->pending.attributes) = attributes->items[i];
    return 0;
}

static int read_table_comment(struct markdown_parser *p,
                              const struct attributes *attributes)
{
    p->pending.table = true;
    return wait_with(p, attributes);
}

static int read_style_comment(struct markdown_parser *p,
                              const struct attributes *attributes)
{
    p->pending.style = true;
    return wait_with(p, attributes);
}

static int read_keep_comment(struct markdown_parser *p,
                             const struct attributes *attributes)
{
    (void)attributes;
    *vec_push(&p->pending.attributes) = (struct attribute){"keep", "yes"};
    return 0;
}

static struct block *add_plain_block(struct markdown_parser *p,
                                     enum block_kind kind,
                                     const struct attributes *attributes)
{
    struct block *block = vec_push(p->out);
    block->kind = kind;
    block->attributes = *attributes;
    return block;
}

static int read_page_comment(struct markdown_parser *p,
                             const struct attributes *attributes)
{
    add_plain_block(p, BLOCK_PAGE, attributes);
    return 0;
}

static int read_section_comment(struct markdown_parser *p,
                                const struct attributes *attributes)
{
    const char *title = attributes_get(attributes, "title", NULL);
    if (!title)
        return markdown_fail(p, "chú thích “section” thiếu title=\"…\"");
    add_plain_block(p, BLOCK_SECTION, attributes)->name = title;
    return 0;
}

static int read_terms_comment(struct markdown_parser *p,
                              const struct attributes *attributes)
{
    add_plain_block(p, BLOCK_TERMS, attributes)->name =
        attributes_get(attributes, "hold", "");
    return 0;
}

/* What an attribute may say; what it means is the layout's. */
struct attribute_kind {
    const char *name;
    double least, most; /* of a number, where `most` is not 0 */
    const char *one_of; /* the words that it may be, or NULL */
};

#define WORDS(key)                                                             \
    {                                                                          \
        .name = (key)                                                          \
    }
#define NUMBER(key, from, to)                                                  \
    {                                                                          \
        .name = (key), .least = (from), .most = (to)                           \
    }
#define ONE_OF(key, words)                                                     \
    {                                                                          \
        .name = (key), .one_of = (words)                                       \
    }

static const struct comment_kind {
    const char *name;
    struct attribute_kind attributes[8];
    int (*read)(struct markdown_parser *p, const struct attributes *attributes);
} comment_kinds[] = {
    {"table",
     {WORDS("widths"), NUMBER("size", 6, 20),
      ONE_OF("style", "data, plain, grid, info")},
     read_table_comment},
    {"style",
     {ONE_OF("align", "left, center, right, justify"), NUMBER("size", 4, 200),
      ONE_OF("indent", "yes, no"), NUMBER("space", 0, 400), WORDS("title"),
      WORDS("note"), NUMBER("height", 20, 600)},
     read_style_comment},
    {"keep", {WORDS(NULL)}, read_keep_comment},
    {"page", {ONE_OF("landscape", "yes, no")}, read_page_comment},
    {"section", {WORDS("title")}, read_section_comment},
    {"terms", {WORDS("hold")}, read_terms_comment},
};

static const struct comment_kind *find_kind(const char *name, size_t length)
{
    for (size_t i = 0; i < sizeof comment_kinds / sizeof *comment_kinds; i++)
        if (strlen(comment_kinds[i].name) == length &&
            memcmp(comment_kinds[i].name, name, length) == 0)
            return &comment_kinds[i];
    return NULL;
}

static int check_value(struct markdown_parser *p,
                       const struct comment_kind *comment,
                       const struct attribute_kind *kind, const char *value)
{
    int shown = excerpt_length(value, strlen(value));
    double number = 0;
    if (strchr(value, MARKDOWN_UNKNOWN))
        return 0;
    if (kind->one_of && !list_has_word(kind->one_of, value, strlen(value)))
        return markdown_fail(
            p, "chú thích “%s”: %s=\"%.*s\"; các giá trị có: %s", comment->name,
            kind->name, shown, value, kind->one_of);
    if (kind->most > 0 && (!attribute_read_number(value, &number) ||
                           number < kind->least || number > kind->most))
        return markdown_fail(p,
                             "chú thích “%s”: %s=\"%.*s\" phải là một số từ "
                             "%g đến %g",
                             comment->name, kind->name, shown, value,
                             kind->least, kind->most);
    return 0;
}

static int check_attribute(struct markdown_parser *p,
                           const struct comment_kind *comment,
                           const struct attribute *attribute)
{
    const struct attribute_kind *kind = comment->attributes;
    while (kind->name && strcmp(kind->name, attribute->key) != 0)
        kind++;
    if (kind->name)
        return check_value(p, comment, kind, attribute->value);
    return markdown_fail(
        p, "chú thích “%s” không có thuộc tính “%.*s”", comment->name,
        excerpt_length(attribute->key, strlen(attribute->key)), attribute->key);
}

static int check_attributes(struct markdown_parser *p,
                            const struct comment_kind *kind,
                            const struct attributes *attributes)
{
    int status = 0;
    for (size_t i = 0; i < attributes->count && !status; i++)
        status = check_attribute(p, kind, &attributes->items[i]);
    return status;
}

int markdown_read_comment(struct markdown_parser *p, const char *at,
                          const char *end)
{
    while (at < end && isspace((unsigned char)*at))
        at++;
    const char *name = at;
    while (at < end && !isspace((unsigned char)*at))
        at++;
    size_t length = (size_t)(at - name);
    const struct comment_kind *kind = find_kind(name, length);
    if (!kind)
        return markdown_fail(p, "không có chú thích nào tên là “%.*s”",
                             excerpt_length(name, length), name);
    struct attributes attributes;
    if (!markdown_read_attributes(at, (size_t)(end - at), p->arena,
                                  &attributes))
        return markdown_fail(p,
                             "chú thích “%s” phải có dạng "
                             "<!-- %s khóa=\"giá trị\" -->",
                             kind->name, kind->name);
    int status = check_attributes(p, kind, &attributes);
    return status ? status : kind->read(p, &attributes);
}

bool markdown_check_comment(const char *text, size_t length, char *error,
                            size_t error_size)
{
    struct blocks out = {0};
    struct markdown_parser p = {.out = &out,
                                .arena = &out.arena,
                                .error = error,
                                .error_size = error_size,
                                .text = {.arena = &out.arena}};
    bool good = markdown_read_comment(&p, text, text + length) == 0;
    vec_clear(&p.pending.attributes);
    blocks_clear(&out);
    return good;
}
