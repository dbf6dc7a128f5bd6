/* Charts are vectors: what is drawn where, and in which colour. */
#include "printing.h"

static const struct piece *only_piece(struct printing *p)
{
    printing_lay_out(p);
    assert_int_equal(p->layout.pieces.count, 1);
    return &p->layout.pieces.items[0];
}

static const struct mark *rect(const struct piece *piece, enum color color,
                               size_t index)
{
    for (size_t i = 0; i < piece->mark_count; i++)
        if (piece->marks[i].kind == MARK_RECT &&
            piece->marks[i].color == color && index-- == 0)
            return &piece->marks[i];
    return NULL;
}

/* ---- figures ---- */

static void figures_are_big(void **state)
{
    struct printing *p = *state;
    by_hand_fenced(&p->blocks, "figures",
                   "0,8241 | Chỉ số DTI\n12/126 | Xếp hạng | tạm tính\n"
                   "−4,66 | so với tự đánh giá | | accent");
    const struct piece *piece = only_piece(p);
    assert_true(printing_find(piece, "0,8241")->size >= 20);
    assert_int_equal(printing_find(piece, "0,8241")->face, FACE_BOLD);
    assert_int_equal(printing_find(piece, "0,8241")->color, COLOR_INK);
    assert_int_equal(printing_find(piece, "−4,66")->color, COLOR_ACCENT);
    /* Of how many is smaller and stands at once behind the rank. */
    const struct mark *rank = printing_find(piece, "12");
    const struct mark *of = printing_find(piece, "/126");
    assert_true(of->size < rank->size);
    assert_near(of->x, rank->x + rank->width, 0.01);
    assert_near(of->y, rank->y, 0.01);
    /* The band is as wide as the text and holds all of it. */
    assert_near(piece->marks[0].width, p->layout.width, 0.01);
    assert_near(piece->marks[0].height, piece->height, 0.01);
}

static void long_figure_shrinks(void **state)
{
    struct printing *p = *state;
    by_hand_fenced(
        &p->blocks, "figures",
        "Hoàn thành xuất sắc nhiệm vụ | Xếp loại\n1 | a\n2 | b\n3 | c\n4 | d");
    const struct mark *mark = printing_find(only_piece(p), "Hoàn thành");
    assert_true(mark->size < 20);
    assert_true(mark->width <= p->layout.width / 5);
}

static void at_most_five_figures(void **state)
{
    struct printing *p = *state;
    by_hand_fenced(&p->blocks, "figures",
                   "1 | a\n2 | b\n3 | c\n4 | d\n5 | e\n6 | f");
    assert_false(layout_blocks(&p->layout, &p->blocks));
    assert_string_equal(p->error, "figures: nhiều nhất 5 số, có 6");
}

/* ---- bars ---- */

static void bars_show_share_mean_and_best(void **state)
{
    struct printing *p = *state;
    by_hand_fenced(&p->blocks, "bars",
                   "legend | trung bình cấp | cao nhất\n"
                   "1. Nhận thức số | 0.5 | 0.25 | 1 | 7,50/15\n"
                   "2. Thể chế số | 0,8 | | | 24/30");
    printing_lay_out(p);
    assert_int_equal(p->layout.pieces.count, 3);
    const struct piece *first = &p->layout.pieces.items[0];
    const struct mark *track = rect(first, COLOR_TRACK, 0);
    assert_near(rect(first, COLOR_INK, 0)->width, track->width / 2, 0.01);
    const struct mark *mean = rect(first, COLOR_ACCENT, 0);
    const struct mark *best = rect(first, COLOR_GREY, 0);
    assert_near(mean->x + mean->width / 2, track->x + track->width / 4, 0.01);
    assert_near(best->x + best->width / 2, track->x + track->width, 0.01);
    /* Told apart without colour too: one is thicker. */
    assert_true(mean->width > best->width);
    const struct mark *value = printing_find(first, "7,50/15");
    assert_near(value->x + value->width, p->layout.width, 0.2);
    const struct piece *second = &p->layout.pieces.items[1];
    assert_null(rect(second, COLOR_ACCENT, 0));
    assert_null(rect(second, COLOR_GREY, 0));
    /* The legend stands under the bars and draws the ticks that it names. */
    const struct piece *legend = &p->layout.pieces.items[2];
    assert_int_equal(printing_find(legend, "trung bình cấp")->face,
                     FACE_ITALIC);
    assert_true(rect(legend, COLOR_ACCENT, 0)->x <
                printing_find(legend, "trung bình")->x);
    assert_true(rect(legend, COLOR_GREY, 0)->x <
                printing_find(legend, "cao nhất")->x);
}

