/* Markup that would be refused only once the document is printed. The text is
 * looked at line by line, with its tags taken out (plain.h). */
#include "document/check/check.h"
#include "document/check/plain.h"
#include "document/layout/layout.h"
#include "document/markdown/markdown.h"

#include <stdio.h>
#include <string.h>

/* Where the walk through the lines is. */
struct walk {
    const struct source *source;
    const struct plain *plain;
    struct document_error *error;
    size_t columns;              /* of the table that the line is in, or 0 */
    bool fenced;                 /* the line is in a fenced block */
    struct mustache_slice fence; /* its name */
    size_t text;           /* the first line of the running text, up to here */
    const char *commented; /* the end of the last comment, or NULL */
    struct {
        enum { WAITS_FOR_NOTHING, WAITS_FOR_TABLE, WAITS_FOR_TEXT } kind;
        int line;
        struct str widths; /* of a table, where they are known */
    } pending;             /* a comment that waits for its block */
};

static bool fail_at(struct walk *walk, int line, const char *message)
{
    return source_fail(walk->source, line, walk->error, "%s", message);
}

/* --- running text, cells and fields: as Markdown reads them --- */

/* A bar whose length is not known is left out. */
static const char *skip_unknown_bar(struct plain_row row, const char *at)
{
    const char *close = memchr(at, '>', (size_t)(row.end - at));
    if (!close || strncmp(at, "<bar ", 5) != 0)
        return at;
    bool unknown = row.at->varies ||
                   memchr(at, MARKDOWN_UNKNOWN, (size_t)(close - at)) != NULL;
    return unknown ? close + 1 : at;
}

static void append_row(struct str *text, struct plain_row row)
{
    for (const char *at = row.text; at < row.end; at++) {
        at = skip_unknown_bar(row, at);
        if (at < row.end)
            str_append_char(text, *at == MARKDOWN_UNKNOWN ? '0' : *at);
    }
    str_append_char(text, '\n');
}

static bool is_markdown(const struct str *text, char *message, size_t size)
{
    struct blocks blocks;
    bool good =
        markdown_parse(str_text(text), text->length, &blocks, message, size);
    blocks_clear(&blocks);
    return good;
}

/* Names the line up to which the lines from `first` are wrong. */
static bool check_text(struct walk *walk, size_t first, size_t end)
{
    struct str text = {0};
    char message[400];
    for (size_t i = first; i < end; i++)
        append_row(&text, plain_row(walk->plain, i));
    bool good = is_markdown(&text, message, sizeof message);
    str_reset(&text);
    for (size_t i = first; !good && i < end; i++) {
        append_row(&text, plain_row(walk->plain, i));
        if (!is_markdown(&text, message, sizeof message)) {
            fail_at(walk, plain_row(walk->plain, i).at->line, message);
            break;
        }
    }
    str_clear(&text);
    return good;
}

static bool end_text(struct walk *walk, size_t end)
{
    size_t first = walk->text;
    walk->text = end + 1;
    return first >= end || check_text(walk, first, end);
}

/* --- fenced blocks --- */

static bool begin_fence(struct walk *walk, struct plain_row row)
{
    char message[300];
    const char *name = row.text + strspn(row.text, "`");
    name += strspn(name, " ");
    walk->fenced = true;
    walk->fence = (struct mustache_slice){name, 0};
    if (name < row.end)
        walk->fence.length = (size_t)(row.end - name);
    return layout_check_fence(name, walk->fence.length, message,
                              sizeof message) ||
           fail_at(walk, row.at->line, message);
}

/* What a line begins with; where a section begins in it, that may be one of
 * several words which stand one after the other here. */
static bool check_key(struct walk *walk, struct plain_row row)
{
    char message[300];
    size_t length = 0;
    while (row.text + length < row.end && row.text[length] != '|')
        length++;
    while (length > 0 && row.text[length - 1] == ' ')
        length--;
    if (memchr(row.text, MARKDOWN_UNKNOWN, length))
        return true;
    for (size_t n = row.at->varies ? 1 : length; n <= length; n++)
        if (layout_check_line(walk->fence.text, walk->fence.length, row.text, n,
                              message, sizeof message))
            return true;
    return length == 0 || fail_at(walk, row.at->line, message);
}

