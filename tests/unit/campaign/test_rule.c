/* What a rule may not say. */
#include "changed.h"

#define INDEX "index.yaml"
#define RATIO                                                                  \
    "{share: 0.6, kind: ratio, a: may, b: nguoi, full_at: 0.8, part: true, "   \
    "zero: not-applicable}"
#define CHOICE "{Không: 0, Người đứng đầu: 1, Cấp phó: 0.5}"

static void refuses_unknown_words(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {INDEX, "kind: manual", "kind: manuel", 0,
         "“kind” là “manuel”; có phải “manual”?", NULL},
        {INDEX, "kind: manual", "kind: tay", 0,
         "“kind” là “tay”; ghi một trong các từ: yes-no, choice, linear, "
         "ratio, percent, tiers, sum, best-of, relative, capped-count, manual",
         NULL},
        {INDEX, "{kind: manual}", "manual", 0,
         "“rule” phải là nhóm, ví dụ {kind: yes-no, input: …}", NULL},
        {INDEX, "{kind: manual}", "{}", 0,
         "quy tắc thiếu khóa “kind”; ghi ví dụ {kind: yes-no, input: …}", NULL},
        {INDEX, "{kind: manual}", "{kind: manual, input: x}", 0,
         "khóa lạ “input”; các khóa dùng được ở đây: kind, share", NULL},
        {INDEX, "full_at: 95", "ful_at: 95", 0,
         "khóa lạ “ful_at”; có phải “full_at”?", NULL},
        {INDEX, "input: ty_le, ", "", 0,
         "quy tắc percent thiếu khóa “input”; thêm “input: …”", NULL},
        {INDEX, "{kind: manual}", "{kind: manual, share: 1}", 0,
         "“share” chỉ dùng cho các phần trong “parts”; bỏ “share”", NULL},
        {INDEX, "zero: not-applicable", "zero: na", 0,
         "“zero” là “na”; ghi một trong các từ: error, not-applicable, full, "
         "none",
         NULL},
    };
    CHECK_REFUSALS(refusals);
}

static void refuses_inputs_that_do_not_fit(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {INDEX, "input: ung_dung}", "input: ungdung}", 0,
         "mục 2.3 không có đầu vào “ungdung”; có phải “ung_dung”?", NULL},
        {INDEX, "b: nguoi", "b: dan_so", 0,
         "mục 1.3 không có đầu vào “dan_so”; các đầu vào trong “inputs”: "
         "may, nguoi, mang, so_hieu, ngay",
         NULL},
        {INDEX, "{kind: manual}", "{kind: yes-no, input: co}", 0,
         "mục 2.10 không có đầu vào “co”; các đầu vào trong “inputs”: "
         "không có",
         NULL},
        {INDEX, "a: chi, b: tong", "a: chi, b: chi", 0,
         "“a” và “b” là cùng một đầu vào “chi”; ghi hai đầu vào khác nhau",
         NULL},
        {INDEX, "rule: {kind: relative, a: chi, b: tong}",
         "rule: {kind: relative, input: chi}", -1,
         "đầu vào “tong” không được quy tắc dùng; bỏ đầu vào hoặc sửa quy tắc",
         NULL},
        {INDEX, "rule: {kind: relative, a: chi, b: tong}",
         "rule: {kind: relative, a: chi}", 0,
         "quy tắc relative cần “input”, hoặc cả “a” và “b”; sửa các khóa của "
         "quy tắc",
         NULL},
        {INDEX, "rule: {kind: relative, a: chi, b: tong}",
         "rule: {kind: relative, input: chi, a: chi, b: tong}", 0,
         "quy tắc relative cần “input”, hoặc cả “a” và “b”; sửa các khóa của "
         "quy tắc",
         NULL},
        {INDEX, "        rule: {kind: manual}",
         "        inputs: [{key: a, label: A, kind: number}]\n"
         "        rule: {kind: manual}",
         1, "quy tắc manual không dùng đầu vào; bỏ “inputs” hoặc đổi quy tắc",
         NULL},
        {INDEX, "input: ung_dung}", "input: {ung_dung: 1}}", 0,
         "“input” phải là tên đầu vào, hoặc danh sách để cộng lại, ví dụ [a, "
         "b]",
         NULL},
        {INDEX, "input: mang}", "input: [mang]}", 0,
         "“input” phải là một giá trị, không phải danh sách hay nhóm; ghi một giá trị sau dấu “:”",
         NULL},
    };
    CHECK_REFUSALS(refusals);
}

