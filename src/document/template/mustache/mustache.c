#include "document/template/mustache/program.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* The nodes still to be rendered: a source, a partial, or a section, which is
 * gone through once for each value of its list. */
struct frame {
    const struct mustache_program *program;
    size_t at, start, end;
    const json_t *list; /* of a section over a list, else NULL */
    size_t index;
    size_t context_count; /* contexts below those of this frame */
    bool is_partial;
};

/* A partial with its indentation, compiled at its first use. */
struct partial {
    struct mustache_slice name, indent;
    char *source;
    struct mustache_program *program;
};

struct renderer {
    const struct mustache_options *options;
    const json_t *partials;
    struct str *out;
    struct mustache_error *error;
    VEC_OF(struct frame) frames;
    VEC_OF(const json_t *) contexts;
    VEC_OF(struct partial) loaded;
    size_t partial_depth;
    size_t steps;
};

/* An error inside a partial is reported with the partial's own line, at the
 * line of the outermost tag that led there. */
__attribute__((format(printf, 2, 3))) static bool fail(struct renderer *r,
                                                       const char *format, ...)
{
    char message[400];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    struct mustache_error *error = r->error;
    const struct frame *frame = &r->frames.items[r->frames.count - 1];
    int line = frame->program->items[frame->at - 1].line;
    while (frame > r->frames.items && !frame->is_partial)
        frame--;
    if (!frame->is_partial) {
        error->line = line;
        snprintf(error->message, sizeof error->message, "%s", message);
        return false;
    }
    const struct frame *caller = frame - 1;
    struct mustache_slice name = caller->program->items[caller->at - 1].text;
    snprintf(error->message, sizeof error->message,
             "mẫu con “%.*s”, dòng %d: %s", SLICE_EXCERPT(name), line, message);
    for (frame = r->frames.items; !frame[1].is_partial; frame++)
        continue;
    error->line = frame->program->items[frame->at - 1].line;
    return false;
}

static bool spend(struct renderer *r)
{
    if (++r->steps <= r->options->max_steps &&
        r->out->length <= MUSTACHE_MAX_OUTPUT)
        return true;
    return fail(r, "kết quả quá lớn");
}

/* The value of a name: its first part is sought from the innermost context
 * outwards, the others inside what was found. NULL where there is none. */
static const json_t *find_value(const struct renderer *r,
                                struct mustache_slice name)
{
    if (name.length == 1 && name.text[0] == '.')
        return r->contexts.items[r->contexts.count - 1];
    const char *end = name.text + name.length, *part = name.text;
    const char *dot = memchr(part, '.', name.length);
    size_t length = (size_t)((dot ? dot : end) - part);
    const json_t *value = NULL;
    for (size_t i = r->contexts.count; i && !value; i--)
        value = json_object_getn(r->contexts.items[i - 1], part, length);
    while (dot && value) {
        part = dot + 1;
        dot = memchr(part, '.', (size_t)(end - part));
        value =
            json_object_getn(value, part, (size_t)((dot ? dot : end) - part));
    }
    return value;
}

/* Falsy: nothing, null, false, an empty list, and an empty text, so that a
 * template can ask whether a unit wrote anything. */
static bool is_truthy(const json_t *value)
{
    switch (value ? json_typeof(value) : JSON_NULL) {
    case JSON_NULL:
    case JSON_FALSE:
        return false;
    case JSON_ARRAY:
        return json_array_size(value) > 0;
    case JSON_STRING:
        return json_string_length(value) > 0;
    default:
        return true;
    }
}

static void push_context(struct renderer *r, const json_t *value)
{
    *vec_push(&r->contexts) = value;
}

static void print(struct renderer *r, const char *text, bool raw)
{
    if (raw)
        str_append(r->out, text);
    else
        r->options->escape(text, r->out);
}

/* Numbers and booleans as JSON writes them; 15 digits, as 17 would show 4.4 as
 * 4.4000000000000004. */
static bool print_value(struct renderer *r, const struct mustache_node *node)
{
    const json_t *value = find_value(r, node->text);
    bool raw = node->kind == MUSTACHE_RAW;
    if (!value || json_is_null(value)) {
        print(r, "", raw);
    } else if (json_is_string(value)) {
        print(r, json_string_value(value), raw);
    } else if (json_is_array(value) || json_is_object(value)) {
        return fail(r,
                    "“%.*s” là danh sách hoặc nhóm giá trị, "
                    "không in trực tiếp được",
                    SLICE_EXCERPT(node->text));
    } else {
        char *text =
            json_dumps(value, JSON_ENCODE_ANY | JSON_REAL_PRECISION(15));
        if (!text)
            mem_fail();
        print(r, text, raw);
        free(text);
    }
    return true;
}

static void enter_section(struct renderer *r, const struct mustache_node *node,
                          struct frame *from)
{
    const json_t *value = find_value(r, node->text);
    size_t start = from->at;
    from->at = node->end;
    if (is_truthy(value) != (node->kind == MUSTACHE_SECTION))
        return;
    struct frame section = {.program = from->program,
                            .at = start,
                            .start = start,
                            .end = node->end,
                            .context_count = r->contexts.count};
    if (json_is_array(value) && node->kind == MUSTACHE_SECTION) {
        section.list = value;
        push_context(r, json_array_get(value, 0));
    } else if (node->kind == MUSTACHE_SECTION) {
        push_context(r, value);
    }
    *vec_push(&r->frames) = section;
}

