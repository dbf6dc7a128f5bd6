#include "forms/appraisal/rows.h"

#include "forms/appraisal/state.h"
#include "forms/reported.h"
#include "xlsx/write/lines.h"

static const char *aid_text(struct appraising *a, enum aid aid,
                            const struct indicator *indicator,
                            const struct indicator_score *score)
{
    struct arena *arena = &a->book.arena;
    const struct contested *contested = score->contested;
    const enum round last =
        score_round(score, ROUND_2)->points != POINTS_NONE ? ROUND_2 : ROUND_1;
    switch (aid) {
    case AID_VALUES:
        return reported_figures(arena, indicator, score->claim,
                                score_accepted(score));
    case AID_EXPLANATION:
        return score->claim->explanation;
    case AID_CONTESTED:
        return contested ? contested->text : "";
    case AID_SCORES:
        return reported_scores(arena, a->campaign, score_round(score, last));
    default:
        return "";
    }
}

static points_t aid_points(enum aid aid, const struct indicator_score *score)
{
    switch (aid) {
    case AID_REQUESTED:
        return score->contested ? score->contested->requested : POINTS_NONE;
    case AID_ROUND1:
        return score_round(score, ROUND_1)->points;
    case AID_ROUND2:
        return score_round(score, ROUND_2)->points;
    default:
        return POINTS_NONE;
    }
}

/* The documents from the `first` on: one, which opens with a click; in the last
 * column, where there are more of them, all that are left. */
static void put_documents(struct appraising *a, size_t row, size_t column,
                          const struct evidence *items, size_t count)
{
    struct arena *arena = &a->book.arena;
    if (count == 0) {
        book_put_blank(a->sheet, row, column, column, STYLE_TEXT_SMALL);
        return;
    }
    const char *text = count == 1
                           ? reported_document(arena, items, a->campaign->year)
                           : reported_evidence(arena, items, count);
    if (*items->link)
        book_put_link(a->sheet, row, column, items->link, text, STYLE_LINK);
    else
        book_put_text(a->sheet, row, column, text, STYLE_TEXT_SMALL);
}

static void put_aid(struct appraising *a, size_t row, size_t column,
                    const struct indicator *indicator,
                    const struct indicator_score *score)
{
    const struct appraisal_column *c = &a->layout.columns[column];
    const struct claim *claim = score->claim;
    const struct contested *contested = score->contested;
    bool last = c->index + 1 == LAYOUT_DOCUMENTS;
    switch (c->aid) {
    case AID_EVIDENCE:
        if (c->index < claim->evidence_count)
            put_documents(a, row, column, claim->evidence + c->index,
                          last ? claim->evidence_count - c->index : 1);
        else
            book_put_blank(a->sheet, row, column, column, STYLE_TEXT_SMALL);
        break;
    case AID_MORE_EVIDENCE:
        if (contested)
            put_documents(a, row, column, contested->evidence,
                          contested->evidence_count);
        else
            book_put_blank(a->sheet, row, column, column, STYLE_TEXT_SMALL);
        break;
    case AID_REQUESTED:
    case AID_ROUND1:
    case AID_ROUND2:
        book_put_points(a->sheet, row, column, aid_points(c->aid, score),
                        STYLE_POINTS);
        break;
    default:
        book_put_tall(a->sheet, row, column,
                      aid_text(a, c->aid, indicator, score), STYLE_TEXT_SMALL);
    }
}

/* Whether the unit claims that the indicator does not apply. */
static bool is_waiver(const struct appraisal_row *r)
{
    const struct claim *claim = r->unit->indicators[r->indicator].claim;
    return claim && claim->waives;
}

/* What the agency says to a claim that the indicator does not apply. */
static void put_decision(struct appraising *a, size_t row, size_t at,
                         const struct appraisal_row *r)
{
    static const char *const texts[] = {
        [DECISION_NONE] = "",
        [DECISION_CONFIRMS] = "Xác nhận",
        [DECISION_REFUSES] = "Không chấp nhận",
    };
    if (!is_waiver(r))
        book_put_blank(a->sheet, row, at, at, STYLE_IDLE);
    else
        book_put_text(a->sheet, row, at, texts[r->decision], STYLE_IN_CHOICE);
}