static void refuses_kinds_that_do_not_fit(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {INDEX, "kind: yes-no, input: mang", "kind: yes-no, input: may", 0,
         "quy tắc yes-no cần đầu vào kiểu yes-no, nhưng “may” có kiểu number; "
         "sửa “kind” của đầu vào hoặc đổi quy tắc",
         NULL},
        {INDEX, "b: nguoi", "b: mang", 0,
         "quy tắc ratio cần đầu vào kiểu number, nhưng “mang” có kiểu yes-no; "
         "sửa “kind” của đầu vào hoặc đổi quy tắc",
         NULL},
        {INDEX, "label: Tỷ lệ hài lòng, kind: percent",
         "label: Tỷ lệ hài lòng, kind: number", 5,
         "quy tắc percent cần đầu vào kiểu percent, nhưng “ty_le” có kiểu "
         "number; sửa “kind” của đầu vào hoặc đổi quy tắc",
         NULL},
        {INDEX, "unit: văn bản, kind: number", "kind: date", 3,
         "quy tắc tiers cần đầu vào kiểu number hoặc percent, nhưng "
         "“so_van_ban” có kiểu date; sửa “kind” của đầu vào hoặc đổi quy tắc",
         NULL},
        {INDEX, "label: Số lượt, kind: number", "label: Số lượt, kind: percent",
         5,
         "quy tắc capped-count cần đầu vào kiểu number, nhưng “so_luot” có "
         "kiểu percent; sửa “kind” của đầu vào hoặc đổi quy tắc",
         NULL},
        {INDEX, "label: Số ứng dụng, kind: number",
         "label: Số ứng dụng, kind: yes-no", 1,
         "quy tắc relative cần đầu vào kiểu number hoặc percent, nhưng "
         "“ung_dung” có kiểu yes-no; sửa “kind” của đầu vào hoặc đổi quy tắc",
         NULL},
        {INDEX, "{kind: relative, input: ung_dung}",
         "{kind: choice, input: ung_dung, shares: {A: 1}}", 0,
         "quy tắc choice cần đầu vào kiểu choice, nhưng “ung_dung” có kiểu "
         "number; sửa “kind” của đầu vào hoặc đổi quy tắc",
         NULL},
    };
    CHECK_REFUSALS(refusals);
}

static void refuses_wrong_shares(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {INDEX, "share: 0.4", "share: 0.41", -3,
         "“share” của các phần trong quy tắc sum cộng lại là 1.01, không phải "
         "1; sửa các “share”",
         NULL},
        {INDEX, "share: 0.4", "share: 0.399999999", -3,
         "“share” của các phần trong quy tắc sum cộng lại là 0.999999999, "
         "không phải 1; sửa các “share”",
         NULL},
        {INDEX, "share: 0.4", "share: 0.3999999999", 0,
         "“share” là 0.3999999999; ghi nhiều nhất 9 chữ số thập phân", NULL},
        {INDEX, "share: 0.4, ", "", 0,
         "phần này của quy tắc sum thiếu “share”; thêm “share: …”, các phần "
         "cộng lại bằng 1",
         NULL},
        {INDEX, "share: 0.4", "share: 1.4", 0,
         "“share” là 1.4; ghi số từ 0 đến 1", NULL},
        {INDEX, "share: 0.4", "share: -0.4", 0,
         "“share” là -0.4; ghi số từ 0 đến 1", NULL},
        {INDEX, "Cấp phó: 0.5", "Cấp phó: 50", 0,
         "“Cấp phó” là 50; ghi số từ 0 đến 1", NULL},
        {INDEX, CHOICE, "{Không: 0, Người đứng đầu: 1}", 0,
         "“shares” thiếu lựa chọn “Cấp phó”; thêm phần điểm của lựa chọn này",
         NULL},
        {INDEX, "Cấp phó: 0.5}", "Cấp phó: 0.5, Cấp ph: 0}", 0,
         "“Cấp ph” không phải lựa chọn của “vai_tro”; có phải “Cấp phó”?",
         NULL},
        {INDEX, "Cấp phó: 0.5}", "Cấp phó: 0.5, Khác hẳn: 0}", 0,
         "“Khác hẳn” không phải lựa chọn của “vai_tro”; các lựa chọn: Người "
         "đứng đầu, Cấp phó, Không",
         NULL},
        {INDEX, CHOICE, "[1, 0.5, 0]", 0,
         "“shares” phải là nhóm “lựa chọn: phần điểm”, ví dụ {Có: 1, Không: "
         "0}",
         NULL},
        {INDEX, "each: 0.2", "each: 0", 0,
         "“each” là 0; ghi phần điểm của mỗi đơn vị đếm, lớn hơn 0", NULL},
        {INDEX, "each: 0.2", "each: 2", 0, "“each” là 2; ghi số từ 0 đến 1",
         NULL},
    };
    CHECK_REFUSALS(refusals);
}

