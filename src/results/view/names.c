/* How units, levels and things are named in running text: campaign.yaml says
 * it, under texts; the plan's own words stand in where it does not. */
#include "results/view/context.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

static json_t *texts_of(const struct view *view)
{
    return json_object_get(json_object_get(view->shared, "campaign"), "texts");
}

static json_t *taken(char *text)
{
    json_t *value = tree_text(text);
    free(text);
    return value;
}

/* ---- units ---- */

void view_put_names(const struct view *view, const struct unit *unit,
                    json_t *object)
{
    static const char *const places[] = {"within", "recipient"};
    const struct campaign *campaign = view->evaluation->campaign;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        tree_put(object, places[i],
                 taken(campaign_unit_name(campaign, unit->name, places[i])));
}

/* Adds those of `from` that are not the unit itself. */
static void add_recipients(json_t *list, json_t *from, const char *name,
                           const char *recipient)
{
    for (size_t i = 0; i < json_array_size(from); i++) {
        const char *other = json_string_value(json_array_get(from, i));
        if (other && strcmp(other, name) != 0 && strcmp(other, recipient) != 0)
            tree_add(list, json_string(other));
    }
}

static json_t *recipients(const char *name, const char *recipient, json_t *from)
{
    json_t *list = json_array();
    tree_add(list, json_string(recipient));
    add_recipients(list, from, name, recipient);
    return list;
}

void view_put_recipients(const struct view *view, const struct unit *unit,
                         json_t *object)
{
    json_t *texts = texts_of(view);
    json_t *publication = json_object_get(texts, "publication");
    const char *own = json_string_value(json_object_get(object, "recipient"));
    tree_put(object, "recipients",
             recipients(unit->name, own, json_object_get(texts, "recipients")));
    tree_put(object, "publication_recipients",
             recipients(unit->name, own,
                        json_object_get(publication, "unit_recipients")));
}

void view_put_agency_recipients(const struct view *view, const char *name,
                                json_t *object)
{
    tree_put(
        object, "recipients",
        recipients(name, name, json_object_get(texts_of(view), "recipients")));
}

/* ---- levels ---- */

void view_put_level_name(const struct view *view, const struct level *level,
                         json_t *object)
{
    json_t *names = json_object_get(texts_of(view), "level_names");
    const char *name = json_string_value(json_object_get(names, level->id));
    tree_put(object, "named_within", json_boolean(name != NULL));
    tree_put(object, "within",
             name ? tree_text(name) : taken(text_uncapital(level->title)));
}

/* ---- things ---- */

/* `Chỉ số … (XYZ)`: the name of the index, with its short form if it has one */
static json_t *full_name(const char *name, const char *brief)
{
    return strcmp(name, brief) == 0 ? tree_text(name)
                                    : vi_format("%s (%s)", name, brief);
}

json_t *view_terms(const struct campaign *campaign, json_t *texts)
{
    json_t *own = json_object_get(texts, "terms");
    json_t *object = json_object();
    for (enum campaign_word w = WORD_INDEX; w < WORD_COUNT; w++)
        tree_put(object, campaign_word_key(w),
                 tree_text(campaign_word(campaign, w)));
    json_t *group = json_object_get(own, "Group");
    json_t *indicator = json_object_get(own, "Indicator");
    tree_put(object, "Group",
             group ? json_incref(group)
                   : taken(campaign_word_first(campaign, WORD_GROUP)));
    tree_put(object, "Indicator",
             indicator ? json_incref(indicator)
                       : taken(campaign_word_first(campaign, WORD_INDICATOR)));
    tree_put(object, "COUNCIL",
             taken(campaign_word_upper(campaign, WORD_COUNCIL)));
    tree_put(object, "index_full",
             full_name(campaign_word(campaign, WORD_INDEX),
                       campaign_word(campaign, WORD_INDEX_SHORT)));
    return object;
}

static void append_term(struct str *line, const char *term)
{
    str_printf(line, "%s%s", line->length ? "; " : "", term);
}

json_t *view_held(const struct campaign *campaign, json_t *texts)
{
    json_t *list = json_object_get(texts, "held");
    struct str line = {0};
    for (size_t i = 0; i < json_array_size(list); i++) {
        const char *one = json_string_value(json_array_get(list, i));
        if (one)
            append_term(&line, one);
    }
    for (size_t l = 0; l < campaign->level_count; l++)
        for (size_t g = 0; g < campaign->levels[l].group_count; g++)
            append_term(&line, campaign->levels[l].groups[g].title);
    json_t *text = tree_text(str_text(&line));
    str_clear(&line);
    return text;
}
