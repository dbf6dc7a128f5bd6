/* A printed document as the bytes of a file. May be included by
 * document/pdf/pdf.c. */
#ifndef DTI_DOCUMENT_PDF_SAVE_H
#define DTI_DOCUMENT_PDF_SAVE_H

#include "document/pdf/font.h"
#include "document/pdf/pdf.h"
#include "document/pdf/tags.h"

struct save_page {
    void *page;          /* libharu's */
    struct str contents; /* deflated */
};

struct save_link {
    void *annotation; /* libharu's */
    char *words;
};

/* All of it is lent. */
struct save {
    void *doc; /* libharu's */
    const struct pdf_info *info;
    const struct str *profile;                /* of the colours, deflated */
    const struct font_cut *fonts[FACE_COUNT]; /* NULL: not used */
    struct tags *tags;
    VEC_OF(struct save_page) pages;
    VEC_OF(struct save_link) links; /* in the order of tags_annotation */
};

/* Appends the file to `out`. False where libharu reports an error; `out` is
 * then unchanged. */
bool save_document(const struct save *save, struct deflater *deflater,
                   struct str *out);

#endif
