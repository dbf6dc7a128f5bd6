/* Bytes in memory as a file: where it ends, and what its seeks refuse. */
#include "unit/test.h"
#include "base/memory_file.h"

#include <stdio.h>
#include <string.h>

static void test_lent(void **state)
{
    (void)state;
    char out[8] = "";
    struct memory_file file = memory_file_lent("abcde", 5);
    assert_int_equal(memory_file_read(&file, out, 3), 3);
    assert_string_equal(out, "abc");
    assert_int_equal(memory_file_read(&file, out, sizeof out), 2);
    assert_memory_equal(out, "de", 2);
    assert_int_equal(memory_file_read(&file, out, sizeof out), 0);
    assert_int_equal(memory_file_write(&file, "x", 1), 0);
}

static void test_lent_nothing(void **state)
{
    (void)state;
    char out[1];
    struct memory_file file = memory_file_lent(NULL, 0);
    assert_int_equal(memory_file_read(&file, out, 1), 0);
    assert_true(memory_file_seek(&file, 0, SEEK_END));
    assert_null(memory_file_unzip(&file));
    assert_null(memory_file_zip(&file));
}

static void test_growing(void **state)
{
    (void)state;
    char out[8] = "";
    struct str bytes = {0};
    struct memory_file file = memory_file_growing(&bytes);
    assert_int_equal(memory_file_write(&file, "mot hai", 7), 7);
    assert_true(memory_file_seek(&file, 4, SEEK_SET));
    assert_int_equal(memory_file_write(&file, "ba bon", 6), 6);
    assert_string_equal(str_text(&bytes), "mot ba bon");
    assert_true(memory_file_seek(&file, (uint64_t)-3, SEEK_CUR));
    assert_int_equal(memory_file_read(&file, out, sizeof out), 3);
    assert_string_equal(out, "bon");
    str_clear(&bytes);
}

static void test_seeks_outside(void **state)
{
    (void)state;
    struct memory_file file = memory_file_lent("abcde", 5);
    assert_true(memory_file_seek(&file, 2, SEEK_SET));
    assert_false(memory_file_seek(&file, 6, SEEK_SET));
    assert_false(memory_file_seek(&file, 4, SEEK_CUR));
    assert_false(memory_file_seek(&file, (uint64_t)-3, SEEK_CUR));
    assert_false(memory_file_seek(&file, 1, SEEK_END));
    assert_false(memory_file_seek(&file, UINT64_MAX / 2, SEEK_SET));
    assert_int_equal(file.offset, 2);
    assert_true(memory_file_seek(&file, 3, SEEK_CUR));
    assert_int_equal(file.offset, 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lent),
        cmocka_unit_test(test_lent_nothing),
        cmocka_unit_test(test_growing),
        cmocka_unit_test(test_seeks_outside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
