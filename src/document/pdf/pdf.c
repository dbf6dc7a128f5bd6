#include "document/pdf/pdf.h"
#include "base/date.h"
#include "base/mem.h"
#include "base/text.h"
#include "document/pdf/archive.h"
#include "document/pdf/backdrop.h"
#include "document/pdf/content.h"
#include "document/pdf/inside.h"
#include "document/pdf/save.h"

#include <hpdf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    SHOW_LIMIT = 4000,    /* bytes of a string; PDF/A has 32,767 at most */
    INFO_LIMIT = 1000,    /* bytes of a title; libharu fails past 65,535 */
    ADDRESS_LIMIT = 2000, /* bytes; longer ones no browser opens */
    OUTLINE_LEVELS = 5,
    OUTLINE_PAGES = 3, /* with more pages the bookmarks are shown at once */
    PACK_LEVEL = 4     /* libdeflate's */
};

/* The signs of a face that the document prints. */
struct signs {
    bool *seen; /* of 65,536 */
    VEC_OF(uint16_t) codes;
};

struct pdf {
    const struct font_set *fonts;
    struct deflater deflater;
    struct str profile; /* of the colours, deflated */
    HPDF_Doc doc;
    HPDF_Outline outlines[OUTLINE_LEVELS]; /* the last one of each level */
    struct signs signs[FACE_COUNT];
    struct arena arena;
    struct structure untagged; /* in the place of one that is not given */
    struct tags tags;
    struct save save;
    struct pdf_info info; /* lent until the end */

    HPDF_Page page;
    double page_height;
    struct backdrop backdrop;      /* of the page */
    struct content content;        /* above it */
    const struct element *element; /* of the marks to come, or NULL */
    enum artifact artifact;        /* they are without an element */
    const struct element *marked;  /* of the marks before, with `drawn` */
    enum artifact drawn;           /* ARTIFACT_COUNT: no marks yet */
    HPDF_STATUS failed;
};

static const float SHADES[COLOR_COUNT][3] = {
    [COLOR_BLACK] = {0, 0, 0},
    [COLOR_WHITE] = {1, 1, 1},
    [COLOR_INK] = {0.122F, 0.165F, 0.267F},
    [COLOR_ACCENT] = {0.698F, 0.133F, 0.133F},
    [COLOR_TINT] = {0.929F, 0.945F, 0.969F},
    [COLOR_TRACK] = {0.890F, 0.910F, 0.941F},
    [COLOR_HAIR] = {0.690F, 0.714F, 0.757F},
    [COLOR_GREY] = {0.478F, 0.506F, 0.557F},
};

static bool usable(struct pdf *pdf)
{
    if (pdf->failed == HPDF_OK)
        pdf->failed = HPDF_GetError(pdf->doc);
    return pdf->failed == HPDF_OK;
}

/* ---- the document ---- */

struct pdf *pdf_new(const struct font_set *fonts)
{
    struct pdf *pdf = mem_calloc(1, sizeof *pdf);
    struct str profile = {0};
    pdf->fonts = fonts;
    deflater_init(&pdf->deflater, PACK_LEVEL);
    archive_profile(&profile);
    deflater_pack(&pdf->deflater, profile.data, profile.length, &pdf->profile);
    str_clear(&profile);
    structure_init(&pdf->untagged, &pdf->arena);
    for (int f = 0; f < FACE_COUNT; f++)
        pdf->signs[f].seen = mem_calloc(FONT_CODES, sizeof(bool));
    return pdf;
}

/* Forgets the document before. */
static void forget(struct pdf *pdf)
{
    for (size_t p = 0; p < pdf->save.pages.count; p++)
        str_clear(&pdf->save.pages.items[p].contents);
    for (size_t a = 0; a < pdf->save.annotations.count; a++)
        free(pdf->save.annotations.items[a].words);
    pdf->save.pages.count = pdf->save.annotations.count = 0;
    tags_clear(&pdf->tags);
    for (int f = 0; f < FACE_COUNT; f++) {
        struct signs *signs = &pdf->signs[f];
        for (size_t c = 0; c < signs->codes.count; c++)
            signs->seen[signs->codes.items[c]] = false;
        signs->codes.count = 0;
    }
    memset(pdf->outlines, 0, sizeof pdf->outlines);
    backdrop_clear(&pdf->backdrop);
    pdf->page = NULL;
}

static void drop(struct pdf *pdf)
{
    if (pdf->doc != NULL)
        HPDF_Free(pdf->doc);
    pdf->doc = NULL;
}

