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

bool attribute_read_number(const char *text, double *out)
{
    double value = 0, unit = 1;
    bool digits = false, decimals = false;
    for (; *text != '\0'; text++) {
        if (*text >= '0' && *text <= '9') {
            digits = true;
            if (decimals)
                unit /= 10;
            value = decimals ? value + (*text - '0') * unit
                             : value * 10 + (*text - '0');
        } else if ((*text == '.' || *text == ',') && !decimals) {
            decimals = true;
        } else if (*text != ' ') {
            return false;
        }
    }
    *out = value;
    return digits;
}

bool list_has_word(const char *list, const char *word, size_t length)
{
    while (*list) {
        size_t next = strcspn(list, ", ");
        if (next == length && memcmp(list, word, length) == 0)
            return true;
        list += next + strspn(list + next, ", ");
    }
    return false;
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
