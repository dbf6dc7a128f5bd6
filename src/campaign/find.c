/* Looking things up in a campaign that is loaded, or half loaded. */
#include "campaign/load.h"

#include "base/text.h"

#include <ctype.h>

/* What of a code tells it from others: letters and digits, without marks and
 * case. The caller frees it. */
static char *bare_code(const char *code)
{
    char *folded = text_fold_plain(code), *to = folded;
    for (const char *p = folded; *p; p++)
        if (isalnum((unsigned char)*p) || (unsigned char)*p >= 0x80)
            *to++ = *p;
    *to = '\0';
    return folded;
}

static int compare_keys(const void *a, const void *b)
{
    const struct unit_key *one = a, *two = b;
    return strcmp(one->bare, two->bare);
}

void load_keep_units(struct campaign *campaign)
{
    struct campaign_store *store = campaign->store;
    store->unit_keys = arena_calloc(&store->arena, campaign->unit_count + 1,
                                    sizeof *store->unit_keys);
    for (size_t i = 0; i < campaign->unit_count; i++)
        store->unit_keys[i] = (struct unit_key){
            arena_take(&store->arena, bare_code(campaign->units[i].code)),
            &campaign->units[i]};
    qsort(store->unit_keys, campaign->unit_count, sizeof *store->unit_keys,
          compare_keys);
}

/* The only unit of a bare code, NULL where there is none or more than one. */
static const struct unit *find_bare(const struct campaign *campaign,
                                    const char *bare)
{
    const struct unit_key *keys = campaign->store->unit_keys;
    const struct unit_key wanted = {.bare = bare},
                          *found = bsearch(&wanted, keys, campaign->unit_count,
                                           sizeof *keys, compare_keys);
    if (!found || *bare == '\0')
        return NULL;
    const struct unit_key *last = keys + campaign->unit_count - 1;
    bool twin = (found > keys && compare_keys(found - 1, &wanted) == 0) ||
                (found < last && compare_keys(found + 1, &wanted) == 0);
    return twin ? NULL : found->unit;
}

static int compare_code(const void *key, const void *item)
{
    return strcmp(key, ((const struct unit *)item)->code);
}

const struct unit *campaign_find_unit(const struct campaign *campaign,
                                      const char *code)
{
    char *bare = text_settle(code);
    for (char *c = bare; *c; c++)
        *c = (char)toupper((unsigned char)*c);
    const struct unit *unit =
        bsearch(bare, campaign->units, campaign->unit_count,
                sizeof *campaign->units, compare_code);
    free(bare);
    if (unit)
        return unit;
    bare = bare_code(code);
    unit = find_bare(campaign, bare);
    free(bare);
    return unit;
}

/* Codes are short and like each other: more slips make another one. */
enum { CODE_SLIPS = 2 };

const struct unit *campaign_nearest_unit(const struct campaign *campaign,
                                         const char *code)
{
    const struct unit *nearest = NULL;
    size_t least = SIZE_MAX;
    for (size_t i = 0; i < campaign->unit_count; i++) {
        size_t distance = guess_distance(code, campaign->units[i].code);
        if (distance > CODE_SLIPS || distance > least)
            continue;
        nearest = distance < least ? &campaign->units[i] : NULL;
        least = distance;
    }
    return nearest;
}

size_t campaign_find_agency(const struct campaign *campaign, const char *name)
{
    const struct campaign_store *store = campaign->store;
    char *key = text_fold(name);
    size_t found = SIZE_MAX;
    for (size_t i = 0; i < store->agency_keys.count && found == SIZE_MAX; i++)
        if (strcmp(store->agency_keys.items[i].key, key) == 0)
            found = store->agency_keys.items[i].agency;
    free(key);
    return found;
}

const char *campaign_short_name(const struct campaign *campaign, size_t agency)
{
    return campaign->agency_details
               ? campaign->agency_details[agency].short_name
               : campaign->agencies[agency];
}

