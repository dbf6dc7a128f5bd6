#include "document/document.h"
#include "base/mem.h"
#include "document/layout.h"
#include "document/markdown.h"
#include "document/mustache.h"
#include "document/template.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct document_engine {
    struct font_set fonts;
    struct pdf *pdf;
};

struct document_engine *document_engine_new(const char *font_folder,
                                            char *error, size_t error_size)
{
    struct document_engine *engine = mem_calloc(1, sizeof *engine);
    if (!font_set_load(&engine->fonts, font_folder, error, error_size)) {
        free(engine);
        return NULL;
    }
    engine->pdf = pdf_new(&engine->fonts);
    if (engine->pdf == NULL) {
        snprintf(error, error_size, "%s: không dùng được phông chữ để tạo PDF",
                 font_folder);
        document_engine_free(engine);
        return NULL;
    }
    return engine;
}

void document_engine_free(struct document_engine *engine)
{
    if (engine == NULL)
        return;
    pdf_free(engine->pdf);
    font_set_clear(&engine->fonts);
    free(engine);
}

/* A value of the front matter with its Mustache tags expanded; "" where it is
 * missing or wrong. Tags are raw: these texts are not Markdown. */
static char *expand_meta(const struct document_template *t, const json_t *data,
                         const char *key)
{
    struct str out = {0};
    struct mustache_error wrong;
    const char *value = document_template_meta(t, key);
    if (value != NULL)
        mustache_render(value, data, t->partials, &out, &wrong);
    str_append(&out, "");
    return out.data != NULL ? str_take(&out) : mem_strdup("");
}

struct texts {
    char *title, *subject, *keywords;
};

static void texts_clear(struct texts *texts)
{
    free(texts->title);
    free(texts->subject);
    free(texts->keywords);
}

static bool lay_out(struct layout *layout, const struct document_template *t,
                    const json_t *data, struct blocks *blocks,
                    struct document_error *error)
{
    struct str markdown = {0};
    bool good = document_expand(t, data, &markdown, error) &&
                markdown_parse(str_text(&markdown), markdown.length, blocks,
                               error->message, sizeof error->message) &&
                layout_blocks(layout, blocks);
    str_clear(&markdown);
    return good;
}

bool document_render(struct document_engine *engine,
                     const struct document_template *t, const json_t *data,
                     const char *author, int64_t created, struct str *pdf,
                     struct document_report *report,
                     struct document_error *error)
{
    struct document_report unwanted;
    struct blocks blocks = {0};
    struct arena arena = {0};
    struct layout layout;
    struct texts texts = {0};
    if (report == NULL)
        report = &unwanted;
    memset(report, 0, sizeof *report);
    memset(error, 0, sizeof *error);
    const char *paper = document_template_meta(t, "paper");
    bool landscape = paper != NULL && strcmp(paper, "A4-landscape") == 0;
    layout_init(&layout, &arena, &engine->fonts, report, landscape,
                error->message, sizeof error->message);
    bool good = lay_out(&layout, t, data, &blocks, error);
    if (good) {
        texts = (struct texts){expand_meta(t, data, "title"),
                               expand_meta(t, data, "subject"),
                               expand_meta(t, data, "keywords")};
        struct pdf_info info = {texts.title, author, texts.subject,
                                texts.keywords, created};
        pdf_begin(engine->pdf, &info);
        report->pages = layout_print(&layout, engine->pdf);
        good = pdf_finish(engine->pdf, pdf, error->message,
                          sizeof error->message);
    }
    texts_clear(&texts);
    layout_clear(&layout);
    blocks_clear(&blocks);
    arena_clear(&arena);
    return good;
}
