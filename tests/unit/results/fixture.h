/* A small evaluation made by hand: one level of two groups and four
 * indicators, four units (two wards, a commune, one that sent nothing). */
#ifndef DTI_TESTS_RESULTS_FIXTURE_H
#define DTI_TESTS_RESULTS_FIXTURE_H

#include "score/score.h"
#include "form/form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

enum { UNITS = 4, INDICATORS = 4, GROUPS = 2, AGENCIES = 2 };

struct fixture {
    struct campaign campaign;
    struct level level;
    struct group groups[GROUPS];
    struct indicator indicators[INDICATORS];
    struct input inputs[3];
    struct unit units[UNITS];
    struct grade grades[2];
    struct intake intake;
    struct intake_head *forms[UNITS];
    struct submission submissions[UNITS];
    struct submission *by_unit[UNITS];
    struct explanation *explained[UNITS];
    struct received received[UNITS];
    struct claim claims[UNITS][INDICATORS];
    struct value values[UNITS][3];
    struct evidence evidence[2];
    struct contested contested;
    struct scored scored[2];
    struct unit_score unit_scores[UNITS];
    struct indicator_score scores[UNITS][INDICATORS];
    struct round_points rounds[UNITS][INDICATORS][ROUND_COUNT];
    struct group_score group_scores[UNITS][GROUPS];
    struct group_stats group_stats[GROUPS];
    struct unit_score *in_level[UNITS];
    struct level_score level_score;
    struct evaluation evaluation;
};

static const size_t fixture_agency_indexes[AGENCIES] = {0, 1};
static const char *const fixture_agencies[AGENCIES] = {"Sở Khoa học",
                                                       "Sở Tài chính"};
static const char *const fixture_options[2] = {"Người đứng đầu", "Không"};

static inline struct sums fixture_sums(points_t max, points_t self,
                                       points_t computed, points_t round1,
                                       points_t final)
{
    return (struct sums){.max = max,
                         .self = self,
                         .computed = computed,
                         .final = final,
                         .rounds = {round1, POINTS_NONE, POINTS_NONE}};
}

static inline struct indicator_score
fixture_score(struct round_points *rounds, points_t self, points_t computed,
              points_t round1, points_t final, enum points_source source)
{
    struct indicator_score s = {.applicable = true,
                                .self = self,
                                .computed = computed,
                                .final = final,
                                .source = source,
                                .rounds = rounds,
                                .reason = ""};
    s.rounds[ROUND_1].points = round1;
    s.rounds[ROUND_2].points = POINTS_NONE;
    s.rounds[ROUND_COUNCIL].points = POINTS_NONE;
    return s;
}

static inline void fixture_campaign(struct fixture *f)
{
    f->inputs[0] = (struct input){.key = "vai_tro",
                                  .label = "Vai trò",
                                  .unit = "",
                                  .kind = INPUT_CHOICE,
                                  .options = (const char **)fixture_options,
                                  .option_count = 2};
    f->inputs[1] = (struct input){
        .key = "ty_le", .label = "Tỷ lệ", .unit = "", .kind = INPUT_PERCENT};
    f->inputs[2] = (struct input){.key = "so_nguoi",
                                  .label = "Số người",
                                  .unit = "người",
                                  .kind = INPUT_NUMBER};
    const struct indicator indicators[INDICATORS] = {
        {.code = "1.1",
         .title = "Lãnh đạo",
         .max = 500,
         .assessed = true,
         .inputs = &f->inputs[0],
         .input_count = 1,
         .group = 0},
        {.code = "1.2",
         .title = "Truyền thanh",
         .max = 500,
         .assessed = false,
         .group = 0},
        {.code = "2.1",
         .title = "Hồ sơ | trực tuyến",
         .max = 1000,
         .assessed = true,
         .inputs = &f->inputs[1],
         .input_count = 2,
         .group = 1},
        {.code = "2.10",
         .title = "Chi ngân sách",
         .max = 250,
         .assessed = true,
         .group = 1},
    };
    memcpy(f->indicators, indicators, sizeof indicators);
    for (size_t i = 0; i < INDICATORS; i++) {
        f->indicators[i].scored_by = (const char **)fixture_agencies;
        f->indicators[i].agencies = fixture_agency_indexes;
        f->indicators[i].scored_by_count = i == 2 ? 2 : 1;
    }
    f->groups[0] = (struct group){.code = "1",
                                  .title = "Nhận thức số",
                                  .max = 1000,
                                  .count = 2,
                                  .parent = SIZE_MAX};
    f->groups[1] = (struct group){.code = "2",
                                  .title = "Chính quyền số",
                                  .max = 1250,
                                  .first = 2,
                                  .count = 2,
                                  .parent = SIZE_MAX};
    f->level = (struct level){.id = "commune",
                              .title = "Xã, phường",
                              .groups = f->groups,
                              .group_count = GROUPS,
                              .indicators = f->indicators,
                              .indicator_count = INDICATORS,
                              .max = 2250,
                              .grades = f->grades,
                              .grade_count = 2,
                              .assessed_max = 1750};
    f->units[0] =
        (struct unit){.code = "P-A", .name = "Phường A", .kind = "Phường"};
    f->units[1] =
        (struct unit){.code = "P-B", .name = "Phường B", .kind = "Phường"};
    f->units[2] = (struct unit){.code = "X-C", .name = "Xã C", .kind = "Xã"};
    f->units[3] = (struct unit){.code = "X-D", .name = "Xã D", .kind = "Xã"};
    f->grades[0] = (struct grade){{8, -1}, "Tốt"};
    f->grades[1] = (struct grade){{0, 0}, "Khá"};
    f->campaign =
        (struct campaign){.year = 2025,
                          .title = "DTI 2025",
                          .date = {2026, 1, 5},
                          .deadlines = {.self_assessment = {2025, 12, 15},
                                        .explanation = {2025, 12, 28}},
                          .par_index = {.component = "Chính quyền số",
                                        .method = "Nhân.",
                                        .max = 1000},
                          .grades = f->grades,
                          .grade_count = 2,
                          .levels = &f->level,
                          .level_count = 1,
                          .units = f->units,
                          .unit_count = UNITS,
                          .agencies = (const char **)fixture_agencies,
                          .agency_count = AGENCIES};
}

