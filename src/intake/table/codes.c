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
                       struct table_row *out)
{
    size_t input = (size_t)(letter - 'a');
    if (indicator == SIZE_MAX ||
        input >= level->indicators[indicator].input_count)
        return;
    out->kind = ROW_INPUT;
    out->indicator = indicator;
    out->input = input;
}

/* --- codes with letters in them: `A.1`, `DTI-07`, `I` --- */

/* The runs of letters and of digits (without leading zeros) in small letters,
 * with a point between: `dti.7` for `DTI-07`, `Dti 7` and `DTI07`. False where
 * the text has anything else, or too much of it. */
static bool take_runs(const char *folded, char *out)
{
    size_t used = 0;
    for (const char *p = folded; *p != '\0';) {
        bool digits = isdigit((unsigned char)*p);
        if (!isalnum((unsigned char)*p)) {
            if (strchr(" .,-():", *p++) == NULL)
                return false;
            continue;
        }
        if (used > 0)
            out[used++] = '.';
        while (*p == '0' && isdigit((unsigned char)p[1]))
            p++;
        for (; digits ? isdigit((unsigned char)*p) : isalpha((unsigned char)*p);
             p++) {
            if (used + 4 > CODE_SIZE)
                return false;
            out[used++] = *p;
        }
    }
    out[used] = '\0';
    return used > 0;
}

static bool is_lettered(const char *code)
{
    while (*code != '\0' && !isalpha((unsigned char)*code))
        code++;
    return *code != '\0';
}

/* Whether a code of the index set is what was typed. */
static bool is_of_runs(const char *code, const char *runs)
{
    char own[CODE_SIZE];
    if (!is_lettered(code))
        return false;
    char *folded = text_fold_plain(code);
    bool same = take_runs(folded, own) && strcmp(own, runs) == 0;
    free(folded);
    return same;
}

static size_t find_lettered(const struct level *level, const char *runs)
{
    for (size_t i = 0; i < level->indicator_count; i++)
        if (is_of_runs(level->indicators[i].code, runs))
            return i;
    return SIZE_MAX;
}

static bool heads_lettered(const struct level *level, const char *runs)
{
    for (size_t g = 0; g < level->group_count; g++)
        if (is_of_runs(level->groups[g].code, runs))
            return true;
    return false;
}

/* `A.1.b`: the input of an indicator whose code has letters. */
static void name_lettered_input(const struct level *level, char *runs,
                                struct table_row *out)
{
    size_t length = strlen(runs);
    if (length < 3 || runs[length - 2] != '.' ||
        !isalpha((unsigned char)runs[length - 1]))
        return;
    char letter = runs[length - 1];
    runs[length - 2] = '\0';
    name_input(level, find_lettered(level, runs), letter, out);
}

/* A lone small letter below an indicator is that of an input. */
static bool read_lettered(char *folded, bool capital, const struct level *level,
                          size_t current, struct table_row *out)
{
    char runs[CODE_SIZE];
    drop_apostrophes(folded);
    if (!take_runs(folded, runs) || !is_lettered(runs) ||
        (runs[1] == '\0' && !capital && current != SIZE_MAX))
        return false;
    size_t indicator = find_lettered(level, runs);
    if (indicator != SIZE_MAX) {
        out->kind = ROW_INDICATOR;
        out->indicator = indicator;
    } else if (heads_lettered(level, runs)) {
        out->kind = ROW_HEADING;
    } else {
        name_lettered_input(level, runs, out);
    }
    return out->kind != ROW_UNKNOWN;
}

void row_code_read(const char *text, const struct level *level, size_t current,
                   struct table_row *out)
{
    struct parts parts;
    char *folded = text_fold_plain(text);
    out->kind = ROW_UNKNOWN;
    bool capital = isupper((unsigned char)text[strspn(text, " (")]);
    if (title_is_total(folded)) {
        out->kind = ROW_HEADING;
    } else if (read_lettered(folded, capital, level, current, out)) {
        ; /* the code of the index set decides */
    } else if (!take_apart(folded, &parts)) {
        out->prose = true;
    } else {
        size_t indicator = level_find_indicator(level, parts.number);
        if (parts.number[0] == '\0' && !capital)
            name_input(level, current, parts.letter, out);
        else if (parts.letter != '\0')
            name_input(level, indicator, parts.letter, out);
        else if (indicator != SIZE_MAX)
            *out = (struct table_row){.row = out->row,
                                      .kind = ROW_INDICATOR,
                                      .code = out->code,
                                      .unit_code = out->unit_code,
                                      .indicator = indicator};
        else if (level_find_group(level, parts.number) != SIZE_MAX)
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
