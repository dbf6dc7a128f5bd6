#include "xlsx/read/rich_values.h"

#include "base/vec.h"

#include <string.h>

enum {
    METADATA = 1,
    TYPES,
    TYPE,
    FUTURE,
    FUTURE_BLOCK,
    EXTENSIONS,
    EXTENSION,
    RICH_BLOCK,
    CELLS,
    CELL_BLOCK,
    CELL_RECORD
};

static const struct xml_element metadata_elements[] = {
    {CELL_BLOCK, "rc", CELL_RECORD, false},
    {CELLS, "bk", CELL_BLOCK, false},
    {EXTENSION, "rvb", RICH_BLOCK, false},
    {EXTENSIONS, "ext", EXTENSION, false},
    {FUTURE_BLOCK, "extLst", EXTENSIONS, false},
    {FUTURE, "bk", FUTURE_BLOCK, false},
    {XML_TOP, "metadata", METADATA, false},
    {METADATA, "metadataTypes", TYPES, false},
    {TYPES, "metadataType", TYPE, false},
    {METADATA, "futureMetadata", FUTURE, false},
    {METADATA, "valueMetadata", CELLS, false},
    {0, NULL, 0, false},
};

enum { STRUCTURES = 1, STRUCTURE, KEY };

static const struct xml_element structure_elements[] = {
    {STRUCTURE, "k", KEY, false},
    {STRUCTURES, "s", STRUCTURE, false},
    {XML_TOP, "rvStructures", STRUCTURES, false},
    {0, NULL, 0, false},
};

enum { VALUES = 1, VALUE, FIELD };

static const struct xml_element value_elements[] = {
    {VALUE, "v", FIELD, true},
    {VALUES, "rv", VALUE, false},
    {XML_TOP, "rvData", VALUES, false},
    {0, NULL, 0, false},
};

static const char metadata_type[] = "XLRICHVALUE";

/* No step: it leads nowhere. */
#define NOWHERE UINT32_MAX

/* The kinds of structure by their name; those of things with a name have a key
 * _DisplayString, whatever they are called. */
static const struct {
    const char *name;
    enum rich_kind kind;
    const char *key; /* of what matters in its values */
} kinds[] = {
    {"_localImage", RICH_PICTURE, NULL},
    {"_webimage", RICH_PICTURE, NULL},
    {"_error", RICH_ERROR, "errorType"},
    {NULL, RICH_OTHER, "_DisplayString"},
};

/* Errors that came after the file format; `errorType` counts from here. */
enum { FIRST_ERROR = 8 };
static const char *const errors[] = {"#SPILL!",   "#CONNECT!", "#BLOCKED!",
                                     "#UNKNOWN!", "#FIELD!",   "#CALC!"};

struct rich_structure {
    size_t row; /* of `kinds` */
    uint32_t keys;
    uint32_t field; /* the number of the key that matters */
};

/* What the handlers of a part work with. */
struct loading {
    struct rich_values *values;
    bool rich; /* the future metadata are those of rich values */
    uint32_t types, rich_type;
    uint32_t fields; /* of the value so far */
    uint32_t structure;
};

static bool has_room(struct xml *xml, size_t count)
{
    if (count < xml->limits->cells)
        return true;
    report_limit(xml->report, "số giá trị mở rộng", xml->limits->cells,
                 "giá trị");
    xml_fail(xml);
    return false;
}

static void add_step(struct xml *xml, struct rich_steps *steps, uint32_t step)
{
    if (has_room(xml, steps->count))
        *vec_push(steps) = step;
}

static uint32_t number_of(const char **attributes, const char *name)
{
    uint32_t number;
    return xml_unsigned(xml_attribute(attributes, name), INT32_MAX, &number)
               ? number
               : NOWHERE;
}

static bool is_named(const char **attributes, const char *word)
{
    const char *name = xml_attribute(attributes, "name");
    return name && strcmp(name, word) == 0;
}

static void start_metadata(struct xml *xml, int id, const char **attributes)
{
    struct loading *loading = xml->data;
    struct rich_values *values = loading->values;
    struct rich_steps *future = &values->of_metadata,
                      *cells = &values->of_cells;
    switch (id) {
    case TYPE:
        loading->types++;
        if (is_named(attributes, metadata_type))
            loading->rich_type = loading->types;
        break;
    case FUTURE:
        loading->rich = is_named(attributes, metadata_type);
        break;
    case FUTURE_BLOCK:
        if (loading->rich)
            add_step(xml, future, NOWHERE);
        break;
    case RICH_BLOCK:
        if (loading->rich && future->count > 0)
            future->items[future->count - 1] = number_of(attributes, "i");
        break;
    case CELL_BLOCK:
        add_step(xml, cells, NOWHERE);
        break;
    case CELL_RECORD:
        if (cells->count > 0 &&
            number_of(attributes, "t") == loading->rich_type)
            cells->items[cells->count - 1] = number_of(attributes, "v");
        break;
    default:
        break;
    }
}

