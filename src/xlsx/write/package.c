#include "xlsx/write/package.h"

#include "base/mem.h"
#include "base/zip.h"
#include "xlsx/write/share.h"

#include <expat.h>
#include <stdlib.h>
#include <string.h>

/* What libxlsxwriter begins a part with; of old VML drawings, the root. */
static bool begins_well(const struct str *part)
{
    static const char declaration[] = "<?xml ", vml[] = "<xml";
    const char *text = str_text(part);
    return strncmp(text, declaration, sizeof declaration - 1) == 0 ||
           strncmp(text, vml, sizeof vml - 1) == 0;
}

static bool is_well_formed(const struct str *part)
{
    XML_Parser parser = XML_ParserCreate(NULL);
    if (!parser)
        mem_fail();
    bool good = XML_Parse(parser, str_text(part), (int)part->length, true) ==
                XML_STATUS_OK;
    if (!good && XML_GetErrorCode(parser) == XML_ERROR_NO_MEMORY)
        mem_fail();
    XML_ParserFree(parser);
    return good;
}

/* The first of two texts from `from` on: where each was found last stands in
 * `found`, and is looked for again only behind that. */
static const char *next_mark(const char *from, const char *const marks[2],
                             const char *found[2])
{
    for (int i = 0; i < 2; i++)
        if (found[i] && found[i] < from)
            found[i] = strstr(from, marks[i]);
    return !found[1] || (found[0] && found[0] < found[1]) ? found[0] : found[1];
}

/* Appends a sheet without the marks of its rows, and with formulas for theirs.
 * Text stands in another part, so that nothing that looks like one is text.
 * False where a formula is none of the sheet's. */
static bool append_sheet(struct book_sheet *sheet, const struct str *part,
                         struct str *out)
{
    static const char height[] = " customHeight=\"1\"";
    const char *const marks[] = {height, book_share_mark};
    const char *from = str_text(part), *at;
    const char *found[] = {strstr(from, height), strstr(from, book_share_mark)};
    bool good = true;
    while (good && (at = next_mark(from, marks, found)) != NULL) {
        str_append_bytes(out, from, (size_t)(at - from));
        if (at == found[0])
            at += sizeof height - 1;
        else
            good = book_share_put(sheet, &at, out);
        from = at;
    }
    str_append(out, from);
    return good;
}

struct repacking {
    struct book *book;
    struct zip *zip;
    bool good;
};

/* The sheet whose part has the name `sheet7.xml`; NULL for another. */
static struct book_sheet *sheet_of(const struct book *book, const char *name)
{
    static const char sheets[] = "xl/worksheets/sheet";
    if (strncmp(name, sheets, sizeof sheets - 1) != 0)
        return NULL;
    size_t number = strtoul(name + sizeof sheets - 1, NULL, 10);
    return number > 0 && number <= book->sheets.count
               ? book->sheets.items[number - 1]
               : NULL;
}

static void repack_part(void *userdata, const char *name,
                        const struct str *bytes)
{
    struct repacking *r = userdata;
    struct str final = {0};
    const struct str *part = bytes;
    struct book_sheet *sheet = sheet_of(r->book, name);
    if (sheet) {
        r->good = append_sheet(sheet, bytes, &final) && r->good;
        part = &final;
    }
    r->good = r->good && begins_well(part) && is_well_formed(part) &&
              zip_add_packed(r->zip, name, str_text(part), part->length);
    str_clear(&final);
}

bool book_repack(struct book *book, const struct str *package, struct str *out)
{
    struct repacking r = {book, zip_new(0), true};
    size_t before = out->length;
    bool whole = zip_each(package, repack_part, &r);
    whole = zip_finish(r.zip, out) && r.good && whole;
    if (!whole)
        out->length = before;
    return whole;
}
