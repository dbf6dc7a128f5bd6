#include "results/view/context.h"

#include "base/failure.h"
#include "base/file.h"
#include "results/csv/csv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum column { COLUMN_LEVEL, COLUMN_CODE, COLUMN_RANK, COLUMN_INDEX, COLUMNS };
enum { PREVIOUS_MAX_BYTES = 64 << 20 };

struct reading {
    struct view *view;
    bool begun;
    size_t columns[COLUMNS]; /* SIZE_MAX: not there */
};

static bool find_columns(struct reading *r, char *const *cells, size_t count)
{
    static const char *const names[COLUMNS] = {[COLUMN_LEVEL] = "level",
                                               [COLUMN_CODE] = "code",
                                               [COLUMN_RANK] = "rank",
                                               [COLUMN_INDEX] = "index"};
    bool complete = true;
    for (size_t c = 0; c < COLUMNS; c++) {
        r->columns[c] = SIZE_MAX;
        for (size_t i = 0; i < count; i++)
            if (strcmp(cells[i], names[c]) == 0)
                r->columns[c] = i;
        complete &= r->columns[c] != SIZE_MAX;
    }
    return complete;
}

/* Four decimals are hundredths of a hundred times the value. */
static ratio4_t ratio_from(const char *text)
{
    struct decimal value;
    points_t ratio;
    if (decimal_parse(text, strlen(text), &value) &&
        points_from_decimal(decimal_scale(value, 2), &ratio))
        return ratio;
    return RATIO_NONE;
}

static void read_record(void *userdata, char *const *cells, size_t count)
{
    struct reading *r = userdata;
    if (!r->begun) {
        r->begun = true;
        if (!find_columns(r, cells, count))
            r->columns[COLUMN_CODE] = SIZE_MAX;
        return;
    }
    if (r->columns[COLUMN_CODE] == SIZE_MAX)
        return;
    for (size_t c = 0; c < COLUMNS; c++)
        if (r->columns[c] >= count)
            return;
    struct last_year *year = vec_push(&r->view->previous);
    struct arena *arena = &r->view->arena;
    year->level = arena_strdup(arena, cells[r->columns[COLUMN_LEVEL]]);
    year->code = arena_strdup(arena, cells[r->columns[COLUMN_CODE]]);
    year->rank = strtoul(cells[r->columns[COLUMN_RANK]], NULL, 10);
    year->index = ratio_from(cells[r->columns[COLUMN_INDEX]]);
}

static int compare(const void *a, const void *b)
{
    const struct last_year *x = a, *y = b;
    int order = strcmp(x->level, y->level);
    return order ? order : strcmp(x->code, y->code);
}

/* --- units that were formed of others --- */

/* The mean of the indexes of the units that it was formed of, exactly, rounded
 * half up; RATIO_NONE unless each of them has one. */
static ratio4_t merged_index(const struct view *view, const struct unit *unit,
                             const char *level)
{
    points_t sum = 0, count = (points_t)unit->merged_count;
    for (size_t i = 0; i < unit->merged_count; i++) {
        const struct last_year key = {.level = level,
                                      .code = unit->merged_from[i]};
        const struct last_year *found =
            view->previous.count == 0
                ? NULL
                : bsearch(&key, view->previous.items, view->previous.count,
                          sizeof key, compare);
        if (!found || found->index == RATIO_NONE)
            return RATIO_NONE;
        sum += found->index;
    }
    return (2 * sum + count) / (2 * count);
}

/* `X-AN, X-BINH`. */
static const char *merged_codes(struct view *view, const struct unit *unit)
{
    struct str text = {0};
    for (size_t i = 0; i < unit->merged_count; i++)
        str_printf(&text, "%s%s", i > 0 ? ", " : "", unit->merged_from[i]);
    return arena_take(&view->arena, str_take(&text));
}

/* One earlier result in the place of those of the former units; it has no rank.
 * What was read is used for all means before any is written. */
