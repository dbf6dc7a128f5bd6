/* Which files of INPUT are workbooks to read, and what "today" is. */
#include "folder.h"

#include "run/collect.h"

#include <errno.h>

static void expect_inputs(const char *input, const char *output,
                          const struct campaign *campaign,
                          const char *const *names)
{
    struct file_list found = {0};
    size_t n = 0;
    assert_int_equal(collect_inputs(input, output, campaign, &found), 0);
    for (; names[n]; n++) {
        assert_true(n < found.count);
        assert_string_equal(collect_name(found.items[n], input), names[n]);
    }
    assert_int_equal(found.count, n);
    file_list_clear(&found);
}

#define NAMES(...) ((const char *const[]){__VA_ARGS__, NULL})

static void test_everything_is_input(void **state)
{
    folder_write(*state, "b/Sở Y tế.xlsx", "x");
    folder_write(*state, "b/~$Sở Y tế.xlsx", "x");
    folder_write(*state, "a.txt", "x");
    folder_write(*state, ".hidden.xlsx", "x");
    folder_write(*state, "c/d/e.xlsx", "x");
    struct campaign campaign = {.documents = "/nowhere"};
    expect_inputs(
        *state, NULL, &campaign,
        NAMES("a.txt", "b/Sở Y tế.xlsx", "b/~$Sở Y tế.xlsx", "c/d/e.xlsx"));
}

/* A campaign folder as `dti init` makes it, with OUTPUT in it. */
static void test_own_files_are_not(void **state)
{
    struct campaign campaign = {0};
    const char *files[] = {folder_put(*state, "campaign.yaml", "x"),
                           folder_put(*state, "index/city.yaml", "x"),
                           folder_put(*state, "results-2024.csv", "x")};
    campaign.files = files;
    campaign.file_count = 3;
    campaign.documents = file_join(*state, "documents/../documents");
    folder_write(*state, "documents/a.md", "x");
    folder_write(*state, "documents-2/a.xlsx", "x");
    folder_write(*state, "output/units/A/a.pdf", "x");
    folder_write(*state, "output-2/a.xlsx", "x");
    folder_write(*state, "index/other.yaml", "x");
    char *output = file_join(*state, "index/../output/");
    expect_inputs(
        *state, output, &campaign,
        NAMES("documents-2/a.xlsx", "index/other.yaml", "output-2/a.xlsx"));
    free(output);
    free((char *)files[0]);
    free((char *)files[1]);
    free((char *)campaign.documents);
    free((char *)files[2]);
}

static void test_failures(void **state)
{
    struct campaign campaign = {.documents = "/nowhere"};
    struct file_list found = {0};
    char *none = file_join(*state, "none");
    char *file = folder_put(*state, "file", "x");
    assert_int_equal(collect_inputs(none, NULL, &campaign, &found), ENOENT);
    assert_int_equal(collect_inputs(file, NULL, &campaign, &found), ENOTDIR);
    file_list_clear(&found);
    free(none);
    free(file);
}

static void test_names(void **state)
{
    (void)state;
    assert_string_equal(collect_name("in/a/b.xlsx", "in"), "a/b.xlsx");
    assert_string_equal(collect_name("in//a.xlsx", "in/"), "a.xlsx");
    assert_string_equal(collect_name("./in/a.xlsx", "./in///"), "a.xlsx");
    assert_string_equal(collect_name("inn/a.xlsx", "in"), "inn/a.xlsx");
    assert_string_equal(collect_name("b.xlsx", "in"), "b.xlsx");
    assert_string_equal(collect_name("/a.xlsx", "/"), "/a.xlsx");
}

static void expect_today(const struct campaign *campaign, int year, int month,
                         int day)
{
    struct date today = collect_today(campaign);
    assert_int_equal(today.year, year);
    assert_int_equal(today.month, month);
    assert_int_equal(today.day, day);
}

static void test_dates(void **state)
{
    (void)state;
    struct campaign campaign = {.date = {2026, 1, 30}};
    setenv("SOURCE_DATE_EPOCH", "1700000000", 1);
    expect_today(&campaign, 2023, 11, 14);
    assert_int_equal(collect_created(&campaign), 1700000000);
    setenv("SOURCE_DATE_EPOCH", "1900000000", 1); /* after the campaign */
    expect_today(&campaign, 2026, 1, 30);
    assert_int_equal(collect_created(&campaign), 1900000000);
    const char *const wrong[] = {"", "yesterday", "12 "};
    for (size_t i = 0; i < 3; i++) {
        setenv("SOURCE_DATE_EPOCH", wrong[i], 1);
        assert_int_equal(collect_created(&campaign), 1769731200);
    }
    unsetenv("SOURCE_DATE_EPOCH");
    assert_int_equal(collect_created(&campaign), 1769731200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        folder_test(test_everything_is_input),
        folder_test(test_own_files_are_not),
        folder_test(test_failures),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_dates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
