#include "results/view/vietnamese.h"

#include "base/mem.h"
#include "base/tree.h"
#include "base/int128.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

json_t *vi_format(const char *format, ...)
{
    char *text = NULL;
    va_list arguments;
    va_start(arguments, format);
    if (vasprintf(&text, format, arguments) < 0)
        mem_fail();
    va_end(arguments);
    json_t *value = tree_text(text);
    free(text);
    return value;
}

json_t *vi_count(size_t count)
{
    char text[DECIMAL_TEXT_SIZE];
    return json_string(
        decimal_format_vi(decimal_from_int((int64_t)count), text));
}

json_t *vi_points(points_t points)
{
    char text[POINTS_TEXT_SIZE];
    return json_string(points_format_vi(points, text));
}

json_t *vi_max(points_t points)
{
    char text[DECIMAL_TEXT_SIZE];
    if (points == POINTS_NONE)
        return vi_points(points);
    return json_string(
        decimal_format_vi(decimal_scale(decimal_from_int(points), -2), text));
}

json_t *vi_shown_max(enum node_kind kind, points_t max)
{
    static const char *const signs[] = {
        [NODE_BONUS] = "+", [NODE_PENALTY] = "−", [NODE_INFO] = ""};
    if (max == 0 && node_is_outside(kind))
        return vi_points(POINTS_NONE);
    if (!node_is_outside(kind))
        return vi_max(max);
    json_t *plain = vi_max(max);
    json_t *text = vi_format("%s%s", signs[kind], json_string_value(plain));
    json_decref(plain);
    return text;
}

json_t *vi_difference(points_t points)
{
    char text[POINTS_TEXT_SIZE];
    return json_string(points_format_difference_vi(points, text));
}

json_t *vi_ratio(ratio4_t ratio)
{
    char text[POINTS_TEXT_SIZE];
    return json_string(ratio4_format_vi(ratio, text));
}

json_t *vi_share(ratio4_t ratio)
{
    char text[POINTS_TEXT_SIZE];
    if (ratio == RATIO_NONE)
        return json_string("0");
    return json_string(ratio4_format(ratio, text));
}

json_t *vi_percent(points_t part, points_t whole)
{
    if (part == POINTS_NONE || whole <= 0)
        return json_string("–");
    /* Half up to a tenth of a percent, from the exact points. */
    int128_t doubled = (int128_t)part * 2000 + whole;
    int64_t tenths = (int64_t)(doubled / ((int128_t)whole * 2));
    return vi_format("%" PRId64 ",%" PRId64 "%%", tenths / 10, tenths % 10);
}

json_t *vi_percentage_points(ratio4_t difference)
{
    int64_t tenths = (llabs(difference) + 5) / 10;
    return vi_format("%" PRId64 ",%" PRId64, tenths / 10, tenths % 10);
}

json_t *vi_date(struct date date)
{
    char text[DATE_TEXT_SIZE];
    return date.year ? json_string(date_format_vi(date, text)) : json_null();
}

/* Days below 10 and the months 1 and 2 take a 0 in front (Nghị định
 * 30/2020/NĐ-CP, Phụ lục I, II.4). */
json_t *vi_date_long(struct date date)
{
    if (!date.year)
        return json_null();
    return vi_format(date.month <= 2 ? "ngày %02d tháng %02d năm %d"
                                     : "ngày %02d tháng %d năm %d",
                     date.day, date.month, date.year);
}
