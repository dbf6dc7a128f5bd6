#include "forms/appraisal/paper.h"

#include "base/mem.h"
#include "forms/formula/reading.h"

#include <stdlib.h>

enum { ROW_TITLE, ROW_WHOSE, ROW_HEADING, ROW_FIRST };
enum { COLUMN_ORDER, COLUMN_NAME, COLUMN_FIRST };
enum { NAME_WIDTH = 26, POINTS_WIDTH = 6, SUM_WIDTH = 8 };

const char appraisal_paper_name[] = "Bảng điểm để in";

struct writing {
    struct book_sheet *sheet;
    const struct appraisal_paper *paper;
    size_t *columns; /* of each indicator of the level; 0: not on the form */
    size_t last;     /* the column of the sums */
};

/* A column for each indicator on the form, in order. */
static void write_heading(struct writing *w, const struct level *level)
{
    size_t next = COLUMN_FIRST;
    for (size_t i = 0; i < w->paper->rows->count; i++)
        w->columns[w->paper->rows->items[i].indicator] = 1;
    book_put_head(w->sheet, ROW_HEADING, COLUMN_ORDER, "TT", 5, STYLE_HEADING);
    book_put_head(w->sheet, ROW_HEADING, COLUMN_NAME, "Đơn vị", NAME_WIDTH,
                  STYLE_HEADING);
    for (size_t i = 0; i < level->indicator_count; i++) {
        if (!w->columns[i])
            continue;
        w->columns[i] = next++;
        book_put_head(w->sheet, ROW_HEADING, w->columns[i],
                      level->indicators[i].code, POINTS_WIDTH, STYLE_HEADING);
    }
    w->last = next;
    book_put_head(w->sheet, ROW_HEADING, w->last, "Cộng", SUM_WIDTH,
                  STYLE_HEADING);
}

/* The column in which points stand that count while nothing is typed: of the
 * council those of the last round; none else. */
static size_t kept_column(const struct appraisal_paper *paper,
                          const struct appraisal_row *r)
{
    const struct indicator_score *score = &r->unit->indicators[r->indicator];
    if (paper->request->round != ROUND_COUNCIL)
        return LAYOUT_NONE;
    for (enum round round = ROUND_COUNCIL; round-- > ROUND_1;)
        if (score_round(score, round)->points != POINTS_NONE)
            return paper->layout->rounds[round];
    return paper->layout->at[COL_COMPUTED];
}

/* These points; of an agency those that its own are compared with. */
static points_t points_before(const struct appraisal_paper *paper,
                              const struct appraisal_row *r)
{
    const struct indicator_score *score = &r->unit->indicators[r->indicator];
    points_t computed = score_before(score, paper->request->round).points;
    if (paper->request->round != ROUND_COUNCIL)
        return computed;
    for (enum round round = ROUND_COUNCIL; round-- > ROUND_1;)
        if (score_round(score, round)->points != POINTS_NONE)
            return score_round(score, round)->points;
    return computed;
}

/* A cell of the sheet on which the points are typed. */
static const char *typed_cell(struct writing *w, size_t place, size_t column)
{
    return arena_printf(&w->sheet->book->arena, "'%s'!%s", form_02.sheet,
                        forms_cell(w->paper->sheet, place, column));
}

/* What stands in a cell of the row; `other` where that is empty. */
static const char *choose(struct writing *w, size_t place, size_t column,
                          const char *other)
{
    if (column == LAYOUT_NONE)
        return other;
    const char *cell = typed_cell(w, place, column);
    return arena_printf(&w->sheet->book->arena, "IF(LEN(%s)>0,%s,%s)", cell,
                        cell, other);
}

/* A hidden cell of the row. */
static const char *hidden_cell(struct writing *w, size_t place, size_t which)
{
    return typed_cell(w, place, w->paper->layout->count + which);
}

static const char absent_mark[] = "KAD";

/* What was typed, what corrected values come to, what was decided on a claim,
 * or what was agreed to. */
