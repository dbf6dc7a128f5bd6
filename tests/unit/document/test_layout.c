/* Lines, pages and the head of a document. */
#include "printing.h"

static const char LONG_TEXT[] =
    "Thực hiện Kế hoạch xác định chỉ số chuyển đổi số năm 2025 của các cơ "
    "quan, "
    "đơn vị thuộc Thành phố, Tổ công tác đã tiếp nhận, kiểm tra biểu tự đánh "
    "giá "
    "của 126 xã, phường và 17 sở, ban, ngành; tổng hợp kết quả chấm điểm lần 1 "
    "của các cơ quan được giao và báo cáo Hội đồng thẩm định xem xét.";

static void add_text(struct printing *p, const char *text)
{
    by_hand_block(&p->blocks, BLOCK_PARAGRAPH, text);
}

static double piece_right(const struct piece *piece)
{
    double right = 0;
    for (size_t i = 0; i < piece->mark_count; i++)
        right = larger(right, piece->marks[i].x + piece->marks[i].width);
    return right;
}

/* ---- lines ---- */

static void body_is_justified_and_indented(void **state)
{
    struct printing *p = *state;
    add_text(p, LONG_TEXT);
    printing_lay_out(p);
    size_t count = p->layout.pieces.count;
    const struct piece *pieces = p->layout.pieces.items;
    assert_in_range(count, 4, 5);
    assert_near(pieces[0].marks[0].x, BODY_INDENT, 0.01);
    assert_near(pieces[1].marks[0].x, 0, 0.01);
    /* The blank after the last word of a line is not there to be seen. */
    for (size_t i = 0; i + 1 < count; i++)
        assert_near(piece_right(&pieces[i]), p->layout.width, 0.01);
    assert_true(piece_right(&pieces[count - 1]) < p->layout.width);
    for (size_t i = 0; i < count; i++)
        assert_near(pieces[i].marks[0].size, 13, 0);
}

static void justified_text_keeps_its_blanks(void **state)
{
    struct printing *p = *state;
    add_text(p, LONG_TEXT);
    printing_lay_out(p);
    printing_print(p);
    char *text =
        printing_tool(p, "pdftotext -raw -nopgbrk %s - | tr '\\n' ' '");
    text[strlen(LONG_TEXT)] = '\0';
    assert_string_equal(text, LONG_TEXT);
    free(text);
}

static void accent_and_bold_keep_their_words_whole(void **state)
{
    struct printing *p = *state;
    add_text(p, "Giảm !**−4,66**! điểm.");
    printing_lay_out(p);
    const struct mark *mark =
        printing_find(&p->layout.pieces.items[0], "−4,66");
    assert_int_equal(mark->color, COLOR_ACCENT);
    assert_int_equal(mark->face, FACE_BOLD);
    printing_print(p);
    char *text = printing_tool(p, "pdftotext -nopgbrk %s -");
    assert_string_equal(text, "Giảm −4,66 điểm.\n\n");
    free(text);
}

/* 300 characters without a blank: cut, and after a sign where there is one. */
static void long_address_is_cut_at_signs(void **state)
{
    struct printing *p = *state;
    char address[400] = "https://dichvucong.hanoi.gov.vn";
    while (strlen(address) < 290)
        strcat(address, "/tai-lieu?ma=2025&trang");
    add_text(p, address);
    printing_lay_out(p);
    size_t count = p->layout.pieces.count;
    assert_in_range(count, 3, 5);
    for (size_t i = 0; i < count; i++) {
        const struct piece *piece = &p->layout.pieces.items[i];
        assert_true(piece_right(piece) <= p->layout.width + 0.1);
        const struct mark *mark = &piece->marks[0];
        if (i + 1 < count)
            assert_non_null(strchr("/?&=-.", mark->text[mark->length - 1]));
    }
    printing_print(p);
    char *text = printing_tool(p, "pdftotext -raw -nopgbrk %s - | tr -d '\\n'");
    assert_string_equal(text, address);
    free(text);
}

