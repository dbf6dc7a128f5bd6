/* `previous:`: the results.csv of one year, or of several as a list. */
#include "campaign/load.h"

#include "base/csv.h"
#include "base/failure.h"
#include "base/file.h"

enum { RESULTS_MAX_BYTES = 64 << 20 };

/* An item of the list while it is read. */
struct entry {
    int year;
    const char *file;
};

#define OF_ENTRY(member) .offset = offsetof(struct entry, member)
static const struct field entry_fields[] = {
    {.key = "year", .required = true, .read = load_year, OF_ENTRY(year)},
    {.key = "file", .required = true, .read = load_line, OF_ENTRY(file)},
};
static const struct field_table entry_table = {entry_fields,
                                               LENGTH(entry_fields)};

/* --- one results.csv --- */

/* Those that may be missing come last. */
enum column {
    COLUMN_LEVEL,
    COLUMN_CODE,
    COLUMN_RANK,
    COLUMN_INDEX,
    COLUMNS_NEEDED,
    COLUMN_STATE = COLUMNS_NEEDED,
    COLUMN_MAX,
    COLUMN_FINAL,
    COLUMNS
};

struct sent_index { /* of a unit that sent something */
    const char *level;
    ratio4_t index;
};

struct reading {
    struct arena *arena;
    bool begun, complete;
    size_t columns[COLUMNS]; /* SIZE_MAX: not there */
    VEC_OF(struct earlier_result) results;
    VEC_OF(struct sent_index) sent;
};

static void find_columns(struct reading *r, char *const *cells, size_t count)
{
    static const char *const names[COLUMNS] = {
        [COLUMN_LEVEL] = "level", [COLUMN_CODE] = "code",
        [COLUMN_RANK] = "rank",   [COLUMN_INDEX] = "index",
        [COLUMN_STATE] = "state", [COLUMN_MAX] = "max",
        [COLUMN_FINAL] = "final"};
    r->begun = r->complete = true;
    for (size_t c = 0; c < COLUMNS; c++) {
        r->columns[c] = SIZE_MAX;
        for (size_t i = 0; i < count; i++)
            if (strcmp(cells[i], names[c]) == 0)
                r->columns[c] = i;
        r->complete &= c >= COLUMNS_NEEDED || r->columns[c] != SIZE_MAX;
    }
}

/* The cell of a column, "" where there is none. */
static const char *cell_of(const struct reading *r, char *const *cells,
                           size_t count, enum column column)
{
    size_t at = r->columns[column];
    return at < count ? cells[at] : "";
}

/* The number in a text with its point moved `places` to the right, in
 * hundredths; POINTS_NONE where there is none. */
static int64_t hundredths(const char *text, int places)
{
    struct decimal value;
    points_t points;
    if (decimal_parse(text, strlen(text), &value) &&
        points_from_decimal(decimal_scale(value, places), &points))
        return points;
    return POINTS_NONE;
}

/* Four decimals are hundredths of a hundred times the value. */
static ratio4_t ratio_from(const char *text)
{
    int64_t ratio = hundredths(text, 2);
    return ratio == POINTS_NONE ? RATIO_NONE : ratio;
}

static void read_record(void *userdata, char *const *cells, size_t count)
{
    struct reading *r = userdata;
    if (!r->begun) {
        find_columns(r, cells, count);
        return;
    }
    if (!r->complete)
        return;
    for (size_t c = 0; c < COLUMNS_NEEDED; c++)
        if (r->columns[c] >= count)
            return;
    const struct earlier_result result = {
        .level = arena_strdup(r->arena, cells[r->columns[COLUMN_LEVEL]]),
        .code = arena_strdup(r->arena, cells[r->columns[COLUMN_CODE]]),
        .rank = strtoul(cells[r->columns[COLUMN_RANK]], NULL, 10),
        .index = ratio_from(cells[r->columns[COLUMN_INDEX]]),
        .max = hundredths(cell_of(r, cells, count, COLUMN_MAX), 0),
        .final = hundredths(cell_of(r, cells, count, COLUMN_FINAL), 0),
    };
    *vec_push(&r->results) = result;
    if (result.index != RATIO_NONE &&
        strcmp(cell_of(r, cells, count, COLUMN_STATE), "missing") != 0)
        *vec_push(&r->sent) = (struct sent_index){result.level, result.index};
}

/* --- its levels --- */

/* Rounded half up. */
static ratio4_t mean_of(int64_t sum, size_t count)
{
    int64_t n = (int64_t)count;
    return n == 0 ? RATIO_NONE : (2 * sum + n) / (2 * n);
}

