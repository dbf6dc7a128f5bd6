/* Vietnamese typed for the fonts of before Unicode. Such text is Latin-1 as far
 * as the file knows: TCVN3 (ABC) puts letters at the places of signs (`hoµ`),
 * VNI puts a mark after its vowel (`hoøa`). Both leave traces that Unicode
 * Vietnamese and the usual foreign words do not have. */
#include "base/text.h"

#include <string.h>

struct traces {
    size_t words;
    size_t signs;    /* TCVN3: signs grown together with letters */
    size_t odd;      /* TCVN3: letters that Vietnamese does not have */
    size_t marks;    /* VNI: mark letters after a vowel */
    size_t barred;   /* VNI: ñ, ö: đ, ư */
    bool vietnamese; /* a letter that only Unicode Vietnamese has */
};

static bool is_letter(unsigned c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_one_of(unsigned c, const char *set)
{
    unsigned member;
    size_t left = strlen(set), n;
    for (; (n = text_decode(set, left, &member)) > 0; set += n, left -= n)
        if (member == c)
            return true;
    return false;
}

static void look(struct traces *t, unsigned before, unsigned c, unsigned after)
{
    if (c == ' ' || c == '\n' || c == '\t')
        return;
    if (before == ' ' || before == '\n' || before == '\t')
        t->words++;
    if (c < 0x80)
        return;
    if ((c >= 0x100 && c <= 0x1B0) || (c >= 0x1EA0 && c <= 0x1EF9))
        t->vietnamese = true;
    if ((is_letter(before) || is_letter(after)) &&
        is_one_of(c, "µ¸¶¹¨¾¼½©®ª¬Þþß"))
        t->signs++;
    if (is_one_of(c, "«»ÆÇËÎÏÑÖØÜäåæçëîïñøöûü"))
        t->odd++;
    if (is_one_of(before, "aeouyiAEOUYIöôÖÔ") && is_one_of(c, "øûïäåëüØÛÏÄÅËÜ"))
        t->marks++;
    if (is_one_of(c, "ñöÑÖ"))
        t->barred++;
}

enum text_legacy text_legacy_encoding(const char *text)
{
    struct traces t = {0};
    unsigned before = ' ', c = ' ', after = ' ';
    size_t left = strlen(text);
    for (bool more = true; more; before = c, c = after) {
        size_t n = text_decode(text, left, &after);
        more = n > 0;
        if (!more)
            after = ' ';
        text += n;
        left -= n;
        look(&t, before, c, after);
    }
    if (t.vietnamese)
        return TEXT_UNICODE;
    if (t.signs > 0 && (t.signs + t.odd > 1 || t.words <= 3))
        return TEXT_TCVN3;
    if (t.marks > 1 || (t.marks == 1 && t.barred > 0))
        return TEXT_VNI;
    return TEXT_UNICODE;
}