static void word_without_signs_is_cut_anywhere(void **state)
{
    struct printing *p = *state;
    char word[1001];
    memset(word, 'w', 1000);
    word[1000] = '\0';
    add_text(p, word);
    printing_lay_out(p);
    size_t letters = 0;
    for (size_t i = 0; i < p->layout.pieces.count; i++) {
        assert_true(piece_right(&p->layout.pieces.items[i]) <=
                    p->layout.width + 0.1);
        letters += p->layout.pieces.items[i].marks[0].length;
    }
    assert_int_equal(letters, 1000);
}

static void dash_does_not_begin_a_line(void **state)
{
    struct printing *p = *state;
    struct paragraph text;
    struct paragraph_style style = {
        .size = 12, .leading = 1, .align = PARAGRAPH_CENTER};
    paragraph_prepare_string(&p->layout, &text,
                             "Phường Văn Miếu - Quốc Tử Giám", &style);
    for (double width = 100; width < 180; width += 1) {
        paragraph_prepare_string(&p->layout, &text,
                                 "Phường Văn Miếu - Quốc Tử Giám", &style);
        paragraph_wrap(&p->layout, &text, width);
        for (size_t l = 0; l < text.line_count; l++)
            assert_int_not_equal(*text.words[text.lines[l].first].text, '-');
    }
}

/* Lines of `text`, at every width, that end within its brackets. */
static int parted_brackets(struct printing *p, const char *string)
{
    int parted = 0;
    struct paragraph_style style = {
        .size = 10, .leading = 1, .align = PARAGRAPH_LEFT};
    for (double width = 90; width < 260; width += 3) {
        struct paragraph text;
        paragraph_prepare_string(&p->layout, &text, string, &style);
        paragraph_wrap(&p->layout, &text, width);
        for (size_t l = 0; l + 1 < text.line_count; l++) {
            bool inside = false;
            for (size_t w = 0; w < text.lines[l].end; w++) {
                const struct word *word = &text.words[w];
                inside |= *word->text == '(';
                inside &= word->text[word->length - 1] != ')';
            }
            parted += inside;
        }
    }
    return parted;
}

static void a_few_words_in_brackets_stay_together(void **state)
{
    struct printing *p = *state;
    assert_int_equal(parted_brackets(p, "Tỷ lệ văn bản xử lý trên môi trường "
                                        "mạng (Sở Tài chính) trong năm"),
                     0);
    assert_true(parted_brackets(p, "Tỷ lệ văn bản (trừ văn bản mật theo quy "
                                   "định của pháp luật) trong năm") > 0);
}

static void dots_to_write_on_reach_the_margin(void **state)
{
    struct printing *p = *state;
    add_text(p, "Kính gửi: Ông (bà) ……………………………………………………………………………………………………………");
    add_text(p, "Chức vụ: …………………………");
    printing_lay_out(p);
    assert_int_equal(p->layout.pieces.count, 2);
    assert_near(piece_right(&p->layout.pieces.items[0]), p->layout.width, 0.1);
    assert_near(piece_right(&p->layout.pieces.items[1]), p->layout.width, 0.1);
}

/* As administrative texts have them, not hanging. */
static void items_go_on_at_the_margin(void **state)
{
    struct printing *p = *state;
    by_hand_block(&p->blocks, BLOCK_ITEM, LONG_TEXT);
    by_hand_block(&p->blocks, BLOCK_ITEM, "Thứ hai")->ordinal = 2;
    printing_lay_out(p);
    const struct piece *pieces = p->layout.pieces.items;
    assert_memory_equal(pieces[0].marks[0].text, "-", 1);
    assert_near(pieces[0].marks[0].x, BODY_INDENT, 0.01);
    assert_true(pieces[0].marks[1].x > BODY_INDENT + 5);
    assert_near(pieces[1].marks[0].x, 0, 0.01);
    assert_near(piece_right(&pieces[0]), p->layout.width, 0.5);
    const struct piece *last = &pieces[p->layout.pieces.count - 1];
    assert_memory_equal(last->marks[0].text, "2.", 2);
}

