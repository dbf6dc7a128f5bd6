#include "forms/appraisal_layout.h"

#include "forms/book.h"

/* An aid in a list of columns; smaller numbers are columns of the form. */
enum { AIDS = 100, END = -1 };
#define AID(name) (AIDS + AID_##name)

/* What is to be decided on stands together: what was reported, its points, its
 * documents, and then the decision. The title comes last, for those who have
 * filtered the headings away. */
static const int columns_of[ROUND_COUNT][LAYOUT_MOST] = {
    [ROUND_1] = {COL_UNIT_CODE, COL_UNIT_NAME, COL_CODE, AID(VALUES), COL_MAX,
                 COL_SELF, COL_COMPUTED, AID(EVIDENCE), COL_AGREE,
                 COL_APPRAISED, COL_REASON, AID(EXPLANATION), COL_TITLE, END},
    [ROUND_2] = {COL_UNIT_CODE, COL_UNIT_NAME, COL_CODE, AID(CONTESTED),
                 COL_MAX, COL_SELF, COL_COMPUTED, AID(ROUND1), AID(REQUESTED),
                 AID(MORE_EVIDENCE), COL_APPRAISED, COL_REASON, AID(VALUES),
                 AID(EVIDENCE), COL_TITLE, END},
    [ROUND_COUNCIL] = {COL_UNIT_CODE, COL_UNIT_NAME, COL_CODE, AID(SCORES),
                       COL_MAX, COL_SELF, COL_COMPUTED, AID(ROUND1),
                       AID(ROUND2), COL_APPRAISED, COL_REASON, AID(CONTESTED),
                       AID(MORE_EVIDENCE), COL_TITLE, END},
};

#define AID_COLUMN(name, words, chars)                                         \
    [AID_##name] = {.title = (words), .width = (chars), .extra = true}
static const struct form_column aids[AID_COUNT] = {
    AID_COLUMN(VALUES, "Đơn vị báo cáo", 24),
    AID_COLUMN(EVIDENCE, "Minh chứng", 20),
    AID_COLUMN(EXPLANATION, "Đơn vị ghi thêm", 40),
    AID_COLUMN(CONTESTED, "Đơn vị trình bày", 40),
    AID_COLUMN(MORE_EVIDENCE, "Minh chứng thêm", 24),
    AID_COLUMN(REQUESTED, "Đơn vị đề nghị", 8),
    AID_COLUMN(ROUND1, "Vòng 1", 7),
    AID_COLUMN(ROUND2, "Vòng 2", 7),
    AID_COLUMN(SCORES, "Ý kiến cơ quan chấm", 40),
};

static void add_aid(struct appraisal_layout *layout, enum aid aid,
                    size_t documents)
{
    size_t times = 1;
    if (aid == AID_EVIDENCE) {
        layout->evidence = layout->count;
        times = documents < LAYOUT_DOCUMENTS ? documents : LAYOUT_DOCUMENTS;
        times = times > 0 ? times : 1;
    }
    for (size_t i = 0; i < times; i++)
        layout->columns[layout->count++] = (struct appraisal_column){
            .form = aids[aid], .is_aid = true, .aid = aid, .document = i};
}

void appraisal_layout_make(struct appraisal_layout *layout, enum round round,
                           size_t documents)
{
    *layout = (struct appraisal_layout){.evidence = LAYOUT_NONE};
    for (size_t c = 0; c < COL_COUNT; c++)
        layout->at[c] = LAYOUT_NONE;
    for (const int *what = columns_of[round]; *what != END; what++) {
        if (*what < COL_COUNT) {
            layout->at[*what] = layout->count;
            layout->columns[layout->count++] =
                (struct appraisal_column){.form = form_02.columns[*what]};
        } else {
            add_aid(layout, (enum aid)(*what - AIDS), documents);
        }
    }
    layout->printed = layout->at[COL_REASON] + 1;
}
