/* A growing string of bytes. May be included by everything.
 *
 * Zeroed is empty; `data` is NULL or NUL-ended after `length` bytes, which may
 * themselves hold NUL. The owner frees it with str_clear. */
#ifndef DTI_BASE_STR_H
#define DTI_BASE_STR_H

#include <stddef.h>
#include <stdint.h>

struct str {
    char *data;
    size_t length, capacity;
};

void str_append(struct str *s, const char *text);
void str_append_bytes(struct str *s, const void *bytes, size_t length);
void str_append_char(struct str *s, char c);

/* Appends the decimal digits of `number`. */
void str_append_number(struct str *s, unsigned long number);

/* Appends `number` as so many bytes, the highest first. */
void str_append_big_endian(struct str *s, uint64_t number, int bytes);

__attribute__((format(printf, 2, 3))) void str_printf(struct str *s,
                                                      const char *format, ...);

/* Makes room for `more` bytes after the text, and the NUL after them. */
void str_reserve(struct str *s, size_t more);

/* The text as a C string: "" where nothing was appended. Lent. */
const char *str_text(const struct str *s);

/* Hands the buffer over (to be freed with free()) and empties `s`. */
char *str_take(struct str *s);

/* Empties `s` and keeps its memory for the next use. */
void str_reset(struct str *s);

void str_clear(struct str *s);

/* Appends `format` with the text of each blank in place of its tag, `{name}`;
 * the last blank has no tag. */
struct str_blank {
    const char *tag, *text;
};
void str_fill_in(struct str *str, const char *format,
                 const struct str_blank *blanks);

#endif
