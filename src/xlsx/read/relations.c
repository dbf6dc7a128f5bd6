#include "xlsx/read/relations.h"

#include "base/text.h"
#include "base/vec.h"
#include "xlsx/read/names.h"

#include <strings.h>

enum { RELATIONS = 1, RELATION };

static const struct xml_element elements[] = {
    {XML_TOP, "Relationships", RELATIONS, false},
    {RELATIONS, "Relationship", RELATION, false},
    {0, NULL, 0, false},
};

/* A target as its writer meant it: without blanks around it, and from the top
 * of the package where it is not there beside its source, for some leave out
 * the slash in front. */
static char *resolve(const struct relations *relations, const char *target)
{
    const char *end = target + strlen(target);
    const char *start = text_trim(target, &end);
    char *bare = mem_strndup(start, (size_t)(end - start));
    char *name = name_resolve(relations->source, bare);
    char *top = name_resolve("", bare);
    bool from_top = !container_find(relations->container, name) &&
                    container_find(relations->container, top);
    free(bare);
    free(from_top ? name : top);
    return from_top ? top : name;
}

static void add_relation(struct relations *relations, const char **attributes)
{
    const char *id = xml_attribute(attributes, "Id");
    const char *type = xml_attribute(attributes, "Type");
    const char *target = xml_attribute(attributes, "Target");
    const char *mode = xml_attribute(attributes, "TargetMode");
    if (!id || !type || !target)
        return;
    const char *word = strrchr(type, '/');
    size_t order = relations->count;
    struct relation *relation = vec_push(relations);
    relation->order = order;
    relation->external = mode && strcasecmp(mode, "External") == 0;
    relation->id = arena_strdup(&relations->arena, id);
    relation->kind = arena_strdup(&relations->arena, word ? word + 1 : type);
    relation->target =
        relation->external
            ? arena_strdup(&relations->arena, target)
            : arena_take(&relations->arena, resolve(relations, target));
}

static void start_relation(struct xml *xml, int id, const char **attributes)
{
    struct relations *relations = xml->data;
    if (id != RELATION)
        return;
    if (relations->count == xml->limits->links) {
        report_limit(xml->report, "số liên kết giữa các phần",
                     xml->limits->links, "liên kết");
        xml_fail(xml);
        return;
    }
    add_relation(relations, attributes);
}

static const struct xml_part part = {elements, XML_RELATIONSHIPS,
                                     start_relation, NULL, NULL};

/* `xl/workbook.xml` has its relationships in `xl/_rels/workbook.xml.rels`. */
static char *relations_part(const char *source)
{
    const char *slash = strrchr(source, '/');
    int folder = slash ? (int)(slash - source) + 1 : 0;
    struct str name = {0};
    str_printf(&name, "%.*s_rels/%s.rels", folder, source, source + folder);
    return str_take(&name);
}

bool relations_exist(const struct container *container, const char *source)
{
    char *name = relations_part(source);
    bool exist = container_find(container, name) != NULL;
    free(name);
    return exist;
}

static int compare_ids(const void *a, const void *b)
{
    const struct relation *one = a, *two = b;
    int order = strcmp(one->id, two->id);
    return order ? order
                 : (one->order > two->order) - (one->order < two->order);
}

bool relations_read(struct relations *relations, struct container *container,
                    const char *source)
{
    *relations = (struct relations){.source = source, .container = container};
    char *name = relations_part(source);
    struct entry *entry = container_find(container, name);
    bool good = entry ? xml_read(container, entry, &part, relations)
                      : report_problem(container->report,
                                       PROBLEM_FILE_PART_MISSING, name, NULL);
    if (relations->count > 0)
        qsort(relations->items, relations->count, sizeof *relations->items,
              compare_ids);
    free(name);
    return good;
}

const struct relation *relations_of_kind(const struct relations *relations,
                                         const char *kind)
{
    const struct relation *first = NULL;
    for (size_t i = 0; i < relations->count; i++) {
        const struct relation *relation = &relations->items[i];
        if (!relation->external && strcasecmp(relation->kind, kind) == 0 &&
            (!first || relation->order < first->order))
            first = relation;
    }
    return first;
}

const struct relation *relations_of_id(const struct relations *relations,
                                       const char *id)
{
    size_t low = 0, high = relations->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(relations->items[middle].id, id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < relations->count && strcmp(relations->items[low].id, id) == 0
               ? &relations->items[low]
               : NULL;
}

void relations_clear(struct relations *relations)
{
    arena_clear(&relations->arena);
    vec_clear(relations);
}
