#include "document/layout/paragraph.h"
#include "base/text.h"
#include "document/layout/terms.h"

#include <string.h>

#define BOX "□"
#define BOX_SCALE 1.6
#define SMALLER 1.0       /* points that <small> takes off */
#define BRACKETS_MOST 8.0 /* sizes wide, what is held together in brackets */

static enum face face_of(unsigned flags)
{
    bool bold = (flags & SPAN_BOLD) != 0, italic = (flags & SPAN_ITALIC) != 0;
    if (bold)
        return italic ? FACE_BOLD_ITALIC : FACE_BOLD;
    return italic ? FACE_ITALIC : FACE_REGULAR;
}

static void report_missing(struct layout *layout, unsigned c)
{
    struct document_report *report = layout->report;
    report->missing_count++;
    struct str one = {0};
    text_append_codepoint(&one, c);
    size_t used = strlen(report->missing);
    if (strstr(report->missing, str_text(&one)) == NULL &&
        used + one.length < sizeof report->missing)
        memcpy(report->missing + used, one.data, one.length + 1);
    str_clear(&one);
}

/* The text with only what the face can print; `from` itself where it can all
 * be printed. */
static const char *printable(struct layout *layout, enum face face,
                             const char *from)
{
    size_t length = strlen(from);
    struct str out = {0};
    bool changed = false;
    for (size_t i = 0; i < length;) {
        unsigned c = 0xFFFD;
        size_t step = text_decode(from + i, length - i, &c);
        if (step == 0) {
            step = 1;
            c = 0xFFFD;
        }
        unsigned printed = font_printable(layout->fonts, face, c);
        changed |= printed != c;
        if (printed == FONT_REPLACEMENT && c != FONT_REPLACEMENT && c != 0x2610)
            report_missing(layout, c);
        if (printed != 0)
            text_append_codepoint(&out, printed);
        i += step;
    }
    const char *result =
        changed ? arena_strndup(layout->arena, str_text(&out), out.length)
                : from;
    str_clear(&out);
    return result;
}

/* ---- words ---- */

struct gather {
    struct layout *layout;
    struct paragraph *text;
    size_t capacity;
    enum joint joint; /* how the next word follows */
    double space;
};

static struct word *add_word(struct gather *g)
{
    struct paragraph *text = g->text;
    if (text->word_count == g->capacity) {
        size_t grown = g->capacity < 8 ? 8 : g->capacity * 2;
        struct word *words =
            arena_calloc(g->layout->arena, grown, sizeof *words);
        if (text->word_count > 0)
            memcpy(words, text->words, text->word_count * sizeof *words);
        text->words = words;
        g->capacity = grown;
    }
    struct word *word = &text->words[text->word_count++];
    word->joint = text->word_count == 1 && g->joint != JOINT_BREAK ? JOINT_GLUE
                                                                   : g->joint;
    word->space = word->joint == JOINT_SPACE ? g->space : 0;
    g->joint = JOINT_GLUE;
    return word;
}

/* A dash between words stays with the word before it. */
static bool is_dash(const char *text, size_t length)
{
    return (length == 1 && *text == '-') ||
           (length == 3 &&
            (memcmp(text, "–", 3) == 0 || memcmp(text, "—", 3) == 0));
}

static enum color word_color(unsigned flags, enum color color, bool link)
{
    if ((flags & SPAN_ACCENT) != 0)
        return COLOR_ACCENT;
    return link && color == COLOR_BLACK ? COLOR_INK : color;
}

static void add_span(struct gather *g, const struct span *span)
{
    const struct paragraph_style *style = &g->text->style;
    unsigned flags = span->style | style->flags;
    enum face face = face_of(flags);
    double size = style->size - ((flags & SPAN_SMALL) != 0 ? SMALLER : 0);
    const char *text = printable(g->layout, face, span->text);
    double space = font_text_width(g->layout->fonts, face, size, " ", 1);
    while (*text != '\0') {
        size_t blank = strspn(text, " ");
        if (blank > 0 && g->joint != JOINT_BREAK) {
            g->joint = JOINT_SPACE;
            g->space = space;
        }
        text += blank;
        size_t length = strcspn(text, " ");
        if (length == 0)
            break;
        struct word *word = add_word(g);
        if (word->joint == JOINT_SPACE && is_dash(text, length))
            word->joint = JOINT_HELD;
        word->text = text;
        word->length = length;
        word->size = size;
        word->face = face;
        word->width =
            font_text_width(g->layout->fonts, face, size, text, length);
        word->color = word_color(flags, style->color, span->link != NULL);
        word->link = span->link;
        text += length;
    }
}

