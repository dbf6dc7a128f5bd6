#include "xlsx/write/memory.h"

#include "base/mem.h"
#include "base/memory_file.h"
#include "base/str.h"

#include <minizip/zip.h>
#include <xlsxwriter.h>
#include <xlsxwriter/utility.h>
#include <zlib.h>

#include <dlfcn.h>
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

typedef __typeof__(zipOpenNewFileInZip4_64) open_part_fn;

/* minizip's function of this name, which the one below stands before. POSIX
 * makes an address of dlsym() one of a function; ISO C has no cast for it. */
static open_part_fn *next_open_part(void)
{
    open_part_fn *next;
    void *address = dlsym(RTLD_NEXT, "zipOpenNewFileInZip4_64");
    if (!address)
        abort();
    memcpy(&next, &address, sizeof next);
    return next;
}

/* In the place of minizip's function of this name, by which the library adds
 * each part: what it has packed at the default level is taken apart at once and
 * packed anew (package.h), so it is stored. Whoever packs otherwise is not
 * meant.
 */
int zipOpenNewFileInZip4_64(zipFile file, const char *name,
                            const zip_fileinfo *info, const void *local,
                            uInt local_size, const void *global,
                            uInt global_size, const char *comment, int method,
                            int level, int raw, int window, int memory,
                            int strategy, const char *password, uLong crc,
                            uLong made_by, uLong flags, int zip64)
{
    bool stored = !raw && level == Z_DEFAULT_COMPRESSION;
    return next_open_part()(file, name, info, local, local_size, global,
                            global_size, comment, stored ? 0 : method, level,
                            raw, window, memory, strategy, password, crc,
                            made_by, flags, zip64);
}
