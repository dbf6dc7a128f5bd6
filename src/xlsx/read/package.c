/* From the container to the parts of a workbook (ECMA-376-2; ECMA-376-1
 * §12.3.23 and §18.2). */
#include "base/vec.h"
#include "xlsx/read/workbook_inside.h"
#include "xlsx/read/escape.h"
#include "xlsx/read/relations.h"
#include "xlsx/read/sniff.h"

#include <strings.h>

enum { WORKBOOK = 1, PROPERTIES, SHEETS, SHEET };

#define USUAL_PART "xl/workbook.xml"

static const struct xml_element elements[] = {
    {XML_TOP, "workbook", WORKBOOK, false},
    {WORKBOOK, "workbookPr", PROPERTIES, false},
    {WORKBOOK, "sheets", SHEETS, false},
    {SHEETS, "sheet", SHEET, false},
    {0, NULL, 0, false},
};

struct loader {
    struct workbook *workbook;
    struct relations relations; /* of the workbook part */
    size_t named;               /* sheets of all kinds */
    bool lost;                  /* one of them has no part */
};

/* The part of a relation; NULL and a problem where there is none. */
static struct entry *find_part(struct workbook *workbook, const char *name)
{
    struct entry *entry = container_find(&workbook->container, name);
    if (!entry)
        report_problem(&workbook->report, PROBLEM_FILE_PART_MISSING, name,
                       NULL);
    return entry;
}

/* A part listed as two sheets could be read any number of times over. */
static bool is_listed(const struct workbook *workbook,
                      const struct entry *entry)
{
    for (size_t i = 0; i < workbook->sheets.count; i++)
        if (workbook->sheets.items[i].entry == entry)
            return true;
    return false;
}

/* A sheet without its part costs that sheet. */
static bool lose_sheet(struct loader *loader, const char *name)
{
    report_problem(&loader->workbook->report, PROBLEM_SHEET_LOST, name, NULL);
    loader->lost = true;
    return true;
}

static bool add_worksheet(struct loader *loader, const char *name,
                          const char *state, const char *target)
{
    struct workbook *workbook = loader->workbook;
    struct entry *entry = container_find(&workbook->container, target);
    if (!entry)
        return lose_sheet(loader, name);
    if (is_listed(workbook, entry))
        return report_damaged_part(&workbook->report, entry->label,
                                   "được dùng cho hai trang tính");
    struct workbook_sheet *sheet = vec_push(&workbook->sheets);
    sheet->name = mem_strdup(name);
    sheet->part = mem_strdup(target);
    sheet->entry = entry;
    sheet->hidden = state && strcmp(state, "visible") != 0;
    return true;
}

/* Chart sheets, dialogs and macro sheets have no cells and are passed over, as
 * are modules of Visual Basic from before 1997, which have no part at all. */
static bool add_named(struct loader *loader, const char *name,
                      const char **attributes)
{
    const char *id = xml_prefixed_attribute(attributes, "id");
    if (!id || *id == '\0')
        return true;
    const struct relation *relation = relations_of_id(&loader->relations, id);
    if (!relation)
        return lose_sheet(loader, name);
    if (strcasecmp(relation->kind, "worksheet") != 0)
        return true;
    return add_worksheet(loader, name, xml_attribute(attributes, "state"),
                         relation->target);
}

static bool add_sheet(struct loader *loader, const char **attributes)
{
    struct workbook *workbook = loader->workbook;
    const char *name = xml_attribute(attributes, "name");
    if (++loader->named > workbook->limits->entries)
        return report_limit(&workbook->report, "số trang tính",
                            workbook->limits->entries, "trang");
    char *decoded = mem_strdup(name ? name : "");
    escape_decode(decoded, strlen(decoded));
    bool good = add_named(loader, decoded, attributes);
    free(decoded);
    return good;
}

static void start_workbook(struct xml *xml, int id, const char **attributes)
{
    struct loader *loader = xml->data;
    if (id == PROPERTIES)
        loader->workbook->system_1904 = xml_flag(attributes, "date1904");
    else if (id == SHEET && !add_sheet(loader, attributes))
        xml_fail(xml);
}

static const struct xml_part workbook_part = {
    elements, XML_SPREADSHEET, start_workbook, NULL, USUAL_PART,
};

