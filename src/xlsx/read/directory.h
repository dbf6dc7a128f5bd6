/* The end of a ZIP, read apart from minizip. May be included by xlsx/read. */
#ifndef DTI_XLSX_READ_DIRECTORY_H
#define DTI_XLSX_READ_DIRECTORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Whether there is an end record: a ZIP may have something before it, and its
 * directory is then found from the end. */
bool directory_is_there(const void *bytes, size_t length);

/* Whether the directory holds as many records as its end says. minizip reads
 * that many and never looks whether more follow, where other programs read as
 * far as they go: the two would see different workbooks. True where the end
 * does not say it itself (zip64) or has no directory before it, for minizip to
 * judge. */
bool directory_count_holds(const void *bytes, size_t length);

#endif
