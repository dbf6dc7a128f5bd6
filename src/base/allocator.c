/* No memory ends the program, whoever asked for it.
 *
 * The libraries that dti uses meet a failed allocation each in its own way:
 * some say so, some say that the file is damaged, some abort, some go on with
 * the null pointer. So the functions that they all call are these, which call
 * those of the C library (as its manual has it, "Replacing malloc") and do not
 * come back without memory. A reader of workbooks has its own share of memory
 * and is judged by it (xlsx/guard); see docs/security.md. */
#include "base/leave.h"
#include "base/mem.h"
#include "base/sanitized.h"

#include <dlfcn.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#if !SANITIZED /* a sanitizer has functions of its own in this place */

typedef void *malloc_fn(size_t size);
typedef void *calloc_fn(size_t count, size_t size);
typedef void *realloc_fn(void *block, size_t size);

/* The functions behind this program's. They are looked for when each is first
 * called, which is before main(); whichever thread does so finds the same. */
static _Atomic(malloc_fn *) next_malloc;
static _Atomic(calloc_fn *) next_calloc;
static _Atomic(realloc_fn *) next_realloc;

/* `function` becomes the next one of this name. POSIX makes an address of
 * dlsym() one of a function; ISO C has no cast for it. */
static void find(const char *name, void *function)
{
    void *address = dlsym(RTLD_NEXT, name);
    if (!address)
        abort();
    memcpy(function, &address, sizeof address);
}

/* What came of a call; a request that no machine could meet (a size that
 * overflowed) is left to who made it. */
static void *checked(void *block, size_t size)
{
    if (!block && size <= PTRDIFF_MAX)
        mem_fail();
    return block;
}

void *malloc(size_t size)
{
    malloc_fn *next = atomic_load_explicit(&next_malloc, memory_order_relaxed);
    if (!next) {
        find("malloc", &next);
        atomic_store_explicit(&next_malloc, next, memory_order_relaxed);
    }
    return checked(next(size), size);
}

void *calloc(size_t count, size_t size)
{
    calloc_fn *next = atomic_load_explicit(&next_calloc, memory_order_relaxed);
    if (!next) {
        find("calloc", &next);
        atomic_store_explicit(&next_calloc, next, memory_order_relaxed);
    }
    size_t all;
    if (__builtin_mul_overflow(count, size, &all))
        all = SIZE_MAX;
    return checked(next(count, size), all);
}

void *realloc(void *block, size_t size)
{
    realloc_fn *next =
        atomic_load_explicit(&next_realloc, memory_order_relaxed);
    if (!next) {
        find("realloc", &next);
        atomic_store_explicit(&next_realloc, next, memory_order_relaxed);
    }
    /* A size of 0 frees, and has no memory to show for it. */
    void *grown = next(block, size);
    return size == 0 ? grown : checked(grown, size);
}

#endif
