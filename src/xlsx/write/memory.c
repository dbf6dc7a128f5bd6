#include "xlsx/write/memory.h"

#include "base/mem.h"
#include "base/memory_file.h"
#include "base/str.h"

#include <xlsxwriter.h>
#include <xlsxwriter/utility.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

int memory_package(char path[MEMORY_PATH_SIZE])
{
    int fd = memfd_create("book", MFD_CLOEXEC);
    snprintf(path, MEMORY_PATH_SIZE, "/proc/self/fd/%d", fd);
    return fd;
}

struct part {
    struct str bytes;
    struct memory_file file; /* grows them */
};

static ssize_t read_part(void *cookie, char *buffer, size_t size)
{
    struct part *part = cookie;
    return (ssize_t)memory_file_read(&part->file, buffer, size);
}

static ssize_t write_part(void *cookie, const char *bytes, size_t size)
{
    struct part *part = cookie;
    return (ssize_t)memory_file_write(&part->file, bytes, size);
}

static int seek_part(void *cookie, off64_t *offset, int whence)
{
    struct part *part = cookie;
    if (!memory_file_seek(&part->file, (uint64_t)*offset, whence)) {
        errno = EINVAL;
        return -1;
    }
    *offset = (off64_t)part->file.offset;
    return 0;
}

static int close_part(void *cookie)
{
    struct part *part = cookie;
    str_clear(&part->bytes);
    free(part);
    return 0;
}

/* In the place of the library's function of this name (utility.h), which it
 * calls for each part. */
FILE *lxw_tmpfile(char *folder)
{
    (void)folder;
    struct part *part = mem_calloc(1, sizeof *part);
    part->file = memory_file_growing(&part->bytes);
    const cookie_io_functions_t functions = {read_part, write_part, seek_part,
                                             close_part};
    FILE *file = fopencookie(part, "w+", functions);
    if (!file)
        mem_fail();
    return file;
}
