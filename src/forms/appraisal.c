/* Mẫu 02. */
#include "base/mem.h"
#include "forms/appraisal_layout.h"
#include "forms/appraisal_paper.h"
#include "forms/reported.h"
#include "forms/selection.h"
#include "forms/validation.h"
#include "xlsx/write/lines.h"
#include "xlsx/write/text.h"

#include <stdio.h>
#include <stdlib.h>

/* Rows: title, whose, live count, heading, and then the table. */
enum { ROW_TITLE, ROW_WHOSE, ROW_COUNT, ROW_HEADING, ROW_FIRST };

struct appraising {
    struct book book;
    const struct appraisal_request *request;
    const struct campaign *campaign;
    const struct level *level;
    const char *agency; /* its name, or the council */
    struct book_sheet *sheet;
    struct appraisal_layout layout;
    struct appraisal_rows rows;
    size_t *places; /* the row on the sheet of each of them */
    size_t next;    /* the next row */
};

#define AT_COLUMN(a, column) (a)->layout.at[column]

static const char *round_name(enum round round)
{
    static const char *const names[] = {[ROUND_1] = "VÒNG 1",
                                        [ROUND_2] = "VÒNG 2",
                                        [ROUND_COUNCIL] = "CỦA HỘI ĐỒNG"};
    return names[round];
}

/* The units that are not on the form because nothing of theirs counts. */
static const char *absent_units(struct appraising *a)
{
    const struct level_score *level =
        &a->request->evaluation->levels[a->request->level];
    const struct intake *intake = a->request->evaluation->intake;
    struct str text = {0};
    size_t count = 0;
    for (size_t u = 0; u < level->unit_count; u++) {
        const struct unit *unit = level->units[u]->unit;
        if (intake->by_unit[unit - a->campaign->units])
            continue;
        str_printf(&text, "%s%s", count++ > 0 ? ", " : "", unit->code);
    }
    const char *kept =
        count == 0
            ? "Tất cả đơn vị của cấp này đã gửi biểu tự đánh giá."
            : arena_printf(&a->book.arena,
                           "Chưa có biểu tự đánh giá hợp lệ nên không có trong "
                           "phiếu: %zu đơn vị (%s).",
                           count,
                           book_cut(&a->book.arena, str_text(&text), 300));
    str_clear(&text);
    return kept;
}

static struct book_sheet *write_guide(struct appraising *a)
{
    static const char *const what[] = {
        [ROUND_1] = "Phiếu có sẵn mọi nội dung cơ quan được giao chấm, của mọi "
                    "đơn vị đã gửi biểu tự đánh giá; xếp theo nội dung, rồi "
                    "theo đơn vị.",
        [ROUND_2] = "Phiếu chỉ có những nội dung mà đơn vị giải trình sau vòng "
                    "1; nội dung khác giữ điểm vòng 1.",
        [ROUND_COUNCIL] =
            "Phiếu chỉ có những dòng cần Hội đồng xem: đơn vị giải trình, các "
            "cơ quan chấm khác nhau, hoặc điểm thẩm định khác điểm tự đánh "
            "giá.",
    };
    static const char *const how[] = {
        [ROUND_1] = "Mỗi dòng: ghi x vào “Đồng ý” để lấy Điểm tính, hoặc ghi "
                    "“Điểm thẩm định”. Nhiều dòng một lúc: chọn các ô “Đồng "
                    "ý”, gõ x rồi bấm Ctrl+Enter. Ô vàng là dòng chưa chấm.",
        [ROUND_2] = "Ghi “Điểm thẩm định” ở mọi dòng. Ô vàng là ô còn trống; "
                    "ghi xong sẽ hết vàng.",
        [ROUND_COUNCIL] =
            "Chỉ ghi “Điểm thẩm định” ở dòng Hội đồng điều chỉnh; để trống là "
            "giữ nguyên điểm đang có.",
    };
    const char *paper =
        a->request->round == ROUND_1
            ? "Bản in để ký là trang “Bảng điểm để in”: mỗi đơn vị một dòng, "
              "lấy điểm từ trang “Thẩm định”."
            : "Trang “Thẩm định” in được ngay để ký.";
    const char *steps[] = {
        "Điền trang “Thông tin” trước: người thẩm định và ngày. Phần còn lại "
        "đã "
        "điền sẵn, không sửa.",
        what[a->request->round],
        how[a->request->round],
        "Điểm từ 0 đến điểm tối đa của dòng, nhiều nhất 2 chữ số thập phân.",
        "“Điểm tính” là điểm chương trình tính từ số liệu đơn vị; trống là "
        "nội dung chấm trực tiếp hoặc số liệu còn lỗi.",
        "Điểm thẩm định khác Điểm tính thì phải ghi “Lý do”; ô đỏ là còn thiếu "
        "lý "
        "do. Lý do được in trong báo cáo gửi đơn vị.",
        "Các cột tiêu đề xám nêu số liệu, minh chứng và ý kiến đã nhận được để "
        "đối chiếu; bấm vào minh chứng để mở liên kết của đơn vị.",
        "Phiếu xếp theo tiêu chí; muốn xem theo đơn vị thì bấm mũi tên ở tiêu "
        "đề “Mã đơn vị” hoặc “Tên đơn vị” để lọc. Rê chuột vào dòng tên tiêu "
        "chí có góc đỏ để đọc hướng dẫn chấm.",
        paper,
        absent_units(a),
        arena_printf(&a->book.arena,
                     "Lưu tệp dạng Excel (.xlsx) và gửi %s. Gửi lại thì gửi cả "
                     "phiếu và tăng “Lần nộp” ở trang “Thông tin” thêm 1.",
                     campaign_word(a->campaign, WORD_WORKING_GROUP)),
    };
    return forms_put_guide(
        &a->book,
        arena_printf(&a->book.arena, "MẪU 02 – %s",
                     forms_heading(&a->book, a->campaign, WORD_FORM_02,
                                   round_name(a->request->round))),
        arena_printf(&a->book.arena, "%s – %s", a->agency, a->level->title),
        steps, LENGTH(steps));
}

