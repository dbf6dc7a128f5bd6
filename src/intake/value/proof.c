/* Whether documents prove a claim. */
#include "base/str.h"
#include "base/text.h"
#include "intake/intake.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* What people type where they have no document, folded. */
static const char *const nothing[] = {
    "khong",
    "khong co",
    "khong co tai lieu",
    "chua co",
    "chua co tai lieu",
    "khong phat sinh",
    "khong ap dung",
    "ko",
    "k co",
    "ko co",
    "none",
    "na",
};

const char *evidence_none(size_t number)
{
    return number < sizeof nothing / sizeof *nothing ? nothing[number] : NULL;
}

static bool is_word(unsigned c)
{
    bool punctuation = (c >= 0xA0 && c <= 0xBF) || (c >= 0x2000 && c <= 0x2BFF);
    return c < 0x80 ? isalnum((int)c) != 0 : !punctuation;
}

/* The words of a text, without marks, case and punctuation, one blank between
 * them: "k co" of "K. có". The caller frees it. */
static char *words_of(const char *text)
{
    char *folded = text_fold_plain(text);
    struct str words = {0};
    size_t size, length = strlen(folded);
    unsigned c;
    bool gap = false;
    for (const char *p = folded; (size = text_decode(p, length, &c)) > 0;
         p += size, length -= size) {
        if (is_word(c) && gap && words.length > 0)
            str_append_char(&words, ' ');
        if (is_word(c))
            str_append_bytes(&words, p, size);
        /* "N/A" is one word, "khong co" are two. */
        gap = c == ' ' || (gap && !is_word(c));
    }
    free(folded);
    return str_take(&words);
}

static bool says_nothing(const char *text)
{
    char *words = words_of(text);
    bool found = strspn(words, "0") == strlen(words);
    for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++)
        found |= strcmp(words, nothing[i]) == 0;
    free(words);
    return found;
}

bool evidence_proves(const struct evidence *evidence, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!says_nothing(evidence[i].number) ||
            !says_nothing(evidence[i].link))
            return true;
    return false;
}