static void start_structure(struct xml *xml, int id, const char **attributes)
{
    struct loading *loading = xml->data;
    struct rich_values *values = loading->values;
    if (id == STRUCTURE && has_room(xml, values->structures.count)) {
        const char *type = xml_attribute(attributes, "t");
        struct rich_structure *structure = vec_push(&values->structures);
        *structure = (struct rich_structure){.field = NOWHERE};
        while (kinds[structure->row].name &&
               (!type || strcmp(type, kinds[structure->row].name) != 0))
            structure->row++;
    }
    if (id != KEY || values->structures.count == 0)
        return;
    struct rich_structure *structure =
        &values->structures.items[values->structures.count - 1];
    const char *name = xml_attribute(attributes, "n");
    const char *key = kinds[structure->row].key;
    if (key && name && strcmp(name, key) == 0)
        structure->field = structure->keys;
    structure->keys++;
}

static const struct rich_structure *structure_of(const struct loading *loading)
{
    const struct rich_values *values = loading->values;
    return loading->structure < values->structures.count
               ? &values->structures.items[loading->structure]
               : NULL;
}

static void start_value(struct xml *xml, int id, const char **attributes)
{
    struct loading *loading = xml->data;
    struct rich_values *values = loading->values;
    if (id != VALUE || !has_room(xml, values->values.count))
        return;
    loading->fields = 0;
    loading->structure = number_of(attributes, "s");
    const struct rich_structure *structure = structure_of(loading);
    *vec_push(&values->values) = (struct rich_value){
        structure ? kinds[structure->row].kind : RICH_OTHER, ""};
}

/* The field that matters: the number of an error, the name of a thing. */
static void take_field(struct rich_values *values, struct rich_value *value,
                       const char *text)
{
    uint32_t number;
    if (value->kind == RICH_ERROR) {
        if (xml_unsigned(text, INT32_MAX, &number) && number >= FIRST_ERROR &&
            number - FIRST_ERROR < sizeof errors / sizeof *errors)
            value->text = errors[number - FIRST_ERROR];
    } else if (value->kind == RICH_OTHER && *text) {
        value->kind = RICH_TEXT;
        value->text = arena_strdup(&values->texts, text);
    }
}

static void end_value(struct xml *xml, int id, const char *text, size_t length)
{
    struct loading *loading = xml->data;
    struct rich_values *values = loading->values;
    (void)length;
    if (id != FIELD || values->values.count == 0)
        return;
    const struct rich_structure *structure = structure_of(loading);
    if (structure && structure->field == loading->fields)
        take_field(values, &values->values.items[values->values.count - 1],
                   text);
    loading->fields++;
}

static const struct xml_part metadata_part = {metadata_elements, XML_RICH,
                                              start_metadata, NULL, NULL},
                             structure_part = {structure_elements, XML_RICH,
                                               start_structure, NULL, NULL},
                             value_part = {value_elements, XML_RICH,
                                           start_value, end_value, NULL};

bool rich_values_read(struct rich_values *values, struct container *container,
                      const struct rich_parts *parts)
{
    struct loading loading = {.values = values};
    if (!parts->metadata || !parts->structures || !parts->values)
        return true;
    values->loaded = true;
    return xml_read(container, parts->metadata, &metadata_part, &loading) &&
           xml_read(container, parts->structures, &structure_part, &loading) &&
           xml_read(container, parts->values, &value_part, &loading);
}

/* Where a step leads; `from` counts from 0. */
static uint32_t follow(const struct rich_steps *steps, uint32_t from)
{
    return from < steps->count ? steps->items[from] : NOWHERE;
}

struct rich_value rich_values_find(const struct rich_values *values,
                                   uint32_t vm)
{
    if (!values->loaded)
        return (struct rich_value){RICH_UNKNOWN, ""};
    /* `vm` counts from 1. */
    uint32_t place =
        follow(&values->of_metadata, follow(&values->of_cells, vm - 1));
    return place < values->values.count ? values->values.items[place]
                                        : (struct rich_value){RICH_OTHER, ""};
}

void rich_values_clear(struct rich_values *values)
{
    vec_clear(&values->values);
    vec_clear(&values->structures);
    vec_clear(&values->of_cells);
    vec_clear(&values->of_metadata);
    arena_clear(&values->texts);
}