/* The words of the last line of the document. */
static size_t last_line_words(const struct printing *p)
{
    const struct piece *piece =
        &p->layout.pieces.items[p->layout.pieces.count - 1];
    size_t words = 0;
    for (size_t i = 0; i < piece->mark_count; i++) {
        const struct mark *mark = &piece->marks[i];
        bool inside = false;
        for (size_t c = 0; c < mark->length; c++) {
            words += mark->text[c] != ' ' && !inside;
            inside = mark->text[c] != ' ';
        }
    }
    return words;
}

static void no_paragraph_ends_on_one_short_word(void **state)
{
    struct printing *p = *state;
    for (size_t words = 12; words < 60; words++) {
        struct str text = {0};
        for (size_t i = 0; i < words; i++)
            str_printf(&text, "%sđơn%s", i > 0 ? " " : "", i % 3 ? "" : "vị");
        printing_restart(p);
        add_text(p, str_text(&text));
        printing_lay_out(p);
        assert_true(p->layout.pieces.count == 1 || last_line_words(p) > 1);
        str_clear(&text);
    }
}

/* A word in bold with a full stop that is not is one word, too. */
static void a_word_of_two_styles_is_one_word(void **state)
{
    struct printing *p = *state;
    struct paragraph_style style = {
        .size = 13, .leading = 1, .align = PARAGRAPH_JUSTIFY};
    for (size_t words = 12; words < 60; words++) {
        struct str body = {0};
        for (size_t i = 0; i < words; i++)
            str_append(&body, i % 3 ? "đơn " : "đơnvị ");
        struct span spans[] = {{.text = str_text(&body)},
                               {.text = "điểm", .style = SPAN_BOLD},
                               {.text = "."}};
        struct inlines inlines = {.spans = spans, .count = 3};
        struct paragraph text;
        paragraph_prepare(&p->layout, &text, &inlines, &style);
        paragraph_wrap(&p->layout, &text, p->layout.width);
        const struct line *last = &text.lines[text.line_count - 1];
        assert_true(text.line_count == 1 || last->end - last->first > 2);
        str_clear(&body);
    }
}

/* Whether two neighbouring words stand on one line of the title. */
static bool on_one_line(const struct printing *p, const char *words)
{
    for (size_t i = 0; i < p->layout.pieces.count; i++)
        if (printing_find(&p->layout.pieces.items[i], words) != NULL)
            return true;
    return false;
}

static void titles_hold_terms_names_and_numbers(void **state)
{
    struct printing *p = *state;
    /* Longer and longer, so that the end of the line wanders over it. */
    struct str before = {0};
    for (int i = 0; i < 30; i++) {
        str_append(&before, "aa ");
        struct str title = {0};
        str_printf(&title,
                   "%schỉ số chuyển đổi số năm 2025 của phường Quốc Tử Giám",
                   str_text(&before));
        printing_restart(p);
        by_hand_block(&p->blocks, BLOCK_TERMS, "")->name =
            "Chuyển đổi số; chỉ số";
        by_hand_block(&p->blocks, BLOCK_HEADING, str_text(&title));
        printing_lay_out(p);
        assert_true(on_one_line(p, "chuyển đổi số"));
        assert_true(on_one_line(p, "chỉ số"));
        assert_true(on_one_line(p, "năm 2025"));
        assert_true(on_one_line(p, "Quốc Tử Giám"));
        assert_true(on_one_line(p, "của phường"));
        str_clear(&title);
    }
    str_clear(&before);
}

/* ---- pages ---- */

static void empty_document_is_one_page(void **state)
{
    struct printing *p = *state;
    printing_lay_out(p);
    printing_print(p);
    assert_int_equal(p->report.pages, 1);
}

