#include "document/layout/terms.h"

#include "base/mem.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

#define CLOSING ".,;:)”!?"

/* ---- the list ---- */

void layout_hold_terms(struct layout *layout, const char *list)
{
    char *folded = text_fold(list);
    layout->terms = arena_strdup(layout->arena, folded);
    free(folded);
}

/* ---- comparing ---- */

/* The word in lower case, without what closes a clause; the caller frees it. */
static char *fold_word(const struct word *word)
{
    char *text = mem_strndup(word->text, word->length);
    char *folded = text_fold(text);
    free(text);
    size_t length = strlen(folded);
    for (; length > 0; length--)
        if (strchr(CLOSING, folded[length - 1]) == NULL)
            break;
    folded[length] = '\0';
    return folded;
}

/* How many words from `first` on are the term `term` of `length` bytes; 0
 * where they are not. */
static size_t match_term(char *const *words, size_t count, size_t first,
                         const char *term, size_t length)
{
    const char *at = term, *end = term + length;
    size_t i = first;
    while (at < end) {
        at += strspn(at, " ");
        size_t size = strcspn(at, " ;");
        if (size == 0)
            break;
        if (i == count || strlen(words[i]) != size ||
            memcmp(words[i], at, size) != 0)
            return 0;
        at += size;
        i++;
    }
    return i - first;
}

static void tie_between(struct paragraph *text, size_t first, size_t end)
{
    for (size_t i = first + 1; i < end; i++)
        if (text->words[i].joint == JOINT_SPACE)
            text->words[i].joint = JOINT_TIED;
}

static void tie_terms(const struct layout *layout, struct paragraph *text,
                      char *const *words)
{
    const char *at = layout->terms != NULL ? layout->terms : "";
    while (*at != '\0') {
        size_t length = strcspn(at, ";");
        for (size_t i = 0; i < text->word_count; i++) {
            size_t matched = match_term(words, text->word_count, i, at, length);
            tie_between(text, i, i + matched);
        }
        at += length;
        at += *at == ';';
    }
}

/* ---- names and numbers ---- */

/* Whether the word begins with a capital: folding changes its first letter. */
static bool is_capital(const struct word *word, const char *folded)
{
    unsigned as_is, lower;
    return text_decode(word->text, word->length, &as_is) > 0 &&
           text_decode(folded, strlen(folded), &lower) > 0 && as_is != lower;
}

static bool ends_clause(const struct word *word)
{
    return word->length == 0 ||
           strchr(CLOSING, word->text[word->length - 1]) != NULL;
}

/* A line of a title does not end in a word that leads on to the next. */
static bool leads_on(const char *folded)
{
    static const char *const WORDS[] = {"các", "cho",  "của", "do", "từ",
                                        "tại", "theo", "và",  "về", "với"};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (strcmp(folded, WORDS[i]) == 0)
            return true;
    return false;
}

static bool is_number(const struct word *word)
{
    return word->length > 0 && word->text[0] >= '0' && word->text[0] <= '9';
}

void layout_tie_terms(const struct layout *layout, struct paragraph *text)
{
    char **words = mem_calloc(text->word_count + 1, sizeof *words);
    for (size_t i = 0; i < text->word_count; i++)
        words[i] = fold_word(&text->words[i]);
    tie_terms(layout, text, words);
    for (size_t i = 1; i < text->word_count; i++) {
        const struct word *before = &text->words[i - 1];
        bool name = is_capital(before, words[i - 1]) &&
                    is_capital(&text->words[i], words[i]);
        if (!ends_clause(before) &&
            (name || leads_on(words[i - 1]) || is_number(&text->words[i])))
            tie_between(text, i - 1, i + 1);
    }
    for (size_t i = 0; i < text->word_count; i++)
        free(words[i]);
    free(words);
}
