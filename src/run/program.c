#include "run/program.h"

#include "base/file.h"
#include "base/tree.h"
#include "run/places.h"

#include <link.h>
#include <stdlib.h>
#include <string.h>

#ifndef DTI_VERSION
#define DTI_VERSION "1.0"
#endif

const char program_version[] = DTI_VERSION;

/* The build identifiers so far. */
struct builds {
    struct sha256 *sum;
    bool unknown; /* of one at least */
};

/* A note is padded to multiples of four bytes. */
static size_t padded(size_t length)
{
    return (length + 3) / 4 * 4;
}

/* Adds the build identifier among the notes of a segment; false where there is
 * none. */
static bool add_notes(struct builds *builds, const char *notes, size_t size)
{
    static const char owner[] = "GNU";
    ElfW(Nhdr) head;
    for (size_t at = 0; at + sizeof head <= size;) {
        memcpy(&head, notes + at, sizeof head);
        const char *name = notes + at + sizeof head;
        const char *text = name + padded(head.n_namesz);
        if (head.n_type == NT_GNU_BUILD_ID && head.n_namesz == sizeof owner &&
            memcmp(name, owner, sizeof owner) == 0) {
            sha256_add(builds->sum, text, head.n_descsz);
            return true;
        }
        at += sizeof head + padded(head.n_namesz) + padded(head.n_descsz);
    }
    return false;
}

/* The kernel's own object, which prints nothing. */
static bool is_of_kernel(const struct dl_phdr_info *object)
{
    static const char name[] = "linux-vdso";
    return strncmp(object->dlpi_name, name, sizeof name - 1) == 0;
}

static int add_object(struct dl_phdr_info *object, size_t size, void *userdata)
{
    struct builds *builds = userdata;
    bool found = is_of_kernel(object);
    (void)size;
    for (size_t i = 0; i < object->dlpi_phnum && !found; i++) {
        const ElfW(Phdr) *segment = &object->dlpi_phdr[i];
        uintptr_t place = object->dlpi_addr + segment->p_vaddr;
        found = segment->p_type == PT_NOTE &&
                add_notes(builds, (const char *)place, segment->p_memsz);
    }
    builds->unknown |= !found;
    return 0;
}

static json_t *describe_build(void)
{
    char hex[SHA256_HEX_SIZE];
    struct builds builds = {.sum = sha256_new()};
    (void)dl_iterate_phdr(add_object, &builds);
    sha256_end(builds.sum, hex);
    return builds.unknown ? json_null() : tree_text(hex);
}

/* Of the names and sums of all files there. */
static json_t *describe_fonts(void)
{
    char *folder = places_fonts();
    struct file_list files = {0};
    struct sha256 *sum = sha256_new();
    char hex[SHA256_HEX_SIZE];
    int failure = file_list_folder(folder, &files);
    for (size_t i = 0; i < files.count && !failure; i++) {
        const char *name = files.items[i] + strlen(folder);
        failure = file_sha256_of(files.items[i], hex);
        sha256_add(sum, name, strlen(name) + 1);
        sha256_add(sum, hex, sizeof hex);
    }
    sha256_end(sum, hex);
    file_list_clear(&files);
    free(folder);
    return failure ? json_null() : tree_text(hex);
}

json_t *program_describe(void)
{
    json_t *program = json_object();
    tree_put(program, "version", tree_text(program_version));
    tree_put(program, "build", describe_build());
    tree_put(program, "fonts", describe_fonts());
    return program;
}
