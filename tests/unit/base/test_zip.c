/* Archives made in memory, read back by minizip. */
#include "unit/test.h"
#include "base/zip.h"

#include <minizip/unzip.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

enum { NEW_YEAR_2026 = 1767225600 };

static struct str archive(void)
{
    struct str out = {0};
    struct zip *zip = zip_new(NEW_YEAR_2026);
    assert_true(zip_add(zip, "a.txt", "mot", 3));
    assert_true(zip_add(zip, "P-A-b.pdf", "", 0));
    assert_true(zip_finish(zip, &out));
    return out;
}

static void assert_member(unzFile file, const char *name, const char *text)
{
    char found[64], bytes[16] = "";
    unz_file_info info;
    assert_int_equal(unzGetCurrentFileInfo(file, &info, found, sizeof found,
                                           NULL, 0, NULL, 0),
                     UNZ_OK);
    assert_string_equal(found, name);
    assert_int_equal(info.tmu_date.tm_year, 2026);
    assert_int_equal(info.tmu_date.tm_mon, 0);
    assert_int_equal(info.tmu_date.tm_mday, 1);
    assert_int_equal(unzOpenCurrentFile(file), UNZ_OK);
    assert_int_equal(unzReadCurrentFile(file, bytes, sizeof bytes - 1),
                     strlen(text));
    assert_string_equal(bytes, text);
    assert_int_equal(unzCloseCurrentFile(file), UNZ_OK); /* compares the CRC */
}

static void members_are_read_back(void **state)
{
    (void)state;
    struct str bytes = archive();
    char path[] = "/tmp/zip-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, bytes.data, bytes.length), bytes.length);
    close(fd);
    unzFile file = unzOpen(path);
    assert_non_null(file);
    assert_int_equal(unzGoToFirstFile(file), UNZ_OK);
    assert_member(file, "a.txt", "mot");
    assert_int_equal(unzGoToNextFile(file), UNZ_OK);
    assert_member(file, "P-A-b.pdf", "");
    assert_int_equal(unzGoToNextFile(file), UNZ_END_OF_LIST_OF_FILE);
    unzClose(file);
    unlink(path);
    str_clear(&bytes);
}

static void the_same_gives_the_same_bytes(void **state)
{
    (void)state;
    struct str a = archive(), b = archive();
    assert_int_equal(a.length, b.length);
    assert_memory_equal(a.data, b.data, a.length);
    str_clear(&a);
    str_clear(&b);
}

/* A member is found by its name with its note, and no other way. */
static void noted_members_are_found(void **state)
{
    (void)state;
    struct str bytes = {0}, found = {0}, none = {0};
    struct zip *zip = zip_new(NEW_YEAR_2026);
    assert_true(zip_add(zip, "a.txt", "mot", 3));
    assert_true(zip_add_noted(zip, "b.txt", "0123", "hai", 3));
    assert_true(zip_finish(zip, &bytes));
    assert_true(zip_find_noted(&bytes, "b.txt", "0123", &found));
    assert_string_equal(str_text(&found), "hai");
    assert_false(zip_find_noted(&bytes, "b.txt", "0124", &found));
    assert_false(zip_find_noted(&bytes, "b.txt", "012", &found));
    assert_false(zip_find_noted(&bytes, "a.txt", "0123", &found));
    assert_false(zip_find_noted(&bytes, "c.txt", "0123", &found));
    assert_false(zip_find_noted(&none, "b.txt", "0123", &found));
    for (size_t i = 0; i + 3 <= bytes.length; i++)
        if (memcmp(bytes.data + i, "hai", 3) == 0)
            bytes.data[i] = 'H'; /* its CRC is wrong now */
    assert_false(zip_find_noted(&bytes, "b.txt", "0123", &found));
    assert_string_equal(str_text(&found), "hai");
    str_clear(&bytes);
    str_clear(&found);
}

static void list_member(void *userdata, const char *name,
                        const struct str *bytes)
{
    str_printf(userdata, "%s=%s;", name, str_text(bytes));
}

/* A member that is deflated already is one like others; an archive that ends
 * early is noticed. */
static void deflated_members_are_read_in_order(void **state)
{
    (void)state;
    /* "ba" in a stored block. */
    struct str stream = {0}, bytes = {0}, list = {0};
    str_append_bytes(&stream,
                     "\x01\x02\x00\xFD\xFF"
                     "ba",
                     7);
    struct zip *zip = zip_new(NEW_YEAR_2026);
    assert_true(zip_add(zip, "a", "mot", 3));
    assert_true(zip_add_deflated(zip, "b", &stream, 2,
                                 crc32(0, (const Bytef *)"ba", 2)));
    assert_true(zip_add_packed(zip, "c", "hai", 3));
    assert_true(zip_finish(zip, &bytes));
    assert_true(zip_each(&bytes, list_member, &list));
    assert_string_equal(str_text(&list), "a=mot;b=ba;c=hai;");
    for (size_t i = 0; i + 2 <= bytes.length; i++)
        if (memcmp(bytes.data + i, "ba", 2) == 0)
            bytes.data[i] = 'B'; /* its CRC is wrong now */
    str_reset(&list);
    assert_false(zip_each(&bytes, list_member, &list));
    assert_string_equal(str_text(&list), "a=mot;");
    bytes.length /= 2;
    assert_false(zip_each(&bytes, list_member, &list));
    str_clear(&stream);
    str_clear(&bytes);
    str_clear(&list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_are_read_back),
        cmocka_unit_test(the_same_gives_the_same_bytes),
        cmocka_unit_test(noted_members_are_found),
        cmocka_unit_test(deflated_members_are_read_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
