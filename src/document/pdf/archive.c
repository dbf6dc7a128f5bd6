#include "document/pdf/archive.h"
#include "base/date.h"
#include "document/pdf/pdf.h"

/* ---- metadata ---- */

static void append_escaped(struct str *out, const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '&')
            str_append(out, "&amp;");
        else if (*text == '<')
            str_append(out, "&lt;");
        else if (*text == '>')
            str_append(out, "&gt;");
        else if ((unsigned char)*text >= ' ')
            str_append_char(out, *text);
        else /* XML has no other control characters */
            str_append_char(out, ' ');
    }
}

/* An element, with what stands around its text. */
static void append_field(struct str *out, const char *before, const char *text,
                         const char *after)
{
    if (text == NULL || *text == '\0')
        return;
    str_append(out, before);
    append_escaped(out, text);
    str_append(out, after);
}

static void append_moment(struct str *out, const char *name, int64_t moment)
{
    struct date day = date_from_time(moment);
    long second = (long)(moment - date_to_time(day));
    str_printf(out, "<xmp:%s>%04d-%02d-%02dT%02ld:%02ld:%02ldZ</xmp:%s>\n",
               name, day.year, day.month, day.day, second / 3600,
               second / 60 % 60, second % 60, name);
}

void archive_date(int64_t moment, struct str *out)
{
    struct date day = date_from_time(moment);
    long second = (long)(moment - date_to_time(day));
    str_printf(out, "D:%04d%02d%02d%02ld%02ld%02ldZ", day.year, day.month,
               day.day, second / 3600, second / 60 % 60, second % 60);
}

void archive_intent(unsigned profile, struct str *out)
{
    str_append(out, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
                    "/OutputConditionIdentifier(sRGB)"
                    "/Info(sRGB IEC61966-2.1)/DestOutputProfile ");
    objects_reference(out, profile);
    str_append(out, ">>]");
}

static const char HEAD[] =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\""
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
    "<pdfaid:part>2</pdfaid:part>\n"
    "<pdfaid:conformance>A</pdfaid:conformance>\n"
    "<pdfuaid:part>1</pdfuaid:part>\n"
    "<dc:format>application/pdf</dc:format>\n"
    "<dc:language><rdf:Bag><rdf:li>vi-VN</rdf:li></rdf:Bag></dc:language>\n";

/* ISO 19005-2 6.6.2.3: a schema that XMP does not know is described; that of
 * PDF/UA is such. */
static const char SCHEMA[] =
    "<rdf:Description rdf:about=\"\""
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/"
    "</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n";

static void append_metadata(const struct pdf_info *info, struct str *out)
{
    str_append(out, HEAD);
    append_field(out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">",
                 info->title, "</rdf:li></rdf:Alt></dc:title>\n");
    append_field(out, "<dc:creator><rdf:Seq><rdf:li>", info->author,
                 "</rdf:li></rdf:Seq></dc:creator>\n");
    append_field(out,
                 "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">",
                 info->subject, "</rdf:li></rdf:Alt></dc:description>\n");
    append_field(out, "<pdf:Keywords>", info->keywords, "</pdf:Keywords>\n");
    append_field(out, "<pdf:Producer>", ARCHIVE_PRODUCER, "</pdf:Producer>\n");
    append_moment(out, "CreateDate", info->created);
    append_moment(out, "ModifyDate", info->created);
    str_append(out, "</rdf:Description>\n");
    str_append(out, SCHEMA);
    str_append(out, "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>");
}

void archive_metadata(const struct pdf_info *info, struct objects *objects,
                      unsigned number)
{
    struct str metadata = {0}, packed = {0};
    append_metadata(info, &metadata);
    deflater_pack(objects->deflater, metadata.data, metadata.length, &packed);
    objects_stream(objects, number,
                   "/Type/Metadata/Subtype/XML/Filter/FlateDecode", packed.data,
                   packed.length);
    str_clear(&metadata);
    str_clear(&packed);
}