static inline void fixture_intake(struct fixture *f)
{
    static const char *const files[UNITS] = {"a.xlsx", "b.xlsx", "c.xlsx",
                                             "phieu.xlsx"};
    f->evidence[0] =
        (struct evidence){"12/KH-UBND", {2025, 3, 15}, "https://a.vn/x_y"};
    for (size_t u = 0; u < UNITS; u++) {
        bool form2 = u == 3;
        f->received[u] = (struct received){.file = files[u],
                                           .form = form2 ? &form_02 : &form_01,
                                           .unit = form2 ? NULL : &f->units[u],
                                           .readable = true,
                                           .kept = true};
        f->submissions[u] = (struct submission){
            .head.file = files[u],
            .head.sheet = "Tự đánh giá",
            .head.unit = &f->units[u],
            .head.number = 1,
            .claims = f->claims[u],
            .head.counts = true,
            .head.sender = {.author = "Nguyễn Văn An",
                            .phone = "",
                            .email = "",
                            .date = {2025, 12, u == 1 ? 20 : 10}}};
        f->by_unit[u] = form2 ? NULL : &f->submissions[u];
        f->submissions[u].head.form = &form_01;
        f->forms[u] = &f->submissions[u].head;
        for (size_t i = 0; i < INDICATORS; i++)
            f->claims[u][i] =
                (struct claim){.present = true, .explanation = ""};
        f->values[u][0] = (struct value){
            .given = true, .valid = true, .option = 0, .text = "x"};
        f->values[u][1] = (struct value){
            .given = true, .valid = true, .number = {955, -1}, .text = "95,5%"};
        f->values[u][2] =
            (struct value){.given = true, .valid = false, .text = "khoảng 100"};
        f->claims[u][0].inputs = &f->values[u][0];
        f->claims[u][2].inputs = &f->values[u][1];
    }
    f->claims[0][0].evidence = f->evidence;
    f->claims[0][0].evidence_count = 1;
    f->claims[0][0].explanation = "=Đã kiện toàn";
    f->intake.campaign = &f->campaign;
    f->intake.received.items = f->received;
    f->intake.received.count = UNITS;
    f->intake.by_unit = f->by_unit;
    f->intake.forms.items = f->forms;
    f->intake.forms.count = UNITS - 1;
    f->intake.submissions.items = f->by_unit; /* the last unit sent none */
    f->intake.submissions.count = UNITS - 1;
    f->intake.explained = f->explained;
    struct position at = {"b.xlsx", "Tự đánh giá", 12, 4};
    problem_add(&f->intake.problems, PROBLEM_VALUE_MISSING, &at, "2.1", "Tỷ lệ",
                NULL);
    at = (struct position){"phieu.xlsx", "Thẩm định", 7, 8};
    problem_add(&f->intake.problems, PROBLEM_APPRAISAL_EMPTY, &at, "P-A", "2.1",
                NULL);
    at = (struct position){"a.xlsx", "Tự đánh giá", 8, 9};
    problem_add(&f->intake.problems, PROBLEM_EVIDENCE_MISSING, &at, "2.1",
                NULL);
}

