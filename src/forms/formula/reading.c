#include "forms/formula/reading.h"

#include "base/str.h"
#include "base/text.h"
#include "intake/intake.h"
#include "intake/value/words.h"

#include <stdlib.h>

#define WRITE(arena, ...) arena_printf(arena, __VA_ARGS__)

/* Excel takes 255 characters of a text in a formula: longer ones are joined. */
const char *reading_quoted(struct arena *arena, const char *text)
{
    enum { LITERAL_MOST = 250 };
    struct str out = {0};
    size_t used = 0;
    str_append_char(&out, '"');
    for (; *text; text++) {
        bool starts = ((unsigned char)*text & 0xC0) != 0x80;
        if (starts && ++used % LITERAL_MOST == 0)
            str_append(&out, "\"&\"");
        str_append(&out, *text == '"' ? "\"" : "");
        str_append_char(&out, *text);
    }
    str_append_char(&out, '"');
    return arena_take(arena, str_take(&out));
}

/* A letter or sign, and what it becomes. */
struct change {
    const char *from, *to;
};

/* `text` with all of the changes made; NULL ends them. */
static const char *changed(struct arena *arena, const char *text,
                           const struct change *changes)
{
    struct str out = {0};
    size_t count = 0;
    while (changes[count].from)
        count++;
    for (size_t i = 0; i < count; i++)
        str_append(&out, "SUBSTITUTE(");
    str_append(&out, text);
    for (size_t i = 0; i < count; i++)
        str_printf(&out, ",\"%s\",\"%s\")", changes[i].from, changes[i].to);
    return arena_take(arena, str_take(&out));
}

/* --- words --- */

/* The letters with marks of the words that intake knows, as they are written;
 * spaces that do not break; punctuation. */
static const struct change folding[] = {
    {"ó", "o"}, {"ồ", "o"}, {"ô", "o"}, {"ã", "a"},   {"à", "a"},
    {"á", "a"}, {"ạ", "a"}, {"ă", "a"}, {"ả", "a"},   {"ú", "u"},
    {"ư", "u"}, {"ụ", "u"}, {"ệ", "e"}, {"đ", "d"},   {"\xC2\xA0", " "},
    {".", ""},  {";", ""},  {",", ""},  {NULL, NULL},
};

static const char *folded(struct arena *arena, const char *text)
{
    return WRITE(arena, "TRIM(%s)",
                 changed(arena, WRITE(arena, "LOWER(%s)", text), folding));
}

/* `"|co|da co|x|"`: the answers of one sense. */
static const char *answers(struct arena *arena, bool wanted)
{
    struct str out = {0};
    bool yes = false;
    const char *answer;
    str_append(&out, "\"|");
    for (size_t i = 0; (answer = yes_no_answer(i, &yes)) != NULL; i++)
        if (yes == wanted)
            str_printf(&out, "%s|", answer);
    str_append_char(&out, '"');
    return arena_take(arena, str_take(&out));
}

/* Letters of the words of a decision that are not among those of yes and no. */
static const struct change folding_more[] = {
    {"ấ", "a"}, {"ậ", "a"}, {"ố", "o"}, {"ỏ", "o"},
    {"ừ", "u"}, {"ý", "y"}, {"í", "i"}, {NULL, NULL}};

static const char *is_among(struct arena *arena, const char *text,
                            const char *words)
{
    return WRITE(arena, "ISNUMBER(FIND(\"|\"&%s&\"|\",%s))", text, words);
}

/* How many characters a text has, as a formula counts them: none of those that
 * stand in answers takes two. */
static size_t characters(const char *text)
{
    size_t count = 0;
    for (; *text; text++)
        count += ((unsigned char)*text & 0xC0) != 0x80;
    return count;
}

/* All answers, those that agree first, are looked through at once: the row has
 * to be short where there are thousands. Of the two words that are not among
 * the answers the letters that folding leaves stand with and without marks. */
