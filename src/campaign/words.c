#include "campaign/words.h"

#include "base/mem.h"
#include "base/text.h"
#include "campaign/load.h"

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
    [WORD_FORM_01] = {"01", "Biểu tự đánh giá"},
    [WORD_FORM_02] = {"02", "Phiếu thẩm định"},
    [WORD_FORM_03] = {"03", "Phiếu giải trình"},
    [WORD_FORM_04] = {"04", "Phiếu cung cấp số liệu"},
};

/* ---- reading ---- */

/* What Excel takes as a property of a workbook, less what stands around it. */
static const struct title_limit word_limit = {
    80, "tiêu đề của biểu mẫu ghi được từ này"};

/* A map of words: those of the table from `first` to before `end`, and what
 * templates alone read: a term with a capital letter (`Group`). */
struct word_map {
    const char *key, *what;
    enum campaign_word first, end;
    const char *const *more;
    size_t more_count;
};

static bool load_words(struct loader *loader, const struct yaml_node *texts,
                       const struct word_map *map)
{
    const struct yaml_node *node = yaml_get(texts, map->key);
    struct field fields[WORD_COUNT + 2];
    struct field_table table = {fields, 0};
    for (enum campaign_word w = map->first; w < map->end; w++)
        fields[table.count++] =
            (struct field){.key = words[w].key,
                           .read = load_title,
                           .detail = &word_limit,
                           .offset = w * sizeof(const char *)};
    for (size_t i = 0; i < map->more_count; i++)
        fields[table.count++] =
            (struct field){.key = map->more[i], .read = load_known};
    return !node ||
           load_map(loader, node, &table, loader->campaign->words, map->what);
}

bool load_campaign_words(struct loader *loader, const struct yaml_node *texts)
{
    static const char *const capitals[] = {"Group", "Indicator"};
    static const struct word_map terms = {
        "terms", "“terms”", WORD_INDEX, WORD_TERMS, capitals, LENGTH(capitals)};
    static const struct word_map titles = {
        "form_titles", "“form_titles”", WORD_FORM_01, WORD_COUNT, NULL, 0};
    return load_words(loader, texts, &terms) &&
           load_words(loader, texts, &titles);
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
