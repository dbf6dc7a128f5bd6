/* Mẫu 03. */
#include "form/form_03.h"
#include "forms/formula/checks.h"
#include "forms/document_cells.h"
#include "forms/formula/reading.h"
#include "forms/reported.h"
#include "forms/selection.h"
#include "process/asked.h"
#include "forms/validation.h"

#include <stdio.h>

/* Rows: title, unit, live totals, heading, and then the table. */
enum { ROW_TITLE, ROW_UNIT, ROW_SUM, ROW_HEADING, ROW_FIRST };

/* Hidden columns, as in Mẫu 01. */
enum {
    COL_CHECK_POINTS = COL_COUNT,
    COL_POINTS_PARTS, /* of the points that are asked for, */
    COL_POINTS_READ,  /* and what is read in them */
    COL_DOCUMENTS,
    COL_OPEN = COL_DOCUMENTS + DOCUMENT_COLUMNS, /* 1 while begun, not done */
    COL_ANSWERED,                                /* 1 where it is done */
    COL_LAST = COL_ANSWERED
};

static const char state_done[] = "Đủ", state_accepted[] = "Không giải trình";

struct explaining {
    struct book book;
    const struct campaign *campaign;
    const struct level *level;
    const struct unit_score *score;
    int64_t number; /* Lần nộp of this form */
    struct book_sheet *sheet;
    struct document_cells documents;
    size_t row;     /* the next one */
    points_t given; /* by the first appraisal, of all rows */
};

static struct book_sheet *write_guide(struct explaining *e)
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
        "Đã ghi điểm đề nghị thì phải ghi “Giải trình”. Ô vàng là ô còn thiếu, "
        "ô đỏ là ô điền chưa đúng; cột “Tình trạng” nói rõ còn thiếu gì.",
        "Mỗi tài liệu bổ sung ghi ở một dòng, đủ số ký hiệu, ngày và liên kết. "
        "Hết dòng “Tài liệu khác” thì bấm chuột phải vào số thứ tự của dòng "
        "đó, chọn Chèn (Insert).",
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
    return forms_put_guide(book, e->campaign, &form_03, "",
                           e->score->unit->name, steps, LENGTH(steps));
}

static struct forms_place write_facts(struct explaining *e)
{
    const struct unit *unit = e->score->unit;
    const struct fact_content contents[FACT_COUNT] = {
        [FACT_UNIT_CODE].text = unit->code,
        [FACT_UNIT_NAME].text = unit->name,
        [FACT_YEAR].number = e->campaign->year,
        [FACT_NUMBER].number = e->number,
    };
    return forms_put_facts(&e->book, &form_03, contents, e->campaign->year);
}

#define HERE(e, column) forms_cell((e)->sheet, (e)->row, column)

static void put_formula(struct explaining *e, size_t column,
                        const char *formula, const char *now)
{
    book_put_text_formula(e->sheet, e->row, column,
                          arena_printf(&e->book.arena, "=%s", formula), now,
                          STYLE_STATE);
}

/* "Đủ" where intake would say nothing; a row that is left alone accepts. Who
 * still claims that an indicator does not apply asks for no points. */
