/* Memory that is freed all at once. May be included by everything.
 *
 * For what lives as long as its owner: a campaign, a submission, a document.
 * Zeroed is empty. Nothing handed out may be freed or resized singly. */
#ifndef DTI_BASE_ARENA_H
#define DTI_BASE_ARENA_H

#include <stddef.h>

struct arena {
    struct arena_block *blocks;
};

/* Makes room for `size` more bytes, in one block that has no others: what an
 * arena holds is copied into another without waste where that has reserved
 * arena_used of a first copy. */
void arena_reserve(struct arena *arena, size_t size);

/* The room that all that was handed out takes in one block. */
size_t arena_used(const struct arena *arena);

/* `size` zeroed bytes, aligned for any object. */
void *arena_alloc(struct arena *arena, size_t size);

/* `count` zeroed objects of `size` bytes. */
void *arena_calloc(struct arena *arena, size_t count, size_t size);

/* A copy of `count` objects of `size` bytes, of which there may be none. */
void *arena_copy(struct arena *arena, const void *items, size_t count,
                 size_t size);

/* Texts stand close to each other: they are aligned for nothing. arena_room is
 * where the caller writes some, one behind the other. */
char *arena_room(struct arena *arena, size_t size);
char *arena_strdup(struct arena *arena, const char *text);
char *arena_strndup(struct arena *arena, const char *text, size_t length);

/* A copy of `text`, which was made on the heap and is freed. */
char *arena_take(struct arena *arena, char *text);

__attribute__((format(printf, 2, 3))) char *
arena_printf(struct arena *arena, const char *format, ...);

void arena_clear(struct arena *arena);

#endif
