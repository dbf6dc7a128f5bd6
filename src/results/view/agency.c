#include "results/view/context.h"

/* What an agency has to score in a level, and has scored, in the round. */
struct work {
    size_t rows, done;
    bool received; /* its form for the round counts */
    bool conflict; /* several came, and none of them counts */
    bool late;     /* and was made after the deadline */
};

/* Round 1 is everything that counts; round 2 what the units contest. */
static void look_at_unit(const struct view *view,
                         const struct unit_score *score, size_t agency,
                         enum round round, struct work *work)
{
    const struct campaign *campaign = view->evaluation->campaign;
    const struct level *level = &campaign->levels[score->unit->level];
    if (!view_sent(view, score->unit))
        return;
    for (size_t i = 0; i < level->indicator_count; i++) {
        const struct indicator_score *s = &score->indicators[i];
        bool waives = s->claim && s->claim->waives;
        if ((!view_indicator_look(view, score, i).counted && !waives) ||
            score_is_taken_over(&level->indicators[i]) ||
            (round == ROUND_2 && !s->contested) ||
            !indicator_scored_by(&level->indicators[i], agency))
            continue;
        work->rows++;
        work->done +=
            score_stands(s, round, agency) ||
            (work->received && node_is_outside(level->indicators[i].kind));
    }
}

static bool is_late(const struct view *view, const struct appraisal *appraisal)
{
    enum duty duty =
        appraisal->head.round == ROUND_1 ? DUTY_ROUND1 : DUTY_ROUND2;
    const struct obligation *o =
        view->process ? process_of_agency(view->process, appraisal->head.agency,
                                          appraisal->head.level, duty)
                      : NULL;
    return o && obligation_was_late(o);
}

static void look_at_form(const struct view *view, size_t agency, size_t level,
                         enum round round, struct work *work)
{
    const struct intake *intake = view->evaluation->intake;
    for (size_t i = 0; i < intake->appraisals.count; i++) {
        const struct appraisal *a = intake->appraisals.items[i];
        if (a->head.agency != agency || a->head.level != level ||
            a->head.round != round)
            continue;
        work->conflict = true;
        if (!a->head.counts)
            continue;
        work->received = true;
        work->late |= is_late(view, a);
    }
    work->conflict &= !work->received;
}

static struct work agency_work(const struct view *view, size_t agency,
                               size_t level)
{
    enum round round = view_round(view) == 2 ? ROUND_2 : ROUND_1;
    const struct level_score *score = &view->evaluation->levels[level];
    struct work work = {0};
    look_at_form(view, agency, level, round, &work);
    for (size_t u = 0; u < score->unit_count; u++)
        look_at_unit(view, score->units[u], agency, round, &work);
    return work;
}

static json_t *work_part(struct work work)
{
    json_t *object = json_object();
    tree_put(object, "rows", vi_count(work.rows));
    tree_put(object, "scored", vi_count(work.done));
    tree_put(object, "left", vi_count(work.rows - work.done));
    tree_put(object, "unfinished", json_boolean(work.done < work.rows));
    tree_put(object, "received", json_boolean(work.received));
    tree_put(object, "late", json_boolean(work.late));
    tree_put(object, "percent",
             vi_percent((points_t)work.done, (points_t)work.rows));
    tree_put(object, "share",
             vi_share(ratio4_of((points_t)work.done, (points_t)work.rows)));
    return object;
}

static void add_work(struct work *to, struct work work)
{
    to->rows += work.rows;
    to->done += work.done;
    to->received |= work.received;
    to->late |= work.late;
}

static void add_title(struct str *titles, const struct level *level)
{
    str_printf(titles, "%s%s", titles->length > 0 ? "; " : "", level->title);
}

/* The sheet of a level that came and could not be used, or NULL. */
static const char *refused_sheet(const struct view *view, size_t agency,
                                 size_t level)
{
    const struct obligation *o =
        view->process ? process_of_agency(view->process, agency, level,
                                          view_round(view) == 2 ? DUTY_ROUND2
                                                                : DUTY_ROUND1)
                      : NULL;
    return o ? o->refused : NULL;
}

/* `Xã, phường (tham-dinh/y-te.xlsx)`. */
static void add_refused(struct str *titles, const struct level *level,
                        const char *file)
{
    add_title(titles, level);
    str_printf(titles, " (%s)", file);
}

static json_t *agency_part(const struct view *view, size_t agency,
                           struct work *everything)
{
    const struct campaign *campaign = view->evaluation->campaign;
    struct work all = {0};
    /* Levels without a form that counts: */
    struct str silent = {0}, conflicting = {0}, refused = {0};
    json_t *levels = json_array();
    for (size_t l = 0; l < campaign->level_count; l++) {
        struct work work = agency_work(view, agency, l);
        if (work.rows == 0)
            continue;
        json_t *object = work_part(work);
        tree_put(object, "id", tree_text(campaign->levels[l].id));
        tree_put(object, "title", tree_text(campaign->levels[l].title));
        tree_add(levels, object);
        add_work(&all, work);
        const char *file = refused_sheet(view, agency, l);
        if (!work.received && !work.conflict && file)
            add_refused(&refused, &campaign->levels[l], file);
        else if (!work.received)
            add_title(work.conflict ? &conflicting : &silent,
                      &campaign->levels[l]);
    }
    add_work(everything, all);
    json_t *object = work_part(all);
    tree_put(object, "silent", tree_text(str_text(&silent)));
    tree_put(object, "conflicting", tree_text(str_text(&conflicting)));
    tree_put(object, "refused", tree_text(str_text(&refused)));
    str_clear(&silent);
    str_clear(&conflicting);
    str_clear(&refused);
    tree_put(object, "name", tree_text(campaign->agencies[agency]));
    tree_put(object, "short", tree_text(campaign_short_name(campaign, agency)));
    tree_put(object, "busy", json_boolean(all.rows > 0));
    tree_put(object, "levels", levels);
    return object;
}

void view_make_agencies(struct view *view)
{
    struct work everything = {0};
    static const char *const names[] = {"agency", "agencies", "work",
                                        "busy_agencies"};
    view->agencies = json_array();
    if (!view_wants_any(view, names, sizeof names / sizeof *names))
        return;
    for (size_t a = 0; a < view->evaluation->campaign->agency_count; a++)
        tree_add(view->agencies, agency_part(view, a, &everything));
    view->work = work_part(everything);
}

void view_put_work(const struct view *view, json_t *object)
{
    if (!view->work)
        return;
    json_t *busy = json_array();
    for (size_t a = 0; a < json_array_size(view->agencies); a++) {
        json_t *agency = json_array_get(view->agencies, a);
        if (json_is_true(json_object_get(agency, "busy")))
            tree_add(busy, json_incref(agency));
    }
    tree_put(object, "work", json_incref(view->work));
    view_put_list(object, "busy_agencies", busy);
}
