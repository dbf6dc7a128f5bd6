#include "campaign/load.h"

/* The folder of a path, in the arena. */
static const char *folder_of(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return ".";
    return slash == path ? "/"
                         : arena_strndup(arena, path, (size_t)(slash - path));
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
    load_gather_agencies(campaign);
    load_keep_units(campaign);
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
    vec_clear(&store->scores);
    vec_clear(&store->listed);
    vec_clear(&store->agency_keys);
    arena_clear(&store->arena);
    free(store);
    free(campaign);
}
