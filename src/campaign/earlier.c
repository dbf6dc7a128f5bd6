/* `previous:`: the results.csv of one year, or of several as a list. */
#include "campaign/earlier_file.h"

#include "base/file.h"

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

/* --- its levels --- */

/* Rounded half up. */
static ratio4_t mean_of(int64_t sum, size_t count)
{
    int64_t n = (int64_t)count;
    return n == 0 ? RATIO_NONE : (2 * sum + n) / (2 * n);
}

/* Of a unit of the level that sent something. */
static bool is_of_mean(const struct earlier_result *result, const char *level)
{
    return !result->missing && result->index != RATIO_NONE &&
           strcmp(result->level, level) == 0;
}

static struct earlier_level *sum_up_levels(struct loader *loader,
                                           const struct earlier_file *r)
{
    const struct campaign *campaign = loader->campaign;
    struct earlier_level *levels = arena_calloc(
        &loader->store->arena, campaign->level_count, sizeof *levels);
    for (size_t l = 0; l < campaign->level_count; l++) {
        int64_t sum = 0;
        for (size_t i = 0; i < r->results.count; i++)
            if (is_of_mean(&r->results.items[i], campaign->levels[l].id)) {
                sum += r->results.items[i].index;
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
static bool formed_later(const struct earlier_file *r, const struct unit *unit,
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
static ratio4_t merged_index(const struct earlier_file *r,
                             const struct unit *unit, const char *level)
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

/* Of a unit that had only another code, what stands under that. */
static struct earlier_result merged_result(const struct earlier_file *r,
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
static void merge_units(const struct campaign *campaign, struct earlier_file *r)
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

static void sort(struct earlier_file *r)
{
    if (r->results.count > 0) /* a header alone leaves no items */
        qsort(r->results.items, r->results.count, sizeof *r->results.items,
              compare);
}

/* Refuses a unit that stands twice: neither line is the better one. */
static bool check_once(struct loader *loader, const struct earlier_file *r)
{
    for (size_t i = 1; i < r->results.count; i++) {
        const struct earlier_result *a = &r->results.items[i - 1], *b = a + 1;
        if (compare(a, b) == 0)
            return load_fail(
                loader, a->line > b->line ? a->line : b->line,
                "đơn vị “%s” của cấp “%s” đã có ở dòng %d; xóa một "
                "trong hai dòng",
                b->code, b->level, a->line < b->line ? a->line : b->line);
    }
    return true;
}

static void keep(struct loader *loader, struct earlier_file *r,
                 struct earlier_year *year)
{
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
    struct earlier_file file;
    bool good = earlier_file_read(loader, line, year->file, &file);
    if (good) {
        sort(&file);
        good = check_once(loader, &file);
    }
    if (good)
        keep(loader, &file, year);
    vec_clear(&file.results);
    return good;
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
    const char *campaign = loader->file;
    for (size_t i = 0; i < count; i++) {
        if (!read_results(loader, list ? node->items[i]->line : node->line,
                          &years[i]))
            return false;
        loader->file = campaign;
    }
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
