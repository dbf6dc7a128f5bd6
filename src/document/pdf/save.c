#include "document/pdf/save.h"
#include "document/pdf/archive.h"
#include "document/pdf/inside.h"

#include <stdlib.h>
#include <string.h>

/* Numbers of the objects that libharu does not know, from `first` on. */
enum font_object {
    FONT,
    DESCENDANT,
    DESCRIPTOR,
    PROGRAM,
    UNICODE,
    FONT_OBJECTS
};
enum own_object {
    METADATA,
    PROFILE,
    RESOURCES,
    FONTS,
    STRUCTURE = FONTS + FACE_COUNT * FONT_OBJECTS
};

struct saving {
    const struct save *save;
    struct objects objects;
    unsigned first;
    size_t page, link; /* the next ones to come */
};

static unsigned own_number(const struct saving *s, unsigned object)
{
    return s->first + object;
}

static unsigned font_number(const struct saving *s, int face,
                            enum font_object object)
{
    return own_number(s, (unsigned)FONTS + (unsigned)face * FONT_OBJECTS +
                             (unsigned)object);
}

static void put_entry(struct str *out, const char *key, unsigned number)
{
    str_append(out, key);
    str_append_char(out, ' ');
    objects_reference(out, number);
}

/* ---- libharu's objects, and what they lack ---- */

static void finish_catalog(const struct saving *s, struct str *out)
{
    str_append(out, "/Lang(vi-VN)/MarkInfo<</Marked true>>"
                    "/ViewerPreferences<</DisplayDocTitle true>>");
    put_entry(out, "/Metadata", own_number(s, METADATA));
    put_entry(out, "/StructTreeRoot", own_number(s, STRUCTURE));
    str_append(out, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
                    "/OutputConditionIdentifier(sRGB)"
                    "/Info(sRGB IEC61966-2.1)");
    put_entry(out, "/DestOutputProfile", own_number(s, PROFILE));
    str_append(out, ">>]");
}

static void finish_page(struct saving *s, struct str *out)
{
    put_entry(out, "/Resources", own_number(s, RESOURCES));
    str_printf(out, "/StructParents %zu/Tabs/S", s->page);
}

/* Links are printed on paper as they stand, and say where they lead. */
static void finish_link(struct saving *s, struct str *out)
{
    str_printf(out, "/F 4/StructParent %zu/Contents",
               tags_annotation_key(s->save->tags, s->link));
    objects_string(out, s->save->links.items[s->link].words);
}

/* Adds what a dictionary of libharu's lacks. */
static void finish_dictionary(struct saving *s, const void *object,
                              struct str *out)
{
    const struct save *save = s->save;
    if (object == inside_catalog(save->doc)) {
        finish_catalog(s, out);
    } else if (s->page < save->pages.count &&
               object == save->pages.items[s->page].page) {
        finish_page(s, out);
    } else if (s->link < save->links.count &&
               object == save->links.items[s->link].annotation) {
        finish_link(s, out);
        s->link++;
    }
}

static void write_object(void *context, void *object, unsigned number,
                         const struct str *text)
{
    struct saving *s = context;
    if (text == NULL) { /* the contents of a page follow the page */
        const struct str *contents = &s->save->pages.items[s->page++].contents;
        objects_stream(&s->objects, number, "/Filter/FlateDecode",
                       contents->data, contents->length);
        return;
    }
    static const char END[] = ">>";
    size_t length = text->length;
    bool dictionary =
        length > 4 && memcmp(text->data + length - 2, END, 2) == 0;
    struct str *out = objects_open(&s->objects, number);
    str_append_bytes(out, text->data, dictionary ? length - 2 : length);
    if (dictionary) {
        finish_dictionary(s, object, out);
        str_append(out, END);
    }
    objects_close(&s->objects);
}

/* ---- fonts ---- */

/* The object of a face's map to Unicode: cuts of one extent have their glyphs
 * in one order, so faces may share it. */
static unsigned unicode_number(const struct saving *s, int face)
{
    const struct font_cut *const *fonts = s->save->fonts;
    const struct str *map = &fonts[face]->unicode;
    int f = 0;
    while (fonts[f] == NULL || fonts[f]->unicode.length != map->length ||
           memcmp(fonts[f]->unicode.data, map->data, map->length) != 0)
        f++;
    return font_number(s, f, UNICODE);
}

