#include "run/cells.h"

#include "base/hash.h"
#include "base/mem.h"
#include "base/pack.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The file: a mark, then for each workbook its sum, the hash of its name, two
 * lengths each of the records and of what was saved, and both. Numbers have
 * eight bytes, the lowest first. */
static const char mark[] = "dti-cells 3\n";

enum {
    MARK = sizeof mark - 1,
    NUMBER = 8,
    SUM = SHA256_HEX_SIZE - 1,
    HEAD = SUM + 5 * NUMBER
};

static void clear_bytes(struct cells_bytes *bytes)
{
    str_clear(&bytes->packed);
    *bytes = (struct cells_bytes){0};
}

/* Nothing where it is more than CELLS_MOST. */
static void take_bytes(struct cells_bytes *bytes, const struct str *whole)
{
    clear_bytes(bytes);
    if (whole->length > CELLS_MOST)
        return;
    bytes->whole = whole->length;
    pack_bytes(str_text(whole), whole->length, &bytes->packed);
    if (bytes->packed.length > CELLS_MOST)
        clear_bytes(bytes);
}

static bool open_bytes(const struct cells_bytes *bytes, struct str *out)
{
    return bytes->packed.length > 0 &&
           pack_open(bytes->packed.data, bytes->packed.length, bytes->whole,
                     out);
}

void cells_keep_records(struct cells *cells, const char *sha256,
                        const char *name, const struct str *records)
{
    cells_clear(cells);
    memcpy(cells->sha256, sha256, sizeof cells->sha256);
    cells->name = hash_text(name);
    take_bytes(&cells->records, records);
}

void cells_keep_saved(struct cells *cells, const struct str *saved)
{
    take_bytes(&cells->saved, saved);
}

bool cells_read_records(const struct cells *cells, struct str *records)
{
    return open_bytes(&cells->records, records);
}

bool cells_read_saved(const struct cells *cells, struct str *saved)
{
    return open_bytes(&cells->saved, saved);
}

void cells_clear(struct cells *cells)
{
    clear_bytes(&cells->records);
    clear_bytes(&cells->saved);
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
    enum { NUMBERS = (HEAD - SUM) / NUMBER };
    uint64_t numbers[NUMBERS];
    if (!read_more(pass, HEAD))
        return false;
    *entry = (struct cells_entry){.at = pass->at};
    memcpy(entry->sha256, pass->last.data, SUM);
    for (size_t i = 0; i < NUMBERS; i++)
        numbers[i] = number_at(pass->last.data + SUM + i * NUMBER);
    for (size_t i = 1; i < NUMBERS; i++)
        if (numbers[i] > CELLS_MOST)
            return false;
    entry->name = numbers[0];
    entry->records = numbers[1];
    entry->records_whole = numbers[2];
    entry->saved = numbers[3];
    entry->saved_whole = numbers[4];
    if (!read_more(pass, entry->records + entry->saved))
        return false;
    sha256_of(pass->last.data, pass->last.length, entry->sum);
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

/* By the sum of the workbook, then by its name. */
static int compare_entries(const void *a, const void *b)
{
    const struct cells_entry *one = a, *other = b;
    int order = memcmp(one->sha256, other->sha256, SUM);
    return order != 0 ? order
                      : (one->name > other->name) - (one->name < other->name);
}

void cells_load(struct cells_before *kept, const struct before *before,
                const char *folder, bool valid)
{
    char hex[SHA256_HEX_SIZE];
    *kept = (struct cells_before){.valid = valid};
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

/* The first workbook that is not before this one; the one past the last where
 * there is none. */
static const struct cells_entry *first_from(const struct cells_before *kept,
                                            const struct cells_entry *key)
{
    size_t low = 0, high = kept->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_entries(&kept->items[middle], key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return kept->items + low;
}

/* The workbook with these bytes and, unless `name` is NULL, this name. */
static const struct cells_entry *find(const struct cells_before *kept,
                                      const char *sha256, const char *name)
{
    struct cells_entry key = {.name = name ? hash_text(name) : 0};
    if (kept->count == 0)
        return NULL;
    memcpy(key.sha256, sha256, SUM);
    const struct cells_entry *entry = first_from(kept, &key);
    bool found = entry < kept->items + kept->count &&
                 memcmp(entry->sha256, sha256, SUM) == 0 &&
                 (!name || entry->name == key.name);
    return found ? entry : NULL;
}

bool cells_has(const struct cells_before *kept, const char *sha256,
               const char *name)
{
    const struct cells_entry *entry = find(kept, sha256, name);
    return kept->valid && entry && entry->saved > 0;
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

/* Whether all that is kept of a workbook is there, as it was. */
static bool read_kept(const struct cells_before *kept,
                      const struct cells_entry *entry, struct str *bytes)
{
    char hex[SHA256_HEX_SIZE];
    if (!read_at(kept->file, entry->at, entry->records + entry->saved, bytes))
        return false;
    sha256_of(str_text(bytes), bytes->length, hex);
    return strcmp(hex, entry->sum) == 0;
}

bool cells_find(const struct cells_before *kept, const char *sha256,
                const char *name, struct cells *cells)
{
    const struct cells_entry *same = find(kept, sha256, name);
    const struct cells_entry *entry = same ? same : find(kept, sha256, NULL);
    struct str bytes = {0};
    cells_clear(cells);
    bool good = entry && read_kept(kept, entry, &bytes);
    if (good) {
        memcpy(cells->sha256, sha256, sizeof cells->sha256);
        cells->name = hash_text(name);
        cells->records.whole = entry->records_whole;
        str_append_bytes(&cells->records.packed, bytes.data, entry->records);
    }
    if (good && same && kept->valid && entry->saved > 0) {
        cells->saved.whole = entry->saved_whole;
        str_append_bytes(&cells->saved.packed, bytes.data + entry->records,
                         entry->saved);
    }
    str_clear(&bytes);
    return good;
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
    const struct str *records = &cells->records.packed,
                     *saved = &cells->saved.packed;
    if (records->length == 0 ||
        file->bytes + HEAD + records->length + saved->length > CELLS_FILE_MOST)
        return;
    put(file, cells->sha256, SUM);
    put_number(file, cells->name);
    put_number(file, records->length);
    put_number(file, cells->records.whole);
    put_number(file, saved->length);
    put_number(file, cells->saved.whole);
    put(file, records->data, records->length);
    put(file, str_text(saved), saved->length);
}

void cells_close(struct cells_file *file)
{
    outputs_close(file->stream);
    *file = (struct cells_file){0};
}