void pdf_free(struct pdf *pdf)
{
    if (pdf == NULL)
        return;
    forget(pdf);
    drop(pdf);
    vec_clear(&pdf->save.pages);
    vec_clear(&pdf->save.annotations);
    backdrop_clear(&pdf->backdrop);
    content_clear(&pdf->content);
    deflater_clear(&pdf->deflater);
    str_clear(&pdf->profile);
    arena_clear(&pdf->arena);
    for (int f = 0; f < FACE_COUNT; f++) {
        free(pdf->signs[f].seen);
        vec_clear(&pdf->signs[f].codes);
    }
    free(pdf);
}

/* At most INFO_LIMIT bytes of `text`, cut between characters, so that no half
 * of one is left. The caller frees it. */
static char *cut_text(const char *text)
{
    size_t length = strlen(text);
    if (length > INFO_LIMIT) {
        length = INFO_LIMIT;
        while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80)
            length--;
    }
    return mem_strndup(text, length);
}

static void set_info(struct pdf *pdf, HPDF_InfoType type, const char *text)
{
    if (text == NULL || *text == '\0')
        return;
    char *cut = cut_text(text);
    HPDF_SetInfoAttr(pdf->doc, type, cut);
    free(cut);
}

static void set_dates(struct pdf *pdf, int64_t created)
{
    struct date day = date_from_time(created);
    int64_t second = created % 86400;
    if (second < 0)
        second += 86400;
    HPDF_Date stamp = {.year = day.year,
                       .month = day.month,
                       .day = day.day,
                       .hour = (int)(second / 3600),
                       .minutes = (int)(second / 60 % 60),
                       .seconds = (int)(second % 60),
                       .ind = 'Z'};
    HPDF_SetInfoDateAttr(pdf->doc, HPDF_INFO_CREATION_DATE, stamp);
    HPDF_SetInfoDateAttr(pdf->doc, HPDF_INFO_MOD_DATE, stamp);
}

/* HPDF_NewDoc keeps the encoders, which cannot be registered twice; after an
 * error nothing is kept. */
static bool open_doc(struct pdf *pdf)
{
    if (pdf->failed != HPDF_OK)
        drop(pdf);
    pdf->failed = HPDF_OK;
    if (pdf->doc == NULL) {
        pdf->doc = HPDF_New(NULL, NULL);
        if (pdf->doc == NULL)
            return false;
        HPDF_UseUTFEncodings(pdf->doc);
    }
    HPDF_NewDoc(pdf->doc);
    HPDF_SetCurrentEncoder(pdf->doc, "UTF-8");
    return true;
}

void pdf_begin(struct pdf *pdf, const struct pdf_info *info)
{
    forget(pdf);
    pdf->info = *info;
    tags_begin(&pdf->tags, &pdf->untagged);
    if (!open_doc(pdf)) {
        pdf->failed = HPDF_FAILD_TO_ALLOC_MEM;
        return;
    }
    set_info(pdf, HPDF_INFO_TITLE, info->title);
    set_info(pdf, HPDF_INFO_AUTHOR, info->author);
    set_info(pdf, HPDF_INFO_SUBJECT, info->subject);
    set_info(pdf, HPDF_INFO_KEYWORDS, info->keywords);
    set_info(pdf, HPDF_INFO_PRODUCER, ARCHIVE_PRODUCER);
    set_dates(pdf, info->created);
}

void pdf_structure(struct pdf *pdf, const struct structure *structure)
{
    tags_begin(&pdf->tags, structure);
}

void pdf_expect(struct pdf *pdf, enum face face, const char *text,
                size_t length)
{
    struct signs *signs = &pdf->signs[face];
    for (size_t i = 0; i < length;) {
        unsigned c = (unsigned char)text[i];
        size_t step = c < 0x80 ? 1 : text_decode(text + i, length - i, &c);
        if (step == 0)
            break;
        if (c < FONT_CODES && !signs->seen[c]) {
            signs->seen[c] = true;
            *vec_push(&signs->codes) = (uint16_t)c;
        }
        i += step;
    }
}

/* ---- pages ---- */

static void choose_fonts(struct pdf *pdf)
{
    for (int f = 0; f < FACE_COUNT; f++) {
        const uint16_t *codes = pdf->signs[f].codes.items;
        size_t count = pdf->signs[f].codes.count;
        const struct font *font = &pdf->fonts->faces[f];
        pdf->save.faces[f] = (struct save_face){
            count > 0 ? font_cut_for(font, codes, count) : NULL, codes, count};
    }
}

static void end_page(struct pdf *pdf)
{
    if (pdf->page == NULL)
        return;
    struct content whole = {0};
    content_begin(&whole);
    backdrop_draw(&pdf->backdrop, &whole);
    content_end(&pdf->content);
    str_append_bytes(&whole.bytes, str_text(&pdf->content.bytes),
                     pdf->content.bytes.length);
    pdf->save.pages.items[pdf->save.pages.count - 1].contents = whole.bytes;
}

