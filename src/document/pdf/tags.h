/* Where the elements of a structure stand on paper, and the tree of them as PDF
 * objects (ISO 32000-1 14.7). May be included by document/pdf. */
#ifndef DTI_DOCUMENT_PDF_TAGS_H
#define DTI_DOCUMENT_PDF_TAGS_H

#include "base/vec.h"
#include "document/pdf/objects.h"
#include "document/pdf/structure.h"

/* A part of an element, in the order of printing: marked content of a page, an
 * element inside it, or an annotation. */
struct tag_part {
    enum { PART_CONTENT, PART_ELEMENT, PART_ANNOTATION } kind;
    size_t page;
    size_t at;   /* id on the page; element; annotation */
    size_t next; /* part of the same element, + 1; 0: none */
};

struct tag_area {
    double left, bottom, right, top;
};

struct tag_place {
    size_t first, last;          /* parts, + 1; 0: none */
    const struct element *child; /* the first one that is not a part yet */
    bool is_placed, has_area;
    size_t page;          /* of its first content */
    struct tag_area area; /* a figure's, on that page */
    unsigned number;      /* of its object; 0: it has nothing to say */
};

struct tags {
    const struct structure *structure; /* lent; NULL: no document */
    struct tag_place *places;          /* by index of the element */
    VEC_OF(struct tag_part) parts;
    VEC_OF(const struct element *) contents; /* of all pages */
    VEC_OF(size_t) pages;                    /* where each begins there */
    VEC_OF(const struct element *) annotations;
};

void tags_begin(struct tags *tags, const struct structure *structure);
void tags_clear(struct tags *tags);

void tags_page(struct tags *tags);

/* The name of an element's type. */
const char *tags_name(const struct element *element);

/* Adds marked content of an element on this page and yields its id. */
unsigned tags_content(struct tags *tags, const struct element *element);

/* Adds an annotation of an element on this page and yields its index. */
size_t tags_annotation(struct tags *tags, const struct element *element);

/* Widens the area of a figure, if it is on its first page. */
void tags_area(struct tags *tags, const struct element *element,
               struct tag_area area);

/* Finds out which elements there are in the end; how many numbers their objects
 * take. */
unsigned tags_count(struct tags *tags);

/* The key of an annotation in the tree of parents; that of a page is its index.
 */
size_t tags_annotation_key(const struct tags *tags, size_t annotation);

/* Writes the tree: its root as object `root`, the tree of parents as the next
 * and the elements from the one after. `pages` and `annotations` are the
 * numbers of the objects of these. */
void tags_write(struct tags *tags, struct objects *objects, unsigned root,
                const unsigned *pages, const unsigned *annotations);

#endif
