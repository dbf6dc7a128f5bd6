/* Growing arrays. May be included by everything.
 *
 * An array is any struct with `T *items; size_t count, capacity;`. Zeroed is
 * empty. Items are freed by the owner with vec_clear after what they own. */
#ifndef DTI_BASE_VEC_H
#define DTI_BASE_VEC_H

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

/* Declares the members of an array of T. */
#define VEC_OF(T)                                                              \
    struct {                                                                   \
        T *items;                                                              \
        size_t count, capacity;                                                \
    }

/* Adds one zeroed item and yields its address, valid until the next push. */
#define vec_push(v)                                                            \
    (vec_reserve_((void **)&(v)->items, &(v)->capacity, (v)->count + 1,        \
                  sizeof *(v)->items),                                         \
     memset(&(v)->items[(v)->count], 0, sizeof *(v)->items),                   \
     &(v)->items[(v)->count++])

/* Lets go of room behind the last item. */
#define vec_fit(v)                                                             \
    ((v)->count == 0 ? (void)vec_clear(v)                                      \
                     : (void)((v)->items = mem_resize((v)->items, (v)->count,  \
                                                      sizeof *(v)->items),     \
                              (v)->capacity = (v)->count))

/* Frees the array itself and leaves it empty. */
#define vec_clear(v)                                                           \
    (free((v)->items), (v)->items = NULL, (v)->count = (v)->capacity = 0)

static inline void vec_reserve_(void **items, size_t *capacity, size_t need,
                                size_t size)
{
    if (need <= *capacity)
        return;
    size_t grown = *capacity < 8 ? 8 : *capacity * 2;
    if (grown < need)
        grown = need;
    *items = mem_resize(*items, grown, size);
    *capacity = grown;
}

#endif
