/* Templates' front matter, and which documents follow from it. */
#include "folder.h"

#include "run/print/plan.h"

struct planned {
    struct template_list templates;
    struct plan plan;
    char message[1024];
};

static struct unit units[] = {{.code = "SO-A", .name = "Sở A"},
                              {.code = "X-B", .name = "Xã B"}};
static struct level levels[] = {{.id = "city"}, {.id = "commune"}};
static const char *agencies[] = {"Sở Khoa học và Công nghệ",
                                 "Công an Thành phố"};

static struct campaign make_campaign(void)
{
    return (struct campaign){.units = units,
                             .unit_count = 2,
                             .levels = levels,
                             .level_count = 2,
                             .agencies = agencies,
                             .agency_count = 2};
}

static bool load(struct planned *p, const char *folder)
{
    return templates_load(folder, &p->templates, p->message, sizeof p->message);
}

static bool plan(struct planned *p, bool intake, bool round1, bool round2,
                 bool publish)
{
    struct campaign campaign = make_campaign();
    const bool stages[] = {intake, round1, round2, publish};
    return plan_documents(&p->templates, &campaign, stages, NULL, &p->plan,
                          p->message, sizeof p->message);
}

static void clear(struct planned *p)
{
    plan_clear(&p->plan);
    templates_clear(&p->templates);
    *p = (struct planned){0};
}

static void expect_paths(const struct planned *p, const char *const *paths)
{
    size_t n = 0;
    for (; paths[n]; n++) {
        assert_true(n < p->plan.count);
        assert_string_equal(p->plan.items[n].path, paths[n]);
    }
    assert_int_equal(p->plan.count, n);
}

#define PATHS(...) ((const char *const[]){__VA_ARGS__, NULL})

static void test_default_paths(void **state)
{
    struct planned p = {0};
    folder_write(*state, "a.md",
                 "---\ntitle: A\nfor: unit\nstage: intake\n---\nx\n");
    folder_write(*state, "b.md",
                 "---\ntitle: B\nfor: level\nstage: intake\n---\nx\n");
    folder_write(*state, "c.md",
                 "---\ntitle: C\nfor: agency\nstage: intake\n---\nx\n");
    folder_write(*state, "d.md",
                 "---\ntitle: D\nfor: once\nstage: intake\n---\nx\n");
    folder_write(*state, "_partial.md", "x\n");
    folder_write(*state, "README", "x\n");
    assert_true(load(&p, *state));
    assert_int_equal(p.templates.count, 4);
    assert_true(plan(&p, true, false, false, false));
    expect_paths(&p, PATHS("units/SO-A/a.pdf", "units/X-B/a.pdf", "b-city.pdf",
                           "b-commune.pdf", "c-so-khoa-hoc-va-cong-nghe.pdf",
                           "c-cong-an-thanh-pho.pdf", "d.pdf"));
    assert_int_equal(p.plan.items[1].subject, 1);
    clear(&p);
}

static void test_stages_and_rounds(void **state)
{
    struct planned p = {0};
    folder_write(*state, "bao-cao.md",
                 "---\ntitle: A\nfor: once\nstage: round1, round2\n---\nx\n");
    folder_write(*state, "cong-bo.md",
                 "---\ntitle: B\nfor: once\nstage: publish\n---\nx\n");
    assert_true(load(&p, *state));
    assert_true(plan(&p, true, true, true, true));
    expect_paths(&p, PATHS("bao-cao-1.pdf", "bao-cao-2.pdf", "cong-bo.pdf"));
    plan_clear(&p.plan);
    p.plan = (struct plan){0};
    assert_true(plan(&p, true, false, true, false));
    expect_paths(&p, PATHS("bao-cao-2.pdf"));
    plan_clear(&p.plan);
    p.plan = (struct plan){0};
    assert_true(plan(&p, true, false, false, false));
    assert_int_equal(p.plan.count, 0);
    clear(&p);
}

static void test_own_paths_and_names(void **state)
{
    struct planned p = {0};
    folder_write(
        *state, "a.md",
        "---\ntitle: A\nfor: unit\nstage: round1\nname: Phiếu Đặc biệt\n"
        "path: theo-ten/{name}{round}/{code}-{khac}.pdf\n---\nx\n");
    folder_write(*state, "b.md",
                 "---\ntitle: B\nfor: once\nstage: round1\nname: ../../Thư "
                 "mục\n---\nx\n");
    assert_true(load(&p, *state));
    assert_true(plan(&p, false, true, false, false));
    expect_paths(&p, PATHS("theo-ten/phieu-dac-biet-1/SO-A-{khac}.pdf",
                           "theo-ten/phieu-dac-biet-1/X-B-{khac}.pdf",
                           "thu-muc-1.pdf"));
    clear(&p);
}

