/* What stands in the file of a blank Mẫu 01: its parts as XML, for what Excel
 * does with them (lock, lists, notes, print) leaves no trace in cells. */
#include "unit/test.h"

#include "base/file.h"
#include "forms/forms.h"
#include "forms/validation.h"
#include "process/form_path.h"

#include <minizip/unzip.h>
#include <stdio.h>
#include <unistd.h>

/* libxlsxwriter 1.1.4 loses the formula of a list's rule. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:lxw_strdup\n";
}

static struct campaign *campaign;
static struct form_file form;
static char path[] = "/tmp/dti-form-XXXXXX";

static int set_up(void **state)
{
    (void)state;
    struct campaign_error error = {0};
    campaign = campaign_load("templates/campaign.yaml", &error);
    if (!campaign)
        return -1;
    const struct unit *unit = campaign_find_unit(campaign, "VP-UBND");
    int fd = mkstemp(path);
    if (fd < 0 || !unit ||
        forms_self_assessment(campaign, unit, 1769731200, &form) != FORM_MADE)
        return -1;
    close(fd);
    return file_write(path, form.bytes.data, form.bytes.length);
}

static int tear_down(void **state)
{
    (void)state;
    unlink(path);
    forms_file_clear(&form);
    campaign_free(campaign);
    return 0;
}

/* A part of the form, to be freed with str_clear. */
static struct str part(const char *name)
{
    struct str text = {0};
    char chunk[4096];
    int n;
    unzFile zip = unzOpen(path);
    assert_non_null(zip);
    assert_int_equal(unzLocateFile(zip, name, 1), UNZ_OK);
    assert_int_equal(unzOpenCurrentFile(zip), UNZ_OK);
    while ((n = unzReadCurrentFile(zip, chunk, sizeof chunk)) > 0)
        str_append_bytes(&text, chunk, (size_t)n);
    unzCloseCurrentFile(zip);
    unzClose(zip);
    return text;
}

static void assert_has(const char *name, const char *const *wanted)
{
    struct str text = part(name);
    for (; *wanted; wanted++)
        if (!strstr(str_text(&text), *wanted))
            fail_msg("%s lacks %s", name, *wanted);
    str_clear(&text);
}

static void protects_and_prints(void **state)
{
    (void)state;
    assert_has("xl/worksheets/sheet3.xml",
               (const char *[]){"<sheetProtection sheet=\"1\"",
                                "<pane xSplit=\"2\" ySplit=\"4\"",
                                "<pageSetup paperSize=\"9\"",
                                "orientation=\"landscape\"",
                                "fitToHeight=\"0\"", "Trang &amp;P/&amp;N",
                                "numberStoredAsText=\"1\"", NULL});
    assert_has("xl/worksheets/sheet1.xml",
               (const char *[]){"<sheetProtection sheet=\"1\"", NULL});
    assert_has("xl/worksheets/sheet2.xml",
               (const char *[]){"<sheetProtection sheet=\"1\"", NULL});
    assert_has("xl/workbook.xml",
               (const char *[]){"'Tự đánh giá'!$4:$4", "name=\"Hướng dẫn\"",
                                "name=\"Thông tin\"", NULL});
    /* No password: people may unlock what they must. */
    struct str text = part("xl/worksheets/sheet3.xml");
    assert_null(strstr(str_text(&text), "password="));
    str_clear(&text);
}

static void validates_and_colours(void **state)
{
    (void)state;
    assert_has(
        "xl/worksheets/sheet3.xml",
        (const char *[]){
            "<dataValidation type=\"list\"",
            "<formula1>\"Có,Không\"</formula1>",
            "<formula1>\"Người đứng đầu,Cấp phó của người đứng "
            "đầu,Không\"</formula1>",
            "<dataValidation type=\"whole\" operator=\"greaterThanOrEqual\"",
            "<dataValidation type=\"decimal\"", "<formula2>$E5</formula2>",
            "errorTitle=\"Điểm không hợp lệ\"",
            "AND(ISBLANK($D5),LEN($M5)&gt;0)", "hidden=\"1\"",
            "insertRows=\"0\"", NULL});
    assert_has("xl/worksheets/sheet2.xml",
               (const char *[]){"<dataValidation type=\"date\"", NULL});
    assert_has(
        "xl/comments1.xml",
        (const char *[]){"Cơ quan chấm điểm: Sở Khoa học và Công nghệ", NULL});
    assert_has("docProps/core.xml",
               (const char *[]){"2026-01-30T00:00:00Z", NULL});
}

