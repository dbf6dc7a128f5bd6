/* ST_Xstring: `_x000D_` for what XML cannot hold (ECMA-376-1 §22.9.2.19).
 * May be included by xlsx/read. */
#ifndef DTI_XLSX_READ_ESCAPE_H
#define DTI_XLSX_READ_ESCAPE_H

#include <stddef.h>

/* Decodes `text` of `length` bytes in place and ends it with NUL; returns the
 * new length, never a greater one. Two halves of a surrogate pair make one
 * character, a lone half U+FFFD; `_x0000_` is left out. */
size_t escape_decode(char *text, size_t length);

/* Code points in valid UTF-8. */
size_t escape_count(const char *text, size_t length);

#endif
