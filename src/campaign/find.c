/* Looking things up in a campaign that is loaded, or half loaded. */
#include "campaign/load.h"

#include "base/text.h"

#include <ctype.h>

/* A typed code on its way to the sorted units. */
struct code_key {
    const char *text;
    size_t length;
};

static int compare_code(const void *key, const void *item)
{
    const struct code_key *code = key;
    const struct unit *unit = item;
    for (size_t i = 0; i < code->length; i++) {
        int typed = toupper((unsigned char)code->text[i]);
        int known = (unsigned char)unit->code[i];
        if (typed != known)
            return typed < known ? -1 : 1;
    }
    return unit->code[code->length] == '\0' ? 0 : -1;
}

const struct unit *campaign_find_unit(const struct campaign *campaign,
                                      const char *code)
{
    const char *end = code + strlen(code);
    const char *start = text_trim(code, &end);
    struct code_key key = {.text = start, .length = (size_t)(end - start)};
    return bsearch(&key, campaign->units, campaign->unit_count,
                   sizeof *campaign->units, compare_code);
}

size_t campaign_find_agency(const struct campaign *campaign, const char *name)
{
    char *key = text_fold(name);
    size_t at = 0;
    while (at < campaign->agency_count &&
           strcmp(campaign->store->agency_keys[at], key) != 0)
        at++;
    free(key);
    return at < campaign->agency_count ? at : SIZE_MAX;
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

bool indicator_counts(const struct unit *unit, const struct level *level,
                      size_t indicator)
{
    return level->indicators[indicator].assessed &&
           !unit->not_applicable[indicator];
}

bool campaign_is_final(const struct campaign *campaign)
{
    return campaign->final.approved_by != NULL;
}
