/* XML parts, streamed through expat (namespaces in XML 1.0). May be included
 * by xlsx/read.
 *
 * A kind of part is a table of the elements that matter, each with its parent.
 * Everything else is passed over, whatever it holds: the stack is an array, and
 * nothing recurses. A DOCTYPE ends the reading before any entity is seen. */
#ifndef DTI_XLSX_READ_XML_H
#define DTI_XLSX_READ_XML_H

#include "base/str.h"
#include "xlsx/read/container.h"

enum { XML_TOP = 0, XML_OTHER = -1 };

struct xml_element {
    int parent; /* an id, or XML_TOP for the root */
    const char *name;
    int id;    /* from 1 */
    bool text; /* its character data is collected */
};

/* The namespaces whose elements count; transitional, strict and those of the
 * betas alike. */
enum xml_vocabulary {
    XML_SPREADSHEET,
    XML_RELATIONSHIPS,
    XML_ENCRYPTION,
    XML_RICH
};

struct xml;
typedef void xml_start_fn(struct xml *xml, int id, const char **attributes);
/* `text` is that of an element that collects it, else "". Lent. */
typedef void xml_end_fn(struct xml *xml, int id, const char *text,
                        size_t length);

struct xml_part {
    const struct xml_element *elements; /* ended by a NULL name */
    enum xml_vocabulary vocabulary;
    xml_start_fn *start; /* may be NULL, as may `end` */
    xml_end_fn *end;
    const char *missing; /* the part that is missing where the root is another
                            one; NULL: FILE_XML */
};

/* What a reading works with; the handlers see it as xml->... */
struct xml {
    const struct xml_part *part;
    const struct limits *limits;
    struct report *report;
    const char *label; /* of the part, for problems */
    void *data;        /* the handlers' own */
    /* private: */
    void *parser;
    struct str text;
    int stack[XML_DEPTH_MAX + 1];
    uint64_t depth;
    bool seen_root, stopped, failed;
};

/* Reads the whole part; false and a problem where something is wrong, or where
 * a handler called xml_stop or xml_fail. `data` is for the handlers. */
bool xml_read(struct container *container, struct entry *entry,
              const struct xml_part *part, void *data);

/* The same for XML in memory, at most `limits->token_bytes` of it. */
bool xml_read_bytes(const char *bytes, size_t length,
                    const struct limits *limits, struct report *report,
                    const struct xml_part *part, void *data);

/* Ends the reading without a problem. */
void xml_stop(struct xml *xml);

/* Ends the reading; the caller has reported why. */
void xml_fail(struct xml *xml);

/* The value of an attribute without a namespace, or NULL. Lent. */
const char *xml_attribute(const char **attributes, const char *name);

/* The same with any namespace: `r:id`. */
const char *xml_prefixed_attribute(const char **attributes, const char *name);

/* xsd:boolean; false where absent. */
bool xml_flag(const char **attributes, const char *name);

/* Reads xsd:unsignedInt, white space around it ignored; false where `text` is
 * NULL, anything else or above `limit`. */
bool xml_unsigned(const char *text, uint32_t limit, uint32_t *out);

#endif
