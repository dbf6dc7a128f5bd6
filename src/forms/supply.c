/* Mẫu 04. */
#include "form/form_04.h"
#include "forms/formula/checks.h"
#include "forms/formula/reading.h"
#include "forms/validation.h"
#include "xlsx/write/lines.h"

#include <stdio.h>

/* Rows: title, whose, how many are left, heading, and then the table. */
enum { ROW_TITLE, ROW_WHOSE, ROW_COUNT, ROW_HEADING, ROW_FIRST };

/* Hidden columns. */
enum { COL_CHECK = COL_COUNT, COL_TEXT, COL_PARTS, COL_READ };

static const char state_done[] = "Đủ", all_done[] = "Đã ghi đủ số liệu";

struct supplying {
    struct book book;
    const struct supply_request *request;
    const struct campaign *campaign;
    const struct level *level;
    const char *agency;
    struct book_sheet *sheet;
    size_t next;  /* row */
    size_t first; /* row of the first figure */
    size_t rows, filled;
};

/* --- what is asked --- */

static bool is_wanted(const struct supplying *s, size_t unit, size_t indicator,
                      size_t input)
{
    const struct unit *u = &s->campaign->units[unit];
    return &s->campaign->levels[u->level] == s->level &&
           indicator_wants_supply(u, s->level, indicator) &&
           input_supplied_by(&s->level->indicators[indicator].inputs[input],
                             s->request->agency);
}

static size_t count_indicator(const struct supplying *s, size_t indicator)
{
    size_t count = 0;
    for (size_t u = 0; u < s->campaign->unit_count; u++)
        for (size_t k = 0; k < s->level->indicators[indicator].input_count; k++)
            count += is_wanted(s, u, indicator, k);
    return count;
}

static size_t count_all(const struct supplying *s)
{
    size_t count = 0;
    for (size_t i = 0; i < s->level->indicator_count; i++)
        count += count_indicator(s, i);
    return count;
}

/* --- guide and facts --- */

static struct book_sheet *write_guide(struct supplying *s)
{
    struct book *book = &s->book;
    char due[DATE_TEXT_SIZE];
    const struct moment limit = s->campaign->deadlines.supply;
    const char *by = limit.day.year == 0 ? "đúng thời hạn"
                     : limit.minute
                         ? arena_printf(&book->arena, "trước %s",
                                        moment_format_vi(limit, due))
                         : arena_printf(&book->arena, "trước hết ngày %s",
                                        moment_format_vi(limit, due));
    const char *steps[] = {
        "Điền trang “Thông tin” trước: người lập biểu, điện thoại, email, ngày "
        "lập. Phần còn lại đã điền sẵn, không sửa.",
        "Trang “Số liệu” có mọi số liệu cơ quan được giao cung cấp, mỗi đơn vị "
        "và mỗi số liệu một dòng; xếp theo nội dung, rồi theo đơn vị.",
        "Chỉ điền vào ô trắng và ô vàng. Ô vàng là ô còn thiếu, ô đỏ là ô điền "
        "chưa đúng; cột “Tình trạng” nói rõ. Các ô khác đã khóa.",
        "Số liệu không phát sinh thì ghi 0, không để trống. Số: chỉ gõ chữ số, "
        "không gõ dấu ngăn hàng nghìn. Tỷ lệ: ghi số phần trăm, 95 nghĩa là "
        "95 %. Ô có mũi tên: chọn trong danh sách.",
        "Dán nhiều số liệu một lúc được: chép cột số từ bảng khác, đúng thứ tự "
        "đơn vị, rồi dán giá trị (Paste Values) vào cột “Giá trị”.",
        "“Thuyết minh” (không bắt buộc): số, ký hiệu văn bản, cách thống kê. "
        "Nội dung này được in cùng số liệu trong báo cáo của đơn vị.",
        arena_printf(&book->arena,
                     "Số liệu được dùng để tính điểm và in trong báo cáo của "
                     "từng đơn vị, ghi rõ nguồn là %s.",
                     s->agency),
        arena_printf(&book->arena,
                     "Lưu tệp dạng Excel (.xlsx) và gửi %s %s. Gửi lại thì gửi "
                     "cả phiếu và tăng “Lần nộp” ở trang “Thông tin” thêm 1.",
                     campaign_word(s->campaign, WORD_WORKING_GROUP), by),
    };
    return forms_put_guide(
        book, s->campaign, &form_04, "",
        arena_printf(&book->arena, "%s – %s", s->agency, s->level->title),
        steps, LENGTH(steps));
}

