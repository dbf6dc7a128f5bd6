/* What the keys of a value, of a curve and of parts may not say. */
#include "changed.h"

#define INDEX "index.yaml"
/* A ratio of `chi` and `tong`, 10 points; a percentage `ty_le` and a number
 * `so_luot`, 10 points; a number `ung_dung`, 10 points. */
#define PAIR "{kind: relative, a: chi, b: tong}"
#define NUMBER "{kind: relative, input: ung_dung}"
#define PERCENT "{kind: percent, input: ty_le, full_at: 95}"
#define COUNT "{share: 0.5, kind: capped-count, input: so_luot, each: 0.2}"
#define CHOICE                                                                        \
    "{kind: choice, input: vai_tro, shares: {Không: 0, Người đứng đầu: 1, " \
    "Cấp phó: 0.5}}"

static void refuses_wrong_values(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {INDEX, PAIR, "{kind: ratio, a: [chi, tong], b: [tong, tongg]}", 0,
         "mục 2.2 không có đầu vào “tongg”; có phải “tong”?", NULL},
        {INDEX, PAIR, "{kind: ratio, a: [chi, chi], b: tong}", 0,
         "“chi” được cộng hai lần trong “a”; bỏ một", NULL},
        {INDEX, PAIR, "{kind: ratio, a: 3, b: 7}", 0,
         "“a” và “b” đều là số cho sẵn; ghi ít nhất một đầu vào", NULL},
        {INDEX, PAIR, "{kind: ratio, a: [chi, 1, 2], b: tong}", 0,
         "“a” có hai số; cộng sẵn thành một số", NULL},
        {INDEX, PAIR, "{kind: ratio, a: chi, b: 0}", 0,
         "“b” là 0; ghi số lớn hơn 0", NULL},
        {INDEX, PAIR, "{kind: ratio, a: chi, b: []}", 0,
         "danh sách “b” trống; thêm ít nhất một mục", NULL},
        {INDEX, PAIR, "{kind: ratio, a: chi, b: 7, zero: full}", 0,
         "“zero” chỉ dùng khi “b” là đầu vào; bỏ “zero”", NULL},
        {INDEX, NUMBER,
         "{kind: linear, input: ung_dung, full_at: 7, part: true}", 0,
         "“part” chỉ dùng khi có “a” và “b”; bỏ “part”", NULL},
        {INDEX, NUMBER,
         "{kind: linear, input: ung_dung, full_at: 7, complement: true}", 0,
         "“complement” cần biết cả là bao nhiêu: tỷ lệ “a” trên “b”, phần trăm "
         "hoặc có-không; sửa giá trị hoặc bỏ “complement”",
         NULL},
        {INDEX, PERCENT, "{kind: linear, input: [ty_le, so_luot], full_at: 9}",
         0,
         "“input” cộng “ty_le” (kiểu percent) với “so_luot” (kiểu number); chỉ "
         "cộng các đầu vào cùng kiểu",
         NULL},
        {INDEX, PERCENT, "{kind: linear, input: 7}", 0,
         "mục 2.1 không có đầu vào “7”; các đầu vào trong “inputs”: "
         "ty_le, so_luot",
         NULL},
        {INDEX, NUMBER, "{kind: tiers, steps: [{from: 1, share: 1}]}", 0,
         "quy tắc tiers cần “input”, hoặc cả “a” và “b”; sửa các khóa của quy "
         "tắc",
         NULL},
    };
    CHECK_REFUSALS(refusals);
}

