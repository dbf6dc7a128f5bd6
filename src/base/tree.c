#include "base/tree.h"

#include "base/mem.h"
#include "base/text.h"

#include <stdlib.h>

void tree_put(json_t *object, const char *key, json_t *value)
{
    if (!value || json_object_set_new(object, key, value) != 0)
        mem_fail();
}

void tree_add(json_t *array, json_t *value)
{
    if (!value || json_array_append_new(array, value) != 0)
        mem_fail();
}

json_t *tree_text(const char *text)
{
    if (!text || !*text)
        return json_null();
    char *made;
    json_t *value = json_string(text_as_utf8(text, &made));
    free(made);
    return value;
}

const char *tree_find_text(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "";
}

void tree_emit_members(struct emitter *e, const json_t *object)
{
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)(uintptr_t)object, key, value)
        tree_emit(e, key, value);
}

static void emit_items(struct emitter *e, const json_t *array)
{
    for (size_t i = 0; i < json_array_size(array); i++)
        tree_emit(e, NULL, json_array_get(array, i));
}

void tree_emit(struct emitter *e, const char *key, const json_t *value)
{
    if (json_is_object(value)) {
        emit_object(e, key);
        tree_emit_members(e, value);
        emit_end_object(e);
    } else if (json_is_array(value)) {
        emit_array(e, key);
        emit_items(e, value);
        emit_end_array(e);
    } else if (json_is_integer(value)) {
        emit_integer(e, key, json_integer_value(value));
    } else if (json_is_boolean(value)) {
        emit_bool(e, key, json_is_true(value));
    } else {
        emit_text(e, key, json_string_value(value));
    }
}