static struct forms_place write_facts(struct supplying *s)
{
    const struct supply_request *request = s->request;
    const struct intake_head head = {
        .form = &form_04, .agency = request->agency, .level = request->level};
    const int64_t sent =
        request->intake ? intake_last_number(request->intake, &head) : 0;
    const struct fact_content contents[FACT_COUNT] = {
        [FACT_AGENCY].text = s->agency,
        [FACT_LEVEL].text = s->level->title,
        [FACT_YEAR].number = s->campaign->year,
        [FACT_NUMBER].number = sent + 1,
    };
    return forms_put_facts(&s->book, &form_04, contents, s->campaign->year);
}

/* --- rows --- */

/* What was sent before; what could not be used is asked for again. */
static void put_sent(struct supplying *s, const struct input *input,
                     const struct value *sent)
{
    char day[DATE_TEXT_SIZE];
    enum style style = validation_style(input);
    if (!sent || !sent->valid) {
        book_put_blank(s->sheet, s->next, COL_VALUE, COL_VALUE, style);
        return;
    }
    s->filled++;
    switch (input->kind) {
    case INPUT_NUMBER:
    case INPUT_PERCENT:
        book_put_decimal(s->sheet, s->next, COL_VALUE, sent->number, style);
        break;
    case INPUT_YES_NO:
        book_put_text(s->sheet, s->next, COL_VALUE,
                      decimal_sign(sent->number) ? "Có" : "Không", style);
        break;
    case INPUT_CHOICE:
        book_put_text(s->sheet, s->next, COL_VALUE,
                      input->options[sent->option], style);
        break;
    case INPUT_DATE:
        book_put_text(s->sheet, s->next, COL_VALUE,
                      date_format_vi(sent->date, day), style);
        break;
    case INPUT_TEXT:
        book_put_text(s->sheet, s->next, COL_VALUE, sent->text, style);
        break;
    }
}

#define HERE(s, column) forms_cell((s)->sheet, (s)->next, column)

static void put_formula(struct supplying *s, size_t column, const char *formula,
                        const char *now)
{
    book_put_text_formula(s->sheet, s->next, column,
                          arena_printf(&s->book.arena, "=%s", formula), now,
                          STYLE_STATE);
}

static void put_state(struct supplying *s, const struct input *input, bool sent)
{
    struct arena *arena = &s->book.arena;
    const char *cell = HERE(s, COL_VALUE), *check = HERE(s, COL_CHECK);
    const char *now = sent ? "" : check_no_value;
    const char *parts = HERE(s, COL_PARTS);
    const char *text = reading_text(arena, input, cell);
    const char *taken_apart =
        reading_parts(arena, input, cell, HERE(s, COL_TEXT));
    const char *read = reading_value(arena, input, cell, parts);
    put_formula(s, COL_CHECK,
                check_value(arena, input, cell, parts, HERE(s, COL_READ)), now);
    if (text)
        put_formula(s, COL_TEXT, text, "");
    if (taken_apart)
        put_formula(s, COL_PARTS, taken_apart, "");
    if (read)
        put_formula(s, COL_READ, read, "");
    put_formula(
        s, COL_STATE,
        arena_printf(arena, "IF(%s=\"\",\"%s\",%s)", check, state_done, check),
        sent ? state_done : now);
}

static const char *input_code(struct supplying *s,
                              const struct indicator *indicator, size_t input)
{
    return indicator->input_count == 1
               ? indicator->code
               : arena_printf(&s->book.arena, "%s.%c", indicator->code,
                              (char)('a' + input % 26));
}

