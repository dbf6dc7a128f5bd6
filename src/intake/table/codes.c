/* A row's code as text: what it may look like, and what it names. */
#include "base/text.h"
#include "intake/table/rows.h"
#include "intake/table/titles.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { CODE_SIZE = 32 };

/* A code taken apart: `4.3` and, for an input, its letter. */
struct parts {
    char number[CODE_SIZE]; /* "" for a lone letter */
    char letter;            /* `a` to `z`, or 0 */
};

/* Copies `4`, `4.3`, `4,3` without leading zeros and spaces; returns where it
 * ends. */
static const char *take_number(const char *p, char *out)
{
    size_t used = 0;
    while (isdigit((unsigned char)*p) && used + 8 < CODE_SIZE) {
        while (*p == '0' && isdigit((unsigned char)p[1]))
            p++;
        while (isdigit((unsigned char)*p) && used + 8 < CODE_SIZE)
            out[used++] = *p++;
        const char *next = p + strspn(p, " ");
        if (*next != '.' && *next != ',')
            break;
        next += 1 + strspn(next + 1, " ");
        if (!isdigit((unsigned char)*next))
            break;
        out[used++] = '.';
        p = next;
    }
    out[used] = '\0';
    return p;
}

/* Takes out of a folded text what is no part of a code: the apostrophe that
 * keeps Excel from making a number of it. */
static void drop_apostrophes(char *folded)
{
    char *out = folded;
    for (const char *p = folded; *p != '\0';) {
        unsigned c = 0;
        size_t size = text_decode(p, strlen(p), &c);
        if (c != '\'' && c != 0x2018 && c != 0x2019)
            for (size_t i = 0; i < size; i++)
                *out++ = p[i];
        p += size > 0 ? size : 1;
    }
    *out = '\0';
}

/* False where the text is not of the form of a code. */
static bool take_apart(char *folded, struct parts *out)
{
    *out = (struct parts){0};
    drop_apostrophes(folded);
    const char *p = folded + strspn(folded, " (");
    p = take_number(p, out->number);
    p += strspn(p, " .,-(");
    if (*p >= 'a' && *p <= 'z' && !isalnum((unsigned char)p[1]))
        out->letter = *p++;
    return p[strspn(p, " .,):")] == '\0' &&
           (out->number[0] != '\0' || out->letter != '\0');
}

static bool is_group(const struct level *level, const char *code)
{
    for (size_t i = 0; i < level->group_count; i++)
        if (strcmp(level->groups[i].code, code) == 0)
            return true;
    return false;
}

/* `III`, `iv.`: headings are numbered so in older forms. A lone small `i` under
 * an indicator is the letter. */
static bool is_roman(const char *text)
{
    char *folded = text_fold_plain(text);
    size_t length = strspn(folded, "ivx");
    bool roman = length > 0 && length <= 5 &&
                 folded[length + strspn(folded + length, " .)")] == '\0';
    free(folded);
    return roman;
}

static void name_input(const struct level *level, size_t indicator, char letter,
                       struct row *out)
{
    size_t input = (size_t)(letter - 'a');
    if (indicator == SIZE_MAX ||
        input >= level->indicators[indicator].input_count)
        return;
    out->kind = ROW_INPUT;
    out->indicator = indicator;
    out->input = input;
}

void row_code_read(const char *text, const struct level *level, size_t current,
                   struct row *out)
{
    struct parts parts;
    char *folded = text_fold_plain(text);
    out->kind = ROW_UNKNOWN;
    bool capital = isupper((unsigned char)text[strspn(text, " (")]);
    if (title_is_total(folded)) {
        out->kind = ROW_HEADING;
    } else if (!take_apart(folded, &parts)) {
        out->prose = true;
    } else {
        size_t indicator = level_find_indicator(level, parts.number);
        if (parts.number[0] == '\0' && !capital)
            name_input(level, current, parts.letter, out);
        else if (parts.letter != '\0')
            name_input(level, indicator, parts.letter, out);
        else if (indicator != SIZE_MAX)
            *out = (struct row){.row = out->row,
                                .kind = ROW_INDICATOR,
                                .code = out->code,
                                .unit_code = out->unit_code,
                                .indicator = indicator};
        else if (is_group(level, parts.number))
            out->kind = ROW_HEADING;
        if (parts.number[0] == '\0' && capital && out->kind == ROW_UNKNOWN)
            out->kind = ROW_HEADING; /* a part "A" of the table */
    }
    if (out->kind == ROW_UNKNOWN && is_roman(text))
        out->kind = ROW_HEADING;
    free(folded);
}

const char *row_input_code(struct reading *r, const struct indicator *indicator,
                           size_t input)
{
    return arena_printf(&r->intake->arena, "%s.%c", indicator->code,
                        (char)('a' + input % 26));
}
