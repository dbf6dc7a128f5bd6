/* Shared strings (ECMA-376-1 §18.4). May be included by xlsx/read. */
#ifndef DTI_XLSX_READ_STRINGS_H
#define DTI_XLSX_READ_STRINGS_H

#include "xlsx/read/rich.h"
#include "xlsx/read/xml.h"

/* A string as cells show it (xlsx/read/rich.h); offsets into `bytes`. */
struct shared_string {
    uint32_t seen;
    uint32_t own; /* for cells whose own font is struck through */
    bool struck, raised;
};

struct strings {
    struct str bytes; /* one after the other, each ended by NUL */
    struct shared_string *items;
    size_t count, capacity;
    uint64_t text;    /* bytes of text in the part */
    struct rich rich; /* the string that is being read */
};

/* Reads the part; false and a problem where it is damaged or past a limit. */
bool strings_read(struct strings *strings, struct container *container,
                  struct entry *entry);

void strings_clear(struct strings *strings);

#endif
