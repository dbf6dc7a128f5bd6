#include "campaign/load.h"

#include "base/str.h"
#include "base/text.h"
#include "form/form.h"

/* The end of a campaign: who approved it, and which open obligations are
 * accepted as they are. */

/* An item of `accept` while it is read. */
struct accept_item {
    const char *unit, *agency, *form, *round, *level, *reason;
    bool council;
};

#define OF_ACCEPTED(member) .offset = offsetof(struct accept_item, member)
static const struct field accepted_fields[] = {
    {.key = "unit", .read = load_line, OF_ACCEPTED(unit)},
    {.key = "agency", .read = load_line, OF_ACCEPTED(agency)},
    {.key = "council", .read = load_bool, OF_ACCEPTED(council)},
    {.key = "form", .read = load_line, OF_ACCEPTED(form)},
    {.key = "round", .read = load_line, OF_ACCEPTED(round)},
    {.key = "level", .read = load_line, OF_ACCEPTED(level)},
    {.key = "reason", .required = true, .read = load_line, OF_ACCEPTED(reason)},
};
static const struct field_table accepted_table = {accepted_fields,
                                                  LENGTH(accepted_fields)};

/* `final:` while it is read. */
struct ending {
    struct final final;
    const struct yaml_node *accept;
};

#define OF_ENDING(member) .offset = offsetof(struct ending, member)
static const struct field ending_fields[] = {
    {.key = "approved_by", .read = load_line, OF_ENDING(final.approved_by)},
    {.key = "date", .read = load_date, OF_ENDING(final.date)},
    {.key = "decision", .read = load_line, OF_ENDING(final.decision)},
    {.key = "accept", .read = load_node, OF_ENDING(accept)},
};
static const struct field_table ending_table = {ending_fields,
                                                LENGTH(ending_fields)};

static bool find_unit(struct loader *loader, const struct yaml_node *node,
                      const char *code, const struct unit **out)
{
    *out = campaign_find_unit(loader->campaign, code);
    return *out || load_fail(loader, yaml_get(node, "unit")->line,
                             "không có đơn vị “%s”; ghi mã đơn vị như trong "
                             "units.yaml",
                             code);
}

static bool find_agency(struct loader *loader, const struct yaml_node *node,
                        const char *name, size_t *out)
{
    const struct campaign *campaign = loader->campaign;
    struct guess guess = {.word = name};
    *out = campaign_find_agency(campaign, name);
    if (*out != SIZE_MAX)
        return true;
    for (size_t i = 0; i < campaign->agency_count; i++)
        guess_add(&guess, campaign->agencies[i]);
    return load_fail_guess(loader, yaml_get(node, "agency")->line, &guess,
                           arena_printf(&loader->store->arena,
                                        "không có cơ quan chấm điểm “%s”",
                                        name),
                           "các cơ quan chấm điểm");
}

/* The form that is accepted, one of those that its owner owes; NULL for all of
 * them. */
static bool find_form(struct loader *loader, const struct yaml_node *node,
                      const struct accept_item *a, const struct form **out)
{
    const unsigned owner = a->unit      ? FORM_OF_UNIT
                           : a->council ? FORM_OF_COUNCIL
                                        : FORM_OF_AGENCY;
    const struct form *items[FORM_MOST];
    const struct form_list owed = form_list_of(&form_list_all, owner, items);
    *out = a->form ? form_find(&owed, a->form) : NULL;
    if (*out || !a->form)
        return true;
    struct str numbers = {0};
    for (size_t i = 0; i < owed.count; i++)
        str_printf(&numbers, "%s“%s”", i > 0 ? " hoặc " : "",
                   owed.items[i]->number);
    load_fail(loader, yaml_get(node, "form")->line,
              "“form: %s” không dùng được ở đây; ghi %s", a->form,
              str_text(&numbers));
    str_clear(&numbers);
    return false;
}

/* Rounds are of forms of agencies that come in each. */
static bool check_round(struct loader *loader, const struct yaml_node *node,
                        const struct accept_item *a, const struct form *form)
{
    if (!a->round || a->unit)
        return true;
    const struct yaml_node *round = yaml_get(node, "round");
    if (form && !form->round_names[0])
        return load_fail(loader, round->line,
                         "“round” chỉ dùng với “form: \"%s\"”; bỏ “round”",
                         form_02.number);
    return strcmp(a->round, "1") == 0 || strcmp(a->round, "2") == 0 ||
           load_fail(loader, round->line,
                     "“round: %s” không dùng được ở đây; ghi “1” hoặc “2”",
                     a->round);
}

