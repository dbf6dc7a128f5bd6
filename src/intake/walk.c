#include "intake/walk.h"

#include "form/form.h"

#include <string.h>

/* --- numbers and texts --- */

enum { GROUP_BITS = 7, GROUP_MORE = 1 << GROUP_BITS, NUMBER_BITS = 64 };

static void fail(struct walk *w)
{
    w->good = false;
    w->at = w->end;
}

void walk_require(struct walk *w, bool good)
{
    if (!w->out && !good)
        fail(w);
}

static size_t left_of(const struct walk *w)
{
    return (size_t)(w->end - w->at);
}

/* In groups of seven bits, the lowest first, each but the last with its highest
 * bit set. */
static void put_number(struct str *out, uint64_t number)
{
    for (; number >= GROUP_MORE; number >>= GROUP_BITS)
        str_append_char(out, (char)(number % GROUP_MORE | GROUP_MORE));
    str_append_char(out, (char)number);
}

static uint64_t get_number(struct walk *w)
{
    uint64_t number = 0;
    for (unsigned shift = 0; shift < NUMBER_BITS && w->at < w->end;
         shift += GROUP_BITS) {
        uint64_t byte = *w->at++;
        number |= byte % GROUP_MORE << shift;
        if (byte < GROUP_MORE)
            return number;
    }
    fail(w);
    return 0;
}

uint64_t walk_number(struct walk *w, uint64_t number)
{
    if (!w->out)
        return get_number(w);
    put_number(w->out, number);
    return number;
}

/* Any whole number, where it stands. */
#define NUMBER(w, place)                                                       \
    do {                                                                       \
        uint64_t number_ = walk_number(w, (uint64_t)(place));                  \
        if (!(w)->out) {                                                       \
            (place) = (__typeof__(place))number_;                              \
            walk_require(w, (uint64_t)(place) == number_);                     \
        }                                                                      \
    } while (0)

/* The same of one below `count`. */
#define PLACE(w, place, count)                                                 \
    do {                                                                       \
        NUMBER(w, place);                                                      \
        walk_require(w, (size_t)(place) < (size_t)(count));                    \
    } while (0)

/* A place, or SIZE_MAX for none. */
#define PLACE_OR_NONE(w, place, count)                                         \
    do {                                                                       \
        NUMBER(w, place);                                                      \
        walk_require(w, (place) == SIZE_MAX || (place) < (count));             \
    } while (0)

/* None is written as an empty one, and comes back so: whoever uses a text need
 * not ask whether there is one, whatever the bytes say. */
void walk_text(struct walk *w, const char **text)
{
    uint64_t length = walk_number(w, w->out && *text ? strlen(*text) : 0);
    if (w->out) {
        str_append_bytes(w->out, *text, (size_t)length);
        return;
    }
    walk_require(w, length <= left_of(w));
    *text = w->good ? arena_strndup(&w->one->arena, (const char *)w->at, length)
                    : "";
    w->at += w->good ? length : 0;
}

/* So many items: those that are written, or room for those that are read, each
 * of which takes a byte at least. */
static void *items_of(struct walk *w, void *items, size_t count, size_t size)
{
    if (w->out)
        return items;
    walk_require(w, count <= left_of(w));
    return w->good && count > 0 ? arena_calloc(&w->one->arena, count, size)
                                : NULL;
}

/* Points, or POINTS_NONE; no more than can be read and added up. */
#define POINTS(w, place)                                                       \
    do {                                                                       \
        NUMBER(w, place);                                                      \
        walk_require(w, (place) == POINTS_NONE || ((place) > -POINTS_LIMIT &&  \
                                                   (place) < POINTS_LIMIT));   \
    } while (0)

/* --- what they say --- */

static void walk_date(struct walk *w, struct date *date)
{
    NUMBER(w, date->year);
    NUMBER(w, date->month);
    NUMBER(w, date->day);
    walk_require(w, date->year == 0 || date_is_valid(*date));
}

static void walk_decimal(struct walk *w, struct decimal *number)
{
    static const int64_t most = INT64_C(1000000000000000000);
    NUMBER(w, number->coefficient);
    NUMBER(w, number->exponent);
    walk_require(w, number->coefficient > -most && number->coefficient < most &&
                        number->exponent >= -DECIMAL_MAX_EXPONENT &&
                        number->exponent <= DECIMAL_MAX_EXPONENT);
}

static void walk_unit(struct walk *w, const struct unit **unit)
{
    const struct campaign *campaign = w->one->campaign;
    size_t place = w->out ? (size_t)(*unit - campaign->units) : 0;
    PLACE(w, place, campaign->unit_count);
    if (!w->out && w->good)
        *unit = &campaign->units[place];
}

/* A unit of a level: what is made of a form has room for the indicators of the
 * form's level, and no more. */
static void walk_unit_of(struct walk *w, const struct unit **unit, size_t level)
{
    walk_unit(w, unit);
    walk_require(w, w->good && (*unit)->level == level);
}

static const struct level *level_of(const struct walk *w,
                                    const struct unit *unit)
{
    return &w->one->campaign->levels[unit->level];
}

