#include "document/pdf/inside.h"

#include <hpdf_doc.h>
#include <hpdf_pages.h>

bool inside_keep_zoom(void *destination)
{
    enum { ZOOM = 4 }; /* page, /XYZ, left, top, zoom */
    HPDF_Real zoom = HPDF_Array_GetItem(destination, ZOOM, HPDF_OCLASS_REAL);
    if (zoom != NULL)
        zoom->value = 0;
    return zoom != NULL;
}

bool inside_bare_page(void *page)
{
    return HPDF_Dict_RemoveElement(page, "Resources") == HPDF_OK;
}

void *inside_contents(void *page)
{
    const struct _HPDF_PageAttr_Rec *attr = ((HPDF_Dict)page)->attr;
    return attr->contents;
}

void *inside_catalog(void *doc)
{
    return ((HPDF_Doc)doc)->catalog;
}

void *inside_info(void *doc)
{
    return ((HPDF_Doc)doc)->info;
}

/* ---- numbers ---- */

enum { NUMBER_MASK = 0x00FFFFFF }; /* the rest are flags, hpdf_objects.h */

unsigned inside_number(const void *object)
{
    return ((const HPDF_Obj_Header *)object)->obj_id & NUMBER_MASK;
}

/* The `i`-th object, or NULL where that is the length of a stream. */
static void *object_at(HPDF_Doc doc, HPDF_UINT i)
{
    HPDF_XrefEntry entry = HPDF_List_ItemAt(doc->xref->entries, i);
    const HPDF_Obj_Header *header = entry->obj;
    bool length = (header->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_NUMBER;
    return length ? NULL : entry->obj;
}

unsigned inside_number_objects(void *doc)
{
    unsigned last = 0;
    HPDF_UINT count = ((HPDF_Doc)doc)->xref->entries->count;
    /* References hold their object, not its number, so this is all there is to
     * it. */
    for (HPDF_UINT i = 1; i < count; i++) {
        HPDF_Obj_Header *header = object_at(doc, i);
        if (header != NULL)
            header->obj_id =
                (header->obj_id & ~(HPDF_UINT32)NUMBER_MASK) | ++last;
    }
    return last;
}

/* ---- texts ---- */

static bool is_stream(const void *object)
{
    const HPDF_Obj_Header *header = object;
    return (header->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT &&
           ((const struct _HPDF_Dict_Rec *)object)->stream != NULL;
}

static void take_text(HPDF_Stream stream, struct str *text)
{
    str_reset(text);
    HPDF_UINT count = HPDF_MemStream_GetBufCount(stream);
    for (HPDF_UINT i = 0; i < count; i++) {
        HPDF_UINT length = 0;
        const HPDF_BYTE *bytes = HPDF_MemStream_GetBufPtr(stream, i, &length);
        if (bytes != NULL)
            str_append_bytes(text, bytes, length);
    }
    HPDF_MemStream_FreeData(stream);
}

enum { TEXT_CHUNK = 16 * 1024 }; /* bytes of a buffer */

bool inside_write_objects(void *doc, inside_writer *write, void *context)
{
    HPDF_Doc pdf = doc;
    struct str text = {0};
    bool good = true;
    HPDF_Stream stream = HPDF_MemStream_New(pdf->mmgr, TEXT_CHUNK);
    if (stream == NULL)
        return false;
    for (HPDF_UINT i = 1; good && i < pdf->xref->entries->count; i++) {
        void *object = object_at(pdf, i);
        if (object == NULL)
            continue;
        bool packed = !is_stream(object);
        if (packed) {
            good = HPDF_Obj_WriteValue(object, stream, NULL) == HPDF_OK;
            take_text(stream, &text);
        }
        write(context, object, inside_number(object), packed ? &text : NULL);
    }
    HPDF_Stream_Free(stream);
    str_clear(&text);
    return good;
}
