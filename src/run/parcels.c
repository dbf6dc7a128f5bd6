#include "run/parcels.h"

#include "base/buckets.h"
#include "base/file.h"
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

/* What goes into a parcel: a document that was printed, or a form. */
struct member {
    char *name;
    const char *path;                 /* of a document, below OUTPUT */
    const struct obligation *answers; /* of a form */
    char digest[SHA256_HEX_SIZE]; /* of the document; of what is in the form */
    struct str bytes;             /* of a form, once it is made */
};

/* What goes to one of them. */
struct parcel {
    char *name, *path; /* whose it is, as file names say it; below OUTPUT */
    VEC_OF(struct member) members;
    const struct before_file *before; /* as the run before left it, or NULL */
    int failure;                      /* errno of the first that failed, or 0 */
};

struct parcels {
    const struct plan *plan;
    const struct process *process;
    const struct outputs *outputs;
    json_t *printed; /* paths that were printed -> place among the outputs */
    /* By owner: the units, then the agencies, then the council; the last are
     * of none of them. */
    struct buckets documents;      /* of the plan */
    struct buckets obligations;    /* of the process */
    struct forms_masters *masters; /* each worker's own, once it makes one */
    int64_t created;
};

static const struct campaign *campaign_of(const struct parcels *p)
{
    return process_campaign(p->process);
}

static void fail(struct parcel *parcel, int failure)
{
    if (!parcel->failure)
        parcel->failure = failure;
}

/* `P-A-phieu-tiep-nhan.pdf`: a file that was saved from the ZIP says whose it
 * is. */
