/* Mẫu 01, blank. */
#include "form/form_01.h"
#include "forms/validation.h"

#include <stdio.h>

/* Rows: title, unit, live totals, heading, and then the table. */
enum { ROW_TITLE, ROW_UNIT, ROW_SUM, ROW_HEADING, ROW_FIRST };

/* The words of the column `Tình trạng`. */
static const char state_open[] = "Còn thiếu";

/* A group whose rows are being written. */
struct open_group {
    const struct group *group;
    unsigned heading; /* its row */
    points_t max;     /* of what is asked and scored in it */
    bool nested;      /* it holds groups */
    struct str sums;  /* `F5+F12`: what it holds directly */
};

struct writing {
    struct book book;
    const struct campaign *campaign;
    const struct level *level;
    const struct unit *unit;
    struct book_sheet *sheet;
    unsigned row;               /* the next one */
    struct book_cells required; /* painted while blank */
    struct book_cells
        proof; /* painted while none of its three cells is filled */
    struct open_group open[GROUPS_MOST_DEPTH];
    size_t depth;          /* how many are open */
    struct str group_sums; /* `=F5+F12`: the groups' points */
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
        arena_printf(
            &book->arena,
            "Dòng chữ đậm (ví dụ 4.3) là %s: ghi điểm tự đánh giá, tài liệu "
            "kiểm chứng, giải trình. Các dòng ngay dưới (4.3.a, 4.3.b) là số "
            "liệu: mỗi dòng ghi một giá trị ở cột “Giá trị”.",
            campaign_word(w->campaign, WORD_INDICATOR)),
        "Ô nội dung có góc đỏ: rê chuột vào để đọc hướng dẫn và cách tính "
        "điểm.",
        "Ô có mũi tên: chọn trong danh sách. Số liệu không phát sinh thì ghi "
        "0, "
        "không để trống.",
        "Tỷ lệ phần trăm: ghi 95,5 (không ghi 0,955). Ngày: ghi 15/3/2025. "
        "Nhập "
        "xong nhìn lại ô; máy cài tiếng Anh thì dùng dấu chấm thập phân: 95.5.",
        "Dòng có nhiều tài liệu: ghi trong cùng một ô, mỗi tài liệu một "
        "dòng "
        "(bấm Alt+Enter để xuống dòng); số ký hiệu, ngày và liên kết theo cùng "
        "thứ tự.",
        "Liên kết phải bắt đầu bằng http:// hoặc https:// và người thẩm định "
        "mở "
        "được.",
        "Cột “Tình trạng” cho biết dòng nào còn thiếu; dòng trên cùng cộng "
        "sẵn tổng điểm. Dòng màu xám không đánh giá, không phải điền.",
        arena_printf(
            &book->arena,
            "Lưu tệp dạng Excel (.xlsx) và gửi %s %s. Gửi lại "
            "thì gửi cả biểu và tăng “Lần nộp” ở trang “Thông tin” thêm "
            "1.",
            campaign_word(w->campaign, WORD_WORKING_GROUP), by),
    };
    forms_put_guide(
        book,
        arena_printf(&book->arena, "MẪU 01 – %s",
                     forms_heading(book, w->campaign, WORD_FORM_01, "")),
        w->unit->name, steps, LENGTH(steps));
}

static void write_facts(struct writing *w)
{
    const struct fact_content contents[FACT_COUNT] = {
        [FACT_UNIT_CODE].text = w->unit->code,
        [FACT_UNIT_NAME].text = w->unit->name,
        [FACT_YEAR].number = w->campaign->year,
        [FACT_NUMBER].number = 1,
    };
    forms_put_facts(&w->book, &form_01, contents, w->campaign->year);
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
    unsigned row = w->row++;
    const char *code = arena_printf(&book->arena, "%s.%c", indicator->code,
                                    (char)('a' + index % 26));
    book_put_text(w->sheet, row, COL_CODE, code, STYLE_CODE);
    book_put_tall(w->sheet, row, COL_TITLE, input->label, STYLE_TEXT_INDENT);
    book_put_tall(w->sheet, row, COL_UNIT, input_unit(input), STYLE_CENTRE);
    book_put_blank(w->sheet, row, COL_VALUE, COL_VALUE, input_style(input));
    book_put_blank(w->sheet, row, COL_MAX, COL_STATE, STYLE_IDLE);
    validate_input(w->sheet, row, COL_VALUE, input, code);
}

