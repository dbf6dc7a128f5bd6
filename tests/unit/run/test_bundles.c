/* Which documents are printed together, and when that takes several files. */
#include "unit/test.h"

#include "base/mem.h"
#include "run/made.h"
#include "run/print/bundles.h"

#include <stdio.h>

enum { UNITS = 11, CITY = 2 }; /* the first two are of the city */

/* A campaign of two levels and the plan of two rounds of a report. */
struct planned {
    struct level levels[2];
    struct unit units[UNITS];
    struct campaign campaign;
    struct planned_template report, notice;
    struct plan plan;
};

static void add(struct planned *p, const struct planned_template *template,
                enum stage stage, size_t subject)
{
    char path[64];
    snprintf(path, sizeof path, "%s-%d-%zu.pdf", template->name, stage,
             subject);
    *vec_push(&p->plan) =
        (struct planned_document){template, stage, subject, mem_strdup(path)};
}

static int setup(void **state)
{
    struct planned *p = mem_calloc(1, sizeof *p);
    p->levels[0] = (struct level){.id = "city"};
    p->levels[1] = (struct level){.id = "commune"};
    for (size_t u = 0; u < UNITS; u++)
        p->units[u].level = u >= CITY;
    p->campaign = (struct campaign){.levels = p->levels,
                                    .level_count = 2,
                                    .units = p->units,
                                    .unit_count = UNITS};
    p->report =
        (struct planned_template){.name = "bao-cao", .audience = AUDIENCE_UNIT};
    p->notice = (struct planned_template){.name = "thong-bao",
                                          .audience = AUDIENCE_LEVEL};
    for (enum stage stage = STAGE_ROUND1; stage <= STAGE_ROUND2; stage++) {
        add(p, &p->notice, stage, 0);
        for (size_t u = 0; u < UNITS; u++)
            add(p, &p->report, stage, u);
    }
    *state = p;
    return 0;
}

static int teardown(void **state)
{
    struct planned *p = *state;
    plan_clear(&p->plan);
    free(p);
    return 0;
}

/* The bundle at `path` holds the reports of a stage of units `first` to
 * `last`. */
static void expect(const struct planned *p, const struct bundle *bundle,
                   const char *path, size_t first, size_t last)
{
    assert_string_equal(bundle->path, path);
    assert_int_equal(bundle->documents.count, last - first + 1);
    for (size_t i = 0; i < bundle->documents.count; i++) {
        const struct planned_document *document =
            &p->plan.items[bundle->documents.items[i]];
        assert_ptr_equal(document->template, &p->report);
        assert_int_equal(document->stage, bundle->stage);
        assert_int_equal(document->subject, first + i);
    }
}

static void test_one_of_each_level(void **state)
{
    struct planned *p = *state;
    struct bundle_list list = {0};
    bundles_of(&p->plan, &p->campaign, UNITS - CITY, &list);
    assert_int_equal(list.count, 4);
    expect(p, &list.items[0], "de-in/bao-cao-city-1.pdf", 0, 1);
    expect(p, &list.items[1], "de-in/bao-cao-commune-1.pdf", 2, 10);
    expect(p, &list.items[2], "de-in/bao-cao-city-2.pdf", 0, 1);
    expect(p, &list.items[3], "de-in/bao-cao-commune-2.pdf", 2, 10);
    for (size_t i = 0; i < list.count; i++) {
        assert_int_equal(list.items[i].volume.of, 1);
        assert_int_equal(list.items[i].last, i >= 2);
    }
    bundles_clear(&list);
}

/* One more than fits: two volumes that are as long, not a page in the last. */
static void test_volumes_are_of_a_size(void **state)
{
    struct planned *p = *state;
    struct bundle_list list = {0};
    bundles_of(&p->plan, &p->campaign, UNITS - CITY - 1, &list);
    assert_int_equal(list.count, 6);
    expect(p, &list.items[0], "de-in/bao-cao-city-1.pdf", 0, 1);
    expect(p, &list.items[1], "de-in/bao-cao-commune-1-tap-1.pdf", 2, 5);
    expect(p, &list.items[2], "de-in/bao-cao-commune-1-tap-2.pdf", 6, 10);
    assert_false(list.items[2].last);
    expect(p, &list.items[5], "de-in/bao-cao-commune-2-tap-2.pdf", 6, 10);
    assert_true(list.items[5].last);
    bundles_clear(&list);
}

static void test_volumes_say_which_they_are(void **state)
{
    struct planned *p = *state;
    struct bundle_list list = {0};
    struct str text = {0};
    bundles_of(&p->plan, &p->campaign, 4, &list);
    bundle_put_volume(&list.items[0], &text);
    assert_string_equal(str_text(&text), "");
    bundle_put_volume(&list.items[2], &text);
    assert_string_equal(str_text(&text), ", tập 2/3");
    str_clear(&text);
    bundles_clear(&list);
}

/* Names sort as volumes do: nine and ten are two digits each. */
static void test_many_volumes_sort_by_name(void **state)
{
    const struct planned *p = *state;
    char *path = plan_bundle_path(&p->report, STAGE_ROUND2, "city",
                                  (struct volume){9, 10});
    assert_string_equal(path, "de-in/bao-cao-city-2-tap-09.pdf");
    free(path);
}

/* What the manifest says of a volume that was printed. */
static void test_made_from(void **state)
{
    struct planned *p = *state;
    struct str text = {0};
    struct emitter e = {.out = &text};
    struct bundle_list list = {0};
    struct intake intake = {.campaign = &p->campaign};
    json_t *digests = json_object();
    struct made made = {
        .plan = &p->plan, .intake = &intake, .digests = digests};
    p->campaign.folder = "thu-muc";
    p->report.file = "thu-muc/documents/bao-cao.md";
    bundles_of(&p->plan, &p->campaign, 5, &list);
    *vec_push(&made) = (struct made_item){.path = list.items[5].path,
                                          .bundle = &list.items[5]};
    emit_object(&e, NULL);
    made_emit(&made, "de-in/bao-cao-commune-2-tap-2.pdf", &e);
    emit_end_object(&e);
    json_t *entry = json_loads(str_text(&text), 0, NULL);
    json_t *wanted = json_pack("{s:{s:s, s:s, s:i, s:i}}", "made_from",
                               "template", "documents/bao-cao.md", "stage",
                               "round2", "volume", 2, "volumes", 2);
    assert_true(json_equal(entry, wanted));
    json_decref(wanted);
    json_decref(entry);
    json_decref(digests);
    vec_clear(&made);
    bundles_clear(&list);
    str_clear(&text);
}

#define bundle_test(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        bundle_test(test_one_of_each_level),
        bundle_test(test_volumes_are_of_a_size),
        bundle_test(test_volumes_say_which_they_are),
        bundle_test(test_many_volumes_sort_by_name),
        bundle_test(test_made_from),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
