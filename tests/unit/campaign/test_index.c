/* What an index set may not say about its groups, indicators and inputs. */
#include "changed.h"

#define INDEX "index.yaml"

static void refuses_sums_that_differ(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {INDEX, "max: 62.5", "max: 63", 0,
         "bộ chỉ số ghi điểm tối đa 63, nhưng các nhóm cộng lại là 62,5; sửa "
         "“max” của bộ chỉ số hoặc của nhóm",
         NULL},
        {INDEX, "max: 22.5", "max: 22.49", 0,
         "nhóm 1 ghi điểm tối đa 22,49, nhưng các mục cộng lại là 22,5; "
         "sửa “max” của nhóm hoặc của mục",
         NULL},
        {INDEX, "max: 7.5", "max: 7.505", 0,
         "“max” là “7.505”; ghi số điểm lớn hơn 0, nhiều nhất hai chữ số thập "
         "phân, không quá 1000000",
         NULL},
        {INDEX, "max: 40", "max: -40", 0,
         "“max” là “-40”; ghi số điểm lớn hơn 0, nhiều nhất hai chữ số thập "
         "phân, không quá 1000000",
         NULL},
        {INDEX, "max: 40", "max: 1000000.01", 0,
         "“max” là “1000000.01”; ghi số điểm lớn hơn 0, nhiều nhất hai chữ số "
         "thập phân, không quá 1000000",
         NULL},
        {INDEX, "max: 40", "max: 40.0.1", 0,
         "“max” là “40.0.1”, không phải số; viết số với dấu chấm thập phân, ví "
         "dụ 0.5",
         NULL},
        {INDEX, "max: 40", "max: 2000000000000", 0,
         "“max” là “2000000000000”; ghi số điểm lớn hơn 0, nhiều nhất hai chữ "
         "số thập phân, không quá "
         "1000000",
         NULL},
    };
    CHECK_REFUSALS(refusals);
}

#define WRONG_CODE(what)                                                                                        \
    what                                                                                                        \
        " sai; ghi như trong quyết định: chữ không dấu và số, nối "                             \
        "bằng “.” hoặc “-”, số không có 0 ở đầu, nhiều nhất 20 ký tự, ví dụ I, " \
        "A.1, DTI-07, 1.1.1"

static void refuses_wrong_codes(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {INDEX, "- code: \"2\"\n", "- code: \"1\"\n", 0,
         "mã nhóm “1” lặp lại; đặt mã khác", NULL},
        {INDEX, "- code: \"2\"\n", "- code: \"02\"\n", 0,
         WRONG_CODE("mã nhóm “02”"), NULL},
        {INDEX, "- code: \"2\"\n", "- code: Nhóm 2\n", 0,
         WRONG_CODE("mã nhóm “Nhóm 2”"), NULL},
        {INDEX, "- code: \"2\"\n", "- code: 2--1\n", 0,
         WRONG_CODE("mã nhóm “2--1”"), NULL},
        {INDEX, "code: \"1.2\"", "code: \"1.1\"", 0,
         "mã “1.1” lặp lại; đặt mã khác", NULL},
        {INDEX, "code: \"1.2\"", "code: \"2.2\"", 0,
         "mã “2.2” sai; trong nhóm 1 mã là 1.1, 1.2, …", NULL},
        {INDEX, "code: \"1.2\"", "code: \"1.02\"", 0, WRONG_CODE("mã “1.02”"),
         NULL},
        {INDEX, "code: \"1.2\"", "code: \"1.2.\"", 0, WRONG_CODE("mã “1.2.”"),
         NULL},
        {INDEX, "code: \"1.2\"", "code: DTI-0000000000000000001", 0,
         WRONG_CODE("mã “DTI-0000000000000000001”"), NULL},
        {INDEX, "code: \"1.2\"", "code: \"1.3.A\"", 0,
         "mã “1.3.A” trùng với dòng số liệu “1.3.a” của mục 1.3; "
         "đặt mã khác",
         NULL},
    };
    CHECK_REFUSALS(refusals);
}