/* A head that is refused: `text` is what comes after the file's name. */
static void expect_refused(const char *folder, const char *head,
                           const char *text)
{
    struct planned p = {0};
    char expected[1024];
    char *path = folder_put(folder, "a.md", head);
    assert_false(load(&p, folder));
    snprintf(expected, sizeof expected, "%s:%s", path, text);
    assert_string_equal(p.message, expected);
    free(path);
    clear(&p);
}

static void test_wrong_heads(void **state)
{
    static const char who[] =
        "3: khóa “for” phải là unit, level, agency hoặc once";
    static const char when[] =
        "4: khóa “stage” phải gồm intake, round1, round2, publish, hoặc là any";
    static const char where[] =
        "5: khóa “path” phải là đường dẫn tương đối, kết thúc bằng .pdf";
    expect_refused(*state, "---\ntitle: A\nstage: intake\n---\nx\n",
                   "1: khóa “for” phải là unit, level, agency hoặc once");
    expect_refused(*state, "---\ntitle: A\nfor: units\nstage: intake\n---\nx\n",
                   who);
    expect_refused(*state, "---\ntitle: A\nfor: once\n---\nx\n",
                   "1: khóa “stage” phải gồm intake, round1, round2, publish, "
                   "hoặc là any");
    expect_refused(*state, "---\ntitle: A\nfor: once\nstage: round3\n---\nx\n",
                   when);
    expect_refused(*state,
                   "---\ntitle: A\nfor: once\nstage: intake, round\n---\nx\n",
                   when);
    expect_refused(*state, "---\ntitle: A\nfor: once\nstage: \", ,\"\n---\nx\n",
                   when);
    expect_refused(
        *state,
        "---\ntitle: A\nfor: once\nstage: intake\nname: \"?!\"\n---\nx\n",
        "5: khóa “name” phải có chữ cái hoặc chữ số");
    static const char *const paths[] = {
        "/etc/a.pdf", "../a.pdf", "a/../../b.pdf", "a.html", ".pdf", "a.pdf/"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        char head[256];
        snprintf(head, sizeof head,
                 "---\ntitle: A\nfor: once\nstage: intake\npath: %s\n---\nx\n",
                 paths[i]);
        expect_refused(*state, head, where);
    }
}

static void test_no_folder(void **state)
{
    struct planned p = {0};
    char *folder = file_join(*state, "none");
    assert_false(load(&p, folder));
    assert_non_null(strstr(p.message, folder));
    free(folder);
    clear(&p);
}

static void expect_collision(const char *folder, const char *one,
                             const char *other, const char *path)
{
    struct planned p = {0};
    char expected[256];
    folder_write(folder, "a.md", one);
    folder_write(folder, "b.md", other);
    assert_true(load(&p, folder));
    assert_false(plan(&p, true, true, true, true));
    snprintf(expected, sizeof expected, "cùng in ra tệp “%s”", path);
    assert_non_null(strstr(p.message, expected));
    assert_non_null(strstr(p.message, "a.md"));
    clear(&p);
}

static void test_collisions(void **state)
{
    expect_collision(
        *state, "---\ntitle: A\nfor: once\nstage: intake\nname: Một\n---\nx\n",
        "---\ntitle: B\nfor: once\nstage: publish\nname: mot\n---\nx\n",
        "mot.pdf");
    expect_collision(
        *state,
        "---\ntitle: A\nfor: unit\nstage: intake\npath: x.pdf\n---\nx\n",
        "---\ntitle: B\nfor: once\nstage: intake\n---\nx\n", "x.pdf");
    /* One path for two rounds. */
    expect_collision(
        *state,
        "---\ntitle: A\nfor: once\nstage: round1 round2\npath: y.pdf\n---\nx\n",
        "---\ntitle: B\nfor: once\nstage: intake\n---\nx\n", "y.pdf");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        folder_test(test_default_paths),
        folder_test(test_stages_and_rounds),
        folder_test(test_own_paths_and_names),
        folder_test(test_wrong_heads),
        folder_test(test_no_folder),
        folder_test(test_collisions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
