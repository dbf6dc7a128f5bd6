/* Choosing where lines end. */
#include "document/layout/paragraph.h"
#include "base/mem.h"

#include <string.h>

enum {
    FIT_LIMIT = 1500 /* words; longer texts are filled line by line */
};

/* What is added to the squares of the shares that lines leave empty. */
#define LINE_COST 0.05
#define TIED_COST 0.6   /* words parted that belong together */
#define ORPHAN_COST 0.5 /* one short word on the last line */
#define ORPHAN_SHARE 0.2

/* ---- words wider than the line ---- */

static size_t char_size(const char *text)
{
    size_t size = 1;
    while (((unsigned char)text[size] & 0xC0) == 0x80)
        size++;
    return size;
}

/* How many bytes of the word fit into `room`: up to a sign after which a
 * reader expects an address to go on, if that is not too early. */
static size_t cut_length(const struct font_set *fonts, const struct word *word,
                         double room)
{
    size_t fit = 0, good = 0;
    double width = 0, good_width = 0;
    while (fit < word->length) {
        size_t step = char_size(word->text + fit);
        width += font_text_width(fonts, word->face, word->size,
                                 word->text + fit, step);
        if (width > room && fit > 0)
            break;
        fit += step;
        if (strchr("/?&=-._,;:", word->text[fit - 1]) != NULL) {
            good = fit;
            good_width = width;
        }
    }
    return fit < word->length && good_width > room * 0.4 ? good : fit;
}

static size_t count_cuts(const struct font_set *fonts, struct word word,
                         double room)
{
    size_t count = 0;
    while (word.length > 0) {
        size_t cut = cut_length(fonts, &word, room);
        word.text += cut;
        word.length -= cut;
        count++;
    }
    return count;
}

/* Replaces each word that is wider than `room` by parts that are not. */
static void cut_words(struct layout *layout, struct paragraph *text,
                      double room)
{
    size_t extra = 0;
    for (size_t i = 0; i < text->word_count; i++)
        if (text->words[i].width > room)
            extra += count_cuts(layout->fonts, text->words[i], room) - 1;
    struct word *words =
        arena_calloc(layout->arena, text->word_count + extra, sizeof *words);
    size_t count = 0;
    for (size_t i = 0; i < text->word_count; i++) {
        struct word rest = text->words[i];
        while (rest.width > room && rest.length > 0) {
            size_t cut = cut_length(layout->fonts, &rest, room);
            if (cut == rest.length)
                break;
            struct word *part = &words[count++];
            *part = rest;
            part->length = cut;
            part->width = font_text_width(layout->fonts, rest.face, rest.size,
                                          rest.text, cut);
            rest.text += cut;
            rest.length -= cut;
            rest.width -= part->width;
            rest.joint = JOINT_SOFT;
            rest.space = 0;
        }
        words[count++] = rest;
    }
    text->words = words;
    text->word_count = count;
}

static bool is_bound(const struct word *word)
{
    return word->joint == JOINT_GLUE || word->joint == JOINT_HELD;
}

/* Words bound together that are wider than the line in all: each of them may
 * then begin a line. */
static void loosen_glue(struct paragraph *text, double room)
{
    double width = 0;
    for (size_t i = 0; i < text->word_count; i++) {
        struct word *word = &text->words[i];
        width =
            is_bound(word) ? width + word->space + word->width : word->width;
        if (width > room && is_bound(word) && i > 0) {
            word->joint = word->joint == JOINT_HELD ? JOINT_SPACE : JOINT_SOFT;
            width = word->width;
        }
    }
}

/* ---- dots to write on ---- */

#define DOTS "…"
enum { DOTS_SIZE = sizeof DOTS - 1, DOTS_LEAST = 8 };

static bool is_leader(const struct word *word)
{
    if (word->length < DOTS_LEAST * DOTS_SIZE)
        return false;
    for (size_t i = 0; i < word->length; i += DOTS_SIZE)
        if (word->length - i < DOTS_SIZE ||
            memcmp(word->text + i, DOTS, DOTS_SIZE) != 0)
            return false;
    return true;
}

