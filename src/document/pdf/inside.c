#include "document/pdf/inside.h"

#include <hpdf_doc.h>
#include <hpdf_font.h>
#include <stdio.h>
#include <string.h>

static HPDF_FontDef load_definition(HPDF_Doc doc, const char *bytes,
                                    size_t length)
{
    HPDF_Stream stream = HPDF_MemStream_New(doc->mmgr, (HPDF_UINT)length);
    if (stream == NULL)
        return NULL;
    if (HPDF_Stream_Write(stream, (const HPDF_BYTE *)bytes,
                          (HPDF_UINT)length) != HPDF_OK) {
        HPDF_Stream_Free(stream);
        return NULL;
    }
    /* The definition owns the stream from here on, failing or not. */
    return HPDF_TTFontDef_Load(doc->mmgr, stream, HPDF_TRUE);
}

const char *pdf_inside_load_font(void *doc, const char *bytes, size_t length,
                                 const char *tag)
{
    HPDF_Doc pdf = doc;
    HPDF_FontDef definition = load_definition(pdf, bytes, length);
    if (definition == NULL)
        return NULL;
    char copy[HPDF_TTF_FONT_TAG_LEN + 1];
    snprintf(copy, sizeof copy, "%s", tag);
    HPDF_TTFontDef_SetTagName(definition, copy);
    if (HPDF_List_Add(pdf->fontdef_list, definition) != HPDF_OK) {
        HPDF_FontDef_Free(definition);
        return NULL;
    }
    return definition->base_font;
}

void pdf_inside_font_widths(void *doc, const char *name,
                            uint16_t widths[PDF_INSIDE_CODES])
{
    memset(widths, 0xFF, PDF_INSIDE_CODES * sizeof *widths);
    HPDF_FontDef definition = HPDF_Doc_FindFontDef(doc, name);
    if (definition == NULL)
        return;
    const struct _HPDF_TTFontDefAttr_Rec *attr = definition->attr;
    const HPDF_TTF_CmapRange *map = &attr->cmap;
    for (unsigned s = 0; s < map->seg_count_x2 / 2U; s++)
        for (unsigned c = map->start_count[s];
             c <= map->end_count[s] && c < 0xFFFF; c++)
            if (HPDF_TTFontDef_GetGlyphid(definition, (HPDF_UINT16)c) != 0)
                widths[c] = (uint16_t)HPDF_TTFontDef_GetCharWidth(
                    definition, (HPDF_UINT16)c);
    /* Asking for a width marked the glyph as used. */
    HPDF_FontDef_Cleanup(definition);
}

/* Declared in hpdf.h, which cannot be included here. */
extern HPDF_Font HPDF_GetFont(HPDF_Doc pdf, const char *font_name,
                              const char *encoding_name);
extern HPDF_Encoder HPDF_GetEncoder(HPDF_Doc pdf, const char *encoding_name);

static void map_code(HPDF_CMapEncoderAttr attr, unsigned code, unsigned unicode)
{
    attr->cid_map[code >> 8][code & 0xFF] = (HPDF_UINT16)code;
    attr->unicode_map[code >> 8][code & 0xFF] = (HPDF_UNICODE)unicode;
}

void *pdf_inside_font(void *doc, const char *name,
                      const bool used[PDF_INSIDE_CODES])
{
    HPDF_Encoder encoder = HPDF_GetEncoder(doc, "UTF-8");
    if (encoder == NULL)
        return NULL;
    HPDF_CMapEncoderAttr attr = encoder->attr;
    memset(attr->cid_map, 0, sizeof attr->cid_map);
    unsigned last = 1;
    const bool *end = used + PDF_INSIDE_CODES - 1, *at = used + 1;
    while ((at = memchr(at, 1, (size_t)(end - at))) != NULL) {
        last = (unsigned)(at++ - used);
        map_code(attr, last, last);
    }
    /* libharu forgets the highest code: it gets one more, without a glyph. */
    map_code(attr, last + 1, 0);
    /* A new font trusts these maps only of an encoder that looks codes up in
     * them; for encoding text, this one has to be itself again. */
    HPDF_Encoder_ToUnicode_Func own = encoder->to_unicode_fn;
    encoder->to_unicode_fn = HPDF_CMapEncoder_ToUnicode;
    HPDF_Font font = HPDF_GetFont(doc, name, "UTF-8");
    encoder->to_unicode_fn = own;
    return font;
}

static const char MAP_HEAD[] =
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
    "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
static const char MAP_TAIL[] =
    "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";

enum { MAP_BLOCK = 100 }; /* ISO 32000-1 9.7.5.4: rows in one block */

static void write_rows(HPDF_Stream stream, const bool rows[256])
{
    int left = 0;
    for (int h = 0; h < 256; h++)
        left += rows[h];
    int room = 0;
    for (int h = 0; h < 256; h++) {
        if (!rows[h])
            continue;
        char line[64];
        if (room == 0) {
            room = left < MAP_BLOCK ? left : MAP_BLOCK;
            snprintf(line, sizeof line, "%d beginbfrange\n", room);
            HPDF_Stream_WriteStr(stream, line);
        }
        /* A range may change in its last byte only. */
        snprintf(line, sizeof line, "<%02X00> <%02XFF> <%02X00>\n", (unsigned)h,
                 (unsigned)h, (unsigned)h);
        HPDF_Stream_WriteStr(stream, line);
        left--;
        if (--room == 0)
            HPDF_Stream_WriteStr(stream, "endbfrange\n");
    }
}

bool pdf_inside_unicode_map(void *font, const bool rows[256])
{
    HPDF_Dict map = HPDF_Dict_GetItem(font, "ToUnicode", HPDF_OCLASS_DICT);
    if (map == NULL || map->stream == NULL)
        return false;
    HPDF_MemStream_FreeData(map->stream);
    HPDF_Stream_WriteStr(map->stream, MAP_HEAD);
    write_rows(map->stream, rows);
    return HPDF_Stream_WriteStr(map->stream, MAP_TAIL) == HPDF_OK;
}

void pdf_inside_use_glyph(void *doc, const char *name, uint16_t code)
{
    HPDF_FontDef definition = HPDF_Doc_FindFontDef(doc, name);
    /* Asking for the width is what marks a glyph as used. */
    if (definition != NULL)
        HPDF_TTFontDef_GetCharWidth(definition, code);
}

bool pdf_inside_is_embedded(void *doc, const char *name)
{
    HPDF_FontDef definition = HPDF_Doc_FindFontDef(doc, name);
    return definition != NULL && definition->descriptor != NULL;
}

bool pdf_inside_keep_zoom(void *destination)
{
    enum { ZOOM = 4 }; /* page, /XYZ, left, top, zoom */
    HPDF_Real zoom = HPDF_Array_GetItem(destination, ZOOM, HPDF_OCLASS_REAL);
    if (zoom != NULL)
        zoom->value = 0;
    return zoom != NULL;
}

bool pdf_inside_catalog(void *doc, const char *language)
{
    HPDF_Doc pdf = doc;
    HPDF_String value = HPDF_String_New(pdf->mmgr, language, NULL);
    HPDF_Dict preferences = HPDF_Dict_New(pdf->mmgr);
    if (value == NULL || preferences == NULL)
        return false;
    return HPDF_Dict_Add(pdf->catalog, "Lang", value) == HPDF_OK &&
           HPDF_Dict_AddBoolean(preferences, "DisplayDocTitle", HPDF_TRUE) ==
               HPDF_OK &&
           HPDF_Dict_Add(pdf->catalog, "ViewerPreferences", preferences) ==
               HPDF_OK;
}
