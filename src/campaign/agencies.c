/* `agencies:` of campaign.yaml: who scores, what they are called for short, and
 * whom to ask there. A file without the list takes every name in `scored_by`
 * as it stands. */
#include "campaign/load.h"

#include "base/text.h"

struct draft {
    struct listed_agency listed;
    struct text_list aliases;
};

#define AT(member) .offset = offsetof(struct draft, member)
static const struct field fields[] = {
    {.key = "name", .required = true, .read = load_line, AT(listed.name)},
    {.key = "short_name", .read = load_line, AT(listed.details.short_name)},
    {.key = "contact",
     .read = load_optional,
     AT(listed.details.contact.person)},
    {.key = "phone", .read = load_optional, AT(listed.details.contact.phone)},
    {.key = "email", .read = load_email, AT(listed.details.contact.email)},
    {.key = "aliases", .read = load_lines, AT(aliases)},
};
static const struct field_table table = {fields, LENGTH(fields)};

/* --- the list --- */

static struct listed_agency *find_listed(const struct campaign_store *store,
                                         const char *name)
{
    char *key = text_fold(name);
    struct listed_agency *found = NULL;
    for (size_t i = 0; i < store->listed.count && !found; i++)
        for (size_t k = 0; k < store->listed.items[i].key_count; k++)
            if (strcmp(store->listed.items[i].keys[k], key) == 0)
                found = &store->listed.items[i];
    free(key);
    return found;
}

/* Another way to say the same agency; the own name given again is no harm. */
static bool add_key(struct loader *loader, struct listed_agency *listed,
                    const char *name, int line)
{
    const struct listed_agency *other = find_listed(loader->store, name);
    if (other)
        return load_fail(loader, line,
                         "tên “%s” đã là tên của “%s” trong “agencies”; mỗi "
                         "tên chỉ ghi cho một cơ quan",
                         name, other->name);
    char *key = text_fold(name);
    bool known = false;
    for (size_t i = 0; i < listed->key_count; i++)
        known |= strcmp(listed->keys[i], key) == 0;
    if (!known)
        listed->keys[listed->key_count++] =
            arena_strdup(&loader->store->arena, key);
    free(key);
    return true;
}

static bool add_keys(struct loader *loader, const struct yaml_node *node,
                     struct draft *draft)
{
    struct listed_agency *listed = &draft->listed;
    const struct yaml_node *aliases = yaml_get(node, "aliases");
    const char *brief = listed->details.short_name;
    listed->keys = arena_calloc(&loader->store->arena, draft->aliases.count + 2,
                                sizeof *listed->keys);
    if (!add_key(loader, listed, listed->name, yaml_get(node, "name")->line) ||
        (brief &&
         !add_key(loader, listed, brief, yaml_get(node, "short_name")->line)))
        return false;
    for (size_t i = 0; i < draft->aliases.count; i++)
        if (!add_key(loader, listed, draft->aliases.items[i],
                     aliases->items[i]->line))
            return false;
    return true;
}

bool load_agencies(struct loader *loader, const struct yaml_node *list)
{
    if (!load_list(loader, list, "agencies"))
        return false;
    for (size_t i = 0; i < list->count; i++) {
        struct draft draft = {.listed = {.details = {.contact = NO_CONTACT}}};
        if (!load_map(loader, list->items[i], &table, &draft,
                      "mục của “agencies”") ||
            !add_keys(loader, list->items[i], &draft))
            return false;
        *vec_push(&loader->store->listed) = draft.listed;
    }
    return true;
}

/* --- who is named in `scored_by` --- */

static bool fail_unlisted(struct loader *loader, const struct yaml_node *node,
                          const char *name)
{
    const struct campaign_store *store = loader->store;
    struct guess guess = {.word = name};
    for (size_t i = 0; i < store->listed.count; i++)
        guess_add(&guess, store->listed.items[i].name);
    return load_fail_guess(
        loader, node->line, &guess,
        arena_printf(&loader->store->arena,
                     "cơ quan “%s” không có trong danh sách “agencies” của "
                     "campaign.yaml; sửa tên hoặc thêm cơ quan vào danh sách",
                     name),
        "các cơ quan trong danh sách");
}

