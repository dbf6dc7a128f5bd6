#include "xlsx/read/relations.h"

#include "base/vec.h"
#include "xlsx/read/names.h"

enum { RELATIONS = 1, RELATION };

static const struct xml_element elements[] = {
    {XML_TOP, "Relationships", RELATIONS, false},
    {RELATIONS, "Relationship", RELATION, false},
    {0, NULL, 0, false},
};

static void add_relation(struct relations *relations, const char **attributes)
{
    const char *id = xml_attribute(attributes, "Id");
    const char *type = xml_attribute(attributes, "Type");
    const char *target = xml_attribute(attributes, "Target");
    const char *mode = xml_attribute(attributes, "TargetMode");
    if (!id || !type || !target || (mode && strcmp(mode, "External") == 0))
        return;
    const char *word = strrchr(type, '/');
    char *resolved = name_resolve(relations->source, target);
    struct relation *relation = vec_push(relations);
    relation->id = arena_strdup(&relations->arena, id);
    relation->kind = arena_strdup(&relations->arena, word ? word + 1 : type);
    relation->target = arena_strdup(&relations->arena, resolved);
    free(resolved);
}

static void start_relation(struct xml *xml, int id, const char **attributes)
{
    struct relations *relations = xml->data;
    if (id != RELATION)
        return;
    if (relations->count == xml->limits->entries) {
        report_limit(xml->report, "số liên kết giữa các phần",
                     xml->limits->entries, "liên kết");
        xml_fail(xml);
        return;
    }
    add_relation(relations, attributes);
}

static const struct xml_part part = {
    elements, XML_RELATIONSHIPS, start_relation, NULL, false, NULL};

/* `xl/workbook.xml` has its relationships in `xl/_rels/workbook.xml.rels`. */
static char *relations_part(const char *source)
{
    const char *slash = strrchr(source, '/');
    int folder = slash ? (int)(slash - source) + 1 : 0;
    struct str name = {0};
    str_printf(&name, "%.*s_rels/%s.rels", folder, source, source + folder);
    return str_take(&name);
}

bool relations_read(struct relations *relations, struct container *container,
                    const char *source)
{
    *relations = (struct relations){.source = source};
    char *name = relations_part(source);
    struct entry *entry = container_find(container, name);
    bool good = entry != NULL;
    if (good) {
        entry->known = true;
        good = xml_read(container, entry, &part, relations);
    } else {
        report_problem(container->report, PROBLEM_FILE_PART_MISSING, name,
                       NULL);
    }
    free(name);
    return good;
}

const struct relation *relations_of_kind(const struct relations *relations,
                                         const char *kind)
{
    for (size_t i = 0; i < relations->count; i++)
        if (strcmp(relations->items[i].kind, kind) == 0)
            return &relations->items[i];
    return NULL;
}

const struct relation *relations_of_id(const struct relations *relations,
                                       const char *id)
{
    for (size_t i = 0; i < relations->count; i++)
        if (strcmp(relations->items[i].id, id) == 0)
            return &relations->items[i];
    return NULL;
}

void relations_clear(struct relations *relations)
{
    arena_clear(&relations->arena);
    vec_clear(relations);
}
