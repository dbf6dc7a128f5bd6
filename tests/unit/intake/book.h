/* Workbooks for tests, written from text: an XLSX of the barest kind, so that
 * also what no writer would write can be in it.
 *
 *   [Thông tin]        a sheet; [!Thông tin] a hidden one
 *   Mã|Nội dung||x     a row of cells; an empty one is left out
 *   ~4.3|…             a hidden row
 *   merge A1:B2        a merged range
 *   link G3 https://…  Insert > Link
 *   1904               dates count from 1904
 *
 * Cells: text, with ¶ for a line break; `#6.1` a number, `%0.955` one shown as
 * percent, `@45731` a date, `$3` a number shown as a day alone, `&1` a boolean,
 * `!#REF!` an error, `?` a formula without a result, `?F` the formula F without
 * one, `^1` text that is struck through (`^1^2`: then 2 that is not), `_1_2`
 * the same with 1 raised, `:` a picture. `\` takes the meaning from the
 * character behind it. */
#ifndef DTI_TEST_BOOK_H
#define DTI_TEST_BOOK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"
#include "intake/intake.h"
#include "intake/restore.h"

#include <minizip/zip.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define TEST_CAMPAIGN "tests/data/intake-hand/campaign.yaml"

enum { BOOK_SHEETS = 8 };

struct book {
    struct str sheets[BOOK_SHEETS];
    struct str merges[BOOK_SHEETS];
    struct str links[BOOK_SHEETS], addresses[BOOK_SHEETS];
    char names[BOOK_SHEETS][64];
    bool hidden[BOOK_SHEETS];
    bool system_1904;
    size_t count;
    uint32_t row;
};

/* Two runs, the first of which has a font of its own. */
static inline void book_runs(struct str *out, const char *at, const char *font,
                             const char *cell, size_t length)
{
    const char *second = memchr(cell + 1, *cell, length - 1);
    const char *end = cell + length;
    if (second == NULL)
        second = end;
    str_printf(out,
               "<c r=\"%s\" t=\"inlineStr\"><is><r><rPr>%s</rPr><t>%.*s</t>"
               "</r><r><t>%.*s</t></r></is></c>",
               at, font, (int)(second - cell - 1), cell + 1,
               second < end ? (int)(end - second - 1) : 0,
               second < end ? second + 1 : "");
}

static inline void book_escape(struct str *out, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (strncmp(text + i, "¶", 2) == 0) {
            str_append_char(out, '\n');
            i++;
        } else if (text[i] == '&' || text[i] == '<' || text[i] == '>') {
            str_printf(out, "&#%d;", text[i]);
        } else {
            str_append_char(out, text[i]);
        }
    }
}

static inline void book_cell(struct str *out, const char *at, const char *cell,
                             size_t length)
{
    const struct {
        char mark;
        const char *format;
    } kinds[] = {
        {'#', "<c r=\"%s\"><v>%.*s</v></c>"},
        {'%', "<c r=\"%s\" s=\"1\"><v>%.*s</v></c>"},
        {'@', "<c r=\"%s\" s=\"2\"><v>%.*s</v></c>"},
        {'$', "<c r=\"%s\" s=\"3\"><v>%.*s</v></c>"},
        {':', "<c r=\"%s\" t=\"e\" vm=\"1\"><v>#VALUE!%.*s</v></c>"},
        {'&', "<c r=\"%s\" t=\"b\"><v>%.*s</v></c>"},
        {'!', "<c r=\"%s\" t=\"e\"><v>%.*s</v></c>"},
        {'?', length > 1 ? "<c r=\"%s\"><f>%.*s</f></c>"
                         : "<c r=\"%s\"><f>A1+1%.*s</f></c>"},
    };
    if (*cell == '^' || *cell == '_') {
        book_runs(out, at,
                  *cell == '^' ? "<strike/>"
                               : "<vertAlign val=\"superscript\"/>",
                  cell, length);
        return;
    }
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (*cell == kinds[i].mark) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
            str_printf(out, kinds[i].format, at, (int)length - 1, cell + 1);
#pragma GCC diagnostic pop
            return;
        }
    }
    size_t skip = *cell == '\\';
    str_printf(
        out, "<c r=\"%s\" t=\"inlineStr\"><is><t xml:space=\"preserve\">", at);
    book_escape(out, cell + skip, length - skip);
    str_append(out, "</t></is></c>");
}

static inline void book_row(struct book *b, const char *line, size_t length)
{
    struct str *out = &b->sheets[b->count - 1];
    const char *end = line + length;
    bool hidden = length > 0 && *line == '~';
    line += hidden;
    str_printf(out, "<row r=\"%u\"%s>", ++b->row,
               hidden ? " hidden=\"1\"" : "");
    for (uint32_t column = 1; line < end; column++) {
        const char *stop = memchr(line, '|', (size_t)(end - line));
        char at[16];
        if (stop == NULL)
            stop = end;
        if (stop > line)
            book_cell(out, position_name(b->row, column, at), line,
                      (size_t)(stop - line));
        line = stop + 1;
    }
    str_append(out, "</row>");
}