static const char *points_text(struct writing *w, size_t place,
                               const struct appraisal_row *r)
{
    const struct appraisal_layout *layout = w->paper->layout;
    struct arena *arena = &w->sheet->book->arena;
    const char *decides = hidden_cell(w, place, HIDDEN_DECIDES);
    const char *points = hidden_cell(w, place, HIDDEN_POINTS);
    const char *text = choose(w, place, kept_column(w->paper, r), "\"\"");
    if (layout->at[COL_AGREE] != LAYOUT_NONE)
        text = arena_printf(
            arena, "IF(%s=1,%s,%s)", hidden_cell(w, place, HIDDEN_AGREES),
            typed_cell(w, place, layout->at[COL_COMPUTED]), text);
    if (appraisal_row_is_waiver(r))
        text = arena_printf(arena, "IF(%s=\"%s\",\"%s\",IF(%s=\"%s\",0,%s))",
                            decides, reading_confirms, absent_mark, decides,
                            reading_refuses, text);
    text = choose(w, place, layout->recomputed, text);
    return arena_printf(arena, "=IF(LEN(%s)>0,%s,%s)",
                        typed_cell(w, place, layout->at[COL_APPRAISED]), points,
                        text);
}

/* What the formula gives in the form as it is issued. */
static points_t points_now(const struct appraisal_paper *paper,
                           const struct appraisal_row *r)
{
    points_t follows = appraisal_row_follows(paper->request, r);
    if (r->points != POINTS_NONE)
        return r->points;
    if (follows != POINTS_NONE)
        return follows;
    if (r->decision == DECISION_REFUSES)
        return 0;
    return paper->request->round == ROUND_COUNCIL &&
                   r->decision == DECISION_NONE
               ? points_before(paper, r)
               : POINTS_NONE;
}

/* The points, and in a hidden column what they are compared with. */
static points_t write_points(struct writing *w, size_t row, size_t at)
{
    const struct appraisal_row *r = &w->paper->rows->items[at];
    size_t column = w->columns[r->indicator];
    const char *formula = points_text(w, w->paper->places[at], r);
    points_t now = points_now(w->paper, r);
    if (now == POINTS_NONE)
        book_put_text_formula(w->sheet, row, column, formula,
                              r->decision == DECISION_CONFIRMS ? absent_mark
                                                               : "",
                              STYLE_PAPER_POINTS);
    else
        book_put_points_formula(w->sheet, row, column, formula, now,
                                STYLE_PAPER_POINTS);
    book_put_points(w->sheet, row, w->last + column, points_before(w->paper, r),
                    STYLE_PAPER_POINTS);
    return now;
}

static void add_points(points_t *sum, points_t points)
{
    if (points != POINTS_NONE)
        *sum = points + (*sum == POINTS_NONE ? 0 : *sum);
}

/* Nothing while the unit has no points. */
static void write_sum(struct writing *w, size_t row, points_t sum)
{
    const char *range = arena_printf(&w->sheet->book->arena, "%s:%s",
                                     forms_cell(w->sheet, row, COLUMN_FIRST),
                                     forms_cell(w->sheet, row, w->last - 1));
    const char *formula = arena_printf(
        &w->sheet->book->arena, "=IF(COUNT(%s)=0,\"\",SUM(%s))", range, range);
    if (sum == POINTS_NONE)
        book_put_text_formula(w->sheet, row, w->last, formula, "",
                              STYLE_PAPER_POINTS);
    else
        book_put_points_formula(w->sheet, row, w->last, formula, sum,
                                STYLE_PAPER_POINTS);
}

