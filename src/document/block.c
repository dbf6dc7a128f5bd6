#include "document/block.h"

#include "base/str.h"
#include "base/vec.h"

const char *attributes_get(const struct attributes *attributes, const char *key,
                           const char *fallback)
{
    for (size_t i = 0; i < attributes->count; i++)
        if (strcmp(attributes->items[i].key, key) == 0)
            return attributes->items[i].value;
    return fallback;
}

const char *inlines_text(const struct inlines *inlines, struct arena *arena)
{
    struct str text = {0};
    for (size_t i = 0; i < inlines->count; i++) {
        if (inlines->spans[i].line_break)
            str_append_char(&text, ' ');
        str_append(&text, inlines->spans[i].text);
    }
    const char *copy = arena_strndup(arena, str_text(&text), text.length);
    str_clear(&text);
    return copy;
}

void blocks_clear(struct blocks *blocks)
{
    vec_clear(blocks);
    arena_clear(&blocks->arena);
}
