/* Fenced blocks and HTML blocks: what block.h adds to Markdown. */
#include "base/text.h"
#include "document/markdown/parser.h"
#include "document/markdown/text.h"

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
        int status = markdown_read_comment(p, at + 4, close);
        if (status)
            return status;
        at = close + 3;
    }
    return 0;
}
