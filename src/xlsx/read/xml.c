#include "xlsx/read/xml.h"

#include "base/mem.h"

#include <expat.h>
#include <string.h>

enum { FEED_BYTES = 65536 };

#define OOXML "http://schemas.openxmlformats.org/"
#define SEPARATOR '\n' /* cannot stand in a namespace name */

static bool has_prefix(const char *text, size_t length, const char *prefix)
{
    size_t count = strlen(prefix);
    return length >= count && memcmp(text, prefix, count) == 0;
}

/* Office 2007 has 2006/main; its betas had 2006/5/main and 2006/7/main, and
 * gnumeric still wrote them. The second is ISO/IEC 29500 strict. */
static bool is_spreadsheet(const char *uri, size_t length)
{
    static const char strict[] =
        "http://purl.oclc.org/ooxml/spreadsheetml/main";
    if (has_prefix(uri, length, OOXML "spreadsheetml/2006/"))
        return memcmp(uri + length - 5, "/main", 5) == 0;
    return length == sizeof strict - 1 && memcmp(uri, strict, length) == 0;
}

static bool is_relationships(const char *uri, size_t length)
{
    static const char uri_2006[] = OOXML "package/2006/relationships";
    return length == sizeof uri_2006 - 1 && memcmp(uri, uri_2006, length) == 0;
}

/* Of [MS-OFFCRYPTO] 2.3.4.10: the whole and its key encryptor of passwords. */
static bool is_encryption(const char *uri, size_t length)
{
    static const char office[] = "http://schemas.microsoft.com/office/2006/";
    static const char *const names[] = {"encryption", "keyEncryptor/password"};
    size_t prefix = sizeof office - 1;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (has_prefix(uri, length, office) &&
            length == prefix + strlen(names[i]) &&
            memcmp(uri + prefix, names[i], length - prefix) == 0)
            return true;
    return false;
}

/* Rich values have a namespace of their own, what leads to them has not. */
static bool is_rich(const char *uri, size_t length)
{
    static const char values[] = "http://schemas.microsoft.com/office/"
                                 "spreadsheetml/2017/richdata";
    return is_spreadsheet(uri, length) ||
           (length == sizeof values - 1 && memcmp(uri, values, length) == 0);
}

/* The namespaces of each vocabulary. */
static bool (*const vocabularies[])(const char *uri, size_t length) = {
    [XML_SPREADSHEET] = is_spreadsheet,
    [XML_RELATIONSHIPS] = is_relationships,
    [XML_ENCRYPTION] = is_encryption,
    [XML_RICH] = is_rich,
};

/* The local name where the namespace counts, else NULL. */
static const char *known_name(const struct xml *xml, const char *name)
{
    const char *end = strrchr(name, SEPARATOR);
    if (!end)
        return NULL;
    bool known =
        vocabularies[xml->part->vocabulary](name, (size_t)(end - name));
    return known ? end + 1 : NULL;
}

static const struct xml_element *find_element(const struct xml *xml,
                                              const char *name)
{
    int parent = xml->stack[xml->depth];
    const char *local = parent == XML_OTHER ? NULL : known_name(xml, name);
    if (!local)
        return NULL;
    const struct xml_element *element = xml->part->elements;
    for (; element->name; element++)
        if (element->parent == parent && strcmp(element->name, local) == 0)
            return element;
    return NULL;
}

static bool collects_text(const struct xml *xml)
{
    int id = xml->stack[xml->depth];
    if (id <= 0)
        return false;
    const struct xml_element *element = xml->part->elements;
    while (element->name && element->id != id)
        element++;
    return element->text;
}

void xml_stop(struct xml *xml)
{
    if (!xml->stopped)
        XML_StopParser(xml->parser, XML_FALSE);
    xml->stopped = true;
}

void xml_fail(struct xml *xml)
{
    xml->failed = true;
    xml_stop(xml);
}

