/* Mẫu 02 on paper: the points that stand on its sheet, a row a unit and a
 * column an indicator, to be signed. May be included by forms. */
#ifndef DTI_FORMS_APPRAISAL_PAPER_H
#define DTI_FORMS_APPRAISAL_PAPER_H

#include "forms/appraisal/layout.h"
#include "forms/book.h"
#include "forms/selection.h"

extern const char appraisal_paper_name[]; /* of the sheet */

struct appraisal_paper {
    const struct appraisal_request *request;
    const struct appraisal_rows *rows;
    const size_t *places; /* the row on the sheet of each of them */
    const struct appraisal_layout *layout;
    struct book_sheet *sheet; /* where the points are typed */
    const char *title, *whose;
};

void appraisal_paper_write(struct book *book,
                           const struct appraisal_paper *paper);

#endif
