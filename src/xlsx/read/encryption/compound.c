#include "xlsx/read/encryption/compound.h"

#include "xlsx/read/little.h"

#include <string.h>

/* Numbers of sectors from here on are none ([MS-CFB] 2.1). */
#define NO_SECTOR 0xFFFFFFFA

/* Where the fields of the header stand (2.2). */
enum {
    HEADER_SHIFT = 0x1E,
    HEADER_SMALL_SHIFT = 0x20,
    HEADER_DIRECTORY = 0x30,
    HEADER_SMALL_BELOW = 0x38,
    HEADER_SMALL_TABLE = 0x3C,
    HEADER_MORE_TABLE = 0x44,
    HEADER_TABLE = 0x4C,
    HEADER_BYTES = 512,
    LEAST_SHIFT = 9,
    MOST_SHIFT = 12
};

/* A directory entry (2.6.1). */
enum {
    ENTRY_NAME_BYTES = 0x40,
    ENTRY_KIND = 0x42,
    ENTRY_START = 0x74,
    ENTRY_SIZE = 0x78,
    ENTRY_BYTES = 128,
    KIND_STREAM = 2,
    KIND_ROOT = 5
};

/* The bytes of a sector; of the last one `length` may be less. NULL where the
 * file has none of this number. */
static const unsigned char *sector_at(const struct compound_space *space,
                                      uint32_t sector, size_t *length)
{
    uint64_t offset = space->first + ((uint64_t)sector << space->shift);
    if (sector >= NO_SECTOR || offset >= space->length)
        return NULL;
    *length = (size_t)1 << space->shift;
    if (space->length - offset < *length)
        *length = space->length - (size_t)offset;
    return space->bytes + offset;
}

static uint32_t sector_after(const struct compound_space *space,
                             uint32_t sector)
{
    return sector < space->next.length / 4
               ? little_32(space->next.data, (size_t)sector * 4)
               : NO_SECTOR;
}

/* Appends a chain of sectors to its end, but no more than `most` bytes. */
static void append_chain(const struct compound_space *space, uint32_t sector,
                         uint64_t most, struct str *out)
{
    const unsigned char *bytes;
    size_t length;
    while (most > 0 && (bytes = sector_at(space, sector, &length))) {
        size_t part = length < most ? length : (size_t)most;
        str_append_bytes(out, bytes, part);
        most -= part;
        sector = sector_after(space, sector);
    }
}

/* Appends `count` of the sectors of the table, whose numbers stand at `list`.
 */
static void add_table(struct compound_space *space, const unsigned char *list,
                      size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t length;
        const unsigned char *bytes =
            sector_at(space, little_32(list, i * 4), &length);
        if (bytes && space->next.length < space->length)
            str_append_bytes(&space->next, bytes, length);
    }
}

/* The table of the big sectors is itself scattered: the header says where its
 * first sectors are, a chain of its own where the others are (2.5). */
static void load_table(struct compound_space *space)
{
    const unsigned char *list = space->bytes + HEADER_TABLE;
    add_table(space, list, (HEADER_BYTES - HEADER_TABLE) / 4);
    uint32_t sector = little_32(space->bytes, HEADER_MORE_TABLE);
    size_t length, sectors = space->length >> space->shift;
    while (sectors-- > 0 && (list = sector_at(space, sector, &length)) &&
           length == (size_t)1 << space->shift) {
        add_table(space, list, length / 4 - 1);
        sector = little_32(list, length - 4);
    }
}

static uint64_t entry_size(const struct compound *compound,
                           const unsigned char *entry)
{
    /* With sectors of 512 bytes the upper half may hold anything. */
    return compound->big.shift > LEAST_SHIFT ? little_64(entry, ENTRY_SIZE)
                                             : little_32(entry, ENTRY_SIZE);
}

/* Names are UTF-16LE and end with a NUL that counts. */
static bool is_named(const unsigned char *entry, const char *name)
{
    size_t length = strlen(name);
    if (little_16(entry, ENTRY_NAME_BYTES) != 2 * (length + 1))
        return false;
    for (size_t i = 0; i < length; i++)
        if (entry[2 * i] != (unsigned char)name[i] || entry[2 * i + 1])
            return false;
    return true;
}

/* The first entry of a kind; of any name where `name` is NULL. */
static const unsigned char *find_entry(const struct compound *compound,
                                       unsigned kind, const char *name)
{
    const unsigned char *entry = (const void *)compound->directory.data;
    size_t count = compound->directory.length / ENTRY_BYTES;
    for (size_t i = 0; i < count; i++, entry += ENTRY_BYTES)
        if (entry[ENTRY_KIND] == kind && (!name || is_named(entry, name)))
            return entry;
    return NULL;
}

/* Small sectors lie in a stream of big ones, which is the root's. */
static void load_small(struct compound *compound)
{
    struct compound_space *big = &compound->big, *small = &compound->small;
    const unsigned char *root = find_entry(compound, KIND_ROOT, NULL);
    if (!root)
        return;
    append_chain(big, little_32(root, ENTRY_START), big->length,
                 &compound->small_bytes);
    append_chain(big, little_32(big->bytes, HEADER_SMALL_TABLE), big->length,
                 &small->next);
    small->bytes = (const void *)str_text(&compound->small_bytes);
    small->length = compound->small_bytes.length;
}

static unsigned shift_at(const struct compound *compound, size_t offset)
{
    return little_16(compound->big.bytes, offset);
}

bool compound_open(struct compound *compound, const void *bytes, size_t length)
{
    *compound = (struct compound){.big = {.bytes = bytes, .length = length}};
    if (length < HEADER_BYTES)
        return false;
    struct compound_space *big = &compound->big, *small = &compound->small;
    big->shift = shift_at(compound, HEADER_SHIFT);
    small->shift = shift_at(compound, HEADER_SMALL_SHIFT);
    compound->small_below = little_32(bytes, HEADER_SMALL_BELOW);
    if (big->shift < LEAST_SHIFT || big->shift > MOST_SHIFT ||
        small->shift >= big->shift)
        return false;
    big->first = (size_t)1 << big->shift;
    load_table(big);
    append_chain(big, little_32(bytes, HEADER_DIRECTORY), length,
                 &compound->directory);
    load_small(compound);
    return compound->directory.length >= ENTRY_BYTES;
}

bool compound_read(const struct compound *compound, const char *name,
                   struct str *out)
{
    const unsigned char *entry = find_entry(compound, KIND_STREAM, name);
    if (!entry)
        return false;
    uint64_t size = entry_size(compound, entry);
    const struct compound_space *space =
        size < compound->small_below ? &compound->small : &compound->big;
    size_t before = out->length;
    if (size > space->length)
        return false;
    append_chain(space, little_32(entry, ENTRY_START), size, out);
    return out->length - before == size;
}

void compound_clear(struct compound *compound)
{
    str_clear(&compound->big.next);
    str_clear(&compound->small.next);
    str_clear(&compound->directory);
    str_clear(&compound->small_bytes);
}
