/* Several PDFs joined: what becomes of their objects, and of files that are
 * none. */
#include "printing.h"

#include "document/document.h"
#include "document/join/join.h"
#include "document/join/printed.h"
#include "document/join/renumber.h"
#include "document/pdf/objects.h"

/* ---- numbers ---- */

static unsigned add_hundred(void *userdata, unsigned old)
{
    (void)userdata;
    return old + 100;
}

static void references_get_their_numbers(void **state)
{
    (void)state;
    static const struct {
        const char *text, *expected;
    } CASES[] = {
        {"", ""},
        {"7", "7"},
        {"7 0 R", "107 0 R"},
        {"[7 0 R 8 0 R]", "[107 0 R 108 0 R]"},
        {"<</A 7 0 R/B[0 0 595.27 841]>>", "<</A 107 0 R/B[0 0 595.27 841]>>"},
        {"<</A 7 0 R>>", "<</A 107 0 R>>"},
        {"<<\n/Kids [ 4 0 R ]\n/Count 3\n>>",
         "<<\n/Kids [ 104 0 R ]\n/Count 3\n>>"},
        /* Not references. */
        {"7 0 Re", "7 0 Re"},
        {"7 1 R", "7 1 R"},
        {"-7 0 R", "-7 0 R"},
        {"/F7 0 R", "/F7 0 R"},
        {"(7 0 R)8 0 R", "(7 0 R)108 0 R"},
        {"(a(7 0 R)\\)7 0 R)", "(a(7 0 R)\\)7 0 R)"},
        {"<7 0 R>", "<7 0 R>"},
        /* What is not whole. */
        {"(7 0 R", "(7 0 R"},
        {"<7 0 R", "<7 0 R"},
        {"<", "<"},
        {"<<", "<<"},
        {"/", "/"},
        {"(\\", "(\\"},
        {"7 0", "7 0"},
        /* Keys of the tree of parents. */
        {"/StructParents 3/Tabs/S", "/StructParents 23/Tabs/S"},
        {"/F 4/StructParent 0", "/F 4/StructParent 20"},
        {"/StructParentsX 3", "/StructParentsX 3"},
        {"/StructParents", "/StructParents"},
    };
    const struct renumbering by = {add_hundred, NULL, 20};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct str out = {0};
        /* On the heap, so that reading beyond it is found out. */
        size_t length = strlen(CASES[i].text);
        char *text = mem_strndup(CASES[i].text, length);
        renumber(&by, text, length, &out);
        assert_string_equal(str_text(&out), CASES[i].expected);
        free(text);
        str_clear(&out);
    }
}

/* ---- printed documents ---- */

enum { PARTS = 3 };

/* Prints a page or two with a link, a chart and a field to sign. */
static void print_one(struct document_engine *engine, const char *name,
                      struct str *pdf)
{
    static const char PATH[] = "tests/data/document/mau-chung.md";
    struct document_error error;
    struct document_template *t = document_template_load(PATH, &error);
    if (t == NULL)
        fail_msg("%s:%d: %s", PATH, error.line, error.message);
    json_t *data = json_pack("{s:s}", "name", name);
    if (!document_render(engine, t, data, "Tổ công tác", 1768176000, pdf, NULL,
                         &error))
        fail_msg("%s", error.message);
    json_decref(data);
    document_template_free(t);
}

static const char *const NAMES[PARTS] = {"Xã Ba Vì", "Phường Láng", "Xã Ω"};

static void print_parts(struct str parts[PARTS])
{
    const char *build = getenv("DTI_BUILD");
    char folder[512], error[512] = "";
    snprintf(folder, sizeof folder, "%s/fonts", build ? build : "build");
    struct document_engine *engine =
        document_engine_new(folder, error, sizeof error);
    if (engine == NULL)
        fail_msg("%s", error);
    for (int i = 0; i < PARTS; i++)
        print_one(engine, NAMES[i], &parts[i]);
    document_engine_free(engine);
}

static const struct pdf_info INFO = {.title = "Các xã & phường",
                                     .author = "Tổ công tác",
                                     .subject = "Thử",
                                     .created = 1768176000};

static void join_parts(const struct str parts[PARTS], struct str *whole)
{
    struct join *join = join_new(whole);
    for (int i = 0; i < PARTS; i++)
        assert_true(join_add(join, parts[i].data, parts[i].length, NAMES[i]));
    join_finish(join, &INFO);
    join_free(join);
}

static void expect_said(const struct str *pdf, const char *command,
                        const char *expected)
{
    struct printing p = {.bytes = *pdf};
    char *said = printing_tool(&p, command);
    assert_string_equal(said, expected);
    free(said);
}

/* The same of the whole as of its parts, one after another. */
static void expect_alike(const struct str parts[PARTS], const struct str *whole,
                         const char *command)
{
    struct str expected = {0};
    for (int i = 0; i < PARTS; i++) {
        struct printing p = {.bytes = parts[i]};
        char *said = printing_tool(&p, command);
        str_append(&expected, said);
        free(said);
    }
    assert_true(expected.length > 0);
    expect_said(whole, command, str_text(&expected));
    str_clear(&expected);
}

