/* A file in memory for minizip to read. May be included by xlsx/read. */
#ifndef DTI_XLSX_READ_MEMORY_FILE_H
#define DTI_XLSX_READ_MEMORY_FILE_H

#include "xlsx/read/container.h"

/* Opens the ZIP in `file`, which stays the caller's; NULL where minizip finds
 * no directory in it. */
unzFile memory_file_unzip(struct memory_file *file);

#endif