/* Forced breaks that follow each other, or end the text, leave empty lines;
 * a word without text carries them. */
static void add_break(struct gather *g)
{
    if (g->joint == JOINT_BREAK || g->text->word_count == 0) {
        struct word *empty = add_word(g);
        empty->text = "";
        empty->size = g->text->style.size;
        empty->face = face_of(g->text->style.flags);
    }
    g->joint = JOINT_BREAK;
}

/* A box to tick, alone in its cell, is bigger than text: a pen has to hit it.
 */
static void enlarge_box(const struct layout *layout, struct paragraph *text)
{
    struct word *word = text->words;
    if (text->word_count != 1 || word->length != sizeof BOX - 1 ||
        memcmp(word->text, BOX, word->length) != 0)
        return;
    word->size *= BOX_SCALE;
    word->width = font_text_width(layout->fonts, word->face, word->size,
                                  word->text, word->length);
}

static bool closes_brackets(const struct word *word)
{
    size_t length = word->length;
    while (length > 0 && strchr(".,;:", word->text[length - 1]) != NULL)
        length--;
    return length > 0 && word->text[length - 1] == ')';
}

/* A few words in brackets, such as an agency's name, are not parted: where
 * lines are chosen for their evenness, not if it can be helped. */
static void hold_brackets(struct paragraph *text, bool even)
{
    for (size_t i = 0; i < text->word_count; i++) {
        if (text->words[i].length == 0 || text->words[i].text[0] != '(')
            continue;
        double width = text->words[i].width;
        size_t end = i;
        while (end + 1 < text->word_count &&
               !closes_brackets(&text->words[end])) {
            end++;
            width += text->words[end].space + text->words[end].width;
        }
        if (width > BRACKETS_MOST * text->style.size)
            continue;
        for (size_t w = i + 1; w <= end; w++)
            if (text->words[w].joint == JOINT_SPACE)
                text->words[w].joint = even ? JOINT_TIED : JOINT_HELD;
    }
}

static void measure(struct paragraph *text)
{
    double part = 0, line = 0;
    for (size_t i = 0; i < text->word_count; i++) {
        const struct word *word = &text->words[i];
        bool held = word->joint == JOINT_GLUE || word->joint == JOINT_HELD;
        part = held ? part + word->space + word->width : word->width;
        line = word->joint == JOINT_BREAK ? word->width
                                          : line + word->space + word->width;
        if (part > text->longest)
            text->longest = part;
        if (line > text->natural)
            text->natural = line;
    }
}

void paragraph_prepare(struct layout *layout, struct paragraph *text,
                       const struct inlines *inlines,
                       const struct paragraph_style *style)
{
    *text = (struct paragraph){.style = *style};
    struct gather g = {.layout = layout, .text = text, .joint = JOINT_GLUE};
    for (size_t i = 0; i < inlines->count; i++) {
        const struct span *span = &inlines->spans[i];
        if (span->line_break)
            add_break(&g);
        if (span->bar) {
            text->bar = true;
            text->share = (double)span->bar_share / 10000.0;
        } else if (span->text != NULL) {
            add_span(&g, span);
        }
    }
    enlarge_box(layout, text);
    if (style->titled)
        layout_tie_terms(layout, text);
    hold_brackets(text, paragraph_is_even(style));
    measure(text);
}

void paragraph_prepare_string(struct layout *layout, struct paragraph *text,
                              const char *string,
                              const struct paragraph_style *style)
{
    struct span span = {.text = string};
    struct inlines inlines = {.spans = &span, .count = 1};
    paragraph_prepare(layout, text, &inlines, style);
}

bool paragraph_is_bold(const struct paragraph *text)
{
    for (size_t i = 0; i < text->word_count; i++)
        if (text->words[i].face != FACE_BOLD &&
            text->words[i].face != FACE_BOLD_ITALIC)
            return false;
    return text->word_count > 0;
}

/* ---- placing ---- */

double paragraph_lines_height(const struct paragraph *text, size_t first,
                              size_t end)
{
    double height = 0;
    for (size_t i = first; i < end && i < text->line_count; i++)
        height += text->lines[i].height;
    return height;
}

/* Words of one look that stand together are one mark; a stretched line is set
 * word by word, since libharu's word spacing does nothing with these fonts.
 * Each carries the blank after it, so that copied text has it. */
static bool same_look(const struct word *a, const struct word *b)
{
    return a->face == b->face && a->size == b->size && a->color == b->color &&
           (a->link == b->link || (a->link != NULL && b->link != NULL &&
                                   strcmp(a->link, b->link) == 0));
}

