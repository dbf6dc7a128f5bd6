#include "forms/formula/checks.h"

#include "base/str.h"
#include "forms/formula/formula.h"
#include "forms/formula/reading.h"

const char check_no_value[] = "Thiếu số liệu";
const char check_no_points[] = "Thiếu điểm";
const char check_no_proof[] = "Thiếu tài liệu";
const char check_differs[] = "Khác điểm tính";

static const char is_error[] = "Ô báo lỗi";

/* Conditions in turn, each with what to say where it holds. */
struct chain {
    struct arena *arena;
    struct str text;
    size_t count;
};

static void check(struct chain *chain, const char *condition, const char *says)
{
    str_printf(&chain->text, "IF(%s,%s,", condition,
               reading_quoted(chain->arena, says));
    chain->count++;
}

#define CHECK(chain, says, ...)                                                \
    check(chain, arena_printf((chain)->arena, __VA_ARGS__), says)

static const char *end(struct chain *chain)
{
    str_append(&chain->text, "\"\"");
    for (; chain->count > 0; chain->count--)
        str_append_char(&chain->text, ')');
    return arena_take(chain->arena, str_take(&chain->text));
}

/* --- values --- */

/* The most digits that the pattern lets through, 0 where it is not known. */
static size_t most_digits(const struct pattern *pattern)
{
    enum { DIGITS_MOST = 15 };
    static const char ones[] = "111111111111111";
    size_t most = 0;
    for (size_t n = 1; n <= DIGITS_MOST; n++)
        if (reading_passes(pattern, ones + DIGITS_MOST - n))
            most = n;
    return most == DIGITS_MOST ? 0 : most;
}

/* The most decimals that it lets through, SIZE_MAX where it is not known. */
static size_t most_decimals(const struct pattern *pattern)
{
    static const char *const numbers[] = {"2", "2.5", "2.55", "2.5555"};
    static const char *const typed[] = {"2", "2,5", "2,55", "2,5555"};
    enum { COUNT = sizeof numbers / sizeof *numbers };
    size_t most = SIZE_MAX;
    for (size_t n = 0; n < COUNT; n++)
        if (reading_passes(pattern, numbers[n]) ||
            reading_passes(pattern, typed[n]))
            most = n;
    return most == COUNT - 1 ? SIZE_MAX : most;
}

/* A value's own cell, and the two that hold what is read in it; `parts` is NULL
 * where the number is not read as it stands. */
struct seen {
    const char *cell, *parts, *read;
};

/* A mark that was typed counts, though nothing follows it: `12,0` is not
 * whole. */
static void check_decimals(struct chain *chain, size_t most,
                           const struct seen *seen)
{
    const char *says =
        most == 0 ? "Không phải số nguyên"
                  : arena_printf(chain->arena, "Quá %zu chữ số lẻ", most);
    CHECK(chain, says, "ROUND(%s,%zu)<>%s", seen->read, most, seen->read);
    if (seen->parts)
        CHECK(chain, says, "LEN(%s)-FIND(\",\",%s)>%zu", seen->parts,
              seen->parts, most);
}

static void check_pattern(struct chain *chain, const struct pattern *pattern,
                          const struct seen *seen)
{
    size_t digits = most_digits(pattern), decimals = most_decimals(pattern);
    if (!pattern)
        return;
    if (decimals != SIZE_MAX)
        check_decimals(chain, decimals, seen);
    if (digits > 0)
        CHECK(chain, arena_printf(chain->arena, "Quá %zu chữ số", digits),
              "%s>=10^%zu", seen->read, digits);
    if (reading_passes(pattern, "1") && !reading_passes(pattern, "0"))
        CHECK(chain, "Phải lớn hơn 0", "%s=0", seen->read);
}

/* A number that the cell shows in another way: `format` is the letter of CELL.
 */
static void check_format(struct chain *chain, const char *cell, char format,
                         const char *says)
{
    CHECK(chain, says, "AND(ISNUMBER(%s),LEFT(CELL(\"format\",%s),1)=\"%c\")",
          cell, cell, format);
}

/* What a number may not be: text, a truth value, a date, less than nothing. */
static void check_number(struct chain *chain, const struct seen *seen)
{
    CHECK(chain, "Không phải số",
          "OR(ISLOGICAL(%s),AND(%s=\"\",LEFT(%s,1)<>\"-\"))", seen->cell,
          seen->read, seen->parts);
    check_format(chain, seen->cell, 'D', "Ô là ngày tháng");
    CHECK(chain, "Số âm", "OR(%s=\"\",%s<0)", seen->read, seen->read);
}

/* Where the cell has the format of percent, 0.955 is meant as 95,5 %; where it
 * has not, it may well be a slip. */