static struct earlier_level *sum_up_levels(struct loader *loader,
                                           const struct reading *r)
{
    const struct campaign *campaign = loader->campaign;
    struct earlier_level *levels = arena_calloc(
        &loader->store->arena, campaign->level_count, sizeof *levels);
    for (size_t l = 0; l < campaign->level_count; l++) {
        int64_t sum = 0;
        for (size_t i = 0; i < r->sent.count; i++)
            if (strcmp(r->sent.items[i].level, campaign->levels[l].id) == 0) {
                sum += r->sent.items[i].index;
                levels[l].count++;
            }
        levels[l].mean = mean_of(sum, levels[l].count);
    }
    return levels;
}

/* --- its units, those that were formed of others too --- */

static int compare(const void *a, const void *b)
{
    const struct earlier_result *x = a, *y = b;
    int order = strcmp(x->level, y->level);
    return order ? order : strcmp(x->code, y->code);
}

static struct earlier_result *find(const struct earlier_result *results,
                                   size_t count, const char *level,
                                   const char *code)
{
    const struct earlier_result key = {.level = level, .code = code};
    return count == 0 ? NULL
                      : bsearch(&key, results, count, sizeof key, compare);
}

/* Whether the unit was formed after that year: a former one besides itself had
 * results then, or it has none of its own. */
static bool formed_later(const struct reading *r, const struct unit *unit,
                         const char *level)
{
    for (size_t i = 0; i < unit->merged_count; i++)
        if (strcmp(unit->merged_from[i], unit->code) != 0 &&
            find(r->results.items, r->results.count, level,
                 unit->merged_from[i]))
            return true;
    return !find(r->results.items, r->results.count, level, unit->code);
}

/* The mean of the indexes of the units that it was formed of, exactly, rounded
 * half up; RATIO_NONE unless each of them has one. */
static ratio4_t merged_index(const struct reading *r, const struct unit *unit,
                             const char *level)
{
    int64_t sum = 0;
    for (size_t i = 0; i < unit->merged_count; i++) {
        const struct earlier_result *found = find(
            r->results.items, r->results.count, level, unit->merged_from[i]);
        if (!found || found->index == RATIO_NONE)
            return RATIO_NONE;
        sum += found->index;
    }
    return mean_of(sum, unit->merged_count);
}

/* `X-AN, X-BINH`. */
static const char *merged_codes(struct arena *arena, const struct unit *unit)
{
    struct str text = {0};
    for (size_t i = 0; i < unit->merged_count; i++)
        str_printf(&text, "%s%s", i > 0 ? ", " : "", unit->merged_from[i]);
    return arena_take(arena, str_take(&text));
}

/* Of a unit that had only another code, what is said under that. */
static struct earlier_result merged_result(const struct reading *r,
                                           const struct unit *unit,
                                           const char *level)
{
    const struct earlier_result *only =
        unit->merged_count == 1 ? find(r->results.items, r->results.count,
                                       level, unit->merged_from[0])
                                : NULL;
    struct earlier_result result = {.index = merged_index(r, unit, level),
                                    .max = POINTS_NONE,
                                    .final = POINTS_NONE,
                                    .merged = merged_codes(r->arena, unit)};
    if (only) {
        result = *only;
        result.merged = NULL;
    }
    result.level = level;
    result.code = unit->code;
    return result;
}

/* One result in the place of those of the former units. What was read is used
 * for all means before any is written. */
static void merge_units(const struct campaign *campaign, struct reading *r)
{
    VEC_OF(struct earlier_result) merged = {0};
    for (size_t u = 0; u < campaign->unit_count; u++) {
        const struct unit *unit = &campaign->units[u];
        const char *level = campaign->levels[unit->level].id;
        if (unit->merged_count > 0 && formed_later(r, unit, level))
            *vec_push(&merged) = merged_result(r, unit, level);
    }
    size_t read = r->results.count;
    for (size_t i = 0; i < merged.count; i++) {
        struct earlier_result *own =
            find(r->results.items, read, merged.items[i].level,
                 merged.items[i].code);
        if (!own)
            own = vec_push(&r->results);
        *own = merged.items[i];
    }
    vec_clear(&merged);
}

static void sort(struct reading *r)
{
    if (r->results.count > 0) /* a header alone leaves no items */
        qsort(r->results.items, r->results.count, sizeof *r->results.items,
              compare);
}

static void keep(struct loader *loader, struct reading *r,
                 struct earlier_year *year)
{
    sort(r);
    year->levels = sum_up_levels(loader, r);
    merge_units(loader->campaign, r);
    sort(r);
    year->count = r->results.count;
    year->results =
        arena_calloc(&loader->store->arena, year->count, sizeof *year->results);
    if (year->count > 0)
        memcpy(year->results, r->results.items,
               year->count * sizeof *year->results);
}

