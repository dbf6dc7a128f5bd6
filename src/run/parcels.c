#include "run/parcels.h"

#include "base/buckets.h"
#include "base/mem.h"
#include "base/tree.h"
#include "base/zip.h"
#include "forms/answer.h"
#include "process/form_path.h"
#include "run/collect.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DOCUMENT_LIMIT = 256 << 20 };

/* What goes to one of them. */
struct parcel {
    char *name; /* whose it is, as file names say it */
    struct zip *zip;
    size_t count;
    int failure; /* errno of the first that failed, or 0 */
};

struct parcels {
    const struct plan *plan;
    const struct process *process;
    const struct outputs *outputs;
    json_t *printed; /* paths that were printed */
    /* By owner: the units, then the agencies, then the council; the last are
     * of none of them. */
    struct buckets documents;   /* of the plan */
    struct buckets obligations; /* of the process */
    int64_t created;
};

static const struct campaign *campaign_of(const struct parcels *p)
{
    return p->process->evaluation->campaign;
}

static const char *base_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static void fail(struct parcel *parcel, int failure)
{
    if (!parcel->failure)
        parcel->failure = failure;
}

static void add(const struct parcels *p, struct parcel *parcel,
                const char *name, const struct str *bytes)
{
    if (!parcel->zip)
        parcel->zip = zip_new(p->created);
    if (!zip_add(parcel->zip, name, str_text(bytes), bytes->length))
        fail(parcel, EIO);
    parcel->count++;
}

/* `P-A-phieu-tiep-nhan.pdf`: a file that was saved from the ZIP says whose it
 * is. */
static void add_document(const struct parcels *p, struct parcel *parcel,
                         const char *path)
{
    struct str name = {0}, bytes = {0};
    char *whole = file_join(p->outputs->folder, path);
    int failure = file_read(batch_place(&p->outputs->batch, whole),
                            DOCUMENT_LIMIT, &bytes);
    if (!strstr(base_of(path), parcel->name))
        str_printf(&name, "%s-", parcel->name);
    str_append(&name, base_of(path));
    if (failure)
        fail(parcel, failure);
    else
        add(p, parcel, str_text(&name), &bytes);
    str_clear(&name);
    str_clear(&bytes);
    free(whole);
}

/* Whether it is the last of its template that was printed; `own` are the places
 * of its owner's documents. */
static bool is_latest(const struct parcels *p, const size_t *own, size_t count,
                      const struct planned_document *document)
{
    for (size_t i = 0; i < count; i++) {
        const struct planned_document *other = &p->plan->items[own[i]];
        if (other->template == document->template &&
            other->stage > document->stage &&
            json_object_get(p->printed, other->path))
            return false;
    }
    return true;
}

/* A result goes out once it is final: a draft of it, with a rank that may still
 * change, is for the working group. */
static bool may_go_out(const struct parcels *p,
                       const struct planned_document *document)
{
    return document->stage != STAGE_PUBLISH ||
           campaign_is_final(campaign_of(p));
}

static void add_documents(const struct parcels *p, struct parcel *parcel,
                          size_t owner)
{
    size_t count;
    const size_t *own = buckets_of(&p->documents, owner, &count);
    for (size_t i = 0; i < count; i++) {
        const struct planned_document *document = &p->plan->items[own[i]];
        if (json_object_get(p->printed, document->path) &&
            may_go_out(p, document) && is_latest(p, own, count, document))
            add_document(p, parcel, document->path);
    }
}

static void add_form(const struct parcels *p, struct parcel *parcel,
                     const struct obligation *o)
{
    struct form_file file = {0};
    char *path = form_path(campaign_of(p), o);
    switch (forms_answer(p->process, o, p->created, &file)) {
    case FORM_MADE:
        add(p, parcel, base_of(path), &file.bytes);
        break;
    case FORM_FAILED:
        fail(parcel, file.failure);
        break;
    case FORM_NOTHING:
        break;
    }
    forms_file_clear(&file);
    free(path);
}

