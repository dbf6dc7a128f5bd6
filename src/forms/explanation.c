/* Mẫu 03. */
#include "form/form_03.h"
#include "forms/reported.h"
#include "forms/selection.h"
#include "process/asked.h"
#include "forms/validation.h"

#include <stdio.h>

/* Rows: title, unit, live totals, heading, and then the table. */
enum { ROW_TITLE, ROW_UNIT, ROW_SUM, ROW_HEADING, ROW_FIRST };

struct explaining {
    struct book book;
    const struct campaign *campaign;
    const struct level *level;
    const struct unit_score *score;
    int64_t number; /* Lần nộp of this form */
    struct book_sheet *sheet;
    unsigned row;   /* the next one */
    points_t given; /* by the first appraisal, of all rows */
};

static void write_guide(struct explaining *e)
{
    struct book *book = &e->book;
    const struct date limit = e->campaign->deadlines.explanation;
    char day[DATE_TEXT_SIZE];
    const char *by = limit.year == 0
                         ? "đúng thời hạn"
                         : arena_printf(&book->arena, "trước hết ngày %s",
                                        date_format_vi(limit, day));
    const char *steps[] = {
        "Điền trang “Thông tin” trước: người lập biểu, điện thoại, email, ngày "
        "lập. Phần còn lại đã điền sẵn theo đơn vị, không sửa.",
        "Trang “Giải trình” chỉ có những nội dung mà thẩm định lần 1 cho điểm "
        "thấp hơn điểm tự đánh giá hoặc điểm tính từ số liệu.",
        "Đọc cột “Lý do của cơ quan chấm” ở bên phải trước khi giải trình.",
        "Nội dung nào đồng ý với điểm thẩm định lần 1 thì để trống cả dòng.",
        "Nội dung nào chưa đồng ý: ghi “Điểm đề nghị”, từ điểm thẩm định lần 1 "
        "đến điểm tối đa.",
        "Đã ghi điểm đề nghị thì phải ghi “Giải trình”; ô đỏ là ô còn thiếu.",
        "Ghi số, ký hiệu, ngày ban hành và liên kết của tài liệu bổ sung; "
        "nhiều "
        "tài liệu: mỗi tài liệu một dòng trong cùng một ô (bấm Alt+Enter).",
        "Ngày: ghi 15/3/2025. Liên kết phải bắt đầu bằng http:// hoặc https:// "
        "và "
        "người thẩm định mở được.",
        "Chỉ điền vào ô trắng và ô vàng; các ô khác đã khóa. Dòng trên cùng "
        "cộng "
        "sẵn tổng điểm đề nghị.",
        arena_printf(&book->arena,
                     "Lưu tệp dạng Excel (.xlsx) và gửi %s %s. Gửi lại "
                     "thì gửi cả phiếu và tăng “Lần nộp” ở trang “Thông tin” "
                     "thêm 1.",
                     campaign_word(e->campaign, WORD_WORKING_GROUP), by),
    };
    forms_put_guide(
        book,
        arena_printf(&book->arena, "MẪU 03 – %s",
                     forms_heading(book, e->campaign, WORD_FORM_03, "")),
        e->score->unit->name, steps, LENGTH(steps));
}

static void write_facts(struct explaining *e)
{
    const struct unit *unit = e->score->unit;
    const struct fact_content contents[FACT_COUNT] = {
        [FACT_UNIT_CODE].text = unit->code,
        [FACT_UNIT_NAME].text = unit->name,
        [FACT_YEAR].number = e->campaign->year,
        [FACT_NUMBER].number = e->number,
    };
    forms_put_facts(&e->book, &form_03, contents, e->campaign->year);
}

