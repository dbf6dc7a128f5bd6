#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void aligns_objects_and_packs_texts(void **state)
{
    struct arena arena = {0};
    (void)state;
    char *a = arena_strdup(&arena, "ab"), *b = arena_strndup(&arena, "cdef", 2);
    int64_t *number = arena_alloc(&arena, sizeof *number);
    assert_ptr_equal(b, a + 3);
    assert_string_equal(b, "cd");
    assert_int_equal((uintptr_t)number % _Alignof(max_align_t), 0);
    assert_int_equal(*number, 0);
    assert_string_equal(arena_printf(&arena, "%d %s", 7, "x"), "7 x");
    arena_clear(&arena);
}

/* Fills an arena with texts and objects, over several blocks. */
static void fill(struct arena *arena)
{
    for (size_t i = 0; i < 3000; i++) {
        arena_strndup(arena, "123456789", i % 9);
        arena_calloc(arena, i % 5, sizeof(void *));
    }
}

static void what_was_used_fits_one_block(void **state)
{
    struct arena first = {0}, second = {0};
    (void)state;
    fill(&first);
    arena_reserve(&second, arena_used(&first));
    const struct arena_block *only = second.blocks;
    fill(&second);
    assert_ptr_equal(second.blocks, only);
    assert_true(arena_used(&second) <= arena_used(&first));
    arena_reserve(&second, 1 << 20);
    assert_ptr_not_equal(second.blocks, only);
    arena_clear(&first);
    arena_clear(&second);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(aligns_objects_and_packs_texts),
        cmocka_unit_test(what_was_used_fits_one_block),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