static void write_row(struct supplying *s, size_t unit, size_t indicator,
                      size_t input)
{
    const struct unit *u = &s->campaign->units[unit];
    const struct indicator *i = &s->level->indicators[indicator];
    const struct input *of = &i->inputs[input];
    const struct value *sent =
        s->request->intake
            ? intake_supplied(s->request->intake, unit, indicator, input)
            : NULL;
    if (s->rows++ == 0)
        s->first = s->next;
    book_put_text(s->sheet, s->next, COL_UNIT_CODE, u->code, STYLE_TEXT);
    book_put_tall(s->sheet, s->next, COL_UNIT_NAME, u->name, STYLE_TEXT);
    book_put_text(s->sheet, s->next, COL_CODE, input_code(s, i, input),
                  STYLE_CODE_STRONG);
    book_put_tall(s->sheet, s->next, COL_TITLE, of->label, STYLE_TEXT_INDENT);
    book_put_tall(s->sheet, s->next, COL_UNIT,
                  of->kind == INPUT_PERCENT && !*of->unit ? "%" : of->unit,
                  STYLE_CENTRE);
    put_sent(s, of, sent);
    book_put_tall(s->sheet, s->next, COL_EXPLANATION,
                  sent && sent->supplied ? sent->supplied->note : "",
                  STYLE_IN_TEXT);
    put_state(s, of, sent && sent->valid);
    s->next++;
}

static void write_heading(struct supplying *s,
                          const struct indicator *indicator)
{
    const char *title = arena_printf(&s->book.arena, "%s. %s", indicator->code,
                                     indicator->title);
    double width = 0;
    for (size_t c = 0; c < COL_COUNT; c++)
        width += form_04.columns[c].width;
    book_set_lines(s->sheet, s->next, book_text_lines(title, width, 11, true),
                   STYLE_INDICATOR);
    book_put_across(s->sheet, s->next, 0, COL_STATE, title, STYLE_INDICATOR);
    if (*indicator->guidance)
        book_put_note(s->sheet, s->next, 0, indicator->guidance);
    s->next++;
}

/* The rows of an input: of all units, with one rule for their values. */
static void write_input(struct supplying *s, size_t indicator, size_t input)
{
    const struct indicator *i = &s->level->indicators[indicator];
    size_t first = s->next;
    for (size_t u = 0; u < s->campaign->unit_count; u++)
        if (is_wanted(s, u, indicator, input))
            write_row(s, u, indicator, input);
    if (s->next > first)
        validate_inputs(s->sheet,
                        (struct rows_of){first, s->next - 1, COL_VALUE},
                        &i->inputs[input], input_code(s, i, input));
}

static void write_rows(struct supplying *s)
{
    for (size_t i = 0; i < s->level->indicator_count; i++) {
        if (count_indicator(s, i) == 0)
            continue;
        write_heading(s, &s->level->indicators[i]);
        for (size_t k = 0; k < s->level->indicators[i].input_count; k++)
            write_input(s, i, k);
    }
}

/* --- the sheet --- */

/* How many figures are left, computed as the form is filled in. */
static void write_count(struct supplying *s)
{
    struct arena *arena = &s->book.arena;
    size_t left = s->rows - s->filled;
    const char *open =
        arena_printf(arena, "SUMPRODUCT(--(LEN(%s)>0))",
                     forms_range(s->sheet, ROW_FIRST, s->next - 1, COL_CHECK));
    book_put_across(s->sheet, ROW_COUNT, 0, COL_STATE, "", STYLE_SUM_NOTE);
    book_put_text_formula(
        s->sheet, ROW_COUNT, 0,
        arena_printf(arena,
                     "=IF(%s=0,\"%s\",\"Còn \"&%s&\" / %zu số liệu chưa "
                     "có hoặc chưa đúng\")",
                     open, all_done, open, s->rows),
        left ? arena_printf(arena,
                            "Còn %zu / %zu số liệu chưa có hoặc chưa đúng",
                            left, s->rows)
             : all_done,
        STYLE_SUM_NOTE);
    book_set_height(s->sheet, ROW_COUNT, 22);
}

