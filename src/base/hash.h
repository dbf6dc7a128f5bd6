/* A number for a text: the same for the same, and mostly another for another.
 * May be included by everything. */
#ifndef DTI_BASE_HASH_H
#define DTI_BASE_HASH_H

#include <stdint.h>

/* FNV-1a, of 64 bits. Whoever writes the text can have any number. */
static inline uint64_t hash_text(const char *text)
{
    uint64_t hash = 0xcbf29ce484222325;
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 0x100000001b3;
    return hash;
}

#endif
