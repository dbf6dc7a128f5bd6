/* Markup that Markdown would refuse only once the document is printed. The text
 * is looked at line by line, with its tags taken out. */
#include "document/check/check.h"
#include "document/layout/layout.h"
#include "document/markdown/markdown.h"

#include <ctype.h>
#include <stdlib.h>

/* A line of the text without tags. */
struct plain_line {
    size_t start; /* in the plain text */
    int line;     /* of the source */
    bool varies;  /* a section begins in it: its cells may be many or none */
};

struct plain {
    struct str text;
    VEC_OF(struct plain_line) lines;
};

static void begin_line(struct plain *plain, int line, int section_line)
{
    *vec_push(&plain->lines) =
        (struct plain_line){plain->text.length, line, line == section_line};
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

static void add_text(struct plain *plain, const struct node *node,
                     int section_line)
{
    int line = node->line;
    for (size_t i = 0; i < node->text.length; i++) {
        if (!is_begun(plain))
            begin_line(plain, line, section_line);
        str_append_char(&plain->text, node->text.text[i]);
        line += node->text.text[i] == '\n';
    }
}

/* A value stands there as "0"; what sections hold stands there once. */
static void make_plain(const struct program *program, struct plain *plain)
{
    int section_line = 0;
    for (size_t i = 0; i < program->count; i++) {
        const struct node *node = &program->items[i];
        bool value = node->kind == NODE_VALUE || node->kind == NODE_RAW;
        if (node->kind == NODE_TEXT) {
            add_text(plain, node, section_line);
        } else if (value) {
            if (!is_begun(plain))
                begin_line(plain, node->line, section_line);
            str_append_char(&plain->text, '0');
        } else if (node->kind != NODE_PARTIAL) {
            section_line = node->line;
            if (is_begun(plain) &&
                plain->lines.items[plain->lines.count - 1].line == node->line)
                plain->lines.items[plain->lines.count - 1].varies = true;
        }
    }
}

struct shown_row {
    const char *text, *end; /* without the space around */
    const struct plain_line *at;
};

static struct shown_row row_at(const struct plain *plain, size_t i)
{
    const struct plain_line *at = &plain->lines.items[i];
    const char *all = str_text(&plain->text);
    struct shown_row row = {all + at->start, all + plain->text.length, at};
    if (i + 1 < plain->lines.count)
        row.end = all + plain->lines.items[i + 1].start;
    while (row.text < row.end && isspace((unsigned char)*row.text))
        row.text++;
    while (row.end > row.text && isspace((unsigned char)row.end[-1]))
        row.end--;
    return row;
}

static bool begins(struct shown_row row, const char *word)
{
    size_t length = strlen(word);
    return (size_t)(row.end - row.text) >= length &&
           memcmp(row.text, word, length) == 0;
}

/* --- one thing a line --- */

static bool check_fence(const struct source *source, struct shown_row row,
                        struct document_error *error)
{
    const char *name = row.text + strspn(row.text, "`");
    while (name < row.end && *name == ' ')
        name++;
    size_t length = (size_t)(row.end - name);
    if (length == 0)
        return source_fail(source, row.at->line, error,
                           "khối ``` không có tên; các khối có: %s",
                           layout_fences);
    return layout_has_fence(name, length) ||
           source_fail(source, row.at->line, error,
                       "không có khối “%.*s”; các khối có: %s",
                       excerpt_length(name, length), name, layout_fences);
}

static bool is_inline_tag(const char *name, size_t length)
{
    static const char *const known[] = {"br", "bar", "mark", "small"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strlen(known[i]) == length && memcmp(known[i], name, length) == 0)
            return true;
    return false;
}

/* The length of `<name` or `</name` at `at`, where that is a tag of HTML and no
 * address in <…>. */
static size_t html_name(const char *at, const char *end, const char **name)
{
    *name = at + 1 + (at + 1 < end && at[1] == '/');
    size_t length = 0;
    while (*name + length < end && isalnum((unsigned char)(*name)[length]))
        length++;
    const char *next = *name + length;
    bool tag = length > 0 && isalpha((unsigned char)**name) && next < end &&
               strchr(" />", *next);
    return tag ? length : 0;
}

static bool check_html(const struct source *source, struct shown_row row,
                       struct document_error *error)
{
    const char *at = row.text, *name;
    while ((at = memchr(at, '<', (size_t)(row.end - at)))) {
        size_t length = html_name(at, row.end, &name);
        bool escaped = at > row.text && at[-1] == '\\';
        if (length > 0 && !escaped && !is_inline_tag(name, length))
            return source_fail(source, row.at->line, error,
                               "không dùng được thẻ HTML <%.*s>; chỉ có "
                               "<mark>, <small>, <br>, <bar value=\"…\">",
                               excerpt_length(name, length), name);
        at++;
    }
    return true;
}

static bool check_comment(const struct source *source, struct shown_row row,
                          const char *end, struct document_error *error)
{
    char message[400];
    const char *text = row.text + 4;
    const char *close = memmem(text, (size_t)(end - text), "-->", 3);
    if (!close)
        return source_fail(source, row.at->line, error,
                           "chú thích <!-- không được đóng bằng -->");
    return markdown_check_comment(text, (size_t)(close - text), message,
                                  sizeof message) ||
           source_fail(source, row.at->line, error, "%s", message);
}

/* --- tables --- */

/* The cells of a table's rows have to be as many as its columns, wherever that
 * does not depend on data. */
static bool check_cells(const struct source *source, struct shown_row row,
                        size_t columns, struct document_error *error)
{
    size_t cells = markdown_count_cells(row.text, (size_t)(row.end - row.text));
    if (row.at->varies || *row.text != '|' || cells == columns)
        return true;
    return source_fail(source, row.at->line, error,
                       "bảng có %zu cột nhưng dòng này có %zu ô; thêm hoặc bớt "
                       "dấu “|”",
                       columns, cells);
}

static bool check_lines(const struct source *source, const struct plain *plain,
                        struct document_error *error)
{
    const char *end = str_text(&plain->text) + plain->text.length;
    size_t columns = 0; /* of the table that the line is in */
    bool fenced = false, good = true;
    for (size_t i = 0; good && i < plain->lines.count; i++) {
        struct shown_row row = row_at(plain, i);
        size_t length = (size_t)(row.end - row.text);
        bool table = !fenced && columns == 0 && i > 0 &&
                     markdown_is_delimiter(row.text, length);
        if (begins(row, "```")) {
            good = fenced || check_fence(source, row, error);
            fenced = !fenced;
        } else if (!fenced && begins(row, "<!--")) {
            good = check_comment(source, row, end, error);
        } else if (table && !row.at->varies) {
            columns = markdown_count_cells(row.text, length);
            good = check_cells(source, row_at(plain, i - 1), columns, error);
        } else {
            columns = length == 0 || fenced ? 0 : columns;
            good = check_html(source, row, error) &&
                   (columns == 0 || check_cells(source, row, columns, error));
        }
    }
    return good;
}

bool check_markup(const struct source *source, struct document_error *error)
{
    struct program program = {0};
    struct plain plain = {0};
    struct mustache_error wrong;
    bool good = mustache_compile(source->text, &program, &wrong);
    if (good) {
        make_plain(&program, &plain);
        good = check_lines(source, &plain, error);
    } else {
        source_fail(source, wrong.line, error, "%s", wrong.message);
    }
    str_clear(&plain.text);
    vec_clear(&plain.lines);
    vec_clear(&program);
    return good;
}
