#include "run/signed.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* ISO 32000-1 12.8.1: the bytes that a signature covers. They are written in
 * the open, since they say where the signature itself stands. */
static const char MARK[] = "/ByteRange";

static bool has_mark(int fd, size_t length)
{
    void *bytes = mmap(NULL, length, PROT_READ, MAP_PRIVATE, fd, 0);
    if (bytes == MAP_FAILED)
        return false;
    bool found = memmem(bytes, length, MARK, sizeof MARK - 1) != NULL;
    munmap(bytes, length);
    return found;
}

bool signed_at(int folder, const char *name)
{
    struct stat info;
    int fd = openat(folder, name, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool found = fstat(fd, &info) == 0 && S_ISREG(info.st_mode) &&
                 info.st_size > 0 && has_mark(fd, (size_t)info.st_size);
    close(fd);
    return found;
}
