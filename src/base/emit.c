#include "base/emit.h"

#include "base/text.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static void new_line(struct emitter *e)
{
    if (e->compact)
        return;
    str_append_char(e->out, '\n');
    for (unsigned i = 0; i < e->depth; i++)
        str_append(e->out, "  ");
}

static void append_escaped(struct emitter *e, char c)
{
    static const char escapes[] = "\"\"\\\\\bb\ff\nn\rr\tt";
    for (const char *pair = escapes; *pair; pair += 2) {
        if (*pair == c) {
            str_append_char(e->out, '\\');
            str_append_char(e->out, pair[1]);
            return;
        }
    }
    str_printf(e->out, "\\u%04X", (unsigned)(unsigned char)c);
}

static void append_string(struct emitter *e, const char *text)
{
    static const char special[] =
        "\"\\\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0A\x0B\x0C\x0D\x0E\x0F\x10"
        "\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1A\x1B\x1C\x1D\x1E\x1F";
    str_append_char(e->out, '"');
    for (;;) {
        size_t plain = strcspn(text, special);
        str_append_bytes(e->out, text, plain);
        text += plain;
        if (!*text)
            break;
        append_escaped(e, *text++);
    }
    str_append_char(e->out, '"');
}

/* What stands before a value. */
static void begin(struct emitter *e, const char *key)
{
    if (e->begun)
        str_append_char(e->out, ',');
    e->begun = true;
    if (e->depth > 0)
        new_line(e);
    if (!key)
        return;
    append_string(e, key);
    str_append(e->out, e->compact ? ":" : ": ");
}

static void open(struct emitter *e, const char *key, char bracket)
{
    begin(e, key);
    str_append_char(e->out, bracket);
    e->depth++;
    e->begun = false;
}

static void close(struct emitter *e, char bracket)
{
    e->depth--;
    if (e->begun)
        new_line(e);
    str_append_char(e->out, bracket);
    e->begun = true;
}

void emit_object(struct emitter *e, const char *key)
{
    open(e, key, '{');
}

void emit_end_object(struct emitter *e)
{
    close(e, '}');
}

void emit_array(struct emitter *e, const char *key)
{
    open(e, key, '[');
}

void emit_end_array(struct emitter *e)
{
    close(e, ']');
}

static void emit_bare(struct emitter *e, const char *key, const char *text)
{
    begin(e, key);
    str_append(e->out, text);
}

void emit_null(struct emitter *e, const char *key)
{
    emit_bare(e, key, "null");
}

void emit_bool(struct emitter *e, const char *key, bool value)
{
    emit_bare(e, key, value ? "true" : "false");
}

void emit_integer(struct emitter *e, const char *key, int64_t value)
{
    begin(e, key);
    str_printf(e->out, "%" PRId64, value);
}

void emit_text(struct emitter *e, const char *key, const char *text)
{
    if (!text || !*text) {
        emit_null(e, key);
        return;
    }
    char *made;
    begin(e, key);
    append_string(e, text_as_utf8(text, &made));
    free(made);
}

/* `value` ÷ 10^places. */
static void emit_fixed(struct emitter *e, const char *key, int64_t value,
                       int places)
{
    char text[DECIMAL_TEXT_SIZE];
    emit_bare(
        e, key,
        decimal_format(decimal_scale(decimal_from_int(value), -places), text));
}

void emit_points(struct emitter *e, const char *key, points_t points)
{
    if (points == POINTS_NONE)
        emit_null(e, key);
    else
        emit_fixed(e, key, points, 2);
}

void emit_ratio(struct emitter *e, const char *key, ratio4_t ratio)
{
    if (ratio == RATIO_NONE)
        emit_null(e, key);
    else
        emit_fixed(e, key, ratio, 4);
}

/* A number of up to 15 digits with a fraction, or too long to be an integer:
 * `1.5e-7`, `1e20`, `0.0015`, `123456789012346.0`. */
static void append_real(struct str *out, struct decimal value)
{
    char digits[24], text[DECIMAL_TEXT_SIZE];
    struct decimal whole = {value.coefficient, 0};
    int count =
        (int)strlen(decimal_format(whole, digits)) - (value.coefficient < 0);
    int power = count - 1 + value.exponent; /* of the first digit */
    if (power < -4 || power >= DECIMAL_CELL_DIGITS) {
        whole.exponent = 1 - count;
        str_printf(out, "%se%d", decimal_format(whole, text), power);
    } else {
        str_append(out, decimal_format(value, text));
        str_append(out, decimal_is_integer(value) ? ".0" : "");
    }
}

void emit_decimal(struct emitter *e, const char *key, struct decimal value)
{
    char text[DECIMAL_TEXT_SIZE];
    decimal_format(value, text);
    if (decimal_is_integer(value) &&
        (value.exponent == 0 || strlen(text) <= DECIMAL_MAX_DIGITS)) {
        emit_bare(e, key, text);
        return;
    }
    struct decimal rounded = value;
    decimal_parse_cell(text, strlen(text), &rounded);
    begin(e, key);
    append_real(e->out, rounded);
}

void emit_date(struct emitter *e, const char *key, struct date date)
{
    char text[DATE_TEXT_SIZE];
    emit_text(e, key, date.year ? date_format_iso(date, text) : NULL);
}
