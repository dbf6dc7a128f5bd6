#include "run/cells.h"

#include "base/mem.h"
#include "base/pack.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* The file: a mark, the number of entries, for each the sum of its workbook and
 * two lengths, then what was told of each, in the same order. Numbers have
 * eight bytes, the lowest first. */
static const char mark[] = "dti-cells 1\n";

enum {
    MARK = sizeof mark - 1,
    NUMBER = 8,
    SUM = FILE_SHA256_SIZE - 1,
    HEAD = MARK + NUMBER,
    ENTRY = SUM + 2 * NUMBER
};

void cells_take(struct cells *cells, const char *sha256, const struct str *told)
{
    cells_clear(cells);
    if (told->length > CELLS_MOST)
        return;
    memcpy(cells->sha256, sha256, sizeof cells->sha256);
    cells->whole = told->length;
    pack_bytes(str_text(told), told->length, &cells->packed);
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

/* False where the file is not what it should be: its sum was right, so that
 * somebody made it, and its entries before that one are as good as any. */
static bool take_entry(struct cells_before *kept, const char *head, size_t *at)
{
    const struct str *file = &kept->file;
    uint64_t length = number_at(head + SUM);
    uint64_t whole = number_at(head + SUM + NUMBER);
    if (length > file->length - *at || whole > CELLS_MOST)
        return false;
    *vec_push(kept) =
        (struct cells_entry){head, file->data + *at, length, whole};
    *at += length;
    return true;
}

static void take_entries(struct cells_before *kept)
{
    const struct str *file = &kept->file;
    if (file->length < HEAD || memcmp(file->data, mark, MARK) != 0)
        return;
    uint64_t count = number_at(file->data + MARK);
    if (count > (file->length - HEAD) / ENTRY)
        return;
    size_t at = HEAD + (size_t)count * ENTRY;
    for (size_t i = 0; i < count; i++)
        if (!take_entry(kept, file->data + HEAD + i * ENTRY, &at))
            return;
}

void cells_load(struct cells_before *kept, const struct before *before,
                const char *folder)
{
    char hex[FILE_SHA256_SIZE];
    *kept = (struct cells_before){0};
    const struct before_file *file =
        before->trusted ? before_find(before, CELLS_NAME) : NULL;
    if (!file || file->state != BEFORE_SAME)
        return;
    char *path = file_join(folder, CELLS_NAME);
    int failure = file_read(path, CELLS_FILE_MOST, &kept->file);
    free(path);
    /* These bytes, not those that were there when all files were summed. */
    file_sha256(str_text(&kept->file), kept->file.length, hex);
    if (!failure && strcmp(hex, file->sha256) == 0)
        take_entries(kept);
}

static int compare_entry(const void *sha256, const void *entry)
{
    return memcmp(sha256, ((const struct cells_entry *)entry)->sha256, SUM);
}

bool cells_find(const struct cells_before *kept, const char *sha256,
                struct cells *cells)
{
    const struct cells_entry *entry =
        kept->count == 0 ? NULL
                         : bsearch(sha256, kept->items, kept->count,
                                   sizeof *kept->items, compare_entry);
    if (!entry)
        return false;
    cells_clear(cells);
    memcpy(cells->sha256, sha256, sizeof cells->sha256);
    cells->whole = entry->whole;
    str_append_bytes(&cells->packed, entry->packed, entry->length);
    return true;
}

void cells_before_clear(struct cells_before *kept)
{
    str_clear(&kept->file);
    vec_clear(kept);
}

/* --- writing --- */

static void put_number(struct str *file, uint64_t number)
{
    char bytes[NUMBER];
    for (size_t i = 0; i < NUMBER; i++, number >>= 8)
        bytes[i] = (char)(number & 0xFF);
    str_append_bytes(file, bytes, sizeof bytes);
}

static int compare_cells(const void *a, const void *b)
{
    const struct cells *one = *(const struct cells *const *)a,
                       *other = *(const struct cells *const *)b;
    return strcmp(one->sha256, other->sha256);
}

/* Orders them, and leaves out copies, those that are empty, and what is too
 * much. Returns how many are left. */
static size_t choose(const struct cells **list, size_t count)
{
    size_t chosen = 0, bytes = HEAD;
    if (count > 0)
        qsort(list, count, sizeof *list, compare_cells);
    for (size_t i = 0; i < count; i++) {
        const struct cells *cells = list[i];
        size_t more = ENTRY + cells->packed.length;
        if (cells->packed.length == 0 || bytes + more > CELLS_FILE_MOST ||
            (chosen > 0 && compare_cells(&list[chosen - 1], &list[i]) == 0))
            continue;
        bytes += more;
        list[chosen++] = cells;
    }
    return chosen;
}

void cells_format(const struct cells **list, size_t count,
                  struct cells_pieces *file)
{
    size_t chosen = choose(list, count);
    *file = (struct cells_pieces){0};
    str_append(&file->head, mark);
    put_number(&file->head, chosen);
    for (size_t i = 0; i < chosen; i++) {
        str_append(&file->head, list[i]->sha256);
        put_number(&file->head, list[i]->packed.length);
        put_number(&file->head, list[i]->whole);
    }
    *vec_push(file) = (struct file_piece){file->head.data, file->head.length};
    for (size_t i = 0; i < chosen; i++)
        *vec_push(file) =
            (struct file_piece){list[i]->packed.data, list[i]->packed.length};
}

void cells_pieces_clear(struct cells_pieces *file)
{
    vec_clear(file);
    str_clear(&file->head);
}
