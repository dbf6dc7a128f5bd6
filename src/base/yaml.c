#include "base/yaml.h"

#include "base/text.h"
#include "base/vec.h"

#include <stdarg.h>
#include <stdio.h>
#include <yaml.h>

/* What libyaml says in English, in words that tell an official what to mend.
 * `opened`: the mistake shows where reading stopped, but what has to be mended
 * is where the quote or bracket was opened, so that line is named. */
static const struct {
    const char *problem, *message;
    bool opened;
} syntax_errors[] = {
    {"did not find expected ',' or ']'",
     "danh sách trong […] thiếu dấu “,” hoặc dấu “]”; kiểm tra từ dấu “[” ở "
     "dòng này",
     true},
    {"did not find expected ',' or '}'",
     "nhóm trong {…} thiếu dấu “,” hoặc dấu “}”; kiểm tra từ dấu “{” ở dòng "
     "này",
     true},
    {"found unexpected end of stream",
     "chuỗi trong dấu nháy không được đóng; thêm dấu nháy đóng", true},
    {"found unexpected document indicator",
     "chuỗi trong dấu nháy không được đóng; thêm dấu nháy đóng", true},
    {"could not find expected ':'",
     "thiếu dấu “:” sau khóa; viết “khóa: giá trị”", true},
    {"did not find expected key",
     "sai thụt lề hoặc sai dấu nháy; các khóa cùng nhóm phải thẳng cột nhau",
     false},
    {"did not find expected '-' indicator",
     "sai thụt lề trong danh sách; các dấu “-” phải thẳng cột nhau", false},
    {"did not find expected node content",
     "thiếu giá trị ở đây; ghi giá trị, hoặc đặt giá trị trong dấu nháy",
     false},
    {"did not find expected <document start>",
     "sai thụt lề; mọi khóa ngoài cùng phải bắt đầu ở đầu dòng", false},
    {"mapping values are not allowed in this context",
     "dấu “: ” nằm trong giá trị, hoặc sai thụt lề; đặt cả giá trị trong dấu "
     "nháy nếu giá trị có dấu “: ”",
     false},
    {"mapping keys are not allowed in this context",
     "dấu “?” đứng đầu giá trị; đặt giá trị trong dấu nháy", false},
    {"block sequence entries are not allowed in this context",
     "dấu “-” đứng sai chỗ; mỗi mục của danh sách bắt đầu ở một dòng mới",
     false},
    {"found character that cannot start any token",
     "ký tự không được đứng đầu (dấu tab, @, ` hoặc %); thụt lề bằng dấu cách, "
     "đặt giá trị trong dấu nháy",
     false},
    {"found a tab character that violates indentation",
     "dòng thụt lề bằng dấu tab; thay dấu tab bằng dấu cách", false},
    {"found a tab character where an indentation space is expected",
     "dòng thụt lề bằng dấu tab; thay dấu tab bằng dấu cách", false},
    {"found unknown escape character",
     "trong dấu nháy kép, dấu “\\” là ký tự đặc biệt; dùng dấu nháy đơn '…'",
     false},
    {"found invalid Unicode character escape code",
     "mã ký tự sau “\\” không hợp lệ; dùng dấu nháy đơn '…'", false},
    {"did not find expected hexdecimal number",
     "mã ký tự sau “\\” không hợp lệ; dùng dấu nháy đơn '…'", false},
    {"control characters are not allowed",
     "có ký tự điều khiển; xóa ký tự lạ ở dòng này", false},
    {"found undefined tag handle",
     "không dùng thẻ “!…”; xóa thẻ, hoặc đặt giá trị trong dấu nháy", false},
};

struct entry {
    const char *key; /* NULL in a list */
    int line;        /* of the key */
    struct yaml_node *value;
};

/* A list or map that is still open. */
struct frame {
    struct yaml_node *node;
    VEC_OF(struct entry) entries;
    bool expects_value; /* of a map: the last entry has only its key */
};