/* A column of the form. */
static void put_own(struct appraising *a, size_t row, enum column column,
                    size_t at, const struct appraisal_row *r)
{
    const struct indicator *indicator = &a->level->indicators[r->indicator];
    const struct indicator_score *score = &r->unit->indicators[r->indicator];
    switch (column) {
    case COLUMN_UNIT_CODE:
        book_put_text(a->sheet, row, at, r->unit->unit->code, STYLE_UNIT);
        break;
    case COLUMN_UNIT_NAME:
        book_put_tall(a->sheet, row, at, r->unit->unit->name, STYLE_TEXT);
        break;
    case COLUMN_CODE:
        book_put_text(a->sheet, row, at, indicator->code, STYLE_CODE_STRONG);
        break;
    case COLUMN_TITLE:
        book_put_text(a->sheet, row, at, indicator->title, STYLE_LINE);
        break;
    case COLUMN_MAX:
        book_put_points(a->sheet, row, at, indicator_shown_max(indicator),
                        STYLE_POINTS);
        break;
    case COLUMN_SELF:
        if (is_waiver(r)) {
            book_put_text(a->sheet, row, at, "Không áp dụng", STYLE_STATE);
            break;
        }
        book_put_points(a->sheet, row, at, score->self, STYLE_POINTS);
        break;
    case COLUMN_COMPUTED:
        book_put_points(a->sheet, row, at,
                        score_before(score, a->request->round).points,
                        STYLE_POINTS);
        break;
    case COLUMN_AGREE:
        book_put_blank(a->sheet, row, at, at,
                       is_waiver(r) ? STYLE_IDLE : STYLE_IN_CHOICE);
        break;
    case COLUMN_WAIVER:
        put_decision(a, row, at, r);
        break;
    case COLUMN_APPRAISED:
        book_put_points(a->sheet, row, at, r->points, STYLE_IN_POINTS);
        break;
    case COLUMN_REASON:
        book_put_tall(a->sheet, row, at, r->reason, STYLE_IN_TEXT);
        break;
    default:
        break;
    }
}

static void write_row(struct appraising *a, const struct appraisal_row *r)
{
    const struct indicator *indicator = &a->level->indicators[r->indicator];
    const struct indicator_score *score = &r->unit->indicators[r->indicator];
    for (size_t c = 0; c < a->layout.count; c++) {
        const struct appraisal_column *column = &a->layout.columns[c];
        if (column->kind == LAYOUT_OWN)
            put_own(a, a->next, column->form.column, c, r);
        else if (column->kind == LAYOUT_AID && column->aid != AID_RECOMPUTED)
            put_aid(a, a->next, c, indicator, score);
    }
    struct row_corrections corrections = {0};
    a->piece = a->layout.count + HIDDEN_COUNT;
    if (a->layout.inputs > 0)
        corrections = appraisal_values_put(a, r);
    appraisal_state_put(a, r, &corrections);
    if (a->piece > a->last)
        a->last = a->piece;
    a->next++;
}

bool appraisal_prints_rows(const struct appraising *a)
{
    enum { TEN_PAGES = 400 };
    return a->rows.count <= TEN_PAGES &&
           appraisal_layout_width(&a->layout, a->layout.printed) <=
               LAYOUT_PRINTED_WIDTH;
}

bool appraisal_has_paper(const struct appraising *a)
{
    return a->request->round == ROUND_1 || a->layout.cut ||
           !appraisal_prints_rows(a);
}

/* The heading of the rows of an indicator, `count` of them: what it is, what
 * its values are, and how many rows are left. */
static void write_heading(struct appraising *a,
                          const struct indicator *indicator, size_t count)
{
    struct arena *arena = &a->book.arena;
    size_t left = AT_COLUMN(a, COL_STATE), row = a->next++;
    const char *labels = reported_labels(arena, indicator);
    const char *title =
        arena_printf(arena, "%s. %s%s%s", indicator->code, indicator->title,
                     *labels ? "\n" : "", labels);
    double width = appraisal_layout_width(&a->layout, left);
    book_set_lines(a->sheet, row, book_text_lines(title, width, 11, true),
                   STYLE_INDICATOR);
    book_put_across(a->sheet, row, 0, left - 1, title, STYLE_INDICATOR);
    if (*indicator->guidance)
        book_put_note(a->sheet, row, 0, indicator->guidance);
    book_put_blank(a->sheet, row, left, a->layout.count - 1, STYLE_INDICATOR);
    if (a->request->round == ROUND_COUNCIL)
        return;
    size_t open = 0;
    for (size_t i = 0; i < a->rows.count; i++)
        open +=
            &a->level->indicators[a->rows.items[i].indicator] == indicator &&
            appraisal_state_now(a, &a->rows.items[i]) == appraisal_open;
    book_put_text_formula(
        a->sheet, row, left,
        arena_printf(
            arena, "=\"Còn \"&%s&\" / %zu\"",
            appraisal_state_count(a, row + 1, row + count, appraisal_open),
            count),
        arena_printf(arena, "Còn %zu / %zu", open, count), STYLE_INDICATOR);
}

/* How many rows of the table from `first` on are of one indicator. */
static size_t rows_of_indicator(const struct appraising *a, size_t first)
{
    size_t count = 0;
    while (first + count < a->rows.count &&
           a->rows.items[first + count].indicator ==
               a->rows.items[first].indicator)
        count++;
    return count;
}

void appraisal_rows_write(struct appraising *a)
{
    a->next = ROW_FIRST;
    for (size_t i = 0; i < a->rows.count;) {
        size_t count = rows_of_indicator(a, i);
        write_heading(a, &a->level->indicators[a->rows.items[i].indicator],
                      count);
        if (a->layout.inputs > 0)
            appraisal_values_begin(
                a, &a->level->indicators[a->rows.items[i].indicator], count);
        for (; count > 0; count--, i++) {
            a->places[i] = a->next;
            write_row(a, &a->rows.items[i]);
        }
    }
}