static void paint(struct supplying *s, size_t column, const char *formula,
                  enum style style)
{
    book_paint(s->sheet, s->first, column, s->next - 1, column, formula, style);
}

/* Yellow is a figure that is not there, red one that is wrong. Headings have no
 * code. */
static void write_colours(struct supplying *s)
{
    struct arena *arena = &s->book.arena;
    const char *code = forms_cell(s->sheet, s->first, COL_CODE);
    const char *value = forms_cell(s->sheet, s->first, COL_VALUE);
    const char *check = forms_cell(s->sheet, s->first, COL_CHECK);
    paint(s, COL_VALUE,
          arena_printf(arena, "=AND(LEN(%s)>0,ISBLANK(%s))", code, value),
          STYLE_EMPTY);
    paint(s, COL_VALUE,
          arena_printf(arena, "=AND(NOT(ISBLANK(%s)),LEN(%s)>0)", value, check),
          STYLE_WRONG);
    paint(s, COL_STATE,
          arena_printf(arena, "=%s=\"%s\"",
                       forms_cell(s->sheet, s->first, COL_STATE), state_done),
          STYLE_DONE);
}

static void write_table(struct supplying *s)
{
    struct arena *arena = &s->book.arena;
    char due[DATE_TEXT_SIZE];
    moment_format_vi(s->campaign->deadlines.supply, due);
    const char *whose =
        arena_printf(arena, "%s – %s%s%s", s->agency, s->level->title,
                     *due ? " – hạn gửi " : "", due);
    s->sheet = book_add_sheet(&s->book, form_04.sheet);
    book_put_across(s->sheet, ROW_TITLE, 0, COL_STATE,
                    forms_heading(&s->book, s->campaign, &form_04, ""),
                    STYLE_TITLE);
    book_put_across(s->sheet, ROW_WHOSE, 0, COL_STATE, whose, STYLE_SUBTITLE);
    forms_put_head(s->sheet, ROW_HEADING, form_04.columns, COL_COUNT);
    s->next = ROW_FIRST;
    write_rows(s);
    write_count(s);
    write_colours(s);
    book_hide_columns(s->sheet, COL_CHECK, COL_READ);
    book_filter(s->sheet, ROW_HEADING, s->next - 1, COL_STATE);
    forms_put_signatures(s->sheet, s->next + 1, COL_UNIT_NAME, "NGƯỜI LẬP BIỂU",
                         COL_UNIT, "THỦ TRƯỞNG CƠ QUAN");
    const struct forms_table table = {.heading = ROW_HEADING,
                                      .last = s->next - 1,
                                      .frozen = COL_CODE + 1,
                                      .printed = COL_COUNT,
                                      .footer = whose};
    forms_end_table(s->sheet, &table);
}

enum form_made forms_supply(const struct supply_request *request,
                            int64_t created, struct form_file *out)
{
    const struct campaign *campaign = request->campaign;
    struct supplying s = {.request = request,
                          .campaign = campaign,
                          .level = &campaign->levels[request->level],
                          .agency = campaign->agencies[request->agency]};
    size_t rows = count_all(&s);
    if (rows == 0 || rows > FORM_ROWS_MOST)
        return FORM_NOTHING;
    char whose[512];
    snprintf(whose, sizeof whose, "%s – %s", s.agency, s.level->title);
    if (!forms_open(&s.book, campaign, &form_04, whose, created, out))
        return FORM_FAILED;
    struct book_sheet *guide = write_guide(&s);
    struct forms_place facts = write_facts(&s);
    write_table(&s);
    const struct forms_place table = {s.sheet, form_04.sheet, s.first,
                                      COL_VALUE};
    forms_link_guide(guide, &facts, &table);
    return forms_finish(&s.book, out);
}