struct builder {
    struct arena *arena;
    struct yaml_error *error;
    struct frame frames[YAML_MAX_DEPTH];
    size_t depth;
    size_t documents;
    struct yaml_node *root;
};

/* Records the error, cut at a whole character; always false. */
__attribute__((format(printf, 3, 4))) static bool
fail(struct yaml_error *error, int line, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length =
        vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
    error->line = line;
    if (length < (int)sizeof error->message)
        return false;
    size_t room = sizeof error->message - 1;
    error->message[text_valid_length(error->message, room)] = '\0';
    return false;
}

static int line_of(yaml_mark_t mark)
{
    return (int)mark.line + 1;
}

static int line_of_offset(const char *text, size_t length, size_t offset)
{
    int line = 1;
    for (size_t i = 0; i < length && i < offset; i++)
        line += text[i] == '\n';
    return line;
}

/* --- a key without its colon --- */

struct text_line {
    const char *start, *end; /* from the key on; behind the value */
    size_t column;           /* of `start` */
};

/* Line `number` without indentation, the dash of a list and a remark. */
static struct text_line line_at(const char *text, size_t length, int number)
{
    const char *end = text + length, *begin = text;
    for (int n = 1; n < number && begin < end; n++) {
        const char *newline = memchr(begin, '\n', (size_t)(end - begin));
        begin = newline ? newline + 1 : end;
    }
    const char *newline = memchr(begin, '\n', (size_t)(end - begin));
    struct text_line line = {begin, newline ? newline : end, 0};
    while (line.start < line.end && strchr(" -", *line.start))
        line.start++;
    line.column = (size_t)(line.start - begin);
    const char *remark =
        memmem(line.start, (size_t)(line.end - line.start), " #", 2);
    if (remark)
        line.end = remark;
    if (line.start < line.end && *line.start == '#')
        line.end = line.start;
    while (line.end > line.start && strchr(" \r\t", line.end[-1]))
        line.end--;
    return line;
}

/* The length of the key of a line that has a key and a value, but no colon
 * between them; else 0. */
static size_t bare_key(struct text_line line)
{
    const char *at = line.start;
    while (at < line.end && ((*at >= 'a' && *at <= 'z') || *at == '_'))
        at++;
    size_t left = (size_t)(line.end - at);
    bool bare = at > line.start && left > 1 && *at == ' ' &&
                !memmem(at, left, ": ", 2) && line.end[-1] != ':';
    return bare ? (size_t)(at - line.start) : 0;
}

/* YAML takes the first line of a group for a text where its colon lacks, and
 * complains of the next one. Names the line to mend; false where that is not
 * what happened at `line`. */
static bool colon_lacks(const char *text, size_t length, int line,
                        struct yaml_error *error)
{
    struct text_line here = line_at(text, length, line);
    for (int before = line - 1; before > 0; before--) {
        struct text_line other = line_at(text, length, before);
        if (other.start == other.end)
            continue;
        size_t key = bare_key(other);
        if (key == 0 || other.column != here.column)
            return false;
        fail(error, before, "thiếu dấu “:” sau “%.*s”; viết “%.*s: giá trị”",
             (int)key, other.start, (int)key, other.start);
        return true;
    }
    return false;
}

static bool syntax_error(const yaml_parser_t *parser, const char *text,
                         size_t length, struct yaml_error *error)
{
    if (parser->error == YAML_MEMORY_ERROR)
        mem_fail();
    int line = parser->error == YAML_READER_ERROR
                   ? line_of_offset(text, length, parser->problem_offset)
                   : line_of(parser->problem_mark);
    const char *problem = parser->problem ? parser->problem : "";
    for (size_t i = 0; i < sizeof syntax_errors / sizeof *syntax_errors; i++) {
        if (strcmp(problem, syntax_errors[i].problem) != 0)
            continue;
        if (syntax_errors[i].opened)
            line = line_of(parser->context_mark);
        else if (colon_lacks(text, length, line, error))
            return false;
        return fail(error, line, "sai cú pháp YAML: %s",
                    syntax_errors[i].message);
    }
    return fail(error, line,
                "sai cú pháp YAML; kiểm tra thụt lề, dấu nháy và dấu “:” ở "
                "dòng này và dòng trước");
}

