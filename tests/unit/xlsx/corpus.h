/* The corpus of workbooks that other projects test with, where it is at hand:
 * $DTI_SHARED/corpus, by default beside the repository. */
#ifndef TESTS_XLSX_CORPUS_H
#define TESTS_XLSX_CORPUS_H

#include "base/file.h"
#include "make_zip.h"

/* The path of `name` in the corpus; the caller frees it. */
static inline char *corpus_path(const char *name)
{
    const char *shared = getenv("DTI_SHARED");
    struct str path = {0};
    str_printf(&path, "%s/corpus/%s", shared ? shared : "../shared", name);
    return str_take(&path);
}

/* Skips the test, saying so, where there is no corpus. */
static inline void corpus_or_skip(void)
{
    char *index = corpus_path("INDEX.tsv");
    bool there = file_exists(index);
    free(index);
    if (!there) {
        print_message("no corpus at $DTI_SHARED: skipped\n");
        skip();
    }
}

#endif
