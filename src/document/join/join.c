#include "document/join/join.h"

#include "document/join/adding.h"
#include "document/pdf/archive.h"

#include <stdlib.h>

/* libdeflate's level: what is deflated again is the structure alone. */
enum { PACK_LEVEL = 6 };

struct join *join_new(struct str *out)
{
    struct join *join = mem_calloc(1, sizeof *join);
    deflater_init(&join->deflater, PACK_LEVEL);
    objects_begin(&join->objects, &join->deflater, out, OWN_COUNT - 1);
    join->shared.objects = &join->objects;
    return join;
}

void join_free(struct join *join)
{
    if (join == NULL)
        return;
    for (size_t i = 0; i < join->parts.count; i++)
        free(join->parts.items[i].title);
    vec_clear(&join->parts);
    vec_clear(&join->fields);
    join_shared_clear(&join->shared);
    objects_clear(&join->objects);
    deflater_clear(&join->deflater);
    free(join);
}

/* ---- the objects that all have together ---- */

static void put_text(struct str *out, const char *key, const char *text)
{
    if (text == NULL || *text == '\0')
        return;
    str_append(out, key);
    objects_string(out, text);
}

/* A list of one object of each part. */
static void put_each(const struct join *join, struct str *out, const char *key,
                     size_t member)
{
    str_append(out, key);
    str_append_char(out, '[');
    for (size_t i = 0; i < join->parts.count; i++) {
        const char *part = (const char *)&join->parts.items[i];
        unsigned number;
        memcpy(&number, part + member, sizeof number);
        objects_reference(out, number);
        str_append_char(out, ' ');
    }
    str_append_char(out, ']');
}

static void write_catalog(struct join *join)
{
    struct str *out = objects_open(&join->objects, OWN_CATALOG);
    str_append(out, "<</Type/Catalog/PageMode/UseOutlines/Lang(vi-VN)"
                    "/MarkInfo<</Marked true>>"
                    "/ViewerPreferences<</DisplayDocTitle true>>");
    objects_entry(out, "/Pages", OWN_PAGES);
    objects_entry(out, "/Outlines", OWN_OUTLINES);
    objects_entry(out, "/Metadata", OWN_METADATA);
    objects_entry(out, "/StructTreeRoot", OWN_STRUCTURE);
    archive_intent(join->profile, out);
    for (size_t i = 0; i < join->fields.count; i++) {
        str_append(out, i == 0 ? "/AcroForm<</Fields[" : " ");
        objects_reference(out, join->fields.items[i]);
    }
    str_append(out, join->fields.count > 0 ? "]>>>>" : ">>");
    objects_close(&join->objects);
}

static void write_info(struct join *join, const struct pdf_info *info)
{
    struct str *out = objects_open(&join->objects, OWN_INFO);
    str_append(out, "<<");
    put_text(out, "/Title", info->title);
    put_text(out, "/Author", info->author);
    put_text(out, "/Subject", info->subject);
    put_text(out, "/Keywords", info->keywords);
    put_text(out, "/Producer", ARCHIVE_PRODUCER);
    str_append(out, "/CreationDate(");
    archive_date(info->created, out);
    str_append(out, ")/ModDate(");
    archive_date(info->created, out);
    str_append(out, ")>>");
    objects_close(&join->objects);
}

static void write_pages(struct join *join)
{
    struct str *out = objects_open(&join->objects, OWN_PAGES);
    str_printf(out, "<</Type/Pages/Count %u", join->pages);
    put_each(join, out, "/Kids", offsetof(struct join_part, pages));
    str_append(out, ">>");
    objects_close(&join->objects);
}

/* One document that has the others as its parts, and the tree of parents with a
 * branch for each. */
static void write_structure(struct join *join)
{
    struct str *out = objects_open(&join->objects, OWN_STRUCTURE);
    str_append(out, "<</Type/StructTreeRoot");
    objects_entry(out, "/K", OWN_DOCUMENT);
    objects_entry(out, "/ParentTree", OWN_PARENTS);
    str_printf(out, "/ParentTreeNextKey %u>>", join->keys);
    objects_close(&join->objects);

    out = objects_open(&join->objects, OWN_DOCUMENT);
    put_each(join, out, "<</K", offsetof(struct join_part, document));
    objects_entry(out, "/P", OWN_STRUCTURE);
    str_append(out, "/S/Document>>");
    objects_close(&join->objects);

    out = objects_open(&join->objects, OWN_PARENTS);
    put_each(join, out, "<</Kids", offsetof(struct join_part, parents));
    str_append(out, ">>");
    objects_close(&join->objects);
}

static void write_outline(struct join *join, size_t i)
{
    const struct join_part *part = &join->parts.items[i];
    struct str *out = objects_open(&join->objects, part->outline);
    put_text(out, "<</Title", part->title);
    objects_entry(out, "/Parent", OWN_OUTLINES);
    if (i > 0)
        objects_entry(out, "/Prev", part[-1].outline);
    if (i + 1 < join->parts.count)
        objects_entry(out, "/Next", part[1].outline);
    objects_entry(out, "/Dest[", part->first_page);
    str_printf(out, "/XYZ 0 %u 0]>>", part->top);
    objects_close(&join->objects);
}

static void write_outlines(struct join *join)
{
    size_t count = join->parts.count;
    struct str *out = objects_open(&join->objects, OWN_OUTLINES);
    str_printf(out, "<</Type/Outlines/Count %zu", count);
    if (count > 0) {
        objects_entry(out, "/First", join->parts.items[0].outline);
        objects_entry(out, "/Last", join->parts.items[count - 1].outline);
    }
    str_append(out, ">>");
    objects_close(&join->objects);
    for (size_t i = 0; i < count; i++)
        write_outline(join, i);
}

void join_finish(struct join *join, const struct pdf_info *info)
{
    write_catalog(join);
    write_info(join, info);
    write_pages(join);
    write_outlines(join);
    write_structure(join);
    archive_metadata(info, &join->objects, OWN_METADATA);
    objects_finish(&join->objects, OWN_CATALOG, OWN_INFO);
}
