#include "document/pdf/tags.h"

#include <stdlib.h>
#include <string.h>

void tags_begin(struct tags *tags, const struct structure *structure)
{
    tags_clear(tags);
    tags->structure = structure;
    tags->places = mem_calloc(structure->count, sizeof *tags->places);
}

void tags_clear(struct tags *tags)
{
    free(tags->places);
    vec_clear(&tags->parts);
    vec_clear(&tags->contents);
    vec_clear(&tags->pages);
    vec_clear(&tags->annotations);
    *tags = (struct tags){0};
}

void tags_page(struct tags *tags)
{
    *vec_push(&tags->pages) = tags->contents.count;
}

static const struct {
    const char *name;
    bool stays; /* with nothing in it: a row is as long as its table is wide */
} ROLES[ROLE_COUNT] = {
    [ROLE_DOCUMENT] = {"Document", true}, [ROLE_DIVISION] = {"Div", false},
    [ROLE_HEADING] = {"H", false},        [ROLE_PARAGRAPH] = {"P", false},
    [ROLE_LIST] = {"L", false},           [ROLE_ITEM] = {"LI", false},
    [ROLE_LABEL] = {"Lbl", false},        [ROLE_BODY] = {"LBody", false},
    [ROLE_TABLE] = {"Table", false},      [ROLE_TABLE_HEAD] = {"THead", false},
    [ROLE_TABLE_BODY] = {"TBody", true},  [ROLE_ROW] = {"TR", false},
    [ROLE_HEADER_CELL] = {"TH", true},    [ROLE_CELL] = {"TD", true},
    [ROLE_FIGURE] = {"Figure", false},    [ROLE_LINK] = {"Link", false},
    [ROLE_FIELD] = {"Form", false},
};

const char *tags_name(const struct element *element)
{
    static const char *const HEADINGS[] = {"H",  "H1", "H2", "H3",
                                           "H4", "H5", "H6"};
    if (element->role == ROLE_HEADING)
        return HEADINGS[element->level];
    return ROLES[element->role].name;
}

/* ---- parts ---- */

static struct tag_part *add_part(struct tags *tags,
                                 const struct element *element)
{
    struct tag_place *place = &tags->places[element->index];
    struct tag_part *part = vec_push(&tags->parts);
    if (place->last > 0)
        tags->parts.items[place->last - 1].next = tags->parts.count;
    else
        place->first = tags->parts.count;
    place->last = tags->parts.count;
    part->page = tags->pages.count - 1;
    return part;
}

/* Adds the children of `parent` that are no parts yet, up to `last` (NULL: all
 * of them). Layout added them in the order of reading. */
static void add_children(struct tags *tags, const struct element *parent,
                         const struct element *last)
{
    struct tag_place *place = &tags->places[parent->index];
    bool done = false;
    while (!done) {
        const struct element *child =
            place->child != NULL ? place->child->next : parent->first;
        if (child == NULL)
            break;
        place->child = child;
        struct tag_part *part = add_part(tags, parent);
        part->kind = PART_ELEMENT;
        part->at = child->index;
        done = child == last;
    }
}

/* Whether an element is a part of its parent already. */
static bool is_part(const struct tags *tags, const struct element *element)
{
    const struct element *last = tags->places[element->parent->index].child;
    return last != NULL && last->index >= element->index;
}

/* Makes an element a part of what it is in, and that of what it is in, as far
 * as it is not yet. */
static void add_to_parents(struct tags *tags, const struct element *element)
{
    for (; element->parent != NULL && !is_part(tags, element);
         element = element->parent)
        add_children(tags, element->parent, element);
}

static void add_place(struct tags *tags, const struct element *element)
{
    struct tag_place *place = &tags->places[element->index];
    add_to_parents(tags, element);
    if (!place->is_placed)
        place->page = tags->pages.count - 1;
    place->is_placed = true;
}

unsigned tags_content(struct tags *tags, const struct element *element)
{
    size_t page = tags->pages.items[tags->pages.count - 1];
    size_t id = tags->contents.count - page;
    add_place(tags, element);
    struct tag_part *part = add_part(tags, element);
    part->kind = PART_CONTENT;
    part->at = id;
    *vec_push(&tags->contents) = element;
    return (unsigned)id;
}

size_t tags_annotation(struct tags *tags, const struct element *element)
{
    add_place(tags, element);
    struct tag_part *part = add_part(tags, element);
    part->kind = PART_ANNOTATION;
    part->at = tags->annotations.count;
    *vec_push(&tags->annotations) = element;
    return part->at;
}

static double less(double a, double b)
{
    return a < b ? a : b;
}

