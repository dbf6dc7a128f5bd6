#include "results/view/context.h"

#include "results/issue_day.h"

#include <string.h>

/* `text`, with runs of spaces as no-break spaces: they are blanks for the
 * registry to fill in (`Số:        /BC-TCT`), which Markdown would close up. */
static json_t *with_blanks(const char *text)
{
    struct str out = {0};
    while (*text) {
        size_t plain = strcspn(text, " "), spaces = strspn(text + plain, " ");
        str_append_bytes(&out, text, plain);
        for (size_t i = 0; i < spaces; i++)
            str_append(&out, spaces > 1 ? "\xC2\xA0" : " ");
        text += plain + spaces;
    }
    json_t *value = tree_text(str_text(&out));
    str_clear(&out);
    return value;
}

/* A YAML tree as JSON: maps, lists, texts; true and false without quotes are
 * what templates ask with {{#…}}. The loader bounds the depth. */
static json_t *yaml_value(const struct yaml_node *node)
{
    if (node->kind == YAML_SCALAR) {
        if (!node->quoted && strcmp(node->text, "true") == 0)
            return json_true();
        if (!node->quoted && strcmp(node->text, "false") == 0)
            return json_false();
        return with_blanks(node->text);
    }
    if (node->kind == YAML_LIST) {
        json_t *list = json_array();
        for (size_t i = 0; i < node->count; i++)
            tree_add(list, yaml_value(node->items[i]));
        return list;
    }
    json_t *map = json_object();
    for (size_t i = 0; i < node->count; i++)
        tree_put(map, node->keys[i], yaml_value(node->items[i]));
    return map;
}

struct date view_day_after(const struct view *view, struct date day,
                           const struct received *file)
{
    struct date made = file->sender.date;
    bool later = date_compare(made, day) > 0 &&
                 date_compare(made, view->evaluation->intake->today) <= 0;
    return later ? made : day;
}

void view_put_day(json_t *context, struct date day)
{
    json_t *campaign = json_copy(json_object_get(context, "campaign"));
    tree_put(campaign, "date", vi_date(day));
    tree_put(campaign, "date_long", vi_date_long(day));
    tree_put(context, "campaign", campaign);
}

static void put_deadline(json_t *deadlines, const char *key, struct date date,
                         struct date today)
{
    json_t *object = json_null();
    if (date.year) {
        object = json_object();
        tree_put(object, "date", vi_date(date));
        tree_put(object, "long", vi_date_long(date));
        tree_put(object, "passed", json_boolean(date_compare(date, today) < 0));
    }
    tree_put(deadlines, key, object);
}

static json_t *deadlines(const struct deadlines *d, struct date today)
{
    json_t *object = json_object();
    put_deadline(object, "self_assessment", d->self_assessment, today);
    put_deadline(object, "round1", d->round1, today);
    put_deadline(object, "explanation", d->explanation, today);
    put_deadline(object, "round2", d->round2, today);
    put_deadline(object, "publication", d->publication, today);
    return object;
}

static json_t *par_index(const struct par_index *par)
{
    json_t *object = json_object();
    tree_put(object, "component", tree_text(par->component));
    tree_put(object, "method", tree_text(par->method));
    tree_put(object, "max", vi_max(par->max));
    tree_put(object, "index",
             tree_text(par->index ? par->index : "Chỉ số cải cách hành chính"));
    tree_put(object, "index_short",
             tree_text(par->index_short ? par->index_short : "PAR Index"));
    tree_put(object, "keepers", tree_text(par->keepers));
    return object;
}

static json_t *campaign_part(const struct evaluation *evaluation)
{
    const struct campaign *campaign = evaluation->campaign;
    struct date today = issue_day(evaluation);
    json_t *object = json_object();
    tree_put(object, "year", vi_format("%d", campaign->year));
    size_t earlier = campaign->earlier_count;
    int before =
        earlier > 0 ? campaign->earlier[earlier - 1].year : campaign->year - 1;
    tree_put(object, "previous_year", vi_format("%d", before));
    tree_put(object, "next_year", vi_format("%d", campaign->year + 1));
    tree_put(object, "title", tree_text(campaign->title));
    tree_put(object, "date", vi_date(today));
    tree_put(object, "date_long", vi_date_long(today));
    tree_put(object, "today", vi_date(evaluation->intake->today));
    tree_put(object, "today_long", vi_date_long(evaluation->intake->today));
    json_t *texts =
        campaign->texts ? yaml_value(campaign->texts) : json_object();
    tree_put(object, "terms", view_terms(campaign, texts));
    tree_put(object, "held", view_held(campaign, texts));
    tree_put(object, "texts", texts);
    tree_put(object, "deadlines", deadlines(&campaign->deadlines, today));
    tree_put(object, "par_index", par_index(&campaign->par_index));
    tree_put(object, "unit_count", vi_count(campaign->unit_count));
    tree_put(object, "has_previous", json_boolean(earlier > 0));
    tree_put(object, "signature_fields",
             json_boolean(campaign->signature_fields));
    const struct policies *p = &campaign->policies;
    tree_put(object, "evidence_zero",
             json_boolean(p->missing_evidence == EVIDENCE_ZERO));
    tree_put(object, "missing_last",
             json_boolean(p->missing_units == MISSING_LAST));
    return object;
}

json_t *view_make_shared(const struct evaluation *evaluation)
{
    enum stage stage = evaluation->stage;
    json_t *object = json_object();
    tree_put(object, "campaign", campaign_part(evaluation));
    tree_put(object, "stage", json_string(stage_name(stage)));
    tree_put(object, "round",
             tree_text(stage == STAGE_ROUND1   ? "1"
                       : stage == STAGE_ROUND2 ? "2"
                                               : NULL));
    tree_put(object, "round1", json_boolean(stage == STAGE_ROUND1));
    tree_put(object, "round2", json_boolean(stage == STAGE_ROUND2));
    /* Seen inside rows too, which have points of the name round1. */
    tree_put(object, "after_round1", json_boolean(stage == STAGE_ROUND2));
    tree_put(object, "publish", json_boolean(stage == STAGE_PUBLISH));
    return object;
}
