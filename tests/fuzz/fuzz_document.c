/* A template, tags and Markdown, over a small tree: to pages. */
#include "base/file.h"
#include "base/mem.h"
#include "document/document.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct document_engine *make_engine(void)
{
    char error[256];
    const char *folder = getenv("DTI_FONTS");
    struct document_engine *engine = document_engine_new(
        folder ? folder : "build/fonts", error, sizeof error);
    if (!engine) {
        fprintf(stderr, "%s\n", error);
        exit(1);
    }
    return engine;
}

static json_t *make_data(void)
{
    json_t *data = json_pack("{s:s, s:[{s:s, s:i}, {s:s, s:i}], s:b, s:{s:s}}",
                             "name", "Sở <Nội|vụ> *1*", "items", "text",
                             "một\nhai", "number", 1, "text", "", "number", -2,
                             "flag", 1, "unit", "name", "Xã Ba Vì");
    if (!data)
        mem_fail();
    return data;
}

static void render(struct document_engine *engine, const char *path)
{
    struct document_error error = {0};
    struct document_report report = {0};
    struct str pdf = {0};
    struct document_template *t = document_template_load(path, &error);
    json_t *data = make_data();
    bool good = t && document_render(engine, t, data, "Tổ công tác", 1, &pdf,
                                     &report, &error);
    if (!good && !error.message[0])
        abort();
    json_decref(data);
    document_template_free(t);
    str_clear(&pdf);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct document_engine *engine;
    char path[64];
    if (!engine)
        engine = make_engine();
    int fd = memfd_create("template", MFD_CLOEXEC);
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    if (fd >= 0 && file_write_all(fd, data, size) == 0)
        render(engine, path);
    close(fd);
    return 0;
}
