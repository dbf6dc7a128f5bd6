/* Mẫu 01, blank. */
#include "forms/metrics.h"
#include "forms/validation.h"

#include <stdio.h>
#include <string.h>

enum {
    COL_CODE,
    COL_TITLE,
    COL_UNIT,
    COL_VALUE,
    COL_MAX,
    COL_SELF,
    COL_NUMBER,
    COL_DATE,
    COL_LINK,
    COL_EXPLANATION,
    COL_STATE,
    COL_COUNT
};

/* Rows: title, unit, live totals, heading, and then the table. */
enum { ROW_TITLE, ROW_UNIT, ROW_SUM, ROW_HEADING, ROW_FIRST };

static const struct form_column columns[COL_COUNT] = {
    [COL_CODE] = {"Mã", 7, false},
    [COL_TITLE] = {"Nội dung", 44, false},
    [COL_UNIT] = {"Đơn vị tính", 11, false},
    [COL_VALUE] = {"Giá trị", 14, false},
    [COL_MAX] = {"Điểm tối đa", 8, false},
    [COL_SELF] = {"Điểm tự đánh giá", 9, false},
    [COL_NUMBER] = {"Số, ký hiệu tài liệu", 20, false},
    [COL_DATE] = {"Ngày ban hành", 12, false},
    [COL_LINK] = {"Liên kết", 22, false},
    [COL_EXPLANATION] = {"Giải trình", 26, false},
    [COL_STATE] = {"Tình trạng", 15, true},
};

static const char lists_name[] = "Danh mục";

/* The words of the column `Tình trạng`. */
static const char state_open[] = "Còn thiếu";

struct writing {
    struct book book;
    const struct campaign *campaign;
    const struct level *level;
    const struct unit *unit;
    lxw_worksheet *sheet, *lists;
    lxw_col_t list_count;
    lxw_row_t row;            /* the next one */
    struct cell_set required; /* painted while blank */
    struct cell_set proof; /* painted while none of its three cells is filled */
    struct str group_sums; /* `F5,F12`: the groups' points */
    points_t max;          /* of what counts for the unit */
};

static void write_guide(struct writing *w)
{
    struct book *book = &w->book;
    const struct date limit = w->campaign->deadlines.self_assessment;
    char day[DATE_TEXT_SIZE];
    const char *by = limit.year == 0
                         ? "đúng thời hạn"
                         : arena_printf(&book->arena, "trước hết ngày %s",
                                        date_format_vi(limit, day));
    const char *steps[] = {
        "Điền trang “Thông tin” trước: người lập biểu, điện thoại, email, ngày "
        "lập. Phần còn lại đã điền sẵn theo đơn vị, không sửa.",
        "Sang trang “Tự đánh giá”, chỉ điền vào ô trắng và ô vàng. Ô vàng là ô "
        "phải điền mà còn trống; điền xong sẽ hết vàng. Các ô khác đã khóa.",
        "Dòng chữ đậm (ví dụ 4.3) là tiêu chí: ghi điểm tự đánh giá, tài liệu "
        "kiểm chứng, giải trình. Các dòng ngay dưới (4.3.a, 4.3.b) là số liệu: "
        "mỗi dòng ghi một giá trị ở cột “Giá trị”.",
        "Ô nội dung có góc đỏ: rê chuột vào để đọc hướng dẫn và cách tính điểm "
        "của tiêu chí.",
        "Ô có mũi tên: chọn trong danh sách. Số liệu không phát sinh thì ghi "
        "0, "
        "không để trống.",
        "Tỷ lệ phần trăm: ghi 95,5 (không ghi 0,955). Ngày: ghi 15/3/2025. "
        "Nhập "
        "xong nhìn lại ô; máy cài tiếng Anh thì dùng dấu chấm thập phân: 95.5.",
        "Tiêu chí có nhiều tài liệu: ghi trong cùng một ô, mỗi tài liệu một "
        "dòng "
        "(bấm Alt+Enter để xuống dòng); số ký hiệu, ngày và liên kết theo cùng "
        "thứ tự.",
        "Liên kết phải bắt đầu bằng http:// hoặc https:// và người thẩm định "
        "mở "
        "được.",
        "Cột “Tình trạng” cho biết tiêu chí nào còn thiếu; dòng trên cùng cộng "
        "sẵn tổng điểm. Dòng màu xám không đánh giá, không phải điền.",
        arena_printf(
            &book->arena,
            "Lưu tệp dạng Excel (.xlsx) và gửi Tổ công tác %s. Gửi lại "
            "thì gửi cả biểu và tăng “Lần nộp” ở trang “Thông tin” thêm "
            "1.",
            by),
    };
    book_guide(book,
               arena_printf(&book->arena,
                            "MẪU 01 – BIỂU TỰ ĐÁNH GIÁ CHUYỂN ĐỔI SỐ NĂM %d",
                            w->campaign->year),
               w->unit->name, steps, LENGTH(steps));
}

