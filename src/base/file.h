/* Files and folders. May be included by everything.
 *
 * Functions return 0, or an errno value that says what failed. */
#ifndef DTI_BASE_FILE_H
#define DTI_BASE_FILE_H

#include "base/sha256.h"
#include "base/str.h"
#include "base/vec.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct file_list {
    char **items; /* paths; each and the array belong to the list */
    size_t count, capacity;
    bool others; /* for file_list_folder: what is no file is listed too */
};

/* Opens a file to read; NULL and errno where it cannot. A pipe would keep
 * everybody waiting for whoever writes into it, if there is anybody, and a
 * device may never end, so they are refused. */
FILE *file_open(const char *path);

/* Reads the whole file into `out`; EFBIG where it is larger than `limit`. */
int file_read(const char *path, size_t limit, struct str *out);

/* Writes a file so that `path` is afterwards the old file or the new one, whole
 * and on disk: temporary name beside it, write, fsync, close, rename, each
 * checked. Folders on the way are made. For many files: base/batch.h. */
int file_write(const char *path, const void *bytes, size_t length);

/* The name of a file until it is whole: `.NAME.dti-PID` beside `path`. The
 * caller frees it. */
#define FILE_TEMPORARY_MARK ".dti-"
char *file_temporary_name(const char *path);

/* Opens a file of such a name to write. It is a new one: what an earlier
 * process of the same number left there goes, and links are not followed.
 * Folders on the way are made. */
int file_create(const char *path, int *fd);

/* Writes one; with `sync` it is on disk afterwards. */
int file_write_new(const char *path, const void *bytes, size_t length,
                   bool sync);

/* Writes all bytes to an open file, however many calls it takes. */
int file_write_all(int fd, const void *bytes, size_t length);

/* As mkdir -p. */
int file_make_folder(const char *path);

/* Every regular file below `folder`, links to files included, in the order of
 * their paths as bytes; names starting with "." are left out, "~$" ones are
 * not. A folder below it that cannot be read, or lies more than 32 deep, is
 * listed itself. Each folder is read once, links to folders last, so that no
 * loop and no fan-out of links is without end. Where out->others, pipes,
 * sockets, devices and links to folders that were read already are listed. */
int file_list_folder(const char *folder, struct file_list *out);

void file_list_clear(struct file_list *list);

/* SHA-256 of a file's content (base/sha256.h), and how many bytes that is; 0 on
 * failure. */
int file_sum(const char *path, char hex[SHA256_HEX_SIZE], size_t *bytes);
int file_sha256_of(const char *path, char hex[SHA256_HEX_SIZE]);

/* The same of the file `name` in an open folder; links are not followed. */
int file_sha256_at(int folder, const char *name, char hex[SHA256_HEX_SIZE]);

/* `folder` + "/" + `name`; the caller frees it. */
char *file_join(const char *folder, const char *name);

/* What stands behind the last "/" of a path: a part of it. */
const char *file_base_name(const char *path);

bool file_exists(const char *path);

#endif
