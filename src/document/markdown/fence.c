/* Fenced blocks and HTML blocks: what block.h adds to Markdown. */
#include "base/text.h"
#include "document/markdown/parser.h"
#include "document/markdown/text.h"
#include "document/excerpt.h"

#include <ctype.h>

/* Where the field that begins at `at` ends: at an unescaped bar, or at `end`.
 */
static const char *field_end(const char *at, const char *end)
{
    for (; at < end && *at != '|'; at++)
        if (*at == '\\' && at + 1 < end)
            at++;
    return at;
}

static bool is_blank(const char *at, const char *end)
{
    while (at < end && isspace((unsigned char)*at))
        at++;
    return at == end;
}

static int read_row(struct markdown_parser *p, const char *at, const char *end,
                    struct row *row)
{
    size_t count = 1;
    for (const char *s = at; (s = field_end(s, end)) < end; s++)
        count++;
    row->cells = arena_calloc(p->arena, count, sizeof *row->cells);
    for (; row->count < count; row->count++) {
        const char *stop = field_end(at, end), *last = stop;
        at = text_trim(at, &last);
        int status = markdown_parse_inline(p, at, (size_t)(last - at),
                                           &row->cells[row->count]);
        if (status)
            return status;
        at = stop + 1;
    }
    return 0;
}

int markdown_read_fence(struct markdown_parser *p, struct block *block)
{
    VEC_OF(struct row) rows = {0};
    const char *at = str_text(&p->raw), *end = at + p->raw.length;
    int status = 0;
    while (at < end && !status) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        const char *line_end = newline ? newline : end;
        if (!is_blank(at, line_end))
            status = read_row(p, at, line_end, vec_push(&rows));
        at = line_end + 1;
    }
    block->row_count = rows.count;
    block->rows = arena_calloc(p->arena, rows.count, sizeof *rows.items);
    if (rows.count)
        memcpy(block->rows, rows.items, rows.count * sizeof *rows.items);
    vec_clear(&rows);
    return status;
}

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

/* `keys` are the attributes that the layout reads. */
static const struct comment_kind {
    const char *name, *keys[8];
    int (*read)(struct markdown_parser *p, const struct attributes *attributes);
} comment_kinds[] = {
    {"table", {"widths", "size", "style"}, read_table_comment},
    {"style",
     {"align", "size", "indent", "space", "title", "note", "height"},
     read_style_comment},
    {"keep", {NULL}, read_keep_comment},
    {"page", {"landscape"}, read_page_comment},
    {"section", {"title"}, read_section_comment},
    {"terms", {"hold"}, read_terms_comment},
};

static const struct comment_kind *find_kind(const char *name, size_t length)
{
    for (size_t i = 0; i < sizeof comment_kinds / sizeof *comment_kinds; i++)
        if (strlen(comment_kinds[i].name) == length &&
            memcmp(comment_kinds[i].name, name, length) == 0)
            return &comment_kinds[i];
    return NULL;
}

static int check_keys(struct markdown_parser *p,
                      const struct comment_kind *kind,
                      const struct attributes *attributes)
{
    for (size_t i = 0; i < attributes->count; i++) {
        const char *key = attributes->items[i].key;
        const char *const *known = kind->keys;
        while (*known && strcmp(*known, key) != 0)
            known++;
        if (!*known)
            return markdown_fail(p, "chú thích “%s” không có thuộc tính “%.*s”",
                                 kind->name, excerpt_length(key, strlen(key)),
                                 key);
    }
    return 0;
}

/* What stands between `<!--` and `-->`. */
static int read_comment(struct markdown_parser *p, const char *at,
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
    int status = check_keys(p, kind, &attributes);
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
    bool good = read_comment(&p, text, text + length) == 0;
    vec_clear(&p.pending.attributes);
    blocks_clear(&out);
    return good;
}

static int read_html_paragraph(struct markdown_parser *p, const char *at,
                               size_t length)
{
    struct inlines text;
    int status = markdown_parse_inline(p, at, length, &text);
    if (status || !text.count)
        return status;
    struct block *block = markdown_add_block(p, BLOCK_PARAGRAPH);
    if (!block)
        return -1;
    block->text = text;
    return 0;
}

/* An HTML block is a run of comments, or a paragraph that begins with one of
 * the inline tags. */
int markdown_read_html(struct markdown_parser *p)
{
    const char *at = str_text(&p->raw), *end = at + p->raw.length;
    while (!is_blank(at, end)) {
        while (isspace((unsigned char)*at))
            at++;
        if (strncmp(at, "<!--", 4) != 0)
            return read_html_paragraph(p, at, (size_t)(end - at));
        const char *close = strstr(at + 4, "-->");
        if (!close)
            return markdown_fail(p, "chú thích <!-- không được đóng bằng -->");
        int status = read_comment(p, at + 4, close);
        if (status)
            return status;
        at = close + 3;
    }
    return 0;
}
