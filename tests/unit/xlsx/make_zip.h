/* Workbooks made in the test itself: XML strings through minizip's writer. */
#ifndef TESTS_XLSX_MAKE_ZIP_H
#define TESTS_XLSX_MAKE_ZIP_H

#include "base/mem.h"
#include "base/memory_file.h"
#include "base/problem.h"
#include "base/str.h"
#include "xlsx/read/workbook_inside.h"
#include "xlsx/read/grid.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* The ZIP being written. */
struct zip_bytes {
    struct str bytes;
    struct memory_file memory; /* grows them */
    zipFile file;
};

static inline void zip_begin(struct zip_bytes *zip)
{
    memset(zip, 0, sizeof *zip);
    zip->memory = memory_file_growing(&zip->bytes);
    zip->file = memory_file_zip(&zip->memory);
    assert_non_null(zip->file);
}

/* Adds an entry; `level` 0 stores it. */
static inline void zip_add_bytes(struct zip_bytes *zip, const char *name,
                                 const void *bytes, size_t length, int level)
{
    zip_fileinfo info = {0};
    assert_int_equal(zipOpenNewFileInZip(zip->file, name, &info, NULL, 0, NULL,
                                         0, NULL, level ? Z_DEFLATED : 0,
                                         level),
                     ZIP_OK);
    if (length > 0)
        assert_int_equal(
            zipWriteInFileInZip(zip->file, bytes, (unsigned)length), ZIP_OK);
    assert_int_equal(zipCloseFileInZip(zip->file), ZIP_OK);
}

static inline void zip_add(struct zip_bytes *zip, const char *name,
                           const char *text)
{
    zip_add_bytes(zip, name, text, strlen(text), 6);
}

static inline void zip_end(struct zip_bytes *zip)
{
    assert_int_equal(zipClose(zip->file, NULL), ZIP_OK);
}

#define MAIN_NS "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define DOC_RELS                                                               \
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE_RELS                                                           \
    "http://schemas.openxmlformats.org/package/2006/relationships"
#define STRICT_NS "http://purl.oclc.org/ooxml/spreadsheetml/main"
#define STRICT_RELS "http://purl.oclc.org/ooxml/officeDocument/relationships"

#define RELS(inner)                                                            \
    "<Relationships xmlns='" PACKAGE_RELS "'>" inner "</Relationships>"
#define REL(id, kind, target)                                                  \
    "<Relationship Id='" id "' Type='" DOC_RELS "/" kind "' Target='" target   \
    "'/>"
#define WORKSHEET(inner) "<worksheet xmlns='" MAIN_NS "'>" inner "</worksheet>"
#define SHEET_DATA(inner) WORKSHEET("<sheetData>" inner "</sheetData>")
#define ROW1(cells) SHEET_DATA("<row r='1'>" cells "</row>")
#define STYLES(inner) "<styleSheet xmlns='" MAIN_NS "'>" inner "</styleSheet>"
#define SST(inner) "<sst xmlns='" MAIN_NS "'>" inner "</sst>"

/* The parts of a workbook with one sheet; NULL stands for the usual one, ""
 * for none. */
struct book_parts {
    const char *types, *root_rels, *workbook, *workbook_rels, *sheet, *styles,
        *strings;
};

static inline void zip_add_part(struct zip_bytes *zip, const char *name,
                                const char *text, const char *usual)
{
    const char *content = text ? text : usual;
    if (*content)
        zip_add(zip, name, content);
}

static inline void zip_add_book(struct zip_bytes *zip, struct book_parts parts)
{
    zip_add_part(zip, "[Content_Types].xml", parts.types, "<Types/>");
    zip_add_part(zip, "_rels/.rels", parts.root_rels,
                 RELS(REL("rId1", "officeDocument", "xl/workbook.xml")));
    zip_add_part(zip, "xl/workbook.xml", parts.workbook,
                 "<workbook xmlns='" MAIN_NS "' xmlns:r='" DOC_RELS
                 "'><sheets><sheet name='Trang 1' sheetId='1' r:id='rId1'/>"
                 "</sheets></workbook>");
    zip_add_part(zip, "xl/_rels/workbook.xml.rels", parts.workbook_rels,
                 RELS(REL("rId1", "worksheet", "worksheets/sheet1.xml")
                          REL("rId2", "styles", "styles.xml") REL(
                              "rId3", "sharedStrings", "sharedStrings.xml")));
    zip_add_part(zip, "xl/worksheets/sheet1.xml", parts.sheet, ROW1(""));
    zip_add_part(zip, "xl/styles.xml", parts.styles, STYLES(""));
    zip_add_part(zip, "xl/sharedStrings.xml", parts.strings, "");
}

/* What a test holds: a workbook, its problems and its cells as lines
 * `A1 number 0.955 percent`. */
