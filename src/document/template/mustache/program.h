/* The inside of Mustache: source -> program -> text. May be included by
 * document/check and document/template. */
#ifndef DTI_DOCUMENT_TEMPLATE_MUSTACHE_PROGRAM_H
#define DTI_DOCUMENT_TEMPLATE_MUSTACHE_PROGRAM_H

#include "base/vec.h"
#include "document/template/mustache/mustache.h"
#include "document/excerpt.h"

#include <stddef.h>

enum {
    MUSTACHE_MAX_SECTIONS = 64,    /* open at once in one source */
    MUSTACHE_MAX_PARTIALS = 64,    /* open at once */
    MUSTACHE_MAX_OUTPUT = 1 << 30, /* bytes */
    MUSTACHE_MAX_STEPS = 1 << 27 /* nodes and turns of lists in one rendering */
};

/* A piece of a source, not NUL-ended. */
struct mustache_slice {
    const char *text;
    size_t length;
};

/* The two arguments for `%.*s` in a message. */
#define SLICE_EXCERPT(s) excerpt_length((s).text, (s).length), (s).text

enum mustache_kind {
    MUSTACHE_TEXT,
    MUSTACHE_VALUE,    /* {{name}} */
    MUSTACHE_RAW,      /* {{{name}}}, {{&name}} */
    MUSTACHE_SECTION,  /* {{#name}} */
    MUSTACHE_INVERTED, /* {{^name}} */
    MUSTACHE_PARTIAL   /* {{>name}} */
};

struct mustache_node {
    enum mustache_kind kind;
    int line;
    struct mustache_slice text; /* of TEXT; otherwise the name */
    struct mustache_slice
        indent; /* PARTIAL alone on its line: the space before it */
    size_t end; /* SECTION, INVERTED: the first node after it */
};

/* A source as a list of nodes; a section's follow it up to its `end`. Slices
 * point into the source, which must outlive the program. */
struct mustache_program {
    struct mustache_node *items;
    size_t count, capacity;
};

/* Compiles `source`; false and `error` where it is wrong. The program is to be
 * cleared (vec_clear) in either case. */
bool mustache_compile(const char *source, struct mustache_program *out,
                      struct mustache_error *error);

struct mustache_options {
    void (*escape)(const char *text, struct str *out);
    bool partials_must_exist; /* else a missing one prints nothing */
    size_t max_steps;
};

/* mustache_render with another escape. */
bool mustache_render_with(const struct mustache_options *options,
                          const char *source, const json_t *data,
                          const json_t *partials, struct str *out,
                          struct mustache_error *error);

#endif