/* --- the key --- */

static bool read_results(struct loader *loader, int line,
                         struct earlier_year *year)
{
    struct str text = {0};
    struct reading reading = {.arena = &loader->store->arena};
    int failure = file_read(year->file, RESULTS_MAX_BYTES, &text);
    if (failure == 0)
        csv_read(str_text(&text), text.length, read_record, &reading);
    str_clear(&text);
    bool good = failure == 0 && reading.complete;
    if (good)
        keep(loader, &reading, year);
    vec_clear(&reading.results);
    vec_clear(&reading.sent);
    if (failure)
        return load_fail(loader, line,
                         "“previous”: không đọc được tệp “%s” (%s); kiểm tra "
                         "quyền đọc tệp",
                         year->file, failure_text(failure));
    return good ||
           load_fail(loader, line,
                     "“previous”: “%s” không phải results.csv của một lần chạy "
                     "(thiếu cột level, code, rank hoặc index); ghi đúng tệp",
                     year->file);
}

/* The path of a year's file, which is there. */
static bool find_file(struct loader *loader, int line, const char *name,
                      struct earlier_year *year)
{
    year->file = load_resolve(loader, name);
    if (!file_exists(year->file))
        return load_fail(loader, line,
                         "không có tệp kết quả năm trước “%s”; chép tệp vào "
                         "đúng chỗ hoặc bỏ dòng “previous”",
                         year->file);
    *vec_push(&loader->store->files) = year->file;
    return true;
}

/* Years lie before the campaign's and follow each other. */
static bool check_year(struct loader *loader, int line,
                       const struct earlier_year *years, size_t at)
{
    int year = years[at].year, own = loader->campaign->year;
    if (year >= own)
        return load_fail(loader, line,
                         "“previous”: năm %d không trước năm đánh giá %d; sửa "
                         "“year” của mục này hoặc bỏ mục này",
                         year, own);
    if (at == 0 || year > years[at - 1].year)
        return true;
    if (year == years[at - 1].year)
        return load_fail(loader, line,
                         "“previous”: năm %d lặp lại; mỗi năm ghi một tệp",
                         year);
    return load_fail(loader, line,
                     "“previous”: năm %d đứng sau năm %d; xếp từ năm trước đến "
                     "năm sau",
                     year, years[at - 1].year);
}

static bool load_entry(struct loader *loader, const struct yaml_node *node,
                       struct earlier_year *years, size_t at)
{
    struct entry entry = {0};
    if (!load_map(loader, node, &entry_table, &entry, "mục của “previous”"))
        return false;
    years[at].year = entry.year;
    return check_year(loader, yaml_get(node, "year")->line, years, at) &&
           find_file(loader, yaml_get(node, "file")->line, entry.file,
                     &years[at]);
}

/* A list of years; or a file alone, which is of the year before. */
static bool load_entries(struct loader *loader, const struct yaml_node *node,
                         struct earlier_year *years)
{
    const struct field field = {.key = "previous"};
    const char *name;
    if (node->kind == YAML_LIST) {
        for (size_t i = 0; i < node->count; i++)
            if (!load_entry(loader, node->items[i], years, i))
                return false;
        return true;
    }
    years->year = loader->campaign->year - 1;
    return load_line(loader, &field, node, &name) &&
           find_file(loader, node->line, name, years);
}

bool load_earlier(struct loader *loader, const struct yaml_node *node)
{
    bool list = node->kind == YAML_LIST;
    if (list && !load_list(loader, node, "previous"))
        return false;
    size_t count = list ? node->count : 1;
    struct earlier_year *years =
        arena_calloc(&loader->store->arena, count, sizeof *years);
    if (!load_entries(loader, node, years))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!read_results(loader, list ? node->items[i]->line : node->line,
                          &years[i]))
            return false;
    loader->campaign->earlier = years;
    loader->campaign->earlier_count = count;
    return true;
}

/* --- what is asked for --- */

const struct earlier_result *earlier_find(const struct campaign *campaign,
                                          const struct unit *unit, size_t year)
{
    const struct earlier_year *earlier = &campaign->earlier[year];
    const struct earlier_result *found =
        find(earlier->results, earlier->count, campaign->levels[unit->level].id,
             unit->code);
    return found && found->merged && found->index == RATIO_NONE ? NULL : found;
}

const struct earlier_result *earlier_last(const struct campaign *campaign,
                                          const struct unit *unit)
{
    return campaign->earlier_count == 0
               ? NULL
               : earlier_find(campaign, unit, campaign->earlier_count - 1);
}
