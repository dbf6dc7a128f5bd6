#include "xlsx/write/memory.h"

#include "base/mem.h"
#include "base/str.h"

#include <xlsxwriter.h>
#include <xlsxwriter/utility.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

int memory_package(char path[MEMORY_PATH_SIZE])
{
    int fd = memfd_create("book", MFD_CLOEXEC);
    snprintf(path, MEMORY_PATH_SIZE, "/proc/self/fd/%d", fd);
    return fd;
}

/* A file that is a string; `offset` is never past its end. */
struct part {
    struct str bytes;
    size_t offset;
};

static ssize_t read_part(void *cookie, char *buffer, size_t size)
{
    struct part *part = cookie;
    size_t left = part->bytes.length - part->offset;
    if (size > left)
        size = left;
    memcpy(buffer, str_text(&part->bytes) + part->offset, size);
    part->offset += size;
    return (ssize_t)size;
}

static ssize_t write_part(void *cookie, const char *bytes, size_t size)
{
    struct part *part = cookie;
    size_t left = part->bytes.length - part->offset;
    size_t over = size < left ? size : left;
    if (over > 0)
        memcpy(part->bytes.data + part->offset, bytes, over);
    str_append_bytes(&part->bytes, bytes + over, size - over);
    part->offset += size;
    return (ssize_t)size;
}

static int seek_part(void *cookie, off64_t *offset, int whence)
{
    struct part *part = cookie;
    size_t base = whence == SEEK_CUR   ? part->offset
                  : whence == SEEK_END ? part->bytes.length
                                       : 0;
    off64_t to = (off64_t)base + *offset;
    if (to < 0 || (size_t)to > part->bytes.length) {
        errno = EINVAL;
        return -1;
    }
    part->offset = (size_t)to;
    *offset = to;
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
    const cookie_io_functions_t functions = {read_part, write_part, seek_part,
                                             close_part};
    FILE *file = fopencookie(part, "w+", functions);
    if (!file)
        mem_fail();
    return file;
}
