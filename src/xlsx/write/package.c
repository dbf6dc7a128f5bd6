#include "xlsx/write/package.h"

#include "base/mem.h"
#include "base/zip.h"

#include <expat.h>
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

/* Appends a sheet without the marks of its rows. Text stands in another part,
 * so that nothing that looks like one is text. */
static void append_growing(const struct str *sheet, struct str *out)
{
    static const char mark[] = " customHeight=\"1\"";
    const char *from = str_text(sheet), *found;
    for (; (found = strstr(from, mark)) != NULL; from = found + sizeof mark - 1)
        str_append_bytes(out, from, (size_t)(found - from));
    str_append(out, from);
}

struct repacking {
    struct zip *zip;
    bool good;
};

static void repack_part(void *userdata, const char *name,
                        const struct str *bytes)
{
    static const char sheets[] = "xl/worksheets/sheet";
    struct repacking *r = userdata;
    struct str growing = {0};
    const struct str *part = bytes;
    if (strncmp(name, sheets, sizeof sheets - 1) == 0) {
        append_growing(bytes, &growing);
        part = &growing;
    }
    r->good = r->good && begins_well(bytes) && is_well_formed(bytes) &&
              zip_add_packed(r->zip, name, str_text(part), part->length);
    str_clear(&growing);
}

bool book_repack(const struct str *package, struct str *out)
{
    struct repacking r = {zip_new(0), true};
    size_t before = out->length;
    bool whole = zip_each(package, repack_part, &r);
    whole = zip_finish(r.zip, out) && r.good && whole;
    if (!whole)
        out->length = before;
    return whole;
}