static bool check_fenced(struct walk *walk, struct plain_row row)
{
    struct str text = {0};
    char message[400];
    if (plain_row_is_empty(row))
        return true;
    str_printf(&text, "``` %.*s\n", (int)walk->fence.length, walk->fence.text);
    append_row(&text, row);
    str_append(&text, "```\n");
    bool good = is_markdown(&text, message, sizeof message);
    str_clear(&text);
    if (!good)
        return fail_at(walk, row.at->line, message);
    return check_key(walk, row);
}

/* --- comments --- */

static void keep_widths(struct walk *walk, struct plain_row row,
                        const char *close)
{
    static const char KEY[] = "widths=\"";
    const char *at =
        memmem(row.text, (size_t)(close - row.text), KEY, sizeof KEY - 1);
    str_reset(&walk->pending.widths);
    if (!at || row.at->varies)
        return;
    at += sizeof KEY - 1;
    size_t length = strcspn(at, "\"");
    if (!memchr(at, MARKDOWN_UNKNOWN, length))
        str_append_bytes(&walk->pending.widths, at, length);
}

static void wait_for_block(struct walk *walk, struct plain_row row,
                           const char *close)
{
    const char *name = row.text + 4 + strspn(row.text + 4, " \n");
    bool table = strncmp(name, "table", 5) == 0;
    bool style = strncmp(name, "style", 5) == 0;
    if (!table && !style)
        return;
    walk->pending.kind = table ? WAITS_FOR_TABLE : WAITS_FOR_TEXT;
    walk->pending.line = row.at->line;
    keep_widths(walk, row, close);
}

/* What a comment says; where a section begins in it, what it would say in an
 * attribute is not known. */
static void copy_comment(const char *text, size_t length, bool varies,
                         struct str *out)
{
    bool quoted = false;
    for (size_t i = 0; i < length; i++) {
        quoted ^= text[i] == '"';
        if (quoted && varies && text[i] != '"')
            str_append_char(out, MARKDOWN_UNKNOWN);
        else
            str_append_char(out, text[i]);
    }
}

static bool check_comment(struct walk *walk, struct plain_row row)
{
    char message[400];
    const char *end = str_text(&walk->plain->text) + walk->plain->text.length;
    const char *text = row.text + 4;
    const char *close = memmem(text, (size_t)(end - text), "-->", 3);
    if (!close)
        return fail_at(walk, row.at->line,
                       "chú thích <!-- không được đóng bằng -->");
    walk->commented = close + 3;
    wait_for_block(walk, row, close);
    struct str comment = {0};
    copy_comment(text, (size_t)(close - text), row.at->varies, &comment);
    bool good = markdown_check_comment(str_text(&comment), comment.length,
                                       message, sizeof message);
    str_clear(&comment);
    return good || fail_at(walk, row.at->line, message);
}

/* The comment before this line, which begins a block, was meant for one such;
 * what a tag between them would bring is not known. */
static bool check_pending(struct walk *walk, struct plain_row row)
{
    bool cells = memchr(row.text, '|', (size_t)(row.end - row.text)) != NULL;
    int kind = row.at->apart ? WAITS_FOR_NOTHING : walk->pending.kind;
    walk->pending.kind = WAITS_FOR_NOTHING;
    if (row.at->apart)
        str_reset(&walk->pending.widths);
    if (kind == WAITS_FOR_TABLE && !cells)
        return fail_at(walk, walk->pending.line,
                       "sau chú thích “table” phải là một bảng");
    if (kind == WAITS_FOR_TEXT && plain_row_begins(row, "|"))
        return fail_at(walk, walk->pending.line,
                       "sau chú thích “style” phải là một đoạn văn hoặc tiêu "
                       "đề");
    return true;
}

