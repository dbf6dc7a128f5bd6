#include "forms/appraisal/state.h"

#include "forms/formula/checks.h"
#include "forms/formula/reading.h"
#include "forms/formula/row_copy.h"
#include "intake/accepted.h"

#include <string.h>

const char appraisal_done[] = "Đủ";
const char appraisal_open[] = "Chưa chấm";
const char appraisal_no_reason[] = "Thiếu lý do";

/* Of rows that may stay empty. */
static const char left_as_is[] = "Giữ nguyên";
static const char left_absent[] = "Không áp dụng";
static const char left_out[] = "Để trống được";

static const char confirms_with_points[] = "Xác nhận nhưng có điểm";

#define WRITE(a, ...) arena_printf(&(a)->book.arena, __VA_ARGS__)
#define HERE(a, at_column) forms_cell((a)->sheet, (a)->next, at_column)
#define HIDDEN(a, which) HERE(a, (a)->layout.count + HIDDEN_##which)

/* What a row says that nobody has answered. */
static const char *open_state(const struct appraising *a,
                              const struct appraisal_row *r)
{
    if (r->asked)
        return appraisal_open;
    if (a->request->round == ROUND_COUNCIL)
        return left_as_is;
    return r->unit->indicators[r->indicator].waived ? left_absent : left_out;
}

static void make_points(struct appraising *a, const struct indicator *indicator)
{
    struct arena *arena = &a->book.arena;
    const char **hidden = a->state.hidden;
    const char *cell = HERE(a, AT_COLUMN(a, COL_APPRAISED));
    const struct check_points of = {
        .cell = cell,
        .read = HIDDEN(a, POINTS),
        .max = HERE(a, AT_COLUMN(a, COL_MAX)),
        .may_be_empty = true,
        .penalty = indicator->kind == NODE_PENALTY,
    };
    hidden[HIDDEN_PARTS] = WRITE(a, "=%s", reading_points_parts(arena, cell));
    hidden[HIDDEN_POINTS] =
        WRITE(a, "=%s", reading_points(arena, cell, HIDDEN(a, PARTS)));
    hidden[HIDDEN_CHECK] = WRITE(a, "=%s", check_points(arena, &of));
}

/* Conditions in turn, each with what to say where it holds. */
static const char *when(struct appraising *a, const char *condition,
                        const char *says, const char *otherwise)
{
    return WRITE(a, "IF(%s,%s,%s)", condition, says, otherwise);
}

/* The cells of a row that its state looks at. */
struct seen {
    const char *points, *read, *check, *computed, *recomputed;
    const char *agrees, *decides; /* NULL where it has no such cell */
    const char *reason;
};

/* What the points are compared with. */
static const char *base_text(struct appraising *a, const struct seen *s)
{
    return s->recomputed ? WRITE(a, "IF(LEN(%s)>0,%s,%s)", s->recomputed,
                                 s->recomputed, s->computed)
                         : s->computed;
}

/* Whether a reason is asked for. */
static const char *needs_reason(struct appraising *a, const struct seen *s,
                                const struct row_corrections *c)
{
    const char *base = base_text(a, s);
    const char *given =
        s->decides ? WRITE(a, "IF(AND(%s=\"\",%s=\"%s\"),0,%s)", s->read,
                           s->decides, reading_refuses, s->read)
                   : s->read;
    const char *differs =
        WRITE(a, "IFERROR(ABS(%s-IF(ISNUMBER(%s),%s,%s))>0.004,FALSE)", given,
              base, base, given);
    return c->changes ? WRITE(a, "OR(%s,%s)", c->changes, differs) : differs;
}

/* What agreeing comes to, in front of `rest`: nothing else may be typed, and
 * there has to be something to agree to. */
