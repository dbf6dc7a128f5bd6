#include "campaign/load.h"

#include "base/text.h"

#include <sys/stat.h>

/* campaign.yaml while it is read: what names other files waits as a node. */
struct draft {
    struct campaign campaign;
    const struct yaml_node *units, *documents, *levels, *grades, *previous,
        *agencies, *texts;
};

struct level_draft {
    struct level level;
    struct text_list aliases;
    const struct yaml_node *index, *tie_break;
    const struct yaml_node *grades;
};

static const char *const scorers_names[] = {
    [SCORERS_MEAN] = "mean", [SCORERS_MIN] = "min", [SCORERS_LEAD] = "lead"};
static const char *const evidence_names[] = {
    [EVIDENCE_FLAG] = "flag", [EVIDENCE_ZERO] = "zero"};
static const char *const missing_names[] = {
    [MISSING_LAST] = "last", [MISSING_UNRANKED] = "unranked"};
static const char *const unappraised_names[] = {
    [UNAPPRAISED_UNRANKED] = "unranked", [UNAPPRAISED_COMPUTED] = "computed"};
static const struct word_table unappraised = {unappraised_names,
                                              LENGTH(unappraised_names)};
static const struct word_table scorers = {scorers_names, LENGTH(scorers_names)};
static const struct word_table evidence = {evidence_names,
                                           LENGTH(evidence_names)};
static const struct word_table missing = {missing_names, LENGTH(missing_names)};

#define OF_POLICIES(member) .offset = offsetof(struct policies, member)
static const struct field policies_fields[] = {
    {.key = "several_scorers",
     .read = load_word,
     .detail = &scorers,
     OF_POLICIES(several_scorers)},
    {.key = "missing_evidence",
     .read = load_word,
     .detail = &evidence,
     OF_POLICIES(missing_evidence)},
    {.key = "missing_units",
     .read = load_word,
     .detail = &missing,
     OF_POLICIES(missing_units)},
    {.key = "unappraised",
     .read = load_word,
     .detail = &unappraised,
     OF_POLICIES(unappraised)},
};
static const struct field_table policies_table = {policies_fields,
                                                  LENGTH(policies_fields)};

/* In the order of the campaign's days. */
#define DEADLINE(name)                                                         \
    {                                                                          \
        .key = #name, .read = load_date,                                       \
        .offset = offsetof(struct deadlines, name)                             \
    }
static const struct field deadlines_fields[] = {
    DEADLINE(self_assessment),
    DEADLINE(round1),
    DEADLINE(explanation),
    DEADLINE(round2),
    DEADLINE(publication),
    {.key = "supply",
     .read = load_moment,
     .offset = offsetof(struct deadlines, supply)},
};
static const struct field_table deadlines_table = {deadlines_fields,
                                                   LENGTH(deadlines_fields)};
/* Figures of others may come before or after the units' own. */
enum { STEP_DEADLINES = LENGTH(deadlines_fields) - 1 };

#define OF_PAR(member) .offset = offsetof(struct par_index, member)
static const struct field par_fields[] = {
    {.key = "component",
     .required = true,
     .read = load_line,
     OF_PAR(component)},
    {.key = "max", .required = true, .read = load_points, OF_PAR(max)},
    {.key = "method", .required = true, .read = load_prose, OF_PAR(method)},
    {.key = "index", .read = load_line, OF_PAR(index)},
    {.key = "index_short", .read = load_line, OF_PAR(index_short)},
    {.key = "keepers", .read = load_line, OF_PAR(keepers)},
};
static const struct field_table par_table = {par_fields, LENGTH(par_fields)};

/* What Excel takes as a property of a workbook, and as the name of a sheet. */
static const struct title_limit campaign_title = {
    255, "thông tin của tệp Excel ghi được tên này"};
static const struct title_limit level_title = {
    31, "tên trang tính của results.xlsx lấy theo tên này"};

