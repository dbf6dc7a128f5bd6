/* Vietnamese typed for the fonts of before Unicode. Such text is Latin-1 as far
 * as the file knows: TCVN3 (ABC) puts letters at the places of signs (`hoµ`),
 * VNI puts a mark after its vowel (`hoøa`). A word counts as written so where
 * it becomes a Vietnamese syllable by that and is none as it stands. */
#include "base/syllable.h"
#include "base/text.h"

#include <string.h>

enum { WORD_MAX = 16 }; /* characters; no syllable is so long */

/* A letter and its tone, as base/syllable.h writes them. */
struct letter {
    unsigned char code;
    char letter;
    unsigned char tone;
};

/* TCVN 5712:1993, the third of its tables. */
static const struct letter tcvn3[] = {
    {0xA1, 'A', 0}, {0xA2, 'B', 0}, {0xA3, 'E', 0}, {0xA4, 'O', 0},
    {0xA5, 'P', 0}, {0xA6, 'U', 0}, {0xA7, 'D', 0}, {0xA8, 'A', 0},
    {0xA9, 'B', 0}, {0xAA, 'E', 0}, {0xAB, 'O', 0}, {0xAC, 'P', 0},
    {0xAD, 'U', 0}, {0xAE, 'D', 0}, {0xB5, 'a', 2}, {0xB6, 'a', 3},
    {0xB7, 'a', 4}, {0xB8, 'a', 1}, {0xB9, 'a', 5}, {0xBB, 'A', 2},
    {0xBC, 'A', 3}, {0xBD, 'A', 4}, {0xBE, 'A', 1}, {0xC6, 'A', 5},
    {0xC7, 'B', 2}, {0xC8, 'B', 3}, {0xC9, 'B', 4}, {0xCA, 'B', 1},
    {0xCB, 'B', 5}, {0xCC, 'e', 2}, {0xCE, 'e', 3}, {0xCF, 'e', 4},
    {0xD0, 'e', 1}, {0xD1, 'e', 5}, {0xD2, 'E', 2}, {0xD3, 'E', 3},
    {0xD4, 'E', 4}, {0xD5, 'E', 1}, {0xD6, 'E', 5}, {0xD7, 'i', 2},
    {0xD8, 'i', 3}, {0xDC, 'i', 4}, {0xDD, 'i', 1}, {0xDE, 'i', 5},
    {0xDF, 'o', 2}, {0xE1, 'o', 3}, {0xE2, 'o', 4}, {0xE3, 'o', 1},
    {0xE4, 'o', 5}, {0xE5, 'O', 2}, {0xE6, 'O', 3}, {0xE7, 'O', 4},
    {0xE8, 'O', 1}, {0xE9, 'O', 5}, {0xEA, 'P', 2}, {0xEB, 'P', 3},
    {0xEC, 'P', 4}, {0xED, 'P', 1}, {0xEE, 'P', 5}, {0xEF, 'u', 2},
    {0xF1, 'u', 3}, {0xF2, 'u', 4}, {0xF3, 'u', 1}, {0xF4, 'u', 5},
    {0xF5, 'U', 2}, {0xF6, 'U', 3}, {0xF7, 'U', 4}, {0xF8, 'U', 1},
    {0xF9, 'U', 5}, {0xFA, 'y', 2}, {0xFB, 'y', 3}, {0xFC, 'y', 4},
    {0xFD, 'y', 1}, {0xFE, 'y', 5},
};

/* VNI: letters that stand alone, in small letters. */
static const struct letter vni[] = {
    {0xED, 'i', 1}, {0xEC, 'i', 2}, {0xE6, 'i', 3},
    {0xF3, 'i', 4}, {0xF2, 'i', 5}, {0xEE, 'y', 5},
    {0xF1, 'D', 0}, {0xF6, 'U', 0}, {0xF4, 'P', 0},
};

/* VNI: marks behind a vowel; `letter` is what the vowel becomes where it is a,
 * and likewise e and o where that has a meaning. */
