#include "document/pdf/pdf.h"
#include "base/date.h"
#include "base/mem.h"
#include "base/text.h"
#include "document/pdf/inside.h"

#include <hpdf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    SHOW_LIMIT = 4000,    /* bytes a call; libharu fails past 65,535 */
    INFO_LIMIT = 1000,    /* bytes of a title, for the same reason */
    ADDRESS_LIMIT = 2000, /* bytes; longer ones no browser opens */
    OUTLINE_LEVELS = 5,
    OUTLINE_PAGES = 3, /* with more pages the bookmarks are shown at once */
    SAVE_CHUNK = 65536,
    TRIES = 5 /* to cut the fonts */
};

struct pdf {
    const struct font_set *fonts;
    HPDF_Doc doc;
    const char *names[FACE_COUNT]; /* of the fonts, inside `doc` */
    HPDF_Font handles[FACE_COUNT]; /* of this document, NULL until used */
    bool *used[FACE_COUNT];        /* which codes this document prints */
    HPDF_Page page;
    double page_height;
    unsigned page_count;
    HPDF_Outline outlines[OUTLINE_LEVELS]; /* the last one of each level */
    const struct structure *structure;
    const struct element *element; /* of the marks to come, or NULL */
    enum artifact artifact;        /* they are without an element */
    bool in_text;
    enum face face; /* of the page's text, with size; valid if size > 0 */
    double size;
    enum color fill, stroke; /* COLOR_COUNT: not set on this page */
    double thickness;
    HPDF_STATUS failed;
    bool uncut;     /* it failed while cutting the fonts */
    unsigned spare; /* glyphs to embed beyond those that are printed */
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

static void drop(struct pdf *pdf)
{
    if (pdf->doc != NULL)
        HPDF_Free(pdf->doc);
    pdf->doc = NULL;
}

static bool open_doc(struct pdf *pdf)
{
    pdf->doc = HPDF_New(NULL, NULL);
    if (pdf->doc == NULL)
        return false;
    /* Encoders outlive HPDF_NewDoc too, and a second registration fails. */
    HPDF_UseUTFEncodings(pdf->doc);
    for (int f = 0; f < FACE_COUNT; f++) {
        const struct font *font = &pdf->fonts->faces[f];
        pdf->names[f] = pdf_inside_load_font(pdf->doc, font->bytes.data,
                                             font->bytes.length, font->tag);
        if (pdf->names[f] == NULL) {
            drop(pdf);
            return false;
        }
    }
    return true;
}

struct pdf *pdf_new(const struct font_set *fonts)
{
    struct pdf *pdf = mem_calloc(1, sizeof *pdf);
    pdf->fonts = fonts;
    for (int f = 0; f < FACE_COUNT; f++)
        pdf->used[f] = mem_calloc(PDF_INSIDE_CODES, sizeof *pdf->used[f]);
    if (open_doc(pdf))
        return pdf;
    pdf_free(pdf);
    return NULL;
}

void pdf_free(struct pdf *pdf)
{
    if (pdf == NULL)
        return;
    drop(pdf);
    for (int f = 0; f < FACE_COUNT; f++)
        free(pdf->used[f]);
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

void pdf_begin(struct pdf *pdf, const struct pdf_info *info)
{
    /* HPDF_NewDoc keeps the loaded fonts; after an error nothing is trusted. */
    if (pdf->failed != HPDF_OK)
        drop(pdf);
    pdf->failed = HPDF_OK;
    pdf->uncut = false;
    if (pdf->doc == NULL && !open_doc(pdf)) {
        pdf->failed = HPDF_FAILD_TO_ALLOC_MEM;
        return;
    }
    HPDF_NewDoc(pdf->doc);
    HPDF_SetCurrentEncoder(pdf->doc, "UTF-8");
    HPDF_SetCompressionMode(pdf->doc, HPDF_COMP_ALL);
    pdf->page = NULL;
    pdf->page_count = 0;
    memset(pdf->outlines, 0, sizeof pdf->outlines);
    memset(pdf->handles, 0, sizeof pdf->handles);
    for (int f = 0; f < FACE_COUNT; f++)
        memset(pdf->used[f], 0, PDF_INSIDE_CODES * sizeof *pdf->used[f]);
    set_info(pdf, HPDF_INFO_TITLE, info->title);
    set_info(pdf, HPDF_INFO_AUTHOR, info->author);
    set_info(pdf, HPDF_INFO_SUBJECT, info->subject);
    set_info(pdf, HPDF_INFO_KEYWORDS, info->keywords);
    set_dates(pdf, info->created);
    if (!pdf_inside_catalog(pdf->doc, "vi-VN"))
        pdf->failed = HPDF_FAILD_TO_ALLOC_MEM;
}

void pdf_expect(struct pdf *pdf, enum face face, const char *text,
                size_t length)
{
    for (size_t i = 0; i < length;) {
        unsigned c = (unsigned char)text[i];
        size_t step = c < 0x80 ? 1 : text_decode(text + i, length - i, &c);
        if (step == 0)
            break;
        if (c < PDF_INSIDE_CODES)
            pdf->used[face][c] = true;
        i += step;
    }
}

void pdf_structure(struct pdf *pdf, const struct structure *structure)
{
    pdf->structure = structure;
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

static void end_text(struct pdf *pdf)
{
    if (pdf->in_text)
        HPDF_Page_EndText(pdf->page);
    pdf->in_text = false;
}

void pdf_page(struct pdf *pdf, double width, double height)
{
    if (!usable(pdf))
        return;
    if (pdf->page != NULL)
        end_text(pdf);
    pdf->page = HPDF_AddPage(pdf->doc);
    if (pdf->page == NULL) {
        usable(pdf);
        return;
    }
    HPDF_Page_SetWidth(pdf->page, (HPDF_REAL)width);
    HPDF_Page_SetHeight(pdf->page, (HPDF_REAL)height);
    pdf->page_height = height;
    pdf->page_count++;
    pdf->size = 0;
    pdf->thickness = 0;
    pdf->fill = pdf->stroke = COLOR_COUNT;
}

/* ---- marks on the page ---- */

static void set_fill(struct pdf *pdf, enum color color)
{
    if (pdf->fill == color)
        return;
    pdf->fill = color;
    HPDF_Page_SetRGBFill(pdf->page, SHADES[color][0], SHADES[color][1],
                         SHADES[color][2]);
}

/* The `index`-th letter that the document does not print in this face. */
static uint16_t spare_glyph(const struct pdf *pdf, enum face face,
                            unsigned index)
{
    uint16_t code = 'A';
    while (pdf->used[face][code] || index-- > 0)
        code++;
    return code;
}

static HPDF_Font font_handle(struct pdf *pdf, enum face face)
{
    if (pdf->handles[face] != NULL)
        return pdf->handles[face];
    HPDF_Font font =
        pdf_inside_font(pdf->doc, pdf->names[face], pdf->used[face]);
    if (font == NULL)
        return NULL;
    if (!pdf_inside_unicode_map(font, pdf->fonts->faces[face].code_rows))
        pdf->failed = HPDF_FAILD_TO_ALLOC_MEM;
    for (unsigned i = 0; i < pdf->spare; i++)
        pdf_inside_use_glyph(pdf->doc, pdf->names[face],
                             spare_glyph(pdf, face, i));
    pdf->handles[face] = font;
    return font;
}

static void set_font(struct pdf *pdf, enum face face, double size)
{
    if (pdf->size > 0 && pdf->face == face && pdf->size == size)
        return;
    HPDF_Font font = font_handle(pdf, face);
    if (font == NULL)
        return;
    HPDF_Page_SetFontAndSize(pdf->page, font, (HPDF_REAL)size);
    pdf->face = face;
    pdf->size = size;
}

void pdf_text(struct pdf *pdf, enum face face, double size, enum color color,
              double x, double y, const char *text, size_t length)
{
    if (!usable(pdf) || pdf->page == NULL || length == 0)
        return;
    if (!pdf->in_text)
        HPDF_Page_BeginText(pdf->page);
    pdf->in_text = true;
    set_fill(pdf, color);
    set_font(pdf, face, size);
    for (size_t at = 0; at < length;) {
        char part[SHOW_LIMIT + 1];
        size_t take = length - at < SHOW_LIMIT ? length - at : SHOW_LIMIT;
        while (at + take < length &&
               ((unsigned char)text[at + take] & 0xC0) == 0x80)
            take--;
        if (take == 0)
            break;
        memcpy(part, text + at, take);
        part[take] = '\0';
        HPDF_Page_TextOut(pdf->page, (HPDF_REAL)x,
                          (HPDF_REAL)(pdf->page_height - y), part);
        at += take;
        if (at < length)
            x += font_text_width(pdf->fonts, face, size, part, take);
    }
}

void pdf_rect(struct pdf *pdf, enum color color, double x, double y,
              double width, double height)
{
    if (!usable(pdf) || pdf->page == NULL)
        return;
    end_text(pdf);
    set_fill(pdf, color);
    HPDF_Page_Rectangle(pdf->page, (HPDF_REAL)x,
                        (HPDF_REAL)(pdf->page_height - y - height),
                        (HPDF_REAL)width, (HPDF_REAL)height);
    HPDF_Page_Fill(pdf->page);
}

void pdf_line(struct pdf *pdf, enum color color, double thickness, double x1,
              double y1, double x2, double y2)
{
    if (!usable(pdf) || pdf->page == NULL)
        return;
    end_text(pdf);
    if (pdf->stroke != color)
        HPDF_Page_SetRGBStroke(pdf->page, SHADES[color][0], SHADES[color][1],
                               SHADES[color][2]);
    pdf->stroke = color;
    if (pdf->thickness != thickness)
        HPDF_Page_SetLineWidth(pdf->page, (HPDF_REAL)thickness);
    pdf->thickness = thickness;
    HPDF_Page_MoveTo(pdf->page, (HPDF_REAL)x1,
                     (HPDF_REAL)(pdf->page_height - y1));
    HPDF_Page_LineTo(pdf->page, (HPDF_REAL)x2,
                     (HPDF_REAL)(pdf->page_height - y2));
    HPDF_Page_Stroke(pdf->page);
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
    if (!usable(pdf) || pdf->page == NULL || strlen(address) > ADDRESS_LIMIT)
        return;
    char *ascii = ascii_address(address);
    if (ascii == NULL)
        return;
    HPDF_Rect area = {.left = (HPDF_REAL)x,
                      .bottom = (HPDF_REAL)(pdf->page_height - y - height),
                      .right = (HPDF_REAL)(x + width),
                      .top = (HPDF_REAL)(pdf->page_height - y)};
    HPDF_Annotation link = HPDF_Page_CreateURILinkAnnot(pdf->page, area, ascii);
    if (link != NULL)
        HPDF_LinkAnnot_SetBorderStyle(link, 0, 0, 0);
    free(ascii);
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
    pdf_inside_keep_zoom(place);
    HPDF_Outline_SetDestination(outline, place);
    HPDF_Outline_SetOpened(outline, HPDF_TRUE);
    pdf->outlines[at] = outline;
    for (int i = at + 1; i < OUTLINE_LEVELS; i++)
        pdf->outlines[i] = NULL;
}

/* ---- saving ---- */

/* HPDF_SaveToFile does not look at what fclose says, so the bytes are taken
 * and the caller writes them. */
static void take_bytes(struct pdf *pdf, struct str *out)
{
    size_t before = out->length;
    /* Saving can fail without the document knowing. */
    pdf->failed = HPDF_SaveToStream(pdf->doc);
    for (int f = 0; f < FACE_COUNT; f++)
        if (pdf->handles[f] != NULL &&
            !pdf_inside_is_embedded(pdf->doc, pdf->names[f]))
            pdf->failed = HPDF_TTF_CANNOT_EMBEDDING_FONT;
    pdf->uncut = pdf->failed != HPDF_OK;
    if (pdf->uncut)
        return;
    HPDF_ResetStream(pdf->doc);
    HPDF_BYTE *chunk = mem_alloc(SAVE_CHUNK);
    HPDF_UINT32 left = HPDF_GetStreamSize(pdf->doc);
    while (left > 0) {
        HPDF_UINT32 size = left < SAVE_CHUNK ? left : SAVE_CHUNK;
        HPDF_STATUS status = HPDF_ReadFromStream(pdf->doc, chunk, &size);
        if ((status != HPDF_OK && status != HPDF_STREAM_EOF) || size == 0) {
            pdf->failed = HPDF_STREAM_EOF;
            out->length = before;
            if (out->data != NULL)
                out->data[before] = '\0';
            break;
        }
        str_append_bytes(out, chunk, size);
        left -= size;
    }
    free(chunk);
}

bool pdf_finish(struct pdf *pdf, struct str *out, char *error,
                size_t error_size)
{
    if (usable(pdf)) {
        if (pdf->page != NULL)
            end_text(pdf);
        if (pdf->page_count > OUTLINE_PAGES && pdf->outlines[0] != NULL)
            HPDF_SetPageMode(pdf->doc, HPDF_PAGE_MODE_USE_OUTLINE);
        take_bytes(pdf, out);
    }
    if (usable(pdf))
        return true;
    snprintf(error, error_size, "libharu báo lỗi 0x%04lX khi tạo PDF",
             (unsigned long)pdf->failed);
    return false;
}

bool pdf_print(struct pdf *pdf, const struct pdf_info *info, pdf_printer *print,
               void *context, struct str *out, char *error, size_t error_size)
{
    bool good = false;
    for (pdf->spare = 0; pdf->spare < TRIES; pdf->spare++) {
        pdf_begin(pdf, info);
        print(pdf, context);
        good = pdf_finish(pdf, out, error, error_size);
        if (good || !pdf->uncut)
            break;
    }
    pdf->spare = 0;
    return good;
}