/* What a unit has to know of points that are not within the maximum. */
static const char *kind_note(enum node_kind kind)
{
    static const char *const notes[] = {
        [NODE_SCORED] = "",
        [NODE_SURVEY] = "Kết quả điều tra, đơn vị không tự đánh giá.",
        [NODE_BONUS] = "Điểm thưởng, ngoài điểm tối đa: không đề nghị thì để "
                       "trống cả dòng.",
        [NODE_PENALTY] = "Điểm trừ: ghi số âm; không có thì ghi 0 hoặc để "
                         "trống.",
        [NODE_INFO] = "Thông tin chung, không có điểm.",
    };
    return notes[kind];
}

/* What has to be known to score it, or why nothing is asked. */
static const char *note_of(struct writing *w, const struct indicator *indicator)
{
    struct str text = {0};
    for (size_t i = 0; i < indicator->scored_by_count; i++)
        str_printf(&text, "%s%s", i > 0 ? "; " : "Cơ quan chấm điểm: ",
                   indicator->scored_by[i]);
    if (*kind_note(indicator->kind))
        str_printf(&text, "%s%s", text.length > 0 ? "\n\n" : "",
                   kind_note(indicator->kind));
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

/* Whether a rule, or whoever wants the facts, reads the values. */
static bool reads_values(const struct indicator *indicator)
{
    return indicator->input_count > 0 && indicator->rule.kind != RULE_MANUAL;
}

/* What lacks, "" where nothing can. */
static void put_lacks(const struct indicator *indicator, unsigned at,
                      unsigned last, struct str *formula)
{
    bool self = node_is_scored(indicator->kind);
    bool values = reads_values(indicator);
    if (!self && !values)
        return;
    str_append(formula, "IF(OR(");
    if (self)
        str_printf(formula, "ISBLANK(F%u)%s", at, values ? "," : "");
    if (values)
        str_printf(formula, "COUNTBLANK(D%u:D%u)>0", at + 1, last);
    str_printf(formula, "),\"%s\",", state_open);
}

/* "Đủ", or what lacks, as Excel will compute it; of a bonus only once points
 * are claimed. */
static void write_state(struct writing *w, const struct indicator *indicator,
                        unsigned row)
{
    unsigned at = row + 1, last = w->row; /* as people count rows */
    bool bonus = indicator->kind == NODE_BONUS;
    struct str formula = {0}, lacks = {0};
    put_lacks(indicator, at, last, &lacks);
    str_append(&formula, "=");
    if (bonus)
        str_printf(&formula, "IF(ISBLANK(F%u),\"\",", at);
    str_append(&formula, str_text(&lacks));
    if (indicator->evidence_required)
        str_printf(&formula, "IF(COUNTA(G%u:I%u)=0,\"Thiếu tài liệu\",\"Đủ\")",
                   at, at);
    else
        str_append(&formula, "\"Đủ\"");
    str_append(&formula, lacks.length > 0 ? ")" : "");
    str_append(&formula, bonus ? ")" : "");
    book_put_text_formula(w->sheet, row, COL_STATE, str_text(&formula),
                          bonus              ? ""
                          : lacks.length > 0 ? state_open
                                             : "Đủ",
                          STYLE_STATE);
    str_clear(&lacks);
    str_clear(&formula);
}

static void gather(struct writing *w, struct book_cells *set, unsigned row,
                   unsigned column, unsigned last_row, unsigned last_column)
{
    const char *formula = NULL;
    if (set == &w->proof)
        formula = arena_printf(&w->book.arena, "=COUNTA($G%zu:$I%zu)=0",
                               set->row + 1, set->row + 1);
    if (book_cells_are_full(set))
        book_paint_cells(w->sheet, set, formula, STYLE_EMPTY);
    book_cells_add(set, row, column, last_row, last_column);
}

/* An indicator that is asked for, with its rows of values. */
static void write_asked(struct writing *w, const struct indicator *indicator)
{
    unsigned row = w->row++;
    book_set_lines(w->sheet, row, 3, STYLE_TEXT); /* beside the title */
    book_put_text(w->sheet, row, COL_CODE, indicator->code, STYLE_CODE_STRONG);
    book_put_tall(w->sheet, row, COL_TITLE, indicator->title,
                  STYLE_TEXT_STRONG);
    book_put_note(w->sheet, row, COL_TITLE, note_of(w, indicator));
    book_put_blank(w->sheet, row, COL_UNIT, COL_VALUE, STYLE_IDLE);
    book_put_points(w->sheet, row, COL_MAX, indicator_shown_max(indicator),
                    STYLE_POINTS);
    book_put_blank(w->sheet, row, COL_SELF, COL_SELF,
                   indicator->kind == NODE_INFO ? STYLE_IDLE : STYLE_IN_POINTS);
    book_put_blank(w->sheet, row, COL_NUMBER, COL_NUMBER, STYLE_IN_TEXT);
    book_put_blank(w->sheet, row, COL_DATE, COL_DATE, STYLE_IN_DATE);
    book_put_blank(w->sheet, row, COL_LINK, COL_EXPLANATION, STYLE_IN_TEXT);
    if (node_is_scored(indicator->kind))
        gather(w, &w->required, row, COL_SELF, row, COL_SELF);
    if (indicator->evidence_required && node_is_scored(indicator->kind))
        gather(w, &w->proof, row, COL_NUMBER, row, COL_LINK);
    for (size_t i = 0; i < indicator->input_count; i++)
        write_input(w, indicator, i);
    if (reads_values(indicator) && indicator->kind != NODE_BONUS)
        gather(w, &w->required, row + 1, COL_VALUE, w->row - 1, COL_VALUE);
    write_state(w, indicator, row);
}

/* An indicator that is out this year, or that does not apply to the unit. */
static void write_idle(struct writing *w, const struct indicator *indicator)
{
    struct book *book = &w->book;
    unsigned row = w->row++;
    const char *why = "không áp dụng cho đơn vị";
    if (indicator->unasked)
        why = indicator->kind == NODE_SURVEY ? "theo kết quả điều tra"
                                             : "theo kết quả đánh giá khác";
    if (!indicator->assessed)
        why = arena_printf(&book->arena, "không đánh giá năm %d",
                           w->campaign->year);
    book_put_text(w->sheet, row, COL_CODE, indicator->code, STYLE_IDLE_CODE);
    book_put_tall(w->sheet, row, COL_TITLE, indicator->title, STYLE_IDLE);
    book_put_blank(w->sheet, row, COL_UNIT, COL_VALUE, STYLE_IDLE);
    book_put_points(w->sheet, row, COL_MAX, indicator_shown_max(indicator),
                    STYLE_IDLE_POINTS);
    book_put_blank(w->sheet, row, COL_SELF, COL_EXPLANATION, STYLE_IDLE);
    book_put_text(w->sheet, row, COL_STATE, why, STYLE_IDLE);
}

/* The look of a group's row: the deeper, the lighter. */
struct group_look {
    enum style text, code, points;
};

static struct group_look look_of(const struct group *group)
{
    static const struct group_look looks[] = {
        {STYLE_GROUP, STYLE_GROUP_CODE, STYLE_GROUP_POINTS},
        {STYLE_INNER, STYLE_INNER_CODE, STYLE_INNER_POINTS},
        {STYLE_DEEP, STYLE_DEEP_CODE, STYLE_DEEP_POINTS},
    };
    size_t last = LENGTH(looks) - 1;
    return looks[group->depth < last ? group->depth : last];
}

/* Adds a row's points to the group that holds it, or to the total. */
static void add_sum(struct writing *w, unsigned row)
{
    struct str *sums =
        w->depth > 0 ? &w->open[w->depth - 1].sums : &w->group_sums;
    str_printf(sums, "%sF%u", sums->length > 0 ? "+" : "=", row + 1);
}

static void open_group(struct writing *w, const struct group *group)
{
    unsigned heading = w->row++;
    struct group_look look = look_of(group);
    if (w->depth > 0)
        w->open[w->depth - 1].nested = true;
    w->open[w->depth++] =
        (struct open_group){.group = group, .heading = heading};
    book_put_text(w->sheet, heading, COL_CODE, group->code, look.code);
    book_put_tall(w->sheet, heading, COL_TITLE, group->title, look.text);
    book_put_blank(w->sheet, heading, COL_UNIT, COL_STATE, look.text);
}

/* The sum of a group, no more than its cap where it has one. */
static char *sum_formula(struct writing *w, const struct open_group *open)
{
    struct arena *arena = &w->book.arena;
    const struct group *group = open->group;
    char cap[POINTS_TEXT_SIZE];
    char *sum = open->nested ? arena_strdup(arena, str_text(&open->sums))
                             : arena_printf(arena, "=SUM(F%u:F%u)",
                                            open->heading + 2, w->row);
    if (!node_is_outside(group->kind))
        return sum;
    points_format(group_shown_max(group), cap);
    return arena_printf(arena, "=%s(%s,%s)",
                        group->kind == NODE_BONUS ? "MIN" : "MAX", cap,
                        sum + 1);
}

/* Writes the sums of the innermost group into its heading. */
static void close_group(struct writing *w)
{
    struct open_group *open = &w->open[w->depth - 1];
    const struct group *group = open->group;
    struct group_look look = look_of(group);
    points_t max = open->max;
    if (node_is_outside(group->kind))
        max = group_shown_max(group);
    else if (group->max == 0)
        max = POINTS_NONE;
    book_put_points(w->sheet, open->heading, COL_MAX, max, look.points);
    if (group->kind != NODE_INFO)
        book_put_points_formula(w->sheet, open->heading, COL_SELF,
                                sum_formula(w, open), 0, look.points);
    str_clear(&open->sums);
    w->depth--;
    if (group->kind != NODE_INFO)
        add_sum(w, open->heading);
    *(w->depth > 0 ? &w->open[w->depth - 1].max : &w->max) += open->max;
}

static void write_indicator(struct writing *w, size_t i)
{
    const struct indicator *indicator = &w->level->indicators[i];
    add_sum(w, w->row);
    if (!indicator_asked(w->unit, w->level, i)) {
        write_idle(w, indicator);
        return;
    }
    if (node_is_scored(indicator->kind))
        w->open[w->depth - 1].max += indicator->max;
    write_asked(w, indicator);
}

static void write_nodes(struct writing *w)
{
    struct node_walk walk = {0};
    struct node node;
    while (node_next(w->level, &walk, &node)) {
        while (w->depth > node.depth)
            close_group(w);
        if (node.group != SIZE_MAX)
            open_group(w, &w->level->groups[node.group]);
        else
            write_indicator(w, node.indicator);
    }
    while (w->depth > 0)
        close_group(w);
}

/* The last row of the table, and the same figures in sight at the top. */
static void write_totals(struct writing *w)
{
    struct book *book = &w->book;
    unsigned row = w->row++;
    const char *sum = str_text(&w->group_sums);
    char *left = arena_printf(
        &book->arena,
        "=IF(COUNTIF(K%d:K%u,\"%s\")+COUNTIF(K%d:K%u,\"Thiếu tài liệu\")=0,"
        "\"Đã điền đủ\",\"Còn \"&COUNTIF(K%d:K%u,\"%s\")&\" mục chưa điền đủ, "
        "\"&COUNTIF(K%d:K%u,\"Thiếu tài liệu\")&\" mục thiếu tài liệu\")",
        ROW_FIRST + 1, row, state_open, ROW_FIRST + 1, row, ROW_FIRST + 1, row,
        state_open, ROW_FIRST + 1, row);
    book_put_blank(w->sheet, row, COL_CODE, COL_STATE, STYLE_GROUP);
    book_put_text(w->sheet, row, COL_TITLE, "Tổng cộng", STYLE_GROUP);
    book_set_height(w->sheet, row, 20);
    book_put_points(w->sheet, row, COL_MAX, w->max, STYLE_GROUP_POINTS);
    book_put_points_formula(w->sheet, row, COL_SELF, sum, 0,
                            STYLE_GROUP_POINTS);
    book_put_across(w->sheet, ROW_SUM, COL_CODE, COL_VALUE,
                    "Tổng điểm tối đa được đánh giá và tổng điểm tự đánh giá:",
                    STYLE_SUM_LABEL);
    book_put_points(w->sheet, ROW_SUM, COL_MAX, w->max, STYLE_SUM_POINTS);
    book_put_points_formula(w->sheet, ROW_SUM, COL_SELF, sum, 0,
                            STYLE_SUM_POINTS);
    book_put_across(w->sheet, ROW_SUM, COL_NUMBER, COL_STATE, "",
                    STYLE_SUM_NOTE);
    book_put_text_formula(w->sheet, ROW_SUM, COL_NUMBER, left, "Chưa điền",
                          STYLE_SUM_NOTE);
}

/* Rules and colours of whole columns. */
static void write_rules(struct writing *w)
{
    struct book *book = &w->book;
    unsigned last = w->row - 2; /* the last but the total */
    validate_awarded(w->sheet, (struct rows_of){ROW_FIRST, last, COL_SELF},
                     w->level);
    validate_days(w->sheet, (struct rows_of){ROW_FIRST, last, COL_DATE},
                  w->campaign->year);
    validate_links(w->sheet, (struct rows_of){ROW_FIRST, last, COL_LINK});
    book_paint_cells(w->sheet, &w->required, NULL, STYLE_EMPTY);
    book_paint_cells(w->sheet, &w->proof,
                     arena_printf(&book->arena, "=COUNTA($G%zu:$I%zu)=0",
                                  w->proof.row + 1, w->proof.row + 1),
                     STYLE_EMPTY);
    book_paint(w->sheet, ROW_FIRST, COL_STATE, last, COL_STATE,
               arena_printf(&book->arena, "=$K%d=\"Đủ\"", ROW_FIRST + 1),
               STYLE_DONE);
    book_paint(w->sheet, ROW_SUM, COL_NUMBER, ROW_SUM, COL_STATE,
               arena_printf(&book->arena, "=$G$%d=\"Đã điền đủ\"", ROW_SUM + 1),
               STYLE_DONE);
}

static void write_table(struct writing *w)
{
    struct book *book = &w->book;
    w->sheet = book_add_sheet(book, form_01.sheet);
    book_put_across(w->sheet, ROW_TITLE, COL_CODE, COL_STATE,
                    forms_heading(book, w->campaign, WORD_FORM_01, ""),
                    STYLE_TITLE);
    book_put_across(
        w->sheet, ROW_UNIT, COL_CODE, COL_STATE,
        arena_printf(&book->arena, "%s (%s)", w->unit->name, w->unit->code),
        STYLE_SUBTITLE);
    book_set_height(w->sheet, ROW_SUM, 22);
    forms_put_head(w->sheet, ROW_HEADING, form_01.columns, COL_COUNT);
    w->row = ROW_FIRST;
    write_nodes(w);
    write_totals(w);
    write_rules(w);
    forms_put_signatures(w->sheet, w->row + 1, COL_TITLE, "NGƯỜI LẬP BIỂU",
                         COL_NUMBER, "THỦ TRƯỞNG ĐƠN VỊ");
    const struct forms_table table = {.heading = ROW_HEADING,
                                      .last = w->row - 1,
                                      .frozen = COL_UNIT,
                                      .printed = COL_COUNT,
                                      .footer = w->unit->name};
    forms_end_table(w->sheet, &table);
}

enum form_made forms_self_assessment(const struct campaign *campaign,
                                     const struct unit *unit, int64_t created,
                                     struct form_file *out)
{
    struct writing w = {.campaign = campaign,
                        .level = &campaign->levels[unit->level],
                        .unit = unit};
    char title[512];
    snprintf(title, sizeof title, "%s – %s – %s", form_01.name,
             campaign_word(campaign, WORD_FORM_01), unit->name);
    if (!forms_open(&w.book, title, campaign->title, created, out))
        return FORM_FAILED;
    write_guide(&w);
    write_facts(&w);
    write_table(&w);
    str_clear(&w.group_sums);
    str_clear(&w.required.ranges);
    str_clear(&w.proof.ranges);
    return forms_finish(&w.book, out);
}