static void refuses_wrong_lines(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {INDEX, NUMBER, "{kind: linear, input: ung_dung}", 0,
         "quy tắc linear trên số đếm thiếu khóa “full_at”; thêm “full_at: …”, "
         "giá trị được đủ điểm",
         NULL},
        {INDEX, NUMBER,
         "{kind: linear, input: ung_dung, full_at: 5, none_at: 5}", 0,
         "“none_at” bằng “full_at”; ghi hai số khác nhau", NULL},
        {INDEX, PERCENT, "{kind: percent, input: ty_le, full: {from: 0.8}}", 0,
         "“from” là 0.8, tức là 0,8%; giá trị phần trăm ghi theo phần trăm: "
         "“from: 80”",
         NULL},
        {INDEX, PERCENT, "{kind: percent, input: ty_le, full: {from: 800}}", 0,
         "“from” là 800; ghi số phần trăm lớn hơn 0, nhiều nhất 100", NULL},
        {INDEX, PAIR,
         "{kind: ratio, a: chi, b: tong, part: true, full: {from: 80}}", 0,
         "“from” là 80, nhưng “chi” là một phần của “tong” nên không bao giờ "
         "đạt; ghi tỷ lệ từ 0 đến 1, ví dụ 0.8",
         NULL},
        {INDEX, PAIR,
         "{kind: ratio, a: chi, b: tong, complement: true, full: {above: 80}}",
         0,
         "“above” là 80, nhưng giá trị không bao giờ vượt 1; ghi tỷ lệ từ 0 "
         "đến 1, ví dụ 0.8",
         NULL},
        {INDEX, PAIR, "{kind: ratio, a: chi, b: tong, full: {to: 0.8}}", 0,
         "“full” ở đây dùng “from” hoặc “above”, không dùng “to”; giá trị càng "
         "cao càng nhiều điểm",
         NULL},
        {INDEX, PAIR, "{kind: ratio, a: chi, b: tong, none: {from: 0.8}}", 0,
         "“none” ở đây dùng “to” hoặc “below”, không dùng “from”; giá trị càng "
         "cao càng nhiều điểm",
         NULL},
        {INDEX, NUMBER,
         "{kind: linear, input: ung_dung, full_at: 0, none_at: 9, full: {from: "
         "8}}",
         0,
         "“full” ở đây dùng “to” hoặc “below”, không dùng “from”; giá trị càng "
         "thấp càng nhiều điểm",
         NULL},
        {INDEX, PAIR, "{kind: ratio, a: chi, b: tong, full: {}}", 0,
         "thiếu giới hạn; ghi “from” (từ), “above” (trên), “to” (đến) hoặc "
         "“below” (dưới)",
         NULL},
        {INDEX, PAIR,
         "{kind: ratio, a: chi, b: tong, full: {from: 0.7, to: 0.9}}", 0,
         "chỉ ghi một giới hạn ở đây: “from”, “above”, “to” hoặc “below”",
         NULL},
        {INDEX, PAIR,
         "{kind: ratio, a: chi, b: tong, full: {from: 0.7}, none: {below: 0.8}}",
         0,
         "“none” chồng lên “full”: có giá trị vừa được đủ điểm vừa không được "
         "điểm; sửa giới hạn",
         NULL},
        {INDEX, PAIR, "{kind: ratio, a: chi, b: tong, full: {form: 0.7}}", 0,
         "khóa lạ “form”; có phải “from”?", NULL},
    };
    CHECK_REFUSALS(refusals);
}

static void refuses_wrong_steps(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {INDEX, "{from: 3, share: 1}", "{from: 3, above: 3, share: 1}", 0,
         "“from” và “above” không đi cùng nhau; chỉ ghi một khóa", NULL},
        {INDEX, "{from: 3, share: 1}", "{share: 1}", 0,
         "thiếu giới hạn; ghi “from” (từ), “above” (trên), “to” (đến) hoặc "
         "“below” (dưới)",
         NULL},
        {INDEX, "{from: 3, share: 1}", "{from: 3, share: 1, points: 2}", 0,
         "cần một trong “share” (từ 0 đến 1) và “points” (số điểm); ghi đúng "
         "một khóa",
         NULL},
        {INDEX, "{from: 3, share: 1}", "{from: 3, points: 7.6}", 0,
         "“points” là 7.6, nhiều hơn điểm của quy tắc; ghi số từ 0 đến 7.5",
         NULL},
        {INDEX, "{from: 3, share: 1}", "{from: 3, points: 7.5}", 1,
         "các bậc ghi lẫn “share” và “points”; dùng một cách cho mọi bậc",
         NULL},
        {INDEX, "{from: 1, share: 0.25}", "{to: 1, share: 0.25}", 0,
         "các bậc đi ngược chiều nhau; mọi bậc dùng “from”, “above”, hoặc mọi "
         "bậc dùng “to”, “below”",
         NULL},
        {INDEX, "{from: 1, share: 0.25}", "{above: 3, share: 0.25}", 0,
         "“above” 3 không thấp hơn bậc trước (3); xếp các bậc từ cao xuống "
         "thấp",
         NULL},
        {INDEX, NUMBER,
         "{kind: tiers, input: ung_dung, steps: [{to: 2, share: 1}, {below: 2, "
         "share: 0}]}",
         0,
         "“below” 2 không cao hơn bậc trước (2); xếp các bậc từ thấp lên cao",
         NULL},
        {INDEX, PERCENT,
         "{kind: tiers, input: ty_le, steps: [{above: 0.9, share: 1}]}", 0,
         "“above” là 0.9, tức là 0,9%; giá trị phần trăm ghi theo phần trăm: "
         "“above: 90”",
         NULL},
        {INDEX, PAIR,
         "{kind: tiers, a: chi, b: tong, part: true, steps: [{from: 90, share: "
         "1}]}",
         0,
         "“from” là 90, nhưng “chi” là một phần của “tong” nên không bao giờ "
         "đạt; ghi tỷ lệ từ 0 đến 1, ví dụ 0.8",
         NULL},
    };
    CHECK_REFUSALS(refusals);
}

