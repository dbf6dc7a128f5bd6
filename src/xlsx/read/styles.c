#include "xlsx/read/styles.h"

#include "base/vec.h"

#include <string.h>

enum { SHEET = 1, FORMATS, FORMAT, FONTS, FONT, STRIKE, CELLS, CELL };

static const struct xml_element elements[] = {
    {XML_TOP, "styleSheet", SHEET, false},
    {SHEET, "numFmts", FORMATS, false},
    {FORMATS, "numFmt", FORMAT, false},
    {SHEET, "fonts", FONTS, false},
    {FONTS, "font", FONT, false},
    {FONT, "strike", STRIKE, false},
    {SHEET, "cellXfs", CELLS, false},
    {CELLS, "xf", CELL, false},
    {0, NULL, 0, false},
};

/* Formats that have an id only. ECMA-376-1 §18.8.30 gives 9 to 22 and 45 to 47
 * for all languages. 27 to 36 and 50 to 58 are dates in each language that has
 * them, 67 to 81 are Thai; 46 and 80 are durations and not here. Vietnamese
 * adds none of its own: its short date is 14. */
enum {
    DAY = CELL_SHOWS_DAY,
    MONTH = CELL_SHOWS_MONTH,
    YEAR = CELL_SHOWS_YEAR,
    TIME = CELL_SHOWS_TIME,
    WHOLE_DAY = DAY | MONTH | YEAR
};

static const struct {
    uint32_t first, last;
    struct shown_as shown;
} builtin[] = {
    {9, 10, {STYLE_PERCENT, 0}},
    {14, 15, {STYLE_DATE, WHOLE_DAY}},
    {16, 16, {STYLE_DATE, DAY | MONTH}},
    {17, 17, {STYLE_DATE, MONTH | YEAR}},
    {18, 21, {STYLE_DATE, TIME}},
    {22, 22, {STYLE_DATE, WHOLE_DAY | TIME}},
    {27, 36, {STYLE_DATE, WHOLE_DAY}},
    {45, 45, {STYLE_DATE, TIME}},
    {47, 47, {STYLE_DATE, TIME}},
    {50, 58, {STYLE_DATE, WHOLE_DAY}},
    {67, 68, {STYLE_PERCENT, 0}},
    {71, 79, {STYLE_DATE, WHOLE_DAY}},
    {81, 81, {STYLE_DATE, WHOLE_DAY}},
};

static struct shown_as builtin_shown(uint32_t id)
{
    for (size_t i = 0; i < sizeof builtin / sizeof *builtin; i++)
        if (id >= builtin[i].first && id <= builtin[i].last)
            return builtin[i].shown;
    return (struct shown_as){STYLE_NUMBER, 0};
}

/* `[h]`, `[mm]`, `[ss]`: time that has passed, not a time of the day. Other
 * brackets hold a colour, a condition or a language. */
static bool is_elapsed(const char *bracket, size_t length)
{
    if (length == 0 || !strchr("hHmMsS", bracket[0]))
        return false;
    for (size_t i = 1; i < length; i++)
        if ((bracket[i] | 0x20) != (bracket[0] | 0x20))
            return false;
    return true;
}

/* The bytes from `code` that say nothing: quoted text, an escaped character,
 * the width or filling of one, a word that is no pattern. 0 where there are
 * none. */
static size_t literal_length(const char *code)
{
    if (*code == '"') {
        const char *end = strchr(code + 1, '"');
        return end ? (size_t)(end - code) + 1 : strlen(code);
    }
    if (*code == '\\' || *code == '_' || *code == '*')
        return code[1] ? 2 : 1;
    static const char *const words[] = {"General", "Standard", "AM/PM", "A/P"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strncasecmp(code, words[i], strlen(words[i])) == 0)
            return strlen(words[i]);
    return 0;
}