struct opened {
    struct problem_list *problems; /* the workbook keeps its address */
    struct workbook *workbook;
    struct str cells;
    int answer; /* of the last workbook_read_sheet */
};

static inline int opened_cell(void *userdata, const struct cell *cell)
{
    struct opened *opened = userdata;
    char name[16], buffer[CELL_TEXT_SIZE];
    str_printf(&opened->cells, "%s %s %s%s%s%s%s%s%s%s%s%s\n",
               position_name(cell->row, cell->column, name),
               workbook_cell_kind_name(cell->kind),
               workbook_cell_text(cell, buffer),
               cell->formula ? " formula" : "", cell->unsaved ? " unsaved" : "",
               cell->percent ? " percent" : "", cell->hidden ? " hidden" : "",
               cell->notes & CELL_STRUCK ? " struck" : "",
               cell->notes & CELL_RAISED ? " raised" : "",
               cell->notes & CELL_PICTURE ? " picture" : "",
               cell->link ? " -> " : "", cell->link ? cell->link : "");
    return 0;
}

static inline struct opened opened_new(void)
{
    struct opened opened = {0};
    opened.problems = mem_calloc(1, sizeof *opened.problems);
    return opened;
}

/* Opens bytes and reads every sheet, as far as that goes. */
static inline struct opened open_bytes(const void *bytes, size_t length,
                                       const struct limits *limits)
{
    struct opened opened = opened_new();
    opened.workbook =
        workbook_open_bytes(bytes, length, "a.xlsx", opened.problems, limits);
    if (!opened.workbook)
        return opened;
    for (size_t i = 0; i < opened.workbook->sheets.count; i++)
        opened.answer =
            workbook_read_sheet(opened.workbook, i, opened_cell, &opened);
    return opened;
}

/* A sheet of an open workbook as a grid; NULL where it cannot be read. */
static inline int opened_grid_cell(void *userdata, const struct cell *cell)
{
    grid_add(userdata, cell);
    return 0;
}

static inline struct grid *opened_grid(struct workbook *workbook, size_t sheet)
{
    struct grid *grid = grid_new();
    int answer = workbook_read_sheet(workbook, sheet, opened_grid_cell, grid);
    for (size_t i = 0; i < workbook->merges.count; i++)
        grid_merge(grid, &workbook->merges.items[i]);
    for (size_t i = 0; i < workbook->links.count; i++)
        grid_link(grid, &workbook->links.items[i]);
    grid_finish(grid);
    if (answer == 0)
        return grid;
    grid_free(grid);
    return NULL;
}

/* The same for a ZIP, which is ended here. */
static inline struct opened open_zip(struct zip_bytes *zip,
                                     const struct limits *limits)
{
    zip_end(zip);
    struct opened opened =
        open_bytes(zip->bytes.data, zip->bytes.length, limits);
    str_clear(&zip->bytes);
    return opened;
}

static inline struct opened open_book(struct book_parts parts,
                                      const struct limits *limits)
{
    struct zip_bytes zip;
    zip_begin(&zip);
    zip_add_book(&zip, parts);
    return open_zip(&zip, limits);
}

static inline void opened_close(struct opened *opened)
{
    workbook_free(opened->workbook);
    problem_list_clear(opened->problems);
    free(opened->problems);
    str_clear(&opened->cells);
}

/* The workbook reads without a problem and has these cells; closes it. */
static inline void expect_cells(struct opened opened, const char *cells)
{
    if (opened.problems->count > 0)
        print_message("%s\n", opened.problems->items[0].message);
    assert_int_equal(opened.problems->count, 0);
    assert_non_null(opened.workbook);
    assert_int_equal(opened.answer, 0);
    assert_string_equal(str_text(&opened.cells), cells);
    opened_close(&opened);
}

/* The workbook reads with one problem and these cells; closes it. */
static inline void expect_mended(struct opened opened, enum problem_code code,
                                 const char *message, const char *cells)
{
    assert_int_equal(opened.problems->count, 1);
    assert_string_equal(opened.problems->items[0].message, message);
    assert_int_equal(opened.problems->items[0].code, code);
    assert_non_null(opened.workbook);
    assert_int_equal(opened.answer, 0);
    assert_string_equal(str_text(&opened.cells), cells);
    opened_close(&opened);
}

/* There is one problem, of this code and text; closes the workbook. */
static inline void expect_problem(struct opened opened, enum problem_code code,
                                  const char *message)
{
    assert_int_equal(opened.problems->count, 1);
    assert_string_equal(opened.problems->items[0].message, message);
    assert_int_equal(opened.problems->items[0].code, code);
    assert_string_equal(opened.problems->items[0].file, "a.xlsx");
    assert_true(opened.workbook == NULL || opened.answer == -1);
    opened_close(&opened);
}

#endif
