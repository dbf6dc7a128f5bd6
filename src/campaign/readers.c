#include "campaign/load.h"

#include "base/text.h"

/* The characters that a cell of Excel holds. */
enum { EXCEL_CELL_MOST = 32767 };

enum { FIRST_YEAR = 2000, LAST_YEAR = 2999 };

/* The most that one maximum may be: with it no file that can be read adds up to
 * more than a points_t holds. */
enum { POINTS_MOST = 1000000 };

bool load_scalar(struct loader *loader, const char *key,
                 const struct yaml_node *value)
{
    if (value->kind != YAML_SCALAR)
        return load_fail(loader, value->line,
                         "“%s” phải là một giá trị, không phải danh sách hay "
                         "nhóm; ghi một giá trị sau dấu “:”",
                         key);
    return value->text[0] != '\0' ||
           load_fail(loader, value->line,
                     "“%s” không có giá trị; ghi giá trị sau dấu “:”", key);
}

/* The text without white space at its ends, in the arena. */
static const char *trimmed(struct loader *loader, const char *text)
{
    const char *end = text + strlen(text);
    const char *start = text_trim(text, &end);
    return arena_strndup(&loader->store->arena, start, (size_t)(end - start));
}

/* What Excel counts as characters: one for each UTF-16 unit. */
static size_t excel_length(const char *text)
{
    size_t units = 0;
    for (; *text; text++)
        if (((unsigned char)*text & 0xC0) != 0x80)
            units += (unsigned char)*text >= 0xF0 ? 2 : 1;
    return units;
}

static bool fits(struct loader *loader, const char *key,
                 const struct yaml_node *value, const char *text, size_t most,
                 const char *where)
{
    size_t length = excel_length(text);
    return length <= most ||
           load_fail(loader, value->line,
                     "“%s” dài %zu ký tự; rút ngắn còn nhiều nhất %zu (%s)",
                     key, length, most, where);
}

/* Every text may come to stand in a cell. */
static bool fits_cell(struct loader *loader, const char *key,
                      const struct yaml_node *value, const char *text)
{
    return fits(loader, key, value, text, EXCEL_CELL_MOST,
                "một ô Excel không ghi được hơn");
}

static bool one_line(struct loader *loader, const char *key,
                     const struct yaml_node *value, const char **out)
{
    if (!load_scalar(loader, key, value))
        return false;
    *out = arena_take(&loader->store->arena,
                      text_clean_line(value->text, strlen(value->text)));
    if (**out == '\0')
        return load_fail(loader, value->line,
                         "“%s” chỉ có dấu cách; ghi giá trị", key);
    return fits_cell(loader, key, value, *out);
}

READER(load_line)
{
    return one_line(loader, field->key, value, member);
}

READER(load_title)
{
    const struct title_limit *limit = field->detail;
    return one_line(loader, field->key, value, member) &&
           fits(loader, field->key, value, *(const char **)member, limit->most,
                limit->where);
}

READER(load_prose)
{
    if (value->kind != YAML_SCALAR)
        return load_scalar(loader, field->key, value);
    const char *text = trimmed(loader, value->text);
    *(const char **)member = text;
    return fits_cell(loader, field->key, value, text);
}

READER(load_optional)
{
    if (value->kind != YAML_SCALAR)
        return load_scalar(loader, field->key, value);
    *(const char **)member =
        arena_take(&loader->store->arena,
                   text_clean_line(value->text, strlen(value->text)));
    return true;
}

/* Only what is no address at all is refused: what is one, its server knows. */
READER(load_email)
{
    if (!load_optional(loader, field, value, member))
        return false;
    const char *text = *(const char **)member, *at = strchr(text, '@');
    return text[0] == '\0' ||
           (at && at > text && at[1] != '\0' && !strpbrk(text, " ,;")) ||
           load_fail(loader, value->line,
                     "“%s” là “%s”, không phải địa chỉ thư; ghi một địa chỉ, "
                     "ví dụ van-thu@donvi.gov.vn",
                     field->key, text);
}