/* The part that the package calls its main one. */
static char *find_workbook_part(struct workbook *workbook)
{
    struct relations relations;
    const struct relation *relation = NULL;
    char *name = NULL;
    if (relations_read(&relations, &workbook->container, "")) {
        relation = relations_of_kind(&relations, "officeDocument");
        if (relation)
            name = mem_strdup(relation->target);
        else
            report_problem(&workbook->report, PROBLEM_FILE_PART_MISSING,
                           USUAL_PART, NULL);
    }
    relations_clear(&relations);
    return name;
}

/* The name of the part of a kind, NULL where the workbook speaks of none. */
static const char *part_of_kind(const struct loader *loader, const char *kind)
{
    const struct relation *relation =
        relations_of_kind(&loader->relations, kind);
    return relation ? relation->target : NULL;
}

/* The part of a kind, NULL where it is not there. */
static struct entry *entry_of_kind(const struct loader *loader,
                                   const char *kind)
{
    const char *name = part_of_kind(loader, kind);
    return name ? container_find(&loader->workbook->container, name) : NULL;
}

static bool load_rich_values(struct loader *loader)
{
    struct workbook *workbook = loader->workbook;
    const struct rich_parts parts = {
        entry_of_kind(loader, "sheetMetadata"),
        entry_of_kind(loader, "rdRichValueStructure"),
        entry_of_kind(loader, "rdRichValue"),
    };
    return rich_values_read(&workbook->rich_values, &workbook->container,
                            &parts);
}

/* Some writers name the strings and leave them out where there are none; where
 * they are missed, each cell that needs one is named. */
static bool load_strings(struct loader *loader)
{
    struct workbook *workbook = loader->workbook;
    struct entry *entry = entry_of_kind(loader, "sharedStrings");
    return !entry ||
           strings_read(&workbook->strings, &workbook->container, entry);
}

/* Without its formats a workbook has dates and percentages that look like other
 * numbers, so here a missing part counts. */
static bool load_styles(struct loader *loader)
{
    struct workbook *workbook = loader->workbook;
    const char *name = part_of_kind(loader, "styles");
    struct entry *entry =
        name ? container_find(&workbook->container, name) : NULL;
    if (entry)
        return styles_read(&workbook->styles, &workbook->container, entry);
    workbook->styles.missing = name != NULL;
    if (name)
        report_problem(&workbook->report, PROBLEM_STYLES_MISSING, name, NULL);
    return true;
}

static bool load_sheets(struct loader *loader, struct entry *entry)
{
    struct workbook *workbook = loader->workbook;
    if (!xml_read(&workbook->container, entry, &workbook_part, loader))
        return false;
    if (loader->named == 0)
        return report_problem(&workbook->report, PROBLEM_FILE_DAMAGED,
                              "sổ tính không có trang nào", NULL);
    return workbook->sheets.count > 0 || !loader->lost;
}

static bool ends_with(const char *text, const char *ending)
{
    size_t length = strlen(text), count = strlen(ending);
    return length >= count && strcmp(text + length - count, ending) == 0;
}

/* The main part as XML; an XLSB has a binary one in its place. */
static struct entry *find_main_part(struct workbook *workbook, const char *name)
{
    if (!ends_with(name, ".bin"))
        return find_part(workbook, name);
    report_problem(&workbook->report, PROBLEM_FILE_PART_MISSING, USUAL_PART,
                   NULL);
    return NULL;
}

static bool load_workbook(struct workbook *workbook)
{
    char *name = find_workbook_part(workbook);
    if (!name)
        return false;
    struct loader loader = {.workbook = workbook};
    struct entry *entry = find_main_part(workbook, name);
    bool good = entry &&
                relations_read(&loader.relations, &workbook->container, name) &&
                load_sheets(&loader, entry) && load_styles(&loader) &&
                load_strings(&loader) && load_rich_values(&loader);
    relations_clear(&loader.relations);
    free(name);
    return good;
}

bool package_load(struct workbook *workbook)
{
    if (!sniff_container(&workbook->container, &workbook->report))
        return false;
    if (!container_find(&workbook->container, "[Content_Types].xml"))
        return report_problem(&workbook->report, PROBLEM_FILE_PART_MISSING,
                              "[Content_Types].xml", NULL);
    return load_workbook(workbook);
}
