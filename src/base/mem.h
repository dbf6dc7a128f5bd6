/* Memory that is there or ends the program. May be included by everything.
 *
 * The program holds no state worth saving when memory runs out: outputs are
 * renamed only when whole, so leaving at once loses nothing. Every function
 * here therefore returns memory or ends the process with LEAVE_STATUS
 * (base/leave.h), which the caller of the process (a shell, or the parent of a
 * rendering worker) reads as "the machine failed". */
#ifndef DTI_BASE_MEM_H
#define DTI_BASE_MEM_H

#include <stddef.h>

/* `size` bytes, uninitialised; the caller frees them with free(). */
void *mem_alloc(size_t size);

/* `count` objects of `size` bytes, zeroed; an overflow counts as no memory. */
void *mem_calloc(size_t count, size_t size);

/* As realloc() for `count` objects of `size` bytes. */
void *mem_resize(void *block, size_t count, size_t size);

/* A copy of `text`, or of its first `length` bytes, NUL-ended. */
char *mem_strdup(const char *text);
char *mem_strndup(const char *text, size_t length);

/* Ends the process with LEAVE_STATUS, saying so on standard error. */
_Noreturn void mem_fail(void);

#endif