static struct forms_place write_facts(struct appraising *a)
{
    enum round round = a->request->round;
    const struct fact_content contents[FACT_COUNT] = {
        [FACT_AGENCY].text = a->agency,
        [FACT_LEVEL].text = a->level->title,
        [FACT_YEAR].number = a->campaign->year,
        [FACT_ROUND] = {round == ROUND_COUNCIL ? "Hội đồng" : NULL,
                        round == ROUND_1 ? 1 : 2},
        [FACT_NUMBER].number = appraisal_number(a->request) + 1,
    };
    return forms_put_facts(&a->book, &form_02, contents, a->campaign->year);
}

/* The day by which the form is due; year 0 where nobody has said so. */
static struct date deadline_of(const struct appraising *a)
{
    const struct date none = {0};
    return a->request->round == ROUND_1   ? a->campaign->deadlines.round1
           : a->request->round == ROUND_2 ? a->campaign->deadlines.round2
                                          : none;
}

static const char *aid_text(struct appraising *a, enum aid aid,
                            const struct indicator *indicator,
                            const struct indicator_score *score)
{
    struct arena *arena = &a->book.arena;
    const struct contested *contested = score->contested;
    const enum round last =
        score->rounds[ROUND_2].points != POINTS_NONE ? ROUND_2 : ROUND_1;
    switch (aid) {
    case AID_VALUES:
        return reported_figures(arena, indicator, score->claim);
    case AID_EXPLANATION:
        return score->claim->explanation;
    case AID_CONTESTED:
        return contested ? contested->text : "";
    case AID_SCORES:
        return reported_scores(arena, a->campaign, &score->rounds[last]);
    default:
        return "";
    }
}

static points_t aid_points(enum aid aid, const struct indicator_score *score)
{
    switch (aid) {
    case AID_REQUESTED:
        return score->contested ? score->contested->requested : POINTS_NONE;
    case AID_ROUND1:
        return score->rounds[ROUND_1].points;
    case AID_ROUND2:
        return score->rounds[ROUND_2].points;
    default:
        return POINTS_NONE;
    }
}

/* The documents from the `first` on: one, which opens with a click; in the last
 * column, where there are more of them, all that are left. */
