#include "unit/test.h"

#include "base/pattern.h"

static void matches_unicode(void **state)
{
    (void)state;
    char error[200];
    struct pattern *p = pattern_new("^số,?\\s*ký hiệu", error, sizeof error);
    assert_non_null(p);
    assert_int_equal(pattern_match(p, "SỐ, KÝ HIỆU văn bản"), PATTERN_MATCH);
    assert_int_equal(pattern_match(p, "so ky hieu"), PATTERN_NO_MATCH);
    pattern_free(p);
    pattern_free(NULL);
}

static void captures(void **state)
{
    (void)state;
    char error[200];
    struct pattern *p = pattern_new("(\\d+)(/x)?", error, sizeof error);
    size_t start, end;
    assert_int_equal(pattern_capture(p, "ab 123", 1, &start, &end),
                     PATTERN_MATCH);
    assert_int_equal(start, 3);
    assert_int_equal(end, 6);
    assert_int_equal(pattern_capture(p, "ab 123", 2, &start, &end),
                     PATTERN_MATCH);
    assert_int_equal(end, 0);
    pattern_free(p);
}

static void says_why_it_does_not_compile(void **state)
{
    (void)state;
    char error[200] = "";
    assert_null(pattern_new("^(ab", error, sizeof error));
    assert_non_null(strstr(error, "vị trí 4"));
}

/* A catastrophic pattern is stopped, not waited for. */
static void gives_up_within_limits(void **state)
{
    (void)state;
    char error[200];
    struct pattern *p = pattern_new("^(a+)+$", error, sizeof error);
    assert_int_equal(
        pattern_match(p, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"),
        PATTERN_GAVE_UP);
    pattern_free(p);
}

/* A sane pattern is not stopped by the longest text of a cell. */
static void passes_long_texts(void **state)
{
    (void)state;
    static const char *const sources[] = {"^(.|\\n)*$", "^(\\p{L}|[ ,])*$",
                                          "^(?:a|á)+$", "^([^,]*,?)*$"};
    enum { LETTERS = 32767 };
    char *text = malloc(2 * LETTERS + 1), error[200];
    assert_non_null(text);
    for (int i = 0; i < LETTERS; i++)
        memcpy(text + 2 * i, "á", 2);
    text[2 * LETTERS] = '\0';
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        struct pattern *p = pattern_new(sources[i], error, sizeof error);
        assert_non_null(p);
        if (pattern_match(p, text) != PATTERN_MATCH)
            fail_msg("%s", pattern_source(p));
        pattern_free(p);
    }
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(matches_unicode),
        cmocka_unit_test(captures),
        cmocka_unit_test(says_why_it_does_not_compile),
        cmocka_unit_test(gives_up_within_limits),
        cmocka_unit_test(passes_long_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