static void check_percent(struct chain *chain, const struct seen *seen)
{
    check_number(chain, seen);
    CHECK(chain, "Quá 100 %", "%s>100", seen->read);
    CHECK(chain, "Xem lại: dưới 1 %",
          "AND(%s>0,%s<=1,RIGHT(TRIM(%s),1)<>\"%%\","
          "OR(ISTEXT(%s),LEFT(CELL(\"format\",%s),1)<>\"P\"))",
          seen->read, seen->read, seen->cell, seen->cell, seen->cell);
}

/* Lists that Excel has no room for in a formula are not held. */
static void check_options(struct chain *chain, const struct input *input,
                          const struct seen *seen)
{
    enum { OPTIONS_MOST = 250 }; /* arguments of a function */
    struct str known = {0};
    for (size_t o = 0; o < input->option_count; o++)
        str_printf(&known, "%s%s", o ? "," : "",
                   reading_is_option(chain->arena, input, o, seen->read));
    if (known.length < FORMULA_MOST && input->option_count <= OPTIONS_MOST)
        CHECK(chain, "Không có trong danh sách", "NOT(OR(%s))",
              str_text(&known));
    str_clear(&known);
}

const char *check_value(struct arena *arena, const struct input *input,
                        const char *cell, const char *parts, const char *read)
{
    struct chain chain = {.arena = arena};
    const struct seen seen = {cell, parts, read};
    CHECK(&chain, check_no_value, "ISBLANK(%s)", cell);
    CHECK(&chain, is_error, "ISERROR(%s)", cell);
    switch (input->kind) {
    case INPUT_NUMBER:
        check_format(&chain, cell, 'P', "Ô là tỷ lệ %");
        check_number(&chain, &seen);
        check_pattern(&chain, input->pattern, &seen);
        break;
    case INPUT_PERCENT:
        check_percent(&chain, &seen);
        check_pattern(&chain, input->pattern,
                      &(struct seen){.cell = cell, .read = read});
        break;
    case INPUT_YES_NO:
        check_format(&chain, cell, 'D', "Ô là ngày tháng");
        CHECK(&chain, "Chọn Có hoặc Không", "%s=\"\"", read);
        break;
    case INPUT_CHOICE:
        check_options(&chain, input, &seen);
        break;
    case INPUT_DATE:
        CHECK(&chain, "Ngày không đúng", "%s=0", read);
        break;
    case INPUT_TEXT:
        CHECK(&chain, check_no_value, "LEN(TRIM(%s))=0", cell);
        break;
    }
    return end(&chain);
}

/* --- points --- */

const char *check_points(struct arena *arena, const struct check_points *of)
{
    struct chain chain = {.arena = arena};
    const char *cell = of->cell, *read = of->read;
    CHECK(&chain, of->may_be_empty ? "" : check_no_points, "ISBLANK(%s)", cell);
    CHECK(&chain, is_error, "ISERROR(%s)", cell);
    CHECK(&chain, "Điểm không phải số",
          "OR(%s=\"\",ISLOGICAL(%s),AND(ISNUMBER(%s),"
          "OR(LEFT(CELL(\"format\",%s),1)=\"D\","
          "LEFT(CELL(\"format\",%s),1)=\"P\")))",
          read, cell, cell, cell, cell);
    if (of->penalty) {
        CHECK(&chain, "Điểm trừ ghi số âm", "%s>0", read);
        CHECK(&chain, "Quá điểm tối đa", "%s<%s", read, of->max);
    } else {
        CHECK(&chain, "Điểm âm", "%s<0", read);
        CHECK(&chain, "Quá điểm tối đa", "%s>%s", read, of->max);
    }
    CHECK(&chain, "Quá 2 chữ số lẻ", "ROUND(%s,2)<>%s", read, read);
    if (of->least)
        CHECK(&chain, "Dưới điểm lần 1", "%s<%s", read, of->least);
    if (of->computed)
        CHECK(&chain, check_differs, "AND(ISNUMBER(%s),ABS(N(%s)-%s)>0.004)",
              of->computed, of->computed, read);
    return end(&chain);
}

/* --- documents --- */

static const char wrong_number[] = "Số, ký hiệu không đúng";
static const char wrong_day[] = "Ngày không đúng";
static const char wrong_link[] = "Liên kết không đúng";
static const char one_a_row[] = "Mỗi tài liệu một dòng";

/* Numbers or days with each on a line of its own, as intake parts them too. */
static const char *parted(struct arena *arena, const char *text)
{
    return arena_printf(arena,
                        "SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(%s,\";\",CHAR(10)),"
                        "\", \",CHAR(10)),\" và \",CHAR(10))",
                        text);
}

/* Links alike: in an address a semicolon may stand. */
static const char *parted_links(struct arena *arena, const char *text)
{
    return arena_printf(arena,
                        "SUBSTITUTE(SUBSTITUTE(%s,\"; http\",\";http\"),"
                        "\";http\",CHAR(10)&\"http\")",
                        text);
}

