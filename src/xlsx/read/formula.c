#include "xlsx/read/formula.h"

#include "base/vec.h"
#include "xlsx/read/limits.h"
#include "xlsx/read/workbook.h"

#include <string.h>
#include <strings.h>

/* Where the string that starts at the quote `p` ends: at its last quote, or at
 * the end of the formula. A quote inside is doubled. */
static const char *string_end(const char *p)
{
    for (p++; *p; p++) {
        if (*p != '"')
            continue;
        if (p[1] != '"')
            return p;
        p++;
    }
    return p;
}

static bool in_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '_' || c == '.';
}

/* What stands in the brackets of the first call of a function, outside of
 * strings; NULL where it is not called. */
static const char *find_call(const char *formula, const char *name)
{
    size_t length = strlen(name);
    char before = '\0';
    for (const char *p = formula; *p; before = *p++) {
        if (*p == '"') {
            p = string_end(p);
            if (*p == '\0')
                return NULL;
        } else if ((!in_name(before) || before == '.') &&
                   strncasecmp(p, name, length) == 0 && p[length] == '(') {
            return p + length + 1;
        }
    }
    return NULL;
}

static const char *skip_spaces(const char *p)
{
    return p + strspn(p, " \t\r\n");
}

/* `C`, `$C`, `5` or `$5`, moved unless it has a $; NULL where none of a sheet
 * stands there. */
static const char *take_column(const char *p, int64_t right, uint32_t *column)
{
    bool fixed = *p == '$';
    int64_t at = 0;
    const char *start = p += fixed;
    for (; at <= SHEET_MAX_COLUMN && ((*p | 0x20) >= 'a' && (*p | 0x20) <= 'z');
         p++)
        at = at * 26 + ((*p | 0x20) - 'a' + 1);
    at += fixed ? 0 : right;
    *column = (uint32_t)at;
    return p > start && at >= 1 && at <= SHEET_MAX_COLUMN ? p : NULL;
}

static const char *take_row(const char *p, int64_t down, uint32_t *row)
{
    bool fixed = *p == '$';
    int64_t at = 0;
    const char *start = p += fixed;
    for (; at <= SHEET_MAX_ROW && *p >= '0' && *p <= '9'; p++)
        at = at * 10 + (*p - '0');
    at += fixed ? 0 : down;
    *row = (uint32_t)at;
    return p > start && at >= 1 && at <= SHEET_MAX_ROW ? p : NULL;
}

/* The address or the text of a link as it is read. */
struct joining {
    int64_t down, right; /* what a relative reference moves by */
    struct str *out;
    int depth; /* of functions in one another */
};
enum { JOINING_DEPTH = 8 };

/* A string; NULL where it does not end. */
static const char *join_string(struct joining *join, const char *p)
{
    const char *end = string_end(p);
    if (*end == '\0')
        return NULL;
    for (p++; p < end; p++) {
        str_append_char(join->out, *p);
        p += *p == '"';
    }
    return end + 1;
}

static const char *join_place(struct joining *join, const char *p)
{
    uint32_t row, column;
    p = take_column(p, join->right, &column);
    p = p ? take_row(p, join->down, &row) : NULL;
    if (p)
        str_printf(join->out, "%c%u:%u%c", LINK_PLACE, row, column, LINK_PLACE);
    return p;
}

/* What stands behind the name of a function that joins its arguments. */
static const char *skip_joiner(const char *p)
{
    static const char *const names[] = {"CONCATENATE(", "_xlfn.CONCAT(",
                                        "CONCAT("};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strncasecmp(p, names[i], strlen(names[i])) == 0)
            return p + strlen(names[i]);
    return NULL;
}

static const char *join_parts(struct joining *join, const char *p);

static const char *join_arguments(struct joining *join, const char *p)
{
    if (++join->depth > JOINING_DEPTH)
        return NULL;
    do
        p = join_parts(join, p);
    while (p && *p++ == ',');
    join->depth--;
    return p;
}

/* Parts with & between them, up to a comma or a bracket; NULL where anything
 * else stands there. */
static const char *join_parts(struct joining *join, const char *p)
{
    for (;;) {
        p = skip_spaces(p);
        const char *arguments = skip_joiner(p);
        if (arguments)
            p = join_arguments(join, arguments);
        else
            p = *p == '"' ? join_string(join, p) : join_place(join, p);
        if (!p)
            return NULL;
        p = skip_spaces(p);
        if (*p != '&')
            return *p == ',' || *p == ')' ? p : NULL;
        p++;
    }
}

bool sheet_formula_link(const char *formula, int64_t down, int64_t right,
                        struct str *address, struct str *text)
{
    str_reset(address);
    str_reset(text);
    struct joining join = {down, right, address, 0};
    const char *p = find_call(formula, "HYPERLINK");
    p = p ? join_parts(&join, p) : NULL;
    if (!p || address->length == 0)
        return false;
    join.out = text;
    if (*p == ',' &&
        (!join_parts(&join, p + 1) || strchr(str_text(text), LINK_PLACE)))
        str_reset(text);
    return true;
}

bool sheet_formula_is_picture(const char *formula)
{
    return find_call(formula, "DISPIMG") || find_call(formula, "IMAGE");
}

void shared_formulas_add(struct shared_formulas *formulas, uint32_t number,
                         uint64_t most, const struct shared_formula *formula)
{
    if (number >= most || (!find_call(formula->text, "HYPERLINK") &&
                           !sheet_formula_is_picture(formula->text)))
        return;
    while (formulas->count <= number)
        *vec_push(formulas) = (struct shared_formula){0};
    formulas->items[number] = *formula;
    formulas->items[number].text =
        arena_strdup(&formulas->texts, formula->text);
}

const struct shared_formula *
shared_formulas_find(const struct shared_formulas *formulas, uint32_t number)
{
    bool kept = number < formulas->count && formulas->items[number].text;
    return kept ? &formulas->items[number] : NULL;
}

void shared_formulas_clear(struct shared_formulas *formulas)
{
    vec_clear(formulas);
    arena_clear(&formulas->texts);
}