void tags_area(struct tags *tags, const struct element *element,
               struct tag_area area)
{
    struct tag_place *place = &tags->places[element->index];
    if (element->role != ROLE_FIGURE || place->page + 1 != tags->pages.count)
        return;
    if (place->has_area) {
        area.left = less(area.left, place->area.left);
        area.bottom = less(area.bottom, place->area.bottom);
        area.right = -less(-area.right, -place->area.right);
        area.top = -less(-area.top, -place->area.top);
    }
    place->area = area;
    place->has_area = true;
}

/* ---- objects ---- */

/* The elements by index. */
static const struct element **list_elements(const struct tags *tags)
{
    const struct element **list =
        mem_calloc(tags->structure->count, sizeof *list);
    const struct element *at = tags->structure->root;
    while (at != NULL) {
        list[at->index] = at;
        const struct element *next = at->first;
        while (next == NULL && at != NULL) {
            next = at->next;
            at = at->parent;
        }
        at = next;
    }
    return list;
}

unsigned tags_count(struct tags *tags)
{
    const struct element **elements = list_elements(tags);
    size_t count = tags->structure->count;
    unsigned numbers = 0;
    for (size_t i = 0; i < count; i++)
        add_children(tags, elements[i], NULL);
    /* Children come after their parents, so they are known before them. */
    for (size_t i = count; i-- > 0;) {
        struct tag_place *place = &tags->places[i];
        bool says = ROLES[elements[i]->role].stays;
        for (size_t p = place->first; p > 0 && !says;
             p = tags->parts.items[p - 1].next) {
            const struct tag_part *part = &tags->parts.items[p - 1];
            says =
                part->kind != PART_ELEMENT || tags->places[part->at].number > 0;
        }
        place->number = says;
    }
    for (size_t i = 0; i < count; i++)
        if (tags->places[i].number > 0)
            tags->places[i].number = ++numbers;
    free(elements);
    return numbers + 2 + (unsigned)tags->pages.count;
}

size_t tags_annotation_key(const struct tags *tags, size_t annotation)
{
    return tags->pages.count + annotation;
}

struct writing {
    struct tags *tags;
    struct objects *objects;
    unsigned root;
    const unsigned *pages, *annotations; /* numbers */
};

/* The object with the elements of a page's contents; those of the elements
 * follow the last. */
static unsigned page_number(const struct writing *w, size_t page)
{
    return w->root + 2 + (unsigned)page;
}

static unsigned number_of(const struct writing *w, size_t index)
{
    return page_number(w, w->tags->pages.count) - 1 +
           w->tags->places[index].number;
}

static void write_part(const struct writing *w, const struct tag_place *place,
                       const struct tag_part *part, struct str *out)
{
    if (part->kind == PART_ELEMENT) {
        objects_reference(out, number_of(w, part->at));
    } else if (part->kind == PART_ANNOTATION) {
        str_append(out, "<</Type/OBJR/Pg ");
        objects_reference(out, w->pages[part->page]);
        str_append(out, "/Obj ");
        objects_reference(out, w->annotations[part->at]);
        str_append(out, ">>");
    } else if (part->page == place->page) {
        str_append_number(out, part->at);
    } else {
        str_append(out, "<</Type/MCR/Pg ");
        objects_reference(out, w->pages[part->page]);
        str_append(out, "/MCID ");
        str_append_number(out, part->at);
        str_append(out, ">>");
    }
}

static bool is_written(const struct writing *w, const struct tag_part *part)
{
    return part->kind != PART_ELEMENT || w->tags->places[part->at].number > 0;
}

static void write_parts(const struct writing *w, const struct tag_place *place,
                        struct str *out)
{
    size_t written = 0;
    bool content = false;
    str_append(out, "/K");
    for (size_t p = place->first; p > 0;) {
        const struct tag_part *part = &w->tags->parts.items[p - 1];
        p = part->next;
        if (!is_written(w, part))
            continue;
        content |= part->kind == PART_CONTENT && part->page == place->page;
        str_append_char(out, written++ == 0 ? '[' : ' ');
        write_part(w, place, part, out);
    }
    str_append(out, written == 0 ? "[]" : "]");
    if (content) {
        str_append(out, "/Pg ");
        objects_reference(out, w->pages[place->page]);
    }
}

static void write_area(const struct element *element,
                       const struct tag_place *place, struct str *out)
{
    str_append(out, "/A<</O/Layout");
    if (element->parent && element->parent->role == ROLE_DOCUMENT)
        str_append(out, "/Placement/Block");
    if (place->has_area)
        str_printf(out, "/BBox[%.2f %.2f %.2f %.2f]", place->area.left,
                   place->area.bottom, place->area.right, place->area.top);
    str_append(out, ">>");
}