static void bars_name_their_figures(void **state)
{
    struct printing *p = *state;
    by_hand_fenced(
        &p->blocks, "bars",
        "head | Chỉ số | Đạt | Trung bình | Điểm\n"
        "1. Nhận thức số | 0.5 | 0.25 | 1 | 50,0% | 25,0% | 7,50/15\n"
        "legend | trung bình");
    printing_lay_out(p);
    const struct piece *head = &p->layout.pieces.items[0];
    const struct piece *bar = &p->layout.pieces.items[1];
    static const char *const PAIRS[][2] = {
        {"Đạt", "50,0%"}, {"Trung bình", "25,0%"}, {"Điểm", "7,50/15"}};
    for (size_t i = 0; i < 3; i++) {
        const struct mark *above = printing_find(head, PAIRS[i][0]);
        const struct mark *below = printing_find(bar, PAIRS[i][1]);
        assert_int_equal(above->face, FACE_BOLD);
        assert_near(above->x + above->width, below->x + below->width, 0.2);
    }
    const struct mark *track = rect(bar, COLOR_TRACK, 0);
    assert_true(track->x + track->width < printing_find(bar, "50,0%")->x);
    assert_true(track->width >= p->layout.width * 0.25);
    /* The scale is drawn and named. */
    const struct piece *scale = &p->layout.pieces.items[2];
    const struct mark *half = printing_find(scale, "50%");
    assert_near(half->x + half->width / 2, track->x + track->width / 2, 0.1);
    assert_non_null(printing_find(scale, "100%"));
}

static void shares_out_of_range_are_held(void **state)
{
    struct printing *p = *state;
    by_hand_fenced(&p->blocks, "bars", "a | 1.5 | 2 | | x\nb | 0 | | | y");
    printing_lay_out(p);
    const struct piece *piece = &p->layout.pieces.items[0];
    const struct mark *track = rect(piece, COLOR_TRACK, 0);
    assert_near(rect(piece, COLOR_INK, 0)->width, track->width, 0.01);
    assert_null(rect(&p->layout.pieces.items[1], COLOR_INK, 0));
}

static void long_labels_wrap(void **state)
{
    struct printing *p = *state;
    by_hand_fenced(
        &p->blocks, "bars",
        "Một nhóm có tên rất dài, dài hơn hẳn những tên mà bộ chỉ số của năm "
        "nay đang dùng | 0.5 | | | 1\nb | 1 | | | 2");
    printing_lay_out(p);
    const struct piece *first = &p->layout.pieces.items[0];
    const struct piece *second = &p->layout.pieces.items[1];
    assert_true(first->height > second->height);
    assert_near(rect(first, COLOR_TRACK, 0)->x, rect(second, COLOR_TRACK, 0)->x,
                0.01);
    assert_true(rect(first, COLOR_TRACK, 0)->width > p->layout.width * 0.4);
}

static void bars_take_numbers(void **state)
{
    struct printing *p = *state;
    by_hand_fenced(&p->blocks, "bars", "a | nhiều | | | x");
    assert_false(layout_blocks(&p->layout, &p->blocks));
    assert_string_equal(p->error, "bars: “nhiều” không phải là số từ 0 đến 1");
}

/* ---- histogram and medals ---- */