const char *check_plain_number(struct arena *arena, const char *cell)
{
    return arena_printf(arena,
                        "IF(ISERROR(%s),\"\",SUBSTITUTE(SUBSTITUTE(%s,\" "
                        "\",\"\"),\"-\",\"/\"))",
                        cell, parted(arena, cell));
}

/* Whether the pattern asks for something like `12/KH-UBND`: a figure, with a
 * letter behind it or not, then a stroke or a dash, and behind it more than
 * figures. */
static bool asks_shape(const struct pattern *pattern)
{
    return pattern && !reading_passes(pattern, "12") &&
           !reading_passes(pattern, "KH-UBND") &&
           reading_passes(pattern, "12/KH-UBND");
}

static void check_shape(struct chain *chain, const struct check_document *of)
{
    const char *plain = of->plain;
    const char *stroke = arena_printf(chain->arena, "FIND(\"/\",%s)", plain);
    if (!asks_shape(of->pattern))
        return;
    CHECK(chain, wrong_number,
          "NOT(IFERROR(AND(ISTEXT(%s),"
          "OR(ISNUMBER(-MID(%s,%s-1,1)),ISNUMBER(-MID(%s,%s-2,1))),"
          "NOT(ISNUMBER(-SUBSTITUTE(MID(%s,%s+1,99),\"/\",\"\"))),"
          "LEN(%s)>%s),FALSE))",
          of->number, plain, stroke, plain, stroke, plain, stroke, plain,
          stroke);
}

static const char *date_text(struct arena *arena, struct date day)
{
    return arena_printf(arena, "DATE(%d,%d,%d)", day.year, day.month, day.day);
}

static void check_days(struct chain *chain, const struct check_document *of)
{
    CHECK(chain, "Ngày còn thiếu", "ISBLANK(%s)", of->date);
    CHECK(chain, wrong_day, "%s=0", of->day);
    CHECK(chain,
          of->first.year == of->last.year
              ? arena_printf(chain->arena, "Ngày ngoài năm %d", of->first.year)
              : "Ngày ngoài thời hạn",
          "OR(%s<%s,%s>%s)", of->day, date_text(chain->arena, of->first),
          of->day, date_text(chain->arena, of->last));
    CHECK(chain, "Ngày trong tương lai", "%s>TODAY()", of->day);
}

/* Where a cell has lines, what is wrong with them. */
static void check_lines(struct chain *chain, const char *several,
                        const char *has_lines)
{
    if (several) {
        str_printf(&chain->text, "IF(%s,%s,", has_lines, several);
        chain->count++;
    } else {
        check(chain, has_lines, one_a_row);
    }
}

const char *check_document(struct arena *arena, const struct check_document *of)
{
    struct chain chain = {.arena = arena};
    const char *all =
        arena_printf(arena, "%s&%s&%s", of->number, of->date, of->link);
    CHECK(&chain, is_error, "ISERROR(%s)", all);
    CHECK(&chain, "", "LEN(%s)=0", all);
    check_lines(&chain, of->several,
                arena_printf(arena, "ISNUMBER(FIND(CHAR(10),%s&%s&%s))",
                             of->plain, of->date,
                             parted_links(arena, of->link)));
    CHECK(&chain, "Số, ký hiệu còn thiếu", "LEN(TRIM(%s))=0", of->number);
    check_shape(&chain, of);
    check_days(&chain, of);
    CHECK(&chain, "Liên kết còn thiếu", "LEN(TRIM(%s))=0", of->link);
    CHECK(&chain, wrong_link,
          "OR(AND(LEFT(%s,7)<>\"http://\",LEFT(%s,8)<>\"https://\"),"
          "LEN(%s)<11,LEN(%s)>LEN(SUBSTITUTE(%s,\" \",\"\")))",
          of->link, of->link, of->link, of->link, of->link);
    return end(&chain);
}

/* --- several documents in a row --- */

enum { LINES_MOST = 8, LINE_ROOM = 999, DAY_ROOM = 20 };

/* The text with its lines apart, so that each can be cut out. */
static const char *lines_apart(struct arena *arena, const char *cell)
{
    return arena_printf(arena, "SUBSTITUTE(%s,CHAR(10),REPT(\" \",%d))", cell,
                        LINE_ROOM);
}

/* All of them, as an array; those that are not there are empty. */
static const char *lines_of(struct arena *arena, const char *apart)
{
    return arena_printf(arena, "TRIM(MID(%s,{0,1,2,3,4,5,6,7}*%d+1,%d))", apart,
                        LINE_ROOM, LINE_ROOM);
}

