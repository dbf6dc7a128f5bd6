/* The ICC profile of sRGB (ICC.1:2004-10), built from the numbers of the
 * standard. Its curve is a function of five numbers, where one of version 2 is
 * a table. */
#include "document/pdf/archive.h"

#include <math.h>
#include <string.h>

enum { HEADER_SIZE = 128, ENTRY_SIZE = 12 };

/* ICC.1:2004-10 5.1.3, s15Fixed16Number. */
static void put_fixed(struct str *out, const double *values, int count)
{
    for (int i = 0; i < count; i++)
        str_append_big_endian(
            out, (unsigned long)lround(values[i] * 65536) & 0xFFFFFFFF, 4);
}

/* The white that colours of a profile are relative to, D50. */
static const double ILLUMINANT[3] = {0.9642, 1.0, 0.8249};

/* ---- tags ---- */

static void put_type(struct str *out, const char *type)
{
    str_append(out, type);
    str_append_big_endian(out, 0, 4);
}

/* 10.13, multiLocalizedUnicodeType: ASCII text, in English alone. */
static void put_text(struct str *out, const char *text)
{
    enum { ROW_SIZE = 12, TEXT_AT = 28 };
    put_type(out, "mluc");
    str_append_big_endian(out, 1, 4);
    str_append_big_endian(out, ROW_SIZE, 4);
    str_append(out, "enUS");
    str_append_big_endian(out, 2 * strlen(text), 4);
    str_append_big_endian(out, TEXT_AT, 4);
    for (; *text != '\0'; text++)
        str_append_big_endian(out, (unsigned char)*text, 2);
}

static void put_color(struct str *out, const double xyz[3])
{
    put_type(out, "XYZ ");
    put_fixed(out, xyz, 3);
}

/* Bradford's method: from D65, the white of sRGB, to D50. */
static void put_adaptation(struct str *out)
{
    static const double matrix[9] = {1.04788,  0.02292, -0.05022,
                                     0.02959,  0.99048, -0.01707,
                                     -0.00925, 0.01508, 0.75168};
    put_type(out, "sf32");
    put_fixed(out, matrix, 9);
}

/* IEC 61966-2-1 5.2: from a stored value to light, as 10.15's function 3: (a v
 * + b)^g from d on, c v below. */
static void put_curve(struct str *out)
{
    static const double g_to_d[5] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92,
                                     0.04045};
    put_type(out, "para");
    str_append_big_endian(out, 3, 2);
    str_append_big_endian(out, 0, 2);
    put_fixed(out, g_to_d, 5);
}

/* The primaries of sRGB as seen under D50 (IEC 61966-2-1, adapted by Bradford's
 * method). */
static const double RED[3] = {0.43607, 0.22249, 0.01392};
static const double GREEN[3] = {0.38515, 0.71687, 0.09708};
static const double BLUE[3] = {0.14307, 0.06061, 0.71410};

enum part {
    DESCRIPTION,
    COPYRIGHT,
    WHITE,
    ADAPTATION,
    R,
    G,
    B,
    CURVE,
    PART_COUNT
};

static void put_part(struct str *out, enum part part)
{
    static const double *const COLORS[] = {
        [WHITE] = ILLUMINANT, [R] = RED, [G] = GREEN, [B] = BLUE};
    if (part == DESCRIPTION)
        put_text(out, "sRGB");
    else if (part == COPYRIGHT)
        put_text(out, "Public domain");
    else if (part == ADAPTATION)
        put_adaptation(out);
    else if (part == CURVE)
        put_curve(out);
    else
        put_color(out, COLORS[part]);
    while (out->length % 4 != 0)
        str_append_char(out, '\0');
}

static const struct {
    char name[5];
    enum part part;
} TAGS[] = {
    {"desc", DESCRIPTION}, {"cprt", COPYRIGHT}, {"wtpt", WHITE},
    {"rXYZ", R},           {"gXYZ", G},         {"bXYZ", B},
    {"rTRC", CURVE},       {"gTRC", CURVE},     {"bTRC", CURVE},
    {"chad", ADAPTATION},
};
enum { TAG_COUNT = sizeof TAGS / sizeof *TAGS };

/* ---- the profile ---- */

static void put_header(struct str *out, size_t size)
{
    str_append_big_endian(out, size, 4);
    str_append_big_endian(out, 0, 4);
    str_append_big_endian(out, 0x04200000, 4); /* version 4.2 */
    str_append(out, "mntrRGB XYZ ");
    for (int field = 0; field < 6; field++) /* 2001-04-01 00:00:00 */
        str_append_big_endian(out,
                              field == 0   ? 2001
                              : field == 1 ? 4
                                           : field == 2,
                              2);
    str_append(out, "acsp");
    str_append_big_endian(out, 0, 4 * 4);
    str_append_big_endian(out, 0, 4 * 3);
    put_fixed(out, ILLUMINANT, 3);
    while (out->length % HEADER_SIZE != 0)
        str_append_char(out, '\0');
}

void archive_profile(struct str *out)
{
    struct str parts = {0}, whole = {0};
    size_t offsets[PART_COUNT + 1];
    size_t start = HEADER_SIZE + 4 + TAG_COUNT * ENTRY_SIZE;
    for (int p = 0; p < PART_COUNT; p++) {
        offsets[p] = parts.length;
        put_part(&parts, (enum part)p);
    }
    offsets[PART_COUNT] = parts.length;
    put_header(&whole, start + parts.length);
    str_append_big_endian(&whole, TAG_COUNT, 4);
    for (int t = 0; t < TAG_COUNT; t++) {
        enum part part = TAGS[t].part;
        str_append(&whole, TAGS[t].name);
        str_append_big_endian(&whole, start + offsets[part], 4);
        str_append_big_endian(&whole, offsets[part + 1] - offsets[part], 4);
    }
    str_append_bytes(&whole, parts.data, parts.length);
    str_append_bytes(out, whole.data, whole.length);
    str_clear(&parts);
    str_clear(&whole);
}
