#include "run/memory.h"

#include "base/mem.h"
#include "run/places.h"

#include <stdlib.h>

/* Whether all that the templates can ever print has paths of its own, be there
 * data for it now or not. */
static bool paths_differ(const struct run_memory *memory, char *message,
                         size_t size)
{
    static const bool all[STAGE_PUBLISH + 1] = {true, true, true, true};
    struct plan plan = {0};
    bool differ = plan_documents(&memory->templates, memory->campaign, all,
                                 NULL, &plan, message, size);
    plan_clear(&plan);
    return differ;
}

static bool load_templates(struct run_memory *memory, bool check, char *message,
                           size_t size)
{
    return templates_load(memory->campaign->documents, &memory->templates,
                          message, size) &&
           (!check || templates_check(&memory->templates, memory->campaign,
                                      message, size)) &&
           paths_differ(memory, message, size);
}

static bool load_engine(struct run_memory *memory, char *message, size_t size)
{
    char *fonts = places_fonts();
    memory->engine = document_engine_new(fonts, message, size);
    free(fonts);
    return memory->engine != NULL;
}

static void unload(struct run_memory *memory)
{
    templates_clear(&memory->templates);
    document_engine_free(memory->engine);
    campaign_free(memory->campaign);
    memory->engine = NULL;
    memory->campaign = NULL;
}

bool memory_load_campaign(struct run_memory *memory,
                          const struct run_options *options, char *message,
                          size_t size)
{
    if (!memory->campaign)
        memory->campaign = places_load_campaign(options->campaign,
                                                options->input, message, size);
    return memory->campaign != NULL;
}

bool memory_load(struct run_memory *memory, bool check, char *message,
                 size_t size)
{
    if (!memory->loaded)
        memory->loaded = load_templates(memory, check, message, size) &&
                         load_engine(memory, message, size);
    if (!memory->loaded)
        unload(memory);
    return memory->loaded;
}

struct run_memory *run_memory_new(void)
{
    return mem_calloc(1, sizeof(struct run_memory));
}

void run_memory_free(struct run_memory *memory)
{
    if (!memory)
        return;
    cache_clear(&memory->cache);
    unload(memory);
    free(memory);
}