static void refuses_wrong_indicators(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {INDEX, "title: Trưởng ban", "tittle: Trưởng ban", 0,
         "khóa lạ “tittle”; có phải “title”?", NULL},
        {INDEX, "        title: Trưởng ban\n", "", -1,
         "mục của “indicators” thiếu khóa “title”; thêm “title: …”", NULL},
        {INDEX, "        rule: {kind: relative, input: ung_dung}\n", "", -6,
         "mục của “indicators” thiếu khóa “rule”; thêm “rule: …”", NULL},
        {INDEX, "[công an thành phố]", "công an thành phố", 0,
         "“scored_by” phải là danh sách: mỗi mục một dòng bắt đầu bằng “- ”, "
         "hoặc [a, b]",
         NULL},
        {INDEX, "[công an thành phố]", "[]", 0,
         "danh sách “scored_by” trống; thêm ít nhất một mục", NULL},
        {INDEX, "[Sở Khoa học và Công nghệ, Công an Thành phố]",
         "[Công an thành phố, Công an Thành phố]", 0,
         "“Công an Thành phố” lặp lại trong “scored_by”; bỏ bớt một mục", NULL},
        {INDEX, "assessed: false", "assessed: no", 0,
         "“assessed” là “no”; ghi true (có) hoặc false (không)", NULL},
        {INDEX, "          required: true\n", "", 0,
         "“evidence” thiếu khóa “required”; thêm “required: …”", NULL},
        {INDEX, "(-[A-ZĐ]+)*$'", "(-[A-ZĐ]+$'", 0,
         "biểu thức “pattern” sai ở vị trí 24: missing closing parenthesis; "
         "sửa biểu thức, đặt trong dấu nháy đơn",
         NULL},
        {INDEX, "          pattern: '^\\d+/[A-ZĐ]+(-[A-ZĐ]+)*$'\n",
         "          pattern:\n", 0,
         "“pattern” không có giá trị; ghi giá trị sau dấu “:”", NULL},
    };
    CHECK_REFUSALS(refusals);
}

static void refuses_wrong_inputs(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {INDEX, "key: so_van_ban", "key: Số", 0,
         "khóa đầu vào “Số” sai; chỉ dùng a-z, 0-9 và _, bắt đầu bằng chữ",
         NULL},
        {INDEX, "key: so_van_ban", "key: 1a", 0,
         "khóa đầu vào “1a” sai; chỉ dùng a-z, 0-9 và _, bắt đầu bằng chữ",
         NULL},
        {INDEX, "key: nguoi", "key: may", 0,
         "khóa đầu vào “may” lặp lại trong mục 1.3; đặt khóa khác", NULL},
        {INDEX, "label: Số văn bản, ", "", 0,
         "mục của “inputs” thiếu khóa “label”; thêm “label: …”", NULL},
        {INDEX, "unit: văn bản, kind: number", "kind: so", 0,
         "“kind” là “so”; ghi một trong các từ: number, percent, yes-no, "
         "choice, text, date",
         NULL},
        {INDEX, ", pattern_help: Ghi số nguyên.", "", 0,
         "đầu vào “may” có “pattern” mà thiếu “pattern_help”; thêm "
         "“pattern_help: …” nói cách ghi đúng",
         NULL},
        {INDEX, "pattern: '^\\d+$', ", "", 0,
         "đầu vào “may” có “pattern_help” mà thiếu “pattern”; thêm “pattern” "
         "hoặc bỏ “pattern_help”",
         NULL},
        {INDEX, ", pattern: '^M\\d+$', pattern_help: Ghi M và số.", "", 0,
         "đầu vào “so_hieu” kiểu text thiếu “pattern”; thêm biểu thức kiểm tra "
         "và “pattern_help”",
         NULL},
        {INDEX, "'^M\\d+$'", "'[M'", 0,
         "biểu thức “pattern” sai ở vị trí 2: missing terminating ] for "
         "character class; sửa biểu thức, đặt trong dấu nháy đơn",
         NULL},
        {INDEX, "[Người đứng đầu, Cấp phó, Không]", "[Người đứng đầu]", 0,
         "đầu vào “vai_tro” kiểu choice cần ít nhất hai lựa chọn; thêm "
         "“options: […]”",
         NULL},
        {INDEX, "            options: [Người đứng đầu, Cấp phó, Không]\n", "",
         -3,
         "đầu vào “vai_tro” kiểu choice cần ít nhất hai lựa chọn; thêm "
         "“options: […]”",
         NULL},
        {INDEX, "[Người đứng đầu, Cấp phó, Không]", "[Có, Không, có]", 0,
         "“có” lặp lại trong “options”; bỏ bớt một mục", NULL},
        {INDEX, "{key: ung_dung, label: Số ứng dụng, kind: number}",
         "{key: ung_dung, label: A, kind: number, options: [A, B]}", 0,
         "đầu vào “ung_dung” kiểu number không có lựa chọn; bỏ “options” hoặc "
         "đổi “kind” thành choice",
         NULL},
    };
    CHECK_REFUSALS(refusals);
}

static void refuses_more_inputs_than_letters(void **state)
{
    (void)state;
    struct str inputs = {0};
    for (int i = 0; i < 26; i++)
        str_printf(&inputs, "- {key: u%d, label: A, kind: date}\n          ",
                   i);
    str_append(&inputs, "- {key: ung_dung, label: Số ứng dụng, kind: number}");
    const struct refusal refusal = {
        INDEX,
        "- {key: ung_dung, label: Số ứng dụng, kind: number}",
        str_text(&inputs),
        26,
        "mục 2.3 có hơn 26 đầu vào; bỏ bớt",
        NULL};
    check_refusal(&refusal);
    str_clear(&inputs);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refuses_sums_that_differ),
        cmocka_unit_test(refuses_wrong_codes),
        cmocka_unit_test(refuses_wrong_indicators),
        cmocka_unit_test(refuses_wrong_inputs),
        cmocka_unit_test(refuses_more_inputs_than_letters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