static void walk_sender(struct walk *w, struct sender *sender)
{
    walk_text(w, &sender->author);
    walk_text(w, &sender->phone);
    walk_text(w, &sender->email);
    walk_date(w, &sender->date);
}

/* Of what intake_settle decides there is nothing yet. */
static void walk_head(struct walk *w, struct intake_head *head)
{
    const struct campaign *campaign = w->one->campaign;
    bool of_unit = head->unit != NULL;
    walk_text(w, &head->file);
    walk_text(w, &head->sheet);
    walk_text(w, &head->sha256);
    NUMBER(w, head->number);
    PLACE(w, head->level, campaign->level_count);
    NUMBER(w, of_unit);
    if (of_unit)
        walk_unit_of(w, &head->unit, head->level);
    PLACE_OR_NONE(w, head->agency, campaign->agency_count);
    PLACE(w, head->round, ROUND_COUNT);
    walk_sender(w, &head->sender);
    NUMBER(w, head->blank);
}

/* A form of `size` bytes that begins with its head: the one that is written, or
 * a new one. */
static void *walk_form(struct walk *w, struct intake_head *head, size_t size)
{
    if (!w->out)
        head = arena_calloc(&w->one->arena, 1, size);
    walk_head(w, head);
    return head;
}

/* The same of a unit. */
static void *walk_form_of_unit(struct walk *w, struct intake_head *head,
                               size_t size)
{
    head = walk_form(w, head, size);
    walk_require(w, head->unit != NULL);
    return head;
}

static void walk_evidence(struct walk *w, struct evidence *evidence)
{
    walk_text(w, &evidence->number);
    walk_date(w, &evidence->date);
    walk_text(w, &evidence->link);
}

static struct evidence *walk_documents(struct walk *w,
                                       struct evidence *evidence, size_t count)
{
    evidence = items_of(w, evidence, count, sizeof *evidence);
    for (size_t i = 0; i < count && w->good; i++)
        walk_evidence(w, &evidence[i]);
    return evidence;
}

static void walk_value(struct walk *w, struct value *value,
                       const struct input *input)
{
    NUMBER(w, value->given);
    NUMBER(w, value->valid);
    NUMBER(w, value->column);
    NUMBER(w, value->row);
    if (input->kind == INPUT_DATE) {
        walk_date(w, &value->date);
    } else if (input->kind == INPUT_CHOICE) {
        NUMBER(w, value->option);
        walk_require(w,
                     value->option == 0 || value->option < input->option_count);
    } else {
        walk_decimal(w, &value->number);
    }
    walk_text(w, &value->text);
}

/* NULL where there are no values; not where they are none. */
static struct value *walk_values(struct walk *w, struct value *values,
                                 const struct indicator *indicator)
{
    bool there = values != NULL;
    NUMBER(w, there);
    if (!there || !w->good)
        return NULL;
    if (!w->out)
        values = arena_calloc(&w->one->arena, indicator->input_count + 1,
                              sizeof *values);
    for (size_t i = 0; i < indicator->input_count && w->good; i++)
        walk_value(w, &values[i], &indicator->inputs[i]);
    return values;
}

/* --- the forms --- */

static void walk_claim(struct walk *w, struct claim *claim,
                       const struct indicator *indicator)
{
    NUMBER(w, claim->present);
    NUMBER(w, claim->faulty);
    NUMBER(w, claim->waives);
    NUMBER(w, claim->unclaimed);
    NUMBER(w, claim->row);
    NUMBER(w, claim->self_column);
    NUMBER(w, claim->link_column);
    NUMBER(w, claim->evidence_count);
    POINTS(w, claim->self);
    claim->inputs = walk_values(w, claim->inputs, indicator);
    claim->evidence = walk_documents(w, claim->evidence, claim->evidence_count);
    walk_text(w, &claim->explanation);
}

struct intake_head *walk_submission(struct walk *w, struct intake_head *head)
{
    struct submission *form = walk_form_of_unit(w, head, sizeof *form);
    if (!w->good)
        return NULL;
    const struct level *level = level_of(w, form->head.unit);
    form->claims =
        items_of(w, form->claims, level->indicator_count, sizeof *form->claims);
    for (size_t i = 0; i < level->indicator_count && w->good; i++)
        walk_claim(w, &form->claims[i], &level->indicators[i]);
    return &form->head;
}

static void walk_appraised(struct walk *w, struct appraised *row,
                           size_t level_index)
{
    walk_unit_of(w, &row->unit, level_index);
    if (!w->good)
        return;
    const struct level *level = level_of(w, row->unit);
    PLACE(w, row->indicator, level->indicator_count);
    if (!w->good)
        return;
    POINTS(w, row->points);
    NUMBER(w, row->follows);
    row->corrections =
        walk_values(w, (struct value *)(uintptr_t)row->corrections,
                    &level->indicators[row->indicator]);
    PLACE(w, row->decision, DECISION_REFUSES + 1);
    walk_text(w, &row->reason);
    POINTS(w, row->seen_self);
    POINTS(w, row->seen_computed);
    NUMBER(w, row->blank_self);
    NUMBER(w, row->blank_computed);
    NUMBER(w, row->valid);
    NUMBER(w, row->refused);
    NUMBER(w, row->row);
    NUMBER(w, row->column);
}

