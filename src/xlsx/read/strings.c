#include "xlsx/read/strings.h"

#include "base/vec.h"
#include "xlsx/read/escape.h"

enum { TABLE = 1, STRING, TEXT, RUN, RUN_TEXT, FONT, STRIKE, ALIGN };

/* `rPh`, the phonetic run, stands beside `t` and `r` and is not listed: it says
 * how the text is read aloud and is no part of it. */
static const struct xml_element elements[] = {
    {XML_TOP, "sst", TABLE, false},
    {TABLE, "si", STRING, false},
    {STRING, "t", TEXT, true},
    {STRING, "r", RUN, false},
    {RUN, "t", RUN_TEXT, true},
    {RUN, "rPr", FONT, false},
    {FONT, "strike", STRIKE, false},
    {FONT, "vertAlign", ALIGN, false},
    {0, NULL, 0, false},
};

static bool count_string(struct xml *xml, const struct strings *strings)
{
    if (strings->count < xml->limits->cells)
        return true;
    report_limit(xml->report, "số chuỗi dùng chung", xml->limits->cells,
                 "chuỗi");
    xml_fail(xml);
    return false;
}

static void start_string(struct xml *xml, int id, const char **attributes)
{
    struct strings *strings = xml->data;
    struct rich *rich = &strings->rich;
    if (id == STRING && count_string(xml, strings))
        rich_reset(rich);
    else if (id == RUN)
        rich_start_run(rich);
    else if (id == FONT)
        rich_font(rich);
    else if (id == STRIKE)
        rich_strike(rich, xml_attribute(attributes, "val"));
    else if (id == ALIGN)
        rich_align(rich, xml_attribute(attributes, "val"));
}

static void add_text(struct xml *xml, struct strings *strings, const char *text,
                     size_t length)
{
    strings->text += length;
    if (strings->text <= xml->limits->text_bytes) {
        rich_append(&strings->rich, text, length);
        return;
    }
    report_byte_limit(xml->report, "chữ trong tệp", xml->limits->text_bytes);
    xml_fail(xml);
}

/* Appends a text, decoded; where it starts. */
static uint32_t keep(struct strings *strings, const struct str *text)
{
    struct str *bytes = &strings->bytes;
    size_t start = bytes->length;
    str_append_bytes(bytes, str_text(text), text->length);
    if (text->length > 0)
        bytes->length =
            start + escape_decode(bytes->data + start, text->length);
    str_append_char(bytes, '\0');
    return (uint32_t)start;
}

static void end_string(struct xml *xml, int id, const char *text, size_t length)
{
    struct strings *strings = xml->data;
    const struct rich *rich = &strings->rich;
    if (id == TEXT || id == RUN_TEXT)
        add_text(xml, strings, text, length);
    if (id != STRING)
        return;
    struct shared_string *string = vec_push(strings);
    string->seen = keep(strings, &rich->seen);
    string->struck = rich->struck;
    string->raised = rich->raised;
    if (rich->own.length == rich->seen.length)
        string->own = string->seen;
    else
        string->own = keep(strings, &rich->own);
}

static const struct xml_part part = {elements, XML_SPREADSHEET, start_string,
                                     end_string, NULL};

bool strings_read(struct strings *strings, struct container *container,
                  struct entry *entry)
{
    bool good = xml_read(container, entry, &part, strings);
    rich_clear(&strings->rich);
    return good;
}

void strings_clear(struct strings *strings)
{
    str_clear(&strings->bytes);
    vec_clear(strings);
}