/* Dots at the end of a text that else takes one line reach to its end. */
static void fit_leader(struct layout *layout, struct paragraph *text,
                       double room)
{
    struct word *last = &text->words[text->word_count - 1];
    if (!is_leader(last))
        return;
    double before = last->space;
    for (size_t i = 0; i + 1 < text->word_count; i++)
        before += (i > 0 ? text->words[i].space : 0) + text->words[i].width;
    double dot =
        font_text_width(layout->fonts, last->face, last->size, DOTS, DOTS_SIZE);
    size_t count = before < room ? (size_t)((room - before) / dot) : 0;
    if (count < DOTS_LEAST)
        return;
    char *dots = arena_alloc(layout->arena, count * DOTS_SIZE + 1);
    for (size_t i = 0; i < count; i++)
        memcpy(dots + i * DOTS_SIZE, DOTS, DOTS_SIZE);
    last->text = dots;
    last->length = count * DOTS_SIZE;
    last->width = (double)count * dot;
    last->apart = true;
    if (text->word_count > 1)
        last->space += larger(room - before - last->width, 0);
    else
        text->style.align = PARAGRAPH_RIGHT;
    text->natural = larger(before + last->width, room);
    text->longest =
        larger(text->longest < room ? text->longest : 0, last->width);
}

/* ---- lines ---- */

static double room_of(const struct paragraph *text, bool first)
{
    return text->width - (first ? text->style.indent : 0);
}

/* Fills each line as far as it goes. Lines are as many as words at most. */
static void wrap_greedy(struct paragraph *text)
{
    size_t start = 0, good = 0; /* good: the last place a line may begin */
    double width = 0, good_width = 0;
    for (size_t i = 0; i < text->word_count; i++) {
        const struct word *word = &text->words[i];
        if (i > start && word->joint == JOINT_BREAK) {
            text->lines[text->line_count++] = (struct line){
                .first = start, .end = i, .width = width, .last = true};
            start = good = i;
            width = 0;
        } else if (i > start && !is_bound(word)) {
            good = i;
            good_width = width;
        }
        width += (i > start ? word->space : 0) + word->width;
        if (width > room_of(text, text->line_count == 0) + 0.01 &&
            good > start) {
            text->lines[text->line_count++] =
                (struct line){.first = start, .end = good, .width = good_width};
            width -= good_width + text->words[good].space;
            start = good;
        }
    }
    if (text->word_count > start)
        text->lines[text->line_count++] = (struct line){.first = start,
                                                        .end = text->word_count,
                                                        .width = width,
                                                        .last = true};
}

struct fit {
    double cost;
    size_t before;
    double width; /* of the line that ends here */
};

static bool may_begin(const struct paragraph *text, size_t i)
{
    return i == text->word_count || !is_bound(&text->words[i]);
}

/* Whether a line has no blank: parts of several styles may be one word. */
static bool is_one_word(const struct paragraph *text, size_t first, size_t end)
{
    for (size_t i = first + 1; i < end; i++)
        if (text->words[i].joint != JOINT_GLUE)
            return false;
    return true;
}

/* How bad a line is that ends before word `end` with `slack` left empty. */
static double fit_cost(const struct paragraph *text, size_t first, size_t end,
                       double slack, double room)
{
    bool last =
        end == text->word_count || text->words[end].joint == JOINT_BREAK;
    bool orphan = last && first > 0 && is_one_word(text, first, end) &&
                  text->words[first].joint != JOINT_BREAK &&
                  room - slack < room * ORPHAN_SHARE;
    bool parted = !last && text->words[end].joint == JOINT_TIED;
    double share = slack / room, cost = LINE_COST;
    if (!last || text->style.align == PARAGRAPH_CENTER)
        cost += share * share;
    return cost + (orphan ? ORPHAN_COST : 0) + (parted ? TIED_COST : 0);
}