static struct yaml_node *new_node(struct builder *b, enum yaml_kind kind,
                                  int line)
{
    struct yaml_node *node = arena_alloc(b->arena, sizeof *node);
    node->kind = kind;
    node->line = line;
    return node;
}

/* Puts a finished or just opened node where it belongs; a scalar where a key is
 * expected becomes the key. */
static bool place(struct builder *b, struct yaml_node *node)
{
    if (b->depth == 0) {
        b->root = node;
        return true;
    }
    struct frame *top = &b->frames[b->depth - 1];
    if (top->node->kind == YAML_MAP && top->expects_value) {
        top->entries.items[top->entries.count - 1].value = node;
        top->expects_value = false;
        return true;
    }
    struct entry *entry = vec_push(&top->entries);
    if (top->node->kind == YAML_LIST) {
        entry->value = node;
        return true;
    }
    if (node->kind != YAML_SCALAR)
        return fail(b->error, node->line,
                    "khóa phải là một từ, không phải danh sách hay nhóm; viết "
                    "“khóa: giá trị”");
    entry->key = node->text;
    entry->line = node->line;
    top->expects_value = true;
    return true;
}

static bool refuse_marks(struct builder *b, const yaml_event_t *event,
                         const yaml_char_t *anchor, const yaml_char_t *tag)
{
    int line = line_of(event->start_mark);
    if (anchor)
        return fail(b->error, line,
                    "không dùng neo “&%s”; xóa neo, hoặc đặt giá trị trong dấu "
                    "nháy",
                    (const char *)anchor);
    if (tag)
        return fail(b->error, line,
                    "không dùng thẻ “%s”; xóa thẻ, hoặc đặt giá trị trong dấu "
                    "nháy",
                    (const char *)tag);
    return true;
}

static bool take_scalar(struct builder *b, const yaml_event_t *event)
{
    if (!refuse_marks(b, event, event->data.scalar.anchor,
                      event->data.scalar.tag))
        return false;
    struct yaml_node *node =
        new_node(b, YAML_SCALAR, line_of(event->start_mark));
    node->text =
        arena_take(b->arena, text_clean((const char *)event->data.scalar.value,
                                        event->data.scalar.length));
    node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    return place(b, node);
}

static bool open_frame(struct builder *b, const yaml_event_t *event,
                       enum yaml_kind kind)
{
    bool map = kind == YAML_MAP;
    int line = line_of(event->start_mark);
    if (!refuse_marks(b, event,
                      map ? event->data.mapping_start.anchor
                          : event->data.sequence_start.anchor,
                      map ? event->data.mapping_start.tag
                          : event->data.sequence_start.tag))
        return false;
    if (b->depth == YAML_MAX_DEPTH)
        return fail(b->error, line,
                    "lồng nhau sâu hơn %d mức; bỏ bớt các mức lồng",
                    YAML_MAX_DEPTH);
    struct yaml_node *node = new_node(b, kind, line);
    if (!place(b, node))
        return false;
    b->frames[b->depth++] = (struct frame){.node = node};
    return true;
}

static int compare_entries(const void *left, const void *right)
{
    const struct entry *a = *(struct entry *const *)left;
    const struct entry *b = *(struct entry *const *)right;
    int order = strcmp(a->key, b->key);
    return order ? order : (a > b) - (a < b);
}

/* Refuses the first key, in the order of the text, that stands there twice. */
static bool check_keys(struct builder *b, const struct frame *frame)
{
    size_t count = frame->entries.count;
    if (count < 2)
        return true;
    const struct entry **sorted = mem_calloc(count, sizeof *sorted);
    for (size_t i = 0; i < count; i++)
        sorted[i] = &frame->entries.items[i];
    qsort(sorted, count, sizeof *sorted, compare_entries);
    const struct entry *second = NULL;
    int first_line = 0;
    for (size_t i = 1; i < count; i++)
        if (strcmp(sorted[i - 1]->key, sorted[i]->key) == 0 &&
            (!second || sorted[i] < second)) {
            second = sorted[i];
            first_line = sorted[i - 1]->line;
        }
    free(sorted);
    return !second ||
           fail(b->error, second->line,
                "khóa “%s” lặp lại (đã có ở dòng %d); bỏ bớt một khóa",
                second->key, first_line);
}