/* --- tables --- */

/* The cells of a table's rows have to be as many as its columns, wherever that
 * does not depend on data. */
static bool check_cells(struct walk *walk, struct plain_row row)
{
    size_t cells = markdown_count_cells(row.text, (size_t)(row.end - row.text));
    if (row.at->varies || *row.text != '|' || cells == walk->columns)
        return true;
    return source_fail(walk->source, row.at->line, walk->error,
                       "bảng có %zu cột nhưng dòng này có %zu ô; thêm hoặc bớt "
                       "dấu “|”",
                       walk->columns, cells);
}

static bool check_widths(struct walk *walk)
{
    struct column_wish wishes[LAYOUT_COLUMNS];
    const char *widths = str_text(&walk->pending.widths);
    bool good = walk->pending.widths.length == 0 ||
                layout_read_widths(widths, wishes) == walk->columns;
    if (!good)
        source_fail(walk->source, walk->pending.line, walk->error,
                    "widths=\"%s\" không hợp với bảng %zu cột", widths,
                    walk->columns);
    str_reset(&walk->pending.widths);
    return good;
}

/* The line below the headings: `i` is its place. */
static bool begin_table(struct walk *walk, size_t i, struct plain_row row)
{
    walk->columns =
        markdown_count_cells(row.text, (size_t)(row.end - row.text));
    return check_cells(walk, plain_row(walk->plain, i - 1)) &&
           check_widths(walk);
}

/* --- one line after the other --- */

/* A line outside fenced blocks and comments. */
static bool check_plain(struct walk *walk, size_t i, struct plain_row row)
{
    size_t length = (size_t)(row.end - row.text);
    bool delimiter = i > 0 && markdown_is_delimiter(row.text, length);
    if (length == 0) {
        walk->columns = 0;
        return end_text(walk, i);
    }
    if (delimiter && walk->columns == 0) {
        walk->text = i + 1; /* the headings are read as a row already */
        return row.at->varies || begin_table(walk, i, row);
    }
    if (!check_pending(walk, row))
        return false;
    if (walk->columns == 0 && !plain_row_begins(row, "|"))
        return true; /* read with the lines around it */
    return end_text(walk, i) && (delimiter || check_text(walk, i, i + 1)) &&
           (walk->columns == 0 || check_cells(walk, row));
}

static bool check_line(struct walk *walk, size_t i)
{
    struct plain_row row = plain_row(walk->plain, i);
    if (walk->commented && row.text < walk->commented) {
        walk->text = i + 1;
        return true;
    }
    if (plain_row_begins(row, "```")) {
        bool ends = walk->fenced;
        walk->fenced = false;
        walk->columns = 0;
        return end_text(walk, i) &&
               (ends || (check_pending(walk, row) && begin_fence(walk, row)));
    }
    if (walk->fenced) {
        walk->text = i + 1;
        return check_fenced(walk, row);
    }
    if (plain_row_begins(row, "<!--"))
        return end_text(walk, i) && check_comment(walk, row);
    return check_plain(walk, i, row);
}

static bool check_lines(struct walk *walk)
{
    bool good = true;
    size_t count = walk->plain->lines.count;
    for (size_t i = 0; good && i < count; i++)
        good = check_line(walk, i);
    good = good && end_text(walk, count);
    str_clear(&walk->pending.widths);
    return good;
}

bool document_check_markup(const struct source *source,
                           struct document_error *error)
{
    struct mustache_program program = {0};
    struct plain plain = {0};
    struct mustache_error wrong;
    struct walk walk = {.source = source, .plain = &plain, .error = error};
    bool good = mustache_compile(source->text, &program, &wrong);
    if (good) {
        plain_make(&program, &plain);
        good = check_lines(&walk);
    } else {
        source_fail(source, wrong.line, error, "%s", wrong.message);
    }
    plain_clear(&plain);
    vec_clear(&program);
    return good;
}
