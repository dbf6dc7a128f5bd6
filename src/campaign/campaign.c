#include "campaign/load.h"

#include "base/text.h"

/* The folder of a path, in the arena. */
static const char *folder_of(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return ".";
    return slash == path ? "/"
                         : arena_strndup(arena, path, (size_t)(slash - path));
}

/* The index of an agency, new or known. */
static size_t add_agency(struct campaign *campaign, const char *name)
{
    size_t at = campaign_find_agency(campaign, name);
    if (at == SIZE_MAX) {
        at = campaign->agency_count++;
        campaign->agencies[at] = name;
        campaign->store->agency_keys[at] =
            arena_take(&campaign->store->arena, text_fold(name));
    }
    return at;
}

static void add_scorers(struct campaign *campaign, struct indicator *indicator)
{
    size_t *agencies = arena_calloc(
        &campaign->store->arena, indicator->scored_by_count, sizeof *agencies);
    for (size_t i = 0; i < indicator->scored_by_count; i++)
        agencies[i] = add_agency(campaign, indicator->scored_by[i]);
    indicator->agencies = agencies;
}

/* Every agency of every indicator, once, in the order of the files. */
static void collect_agencies(struct campaign *campaign)
{
    struct campaign_store *store = campaign->store;
    size_t most = 0;
    for (size_t i = 0; i < campaign->level_count; i++)
        for (size_t j = 0; j < campaign->levels[i].indicator_count; j++)
            most += campaign->levels[i].indicators[j].scored_by_count;
    campaign->agencies =
        arena_calloc(&store->arena, most, sizeof *campaign->agencies);
    store->agency_keys =
        arena_calloc(&store->arena, most, sizeof *store->agency_keys);
    for (size_t i = 0; i < campaign->level_count; i++)
        for (size_t j = 0; j < campaign->levels[i].indicator_count; j++)
            add_scorers(campaign, &campaign->levels[i].indicators[j]);
}

struct campaign *campaign_load(const char *path, struct campaign_error *error)
{
    *error = (struct campaign_error){0};
    struct campaign *campaign = mem_calloc(1, sizeof *campaign);
    campaign->store = mem_calloc(1, sizeof *campaign->store);
    campaign->folder = folder_of(&campaign->store->arena, path);
    campaign->par_index = (struct par_index){.component = "", .method = ""};
    struct loader loader = {
        .campaign = campaign,
        .store = campaign->store,
        .error = error,
        .file = path,
    };
    const struct yaml_node *root = load_file(&loader, path, 0);
    if (!root || !load_settings(&loader, root)) {
        campaign_free(campaign);
        return NULL;
    }
    collect_agencies(campaign);
    find_keep_units(campaign);
    loader.file = path;
    if (!load_final(&loader, yaml_get(root, "final"))) {
        campaign_free(campaign);
        return NULL;
    }
    campaign->files = campaign->store->files.items;
    campaign->file_count = campaign->store->files.count;
    return campaign;
}

void campaign_free(struct campaign *campaign)
{
    if (!campaign)
        return;
    struct campaign_store *store = campaign->store;
    for (size_t i = 0; i < store->patterns.count; i++)
        pattern_free(store->patterns.items[i]);
    vec_clear(&store->patterns);
    vec_clear(&store->files);
    arena_clear(&store->arena);
    free(store);
    free(campaign);
}
