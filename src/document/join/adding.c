#include "document/join/adding.h"

#include "document/join/join.h"
#include "document/join/renumber.h"

#include <stdlib.h>
#include <string.h>

/* Fonts are five deep: resources, font, descendant, descriptor, program. */
enum { SHARED_DEPTH = 8 };

/* What becomes of an object. */
struct fate {
    unsigned number; /* in the whole; 0: nobody asked for it yet */
    bool done;       /* written, or not to be written */
    bool field;      /* to be signed */
};

/* A PDF while it is added; numbers are its own. */
struct adding {
    struct join *join;
    struct printed from;
    struct fate *fates; /* by number */
    unsigned pages, structure, document, parents, first_page;
    unsigned page_count, key_count;
    int depth; /* of shared objects, one in another */
    bool damaged;
};

static unsigned damage(struct adding *adding)
{
    adding->damaged = true;
    return 0;
}

/* For struct renumbering. */
static unsigned number_of(void *userdata, unsigned old)
{
    struct adding *adding = userdata;
    if (!printed_object(&adding->from, old))
        return damage(adding);
    struct fate *fate = &adding->fates[old];
    if (fate->number == 0)
        fate->number = objects_number(&adding->join->objects);
    return fate->number;
}

static void renumber_for(struct adding *adding, const char *text, size_t length,
                         struct str *out)
{
    const struct renumbering by = {number_of, adding, adding->join->keys};
    renumber(&by, text, length, out);
}

/* ---- what parts have alike ---- */

/* For struct renumbering: the number of an object that another part may have
 * written, with all that it needs. */
static unsigned share(void *userdata, unsigned old)
{
    struct adding *adding = userdata;
    const struct printed_object *object = printed_object(&adding->from, old);
    if (!object || adding->depth > SHARED_DEPTH)
        return damage(adding);
    struct fate *fate = &adding->fates[old];
    if (fate->number != 0)
        return fate->number;
    if (fate->done) /* it needs itself */
        return damage(adding);
    const struct renumbering by = {share, adding, 0};
    struct str text = {0};
    fate->done = true;
    adding->depth++;
    renumber(&by, object->text, object->length, &text);
    adding->depth--;
    fate->number = join_shared_number(&adding->join->shared, &text, object);
    str_clear(&text);
    return fate->number;
}

/* ---- objects of the part alone ---- */

/* Its branch of the tree of parents: each key and what it leads to. */
static void copy_parents(struct adding *adding,
                         const struct printed_object *object, struct str *out)
{
    unsigned first = adding->join->keys;
    const char *end = object->text + object->length;
    const char *at = printed_after(object, "<</Nums[");
    str_printf(out, "<</Limits[%u %u]/Nums[", first,
               first + adding->key_count - 1);
    while (at && at < end && *at != ']') {
        unsigned key;
        if (*at == ' ') {
            at++;
            continue;
        }
        const char *stop =
            printed_digits(&at, end, &key) && at < end
                ? memchr(at, *at == '[' ? ']' : 'R', (size_t)(end - at))
                : NULL;
        if (stop) {
            str_append_number(out, key + first);
            renumber_for(adding, at, (size_t)(stop + 1 - at), out);
            str_append_char(out, ' ');
        }
        at = stop ? stop + 1 : NULL;
    }
    if (!at)
        damage(adding);
    str_append(out, "]>>");
}

/* Its page tree, below that of the whole. */
static void copy_pages(struct adding *adding,
                       const struct printed_object *object, struct str *out)
{
    size_t length = object->length;
    while (length > 0 && object->text[length - 1] == '\n')
        length--;
    if (length < 2)
        damage(adding);
    else
        renumber_for(adding, object->text, length - 2, out);
    str_append(out, "/Parent ");
    objects_reference(out, OWN_PAGES);
    str_append(out, ">>");
}

/* A field, whose name no other part may have. */
static void copy_field(struct adding *adding,
                       const struct printed_object *object, struct str *out)
{
    static const char NAME[] = "/T(";
    struct str text = {0};
    renumber_for(adding, object->text, object->length, &text);
    const char *name = text.length ? strstr(text.data, NAME) : NULL;
    if (name) {
        size_t before = (size_t)(name - text.data) + sizeof NAME - 1;
        str_append_bytes(out, text.data, before);
        str_printf(out, "%zu-", adding->join->parts.count + 1);
        str_append_bytes(out, text.data + before, text.length - before);
    } else {
        damage(adding);
    }
    str_clear(&text);
}

static void copy_stream(struct adding *adding, unsigned number,
                        const struct printed_object *object)
{
    struct str dictionary = {0};
    renumber_for(adding, object->text, object->length, &dictionary);
    objects_put_stream(&adding->join->objects, number, dictionary.data,
                       dictionary.length, object->data, object->data_length);
    str_clear(&dictionary);
}

/* Pages have the same resources, which are shared before the page is begun. */
static void share_resources(struct adding *adding,
                            const struct printed_object *object)
{
    static const char PAGE[] = "<<\n/Type /Page\n";
    unsigned resources;
    if (object->length < sizeof PAGE ||
        memcmp(object->text, PAGE, sizeof PAGE - 1) != 0)
        return;
    if (printed_number(object, "/Resources", &resources))
        share(adding, resources);
    else
        damage(adding);
}

