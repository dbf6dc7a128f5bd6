/* YAML as a tree that knows its lines. May be included by everything.
 *
 * libyaml parses; the tree is kept because a mistake that shows only when two
 * values are compared still has to be named with its file and line. Aliases,
 * tags and a key given twice are refused. */
#ifndef DTI_BASE_YAML_H
#define DTI_BASE_YAML_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

enum {
    YAML_MAX_SIZE = 8 * 1024 * 1024, /* bytes of one text */
    YAML_MAX_DEPTH = 32              /* lists and maps inside each other */
};

enum yaml_kind { YAML_SCALAR, YAML_LIST, YAML_MAP };

struct yaml_node {
    enum yaml_kind kind;
    int line;                 /* from 1 */
    bool quoted;              /* a scalar in quotes or a block */
    const char *text;         /* SCALAR: UTF-8 NFC */
    size_t count;             /* LIST, MAP */
    struct yaml_node **items; /* LIST: items; MAP: values */
    const char **keys;        /* MAP */
    int *key_lines;           /* MAP */
};

struct yaml_error {
    int line;
    char message[256]; /* Vietnamese, without file and line */
};

/* The tree of `text`, living in `arena`; NULL and `error` where it is wrong.
 * An empty document is an empty map. */
const struct yaml_node *yaml_parse(const char *text, size_t length,
                                   struct arena *arena,
                                   struct yaml_error *error);

/* The value of `key`, or NULL. */
const struct yaml_node *yaml_get(const struct yaml_node *map, const char *key);

#endif