static void put_state(struct explaining *e, size_t more, bool waiver)
{
    struct arena *arena = &e->book.arena;
    const char *asked = HERE(e, COL_REQUESTED);
    const char *text = HERE(e, COL_EXPLANATION);
    const char *points = HERE(e, COL_CHECK_POINTS);
    const char *proof = HERE(e, COL_DOCUMENTS + DOCUMENT_PROOF);
    const char *state = HERE(e, COL_STATE);
    const struct check_points of = {.cell = asked,
                                    .read = HERE(e, COL_POINTS_READ),
                                    .least = HERE(e, COL_ROUND1),
                                    .max = HERE(e, COL_MAX),
                                    .may_be_empty = true};
    put_formula(e, COL_CHECK_POINTS, check_points(arena, &of), "");
    put_formula(e, COL_POINTS_PARTS, reading_points_parts(arena, asked), "");
    put_formula(e, COL_POINTS_READ,
                reading_points(arena, asked, HERE(e, COL_POINTS_PARTS)), "");
    put_formula(
        e, COL_STATE,
        arena_printf(
            arena,
            "IF(COUNTA(%s,%s,%s,%s,%s)=0,\"%s\",IF(%s<>\"\",%s,IF(AND(ISBLANK(%s),%s),"
            "\"Thiếu điểm đề nghị\",IF(ISERROR(%s),\"Ô giải trình báo lỗi\","
            "IF(LEN(TRIM(%s))=0,\"Thiếu giải trình\",IF(%s<>\"\",%s,\"%s\"))))))",
            asked, text,
            forms_range(e->sheet, e->row, e->row + more, COL_NUMBER),
            forms_range(e->sheet, e->row, e->row + more, COL_DATE),
            forms_range(e->sheet, e->row, e->row + more, COL_LINK),
            state_accepted, points, points, asked, waiver ? "FALSE" : "TRUE",
            text, text, proof, proof, state_done),
        state_accepted);
    book_put_count_formula(
        e->sheet, e->row, COL_OPEN,
        arena_printf(arena, "=IF(OR(%s=\"%s\",%s=\"%s\"),0,1)", state,
                     state_done, state, state_accepted),
        0, STYLE_POINTS);
    book_put_count_formula(
        e->sheet, e->row, COL_ANSWERED,
        arena_printf(arena, "=IF(%s=\"%s\",1,0)", state, state_done), 0,
        STYLE_POINTS);
}

/* A row for a further document. */
static void put_more(struct explaining *e, const struct indicator *indicator)
{
    book_put_blank(e->sheet, e->row, COL_CODE, COL_REQUESTED, STYLE_IDLE);
    book_put_text(e->sheet, e->row, COL_TITLE, form_03.document_title,
                  STYLE_ASIDE);
    document_cells_put(&e->documents, e->row, indicator, false);
    book_put_blank(e->sheet, e->row, COL_EXPLANATION, COL_SCORES, STYLE_IDLE);
    put_formula(e, COL_STATE,
                arena_printf(&e->book.arena, "%s&\"\"",
                             HERE(e, COL_DOCUMENTS + DOCUMENT_CHECK)),
                "");
    e->row++;
}

/* What the agencies gave and why, and the values that they corrected. */
static const char *scores_text(struct explaining *e,
                               const struct indicator *indicator,
                               const struct indicator_score *score)
{
    struct arena *arena = &e->book.arena;
    const struct round_points *round = score_round(score, ROUND_1);
    const char *scores = reported_scores(arena, e->campaign, round);
    const char *corrections =
        reported_corrections(arena, indicator, score->claim, round->accepted);
    if (score->claim && score->claim->waives)
        scores =
            arena_printf(arena, "%s\nĐơn vị đề nghị không áp dụng", scores);
    return *corrections ? arena_printf(arena, "%s\nSố liệu điều chỉnh: %s",
                                       scores, corrections)
                        : scores;
}

static void write_row(struct explaining *e, size_t index)
{
    enum { MORE = 1 };
    const struct indicator *indicator = &e->level->indicators[index];
    const struct indicator_score *score = &e->score->indicators[index];
    const struct round_points *round = score_round(score, ROUND_1);
    const char *scores = scores_text(e, indicator, score);
    size_t row = e->row;
    book_put_text(e->sheet, row, COL_CODE, indicator->code, STYLE_CODE_STRONG);
    book_put_tall(e->sheet, row, COL_TITLE, indicator->title, STYLE_TEXT);
    if (*indicator->guidance)
        book_put_note(e->sheet, row, COL_TITLE, indicator->guidance);
    book_put_points(e->sheet, row, COL_ROUND1, round->points, STYLE_POINTS);
    book_put_note(e->sheet, row, COL_ROUND1, scores);
    book_put_blank(e->sheet, row, COL_REQUESTED, COL_REQUESTED,
                   STYLE_IN_POINTS);
    document_cells_put(&e->documents, row, indicator, true);
    book_put_blank(e->sheet, row, COL_EXPLANATION, COL_EXPLANATION,
                   STYLE_IN_TEXT);
    book_put_points(e->sheet, row, COL_MAX, indicator_shown_max(indicator),
                    STYLE_POINTS);
    book_put_points(e->sheet, row, COL_SELF, score->self, STYLE_POINTS);
    book_put_points(e->sheet, row, COL_COMPUTED, score->computed, STYLE_POINTS);
    book_put_tall(e->sheet, row, COL_SCORES, scores, STYLE_TEXT_SMALL);
    document_cells_put_proof(&e->documents, row, MORE, NULL, "");
    put_state(e, MORE, score->claim && score->claim->waives);
    e->given += round->points;
    e->row++;
    put_more(e, indicator);
}