static void add_document(const struct parcels *p, struct parcel *parcel,
                         const char *path)
{
    struct member *member = vec_push(&parcel->members);
    struct str name = {0};
    size_t place =
        (size_t)json_integer_value(json_object_get(p->printed, path));
    if (!strstr(file_base_name(path), parcel->name))
        str_printf(&name, "%s-", parcel->name);
    str_append(&name, file_base_name(path));
    member->name = str_take(&name);
    member->path = path;
    memcpy(member->digest, p->outputs->sums.items[place].sha256,
           sizeof member->digest);
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

/* Makes a form, or where that is wanted says only what would be in it. */
static enum form_made make_form(const struct parcels *p, struct parcel *parcel,
                                struct member *member, bool described)
{
    struct form_file file = {.described = described, .masters = p->masters};
    enum form_made made =
        forms_answer(p->process, member->answers, p->created, &file);
    if (made == FORM_FAILED)
        fail(parcel, file.failure);
    memcpy(member->digest, file.digest, sizeof member->digest);
    member->bytes = file.bytes;
    file.bytes = (struct str){0};
    forms_file_clear(&file);
    return made;
}

static void add_form(const struct parcels *p, struct parcel *parcel,
                     const struct obligation *o)
{
    struct member member = {.answers = o};
    if (make_form(p, parcel, &member, parcel->before != NULL) != FORM_MADE)
        return;
    char *path = form_path(campaign_of(p), o);
    member.name = mem_strdup(file_base_name(path));
    free(path);
    *vec_push(&parcel->members) = member;
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
        tree_put(paths, outputs->paths.items[i], json_integer((json_int_t)i));
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
    *p =
        (struct parcels){.plan = plan,
                         .process = process,
                         .outputs = outputs,
                         .printed = printed_paths(outputs),
                         .masters = forms_masters_new(),
                         .created = collect_created(process_campaign(process))};
    sort_by_owner(p);
    return p;
}

void parcels_free(struct parcels *p)
{
    if (!p)
        return;
    buckets_clear(&p->documents);
    buckets_clear(&p->obligations);
    forms_masters_free(p->masters);
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
    return form_path_parcel(campaign_of(p), &owned);
}

/* Of all that is in the ZIP. */
static void digest_of(const struct parcels *p, const struct parcel *parcel,
                      char digest[SHA256_HEX_SIZE])
{
    struct sha256 *sum = sha256_new();
    sha256_add(sum, &p->created, sizeof p->created);
    for (size_t i = 0; i < parcel->members.count; i++) {
        const struct member *member = &parcel->members.items[i];
        sha256_add(sum, member->name, strlen(member->name) + 1);
        sha256_add(sum, member->digest, sizeof member->digest);
    }
    sha256_end(sum, digest);
}

static void pack_document(const struct parcels *p, struct parcel *parcel,
                          const struct member *member, struct zip *zip)
{
    struct str bytes = {0};
    char *whole = file_join(p->outputs->folder, member->path);
    int failure = file_read(batch_place(&p->outputs->batch, whole),
                            DOCUMENT_LIMIT, &bytes);
    if (failure)
        fail(parcel, failure);
    else if (!zip_add(zip, member->name, str_text(&bytes), bytes.length))
        fail(parcel, EIO);
    str_clear(&bytes);
    free(whole);
}

/* A form that is in the parcel of the run before, by the digest in its note, is
 * taken from there. */
static void pack_form(const struct parcels *p, struct parcel *parcel,
                      struct member *member, const struct str *old,
                      struct zip *zip)
{
    if (member->bytes.length == 0 &&
        !zip_find_noted(old, member->name, member->digest, &member->bytes))
        (void)make_form(p, parcel, member, false);
    if (!parcel->failure &&
        !zip_add_noted(zip, member->name, member->digest,
                       str_text(&member->bytes), member->bytes.length))
        fail(parcel, EIO);
    str_clear(&member->bytes);
}

/* The parcel of the run before; nothing where it is not what that left. */
static void read_old(const struct parcels *p, const struct parcel *parcel,
                     struct str *old)
{
    char hex[SHA256_HEX_SIZE] = "";
    if (!parcel->before)
        return;
    char *whole = file_join(p->outputs->folder, parcel->path);
    if (file_read(whole, DOCUMENT_LIMIT, old) == 0)
        sha256_of(old->data, old->length, hex);
    if (strcmp(hex, parcel->before->sha256) != 0)
        str_clear(old);
    free(whole);
}

static void pack(const struct parcels *p, struct parcel *parcel,
                 struct str *out)
{
    struct zip *zip = zip_new(p->created);
    struct str old = {0};
    read_old(p, parcel, &old);
    for (size_t i = 0; i < parcel->members.count; i++) {
        struct member *member = &parcel->members.items[i];
        if (member->path)
            pack_document(p, parcel, member, zip);
        else
            pack_form(p, parcel, member, &old, zip);
    }
    str_clear(&old);
    if (!zip_finish(zip, out))
        fail(parcel, EIO);
}

static void parcel_clear(struct parcel *parcel)
{
    for (size_t i = 0; i < parcel->members.count; i++) {
        free(parcel->members.items[i].name);
        str_clear(&parcel->members.items[i].bytes);
    }
    vec_clear(&parcel->members);
    free(parcel->name);
    free(parcel->path);
}

int parcels_make(const struct parcels *p, size_t owner,
                 struct parcel_made *made)
{
    const struct obligation owned = owned_by(p, owner);
    struct parcel parcel = {.name = form_path_owner(campaign_of(p), &owned),
                            .path = parcels_path(p, owner)};
    *made = (struct parcel_made){0};
    parcel.before = outputs_before(p->outputs, parcel.path);
    add_documents(p, &parcel, owner);
    add_forms(p, &parcel, owner);
    if (parcel.members.count > 0) {
        digest_of(p, &parcel, made->digest);
        made->same =
            parcel.before && strcmp(parcel.before->digest, made->digest) == 0;
    }
    if (parcel.members.count > 0 && !made->same)
        pack(p, &parcel, &made->bytes);
    int failure = parcel.failure;
    parcel_clear(&parcel);
    return failure;
}