static void refuses_wrong_gates(void **state)
{
    (void)state;
#define GATED(when) "{share: 0.4, kind: yes-no, input: mang, when: " when "}"
#define PLAIN "{share: 0.4, kind: yes-no, input: mang}"
    static const struct refusal refusals[] = {
        {INDEX, PLAIN, GATED("{is: Có}"), 0,
         "“when” thiếu khóa “input”; thêm “input: …”", NULL},
        {INDEX, PLAIN, GATED("{input: mang}"), 0,
         "điều kiện trên “mang” (kiểu yes-no) cần một đầu vào và “is”, ví dụ "
         "{input: mang, is: Có}",
         NULL},
        {INDEX, PLAIN, GATED("{input: mang, from: 1}"), 0,
         "điều kiện trên “mang” (kiểu yes-no) cần một đầu vào và “is”, ví dụ "
         "{input: mang, is: Có}",
         NULL},
        {INDEX, PLAIN, GATED("{input: mang, is: Cos}"), 0,
         "“Cos” không phải câu trả lời của “mang”; có phải “Có”?", NULL},
        {INDEX, PLAIN, GATED("{input: may, is: Có}"), 0,
         "“is” chỉ dùng cho đầu vào kiểu yes-no hoặc choice; ghi “from”, "
         "“above”, “to” hoặc “below”",
         NULL},
        {INDEX, PLAIN, GATED("{input: may}"), 0,
         "thiếu giới hạn; ghi “from” (từ), “above” (trên), “to” (đến) hoặc "
         "“below” (dưới)",
         NULL},
        {INDEX, PLAIN, GATED("{input: may, from: 5, to: 3}"), 0,
         "không có giá trị nào nằm giữa hai giới hạn; ghi giới hạn dưới thấp "
         "hơn giới hạn trên",
         NULL},
        {INDEX, PLAIN, GATED("{input: so_hieu, is: M1}"), 0,
         "quy tắc when cần đầu vào kiểu number hoặc percent hoặc yes-no hoặc "
         "choice, nhưng “so_hieu” có kiểu text; sửa “kind” của đầu vào hoặc "
         "đổi quy tắc",
         NULL},
        {INDEX, CHOICE,
         "{kind: yes-no, input: vai_tro, when: {input: vai_tro, is: [Cấp phó, "
         "Cấp]}}",
         0,
         "quy tắc yes-no cần đầu vào kiểu yes-no, nhưng “vai_tro” có kiểu "
         "choice; sửa “kind” của đầu vào hoặc đổi quy tắc",
         NULL},
    };
    CHECK_REFUSALS(refusals);
}

static void refuses_wrong_counts_and_comparisons(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {INDEX, "each: 0.2", "off: true", 0,
         "cần một trong “each” (từ 0 đến 1) và “each_points” (số điểm); ghi "
         "đúng một khóa",
         NULL},
        {INDEX, "each: 0.2", "each_points: 2", 0,
         "“each_points” cần biết điểm của phần này; ghi “points” thay “share” "
         "cho phần chứa nó, hoặc ghi theo tỷ lệ từ 0 đến 1",
         NULL},
        {INDEX, COUNT,
         "{points: 5, kind: capped-count, input: so_luot, each_points: 0}", 0,
         "“each_points” là 0; ghi phần điểm của mỗi đơn vị đếm, lớn hơn 0",
         NULL},
        {INDEX, COUNT,
         "{points: 5, kind: capped-count, input: so_luot, each_points: 6}", 0,
         "“each_points” là 6, nhiều hơn điểm của quy tắc; ghi số từ 0 đến 5",
         NULL},
        {INDEX, "{kind: choice, input: vai_tro, shares:",
         "{kind: choice, input: vai_tro, option_points: {}, shares:", 0,
         "cần một trong “shares” (từ 0 đến 1) và “option_points” (số điểm); "
         "ghi đúng một khóa",
         NULL},
        {INDEX, CHOICE,
         "{kind: choice, input: vai_tro, option_points: {Không: 0, Người đứng "
         "đầu: 6, Cấp phó: 0.5}}",
         0,
         "“Người đứng đầu” là 6, nhiều hơn điểm của quy tắc; ghi số từ 0 đến 5",
         NULL},
        {INDEX, NUMBER, "{kind: relative, input: ung_dung, by: most}", 0,
         "“by” là “most”; ghi một trong các từ: highest, spread", NULL},
        {INDEX, NUMBER, "{kind: relative, input: ung_dung, lowest: 0.1}", 0,
         "“lowest” chỉ dùng với “by: spread”; thêm “by: spread” hoặc bỏ "
         "“lowest”",
         NULL},
        {INDEX, NUMBER,
         "{kind: relative, input: ung_dung, by: spread, lowest: 10}", 0,
         "“lowest” là 10; ghi số từ 0 đến 1", NULL},
    };
    CHECK_REFUSALS(refusals);
}