static double line_start(const struct paragraph *text, const struct line *line,
                         size_t index)
{
    double indent = index == 0 ? text->style.indent : 0;
    double slack = text->width - indent - line->width;
    if (text->style.align == PARAGRAPH_CENTER)
        return indent + slack / 2;
    return text->style.align == PARAGRAPH_RIGHT ? indent + slack : indent;
}

static bool has_blank(const struct word *word)
{
    return word->joint == JOINT_SPACE || word->joint == JOINT_TIED ||
           word->joint == JOINT_HELD;
}

/* What each blank of the line gets beyond its own width. */
static double line_stretch(const struct paragraph *text,
                           const struct line *line, size_t index)
{
    if (text->style.align != PARAGRAPH_JUSTIFY || line->last)
        return 0;
    size_t blanks = 0;
    for (size_t i = line->first + 1; i < line->end; i++)
        blanks += has_blank(&text->words[i]);
    double indent = index == 0 ? text->style.indent : 0;
    double slack = text->width - indent - line->width;
    return blanks > 0 && slack > 0 ? slack / (double)blanks : 0;
}

static void place_word(struct layout *layout, const struct word *word, double x,
                       double baseline)
{
    struct mark *mark =
        layout_mark(layout, MARK_TEXT, word->color, x, baseline);
    mark->face = word->face;
    mark->size = word->size;
    mark->text = word->text;
    mark->length = word->length;
    mark->width = word->width;
    mark->link = word->link;
    mark->element = role_of_word(layout, word->link);
}

static struct mark *last_mark(struct layout *layout)
{
    for (size_t i = layout->marks.count; i > 0; i--)
        if (layout->marks.items[i - 1].kind == MARK_TEXT)
            return &layout->marks.items[i - 1];
    return NULL;
}

/* Adds `word` to the mark before it; the texts may lie side by side already. */
static void join_mark(struct layout *layout, struct mark *mark,
                      const struct word *word)
{
    bool blank = has_blank(word);
    size_t length = mark->length + blank + word->length;
    if (mark->text + mark->length + blank != word->text) {
        char *joined = arena_alloc(layout->arena, length + 1);
        memcpy(joined, mark->text, mark->length);
        joined[mark->length] = ' ';
        memcpy(joined + mark->length + blank, word->text, word->length);
        mark->text = joined;
    }
    mark->length = length;
    mark->width += word->space + word->width;
}

/* Lets the mark run over the blank after its word. */
static void end_with_blank(struct layout *layout, struct mark *mark)
{
    if (mark->text[mark->length] != ' ') {
        char *longer = arena_alloc(layout->arena, mark->length + 2);
        memcpy(longer, mark->text, mark->length);
        longer[mark->length] = ' ';
        mark->text = longer;
    }
    mark->length++;
}

void paragraph_end_word(struct layout *layout)
{
    struct mark *mark = last_mark(layout);
    if (mark != NULL && mark->length > 0)
        end_with_blank(layout, mark);
}

static void place_line(struct layout *layout, const struct paragraph *text,
                       size_t index, double x, double baseline)
{
    const struct line *line = &text->lines[index];
    double stretch = line_stretch(text, line, index);
    double at = x + line_start(text, line, index);
    const struct word *before = NULL;
    for (size_t i = line->first; i < line->end; i++) {
        const struct word *word = &text->words[i];
        bool blank = before != NULL && has_blank(word);
        if (blank)
            at += word->space + stretch;
        if (before == NULL) {
            place_word(layout, word, at, baseline);
        } else if (same_look(before, word) &&
                   !(blank && (stretch > 0 || word->apart))) {
            join_mark(layout, last_mark(layout), word);
        } else {
            if (blank)
                end_with_blank(layout, last_mark(layout));
            place_word(layout, word, at, baseline);
        }
        at += word->width;
        before = word;
    }
    bool cut = line->end == text->word_count ||
               text->words[line->end].joint == JOINT_GLUE ||
               text->words[line->end].joint == JOINT_SOFT;
    if (!cut)
        paragraph_end_word(layout);
}

void paragraph_place(struct layout *layout, const struct paragraph *text,
                     size_t first, size_t end, double x, double y)
{
    for (size_t i = first; i < end && i < text->line_count; i++) {
        place_line(layout, text, i, x, y + text->lines[i].baseline);
        y += text->lines[i].height;
    }
}

void paragraph_put(struct layout *layout, const struct paragraph *text,
                   double x, double y)
{
    paragraph_place(layout, text, 0, text->line_count, x, y);
    /* The texts of a chart follow each other in one element. */
    if (text->line_count > 0 && layout->roles.open->role == ROLE_FIGURE)
        paragraph_end_word(layout);
}