static bool close_frame(struct builder *b)
{
    struct frame *frame = &b->frames[b->depth - 1];
    struct yaml_node *node = frame->node;
    if (node->kind == YAML_MAP && !check_keys(b, frame))
        return false;
    size_t count = frame->entries.count;
    node->count = count;
    node->items = arena_calloc(b->arena, count, sizeof *node->items);
    if (node->kind == YAML_MAP) {
        node->keys = arena_calloc(b->arena, count, sizeof *node->keys);
        node->key_lines =
            arena_calloc(b->arena, count, sizeof *node->key_lines);
    }
    for (size_t i = 0; i < count; i++) {
        const struct entry *entry = &frame->entries.items[i];
        node->items[i] = entry->value;
        if (node->kind == YAML_MAP) {
            node->keys[i] = entry->key;
            node->key_lines[i] = entry->line;
        }
    }
    vec_clear(&frame->entries);
    b->depth--;
    return true;
}

static bool take_event(struct builder *b, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        return ++b->documents == 1 ||
               fail(b->error, line_of(event->start_mark),
                    "tệp có nhiều tài liệu YAML; bỏ dấu “---” ở giữa tệp");
    case YAML_ALIAS_EVENT:
        return fail(b->error, line_of(event->start_mark),
                    "không dùng bí danh “*%s”; ghi đầy đủ giá trị, hoặc đặt "
                    "giá trị trong dấu nháy",
                    (const char *)event->data.alias.anchor);
    case YAML_SCALAR_EVENT:
        return take_scalar(b, event);
    case YAML_SEQUENCE_START_EVENT:
        return open_frame(b, event, YAML_LIST);
    case YAML_MAPPING_START_EVENT:
        return open_frame(b, event, YAML_MAP);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        return b->depth == 0 || close_frame(b);
    default:
        return true;
    }
}

static bool build(struct builder *b, const char *text, size_t length)
{
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser))
        mem_fail();
    yaml_parser_set_input_string(&parser, (const unsigned char *)text, length);
    bool good = true, done = false;
    while (good && !done) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event)) {
            good = syntax_error(&parser, text, length, b->error);
            break;
        }
        done = event.type == YAML_STREAM_END_EVENT;
        good = take_event(b, &event);
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    for (size_t i = 0; i < b->depth; i++)
        vec_clear(&b->frames[i].entries);
    return good;
}

const struct yaml_node *yaml_parse(const char *text, size_t length,
                                   struct arena *arena,
                                   struct yaml_error *error)
{
    struct builder b = {.arena = arena, .error = error};
    *error = (struct yaml_error){0};
    if (length > YAML_MAX_SIZE) {
        fail(error, 0, "tệp lớn hơn %d MiB; chia nhỏ hoặc bỏ bớt nội dung",
             YAML_MAX_SIZE / 1024 / 1024);
        return NULL;
    }
    size_t valid = text_valid_length(text, length);
    if (valid < length) {
        fail(error, line_of_offset(text, length, valid),
             "tệp không phải UTF-8; lưu lại tệp với bảng mã UTF-8");
        return NULL;
    }
    if (!build(&b, text, length))
        return NULL;
    bool empty = !b.root || (b.root->kind == YAML_SCALAR && !b.root->quoted &&
                             b.root->text[0] == '\0');
    return empty ? new_node(&b, YAML_MAP, 1) : b.root;
}

const struct yaml_node *yaml_get(const struct yaml_node *map, const char *key)
{
    if (!map || map->kind != YAML_MAP)
        return NULL;
    for (size_t i = 0; i < map->count; i++)
        if (strcmp(map->keys[i], key) == 0)
            return map->items[i];
    return NULL;
}
