#include "document/check/plain.h"

#include "document/markdown/markdown.h"

#include <ctype.h>
#include <string.h>

static void begin_line(struct plain *plain, int line, int section_line,
                       bool apart)
{
    *vec_push(&plain->lines) = (struct plain_line){plain->text.length, line,
                                                   line == section_line, apart};
}

static bool is_begun(const struct plain *plain)
{
    size_t count = plain->lines.count;
    return count > 0 &&
           plain->lines.items[count - 1].start <= plain->text.length &&
           (plain->text.length == 0 ||
            plain->text.data[plain->text.length - 1] != '\n' ||
            plain->lines.items[count - 1].start == plain->text.length);
}

static void add_text(struct plain *plain, const struct mustache_node *node,
                     int section_line)
{
    int line = node->line;
    for (size_t i = 0; i < node->text.length; i++) {
        if (!is_begun(plain))
            begin_line(plain, line, section_line, i == 0);
        str_append_char(&plain->text, node->text.text[i]);
        line += node->text.text[i] == '\n';
    }
}

void plain_make(const struct mustache_program *program, struct plain *out)
{
    int section_line = 0;
    for (size_t i = 0; i < program->count; i++) {
        const struct mustache_node *node = &program->items[i];
        bool value = node->kind == MUSTACHE_VALUE || node->kind == MUSTACHE_RAW;
        if (node->kind == MUSTACHE_TEXT) {
            add_text(out, node, section_line);
        } else if (value) {
            if (!is_begun(out))
                begin_line(out, node->line, section_line, true);
            str_append_char(&out->text, MARKDOWN_UNKNOWN);
        } else if (node->kind != MUSTACHE_PARTIAL) {
            section_line = node->line;
            if (is_begun(out) &&
                out->lines.items[out->lines.count - 1].line == node->line)
                out->lines.items[out->lines.count - 1].varies = true;
        }
    }
}

void plain_clear(struct plain *plain)
{
    str_clear(&plain->text);
    vec_clear(&plain->lines);
}

struct plain_row plain_row(const struct plain *plain, size_t i)
{
    const struct plain_line *at = &plain->lines.items[i];
    const char *all = str_text(&plain->text);
    struct plain_row row = {all + at->start, all + plain->text.length, at};
    if (i + 1 < plain->lines.count)
        row.end = all + plain->lines.items[i + 1].start;
    while (row.text < row.end && isspace((unsigned char)*row.text))
        row.text++;
    while (row.end > row.text && isspace((unsigned char)row.end[-1]))
        row.end--;
    return row;
}

bool plain_row_is_empty(struct plain_row row)
{
    return row.text == row.end;
}

bool plain_row_begins(struct plain_row row, const char *word)
{
    size_t length = strlen(word);
    return (size_t)(row.end - row.text) >= length &&
           memcmp(row.text, word, length) == 0;
}
