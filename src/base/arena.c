#include "base/arena.h"

#include "base/mem.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 4096, LARGEST_BLOCK = 1 << 20 };

struct arena_block {
    struct arena_block *next;
    size_t size, used;
    alignas(max_align_t) unsigned char bytes[];
};

/* A new first block of `size` bytes. */
static struct arena_block *push_block(struct arena *arena, size_t size)
{
    if (size > SIZE_MAX - sizeof(struct arena_block))
        mem_fail();
    struct arena_block *block = mem_alloc(sizeof *block + size);
    *block = (struct arena_block){.next = arena->blocks, .size = size};
    arena->blocks = block;
    return block;
}

/* One with room for `need` bytes; each is twice the one before, so that small
 * owners stay small and large ones take few steps. */
static struct arena_block *add_block(struct arena *arena, size_t need)
{
    size_t size = arena->blocks ? arena->blocks->size * 2 : FIRST_BLOCK;
    if (size > LARGEST_BLOCK)
        size = LARGEST_BLOCK;
    return push_block(arena, size < need ? need : size);
}

/* `size` bytes that begin at a multiple of `unit`, a power of 2. */
static void *take(struct arena *arena, size_t size, size_t unit)
{
    struct arena_block *block = arena->blocks;
    size_t at = block ? (block->used + unit - 1) & ~(unit - 1) : 0;
    if (!block || at > block->size || block->size - at < size) {
        block = add_block(arena, size);
        at = 0;
    }
    block->used = at + size;
    return block->bytes + at;
}

void arena_reserve(struct arena *arena, size_t size)
{
    const struct arena_block *block = arena->blocks;
    if (size > 0 && (!block || block->size - block->used < size))
        push_block(arena, size);
}

size_t arena_used(const struct arena *arena)
{
    size_t used = 0;
    for (const struct arena_block *b = arena->blocks; b; b = b->next)
        used += b->used + alignof(max_align_t) - 1;
    return used;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    void *result = take(arena, size, alignof(max_align_t));
    memset(result, 0, size);
    return result;
}

void *arena_calloc(struct arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        mem_fail();
    return arena_alloc(arena, count * size);
}

void *arena_copy(struct arena *arena, const void *items, size_t count,
                 size_t size)
{
    void *copy = arena_calloc(arena, count, size);
    if (count > 0)
        memcpy(copy, items, count * size);
    return copy;
}

char *arena_room(struct arena *arena, size_t size)
{
    return take(arena, size, 1);
}

char *arena_strndup(struct arena *arena, const char *text, size_t length)
{
    if (length == SIZE_MAX)
        mem_fail();
    char *copy = take(arena, length + 1, 1);
    memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

char *arena_strdup(struct arena *arena, const char *text)
{
    return arena_strndup(arena, text, strlen(text));
}

char *arena_take(struct arena *arena, char *text)
{
    char *copy = arena_strdup(arena, text);
    free(text);
    return copy;
}

/* Most texts are short: those are formatted once. */
char *arena_printf(struct arena *arena, const char *format, ...)
{
    char usual[256] = "";
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(usual, sizeof usual, format, args);
    va_end(args);
    size_t size = length > 0 ? (size_t)length + 1 : 1;
    char *text = take(arena, size, 1);
    if (size <= sizeof usual)
        memcpy(text, usual, size);
    else
        vsnprintf(text, size, format, again);
    va_end(again);
    return text;
}

void arena_clear(struct arena *arena)
{
    struct arena_block *block = arena->blocks;
    while (block) {
        struct arena_block *next = block->next;
        free(block);
        block = next;
    }
    arena->blocks = NULL;
}
