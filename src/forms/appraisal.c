/* Mẫu 02. */
#include "form/form_02.h"
#include "forms/reported.h"
#include "forms/selection.h"
#include "forms/validation.h"
#include "xlsx/write/text.h"

#include <stdio.h>

/* At most so many columns are added for a round. */
enum { COL_EXTRA_MOST = 6 };

/* Rows: title, whose, live count, heading, and then the table. */
enum { ROW_TITLE, ROW_WHOSE, ROW_COUNT, ROW_HEADING, ROW_FIRST };

/* What stands to the right of the form to help whoever fills it in. Intake
 * reads none of these headings. */
enum aid {
    AID_VALUES,
    AID_EVIDENCE,
    AID_EXPLANATION,
    AID_CONTESTED,
    AID_MORE_EVIDENCE,
    AID_REQUESTED,
    AID_ROUND1,
    AID_ROUND2,
    AID_SCORES,
    AID_NONE
};

#define AID(name, words, chars)                                                \
    [AID_##name] = {.title = (words), .width = (chars), .extra = true}
static const struct form_column aids[AID_NONE] = {
    AID(VALUES, "Đơn vị báo cáo", 64),
    AID(EVIDENCE, "Minh chứng", 48),
    AID(EXPLANATION, "Đơn vị ghi thêm", 48),
    AID(CONTESTED, "Đơn vị trình bày", 64),
    AID(MORE_EVIDENCE, "Minh chứng thêm", 48),
    AID(REQUESTED, "Đơn vị đề nghị", 9),
    AID(ROUND1, "Vòng 1", 9),
    AID(ROUND2, "Vòng 2", 9),
    AID(SCORES, "Ý kiến cơ quan chấm", 64),
};

static const enum aid aids_of[ROUND_COUNT][COL_EXTRA_MOST + 1] = {
    [ROUND_1] = {AID_VALUES, AID_EVIDENCE, AID_EXPLANATION, AID_NONE},
    [ROUND_2] = {AID_ROUND1, AID_REQUESTED, AID_CONTESTED, AID_MORE_EVIDENCE,
                 AID_VALUES, AID_EVIDENCE, AID_NONE},
    [ROUND_COUNCIL] = {AID_ROUND1, AID_ROUND2, AID_SCORES, AID_CONTESTED,
                       AID_MORE_EVIDENCE, AID_NONE},
};

/* How many of them are printed, for whoever decides on paper. */
static const unsigned printed_aids[] = {
    [ROUND_1] = 0, [ROUND_2] = 2, [ROUND_COUNCIL] = 3};

struct appraising {
    struct book book;
    const struct appraisal_request *request;
    const struct campaign *campaign;
    const struct level *level;
    const char *agency; /* its name, or the council */
    struct book_sheet *sheet;
    struct appraisal_rows rows;
    unsigned last; /* row of the table */
};

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

static void write_guide(struct appraising *a)
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
    bool council = a->request->round == ROUND_COUNCIL;
    const char *steps[] = {
        "Điền trang “Thông tin” trước: người thẩm định và ngày. Phần còn lại "
        "đã "
        "điền sẵn, không sửa.",
        what[a->request->round],
        council
            ? "Chỉ ghi “Điểm thẩm định” ở dòng Hội đồng điều chỉnh; để trống "
              "là giữ nguyên điểm đang có."
            : "Ghi “Điểm thẩm định” ở mọi dòng. Ô vàng là ô còn trống; ghi "
              "xong sẽ hết vàng.",
        "Điểm từ 0 đến điểm tối đa của dòng, nhiều nhất 2 chữ số thập phân.",
        "“Điểm tính” là điểm chương trình tính từ số liệu đơn vị; trống là "
        "nội dung chấm trực tiếp hoặc số liệu còn lỗi.",
        "Điểm thẩm định khác Điểm tính thì phải ghi “Lý do”; ô đỏ là còn thiếu "
        "lý "
        "do. Lý do được in trong báo cáo gửi đơn vị.",
        "Các cột xám bên phải nêu số liệu, minh chứng và ý kiến đã nhận được "
        "để "
        "đối chiếu; không phải điền.",
        "Bấm mũi tên ở dòng tiêu đề để lọc theo đơn vị hoặc nội dung; rê chuột "
        "vào ô nội dung có góc đỏ để đọc hướng dẫn chấm.",
        absent_units(a),
        arena_printf(&a->book.arena,
                     "Lưu tệp dạng Excel (.xlsx) và gửi %s. Gửi lại thì gửi cả "
                     "phiếu và tăng “Lần nộp” ở trang “Thông tin” thêm 1.",
                     campaign_word(a->campaign, WORD_WORKING_GROUP)),
    };
    forms_put_guide(
        &a->book,
        arena_printf(&a->book.arena, "MẪU 02 – %s",
                     forms_heading(&a->book, a->campaign, WORD_FORM_02,
                                   round_name(a->request->round))),
        arena_printf(&a->book.arena, "%s – %s", a->agency, a->level->title),
        steps, LENGTH(steps));
}