const char *check_days_apart(struct arena *arena, const char *date)
{
    return arena_printf(
        arena, "IF(ISERROR(%s),\"\",%s)", date,
        lines_apart(arena, reading_day_marks(arena, parted(arena, date))));
}

/* Each line has to be as `holds` has it; an error is a fault too. */
static void check_each(struct chain *chain, const char *says, const char *lines,
                       const char *holds)
{
    CHECK(chain, says, "IFERROR(SUMPRODUCT((LEN(%s)>0)*(1-%s)),1)>0", lines,
          holds);
}

static void check_each_number(struct chain *chain,
                              const struct check_document *of)
{
    struct arena *arena = chain->arena;
    const char *lines = lines_of(arena, lines_apart(arena, of->plain));
    const char *stroke = arena_printf(arena, "FIND(\"/\",%s&\"/\")", lines);
    if (asks_shape(of->pattern))
        check_each(chain, wrong_number, lines,
                   arena_printf(arena,
                                "(ISNUMBER(-MID(%s,%s-1,1))+"
                                "ISNUMBER(-MID(%s,%s-2,1))>0)*(LEN(%s)>%s)*"
                                "(1-ISNUMBER(-SUBSTITUTE(MID(%s,%s+1,99),"
                                "\"/\",\"\")))",
                                lines, stroke, lines, stroke, lines, stroke,
                                lines, stroke));
}

/* Day, month or year of each line; 0 of one that is empty. */
static const char *each_part(struct arena *arena, const char *lines, int part)
{
    return arena_printf(arena,
                        "VALUE(\"0\"&TRIM(MID(SUBSTITUTE(%s,\"/\",REPT(\" "
                        "\",%d)),%d,%d)))",
                        lines, DAY_ROOM, part * DAY_ROOM + 1,
                        part < 2 ? DAY_ROOM : 99);
}

static void check_each_day(struct chain *chain, const struct check_document *of,
                           const char *days)
{
    struct arena *arena = chain->arena;
    const char *lines = lines_of(arena, days);
    const char *day = each_part(arena, lines, 0);
    const char *month = each_part(arena, lines, 1);
    const char *year = each_part(arena, lines, 2);
    const char *date = arena_printf(arena, "DATE(%s+2000*(%s<100),%s,%s)", year,
                                    year, month, day);
    check_each(chain, wrong_day, lines,
               arena_printf(arena,
                            "(DAY(%s)=%s)*(MONTH(%s)=%s)*(%s>=%s)*"
                            "(%s<=MIN(%s,TODAY()))",
                            date, day, date, month, date,
                            date_text(arena, of->first), date,
                            date_text(arena, of->last)));
}

const char *check_several(struct arena *arena, const struct check_document *of,
                          const char *days)
{
    struct chain chain = {.arena = arena};
    const char *links =
        lines_of(arena, lines_apart(arena, parted_links(arena, of->link)));
    const char *count =
        arena_printf(arena, "SUMPRODUCT(--(LEN(%s)>0))",
                     lines_of(arena, lines_apart(arena, of->plain)));
    CHECK(&chain, one_a_row,
          "LEN(%s&%s&%s)-LEN(SUBSTITUTE(%s&%s&%s,CHAR(10),"
          "\"\"))>%d",
          of->plain, of->date, of->link, of->plain, of->date, of->link,
          3 * (LINES_MOST - 1));
    CHECK(&chain, "Số dòng không khớp",
          "OR(%s<>SUMPRODUCT(--(LEN(%s)>0)),%s<>SUMPRODUCT(--(LEN(%s)>0)))",
          count, lines_of(arena, days), count, links);
    check_each_number(&chain, of);
    check_each_day(&chain, of, days);
    check_each(&chain, wrong_link, links,
               arena_printf(arena,
                            "((LEFT(%s,7)=\"http://\")+(LEFT(%s,8)="
                            "\"https://\")>0)*(LEN(%s)>10)*"
                            "(LEN(%s)=LEN(SUBSTITUTE(%s,\" \",\"\")))",
                            links, links, links, links, links));
    return end(&chain);
}

const char *check_inserted(struct arena *arena, const struct check_rows *rows)
{
    return arena_printf(
        arena,
        "IFERROR(SUMPRODUCT((LEN(%s&%s&%s)>0)*ISBLANK(%s)*"
        "(1-ISNUMBER(-LEFT(%s,1))*((ISNUMBER(FIND(\"/\",%s))+"
        "ISNUMBER(FIND(\"-\",%s)))>0)*ISNUMBER(%s)*(%s>=%s)*(%s<=%s)*"
        "(LEFT(%s,4)=\"http\"))),1)",
        rows->numbers, rows->dates, rows->links, rows->checks, rows->numbers,
        rows->numbers, rows->numbers, rows->dates, rows->dates,
        date_text(arena, rows->first), rows->dates,
        date_text(arena, rows->last), rows->links);
}