static void refuses_wrong_limits(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {INDEX, "full_at: 0.8", "full_at: 0", 0,
         "“full_at” là 0; ghi số lớn hơn 0", NULL},
        {INDEX, "full_at: 0.8", "full_at: 80", 0,
         "“full_at” là 80, nhưng “may” là một phần của “nguoi” nên không bao "
         "giờ đạt; ghi tỷ lệ từ 0 đến 1, ví dụ 0.8",
         NULL},
        {INDEX, "full_at: 95", "full_at: 0.95", 0,
         "“full_at” là 0.95, tức là 0,95%; giá trị phần trăm ghi theo phần "
         "trăm: “full_at: 95”",
         NULL},
        {INDEX, "full_at: 95", "full_at: 100.5", 0,
         "“full_at” là 100.5; ghi số phần trăm lớn hơn 0, nhiều nhất 100",
         NULL},
        {INDEX, "full_at: 95", "full_at: -1", 0,
         "“full_at” là -1; ghi số không âm", NULL},
        {INDEX, "{from: 1, share: 0.25}", "{from: 3, share: 0.25}", 0,
         "“from” 3 không thấp hơn bậc trước (3); xếp các bậc từ cao xuống thấp",
         NULL},
        {INDEX, "{from: 1, share: 0.25}", "{from: 4, share: 0.25}", 0,
         "“from” 4 không thấp hơn bậc trước (3); xếp các bậc từ cao xuống thấp",
         NULL},
        {INDEX, "{from: 3, share: 1}", "{from: 3, share: 0.2}", 1,
         "“share” 0.25 cao hơn bậc trước (0.2); bậc sau không được nhiều "
         "điểm hơn",
         NULL},
        {INDEX, "{from: 1, share: 0.25}", "{from: -1, share: 0.25}", 0,
         "“from” là -1; ghi số không âm", NULL},
        {INDEX, "{from: 1, share: 0.25}", "{from: 1}", 0,
         "cần một trong “share” (từ 0 đến 1) và “points” (số điểm); ghi đúng "
         "một khóa",
         NULL},
    };
    CHECK_REFUSALS(refusals);
}

static void refuses_wrong_parts(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {INDEX, RATIO, "{share: 0.6, kind: manual}", 0,
         "quy tắc manual không thể là một phần của quy tắc khác; dùng quy tắc "
         "tính được trong “parts”",
         NULL},
        {INDEX, RATIO, "yes-no", 0,
         "mục của “parts” phải là nhóm, ví dụ {kind: yes-no, input: …}", NULL},
        {INDEX, "{kind: manual}", "{kind: sum, parts: []}", 0,
         "danh sách “parts” trống; thêm ít nhất một mục", NULL},
    };
    CHECK_REFUSALS(refusals);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refuses_unknown_words),
        cmocka_unit_test(refuses_inputs_that_do_not_fit),
        cmocka_unit_test(refuses_kinds_that_do_not_fit),
        cmocka_unit_test(refuses_wrong_shares),
        cmocka_unit_test(refuses_wrong_limits),
        cmocka_unit_test(refuses_wrong_parts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