static void copy_object(struct adding *adding, unsigned old)
{
    const struct printed_object *object = printed_object(&adding->from, old);
    unsigned number = adding->fates[old].number;
    adding->fates[old].done = true;
    if (object->data) {
        copy_stream(adding, number, object);
        return;
    }
    share_resources(adding, object);
    struct str *out = objects_open(&adding->join->objects, number);
    if (old == adding->parents)
        copy_parents(adding, object, out);
    else if (old == adding->pages)
        copy_pages(adding, object, out);
    else if (adding->fates[old].field)
        copy_field(adding, object, out);
    else
        renumber_for(adding, object->text, object->length, out);
    objects_close(&adding->join->objects);
}

/* Copies all that was asked for, and what that asks for. Objects mostly ask for
 * later ones. */
static void copy_objects(struct adding *adding)
{
    bool found = true;
    while (found && !adding->damaged) {
        found = false;
        for (unsigned old = 1; old < adding->from.count; old++) {
            if (adding->fates[old].number == 0 || adding->fates[old].done)
                continue;
            copy_object(adding, old);
            found = true;
        }
    }
}

/* ---- what it is made of ---- */

/* The number that follows some words. */
static bool find_number(const struct printed_object *object, const char *words,
                        unsigned *number)
{
    const char *at = object ? printed_after(object, words) : NULL;
    return at && printed_digits(&at, object->text + object->length, number);
}

static const struct printed_object *object_of(const struct adding *adding,
                                              unsigned number)
{
    return printed_object(&adding->from, number);
}

static bool find_parts(struct adding *adding)
{
    const struct printed_object *catalog =
        object_of(adding, adding->from.catalog);
    if (!find_number(catalog, "/Pages ", &adding->pages) ||
        !find_number(catalog, "/StructTreeRoot ", &adding->structure))
        return false;
    const struct printed_object *pages = object_of(adding, adding->pages);
    const struct printed_object *root = object_of(adding, adding->structure);
    return find_number(pages, "/Kids [ ", &adding->first_page) &&
           find_number(pages, "/Count ", &adding->page_count) &&
           find_number(root, "/K ", &adding->document) &&
           find_number(root, "/ParentTree ", &adding->parents) &&
           find_number(root, "/ParentTreeNextKey ", &adding->key_count) &&
           adding->key_count > 0 && object_of(adding, adding->document) &&
           object_of(adding, adding->parents);
}

/* Marks the fields of the catalogue's list, and adds them to that of the whole.
 */
static void find_fields(struct adding *adding)
{
    const struct printed_object *catalog =
        object_of(adding, adding->from.catalog);
    const char *end = catalog->text + catalog->length;
    const char *at = printed_after(catalog, "/AcroForm<</Fields[");
    while (at && at < end && *at != ']') {
        unsigned field;
        if (!printed_digits(&at, end, &field) || !object_of(adding, field) ||
            end - at < 4) {
            damage(adding);
            return;
        }
        adding->fates[field].field = true;
        *vec_push(&adding->join->fields) = number_of(adding, field);
        at += 4; /* " 0 R" */
        at += at < end && *at == ' ';
    }
}

/* The upper edge of a page, the last of its four; 0 where it does not say. */
static unsigned top_of(const struct printed_object *page)
{
    const char *at = page ? printed_after(page, "/MediaBox [ ") : NULL;
    const char *end = page ? page->text + page->length : NULL;
    unsigned top = 0;
    for (int edge = 0; at && edge < 3; edge++) {
        at = memchr(at, ' ', (size_t)(end - at));
        at = at ? at + 1 : NULL;
    }
    return at && printed_digits(&at, end, &top) ? top + 1 : 0;
}

/* Copies it, and tells what the whole needs to know of it. */
static void copy_part(struct adding *adding, struct join_part *part)
{
    struct join *join = adding->join;
    unsigned profile;
    if (find_number(object_of(adding, adding->from.catalog),
                    "/DestOutputProfile ", &profile))
        join->profile = share(adding, profile);
    else
        damage(adding);
    adding->fates[adding->structure] =
        (struct fate){.number = OWN_DOCUMENT, .done = true};
    find_fields(adding);
    part->outline = objects_number(&join->objects);
    part->pages = number_of(adding, adding->pages);
    part->first_page = number_of(adding, adding->first_page);
    part->top = top_of(object_of(adding, adding->first_page));
    part->document = number_of(adding, adding->document);
    part->parents = number_of(adding, adding->parents);
    copy_objects(adding);
    join->keys += adding->key_count;
    join->pages += adding->page_count;
}

bool join_add(struct join *join, const void *pdf, size_t length,
              const char *title)
{
    struct adding adding = {.join = join};
    struct join_part part = {0};
    bool good = printed_open(&adding.from, pdf, length) && find_parts(&adding);
    if (good) {
        adding.fates =
            mem_calloc(adding.from.count + 1UL, sizeof *adding.fates);
        copy_part(&adding, &part);
        part.title = mem_strdup(title);
        *vec_push(&join->parts) = part;
    }
    free(adding.fates);
    printed_close(&adding.from);
    return good && !adding.damaged;
}
