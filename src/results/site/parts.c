/* The files beside the page. Each calls a function of the page's script with
 * its own name, its mark, and the JSON that a whole page has in a block.
 *
 *   trang/don-vi-LEVEL-N.js          some units of a level, in the table's
 * order trang/tieu-chi-LEVEL-PLACE.js    an indicator: the row of each such
 * unit trang/viec.js                    who owes what
 *
 * Names are made of numbers: none comes from a campaign's or a unit's text. */
#include "results/site/slots.h"

#include "base/file.h"

#include <stdio.h>
#include <string.h>

/* Few enough to be there at once, and many enough that a step to the next unit
 * seldom loads anything. */
enum { UNITS_A_PART = 100 };

enum { NAME_SIZE = 64 };

static void add_part(struct site *site, struct site_part part)
{
    *vec_push(&site->parts) = part;
}

void site_list_parts(struct site *site)
{
    const struct campaign *campaign = site->campaign;
    add_part(site, (struct site_part){.kind = PART_TASKS});
    for (size_t l = 0; l < campaign->level_count; l++) {
        size_t units = site->evaluation->levels[l].unit_count;
        for (size_t i = 0; i * UNITS_A_PART < units; i++)
            add_part(site, (struct site_part){PART_UNITS, l, i});
        for (size_t i = 0; i < campaign->levels[l].indicator_count; i++)
            add_part(site, (struct site_part){PART_INDICATOR, l, i});
    }
}

static const char *part_name(const struct site_part *part, char *buffer)
{
    switch (part->kind) {
    case PART_TASKS:
        return "viec";
    case PART_UNITS:
        snprintf(buffer, NAME_SIZE, "don-vi-%zu-%zu", part->level,
                 part->number);
        break;
    case PART_INDICATOR:
        snprintf(buffer, NAME_SIZE, "tieu-chi-%zu-%zu", part->level,
                 part->number);
        break;
    }
    return buffer;
}

/* The listed units of a level: the listing is in the order of the levels. */
static const struct listed_unit *level_units(const struct site *site,
                                             size_t level, size_t *count)
{
    size_t first = 0;
    for (size_t l = 0; l < level; l++)
        first += site->evaluation->levels[l].unit_count;
    *count = site->evaluation->levels[level].unit_count;
    return site->listing.items + first;
}

static void emit_units(struct emitter *e, const struct site *site,
                       const struct site_part *part)
{
    size_t count;
    const struct listed_unit *units = level_units(site, part->level, &count);
    size_t first = part->number * UNITS_A_PART;
    emit_array(e, NULL);
    for (size_t i = first; i < count && i < first + UNITS_A_PART; i++)
        site_emit_unit(e, site, &units[i]);
    emit_end_array(e);
}

static void emit_indicator(struct emitter *e, const struct site *site,
                           const struct site_part *part)
{
    size_t count;
    const struct listed_unit *units = level_units(site, part->level, &count);
    emit_array(e, NULL);
    for (size_t i = 0; i < count; i++)
        site_emit_row(e, &units[i], part->number);
    emit_end_array(e);
}

static void emit_part(struct emitter *e, const struct site *site,
                      const struct site_part *part)
{
    switch (part->kind) {
    case PART_TASKS:
        site_emit_tasks(e, site);
        break;
    case PART_UNITS:
        emit_units(e, site, part);
        break;
    case PART_INDICATOR:
        emit_indicator(e, site, part);
        break;
    }
}

size_t site_part_count(const struct site *site)
{
    return site->parts.count;
}

char *site_part_path(const struct site *site, size_t part)
{
    char name[NAME_SIZE];
    struct str path = {0};
    str_printf(&path, "trang/%s.js", part_name(&site->parts.items[part], name));
    return str_take(&path);
}

void site_mark(const char *text, size_t length, char mark[SITE_BUILD_SIZE])
{
    char hex[SHA256_HEX_SIZE];
    sha256_of(text, length, hex);
    memcpy(mark, hex, SITE_BUILD_SIZE - 1);
    mark[SITE_BUILD_SIZE - 1] = '\0';
}

void site_put_part(const struct site *site, size_t part, struct str *out,
                   char mark[SITE_BUILD_SIZE])
{
    char name[NAME_SIZE];
    struct str json = {0};
    struct emitter e = {.out = &json, .compact = true};
    emit_part(&e, site, &site->parts.items[part]);
    site_mark(str_text(&json), json.length, mark);
    str_printf(out, "dtiPart('%s', '%s', ",
               part_name(&site->parts.items[part], name), mark);
    html_json(str_text(&json), out);
    str_append(out, ");\n");
    str_clear(&json);
}

void site_put_parts(const struct site *site, struct str *out)
{
    char name[NAME_SIZE];
    struct str json = {0};
    struct emitter e = {.out = &json, .compact = true};
    emit_object(&e, NULL);
    emit_integer(&e, "size", UNITS_A_PART);
    emit_object(&e, "marks");
    for (size_t i = 0; i < site->parts.count; i++)
        emit_text(&e, part_name(&site->parts.items[i], name), site->marks[i]);
    emit_end_object(&e);
    emit_end_object(&e);
    html_block("parts", "", &json, out);
    str_clear(&json);
}