static void parts_stay_as_they_were_printed(void **state)
{
    (void)state;
    struct str parts[PARTS] = {{0}}, whole = {0}, again = {0};
    print_parts(parts);
    join_parts(parts, &whole);
    expect_alike(parts, &whole, "pdftotext -layout %s -");
    expect_alike(parts, &whole,
                 "pdfinfo -struct-text %s | grep -v Document | grep -v Object "
                 "| sed 's/^  *//'");
    expect_alike(
        parts, &whole,
        "mutool draw -q -r 30 -F trace %s 2>/dev/null | grep -E '<(g|fill|stroke|page)'");
    join_parts(parts, &again);
    assert_int_equal(whole.length, again.length);
    assert_memory_equal(whole.data, again.data, whole.length);
    for (int i = 0; i < PARTS; i++)
        str_clear(&parts[i]);
    str_clear(&whole);
    str_clear(&again);
}

static void the_whole_is_one_document(void **state)
{
    (void)state;
    struct str parts[PARTS] = {{0}}, whole = {0};
    print_parts(parts);
    join_parts(parts, &whole);
    expect_said(&whole, "qpdf --check %s | grep -c 'No syntax'", "1\n");
    expect_said(&whole,
                "pdfinfo %s | grep -E "
                "'^(Title|Author|Subject|Tagged|Pages|CreationDate)' | "
                "LC_ALL=C sort | tr -s ' '",
                "Author: Tổ công tác\n"
                "CreationDate: Mon Jan 12 00:00:00 2026 UTC\n"
                "Pages: 6\nSubject: Thử\nTagged: yes\n"
                "Title: Các xã & phường\n");
    expect_said(&whole, "mutool show %s outline | grep -o '\".*#page=[0-9]*'",
                "\"Xã Ba Vì\"\t#page=1\n\"Phường Láng\"\t#page=3\n"
                "\"Xã Ω\"\t#page=5\n");
    /* Ω is in the whole face alone, and that is another font. */
    expect_said(&whole,
                "pdffonts %s | tail -n +3 | sort | cut -d' ' -f1 | "
                "grep -v 'W+'| uniq -c | grep -v ' 1 ' || echo once",
                "once\n");
    expect_said(&whole,
                "qpdf --qdf --object-streams=disable %s - | "
                "grep -a -oE '/T \\([^)]*\\)'",
                "/T (1-chu-ky-1)\n/T (2-chu-ky-1)\n/T (3-chu-ky-1)\n");
    for (int i = 0; i < PARTS; i++)
        str_clear(&parts[i]);
    str_clear(&whole);
}

/* ---- files that are none ---- */

static bool joins(const void *bytes, size_t length)
{
    struct str out = {0};
    struct join *join = join_new(&out);
    bool good = join_add(join, bytes, length, "a");
    if (good)
        join_finish(join, &INFO);
    join_free(join);
    str_clear(&out);
    return good;
}

/* Bytes of a size of their own, so that reading beyond them is found out. */
static bool joins_copy(const char *bytes, size_t length, size_t at, char c)
{
    char *copy = mem_alloc(length + 1);
    memcpy(copy, bytes, length);
    if (at < length)
        copy[at] = c;
    char *exact = mem_resize(copy, length > 0 ? length : 1, 1);
    bool good = joins(exact, length);
    free(exact);
    return good;
}

static void what_is_cut_off_is_refused(void **state)
{
    (void)state;
    struct str parts[PARTS] = {{0}};
    print_parts(parts);
    assert_true(joins(parts[0].data, parts[0].length));
    for (size_t length = 0; length < parts[0].length; length += 1 + length / 50)
        assert_false(joins_copy(parts[0].data, length, length, 0));
    assert_false(joins_copy(parts[0].data, parts[0].length - 1, SIZE_MAX, 0));
    /* Whatever is in a byte, it is refused or joined. */
    for (size_t at = 0; at < parts[0].length; at += 97)
        (void)joins_copy(parts[0].data, parts[0].length, at, '9');
    for (int i = 0; i < PARTS; i++)
        str_clear(&parts[i]);
}

/* A file of such objects, numbered from 1, the first its catalogue. */
static bool joins_objects(const char *const *texts, size_t count)
{
    struct objects objects;
    struct deflater deflater;
    struct str out = {0};
    deflater_init(&deflater, 6);
    objects_begin(&objects, &deflater, &out, (unsigned)count);
    for (size_t i = 0; i < count; i++) {
        str_append(objects_open(&objects, (unsigned)i + 1), texts[i]);
        objects_close(&objects);
    }
    objects_finish(&objects, 1, 1);
    bool good = joins(out.data, out.length);
    objects_clear(&objects);
    deflater_clear(&deflater);
    str_clear(&out);
    return good;
}

