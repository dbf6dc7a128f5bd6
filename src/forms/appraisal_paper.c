#include "forms/appraisal_paper.h"

#include "base/mem.h"

#include <stdlib.h>

enum { ROW_TITLE, ROW_WHOSE, ROW_HEADING, ROW_FIRST };
enum { COLUMN_ORDER, COLUMN_NAME, COLUMN_FIRST };
enum { NAME_WIDTH = 26, POINTS_WIDTH = 6, SUM_WIDTH = 8 };

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

/* What was typed, what corrected values come to, or what was agreed to. */
static const char *points_text(struct writing *w, size_t place)
{
    const struct appraisal_paper *paper = w->paper;
    const struct appraisal_layout *layout = paper->layout;
    struct arena *arena = &w->sheet->book->arena;
    const char *name = form_02.sheet;
#define CELL(column)                                                           \
    arena_printf(arena, "'%s'!%s", name,                                       \
                 forms_cell(paper->sheet, place, column))
    const char *agreed = arena_printf(arena, "IF(LEN(%s)>0,%s,\"\")",
                                      CELL(layout->at[COL_AGREE]),
                                      CELL(layout->at[COL_COMPUTED]));
    if (layout->at[COL_WAIVER] != LAYOUT_NONE)
        agreed = arena_printf(
            arena, "IF(LEN(%s)>0,IF(LEFT(%s,1)=\"X\",\"KAD\",0),%s)",
            CELL(layout->at[COL_WAIVER]), CELL(layout->at[COL_WAIVER]), agreed);
    if (layout->recomputed != LAYOUT_NONE)
        agreed =
            arena_printf(arena, "IF(LEN(%s)>0,%s,%s)", CELL(layout->recomputed),
                         CELL(layout->recomputed), agreed);
    return arena_printf(arena, "=IF(LEN(%s)>0,%s,%s)",
                        CELL(layout->at[COL_APPRAISED]),
                        CELL(layout->at[COL_APPRAISED]), agreed);
#undef CELL
}

static points_t write_points(struct writing *w, size_t row, size_t at)
{
    const struct appraisal_row *r = &w->paper->rows->items[at];
    size_t column = w->columns[r->indicator];
    const char *formula = points_text(w, w->paper->places[at]);
    if (r->points == POINTS_NONE)
        book_put_text_formula(w->sheet, row, column, formula, "",
                              STYLE_PAPER_POINTS);
    else
        book_put_points_formula(w->sheet, row, column, formula, r->points,
                                STYLE_PAPER_POINTS);
    return r->points == POINTS_NONE ? 0 : r->points;
}

/* All rows of one unit, whose number among those of the paper is `order`. */
static void write_unit(struct writing *w, const struct unit_score *unit,
                       size_t order)
{
    size_t row = ROW_FIRST + order;
    points_t sum = 0;
    book_put_count(w->sheet, row, COLUMN_ORDER, (int64_t)order + 1,
                   STYLE_PAPER_COUNT);
    book_put_text(w->sheet, row, COLUMN_NAME, unit->unit->name,
                  STYLE_PAPER_NAME);
    book_put_blank(w->sheet, row, COLUMN_FIRST, w->last - 1,
                   STYLE_PAPER_POINTS);
    for (size_t i = 0; i < w->paper->rows->count; i++)
        if (w->paper->rows->items[i].unit == unit)
            sum += write_points(w, row, i);
    book_put_points_formula(
        w->sheet, row, w->last,
        arena_printf(&w->sheet->book->arena, "=SUM(%s:%s)",
                     forms_cell(w->sheet, row, COLUMN_FIRST),
                     forms_cell(w->sheet, row, w->last - 1)),
        sum, STYLE_PAPER_POINTS);
}

static bool is_on_form(const struct appraisal_rows *rows,
                       const struct unit_score *unit)
{
    size_t i = 0;
    while (i < rows->count && rows->items[i].unit != unit)
        i++;
    return i < rows->count;
}

/* A narrow table leaves less room than the signature takes. */
static void end_sheet(struct writing *w, size_t units)
{
    size_t right = w->last > 4 ? w->last - 4 : 2;
    size_t end = right + FORMS_SIGNATURE_COLUMNS;
    const struct forms_table table = {.heading = ROW_HEADING,
                                      .last = ROW_FIRST + units,
                                      .frozen = COLUMN_FIRST,
                                      .printed =
                                          end > w->last + 1 ? end : w->last + 1,
                                      .footer = w->paper->whose};
    forms_put_signatures(w->sheet, ROW_FIRST + units + 1, COLUMN_NAME,
                         "NGƯỜI THẨM ĐỊNH", right, "THỦ TRƯỞNG CƠ QUAN");
    forms_end_table(w->sheet, &table);
}

void appraisal_paper_write(struct book *book,
                           const struct appraisal_paper *paper)
{
    const struct level_score *level =
        &paper->request->evaluation->levels[paper->request->level];
    struct writing w = {
        .sheet = book_add_sheet(book, "Bảng điểm để in"),
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
