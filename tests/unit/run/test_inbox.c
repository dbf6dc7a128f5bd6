/* What happened in a watched folder, and whether a workbook has arrived. */
#include "folder.h"

#include "run/watch/inbox.h"

#include <errno.h>
#include <poll.h>

static void expect_whole(const char *folder, const char *bytes, size_t length,
                         bool whole)
{
    char *path = file_join(folder, "a.xlsx");
    assert_int_equal(file_write(path, bytes, length), 0);
    assert_int_equal(inbox_is_whole(path), whole);
    free(path);
}

static void test_is_whole(void **state)
{
    char *zip = mem_calloc(1, 200000);
    expect_whole(*state, "", 0, false);
    expect_whole(*state, "P", 1, true);
    expect_whole(*state, "Mã;Giá trị", 13, true);
    expect_whole(*state, "PK\3\4 half", 9, false);
    expect_whole(*state, "PK\3\4 PK\5\6", 9, true);
    memcpy(zip, "PK\3\4", 4);
    expect_whole(*state, zip, 200000, false);
    /* The end record with the longest comment, and one byte too early. */
    memcpy(zip + 200000 - 22 - 65535, "PK\5\6", 4);
    expect_whole(*state, zip, 200000, true);
    memset(zip + 4, 0, 200000 - 4);
    memcpy(zip + 200000 - 22 - 65536, "PK\5\6", 4);
    expect_whole(*state, zip, 200000, false);
    free(zip);
    assert_true(inbox_is_whole("/nowhere/a.xlsx"));
}

/* What is to be heard now, and nothing else. */
static void expect_changes(struct inbox *inbox, const char *folder,
                           const char *const *names)
{
    struct file_list paths = {0};
    struct pollfd fd = {.fd = inbox_descriptor(inbox), .events = POLLIN};
    size_t n = 0;
    (void)poll(&fd, 1, 0); /* events of this process are there at once */
    assert_int_equal(inbox_take(inbox, &paths), 0);
    for (; names[n]; n++) {
        char *path = file_join(folder, names[n]);
        bool found = false;
        for (size_t i = 0; i < paths.count; i++)
            found |= strcmp(paths.items[i], path) == 0;
        if (!found)
            fail_msg("not heard of %s", names[n]);
        free(path);
    }
    assert_int_equal(paths.count, n);
    file_list_clear(&paths);
}

#define CHANGES(...) ((const char *const[]){__VA_ARGS__, NULL})

static void remove_file(const char *folder, const char *name)
{
    char *path = file_join(folder, name);
    assert_int_equal(remove(path), 0);
    free(path);
}

static void test_files(void **state)
{
    int failure;
    folder_write(*state, "before.xlsx", "x");
    char *output = file_join(*state, "output");
    struct inbox *inbox = inbox_new(*state, output, &failure);
    assert_non_null(inbox);
    expect_changes(inbox, *state, CHANGES(NULL));
    char *path = folder_put(*state, "a.xlsx", "x");
    expect_changes(inbox, *state, CHANGES("a.xlsx"));
    remove_file(*state, "a.xlsx");
    remove_file(*state, "before.xlsx");
    expect_changes(inbox, *state, CHANGES("a.xlsx", "before.xlsx"));
    const char *const ignored[] = {"~$a.xlsx", ".a.xlsx",      "a.part",
                                   "a.tmp",    "a.crdownload", "a.partial",
                                   "a.xlsx~"};
    for (size_t i = 0; i < sizeof ignored / sizeof *ignored; i++) {
        char *name = file_join(*state, ignored[i]);
        FILE *f = fopen(name, "w");
        assert_non_null(f);
        assert_int_equal(fclose(f), 0);
        free(name);
    }
    expect_changes(inbox, *state, CHANGES(NULL));
    inbox_free(inbox);
    free(path);
    free(output);
}

static void test_folders(void **state)
{
    int failure;
    char *output = file_join(*state, "output");
    struct inbox *inbox = inbox_new(*state, output, &failure);
    assert_non_null(inbox);
    /* A folder with a file in it, then another file; OUTPUT comes later. */
    char *outside = folder_put(*state, "output/units/a.pdf", "x");
    char *from = mem_strdup("/tmp/dti-test-XXXXXX"),
         *to = file_join(*state, "new");
    assert_non_null(mkdtemp(from));
    folder_write(from, "deep/a.xlsx", "x");
    assert_int_equal(rename(from, to), 0);
    expect_changes(inbox, *state, CHANGES("new/deep/a.xlsx"));
    char *deep = file_join(*state, "new/deep/b.xlsx");
    FILE *f = fopen(deep, "w");
    assert_non_null(f);
    assert_int_equal(fclose(f), 0);
    expect_changes(inbox, *state, CHANGES("new/deep/b.xlsx"));
    folder_write(*state, "output/units/b.pdf", "x");
    expect_changes(inbox, *state, CHANGES(NULL));
    inbox_free(inbox);
    free(deep);
    free(from);
    free(to);
    free(outside);
    free(output);
}

static void test_failures(void **state)
{
    int failure = 0;
    char *none = file_join(*state, "none"),
         *file = folder_put(*state, "f", "x");
    assert_null(inbox_new(none, none, &failure));
    assert_int_equal(failure, ENOENT);
    assert_null(inbox_new(file, none, &failure));
    assert_int_equal(failure, ENOTDIR);
    inbox_free(NULL);
    free(none);
    free(file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        folder_test(test_is_whole),
        folder_test(test_files),
        folder_test(test_folders),
        folder_test(test_failures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