void pdf_page(struct pdf *pdf, double width, double height)
{
    if (!usable(pdf))
        return;
    if (pdf->page == NULL)
        choose_fonts(pdf);
    end_page(pdf);
    pdf->page = HPDF_AddPage(pdf->doc);
    if (pdf->page == NULL || !inside_bare_page(pdf->page)) {
        pdf->failed = HPDF_FAILD_TO_ALLOC_MEM;
        return;
    }
    HPDF_Page_SetWidth(pdf->page, (HPDF_REAL)width);
    HPDF_Page_SetHeight(pdf->page, (HPDF_REAL)height);
    vec_push(&pdf->save.pages)->page = pdf->page;
    pdf->page_height = height;
    content_begin(&pdf->content);
    pdf->drawn = ARTIFACT_COUNT;
    pdf->marked = pdf->element = NULL;
    pdf->artifact = ARTIFACT_LAYOUT;
    tags_page(&pdf->tags);
}

void pdf_element(struct pdf *pdf, const struct element *element)
{
    pdf->element = element;
}

void pdf_artifact(struct pdf *pdf, enum artifact artifact)
{
    pdf->element = NULL;
    pdf->artifact = artifact;
}

/* ---- marks on the page ---- */

static bool is_figure(const struct element *element)
{
    return element != NULL && element->role == ROLE_FIGURE;
}

/* Begins marked content where the next mark belongs to something else than the
 * last one (ISO 32000-1 14.6). */
static void mark_content(struct pdf *pdf)
{
    static const char *const TYPES[ARTIFACT_COUNT] = {
        [ARTIFACT_LAYOUT] = "Layout",
        [ARTIFACT_PAGINATION] = "Pagination",
    };
    bool same = pdf->drawn != ARTIFACT_COUNT && pdf->marked == pdf->element &&
                (pdf->element != NULL || pdf->drawn == pdf->artifact);
    if (same)
        return;
    if (pdf->element != NULL)
        content_mark(&pdf->content,
                     is_figure(pdf->element) ? CONTENT_DRAWING : CONTENT_TEXT,
                     tags_name(pdf->element),
                     tags_content(&pdf->tags, pdf->element));
    else
        content_artifact(&pdf->content, CONTENT_TEXT, TYPES[pdf->artifact]);
    pdf->marked = pdf->element;
    pdf->drawn = pdf->artifact;
}

/* Notes the area that a mark of a figure takes, given from the top left. */
static void widen_area(struct pdf *pdf, double x, double y, double width,
                       double height)
{
    if (!is_figure(pdf->element))
        return;
    double bottom = pdf->page_height - y - height;
    tags_area(&pdf->tags, pdf->element,
              (struct tag_area){x, bottom, x + width, bottom + height});
}

void pdf_text(struct pdf *pdf, enum face face, double size, enum color color,
              double x, double y, const char *text, size_t length)
{
    const struct font_cut *cut = pdf->save.faces[face].cut;
    if (!usable(pdf) || pdf->page == NULL || length == 0 || cut == NULL)
        return;
    const struct content_style style = {(int)face, size, SHADES[color]};
    mark_content(pdf);
    for (size_t at = 0; at < length;) {
        char glyphs[2 * SHOW_LIMIT];
        size_t take = length - at < SHOW_LIMIT ? length - at : SHOW_LIMIT;
        while (at + take < length &&
               ((unsigned char)text[at + take] & 0xC0) == 0x80)
            take--;
        if (take == 0)
            break;
        double width = font_text_width(pdf->fonts, face, size, text + at, take);
        content_text(&pdf->content, &style, x, pdf->page_height - y, width,
                     glyphs, font_glyphs(cut, text + at, take, glyphs));
        widen_area(pdf, x, y - size, width, size * 1.25);
        x += width;
        at += take;
    }
}

void pdf_rect(struct pdf *pdf, enum color color, double x, double y,
              double width, double height)
{
    if (!usable(pdf) || pdf->page == NULL)
        return;
    double bottom = pdf->page_height - y - height;
    if (!is_figure(pdf->element)) {
        backdrop_band(
            &pdf->backdrop,
            (struct backdrop_band){SHADES[color], x, bottom, width, height});
        return;
    }
    mark_content(pdf);
    content_rect(&pdf->content, SHADES[color], x, bottom, width, height);
    widen_area(pdf, x, y, width, height);
}

void pdf_line(struct pdf *pdf, enum color color, double thickness, double x1,
              double y1, double x2, double y2)
{
    if (!usable(pdf) || pdf->page == NULL)
        return;
    double top = pdf->page_height;
    if (!is_figure(pdf->element)) {
        backdrop_rule(&pdf->backdrop,
                      (struct backdrop_rule){SHADES[color], thickness, x1,
                                             top - y1, x2, top - y2});
        return;
    }
    mark_content(pdf);
    content_line(&pdf->content, SHADES[color], thickness, x1, top - y1, x2,
                 top - y2);
    widen_area(pdf, x1, y1, x2 - x1, y2 - y1);
}