/* Writes the form of the campaign as it is now to `path`. */
static void write_changed(void)
{
    struct form_file changed = {0};
    const struct unit *unit = campaign_find_unit(campaign, "VP-UBND");
    assert_int_equal(
        forms_self_assessment(campaign, unit, 1769731200, &changed), FORM_MADE);
    assert_int_equal(file_write(path, changed.bytes.data, changed.bytes.length),
                     0);
    forms_file_clear(&changed);
}

static void assert_restored(void)
{
    assert_int_equal(file_write(path, form.bytes.data, form.bytes.length), 0);
}

/* The offer of a list stops nothing: points may be typed as well. */
static void what_does_not_apply_is_chosen(void **state)
{
    (void)state;
    const struct unit *unit = campaign_find_unit(campaign, "VP-UBND");
    struct indicator *indicator = &campaign->levels[unit->level].indicators[0];
    indicator->waivable = true;
    write_changed();
    indicator->waivable = false;
    assert_has(
        "xl/worksheets/sheet3.xml",
        (const char *[]){"<dataValidation type=\"list\" allowBlank=\"1\" "
                         "showInputMessage=\"1\" errorTitle=",
                         "<formula1>\"Không áp dụng\"</formula1>",
                         "\"Không áp dụng*\"", NULL});
    assert_restored();
}

/* Documents that are asked for earn nothing where they are missing, if the
 * campaign says so. */
static void what_is_not_proven_is_zero(void **state)
{
    (void)state;
    enum missing_evidence kept = campaign->policies.missing_evidence;
    static const char zero[] = "=0,0,ROUND(";
    campaign->policies.missing_evidence = EVIDENCE_ZERO;
    write_changed();
    assert_has("xl/worksheets/sheet3.xml", (const char *[]){zero, NULL});
    campaign->policies.missing_evidence = EVIDENCE_FLAG;
    write_changed();
    struct str text = part("xl/worksheets/sheet3.xml");
    assert_null(strstr(str_text(&text), zero));
    str_clear(&text);
    campaign->policies.missing_evidence = kept;
    assert_restored();
}

static void long_lists_stand_on_a_sheet(void **state)
{
    (void)state;
    const char *options[] = {"Sở, ban, ngành", "Xã", "Phường"};
    const struct unit *unit = campaign_find_unit(campaign, "VP-UBND");
    struct input *input =
        &campaign->levels[unit->level].indicators[0].inputs[0];
    struct input kept = *input;
    assert_int_equal(input->kind, INPUT_CHOICE);
    input->options = options;
    input->option_count = 3;
    write_changed();
    *input = kept;
    assert_has(
        "xl/worksheets/sheet3.xml",
        (const char *[]){"<formula1>'Danh mục'!$A$2:$A$4</formula1>", NULL});
    assert_has("xl/workbook.xml", (const char *[]){"name=\"Danh mục\"", NULL});
    assert_has("xl/sharedStrings.xml",
               (const char *[]){"<t>Sở, ban, ngành</t>", NULL});
    assert_restored();
}

static void is_the_same_each_time(void **state)
{
    (void)state;
    struct form_file again = {0};
    const struct unit *unit = campaign_find_unit(campaign, "VP-UBND");
    assert_int_equal(forms_self_assessment(campaign, unit, 1769731200, &again),
                     FORM_MADE);
    assert_int_equal(again.bytes.length, form.bytes.length);
    assert_memory_equal(again.bytes.data, form.bytes.data, form.bytes.length);
    forms_file_clear(&again);
}

/* A form is the same whatever was made before it, described or made. */
static void masters_change_nothing(void **state)
{
    (void)state;
    static const char *const codes[] = {"P-BA-DINH", "VP-UBND", "P-BA-DINH"};
    struct forms_masters *masters = forms_masters_new();
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        const struct unit *unit = campaign_find_unit(campaign, codes[i]);
        struct form_file alone = {0}, described = {.masters = masters};
        struct form_file copied = {.masters = masters};
        described.described = true;
        forms_self_assessment(campaign, unit, 1769731200, &alone);
        forms_self_assessment(campaign, unit, 1769731200, &described);
        forms_self_assessment(campaign, unit, 1769731200, &copied);
        assert_string_equal(described.digest, alone.digest);
        assert_string_equal(copied.digest, alone.digest);
        assert_int_equal(copied.bytes.length, alone.bytes.length);
        assert_memory_equal(copied.bytes.data, alone.bytes.data,
                            alone.bytes.length);
        forms_file_clear(&alone);
        forms_file_clear(&copied);
    }
    forms_masters_free(masters);
}

