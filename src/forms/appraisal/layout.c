#include "forms/appraisal/layout.h"

#include "forms/book.h"

#include <math.h>
#include <stdio.h>

/* An aid in a list of columns; smaller numbers are columns of the form. Those
 * of the inputs: what counts, what it is corrected to, or both in pairs. */
enum { AIDS = 100, VALUES = 97, CORRECTIONS, PAIRS, END = -1 };
#define AID(name) (AIDS + AID_##name)

/* What is to be decided on stands together: what was reported or contested, its
 * points, its documents, and then the decision and how far it is. Values are
 * corrected behind that. The title comes last, for those who have filtered the
 * headings away. */
static const int columns_of[ROUND_COUNT][LAYOUT_LISTED] = {
    [ROUND_1] = {COL_UNIT_CODE, COL_UNIT_NAME, COL_CODE, VALUES, COL_MAX,
                 COL_SELF, COL_COMPUTED, AID(EVIDENCE), COL_WAIVER, COL_AGREE,
                 COL_APPRAISED, COL_REASON, COL_STATE, CORRECTIONS,
                 AID(RECOMPUTED), AID(EXPLANATION), COL_TITLE, END},
    [ROUND_2] =
        {COL_UNIT_CODE,  COL_UNIT_NAME,      COL_CODE,     AID(CONTESTED),
         COL_MAX,        COL_SELF,           COL_COMPUTED, AID(ROUND1),
         AID(REQUESTED), AID(MORE_EVIDENCE), COL_WAIVER,   COL_APPRAISED,
         COL_REASON,     COL_STATE,          PAIRS,        AID(RECOMPUTED),
         AID(VALUES),    AID(EVIDENCE),      COL_TITLE,    END},
    [ROUND_COUNCIL] =
        {COL_UNIT_CODE, COL_UNIT_NAME,      COL_CODE,     AID(SCORES),
         COL_MAX,       COL_SELF,           COL_COMPUTED, AID(ROUND1),
         AID(ROUND2),   AID(CONTESTED),     COL_WAIVER,   COL_APPRAISED,
         COL_REASON,    COL_STATE,          PAIRS,        AID(RECOMPUTED),
         AID(VALUES),   AID(MORE_EVIDENCE), COL_TITLE,    END},
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

/* What counts of an input now. */
static void add_value(struct appraisal_layout *layout,
                      const struct appraisal_width *width, size_t i)
{
    char *title = layout->titles[i][0];
    snprintf(title, sizeof layout->titles[i][0], "%s %c",
             width->round == ROUND_1 ? "Báo cáo" : "Đang tính",
             (char)('a' + i));
    layout->values[i] = layout->count;
    layout->columns[layout->count++] = (struct appraisal_column){
        .form = {.title = title, .width = width->values[i], .extra = true},
        .kind = LAYOUT_VALUE,
        .index = i};
}

/* Where it may be corrected. */
static void add_correction(struct appraisal_layout *layout,
                           const struct appraisal_width *width, size_t i)
{
    struct form_column corrected = form_02.columns[COL_CORRECTED];
    corrected.title = layout->titles[i][1];
    corrected.width = width->values[i];
    snprintf(layout->titles[i][1], sizeof layout->titles[i][1], "%s %c",
             column_title(COLUMN_CORRECTED), (char)('a' + i));
    if (i == 0)
        layout->at[COL_CORRECTED] = layout->count;
    layout->corrections[i] = layout->count;
    layout->columns[layout->count++] = (struct appraisal_column){
        .form = corrected, .kind = LAYOUT_CORRECTED, .index = i};
}

static void add_inputs(struct appraisal_layout *layout,
                       const struct appraisal_width *width, int what)
{
    layout->inputs = width->inputs;
    for (size_t i = 0; i < width->inputs; i++) {
        if (what != CORRECTIONS)
            add_value(layout, width, i);
        if (what != VALUES)
            add_correction(layout, width, i);
    }
}

static void add_column(struct appraisal_layout *layout, int what,
                       const struct appraisal_width *width)
{
    if (what >= VALUES && what <= PAIRS) {
        add_inputs(layout, width, what);
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

/* The least width of a column that has text in it, which breaks into lines;
 * the width that it has of any other. */
static double least_width(const struct appraisal_column *column)
{
    static const double of_aids[AID_COUNT] = {[AID_EVIDENCE] = 15,
                                              [AID_MORE_EVIDENCE] = 15,
                                              [AID_CONTESTED] = 20,
                                              [AID_SCORES] = 20};
    double least = 0;
    if (column->kind == LAYOUT_AID)
        least = of_aids[column->aid];
    else if (column->kind == LAYOUT_OWN)
        switch (column->form.column) {
        case COLUMN_UNIT_NAME:
            least = 14;
            break;
        case COLUMN_REASON:
            least = 16;
            break;
        default:
            break;
        }
    return least > 0 && least < column->form.width ? least : column->form.width;
}

/* Takes what a screen lacks from the columns of texts, of each the same share
 * of what it can lose. */
static void fit_screen(struct appraisal_layout *layout)
{
    /* Of 1366, without the rows' numbers and the bar to scroll by; a character
     * and the edges of a cell in the standard type. */
    enum { SCREEN = 1300, CHARACTER = 7, EDGES = 5 };
    size_t count = layout->at[COL_STATE] + 1;
    double over = -SCREEN, spare = 0;
    for (size_t c = 0; c < count; c++) {
        const struct appraisal_column *column = &layout->columns[c];
        over += column->form.width * CHARACTER + EDGES;
        spare += column->form.width - least_width(column);
    }
    double share = spare > 0 ? over / CHARACTER / spare : 0;
    for (size_t c = 0; c < count && share > 0; c++) {
        struct appraisal_column *column = &layout->columns[c];
        double least = least_width(column);
        column->form.width -=
            ceil((column->form.width - least) * (share < 1 ? share : 1));
    }
}

double appraisal_layout_width(const struct appraisal_layout *layout,
                              size_t count)
{
    double width = 0;
    for (size_t c = 0; c < count; c++)
        width += layout->columns[c].form.width;
    return width;
}

/* All up to what the corrections come to; without these, where they would leave
 * no type that can be read. */
static void choose_printed(struct appraisal_layout *layout)
{
    size_t decided = layout->at[COL_REASON] + 1;
    layout->printed =
        layout->recomputed == LAYOUT_NONE ? decided : layout->recomputed + 1;
    layout->cut =
        appraisal_layout_width(layout, layout->printed) > LAYOUT_PRINTED_WIDTH;
    if (layout->cut)
        layout->printed = decided;
}

void appraisal_layout_make(struct appraisal_layout *layout,
                           const struct appraisal_width *width)
{
    *layout = (struct appraisal_layout){.evidence = LAYOUT_NONE,
                                        .recomputed = LAYOUT_NONE};
    for (size_t c = 0; c < COL_COUNT; c++)
        layout->at[c] = LAYOUT_NONE;
    for (size_t r = 0; r < ROUND_COUNT; r++)
        layout->rounds[r] = LAYOUT_NONE;
    for (const int *what = columns_of[width->round]; *what != END; what++)
        add_column(layout, *what, width);
    fit_screen(layout);
    choose_printed(layout);
}
