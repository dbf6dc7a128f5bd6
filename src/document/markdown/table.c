/* Tables that Markdown would take for something else without a word: md4c makes
 * a paragraph of one with too many columns, with a short delimiter (`|-|`) or
 * without an empty line before it; it drops the cells of a row past the last
 * column, and takes the line after a table for a row. All are slips of a
 * template, so all are reported. */
#include "base/text.h"
#include "document/markdown/parser.h"
#include "document/excerpt.h"

enum { MAX_COLUMNS = 128 }; /* of md4c */

struct line {
    const char *start, *end; /* without white space around */
};

static struct line read_line(const char **at, const char *end)
{
    const char *newline = memchr(*at, '\n', (size_t)(end - *at));
    struct line line = {*at, newline ? newline : end};
    *at = newline ? newline + 1 : end;
    line.start = text_trim(line.start, &line.end);
    return line;
}

static size_t count_cells(struct line line)
{
    const char *s = line.start;
    if (s < line.end && *s == '|')
        s++;
    size_t bars = 0;
    const char *last = NULL;
    for (; s < line.end; s++) {
        if (*s == '\\')
            s++;
        else if (*s == '|') {
            bars++;
            last = s;
        }
    }
    return last && last == line.end - 1 ? bars : bars + 1;
}

/* The columns of a line like `|:---|---:|`, or 0 where it is not one. */
static size_t count_columns(struct line line)
{
    bool has_bar = false, has_dash = false;
    for (const char *s = line.start; s < line.end; s++) {
        if (!strchr("|-: \t", *s) || !*s)
            return 0;
        has_bar |= *s == '|';
        has_dash |= *s == '-';
    }
    return has_bar && has_dash ? count_cells(line) : 0;
}

static bool is_fence(struct line line)
{
    return line.end - line.start >= 3 && (memcmp(line.start, "```", 3) == 0 ||
                                          memcmp(line.start, "~~~", 3) == 0);
}

size_t markdown_count_cells(const char *text, size_t length)
{
    struct line line = {text, text + length};
    line.start = text_trim(line.start, &line.end);
    return count_cells(line);
}

bool markdown_is_delimiter(const char *text, size_t length)
{
    return count_columns((struct line){text, text + length}) > 0;
}

static int check_columns(struct markdown_parser *p, struct line head,
                         size_t columns)
{
    int shown = excerpt_length(head.start, (size_t)(head.end - head.start));
    if (columns > MAX_COLUMNS)
        return markdown_fail(p, "bảng “%.*s…” có %zu cột, tối đa là %d cột",
                             shown, head.start, columns, MAX_COLUMNS);
    if (*head.start == '|' && count_cells(head) != columns)
        return markdown_fail(p,
                             "bảng “%.*s…” có %zu ô ở dòng tiêu đề nhưng %zu "
                             "ô ở dòng gạch",
                             shown, head.start, count_cells(head), columns);
    return 0;
}

static int check_row(struct markdown_parser *p, struct line line,
                     size_t columns)
{
    int shown = excerpt_length(line.start, (size_t)(line.end - line.start));
    size_t cells = count_cells(line);
    if (*line.start == '|' && cells > columns)
        return markdown_fail(p, "bảng có %zu cột nhưng dòng “%.*s…” có %zu ô",
                             columns, shown, line.start, cells);
    bool may_be_block = strchr("|<#`~>-*+_0123456789", *line.start) != NULL;
    if (columns > 1 && cells == 1 && !may_be_block)
        return markdown_fail(p,
                             "thiếu một dòng trống giữa bảng và dòng “%.*s…”",
                             shown, line.start);
    return 0;
}

int markdown_check_tables(struct markdown_parser *p, const char *text,
                          size_t length)
{
    const char *at = text, *end = text + length;
    struct line before = {text, text};
    size_t columns = 0; /* of the table we are in */
    char fence = '\0';
    while (at < end) {
        struct line line = read_line(&at, end);
        size_t delimiters = columns ? 0 : count_columns(line);
        if (is_fence(line) && (!fence || fence == *line.start))
            fence = fence ? '\0' : *line.start;
        if (fence || line.start == line.end) {
            columns = 0;
        } else if (delimiters && before.start < before.end) {
            columns = delimiters;
            if (check_columns(p, before, columns))
                return -1;
        } else if (columns && check_row(p, line, columns)) {
            return -1;
        }
        before = line;
    }
    return 0;
}
