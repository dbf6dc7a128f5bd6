#include "run/cells.h"

#include "base/mem.h"
#include "base/pack.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The file: a mark, then for each workbook its sum, two lengths, and what was
 * told of it. Numbers have eight bytes, the lowest first. */
static const char mark[] = "dti-cells 2\n";

enum {
    MARK = sizeof mark - 1,
    NUMBER = 8,
    SUM = SHA256_HEX_SIZE - 1,
    HEAD = SUM + 2 * NUMBER
};

void cells_take(struct cells *cells, const char *sha256, const struct str *told)
{
    cells_clear(cells);
    if (told->length > CELLS_MOST)
        return;
    memcpy(cells->sha256, sha256, sizeof cells->sha256);
    cells->whole = told->length;
    pack_bytes(str_text(told), told->length, &cells->packed);
    if (cells->packed.length > CELLS_MOST)
        cells_clear(cells);
}

bool cells_tell(const struct cells *cells, struct str *told)
{
    return cells->packed.length > 0 &&
           pack_open(cells->packed.data, cells->packed.length, cells->whole,
                     told);
}

void cells_clear(struct cells *cells)
{
    str_clear(&cells->packed);
    *cells = (struct cells){0};
}

/* --- reading --- */

static uint64_t number_at(const char *bytes)
{
    uint64_t number = 0;
    for (size_t i = NUMBER; i-- > 0;)
        number = number << 8 | (unsigned char)bytes[i];
    return number;
}

/* The file is read once from its start to its end, to know its sum; what is
 * used of it later has to have the sum that it had then. */
struct pass {
    FILE *file;
    struct sha256 *sum;
    size_t at;       /* bytes so far */
    struct str last; /* those read last */
};

static bool read_more(struct pass *pass, size_t length)
{
    str_reset(&pass->last);
    str_reserve(&pass->last, length);
    size_t n = fread(pass->last.data, 1, length, pass->file);
    sha256_add(pass->sum, pass->last.data, n);
    pass->last.length = n;
    pass->at += n;
    return n == length;
}

static bool read_entry(struct pass *pass, struct cells_entry *entry)
{
    if (!read_more(pass, HEAD))
        return false;
    const char *head = pass->last.data;
    uint64_t length = number_at(head + SUM);
    uint64_t whole = number_at(head + SUM + NUMBER);
    if (length > CELLS_MOST || whole > CELLS_MOST)
        return false;
    *entry =
        (struct cells_entry){.at = pass->at, .length = length, .whole = whole};
    memcpy(entry->sha256, head, SUM);
    if (!read_more(pass, length))
        return false;
    sha256_of(pass->last.data, length, entry->sum);
    return true;
}

/* Where an entry is not what it should be, the others are not read, and the sum
 * is not that of the file. */
static void read_entries(struct cells_before *kept, char hex[SHA256_HEX_SIZE])
{
    struct pass pass = {.file = kept->file, .sum = sha256_new()};
    struct cells_entry entry;
    if (read_more(&pass, MARK) && memcmp(pass.last.data, mark, MARK) == 0)
        while (pass.at < CELLS_FILE_MOST && read_entry(&pass, &entry))
            *vec_push(kept) = entry;
    sha256_end(pass.sum, hex);
    str_clear(&pass.last);
}

static int compare_entries(const void *a, const void *b)
{
    const struct cells_entry *one = a, *other = b;
    return memcmp(one->sha256, other->sha256, SUM);
}

void cells_load(struct cells_before *kept, const struct before *before,
                const char *folder)
{
    char hex[SHA256_HEX_SIZE];
    *kept = (struct cells_before){0};
    const struct before_file *file =
        before->trusted ? before_find(before, CELLS_NAME) : NULL;
    if (!file || file->state != BEFORE_SAME)
        return;
    char *path = file_join(folder, CELLS_NAME);
    kept->file = file_open(path);
    free(path);
    if (!kept->file)
        return;
    read_entries(kept, hex);
    if (strcmp(hex, file->sha256) != 0)
        cells_before_clear(kept);
    else if (kept->count > 0)
        qsort(kept->items, kept->count, sizeof *kept->items, compare_entries);
}

static int compare_sum(const void *sha256, const void *entry)
{
    return memcmp(sha256, ((const struct cells_entry *)entry)->sha256, SUM);
}

static const struct cells_entry *find(const struct cells_before *kept,
                                      const char *sha256)
{
    return kept->count == 0 ? NULL
                            : bsearch(sha256, kept->items, kept->count,
                                      sizeof *kept->items, compare_sum);
}

bool cells_has(const struct cells_before *kept, const char *sha256)
{
    return find(kept, sha256) != NULL;
}

/* Reads `length` bytes; false where there are not so many. */
static bool read_at(FILE *file, size_t at, size_t length, struct str *out)
{
    str_reserve(out, length);
    while (length > 0) {
        ssize_t n =
            pread(fileno(file), out->data + out->length, length, (off_t)at);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        out->length += (size_t)n;
        at += (size_t)n;
        length -= (size_t)n;
    }
    return true;
}

bool cells_find(const struct cells_before *kept, const char *sha256,
                struct cells *cells)
{
    char hex[SHA256_HEX_SIZE];
    const struct cells_entry *entry = find(kept, sha256);
    if (!entry)
        return false;
    cells_clear(cells);
    memcpy(cells->sha256, sha256, sizeof cells->sha256);
    cells->whole = entry->whole;
    bool good = read_at(kept->file, entry->at, entry->length, &cells->packed);
    sha256_of(str_text(&cells->packed), cells->packed.length, hex);
    if (good && strcmp(hex, entry->sum) == 0)
        return true;
    cells_clear(cells);
    return false;
}

void cells_before_clear(struct cells_before *kept)
{
    if (kept->file)
        (void)fclose(kept->file);
    vec_clear(kept);
    *kept = (struct cells_before){0};
}

/* --- writing --- */

static void put(struct cells_file *file, const void *bytes, size_t length)
{
    outputs_append(file->stream, bytes, length);
    file->bytes += length;
}

static void put_number(struct cells_file *file, uint64_t number)
{
    char bytes[NUMBER];
    for (size_t i = 0; i < NUMBER; i++, number >>= 8)
        bytes[i] = (char)(number & 0xFF);
    put(file, bytes, sizeof bytes);
}

void cells_open(struct cells_file *file, struct outputs *outputs)
{
    *file = (struct cells_file){.stream = outputs_open(outputs, CELLS_NAME)};
    put(file, mark, MARK);
}

void cells_put(struct cells_file *file, const struct cells *cells)
{
    size_t length = cells->packed.length;
    if (length == 0 || file->bytes + HEAD + length > CELLS_FILE_MOST)
        return;
    put(file, cells->sha256, SUM);
    put_number(file, length);
    put_number(file, cells->whole);
    put(file, cells->packed.data, length);
}

void cells_close(struct cells_file *file)
{
    outputs_close(file->stream);
    *file = (struct cells_file){0};
}
