#include "document/document.h"
#include "base/mem.h"
#include "base/vec.h"
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
    struct str title, subject, keywords, mark;
};

static bool texts_expand(struct texts *texts, const struct document_template *t,
                         const json_t *data, struct document_error *error)
{
    return template_expand_meta(t, "title", data, &texts->title, error) &&
           template_expand_meta(t, "subject", data, &texts->subject, error) &&
           template_expand_meta(t, "keywords", data, &texts->keywords, error) &&
           template_expand_meta(t, "mark", data, &texts->mark, error);
}

static void texts_clear(struct texts *texts)
{
    str_clear(&texts->title);
    str_clear(&texts->subject);
    str_clear(&texts->keywords);
    str_clear(&texts->mark);
}

/* A document between its data and its pages. It stays where it is: a layout
 * points into itself. */
struct part {
    struct layout layout;
    struct blocks blocks;
};

static void part_clear(struct part *part)
{
    layout_clear(&part->layout);
    blocks_clear(&part->blocks);
}

static bool lay_out(struct part *part, const struct document_template *t,
                    const json_t *data, struct document_error *error)
{
    struct str markdown = {0};
    bool good =
        document_expand(t, data, &markdown, error) &&
        markdown_parse(str_text(&markdown), markdown.length, &part->blocks,
                       error->message, sizeof error->message) &&
        layout_blocks(&part->layout, &part->blocks);
    str_clear(&markdown);
    return good;
}

/* What layouts share, those of one PDF. */
struct desk {
    struct document_engine *engine;
    struct arena arena;
    struct document_report *report;
    struct document_error *error;
};

static void part_init(struct part *part, struct desk *desk,
                      const struct document_template *t, const char *mark)
{
    struct document_error *error = desk->error;
    *part = (struct part){0};
    layout_init(&part->layout, &desk->arena, &desk->engine->fonts, desk->report,
                paper_find(document_template_meta(t, "paper")), error->message,
                sizeof error->message);
    layout_stamp(&part->layout, arena_strdup(&desk->arena, mark));
}

bool document_render(struct document_engine *engine,
                     const struct document_template *t, const json_t *data,
                     const char *author, int64_t created, struct str *pdf,
                     struct document_report *report,
                     struct document_error *error)
{
    struct document_report unwanted = {0};
    struct desk desk = {.engine = engine, .error = error};
    struct part part = {0};
    struct texts texts = {0};
    desk.report = report ? report : &unwanted;
    *desk.report = (struct document_report){0};
    *error = (struct document_error){0};
    bool good = texts_expand(&texts, t, data, error);
    if (good) {
        part_init(&part, &desk, t, str_text(&texts.mark));
        good = lay_out(&part, t, data, error);
    }
    if (good) {
        struct pdf_info info = {str_text(&texts.title), author,
                                str_text(&texts.subject),
                                str_text(&texts.keywords), created};
        pdf_begin(engine->pdf, &info);
        pdf_structure(engine->pdf, part.layout.roles.structure);
        layout_expect(&part.layout, engine->pdf);
        desk.report->pages = layout_print(&part.layout, engine->pdf);
        good =
            pdf_finish(engine->pdf, pdf, error->message, sizeof error->message);
    }
    texts_clear(&texts);
    part_clear(&part);
    arena_clear(&desk.arena);
    return good;
}

/* ---- several documents ---- */

struct document_bundle {
    struct desk desk;
    struct document_report report; /* nobody asks for it */
    struct document_error error;
    struct structure structure;
    struct str subject;          /* of the first one: what all of them are */
    VEC_OF(struct part *) parts; /* in the desk's arena */
};

struct document_bundle *document_bundle_new(struct document_engine *engine)
{
    struct document_bundle *bundle = mem_calloc(1, sizeof *bundle);
    bundle->desk = (struct desk){
        .engine = engine, .report = &bundle->report, .error = &bundle->error};
    structure_init(&bundle->structure, &bundle->desk.arena);
    return bundle;
}

void document_bundle_free(struct document_bundle *bundle)
{
    if (bundle == NULL)
        return;
    for (size_t i = 0; i < bundle->parts.count; i++)
        part_clear(bundle->parts.items[i]);
    vec_clear(&bundle->parts);
    str_clear(&bundle->subject);
    arena_clear(&bundle->desk.arena);
    free(bundle);
}

bool document_bundle_add(struct document_bundle *bundle,
                         const struct document_template *t, const json_t *data,
                         const char *title, struct document_error *error)
{
    struct str mark = {0};
    bundle->error = (struct document_error){0};
    bool first = bundle->parts.count == 0;
    bool good =
        template_expand_meta(t, "mark", data, &mark, &bundle->error) &&
        (!first || template_expand_meta(t, "subject", data, &bundle->subject,
                                        &bundle->error));
    if (good) {
        struct part *part = arena_alloc(&bundle->desk.arena, sizeof *part);
        *vec_push(&bundle->parts) = part;
        part_init(part, &bundle->desk, t, str_text(&mark));
        layout_join(&part->layout, &bundle->structure,
                    arena_strdup(&bundle->desk.arena, title));
        good = lay_out(part, t, data, &bundle->error);
    }
    str_clear(&mark);
    *error = bundle->error;
    return good;
}

bool document_bundle_print(struct document_bundle *bundle, const char *of,
                           const char *author, int64_t created, struct str *out,
                           struct document_error *error)
{
    struct pdf *pdf = bundle->desk.engine->pdf;
    const char *subject = str_text(&bundle->subject);
    struct str title = {0};
    str_printf(&title, "%s%s%s", subject, *subject ? " – " : "", of);
    struct pdf_info info = {str_text(&title), author, subject, "", created};
    pdf_begin(pdf, &info);
    pdf_structure(pdf, &bundle->structure);
    for (size_t i = 0; i < bundle->parts.count; i++)
        layout_expect(&bundle->parts.items[i]->layout, pdf);
    for (size_t i = 0; i < bundle->parts.count; i++)
        layout_print(&bundle->parts.items[i]->layout, pdf);
    *error = (struct document_error){0};
    bool good = pdf_finish(pdf, out, error->message, sizeof error->message);
    str_clear(&title);
    return good;
}