#define OF_DRAFT(member) .offset = offsetof(struct draft, member)
static const struct field root_fields[] = {
    {.key = "year",
     .required = true,
     .read = load_year,
     OF_DRAFT(campaign.year)},
    {.key = "title",
     .required = true,
     .read = load_title,
     .detail = &campaign_title,
     OF_DRAFT(campaign.title)},
    {.key = "date",
     .required = true,
     .read = load_date,
     OF_DRAFT(campaign.date)},
    {.key = "units", .required = true, .read = load_node, OF_DRAFT(units)},
    {.key = "documents",
     .required = true,
     .read = load_node,
     OF_DRAFT(documents)},
    {.key = "levels", .required = true, .read = load_node, OF_DRAFT(levels)},
    {.key = "agencies", .read = load_node, OF_DRAFT(agencies)},
    {.key = "policies",
     .read = load_submap,
     .detail = &policies_table,
     OF_DRAFT(campaign.policies)},
    {.key = "deadlines",
     .read = load_submap,
     .detail = &deadlines_table,
     OF_DRAFT(campaign.deadlines)},
    {.key = "grades", .required = true, .read = load_node, OF_DRAFT(grades)},
    {.key = "par_index",
     .read = load_submap,
     .detail = &par_table,
     OF_DRAFT(campaign.par_index)},
    {.key = "signature_fields",
     .read = load_bool,
     OF_DRAFT(campaign.signature_fields)},
    {.key = "final", .read = load_known},
    {.key = "previous", .read = load_node, OF_DRAFT(previous)},
    {.key = "texts", .read = load_node, OF_DRAFT(texts)},
};
static const struct field_table root_table = {root_fields, LENGTH(root_fields)};

#define OF_LEVEL(member) .offset = offsetof(struct level_draft, member)
static const struct field level_fields[] = {
    {.key = "id", .required = true, .read = load_line, OF_LEVEL(level.id)},
    {.key = "title",
     .required = true,
     .read = load_title,
     .detail = &level_title,
     OF_LEVEL(level.title)},
    {.key = "aliases", .read = load_lines, OF_LEVEL(aliases)},
    {.key = "index", .required = true, .read = load_node, OF_LEVEL(index)},
    {.key = "tie_break", .read = load_node, OF_LEVEL(tie_break)},
    {.key = "grades", .read = load_node, OF_LEVEL(grades)},
};
static const struct field_table level_table = {level_fields,
                                               LENGTH(level_fields)};

static const struct field grade_fields[] = {
    {.key = "from",
     .required = true,
     .read = load_share,
     .offset = offsetof(struct grade, from)},
    {.key = "name",
     .required = true,
     .read = load_line,
     .offset = offsetof(struct grade, name)},
};
static const struct field_table grade_table = {grade_fields,
                                               LENGTH(grade_fields)};

bool load_check_year(struct loader *loader, const struct yaml_node *node,
                     struct date date, const char *what)
{
    int year = loader->campaign->year;
    return (date.year >= year && date.year <= year + 1) ||
           load_fail(loader, node->line,
                     "%s %s không thuộc năm %d hay năm %d, mà đợt đánh giá là "
                     "của năm %d; sửa ngày hoặc sửa “year”",
                     what, node->text, year, year + 1, year);
}

/* They are appraised with the units' values. */
static bool check_supply(struct loader *loader, const struct yaml_node *node,
                         const struct deadlines *deadlines)
{
    struct date day = deadlines->supply.day, round1 = deadlines->round1;
    if (day.year == 0)
        return true;
    if (!load_check_year(loader, yaml_get(node, "supply"), day, "hạn"))
        return false;
    return round1.year == 0 || date_compare(day, round1) <= 0 ||
           load_fail(loader, yaml_get(node, "supply")->line,
                     "hạn “supply” (%s) sau hạn “round1” (%s); sửa ngày",
                     yaml_get(node, "supply")->text,
                     yaml_get(node, "round1")->text);
}

static bool check_deadlines(struct loader *loader, const struct yaml_node *node,
                            const struct deadlines *deadlines)
{
    const struct field *earlier = NULL;
    struct date before = {0};
    for (size_t i = 0; i < STEP_DEADLINES; i++) {
        const struct field *field = &deadlines_fields[i];
        struct date date;
        memcpy(&date, (const char *)deadlines + field->offset, sizeof date);
        if (date.year == 0)
            continue;
        if (!load_check_year(loader, yaml_get(node, field->key), date, "hạn"))
            return false;
        if (earlier && date_compare(date, before) < 0)
            return load_fail(loader, yaml_get(node, field->key)->line,
                             "hạn “%s” (%s) trước hạn “%s” (%s); sửa ngày",
                             field->key, yaml_get(node, field->key)->text,
                             earlier->key, yaml_get(node, earlier->key)->text);
        earlier = field;
        before = date;
    }
    return check_supply(loader, node, deadlines);
}