READER(load_node)
{
    (void)loader, (void)field;
    *(const struct yaml_node **)member = value;
    return true;
}

READER(load_known)
{
    (void)loader, (void)field, (void)value, (void)member;
    return true;
}

READER(load_bool)
{
    if (!load_scalar(loader, field->key, value))
        return false;
    bool yes = strcmp(value->text, "true") == 0;
    if (!yes && strcmp(value->text, "false") != 0)
        return load_fail(loader, value->line,
                         "“%s” là “%s”; ghi true (có) hoặc false (không)",
                         field->key, value->text);
    *(bool *)member = yes;
    return true;
}

/* The number that is meant by one with a decimal comma, in the arena; NULL
 * where it is something else. */
static const char *without_comma(struct loader *loader, const char *text)
{
    struct decimal ignored;
    char *comma =
        strchr(text, ',') ? arena_strdup(&loader->store->arena, text) : NULL;
    if (!comma)
        return NULL;
    *strchr(comma, ',') = '.';
    return decimal_parse(comma, strlen(comma), &ignored) ? comma : NULL;
}

static bool read_decimal(struct loader *loader, const char *key,
                         const struct yaml_node *value, struct decimal *out)
{
    if (!load_scalar(loader, key, value))
        return false;
    if (decimal_parse(value->text, strlen(value->text), out))
        return true;
    const char *meant = without_comma(loader, value->text);
    return meant ? load_fail(loader, value->line,
                             "“%s” là “%s”, có dấu phẩy thập phân; ghi dấu "
                             "chấm: %s",
                             key, value->text, meant)
                 : load_fail(loader, value->line,
                             "“%s” là “%s”, không phải số; viết số với dấu "
                             "chấm thập phân, ví dụ 0.5",
                             key, value->text);
}

READER(load_year)
{
    struct decimal number;
    if (!read_decimal(loader, field->key, value, &number))
        return false;
    if (!decimal_is_integer(number) ||
        decimal_compare(number, decimal_from_int(FIRST_YEAR)) < 0 ||
        decimal_compare(number, decimal_from_int(LAST_YEAR)) > 0)
        return load_fail(loader, value->line,
                         "“%s” là “%s”; ghi năm từ %d đến %d", field->key,
                         value->text, FIRST_YEAR, LAST_YEAR);
    int year = (int)number.coefficient;
    for (int i = 0; i < number.exponent; i++)
        year *= 10;
    *(int *)member = year;
    return true;
}

READER(load_date)
{
    if (!load_scalar(loader, field->key, value))
        return false;
    struct date date;
    if (!date_parse_iso(value->text, &date) || !date_is_valid(date))
        return load_fail(loader, value->line,
                         "“%s” là “%s”, không phải ngày; ghi năm-tháng-ngày, "
                         "ví dụ 2026-01-30",
                         field->key, value->text);
    *(struct date *)member = date;
    return true;
}

READER(load_moment)
{
    return load_scalar(loader, field->key, value) &&
           (moment_parse(value->text, member) ||
            load_fail(loader, value->line,
                      "“%s” là “%s”, không phải ngày giờ; ghi năm-tháng-ngày, "
                      "có thể thêm giờ, ví dụ 2026-01-30 hoặc 2026-01-30 11:00",
                      field->key, value->text));
}

READER(load_points)
{
    struct decimal number;
    if (!read_decimal(loader, field->key, value, &number))
        return false;
    if (decimal_sign(number) <= 0 || number.exponent < -POINTS_PLACES ||
        decimal_compare(number, decimal_from_int(POINTS_MOST)) > 0 ||
        !points_from_decimal(number, member))
        return load_fail(loader, value->line,
                         "“%s” là “%s”; ghi số điểm lớn hơn 0, nhiều nhất hai "
                         "chữ số thập phân, không quá %d",
                         field->key, value->text, POINTS_MOST);
    return true;
}