/* A PDF's address is ASCII: everything else is percent-encoded as UTF-8. */
static char *ascii_address(const char *address)
{
    struct str out = {0};
    for (const char *p = address; *p != '\0'; p++) {
        unsigned char c = (unsigned char)*p;
        if (c > 0x20 && c < 0x7F && strchr("()<>\\\"{}|^`", c) == NULL)
            str_append_char(&out, *p);
        else
            str_printf(&out, "%%%02X", c);
    }
    return out.length > 0 ? str_take(&out) : NULL;
}

void pdf_link(struct pdf *pdf, double x, double y, double width, double height,
              const char *address)
{
    if (!usable(pdf) || pdf->page == NULL || pdf->element == NULL ||
        strlen(address) > ADDRESS_LIMIT)
        return;
    char *ascii = ascii_address(address);
    if (ascii == NULL)
        return;
    HPDF_Rect area = {.left = (HPDF_REAL)x,
                      .bottom = (HPDF_REAL)(pdf->page_height - y - height),
                      .right = (HPDF_REAL)(x + width),
                      .top = (HPDF_REAL)(pdf->page_height - y)};
    HPDF_Annotation link = HPDF_Page_CreateURILinkAnnot(pdf->page, area, ascii);
    free(ascii);
    if (link == NULL)
        return;
    HPDF_LinkAnnot_SetBorderStyle(link, 0, 0, 0);
    struct str words = {0};
    str_printf(&words, "Mở liên kết %s", address);
    *vec_push(&pdf->save.annotations) =
        (struct save_annotation){.annotation = link, .words = str_take(&words)};
    tags_annotation(&pdf->tags, pdf->element);
}

void pdf_field(struct pdf *pdf, double x, double y, double width, double height,
               const char *words)
{
    if (!usable(pdf) || pdf->page == NULL || pdf->element == NULL)
        return;
    double top = pdf->page_height - y;
    void *field = inside_field(pdf->page, x, top - height, x + width, top);
    if (field == NULL)
        return;
    *vec_push(&pdf->save.annotations) =
        (struct save_annotation){.annotation = field,
                                 .words = mem_strdup(words),
                                 .field = true,
                                 .width = width,
                                 .height = height};
    tags_annotation(&pdf->tags, pdf->element);
}

void pdf_bookmark(struct pdf *pdf, int level, const char *title, double y)
{
    if (!usable(pdf) || pdf->page == NULL || *title == '\0')
        return;
    int at = level < 1                ? 0
             : level > OUTLINE_LEVELS ? OUTLINE_LEVELS - 1
                                      : level - 1;
    HPDF_Outline parent = NULL;
    for (int i = at - 1; i >= 0 && parent == NULL; i--)
        parent = pdf->outlines[i];
    HPDF_Encoder encoder = HPDF_GetEncoder(pdf->doc, "UTF-8");
    char *cut = cut_text(title);
    HPDF_Outline outline = HPDF_CreateOutline(pdf->doc, parent, cut, encoder);
    free(cut);
    HPDF_Destination place = HPDF_Page_CreateDestination(pdf->page);
    if (outline == NULL || place == NULL)
        return;
    HPDF_Destination_SetXYZ(place, 0, (HPDF_REAL)(pdf->page_height - y), 1);
    inside_keep_zoom(place);
    HPDF_Outline_SetDestination(outline, place);
    HPDF_Outline_SetOpened(outline, HPDF_TRUE);
    pdf->outlines[at] = outline;
    for (int i = at + 1; i < OUTLINE_LEVELS; i++)
        pdf->outlines[i] = NULL;
}

/* ---- saving ---- */

bool pdf_finish(struct pdf *pdf, struct str *out, char *error,
                size_t error_size)
{
    if (usable(pdf)) {
        end_page(pdf);
        if (pdf->save.pages.count > OUTLINE_PAGES && pdf->outlines[0] != NULL)
            HPDF_SetPageMode(pdf->doc, HPDF_PAGE_MODE_USE_OUTLINE);
        pdf->save.doc = pdf->doc;
        pdf->save.info = &pdf->info;
        pdf->save.profile = &pdf->profile;
        pdf->save.tags = &pdf->tags;
    }
    if (usable(pdf) && !save_document(&pdf->save, &pdf->deflater, out))
        pdf->failed = HPDF_FAILD_TO_ALLOC_MEM;
    if (usable(pdf))
        return true;
    snprintf(error, error_size, "libharu báo lỗi 0x%04lX khi tạo PDF",
             (unsigned long)pdf->failed);
    return false;
}
