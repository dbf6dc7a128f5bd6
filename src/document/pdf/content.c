#include "document/pdf/content.h"

#include <math.h>
#include <string.h>

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

/* A number and a blank: 1250 is "12.5 ". */
static void put_number(struct content *content, long value)
{
    struct str *out = &content->bytes;
    if (value < 0) {
        str_append_char(out, '-');
        value = -value;
    }
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

static void end_text(struct content *content)
{
    if (content->in_text)
        put(content, "ET\n");
    content->in_text = false;
}

static void end_mark(struct content *content)
{
    end_text(content);
    if (content->marked)
        put(content, "EMC\n");
    content->marked = false;
}

void content_end(struct content *content)
{
    end_mark(content);
}

void content_mark(struct content *content, const char *role, unsigned id)
{
    end_mark(content);
    put(content, "/");
    put(content, role);
    put(content, "<</MCID ");
    str_append_number(&content->bytes, id);
    put(content, ">>BDC\n");
    content->marked = true;
}

void content_artifact(struct content *content, const char *properties)
{
    end_mark(content);
    put(content, "/Artifact");
    if (*properties == '\0') {
        put(content, " BMC\n");
    } else {
        put(content, "<<");
        put(content, properties);
        put(content, ">>BDC\n");
    }
    content->marked = true;
}

static void put_color(struct content *content, const float **set,
                      const float *color, const char *operator)
{
    if (*set == color)
        return;
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

static void begin_text(struct content *content)
{
    if (content->in_text)
        return;
    put(content, "BT\n");
    content->in_text = true;
    content->x = content->y = 0;
}

static void set_font(struct content *content, int font, long size)
{
    if (content->font == font && content->size == size)
        return;
    put(content, "/F");
    str_append_number(&content->bytes, (unsigned long)font);
    put(content, " ");
    put_number(content, size);
    put(content, "Tf\n");
    content->font = font;
    content->size = size;
}

void content_text(struct content *content, int font, double size,
                  const float *color, double x, double y, const char *glyphs,
                  size_t length)
{
    long left = hundredths(x), base = hundredths(y);
    begin_text(content);
    put_color(content, &content->fill, color, "rg\n");
    set_font(content, font, hundredths(size));
    put_number(content, left - content->x);
    put_number(content, base - content->y);
    put(content, "Td");
    put_string(content, glyphs, length);
    put(content, "Tj\n");
    content->x = left;
    content->y = base;
}

void content_rect(struct content *content, const float *color, double x,
                  double y, double width, double height)
{
    end_text(content);
    put_color(content, &content->fill, color, "rg\n");
    put_number(content, hundredths(x));
    put_number(content, hundredths(y));
    put_number(content, hundredths(width));
    put_number(content, hundredths(height));
    put(content, "re f\n");
}

void content_line(struct content *content, const float *color, double thickness,
                  double x1, double y1, double x2, double y2)
{
    end_text(content);
    put_color(content, &content->stroke, color, "RG\n");
    if (content->thickness != hundredths(thickness)) {
        content->thickness = hundredths(thickness);
        put_number(content, content->thickness);
        put(content, "w\n");
    }
    put_number(content, hundredths(x1));
    put_number(content, hundredths(y1));
    put(content, "m ");
    put_number(content, hundredths(x2));
    put_number(content, hundredths(y2));
    put(content, "l S\n");
}