static void put_documents(struct appraising *a, size_t row, size_t column,
                          const struct evidence *items, size_t count)
{
    struct arena *arena = &a->book.arena;
    if (count == 0) {
        book_put_blank(a->sheet, row, column, column, STYLE_TEXT_SMALL);
        return;
    }
    const char *text = count == 1 ? reported_document(arena, items)
                                  : reported_evidence(arena, items, count);
    if (*items->link)
        book_put_link(a->sheet, row, column, items->link, text, STYLE_LINK);
    else
        book_put_text(a->sheet, row, column, text, STYLE_TEXT_SMALL);
}

static void put_aid(struct appraising *a, size_t row, size_t column,
                    const struct indicator *indicator,
                    const struct indicator_score *score)
{
    const struct appraisal_column *c = &a->layout.columns[column];
    const struct claim *claim = score->claim;
    const struct contested *contested = score->contested;
    bool last = c->document + 1 == LAYOUT_DOCUMENTS;
    switch (c->aid) {
    case AID_EVIDENCE:
        if (c->document < claim->evidence_count)
            put_documents(a, row, column, claim->evidence + c->document,
                          last ? claim->evidence_count - c->document : 1);
        else
            put_documents(a, row, column, NULL, 0);
        break;
    case AID_MORE_EVIDENCE:
        put_documents(a, row, column, contested ? contested->evidence : NULL,
                      contested ? contested->evidence_count : 0);
        break;
    case AID_REQUESTED:
    case AID_ROUND1:
    case AID_ROUND2:
        book_put_points(a->sheet, row, column, aid_points(c->aid, score),
                        STYLE_POINTS);
        break;
    default:
        book_put_tall(a->sheet, row, column,
                      aid_text(a, c->aid, indicator, score), STYLE_TEXT_SMALL);
    }
}

/* A column of the form. */
static void put_own(struct appraising *a, size_t row, enum column column,
                    size_t at, const struct appraisal_row *r)
{
    const struct indicator *indicator = &a->level->indicators[r->indicator];
    const struct indicator_score *score = &r->unit->indicators[r->indicator];
    switch (column) {
    case COLUMN_UNIT_CODE:
        book_put_text(a->sheet, row, at, r->unit->unit->code, STYLE_TEXT);
        break;
    case COLUMN_UNIT_NAME:
        book_put_tall(a->sheet, row, at, r->unit->unit->name, STYLE_TEXT);
        break;
    case COLUMN_CODE:
        book_put_text(a->sheet, row, at, indicator->code, STYLE_CODE_STRONG);
        break;
    case COLUMN_TITLE:
        book_put_text(a->sheet, row, at, indicator->title, STYLE_LINE);
        break;
    case COLUMN_MAX:
        book_put_points(a->sheet, row, at, indicator->max, STYLE_POINTS);
        break;
    case COLUMN_SELF:
        book_put_points(a->sheet, row, at, score->self, STYLE_POINTS);
        break;
    case COLUMN_COMPUTED:
        book_put_points(a->sheet, row, at, score->computed, STYLE_POINTS);
        break;
    case COLUMN_AGREE:
        book_put_blank(a->sheet, row, at, at, STYLE_IN_CHOICE);
        break;
    case COLUMN_APPRAISED:
        book_put_points(a->sheet, row, at, r->points, STYLE_IN_POINTS);
        break;
    case COLUMN_REASON:
        book_put_tall(a->sheet, row, at, r->reason, STYLE_IN_TEXT);
        break;
    default:
        break;
    }
}

static void write_row(struct appraising *a, const struct appraisal_row *r)
{
    const struct indicator *indicator = &a->level->indicators[r->indicator];
    const struct indicator_score *score = &r->unit->indicators[r->indicator];
    for (size_t c = 0; c < a->layout.count; c++)
        if (a->layout.columns[c].is_aid)
            put_aid(a, a->next, c, indicator, score);
        else
            put_own(a, a->next, a->layout.columns[c].form.column, c, r);
    a->next++;
}

/* The heading of the rows of an indicator, `count` of them: what it is, what
 * its values are, and how many rows are left. */