static void write_row(struct explaining *e, size_t index)
{
    struct book *book = &e->book;
    const struct indicator *indicator = &e->level->indicators[index];
    const struct indicator_score *score = &e->score->indicators[index];
    const struct round_points *round = &score->rounds[ROUND_1];
    const char *scores = reported_scores(&book->arena, e->campaign, round);
    unsigned row = e->row++;
    book_set_lines(e->sheet, row, 4, STYLE_TEXT);
    book_put_text(e->sheet, row, COL_CODE, indicator->code, STYLE_CODE_STRONG);
    book_put_tall(e->sheet, row, COL_TITLE, indicator->title, STYLE_TEXT);
    if (*indicator->guidance)
        book_put_note(e->sheet, row, COL_TITLE, indicator->guidance);
    book_put_points(e->sheet, row, COL_ROUND1, round->points, STYLE_POINTS);
    book_put_note(e->sheet, row, COL_ROUND1, scores);
    book_put_blank(e->sheet, row, COL_REQUESTED, COL_REQUESTED,
                   STYLE_IN_POINTS);
    book_put_blank(e->sheet, row, COL_NUMBER, COL_NUMBER, STYLE_IN_TEXT);
    book_put_blank(e->sheet, row, COL_DATE, COL_DATE, STYLE_IN_DATE);
    book_put_blank(e->sheet, row, COL_LINK, COL_EXPLANATION, STYLE_IN_TEXT);
    book_put_points(e->sheet, row, COL_MAX, indicator_most(indicator),
                    STYLE_POINTS);
    book_put_points(e->sheet, row, COL_SELF, score->self, STYLE_POINTS);
    book_put_points(e->sheet, row, COL_COMPUTED, score->computed, STYLE_POINTS);
    book_put_tall(e->sheet, row, COL_SCORES, scores, STYLE_TEXT_SMALL);
    e->given += round->points;
}

/* The last row of the table, and the same figures in sight at the top. */
static void write_totals(struct explaining *e)
{
    struct book *book = &e->book;
    unsigned row = e->row++;
    char *given =
        arena_printf(&book->arena, "=SUM(C%d:C%u)", ROW_FIRST + 1, row);
    char *asked =
        arena_printf(&book->arena, "=SUM(D%d:D%u)", ROW_FIRST + 1, row);
    book_put_blank(e->sheet, row, COL_CODE, COL_SCORES, STYLE_GROUP);
    book_put_text(e->sheet, row, COL_TITLE, "Tổng cộng", STYLE_GROUP);
    book_put_points_formula(e->sheet, row, COL_ROUND1, given, e->given,
                            STYLE_GROUP_POINTS);
    book_put_points_formula(e->sheet, row, COL_REQUESTED, asked, 0,
                            STYLE_GROUP_POINTS);
    book_set_height(e->sheet, row, 20);
    book_put_across(e->sheet, ROW_SUM, COL_CODE, COL_TITLE,
                    "Tổng điểm lần 1 và tổng điểm đề nghị:", STYLE_SUM_LABEL);
    book_put_points_formula(e->sheet, ROW_SUM, COL_ROUND1, given, e->given,
                            STYLE_SUM_POINTS);
    book_put_points_formula(e->sheet, ROW_SUM, COL_REQUESTED, asked, 0,
                            STYLE_SUM_POINTS);
    book_set_height(e->sheet, ROW_SUM, 22);
}

/* Rules and colours of whole columns. An untouched row is in order: yellow
 * only says that something may be written there. */
