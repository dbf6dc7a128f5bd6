#include "unit/test.h"

#include "base/text.h"

#include <stdio.h>
#include <string.h>

static void equals(char *made, const char *expected)
{
    assert_string_equal(made, expected);
    free(made);
}

static void cleans(void **state)
{
    (void)state;
    equals(text_clean("Co\xCC\x81", 4), "Có");
    equals(text_clean("a\r\nb\rc", 6), "a\nb\nc");
    equals(text_clean("a\xC2\xA0"
                      "b\xE2\x80\x8B"
                      "c",
                      8),
           "a bc");
    equals(text_clean("a\x01\x07"
                      "b\tc",
                      6),
           "ab\tc");
    equals(text_clean("a\xFF"
                      "b\xED\xA0\x80",
                      6),
           "a�b���");
    equals(text_clean("\xEF\xBB\xBFx", 4), "x");
    equals(text_clean_line("  Số,\n  ký   hiệu\t ", 24), "Số, ký hiệu");
    equals(text_clean_line("", 0), "");
}

static void folds(void **state)
{
    (void)state;
    equals(text_fold("  ĐIỂM  Tối đa "), "điểm tối đa");
    equals(text_fold_plain("Đường  ĐÃ Có"), "duong da co");
    equals(text_slug("Sở Khoa học & Công nghệ (KH-CN)"),
           "so-khoa-hoc-cong-nghe-kh-cn");
    equals(text_slug("../../etc/passwd"), "etc-passwd");
    equals(text_slug("———"), "");
    assert_true(text_same("Sở Công Thương", "SỞ  Công thương"));
    assert_false(text_same("Sở Công Thương", "Sở Cong Thương"));
}

static void settles_what_looks_alike(void **state)
{
    (void)state;
    equals(text_settle("Ðiểm  ÐẠT Ɖ ð"), "Điểm ĐẠT Đ đ");
    equals(text_settle("P–GIANG—VO‐A‑B‒C―D−E－F﹣G"),
           "P-GIANG-VO-A-B-C-D-E-F-G");
    equals(text_settle("１２．５％　Ａｂ／（）"), "12.5% Ab/()");
    equals(text_settle("12\u00A0/\u200BKH\u2066-UBND\u2069"), "12 /KH-UBND");
    equals(text_settle("5 µm ±2 “a”"), "5 µm ±2 “a”");
    equals(text_fold_plain("ÐIỂM TỰ ÐÁNH GIÁ"), "diem tu danh gia");
    assert_true(text_same("Ðiểm tối đa", "ĐIỂM TỐI ĐA"));
}

static void shows_what_is_unseen(void **state)
{
    (void)state;
    equals(text_visible("Mẫu 01"), "Mẫu 01");
    equals(text_visible("a\nb\tc\rd"), "a\\nb\\tc\\rd");
    equals(text_visible("\x1B[2J\x7F"), "\\x1B[2J\\x7F");
    equals(text_visible("a\u202Eb\u2066c\xC2\x85"), "a\\u202Eb\\u2066c\\x85");
    equals(text_visible("a\xFF"), "a\\xFF");
    equals(text_visible(""), "");
}

static void knows_control_characters(void **state)
{
    (void)state;
    static const unsigned controls[] = {0, '\t', '\n', 0x1F, 0x7F, 0x80, 0x9F};
    static const unsigned others[] = {' ', '~', 0xA0, 0xAD, 0x200B, 0x2028};
    for (size_t i = 0; i < sizeof controls / sizeof *controls; i++)
        assert_true(text_is_control(controls[i]));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(text_is_control(others[i]));
}

static void drops_what_turns_text_around(void **state)
{
    (void)state;
    static const char *const controls[] = {
        "\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067",
        "\u2068", "\u2069", "\u200E", "\u200F", "\u061C", "\u2060", "\uFFF9",
    };
    for (size_t i = 0; i < sizeof controls / sizeof *controls; i++) {
        char text[16];
        snprintf(text, sizeof text, "a%sb", controls[i]);
        equals(text_clean(text, strlen(text)), "ab");
    }
}

