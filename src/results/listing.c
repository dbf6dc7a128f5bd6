#include "results/listing.h"

#include "base/vec.h"

#include <math.h>
#include <string.h>

const struct state_text listed_states[LISTED_STATES] = {
    {"ok", "Hợp lệ"},
    {"errors", "Có lỗi"},
    {"missing", "Chưa gửi"},
    {"conflict", "Trùng lần nộp"},
};

const char *listed_text(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "";
}

const char *listed_state(const json_t *unit)
{
    const char *name = listed_text(unit, "state");
    for (size_t i = 0; i < LISTED_STATES; i++)
        if (strcmp(listed_states[i].name, name) == 0)
            return listed_states[i].text;
    return name;
}

bool listed_is_error(const json_t *problem)
{
    return strcmp(listed_text(problem, "severity"), "error") == 0;
}

const char *listed_severity(const json_t *problem)
{
    return listed_is_error(problem) ? "Lỗi" : "Cảnh báo";
}

/* A double keeps 15 digits, so the nearest whole number of hundredths (or
 * ten-thousandths) is the one that the tree was made from. */
points_t listed_points(const json_t *value)
{
    return json_is_number(value) ? llround(json_number_value(value) * 100)
                                 : POINTS_NONE;
}

ratio4_t listed_ratio(const json_t *value)
{
    return json_is_number(value) ? llround(json_number_value(value) * 10000)
                                 : RATIO_NONE;
}

static bool was_appraised(const json_t *points)
{
    static const char *const rounds[] = {"round1", "round2", "council"};
    for (size_t i = 0; i < sizeof rounds / sizeof *rounds; i++)
        if (json_is_number(json_object_get(points, rounds[i])))
            return true;
    return false;
}

static void list_unit(struct listing *listing, const json_t *level,
                      size_t level_number, const json_t *unit)
{
    struct listed_unit *listed = vec_push(listing);
    *listed = (struct listed_unit){
        .level = level,
        .unit = unit,
        .level_number = level_number,
        .rank = json_integer_value(json_object_get(unit, "rank")),
        .sent = strcmp(listed_text(unit, "state"), "missing") != 0,
        .appraised = was_appraised(json_object_get(unit, "points")),
    };
    const json_t *problems = json_object_get(unit, "problems");
    for (size_t i = 0; i < json_array_size(problems); i++)
        listed->errors += listed_is_error(json_array_get(problems, i));
    listed->warnings = json_array_size(problems) - listed->errors;
}

static int compare_listed(const void *a, const void *b)
{
    const struct listed_unit *x = a, *y = b;
    if (x->level_number != y->level_number)
        return x->level_number < y->level_number ? -1 : 1;
    if (!x->rank != !y->rank)
        return x->rank ? -1 : 1;
    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    return strcmp(listed_text(x->unit, "code"), listed_text(y->unit, "code"));
}

void listing_init(struct listing *listing, const json_t *tree)
{
    const json_t *levels = json_object_get(tree, "levels");
    *listing = (struct listing){.tree = tree};
    for (size_t l = 0; l < json_array_size(levels); l++) {
        const json_t *level = json_array_get(levels, l);
        const json_t *units = json_object_get(level, "units");
        for (size_t u = 0; u < json_array_size(units); u++)
            list_unit(listing, level, l, json_array_get(units, u));
    }
    if (listing->count > 0)
        qsort(listing->items, listing->count, sizeof *listing->items,
              compare_listed);
}

void listing_clear(struct listing *listing)
{
    vec_clear(listing);
    *listing = (struct listing){0};
}