static const struct letter vni_marks[] = {
    {0xF9, 0, 1},   {0xF8, 0, 2},   {0xFB, 0, 3},   {0xF5, 0, 4},
    {0xEF, 0, 5},   {0xE2, 'B', 0}, {0xE1, 'B', 1}, {0xE0, 'B', 2},
    {0xE5, 'B', 3}, {0xE3, 'B', 4}, {0xE4, 'B', 5}, {0xEA, 'A', 0},
    {0xE9, 'A', 1}, {0xE8, 'A', 2}, {0xFA, 'A', 3}, {0xFC, 'A', 4},
    {0xEB, 'A', 5},
};

/* The letters of Vietnamese that Latin-1 has, in small letters. */
static const struct letter latin[] = {
    {0xE0, 'a', 2}, {0xE1, 'a', 1}, {0xE2, 'B', 0}, {0xE3, 'a', 4},
    {0xE8, 'e', 2}, {0xE9, 'e', 1}, {0xEA, 'E', 0}, {0xEC, 'i', 2},
    {0xED, 'i', 1}, {0xF2, 'o', 2}, {0xF3, 'o', 1}, {0xF4, 'O', 0},
    {0xF5, 'o', 4}, {0xF9, 'u', 2}, {0xFA, 'u', 1}, {0xFD, 'y', 1},
};

#define FIND(table, code) find(table, sizeof(table) / sizeof *(table), code)

static const struct letter *find(const struct letter *table, size_t count,
                                 unsigned code)
{
    for (size_t i = 0; i < count; i++)
        if (table[i].code == code)
            return &table[i];
    return NULL;
}

/* A word of the text, and the syllable that it becomes. */
struct word {
    unsigned characters[WORD_MAX];
    size_t count; /* past WORD_MAX: too long */
    bool ascii, letters, digits;
    bool mixed; /* a capital stands behind a small letter: `vÝ`, `hÖ` */
};

struct syllable {
    char letters[WORD_MAX + 1];
    size_t length;
    unsigned tone;
    bool wrong;
};

static void append(struct syllable *out, char letter, unsigned tone)
{
    out->wrong |= tone != 0 && out->tone != 0;
    out->tone |= tone;
    out->letters[out->length++] = letter;
    out->letters[out->length] = '\0';
}

static bool is_capital(unsigned c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE);
}

static bool is_small(unsigned c)
{
    return (c >= 'a' && c <= 'z') || c >= 0xE0;
}

static unsigned small(unsigned c)
{
    return is_capital(c) ? c + 0x20 : c;
}

static void append_one(struct syllable *out, const struct letter *letter,
                       unsigned c)
{
    c = small(c);
    if (letter)
        append(out, letter->letter, letter->tone);
    else if (c >= 'a' && c <= 'z')
        append(out, (char)c, 0);
    else
        out->wrong = true;
}

static struct syllable from_tcvn3(const struct word *word)
{
    struct syllable out = {0};
    for (size_t i = 0; i < word->count; i++)
        append_one(&out, FIND(tcvn3, word->characters[i]), word->characters[i]);
    return out;
}

/* Whether the last two letters are a vowel and a glide that has the tone, as
 * nobody writes it: `xaõ`; but `hoà`, `giò`, `quí`. */
static bool is_tone_on_glide(const struct syllable *s)
{
    if (s->length < 2)
        return false;
    char vowel = s->letters[s->length - 2], glide = s->letters[s->length - 1];
    bool onset = s->length == 3 && (strncmp(s->letters, "gi", 2) == 0 ||
                                    strncmp(s->letters, "qu", 2) == 0);
    return strchr("aABeEoOPuU", vowel) && strchr("oiuy", glide) && !onset &&
           !(vowel == 'u' && glide == 'y');
}

static struct syllable from_latin(const struct word *word)
{
    struct syllable out = {.wrong = word->mixed};
    for (size_t i = 0; i < word->count; i++) {
        const struct letter *letter = FIND(latin, small(word->characters[i]));
        append_one(&out, letter, word->characters[i]);
        if (i + 1 == word->count && letter && letter->tone)
            out.wrong |= is_tone_on_glide(&out);
    }
    return out;
}

/* What a mark makes of the vowel before it, 0 where it makes nothing. */
static char marked(char vowel, const struct letter *mark)
{
    if (!mark->letter)
        return strchr("aeouyPU", vowel) ? vowel : '\0';
    if (mark->letter == 'A')
        return vowel == 'a' ? 'A' : '\0';
    return vowel == 'a' ? 'B' : vowel == 'e' ? 'E' : vowel == 'o' ? 'O' : '\0';
}

