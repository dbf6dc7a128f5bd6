#include "forms/appraisal/guide.h"

#include "xlsx/write/text.h"

/* What stands in the guide of each round: which rows the form has, how they are
 * filled in, how values are corrected. */
struct advice {
    const char *name, *what, *how, *correct;
};

static const struct advice advices[ROUND_COUNT] = {
    [ROUND_1] =
        {.name = "VÒNG 1",
         .what = "Phiếu có sẵn mọi nội dung cơ quan được giao chấm, của mọi "
                 "đơn vị đã gửi biểu tự đánh giá; xếp theo nội dung, rồi theo "
                 "đơn vị.",
         .how = "Mỗi dòng: ghi x vào “Đồng ý” để lấy Điểm tính, hoặc ghi “Điểm "
                "thẩm định”. Nhiều dòng một lúc: chọn các ô “Đồng ý”, gõ x rồi "
                "bấm Ctrl+Enter. Ô vàng là dòng chưa chấm.",
         .correct =
             "Số liệu báo cáo chưa đúng: ghi giá trị đúng vào ô “Điều chỉnh” "
             "cùng chữ (bên phải cột “Tình trạng”) và ghi “Lý do”. Để trống “Điểm thẩm định” thì lấy "
             "“Điểm tính lại” từ số liệu đã điều chỉnh."},
    [ROUND_2] =
        {.name = "VÒNG 2",
         .what = "Phiếu chỉ có những nội dung mà đơn vị giải trình sau vòng 1; "
                 "nội dung khác giữ điểm vòng 1.",
         .how = "Ghi “Điểm thẩm định” ở mọi dòng. Ô vàng là ô còn trống; ghi "
                "xong sẽ hết vàng.",
         .correct =
             "Số liệu đang tính chưa đúng: ghi giá trị đúng vào ô “Điều chỉnh” "
             "bên phải số đó và ghi “Lý do”. Để trống “Điểm thẩm định” thì lấy "
             "“Điểm tính lại”."},
    [ROUND_COUNCIL] =
        {.name = "CỦA HỘI ĐỒNG",
         .what = "Phiếu chỉ có những dòng cần Hội đồng xem: đơn vị giải trình, "
                 "các cơ quan chấm khác nhau, hoặc điểm thẩm định khác điểm tự "
                 "đánh giá.",
         .how =
             "Chỉ ghi “Điểm thẩm định” hoặc sửa số liệu ở dòng Hội đồng điều "
             "chỉnh; để trống là giữ nguyên điểm đang có.",
         .correct =
             "Số liệu đang tính chưa đúng: ghi giá trị đúng vào ô “Điều chỉnh” "
             "bên phải số đó và ghi “Lý do”; điểm lấy theo “Điểm tính lại”. "
             "Cột “Đơn vị báo cáo” nêu số báo cáo → số cơ quan chấm chấp nhận."},
};

const char *appraisal_round_name(enum round round)
{
    return advices[round].name;
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
        if (intake_claims(intake, (size_t)(unit - a->campaign->units)))
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

/* What is printed, and signed. */
static const char *paper_text(const struct appraising *a)
{
    if (!appraisal_has_paper(a))
        return "Trang “Thẩm định” in được ngay để ký.";
    if (!appraisal_prints_rows(a))
        return "Bản in để ký là trang “Bảng điểm để in”: mỗi đơn vị một dòng, "
               "lấy điểm từ trang “Thẩm định”; ô đậm là điểm khác Điểm tính. "
               "Trang “Thẩm định” quá lớn nên chỉ in phần đầu; cần in dòng nào "
               "(ví dụ dòng có lý do) thì lọc, bôi đen các dòng đó rồi chọn In "
               "vùng chọn.";
    return "Bản in để ký là trang “Bảng điểm để in”: mỗi đơn vị một dòng, lấy "
           "điểm từ trang “Thẩm định”; ô đậm là điểm khác Điểm tính.";
}

struct book_sheet *appraisal_guide_write(struct appraising *a)
{
    const struct advice *advice = &advices[a->request->round];
    const char *steps[] = {
        "Điền trang “Thông tin” trước: người thẩm định và ngày. Phần còn lại "
        "đã điền sẵn, không sửa.",
        advice->what,
        advice->how,
        "Điểm từ 0 đến điểm tối đa của dòng, nhiều nhất 2 chữ số thập phân.",
        "“Điểm tính” là điểm chương trình tính từ số liệu đơn vị; trống là "
        "nội dung chấm trực tiếp hoặc số liệu còn lỗi.",
        advice->correct,
        "Điểm thẩm định khác Điểm tính thì phải ghi “Lý do”, được in trong báo "
        "cáo gửi đơn vị. Cột “Tình trạng” nói dòng còn thiếu hay sai gì; lọc ở "
        "tiêu đề cột để xem riêng các dòng đó.",
        "Các cột tiêu đề xám nêu số liệu, minh chứng và ý kiến đã nhận được để "
        "đối chiếu; bấm vào minh chứng để mở liên kết của đơn vị.",
        "Phiếu xếp theo nội dung; muốn xem theo đơn vị thì bấm mũi tên ở tiêu "
        "đề “Mã đơn vị” hoặc “Tên đơn vị” để lọc. Rê chuột vào dòng tên nội "
        "dung có góc đỏ để đọc hướng dẫn chấm.",
        paper_text(a),
        absent_units(a),
        arena_printf(&a->book.arena,
                     "Lưu tệp dạng Excel (.xlsx) và gửi %s. Gửi lại thì gửi cả "
                     "phiếu và tăng “Lần nộp” ở trang “Thông tin” thêm 1.",
                     campaign_word(a->campaign, WORD_WORKING_GROUP)),
    };
    return forms_put_guide(
        &a->book, a->campaign, &form_02, advice->name,
        arena_printf(&a->book.arena, "%s – %s", a->agency, a->level->title),
        steps, LENGTH(steps));
}
