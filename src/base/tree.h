/* Values of jansson, made so that none can fail: memory that runs out ends the
 * program, as everywhere (base/mem.h). May be included by everything. */
#ifndef DTI_BASE_TREE_H
#define DTI_BASE_TREE_H

#include "base/emit.h"

#include <jansson.h>

/* Sets `key`; a `value` of NULL means that memory ran out. */
void tree_put(json_t *object, const char *key, json_t *value);
void tree_add(json_t *array, json_t *value);

/* `text`, with bytes that are not UTF-8 (a file's name can hold any) as U+FFFD;
 * null for NULL and for "". A new reference. */
json_t *tree_text(const char *text);

/* The text that an object has at `key`; "" where it has none, or is none. Lent
 * by the object. */
const char *tree_find_text(const json_t *object, const char *key);

/* Writes a value under `key`; its numbers are whole ones. */
void tree_emit(struct emitter *e, const char *key, const json_t *value);

/* What stands in an object, into the one that is open. */
void tree_emit_members(struct emitter *e, const json_t *object);

#endif
