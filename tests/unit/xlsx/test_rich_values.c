/* What stands behind #VALUE! of a cell with `vm`: a picture, a thing with a
 * name, an error that the file format does not know. */
#include "make_zip.h"

#define RICH_NS                                                                \
    "http://schemas.microsoft.com/office/spreadsheetml/2017/richdata"
#define RICH_RELS "http://schemas.microsoft.com/office/2017/06/relationships/"
#define RICH_REL(id, kind, target)                                             \
    "<Relationship Id='" id "' Type='" RICH_RELS kind "' Target='" target "'/>"

#define BLOCK(i)                                                               \
    "<bk><extLst><ext uri='{}'><xlrd:rvb i='" #i "'/></ext></extLst></bk>"
#define METADATA                                                                       \
    "<metadata xmlns='" MAIN_NS "' xmlns:xlrd='" RICH_NS "'>"                          \
    "<metadataTypes count='2'><metadataType name='XLDAPR'/>"                           \
    "<metadataType name='XLRICHVALUE'/></metadataTypes>"                               \
    "<futureMetadata name='XLDAPR'><bk/><bk/></futureMetadata>"                        \
    "<futureMetadata name='XLRICHVALUE'>" BLOCK(5) BLOCK(4) BLOCK(3) BLOCK(2)          \
        BLOCK(1) BLOCK(0) BLOCK(                                                       \
            77) "</futureMetadata>"                                                    \
                "<cellMetadata><bk><rc t='1' v='0'/></bk></cellMetadata>"              \
                "<valueMetadata><bk><rc t='2' v='5'/></bk><bk><rc t='2' v='4'/></bk>"  \
                "<bk><rc t='2' v='3'/></bk><bk><rc t='2' v='2'/></bk>"                 \
                "<bk><rc t='2' v='1'/></bk><bk><rc t='2' v='0'/></bk>"                 \
                "<bk><rc t='2' v='6'/></bk><bk><rc t='1' v='0'/></bk></valueMetadata>" \
                "</metadata>"

static const char structures[] =
    "<rvStructures xmlns='" RICH_NS "'>"
    "<s t='_localImage'><k n='_rvRel:LocalImageIdentifier' t='i'/>"
    "<k n='CalcOrigin' t='i'/></s>"
    "<s t='_webimage'><k n='WebImageIdentifier' t='i'/></s>"
    "<s t='_error'><k n='colOffset' t='i'/><k n='errorType' t='i'/></s>"
    "<s t='_linkedentity2core'><k n='_Flags' t='spb'/>"
    "<k n='_DisplayString' t='s'/><k n='Price' t='r'/></s>"
    "<s t='_array'><k n='array' t='a'/></s></rvStructures>";

static const char values[] =
    "<rvData xmlns='" RICH_NS "'><rv s='0'><v>0</v><v>5</v></rv>"
    "<rv s='1'><v>0</v></rv><rv s='2'><v>0</v><v>8</v></rv>"
    "<rv s='2'><v>0</v><v>3</v></rv>"
    "<rv s='3'><v>1</v><v>Phường Ba Đình</v><v>7</v></rv>"
    "<rv s='4'><v>0</v></rv></rvData>";

#define VM(number) "<c t='e' vm='" number "'><v>#VALUE!</v></c>"

static struct opened open_rich(const char *sheet, const char *metadata)
{
    struct zip_bytes zip;
    zip_begin(&zip);
    zip_add_book(
        &zip, (struct book_parts){
                  .sheet = sheet,
                  .workbook_rels = RELS(
                      REL("rId1", "worksheet", "worksheets/sheet1.xml") REL(
                          "rId2", "styles", "styles.xml")
                          REL("rId3", "sheetMetadata", "metadata.xml") RICH_REL(
                              "rId4", "rdRichValue", "richData/rdrichvalue.xml")
                              RICH_REL("rId5", "rdRichValueStructure",
                                       "richData/structure.xml"))});
    zip_add(&zip, "xl/metadata.xml", metadata);
    zip_add(&zip, "xl/richData/rdrichvalue.xml", values);
    zip_add(&zip, "xl/richData/structure.xml", structures);
    return open_zip(&zip, &LIMITS);
}

static void test_kinds(void **state)
{
    (void)state;
    expect_cells(
        open_rich(ROW1(VM("1") VM("2") VM("3") VM("4") VM("5") VM("6")),
                  METADATA),
        "A1 text [hình ảnh] picture\nB1 text [hình ảnh] picture\n"
        "C1 error #SPILL!\nD1 error #VALUE!\nE1 text Phường Ba Đình\n"
        "F1 error #VALUE!\n");
}

/* Numbers that lead nowhere leave the error that is there. */
static void test_nowhere(void **state)
{
    (void)state;
    expect_cells(
        open_rich(ROW1(VM("7") VM("8") VM("9") VM("x") VM("-1")), METADATA),
        "A1 error #VALUE!\nB1 error #VALUE!\nC1 error #VALUE!\n"
        "D1 error #VALUE!\nE1 error #VALUE!\n");
}

/* A formula may have a picture as its value; one that should place a picture
 * may say why it could not; a number keeps its own value. */
static void test_formulas(void **state)
{
    (void)state;
    expect_cells(
        open_rich(ROW1("<c t='e' vm='1'><f>A9</f><v>#VALUE!</v></c>"
                       "<c t='e' vm='3'><f>_xlfn.IMAGE(B9)</f>"
                       "<v>#VALUE!</v></c>"
                       "<c t='e' vm='2'><f>_xlfn.IMAGE(B9)</f>"
                       "<v>#VALUE!</v></c><c vm='5'><v>3</v></c>"
                       "<c t='e' vm='1'><v>#REF!</v></c>"),
                  METADATA),
        "A1 text [hình ảnh] formula picture\nB1 error #SPILL! formula\n"
        "C1 text [hình ảnh] formula picture\nD1 number 3\nE1 error #REF!\n");
}

static void test_damaged(void **state)
{
    (void)state;
    expect_problem(open_rich(ROW1(VM("1")), "<metadata"), PROBLEM_FILE_XML,
                   "phần “xl/metadata.xml” của tệp sai cú pháp XML: bị cắt cụt "
                   "(dòng 1)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_nowhere),
        cmocka_unit_test(test_formulas),
        cmocka_unit_test(test_damaged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