const char *reading_agrees(struct arena *arena, const char *cell)
{
    static const char also[] = "|dong ý|nhất trí";
    struct str words = {0};
    const char *word;
    bool yes = false;
    str_append(&words, also);
    for (size_t i = 0; (word = agreement_answer(i)) != NULL; i++)
        str_printf(&words, "|%s", word);
    for (size_t i = 0; (word = yes_no_answer(i, &yes)) != NULL; i++)
        if (yes)
            str_printf(&words, "|%s", word);
    size_t agreeing = characters(str_text(&words));
    for (size_t i = 0; (word = yes_no_answer(i, &yes)) != NULL; i++)
        if (!yes)
            str_printf(&words, "|%s", word);
    const char *text =
        WRITE(arena,
              "IF(ISERROR(%s),\"?\",IF(LEN(TRIM(%s))=0,\"\",IFERROR(IF(FIND("
              "\"|\"&%s&\"|\",\"%s|\")<=%zu,1,0),\"?\")))",
              cell, cell, folded(arena, cell), str_text(&words), agreeing);
    str_clear(&words);
    return text;
}

const char reading_confirms[] = "X", reading_refuses[] = "K";

/* `"|xac nhan|xac nhan khong ap dung|"`: the words of one sense. */
static const char *decisions(struct arena *arena, enum decision wanted)
{
    struct str out = {0};
    enum decision decision = DECISION_NONE;
    const char *word;
    str_append(&out, "\"|");
    for (size_t i = 0; (word = decision_word(i, &decision)) != NULL; i++)
        if (decision == wanted)
            str_printf(&out, "%s|%s khong ap dung|", word, word);
    str_append_char(&out, '"');
    return arena_take(arena, str_take(&out));
}

/* What stands before the first mark, or before what is decided on ("xác nhận
 * không áp dụng vì ..."): a list of what to look for as an array, and the same
 * behind the text, where all of them are found. */
static const char *before_mark(struct arena *arena, const char *cell)
{
    static const char *const absent[] = {" không áp dụng", " khong ap dung"};
    struct str list = {0}, behind = {0};
    for (const char *mark = decision_marks; *mark; mark++)
        str_printf(&list, "\"%c\",", *mark);
    for (size_t i = 0; i < sizeof absent / sizeof *absent; i++) {
        str_printf(&list, "%s\"%s\"", i > 0 ? "," : "", absent[i]);
        str_append(&behind, absent[i]);
    }
    const char *text = WRITE(arena, "LOWER(TRIM(%s))", cell);
    text =
        WRITE(arena, "LEFT(%s,SUMPRODUCT(MIN(FIND({%s},%s&\"%s%s\")))-1)", text,
              str_text(&list), text, decision_marks, str_text(&behind));
    str_clear(&list);
    str_clear(&behind);
    return text;
}

const char *reading_decides(struct arena *arena, const char *cell)
{
    const char *text =
        changed(arena, folded(arena, before_mark(arena, cell)), folding_more);
    return WRITE(arena,
                 "IF(ISERROR(%s),\"?\",IF(LEN(TRIM(%s))=0,\"\",IF(%s,\"%s\","
                 "IF(%s,\"%s\",\"?\"))))",
                 cell, cell,
                 is_among(arena, text, decisions(arena, DECISION_CONFIRMS)),
                 reading_confirms,
                 is_among(arena, text, decisions(arena, DECISION_REFUSES)),
                 reading_refuses);
}

/* --- numbers --- */

bool reading_passes(const struct pattern *pattern, const char *text)
{
    return !pattern || pattern_match_typed(pattern, text) == PATTERN_MATCH;
}

/* The length of what is left of a text without a sign. */
static const char *count_of(struct arena *arena, const char *text,
                            const char *sign)
{
    return WRITE(arena, "LEN(%s)-LEN(SUBSTITUTE(%s,\"%s\",\"\"))", text, text,
                 sign);
}

/* `mark` groups thousands where it stands twice, or once before `decimal`. */
static const char *is_grouped(struct arena *arena, const char *text,
                              const char *mark, const char *decimal)
{
    const char *marks = count_of(arena, text, mark);
    return WRITE(arena,
                 "OR(%s>1,AND(%s=1,ISNUMBER(FIND(\"%s\",%s,FIND(\"%s\",%s&"
                 "\"%s\")))))",
                 marks, marks, decimal, text, mark, text, mark);
}

