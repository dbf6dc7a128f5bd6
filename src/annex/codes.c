#include "annex/inside.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* `1.2.3`: at most three digits a part. */
static size_t digits_length(const char *text, bool *dotted)
{
    size_t length = 0;
    *dotted = false;
    for (;;) {
        size_t digits = strspn(text + length, "0123456789");
        if (digits < 1 || digits > 3)
            return 0;
        length += digits;
        if (text[length] != '.' || !isdigit((unsigned char)text[length + 1]))
            return length;
        *dotted = true;
        length++;
    }
}

/* `A.1`, `I.2.1`: letters, then such digits. */
static enum code_style letters_style(const char *text, size_t *length)
{
    size_t letters = strspn(text, "IVXLC");
    bool dotted = false, roman = letters > 0;
    if (letters == 0)
        letters = text[0] >= 'A' && text[0] <= 'Z' ? 1 : 0;
    if (letters == 0)
        return CODE_NONE;
    *length = letters;
    if (text[letters] == '.' && isdigit((unsigned char)text[letters + 1])) {
        size_t digits = digits_length(text + letters + 1, &dotted);
        if (digits == 0)
            return CODE_NONE;
        *length = letters + 1 + digits;
        return CODE_DOTTED;
    }
    return roman ? CODE_ROMAN : CODE_LETTER;
}

/* The style of the code that `text` begins with. */
static enum code_style style_at(const char *text, size_t *length)
{
    bool dotted;
    *length = digits_length(text, &dotted);
    if (*length > 0)
        return dotted ? CODE_DOTTED : CODE_INTEGER;
    return letters_style(text, length);
}

enum code_style annex_code_style(const char *text, size_t *length)
{
    enum code_style style = style_at(text, length);
    const char *rest = text + (style == CODE_NONE ? 0 : *length);
    rest += strspn(rest, ".):");
    return *rest == '\0' ? style : CODE_NONE;
}

size_t annex_code_before(const char *text, size_t *length)
{
    enum code_style style = style_at(text, length);
    if (style == CODE_NONE)
        return 0;
    size_t end = *length + strspn(text + *length, ".):");
    bool parted = end > *length;
    end += strspn(text + end, " ");
    /* "A first word" is no code, nor is "I" without a full stop. */
    if (end == *length || text[end] == '\0' ||
        (!parted && (style == CODE_ROMAN || style == CODE_LETTER)))
        return 0;
    return end;
}

static long roman_value(const char *code)
{
    static const struct {
        char letter;
        int value;
    } letters[] = {{'I', 1}, {'V', 5}, {'X', 10}, {'L', 50}, {'C', 100}};
    long total = 0, before = 0;
    for (; *code; code++)
        for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
            if (letters[i].letter == *code) {
                total += letters[i].value -
                         (before < letters[i].value ? 2 * before : 0);
                before = letters[i].value;
            }
    return total;
}

long annex_code_value(const char *code, enum code_style style)
{
    const char *last = strrchr(code, '.');
    switch (style) {
    case CODE_INTEGER:
        return atol(code);
    case CODE_ROMAN:
        return roman_value(code);
    case CODE_LETTER:
        return *code - 'A' + 1;
    case CODE_DOTTED:
        return atol(last + 1);
    case CODE_NONE:
        break;
    }
    return 0;
}
