/* Inlines broken into lines. May be included by document/chart and
 * document/layout.
 *
 * A text is prepared once (words and their widths), wrapped to a width, and
 * then put into the marks of a piece, whole or line by line. */
#ifndef DTI_DOCUMENT_LAYOUT_PARAGRAPH_H
#define DTI_DOCUMENT_LAYOUT_PARAGRAPH_H

#include "document/layout/layout.h"

enum paragraph_align {
    PARAGRAPH_LEFT,
    PARAGRAPH_CENTER,
    PARAGRAPH_RIGHT,
    PARAGRAPH_JUSTIFY
};

struct paragraph_style {
    double size;
    double leading; /* line height in sizes */
    double indent;  /* of the first line */
    unsigned flags; /* of span_style, added to each span's */
    enum color color;
    enum paragraph_align align;
    bool titled; /* words that belong together are not parted (terms.h) */
};

/* How a word may follow the one before it. */
enum joint {
    JOINT_SPACE, /* after a blank; a line may begin here */
    JOINT_TIED,  /* after a blank; a line may begin here, but should not */
    JOINT_HELD,  /* after a blank, on the same line */
    JOINT_GLUE,  /* at once */
    JOINT_SOFT,  /* at once; a line may begin here */
    JOINT_BREAK  /* on a new line */
};

/* A part of a word, of one style. */
struct word {
    const char *text;
    size_t length;
    double width, space; /* space: the blank before it, if on the same line */
    double size;
    enum joint joint;
    bool apart; /* the blank before it is wider than a blank */
    enum face face;
    enum color color;
    const char *link;
};

struct line {
    size_t first, end; /* words */
    double width;      /* natural */
    double height, baseline;
    bool last; /* before a forced break or the end: not stretched */
};

struct paragraph {
    struct paragraph_style style;
    struct word *words;
    size_t word_count;
    double longest; /* of the unbreakable parts */
    double natural; /* on one line (the longest, where breaks are forced) */
    bool bar;       /* a bar instead of words */
    double share;   /* of it, 0 to 1 */
    double width;   /* wrapped to */
    struct line *lines;
    size_t line_count;
    double height;
};

void paragraph_prepare(struct layout *layout, struct paragraph *text,
                       const struct inlines *inlines,
                       const struct paragraph_style *style);

/* The same for a plain string. */
void paragraph_prepare_string(struct layout *layout, struct paragraph *text,
                              const char *string,
                              const struct paragraph_style *style);

/* Breaks into lines of at most `width`; a word wider than that is cut, after
 * a / ? & = - . _ if it has any. */
void paragraph_wrap(struct layout *layout, struct paragraph *text,
                    double width);

/* Adds the lines `first` to `end` to the piece being gathered, the top of the
 * first one at y, in the width wrapped to. */
void paragraph_place(struct layout *layout, const struct paragraph *text,
                     size_t first, size_t end, double x, double y);

/* paragraph_place of all lines. */
void paragraph_put(struct layout *layout, const struct paragraph *text,
                   double x, double y);

/* Lets the text placed last in the piece being gathered, if there is any, end
 * with a blank: what is placed next begins another word. */
void paragraph_end_word(struct layout *layout);

/* Whether all lines of such a text are chosen together, and not one by one. */
bool paragraph_is_even(const struct paragraph_style *style);

double paragraph_lines_height(const struct paragraph *text, size_t first,
                              size_t end);

/* True where every word that is printed is bold and there is one. */
bool paragraph_is_bold(const struct paragraph *text);

#endif