static void write_facts(struct writing *w)
{
    const struct form_fact facts[] = {
        {"Mã đơn vị", w->unit->code, 0, FACT_LOCKED, NULL, false},
        {"Tên đơn vị", w->unit->name, 0, FACT_LOCKED, NULL, false},
        {"Năm đánh giá", NULL, w->campaign->year, FACT_LOCKED, NULL, false},
        {"Lần nộp", NULL, 1, FACT_COUNTING,
         "Lần đầu là 1; gửi lại thì tăng thêm 1.", true},
        {"Người lập biểu", "", 0, FACT_TEXT, "Họ và tên, chức vụ.", true},
        {"Điện thoại", "", 0, FACT_TEXT, "Số điện thoại để trao đổi khi cần.",
         true},
        {"Email", "", 0, FACT_TEXT, "Hộp thư công vụ của người lập biểu.",
         true},
        {"Ngày lập", "", 0, FACT_DAY, "Ngày/tháng/năm, ví dụ 15/12/2025.",
         true},
    };
    book_facts(&w->book, "THÔNG TIN ĐƠN VỊ TỰ ĐÁNH GIÁ", facts, LENGTH(facts),
               w->campaign->year);
}

/* Options that do not fit into a rule go to a sheet of their own, a column for
 * each input. Returns their range. */
static const char *write_list(struct writing *w, const struct input *input,
                              const char *code)
{
    struct book *book = &w->book;
    char range[LXW_MAX_CELL_RANGE_LENGTH];
    if (!w->lists) {
        w->lists = book_sheet(book, lists_name);
        sheet_protect(w->lists);
    }
    lxw_col_t column = w->list_count++;
    book_note(book, worksheet_set_column(w->lists, column, column, 32, NULL));
    put_text(book, w->lists, 0, column, code, STYLE_HEADING_EXTRA);
    for (size_t i = 0; i < input->option_count; i++)
        put_text(book, w->lists, (lxw_row_t)(i + 1), column, input->options[i],
                 STYLE_TEXT);
    lxw_rowcol_to_range_abs(range, 1, column, (lxw_row_t)input->option_count,
                            column);
    return arena_printf(&book->arena, "='%s'!%s", lists_name, range);
}

static const char *input_unit(const struct input *input)
{
    static const char *const units[] = {
        [INPUT_NUMBER] = "số",       [INPUT_PERCENT] = "%",
        [INPUT_YES_NO] = "Có/Không", [INPUT_CHOICE] = "chọn",
        [INPUT_TEXT] = "chữ",        [INPUT_DATE] = "ngày",
    };
    return *input->unit ? input->unit : units[input->kind];
}

/* A row of one value: all but the value is locked. */
static void write_input(struct writing *w, const struct indicator *indicator,
                        size_t index)
{
    struct book *book = &w->book;
    const struct input *input = &indicator->inputs[index];
    lxw_row_t row = w->row++;
    const char *code = arena_printf(&book->arena, "%s.%c", indicator->code,
                                    (char)('a' + index % 26));
    const char *list = input->kind == INPUT_CHOICE && !options_fit(input)
                           ? write_list(w, input, code)
                           : NULL;
    put_text(book, w->sheet, row, COL_CODE, code, STYLE_CODE);
    put_text(book, w->sheet, row, COL_TITLE, input->label, STYLE_TEXT_INDENT);
    put_text(book, w->sheet, row, COL_UNIT, input_unit(input), STYLE_CENTRE);
    put_blank(book, w->sheet, row, COL_VALUE, COL_VALUE, input_style(input));
    put_blank(book, w->sheet, row, COL_MAX, COL_STATE, STYLE_IDLE);
    double label =
        text_height(input->label, columns[COL_TITLE].width - 2, 11, false);
    double unit =
        text_height(input_unit(input), columns[COL_UNIT].width, 11, false);
    set_height(book, w->sheet, row, unit > label ? unit : label);
    validate_input(book, w->sheet, row, COL_VALUE, input, code, list);
}