/* The frame's nodes are done: once more for the next of its list, or away. */
static void leave_frame(struct renderer *r, struct frame *frame)
{
    r->contexts.count = frame->context_count;
    if (frame->list && ++frame->index < json_array_size(frame->list)) {
        push_context(r, json_array_get(frame->list, frame->index));
        frame->at = frame->start;
        r->steps++;
        return;
    }
    r->partial_depth -= frame->is_partial;
    r->frames.count--;
}

static bool slice_equal(struct mustache_slice a, struct mustache_slice b)
{
    return a.length == b.length && memcmp(a.text, b.text, a.length) == 0;
}

/* `source` with `indent` before each of its lines. */
static char *indent_lines(const char *source, struct mustache_slice indent)
{
    struct str text = {0};
    while (*source) {
        const char *newline = strchr(source, '\n');
        size_t length =
            newline ? (size_t)(newline - source) + 1 : strlen(source);
        str_append_bytes(&text, indent.text, indent.length);
        str_append_bytes(&text, source, length);
        source += length;
    }
    str_append(&text, "");
    return str_take(&text);
}

/* The compiled partial of `node`; NULL without error (*ok true) where there is
 * none and none is needed. */
static const struct mustache_program *
load_partial(struct renderer *r, const struct mustache_node *node, bool *ok)
{
    *ok = true;
    for (size_t i = 0; i < r->loaded.count; i++)
        if (slice_equal(r->loaded.items[i].name, node->text) &&
            slice_equal(r->loaded.items[i].indent, node->indent))
            return r->loaded.items[i].program;
    const char *source = json_string_value(
        json_object_getn(r->partials, node->text.text, node->text.length));
    if (!source) {
        *ok = !r->options->partials_must_exist ||
              fail(r, "không có mẫu con “%.*s”", SLICE_EXCERPT(node->text));
        return NULL;
    }
    struct partial *partial = vec_push(&r->loaded);
    partial->name = node->text;
    partial->indent = node->indent;
    partial->source = indent_lines(source, node->indent);
    partial->program = mem_calloc(1, sizeof *partial->program);
    struct mustache_error inner;
    if (mustache_compile(partial->source, partial->program, &inner))
        return partial->program;
    *ok = fail(r, "mẫu con “%.*s”, dòng %d: %s", SLICE_EXCERPT(node->text),
               inner.line, inner.message);
    return NULL;
}

static bool enter_partial(struct renderer *r, const struct mustache_node *node)
{
    if (r->partial_depth == MUSTACHE_MAX_PARTIALS)
        return fail(r, "các mẫu con lồng nhau quá %d cấp",
                    MUSTACHE_MAX_PARTIALS);
    bool ok;
    const struct mustache_program *program = load_partial(r, node, &ok);
    if (!program)
        return ok;
    *vec_push(&r->frames) = (struct frame){.program = program,
                                           .end = program->count,
                                           .context_count = r->contexts.count,
                                           .is_partial = true};
    r->partial_depth++;
    return true;
}

static bool render_node(struct renderer *r, struct frame *frame)
{
    const struct mustache_node *node = &frame->program->items[frame->at++];
    if (!spend(r))
        return false;
    switch (node->kind) {
    case MUSTACHE_TEXT:
        str_append_bytes(r->out, node->text.text, node->text.length);
        return true;
    case MUSTACHE_VALUE:
    case MUSTACHE_RAW:
        return print_value(r, node);
    case MUSTACHE_SECTION:
    case MUSTACHE_INVERTED:
        enter_section(r, node, frame);
        return true;
    case MUSTACHE_PARTIAL:
        return enter_partial(r, node);
    }
    return true;
}

static void clear_renderer(struct renderer *r)
{
    for (size_t i = 0; i < r->loaded.count; i++) {
        vec_clear(r->loaded.items[i].program);
        free(r->loaded.items[i].program);
        free(r->loaded.items[i].source);
    }
    vec_clear(&r->loaded);
    vec_clear(&r->frames);
    vec_clear(&r->contexts);
}

bool mustache_render_with(const struct mustache_options *options,
                          const char *source, const json_t *data,
                          const json_t *partials, struct str *out,
                          struct mustache_error *error)
{
    *error = (struct mustache_error){0};
    struct mustache_program program = {0};
    struct renderer r = {
        .options = options, .partials = partials, .out = out, .error = error};
    bool ok = mustache_compile(source, &program, error);
    if (ok) {
        push_context(&r, data);
        *vec_push(&r.frames) = (struct frame){
            .program = &program, .end = program.count, .context_count = 1};
    }
    while (ok && r.frames.count) {
        struct frame *frame = &r.frames.items[r.frames.count - 1];
        if (frame->at == frame->end)
            leave_frame(&r, frame);
        else
            ok = render_node(&r, frame);
    }
    clear_renderer(&r);
    vec_clear(&program);
    return ok;
}

bool mustache_render(const char *source, const json_t *data,
                     const json_t *partials, struct str *out,
                     struct mustache_error *error)
{
    static const struct mustache_options options = {.escape = mustache_escape,
                                                    .partials_must_exist = true,
                                                    .max_steps =
                                                        MUSTACHE_MAX_STEPS};
    return mustache_render_with(&options, source, data, partials, out, error);
}
