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

enum {
    LARGE = 800, /* objects, from which on a document is packed hard */
    HARD_LEVEL = 10
};

struct saving {
    const struct save *save;
    struct font_program own[FACE_COUNT];             /* of a large document */
    const struct font_program *programs[FACE_COUNT]; /* NULL: not used */
    struct objects objects;
    unsigned first;
    size_t page, annotation; /* the next ones to come */
    size_t field;            /* how many came */
    unsigned looks;          /* number of the first field's appearance */
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

/* ---- libharu's objects, and what they lack ---- */

static void put_form(const struct saving *s, struct str *out)
{
    const struct save *save = s->save;
    size_t fields = 0;
    for (size_t a = 0; a < save->annotations.count; a++) {
        if (!save->annotations.items[a].field)
            continue;
        str_append(out, fields++ == 0 ? "/AcroForm<</Fields[" : " ");
        objects_reference(out,
                          inside_number(save->annotations.items[a].annotation));
    }
    if (fields > 0)
        str_append(out, "]>>");
}

static void finish_catalog(const struct saving *s, struct str *out)
{
    str_append(out, "/Lang(vi-VN)/MarkInfo<</Marked true>>"
                    "/ViewerPreferences<</DisplayDocTitle true>>");
    objects_entry(out, "/Metadata", own_number(s, METADATA));
    objects_entry(out, "/StructTreeRoot", own_number(s, STRUCTURE));
    archive_intent(own_number(s, PROFILE), out);
    put_form(s, out);
}

static void finish_page(struct saving *s, struct str *out)
{
    objects_entry(out, "/Resources", own_number(s, RESOURCES));
    str_printf(out, "/StructParents %zu/Tabs/S", s->page);
}

/* A field for a signature that is still to be made; what it looks like until
 * then is nothing. */
static void finish_field(struct saving *s, struct str *out)
{
    str_printf(out, "/FT/Sig/T(chu-ky-%zu)/TU", ++s->field);
    objects_string(out, s->save->annotations.items[s->annotation].words);
    str_append(out, "/AP<</N ");
    objects_reference(out, s->looks + (unsigned)s->annotation);
    str_append(out, ">>");
}

/* Links are printed on paper as they stand, and say where they lead. */
static void finish_link(const struct saving *s, struct str *out)
{
    str_append(out, "/Contents");
    objects_string(out, s->save->annotations.items[s->annotation].words);
}

static void finish_annotation(struct saving *s, struct str *out)
{
    str_printf(out, "/F 4/StructParent %zu",
               tags_annotation_key(s->save->tags, s->annotation));
    if (s->save->annotations.items[s->annotation].field)
        finish_field(s, out);
    else
        finish_link(s, out);
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
    } else if (s->annotation < save->annotations.count &&
               object == save->annotations.items[s->annotation].annotation) {
        finish_annotation(s, out);
        s->annotation++;
    }
}

