#include "xlsx/read/container.h"

#include "base/text.h"
#include "base/vec.h"
#include "xlsx/read/directory.h"
#include "xlsx/read/names.h"

enum {
    FLAG_ENCRYPTED = 1,
    NAME_BYTES = 65536, /* a name's length is 16 bits wide */
    LOCAL_HEADER_BYTES = 30,
    CHUNK_BYTES = 65536
};

/* minizip compares a local header with the directory, but not the name: two
 * readers that each believe the other one would see different parts. */
static bool local_name_matches(struct container *container, struct entry *entry,
                               const char *name, size_t length)
{
    int extra = unzGetLocalExtrafield(container->zip, NULL, 0);
    uint64_t before = LOCAL_HEADER_BYTES + length + (uint64_t)extra;
    if (extra < 0 || entry->start < before ||
        entry->start > container->file.length)
        return false;
    entry->header = entry->start - before;
    const unsigned char *header = container->file.bytes + entry->header;
    return memcmp(header + LOCAL_HEADER_BYTES, name, length) == 0;
}

static bool locate_entry(struct container *container, struct entry *entry,
                         const char *name, size_t length)
{
    if (unzOpenCurrentFile(container->zip) != UNZ_OK)
        return report_damaged_part(container->report, entry->label,
                                   "không khớp mục lục của tệp nén");
    entry->start = unzGetCurrentFileZStreamPos64(container->zip);
    bool matches = local_name_matches(container, entry, name, length);
    unzCloseCurrentFile(container->zip);
    if (!matches)
        return report_damaged_part(container->report, entry->label,
                                   "không khớp mục lục của tệp nén");
    if (entry->packed > container->file.length - entry->start)
        return report_damaged_part(container->report, entry->label,
                                   "bị cắt cụt");
    return true;
}

static bool list_entry(struct container *container, char *name)
{
    unz_file_info64 info;
    if (unzGetCurrentFileInfo64(container->zip, &info, name, NAME_BYTES, NULL,
                                0, NULL, 0) != UNZ_OK)
        return report_problem(container->report, PROBLEM_FILE_DAMAGED,
                              "mục lục của tệp nén sai", NULL);
    struct entry *entry = vec_push(container);
    entry->label = text_clean_line(name, info.size_filename);
    entry->key = name_key(name);
    entry->packed = info.compressed_size;
    entry->size = info.uncompressed_size;
    entry->crc = (uint32_t)info.crc;
    if (info.flag & FLAG_ENCRYPTED)
        return report_problem(container->report, PROBLEM_FILE_ENCRYPTED, NULL,
                              NULL);
    if (info.compression_method != 0 && info.compression_method != Z_DEFLATED)
        return report_damaged_part(container->report, entry->label,
                                   "dùng cách nén không hỗ trợ");
    if (strlen(name) != info.size_filename)
        return report_damaged_part(container->report, entry->label,
                                   "có tên không hợp lệ");
    if (unzGetFilePos64(container->zip, &entry->place) != UNZ_OK)
        return report_damaged_part(container->report, entry->label,
                                   "không khớp mục lục của tệp nén");
    return locate_entry(container, entry, name, info.size_filename);
}

static bool list_entries(struct container *container)
{
    char *name = mem_alloc(NAME_BYTES);
    bool good = true;
    int step = unzGoToFirstFile(container->zip);
    for (; good && step == UNZ_OK; step = unzGoToNextFile(container->zip)) {
        if (container->count == container->limits->entries)
            good = report_limit(container->report, "tệp có",
                                container->limits->entries, "phần");
        else
            good = list_entry(container, name);
    }
    free(name);
    if (good && step != UNZ_END_OF_LIST_OF_FILE)
        good = report_problem(container->report, PROBLEM_FILE_DAMAGED,
                              "mục lục của tệp nén sai", NULL);
    return good;
}

static int compare_keys(const void *a, const void *b)
{
    return strcmp(((const struct entry *)a)->key,
                  ((const struct entry *)b)->key);
}

static int compare_headers(const void *a, const void *b)
{
    const struct entry *one = a, *two = b;
    return (one->header > two->header) - (one->header < two->header);
}

/* Entries that share bytes are how a small file inflates without end. */
static bool check_overlaps(struct container *container)
{
    uint64_t end = 0;
    qsort(container->items, container->count, sizeof *container->items,
          compare_headers);
    for (size_t i = 0; i < container->count; i++) {
        const struct entry *entry = &container->items[i];
        if (entry->header < end)
            return report_damaged_part(container->report, entry->label,
                                       "nằm chồng lên phần khác");
        end = entry->start + entry->packed;
    }
    return true;
}