struct contact campaign_agency_contact(const struct campaign *campaign,
                                       size_t agency)
{
    return campaign->agency_details ? campaign->agency_details[agency].contact
                                    : (struct contact)NO_CONTACT;
}

/* Whether one name is the other and more: `Sở Y tế và Dân số`, `Sở Y tế`. */
static bool is_longer_name(const char *a, const char *b)
{
    char *one = text_fold(a), *two = text_fold(b);
    size_t shorter = strlen(one) < strlen(two) ? strlen(one) : strlen(two);
    const char *longer = strlen(one) < strlen(two) ? two : one;
    bool within = shorter > 0 && strncmp(one, two, shorter) == 0 &&
                  longer[shorter] == ' ';
    free(one);
    free(two);
    return within;
}

/* The only agency of which the name is a longer or a shorter form. */
static const char *longer_agency(const struct campaign *campaign,
                                 const char *name)
{
    const char *found = NULL;
    for (size_t i = 0; i < campaign->agency_count; i++) {
        if (!is_longer_name(campaign->agencies[i], name))
            continue;
        if (found)
            return NULL;
        found = campaign->agencies[i];
    }
    return found;
}

const char *campaign_nearest_agency(const struct campaign *campaign,
                                    const char *name)
{
    const char *nearest = NULL;
    size_t least = SIZE_MAX;
    for (size_t i = 0; i < campaign->agency_count; i++) {
        size_t distance = guess_distance(name, campaign->agencies[i]);
        if (distance == SIZE_MAX || distance > least)
            continue;
        nearest = distance < least ? campaign->agencies[i] : NULL;
        least = distance;
    }
    return nearest ? nearest : longer_agency(campaign, name);
}

size_t campaign_find_level(const struct campaign *campaign, const char *id)
{
    for (size_t l = 0; l < campaign->level_count; l++)
        if (strcmp(campaign->levels[l].id, id) == 0)
            return l;
    return SIZE_MAX;
}

size_t level_find_indicator(const struct level *level, const char *code)
{
    for (size_t i = 0; i < level->indicator_count; i++)
        if (strcmp(level->indicators[i].code, code) == 0)
            return i;
    return SIZE_MAX;
}

size_t indicator_scorer(const struct indicator *indicator, size_t agency)
{
    size_t place = 0;
    while (place < indicator->scored_by_count &&
           indicator->agencies[place] != agency)
        place++;
    return place;
}

bool indicator_scored_by(const struct indicator *indicator, size_t agency)
{
    return indicator_scorer(indicator, agency) < indicator->scored_by_count;
}

bool indicator_asked(const struct unit *unit, const struct level *level,
                     size_t indicator)
{
    return !level->indicators[indicator].unasked &&
           level->indicators[indicator].assessed &&
           !unit->not_applicable[indicator];
}

static size_t body_of(const struct campaign *campaign, const struct unit *unit)
{
    return unit->same_as == SIZE_MAX ? (size_t)(unit - campaign->units)
                                     : unit->same_as;
}

const struct unit *campaign_counterpart(const struct campaign *campaign,
                                        const struct unit *unit, size_t level)
{
    for (size_t u = 0; u < campaign->unit_count; u++)
        if (campaign->units[u].level == level &&
            body_of(campaign, &campaign->units[u]) == body_of(campaign, unit))
            return &campaign->units[u];
    return NULL;
}

bool indicator_counts(const struct unit *unit, const struct level *level,
                      size_t indicator)
{
    return level->indicators[indicator].kind != NODE_INFO &&
           level->indicators[indicator].assessed &&
           !unit->not_applicable[indicator];
}

bool campaign_is_final(const struct campaign *campaign)
{
    return campaign->final.approved_by != NULL;
}

const char *campaign_issuer(const struct campaign *campaign)
{
    const struct yaml_node *issuer =
        campaign->texts ? yaml_get(campaign->texts, "issuer") : NULL;
    return issuer && issuer->kind == YAML_SCALAR ? issuer->text
                                                 : campaign->title;
}