static void merge_units(struct view *view)
{
    const struct campaign *campaign = view->evaluation->campaign;
    VEC_OF(struct last_year) merged = {0};
    for (size_t u = 0; u < campaign->unit_count; u++) {
        const struct unit *unit = &campaign->units[u];
        const char *level = campaign->levels[unit->level].id;
        if (unit->merged_count > 0)
            *vec_push(&merged) =
                (struct last_year){.level = level,
                                   .code = unit->code,
                                   .index = merged_index(view, unit, level),
                                   .merged = merged_codes(view, unit)};
    }
    for (size_t i = 0; i < merged.count; i++) {
        struct last_year *own = NULL;
        for (size_t k = 0; k < view->previous.count && !own; k++)
            if (compare(&view->previous.items[k], &merged.items[i]) == 0)
                own = &view->previous.items[k];
        if (!own)
            own = vec_push(&view->previous);
        *own = merged.items[i];
    }
    vec_clear(&merged);
}

static void sort_previous(struct view *view)
{
    if (view->previous.count > 0) /* a header alone leaves no items */
        qsort(view->previous.items, view->previous.count,
              sizeof *view->previous.items, compare);
}

bool view_load_previous(struct view *view, char *error, size_t error_size)
{
    const char *path = view->evaluation->campaign->previous;
    if (!path)
        return true;
    struct str text = {0};
    struct reading reading = {.view = view};
    int failure = file_read(path, PREVIOUS_MAX_BYTES, &text);
    if (failure == 0)
        csv_read(str_text(&text), text.length, read_record, &reading);
    str_clear(&text);
    if (failure == 0 && reading.begun &&
        reading.columns[COLUMN_CODE] != SIZE_MAX) {
        sort_previous(view);
        merge_units(view);
        sort_previous(view);
        return true;
    }
    snprintf(error, error_size, "%s: %s", path,
             failure ? failure_text(failure)
                     : "không phải results.csv (thiếu cột level, code, rank "
                       "hoặc index)");
    return false;
}

const struct last_year *view_find_previous(const struct view *view,
                                           const struct unit_score *score)
{
    const struct campaign *campaign = view->evaluation->campaign;
    if (!view->previous.count)
        return NULL;
    struct last_year key = {.level = campaign->levels[score->unit->level].id,
                            .code = score->unit->code};
    return bsearch(&key, view->previous.items, view->previous.count, sizeof key,
                   compare);
}

static const char *movement_text(size_t before, size_t now, char *text,
                                 size_t size)
{
    if (before == now)
        return "giữ nguyên hạng";
    if (before > now)
        snprintf(text, size, "tăng %zu bậc", before - now);
    else
        snprintf(text, size, "giảm %zu bậc", now - before);
    return text;
}

void view_put_previous(const struct view *view, const struct unit_score *score,
                       json_t *object)
{
    const struct last_year *year = view_find_previous(view, score);
    if (!year || (year->merged && year->index == RATIO_NONE)) {
        tree_put(object, "previous", json_null());
        return;
    }
    bool ranked = year->rank && score->rank;
    bool indexed = year->index != RATIO_NONE && score->index != RATIO_NONE;
    ratio4_t change = indexed ? score->index - year->index : 0;
    char text[64], digits[POINTS_TEXT_SIZE];
    json_t *previous = json_object();
    tree_put(previous, "rank",
             year->rank ? vi_count(year->rank) : json_string("–"));
    tree_put(previous, "index", vi_ratio(year->index));
    tree_put(previous, "merged_from",
             json_string(year->merged ? year->merged : ""));
    tree_put(previous, "movement",
             ranked ? tree_text(movement_text(year->rank, score->rank, text,
                                              sizeof text))
                    : json_null());
    tree_put(previous, "rose",
             json_boolean(ranked && score->rank < year->rank));
    tree_put(previous, "fell",
             json_boolean(ranked && score->rank > year->rank));
    tree_put(previous, "index_change",
             !indexed || change == 0
                 ? json_string("–")
                 : vi_format("%s%s", change > 0 ? "+" : "",
                             ratio4_format_vi(change, digits)));
    tree_put(object, "previous", previous);
}