static void write_cell(const struct element *element, struct str *out)
{
    bool header = element->role == ROLE_HEADER_CELL;
    if (!header && element->span == 1)
        return;
    str_append(out, "/A<</O/Table");
    if (header)
        str_append(out, element->scope == SCOPE_ROW ? "/Scope/Row"
                                                    : "/Scope/Column");
    if (element->span > 1) {
        str_append(out, "/ColSpan ");
        str_append_number(out, element->span);
    }
    str_append(out, ">>");
}

static void write_attributes(const struct element *element,
                             const struct tag_place *place, struct str *out)
{
    switch (element->role) {
    case ROLE_LIST:
        str_append(out, "/A<</O/List/ListNumbering/");
        str_append(out, element->ordered ? "Decimal>>" : "Disc>>");
        break;
    case ROLE_HEADER_CELL:
    case ROLE_CELL:
        write_cell(element, out);
        break;
    case ROLE_FIGURE:
        str_append(out, "/Alt");
        objects_string(out, element->words);
        write_area(element, place, out);
        break;
    default:
        break;
    }
}

static void write_element(const struct writing *w,
                          const struct element *element)
{
    const struct tag_place *place = &w->tags->places[element->index];
    if (place->number == 0)
        return;
    /* What differs from element to element stands first, so that the rest of a
     * table's cells is one long repetition. */
    struct str *out = objects_open(w->objects, number_of(w, element->index));
    str_append(out, "<<");
    write_parts(w, place, out);
    str_append(out, "/P ");
    objects_reference(out, element->parent == NULL
                               ? w->root
                               : number_of(w, element->parent->index));
    str_append(out, "/S/");
    str_append(out, tags_name(element));
    write_attributes(element, place, out);
    str_append(out, ">>");
    objects_close(w->objects);
}

/* The elements of a page's contents. */
static void write_page(const struct writing *w, size_t page)
{
    const struct tags *tags = w->tags;
    size_t end = page + 1 < tags->pages.count ? tags->pages.items[page + 1]
                                              : tags->contents.count;
    struct str *out = objects_open(w->objects, page_number(w, page));
    str_append(out, "[");
    for (size_t c = tags->pages.items[page]; c < end; c++) {
        if (c > tags->pages.items[page])
            str_append_char(out, ' ');
        objects_reference(out, number_of(w, tags->contents.items[c]->index));
    }
    str_append(out, "]");
    objects_close(w->objects);
}

/* A number tree of one leaf: the elements of each page's contents, and the
 * element of each annotation. */
static void write_parents(const struct writing *w)
{
    const struct tags *tags = w->tags;
    struct str *out = objects_open(w->objects, w->root + 1);
    str_append(out, "<</Nums[");
    for (size_t p = 0; p < tags->pages.count; p++) {
        if (p > 0)
            str_append_char(out, ' ');
        str_append_number(out, p);
        str_append_char(out, ' ');
        objects_reference(out, page_number(w, p));
    }
    for (size_t a = 0; a < tags->annotations.count; a++) {
        str_append_char(out, ' ');
        str_append_number(out, tags_annotation_key(tags, a));
        str_append_char(out, ' ');
        objects_reference(out, number_of(w, tags->annotations.items[a]->index));
    }
    str_append(out, "]>>");
    objects_close(w->objects);
}

void tags_write(struct tags *tags, struct objects *objects, unsigned root,
                const unsigned *pages, const unsigned *annotations)
{
    const struct writing w = {tags, objects, root, pages, annotations};
    struct str *out = objects_open(objects, root);
    str_append(out, "<</Type/StructTreeRoot/K ");
    objects_reference(out, number_of(&w, 0));
    str_append(out, "/ParentTree ");
    objects_reference(out, root + 1);
    str_append(out, "/ParentTreeNextKey ");
    str_append_number(out, tags_annotation_key(tags, tags->annotations.count));
    str_append(out, ">>");
    objects_close(objects);
    write_parents(&w);
    const struct element **elements = list_elements(tags);
    /* A page's list stands before its elements: the cells of its rows are
     * listed there already, so that each row is one repetition. */
    size_t page = 0;
    for (size_t i = 0; i < tags->structure->count; i++) {
        const struct tag_place *place = &tags->places[i];
        while (place->is_placed && page <= place->page)
            write_page(&w, page++);
        write_element(&w, elements[i]);
    }
    while (page < tags->pages.count)
        write_page(&w, page++);
    free(elements);
}