enum { OBJECT_COUNT = 9 };

static const char *const SMALL[OBJECT_COUNT] = {
    "<<\n/Type /Catalog\n/Pages 2 0 R\n/StructTreeRoot 5 0 R/OutputIntents[<<"
    "/DestOutputProfile 8 0 R>>]>>",
    "<<\n/Type /Pages\n/Kids [ 3 0 R ]\n/Count 1\n>>",
    "<<\n/Type /Page\n/MediaBox [ 0 0 595.27 841.88 ]\n/Contents 9 0 R\n"
    "/Parent 2 0 R\n/Resources 4 0 R/StructParents 0/Tabs/S>>",
    "<</Font<<>>>>",
    "<</Type/StructTreeRoot/K 6 0 R/ParentTree 7 0 R/ParentTreeNextKey 1>>",
    "<</K[0]/Pg 3 0 R/P 5 0 R/S/Document>>",
    "<</Nums[0[6 0 R ]]>>",
    "<</N 3>>",
    "<<>>",
};

/* One object is another. */
static bool joins_with(size_t number, const char *text)
{
    const char *texts[OBJECT_COUNT];
    memcpy(texts, SMALL, sizeof texts);
    texts[number - 1] = text;
    return joins_objects(texts, OBJECT_COUNT);
}

static void what_leads_nowhere_is_refused(void **state)
{
    (void)state;
    static const struct {
        size_t number;
        const char *text;
    } WRONG[] = {
        {1, "<<>>"},
        {1, "<</Pages 2 0 R/StructTreeRoot 99 0 R>>"},
        {1, "<</Pages 2 0 R/StructTreeRoot 5 0 R>>"},
        {1, "<</Pages 2 0 R/StructTreeRoot 5 0 R/DestOutputProfile 99 0 R>>"},
        {1, "<</Pages 2 0 R/StructTreeRoot 5 0 R/DestOutputProfile 8 0 R"
            "/AcroForm<</Fields[99 0 R]>>>>"},
        {1, "<</Pages 2 0 R/StructTreeRoot 5 0 R/DestOutputProfile 8 0 R"
            "/AcroForm<</Fields[9 0 R]>>>>"}, /* has no name */
        {1, "<</Pages 2 0 R/StructTreeRoot 5 0 R/DestOutputProfile 8 0 R"
            "/AcroForm<</Fields[9"},
        {2, "<<\n/Kids [ 3 0 R ]\n>>"},
        {2, "<<\n/Kids [ 99 0 R ]\n/Count 1\n>>"},
        {2, "<<\n/Kids []\n/Count 1\n>>"},
        {3, "<<\n/Type /Page\n>>"},
        {3, "<<\n/Type /Page\n/Resources 99 0 R>>"},
        {4, "<</A 4 0 R>>"}, /* needs itself */
        {4, "4294967299 0 R"},
        {5, "<</K 6 0 R/ParentTree 7 0 R/ParentTreeNextKey 0>>"},
        {5, "<</K 99 0 R/ParentTree 7 0 R/ParentTreeNextKey 1>>"},
        {5, "<</K 6 0 R/ParentTree 99 0 R/ParentTreeNextKey 1>>"},
        {6, "<</K[99 0 R]>>"},
        {7, "<</Nums[0[6 0 R"},
        {7, "<</Nums[a]>>"},
        {7, "<</Nums[0 6 0"},
        {7, "<<>>"},
    };
    assert_true(joins_objects(SMALL, OBJECT_COUNT));
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++)
        if (joins_with(WRONG[i].number, WRONG[i].text))
            fail_msg("%s is joined", WRONG[i].text);
}

/* Objects that need each other in turn, deeper than any font. */
static void what_is_too_deep_is_refused(void **state)
{
    (void)state;
    enum { DEPTH = 30 };
    const char *texts[OBJECT_COUNT + DEPTH];
    char deep[DEPTH][32];
    memcpy(texts, SMALL, sizeof SMALL);
    texts[3] = "<</A 10 0 R>>";
    for (int i = 0; i < DEPTH; i++) {
        snprintf(deep[i], sizeof deep[i], "<</A %d 0 R>>",
                 OBJECT_COUNT + 2 + i);
        texts[OBJECT_COUNT + i] = deep[i];
    }
    texts[OBJECT_COUNT + DEPTH - 1] = "<<>>";
    assert_false(joins_objects(texts, OBJECT_COUNT + DEPTH));
    texts[OBJECT_COUNT + 3] = "<<>>";
    assert_true(joins_objects(texts, OBJECT_COUNT + DEPTH));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(references_get_their_numbers),
        cmocka_unit_test(parts_stay_as_they_were_printed),
        cmocka_unit_test(the_whole_is_one_document),
        cmocka_unit_test(what_is_cut_off_is_refused),
        cmocka_unit_test(what_leads_nowhere_is_refused),
        cmocka_unit_test(what_is_too_deep_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