READER(load_share)
{
    struct decimal share;
    if (!read_decimal(loader, field->key, value, &share))
        return false;
    if (decimal_sign(share) < 0 ||
        decimal_compare(share, decimal_from_int(1)) > 0)
        return load_fail(loader, value->line, "“%s” là %s; ghi số từ 0 đến 1",
                         field->key, value->text);
    if (share.exponent < -SHARE_PLACES)
        return load_fail(loader, value->line,
                         "“%s” là %s; ghi nhiều nhất %d chữ số thập phân",
                         field->key, value->text, SHARE_PLACES);
    *(struct decimal *)member = share;
    return true;
}

READER(load_positive)
{
    struct decimal number;
    if (!read_decimal(loader, field->key, value, &number))
        return false;
    if (decimal_sign(number) <= 0)
        return load_fail(loader, value->line, "“%s” là %s; ghi số lớn hơn 0",
                         field->key, value->text);
    *(struct decimal *)member = number;
    return true;
}

READER(load_amount)
{
    struct decimal number;
    if (!read_decimal(loader, field->key, value, &number))
        return false;
    if (decimal_sign(number) < 0)
        return load_fail(loader, value->line, "“%s” là %s; ghi số không âm",
                         field->key, value->text);
    *(struct decimal *)member = number;
    return true;
}

READER(load_word)
{
    const struct word_table *table = field->detail;
    if (!load_scalar(loader, field->key, value))
        return false;
    struct guess guess = {.word = value->text};
    for (size_t i = 0; i < table->count; i++) {
        if (strcmp(table->words[i], value->text) == 0) {
            /* Every enum here is an unsigned int to the compiler. */
            *(unsigned *)member = (unsigned)i;
            str_clear(&guess.known);
            return true;
        }
        guess_add(&guess, table->words[i]);
    }
    return load_fail_guess(loader, value->line, &guess,
                           arena_printf(&loader->store->arena, "“%s” là “%s”",
                                        field->key, value->text),
                           "ghi một trong các từ");
}

READER(load_submap)
{
    char *what = arena_printf(&loader->store->arena, "“%s”", field->key);
    return load_map(loader, value, field->detail, member, what);
}

READER(load_lines)
{
    struct text_list *list = member;
    if (!load_list(loader, value, field->key))
        return false;
    list->count = value->count;
    list->items =
        arena_calloc(&loader->store->arena, value->count, sizeof *list->items);
    for (size_t i = 0; i < value->count; i++) {
        const struct yaml_node *item = value->items[i];
        if (!one_line(loader, field->key, item, &list->items[i]))
            return false;
        for (size_t j = 0; j < i; j++)
            if (text_same(list->items[i], list->items[j]))
                return load_fail(loader, item->line,
                                 "“%s” lặp lại trong “%s”; bỏ bớt một mục",
                                 list->items[i], field->key);
    }
    return true;
}

READER(load_pattern)
{
    if (!load_scalar(loader, field->key, value))
        return false;
    char reason[256];
    struct pattern *pattern =
        pattern_new(trimmed(loader, value->text), reason, sizeof reason);
    if (!pattern)
        return load_fail(loader, value->line,
                         "biểu thức “%s” sai ở %s; sửa biểu thức, đặt trong "
                         "dấu nháy đơn",
                         field->key, reason);
    *vec_push(&loader->store->patterns) = pattern;
    *(const struct pattern **)member = pattern;
    return true;
}

int64_t load_share_units(struct decimal share)
{
    int64_t units = share.coefficient;
    for (int power = share.exponent + SHARE_PLACES; power > 0 && units; power--)
        units *= 10;
    return units;
}

char *load_points_text(points_t points, char *buffer)
{
    return decimal_format_vi(
        decimal_scale(decimal_from_int(points), -POINTS_PLACES), buffer);
}

bool load_is_code(const char *code, const char *letters)
{
    for (;;) {
        size_t length = strspn(code, letters);
        if (length == 0)
            return false;
        code += length;
        if (*code == '\0')
            return true;
        if (*code++ != '-')
            return false;
    }
}
