/* Where a workbook is while it is made: in memory, not on any disk. May be
 * included by xlsx/write.
 *
 * libxlsxwriter makes each part in a temporary file and does not look whether
 * its writes succeed: one that failed once would leave a hole in a part, and
 * what is lost may be whole cells. So its own function for temporary files is
 * replaced by one that gives a file of memory, in which nothing can fail but an
 * allocation, and that ends the program (base/allocator.c). Nor are parts
 * deflated before the package is looked through. */
#ifndef DTI_XLSX_WRITE_MEMORY_H
#define DTI_XLSX_WRITE_MEMORY_H

/* A descriptor of memory for the package, which the library opens by its path;
 * -1 and errno where there is none. */
enum { MEMORY_PATH_SIZE = 32 };
int memory_package(char path[MEMORY_PATH_SIZE]);

#endif