struct intake_head *walk_appraisal(struct walk *w, struct intake_head *head)
{
    struct appraisal *form = walk_form(w, head, sizeof *form);
    NUMBER(w, form->misplaced);
    NUMBER(w, form->row_count);
    form->rows = items_of(w, form->rows, form->row_count, sizeof *form->rows);
    for (size_t i = 0; i < form->row_count && w->good; i++)
        walk_appraised(w, &form->rows[i], form->head.level);
    return &form->head;
}

static void walk_contested(struct walk *w, struct contested *row)
{
    POINTS(w, row->seen_round1);
    POINTS(w, row->requested);
    NUMBER(w, row->evidence_count);
    row->evidence = walk_documents(w, row->evidence, row->evidence_count);
    walk_text(w, &row->text);
    NUMBER(w, row->valid);
    NUMBER(w, row->lost);
    NUMBER(w, row->row);
    NUMBER(w, row->column);
    NUMBER(w, row->link_column);
}

struct intake_head *walk_explanation(struct walk *w, struct intake_head *head)
{
    struct explanation *form = walk_form_of_unit(w, head, sizeof *form);
    if (!w->good)
        return NULL;
    size_t indicators = level_of(w, form->head.unit)->indicator_count;
    NUMBER(w, form->misplaced);
    NUMBER(w, form->row_count);
    form->rows = items_of(w, form->rows, form->row_count, sizeof *form->rows);
    for (size_t i = 0; i < form->row_count && w->good; i++) {
        PLACE(w, form->rows[i].indicator, indicators);
        walk_contested(w, &form->rows[i]);
    }
    return &form->head;
}

static void walk_supplied(struct walk *w, struct supplied *row,
                          size_t level_index)
{
    walk_unit_of(w, &row->unit, level_index);
    if (!w->good)
        return;
    const struct level *level = level_of(w, row->unit);
    PLACE(w, row->indicator, level->indicator_count);
    if (!w->good)
        return;
    const struct indicator *indicator = &level->indicators[row->indicator];
    PLACE(w, row->input, indicator->input_count);
    if (!w->good)
        return;
    walk_value(w, &row->value, &indicator->inputs[row->input]);
    walk_text(w, &row->note);
    NUMBER(w, row->twice);
    NUMBER(w, row->row);
}

struct intake_head *walk_supply(struct walk *w, struct intake_head *head)
{
    struct supply *form = walk_form(w, head, sizeof *form);
    NUMBER(w, form->row_count);
    form->rows = items_of(w, form->rows, form->row_count, sizeof *form->rows);
    for (size_t i = 0; i < form->row_count && w->good; i++)
        walk_supplied(w, &form->rows[i], form->head.level);
    return &form->head;
}

/* --- the file and its problems --- */

static size_t place_of(const struct form *form)
{
    size_t place = 0;
    while (place < form_list_all.count && form_list_all.items[place] != form)
        place++;
    return place;
}

void walk_which(struct walk *w, const struct form **form)
{
    size_t place = w->out ? place_of(*form) : 0;
    PLACE(w, place, form_list_all.count + 1); /* the last: of none */
    if (!w->out && w->good)
        *form = place < form_list_all.count ? form_list_all.items[place] : NULL;
}

void walk_received(struct walk *w, struct received *file)
{
    const struct campaign *campaign = w->one->campaign;
    bool of_unit = file->unit != NULL;
    walk_text(w, &file->file);
    walk_text(w, &file->sha256);
    walk_which(w, &file->form);
    NUMBER(w, of_unit);
    if (of_unit)
        walk_unit(w, &file->unit);
    PLACE_OR_NONE(w, file->agency, campaign->agency_count);
    PLACE_OR_NONE(w, file->level, campaign->level_count);
    PLACE(w, file->round, ROUND_COUNT);
    walk_sender(w, &file->sender);
    NUMBER(w, file->readable);
    NUMBER(w, file->kept);
    NUMBER(w, file->blank);
}

/* A problem has its texts for itself, and always. */
static void walk_own_text(struct walk *w, char **text)
{
    const char *lent = *text;
    walk_text(w, &lent);
    if (!w->out)
        *text = mem_strdup(lent);
}

void walk_problem(struct walk *w, struct problem *problem)
{
    const char *cell = problem->cell;
    PLACE(w, problem->code, PROBLEM_CODE_COUNT);
    walk_own_text(w, &problem->file);
    walk_own_text(w, &problem->sheet);
    walk_text(w, &cell);
    walk_require(w, strlen(cell) < sizeof problem->cell);
    if (!w->out && w->good)
        memmove(problem->cell, cell, strlen(cell) + 1);
    walk_own_text(w, &problem->message);
    walk_own_text(w, &problem->fix);
}