static bool check_duplicates(struct container *container)
{
    qsort(container->items, container->count, sizeof *container->items,
          compare_keys);
    for (size_t i = 1; i < container->count; i++)
        if (compare_keys(&container->items[i - 1], &container->items[i]) == 0)
            return report_problem(container->report,
                                  PROBLEM_FILE_DUPLICATE_ENTRY,
                                  container->items[i].label, NULL);
    return true;
}

bool container_open(struct container *container, const void *bytes,
                    size_t length, const struct limits *limits,
                    struct report *report)
{
    *container = (struct container){.limits = limits, .report = report};
    container->file = memory_file_lent(bytes, length);
    container->zip = memory_file_unzip(&container->file);
    if (!container->zip)
        return report_problem(report, PROBLEM_FILE_DAMAGED,
                              "không có mục lục của tệp nén", NULL);
    unz_global_info64 info;
    if (unzGetGlobalInfo64(container->zip, &info) != UNZ_OK ||
        !directory_count_holds(bytes, length))
        return report_problem(report, PROBLEM_FILE_DAMAGED,
                              "mục lục của tệp nén sai", NULL);
    if (info.number_entry == 0)
        return true;
    return list_entries(container) && check_overlaps(container) &&
           check_duplicates(container);
}

static struct entry *find_key(const struct container *container, char *key)
{
    struct entry wanted = {.key = key};
    return container->count == 0
               ? NULL
               : bsearch(&wanted, container->items, container->count,
                         sizeof *container->items, compare_keys);
}

struct entry *container_find(const struct container *container,
                             const char *name)
{
    char *key = name_key(name);
    struct entry *found = find_key(container, key);
    if (!found) {
        name_percent_decode(key);
        char *decoded = name_key(key);
        found = find_key(container, decoded);
        free(decoded);
    }
    free(key);
    return found;
}

static bool open_entry(struct container *container, const struct entry *entry)
{
    if (unzGoToFilePos64(container->zip, &entry->place) == UNZ_OK &&
        unzOpenCurrentFile(container->zip) == UNZ_OK)
        return true;
    return report_damaged_part(container->report, entry->label,
                               "không giải nén được");
}

int container_pull(struct container *container, const struct entry *entry,
                   void *buffer, size_t size)
{
    int got = unzReadCurrentFile(container->zip, buffer, (unsigned)size);
    if (got >= 0)
        return got;
    report_damaged_part(container->report, entry->label, "không giải nén được");
    return -1;
}

/* Whether `count` bytes of an entry, or all that was inflated, are too many.
 */
static bool check_counts(struct container *container, const struct entry *entry,
                         uint64_t count)
{
    const struct limits *limits = container->limits;
    if (container->inflated > limits->inflated_bytes)
        return report_byte_limit(container->report, "nội dung giải nén",
                                 limits->inflated_bytes);
    if (count > limits->ratio_floor && count > entry->packed * limits->ratio) {
        struct str what = {0};
        str_printf(&what, "phần “%s” giải nén", entry->label);
        report_limit(container->report, str_text(&what), limits->ratio,
                     "lần dung lượng nén");
        str_clear(&what);
        return false;
    }
    return true;
}

/* Inflates an entry once and compares it with what its headers say. */
static bool check_content(struct container *container,
                          const struct entry *entry)
{
    unsigned char *chunk = mem_alloc(CHUNK_BYTES);
    uint64_t count = 0;
    uLong crc = crc32(0, NULL, 0);
    bool good = open_entry(container, entry);
    while (good) {
        int got = container_pull(container, entry, chunk, CHUNK_BYTES);
        good = got >= 0;
        if (got <= 0)
            break;
        count += (uint64_t)got;
        container->inflated += (uint64_t)got;
        crc = crc32(crc, chunk, (uInt)got);
        good = check_counts(container, entry, count);
    }
    container_end(container);
    free(chunk);
    if (!good)
        return false;
    if (count != entry->size)
        return report_damaged_part(container->report, entry->label,
                                   "không đủ dữ liệu");
    if (crc != entry->crc)
        return report_problem(container->report, PROBLEM_FILE_CRC, entry->label,
                              NULL);
    return true;
}

bool container_start(struct container *container, struct entry *entry)
{
    entry->checked = entry->checked || check_content(container, entry);
    return entry->checked && open_entry(container, entry);
}

void container_end(struct container *container)
{
    unzCloseCurrentFile(container->zip);
}

void container_close(struct container *container)
{
    for (size_t i = 0; i < container->count; i++) {
        free(container->items[i].key);
        free(container->items[i].label);
    }
    vec_clear(container);
    if (container->zip)
        unzClose(container->zip);
    container->zip = NULL;
}