static struct syllable from_vni(const struct word *word)
{
    struct syllable out = {.wrong = word->mixed};
    for (size_t i = 0; i < word->count; i++) {
        unsigned c = small(word->characters[i]);
        const struct letter *mark = FIND(vni_marks, c);
        char vowel = mark && out.length > 0
                         ? marked(out.letters[out.length - 1], mark)
                         : '\0';
        if (!vowel) {
            append_one(&out, FIND(vni, c), c);
            continue;
        }
        out.letters[--out.length] = '\0';
        append(&out, vowel, mark->tone);
    }
    return out;
}

static bool is_good(struct syllable s)
{
    return !s.wrong && s.length > 0 &&
           syllable_is_vietnamese(s.letters, (enum tone)s.tone);
}

/* What the words of a text speak for. */
struct votes {
    size_t tcvn3, vni, latin;
};

/* `µm`, `µg`: a unit of measurement, not `àm`. */
static bool is_micro(const struct word *word)
{
    return word->count == 2 && word->characters[0] == 0xB5;
}

/* Short for a name: `Q§`, `H§ND`. The sign of a section has no letter beside
 * it. */
static bool is_short(const struct word *word)
{
    for (size_t i = 0; i < word->count; i++)
        if (word->characters[i] == 0xA7)
            return true;
    return false;
}

/* Short for a name in VNI, whose Đ is Ñ: `QÑ`, `HÑND`. A Spanish word has a
 * vowel, or small letters. */
static bool is_short_vni(const struct word *word)
{
    bool found = false;
    for (size_t i = 0; i < word->count; i++) {
        unsigned c = word->characters[i];
        found |= c == 0xD1;
        if (c != 0xD1 &&
            (c < 'A' || c > 'Z' || strchr("AEIOUY", (char)c) != NULL))
            return false;
    }
    return found;
}

static void judge(const struct word *word, struct votes *votes)
{
    if (word->count < 2 || word->count > WORD_MAX || word->ascii ||
        !word->letters || word->digits)
        return; /* one sign is a sign: `·`, `×` */
    if (is_good(from_latin(word))) {
        votes->latin++;
        return;
    }
    votes->vni += is_good(from_vni(word)) || is_short_vni(word);
    votes->tcvn3 +=
        (is_good(from_tcvn3(word)) && !is_micro(word)) || is_short(word);
}

/* Signs that stand for letters belong to a word; others part words. */
static bool is_of_word(unsigned c)
{
    return (small(c) >= 'a' && small(c) <= 'z') || (c >= '0' && c <= '9') ||
           c >= 0xC0 || FIND(tcvn3, c) != NULL;
}

static void add(struct word *word, unsigned c)
{
    if (word->count == 0)
        *word = (struct word){.ascii = true};
    word->ascii &= c < 0x80;
    word->letters |= c >= 0xC0 || (small(c) >= 'a' && small(c) <= 'z');
    word->digits |= c >= '0' && c <= '9';
    word->mixed |= is_capital(c) && c >= 0xC0 && word->count > 0 &&
                   word->count <= WORD_MAX &&
                   is_small(word->characters[word->count - 1]);
    if (word->count < WORD_MAX)
        word->characters[word->count] = c;
    word->count += word->count <= WORD_MAX;
}

/* Letters of Vietnamese that only Unicode has: the text is no legacy. */
static bool is_unicode(unsigned c)
{
    return (c >= 0x100 && c <= 0x1B0) || (c >= 0x1EA0 && c <= 0x1EF9);
}

enum text_legacy text_legacy_encoding(const char *text)
{
    struct votes votes = {0};
    struct word word = {0};
    size_t left = strlen(text), n;
    unsigned c;
    for (; (n = text_decode(text, left, &c)) > 0; text += n, left -= n) {
        if (is_unicode(c))
            return TEXT_UNICODE;
        if (is_of_word(c)) {
            add(&word, c);
            continue;
        }
        judge(&word, &votes);
        word.count = 0;
    }
    judge(&word, &votes);
    size_t most = votes.vni > votes.tcvn3 ? votes.vni : votes.tcvn3;
    if (most == 0 || most < votes.latin)
        return TEXT_UNICODE;
    return votes.vni >= votes.tcvn3 ? TEXT_VNI : TEXT_TCVN3;
}
