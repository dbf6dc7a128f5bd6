/* Mẫu 01, blank. */
#include "forms/claim_rows.h"
#include "forms/masters_inside.h"
#include "forms/standing.h"
#include "forms/validation.h"

#include <stdio.h>

/* Rows: title, unit, live totals, heading, and then the table. */
enum { ROW_TITLE, ROW_UNIT, ROW_SUM, ROW_HEADING, ROW_FIRST };

static const char all_done[] = "Đã điền đủ";

/* Cells of the groups, added up: `$F5+$F12`. */
struct total_cells {
    struct str max, computed, self;
};

/* A group whose rows are being written. */
struct open_group {
    const struct group *group;
    size_t heading;          /* its row */
    points_t max;            /* of what is asked and scored in it */
    bool may_leave;          /* what it holds may turn out not to apply */
    bool nested;             /* it holds groups */
    struct total_cells sums; /* of what it holds directly */
};

struct writing {
    struct book book;
    const struct campaign *campaign;
    const struct level *level;
    const struct unit *unit;
    struct book_sheet *sheet;
    struct claim_rows rows;
    struct open_group open[GROUPS_MOST_DEPTH];
    size_t depth; /* how many are open */
    struct total_cells sums;
    points_t max; /* of what counts for the unit */
    size_t first; /* the row of the first value that is asked for */
};

static struct book_sheet *write_guide(struct writing *w)
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
        "Sang trang “Tự đánh giá”, chỉ điền vào ô trắng và ô vàng; bấm phím "
        "Tab để sang ô tiếp theo. Ô vàng là ô phải điền mà còn thiếu, ô đỏ là "
        "ô điền chưa đúng. Các ô khác đã khóa.",
        arena_printf(&book->arena,
                     "Mỗi %s: ghi số liệu ở cột “Giá trị” trước. Cột “Điểm "
                     "tính” cho ngay số điểm theo cách tính đã định.",
                     campaign_word(w->campaign, WORD_INDICATOR)),
        "“Điểm tự đánh giá”: để trống là lấy đúng Điểm tính. Chỉ ghi khi đơn "
        "vị tự chấm khác; ô chuyển đỏ và “Tình trạng” ghi “Khác điểm tính”. "
        "Nội dung không có Điểm tính thì ghi điểm.",
        "Dòng tên nội dung có góc đỏ: rê chuột vào để đọc hướng dẫn và cơ quan "
        "chấm điểm.",
        "Ô có mũi tên: chọn trong danh sách. Số liệu không phát sinh thì ghi "
        "0, không để trống.",
        "Số: chỉ gõ chữ số, không gõ dấu ngăn hàng nghìn (1234). Số lẻ: gõ dấu "
        "thập phân mà Excel trên máy dùng, gõ xong nhìn lại ô. Tỷ lệ: ghi số "
        "phần trăm, 95 nghĩa là 95 %.",
        "Mỗi tài liệu kiểm chứng ghi ở một dòng, đủ số ký hiệu, ngày và liên "
        "kết (http:// hoặc https://). Hết dòng “Tài liệu khác” thì bấm chuột "
        "phải vào số thứ tự của dòng đó, chọn Chèn (Insert).",
        "Cột “Tình trạng” nói rõ còn thiếu hay sai gì; “Đủ” là chương trình "
        "nhận biểu sẽ không nhắc gì thêm. Dòng trên cùng cho biết còn bao "
        "nhiêu nội dung. Dòng màu xám không đánh giá, không phải điền.",
        arena_printf(
            &book->arena,
            "Lưu tệp dạng Excel (.xlsx) và gửi %s %s. Gửi lại "
            "thì gửi cả biểu và tăng “Lần nộp” ở trang “Thông tin” thêm "
            "1.",
            campaign_word(w->campaign, WORD_WORKING_GROUP), by),
    };
    return forms_put_guide(book, w->campaign, &form_01, "", w->unit->name,
                           steps, LENGTH(steps));
}

static struct forms_place write_facts(struct writing *w)
{
    const struct fact_content contents[FACT_COUNT] = {
        [FACT_UNIT_CODE].text = w->unit->code,
        [FACT_UNIT_NAME].text = w->unit->name,
        [FACT_YEAR].number = w->campaign->year,
        [FACT_NUMBER].number = 1,
    };
    return forms_put_facts(&w->book, &form_01, contents, w->campaign->year);
}

static void add_cell(struct writing *w, struct str *sum, size_t row,
                     size_t column)
{
    str_printf(sum, "%s%s", sum->length > 0 ? "+" : "=",
               forms_cell(w->sheet, row, column));
}

static void clear_sums(struct total_cells *sums)
{
    str_clear(&sums->max);
    str_clear(&sums->computed);
    str_clear(&sums->self);
}