/* All rows of one unit, whose number among those of the paper is `order`. */
static void write_unit(struct writing *w, const struct unit_score *unit,
                       size_t order)
{
    size_t row = ROW_FIRST + order;
    points_t sum = POINTS_NONE;
    book_put_count(w->sheet, row, COLUMN_ORDER, (int64_t)order + 1,
                   STYLE_PAPER_COUNT);
    book_put_text(w->sheet, row, COLUMN_NAME, unit->unit->name,
                  STYLE_PAPER_NAME);
    book_put_blank(w->sheet, row, COLUMN_FIRST, w->last - 1,
                   STYLE_PAPER_POINTS);
    for (size_t i = 0; i < w->paper->rows->count; i++)
        if (w->paper->rows->items[i].unit == unit)
            add_points(&sum, write_points(w, row, i));
    write_sum(w, row, sum);
}

static bool is_on_form(const struct appraisal_rows *rows,
                       const struct unit_score *unit)
{
    size_t i = 0;
    while (i < rows->count && rows->items[i].unit != unit)
        i++;
    return i < rows->count;
}

/* Points that are not those that were computed, or that counted before. */
static void mark_differences(struct writing *w, size_t units)
{
    struct arena *arena = &w->sheet->book->arena;
    const char *points = forms_cell(w->sheet, ROW_FIRST, COLUMN_FIRST) + 1;
    const char *before =
        forms_cell(w->sheet, ROW_FIRST, w->last + COLUMN_FIRST) + 1;
    book_paint(w->sheet, ROW_FIRST, COLUMN_FIRST, ROW_FIRST + units - 1,
               w->last - 1,
               arena_printf(arena, "=AND(LEN(%s)>0,LEN(%s)>0,%s<>%s)", points,
                            before, points, before),
               STYLE_DIFFERS);
    book_hide_columns(w->sheet, w->last + COLUMN_FIRST, w->last + w->last - 1);
}

static const char *legend(const struct appraisal_paper *paper)
{
    return paper->request->round == ROUND_COUNCIL
               ? "Ô đậm: điểm Hội đồng điều chỉnh; lý do ở trang “Thẩm định”. "
                 "KAD: không áp dụng."
               : "Ô đậm: điểm khác Điểm tính; lý do ở trang “Thẩm định”. KAD: "
                 "không áp dụng.";
}

/* A narrow table leaves less room than the signature takes. */
static void end_sheet(struct writing *w, size_t units)
{
    size_t right = w->last > 4 ? w->last - 4 : 2;
    size_t end = right + FORMS_SIGNATURE_COLUMNS;
    const struct forms_table table = {.heading = ROW_HEADING,
                                      .last = ROW_FIRST + units + 1,
                                      .frozen = COLUMN_FIRST,
                                      .printed =
                                          end > w->last + 1 ? end : w->last + 1,
                                      .footer = w->paper->whose};
    book_put_text(w->sheet, ROW_FIRST + units, COLUMN_NAME, legend(w->paper),
                  STYLE_LEGEND);
    forms_put_signatures(
        w->sheet, ROW_FIRST + units + 2, COLUMN_NAME, "NGƯỜI THẨM ĐỊNH", right,
        w->paper->request->round == ROUND_COUNCIL ? "TM. HỘI ĐỒNG"
                                                  : "THỦ TRƯỞNG CƠ QUAN");
    mark_differences(w, units);
    forms_end_table(w->sheet, &table);
}

void appraisal_paper_write(struct book *book,
                           const struct appraisal_paper *paper)
{
    const struct level_score *level =
        &paper->request->evaluation->levels[paper->request->level];
    struct writing w = {
        .sheet = book_add_sheet(book, appraisal_paper_name),
        .paper = paper,
        .columns =
            mem_calloc(level->level->indicator_count + 1, sizeof *w.columns),
    };
    size_t units = 0;
    write_heading(&w, level->level);
    book_put_across(w.sheet, ROW_TITLE, COLUMN_ORDER, w.last, paper->title,
                    STYLE_TITLE);
    book_put_across(w.sheet, ROW_WHOSE, COLUMN_ORDER, w.last, paper->whose,
                    STYLE_SUBTITLE);
    for (size_t u = 0; u < level->unit_count; u++)
        if (is_on_form(paper->rows, level->units[u]))
            write_unit(&w, level->units[u], units++);
    end_sheet(&w, units);
    free(w.columns);
}