static void pages_are_numbered_from_the_second(void **state)
{
    struct printing *p = *state;
    add_text(p, "Một.");
    by_hand_block(&p->blocks, BLOCK_PAGE, "");
    add_text(p, "Hai.");
    printing_lay_out(p);
    printing_print(p);
    char *text = printing_tool(p, "pdftotext -raw -nopgbrk %s -");
    assert_string_equal(text, "Một.\n2\nHai.\n");
    free(text);
}

/* The middle of the text, not of the sheet, since the margins differ. */
static void page_number_is_on_the_axis_of_the_text(void **state)
{
    struct printing *p = *state;
    add_text(p, "Một.");
    by_hand_block(&p->blocks, BLOCK_PAGE, "");
    add_text(p, "Hai.");
    printing_lay_out(p);
    printing_print(p);
    char *text = printing_tool(
        p, "pdftotext -f 2 -bbox %s - | sed -n 's/.*xMin=\"\\([0-9.]*\\)\".*"
           "xMax=\"\\([0-9.]*\\)\".*>2<.*/\\1 \\2/p'");
    double left = strtod(text, NULL), right = strtod(strchr(text, ' '), NULL);
    assert_near((left + right) / 2, (MM(30) + MM(195)) / 2, 0.1);
    free(text);
}

/* What does not fit on a slide goes on on another, below the same heading. */
static void slides_go_on_below_their_heading(void **state)
{
    struct printing *p = *state;
    layout_paper(&p->layout, paper_find("16:9"));
    by_hand_block(&p->blocks, BLOCK_HEADING, "Kết quả");
    for (size_t i = 0; i < 12; i++)
        add_text(p, "Một.");
    by_hand_block(&p->blocks, BLOCK_PAGE, "");
    by_hand_block(&p->blocks, BLOCK_HEADING, "Khác");
    add_text(p, "Hai.");
    printing_lay_out(p);
    printing_print(p);
    for (size_t i = 1; i <= 3; i++) {
        char command[128];
        snprintf(command, sizeof command,
                 "pdftotext -f %zu -l %zu %%s - | head -n 1", i, i);
        char *text = printing_tool(p, command);
        assert_string_equal(text, i < 3 ? "Kết quả\n" : "Khác\n");
        free(text);
    }
    assert_int_equal(p->layout.pages.count, 3);
    const struct page_range *second = &p->layout.pages.items[1];
    const struct piece *pieces = p->layout.pieces.items;
    double used = pieces[second->first].heading->height;
    for (size_t i = second->first; i < second->end; i++)
        used += pieces[i].height + (i > second->first ? pieces[i].space : 0);
    assert_true(used <= p->layout.height);
}

/* The sheet of a projector, with type twice as big. */
static void slide_has_big_type(void **state)
{
    struct printing *p = *state;
    layout_paper(&p->layout, paper_find("16:9"));
    by_hand_block(&p->blocks, BLOCK_HEADING, "Kết quả");
    add_text(p, "Một.");
    by_hand_block(&p->blocks, BLOCK_PAGE, "");
    by_hand_attribute(&p->blocks, "landscape", "yes");
    add_text(p, "Hai.");
    printing_lay_out(p);
    const struct mark *title =
        printing_find(&p->layout.pieces.items[0], "Kết quả");
    assert_near(title->x, 0, 0.01);
    assert_int_equal(title->color, COLOR_INK);
    printing_print(p);
    char *text =
        printing_tool(p, "pdfinfo -l 2 %s | grep '^Page.*size:' | tr -s ' '");
    assert_string_equal(text, "Page 1 size: 960 x 540 pts\n"
                              "Page 2 size: 960 x 540 pts\n");
    free(text);
    text = printing_tool(
        p, "pdftotext -bbox %s - | sed -n '/Một/s/.*yMin=\"\\([0-9]*\\).*"
           "yMax=\"\\([0-9]*\\).*/\\1 \\2/p'");
    double top = strtod(text, NULL), bottom = strtod(strchr(text, ' '), NULL);
    assert_true(bottom - top >= 26);
    free(text);
    assert_null(paper_find("A3"));
}

