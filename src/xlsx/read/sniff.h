/* What a file is by its content, whatever its name says. May be included by
 * xlsx/read and intake. */
#ifndef DTI_XLSX_READ_SNIFF_H
#define DTI_XLSX_READ_SNIFF_H

#include "xlsx/read/container.h"

/* A kind of file that is no workbook: the problem that says so, and for
 * PROBLEM_FILE_KIND (no spreadsheet at all) and PROBLEM_FILE_UNOPENED (one in
 * other clothes) the kind and what to do. */
struct sniffed {
    enum problem_code code;
    const char *kind, *fix;
};

/* Whether a file that begins so may be a workbook, or one that was locked or
 * packed, for which all of it has to be read; else `out` says what it is. */
enum { SNIFF_BYTES = 4096 };
bool sniff_head(const void *bytes, size_t length, struct sniffed *out);

/* Whether Office has encrypted it. */
bool sniff_encrypted(const void *bytes, size_t length);

/* True where `bytes` may be a ZIP; else the problem says what it is. */
bool sniff_bytes(const void *bytes, size_t length, struct report *report);

/* True where the ZIP may be an OPC package of a spreadsheet; else the problem
 * says what it is: another document, or workbooks that were packed. */
bool sniff_container(struct container *container, struct report *report);

#endif