/* FILE_XML for this part, at the current line. Ends the reading. */
static void report_wrong(struct xml *xml, const char *what)
{
    if (xml->stopped)
        return;
    struct str text = {0};
    str_printf(&text, "%s (dòng %lu)", what,
               (unsigned long)XML_GetCurrentLineNumber(xml->parser));
    report_problem(xml->report, PROBLEM_FILE_XML, xml->label, str_text(&text));
    str_clear(&text);
    xml_fail(xml);
}

static void on_start(void *userdata, const char *name, const char **attributes)
{
    struct xml *xml = userdata;
    if (xml->stopped)
        return;
    if (xml->depth == xml->limits->depth) {
        report_limit(xml->report, "XML lồng nhau", xml->limits->depth, "cấp");
        xml_fail(xml);
        return;
    }
    const struct xml_element *element = find_element(xml, name);
    xml->stack[++xml->depth] = element ? element->id : XML_OTHER;
    if (!element)
        return;
    xml->seen_root = true;
    if (element->text)
        str_reset(&xml->text);
    if (xml->part->start)
        xml->part->start(xml, element->id, attributes);
}

static void on_end(void *userdata, const char *name)
{
    struct xml *xml = userdata;
    (void)name;
    if (xml->stopped)
        return;
    int id = xml->stack[xml->depth];
    if (id > 0 && xml->part->end) {
        bool text = collects_text(xml);
        xml->part->end(xml, id, text ? str_text(&xml->text) : "",
                       text ? xml->text.length : 0);
    }
    xml->depth--;
}

static void on_text(void *userdata, const char *bytes, int length)
{
    struct xml *xml = userdata;
    if (xml->stopped || !collects_text(xml))
        return;
    if (xml->text.length + (size_t)length > xml->limits->text_bytes) {
        report_byte_limit(xml->report, "chữ trong tệp",
                          xml->limits->text_bytes);
        xml_fail(xml);
        return;
    }
    str_append_bytes(&xml->text, bytes, (size_t)length);
}

static void on_doctype(void *userdata, const char *name, const char *system,
                       const char *public, int has_subset)
{
    struct xml *xml = userdata;
    (void)name;
    (void)system;
    (void)public;
    (void)has_subset;
    report_problem(xml->report, PROBLEM_FILE_DOCTYPE, xml->label, NULL);
    xml_fail(xml);
}

static const char *error_text(enum XML_Error error)
{
    switch (error) {
    case XML_ERROR_NO_ELEMENTS:
        return "không có nội dung";
    case XML_ERROR_UNCLOSED_TOKEN:
    case XML_ERROR_PARTIAL_CHAR:
    case XML_ERROR_UNCLOSED_CDATA_SECTION:
        return "bị cắt cụt";
    case XML_ERROR_TAG_MISMATCH:
        return "thẻ đóng không khớp thẻ mở";
    case XML_ERROR_DUPLICATE_ATTRIBUTE:
        return "thuộc tính lặp lại";
    case XML_ERROR_UNKNOWN_ENCODING:
    case XML_ERROR_INCORRECT_ENCODING:
        return "bảng mã không hỗ trợ";
    case XML_ERROR_UNDEFINED_ENTITY:
        return "thực thể không được khai báo";
    case XML_ERROR_UNBOUND_PREFIX:
        return "tiền tố không gian tên không được khai báo";
    default:
        return "sai cú pháp";
    }
}

/* What expat says after a chunk; a tag that never ends would be held in memory
 * and scanned again with each chunk, so it has a limit. */
static bool check_status(struct xml *xml, enum XML_Status status, uint64_t fed)
{
    if (xml->stopped)
        return false;
    if (status != XML_STATUS_OK) {
        report_wrong(xml, error_text(XML_GetErrorCode(xml->parser)));
        return false;
    }
    XML_Index done = XML_GetCurrentByteIndex(xml->parser);
    if (done < 0 || fed - (uint64_t)done <=
                        xml->limits->token_bytes + 2 * (uint64_t)FEED_BYTES)
        return true;
    report_byte_limit(xml->report, "một thẻ XML", xml->limits->token_bytes);
    xml_fail(xml);
    return false;
}

