#include "base/syllable.h"

#include <stdlib.h>
#include <string.h>

/* In the order of bytes, for halving. */
static const char *const rhymes[] = {
    "Ac",   "Am",   "An",   "Ang",  "Ap",   "At",   "Bc",   "Bm",   "Bn",
    "Bng",  "Bp",   "Bt",   "Bu",   "By",   "E",    "Ech",  "Em",   "En",
    "Enh",  "Ep",   "Et",   "Eu",   "O",    "Oc",   "Oi",   "Om",   "On",
    "Ong",  "Op",   "Ot",   "P",    "Pi",   "Pm",   "Pn",   "Pp",   "Pt",
    "U",    "UPc",  "UPi",  "UPm",  "UPn",  "UPng", "UPp",  "UPt",  "UPu",
    "Ua",   "Uc",   "Ui",   "Um",   "Ung",  "Ut",   "Uu",   "a",    "ac",
    "ach",  "ai",   "am",   "an",   "ang",  "anh",  "ao",   "ap",   "at",
    "au",   "ay",   "e",    "ec",   "em",   "en",   "eng",  "eo",   "ep",
    "et",   "i",    "iEc",  "iEm",  "iEn",  "iEng", "iEp",  "iEt",  "iEu",
    "ia",   "ich",  "im",   "in",   "inh",  "ip",   "it",   "iu",   "o",
    "oAc",  "oAm",  "oAn",  "oAng", "oAt",  "oa",   "oac",  "oach", "oai",
    "oam",  "oan",  "oang", "oanh", "oao",  "oap",  "oat",  "oay",  "oc",
    "oe",   "oen",  "oeo",  "oet",  "oi",   "om",   "on",   "ong",  "ooc",
    "oong", "op",   "ot",   "u",    "uBn",  "uBng", "uBt",  "uBy",  "uE",
    "uEch", "uEn",  "uEnh", "uOc",  "uOi",  "uOm",  "uOn",  "uOng", "uOt",
    "uP",   "ua",   "uc",   "ui",   "um",   "un",   "ung",  "up",   "ut",
    "uy",   "uyEn", "uyEt", "uya",  "uych", "uyn",  "uynh", "uyt",  "uyu",
    "y",    "yEm",  "yEn",  "yEng", "yEt",  "yEu",
};

/* Longer ones first, for one may begin with another. */
static const char *const initials[] = {
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th",
    "tr",  "b",  "c",  "d",  "D",  "g",  "h",  "k",  "l",  "m",
    "n",   "p",  "r",  "s",  "t",  "v",  "x",  "",
};

static int compare_rhymes(const void *key, const void *item)
{
    return strcmp(key, *(const char *const *)item);
}

static bool is_rhyme(const char *letters)
{
    return bsearch(letters, rhymes, sizeof rhymes / sizeof *rhymes,
                   sizeof *rhymes, compare_rhymes) != NULL;
}

/* The sounds of k, g and ng are spelt in two ways, by the vowel behind them. */
static bool go_together(const char *initial, const char *rhyme)
{
    bool front = strchr("eEiy", *rhyme) != NULL;
    if (strcmp(initial, "k") == 0 || strcmp(initial, "gh") == 0 ||
        strcmp(initial, "ngh") == 0)
        return front;
    if (strcmp(initial, "c") == 0 || strcmp(initial, "ng") == 0)
        return !front;
    return strcmp(initial, "g") != 0 || !front || *rhyme == 'i';
}

/* A rhyme that is stopped by c, ch, p or t has one of two tones. */
static bool fits_tone(const char *rhyme, enum tone tone)
{
    char last = rhyme[strlen(rhyme) - 1];
    bool stopped = strchr("cpt", last) != NULL ||
                   (last == 'h' && strstr(rhyme, "ch") != NULL);
    return !stopped || tone == TONE_ACUTE || tone == TONE_DOT;
}

bool syllable_is_vietnamese(const char *letters, enum tone tone)
{
    for (size_t i = 0; i < sizeof initials / sizeof *initials; i++) {
        size_t length = strlen(initials[i]);
        const char *rhyme = letters + length;
        if (strncmp(letters, initials[i], length) == 0 && is_rhyme(rhyme) &&
            go_together(initials[i], rhyme) && fits_tone(rhyme, tone))
            return true;
    }
    return false;
}
