/* A workbook one of whose parts is the input, packed anew; or, where the first
 * byte is '0', the container itself. */
#include "unit/xlsx/make_locked.h"

#define RICH_NS                                                                \
    "http://schemas.microsoft.com/office/spreadsheetml/2017/richdata"

static void no_sheet(void *userdata, const char *name, bool hidden)
{
    struct grid **grid = userdata;
    (void)name;
    (void)hidden;
    grid_free(*grid);
    *grid = grid_new();
}

static void add_cell(void *userdata, const struct cell *cell)
{
    struct grid **grid = userdata;
    char buffer[CELL_TEXT_SIZE];
    (void)workbook_cell_text(cell, buffer);
    grid_add(*grid, cell);
}

static void add_link(void *userdata, const struct cell_link *link)
{
    struct grid **grid = userdata;
    grid_link(*grid, link);
}

static void add_merge(void *userdata, const struct cell_range *range)
{
    struct grid **grid = userdata;
    grid_merge(*grid, range);
}

static size_t problems;

static void count_problem(void *userdata,
                          const struct reported_problem *problem)
{
    (void)userdata;
    (void)problem;
    problems++;
}

/* There is a workbook or a problem, never neither. */
static void read_workbook(struct str *bytes)
{
    struct grid *grid = NULL;
    const struct workbook_visitor visitor = {&grid, no_sheet, add_cell,
                                             add_merge, add_link};
    problems = 0;
    struct workbook *workbook = workbook_open(bytes, count_problem, NULL);
    bool good = workbook && workbook_visit(workbook, &visitor);
    if (!good && problems == 0)
        abort();
    if (grid)
        grid_finish(grid);
    for (uint32_t r = 1; grid && r < 4; r++)
        (void)grid_merged_at(grid, r, r);
    grid_free(grid);
    workbook_free(workbook);
    str_clear(bytes);
}

#define RICH "http://schemas.microsoft.com/office/2017/06/relationships/"

/* Where the input goes: the parts of a workbook that are made for it, and the
 * description of an encryption. The first byte says which, 'n' the first. */
static const char *const parts[] = {
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/workbook.xml",
    "_rels/.rels",
    "xl/_rels/workbook.xml.rels",
    "xl/worksheets/_rels/sheet1.xml.rels",
    "xl/metadata.xml",
    "xl/richData/structures.xml",
    "xl/richData/values.xml",
    "EncryptionInfo",
};

/* What the parts are where they are not the input. */
static const char *const usual[] = {
    WORKSHEET("<sheetData><row><c t='e' vm='1'><v>#VALUE!</v></c><c t='s'>"
              "<v>0</v></c></row></sheetData><hyperlinks><hyperlink ref='A1' "
              "xmlns:r='" DOC_RELS "' r:id='rId1'/></hyperlinks>"),
    SST("<si><t>a</t></si>"),
    STYLES("<cellXfs><xf numFmtId='14'/></cellXfs>"),
    "<workbook xmlns='" MAIN_NS "' xmlns:r='" DOC_RELS "'><sheets><sheet "
    "name='a' sheetId='1' r:id='rId1'/></sheets></workbook>",
    RELS(REL("rId1", "officeDocument", "xl/workbook.xml")),
    RELS(REL("rId1", "worksheet", "worksheets/sheet1.xml")
             REL("rId2", "styles", "styles.xml")
                 REL("rId3", "sharedStrings", "sharedStrings.xml")
                     REL("rId4", "sheetMetadata",
                         "metadata.xml") "<Relationship Id='a' Type='" RICH
                                         "rdRichValueStructure' "
                                         "Target='richData/structures.xml'/>"
                                         "<Relationship Id='b' Type='" RICH
                                         "rdRichValue' "
                                         "Target='richData/values.xml'/>"),
    RELS("<Relationship Id='rId1' Type='" DOC_RELS "/hyperlink' "
         "Target='https://a.vn' TargetMode='External'/>"),
    "<metadata xmlns='" MAIN_NS "' xmlns:r='" RICH_NS "'><metadataTypes>"
    "<metadataType name='XLRICHVALUE'/></metadataTypes>"
    "<futureMetadata name='XLRICHVALUE'><bk><extLst><ext><r:rvb i='0'/></ext>"
    "</extLst></bk></futureMetadata><valueMetadata><bk><rc t='1' v='0'/></bk>"
    "</valueMetadata></metadata>",
    "<rvStructures xmlns='" RICH_NS "'><s t='_error'><k n='errorType' t='i'/>"
    "</s></rvStructures>",
    "<rvData xmlns='" RICH_NS "'><rv s='0'><v>8</v></rv></rvData>",
};

static void make_book(struct str *bytes, size_t which, const char *text)
{
    struct zip_bytes zip;
    zip_begin(&zip);
    zip_add(&zip, "[Content_Types].xml", "<Types/>");
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
        zip_add(&zip, parts[i], i == which ? text : usual[i]);
    zip_end(&zip);
    str_append_bytes(bytes, zip.bytes.data, zip.bytes.length);
    str_clear(&zip.bytes);
}

static void make_encrypted(struct str *bytes, const uint8_t *info, size_t size)
{
    struct stream streams[2] = {{.name = "EncryptionInfo"},
                                {.name = "EncryptedPackage"}};
    str_append_bytes(&streams[0].bytes, info, size);
    for (int i = 0; i < 5000; i++)
        str_append_char(&streams[1].bytes, (char)(i < 8 ? i == 0 : i));
    *bytes = make_compound(streams);
    str_clear(&streams[0].bytes);
    str_clear(&streams[1].bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str bytes = {0};
    size_t count = sizeof parts / sizeof *parts;
    if (size < 1)
        return 0;
    size_t which = (size_t)(*data + count - 'n' % count) % count;
    char *text = mem_strndup((const char *)data + 1, size - 1);
    if (*data == '0')
        str_append_bytes(&bytes, data + 1, size - 1);
    else if (which == count - 1)
        make_encrypted(&bytes, data + 1, size - 1);
    else
        make_book(&bytes, which, text);
    read_workbook(&bytes);
    free(text);
    return 0;
}
