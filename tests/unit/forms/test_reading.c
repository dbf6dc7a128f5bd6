/* What is read in a cell, as formulas; what they give is for
 * tests/e2e/formulas.sh, where a spreadsheet computes them. */
#include "unit/test.h"

#include "base/text.h"
#include "forms/formula/reading.h"
#include "intake/intake.h"
#include "intake/value/words.h"

#include <stdlib.h>
#include <string.h>

static void long_texts_are_joined(void **state)
{
    (void)state;
    struct arena arena = {0};
    char text[301];
    memset(text, 'a', 300);
    text[300] = '\0';
    const char *joined = reading_quoted(&arena, text);
    assert_non_null(strstr(joined, "\"&\""));
    assert_string_equal(reading_quoted(&arena, "a \"b\""), "\"a \"\"b\"\"\"");
    arena_clear(&arena);
}

/* Every answer of intake stands in the formula, on the side that it means. */
static void answers_are_those_of_intake(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct input input = {.key = "a", .kind = INPUT_YES_NO};
    const char *text = reading_value(&arena, &input, "$D8", "$N8");
    const char *no = strstr(text, "IF(ISNUMBER(FIND($N8,\"|khong|");
    const char *answer;
    bool yes;
    size_t i = 0;
    assert_non_null(no);
    for (; (answer = yes_no_answer(i, &yes)) != NULL; i++) {
        const char *place = strstr(text, arena_printf(&arena, "|%s|", answer));
        bool read = !yes;
        assert_non_null(place);
        assert_int_equal(place < no, yes);
        assert_true(yes_no_read(answer, &read));
        assert_int_equal(read, yes);
    }
    assert_true(i > 20);
    arena_clear(&arena);
}

/* The letters that the formula takes the marks of are enough for the words as
 * they are written. */
static void words_are_folded_as_intake_folds_them(void **state)
{
    (void)state;
    static const char *const written[] = {"Có",
                                          "Đã có",
                                          "Rồi",
                                          "Đạt",
                                          "Đúng",
                                          "Không",
                                          "Chưa có",
                                          "Không đạt",
                                          "Không phát sinh",
                                          "Không áp dụng",
                                          "Không có văn bản",
                                          "Chưa có tài liệu"};
    struct arena arena = {0};
    const struct input input = {.key = "a", .kind = INPUT_YES_NO};
    const char *formula = reading_parts(&arena, &input, "$D8", NULL);
    for (size_t i = 0; i < sizeof written / sizeof *written; i++) {
        char *lower = text_fold(written[i]);
        size_t size;
        unsigned c;
        for (const char *p = lower; (size = text_decode(p, strlen(p), &c)) > 0;
             p += size)
            if (c > 0x7F)
                assert_non_null(
                    strstr(formula,
                           arena_printf(&arena, ",\"%.*s\",\"", (int)size, p)));
        free(lower);
    }
    arena_clear(&arena);
}

static void options_go_by_their_names_without_marks(void **state)
{
    (void)state;
    static const char *options[] = {"Trưởng ban", "Má", "Ma", "Khac"};
    struct arena arena = {0};
    const struct input input = {.key = "c",
                                .kind = INPUT_CHOICE,
                                .options = options,
                                .option_count = 4};
    assert_string_equal(reading_is_option(&arena, &input, 0, "$M8"),
                        "OR($M8=\"Trưởng ban\",$M8=\"truong ban\")");
    assert_string_equal(reading_is_option(&arena, &input, 1, "$M8"),
                        "$M8=\"Má\"");
    assert_string_equal(reading_is_option(&arena, &input, 3, "$M8"),
                        "$M8=\"Khac\"");
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(long_texts_are_joined),
        cmocka_unit_test(answers_are_those_of_intake),
        cmocka_unit_test(words_are_folded_as_intake_folds_them),
        cmocka_unit_test(options_go_by_their_names_without_marks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