#define SUM(parts) "{kind: sum, parts: [" parts "]}"
#define PART(points) "{points: " points ", kind: relative, input: ung_dung}"
#define SHARED(share) "{share: " share ", kind: relative, input: ung_dung}"
#define FIVE                                                                   \
    SHARED("0.2")                                                              \
    ", " SHARED("0.2") ", " SHARED("0.2") ", " SHARED("0.2") ", " SHARED("0.2")
#define NEST(inner) "{kind: best-of, parts: [" inner "]}"

static void refuses_wrong_parts(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {INDEX, NUMBER, SUM(PART("4") ", " PART("5")), 0,
         "“points” của các phần trong quy tắc sum cộng lại là 9, không phải "
         "10; sửa các “points”",
         NULL},
        {INDEX, NUMBER, SUM(PART("10.5")), 0,
         "“points” là 10.5, nhiều hơn điểm của quy tắc; ghi số từ 0 đến 10",
         NULL},
        {INDEX, NUMBER, SUM(PART("0") ", " PART("10")), 0,
         "“points” là 0; ghi số điểm lớn hơn 0", NULL},
        {INDEX, NUMBER, SUM(PART("5") ", " SHARED("0.5")), 0,
         "các phần của quy tắc sum ghi lẫn “share” và “points”; dùng một cách "
         "cho mọi phần",
         NULL},
        {INDEX, NUMBER, SUM(PART("5") ", {kind: relative, input: ung_dung}"), 0,
         "phần này của quy tắc sum thiếu “points”; thêm “points: …”, các phần "
         "cộng lại bằng điểm của quy tắc",
         NULL},
        {INDEX, NUMBER,
         "{kind: sum, capped: true, parts: [" PART("4") ", " PART("6") "]}", 0,
         "“points” của các phần trong quy tắc sum cộng lại là 10, không quá "
         "10; bỏ “capped”, hoặc sửa các “points”",
         NULL},
        {INDEX, NUMBER, "{kind: relative, input: ung_dung, points: 5}", 0,
         "“points” chỉ dùng cho các phần trong “parts”; bỏ “points”", NULL},
        {INDEX, NUMBER,
         SUM("{share: 1, kind: best-of, parts: [" PART("5") "]}"), 0,
         "“points” cần biết điểm của phần này; ghi “points” thay “share” cho "
         "phần chứa nó, hoặc ghi theo tỷ lệ từ 0 đến 1",
         NULL},
        {INDEX, NUMBER, NEST(NEST(NEST(NEST(SHARED("1"))))), 0,
         "quy tắc lồng nhau quá 4 tầng; gộp bớt các phần", NULL},
        {INDEX, NUMBER,
         NEST(NEST(NEST(FIVE ", " FIVE ", " FIVE ", " FIVE ", " FIVE) ", " NEST(
             FIVE ", " FIVE ", " FIVE ", " FIVE
                  ", " FIVE)) ", " NEST(FIVE ", " FIVE ", " SHARED("1"))),
         0, "quy tắc của mục 2.3 có hơn 64 phần; gộp bớt hoặc tách mục", NULL},
    };
    CHECK_REFUSALS(refusals);
}

/* At the limits: four deep, and 64 parts. */
static void accepts_the_limits(void **state)
{
    (void)state;
    static const char *const good[] = {
        NEST(NEST(NEST(SHARED("1")))),
        NEST(NEST(FIVE ", " FIVE ", " FIVE ", " FIVE ", " FIVE) ", " NEST(
            FIVE ", " FIVE ", " FIVE ", " FIVE
                 ", " FIVE) ", " FIVE ", " FIVE
                            ", " SHARED("1") ", " SHARED("1")),
    };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        struct changed c;
        struct campaign_error error = {0};
        changed_enter(&c, INDEX, NUMBER, good[i]);
        struct campaign *campaign = campaign_load("campaign.yaml", &error);
        changed_leave(&c);
        if (!campaign)
            fail_msg("%s", error.message);
        campaign_free(campaign);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refuses_wrong_values),
        cmocka_unit_test(refuses_wrong_lines),
        cmocka_unit_test(refuses_wrong_steps),
        cmocka_unit_test(refuses_wrong_gates),
        cmocka_unit_test(refuses_wrong_counts_and_comparisons),
        cmocka_unit_test(refuses_wrong_parts),
        cmocka_unit_test(accepts_the_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
