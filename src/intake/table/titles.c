#include "intake/table/titles.h"

#include "base/text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS = 128 };

struct word {
    const char *start;
    size_t length;
};

struct words {
    struct word items[WORDS];
    size_t count;
};

static bool in_word(char c)
{
    return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

static void split(const char *text, struct words *out)
{
    out->count = 0;
    while (*text != '\0' && out->count < WORDS) {
        while (*text != '\0' && !in_word(*text))
            text++;
        const char *start = text;
        while (in_word(*text))
            text++;
        if (text > start)
            out->items[out->count++] =
                (struct word){start, (size_t)(text - start)};
    }
}

static int compare_words(const void *a, const void *b)
{
    const struct word *x = a, *y = b;
    size_t least = x->length < y->length ? x->length : y->length;
    int order = memcmp(x->start, y->start, least);
    return order != 0 ? order
                      : (x->length > y->length) - (x->length < y->length);
}

static size_t count_common(const struct words *a, const struct words *b)
{
    size_t common = 0, i = 0, j = 0;
    while (i < a->count && j < b->count) {
        int order = compare_words(&a->items[i], &b->items[j]);
        common += order == 0;
        i += order <= 0;
        j += order >= 0;
    }
    return common;
}

static bool is_start(const struct words *a, const struct words *b)
{
    size_t least = a->count < b->count ? a->count : b->count;
    for (size_t i = 0; i < least; i++)
        if (compare_words(&a->items[i], &b->items[i]) != 0)
            return false;
    return least >= 5;
}

bool title_is_total(const char *folded)
{
    return strncmp(folded, "tong", 4) == 0 || strncmp(folded, "cong", 4) == 0;
}

int title_likeness(const char *a, const char *b)
{
    char *x = text_fold_plain(a), *y = text_fold_plain(b);
    struct words first, second;
    split(x, &first);
    split(y, &second);
    int likeness = 0;
    bool start = is_start(&first, &second);
    if (first.count > 0 && second.count > 0) {
        qsort(first.items, first.count, sizeof *first.items, compare_words);
        qsort(second.items, second.count, sizeof *second.items, compare_words);
        likeness = (int)(200 * count_common(&first, &second) /
                         (first.count + second.count));
    }
    free(x);
    free(y);
    return start && likeness < 90 ? 90 : likeness;
}
