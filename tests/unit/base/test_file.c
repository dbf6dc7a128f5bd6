#include "unit/test.h"

#include "base/failure.h"
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

struct scratch {
    char folder[64];
};

static int set_up(void **state)
{
    struct scratch *s = calloc(1, sizeof *s);
    strcpy(s->folder, "/tmp/dti-test-XXXXXX");
    *state = s;
    return mkdtemp(s->folder) ? 0 : -1;
}

static int tear_down(void **state)
{
    struct scratch *s = *state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", s->folder);
    int failure = system(command);
    free(s);
    return failure;
}

static void put(const struct scratch *s, const char *name, const char *text)
{
    char *path = file_join(s->folder, name);
    assert_int_equal(file_write(path, text, strlen(text)), 0);
    free(path);
}

static void writes_whole_files(void **state)
{
    const struct scratch *s = *state;
    put(s, "a/b/c.txt", "một");
    put(s, "a/b/c.txt", "hai");
    char *path = file_join(s->folder, "a/b/c.txt");
    struct str text = {0};
    assert_int_equal(file_read(path, 100, &text), 0);
    assert_string_equal(text.data, "hai");
    str_reset(&text);
    assert_int_equal(file_read(path, 2, &text), EFBIG);
    str_clear(&text);
    struct file_list list = {0};
    assert_int_equal(file_list_folder(s->folder, &list), 0);
    assert_int_equal(list.count, 1); /* no temporary file is left */
    file_list_clear(&list);
    free(path);
}

static void keeps_the_old_file_on_failure(void **state)
{
    const struct scratch *s = *state;
    put(s, "keep.txt", "cũ");
    assert_int_equal(file_write("/dev/full/x", "x", 1), ENOTDIR);
    char *path = file_join(s->folder, "keep.txt");
    /* The temporary name is taken by a folder: nothing can be written. */
    char blocked[128];
    snprintf(blocked, sizeof blocked, "%s/.keep.txt.dti-%ld", s->folder,
             (long)getpid());
    assert_int_equal(mkdir(blocked, 0777), 0);
    assert_int_equal(file_write(path, "mới", 4), EISDIR);
    assert_int_equal(rmdir(blocked), 0);
    /* A link is not written through, and what it leads to stays. */
    put(s, "other.txt", "của người khác");
    char *other = file_join(s->folder, "other.txt");
    assert_int_equal(symlink(other, blocked), 0);
    assert_int_equal(file_write(path, "cũ", 3), 0);
    struct str kept = {0};
    assert_int_equal(file_read(other, 100, &kept), 0);
    assert_string_equal(kept.data, "của người khác");
    str_clear(&kept);
    free(other);
    struct str text = {0};
    assert_int_equal(file_read(path, 100, &text), 0);
    assert_string_equal(text.data, "cũ");
    str_clear(&text);
    free(path);
}

static void lists_in_order(void **state)
{
    const struct scratch *s = *state;
    put(s, "b.xlsx", "");
    put(s, "a/z.xlsx", "");
    put(s, "~$b.xlsx", "");
    put(s, ".hidden", "");
    struct file_list list = {0};
    assert_int_equal(file_list_folder(s->folder, &list), 0);
    static const char *const names[] = {"a/z.xlsx", "b.xlsx", "~$b.xlsx"};
    assert_int_equal(list.count, 3);
    for (size_t i = 0; i < 3; i++)
        assert_string_equal(list.items[i] + strlen(s->folder) + 1, names[i]);
    file_list_clear(&list);
    assert_int_equal(file_list_folder("/nonexistent", &list), ENOENT);
}

/* A link that leads back up is not followed; a folder that is too deep is named
 * and costs nothing else. */
static void lists_around_folders(void **state)
{
    const struct scratch *s = *state;
    put(s, "a/z.xlsx", "");
    char *link = file_join(s->folder, "a/up");
    assert_int_equal(symlink("..", link), 0);
    struct str deep = {0};
    for (int i = 0; i < 33; i++)
        str_append(&deep, "d/");
    char *folder = file_join(s->folder, str_text(&deep));
    assert_int_equal(file_make_folder(folder), 0);
    struct file_list list = {0};
    assert_int_equal(file_list_folder(s->folder, &list), 0);
    assert_int_equal(list.count, 2);
    assert_string_equal(list.items[0] + strlen(s->folder) + 1, "a/z.xlsx");
    assert_int_equal(strlen(list.items[1]), strlen(folder) - 1);
    file_list_clear(&list);
    str_clear(&deep);
    free(folder);
    free(link);
}

static void waits_for_no_pipe(void **state)
{
    const struct scratch *s = *state;
    char *path = file_join(s->folder, "pipe"), hex[SHA256_HEX_SIZE];
    struct str text = {0};
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_int_equal(file_read(path, 100, &text), EINVAL);
    assert_int_equal(file_sha256_of(path, hex), EINVAL);
    str_clear(&text);
    free(path);
}

static void failures_are_vietnamese(void **state)
{
    (void)state;
    assert_string_equal(failure_text(EACCES), "không có quyền");
    assert_string_equal(failure_text(ENOSPC), "ổ đĩa đầy");
    assert_string_equal(failure_text(9999), "lỗi hệ thống không rõ");
}

static void sums(void **state)
{
    const struct scratch *s = *state;
    char hex[SHA256_HEX_SIZE];
    sha256_of("abc", 3, hex);
    static const char expected[] = "ba7816bf8f01cfea414140de5dae2223"
                                   "b00361a396177a9cb410ff61f20015ad";
    assert_string_equal(hex, expected);
    put(s, "abc", "abc");
    char *path = file_join(s->folder, "abc");
    assert_int_equal(file_sha256_of(path, hex), 0);
    assert_string_equal(hex, expected);
    assert_int_equal(file_sha256_of("/nonexistent", hex), ENOENT);
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(writes_whole_files, set_up, tear_down),
        cmocka_unit_test_setup_teardown(keeps_the_old_file_on_failure, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(lists_in_order, set_up, tear_down),
        cmocka_unit_test_setup_teardown(lists_around_folders, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(waits_for_no_pipe, set_up, tear_down),
        cmocka_unit_test(failures_are_vietnamese),
        cmocka_unit_test_setup_teardown(sums, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