bool load_scorers(struct loader *loader, const struct yaml_node *node,
                  struct text_list *names)
{
    if (loader->store->listed.count == 0)
        return true;
    for (size_t i = 0; i < names->count; i++) {
        const struct listed_agency *listed =
            find_listed(loader->store, names->items[i]);
        if (!listed)
            return fail_unlisted(loader, node->items[i], names->items[i]);
        for (size_t j = 0; j < i; j++)
            if (strcmp(names->items[j], listed->name) == 0)
                return load_fail(loader, node->items[i]->line,
                                 "“%s” là “%s”, lặp lại trong “scored_by”; bỏ "
                                 "bớt một mục",
                                 names->items[i], listed->name);
        names->items[i] = listed->name;
    }
    return true;
}

bool load_agency_name(struct loader *loader, const struct yaml_node *node,
                      const char **name)
{
    if (loader->store->listed.count == 0)
        return true;
    const struct listed_agency *listed = find_listed(loader->store, *name);
    if (!listed)
        return fail_unlisted(loader, node, *name);
    *name = listed->name;
    return true;
}

/* --- all of them --- */

static void know_as(struct campaign *campaign, const char *key, size_t agency)
{
    *vec_push(&campaign->store->agency_keys) =
        (struct agency_key){.key = key, .agency = agency};
}

/* Older files name the short names below `texts`. */
static const char *short_name(const struct campaign *campaign, const char *name)
{
    const struct yaml_node *names = yaml_get(campaign->texts, "short_names");
    const struct yaml_node *brief = yaml_get(names, name);
    return brief && brief->kind == YAML_SCALAR && brief->text[0] != '\0'
               ? brief->text
               : name;
}

/* A name that is not known yet. */
static size_t add_agency(struct campaign *campaign, const char *name)
{
    struct campaign_store *store = campaign->store;
    const struct listed_agency *listed = find_listed(store, name);
    struct agency_details details = {.contact = NO_CONTACT};
    size_t at = campaign->agency_count++;
    if (listed) {
        details = listed->details;
        for (size_t i = 0; i < listed->key_count; i++)
            know_as(campaign, listed->keys[i], at);
    } else {
        know_as(campaign, arena_take(&store->arena, text_fold(name)), at);
    }
    if (!details.short_name)
        details.short_name = short_name(campaign, name);
    campaign->agencies[at] = name;
    store->details[at] = details;
    return at;
}

static void add_scorers(struct campaign *campaign, struct indicator *indicator)
{
    size_t *agencies = arena_calloc(
        &campaign->store->arena, indicator->scored_by_count, sizeof *agencies);
    for (size_t i = 0; i < indicator->scored_by_count; i++) {
        const char *name = indicator->scored_by[i];
        size_t at = campaign_find_agency(campaign, name);
        agencies[i] = at == SIZE_MAX ? add_agency(campaign, name) : at;
    }
    indicator->agencies = agencies;
}

static void add_suppliers(struct campaign *campaign,
                          struct indicator *indicator)
{
    for (size_t i = 0; i < indicator->input_count; i++) {
        struct input *input = &indicator->inputs[i];
        if (!input->supplier)
            continue;
        size_t at = campaign_find_agency(campaign, input->supplier);
        input->supplied_by =
            at == SIZE_MAX ? add_agency(campaign, input->supplier) : at;
    }
}

typedef void indicator_fn(struct campaign *campaign,
                          struct indicator *indicator);

static void each_indicator(struct campaign *campaign, indicator_fn *take)
{
    for (size_t i = 0; i < campaign->level_count; i++)
        for (size_t j = 0; j < campaign->levels[i].indicator_count; j++)
            take(campaign, &campaign->levels[i].indicators[j]);
}

void load_gather_agencies(struct campaign *campaign)
{
    struct campaign_store *store = campaign->store;
    size_t most = 0;
    for (size_t i = 0; i < campaign->level_count; i++)
        for (size_t j = 0; j < campaign->levels[i].indicator_count; j++)
            most += campaign->levels[i].indicators[j].scored_by_count +
                    campaign->levels[i].indicators[j].input_count;
    campaign->agencies =
        arena_calloc(&store->arena, most, sizeof *campaign->agencies);
    store->details = arena_calloc(&store->arena, most, sizeof *store->details);
    campaign->agency_details = store->details;
    each_indicator(campaign, add_scorers);
    each_indicator(campaign, add_suppliers);
}