static const char *check_agreement(struct appraising *a, const struct seen *s,
                                   const char *rest)
{
    const char *alone =
        s->recomputed ? WRITE(a, "%s=1,LEN(%s)=0", s->agrees, s->recomputed)
                      : WRITE(a, "%s=1", s->agrees);
    rest = when(a,
                WRITE(a, "AND(%s,LEN(%s)>0,NOT(%s=%s))", alone, s->points,
                      s->computed, s->read),
                "\"Đồng ý nhưng ghi điểm khác\"", rest);
    rest = when(a,
                WRITE(a, "AND(%s,LEN(%s)=0,NOT(ISNUMBER(%s)))", alone,
                      s->points, s->computed),
                "\"Không có Điểm tính\"", rest);
    return when(a, WRITE(a, "%s=\"?\"", s->agrees), "\"Đồng ý: ghi x\"", rest);
}

static const char *check_decision(struct appraising *a, const struct seen *s,
                                  const char *rest)
{
    rest = when(a,
                WRITE(a, "AND(%s=\"%s\",LEN(%s)>0)", s->decides,
                      reading_confirms, s->points),
                reading_quoted(&a->book.arena, confirms_with_points), rest);
    return when(a, WRITE(a, "%s=\"?\"", s->decides),
                "\"Chọn Xác nhận hoặc Không chấp nhận\"", rest);
}

/* Corrections that do not go together, or take the indicator out. */
static const char *check_recomputed(struct appraising *a, const struct seen *s,
                                    const char *rest)
{
    const char *text = s->recomputed;
    return when(a,
                WRITE(a,
                      "AND(LEN(%s)>0,NOT(ISNUMBER(%s)),%s<>\"%s\","
                      "OR(%s<>\"%s\",LEN(%s)=0))",
                      text, text, text, appraisal_not_here, text,
                      appraisal_absent, s->points),
                text, rest);
}

static const char *state_text(struct appraising *a, const struct seen *s,
                              const struct row_corrections *c, const char *open)
{
    struct arena *arena = &a->book.arena;
    const char *answered =
        WRITE(a, "LEN(%s)>0%s%s%s", s->points,
              s->recomputed ? WRITE(a, ",LEN(%s)>0", s->recomputed) : "",
              s->agrees ? WRITE(a, ",%s=1", s->agrees) : "",
              s->decides ? WRITE(a, ",LEN(%s)>0", s->decides) : "");
    const char *text = reading_quoted(arena, appraisal_done);
    text = when(
        a,
        WRITE(a, "AND(LEN(TRIM(%s))=0,%s)", s->reason, needs_reason(a, s, c)),
        reading_quoted(arena, appraisal_no_reason), text);
    text = when(a, WRITE(a, "NOT(OR(%s))", answered),
                reading_quoted(arena, open), text);
    text = when(a, WRITE(a, "ISERROR(%s)", s->reason), "\"Ô lý do báo lỗi\"",
                text);
    if (s->decides)
        text = check_decision(a, s, text);
    if (s->agrees)
        text = check_agreement(a, s, text);
    if (s->recomputed)
        text = check_recomputed(a, s, text);
    if (c->fault)
        text = when(a, WRITE(a, "%s<>\"\"", c->fault), c->fault, text);
    return when(a, WRITE(a, "%s<>\"\"", s->check), s->check, text);
}