static void page_turns_and_turns_back(void **state)
{
    struct printing *p = *state;
    add_text(p, "Một.");
    by_hand_block(&p->blocks, BLOCK_PAGE, "");
    by_hand_attribute(&p->blocks, "landscape", "yes");
    add_text(p, LONG_TEXT);
    by_hand_block(&p->blocks, BLOCK_PAGE, "");
    by_hand_attribute(&p->blocks, "landscape", "no");
    add_text(p, "Ba.");
    printing_lay_out(p);
    printing_print(p);
    char *text =
        printing_tool(p, "pdfinfo -l 3 %s | grep '^Page.*size:' | tr -s ' '");
    assert_string_equal(text, "Page 1 size: 595.276 x 841.89 pts (A4)\n"
                              "Page 2 size: 841.89 x 595.276 pts (A4)\n"
                              "Page 3 size: 595.276 x 841.89 pts (A4)\n");
    free(text);
}

static void fill_lines(struct printing *p, int lines)
{
    for (int i = 0; i < lines; i++) {
        add_text(p, "Một dòng.");
        by_hand_attribute(&p->blocks, "space", "0");
    }
}

/* However much stands before it, a heading has its text with it. */
static void heading_is_never_last(void **state)
{
    struct printing *p = *state;
    for (int lines = 36; lines < 52; lines++) {
        printing_restart(p);
        fill_lines(p, lines);
        by_hand_block(&p->blocks, BLOCK_HEADING, "Đề mục");
        add_text(p, "Nội dung của mục.");
        printing_lay_out(p);
        assert_int_equal(printing_page_of(p, "Đề mục"),
                         printing_page_of(p, "Nội dung"));
    }
}

static void single_lines_are_not_left_alone(void **state)
{
    struct printing *p = *state;
    for (int lines = 36; lines < 52; lines++) {
        printing_restart(p);
        fill_lines(p, lines);
        add_text(p, LONG_TEXT);
        printing_lay_out(p);
        size_t first = (size_t)lines, count = p->layout.pieces.count;
        for (size_t i = 0; i < p->pages.count; i++) {
            size_t end = p->pages.items[i].end;
            assert_int_not_equal(end, first + 1);
            assert_int_not_equal(end, count - 1);
        }
    }
}

static void signature_is_never_alone(void **state)
{
    struct printing *p = *state;
    for (int lines = 30; lines < 52; lines++) {
        printing_restart(p);
        fill_lines(p, lines);
        by_hand_fenced(
            &p->blocks, "signature",
            "recipients | - Như trên;\ntitle | GIÁM ĐỐC\nname | Lê Văn B");
        printing_lay_out(p);
        struct page_range last = p->pages.items[p->pages.count - 1];
        assert_true(last.end - last.first >= 3);
    }
}

static void kept_blocks_share_a_page(void **state)
{
    struct printing *p = *state;
    fill_lines(p, 43);
    add_text(p, "Trước hết.");
    by_hand_attribute(&p->blocks, "keep", "yes");
    add_text(p, LONG_TEXT);
    printing_lay_out(p);
    assert_int_equal(printing_page_of(p, "Trước hết."), 1);
    assert_int_equal(p->pages.count, 2);
}

/* Pages are full: none could take the first piece of the next one. */
static void pages_are_filled(void **state)
{
    struct printing *p = *state;
    fill_lines(p, 200);
    printing_lay_out(p);
    double line = p->layout.pieces.items[0].height;
    size_t fits = (size_t)(paper_text_height(paper_find(NULL)) / line);
    assert_int_equal(p->pages.count, (200 + fits - 1) / fits);
    for (size_t i = 0; i + 1 < p->pages.count; i++)
        assert_int_equal(p->pages.items[i].end - p->pages.items[i].first, fits);
}

/* ---- the head, Nghị định 30/2020/NĐ-CP ---- */