static void write_heading(struct appraising *a,
                          const struct indicator *indicator, size_t count)
{
    struct arena *arena = &a->book.arena;
    size_t agreed = AT_COLUMN(a, COL_AGREE),
           points = AT_COLUMN(a, COL_APPRAISED);
    size_t left = AT_COLUMN(a, COL_REASON) + 1, row = a->next++;
    const char *labels = reported_labels(arena, indicator);
    const char *title =
        arena_printf(arena, "%s. %s%s%s", indicator->code, indicator->title,
                     *labels ? "\n" : "", labels);
    double width = 0;
    for (size_t c = 0; c < left; c++)
        width += a->layout.columns[c].form.width;
    book_set_lines(a->sheet, row, book_text_lines(title, width, 11, true),
                   STYLE_INDICATOR);
    book_put_across(a->sheet, row, 0, left - 1, title, STYLE_INDICATOR);
    if (*indicator->guidance)
        book_put_note(a->sheet, row, 0, indicator->guidance);
    book_put_blank(a->sheet, row, left, a->layout.count - 1, STYLE_INDICATOR);
    if (agreed == LAYOUT_NONE)
        return;
    size_t filled = 0;
    for (size_t i = 0; i < a->rows.count; i++)
        filled +=
            &a->level->indicators[a->rows.items[i].indicator] == indicator &&
            a->rows.items[i].points != POINTS_NONE;
    book_put_text_formula(
        a->sheet, row, left,
        arena_printf(arena,
                     "=\"Còn \"&(%zu-SUMPRODUCT(--(LEN(%s)+LEN(%s)>0)))&\" / "
                     "%zu dòng\"",
                     count, forms_range(a->sheet, row + 1, row + count, agreed),
                     forms_range(a->sheet, row + 1, row + count, points),
                     count),
        arena_printf(arena, "Còn %zu / %zu dòng", count - filled, count),
        STYLE_INDICATOR);
}

/* How many rows of the table from `first` on are of one indicator. */
static size_t rows_of_indicator(const struct appraising *a, size_t first)
{
    size_t count = 0;
    while (first + count < a->rows.count &&
           a->rows.items[first + count].indicator ==
               a->rows.items[first].indicator)
        count++;
    return count;
}

static void write_rows(struct appraising *a)
{
    a->next = ROW_FIRST;
    for (size_t i = 0; i < a->rows.count;) {
        size_t count = rows_of_indicator(a, i);
        write_heading(a, &a->level->indicators[a->rows.items[i].indicator],
                      count);
        for (; count > 0; count--, i++) {
            a->places[i] = a->next;
            write_row(a, &a->rows.items[i]);
        }
    }
}

/* The cells of a column of the form, all rows. */
static const char *all_rows(struct appraising *a, size_t column)
{
    return forms_range(a->sheet, ROW_FIRST, a->next - 1, AT_COLUMN(a, column));
}

/* How far the form is, computed by Excel as it is filled in. */
static void write_count(struct appraising *a)
{
    struct arena *arena = &a->book.arena;
    size_t filled = 0, unexplained = 0, last = AT_COLUMN(a, COL_REASON);
    for (size_t i = 0; i < a->rows.count; i++) {
        const struct appraisal_row *r = &a->rows.items[i];
        points_t computed = r->unit->indicators[r->indicator].computed;
        filled += r->points != POINTS_NONE;
        unexplained += r->points != POINTS_NONE && computed != POINTS_NONE &&
                       r->points != computed && !*r->reason;
    }
    const char *given = all_rows(a, COL_APPRAISED);
    const char *computed = all_rows(a, COL_COMPUTED);
    const char *done =
        AT_COLUMN(a, COL_AGREE) == LAYOUT_NONE
            ? arena_printf(arena, "SUMPRODUCT(--(LEN(%s)>0))", given)
            : arena_printf(arena, "SUMPRODUCT(--(LEN(%s)+LEN(%s)>0))", given,
                           all_rows(a, COL_AGREE));
    book_put_across(a->sheet, ROW_COUNT, 0, last, "", STYLE_SUM_NOTE);
    book_put_text_formula(
        a->sheet, ROW_COUNT, 0,
        arena_printf(
            arena,
            "=\"Đã chấm \"&%s&\" / %zu dòng, còn \"&(%zu-%s)&\"; thiếu lý do: "
            "\"&SUMPRODUCT(ISNUMBER(%s)*ISNUMBER(%s)*(%s<>%s)*(LEN(%s)=0))",
            done, a->rows.count, a->rows.count, done, computed, given, computed,
            given, all_rows(a, COL_REASON)),
        arena_printf(arena, "Đã chấm %zu / %zu dòng, còn %zu; thiếu lý do: %zu",
                     filled, a->rows.count, a->rows.count - filled,
                     unexplained),
        STYLE_SUM_NOTE);
    book_set_height(a->sheet, ROW_COUNT, 22);
}

