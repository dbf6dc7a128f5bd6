/* Workbooks that Excel encrypts with its own password open, others do not. */
#include "make_locked.h"

#define OWN "VelvetSweatshop"
#define LOCKED "tệp có mật khẩu mở (bị mã hóa), không đọc được"

/* A workbook of one cell, and of a part that does not pack for its size. */
static struct str make_book(size_t ballast)
{
    struct zip_bytes zip;
    zip_begin(&zip);
    zip_add_book(&zip,
                 (struct book_parts){.sheet = ROW1("<c r='A1'><v>7</v></c>")});
    char *bytes = mem_alloc(ballast + 1);
    for (size_t i = 0; i < ballast; i++)
        bytes[i] = (char)(i * i * 2654435761U >> 13);
    if (ballast > 0)
        zip_add_bytes(&zip, "xl/media/image1.png", bytes, ballast, 0);
    free(bytes);
    zip_end(&zip);
    return zip.bytes;
}

static struct opened open_locked(size_t ballast, const struct lock *lock)
{
    struct str book = make_book(ballast);
    struct str bytes = make_locked(&book, lock);
    struct opened opened = open_bytes(bytes.data, bytes.length, &LIMITS);
    str_clear(&bytes);
    return opened;
}

static const struct lock own_locks[] = {
    {OWN, NULL, 16, 0, 0},       {OWN, NULL, 24, 0, 0},
    {OWN, NULL, 32, 0, 0},       {OWN, "SHA1", 16, 100, 0},
    {OWN, "SHA256", 32, 7, 0},   {OWN, "SHA384", 24, 100, 0},
    {OWN, "SHA512", 32, 300, 0},
};

static void test_own_password(void **state)
{
    (void)state;
    const size_t sizes[] = {0, 4000, 300000};
    for (size_t i = 0; i < sizeof own_locks / sizeof *own_locks; i++)
        for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++)
            expect_cells(open_locked(sizes[k], &own_locks[i]), "A1 number 7\n");
}

static void test_other_password(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof own_locks / sizeof *own_locks; i++) {
        struct lock lock = own_locks[i];
        lock.password = "other";
        expect_problem(open_locked(4000, &lock), PROBLEM_FILE_ENCRYPTED,
                       LOCKED);
    }
}

/* What is cut somewhere opens or does not, and says why. */
static void test_cut(void **state)
{
    (void)state;
    for (int way = 0; way < 2; way++) {
        struct str book = make_book(9000);
        struct str bytes =
            make_locked(&book, way ? &own_locks[3] : &own_locks[0]);
        for (size_t length = 512; length < bytes.length; length += 509) {
            struct opened opened = open_bytes(bytes.data, length, &LIMITS);
            bool filling = bytes.length - length < BIG;
            assert_true(filling || opened.problems->count == 1);
            enum problem_code code = opened.problems->count > 0
                                         ? opened.problems->items[0].code
                                         : PROBLEM_FILE_DAMAGED;
            assert_true(code == PROBLEM_FILE_ENCRYPTED ||
                        code == PROBLEM_FILE_DAMAGED ||
                        code == PROBLEM_FILE_XLS);
            opened_close(&opened);
        }
        str_clear(&bytes);
    }
}

/* Every byte of header, tables and directory made wrong: chains that loop or
 * lead out of the file end. */
static void test_wild_chains(void **state)
{
    (void)state;
    const unsigned char wild[] = {0, 1, 0x7F, 0xFF};
    struct str book = make_book(9000);
    struct str bytes = make_locked(&book, &own_locks[4]);
    for (size_t i = 8; i < 6 * BIG; i += i < 100 ? 1 : 7)
        for (size_t k = 0; k < sizeof wild; k++) {
            char was = bytes.data[i];
            bytes.data[i] = (char)wild[k];
            struct opened opened =
                open_bytes(bytes.data, bytes.length, &LIMITS);
            assert_true(opened.workbook || opened.problems->count > 0);
            opened_close(&opened);
            bytes.data[i] = was;
        }
    str_clear(&bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_own_password),
        cmocka_unit_test(test_other_password),
        cmocka_unit_test(test_cut),
        cmocka_unit_test(test_wild_chains),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