/* Nothing is asked for while no row is answered: no 0,00. */
static void put_sums(struct explaining *e, size_t row, size_t last,
                     enum style style)
{
    struct arena *arena = &e->book.arena;
    book_put_points_formula(
        e->sheet, row, COL_ROUND1,
        arena_printf(arena, "=SUM(%s)",
                     forms_range(e->sheet, ROW_FIRST, last, COL_ROUND1)),
        e->given, style);
    const char *answered = forms_range(e->sheet, ROW_FIRST, last, COL_ANSWERED);
    const char *asked = forms_range(e->sheet, ROW_FIRST, last, COL_POINTS_READ);
    book_put_text_formula(
        e->sheet, row, COL_REQUESTED,
        arena_printf(arena,
                     "=IF(COUNTIFS(%s,1,%s,\">=0\")=0,\"\",SUMIF(%s,1,%s))",
                     answered, asked, answered, asked),
        "", style);
}

/* The last row of the table, and the same figures in sight at the top. */
static void write_totals(struct explaining *e)
{
    struct arena *arena = &e->book.arena;
    size_t row = e->row++, last = row - 1;
    const char *open = forms_range(e->sheet, ROW_FIRST, last, COL_OPEN);
    const char *answered = forms_range(e->sheet, ROW_FIRST, last, COL_ANSWERED);
    book_put_blank(e->sheet, row, COL_CODE, COL_STATE, STYLE_GROUP);
    book_put_text(e->sheet, row, COL_TITLE, "Tổng cộng", STYLE_GROUP);
    put_sums(e, row, last, STYLE_GROUP_POINTS);
    book_set_height(e->sheet, row, 20);
    book_put_across(e->sheet, ROW_SUM, COL_CODE, COL_TITLE,
                    "Tổng điểm lần 1 và tổng điểm đề nghị:", STYLE_SUM_LABEL);
    put_sums(e, ROW_SUM, last, STYLE_SUM_POINTS);
    book_put_across(e->sheet, ROW_SUM, COL_NUMBER, COL_STATE, "",
                    STYLE_SUM_NOTE);
    book_put_text_formula(
        e->sheet, ROW_SUM, COL_NUMBER,
        arena_printf(arena,
                     "=\"Giải trình đủ: \"&SUM(%s)&\" nội dung; còn dở: "
                     "\"&SUM(%s)",
                     answered, open),
        "Giải trình đủ: 0 nội dung; còn dở: 0", STYLE_SUM_NOTE);
    book_set_height(e->sheet, ROW_SUM, 22);
}

/* Rules and colours of whole columns, those of Mẫu 01. An untouched row is in
 * order. */