/* Each unit that leaves out another indicator has another form, also where
 * there are more of them than are kept. */
static void what_is_left_out_is_told_apart(void **state)
{
    (void)state;
    const struct unit *unit = campaign_find_unit(campaign, "VP-UBND");
    struct forms_masters *masters = forms_masters_new();
    for (size_t i = 0; i < 40; i++) {
        bool *flag = &unit->not_applicable[i % 20];
        struct form_file alone = {.described = true};
        struct form_file described = {.described = true, .masters = masters};
        *flag = !*flag;
        forms_self_assessment(campaign, unit, 1769731200, &described);
        forms_self_assessment(campaign, unit, 1769731200, &alone);
        *flag = !*flag;
        assert_string_equal(described.digest, alone.digest);
    }
    forms_masters_free(masters);
}

/* A name that no copy can hold stands in its form all the same. */
static void names_that_xml_escapes_stand_in_forms(void **state)
{
    (void)state;
    struct unit *unit =
        (struct unit *)(uintptr_t)campaign_find_unit(campaign, "VP-UBND");
    const char *kept = unit->name;
    unit->name = "Sở Văn hóa & Thể thao";
    write_changed();
    unit->name = kept;
    assert_has("xl/sharedStrings.xml",
               (const char *[]){"<t>Sở Văn hóa &amp; Thể thao</t>",
                                "<t>Sở Văn hóa &amp; Thể thao (VP-UBND)</t>",
                                NULL});
    assert_has("xl/worksheets/sheet3.xml",
               (const char *[]){"Sở Văn hóa &amp;&amp; Thể thao", NULL});
    assert_restored();
}

static void tells_whole_numbers_by_their_pattern(void **state)
{
    (void)state;
    char error[128];
    struct pattern *whole = pattern_new("^([0-9]+|[0-9]{1,3}([. ][0-9]{3})+)$",
                                        error, sizeof error);
    struct pattern *any =
        pattern_new("^[0-9]+([.,][0-9]+)?$", error, sizeof error);
    struct input input = {.kind = INPUT_NUMBER, .pattern = whole};
    assert_true(validation_is_whole(&input));
    assert_int_equal(validation_style(&input), STYLE_IN_WHOLE);
    input.pattern = any;
    assert_false(validation_is_whole(&input));
    assert_int_equal(validation_style(&input), STYLE_IN_NUMBER);
    input.pattern = NULL;
    assert_false(validation_is_whole(&input));
    input = (struct input){.kind = INPUT_TEXT, .pattern = whole};
    assert_false(validation_is_whole(&input));
    pattern_free(whole);
    pattern_free(any);
}

static void names_agencies_apart(void **state)
{
    (void)state;
    static const char *const expected[] = {"so-khoa-hoc", "so-khoa-hoc-2",
                                           "co-quan", "so-khoa-hoc-3",
                                           "co-quan-2"};
    const char *agencies[] = {"Sở Khoa học", "SỞ KHOA HỌC", "統計局",
                              "So khoa hoc", "内閣"};
    struct campaign c = {.agencies = agencies, .agency_count = 5};
    for (size_t i = 0; i < 5; i++) {
        char *name = form_path_agency(&c, i);
        assert_string_equal(name, expected[i]);
        free(name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(protects_and_prints),
        cmocka_unit_test(validates_and_colours),
        cmocka_unit_test(what_does_not_apply_is_chosen),
        cmocka_unit_test(what_is_not_proven_is_zero),
        cmocka_unit_test(long_lists_stand_on_a_sheet),
        cmocka_unit_test(is_the_same_each_time),
        cmocka_unit_test(masters_change_nothing),
        cmocka_unit_test(what_is_left_out_is_told_apart),
        cmocka_unit_test(names_that_xml_escapes_stand_in_forms),
        cmocka_unit_test(tells_whole_numbers_by_their_pattern),
        cmocka_unit_test(names_agencies_apart),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
