/* What a file is by its first bytes, whatever its name says. May be included
 * by xlsx/read. */
#ifndef DTI_XLSX_READ_SNIFF_H
#define DTI_XLSX_READ_SNIFF_H

#include "xlsx/read/container.h"

/* True where `bytes` may be a ZIP; else the problem says what it is. */
bool sniff_bytes(const void *bytes, size_t length, struct report *report);

/* True where the ZIP may be an OPC package; else the problem says what it is:
 * an OpenDocument spreadsheet names itself in its entry `mimetype`. */
bool sniff_container(struct container *container, struct report *report);

#endif
