/* What each dropped file did, in one line. */
#include "unit/test.h"

#include "base/mem.h"
#include "form/form.h"
#include "run/watch/changes.h"

#include <stdio.h>
#include <time.h>

enum { FILES = 30000 };

struct inbox {
    struct campaign campaign;
    struct unit unit;
    struct intake intake;
    struct unit_score score;
    struct evaluation evaluation;
    char names[FILES][32];
};

/* `count` files that no form was found in, each with an error. */
static struct inbox *fill(size_t count)
{
    struct inbox *in = mem_calloc(1, sizeof *in);
    in->unit = (struct unit){.code = "X-A", .name = "Xã A"};
    in->campaign = (struct campaign){.units = &in->unit, .unit_count = 1};
    in->score = (struct unit_score){.unit = &in->unit, .index = 8169};
    in->evaluation = (struct evaluation){
        .campaign = &in->campaign, .intake = &in->intake, .units = &in->score};
    for (size_t i = 0; i < count; i++) {
        /* Not in the order of their names. */
        snprintf(in->names[i], sizeof in->names[i], "tệp %05zu.xlsx",
                 (i * 7919) % count);
        *vec_push(&in->intake.received) =
            (struct received){.file = in->names[i]};
        problem_add(&in->intake.problems, PROBLEM_YEAR_WRONG,
                    &(struct position){.file = in->names[i]}, "2024", "2025",
                    (const char *)NULL);
    }
    return in;
}

static void empty(struct inbox *in)
{
    vec_clear(&in->intake.received);
    problem_list_clear(&in->intake.problems);
    free(in);
}

static void tells_of_each_file(void **state)
{
    (void)state;
    struct inbox *in = fill(3);
    struct changes *changes = changes_new();
    in->intake.received.items[1].readable = true;
    in->intake.received.items[1].form = &form_01;
    in->intake.received.items[1].unit = &in->unit;
    changes_take(changes, &in->evaluation);
    in->score.index = 8200;
    changes_take(changes, &in->evaluation);
    char *line = changes_line(changes, "nowhere", in->names[1]);
    char expected[256];
    snprintf(expected, sizeof expected,
             "%s: Mẫu 01 của Xã A; 1 lỗi, 0 cảnh báo (%s); chỉ số 0,8200 "
             "(trước 0,8169)",
             in->names[1], in->intake.problems.items[1].message);
    assert_string_equal(line, expected);
    free(line);
    /* A file that nobody was told of has nothing to say when it goes. */
    assert_null(changes_line(changes, "nowhere", "khác.xlsx"));
    changes_free(changes);
    empty(in);
}

/* 30,000 files with a problem each: looked through file by file this takes
 * several seconds. */
static void looks_at_each_problem_once(void **state)
{
    (void)state;
    struct inbox *in = fill(FILES);
    struct changes *changes = changes_new();
    clock_t start = clock();
    changes_take(changes, &in->evaluation);
    for (size_t i = 0; i < FILES; i++) {
        char *line = changes_line(changes, "nowhere", in->names[i]);
        assert_non_null(strstr(line, "1 lỗi, 0 cảnh báo"));
        free(line);
    }
    assert_true(clock() - start < 2 * CLOCKS_PER_SEC);
    changes_free(changes);
    empty(in);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_of_each_file),
        cmocka_unit_test(looks_at_each_problem_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