static void write_rules(struct explaining *e)
{
    struct arena *arena = &e->book.arena;
    size_t last = e->row - 2;
#define FIRST(column) forms_cell(e->sheet, ROW_FIRST, column)
#define PAINT(column, style, ...)                                              \
    book_paint(e->sheet, ROW_FIRST, column, last, column,                      \
               arena_printf(arena, __VA_ARGS__), style)
    validate_points(
        e->sheet, (struct rows_of){ROW_FIRST, last, COL_REQUESTED},
        arena_printf(arena, "=%s", FIRST(COL_ROUND1)),
        arena_printf(arena, "=%s", FIRST(COL_MAX)),
        "Nhập điểm từ điểm thẩm định lần 1 đến điểm tối đa của dòng, "
        "nhiều nhất 2 chữ số thập phân.");
    validate_days(e->sheet, (struct rows_of){ROW_FIRST, last, COL_DATE},
                  e->campaign->year);
    validate_links(e->sheet, (struct rows_of){ROW_FIRST, last, COL_LINK});
    PAINT(COL_EXPLANATION, STYLE_EMPTY, "=%s=\"Thiếu giải trình\"",
          FIRST(COL_STATE));
    PAINT(COL_REQUESTED, STYLE_EMPTY, "=%s=\"Thiếu điểm đề nghị\"",
          FIRST(COL_STATE));
    PAINT(COL_REQUESTED, STYLE_WRONG, "=LEN(%s)>0", FIRST(COL_CHECK_POINTS));
    PAINT(COL_STATE, STYLE_DONE, "=%s=\"%s\"", FIRST(COL_STATE), state_done);
    document_cells_paint(&e->documents, ROW_FIRST, last);
#undef FIRST
#undef PAINT
}

/* What is added may be of the next year, up to the day by which it is due. */
static struct document_cells documents_of(const struct explaining *e)
{
    int year = e->campaign->year;
    const struct date due = e->campaign->deadlines.explanation;
    return (struct document_cells){
        .sheet = e->sheet,
        .number = COL_NUMBER,
        .date = COL_DATE,
        .link = COL_LINK,
        .checks = COL_DOCUMENTS,
        .first = {year, 1, 1},
        .last = due.year == year + 1 ? due : (struct date){year, 12, 31},
    };
}

static void write_table(struct explaining *e)
{
    struct book *book = &e->book;
    const struct unit *unit = e->score->unit;
    e->sheet = book_add_sheet(book, form_03.sheet);
    book_put_across(
        e->sheet, ROW_TITLE, COL_CODE, COL_STATE,
        forms_heading(book, e->campaign, &form_03, "KẾT QUẢ THẨM ĐỊNH LẦN 1"),
        STYLE_TITLE);
    book_put_across(
        e->sheet, ROW_UNIT, COL_CODE, COL_STATE,
        arena_printf(&book->arena, "%s (%s)", unit->name, unit->code),
        STYLE_SUBTITLE);
    forms_put_head(e->sheet, ROW_HEADING, form_03.columns, COL_COUNT);
    e->row = ROW_FIRST;
    e->documents = documents_of(e);
    for (size_t i = 0; i < e->level->indicator_count; i++)
        if (asked_of_unit(&e->score->indicators[i]))
            write_row(e, i);
    write_totals(e);
    write_rules(e);
    book_hide_columns(e->sheet, COL_CHECK_POINTS, COL_LAST);
    forms_put_signatures(e->sheet, e->row + 1, COL_TITLE, "NGƯỜI LẬP BIỂU",
                         COL_LINK, "THỦ TRƯỞNG ĐƠN VỊ");
    const struct forms_table table = {.heading = ROW_HEADING,
                                      .last = e->row - 1,
                                      .frozen = COL_ROUND1,
                                      .printed = COL_COUNT,
                                      .footer = unit->name};
    forms_end_table(e->sheet, &table);
}

/* intake_last_number of a unit, whose forms are many, among the explanations
 * alone, which are few when they are asked for. */
static int64_t explanation_number(const struct intake *intake,
                                  const struct unit *unit)
{
    int64_t highest = 0;
    for (size_t i = 0; i < intake->explanations.count; i++) {
        const struct intake_head *head = &intake->explanations.items[i]->head;
        if (head->unit == unit && head->number > highest)
            highest = head->number;
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
    if (!asked_any_of_unit(e.score, e.level))
        return FORM_NOTHING;
    if (!forms_open(&e.book, campaign, &form_03, unit->name, created, out))
        return FORM_FAILED;
    struct book_sheet *guide = write_guide(&e);
    struct forms_place facts = write_facts(&e);
    write_table(&e);
    const struct forms_place table = {e.sheet, form_03.sheet, ROW_FIRST,
                                      COL_REQUESTED};
    forms_link_guide(guide, &facts, &table);
    return forms_finish(&e.book, out);
}
