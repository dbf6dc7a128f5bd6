#include "document/pdf/content.h"

#include <math.h>
#include <stdlib.h>

void content_begin(struct content *content)
{
    struct str bytes = content->bytes;
    str_reset(&bytes);
    *content = (struct content){
        .bytes = bytes, .font = CONTENT_NONE, .thickness = CONTENT_NONE};
}

void content_clear(struct content *content)
{
    str_clear(&content->bytes);
}

static long hundredths(double points)
{
    return lround(points * 100);
}

/* A number and a blank: 1250 is "12.5 ", 50 is ".5 ". */
static void put_number(struct content *content, long value)
{
    struct str *out = &content->bytes;
    if (value < 0) {
        str_append_char(out, '-');
        value = -value;
    }
    if (value == 0 || value >= 100)
        str_append_number(out, (unsigned long)value / 100);
    int rest = (int)(value % 100);
    if (rest > 0) {
        char digits[3] = {'.', (char)('0' + rest / 10),
                          (char)('0' + rest % 10)};
        str_append_bytes(out, digits, rest % 10 == 0 ? 2 : 3);
    }
    str_append_char(out, ' ');
}

static void put(struct content *content, const char *operators)
{
    str_append(&content->bytes, operators);
}

/* ---- what is open ---- */

static void end_show(struct content *content)
{
    if (content->in_show)
        put(content, "]TJ\n");
    content->in_show = false;
}

static void end_path(struct content *content)
{
    if (content->in_path)
        put(content, "S\n");
    content->in_path = false;
}

/* Marked content that was begun in a text object has to end in it, and the
 * other way about (ISO 32000-1 14.6.1). */
static void end_text(struct content *content)
{
    end_show(content);
    if (content->in_text)
        put(content, "ET\n");
    content->in_text = false;
}

static void end_mark(struct content *content)
{
    end_path(content);
    end_show(content);
    if (content->mark == MARK_OVER_TEXT)
        end_text(content);
    if (content->mark != MARK_NONE)
        put(content, "EMC\n");
    content->mark = MARK_NONE;
}

void content_end(struct content *content)
{
    end_mark(content);
    end_text(content);
}

static void begin_text(struct content *content)
{
    end_path(content);
    if (content->in_text)
        return;
    put(content, "BT\n");
    content->in_text = true;
    content->placed = false;
    content->x = content->y = 0;
}

static void begin_mark(struct content *content, enum content_of of)
{
    end_mark(content);
    if (of == CONTENT_TEXT) {
        begin_text(content);
        content->mark = MARK_IN_TEXT;
    } else {
        end_text(content);
        content->mark = MARK_OVER_TEXT;
    }
}

void content_mark(struct content *content, enum content_of of, const char *role,
                  unsigned id)
{
    begin_mark(content, of);
    put(content, "/");
    put(content, role);
    put(content, "<</MCID ");
    str_append_number(&content->bytes, id);
    put(content, ">>BDC\n");
}

void content_artifact(struct content *content, enum content_of of,
                      const char *type)
{
    begin_mark(content, of);
    put(content, "/Artifact<</Type/");
    put(content, type);
    put(content, ">>BDC\n");
}

/* ---- marks ---- */

static void put_color(struct content *content, const float **set,
                      const float *color, const char *operator)
{
    if (*set == color)
        return;
    end_path(content);
    end_show(content);
    *set = color;
    for (int i = 0; i < 3; i++)
        put_number(content, lround(color[i] * 100.0));
    put(content, operator);
}

/* A literal string: what it needs escaped is escaped, the rest is bytes. */
static void put_string(struct content *content, const char *bytes,
                       size_t length)
{
    struct str *out = &content->bytes;
    str_reserve(out, 2 * length + 2);
    char *at = out->data + out->length;
    *at++ = '(';
    for (size_t i = 0; i < length; i++) {
        char c = bytes[i];
        if (c == '(' || c == ')' || c == '\\' || c == '\r')
            *at++ = '\\';
        *at++ = c == '\r' ? 'r' : c;
    }
    *at++ = ')';
    out->length = (size_t)(at - out->data);
}

static void set_font(struct content *content, int font, long size)
{
    if (content->font == font && content->size == size)
        return;
    end_show(content);
    put(content, "/F");
    str_append_number(&content->bytes, (unsigned long)font);
    put(content, " ");
    put_number(content, size);
    put(content, "Tf\n");
    content->font = font;
    content->size = size;
}

/* Puts the pen at a point: by a step within the line where that is small, as it
 * is between the words of a line, else from the start of the line before. */
static void move_pen(struct content *content, long x, long y)
{
    double gap = (double)x - content->pen;
    double step = (double)content->size / 1000; /* a unit of TJ */
    long units = lround(gap / step);
    if (content->placed && y == content->y && labs(units) < 1000) {
        put(content, content->in_show ? "" : "[");
        if (units != 0) {
            str_printf(&content->bytes, "%ld", -units);
            content->pen += (double)units * step;
        }
    } else {
        end_show(content);
        put_number(content, x - content->x);
        put_number(content, y - content->y);
        put(content, "Td[");
        content->x = x;
        content->y = y;
        content->pen = (double)x;
    }
    content->placed = content->in_show = true;
}

void content_text(struct content *content, const struct content_style *style,
                  double x, double y, double width, const char *glyphs,
                  size_t length)
{
    begin_text(content);
    put_color(content, &content->fill, style->color, "rg\n");
    set_font(content, style->font, hundredths(style->size));
    move_pen(content, hundredths(x), hundredths(y));
    put_string(content, glyphs, length);
    content->pen += width * 100;
}

/* Painted one by one: many readers set the edges of a rectangle on whole dots,
 * but not those of a path of several. */
void content_rect(struct content *content, const float *color, double x,
                  double y, double width, double height)
{
    end_text(content);
    end_path(content);
    put_color(content, &content->fill, color, "rg\n");
    put_number(content, hundredths(x));
    put_number(content, hundredths(y));
    put_number(content, hundredths(width));
    put_number(content, hundredths(height));
    put(content, "re f\n");
}

static void set_thickness(struct content *content, long thickness)
{
    if (content->thickness == thickness)
        return;
    end_path(content);
    put_number(content, thickness);
    put(content, "w\n");
    content->thickness = thickness;
}

void content_line(struct content *content, const float *color, double thickness,
                  double x1, double y1, double x2, double y2)
{
    end_text(content);
    put_color(content, &content->stroke, color, "RG\n");
    set_thickness(content, hundredths(thickness));
    content->in_path = true;
    put_number(content, hundredths(x1));
    put_number(content, hundredths(y1));
    put(content, "m ");
    put_number(content, hundredths(x2));
    put_number(content, hundredths(y2));
    put(content, "l\n");
}