/* `link G3 https://…` */
static inline void book_link(struct book *b, const char *line, size_t length)
{
    size_t cell = strcspn(line, " ");
    size_t id = b->links[b->count - 1].length;
    str_printf(&b->links[b->count - 1],
               "<hyperlink ref=\"%.*s\" r:id=\"r%zu\"/>", (int)cell, line, id);
    str_printf(
        &b->addresses[b->count - 1],
        "<Relationship Id=\"r%zu\" TargetMode=\"External\" Type=\"link\" "
        "Target=\"%.*s\"/>",
        id, (int)(length - cell - 1), line + cell + 1);
}

static inline void book_line(struct book *b, const char *line, size_t length)
{
    if (length > 0 && *line == '[') {
        bool hidden = line[1] == '!';
        assert_true(b->count < BOOK_SHEETS);
        snprintf(b->names[b->count], sizeof b->names[0], "%.*s",
                 (int)(length - 2 - hidden), line + 1 + hidden);
        b->hidden[b->count++] = hidden;
        b->row = 0;
    } else if (length > 6 && strncmp(line, "merge ", 6) == 0) {
        str_printf(&b->merges[b->count - 1], "<mergeCell ref=\"%.*s\"/>",
                   (int)length - 6, line + 6);
    } else if (length > 5 && strncmp(line, "link ", 5) == 0) {
        book_link(b, line + 5, length - 5);
    } else if (length == 4 && strncmp(line, "1904", 4) == 0) {
        b->system_1904 = true;
    } else {
        book_row(b, line, length);
    }
}

static inline void book_part(zipFile zip, const char *name, const char *text)
{
    zip_fileinfo info = {0};
    assert_int_equal(zipOpenNewFileInZip(zip, name, &info, NULL, 0, NULL, 0,
                                         NULL, Z_DEFLATED, 6),
                     ZIP_OK);
    assert_int_equal(zipWriteInFileInZip(zip, text, (unsigned)strlen(text)),
                     ZIP_OK);
    assert_int_equal(zipCloseFileInZip(zip), ZIP_OK);
}

#define BOOK_MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define BOOK_REL                                                               \
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define BOOK_TYPE "application/vnd.openxmlformats-officedocument.spreadsheetml."
#define BOOK_PACKAGE "http://schemas.openxmlformats.org/package/2006/"

static inline void book_sheet_part(zipFile zip, const struct book *b, size_t i)
{
    struct str xml = {0};
    char name[48];
    snprintf(name, sizeof name, "xl/worksheets/sheet%zu.xml", i + 1);
    str_printf(&xml,
               "<worksheet xmlns=\"" BOOK_MAIN "\" xmlns:r=\"" BOOK_REL
               "\"><sheetData>%s</sheetData>",
               str_text(&b->sheets[i]));
    if (b->merges[i].length > 0)
        str_printf(&xml, "<mergeCells>%s</mergeCells>",
                   str_text(&b->merges[i]));
    if (b->links[i].length > 0)
        str_printf(&xml, "<hyperlinks>%s</hyperlinks>", str_text(&b->links[i]));
    str_append(&xml, "</worksheet>");
    book_part(zip, name, str_text(&xml));
    if (b->links[i].length > 0) {
        str_reset(&xml);
        snprintf(name, sizeof name, "xl/worksheets/_rels/sheet%zu.xml.rels",
                 i + 1);
        str_printf(&xml,
                   "<Relationships xmlns=\"" BOOK_PACKAGE
                   "relationships\">%s</Relationships>",
                   str_text(&b->addresses[i]));
        book_part(zip, name, str_text(&xml));
    }
    str_clear(&xml);
}