/* One unit's points of 1.1, 2.1 and 2.10; 1.2 is never assessed. */
static inline void fixture_unit(struct fixture *f, size_t u, size_t rank,
                                const char *grade, points_t self,
                                const points_t final[3])
{
    points_t total = final[0] + final[1] + final[2];
    struct unit_score *s = &f->unit_scores[u];
    bool sent = f->by_unit[u] != NULL;
    points_t none = POINTS_NONE;
    f->scores[u][0] = fixture_score(
        f->rounds[u][0], sent ? 500 : none, sent ? 500 : none,
        sent ? final[0] : none, final[0], sent ? SOURCE_ROUND1 : SOURCE_NONE);
    f->scores[u][1] =
        fixture_score(f->rounds[u][1], none, none, none, none, SOURCE_NONE);
    f->scores[u][1].applicable = false;
    f->scores[u][2] = fixture_score(
        f->rounds[u][2], sent ? self - 500 : none, sent ? 825 : none,
        sent ? final[1] : none, final[1], sent ? SOURCE_ROUND1 : SOURCE_NONE);
    f->scores[u][3] =
        fixture_score(f->rounds[u][3], none, none, none, final[2], SOURCE_NONE);
    for (size_t i = 0; i < INDICATORS; i++)
        f->scores[u][i].claim = sent ? &f->claims[u][i] : NULL;
    f->group_scores[u][0] = (struct group_score){
        fixture_sums(500, sent ? 500 : none, sent ? 500 : none,
                     sent ? final[0] : none, final[0]),
        ratio4_of(final[0], 500)};
    f->group_scores[u][1] = (struct group_score){
        fixture_sums(1250, sent ? self - 500 : none, sent ? 825 : none,
                     sent ? final[1] : none, final[1] + final[2]),
        ratio4_of(final[1] + final[2], 1250)};
    *s = (struct unit_score){.unit = &f->units[u],
                             .indicators = f->scores[u],
                             .groups = f->group_scores[u],
                             .index = ratio4_of(total, 1750),
                             .rank = rank,
                             .grade = grade,
                             .state = !sent    ? STATE_MISSING
                                      : u == 1 ? STATE_ERRORS
                                               : STATE_OK,
                             .sums = fixture_sums(1750, sent ? self : none,
                                                  sent ? 1325 : none,
                                                  sent ? total : none, total)};
    f->in_level[u] = s;
}

static inline void fixture_init(struct fixture *f, enum stage stage)
{
    memset(f, 0, sizeof *f);
    fixture_campaign(f);
    fixture_intake(f);
    fixture_unit(f, 0, 1, f->grades[0].name, 1469,
                 (const points_t[]){500, 960, 0});
    fixture_unit(f, 1, 2, f->grades[1].name, 1491,
                 (const points_t[]){500, 825, 0});
    fixture_unit(f, 2, 2, f->grades[1].name, 1325,
                 (const points_t[]){500, 825, 0});
    fixture_unit(f, 3, 4, f->grades[1].name, 0, (const points_t[]){0, 0, 0});
    f->scores[1][2].reason = "Chưa tính hộ tạm trú";
    f->scored[0] = (struct scored){.points = 800, .reason = "Thiếu số liệu"};
    f->scored[1] = (struct scored){.agency = 1, .points = 850, .reason = ""};
    f->scores[1][2].rounds[ROUND_1].scored = f->scored;
    f->scores[1][2].rounds[ROUND_1].scored_count = 2;
    f->group_stats[0] = (struct group_stats){10000, 10000, &f->units[0]};
    f->group_stats[1] = (struct group_stats){6960, 7680, &f->units[0]};
    f->level_score = (struct level_score){.level = &f->level,
                                          .units = f->in_level,
                                          .unit_count = UNITS,
                                          .groups = f->group_stats,
                                          .mean = 7829,
                                          .best = 8343,
                                          .median = 7571};
    f->evaluation = (struct evaluation){.campaign = &f->campaign,
                                        .intake = &f->intake,
                                        .stage = stage,
                                        .units = f->unit_scores,
                                        .levels = &f->level_score};
}

static inline void fixture_clear(struct fixture *f)
{
    problem_list_clear(&f->intake.problems);
}

#endif
