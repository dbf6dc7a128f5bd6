/* A folder of a test's own, made anew and removed with all that is in it. */
#ifndef DTI_TESTS_RUN_FOLDER_H
#define DTI_TESTS_RUN_FOLDER_H

#include "unit/test.h"

#include "base/file.h"
#include "base/mem.h"

#include <ftw.h>
#include <stdio.h>
#include <unistd.h>

static inline int folder_setup(void **state)
{
    char *path = mem_strdup("/tmp/dti-test-XXXXXX");
    *state = mkdtemp(path);
    return *state ? 0 : -1;
}

static inline int folder_remove_one(const char *path, const struct stat *info,
                                    int type, struct FTW *at)
{
    (void)info;
    (void)type;
    (void)at;
    return remove(path);
}

static inline int folder_teardown(void **state)
{
    int failed = nftw(*state, folder_remove_one, 8, FTW_DEPTH | FTW_PHYS);
    free(*state);
    return failed;
}

/* Writes FOLDER/`name`, and gives its path; the caller frees it. */
static inline char *folder_put(const char *folder, const char *name,
                               const char *text)
{
    char *path = file_join(folder, name);
    assert_int_equal(file_write(path, text, strlen(text)), 0);
    return path;
}

static inline void folder_write(const char *folder, const char *name,
                                const char *text)
{
    free(folder_put(folder, name, text));
}

static inline bool folder_has(const char *folder, const char *name)
{
    char *path = file_join(folder, name);
    bool there = file_exists(path);
    free(path);
    return there;
}

#define folder_test(test)                                                      \
    cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)

#endif