static void add_forms(const struct parcels *p, struct parcel *parcel,
                      size_t owner)
{
    size_t count;
    const size_t *own = buckets_of(&p->obligations, owner, &count);
    for (size_t i = 0; i < count; i++) {
        const struct obligation *o = &p->process->items[own[i]];
        if (obligation_wants_form(p->process, o))
            add_form(p, parcel, o);
    }
}

static size_t owner_of(const struct campaign *campaign, const struct unit *unit,
                       size_t agency)
{
    if (unit)
        return (size_t)(unit - campaign->units);
    return campaign->unit_count +
           (agency == SIZE_MAX ? campaign->agency_count : agency);
}

static json_t *printed_paths(const struct outputs *outputs)
{
    json_t *paths = json_object();
    for (size_t i = 0; i < outputs->paths.count; i++)
        tree_put(paths, outputs->paths.items[i], json_true());
    return paths;
}

/* Whose a document is; that of a level or of all is nobody's. */
static size_t owner_of_document(const struct campaign *campaign,
                                const struct planned_document *document)
{
    switch (document->template->audience) {
    case AUDIENCE_UNIT:
        return document->subject;
    case AUDIENCE_AGENCY:
        return campaign->unit_count + document->subject;
    case AUDIENCE_LEVEL:
    case AUDIENCE_ONCE:
        break;
    }
    return campaign->unit_count + campaign->agency_count + 1;
}

static void sort_by_owner(struct parcels *p)
{
    const struct campaign *campaign = campaign_of(p);
    size_t most =
        p->plan->count > p->process->count ? p->plan->count : p->process->count;
    size_t owners = campaign->unit_count + campaign->agency_count + 2;
    size_t *of = mem_calloc(most + 1, sizeof *of);
    for (size_t i = 0; i < p->plan->count; i++)
        of[i] = owner_of_document(campaign, &p->plan->items[i]);
    buckets_init(&p->documents, owners, of, p->plan->count);
    for (size_t i = 0; i < p->process->count; i++)
        of[i] = owner_of(campaign, p->process->items[i].unit,
                         p->process->items[i].agency);
    buckets_init(&p->obligations, owners, of, p->process->count);
    free(of);
}

struct parcels *parcels_new(const struct plan *plan,
                            const struct process *process,
                            const struct outputs *outputs)
{
    struct parcels *p = mem_calloc(1, sizeof *p);
    *p = (struct parcels){.plan = plan,
                          .process = process,
                          .outputs = outputs,
                          .printed = printed_paths(outputs),
                          .created =
                              collect_created(process->evaluation->campaign)};
    sort_by_owner(p);
    return p;
}

void parcels_free(struct parcels *p)
{
    if (!p)
        return;
    buckets_clear(&p->documents);
    buckets_clear(&p->obligations);
    json_decref(p->printed);
    free(p);
}

size_t parcels_count(const struct parcels *p)
{
    return campaign_of(p)->unit_count + campaign_of(p)->agency_count + 1;
}

/* An obligation of the owner, as far as its name goes. */
static struct obligation owned_by(const struct parcels *p, size_t owner)
{
    const struct campaign *campaign = campaign_of(p);
    size_t agency = owner - campaign->unit_count;
    if (owner < campaign->unit_count)
        return (struct obligation){.unit = &campaign->units[owner],
                                   .agency = SIZE_MAX};
    return (struct obligation){
        .agency = agency < campaign->agency_count ? agency : SIZE_MAX};
}

char *parcels_path(const struct parcels *p, size_t owner)
{
    const struct obligation owned = owned_by(p, owner);
    return form_parcel(campaign_of(p), &owned);
}

int parcels_make(const struct parcels *p, size_t owner, struct str *out)
{
    const struct obligation owned = owned_by(p, owner);
    struct parcel parcel = {.name = form_owner(campaign_of(p), &owned)};
    add_documents(p, &parcel, owner);
    add_forms(p, &parcel, owner);
    if (parcel.zip && !zip_finish(parcel.zip, out))
        fail(&parcel, EIO);
    free(parcel.name);
    return parcel.failure;
}
