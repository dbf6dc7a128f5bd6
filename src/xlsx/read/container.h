/* The ZIP container of a workbook (PKWARE APPNOTE; ECMA-376-2 annex B). May
 * be included by xlsx/read.
 *
 * The file is held in memory, so that what was checked is what is read later,
 * whatever happens to it on disk. An entry is inflated once before it is first
 * read: its size is counted and its CRC computed, and its header is believed
 * only where it agrees with that. Entries that nobody reads (pictures, printer
 * settings) are never unpacked. One entry is open at a time. */
#ifndef DTI_XLSX_READ_CONTAINER_H
#define DTI_XLSX_READ_CONTAINER_H

#include "base/memory_file.h"
#include "base/str.h"
#include "xlsx/read/limits.h"
#include "xlsx/read/report.h"

struct entry {
    char *key;   /* the name with `/` only, ASCII letters small: for finding */
    char *label; /* the name as problems show it */
    unz64_file_pos place;
    uint64_t header, start, packed; /* where it lies in the file */
    uint64_t size; /* as declared; equal to the count once checked */
    uint32_t crc;
    bool checked; /* inflated once, and all as declared */
};

struct container {
    struct memory_file file;
    unzFile zip;
    struct entry *items; /* in the order of their keys once open */
    size_t count, capacity;
    uint64_t inflated;           /* of the entries that were checked */
    const struct limits *limits; /* lent */
    struct report *report;       /* lent */
};

/* Opens the ZIP in `bytes`, which are lent for as long as it is open. False
 * and a problem where anything is wrong; container_close in either case. */
bool container_open(struct container *container, const void *bytes,
                    size_t length, const struct limits *limits,
                    struct report *report);

/* The entry of a part name: case ignored, `\` as `/`, with or without the
 * leading `/`, and as it is or percent-decoded. NULL where there is none. */
struct entry *container_find(const struct container *container,
                             const char *name);

/* Starts reading an entry, which is checked first; false and a problem where
 * that fails. Every start is ended by container_end. */
bool container_start(struct container *container, struct entry *entry);

/* The next bytes of the entry: how many, 0 at its end, -1 with a problem. */
int container_pull(struct container *container, const struct entry *entry,
                   void *buffer, size_t size);

void container_end(struct container *container);

void container_close(struct container *container);

#endif
