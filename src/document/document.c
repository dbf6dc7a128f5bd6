#include "document/document.h"
#include "base/mem.h"
#include "document/layout/layout.h"
#include "document/markdown/markdown.h"
#include "document/template/template.h"

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

struct texts {
    struct str title, subject, keywords;
};

static bool texts_expand(struct texts *texts, const struct document_template *t,
                         const json_t *data, struct document_error *error)
{
    return template_expand_meta(t, "title", data, &texts->title, error) &&
           template_expand_meta(t, "subject", data, &texts->subject, error) &&
           template_expand_meta(t, "keywords", data, &texts->keywords, error);
}

static void texts_clear(struct texts *texts)
{
    str_clear(&texts->title);
    str_clear(&texts->subject);
    str_clear(&texts->keywords);
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
    bool good = texts_expand(&texts, t, data, error) &&
                lay_out(&layout, t, data, &blocks, error);
    if (good) {
        struct pdf_info info = {str_text(&texts.title), author,
                                str_text(&texts.subject),
                                str_text(&texts.keywords), created};
        pdf_begin(engine->pdf, &info);
        report->pages = layout_print(&layout, engine->pdf);
        good =
            pdf_finish(engine->pdf, pdf, error->message, sizeof error->message);
    }
    texts_clear(&texts);
    layout_clear(&layout);
    blocks_clear(&blocks);
    arena_clear(&arena);
    return good;
}