static void make_formulas(struct appraising *a, const struct appraisal_row *r,
                          const struct row_corrections *corrections)
{
    struct arena *arena = &a->book.arena;
    struct seen s = {
        .points = HERE(a, AT_COLUMN(a, COL_APPRAISED)),
        .read = HIDDEN(a, POINTS),
        .check = HIDDEN(a, CHECK),
        .computed = HERE(a, AT_COLUMN(a, COL_COMPUTED)),
        .recomputed = corrections->fault ? HERE(a, a->layout.recomputed) : NULL,
        .reason = HERE(a, AT_COLUMN(a, COL_REASON)),
    };
    a->state = (struct state_formulas){.row = a->next,
                                       .indicator = r->indicator,
                                       .piece = a->piece,
                                       .waives = appraisal_row_is_waiver(r),
                                       .open = open_state(a, r)};
    make_points(a, &a->level->indicators[r->indicator]);
    if (a->state.waives) {
        s.decides = HIDDEN(a, DECIDES);
        a->state.hidden[HIDDEN_DECIDES] =
            WRITE(a, "=%s",
                  reading_decides(arena, HERE(a, AT_COLUMN(a, COL_WAIVER))));
    } else if (AT_COLUMN(a, COL_AGREE) != LAYOUT_NONE) {
        s.agrees = HIDDEN(a, AGREES);
        a->state.hidden[HIDDEN_AGREES] = WRITE(
            a, "=%s", reading_agrees(arena, HERE(a, AT_COLUMN(a, COL_AGREE))));
    }
    a->state.state =
        WRITE(a, "=%s", state_text(a, &s, corrections, a->state.open));
}

/* Whether those of an earlier row do for this one: it is of the same indicator,
 * has the same cells, and says the same while it is empty. */
static bool are_made(const struct appraising *a, const struct appraisal_row *r)
{
    const struct state_formulas *made = &a->state;
    return made->open && made->indicator == r->indicator &&
           made->piece == a->piece &&
           made->waives == appraisal_row_is_waiver(r) &&
           strcmp(made->open, open_state(a, r)) == 0;
}

static void put_copy(struct appraising *a, size_t column, const char *formula,
                     const char *now)
{
    book_put_text_formula(a->sheet, a->next, column,
                          row_copy(&a->text, formula, a->state.row, a->next),
                          now, STYLE_STATE);
}

void appraisal_state_put(struct appraising *a, const struct appraisal_row *r,
                         const struct row_corrections *corrections)
{
    if (!are_made(a, r))
        make_formulas(a, r, corrections);
    for (size_t i = 0; i < HIDDEN_COUNT; i++)
        if (a->state.hidden[i])
            put_copy(a, a->layout.count + i, a->state.hidden[i], "");
    put_copy(a, AT_COLUMN(a, COL_STATE), a->state.state,
             appraisal_state_now(a, r));
}

/* Whether any correction that was sent is another value than what counts. */
static bool corrects(const struct appraising *a, const struct appraisal_row *r)
{
    const struct indicator *indicator = &a->level->indicators[r->indicator];
    const struct value *counts = score_values_before(
        &r->unit->indicators[r->indicator], a->request->round);
    for (size_t i = 0; r->corrections && i < indicator->input_count; i++)
        if (r->corrections[i].given &&
            !(counts && counts[i].valid &&
              value_same(&indicator->inputs[i], &r->corrections[i],
                         &counts[i])))
            return true;
    return false;
}

/* Whether points that were sent are not those of the values. */
static bool differs(const struct appraising *a, const struct appraisal_row *r)
{
    points_t base = r->corrections
                        ? appraisal_row_follows(a->request, r)
                        : score_before(&r->unit->indicators[r->indicator],
                                       a->request->round)
                              .points;
    points_t points = r->points;
    if (points == POINTS_NONE && r->decision == DECISION_REFUSES)
        points = 0;
    return points != POINTS_NONE && base != POINTS_NONE && points != base;
}

const char *appraisal_state_now(const struct appraising *a,
                                const struct appraisal_row *r)
{
    if (!appraisal_row_is_filled(r))
        return open_state(a, r);
    if (r->decision == DECISION_CONFIRMS && r->points != POINTS_NONE)
        return confirms_with_points;
    return !*r->reason && (corrects(a, r) || differs(a, r))
               ? appraisal_no_reason
               : appraisal_done;
}

const char *appraisal_state_count(struct appraising *a, size_t first,
                                  size_t last, const char *state)
{
    return WRITE(a, "COUNTIF(%s,\"%s\")",
                 forms_range(a->sheet, first, last, AT_COLUMN(a, COL_STATE)),
                 state);
}