static void write_object(void *context, void *object, unsigned number,
                         const struct str *text)
{
    struct saving *s = context;
    if (text == NULL) { /* the contents of a page follow the page */
        const struct str *contents = &s->save->pages.items[s->page++].contents;
        struct str packed = {0};
        deflater_pack(s->objects.deflater, str_text(contents), contents->length,
                      &packed);
        objects_stream(&s->objects, number, "/Filter/FlateDecode", packed.data,
                       packed.length);
        str_clear(&packed);
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
    const struct save_face *faces = s->save->faces;
    const struct str *map = &faces[face].cut->unicode;
    int f = 0;
    while (faces[f].cut == NULL ||
           faces[f].cut->unicode.length != map->length ||
           memcmp(faces[f].cut->unicode.data, map->data, map->length) != 0)
        f++;
    return font_number(s, f, UNICODE);
}

/* Each face as it is cut, or, in a large document, trimmed to its signs. */
static void choose_programs(struct saving *s, bool trim)
{
    for (int f = 0; f < FACE_COUNT; f++) {
        const struct save_face *face = &s->save->faces[f];
        if (face->cut == NULL)
            continue;
        s->programs[f] = trim ? &s->own[f] : &face->cut->program;
        if (trim)
            font_trim(face->cut, face->codes, face->count, s->objects.deflater,
                      &s->own[f]);
    }
}

static void write_font(struct saving *s, int face)
{
    struct str *out = objects_open(&s->objects, font_number(s, face, FONT));
    str_printf(out,
               "<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H",
               s->programs[face]->name);
    objects_entry(out, "/DescendantFonts[", font_number(s, face, DESCENDANT));
    objects_entry(out, "]/ToUnicode", unicode_number(s, face));
    str_append(out, ">>");
    objects_close(&s->objects);
}

static void write_descendant(struct saving *s, int face)
{
    const struct font_cut *cut = s->save->faces[face].cut;
    const char *name = s->programs[face]->name;
    struct str *out =
        objects_open(&s->objects, font_number(s, face, DESCENDANT));
    str_printf(out,
               "<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo"
               "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
               "/CIDToGIDMap/Identity/DW 0/W",
               name);
    str_append(out, cut->widths.data);
    objects_entry(out, "/FontDescriptor", font_number(s, face, DESCRIPTOR));
    str_append(out, ">>");
    objects_close(&s->objects);
    out = objects_open(&s->objects, font_number(s, face, DESCRIPTOR));
    str_append(out, "<</Type/FontDescriptor/FontName/");
    str_append(out, name);
    str_append(out, cut->facts.data);
    objects_entry(out, "/FontFile2", font_number(s, face, PROGRAM));
    str_append(out, ">>");
    objects_close(&s->objects);
}

static void write_font_streams(struct saving *s, int face)
{
    const struct font_program *program = s->programs[face];
    const struct str *map = &s->save->faces[face].cut->unicode;
    struct str entries = {0};
    str_printf(&entries, "/Length1 %zu/Filter/FlateDecode", program->size);
    objects_stream(&s->objects, font_number(s, face, PROGRAM), entries.data,
                   program->bytes.data, program->bytes.length);
    unsigned unicode = font_number(s, face, UNICODE);
    if (unicode_number(s, face) == unicode)
        objects_stream(&s->objects, unicode, "/Filter/FlateDecode", map->data,
                       map->length);
    str_clear(&entries);
}

static void write_fonts(struct saving *s)
{
    struct str *out = objects_open(&s->objects, own_number(s, RESOURCES));
    str_append(out, "<</Font<<");
    for (int f = 0; f < FACE_COUNT; f++)
        if (s->programs[f] != NULL) {
            str_printf(out, "/F%d ", f);
            objects_reference(out, font_number(s, f, FONT));
        }
    str_append(out, ">>>>");
    objects_close(&s->objects);
    for (int f = 0; f < FACE_COUNT; f++) {
        if (s->programs[f] == NULL)
            continue;
        write_font(s, f);
        write_descendant(s, f);
        write_font_streams(s, f);
    }
}

/* ---- the rest ---- */

static void write_archive(struct saving *s)
{
    archive_metadata(s->save->info, &s->objects, own_number(s, METADATA));
    objects_stream(&s->objects, own_number(s, PROFILE),
                   "/N 3/Filter/FlateDecode", s->save->profile->data,
                   s->save->profile->length);
}

static void write_looks(struct saving *s)
{
    for (size_t a = 0; a < s->save->annotations.count; a++) {
        const struct save_annotation *field = &s->save->annotations.items[a];
        struct str entries = {0};
        if (!field->field)
            continue;
        str_printf(&entries,
                   "/Type/XObject/Subtype/Form/BBox[0 0 %.2f %.2f]"
                   "/Resources<<>>",
                   field->width, field->height);
        objects_stream(&s->objects, s->looks + (unsigned)a, entries.data, "",
                       0);
        str_clear(&entries);
    }
}

static void write_structure(struct saving *s)
{
    const struct save *save = s->save;
    unsigned *pages = mem_calloc(save->pages.count, sizeof *pages);
    unsigned *annotations =
        mem_calloc(save->annotations.count, sizeof *annotations);
    for (size_t p = 0; p < save->pages.count; p++)
        pages[p] = inside_number(save->pages.items[p].page);
    for (size_t a = 0; a < save->annotations.count; a++)
        annotations[a] = inside_number(save->annotations.items[a].annotation);
    tags_write(save->tags, &s->objects, own_number(s, STRUCTURE), pages,
               annotations);
    free(pages);
    free(annotations);
}

static void write_all(struct saving *s)
{
    write_fonts(s);
    write_archive(s);
    write_looks(s);
    write_structure(s);
    objects_finish(&s->objects, inside_number(inside_catalog(s->save->doc)),
                   inside_number(inside_info(s->save->doc)));
}

static bool save_with(struct saving *s, struct deflater *deflater, bool large,
                      unsigned last, struct str *out)
{
    size_t before = out->length;
    objects_begin(&s->objects, deflater, out, last);
    choose_programs(s, large);
    bool good = inside_write_objects(s->save->doc, write_object, s);
    if (good) {
        write_all(s);
    } else {
        out->length = before;
        if (out->data != NULL)
            out->data[before] = '\0';
    }
    objects_clear(&s->objects);
    for (int f = 0; f < FACE_COUNT; f++)
        font_program_clear(&s->own[f]);
    return good;
}

bool save_document(const struct save *save, struct deflater *deflater,
                   struct str *out)
{
    struct saving s = {.save = save};
    s.first = inside_number_objects(save->doc) + 1;
    unsigned elements = tags_count(save->tags);
    s.looks = own_number(&s, STRUCTURE) + elements;
    unsigned last = s.looks + (unsigned)save->annotations.count;
    if (elements < LARGE)
        return save_with(&s, deflater, false, last, out);
    struct deflater hard;
    deflater_init(&hard, HARD_LEVEL);
    bool good = save_with(&s, &hard, true, last, out);
    deflater_clear(&hard);
    return good;
}