static void columns_are_as_high_as_counts(void **state)
{
    struct printing *p = *state;
    by_hand_fenced(&p->blocks, "histogram",
                   "0,4 | 2\n0,5 | 8\n0,6 | 0 | không có");
    by_hand_attribute(&p->blocks, "title", "Phân bố chỉ số");
    const struct piece *piece = only_piece(p);
    const struct mark *two = rect(piece, COLOR_INK, 0);
    const struct mark *eight = rect(piece, COLOR_INK, 1);
    assert_near(eight->height, 4 * two->height, 0.01);
    assert_near(eight->y + eight->height, two->y + two->height, 0.01);
    assert_null(rect(piece, COLOR_INK, 2));
    assert_true(printing_find(piece, "8")->y < eight->y);
    assert_true(printing_find(piece, "0,5")->y > eight->y + eight->height);
    assert_non_null(printing_find(piece, "Phân bố chỉ số"));
    assert_non_null(printing_find(piece, "không có"));
}

static void columns_stand_on_the_grades_bands(void **state)
{
    struct printing *p = *state;
    by_hand_fenced(&p->blocks, "histogram",
                   "scale | 0,6 | 1,0\nband | Tốt | 0,8\nband | Khá | 0,7\n"
                   "band | Yếu | 0\n0,6 | 2\n0,7 | 8\n0,8 | 1\n0,9 | 3");
    const struct piece *piece = only_piece(p);
    const struct mark *good = rect(piece, COLOR_TINT, 0);
    const struct mark *weak = rect(piece, COLOR_TINT, 1);
    double slot = p->layout.width / 4;
    assert_near(good->x, 2 * slot, 0.01);
    assert_near(good->width, 2 * slot, 0.01);
    assert_near(weak->x, 0, 0.01);
    assert_near(weak->width, slot, 0.01);
    assert_null(rect(piece, COLOR_TINT, 2));
    const struct mark *name = printing_find(piece, "Khá");
    assert_near(name->x + name->width / 2, 1.5 * slot, 0.1);
    /* What a column begins with stands below its left edge. */
    const struct mark *from = printing_find(piece, "0,8");
    assert_near(from->x + from->width / 2, 2 * slot, 0.1);
    assert_non_null(printing_find(piece, "1,0"));
}

static void strip_shows_everyone(void **state)
{
    struct printing *p = *state;
    by_hand_fenced(
        &p->blocks, "strip",
        "1. Nhận thức số | 0.5 | 0.75 | 81% | 0 0.25 0.2501 0.25 1 x\n"
        "legend | mỗi đơn vị | trung bình | phường Láng");
    printing_lay_out(p);
    const struct piece *piece = &p->layout.pieces.items[0];
    const struct mark *none = rect(piece, COLOR_GREY, 0);
    const struct mark *all = rect(piece, COLOR_GREY, 2);
    assert_null(rect(piece, COLOR_GREY, 3)); /* equals are one tick */
    double left = none->x + none->width / 2, right = all->x + all->width / 2;
    const struct mark *mean = rect(piece, COLOR_ACCENT, 0);
    const struct mark *own = rect(piece, COLOR_INK, 0);
    assert_near(mean->x + mean->width / 2, (left + right) / 2, 0.25);
    assert_near(own->x + own->width / 2, left + 0.75 * (right - left), 0.25);
    /* Told apart without colour: by thickness. */
    assert_true(own->width > mean->width && mean->width > 2 * none->width);
    assert_non_null(printing_find(&p->layout.pieces.items[1], "phường Láng"));
}

static void scatter_has_its_diagonal(void **state)
{
    struct printing *p = *state;
    by_hand_fenced(&p->blocks, "scatter",
                   "x | Tự đánh giá\ny | Thẩm định\nnote | 1 đơn vị giảm\n"
                   "0.9 | 0.9\n0.9 | 0.62");
    const struct piece *piece = only_piece(p);
    const struct mark *equal = rect(piece, COLOR_INK, 0);
    const struct mark *lower = rect(piece, COLOR_INK, 1);
    assert_near(equal->x, lower->x, 0.01);
    assert_true(equal->y < lower->y);
    const struct mark *diagonal = NULL;
    for (size_t i = 0; i < piece->mark_count; i++)
        if (piece->marks[i].kind == MARK_LINE &&
            piece->marks[i].color == COLOR_GREY)
            diagonal = &piece->marks[i];
    double along =
        (equal->x + equal->width / 2 - diagonal->x) / diagonal->width;
    double up = (equal->y + equal->height / 2 - diagonal->y) / diagonal->height;
    assert_near(along, up, 0.001);
    assert_non_null(printing_find(piece, "0,6"));
    assert_non_null(printing_find(piece, "1 đơn vị giảm"));
}

