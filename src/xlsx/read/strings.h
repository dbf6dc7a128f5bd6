/* Shared strings (ECMA-376-1 §18.4). May be included by xlsx/read. */
#ifndef DTI_XLSX_READ_STRINGS_H
#define DTI_XLSX_READ_STRINGS_H

#include "xlsx/read/xml.h"

struct strings {
    struct str bytes; /* one after the other, each ended by NUL */
    uint32_t *items;  /* where each one starts */
    size_t count, capacity;
};

/* Reads the part; false and a problem where it is damaged or past a limit. */
bool strings_read(struct strings *strings, struct container *container,
                  const struct entry *entry);

/* The string of an index below `count`. Lent. */
const char *strings_at(const struct strings *strings, size_t index,
                       size_t *length);

void strings_clear(struct strings *strings);

#endif