static void decodes_only_valid_sequences(void **state)
{
    (void)state;
    unsigned c;
    assert_int_equal(text_decode("ế", 3, &c), 3);
    assert_int_equal(c, 0x1EBF);
    assert_int_equal(text_decode("ế", 2, &c), 0);
    assert_int_equal(text_decode("\xC0\xAF", 2, &c), 0);
    assert_int_equal(text_decode("", 0, &c), 0);
    assert_true(text_is_utf8("Hà Nội", strlen("Hà Nội")));
    assert_false(text_is_utf8("H\xE0 N\xF4i", 6));
}

static void recognises_legacy_encodings(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum text_legacy encoding;
    } rows[] = {
        {"Céng hoµ x· héi chñ nghÜa ViÖt Nam", TEXT_TCVN3},
        {"Céng hoµ", TEXT_TCVN3},
        {"Së Khoa häc vµ C«ng nghÖ", TEXT_TCVN3},
        {"Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", TEXT_VNI},
        {"Haø Noäi", TEXT_VNI},
        {"Cộng hòa xã hội chủ nghĩa Việt Nam", TEXT_UNICODE},
        {"Kế hoạch số 12/KH-UBND © 2025", TEXT_UNICODE},
        {"CAFÉ, naïve, Müller, façade", TEXT_UNICODE},
        {"5 µm, ±2 °C, 1½ m²", TEXT_UNICODE},
        {"12/QD-UBND", TEXT_UNICODE},
        {"hoà, toán, tuân, quê, đầy đủ", TEXT_UNICODE},
        {"", TEXT_UNICODE},
        {"12/Q§-UBND", TEXT_TCVN3},
        {"NghÞ quyÕt H§ND", TEXT_TCVN3},
        {"®¹t", TEXT_TCVN3},
        {"Sè liÖu", TEXT_TCVN3},
        {"chuyÓn ®æi", TEXT_TCVN3},
        {"vÝ dô", TEXT_TCVN3},
        {"hÖ thèng", TEXT_TCVN3},
        {"quan chÊm", TEXT_TCVN3},
        {"Xaõ", TEXT_VNI},
        {"giò, quí, quý, hoè, níu, nghĩa", TEXT_UNICODE},
        {"ñieåm", TEXT_VNI},
        {"ÑIEÅM", TEXT_VNI},
        {"Quyeát ñònh", TEXT_VNI},
        {"soá lieäu", TEXT_VNI},
        {"Microsoft®", TEXT_UNICODE},
        {"Wi-Fi®", TEXT_UNICODE},
        {"5µm", TEXT_UNICODE},
        {"µm", TEXT_UNICODE},
        {"§ 5, §7", TEXT_UNICODE},
        {"«café» © 2025", TEXT_UNICODE},
        {"1½ × 2¼ m², 3ª", TEXT_UNICODE},
        {"São Paulo, Zürich, Noël, Öl, Perú, señor, Citroën", TEXT_UNICODE},
        {"toà án", TEXT_UNICODE},
        {"Có", TEXT_UNICODE},
        {"· bàn", TEXT_UNICODE},
        {"12/QÑ-UBND", TEXT_VNI},
        {"HÑND", TEXT_VNI},
        {"ESPAÑA", TEXT_UNICODE},
        {"NIÑO Ñ", TEXT_UNICODE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(text_legacy_encoding(rows[i].text), rows[i].encoding);
}

static void changes_the_first_letter(void **state)
{
    (void)state;
    static const struct {
        const char *text, *capital, *plain;
    } rows[] = {
        {"Xã, phường", "Xã, phường", "xã, phường"},
        {"đơn vị", "Đơn vị", "đơn vị"},
        {"Ở cấp xã", "Ở cấp xã", "ở cấp xã"},
        {"UBND xã", "UBND xã", "UBND xã"},
        {"X", "X", "x"},
        {"", "", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char *capital = text_capital(rows[i].text);
        char *plain = text_uncapital(rows[i].text);
        assert_string_equal(capital, rows[i].capital);
        assert_string_equal(plain, rows[i].plain);
        free(capital);
        free(plain);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cleans),
        cmocka_unit_test(folds),
        cmocka_unit_test(changes_the_first_letter),
        cmocka_unit_test(settles_what_looks_alike),
        cmocka_unit_test(shows_what_is_unseen),
        cmocka_unit_test(knows_control_characters),
        cmocka_unit_test(drops_what_turns_text_around),
        cmocka_unit_test(decodes_only_valid_sequences),
        cmocka_unit_test(recognises_legacy_encodings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