/* The text with blanks for the marks of thousands and a comma for the other. */
static const char *number_text(struct arena *arena, const struct input *input,
                               const char *cell)
{
    const char *typed =
        WRITE(arena, "TRIM(SUBSTITUTE(%s,\"\xC2\xA0\",\" \"))", cell);
    const char *text = WRITE(arena, "SUBSTITUTE(%s,\".\",\",\")", typed);
    const char *spaced =
        reading_passes(input->pattern, "1 234 567") ? text : "\"?\"";
    const char *unspaced = text;
    if (reading_passes(input->pattern, "1,234,567"))
        unspaced = WRITE(
            arena,
            "IF(%s,SUBSTITUTE(SUBSTITUTE(%s,\",\",\" \"),\".\",\",\"),%s)",
            is_grouped(arena, typed, ",", "."), typed, unspaced);
    if (reading_passes(input->pattern, "1.234.567"))
        unspaced = WRITE(arena, "IF(%s,SUBSTITUTE(%s,\".\",\" \"),%s)",
                         is_grouped(arena, typed, ".", ","), typed, unspaced);
    return WRITE(arena,
                 "IF(ISERROR(%s),\"\",IF(ISNUMBER(FIND(\" \",%s)),%s,%s))",
                 cell, typed, spaced, unspaced);
}

/* The text with a comma for any mark, and one behind a number that has none. */
static const char *single_parts(struct arena *arena, const struct input *input,
                                const char *cell)
{
    const char *text = WRITE(arena, "TRIM(%s)", cell);
    if (input && input->kind == INPUT_PERCENT)
        text = WRITE(arena, "LEFT(%s,LEN(%s)-(RIGHT(%s,1)=\"%%\"))", text, text,
                     text);
    return WRITE(arena,
                 "IF(ISERROR(%s),\"\",TRIM(SUBSTITUTE(%s,\".\",\",\"))&"
                 "IF(ISNUMBER(FIND(\",\",SUBSTITUTE(%s,\".\",\",\"))),\"\","
                 "\",\"))",
                 cell, text, cell);
}

/* The same of a text whose thousands are parted by blanks: from the right every
 * fourth sign of the whole number is one, and nothing else. */
static const char *grouped_parts(struct arena *arena, const char *text)
{
    const char *whole =
        WRITE(arena, "LEFT(%s,FIND(\",\",%s&\",\")-1)", text, text);
    const char *marks = count_of(arena, whole, " ");
    return WRITE(
        arena,
        "IF(%s=0,%s&IF(ISNUMBER(FIND(\",\",%s)),\"\",\",\"),"
        "IF(AND(SUMPRODUCT(--(MID(REPT(\"0\",16)&%s,LEN(%s)+17-{4,8,12,16},1)"
        "=\" \"))=%s,LEN(%s)-4*(%s)>0,LEN(%s)-4*(%s)<4),"
        "SUBSTITUTE(%s,\" \",\"\")&\",\"&MID(%s,FIND(\",\",%s&\",\")+1,20),"
        "\"?\"))",
        count_of(arena, text, " "), text, text, whole, whole, marks, whole,
        marks, whole, marks, whole, text, text);
}

static const char *number_parts(struct arena *arena, const struct input *input,
                                const char *cell, const char *text)
{
    return text && input->kind == INPUT_NUMBER
               ? grouped_parts(arena, text)
               : single_parts(arena, input, cell);
}

static const char *without_digits(struct arena *arena, const char *text)
{
    static const struct change digits[] = {
        {"0", ""}, {"1", ""}, {"2", ""}, {"3", ""}, {"4", ""},   {"5", ""},
        {"6", ""}, {"7", ""}, {"8", ""}, {"9", ""}, {NULL, NULL}};
    return changed(arena, text, digits);
}

/* Digits with one mark or none, where `clear` holds. */
static const char *digits_in_text(struct arena *arena, const char *cell,
                                  const char *parts, const char *clear)
{
    const char *mark = WRITE(arena, "FIND(\",\",%s)", parts);
    return WRITE(arena,
                 "IF(AND(%s=\",\",LEN(%s)>1,RIGHT(SUBSTITUTE(%s,\".\",\",\"),1)"
                 "<>\",\",%s),VALUE(\"0\"&LEFT(%s,%s-1))+"
                 "VALUE(\"0\"&MID(%s,%s+1,15))/10^(LEN(%s)-%s),\"\")",
                 without_digits(arena, parts), parts, cell, clear, parts, mark,
                 parts, mark, parts, mark);
}