static unsigned part_of(char c)
{
    static const struct {
        const char *letters;
        unsigned part;
    } parts[] = {{"dD", DAY}, {"mM", MONTH}, {"yY", YEAR}, {"hHsS", TIME}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (strchr(parts[i].letters, c))
            return parts[i].part;
    return 0;
}

/* `m` beside hours or seconds, and no day or year, is minutes. */
static unsigned settle_minutes(unsigned parts)
{
    bool minutes = (parts & TIME) && !(parts & (DAY | YEAR));
    return minutes ? parts & ~(unsigned)MONTH : parts;
}

struct shown_as styles_code_shown(const char *code)
{
    bool percent = false;
    unsigned parts = 0;
    while (*code && *code != ';') {
        size_t skip = literal_length(code);
        if (*code == '[') {
            size_t length = strcspn(code + 1, "]");
            if (is_elapsed(code + 1, length))
                return (struct shown_as){STYLE_NUMBER, 0};
            skip = length + 1 + (code[length + 1] == ']');
        }
        if (skip > 0) {
            code += skip;
            continue;
        }
        percent |= *code == '%';
        parts |= part_of(*code);
        code++;
    }
    if (parts)
        return (struct shown_as){STYLE_DATE, settle_minutes(parts)};
    return (struct shown_as){percent ? STYLE_PERCENT : STYLE_NUMBER, 0};
}

static void add_format(struct styles *styles, const char **attributes)
{
    const char *code = xml_attribute(attributes, "formatCode");
    uint32_t id;
    if (!code ||
        !xml_unsigned(xml_attribute(attributes, "numFmtId"), INT32_MAX, &id))
        return;
    uint32_t order = (uint32_t)styles->formats.count;
    *vec_push(&styles->formats) =
        (struct number_format){id, order, styles_code_shown(code)};
}

static void add_cell(struct styles *styles, const char **attributes)
{
    struct cell_format format = {0};
    xml_unsigned(xml_attribute(attributes, "numFmtId"), INT32_MAX,
                 &format.number_format);
    xml_unsigned(xml_attribute(attributes, "fontId"), INT32_MAX, &format.font);
    *vec_push(&styles->cells) = format;
}

static bool has_room(struct xml *xml, const struct styles *styles)
{
    uint64_t most = xml->limits->styles;
    if (styles->cells.count < most && styles->formats.count < most &&
        styles->fonts.count < most)
        return true;
    report_limit(xml->report, "số định dạng ô", most, "định dạng");
    xml_fail(xml);
    return false;
}

static void start_style(struct xml *xml, int id, const char **attributes)
{
    struct styles *styles = xml->data;
    const char *strike = xml_attribute(attributes, "val");
    if (id == STRIKE)
        styles->fonts.items[styles->fonts.count - 1] =
            !strike || xml_flag(attributes, "val");
    if ((id != FORMAT && id != FONT && id != CELL) || !has_room(xml, styles))
        return;
    if (id == FORMAT)
        add_format(styles, attributes);
    else if (id == FONT)
        vec_push(&styles->fonts);
    else
        add_cell(styles, attributes);
}

static const struct xml_part part = {elements, XML_SPREADSHEET, start_style,
                                     NULL, NULL};

static int compare_formats(const void *a, const void *b)
{
    const struct number_format *one = a, *two = b;
    if (one->id != two->id)
        return one->id < two->id ? -1 : 1;
    return (one->order > two->order) - (one->order < two->order);
}

bool styles_read(struct styles *styles, struct container *container,
                 struct entry *entry)
{
    if (!xml_read(container, entry, &part, styles))
        return false;
    if (styles->formats.count > 0)
        qsort(styles->formats.items, styles->formats.count,
              sizeof *styles->formats.items, compare_formats);
    return true;
}

/* The last format of an id, by halving; NULL where it has none of its own. */
static const struct number_format *find_format(const struct styles *styles,
                                               uint32_t id)
{
    size_t low = 0, high = styles->formats.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (styles->formats.items[middle].id <= id)
            low = middle + 1;
        else
            high = middle;
    }
    const struct number_format *last =
        low > 0 ? &styles->formats.items[low - 1] : NULL;
    return last && last->id == id ? last : NULL;
}

bool styles_has(const struct styles *styles, uint32_t index)
{
    return index == 0 || index < styles->cells.count;
}

struct shown_as styles_shown(const struct styles *styles, uint32_t index)
{
    if (index >= styles->cells.count)
        return (struct shown_as){STYLE_NUMBER, 0};
    uint32_t id = styles->cells.items[index].number_format;
    const struct number_format *own = find_format(styles, id);
    return own ? own->shown : builtin_shown(id);
}

bool styles_struck(const struct styles *styles, uint32_t index)
{
    if (index >= styles->cells.count)
        return false;
    uint32_t font = styles->cells.items[index].font;
    return font < styles->fonts.count && styles->fonts.items[font];
}

void styles_clear(struct styles *styles)
{
    vec_clear(&styles->cells);
    vec_clear(&styles->fonts);
    vec_clear(&styles->formats);
}
