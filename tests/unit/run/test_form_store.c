/* Forms that were issued, changed by somebody, and asked for no more. */
#include "folder.h"

#include "run/form_store.h"

/* One `dti forms`: puts `texts` (path, text, …, NULL) and ends mau-02. */
static struct form_store issue(const char *folder, const char *const *texts)
{
    struct form_store store;
    form_store_open(&store, folder);
    for (; *texts; texts += 2)
        form_store_put(&store, texts[0], texts[1], strlen(texts[1]));
    form_store_end_part(&store, "mau-02");
    assert_true(form_store_close(&store));
    return store;
}

#define ISSUE(folder, ...)                                                     \
    issue(folder, (const char *const[]){__VA_ARGS__, NULL})

static void expect(const char *folder, const char *name, const char *text)
{
    char *path = file_join(folder, name);
    struct str found = {0};
    assert_int_equal(file_read(path, 1000, &found), 0);
    assert_string_equal(str_text(&found), text);
    str_clear(&found);
    free(path);
}

static void an_untouched_form_is_made_anew(void **state)
{
    struct form_store first = ISSUE(*state, "mau-02/a.xlsx", "cũ");
    struct form_store second = ISSUE(*state, "mau-02/a.xlsx", "mới");
    expect(*state, "mau-02/a.xlsx", "mới");
    assert_int_equal(second.kept.count, 0);
    form_store_clear(&first);
    form_store_clear(&second);
}

static void a_changed_form_is_left(void **state)
{
    struct form_store first = ISSUE(*state, "mau-02/a.xlsx", "trống");
    folder_write(*state, "mau-02/a.xlsx", "đã điền");
    for (int i = 0; i < 2; i++) {
        struct form_store again = ISSUE(*state, "mau-02/a.xlsx", "mới");
        expect(*state, "mau-02/a.xlsx", "đã điền");
        assert_int_equal(again.kept.count, 1);
        assert_string_equal(again.kept.items[0], "mau-02/a.xlsx");
        form_store_clear(&again);
    }
    form_store_clear(&first);
}

/* What nobody knows of may be anybody's work. */
static void a_file_that_was_not_issued_is_left(void **state)
{
    folder_write(*state, "mau-02/a.xlsx", "của ai đó");
    struct form_store store = ISSUE(*state, "mau-02/a.xlsx", "mới");
    expect(*state, "mau-02/a.xlsx", "của ai đó");
    assert_int_equal(store.kept.count, 1);
    form_store_clear(&store);
}

static void a_form_no_longer_asked_for_is_removed_if_untouched(void **state)
{
    struct form_store first = ISSUE(*state, "mau-02/a.xlsx", "a",
                                    "mau-02/b.xlsx", "b", "mau-03/c.xlsx", "c");
    folder_write(*state, "mau-02/b.xlsx", "đã điền");
    struct form_store second = ISSUE(*state, "mau-02/d.xlsx", "d");
    assert_false(folder_has(*state, "mau-02/a.xlsx"));
    expect(*state, "mau-02/b.xlsx", "đã điền");
    expect(*state, "mau-03/c.xlsx", "c"); /* of a part that was not made */
    assert_int_equal(second.removed.count, 1);
    assert_int_equal(second.left.count, 1);
    struct form_store third = ISSUE(*state, "mau-03/c.xlsx", "c2");
    expect(*state, "mau-03/c.xlsx", "c2"); /* still known */
    form_store_clear(&first);
    form_store_clear(&second);
    form_store_clear(&third);
}

/* The list is only a file: it cannot name what lies elsewhere. */
static void nothing_elsewhere_is_removed(void **state)
{
    char *other = folder_put(*state, "khac.xlsx", "x");
    char hex[SHA256_HEX_SIZE];
    struct str list = {0};
    sha256_of("x", 1, hex);
    str_printf(&list, "{\"mau-02/../khac.xlsx\": \"%s\"}", hex);
    folder_write(*state, ".bieu-mau.json", str_text(&list));
    struct form_store store = ISSUE(*state, "mau-02/a.xlsx", "a");
    assert_true(file_exists(other));
    form_store_clear(&store);
    str_clear(&list);
    free(other);
}

static void nothing_asked_for_makes_no_folder(void **state)
{
    char *path = file_join(*state, "bieu-mau");
    struct form_store store;
    form_store_open(&store, path);
    form_store_end_part(&store, "mau-02");
    assert_true(form_store_close(&store));
    assert_false(file_exists(path));
    form_store_clear(&store);
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        folder_test(an_untouched_form_is_made_anew),
        folder_test(a_changed_form_is_left),
        folder_test(a_file_that_was_not_issued_is_left),
        folder_test(a_form_no_longer_asked_for_is_removed_if_untouched),
        folder_test(nothing_elsewhere_is_removed),
        folder_test(nothing_asked_for_makes_no_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
