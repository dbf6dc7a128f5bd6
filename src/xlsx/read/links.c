#include "xlsx/read/links.h"

#include "base/vec.h"
#include "xlsx/read/relations.h"
#include "xlsx/read/value.h"

void links_add(struct links *links, struct xml *xml, const char **attributes)
{
    const char *reference = xml_attribute(attributes, "ref");
    const char *id = xml_prefixed_attribute(attributes, "id");
    struct cell_range range;
    if (!id || !reference || !sheet_parse_range(reference, &range))
        return;
    if (links->count == xml->limits->links) {
        report_limit(xml->report, "trang tính có", xml->limits->links,
                     "liên kết");
        xml_fail(xml);
        return;
    }
    *vec_push(links) = (struct cell_link){
        .range = range, .address = arena_strdup(&links->texts, id)};
    const char *place = xml_attribute(attributes, "location");
    *vec_push(&links->places) =
        place ? arena_strdup(&links->texts, place) : NULL;
}

static void lose_link(struct report *report, const struct cell_link *link)
{
    report_cell(report, PROBLEM_LINK_LOST, link->range.first_row,
                link->range.first_column, "");
}

/* What stands behind # in an address is kept apart from it, in the sheet. */
static const char *whole_address(struct links *links, const char *target,
                                 size_t i)
{
    const char *place = links->places.items[i];
    return place && *place ? arena_printf(&links->texts, "%s#%s", target, place)
                           : arena_strdup(&links->texts, target);
}

bool links_resolve(struct links *links, struct container *container,
                   const char *part)
{
    struct relations relations = {0};
    if (links->count == 0)
        return true;
    bool good = !relations_exist(container, part) ||
                relations_read(&relations, container, part);
    size_t kept = 0;
    for (size_t i = 0; good && i < links->count; i++) {
        struct cell_link link = links->items[i];
        const struct relation *relation =
            relations_of_id(&relations, link.address);
        if (!relation) {
            lose_link(container->report, &link);
        } else if (relation->external) {
            link.address = whole_address(links, relation->target, i);
            links->items[kept++] = link;
        }
    }
    links->count = kept;
    relations_clear(&relations);
    return good;
}

void links_clear(struct links *links)
{
    arena_clear(&links->texts);
    vec_clear(&links->places);
    vec_clear(links);
}
