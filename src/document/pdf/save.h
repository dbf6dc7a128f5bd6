/* A printed document as the bytes of a file. May be included by
 * document/pdf/pdf.c. */
#ifndef DTI_DOCUMENT_PDF_SAVE_H
#define DTI_DOCUMENT_PDF_SAVE_H

#include "document/pdf/font.h"
#include "document/pdf/pdf.h"
#include "document/pdf/tags.h"

struct save_page {
    void *page; /* libharu's */
    struct str contents;
};

/* A face that is used, and which of its signs are. */
struct save_face {
    const struct font_cut *cut; /* NULL: the face is not used */
    const uint16_t *codes;
    size_t count;
};

struct save_annotation {
    void *annotation; /* libharu's */
    char *words;
    bool field;           /* for a signature; else a link */
    double width, height; /* of a field */
};

/* All of it is lent. */
struct save {
    void *doc; /* libharu's */
    const struct pdf_info *info;
    const struct str *profile; /* of the colours, deflated */
    struct save_face faces[FACE_COUNT];
    struct tags *tags;
    VEC_OF(struct save_page) pages;
    VEC_OF(struct save_annotation)
    annotations; /* in the order of tags_annotation */
};

/* Appends the file to `out`. False where libharu reports an error; `out` is
 * then unchanged. */
bool save_document(const struct save *save, struct deflater *deflater,
                   struct str *out);

#endif
