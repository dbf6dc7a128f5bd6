/* What outlives a run: the program's own files, loaded once, and the cache. May
 * be included by run/run.c. */
#ifndef DTI_RUN_MEMORY_H
#define DTI_RUN_MEMORY_H

#include "document/document.h"
#include "run/print/cache.h"
#include "run/print/plan.h"
#include "run/run.h"

struct run_memory {
    struct campaign *campaign;
    struct template_list templates;
    struct document_engine *engine;
    bool loaded; /* templates and engine too */
    struct run_cache cache;
};

/* Loads the campaign, where it is not loaded yet; or nothing, and false with a
 * `message`. */
bool memory_load_campaign(struct run_memory *memory,
                          const struct run_options *options, char *message,
                          size_t size);

/* The same of its templates and of the fonts. With `check`, templates are held
 * against all names that they may use. */
bool memory_load(struct run_memory *memory, bool check, char *message,
                 size_t size);

#endif