static inline void book_parts(zipFile zip, const struct book *b)
{
    struct str types = {0}, sheets = {0}, relations = {0};
    for (size_t i = 1; i <= b->count; i++) {
        str_printf(&types,
                   "<Override PartName=\"/xl/worksheets/sheet%zu.xml\" "
                   "ContentType=\"" BOOK_TYPE "worksheet+xml\"/>",
                   i);
        str_printf(&sheets,
                   "<sheet name=\"%s\" sheetId=\"%zu\"%s "
                   "r:id=\"rId%zu\"/>",
                   b->names[i - 1], i,
                   b->hidden[i - 1] ? " state=\"hidden\"" : "", i);
        str_printf(&relations,
                   "<Relationship Id=\"rId%zu\" Type=\"" BOOK_REL
                   "/worksheet\" Target=\"worksheets/sheet%zu.xml\"/>",
                   i, i);
    }
    struct str x = {0};
    str_printf(
        &x,
        "<Types xmlns=\"" BOOK_PACKAGE "content-types\">"
        "<Default Extension=\"rels\" ContentType=\"application/vnd."
        "openxmlformats-package.relationships+xml\"/>"
        "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" BOOK_TYPE
        "sheet.main+xml\"/><Override PartName="
        "\"/xl/styles.xml\" ContentType=\"" BOOK_TYPE
        "styles+xml\"/>%s</Types>",
        str_text(&types));
    book_part(zip, "[Content_Types].xml", str_text(&x));
    book_part(zip, "_rels/.rels",
              "<Relationships xmlns=\"" BOOK_PACKAGE
              "relationships\"><Relationship Id=\"rId1\" Type=\"" BOOK_REL
              "/officeDocument\" Target=\"xl/workbook.xml\"/>"
              "</Relationships>");
    str_reset(&x);
    str_printf(&x,
               "<workbook xmlns=\"" BOOK_MAIN "\" xmlns:r=\"" BOOK_REL
               "\">%s<sheets>%s</sheets></workbook>",
               b->system_1904 ? "<workbookPr date1904=\"1\"/>" : "",
               str_text(&sheets));
    book_part(zip, "xl/workbook.xml", str_text(&x));
    str_reset(&x);
    str_printf(&x,
               "<Relationships xmlns=\"" BOOK_PACKAGE "relationships\">%s"
               "<Relationship Id=\"rIdS\" Type=\"" BOOK_REL "/styles\" "
               "Target=\"styles.xml\"/></Relationships>",
               str_text(&relations));
    book_part(zip, "xl/_rels/workbook.xml.rels", str_text(&x));
    book_part(zip, "xl/styles.xml",
              "<styleSheet xmlns=\"" BOOK_MAIN "\">"
              "<numFmts><numFmt numFmtId=\"164\" formatCode=\"d\"/></numFmts>"
              "<cellXfs count=\"4\"><xf numFmtId=\"0\"/><xf numFmtId=\"10\"/>"
              "<xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs>"
              "</styleSheet>");
    for (size_t i = 0; i < b->count; i++)
        book_sheet_part(zip, b, i);
    str_clear(&x);
    str_clear(&types);
    str_clear(&sheets);
    str_clear(&relations);
}

/* Writes the workbook that `text` describes. */
static inline void book_write(const char *path, const char *text)
{
    struct book *b = calloc(1, sizeof *b);
    assert_non_null(b);
    while (*text != '\0') {
        size_t length = strcspn(text, "\n");
        book_line(b, text, length);
        text += length + (text[length] == '\n');
    }
    zipFile zip = zipOpen(path, APPEND_STATUS_CREATE);
    assert_non_null(zip);
    book_parts(zip, b);
    assert_int_equal(zipClose(zip, NULL), ZIP_OK);
    for (size_t i = 0; i < b->count; i++) {
        str_clear(&b->sheets[i]);
        str_clear(&b->merges[i]);
        str_clear(&b->links[i]);
        str_clear(&b->addresses[i]);
    }
    free(b);
}

/* The test's campaign; the caller frees it. */
static inline struct campaign *book_campaign(void)
{
    struct campaign_error error = {0};
    struct campaign *campaign = campaign_load(TEST_CAMPAIGN, &error);
    if (campaign == NULL)
        print_error("%s:%d: %s\n", error.file, error.line, error.message);
    assert_non_null(campaign);
    return campaign;
}

/* What reads the workbooks of a test program; it ends with that. */
static inline struct guard *book_guard(void)
{
    static struct guard *guard;
    int failure;
    if (guard == NULL)
        guard = guard_new(&failure);
    assert_non_null(guard);
    return guard;
}

/* What was read comes to `intake` as a later run has it: saved and restored. */
static inline void book_restore(struct intake *intake, const char *name,
                                const struct intake *one)
{
    struct str saved = {0};
    assert_true(intake_save(one, name, &saved));
    assert_true(intake_restore(intake, name, &saved));
    str_clear(&saved);
}

/* Reads a workbook made from `text`, called `name`, into `intake`. */
static inline void book_read(struct intake *intake, const char *name,
                             const char *text)
{
    char folder[] = "/tmp/dti-intake-XXXXXX", path[128];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/book.xlsx", folder);
    book_write(path, text);
    struct intake one;
    intake->guard = book_guard();
    intake_init_like(&one, intake);
    one.by_hand = intake->by_hand;
    intake_read(&one, path, name);
    unlink(path);
    rmdir(folder);
    book_restore(intake, name, &one);
    intake_clear(&one);
}

/* All problems, each as `CELL CODE message` and a newline; with the file's name
 * before it where `files`. */
static inline char *book_problems(struct intake *intake, bool files)
{
    struct str out = {0};
    problem_list_sort(&intake->problems);
    for (size_t i = 0; i < intake->problems.count; i++) {
        const struct problem *p = &intake->problems.items[i];
        if (files)
            str_printf(&out, "%s: ", p->file);
        str_printf(&out, "%s %s %s\n", *p->cell != '\0' ? p->cell : "-",
                   problem_code_text(p->code), p->message);
    }
    str_append(&out, "");
    return str_take(&out);
}

static inline void book_expect(struct intake *intake, bool files,
                               const char *expected)
{
    char *problems = book_problems(intake, files);
    assert_string_equal(problems == NULL ? "" : problems, expected);
    free(problems);
}

#endif