/* Adds a row to what holds it: the innermost group, or the total. `self` is the
 * column of the points that count. */
static void add_row(struct writing *w, size_t row, size_t self)
{
    struct total_cells *sums =
        w->depth > 0 ? &w->open[w->depth - 1].sums : &w->sums;
    add_cell(w, &sums->computed, row, COL_COMPUTED);
    add_cell(w, &sums->self, row, self);
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

static void open_group(struct writing *w, const struct group *group)
{
    size_t heading = w->rows.row++;
    struct group_look look = look_of(group);
    if (w->depth > 0)
        w->open[w->depth - 1].nested = true;
    w->open[w->depth++] =
        (struct open_group){.group = group, .heading = heading};
    book_put_text(w->sheet, heading, COL_CODE, group->code, look.code);
    book_put_tall(w->sheet, heading, COL_TITLE, group->title, look.text);
    book_put_blank(w->sheet, heading, COL_UNIT, COL_STATE, look.text);
}

/* The sum of what a group holds in a column, no more than its cap where it has
 * one. Where it holds no groups, a range says so shortly. */
static const char *sum_formula(struct writing *w, const struct open_group *open,
                               size_t column, const struct str *cells)
{
    struct arena *arena = &w->book.arena;
    const struct group *group = open->group;
    char cap[POINTS_TEXT_SIZE];
    const char *sum =
        open->nested || cells->length == 0
            ? arena_strdup(arena, cells->length ? str_text(cells) : "=0")
            : arena_printf(arena, "=SUM(%s)",
                           forms_range(w->sheet, open->heading + 1,
                                       w->rows.row - 1, column));
    if (!node_is_outside(group->kind))
        return sum;
    points_format(group_shown_max(group), cap);
    return arena_printf(arena, "=%s(%s,%s)",
                        group->kind == NODE_BONUS ? "MIN" : "MAX", cap,
                        sum + 1);
}

/* The maximum of a group. What the values themselves take out is taken from it.
 */
static void put_group_max(struct writing *w, const struct open_group *open)
{
    struct book_sheet *sheet = w->sheet;
    size_t first = open->heading + 1, last = w->rows.row - 1;
    const struct group *group = open->group;
    enum style style = look_of(group).points;
    char points[POINTS_TEXT_SIZE];
    if (node_is_outside(group->kind) || group->max == 0)
        book_put_points(sheet, open->heading, COL_MAX,
                        group->max == 0 ? POINTS_NONE : group_shown_max(group),
                        style);
    else if (open->may_leave)
        book_put_points_formula(
            sheet, open->heading, COL_MAX,
            arena_printf(&w->book.arena, "=%s-SUMIF(%s,\"%s\",%s)",
                         points_format(open->max, points),
                         forms_range(sheet, first, last, COL_STATE),
                         state_absent,
                         forms_range(sheet, first, last, COL_MAX)),
            open->max, style);
    else
        book_put_points(sheet, open->heading, COL_MAX, open->max, style);
}

/* Writes the sums of the innermost group into its heading. */
static void close_group(struct writing *w)
{
    struct open_group *open = &w->open[w->depth - 1];
    enum style style = look_of(open->group).points;
    bool counts = open->group->kind != NODE_INFO;
    put_group_max(w, open);
    if (counts) {
        book_put_points_formula(
            w->sheet, open->heading, COL_COMPUTED,
            sum_formula(w, open, COL_COMPUTED, &open->sums.computed), 0, style);
        book_put_points_formula(
            w->sheet, open->heading, COL_SELF,
            sum_formula(w, open, COL_COUNTED, &open->sums.self), 0, style);
    }
    clear_sums(&open->sums);
    w->depth--;
    if (w->depth > 0) {
        w->open[w->depth - 1].max += open->max;
        w->open[w->depth - 1].may_leave |= open->may_leave;
    } else {
        w->max += open->max;
    }
    if (counts)
        add_row(w, open->heading, COL_SELF);
    if (w->depth == 0 && !node_is_outside(open->group->kind) &&
        open->group->max != 0)
        add_cell(w, &w->sums.max, open->heading, COL_MAX);
}

/* Why nothing is asked of an indicator. */
static const char *idle_reason(struct writing *w,
                               const struct indicator *indicator)
{
    if (!indicator->assessed)
        return arena_printf(&w->book.arena, "không đánh giá năm %d",
                            w->campaign->year);
    if (w->unit->not_applicable[indicator - w->level->indicators])
        return "không áp dụng cho đơn vị";
    if (indicator->supplied) {
        struct str sources = {0};
        str_append(&sources, "Nguồn: ");
        indicator_say_sources(indicator, &sources);
        return arena_take(&w->book.arena, str_take(&sources));
    }
    return indicator->kind == NODE_SURVEY ? "theo kết quả điều tra"
                                          : "theo kết quả đánh giá khác";
}

static void write_indicator(struct writing *w, size_t i)
{
    const struct indicator *indicator = &w->level->indicators[i];
    struct open_group *open = &w->open[w->depth - 1];
    if (!indicator_asked(w->unit, w->level, i)) {
        claim_rows_idle(&w->rows, indicator, idle_reason(w, indicator));
        return;
    }
    if (w->first == 0)
        w->first = w->rows.row + 1; /* below its heading */
    bool leaves = claim_rows_write(&w->rows, indicator);
    if (node_is_scored(indicator->kind)) {
        open->max += indicator->max;
        open->may_leave |= leaves;
    }
    if (indicator->kind != NODE_INFO)
        add_row(w, w->rows.own, COL_COUNTED);
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

static void put_totals(struct writing *w, size_t row, enum style style)
{
    book_put_points_formula(w->sheet, row, COL_MAX, str_text(&w->sums.max),
                            w->max, style);
    book_put_points_formula(w->sheet, row, COL_COMPUTED,
                            str_text(&w->sums.computed), 0, style);
    book_put_points_formula(w->sheet, row, COL_SELF, str_text(&w->sums.self), 0,
                            style);
}

/* The last row of the table, and the same figures in sight at the top. */
static void write_totals(struct writing *w)
{
    struct arena *arena = &w->book.arena;
    size_t row = w->rows.row++;
    const char *open = forms_range(w->sheet, ROW_FIRST, row - 1, COL_OPEN);
    book_put_blank(w->sheet, row, COL_CODE, COL_STATE, STYLE_GROUP);
    book_put_text(w->sheet, row, COL_TITLE, "Tổng cộng", STYLE_GROUP);
    book_set_height(w->sheet, row, 20);
    put_totals(w, row, STYLE_GROUP_POINTS);
    book_put_across(
        w->sheet, ROW_SUM, COL_CODE, COL_VALUE,
        "Tổng điểm: tối đa, tính từ số liệu, tự đánh giá:", STYLE_SUM_LABEL);
    put_totals(w, ROW_SUM, STYLE_SUM_POINTS);
    book_put_across(w->sheet, ROW_SUM, COL_NUMBER, COL_STATE, "",
                    STYLE_SUM_NOTE);
    book_put_text_formula(
        w->sheet, ROW_SUM, COL_NUMBER,
        arena_printf(arena,
                     "=IF(SUM(%s)=0,\"%s\",\"Còn \"&SUM(%s)&\" nội dung "
                     "chưa đủ\")",
                     open, all_done, open),
        w->rows.asked > 0
            ? arena_printf(arena, "Còn %zu nội dung chưa đủ", w->rows.asked)
            : all_done,
        STYLE_SUM_NOTE);
}

/* A colour of a whole column; `%s` in the formula are cells of the first row,
 * that of the column first. */
#define PAINT(w, column, last, style, ...)                                     \
    book_paint((w)->sheet, ROW_FIRST, column, last, column,                    \
               arena_printf(&(w)->book.arena, __VA_ARGS__), style)

/* Yellow is what is missing, red what is wrong, green what is done. */
static void write_colours(struct writing *w, size_t last)
{
#define FIRST(column) forms_cell(w->sheet, ROW_FIRST, column)
    PAINT(w, COL_VALUE, last, STYLE_EMPTY, "=AND(ISBLANK(%s),LEN(%s)>0)",
          FIRST(COL_VALUE), FIRST(COL_CHECK));
    PAINT(w, COL_VALUE, last, STYLE_WRONG,
          "=OR(LEN(%s)>0,AND(LEN(%s)>0,LEN(%s)>0))", FIRST(COL_CHECK),
          FIRST(COL_VALUE), FIRST(COL_FAULT));
    PAINT(w, COL_SELF, last, STYLE_EMPTY, "=AND(ISBLANK(%s),LEN(%s)>0)",
          FIRST(COL_SELF), FIRST(COL_CHECK_POINTS));
    PAINT(w, COL_SELF, last, STYLE_WRONG, "=LEN(%s)>0",
          FIRST(COL_CHECK_POINTS));
    document_cells_paint(&w->rows.documents, ROW_FIRST, last);
    PAINT(w, COL_STATE, last, STYLE_DONE, "=OR(%s=\"%s\",%s=\"%s\")",
          FIRST(COL_STATE), state_done, FIRST(COL_STATE), state_absent);
    book_paint(w->sheet, ROW_SUM, COL_NUMBER, ROW_SUM, COL_STATE,
               arena_printf(&w->book.arena, "=%s=\"%s\"",
                            forms_cell(w->sheet, ROW_SUM, COL_NUMBER),
                            all_done),
               STYLE_DONE);
#undef FIRST
}

/* Points, or the claim that it does not apply, chosen from a list. A cell has
 * one rule: the list is an offer, and points are held by the check alone. */
static void validate_claim(struct writing *w, size_t row)
{
    static const char *const options[] = {claim_waived};
    const struct book_rule rule = {
        .kind = BOOK_RULE_OPTIONS,
        .options = options,
        .option_count = LENGTH(options),
        .offers = true,
        .title = "Điểm không hợp lệ",
        .message = "Ghi điểm, hoặc chọn trong danh sách.",
        .input_title = "Điểm tự đánh giá",
        .input_message =
            "Ghi điểm, hoặc bấm vào mũi tên để chọn “Không áp dụng” và ghi lý "
            "do ở cột Giải trình. Để trống là lấy Điểm tính.",
    };
    book_add_rule(w->sheet, row, COL_SELF, row, COL_SELF, &rule);
}

/* The points of a stretch of rows, `last` included. */
static void validate_stretch(struct writing *w, size_t first, size_t last)
{
    if (first <= last)
        validate_awarded(w->sheet, (struct rows_of){first, last, COL_SELF},
                         w->level, forms_cell(w->sheet, first, COL_MAX),
                         " Để trống là lấy Điểm tính.");
}

/* What may be typed into whole columns. */
static void write_rules(struct writing *w, size_t last)
{
    size_t next = ROW_FIRST;
    for (size_t i = 0; i < w->rows.waivable.count; i++) {
        size_t row = w->rows.waivable.items[i];
        validate_stretch(w, next, row - 1);
        validate_claim(w, row);
        next = row + 1;
    }
    validate_stretch(w, next, last);
    validate_days(w->sheet, (struct rows_of){ROW_FIRST, last, COL_DATE},
                  w->campaign->year);
    validate_links(w->sheet, (struct rows_of){ROW_FIRST, last, COL_LINK});
}

static void write_title(struct writing *w)
{
    struct arena *arena = &w->book.arena;
    book_put_across(w->sheet, ROW_TITLE, COL_CODE, COL_STATE,
                    forms_heading(&w->book, w->campaign, &form_01, ""),
                    STYLE_TITLE);
    book_put_across(
        w->sheet, ROW_UNIT, COL_CODE, COL_STATE,
        arena_printf(arena, "%s (%s)", w->unit->name, w->unit->code),
        STYLE_SUBTITLE);
    book_set_height(w->sheet, ROW_SUM, 22);
}

static void write_table(struct writing *w)
{
    int year = w->campaign->year;
    w->sheet = book_add_sheet(&w->book, form_01.sheet);
    write_title(w);
    forms_put_head(w->sheet, ROW_HEADING, form_01.columns, COL_COUNT);
    w->rows = (struct claim_rows){
        .sheet = w->sheet,
        .documents = {.sheet = w->sheet,
                      .number = COL_NUMBER,
                      .date = COL_DATE,
                      .link = COL_LINK,
                      .checks = COL_DOCUMENTS,
                      .first = {year, 1, 1},
                      .last = {year, 12, 31}},
        .row = ROW_FIRST,
        .last = COL_PIECES,
        .zero = w->campaign->policies.missing_evidence == EVIDENCE_ZERO};
    write_nodes(w);
    write_totals(w);
    size_t last = w->rows.row - 1;
    write_rules(w, last - 1);
    write_colours(w, last - 1);
    book_hide_columns(w->sheet, COL_CHECK, w->rows.last);
    forms_put_signatures(w->sheet, last + 2, COL_TITLE, "NGƯỜI LẬP BIỂU",
                         COL_NUMBER, "THỦ TRƯỞNG ĐƠN VỊ");
    const struct forms_table table = {.heading = ROW_HEADING,
                                      .last = last,
                                      .frozen = COL_UNIT,
                                      .printed = COL_COUNT,
                                      .footer = w->unit->name};
    forms_end_table(w->sheet, &table);
}

static enum form_made make(const struct campaign *campaign,
                           const struct unit *unit, int64_t created,
                           struct form_file *out)
{
    struct writing w = {.campaign = campaign,
                        .level = &campaign->levels[unit->level],
                        .unit = unit};
    if (!forms_open(&w.book, campaign, &form_01, unit->name, created, out))
        return FORM_FAILED;
    struct book_sheet *guide = write_guide(&w);
    struct forms_place facts = write_facts(&w);
    write_table(&w);
    const struct forms_place table = {w.sheet, form_01.sheet, w.first,
                                      COL_VALUE};
    forms_link_guide(guide, &facts, &table);
    clear_sums(&w.sums);
    vec_clear(&w.rows.waivable);
    return forms_finish(&w.book, out);
}

enum form_made forms_self_assessment(const struct campaign *campaign,
                                     const struct unit *unit, int64_t created,
                                     struct form_file *out)
{
    return forms_copy(out->masters, make, campaign, unit, created, out);
}
