/* Which campaign.yaml counts where none is named. */
#include "folder.h"

#include "run/places.h"

/* The campaign of INPUT `input`, seen from `from`; both lie in the test's
 * folder, in which the names expected are too. */
static void expect_seen(const char *folder, const char *from, const char *input,
                        const char *expected)
{
    char *before = realpath(".", NULL), *at = file_join(folder, from);
    assert_int_equal(chdir(at), 0);
    char *path = places_campaign(NULL, input);
    assert_string_equal(path, expected);
    free(path);
    assert_int_equal(chdir(before), 0);
    free(at);
    free(before);
}

static void test_own_folder_first(void **state)
{
    folder_write(*state, "campaign.yaml", "x");
    folder_write(*state, "a/campaign.yaml", "x");
    folder_write(*state, "a/b/c/d", "x");
    expect_seen(*state, ".", "a", "a/campaign.yaml");
    expect_seen(*state, ".", "a/", "a/campaign.yaml");
    expect_seen(*state, "a", ".", "campaign.yaml");
    expect_seen(*state, "a", "..", "../campaign.yaml");
}

/* SPEC.md's order: what lies above counts only where neither has one. */
static void test_working_folder_before_above(void **state)
{
    folder_write(*state, "a/campaign.yaml", "x");
    folder_write(*state, "a/b/c/d", "x");
    expect_seen(*state, ".", "a/b", "a/campaign.yaml");
    folder_write(*state, "campaign.yaml", "x");
    expect_seen(*state, ".", "a/b", "campaign.yaml");
}

static void test_above(void **state)
{
    folder_write(*state, "a/campaign.yaml", "x");
    folder_write(*state, "a/b/c/d", "x");
    folder_write(*state, "e/f", "x");
    expect_seen(*state, ".", "a/b/c", "a/campaign.yaml");
    expect_seen(*state, ".", "a//b/c//", "a/campaign.yaml");
    expect_seen(*state, "a/b", ".", "../campaign.yaml");
    expect_seen(*state, "a/b", "c", "../campaign.yaml");
    expect_seen(*state, "a/b/c", ".", "../../campaign.yaml");
    expect_seen(*state, "a/b/c", "../../../e", "../../campaign.yaml");
    expect_seen(*state, "e", "../a/b", "../a/campaign.yaml");
}

/* The way up from a link is the way up from where it leads. */
static void test_link(void **state)
{
    folder_write(*state, "a/campaign.yaml", "x");
    folder_write(*state, "a/b/c/d", "x");
    folder_write(*state, "e/f", "x");
    char *link = file_join(*state, "e/link");
    assert_int_equal(symlink("../a/b/c", link), 0);
    expect_seen(*state, "e", "link", "link/../../campaign.yaml");
    free(link);
}

static void test_absolute(void **state)
{
    char *campaign = folder_put(*state, "a/campaign.yaml", "x");
    char *file = folder_put(*state, "a/b/c/d.xlsx", "x");
    char *path = places_campaign_of_file(NULL, file);
    assert_string_equal(path, campaign);
    free(path);
    path = places_campaign_of_file("x.yaml", file);
    assert_string_equal(path, "x.yaml");
    free(path);
    free(file);
    free(campaign);
}

static void test_file(void **state)
{
    char *before = realpath(".", NULL);
    folder_write(*state, "a/campaign.yaml", "x");
    folder_write(*state, "a/b/c.xlsx", "x");
    assert_int_equal(chdir(*state), 0);
    char *path = places_campaign_of_file(NULL, "a/b/c.xlsx");
    assert_string_equal(path, "a/campaign.yaml");
    free(path);
    assert_int_equal(chdir("a/b"), 0);
    path = places_campaign_of_file(NULL, "c.xlsx");
    assert_string_equal(path, "../campaign.yaml");
    free(path);
    assert_int_equal(chdir(before), 0);
    free(before);
}

static void expect_beside(const char *folder, const char *expected)
{
    char *path = places_beside(folder, "x");
    assert_string_equal(path, expected);
    free(path);
}

static void test_beside(void **state)
{
    char *before = realpath(".", NULL);
    folder_write(*state, "a/b/c.xlsx", "x");
    assert_int_equal(chdir(*state), 0);
    expect_beside("a", "x");
    expect_beside("a/", "x");
    expect_beside("a/b", "a/x");
    expect_beside(".", "../x");
    expect_beside("..", "../../x");
    assert_int_equal(chdir(before), 0);
    free(before);
}

static void test_none(void **state)
{
    char *file = folder_put(*state, "a/b.xlsx", "x");
    char *path = places_campaign_of_file(NULL, file);
    assert_true(places_is_supplied(path));
    assert_false(places_is_supplied("ho-so/campaign.yaml"));
    free(path);
    free(file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        folder_test(test_own_folder_first),
        folder_test(test_working_folder_before_above),
        folder_test(test_above),
        folder_test(test_link),
        folder_test(test_absolute),
        folder_test(test_file),
        folder_test(test_beside),
        folder_test(test_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