static void feed(struct xml *xml, struct container *container,
                 struct entry *entry)
{
    uint64_t fed = 0;
    enum XML_Status status = XML_STATUS_OK;
    int got = 1;
    while (got > 0 && check_status(xml, status, fed)) {
        void *buffer = XML_GetBuffer(xml->parser, FEED_BYTES);
        if (!buffer)
            mem_fail();
        got = container_pull(container, entry, buffer, FEED_BYTES);
        if (got < 0) {
            xml_fail(xml);
            return;
        }
        fed += (uint64_t)got;
        status = XML_ParseBuffer(xml->parser, got, got == 0);
    }
    if (got == 0)
        check_status(xml, status, fed);
}

static void start_parser(struct xml *xml)
{
    XML_Parser parser = XML_ParserCreateNS(NULL, SEPARATOR);
    if (!parser)
        mem_fail();
    xml->parser = parser;
    XML_SetUserData(parser, xml);
    XML_SetElementHandler(parser, on_start, on_end);
    XML_SetCharacterDataHandler(parser, on_text);
    XML_SetStartDoctypeDeclHandler(parser, on_doctype);
}

static void end_parser(struct xml *xml)
{
    XML_ParserFree(xml->parser);
    str_clear(&xml->text);
}

bool xml_read(struct container *container, struct entry *entry,
              const struct xml_part *part, void *data)
{
    struct xml xml = {.part = part,
                      .limits = container->limits,
                      .report = container->report,
                      .label = entry->label,
                      .data = data};
    start_parser(&xml);
    if (container_start(container, entry))
        feed(&xml, container, entry);
    else
        xml.failed = true;
    container_end(container);
    end_parser(&xml);
    if (xml.failed || xml.stopped || xml.seen_root)
        return !xml.failed && !xml.stopped;
    if (part->missing)
        return report_problem(xml.report, PROBLEM_FILE_PART_MISSING,
                              part->missing, NULL);
    return report_problem(xml.report, PROBLEM_FILE_XML, xml.label,
                          "phần tử gốc không đúng loại");
}

bool xml_read_bytes(const char *bytes, size_t length,
                    const struct limits *limits, struct report *report,
                    const struct xml_part *part, void *data)
{
    struct xml xml = {.part = part,
                      .limits = limits,
                      .report = report,
                      .label = "",
                      .data = data};
    start_parser(&xml);
    if (length > limits->token_bytes)
        xml.failed = true;
    else
        check_status(&xml, XML_Parse(xml.parser, bytes, (int)length, true),
                     length);
    end_parser(&xml);
    return !xml.failed && !xml.stopped && xml.seen_root;
}

const char *xml_attribute(const char **attributes, const char *name)
{
    for (; *attributes; attributes += 2)
        if (strcmp(attributes[0], name) == 0)
            return attributes[1];
    return NULL;
}

const char *xml_prefixed_attribute(const char **attributes, const char *name)
{
    for (; *attributes; attributes += 2) {
        const char *local = strrchr(attributes[0], SEPARATOR);
        if (local && strcmp(local + 1, name) == 0)
            return attributes[1];
    }
    return NULL;
}

bool xml_flag(const char **attributes, const char *name)
{
    const char *value = xml_attribute(attributes, name);
    return value && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0 ||
                     strcmp(value, "on") == 0);
}

bool xml_unsigned(const char *text, uint32_t limit, uint32_t *out)
{
    static const char space[] = " \t\r\n";
    if (!text)
        return false;
    text += strspn(text, space);
    size_t digits = strspn(text, "0123456789");
    if (digits == 0 || text[digits + strspn(text + digits, space)] != '\0')
        return false;
    uint64_t value = 0;
    for (size_t i = 0; i < digits; i++) {
        value = value * 10 + (uint64_t)(text[i] - '0');
        if (value > limit)
            return false;
    }
    *out = (uint32_t)value;
    return true;
}