/* Chooses all breaks of the text at once, for the evenest lines. */
static void wrap_fit(struct paragraph *text)
{
    size_t count = text->word_count;
    struct fit *fits = mem_calloc(count + 1, sizeof *fits);
    for (size_t i = 1; i <= count; i++)
        fits[i].cost = -1;
    for (size_t first = 0; first < count; first++) {
        if (first > 0 && (!may_begin(text, first) || fits[first].cost < 0))
            continue;
        double width = 0, room = room_of(text, first == 0);
        for (size_t i = first; i < count; i++) {
            if (i > first && text->words[i].joint == JOINT_BREAK)
                break;
            width +=
                (i > first ? text->words[i].space : 0) + text->words[i].width;
            if (width > room + 0.01 && i > first)
                break;
            if (!may_begin(text, i + 1))
                continue;
            double cost = fits[first].cost +
                          fit_cost(text, first, i + 1, room - width, room);
            if (fits[i + 1].cost < 0 || cost < fits[i + 1].cost)
                fits[i + 1] = (struct fit){cost, first, width};
        }
    }
    size_t lines = 0;
    for (size_t end = count; end > 0; end = fits[end].before)
        lines++;
    text->line_count = lines;
    for (size_t end = count; end > 0; end = fits[end].before)
        text->lines[--lines] = (struct line){
            .first = fits[end].before,
            .end = end,
            .width = fits[end].width,
            .last = end == count || text->words[end].joint == JOINT_BREAK};
    free(fits);
}

/* Gives a last line of one short word the word before it as company. */
static void mend_orphan(struct paragraph *text, size_t last)
{
    struct line *line = &text->lines[last], *before = line - 1;
    if (!is_one_word(text, line->first, line->end) || before->last ||
        before->end - before->first < 3 ||
        line->width > text->width * ORPHAN_SHARE)
        return;
    size_t moved = before->end - 1;
    const struct word *word = &text->words[moved];
    double width = word->width + text->words[line->first].space + line->width;
    if (is_bound(word) || width > text->width)
        return;
    before->width -= word->space + word->width;
    before->end = line->first = moved;
    line->width = width;
}

static void mend_orphans(struct paragraph *text)
{
    for (size_t l = 1; l < text->line_count; l++)
        if (text->lines[l].last)
            mend_orphan(text, l);
}

static void measure_lines(struct paragraph *text)
{
    text->height = 0;
    for (size_t l = 0; l < text->line_count; l++) {
        struct line *line = &text->lines[l];
        double size = 0;
        for (size_t i = line->first; i < line->end; i++)
            if (text->words[i].size > size)
                size = text->words[i].size;
        line->height = size * text->style.leading;
        line->baseline =
            (line->height - size * (FONT_ASCENT + FONT_DESCENT) / 1000.0) / 2 +
            size * FONT_ASCENT / 1000.0;
        text->height += line->height;
    }
}

bool paragraph_is_even(const struct paragraph_style *style)
{
    return style->align == PARAGRAPH_JUSTIFY ||
           style->align == PARAGRAPH_CENTER || style->titled;
}

void paragraph_wrap(struct layout *layout, struct paragraph *text, double width)
{
    text->width = width;
    text->line_count = 0;
    text->lines = NULL;
    text->height = text->bar ? text->style.size * text->style.leading : 0;
    if (text->word_count == 0)
        return;
    double room = width - text->style.indent;
    fit_leader(layout, text, room);
    if (text->longest > room) {
        cut_words(layout, text, room > 1 ? room : 1);
        loosen_glue(text, room);
    }
    text->lines =
        arena_calloc(layout->arena, text->word_count, sizeof *text->lines);
    if (paragraph_is_even(&text->style) && text->natural > room &&
        text->word_count <= FIT_LIMIT)
        wrap_fit(text);
    else
        wrap_greedy(text);
    mend_orphans(text);
    measure_lines(text);
}