static bool load_grades(struct loader *loader, const struct yaml_node *list,
                        struct grade **out, size_t *count)
{
    if (!load_list(loader, list, "grades"))
        return false;
    struct grade *grades =
        arena_calloc(&loader->store->arena, list->count, sizeof *grades);
    for (size_t i = 0; i < list->count; i++) {
        const struct yaml_node *node = list->items[i];
        if (!load_map(loader, node, &grade_table, &grades[i],
                      "mục của “grades”"))
            return false;
        if (i > 0 && decimal_compare(grades[i].from, grades[i - 1].from) >= 0)
            return load_fail(loader, node->line,
                             "“from” %s không thấp hơn mức trước (%s); xếp các "
                             "mức từ cao xuống thấp",
                             yaml_get(node, "from")->text,
                             yaml_get(list->items[i - 1], "from")->text);
    }
    *out = grades;
    *count = list->count;
    return decimal_sign(grades[list->count - 1].from) == 0 ||
           load_fail(loader, list->items[list->count - 1]->line,
                     "mức thấp nhất phải có “from: 0”; sửa hoặc thêm một "
                     "mức ở cuối");
}

/* The path that `node` names, from the campaign's folder. */
static bool read_path(struct loader *loader, const char *key,
                      const struct yaml_node *node, const char **out)
{
    const struct field field = {.key = key};
    if (!load_line(loader, &field, node, out))
        return false;
    *out = load_resolve(loader, *out);
    return true;
}

static bool find_documents(struct loader *loader, const struct draft *draft)
{
    struct campaign *campaign = loader->campaign;
    if (!read_path(loader, "documents", draft->documents, &campaign->documents))
        return false;
    struct stat info;
    return (stat(campaign->documents, &info) == 0 && S_ISDIR(info.st_mode)) ||
           load_fail(loader, draft->documents->line,
                     "không có thư mục mẫu tài liệu “%s”; sửa “documents” "
                     "hoặc tạo thư mục",
                     campaign->documents);
}

/* What the program itself reads of `texts`, besides the words: the days on
 * which the documents of a stage are issued. */
struct issue_days {
    struct date intake, round1, round2, publish;
};
#define ISSUE_DAY(name)                                                        \
    {                                                                          \
        .key = #name, .read = load_date,                                       \
        .offset = offsetof(struct issue_days, name)                            \
    }
static const struct field issue_day_fields[] = {
    ISSUE_DAY(intake), ISSUE_DAY(round1), ISSUE_DAY(round2),
    ISSUE_DAY(publish)};
static const struct field_table issue_day_table = {issue_day_fields,
                                                   LENGTH(issue_day_fields)};

static bool load_texts(struct loader *loader, const struct yaml_node *texts)
{
    static const struct yaml_node none = {.kind = YAML_MAP, .line = 1};
    struct issue_days ignored;
    loader->campaign->texts = texts ? texts : &none;
    if (loader->campaign->texts->kind != YAML_MAP)
        return load_fail(loader, texts->line,
                         "“texts” phải là nhóm các dòng “khóa: giá trị”");
    const struct yaml_node *days = yaml_get(texts, "dates");
    if (days && !load_map(loader, days, &issue_day_table, &ignored, "“dates”"))
        return false;
    return load_campaign_words(loader, loader->campaign->texts);
}

static bool load_tie_break(struct loader *loader, const struct yaml_node *node,
                           struct level *level)
{
    const struct field field = {.key = "tie_break"};
    struct text_list codes;
    if (node->kind == YAML_LIST && node->count == 0)
        return true;
    if (!load_lines(loader, &field, node, &codes))
        return false;
    size_t *groups =
        arena_calloc(&loader->store->arena, codes.count, sizeof *groups);
    for (size_t i = 0; i < codes.count; i++) {
        size_t at = level_find_group(level, codes.items[i]);
        if (at == SIZE_MAX)
            return load_fail(loader, node->items[i]->line,
                             "“tie_break”: cấp “%s” không có nhóm “%s”; ghi mã "
                             "nhóm có trong bộ chỉ số",
                             level->id, codes.items[i]);
        groups[i] = at;
    }
    level->tie_break = groups;
    level->tie_break_count = codes.count;
    return true;
}

