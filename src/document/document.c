#include "document/document.h"
#include "base/mem.h"
#include "document/join/join.h"
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
    struct str title, subject, keywords, author, mark;
};

static bool texts_expand(struct texts *texts, const struct document_template *t,
                         const json_t *data, struct document_error *error)
{
    return document_expand_meta(t, "title", data, &texts->title, error) &&
           document_expand_meta(t, "subject", data, &texts->subject, error) &&
           document_expand_meta(t, "keywords", data, &texts->keywords, error) &&
           document_expand_meta(t, "author", data, &texts->author, error) &&
           document_expand_meta(t, "mark", data, &texts->mark, error);
}

static void texts_clear(struct texts *texts)
{
    str_clear(&texts->title);
    str_clear(&texts->subject);
    str_clear(&texts->keywords);
    str_clear(&texts->author);
    str_clear(&texts->mark);
}

/* `expanded` is the Markdown, or NULL: then it is made of `data`. */
static bool lay_out(struct layout *layout, const struct document_template *t,
                    const json_t *data, const struct str *expanded,
                    struct blocks *blocks, struct document_error *error)
{
    struct str own = {0};
    const struct str *markdown = expanded ? expanded : &own;
    bool good = (expanded || document_expand(t, data, &own, error)) &&
                markdown_parse(str_text(markdown), markdown->length, blocks,
                               error->message, sizeof error->message) &&
                layout_blocks(layout, blocks);
    str_clear(&own);
    return good;
}

static bool print_pages(struct pdf *to, struct layout *layout,
                        const struct pdf_info *info, struct str *pdf,
                        struct document_error *error)
{
    pdf_begin(to, info);
    pdf_structure(to, &layout->roles.structure);
    layout_expect(layout, to);
    layout->report->pages = layout_print(layout, to);
    return pdf_finish(to, pdf, error->message, sizeof error->message);
}

bool document_render(struct document_engine *engine,
                     const struct document_template *t, const json_t *data,
                     const char *author, int64_t created, struct str *pdf,
                     struct document_report *report,
                     struct document_error *error)
{
    return document_render_expanded(engine, t, data, NULL, author, created, pdf,
                                    report, error);
}

bool document_render_expanded(struct document_engine *engine,
                              const struct document_template *t,
                              const json_t *data, const struct str *markdown,
                              const char *author, int64_t created,
                              struct str *pdf, struct document_report *report,
                              struct document_error *error)
{
    struct document_report unwanted;
    struct blocks blocks = {0};
    struct arena arena = {0};
    struct layout layout;
    struct texts texts = {0};
    if (report == NULL)
        report = &unwanted;
    *report = (struct document_report){0};
    *error = (struct document_error){0};
    layout_init(&layout, &arena, &engine->fonts, report,
                paper_find(document_template_meta(t, "paper")), error->message,
                sizeof error->message);
    bool good = texts_expand(&texts, t, data, error);
    if (good) {
        layout_stamp(&layout, str_text(&texts.mark));
        good = lay_out(&layout, t, data, markdown, &blocks, error);
    }
    if (good) {
        if (texts.author.length > 0)
            author = str_text(&texts.author);
        struct pdf_info info = {str_text(&texts.title), author,
                                str_text(&texts.subject),
                                str_text(&texts.keywords), created};
        good = print_pages(engine->pdf, &layout, &info, pdf, error);
    }
    texts_clear(&texts);
    layout_clear(&layout);
    blocks_clear(&blocks);
    arena_clear(&arena);
    return good;
}

/* ---- several documents ---- */

struct document_bundle {
    struct join *join;
};

struct document_bundle *document_bundle_new(struct str *pdf)
{
    struct document_bundle *bundle = mem_calloc(1, sizeof *bundle);
    bundle->join = join_new(pdf);
    return bundle;
}

void document_bundle_free(struct document_bundle *bundle)
{
    if (bundle == NULL)
        return;
    join_free(bundle->join);
    free(bundle);
}

bool document_bundle_add(struct document_bundle *bundle, const void *bytes,
                         size_t length, const char *title)
{
    return join_add(bundle->join, bytes, length, title);
}

void document_bundle_finish(struct document_bundle *bundle, const char *subject,
                            const char *of, const char *author, int64_t created)
{
    struct str title = {0};
    str_printf(&title, "%s%s%s", subject, *subject ? " – " : "", of);
    join_finish(bundle->join, &(struct pdf_info){.title = str_text(&title),
                                                 .author = author,
                                                 .subject = subject,
                                                 .keywords = "",
                                                 .created = created});
    str_clear(&title);
}
