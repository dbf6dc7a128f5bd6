/* A good workbook cut and changed in many places: whatever comes of it, it is
 * read or refused with a problem, and the sanitizers find nothing. */
#include "make_zip.h"

enum { STEP = 97 };

/* Some of everything, so that a change hits something. `level` 0 stores the
 * parts, which lets changes through to the XML once CRCs are put right. */
static struct str make_book(int level)
{
    static const struct {
        const char *name, *text;
    } parts[] = {
        {"[Content_Types].xml", "<Types/>"},
        {"_rels/.rels",
         RELS(REL("rId1", "officeDocument", "/xl/workbook.xml"))},
        {"xl/workbook.xml",
         "<?xml version='1.0' encoding='UTF-8'?><workbook xmlns='" MAIN_NS
         "' xmlns:r='" DOC_RELS "'><workbookPr date1904='0'/><sheets>"
         "<sheet name='Th&#244;ng tin' sheetId='1' r:id='rId1'/></sheets>"
         "</workbook>"},
        {"xl/_rels/workbook.xml.rels",
         RELS(REL("rId1", "worksheet", "worksheets/sheet1.xml")
                  REL("rId2", "styles", "styles.xml")
                      REL("rId3", "sharedStrings", "sharedStrings.xml"))},
        {"xl/styles.xml",
         STYLES("<numFmts><numFmt numFmtId='164' formatCode='[$-42A]d/m/yyyy'/>"
                "</numFmts><cellXfs><xf numFmtId='164'/><xf numFmtId='10'/>"
                "</cellXfs>")},
        {"xl/sharedStrings.xml",
         SST("<si><t>Mã_x000A_</t></si><si><r><t>Hà </t></r><r><t>Nội</t></r>"
             "<rPh><t>x</t></rPh></si>")},
        {"xl/worksheets/sheet1.xml",
         WORKSHEET("<cols><col min='2' max='9' hidden='1'/></cols><sheetData>"
                   "<row r='1' hidden='1'><c r='A1' t='s'><v>0</v></c>"
                   "<c r='B1' t='s'><v>1</v></c><c s='0'><v>45731.25</v></c>"
                   "<c s='1'><v>0.955</v></c></row><row><c t='b'><v>1</v></c>"
                   "<c t='e'><f>A1</f><v>#REF!</v></c><c t='inlineStr'><is><t>"
                   "_xD83D__xDE00_</t></is></c><c t='d'><v>2025-03-15T08:30"
                   "</v></c><c><f>1</f></c></row></sheetData><mergeCells>"
                   "<mergeCell ref='A1:C3'/><mergeCell ref='E:F'/>"
                   "</mergeCells>")},
    };
    struct zip_bytes zip;
    zip_begin(&zip);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        zip_add_bytes(&zip, parts[i].name, parts[i].text, strlen(parts[i].text),
                      level);
    zip_end(&zip);
    return zip.bytes;
}

/* Puts the CRC of every stored entry right, as far as its headers still make
 * sense, so that the change reaches what lies behind it. */
static void fix_crcs(struct str *bytes, const struct str *good)
{
    unsigned char *at = (unsigned char *)bytes->data;
    for (size_t i = 0; i + 46 < good->length; i++) {
        if (memcmp(good->data + i, "PK\x01\x02", 4) != 0)
            continue;
        const unsigned char *record = (const unsigned char *)good->data + i;
        size_t size = record[24] | (size_t)record[25] << 8;
        size_t local = record[42] | (size_t)record[43] << 8;
        size_t name = record[28] | (size_t)record[29] << 8;
        size_t extra = at[local + 28] | (size_t)at[local + 29] << 8;
        uLong crc = 0;
        if (local + 30 + name + extra + size <= bytes->length)
            crc = crc32(0, at + local + 30 + name + extra, (uInt)size);
        for (int b = 0; b < 4; b++)
            at[local + 14 + b] = at[i + 16 + b] =
                (unsigned char)(crc >> (8 * b));
    }
}

static int count_cell(void *userdata, const struct cell *cell)
{
    char buffer[CELL_TEXT_SIZE];
    assert_true(cell->row >= 1 && cell->column >= 1);
    ++*(size_t *)userdata;
    return strlen(workbook_cell_text(cell, buffer)) > 100000;
}

/* Opens and reads; there is a result or a problem, never neither. */
static size_t read_all(const char *bytes, size_t length)
{
    struct problem_list problems = {0};
    size_t cells = 0;
    struct workbook *workbook =
        workbook_open_bytes(bytes, length, "a.xlsx", &problems, &LIMITS);
    bool good = workbook != NULL;
    for (size_t i = 0; good && i < workbook->sheets.count; i++) {
        good = workbook_read_sheet(workbook, i, count_cell, &cells) == 0;
        struct grid *grid = opened_grid(workbook, i);
        assert_true(good == (grid != NULL));
        grid_free(grid);
    }
    assert_true(good || problems.count > 0);
    workbook_free(workbook);
    problem_list_clear(&problems);
    return cells;
}

static void test_cut(void **state)
{
    (void)state;
    struct str book = make_book(6);
    assert_int_equal(read_all(book.data, book.length), 9);
    for (size_t length = 0; length < book.length; length += STEP)
        assert_int_equal(read_all(book.data, length), 0);
    str_clear(&book);
}

static void flip_bytes(int level, bool fix)
{
    struct str book = make_book(level);
    struct str changed = {0};
    size_t read = 0, tried = 0;
    for (size_t i = 0; i < book.length; i++) {
        str_reset(&changed);
        str_append_bytes(&changed, book.data, book.length);
        changed.data[i] = (char)(changed.data[i] ^ (1 << (i % 8)));
        if (fix)
            fix_crcs(&changed, &book);
        read += read_all(changed.data, changed.length) > 0;
        tried++;
    }
    print_message("%zu of %zu changed workbooks gave cells\n", read, tried);
    str_clear(&changed);
    str_clear(&book);
}

static void test_flip_packed(void **state)
{
    (void)state;
    flip_bytes(6, false);
}

static void test_flip_stored(void **state)
{
    (void)state;
    flip_bytes(0, true);
}

/* Bytes that mean something, put where they mean something else. */
static void test_splice(void **state)
{
    (void)state;
    static const char *const splices[] = {"\xFF\xFF\xFF\xFF",
                                          "<<<<",
                                          "PK\x03\x04",
                                          "]]>",
                                          "&#0;",
                                          "<!--",
                                          "'>\x01"};
    struct str book = make_book(0), changed = {0};
    for (size_t s = 0; s < sizeof splices / sizeof *splices; s++)
        for (size_t i = s; i + 8 < book.length; i += STEP / 8) {
            str_reset(&changed);
            str_append_bytes(&changed, book.data, book.length);
            memcpy(changed.data + i, splices[s], strlen(splices[s]));
            fix_crcs(&changed, &book);
            read_all(changed.data, changed.length);
        }
    str_clear(&changed);
    str_clear(&book);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cut),
        cmocka_unit_test(test_flip_packed),
        cmocka_unit_test(test_flip_stored),
        cmocka_unit_test(test_splice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
