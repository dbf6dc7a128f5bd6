#include "campaign/words.h"

#include "base/mem.h"
#include "base/text.h"
#include "campaign/load.h"
#include "form/form.h"

#include <stdlib.h>
#include <string.h>

/* Of each term its key and what stands where campaign.yaml has none: the words
 * of the regulations, without a name of a city or of an index. */
static const struct {
    const char *key, *standing;
} words[WORD_COUNT] = {
    [WORD_INDEX] = {"index", "Chỉ số"},
    [WORD_INDEX_SHORT] = {"index_short", "Chỉ số"},
    [WORD_GROUP] = {"group", "chỉ số"},
    [WORD_INDICATOR] = {"indicator", "chỉ số thành phần"},
    [WORD_WORKING_GROUP] = {"working_group", "Tổ công tác"},
    [WORD_COUNCIL] = {"council", "Hội đồng thẩm định"},
};

/* ---- reading ---- */

/* What Excel takes as a property of a workbook, less what stands around it. */
static const struct title_limit word_limit = {
    80, "tiêu đề của biểu mẫu ghi được từ này"};

/* A word, which becomes the entry `place` of an array. */
static struct field word_field(const char *key, size_t place)
{
    return (struct field){.key = key,
                          .read = load_title,
                          .detail = &word_limit,
                          .offset = place * sizeof(const char *)};
}

static bool load_terms(struct loader *loader, const struct yaml_node *node)
{
    static const char *const for_templates[] = {"Group", "Indicator"};
    struct field fields[WORD_COUNT + LENGTH(for_templates)];
    struct field_table table = {fields, 0};
    for (enum campaign_word w = 0; w < WORD_COUNT; w++)
        fields[table.count++] = word_field(words[w].key, w);
    for (size_t i = 0; i < LENGTH(for_templates); i++)
        fields[table.count++] =
            (struct field){.key = for_templates[i], .read = load_known};
    return load_map(loader, node, &table, loader->campaign->words, "“terms”");
}

static bool load_form_titles(struct loader *loader,
                             const struct yaml_node *node)
{
    struct field fields[FORM_MOST];
    struct field_table table = {fields, 0};
    for (size_t f = 0; f < form_list_all.count; f++)
        fields[table.count++] = word_field(form_list_all.items[f]->number, f);
    loader->campaign->form_titles =
        arena_calloc(&loader->store->arena, form_list_all.count,
                     sizeof *loader->campaign->form_titles);
    return load_map(loader, node, &table, loader->campaign->form_titles,
                    "“form_titles”");
}

bool load_campaign_words(struct loader *loader, const struct yaml_node *texts)
{
    const struct yaml_node *terms = yaml_get(texts, "terms");
    const struct yaml_node *titles = yaml_get(texts, "form_titles");
    return (!terms || load_terms(loader, terms)) &&
           (!titles || load_form_titles(loader, titles));
}

/* ---- asking ---- */

char *campaign_unit_name(const struct campaign *campaign, const char *name,
                         const char *place)
{
    size_t first = strcspn(name, " ");
    char *word = mem_strndup(name, first);
    const struct yaml_node *at = campaign->texts;
    const char *const path[] = {"unit_names", word, place};
    for (size_t i = 0; i < LENGTH(path); i++)
        at = at && at->kind == YAML_MAP ? yaml_get(at, path[i]) : NULL;
    struct str out = {0};
    str_append(&out, at && at->kind == YAML_SCALAR ? at->text : word);
    str_append(&out, name + first);
    free(word);
    return str_take(&out);
}

const char *campaign_word_key(enum campaign_word word)
{
    return words[word].key;
}

const char *campaign_word(const struct campaign *campaign,
                          enum campaign_word word)
{
    const char *own = campaign->words[word];
    return own ? own : words[word].standing;
}

const char *campaign_form_title(const struct campaign *campaign,
                                const struct form *form)
{
    const char *own = NULL;
    for (size_t f = 0; campaign->form_titles && f < form_list_all.count; f++)
        if (form_list_all.items[f] == form)
            own = campaign->form_titles[f];
    return own ? own : form->title;
}

char *campaign_word_first(const struct campaign *campaign,
                          enum campaign_word word)
{
    return text_capital(campaign_word(campaign, word));
}

char *campaign_word_upper(const struct campaign *campaign,
                          enum campaign_word word)
{
    return text_upper(campaign_word(campaign, word));
}