/* Whether one mark cannot group thousands: `1.234` may be a thousand or one, of
 * which intake warns: it is not read. */
static const char *is_clear(struct arena *arena, const char *parts)
{
    const char *mark = WRITE(arena, "FIND(\",\",%s)", parts);
    return WRITE(arena, "LEN(%s)-%s<>3,%s<2,%s>4,LEFT(%s,1)=\"0\"", parts, mark,
                 mark, mark, parts);
}

static const char *number_in_text(struct arena *arena,
                                  const struct input *input, const char *cell,
                                  const char *parts)
{
    const char *clear = input->kind == INPUT_NUMBER
                            ? WRITE(arena, "OR(%s)", is_clear(arena, parts))
                            : "TRUE";
    return digits_in_text(arena, cell, parts, clear);
}

const char *reading_points_parts(struct arena *arena, const char *cell)
{
    return single_parts(arena, NULL, cell);
}

/* Of points a comma is the decimal mark whatever follows it. */
const char *reading_points(struct arena *arena, const char *cell,
                           const char *parts)
{
    const char *clear = WRITE(arena, "OR(ISNUMBER(FIND(\",\",%s)),%s)", cell,
                              is_clear(arena, parts));
    return WRITE(
        arena,
        "IF(ISNUMBER(%s),%s,IF(ISTEXT(%s),IFERROR(ROUND(%s,10),\"\"),\"\"))",
        cell, cell, cell, digits_in_text(arena, cell, parts, clear));
}

/* A cell with the format of percent holds a hundredth of what it shows. */
static const char *number_value(struct arena *arena, const struct input *input,
                                const char *cell, const char *parts)
{
    const char *number = cell;
    if (input->kind == INPUT_PERCENT)
        number = WRITE(
            arena, "ROUND(%s*IF(LEFT(CELL(\"format\",%s),1)=\"P\",100,1),10)",
            cell, cell);
    return WRITE(arena,
                 "IF(ISNUMBER(%s),%s,IF(ISTEXT(%s),IFERROR(%s,\"\"),\"\"))",
                 cell, number, cell, number_in_text(arena, input, cell, parts));
}

/* --- days --- */

enum { DAY_ROOM = 20 };

const char *reading_day_marks(struct arena *arena, const char *text)
{
    static const struct change marks[] = {{"ngày ", ""},  {" tháng ", "/"},
                                          {" năm ", "/"}, {"-", "/"},
                                          {".", "/"},     {NULL, NULL}};
    return changed(arena, WRITE(arena, "LOWER(%s)", text), marks);
}

/* 15/3/2025 with its parts at the places 1, 21 and 41. */
const char *reading_day_parts(struct arena *arena, const char *cell)
{
    const char *text =
        WRITE(arena,
              "IF(MID(%s,5,1)=\"-\",MID(%s,9,2)&\"/\"&MID(%s,6,2)&\"/\"&"
              "LEFT(%s,4),%s)",
              cell, cell, cell, cell, cell);
    return WRITE(arena,
                 "IF(ISERROR(%s),\"\",SUBSTITUTE(%s,\"/\",REPT(\" \",%d)))",
                 cell, reading_day_marks(arena, text), DAY_ROOM);
}

/* One of the three numbers. */
static const char *day_part(struct arena *arena, const char *parts, int part)
{
    return WRITE(arena, "VALUE(TRIM(MID(%s,%d,%d)))", parts,
                 part * DAY_ROOM + 1, DAY_ROOM);
}

const char *reading_day(struct arena *arena, const char *cell,
                        const char *parts)
{
    const char *day = day_part(arena, parts, 0);
    const char *month = day_part(arena, parts, 1);
    const char *year = day_part(arena, parts, 2);
    const char *date =
        WRITE(arena, "DATE(%s+2000*(%s<100),%s,%s)", year, year, month, day);
    return WRITE(arena,
                 "IF(ISNUMBER(%s),IF(AND(%s>=40000,%s<=60000),INT(%s),0),"
                 "IFERROR(IF(AND(TRIM(MID(%s,%d,%d))=\"\",%s>=1,%s<=12,"
                 "DAY(%s)=%s),%s,0),0))",
                 cell, cell, cell, cell, parts, 3 * DAY_ROOM + 1, DAY_ROOM,
                 month, month, date, day, date);
}