static const char *first_cell(struct appraising *a, size_t column)
{
    return forms_cell(a->sheet, ROW_FIRST, AT_COLUMN(a, column));
}

static void paint(struct appraising *a, size_t column, const char *formula,
                  enum style style)
{
    size_t at = AT_COLUMN(a, column);
    book_paint(a->sheet, ROW_FIRST, at, a->next - 1, at, formula, style);
}

/* Yellow is a row that is not scored yet, red what is wrong. Headings have no
 * code. */
static void write_colours(struct appraising *a)
{
    struct arena *arena = &a->book.arena;
    const char *code = first_cell(a, COL_CODE), *max = first_cell(a, COL_MAX);
    const char *computed = first_cell(a, COL_COMPUTED);
    const char *points = first_cell(a, COL_APPRAISED);
    bool agrees = AT_COLUMN(a, COL_AGREE) != LAYOUT_NONE;
    const char *agreed = agrees ? first_cell(a, COL_AGREE) : "\"\"";
    if (a->request->round != ROUND_COUNCIL)
        paint(a, COL_APPRAISED,
              arena_printf(arena, "=AND(LEN(%s)>0,ISBLANK(%s),LEN(%s)=0)", code,
                           points, agreed),
              STYLE_EMPTY);
    paint(a, COL_APPRAISED,
          arena_printf(arena,
                       "=AND(LEN(%s)>0,NOT(ISBLANK(%s)),OR(NOT(ISNUMBER(%s)),"
                       "%s<0,%s>%s,ROUND(N(%s),2)<>%s))",
                       code, points, points, points, points, max, points,
                       points),
          STYLE_WRONG);
    if (agrees)
        paint(a, COL_AGREE,
              arena_printf(arena, "=AND(LEN(%s)>0,NOT(ISNUMBER(%s)),LEN(%s)>0)",
                           code, computed, agreed),
              STYLE_WRONG);
    paint(a, COL_REASON,
          arena_printf(
              arena, "=AND(ISNUMBER(%s),ISNUMBER(%s),%s<>%s,LEN(TRIM(%s))=0)",
              computed, points, computed, points, first_cell(a, COL_REASON)),
          STYLE_WRONG);
}

static void write_rules(struct appraising *a)
{
    static const char *const marks[] = {"x"};
    const struct book_rule agree = {
        .kind = BOOK_RULE_OPTIONS,
        .options = marks,
        .option_count = LENGTH(marks),
        .title = "Ghi x",
        .message = "Ghi x để lấy Điểm tính, hoặc để trống.",
        .input_title = "Đồng ý",
        .input_message = "x: lấy Điểm tính. Nhiều dòng một lúc: chọn các ô, gõ "
                         "x, bấm Ctrl+Enter.",
    };
    size_t last = a->next - 1, at = AT_COLUMN(a, COL_AGREE);
    validate_points(
        a->sheet,
        (struct rows_of){ROW_FIRST, last, AT_COLUMN(a, COL_APPRAISED)}, "=0",
        arena_printf(&a->book.arena, "=%s", first_cell(a, COL_MAX)),
        "Nhập điểm từ 0 đến điểm tối đa của dòng, nhiều nhất 2 chữ số thập "
        "phân.");
    if (at != LAYOUT_NONE)
        book_add_rule(a->sheet, ROW_FIRST, at, last, at, &agree);
}

/* The most documents that a row has. */
static size_t most_documents(const struct appraising *a)
{
    size_t most = 0;
    for (size_t i = 0; i < a->rows.count; i++) {
        const struct appraisal_row *r = &a->rows.items[i];
        const struct claim *claim = r->unit->indicators[r->indicator].claim;
        most = claim->evidence_count > most ? claim->evidence_count : most;
    }
    return most;
}