/* Exactly one of unit, agency and council owes what is accepted. */
static bool check_owner(struct loader *loader, const struct yaml_node *node,
                        const struct accept_item *a)
{
    int owners = (a->unit != NULL) + (a->agency != NULL) + a->council;
    return owners == 1 ||
           load_fail(loader, node->line,
                     "mục của “accept” phải có đúng một trong “unit”, "
                     "“agency”, “council: true”");
}

/* `…`, which stands in the lines that the program prints, is no reason. */
static bool check_reason(struct loader *loader, const struct yaml_node *node,
                         const char *reason)
{
    char *folded = text_fold_plain(reason);
    bool says = strcspn(folded, "abcdefghijklmnopqrstuvwxyz0123456789") <
                strlen(folded);
    free(folded);
    return says ||
           load_fail(loader, yaml_get(node, "reason")->line,
                     "“reason: %s” không phải lý do; ghi lý do, các văn "
                     "bản công bố sẽ nêu nguyên văn",
                     reason);
}

static bool read_accepted(struct loader *loader, const struct yaml_node *node,
                          struct acceptance *out)
{
    struct accept_item a = {0};
    const struct form *form;
    if (!load_map(loader, node, &accepted_table, &a, "mục của “accept”") ||
        !check_owner(loader, node, &a) || !find_form(loader, node, &a, &form) ||
        !check_round(loader, node, &a, form) ||
        !check_reason(loader, node, a.reason))
        return false;
    *out = (struct acceptance){.agency = SIZE_MAX,
                               .council = a.council,
                               .form = form,
                               .round = a.round ? a.round[0] - '0' : 0,
                               .level = SIZE_MAX,
                               .reason = a.reason};
    return (!a.unit || find_unit(loader, node, a.unit, &out->unit)) &&
           (!a.agency || find_agency(loader, node, a.agency, &out->agency)) &&
           (!a.level || load_find_level(loader, yaml_get(node, "level")->line,
                                        "", a.level, &out->level));
}

static bool read_accept(struct loader *loader, const struct yaml_node *list,
                        struct final *final)
{
    if (list->kind == YAML_LIST && list->count == 0)
        return true;
    if (!load_list(loader, list, "accept"))
        return false;
    struct acceptance *items =
        arena_calloc(&loader->store->arena, list->count, sizeof *items);
    for (size_t i = 0; i < list->count; i++)
        if (!read_accepted(loader, list->items[i], &items[i]))
            return false;
    final->accepted = items;
    final->accepted_count = list->count;
    return true;
}

/* The units may explain until their deadline: nothing is approved before. */
static bool check_day(struct loader *loader, const struct yaml_node *node,
                      struct date day)
{
    const struct deadlines *due = &loader->campaign->deadlines;
    const struct {
        struct date day;
        const char *name;
    } steps[] = {{due->explanation, "hạn giải trình"},
                 {due->round1, "hạn thẩm định vòng 1"},
                 {due->self_assessment, "hạn tự đánh giá"}};
    char text[DATE_TEXT_SIZE];
    if (!load_check_year(loader, node, day, "ngày phê duyệt"))
        return false;
    for (size_t i = 0; i < LENGTH(steps); i++)
        if (steps[i].day.year && date_compare(day, steps[i].day) < 0)
            return load_fail(
                loader, node->line, "ngày phê duyệt %s trước %s (%s); sửa ngày",
                node->text, steps[i].name, date_format_vi(steps[i].day, text));
    return true;
}

bool load_final(struct loader *loader, const struct yaml_node *node)
{
    struct ending ending = {0};
    if (!node)
        return true;
    if (!load_map(loader, node, &ending_table, &ending, "final"))
        return false;
    if ((ending.final.approved_by != NULL) != (ending.final.date.year != 0))
        return load_fail(loader, node->line,
                         "“final” phải có cả “approved_by” (người phê duyệt) "
                         "và “date” (ngày phê duyệt)");
    if (ending.final.date.year &&
        !check_day(loader, yaml_get(node, "date"), ending.final.date))
        return false;
    if (ending.accept && !read_accept(loader, ending.accept, &ending.final))
        return false;
    loader->campaign->final = ending.final;
    return true;
}