static void moves_lead_to_the_right_when_up(void **state)
{
    struct printing *p = *state;
    by_hand_fenced(&p->blocks, "moves",
                   "scale | 1 | 101 | hạng 1 | hạng 101\n"
                   "Xã A | 101 | 1 | ↑ 100\nXã B | 51 | 76 | ↓ 25");
    printing_lay_out(p);
    const struct mark *up = rect(&p->layout.pieces.items[0], COLOR_INK, 0);
    const struct mark *was = rect(&p->layout.pieces.items[0], COLOR_GREY, 0);
    const struct mark *down = rect(&p->layout.pieces.items[1], COLOR_ACCENT, 0);
    const struct mark *half = rect(&p->layout.pieces.items[1], COLOR_GREY, 0);
    assert_true(was->x < up->x);
    assert_true(down->x < half->x);
    assert_near(half->x + half->width / 2,
                (was->x + was->width / 2 + up->x + up->width / 2) / 2, 0.01);
    by_hand_clear(&p->blocks);
    by_hand_fenced(&p->blocks, "moves", "Xã A | 101 | 1 | x");
    assert_false(layout_blocks(&p->layout, &p->blocks));
}

static void medals_are_boxes_of_one_height(void **state)
{
    struct printing *p = *state;
    by_hand_fenced(
        &p->blocks, "medals",
        "1 | Phường Từ Liêm | 0,9616\n2 | Phường Văn Miếu - Quốc Tử Giám thứ "
        "hai "
        "| 0,9583\n3 | Xã Phượng Dực | 0,9486\n3 | Xã Dân Hòa | 0,9486");
    printing_lay_out(p);
    assert_int_equal(p->layout.pieces.count, 2);
    const struct piece *piece = &p->layout.pieces.items[0];
    const struct mark *first = rect(piece, COLOR_INK, 0);
    assert_near(first->height, piece->height, 0.01);
    assert_near(rect(piece, COLOR_TINT, 0)->height, first->height, 0.01);
    assert_near(rect(piece, COLOR_TINT, 1)->height, first->height, 0.01);
    assert_int_equal(printing_find(piece, "Từ Liêm")->color, COLOR_WHITE);
    assert_int_equal(printing_find(piece, "Xã Phượng Dực")->color, COLOR_BLACK);
}

static void empty_charts_are_nothing(void **state)
{
    struct printing *p = *state;
    by_hand_fenced(&p->blocks, "figures", "");
    by_hand_fenced(&p->blocks, "bars", "");
    by_hand_fenced(&p->blocks, "histogram", "");
    by_hand_fenced(&p->blocks, "medals", "");
    by_hand_fenced(&p->blocks, "title", "");
    printing_lay_out(p);
    assert_int_equal(p->layout.pieces.count, 0);
}

#define PRINTING(f)                                                            \
    cmocka_unit_test_setup_teardown(f, printing_setup, printing_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        PRINTING(figures_are_big),
        PRINTING(long_figure_shrinks),
        PRINTING(at_most_five_figures),
        PRINTING(bars_show_share_mean_and_best),
        PRINTING(bars_name_their_figures),
        PRINTING(columns_stand_on_the_grades_bands),
        PRINTING(strip_shows_everyone),
        PRINTING(scatter_has_its_diagonal),
        PRINTING(moves_lead_to_the_right_when_up),
        PRINTING(shares_out_of_range_are_held),
        PRINTING(long_labels_wrap),
        PRINTING(bars_take_numbers),
        PRINTING(columns_are_as_high_as_counts),
        PRINTING(medals_are_boxes_of_one_height),
        PRINTING(empty_charts_are_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
