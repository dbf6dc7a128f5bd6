#include "intake/value/words.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* In text_fold_plain. */
static const struct {
    const char *text;
    bool yes;
} answers[] = {
    {"co", true},        {"da co", true},      {"da", true},
    {"roi", true},       {"da roi", true},     {"co roi", true},
    {"dat", true},       {"dung", true},       {"x", true},
    {"v", true},         {"1", true},          {"yes", true},
    {"y", true},         {"true", true},       {"✓", true},
    {"✔", true},         {"☑", true},          {"✅", true},
    {"☒", true},         {"√", true},          {"✔️", true},
    {"khong", false},    {"ko", false},        {"k", false},
    {"khong co", false}, {"ko co", false},     {"chua", false},
    {"chua co", false},  {"khong dat", false}, {"chua dat", false},
    {"sai", false},      {"0", false},         {"no", false},
    {"n", false},        {"false", false},     {"✗", false},
    {"✘", false},        {"❌", false},         {"☐", false},
};

bool yes_no_read(const char *text, bool *yes)
{
    char *folded = text_fold_plain(text);
    size_t length = strlen(folded);
    while (length > 0 && strchr(".;,", folded[length - 1]) != NULL)
        folded[--length] = '\0';
    bool found = false;
    for (size_t i = 0; i < sizeof answers / sizeof *answers && !found; i++) {
        found = strcmp(answers[i].text, folded) == 0;
        if (found)
            *yes = answers[i].yes;
    }
    free(folded);
    return found;
}

const char *yes_no_answer(size_t number, bool *yes)
{
    if (number >= sizeof answers / sizeof *answers)
        return NULL;
    *yes = answers[number].yes;
    return answers[number].text;
}

static const char *const agreements[] = {"dong y", "nhat tri"};

bool agreement_read(const char *text, bool *yes)
{
    char *folded = text_fold_plain(text);
    size_t length = strlen(folded);
    bool found = false;
    while (length > 0 && strchr(".;,", folded[length - 1]) != NULL)
        folded[--length] = '\0';
    for (size_t i = 0; i < sizeof agreements / sizeof *agreements; i++)
        found |= strcmp(agreements[i], folded) == 0;
    free(folded);
    if (found)
        *yes = true;
    return found || yes_no_read(text, yes);
}

const char *agreement_answer(size_t number)
{
    return number < sizeof agreements / sizeof *agreements ? agreements[number]
                                                           : NULL;
}

static const struct {
    const char *start;
    enum decision decision;
} decisions[] = {
    {"khong ap dung", DECISION_CONFIRMS},
    {"khong", DECISION_REFUSES},
    {"khong chap nhan", DECISION_REFUSES},
    {"khong xac nhan", DECISION_REFUSES},
    {"khong dong y", DECISION_REFUSES},
    {"bac bo", DECISION_REFUSES},
    {"tu choi", DECISION_REFUSES},
    {"xac nhan", DECISION_CONFIRMS},
    {"chap nhan", DECISION_CONFIRMS},
    {"dong y", DECISION_CONFIRMS},
    {"nhat tri", DECISION_CONFIRMS},
    {"co", DECISION_CONFIRMS},
    {"x", DECISION_CONFIRMS},
};

const char decision_marks[] = ",.;:(-";

/* Whether a folded text is these words, or goes on after them with a mark. */
static bool starts_with_word(const char *text, const char *words)
{
    static const char absent[] = "khong ap dung";
    size_t length = strlen(words);
    if (strncmp(text, words, length) != 0)
        return false;
    const char *rest = text + length + strspn(text + length, " ");
    return *rest == '\0' || strchr(decision_marks, *rest) != NULL ||
           (rest > text + length &&
            strncmp(rest, absent, sizeof absent - 1) == 0);
}

enum decision decision_read(const char *text)
{
    enum decision found = DECISION_NONE;
    char *folded = text_fold_plain(text);
    for (size_t i = 0; i < sizeof decisions / sizeof *decisions; i++)
        if (found == DECISION_NONE &&
            starts_with_word(folded, decisions[i].start))
            found = decisions[i].decision;
    free(folded);
    return found;
}

const char *decision_word(size_t number, enum decision *decision)
{
    if (number >= sizeof decisions / sizeof *decisions)
        return NULL;
    *decision = decisions[number].decision;
    return decisions[number].start;
}

bool choice_read(const struct input *input, const char *text, uint32_t *option)
{
    size_t found = 0;
    for (uint32_t i = 0; i < input->option_count; i++) {
        if (text_same(input->options[i], text)) {
            *option = i;
            return true;
        }
    }
    for (uint32_t i = 0; i < input->option_count; i++) {
        if (text_same_plain(input->options[i], text)) {
            *option = i;
            found++;
        }
    }
    return found == 1;
}

int ordinal_read(const char *text)
{
    static const struct {
        const char *text;
        int place;
    } words[] = {
        {"i", 1},   {"mot", 1}, {"nhat", 1}, {"dau", 1}, {"ii", 2},
        {"hai", 2}, {"iii", 3}, {"ba", 3},   {"iv", 4},  {"bon", 4},
        {"tu", 4},  {"v", 5},   {"nam", 5},
    };
    char *folded = text_fold_plain(text);
    const char *space = strrchr(folded, ' ');
    const char *last = space == NULL ? folded : space + 1;
    size_t digits = strspn(last, "0123456789");
    int place =
        digits > 0 && digits <= 2 && last[digits] == '\0' ? atoi(last) : 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i].text, last) == 0)
            place = words[i].place;
    free(folded);
    return place;
}
