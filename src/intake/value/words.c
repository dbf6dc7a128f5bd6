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