static void write_facts(struct appraising *a)
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
    forms_put_facts(&a->book, &form_02, contents, a->campaign->year);
}

static const char *aid_text(struct appraising *a, enum aid aid,
                            const struct indicator *indicator,
                            const struct indicator_score *score)
{
    struct arena *arena = &a->book.arena;
    const struct claim *claim = score->claim;
    const struct contested *contested = score->contested;
    switch (aid) {
    case AID_VALUES:
        return reported_values(arena, indicator, claim);
    case AID_EVIDENCE:
        return reported_evidence(arena, claim->evidence, claim->evidence_count);
    case AID_EXPLANATION:
        return claim->explanation;
    case AID_CONTESTED:
        return contested ? contested->text : "";
    case AID_MORE_EVIDENCE:
        return contested ? reported_evidence(arena, contested->evidence,
                                             contested->evidence_count)
                         : "";
    case AID_SCORES:
        return reported_scores(
            arena, a->campaign,
            &score->rounds[score->rounds[ROUND_2].points != POINTS_NONE
                               ? ROUND_2
                               : ROUND_1]);
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

/* Writes the columns to the right. */
static void write_aids(struct appraising *a, unsigned row,
                       const struct indicator *indicator,
                       const struct indicator_score *score)
{
    const enum aid *list = aids_of[a->request->round];
    for (unsigned i = 0; list[i] != AID_NONE; i++)
        if (list[i] >= AID_REQUESTED && list[i] <= AID_ROUND2)
            book_put_points(a->sheet, row, COL_EXTRA + i,
                            aid_points(list[i], score), STYLE_POINTS);
        else
            book_put_tall(a->sheet, row, COL_EXTRA + i,
                          aid_text(a, list[i], indicator, score),
                          STYLE_TEXT_SMALL);
}

static void write_row(struct appraising *a, unsigned row,
                      const struct appraisal_row *r, bool first)
{
    const struct indicator *indicator = &a->level->indicators[r->indicator];
    const struct indicator_score *score = &r->unit->indicators[r->indicator];
    const struct unit *unit = r->unit->unit;
    book_set_lines(a->sheet, row, 2, STYLE_TEXT);
    book_put_text(a->sheet, row, COL_UNIT_CODE, unit->code, STYLE_TEXT);
    book_put_tall(a->sheet, row, COL_UNIT_NAME, unit->name, STYLE_TEXT);
    book_put_text(a->sheet, row, COL_CODE, indicator->code, STYLE_CODE_STRONG);
    book_put_tall(a->sheet, row, COL_TITLE, indicator->title, STYLE_TEXT);
    if (first && *indicator->guidance)
        book_put_note(a->sheet, row, COL_TITLE, indicator->guidance);
    book_put_points(a->sheet, row, COL_MAX, indicator_shown_max(indicator),
                    STYLE_POINTS);
    book_put_points(a->sheet, row, COL_SELF, score->self, STYLE_POINTS);
    book_put_points(a->sheet, row, COL_COMPUTED, score->computed, STYLE_POINTS);
    book_put_points(a->sheet, row, COL_APPRAISED, r->points, STYLE_IN_POINTS);
    book_put_tall(a->sheet, row, COL_REASON, r->reason, STYLE_IN_TEXT);
    write_aids(a, row, indicator, score);
}

/* How far the form is, computed by Excel as it is filled in. */
static void write_count(struct appraising *a)
{
    struct book *book = &a->book;
    unsigned from = ROW_FIRST + 1, to = a->last + 1;
    size_t filled = 0, unexplained = 0;
    for (size_t i = 0; i < a->rows.count; i++) {
        const struct appraisal_row *r = &a->rows.items[i];
        points_t computed = r->unit->indicators[r->indicator].computed;
        filled += r->points != POINTS_NONE;
        unexplained += r->points != POINTS_NONE && computed != POINTS_NONE &&
                       r->points != computed && !*r->reason;
    }
    char *count = arena_printf(&book->arena, "=COUNT(H%u:H%u)", from, to);
    char *rest = arena_printf(
        &book->arena,
        "=\"/ \"&ROWS(H%u:H%u)&\" dòng; thiếu lý do: \"&SUMPRODUCT("
        "ISNUMBER(G%u:G%u)*ISNUMBER(H%u:H%u)*(G%u:G%u<>H%u:H%u)*"
        "(LEN(I%u:I%u)=0))",
        from, to, from, to, from, to, from, to, from, to, from, to);
    char *now = arena_printf(&book->arena, "/ %zu dòng; thiếu lý do: %zu",
                             a->rows.count, unexplained);
    book_put_across(a->sheet, ROW_COUNT, COL_UNIT_CODE, COL_COMPUTED,
                    "Số dòng đã chấm:", STYLE_SUM_LABEL);
    book_put_count_formula(a->sheet, ROW_COUNT, COL_APPRAISED, count,
                           (int64_t)filled, STYLE_SUM_COUNT);
    book_put_text_formula(a->sheet, ROW_COUNT, COL_REASON, rest, now,
                          STYLE_SUM_NOTE);
    book_set_height(a->sheet, ROW_COUNT, 22);
}

/* Rules and colours of whole columns. */
static void write_rules(struct appraising *a)
{
    struct book *book = &a->book;
    validate_awarded(a->sheet,
                     (struct rows_of){ROW_FIRST, a->last, COL_APPRAISED},
                     a->level);
    if (a->request->round != ROUND_COUNCIL)
        book_paint(a->sheet, ROW_FIRST, COL_APPRAISED, a->last, COL_APPRAISED,
                   NULL, STYLE_EMPTY);
    book_paint(a->sheet, ROW_FIRST, COL_REASON, a->last, COL_REASON,
               arena_printf(&book->arena,
                            "=AND(ISNUMBER($G%d),ISNUMBER($H%d),$G%d<>$H%d,"
                            "LEN(TRIM($I%d))=0)",
                            ROW_FIRST + 1, ROW_FIRST + 1, ROW_FIRST + 1,
                            ROW_FIRST + 1, ROW_FIRST + 1),
               STYLE_WRONG);
}

/* The heading; returns how many columns there are. */
static unsigned write_head(struct appraising *a)
{
    struct form_column all[COL_EXTRA + COL_EXTRA_MOST];
    const enum aid *list = aids_of[a->request->round];
    size_t count = 0;
    for (; count < COL_EXTRA; count++)
        all[count] = form_02.columns[count];
    for (; *list != AID_NONE; list++)
        all[count++] = aids[*list];
    forms_put_head(a->sheet, ROW_HEADING, all, count);
    return (unsigned)count;
}

static void write_table(struct appraising *a)
{
    struct book *book = &a->book;
    a->sheet = book_add_sheet(book, form_02.sheet);
    book_put_across(a->sheet, ROW_TITLE, COL_UNIT_CODE, COL_REASON,
                    forms_heading(book, a->campaign, WORD_FORM_02,
                                  round_name(a->request->round)),
                    STYLE_TITLE);
    const char *whose =
        arena_printf(&book->arena, "%s – %s", a->agency, a->level->title);
    book_put_across(a->sheet, ROW_WHOSE, COL_UNIT_CODE, COL_REASON, whose,
                    STYLE_SUBTITLE);
    unsigned count = write_head(a);
    size_t before = SIZE_MAX;
    for (size_t i = 0; i < a->rows.count; i++) {
        const struct appraisal_row *r = &a->rows.items[i];
        write_row(a, (unsigned)(ROW_FIRST + i), r, r->indicator != before);
        before = r->indicator;
    }
    a->last = (unsigned)(ROW_FIRST + a->rows.count - 1);
    write_count(a);
    write_rules(a);
    book_filter(a->sheet, ROW_HEADING, a->last, count - 1);
    forms_put_signatures(
        a->sheet, a->last + 2, COL_UNIT_NAME, "NGƯỜI THẨM ĐỊNH", COL_COMPUTED,
        a->request->round == ROUND_COUNCIL ? "TM. HỘI ĐỒNG"
                                           : "THỦ TRƯỞNG CƠ QUAN");
    const struct forms_table table = {
        .heading = ROW_HEADING,
        .last = a->last,
        .frozen = COL_TITLE,
        .printed = (unsigned)(COL_EXTRA + printed_aids[a->request->round]),
        .footer = whose};
    forms_end_table(a->sheet, &table);
}

static enum form_made make(struct appraising *a, int64_t created,
                           struct form_file *out)
{
    char title[512];
    snprintf(title, sizeof title, "%s – %s – %s – %s", form_02.name,
             campaign_word(a->campaign, WORD_FORM_02), a->agency,
             a->level->title);
    if (!forms_open(&a->book, title, a->campaign->title, created, out))
        return FORM_FAILED;
    write_guide(a);
    write_facts(a);
    write_table(a);
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
