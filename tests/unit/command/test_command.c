/* Command lines: what they ask for, and what is said of those that are wrong.
 */
#include "unit/test.h"

#include "command/command.h"

#include <getopt.h>
#include <string.h>

enum { MOST = 10 };

/* Reads a command line of words with one space between them. */
static bool reads(const char *line, struct command *command)
{
    static char text[200];
    static char *words[MOST + 1];
    int count = 0;
    snprintf(text, sizeof text, "dti %s", line);
    for (char *word = strtok(text, " "); word && count < MOST;
         word = strtok(NULL, " "))
        words[count++] = word;
    words[count] = NULL;
    optind = 0; /* getopt begins anew */
    return command_read(count, words, command);
}

static void takes_options_wherever_they_stand(void **state)
{
    (void)state;
    struct command c;
    assert_true(reads("run vao -j 3 -c ho-so --output=ra --fresh", &c));
    assert_int_equal(c.verb, VERB_RUN);
    assert_int_equal(c.run.jobs, 3);
    assert_string_equal(c.run.campaign, "ho-so");
    assert_string_equal(c.run.output, "ra");
    assert_true(c.output_given && c.run.fresh);
    assert_int_equal(c.operand_count, 1);
    assert_string_equal(c.operands[0], "vao");
    assert_true(reads("run --stage round1 -q", &c));
    assert_int_equal(c.run.stage, STAGE_ROUND1);
    assert_true(c.run.limited && c.quiet && !c.output_given);
    assert_string_equal(c.run.input, "input-samples");
    assert_true(reads("init --from cu --year 2026 moi", &c));
    assert_int_equal(c.year, 2026);
    assert_string_equal(c.from, "cu");
    assert_true(reads("forms --form 02", &c));
    assert_ptr_equal(c.form, &form_02);
}

static void asks_for_words(void **state)
{
    (void)state;
    struct command c;
    assert_true(reads("", &c));
    assert_int_equal(c.verb, VERB_NONE);
    assert_true(reads("abc --help --lạ", &c) && c.help);
    assert_true(reads("--version", &c) && c.version);
}

static void says_what_is_wrong(void **state)
{
    (void)state;
    static const struct {
        const char *line, *message;
    } wrong[] = {
        {"abc", "không có lệnh “abc”; xem dti --help"},
        {"run --lạ", "không có tùy chọn “--lạ”; xem dti --help"},
        {"run -z", "không có tùy chọn “-z”; xem dti --help"},
        {"run -c", "tùy chọn “-c” thiếu giá trị; xem dti --help"},
        {"run --stage", "tùy chọn “--stage” thiếu giá trị; xem dti --help"},
        {"run -j 0", "số tiến trình không hợp lệ: “0”"},
        {"run --stage round3", "bước không hợp lệ: “round3”; chọn intake, "
                               "round1, round2 hoặc publish"},
        {"forms --form 7", "mẫu không hợp lệ: “7”; chọn 01, 02, 03 hoặc 04"},
        {"init --year 25", "năm không hợp lệ: “25”; ghi năm từ 2000 đến 2999"},
        {"check -j 3 a.xlsx",
         "lệnh “check” không có tùy chọn “-j, --jobs”; xem dti --help"},
        {"cells --fresh a.xlsx",
         "lệnh “cells” không có tùy chọn “--fresh”; xem dti --help"},
    };
    struct command c;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_false(reads(wrong[i].line, &c));
        assert_string_equal(c.message, wrong[i].message);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_options_wherever_they_stand),
        cmocka_unit_test(asks_for_words),
        cmocka_unit_test(says_what_is_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