static void write_font(struct saving *s, int face, const struct font_cut *cut)
{
    struct str *out = objects_open(&s->objects, font_number(s, face, FONT));
    str_printf(out,
               "<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H",
               cut->name);
    put_entry(out, "/DescendantFonts[", font_number(s, face, DESCENDANT));
    put_entry(out, "]/ToUnicode", unicode_number(s, face));
    str_append(out, ">>");
    objects_close(&s->objects);
}

static void write_descendant(struct saving *s, int face,
                             const struct font_cut *cut)
{
    struct str *out =
        objects_open(&s->objects, font_number(s, face, DESCENDANT));
    str_printf(out,
               "<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo"
               "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
               "/CIDToGIDMap/Identity/DW 0/W",
               cut->name);
    str_append(out, cut->widths.data);
    put_entry(out, "/FontDescriptor", font_number(s, face, DESCRIPTOR));
    str_append(out, ">>");
    objects_close(&s->objects);
    out = objects_open(&s->objects, font_number(s, face, DESCRIPTOR));
    str_append(out, "<</Type/FontDescriptor");
    str_append(out, cut->facts.data);
    put_entry(out, "/FontFile2", font_number(s, face, PROGRAM));
    str_append(out, ">>");
    objects_close(&s->objects);
}

static void write_font_streams(struct saving *s, int face,
                               const struct font_cut *cut)
{
    struct str entries = {0};
    str_printf(&entries, "/Length1 %zu/Filter/FlateDecode", cut->program_size);
    objects_stream(&s->objects, font_number(s, face, PROGRAM), entries.data,
                   cut->program.data, cut->program.length);
    unsigned unicode = font_number(s, face, UNICODE);
    if (unicode_number(s, face) == unicode)
        objects_stream(&s->objects, unicode, "/Filter/FlateDecode",
                       cut->unicode.data, cut->unicode.length);
    str_clear(&entries);
}

static void write_fonts(struct saving *s)
{
    const struct font_cut *const *fonts = s->save->fonts;
    struct str *out = objects_open(&s->objects, own_number(s, RESOURCES));
    str_append(out, "<</Font<<");
    for (int f = 0; f < FACE_COUNT; f++)
        if (fonts[f] != NULL) {
            str_printf(out, "/F%d ", f);
            objects_reference(out, font_number(s, f, FONT));
        }
    str_append(out, ">>>>");
    objects_close(&s->objects);
    for (int f = 0; f < FACE_COUNT; f++) {
        if (fonts[f] == NULL)
            continue;
        write_font(s, f, fonts[f]);
        write_descendant(s, f, fonts[f]);
        write_font_streams(s, f, fonts[f]);
    }
}

/* ---- the rest ---- */

static void write_archive(struct saving *s)
{
    struct str metadata = {0};
    archive_metadata(s->save->info, &metadata);
    /* In the open, for whoever searches a file for it. */
    objects_stream(&s->objects, own_number(s, METADATA),
                   "/Type/Metadata/Subtype/XML", metadata.data,
                   metadata.length);
    objects_stream(&s->objects, own_number(s, PROFILE),
                   "/N 3/Filter/FlateDecode", s->save->profile->data,
                   s->save->profile->length);
    str_clear(&metadata);
}

static void write_structure(struct saving *s)
{
    const struct save *save = s->save;
    unsigned *pages = mem_calloc(save->pages.count, sizeof *pages);
    unsigned *links = mem_calloc(save->links.count, sizeof *links);
    for (size_t p = 0; p < save->pages.count; p++)
        pages[p] = inside_number(save->pages.items[p].page);
    for (size_t l = 0; l < save->links.count; l++)
        links[l] = inside_number(save->links.items[l].annotation);
    tags_write(save->tags, &s->objects, own_number(s, STRUCTURE), pages, links);
    free(pages);
    free(links);
}

bool save_document(const struct save *save, struct deflater *deflater,
                   struct str *out)
{
    struct saving s = {.save = save};
    size_t before = out->length;
    s.first = inside_number_objects(save->doc) + 1;
    unsigned last = own_number(&s, STRUCTURE) + tags_count(save->tags) - 1;
    objects_begin(&s.objects, deflater, out, last);
    bool good = inside_write_objects(save->doc, write_object, &s);
    if (good) {
        write_fonts(&s);
        write_archive(&s);
        write_structure(&s);
        objects_finish(&s.objects, inside_number(inside_catalog(save->doc)),
                       inside_number(inside_info(save->doc)));
    } else {
        out->length = before;
        if (out->data != NULL)
            out->data[before] = '\0';
    }
    objects_clear(&s.objects);
    return good;
}
