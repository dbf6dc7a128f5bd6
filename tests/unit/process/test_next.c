/* What is to be done next, of obligations made by hand: two levels, two units,
 * two agencies. */
#include "unit/test.h"
#include "process/next.h"

static const char *const agencies[] = {"Sở A", "Sở B"};

struct world {
    struct level levels[2];
    struct unit units[2];
    struct campaign campaign;
    struct evaluation evaluation;
    struct obligation items[8];
    struct process process;
    struct next_steps steps;
};

static int setup(void **state)
{
    static struct world w;
    memset(&w, 0, sizeof w);
    w.levels[0] = (struct level){.id = "city", .title = "Sở, ban, ngành"};
    w.levels[1] = (struct level){.id = "commune", .title = "Xã, phường"};
    w.units[0] = (struct unit){.code = "P-A", .name = "Phường A"};
    w.units[1] = (struct unit){.code = "P-B", .name = "Phường B"};
    w.campaign = (struct campaign){.levels = w.levels,
                                   .level_count = 2,
                                   .units = w.units,
                                   .unit_count = 2,
                                   .agencies = (const char **)agencies,
                                   .agency_count = 2};
    w.evaluation = (struct evaluation){.campaign = &w.campaign};
    w.process.evaluation = &w.evaluation;
    w.process.items = w.items;
    *state = &w;
    return 0;
}

static int teardown(void **state)
{
    struct world *w = *state;
    next_steps_clear(&w->steps);
    return 0;
}

static struct obligation *owe(struct world *w, enum duty duty,
                              enum obligation_state state)
{
    struct obligation *o = &w->items[w->process.count++];
    *o = (struct obligation){.duty = duty,
                             .state = state,
                             .agency = SIZE_MAX,
                             .wanted = 1,
                             .given = state == OBLIGATION_RECEIVED,
                             .deadline = {2025, 12, 15}};
    return o;
}

static struct obligation *owe_unit(struct world *w, size_t unit, enum duty duty,
                                   enum obligation_state state)
{
    struct obligation *o = owe(w, duty, state);
    o->unit = &w->units[unit];
    return o;
}

static struct obligation *owe_agency(struct world *w, size_t agency,
                                     size_t level, enum obligation_state state)
{
    struct obligation *o = owe(w, DUTY_ROUND1, state);
    o->agency = agency;
    o->level = level;
    return o;
}

static void expect(struct world *w, const char *const *texts)
{
    next_steps_clear(&w->steps);
    next_steps_init(&w->steps, &w->process);
    size_t count = 0;
    while (texts[count])
        count++;
    for (size_t i = 0; i < count && i < w->steps.count; i++)
        assert_string_equal(w->steps.items[i].text, texts[i]);
    assert_int_equal(w->steps.count, count);
}

#define STEPS(...) ((const char *const[]){__VA_ARGS__, NULL})

static void units_that_have_not_sent(void **state)
{
    struct world *w = *state;
    owe_unit(w, 0, DUTY_SELF_ASSESSMENT, OBLIGATION_OPEN);
    owe_unit(w, 1, DUTY_SELF_ASSESSMENT, OBLIGATION_OPEN);
    expect(w, STEPS("Còn 2 đơn vị chưa gửi Mẫu 01; hạn 15/12/2025: Phường A, "
                    "Phường B"));
    assert_int_equal(w->steps.items[0].kind, NEXT_WAIT);
    w->items[0].deadline.year = w->items[1].deadline.year = 0;
    expect(w, STEPS("Còn 2 đơn vị chưa gửi Mẫu 01: Phường A, Phường B"));
    w->items[1].state = OBLIGATION_LATE;
    w->items[0].deadline = w->items[1].deadline = (struct date){2025, 12, 15};
    expect(w, STEPS("Quá hạn 15/12/2025 mà còn 1 đơn vị chưa gửi Mẫu 01: "
                    "Phường B",
                    "Còn 1 đơn vị chưa gửi Mẫu 01; hạn 15/12/2025: Phường A"));
}

