/* Things sorted by what they belong to. */
#include "unit/test.h"

#include "base/buckets.h"

static void assert_bucket(const struct buckets *buckets, size_t bucket,
                          const size_t *expected, size_t expected_count)
{
    size_t count;
    const size_t *items = buckets_of(buckets, bucket, &count);
    assert_int_equal(count, expected_count);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(items[i], expected[i]);
}

static void things_keep_their_order(void **state)
{
    (void)state;
    static const size_t owners[] = {2, 0, 2, 3, 0, 2};
    struct buckets buckets;
    buckets_init(&buckets, 4, owners, 6);
    assert_bucket(&buckets, 0, (const size_t[]){1, 4}, 2);
    assert_bucket(&buckets, 1, NULL, 0);
    assert_bucket(&buckets, 2, (const size_t[]){0, 2, 5}, 3);
    assert_bucket(&buckets, 3, (const size_t[]){3}, 1);
    buckets_clear(&buckets);
}

static void nothing_is_in_no_bucket(void **state)
{
    (void)state;
    struct buckets buckets;
    buckets_init(&buckets, 1, NULL, 0);
    assert_bucket(&buckets, 0, NULL, 0);
    buckets_clear(&buckets);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(things_keep_their_order),
        cmocka_unit_test(nothing_is_in_no_bucket),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