/* What has to be known to score it, or why nothing is asked. */
static const char *note_of(struct writing *w, const struct indicator *indicator)
{
    struct str text = {0};
    for (size_t i = 0; i < indicator->scored_by_count; i++)
        str_printf(&text, "%s%s", i > 0 ? "; " : "Cơ quan chấm điểm: ",
                   indicator->scored_by[i]);
    if (*indicator->guidance)
        str_printf(&text, "\n\n%s", indicator->guidance);
    if (indicator->evidence_required)
        str_append(&text, "\n\nPhải có tài liệu kiểm chứng.");
    if (indicator->rule.kind == RULE_MANUAL)
        str_append(&text, "\n\nCơ quan chấm điểm chấm trực tiếp, không tính từ "
                          "số liệu.");
    const char *kept = arena_strdup(&w->book.arena, str_text(&text));
    str_clear(&text);
    return kept;
}

/* "Đủ", or what lacks, as Excel will compute it. */
static void write_state(struct writing *w, const struct indicator *indicator,
                        lxw_row_t row)
{
    struct book *book = &w->book;
    unsigned at = row + 1, last = w->row; /* as people count rows */
    struct str formula = {0};
    str_printf(&formula, "=IF(OR(ISBLANK(F%u)", at);
    if (last > at && indicator->rule.kind != RULE_MANUAL)
        str_printf(&formula, ",COUNTBLANK(D%u:D%u)>0", at + 1, last);
    str_printf(&formula, "),\"%s\",", state_open);
    if (indicator->evidence_required)
        str_printf(&formula, "IF(COUNTA(G%u:I%u)=0,\"Thiếu tài liệu\",\"Đủ\"))",
                   at, at);
    else
        str_append(&formula, "\"Đủ\")");
    put_phrase(book, w->sheet, row, COL_STATE, str_text(&formula), state_open,
               STYLE_STATE);
    str_clear(&formula);
}

static void gather(struct writing *w, struct cell_set *set, lxw_row_t row,
                   lxw_col_t column, lxw_row_t last_row, lxw_col_t last_column)
{
    const char *formula = NULL;
    if (set == &w->proof)
        formula = arena_printf(&w->book.arena, "=COUNTA($G%u:$I%u)=0",
                               set->row + 1, set->row + 1);
    if (cell_set_is_full(set))
        cell_set_paint(&w->book, w->sheet, set, formula, STYLE_EMPTY);
    cell_set_add(set, row, column, last_row, last_column);
}

/* Room for the title, and for three lines beside it at least. */
static double height_of(const char *title)
{
    double own = text_height(title, columns[COL_TITLE].width, 11, true);
    double least = text_height("\n\n", 1, 11, false);
    return own > least ? own : least;
}

/* An indicator that is asked for, with its rows of values. */
static void write_asked(struct writing *w, const struct indicator *indicator)
{
    struct book *book = &w->book;
    lxw_row_t row = w->row++;
    put_text(book, w->sheet, row, COL_CODE, indicator->code, STYLE_CODE_STRONG);
    put_text(book, w->sheet, row, COL_TITLE, indicator->title,
             STYLE_TEXT_STRONG);
    put_note(book, w->sheet, row, COL_TITLE, note_of(w, indicator));
    set_height(book, w->sheet, row, height_of(indicator->title));
    put_blank(book, w->sheet, row, COL_UNIT, COL_VALUE, STYLE_IDLE);
    put_points(book, w->sheet, row, COL_MAX, indicator->max, STYLE_POINTS);
    put_blank(book, w->sheet, row, COL_SELF, COL_SELF, STYLE_IN_POINTS);
    put_blank(book, w->sheet, row, COL_NUMBER, COL_NUMBER, STYLE_IN_TEXT);
    put_blank(book, w->sheet, row, COL_DATE, COL_DATE, STYLE_IN_DATE);
    put_blank(book, w->sheet, row, COL_LINK, COL_EXPLANATION, STYLE_IN_TEXT);
    gather(w, &w->required, row, COL_SELF, row, COL_SELF);
    if (indicator->evidence_required)
        gather(w, &w->proof, row, COL_NUMBER, row, COL_LINK);
    for (size_t i = 0; i < indicator->input_count; i++)
        write_input(w, indicator, i);
    if (w->row > row + 1 && indicator->rule.kind != RULE_MANUAL)
        gather(w, &w->required, row + 1, COL_VALUE, w->row - 1, COL_VALUE);
    write_state(w, indicator, row);
}

