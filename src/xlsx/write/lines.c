#include "xlsx/write/lines.h"

#include "base/text.h"

#include <string.h>

/* Widths in thousandths of the size of the type. */
enum { NARROW = 280, COMMON = 455, DIGIT = 500, LARGE = 700, WIDE = 780 };

static bool is_large(unsigned c)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z';
    if (c >= 0x1EA0 && c <= 0x1EF9) /* Vietnamese: large ones are even */
        return c % 2 == 0;
    return (c >= 0xC0 && c <= 0xDE) || c == 0x102 || c == 0x110 || c == 0x1A0 ||
           c == 0x1AF;
}

static int width_of(unsigned c)
{
    static const char narrow[] = " .,:;'()[]/-!|iljftrI";
    if (c < 0x80 && strchr(narrow, (int)c))
        return NARROW;
    if (c == 'm' || c == 'w' || c == 'M' || c == 'W')
        return WIDE;
    if (c >= '0' && c <= '9')
        return DIGIT;
    return is_large(c) ? LARGE : COMMON;
}

/* Takes the next word, with the space before it, or a line end. Returns its
 * bytes; its width goes to `width`. */
static size_t next_word(const char *text, size_t length, int *width)
{
    size_t at = 0;
    *width = 0;
    while (at < length) {
        unsigned c;
        size_t size = text_decode(text + at, length - at, &c);
        if ((c == ' ' || c == '\n') && at > 0)
            break;
        if (size == 0) {
            size = 1;
            c = '?';
        }
        at += size;
        if (c == '\n')
            break;
        *width += width_of(c);
    }
    return at;
}

int book_text_lines(const char *text, double columns, double size, bool bold)
{
    /* A column's unit is 7 pixels, a point 4/3 of one; bold is wider by a
     * sixteenth; a little less than all is used, for fonts differ. */
    double pixels = columns * 7 * 0.96;
    double em = size * 4 / 3 * (bold ? 17 : 16) / 16;
    int room = (int)(pixels / em * 1000), used = 0, lines = 1;
    size_t length = strlen(text);
    for (size_t at = 0; at < length;) {
        int width;
        bool ends = text[at] == '\n';
        at += next_word(text + at, length - at, &width);
        if (ends || (used > 0 && used + width > room)) {
            lines++;
            used = 0;
        }
        used += width;
        for (; used > room && room > 0; used -= room)
            lines++;
    }
    return lines;
}

double book_lines_height(int lines, double size)
{
    return lines * size * 1.2 + 5;
}

int book_note_height(const char *text)
{
    /* A note of 10 points: its lines are 17 pixels high. */
    enum { COLUMNS = 48, LINE = 17, EDGE = 16, MOST = 620 };
    int height = book_text_lines(text, COLUMNS, 10, false) * LINE + EDGE;
    return height > MOST ? MOST : height;
}
