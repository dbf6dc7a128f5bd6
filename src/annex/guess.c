#include "annex/inside.h"

enum annex_guess annex_guess_rule(struct annex *annex, const char *title)
{
    static const struct {
        const char *pattern;
        enum annex_guess guess;
    } first_words[] = {
        {"^t[iy] (le|trong)\\b|^phan tram\\b", GUESS_RATIO},
        {"^muc do\\b", GUESS_PERCENT},
        {"^so luong\\b", GUESS_RELATIVE},
        {"^(co|da|ban hanh|thanh lap|to chuc|tham gia|xay dung|cong bo|ket noi|"
         "trien khai|dang ky|ung dung|su dung)\\b",
         GUESS_YES_NO},
    };
    for (size_t i = 0; i < sizeof first_words / sizeof *first_words; i++)
        if (annex_says(annex, title, first_words[i].pattern, NULL))
            return first_words[i].guess;
    return GUESS_NONE;
}
