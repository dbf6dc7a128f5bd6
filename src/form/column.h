/* What a column of a form can mean, and the heading that says so: each title
 * and its pattern stand here once, whatever forms have the column. May be
 * included by form and intake. */
#ifndef DTI_FORM_COLUMN_H
#define DTI_FORM_COLUMN_H

#include <stddef.h>

enum column {
    COLUMN_NONE, /* ends lists; a heading that means nothing to intake */
    COLUMN_CODE,
    COLUMN_TITLE,
    COLUMN_UNIT,
    COLUMN_VALUE,
    COLUMN_MAX,
    COLUMN_SELF,
    COLUMN_NUMBER,
    COLUMN_DATE,
    COLUMN_LINK,
    COLUMN_EXPLANATION,
    COLUMN_UNIT_CODE,
    COLUMN_UNIT_NAME,
    COLUMN_COMPUTED,
    COLUMN_AGREE,
    COLUMN_CORRECTED, /* one for each letter of an input: see heading_letter */
    COLUMN_WAIVER,
    COLUMN_APPRAISED,
    COLUMN_REASON,
    COLUMN_ROUND1,
    COLUMN_REQUESTED,
    COLUMN_COUNT
};

/* The heading as forms have it: "Điểm tự đánh giá". */
const char *column_title(enum column column);

struct headings;

struct headings *headings_new(void);
void headings_free(struct headings *headings);

/* Which column a heading names, COLUMN_NONE for none. The pattern that matches
 * the longest part wins: "Nội dung giải trình" is an explanation although
 * "Nội dung" is a title. `rest` becomes the bytes that took no part, 0 where
 * the heading says nothing else. Headings of over 120 bytes are prose. */
enum column headings_find(const struct headings *headings, const char *text,
                          size_t *rest);

/* Headings that stand over several columns end in the letter of an input, as
 * the rows of Mẫu 01 are called: 2 of "Điều chỉnh c", 0 where there is none. */
enum { HEADING_LETTERS = 26 };
size_t heading_letter(const char *text);

#endif