static void annex_follows_the_decree(void **state)
{
    struct printing *p = *state;
    by_hand_fenced(&p->blocks, "annex",
                   "Phụ lục I\nXếp hạng của phường Đống Đa\n"
                   "(Kèm theo Thông báo số 12/TB-SKHCN)");
    printing_lay_out(p);
    const struct piece *piece = &p->layout.pieces.items[0];
    const struct mark *number = printing_find(piece, "Phụ lục I");
    const struct mark *name =
        printing_find(piece, "XẾP HẠNG CỦA PHƯỜNG ĐỐNG ĐA");
    const struct mark *source = printing_find(piece, "(Kèm theo");
    assert_true(number->size == 14 && number->face == FACE_BOLD);
    assert_true(name->size >= 13 && name->face == FACE_BOLD);
    assert_int_equal(source->face, FACE_ITALIC);
    assert_true(number->y < name->y && name->y < source->y);
    double middle = p->layout.width / 2;
    assert_near(number->x + number->width / 2, middle, 0.1);
    assert_string_equal(piece->bookmarks->title,
                        "Phụ lục I. Xếp hạng của phường Đống Đa");
    by_hand_clear(&p->blocks);
    by_hand_fenced(&p->blocks, "annex", "Phụ lục");
    assert_false(layout_blocks(&p->layout, &p->blocks));
}