/* An agency that scores in two levels is one agency. */
static void forms_to_send(void **state)
{
    struct world *w = *state;
    owe_agency(w, 0, 0, OBLIGATION_OPEN);
    owe_agency(w, 1, 0, OBLIGATION_RECEIVED);
    owe_agency(w, 0, 1, OBLIGATION_OPEN);
    expect(w, STEPS("Gửi Mẫu 02 vòng 1 cho 1 cơ quan, hạn trả lời 15/12/2025: "
                    "Sở A (Sở, ban, ngành; Xã, phường)"));
    assert_int_equal(w->steps.items[0].kind, NEXT_SEND);
    w->campaign.level_count = 1;
    expect(w, STEPS("Gửi Mẫu 02 vòng 1 cho 1 cơ quan, hạn trả lời 15/12/2025: "
                    "Sở A"));
}

static void unfinished_sheets(void **state)
{
    struct world *w = *state;
    struct obligation *o = owe_agency(w, 1, 1, OBLIGATION_RECEIVED);
    o->given = 80;
    o->wanted = 120;
    expect(w, STEPS("Mẫu 02 vòng 1 chưa chấm đủ: Sở B (Xã, phường: 80/120 "
                    "mục)"));
}

static void refused_files(void **state)
{
    struct world *w = *state;
    struct obligation *o = owe_agency(w, 1, 1, OBLIGATION_REFUSED);
    o->refused = o->file = "b.xlsx";
    o->why = "năm sai";
    expect(w, STEPS("Nhận rồi nhưng không dùng được: 1 tệp: b.xlsx của Sở B "
                    "(năm sai)"));
    assert_int_equal(w->steps.items[0].kind, NEXT_MEND);
    o = owe_unit(w, 0, DUTY_SELF_ASSESSMENT, OBLIGATION_RECEIVED);
    o->file = "a1.xlsx";
    o->refused = "a2.xlsx";
    expect(w, STEPS("Nhận rồi nhưng không dùng được: 2 tệp: b.xlsx của Sở B "
                    "(năm sai); a2.xlsx của Phường A, đang dùng a1.xlsx"));
}

static void conflicts(void **state)
{
    struct world *w = *state;
    owe_unit(w, 0, DUTY_SELF_ASSESSMENT, OBLIGATION_CONFLICT);
    expect(w, STEPS("Nhiều bản Mẫu 01 cùng một lần nộp, chưa bản nào được "
                    "tính: Phường A"));
}

/* Silence after the deadline is consent: nobody is reminded of Mẫu 03. */
static void explanations(void **state)
{
    struct world *w = *state;
    owe_unit(w, 0, DUTY_EXPLANATION, OBLIGATION_OPEN);
    expect(w, STEPS("Gửi Mẫu 03 cho 1 đơn vị bị giảm điểm, hạn trả lời "
                    "15/12/2025: Phường A"));
    w->items[0].state = OBLIGATION_LATE;
    owe_unit(w, 1, DUTY_EXPLANATION, OBLIGATION_NOT_DUE);
    expect(w, STEPS("Hết hạn 15/12/2025, 1 đơn vị không gửi Mẫu 03, coi như "
                    "đồng ý với kết quả lần 1: Phường A"));
    assert_int_equal(w->steps.items[0].kind, NEXT_NOTHING);
}

static void the_council(void **state)
{
    struct world *w = *state;
    owe(w, DUTY_COUNCIL, OBLIGATION_OPEN);
    expect(w, STEPS("Gửi Mẫu 02 Hội đồng, hạn trả lời 15/12/2025: Hội đồng "
                    "(Sở, ban, ngành)"));
}

static void the_council_has_errors(void **state)
{
    struct world *w = *state;
    struct obligation *o = owe(w, DUTY_COUNCIL, OBLIGATION_RECEIVED);
    o->given = 0;
    o->faulty = true;
    expect(w, STEPS("Mẫu 02 Hội đồng còn lỗi nên chưa được tính đủ, sửa các ô "
                    "nêu trong problems.csv rồi gửi lại: Hội đồng (Sở, ban, "
                    "ngành)"));
}

