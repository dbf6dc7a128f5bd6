/* Which columns Mẫu 02 has in each round, from left to right: those of the form
 * and, between them, what helps to fill them in, which intake does not read.
 * May be included by forms. */
#ifndef DTI_FORMS_APPRAISAL_LAYOUT_H
#define DTI_FORMS_APPRAISAL_LAYOUT_H

#include "form/form_02.h"
#include "forms/forms.h"

enum aid {
    AID_VALUES,
    AID_RECOMPUTED, /* where a rule has inputs */
    AID_EVIDENCE,   /* a column for each document of a row, up to so many */
    AID_EXPLANATION,
    AID_CONTESTED,
    AID_MORE_EVIDENCE,
    AID_REQUESTED,
    AID_ROUND1,
    AID_ROUND2,
    AID_SCORES,
    AID_COUNT
};

enum {
    LAYOUT_LISTED = 24,
    LAYOUT_INPUTS = 26, /* of an indicator, at most: a to z */
    LAYOUT_MOST = LAYOUT_LISTED + 2 * LAYOUT_INPUTS,
    LAYOUT_DOCUMENTS = 3,
    LAYOUT_PRINTED_WIDTH = 190, /* in characters: on A4 type of 7 points */
    LAYOUT_NONE = LAYOUT_MOST
};

/* A column of the sheet. */
struct appraisal_column {
    struct form_column form; /* heading and width */
    enum {
        LAYOUT_OWN, /* of the form */
        LAYOUT_AID,
        LAYOUT_VALUE,    /* of an input, as it counts so far */
        LAYOUT_CORRECTED /* of the form too: one for each input */
    } kind;
    enum aid aid;
    size_t index; /* VALUE, CORRECTED: of the input; of EVIDENCE: which of a
                     row's documents, from 0 */
};

struct appraisal_layout {
    struct appraisal_column columns[LAYOUT_MOST];
    size_t count;
    size_t printed;       /* how many are printed: */
    bool cut;             /* not what is corrected */
    size_t at[COL_COUNT]; /* where those of the form stand, or LAYOUT_NONE */
    size_t evidence;      /* where the first document stands, or LAYOUT_NONE */
    size_t
        rounds[ROUND_COUNT]; /* where points of earlier ones stand, or NONE */
    size_t inputs;           /* how many have columns: */
    size_t values[LAYOUT_INPUTS], corrections[LAYOUT_INPUTS];
    size_t recomputed;
    char titles[LAYOUT_INPUTS][2][24]; /* of these columns */
};

/* Columns behind these, which are hidden; formulas of a row that need a cell of
 * their own stand behind them. */
enum {
    HIDDEN_PARTS,   /* the points that were typed, as they are taken apart, */
    HIDDEN_POINTS,  /* as they are read, */
    HIDDEN_CHECK,   /* and what is wrong with them */
    HIDDEN_AGREES,  /* 1: the row takes the computed points */
    HIDDEN_DECIDES, /* reading_confirms or reading_refuses */
    HIDDEN_COUNT
};

/* What the rows of a form need. */
struct appraisal_width {
    enum round round;
    size_t documents; /* the most that a row has */
    size_t inputs;    /* the most that an indicator has */
    bool waivers;     /* some unit claims that an indicator does not apply */
    double code;      /* characters that the codes of units take, */
    double values[LAYOUT_INPUTS]; /* and the values of each input */
};

/* What is decided on and the decision, up to the state of a row, fit a screen
 * of 1366 pixels: texts get less room where there are many columns. `layout` is
 * not to be moved: its columns have titles in it. */
void appraisal_layout_make(struct appraisal_layout *layout,
                           const struct appraisal_width *width);

/* How wide its first columns are, in characters. */
double appraisal_layout_width(const struct appraisal_layout *layout,
                              size_t count);

#endif