static void letterhead_follows_the_decree(void **state)
{
    struct printing *p = *state;
    by_hand_fenced(
        &p->blocks, "letterhead",
        "above | UBND THÀNH PHỐ HÀ NỘI\nissuer | SỞ KHOA HỌC VÀ CÔNG NGHỆ\n"
        "number | Số: 118/TB-SKHCN\nsubject | V/v công bố kết quả\n"
        "place | Hà Nội, ngày 26 tháng 02 năm 2026");
    printing_lay_out(p);
    const struct piece *piece = &p->layout.pieces.items[0];
    const struct mark *state_name =
        printing_find(piece, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    const struct mark *motto =
        printing_find(piece, "Độc lập - Tự do - Hạnh phúc");
    const struct mark *issuer =
        printing_find(piece, "SỞ KHOA HỌC VÀ CÔNG NGHỆ");
    const struct mark *number = printing_find(piece, "Số: 118/TB-SKHCN");
    const struct mark *place =
        printing_find(piece, "Hà Nội, ngày 26 tháng 02 năm 2026");
    assert_true(state_name->size >= 12 && state_name->size <= 13);
    assert_true(motto->size >= 13 && motto->size <= 14);
    assert_int_equal(state_name->face, FACE_BOLD);
    assert_int_equal(motto->face, FACE_BOLD);
    assert_int_equal(issuer->face, FACE_BOLD);
    assert_near(number->size, 13, 0);
    assert_int_equal(place->face, FACE_ITALIC);
    assert_near(number->y, place->y, 0.01);
    /* A line as long as the motto, and one of a third to a half of the agency.
     */
    size_t lines = 0;
    for (size_t i = 0; i < piece->mark_count; i++) {
        const struct mark *mark = &piece->marks[i];
        if (mark->kind != MARK_LINE)
            continue;
        lines++;
        if (mark->x > p->layout.width / 2) {
            assert_near(mark->width, motto->width, 0.01);
            assert_near(mark->x, motto->x, 0.01);
        } else {
            assert_true(mark->width >= issuer->width / 3);
            assert_true(mark->width <= issuer->width / 2);
        }
    }
    assert_int_equal(lines, 2);
}

static void letterhead_leaves_out_what_is_empty(void **state)
{
    struct printing *p = *state;
    by_hand_fenced(&p->blocks, "letterhead",
                   "issuer | SỞ A\nnumber |\nplace | Hà Nội");
    by_hand_fenced(&p->blocks, "signature", "recipients\ntitle | GIÁM ĐỐC");
    printing_lay_out(p);
    assert_null(printing_find(&p->layout.pieces.items[1], "Nơi nhận:"));
}

static void signature_follows_the_decree(void **state)
{
    struct printing *p = *state;
    add_text(p, "Một.");
    by_hand_fenced(
        &p->blocks, "signature",
        "recipients | - Như trên; | - Lưu: VT.\nauthority | TM. TỔ CÔNG TÁC\n"
        "title | TỔ TRƯỞNG\nnote | (Ký)\nname | Nguyễn Văn A");
    printing_lay_out(p);
    const struct piece *piece = &p->layout.pieces.items[1];
    const struct mark *to = printing_find(piece, "Nơi nhận:");
    const struct mark *list = printing_find(piece, "- Lưu: VT.");
    const struct mark *title = printing_find(piece, "TỔ TRƯỞNG");
    const struct mark *name = printing_find(piece, "Nguyễn Văn A");
    assert_near(to->size, 12, 0);
    assert_int_equal(to->face, FACE_BOLD_ITALIC);
    assert_near(list->size, 11, 0);
    assert_true(title->size >= 13 && title->size <= 14);
    assert_int_equal(title->face, FACE_BOLD);
    assert_true(name->y - title->y > MM(25));
}

static void unknown_words_are_refused(void **state)
{
    struct printing *p = *state;
    by_hand_fenced(&p->blocks, "letterhead", "isuer | SỞ A");
    assert_false(layout_blocks(&p->layout, &p->blocks));
    assert_string_equal(p->error,
                        "letterhead: không có dòng “isuer”; các dòng có: "
                        "above, issuer, number, place, subject");
    by_hand_clear(&p->blocks);
    by_hand_fenced(&p->blocks, "signature", "titel | A");
    assert_false(layout_blocks(&p->layout, &p->blocks));
    assert_string_equal(p->error,
                        "signature: không có dòng “titel”; các dòng có: "
                        "recipients, authority, title, note, field, name");
    by_hand_clear(&p->blocks);
    by_hand_fenced(&p->blocks, "pie", "a | 1");
    assert_false(layout_blocks(&p->layout, &p->blocks));
    assert_string_equal(p->error,
                        "không có khối “pie”; các khối có: letterhead, "
                        "title, annex, signature, figures, bars, histogram, "
                        "medals, strip, scatter, moves");
}

#define PRINTING(f)                                                            \
    cmocka_unit_test_setup_teardown(f, printing_setup, printing_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        PRINTING(body_is_justified_and_indented),
        PRINTING(justified_text_keeps_its_blanks),
        PRINTING(accent_and_bold_keep_their_words_whole),
        PRINTING(long_address_is_cut_at_signs),
        PRINTING(word_without_signs_is_cut_anywhere),
        PRINTING(dash_does_not_begin_a_line),
        PRINTING(a_few_words_in_brackets_stay_together),
        PRINTING(dots_to_write_on_reach_the_margin),
        PRINTING(items_go_on_at_the_margin),
        PRINTING(no_paragraph_ends_on_one_short_word),
        PRINTING(a_word_of_two_styles_is_one_word),
        PRINTING(titles_hold_terms_names_and_numbers),
        PRINTING(annex_follows_the_decree),
        PRINTING(page_number_is_on_the_axis_of_the_text),
        PRINTING(slides_go_on_below_their_heading),
        PRINTING(slide_has_big_type),
        PRINTING(empty_document_is_one_page),
        PRINTING(pages_are_numbered_from_the_second),
        PRINTING(page_turns_and_turns_back),
        PRINTING(heading_is_never_last),
        PRINTING(single_lines_are_not_left_alone),
        PRINTING(signature_is_never_alone),
        PRINTING(kept_blocks_share_a_page),
        PRINTING(pages_are_filled),
        PRINTING(letterhead_follows_the_decree),
        PRINTING(letterhead_leaves_out_what_is_empty),
        PRINTING(signature_follows_the_decree),
        PRINTING(unknown_words_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
