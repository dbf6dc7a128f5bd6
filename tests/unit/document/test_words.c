/* Charts in words: what a reader hears who sees no picture. */
#include "printing.h"

#include "document/layout/block.h"

static void assert_words(struct printing *p, chart_words *words,
                         const char *lines, const char *expected)
{
    by_hand_fenced(&p->blocks, "figures", lines);
    assert_string_equal(words(&p->layout, &p->blocks.items[0]), expected);
    free(p->blocks.items[0].rows); /* the next one is laid out alone, too */
    p->blocks.count = 0;
}

static void strips_tell_the_mean_once(void **state)
{
    struct printing *p = *state;
    assert_words(p, chart_words_of_strip,
                 "1. Nhận thức | 0.743 | | 74,3% | 0.5 0.9",
                 "Biểu đồ vạch: 1. Nhận thức: trung bình 74,3%.");
    assert_words(p, chart_words_of_strip,
                 "1. A | 0.5 | | trung bình 50,0%, cao nhất 90,0% | 0.5\n"
                 "2. B | 0.5 | 0.6 | 60,0% | 0.5\n"
                 "legend | mỗi đơn vị | trung bình",
                 "Biểu đồ vạch: 1. A: trung bình 50,0%, cao nhất 90,0%; "
                 "2. B: 60,0% (trung bình 50,0%).");
}

static void strips_without_data(void **state)
{
    struct printing *p = *state;
    assert_words(p, chart_words_of_strip, "1. A | | | |",
                 "Biểu đồ vạch: 1. A: không có số liệu.");
    assert_words(p, chart_words_of_strip, "1. A | 0.5 | | |",
                 "Biểu đồ vạch: 1. A: trung bình 50,0%.");
    assert_words(p, chart_words_of_strip, "1. A | | | chưa rõ |",
                 "Biểu đồ vạch: 1. A: chưa rõ.");
    assert_words(p, chart_words_of_strip, "legend | mỗi đơn vị | trung bình",
                 "Biểu đồ vạch.");
}

static void scatters_count_what_lies_below(void **state)
{
    struct printing *p = *state;
    assert_words(p, chart_words_of_scatter,
                 "x | Tự đánh giá\ny | Kết quả\nnote | Giảm là dưới\n"
                 "0.9 | 0.8\n0.7 | 0.7\n0.5 | 0.6",
                 "Biểu đồ điểm, Tự đánh giá và Kết quả: 3 điểm, 1 điểm dưới "
                 "đường bằng nhau; Giảm là dưới.");
    assert_words(p, chart_words_of_scatter, "0.5 | 0.5",
                 "Biểu đồ điểm, ngang và dọc: 1 điểm, 0 điểm dưới đường bằng "
                 "nhau.");
    assert_words(p, chart_words_of_scatter, "x | A\ny | B",
                 "Biểu đồ điểm, A và B: không có số liệu.");
    /* A point of which one side is not known is none. */
    assert_words(p, chart_words_of_scatter, "0.5 |\n| 0.5",
                 "Biểu đồ điểm, ngang và dọc: không có số liệu.");
}

static void moves_tell_from_and_to(void **state)
{
    struct printing *p = *state;
    assert_words(p, chart_words_of_moves,
                 "scale | 1 | 126 | hạng 1 | hạng 126\n"
                 "Xã A | 97 | 31 | 97 lên 31\nXã B | 5 | 5 | giữ hạng",
                 "Biểu đồ thay đổi: Xã A: từ 97 đến 31; Xã B: giữ 5.");
    assert_words(p, chart_words_of_moves, "scale | 1 | 1 | hạng 1 | hạng 1",
                 "Biểu đồ thay đổi.");
}

static void histograms_tell_columns_and_bands(void **state)
{
    struct printing *p = *state;
    assert_words(p, chart_words_of_histogram,
                 "scale | 0,5 | 1\nband | Tốt: 1 | 0,8\nband | Yếu: 0 | 0\n"
                 "0,80 | 1 |\n0,85 | 0 | đơn vị",
                 "Biểu đồ cột: 0,80: 1; 0,85: 0 (đơn vị); "
                 "theo mức: Tốt: 1, Yếu: 0.");
    assert_words(p, chart_words_of_histogram, "scale | 0 | 1", "Biểu đồ cột.");
}

static void bars_tell_what_is_drawn(void **state)
{
    struct printing *p = *state;
    assert_words(p, chart_words_of_bars,
                 "legend | trung bình cấp | cao nhất\n"
                 "1. A | 0.5 | 0.25 | 1 | 7,50/15\n2. B | | | | 0/30",
                 "Biểu đồ thanh: 1. A: 50,0%, 7,50/15 (trung bình cấp 25,0%, "
                 "cao nhất 100,0%); 2. B: không có số liệu, 0/30.");
}

#define PRINTING(test)                                                         \
    cmocka_unit_test_setup_teardown(test, printing_setup, printing_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        PRINTING(strips_tell_the_mean_once),
        PRINTING(strips_without_data),
        PRINTING(scatters_count_what_lies_below),
        PRINTING(moves_tell_from_and_to),
        PRINTING(histograms_tell_columns_and_bands),
        PRINTING(bars_tell_what_is_drawn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
