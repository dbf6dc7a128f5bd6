/* The ICC profile of sRGB, built from the numbers of the standard. */
#include "document/pdf/archive.h"

#include <math.h>
#include <string.h>

enum { HEADER_SIZE = 128, ENTRY_SIZE = 12, CURVE_POINTS = 256 };

static void put(struct str *out, unsigned long value, int size)
{
    for (int shift = 8 * (size - 1); shift >= 0; shift -= 8)
        str_append_char(out, (char)(shift < 32 ? value >> shift & 0xFF : 0));
}

/* ICC.1 5.3.10, XYZNumber: three s15Fixed16Number. */
static void put_xyz(struct str *out, const double xyz[3])
{
    for (int i = 0; i < 3; i++)
        put(out, (unsigned long)lround(xyz[i] * 65536), 4);
}

/* The white that colours of a profile are relative to, D50. */
static const double ILLUMINANT[3] = {0.9642, 1.0, 0.8249};

/* ---- tags ---- */

static void put_text(struct str *out, const char *text)
{
    str_append(out, "text");
    put(out, 0, 4);
    str_append_bytes(out, text, strlen(text) + 1);
}

/* ICC.1:2001-04 6.5.17, textDescriptionType, in ASCII alone. */
static void put_description(struct str *out, const char *text)
{
    enum { UNICODE_AND_SCRIPT = 4 + 4 + 2 + 1 + 67 };
    str_append(out, "desc");
    put(out, 0, 4);
    put(out, strlen(text) + 1, 4);
    str_append_bytes(out, text, strlen(text) + 1);
    for (int i = 0; i < UNICODE_AND_SCRIPT; i++)
        str_append_char(out, '\0');
}

static void put_color(struct str *out, const double xyz[3])
{
    str_append(out, "XYZ ");
    put(out, 0, 4);
    put_xyz(out, xyz);
}

/* IEC 61966-2-1 5.2: from a stored value to light. */
static void put_curve(struct str *out)
{
    str_append(out, "curv");
    put(out, 0, 4);
    put(out, CURVE_POINTS, 4);
    for (int i = 0; i < CURVE_POINTS; i++) {
        double value = (double)i / (CURVE_POINTS - 1);
        double light = value <= 0.04045 ? value / 12.92
                                        : pow((value + 0.055) / 1.055, 2.4);
        put(out, (unsigned long)lround(light * 65535), 2);
    }
}

/* The primaries of sRGB as seen under D50 (IEC 61966-2-1, adapted by Bradford's
 * method). */
static const double RED[3] = {0.43607, 0.22249, 0.01392};
static const double GREEN[3] = {0.38515, 0.71687, 0.09708};
static const double BLUE[3] = {0.14307, 0.06061, 0.71410};

enum part { DESCRIPTION, COPYRIGHT, WHITE, R, G, B, CURVE, PART_COUNT };

static void put_part(struct str *out, enum part part)
{
    static const double *const COLORS[] = {
        [WHITE] = ILLUMINANT, [R] = RED, [G] = GREEN, [B] = BLUE};
    if (part == DESCRIPTION)
        put_description(out, "sRGB IEC61966-2.1");
    else if (part == COPYRIGHT)
        put_text(out, "Public domain");
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
};
enum { TAG_COUNT = sizeof TAGS / sizeof *TAGS };

/* ---- the profile ---- */

static void put_header(struct str *out, size_t size)
{
    put(out, size, 4);
    put(out, 0, 4);
    put(out, 0x02400000, 4); /* version 2.4 */
    str_append(out, "mntrRGB XYZ ");
    for (int field = 0; field < 6; field++) /* 2001-04-01 00:00:00 */
        put(out, field == 0 ? 2001 : field == 1 ? 4 : field == 2, 2);
    str_append(out, "acsp");
    put(out, 0, 4 * 4);
    put(out, 0, 4 * 3);
    put_xyz(out, ILLUMINANT);
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
    put(&whole, TAG_COUNT, 4);
    for (int t = 0; t < TAG_COUNT; t++) {
        enum part part = TAGS[t].part;
        str_append(&whole, TAGS[t].name);
        put(&whole, start + offsets[part], 4);
        put(&whole, offsets[part + 1] - offsets[part], 4);
    }
    str_append_bytes(&whole, parts.data, parts.length);
    str_append_bytes(out, whole.data, whole.length);
    str_clear(&parts);
    str_clear(&whole);
}
