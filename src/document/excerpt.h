/* How much of a name fits a message. May be included by document/layout,
 * document/markdown and document/template. */
#ifndef DTI_DOCUMENT_EXCERPT_H
#define DTI_DOCUMENT_EXCERPT_H

#include <stddef.h>

enum { EXCERPT_BYTES = 40 };

/* The length for `%.*s`: no character of UTF-8 is cut. */
static inline int excerpt_length(const char *text, size_t length)
{
    if (length <= EXCERPT_BYTES)
        return (int)length;
    length = EXCERPT_BYTES;
    while (length && ((unsigned char)text[length] & 0xC0) == 0x80)
        length--;
    return (int)length;
}

#endif