static void the_end(void **state)
{
    struct world *w = *state;
    owe(w, DUTY_COUNCIL, OBLIGATION_RECEIVED);
    expect(w, STEPS("Đã nhận đủ: kiểm tra các tài liệu rồi trình ký, công bố"));
    w->items[0].state = OBLIGATION_NOT_DUE;
    expect(w, STEPS("Chưa có việc phải làm"));
}

/* What campaign.yaml accepts as it is asks for no step. */
static void accepted(void **state)
{
    struct world *w = *state;
    struct obligation *part = owe_agency(w, 1, 1, OBLIGATION_RECEIVED);
    part->given = 80;
    part->wanted = 120;
    part->accepted = "giữ như vậy";
    owe_unit(w, 0, DUTY_EXPLANATION, OBLIGATION_CONFLICT)->accepted = "x";
    owe_agency(w, 0, 0, OBLIGATION_OPEN)->accepted = "x";
    struct obligation *o = owe_agency(w, 0, 1, OBLIGATION_REFUSED);
    o->refused = o->file = "b.xlsx";
    o->accepted = "x";
    expect(w, STEPS("Kết quả chấp nhận thiếu Mẫu 02 vòng 1: Sở B (Xã, phường), "
                    "Sở A (Sở, ban, ngành; Xã, phường)",
                    "Kết quả chấp nhận thiếu Mẫu 03: Phường A",
                    "Không còn chờ ai: kiểm tra các tài liệu rồi trình ký, "
                    "công bố"));
}

/* As many as one can read; the others are counted. */
static void long_lists_are_cut(void **state)
{
    struct world *w = *state;
    static struct obligation many[20];
    static struct unit units[20];
    for (size_t i = 0; i < 20; i++) {
        units[i] = (struct unit){.name = "X"};
        many[i] = (struct obligation){
            .unit = &units[i], .agency = SIZE_MAX, .state = OBLIGATION_OPEN};
    }
    w->process.items = many;
    w->process.count = 20;
    expect(w, STEPS("Còn 20 đơn vị chưa gửi Mẫu 01: X, X, X, X, X, X, X, X, X, "
                    "X, X, X và 8 nơi khác"));
}

static void units_with_errors(void **state)
{
    struct world *w = *state;
    owe_unit(w, 0, DUTY_SELF_ASSESSMENT, OBLIGATION_RECEIVED)->faulty = true;
    owe_unit(w, 1, DUTY_SELF_ASSESSMENT, OBLIGATION_RECEIVED);
    owe_agency(w, 0, 1, OBLIGATION_RECEIVED);
    w->items[2].given = 0;
    expect(w, STEPS("Trả phiếu tiếp nhận để sửa lỗi cho 1 đơn vị, nhận bản sửa "
                    "trước khi thẩm định: Phường A",
                    "Mẫu 02 vòng 1 chưa chấm đủ: Sở A (Xã, phường: 0/1 mục)"));
}

static void explanations_with_errors(void **state)
{
    struct world *w = *state;
    owe_unit(w, 0, DUTY_EXPLANATION, OBLIGATION_RECEIVED)->faulty = true;
    owe_unit(w, 1, DUTY_EXPLANATION, OBLIGATION_RECEIVED);
    owe(w, DUTY_COUNCIL, OBLIGATION_NOT_DUE);
    expect(w, STEPS("Trả phiếu tiếp nhận để sửa lỗi trong Mẫu 03 cho 1 đơn vị: "
                    "Phường A"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(units_that_have_not_sent, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(forms_to_send, setup, teardown),
        cmocka_unit_test_setup_teardown(unfinished_sheets, setup, teardown),
        cmocka_unit_test_setup_teardown(refused_files, setup, teardown),
        cmocka_unit_test_setup_teardown(conflicts, setup, teardown),
        cmocka_unit_test_setup_teardown(explanations, setup, teardown),
        cmocka_unit_test_setup_teardown(the_council, setup, teardown),
        cmocka_unit_test_setup_teardown(the_council_has_errors, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(units_with_errors, setup, teardown),
        cmocka_unit_test_setup_teardown(explanations_with_errors, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(the_end, setup, teardown),
        cmocka_unit_test_setup_teardown(accepted, setup, teardown),
        cmocka_unit_test_setup_teardown(long_lists_are_cut, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