/* --- values --- */

const char *reading_text(struct arena *arena, const struct input *input,
                         const char *cell)
{
    return input->kind == INPUT_NUMBER ? number_text(arena, input, cell) : NULL;
}

const char *reading_parts(struct arena *arena, const struct input *input,
                          const char *cell, const char *text)
{
    switch (input->kind) {
    case INPUT_NUMBER:
    case INPUT_PERCENT:
        return number_parts(arena, input, cell, text);
    case INPUT_YES_NO:
        return WRITE(arena, "IF(ISERROR(%s),\"?\",\"|\"&%s&\"|\")", cell,
                     folded(arena, cell));
    case INPUT_DATE:
        return reading_day_parts(arena, cell);
    case INPUT_CHOICE:
    case INPUT_TEXT:
        break;
    }
    return NULL;
}

const char *reading_value(struct arena *arena, const struct input *input,
                          const char *cell, const char *parts)
{
    switch (input->kind) {
    case INPUT_NUMBER:
    case INPUT_PERCENT:
        return number_value(arena, input, cell, parts);
    case INPUT_YES_NO:
        return WRITE(arena,
                     "IF(ISNUMBER(FIND(%s,%s)),1,IF(ISNUMBER(FIND(%s,%s)),0,"
                     "\"\"))",
                     parts, answers(arena, true), parts, answers(arena, false));
    case INPUT_CHOICE:
        return WRITE(
            arena,
            "IF(ISERROR(%s),\"\",TRIM(SUBSTITUTE(%s,\"\xC2\xA0\",\" \")))",
            cell, cell);
    case INPUT_DATE:
        return reading_day(arena, cell, parts);
    case INPUT_TEXT:
        break;
    }
    return NULL;
}

/* The option without marks, where no other is the same without them; NULL else.
 */
static const char *plain_option(struct arena *arena, const struct input *input,
                                size_t option)
{
    const char *name = input->options[option];
    for (size_t o = 0; o < input->option_count; o++)
        if (o != option && text_same_plain(input->options[o], name))
            return NULL;
    char *plain = text_fold_plain(name);
    const char *text =
        text_same(plain, name) ? NULL : arena_strdup(arena, plain);
    free(plain);
    return text;
}

const char *reading_is_option(struct arena *arena, const struct input *input,
                              size_t option, const char *read)
{
    const char *plain = plain_option(arena, input, option);
    const char *named = WRITE(arena, "%s=%s", read,
                              reading_quoted(arena, input->options[option]));
    return plain ? WRITE(arena, "OR(%s,%s=%s)", named, read,
                         reading_quoted(arena, plain))
                 : named;
}

/* --- evidence --- */

/* `"||khong co|ko|"`: what says that there is nothing; the empty text does. */
static const char *nothing(struct arena *arena)
{
    /* Not evidence by themselves, as a number or a link. */
    static const char *const more[] = {"chua", "khong co van ban", "x", "k"};
    struct str out = {0};
    const char *word;
    str_append(&out, "\"||");
    for (size_t i = 0; (word = evidence_none(i)) != NULL; i++)
        str_printf(&out, "%s|", word);
    for (size_t i = 0; i < sizeof more / sizeof *more; i++)
        str_printf(&out, "%s|", more[i]);
    str_append_char(&out, '"');
    return arena_take(arena, str_take(&out));
}

const char *reading_proofs(struct arena *arena, const char *range)
{
    static const struct change marks[] = {{"-", ""}, {"/", ""},   {"_", ""},
                                          {"–", ""}, {"—", ""},   {"0", ""},
                                          {"…", ""}, {NULL, NULL}};
    return WRITE(arena,
                 "IFERROR(SUMPRODUCT(--ISERROR(FIND(\"|\"&%s&\"|\",%s))),0)",
                 folded(arena, changed(arena, range, marks)), nothing(arena));
}
