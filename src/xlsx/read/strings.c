#include "xlsx/read/strings.h"

#include "base/vec.h"
#include "xlsx/read/escape.h"

#include <string.h>

enum { TABLE = 1, STRING, TEXT, RUN, RUN_TEXT };

/* `rPh`, the phonetic run, stands beside `t` and `r` and is not listed: it says
 * how the text is read aloud and is no part of it. */
static const struct xml_element elements[] = {
    {XML_TOP, "sst", TABLE, false}, {TABLE, "si", STRING, false},
    {STRING, "t", TEXT, true},      {STRING, "r", RUN, false},
    {RUN, "t", RUN_TEXT, true},     {0, NULL, 0, false},
};

static void start_string(struct xml *xml, int id, const char **attributes)
{
    (void)attributes;
    struct strings *strings = xml->data;
    if (id != STRING)
        return;
    if (strings->count == xml->limits->cells) {
        report_limit(xml->report, "số chuỗi dùng chung", xml->limits->cells,
                     "chuỗi");
        xml_fail(xml);
        return;
    }
    *vec_push(strings) = (uint32_t)strings->bytes.length;
}

static void end_string(struct xml *xml, int id, const char *text, size_t length)
{
    struct strings *strings = xml->data;
    if (id == TEXT || id == RUN_TEXT) {
        if (strings->bytes.length - strings->count + 1 + length >
            xml->limits->text_bytes) {
            report_byte_limit(xml->report, "chữ trong tệp",
                              xml->limits->text_bytes);
            xml_fail(xml);
            return;
        }
        str_append_bytes(&strings->bytes, text, length);
    }
    if (id != STRING)
        return;
    size_t start = strings->items[strings->count - 1];
    char *string = strings->bytes.data ? strings->bytes.data + start : NULL;
    if (string)
        strings->bytes.length =
            start + escape_decode(string, strings->bytes.length - start);
    str_append_char(&strings->bytes, '\0');
}

static const struct xml_part part = {elements,   XML_SPREADSHEET, start_string,
                                     end_string, false,           NULL};

bool strings_read(struct strings *strings, struct container *container,
                  const struct entry *entry)
{
    return xml_read(container, entry, &part, strings);
}

const char *strings_at(const struct strings *strings, size_t index,
                       size_t *length)
{
    size_t start = strings->items[index];
    size_t end = index + 1 < strings->count ? strings->items[index + 1]
                                            : strings->bytes.length;
    *length = end - start - 1;
    return strings->bytes.data + start;
}

void strings_clear(struct strings *strings)
{
    str_clear(&strings->bytes);
    vec_clear(strings);
}
