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