static bool has_name(const struct level *level, const char *name)
{
    for (size_t i = 0; i < level->alias_count; i++)
        if (text_same_plain(level->aliases[i], name))
            return true;
    return text_same_plain(level->title, name) ||
           text_same_plain(level->id, name);
}

/* No name may mean two levels. */
static bool check_names(struct loader *loader, const struct yaml_node *aliases,
                        const struct level *level, size_t at)
{
    for (size_t i = 0; i < at; i++) {
        const struct level *other = &loader->campaign->levels[i];
        for (size_t k = 0; k < level->alias_count; k++)
            if (has_name(other, level->aliases[k]))
                return load_fail(loader, aliases->items[k]->line,
                                 "“aliases”: tên gọi “%s” đã là của cấp “%s”; "
                                 "bỏ hoặc sửa tên gọi",
                                 level->aliases[k], other->id);
    }
    return true;
}

static bool load_level_head(struct loader *loader, const struct yaml_node *node,
                            size_t at, struct level_draft *draft)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";
    if (!load_map(loader, node, &level_table, draft, "mục của “levels”"))
        return false;
    int line = yaml_get(node, "id")->line;
    const char *id = draft->level.id;
    if (!load_is_code(id, letters))
        return load_fail(loader, line,
                         "mã cấp “%s” sai; chỉ dùng a-z, 0-9, nối bằng một dấu "
                         "“-”",
                         id);
    if (campaign_find_level(loader->campaign, id) != SIZE_MAX)
        return load_fail(loader, line, "mã cấp “%s” lặp lại; đặt mã khác", id);
    draft->level.aliases = draft->aliases.items;
    draft->level.alias_count = draft->aliases.count;
    return check_names(loader, yaml_get(node, "aliases"), &draft->level, at);
}

/* Its own bands, where it says any. */
static bool load_level_grades(struct loader *loader,
                              const struct yaml_node *list, struct level *level)
{
    struct grade *own = loader->campaign->grades;
    level->grade_count = loader->campaign->grade_count;
    if (list && !load_grades(loader, list, &own, &level->grade_count))
        return false;
    level->grades = own;
    return true;
}

static bool load_levels(struct loader *loader, const struct yaml_node *list)
{
    struct campaign *campaign = loader->campaign;
    if (!load_list(loader, list, "levels"))
        return false;
    campaign->levels = arena_calloc(&loader->store->arena, list->count,
                                    sizeof *campaign->levels);
    for (size_t i = 0; i < list->count; i++) {
        struct level_draft draft = {0};
        struct level *level = &campaign->levels[i];
        const char *path;
        if (!load_level_head(loader, list->items[i], i, &draft))
            return false;
        *level = draft.level;
        if (!read_path(loader, "index", draft.index, &path) ||
            !load_index(loader, path, draft.index->line, level))
            return false;
        if (!load_level_grades(loader, draft.grades, level))
            return false;
        if (draft.tie_break && !load_tie_break(loader, draft.tie_break, level))
            return false;
        campaign->level_count++;
    }
    return true;
}

bool load_settings(struct loader *loader, const struct yaml_node *root)
{
    struct draft draft = {.campaign = *loader->campaign};
    const char *units;
    if (!load_map(loader, root, &root_table, &draft, "campaign.yaml"))
        return false;
    *loader->campaign = draft.campaign;
    const struct yaml_node *deadlines = yaml_get(root, "deadlines");
    if (deadlines &&
        !check_deadlines(loader, deadlines, &draft.campaign.deadlines))
        return false;
    return load_grades(loader, draft.grades, &loader->campaign->grades,
                       &loader->campaign->grade_count) &&
           find_documents(loader, &draft) && load_texts(loader, draft.texts) &&
           (!draft.agencies || load_agencies(loader, draft.agencies)) &&
           load_levels(loader, draft.levels) &&
           read_path(loader, "units", draft.units, &units) &&
           load_units(loader, units, draft.units->line) &&
           (!draft.previous || load_earlier(loader, draft.previous)) &&
           load_settle_scores(loader);
}
