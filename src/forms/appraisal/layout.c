#include "forms/appraisal/layout.h"

#include "forms/book.h"

#include <stdio.h>

/* An aid in a list of columns; smaller numbers are columns of the form. VALUES
 * stands for those of the inputs, two each. */
enum { AIDS = 100, VALUES = 99, END = -1 };
#define AID(name) (AIDS + AID_##name)

/* What is to be decided on stands together: what was reported, its points, its
 * documents, and then the decision. The title comes last, for those who have
 * filtered the headings away. */
static const int columns_of[ROUND_COUNT][LAYOUT_LISTED] = {
    [ROUND_1] = {COL_UNIT_CODE, COL_UNIT_NAME, COL_CODE, VALUES, COL_MAX,
                 COL_SELF, COL_COMPUTED, AID(RECOMPUTED), AID(EVIDENCE),
                 COL_WAIVER, COL_AGREE, COL_APPRAISED, COL_REASON,
                 AID(EXPLANATION), COL_TITLE, END},
    [ROUND_2] = {COL_UNIT_CODE, COL_UNIT_NAME, COL_CODE, AID(CONTESTED), VALUES,
                 COL_MAX, COL_SELF, COL_COMPUTED, AID(RECOMPUTED), AID(ROUND1),
                 AID(REQUESTED), AID(MORE_EVIDENCE), COL_WAIVER, COL_APPRAISED,
                 COL_REASON, AID(VALUES), AID(EVIDENCE), COL_TITLE, END},
    [ROUND_COUNCIL] = {COL_UNIT_CODE, COL_UNIT_NAME, COL_CODE, AID(SCORES),
                       VALUES, COL_MAX, COL_SELF, COL_COMPUTED, AID(RECOMPUTED),
                       AID(ROUND1), AID(ROUND2), COL_WAIVER, COL_APPRAISED,
                       COL_REASON, AID(VALUES), AID(CONTESTED),
                       AID(MORE_EVIDENCE), COL_TITLE, END},
};

#define AID_COLUMN(name, words, chars)                                         \
    [AID_##name] = {.title = (words), .width = (chars), .extra = true}
static const struct form_column aids[AID_COUNT] = {
    AID_COLUMN(VALUES, "Đơn vị báo cáo", 24),
    AID_COLUMN(RECOMPUTED, "Điểm tính lại", 8),
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
    if (aid == AID_ROUND1 || aid == AID_ROUND2)
        layout->rounds[aid == AID_ROUND1 ? ROUND_1 : ROUND_2] = layout->count;
    if (aid == AID_EVIDENCE) {
        layout->evidence = layout->count;
        times = documents < LAYOUT_DOCUMENTS ? documents : LAYOUT_DOCUMENTS;
        times = times > 0 ? times : 1;
    }
    for (size_t i = 0; i < times; i++)
        layout->columns[layout->count++] = (struct appraisal_column){
            .form = aids[aid], .kind = LAYOUT_AID, .aid = aid, .index = i};
}

/* Of each input what counts now, and where it may be corrected. */
static void add_values(struct appraisal_layout *layout,
                       const struct appraisal_width *width)
{
    size_t inputs = width->inputs;
    layout->inputs = inputs;
    layout->values = inputs > 0 ? layout->count : LAYOUT_NONE;
    layout->at[COL_CORRECTED] = inputs > 0 ? layout->count + 1 : LAYOUT_NONE;
    for (size_t i = 0; i < inputs; i++) {
        struct form_column corrected = form_02.columns[COL_CORRECTED];
        corrected.title = layout->titles[i][1];
        corrected.width = width->values[i];
        snprintf(layout->titles[i][0], sizeof layout->titles[i][0], "%s %c",
                 width->round == ROUND_1 ? "Báo cáo" : "Đang tính",
                 (char)('a' + i));
        snprintf(layout->titles[i][1], sizeof layout->titles[i][1], "%s %c",
                 column_title(COLUMN_CORRECTED), (char)('a' + i));
        layout->columns[layout->count++] =
            (struct appraisal_column){.form = {.title = layout->titles[i][0],
                                               .width = corrected.width,
                                               .extra = true},
                                      .kind = LAYOUT_VALUE,
                                      .index = i};
        layout->columns[layout->count++] = (struct appraisal_column){
            .form = corrected, .kind = LAYOUT_CORRECTED, .index = i};
    }
}

static void add_column(struct appraisal_layout *layout, int what,
                       const struct appraisal_width *width)
{
    if (what == VALUES) {
        add_values(layout, width);
    } else if ((what == AID(RECOMPUTED) && width->inputs == 0) ||
               (what == COL_WAIVER && !width->waivers)) {
        return;
    } else if (what >= AIDS) {
        if (what == AID(RECOMPUTED))
            layout->recomputed = layout->count;
        add_aid(layout, (enum aid)(what - AIDS), width->documents);
    } else if (what < COL_COUNT) {
        layout->at[what] = layout->count;
        layout->columns[layout->count++] =
            (struct appraisal_column){.form = form_02.columns[what]};
        if (what == COL_UNIT_CODE)
            layout->columns[layout->count - 1].form.width = width->code;
    }
}

void appraisal_layout_make(struct appraisal_layout *layout,
                           const struct appraisal_width *width)
{
    *layout = (struct appraisal_layout){.evidence = LAYOUT_NONE,
                                        .values = LAYOUT_NONE,
                                        .recomputed = LAYOUT_NONE};
    for (size_t c = 0; c < COL_COUNT; c++)
        layout->at[c] = LAYOUT_NONE;
    for (size_t r = 0; r < ROUND_COUNT; r++)
        layout->rounds[r] = LAYOUT_NONE;
    for (const int *what = columns_of[width->round]; *what != END; what++)
        add_column(layout, *what, width);
    layout->printed = layout->at[COL_REASON] + 1;
}