/* An indicator that is out this year, or that does not apply to the unit. */
static void write_idle(struct writing *w, const struct indicator *indicator)
{
    struct book *book = &w->book;
    lxw_row_t row = w->row++;
    const char *why = "không áp dụng cho đơn vị";
    if (!indicator->assessed)
        why = arena_printf(&book->arena, "không đánh giá năm %d",
                           w->campaign->year);
    put_text(book, w->sheet, row, COL_CODE, indicator->code, STYLE_IDLE_CODE);
    put_text(book, w->sheet, row, COL_TITLE, indicator->title, STYLE_IDLE);
    put_blank(book, w->sheet, row, COL_UNIT, COL_VALUE, STYLE_IDLE);
    put_points(book, w->sheet, row, COL_MAX, indicator->max, STYLE_IDLE_POINTS);
    put_blank(book, w->sheet, row, COL_SELF, COL_EXPLANATION, STYLE_IDLE);
    put_text(book, w->sheet, row, COL_STATE, why, STYLE_IDLE);
    set_height(
        book, w->sheet, row,
        text_height(indicator->title, columns[COL_TITLE].width, 11, false));
}

static void write_group(struct writing *w, const struct group *group)
{
    struct book *book = &w->book;
    lxw_row_t heading = w->row++;
    points_t max = 0;
    put_text(book, w->sheet, heading, COL_CODE, group->code, STYLE_GROUP_CODE);
    set_height(book, w->sheet, heading,
               text_height(group->title, columns[COL_TITLE].width, 11, true) +
                   4);
    put_text(book, w->sheet, heading, COL_TITLE, group->title, STYLE_GROUP);
    put_blank(book, w->sheet, heading, COL_UNIT, COL_STATE, STYLE_GROUP);
    for (size_t i = group->first; i < group->first + group->count; i++) {
        const struct indicator *indicator = &w->level->indicators[i];
        bool asked = indicator_counts(w->unit, w->level, i);
        if (asked) {
            max += indicator->max;
            write_asked(w, indicator);
        } else {
            write_idle(w, indicator);
        }
    }
    char *sum =
        arena_printf(&book->arena, "=SUM(F%u:F%u)", heading + 2, w->row);
    put_points(book, w->sheet, heading, COL_MAX, max, STYLE_GROUP_POINTS);
    put_sum(book, w->sheet, heading, COL_SELF, sum, 0, STYLE_GROUP_POINTS);
    str_printf(&w->group_sums, "%sF%u", w->group_sums.length > 0 ? "+" : "=",
               heading + 1);
    w->max += max;
}

/* The last row of the table, and the same figures in sight at the top. */
static void write_totals(struct writing *w)
{
    struct book *book = &w->book;
    lxw_row_t row = w->row++;
    const char *sum = str_text(&w->group_sums);
    char *left = arena_printf(
        &book->arena,
        "=IF(COUNTIF(K%d:K%u,\"%s\")+COUNTIF(K%d:K%u,\"Thiếu tài liệu\")=0,"
        "\"Đã điền đủ\",\"Còn \"&COUNTIF(K%d:K%u,\"%s\")&\" tiêu chí chưa điền "
        "đủ, \"&COUNTIF(K%d:K%u,\"Thiếu tài liệu\")&\" tiêu chí thiếu tài "
        "liệu\")",
        ROW_FIRST + 1, row, state_open, ROW_FIRST + 1, row, ROW_FIRST + 1, row,
        state_open, ROW_FIRST + 1, row);
    put_blank(book, w->sheet, row, COL_CODE, COL_STATE, STYLE_GROUP);
    put_text(book, w->sheet, row, COL_TITLE, "Tổng cộng", STYLE_GROUP);
    set_height(book, w->sheet, row, 20);
    put_points(book, w->sheet, row, COL_MAX, w->max, STYLE_GROUP_POINTS);
    put_sum(book, w->sheet, row, COL_SELF, sum, 0, STYLE_GROUP_POINTS);
    put_across(book, w->sheet, ROW_SUM, COL_CODE, COL_VALUE,
               "Tổng điểm tối đa được đánh giá và tổng điểm tự đánh giá:",
               STYLE_SUM_LABEL);
    put_points(book, w->sheet, ROW_SUM, COL_MAX, w->max, STYLE_SUM_POINTS);
    put_sum(book, w->sheet, ROW_SUM, COL_SELF, sum, 0, STYLE_SUM_POINTS);
    put_across(book, w->sheet, ROW_SUM, COL_NUMBER, COL_STATE, "",
               STYLE_SUM_NOTE);
    put_phrase(book, w->sheet, ROW_SUM, COL_NUMBER, left, "Chưa điền",
               STYLE_SUM_NOTE);
}

