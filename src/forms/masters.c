#include "forms/masters.h"

#include "base/vec.h"
#include "forms/book.h"
#include "forms/masters_inside.h"
#include "xlsx/write/master.h"

#include <errno.h>

/* In the order of book_marks. */
enum { MARK_NAME, MARK_CODE };
_Static_assert(MARK_CODE + 1 == BOOK_MARKS, "a mark for each");

struct forms_master {
    size_t level;
    bool *not_applicable; /* of its units, one for each of its indicators */
    char digest[SHA256_HEX_SIZE];
    struct book_master *book; /* NULL: only described so far */
};

/* Most campaigns have one or two a level. Where units leave out this and that,
 * the oldest give way. */
enum { MASTERS_MOST = 16 };

struct forms_masters {
    VEC_OF(struct forms_master) items;
    size_t next; /* the one that gives way */
};

struct forms_masters *forms_masters_new(void)
{
    return mem_calloc(1, sizeof(struct forms_masters));
}

static void clear_master(struct forms_master *master)
{
    free(master->not_applicable);
    book_master_free(master->book);
    *master = (struct forms_master){0};
}

void forms_masters_free(struct forms_masters *masters)
{
    if (!masters)
        return;
    for (size_t i = 0; i < masters->items.count; i++)
        clear_master(&masters->items.items[i]);
    vec_clear(&masters->items);
    free(masters);
}

static size_t flags_of(const struct campaign *campaign, const struct unit *unit)
{
    return campaign->levels[unit->level].indicator_count *
           sizeof *unit->not_applicable;
}

static struct forms_master *find(struct forms_masters *masters,
                                 const struct campaign *campaign,
                                 const struct unit *unit)
{
    size_t flags = flags_of(campaign, unit);
    for (size_t i = 0; i < masters->items.count; i++) {
        struct forms_master *master = &masters->items.items[i];
        if (master->level == unit->level &&
            memcmp(master->not_applicable, unit->not_applicable, flags) == 0)
            return master;
    }
    return NULL;
}

static struct forms_master *add(struct forms_masters *masters,
                                const struct campaign *campaign,
                                const struct unit *unit)
{
    size_t flags = flags_of(campaign, unit);
    struct forms_master *master;
    if (masters->items.count < MASTERS_MOST) {
        master = vec_push(&masters->items);
    } else {
        master = &masters->items.items[masters->next++ % MASTERS_MOST];
        clear_master(master);
    }
    master->level = unit->level;
    master->not_applicable = mem_alloc(flags);
    memcpy(master->not_applicable, unit->not_applicable, flags);
    return master;
}

/* Fills in what `out` asks for of a master: its digest, or the book as well. */
static enum form_made fill_master(struct forms_master *master, form_maker *make,
                                  const struct campaign *campaign,
                                  const struct unit *unit, int64_t created,
                                  struct form_file *out)
{
    struct unit model = *unit;
    struct form_file file = {.described = out->described};
    if (master->book || (out->described && *master->digest))
        return FORM_MADE;
    model.name = book_marks[MARK_NAME];
    model.code = book_marks[MARK_CODE];
    enum form_made made = make(campaign, &model, created, &file);
    if (made == FORM_MADE && !file.described) {
        master->book = book_master_new(&file.bytes);
        if (!master->book)
            made = forms_fail(&file, EIO);
    }
    memcpy(master->digest, file.digest, sizeof master->digest);
    if (made == FORM_FAILED) {
        out->failure = file.failure;
        memcpy(out->message, file.message, sizeof out->message);
    }
    forms_file_clear(&file);
    return made;
}

static void digest_of(const struct forms_master *master,
                      const struct unit *unit, char digest[SHA256_HEX_SIZE])
{
    struct sha256 *sum = sha256_new();
    sha256_add(sum, master->digest, sizeof master->digest);
    sha256_add(sum, unit->name, strlen(unit->name) + 1);
    sha256_add(sum, unit->code, strlen(unit->code) + 1);
    sha256_end(sum, digest);
}

static enum form_made copy(const struct forms_master *master,
                           const struct unit *unit, struct form_file *out)
{
    const char *texts[BOOK_MARKS] = {
        [MARK_NAME] = unit->name, [MARK_CODE] = unit->code};
    int failure =
        out->described ? 0 : book_master_copy(master->book, texts, &out->bytes);
    digest_of(master, unit, out->digest);
    return failure ? forms_fail(out, failure) : FORM_MADE;
}

enum form_made forms_copy(struct forms_masters *masters, form_maker *make,
                          const struct campaign *campaign,
                          const struct unit *unit, int64_t created,
                          struct form_file *out)
{
    if (!book_master_takes(unit->name) || !book_master_takes(unit->code))
        return make(campaign, unit, created, out);
    struct forms_masters *own = masters ? NULL : forms_masters_new();
    struct forms_masters *of = masters ? masters : own;
    struct forms_master *master = find(of, campaign, unit);
    if (!master)
        master = add(of, campaign, unit);
    enum form_made made =
        fill_master(master, make, campaign, unit, created, out);
    if (made == FORM_MADE)
        made = copy(master, unit, out);
    forms_masters_free(own);
    return made;
}
