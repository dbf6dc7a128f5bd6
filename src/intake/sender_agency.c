/* Which agency sent a form, and for which level. */
#include "base/text.h"
#include "intake/sender.h"

#include <stdlib.h>
#include <string.h>

/* True where each word of `text` is one of `title`: "xã phường" is of "Xã,
 * phường". Both are folded. */
static bool words_within(const char *text, const char *title)
{
    bool any = false;
    while (*text != '\0') {
        text += strspn(text, " ,.;/-");
        size_t length = strcspn(text, " ,.;/-");
        bool found = length == 0;
        for (const char *p = title; *p != '\0' && !found;) {
            p += strspn(p, " ,.;/-");
            size_t size = strcspn(p, " ,.;/-");
            found = size == length && strncmp(p, text, size) == 0;
            p += size;
        }
        if (!found)
            return false;
        any = any || length > 0;
        text += length;
    }
    return any;
}

/* A level's name without the word for level; freed by the caller. */
static char *bare_level(const char *name)
{
    char *folded = text_fold_plain(name);
    if (strncmp(folded, "cap ", 4) == 0)
        memmove(folded, folded + 4, strlen(folded + 4) + 1);
    return folded;
}

/* 2 where `bare` is the name, 1 where its words are of the name, or 0. */
static int name_likeness(const char *name, const char *bare)
{
    char *known = bare_level(name);
    int likeness = strcmp(known, bare) == 0    ? 2
                   : words_within(bare, known) ? 1
                                               : 0;
    free(known);
    return likeness;
}

/* The same for all names of a level; an alias is meant as a whole. */
static int level_likeness(const struct level *level, const char *text)
{
    char *bare = bare_level(text);
    int likeness = name_likeness(level->title, bare);
    if (name_likeness(level->id, bare) > likeness)
        likeness = name_likeness(level->id, bare);
    for (size_t i = 0; i < level->alias_count; i++)
        if (name_likeness(level->aliases[i], bare) == 2)
            likeness = 2;
    free(bare);
    return likeness;
}

const struct level *sender_find_level(const struct reading *r)
{
    const struct campaign *campaign = r->intake->campaign;
    const char *text = r->info.facts[FACT_LEVEL].text;
    for (int wanted = 2; wanted >= 1; wanted--) {
        const struct level *found = NULL;
        size_t count = 0;
        for (size_t i = 0; i < campaign->level_count; i++) {
            if (level_likeness(&campaign->levels[i], text) < wanted)
                continue;
            found = &campaign->levels[i];
            count++;
        }
        if (count == 1)
            return found;
    }
    return *text == '\0' && campaign->level_count == 1 ? campaign->levels
                                                       : NULL;
}

const struct level *sender_level(struct reading *r)
{
    const struct level *level = sender_find_level(r);
    const char *text = r->info.facts[FACT_LEVEL].text;
    if (!level && *text == '\0')
        report_fact(r, LEVEL_MISSING, FACT_LEVEL, "");
    else if (!level)
        report_fact(r, LEVEL_UNKNOWN, FACT_LEVEL, text);
    return level;
}

void sender_refuse_agency(struct reading *r, const char *name,
                          const char *nearest)
{
    const struct form *form = r->table.form;
    const char *hint =
        nearest == NULL
            ? ""
            : arena_printf(&r->intake->arena, "; gần nhất là “%s”", nearest);
    report_fact(r, AGENCY_UNKNOWN, FACT_AGENCY, form->agency_title, name,
                form->agency_does, hint);
}

size_t sender_agency(struct reading *r)
{
    const struct campaign *campaign = r->intake->campaign;
    const char *name = r->info.facts[FACT_AGENCY].text;
    if (*name == '\0') {
        report_fact(r, AGENCY_MISSING, FACT_AGENCY,
                    r->table.form->agency_title);
        return SIZE_MAX;
    }
    size_t agency = campaign_find_agency(campaign, name);
    if (agency == SIZE_MAX)
        sender_refuse_agency(r, name, campaign_nearest_agency(campaign, name));
    return agency;
}