static void write_rules(struct explaining *e)
{
    struct book *book = &e->book;
    unsigned last = e->row - 2;
    unsigned at = ROW_FIRST + 1;
    validate_points(
        e->sheet, (struct rows_of){ROW_FIRST, last, COL_REQUESTED},
        arena_printf(&book->arena, "=$C%u", at),
        arena_printf(&book->arena, "=$I%u", at),
        "Nhập điểm từ điểm thẩm định lần 1 đến điểm tối đa của dòng, "
        "nhiều nhất 2 chữ số thập phân.");
    validate_days(e->sheet, (struct rows_of){ROW_FIRST, last, COL_DATE},
                  e->campaign->year);
    validate_links(e->sheet, (struct rows_of){ROW_FIRST, last, COL_LINK});
    book_paint(e->sheet, ROW_FIRST, COL_EXPLANATION, last, COL_EXPLANATION,
               arena_printf(&book->arena,
                            "=AND(ISNUMBER($D%u),LEN(TRIM($H%u))=0)", at, at),
               STYLE_WRONG);
    book_paint(e->sheet, ROW_FIRST, COL_REQUESTED, last, COL_REQUESTED,
               arena_printf(&book->arena,
                            "=AND(ISBLANK($D%u),COUNTA($E%u:$H%u)>0)", at, at,
                            at),
               STYLE_WRONG);
    book_paint(e->sheet, ROW_FIRST, COL_REQUESTED, last, COL_REQUESTED, NULL,
               STYLE_EMPTY);
}

static void write_table(struct explaining *e)
{
    struct book *book = &e->book;
    const struct unit *unit = e->score->unit;
    e->sheet = book_add_sheet(book, form_03.sheet);
    book_put_across(e->sheet, ROW_TITLE, COL_CODE, COL_SCORES,
                    forms_heading(book, e->campaign, WORD_FORM_03,
                                  "KẾT QUẢ THẨM ĐỊNH LẦN 1"),
                    STYLE_TITLE);
    book_put_across(
        e->sheet, ROW_UNIT, COL_CODE, COL_SCORES,
        arena_printf(&book->arena, "%s (%s)", unit->name, unit->code),
        STYLE_SUBTITLE);
    forms_put_head(e->sheet, ROW_HEADING, form_03.columns, COL_COUNT);
    e->row = ROW_FIRST;
    for (size_t i = 0; i < e->level->indicator_count; i++)
        if (asked_of_unit(&e->score->indicators[i]))
            write_row(e, i);
    write_totals(e);
    write_rules(e);
    forms_put_signatures(e->sheet, e->row + 1, COL_TITLE, "NGƯỜI LẬP BIỂU",
                         COL_LINK, "THỦ TRƯỞNG ĐƠN VỊ");
    const struct forms_table table = {.heading = ROW_HEADING,
                                      .last = e->row - 1,
                                      .frozen = COL_ROUND1,
                                      .printed = COL_COUNT,
                                      .footer = unit->name};
    forms_end_table(e->sheet, &table);
}

static bool lost_points(const struct level *level,
                        const struct unit_score *score)
{
    for (size_t i = 0; i < level->indicator_count; i++)
        if (asked_of_unit(&score->indicators[i]))
            return true;
    return false;
}

/* The highest Lần nộp of a unit's explanations, 0 for none. */
static int64_t explanation_number(const struct intake *intake,
                                  const struct unit *unit)
{
    int64_t highest = 0;
    for (size_t i = 0; i < intake->explanations.count; i++) {
        const struct explanation *e = intake->explanations.items[i];
        if (e->unit == unit && e->number > highest)
            highest = e->number;
    }
    return highest;
}

enum form_made forms_explanation(const struct evaluation *evaluation,
                                 const struct unit *unit, int64_t created,
                                 struct form_file *out)
{
    const struct campaign *campaign = evaluation->campaign;
    struct explaining e = {
        .campaign = campaign,
        .level = &campaign->levels[unit->level],
        .score = &evaluation->units[unit - campaign->units],
        .number = explanation_number(evaluation->intake, unit) + 1,
    };
    char title[512];
    if (!lost_points(e.level, e.score))
        return FORM_NOTHING;
    snprintf(title, sizeof title, "%s – %s – %s", form_03.name,
             campaign_word(campaign, WORD_FORM_03), unit->name);
    if (!forms_open(&e.book, title, campaign->title, created, out))
        return FORM_FAILED;
    write_guide(&e);
    write_facts(&e);
    write_table(&e);
    return forms_finish(&e.book, out);
}