static void write_titles(struct appraising *a, const char *title,
                         const char *whose)
{
    struct form_column heads[LAYOUT_MOST];
    size_t last = AT_COLUMN(a, COL_REASON);
    for (size_t c = 0; c < a->layout.count; c++)
        heads[c] = a->layout.columns[c].form;
    book_put_across(a->sheet, ROW_TITLE, 0, last, title, STYLE_TITLE);
    book_put_across(a->sheet, ROW_WHOSE, 0, last, whose, STYLE_SUBTITLE);
    forms_put_head(a->sheet, ROW_HEADING, heads, a->layout.count);
}

/* What is signed: of a first round, which has thousands of rows, the points
 * alone, on a sheet of their own. */
static void end_sheet(struct appraising *a, const char *title,
                      const char *whose)
{
    bool first = a->request->round == ROUND_1;
    const struct appraisal_paper paper = {
        a->request, &a->rows, a->places, &a->layout, a->sheet, title, whose};
    const struct forms_table table = {.heading = ROW_HEADING,
                                      .last = first ? ROW_COUNT : a->next - 1,
                                      .frozen = AT_COLUMN(a, COL_CODE) + 1,
                                      .printed = a->layout.printed,
                                      .footer = whose};
    book_filter(a->sheet, ROW_HEADING, a->next - 1, a->layout.count - 1);
    if (!first)
        forms_put_signatures(a->sheet, a->next + 1, AT_COLUMN(a, COL_UNIT_NAME),
                             "NGƯỜI THẨM ĐỊNH", AT_COLUMN(a, COL_COMPUTED),
                             a->request->round == ROUND_COUNCIL
                                 ? "TM. HỘI ĐỒNG"
                                 : "THỦ TRƯỞNG CƠ QUAN");
    forms_end_table(a->sheet, &table);
    if (first)
        appraisal_paper_write(&a->book, &paper);
}

static void write_table(struct appraising *a)
{
    struct arena *arena = &a->book.arena;
    char day[DATE_TEXT_SIZE];
    const struct date due = deadline_of(a);
    const char *title =
        arena_printf(arena, "PHIẾU THẨM ĐỊNH %s NĂM %d",
                     round_name(a->request->round), a->campaign->year);
    const char *whose =
        arena_printf(arena, "%s – %s%s%s", a->agency, a->level->title,
                     due.year ? " – gửi trước hết ngày " : "",
                     due.year ? date_format_vi(due, day) : "");
    a->sheet = book_add_sheet(&a->book, form_02.sheet);
    appraisal_layout_make(&a->layout, a->request->round, most_documents(a));
    write_titles(a, title, whose);
    write_rows(a);
    write_count(a);
    write_rules(a);
    write_colours(a);
    end_sheet(a, title, whose);
}

static enum form_made make(struct appraising *a, int64_t created,
                           struct form_file *out)
{
    char title[512];
    snprintf(title, sizeof title, "%s – %s – %s – %s", form_02.name,
             form_02.title, a->agency, a->level->title);
    if (!forms_open(&a->book, title, campaign_issuer(a->campaign), created,
                    out))
        return FORM_FAILED;
    a->places = mem_calloc(a->rows.count + 1, sizeof *a->places);
    struct book_sheet *guide = write_guide(a);
    struct forms_place facts = write_facts(a);
    write_table(a);
    size_t agreed = AT_COLUMN(a, COL_AGREE);
    const struct forms_place table = {
        a->sheet, form_02.sheet, a->places[0],
        agreed == LAYOUT_NONE ? AT_COLUMN(a, COL_APPRAISED) : agreed};
    forms_link_guide(guide, &facts, &table);
    free(a->places);
    return forms_finish(&a->book, out);
}

enum form_made forms_appraisal(const struct appraisal_request *request,
                               int64_t created, struct form_file *out)
{
    const struct campaign *campaign = request->evaluation->campaign;
    struct appraising a = {
        .request = request,
        .campaign = campaign,
        .level = &campaign->levels[request->level],
        .agency = request->agency == SIZE_MAX
                      ? campaign_word(campaign, WORD_COUNCIL)
                      : campaign->agencies[request->agency],
    };
    select_appraisal(request, &a.rows);
    enum form_made made =
        a.rows.count > 0 ? make(&a, created, out) : FORM_NOTHING;
    vec_clear(&a.rows);
    return made;
}