/* Rules and colours of whole columns. */
static void write_rules(struct writing *w)
{
    struct book *book = &w->book;
    lxw_row_t last = w->row - 2; /* the last but the total */
    char most[16];
    snprintf(most, sizeof most, "=$E%d", ROW_FIRST + 1);
    validate_points(book, w->sheet, (struct rows_of){ROW_FIRST, last, COL_SELF},
                    "=0", most,
                    "Nhập điểm từ 0 đến điểm tối đa của dòng, nhiều nhất 2 chữ "
                    "số thập phân.");
    validate_days(book, w->sheet, (struct rows_of){ROW_FIRST, last, COL_DATE},
                  w->campaign->year);
    validate_links(book, w->sheet, (struct rows_of){ROW_FIRST, last, COL_LINK});
    cell_set_paint(book, w->sheet, &w->required, NULL, STYLE_EMPTY);
    cell_set_paint(book, w->sheet, &w->proof,
                   arena_printf(&book->arena, "=COUNTA($G%u:$I%u)=0",
                                w->proof.row + 1, w->proof.row + 1),
                   STYLE_EMPTY);
    paint_range(book, w->sheet, ROW_FIRST, COL_STATE, last, COL_STATE,
                arena_printf(&book->arena, "=$K%d=\"Đủ\"", ROW_FIRST + 1),
                STYLE_DONE);
    paint_range(
        book, w->sheet, ROW_SUM, COL_NUMBER, ROW_SUM, COL_STATE,
        arena_printf(&book->arena, "=$G$%d=\"Đã điền đủ\"", ROW_SUM + 1),
        STYLE_DONE);
}

static void write_table(struct writing *w)
{
    struct book *book = &w->book;
    w->sheet = book_sheet(book, "Tự đánh giá");
    put_across(book, w->sheet, ROW_TITLE, COL_CODE, COL_STATE,
               arena_printf(&book->arena,
                            "BIỂU TỰ ĐÁNH GIÁ CHUYỂN ĐỔI SỐ NĂM %d",
                            w->campaign->year),
               STYLE_TITLE);
    put_across(
        book, w->sheet, ROW_UNIT, COL_CODE, COL_STATE,
        arena_printf(&book->arena, "%s (%s)", w->unit->name, w->unit->code),
        STYLE_SUBTITLE);
    set_height(book, w->sheet, ROW_SUM, 22);
    table_head(book, w->sheet, ROW_HEADING, columns, COL_COUNT);
    w->row = ROW_FIRST;
    for (size_t g = 0; g < w->level->group_count; g++)
        write_group(w, &w->level->groups[g]);
    write_totals(w);
    write_rules(w);
    put_signatures(book, w->sheet, w->row + 1, COL_TITLE, "NGƯỜI LẬP BIỂU",
                   COL_NUMBER, "THỦ TRƯỞNG ĐƠN VỊ");
    const struct form_table table = {.heading = ROW_HEADING,
                                     .last = w->row - 1,
                                     .frozen = COL_UNIT,
                                     .printed = COL_COUNT,
                                     .footer = w->unit->name};
    table_finish(book, w->sheet, &table);
}

enum form_made form_self_assessment(const struct campaign *campaign,
                                    const struct unit *unit, int64_t created,
                                    struct form_file *out)
{
    struct writing w = {.campaign = campaign,
                        .level = &campaign->levels[unit->level],
                        .unit = unit};
    char title[512];
    snprintf(title, sizeof title, "Mẫu 01 – Biểu tự đánh giá – %s", unit->name);
    if (!book_open(&w.book, title, campaign->title, created, out))
        return FORM_FAILED;
    write_guide(&w);
    write_facts(&w);
    write_table(&w);
    str_clear(&w.group_sums);
    str_clear(&w.required.ranges);
    str_clear(&w.proof.ranges);
    return book_finish(&w.book, out);
}
