/* Sums of the examples of FIPS 180-2, whole and in parts. */
#include "unit/test.h"

#include "base/mem.h"
#include "base/sha256.h"

static void expect(const char *text, const char *hex)
{
    char found[SHA256_HEX_SIZE];
    size_t length = strlen(text);
    sha256_of(text, length, found);
    assert_string_equal(found, hex);
    for (size_t part = 1; part <= length; part++) {
        struct sha256 *sum = sha256_new();
        for (size_t at = 0; at < length; at += part)
            sha256_add(sum, text + at, length - at < part ? length - at : part);
        sha256_end(sum, found);
        assert_string_equal(found, hex);
    }
}

static void test_examples(void **state)
{
    (void)state;
    expect("",
           "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect("abc",
           "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
           "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

/* A million times `a`. */
static void test_long(void **state)
{
    enum { MILLION = 1000000 };
    char *text = mem_alloc(MILLION), found[SHA256_HEX_SIZE];
    (void)state;
    memset(text, 'a', MILLION);
    sha256_of(text, MILLION, found);
    free(text);
    assert_string_equal(
        found,
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_examples),
        cmocka_unit_test(test_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
