/* How wide the columns of a table are. */
#include "document/layout/table/table.h"

#include <float.h>
#include <stdlib.h>
#include <string.h>

#define BAR_LEAST MM(22)
#define BAR_NATURAL MM(42)
#define BAR_MOST MM(70)
#define BREATH 10.0     /* what a column gets beyond its content, if it can */
#define LONG_WORD 0.26  /* of the table: longer words, addresses, may be cut */
#define SHORT_LABEL 9.0 /* in sizes: a cell up to here is not broken at all */
enum { STEPS = 32, SAMPLE = 96 };

/* ---- what the cells want ---- */

/* The width at which a heading takes two lines, or one if it is one word. */
static double two_lines(const struct paragraph *text)
{
    double all = 0, least = text->natural, before = 0;
    for (size_t i = 0; i < text->word_count; i++)
        all += (i > 0 ? text->words[i].space : 0) + text->words[i].width;
    for (size_t i = 0; i < text->word_count; i++) {
        const struct word *word = &text->words[i];
        if (i > 0 && word->joint == JOINT_BREAK)
            return text->longest; /* the template says where it breaks */
        double after = all - before - word->space;
        if (i > 0 && word->joint == JOINT_SPACE)
            least = smaller(least, larger(before, after));
        before += (i > 0 ? word->space : 0) + word->width;
    }
    return least;
}

static void want(struct layout_column *column, const struct layout_cell *cell,
                 double total, bool head)
{
    if (cell->span != 1)
        return;
    double pads = table_column_pads(column) + 0.1;
    const struct paragraph *text = &cell->text;
    double bar = text->bar ? (head ? 0 : BAR_LEAST) : 0;
    if (text->bar)
        column->bar = true;
    double word = head ? two_lines(text) : text->longest;
    word = smaller(word, total * LONG_WORD);
    column->need = larger(column->need, larger(word, bar) + pads);
    column->natural = larger(column->natural,
                             (text->bar ? BAR_NATURAL : text->natural) + pads);
}

static void measure_columns(struct table *table, double total)
{
    for (size_t c = 0; c < table->column_count; c++) {
        struct layout_column *column = &table->columns[c];
        column->need = 4 * CELL_PAD;
        if (table->has_head)
            want(column, &table->head.cells[c], total, true);
        for (size_t r = 0; r < table->row_count; r++)
            want(column, &table->rows[r].cells[c], total, false);
        column->natural = larger(column->natural, column->need);
    }
}

static double total_need(const struct table *table)
{
    double sum = 0;
    for (size_t c = 0; c < table->column_count; c++)
        sum += table->columns[c].need;
    return sum;
}

/* Where the longest words do not fit side by side, the widest columns give
 * way: all to one width at which the rest fits. */
static void cap_needs(struct table *table, double total)
{
    double low = 0, high = total;
    if (total_need(table) <= total)
        return;
    for (int i = 0; i < 40; i++) {
        double cap = (low + high) / 2, sum = 0;
        for (size_t c = 0; c < table->column_count; c++)
            sum += smaller(table->columns[c].need, cap);
        if (sum > total)
            high = cap;
        else
            low = cap;
    }
    for (size_t c = 0; c < table->column_count; c++)
        table->columns[c].need = smaller(table->columns[c].need, low);
}

/* The widest short label of a column, if nine in ten of its cells are such;
 * else 0. */
static double label_width(const struct table *table, size_t column)
{
    double widest = 0;
    size_t longer = 0;
    for (size_t r = 0; r < table->row_count; r++) {
        const struct layout_cell *cell = &table->rows[r].cells[column];
        if (cell->span != 1 || cell->text.bar)
            continue;
        if (cell->text.natural > SHORT_LABEL * table->size)
            longer++;
        else
            widest = larger(widest, cell->text.natural);
    }
    if (longer * 10 > table->row_count)
        return 0;
    return widest + table_column_pads(&table->columns[column]) + 0.1;
}

/* Short labels, such as an agency's or a unit's, stay on one line while there
 * is room. */
static void hold_labels(struct table *table, double total)
{
    for (size_t c = 0; c < table->column_count; c++) {
        struct layout_column *column = &table->columns[c];
        double label = label_width(table, c);
        if (label > column->need &&
            total_need(table) + label - column->need <= total)
            column->need = label;
    }
}

/* ---- without wishes: the lowest table ---- */

static double row_lines(const struct table *table, const struct layout_row *row)
{
    double most = 1;
    for (size_t c = 0; c < table->column_count; c++) {
        const struct layout_cell *cell = &row->cells[c];
        if (cell->span != 1 || cell->text.bar)
            continue;
        double room =
            table->columns[c].width - table_column_pads(&table->columns[c]);
        if (cell->text.natural > room && room > 0)
            most = larger(most, 0.5 + 1.05 * cell->text.natural / room);
    }
    return most;
}

static double table_lines(const struct table *table)
{
    size_t step = 1 + table->row_count / SAMPLE;
    double sum = table->has_head ? row_lines(table, &table->head) : 0;
    for (size_t r = 0; r < table->row_count; r += step)
        sum += row_lines(table, &table->rows[r]);
    return sum;
}

/* The column that lowers the table most if it gets `step` more. */
static size_t best_column(struct table *table, double step)
{
    size_t best = 0;
    double least = DBL_MAX, tightest = 0;
    for (size_t c = 0; c < table->column_count; c++) {
        struct layout_column *column = &table->columns[c];
        double tight = column->natural / column->width;
        column->width += step;
        double lines = tight > 1 ? table_lines(table) : DBL_MAX;
        column->width -= step;
        if (lines < least - 0.001 ||
            (lines < least + 0.001 && tight > tightest)) {
            best = c;
            least = lines;
            tightest = tight;
        }
    }
    return best;
}

/* Everything fits on one line: all columns get some air, then bars grow, then
 * the rest is shared out in proportion. */
static void spread(struct table *table, double spare)
{
    double bars = 0, sum = 0;
    double air = smaller(BREATH, spare / (double)table->column_count);
    for (size_t c = 0; c < table->column_count; c++) {
        table->columns[c].width += air;
        spare -= air;
        bars += table->columns[c].bar;
    }
    for (size_t c = 0; c < table->column_count && bars > 0; c++)
        if (table->columns[c].bar) {
            double more = smaller(spare / bars, BAR_MOST - BAR_NATURAL);
            table->columns[c].width += more;
            spare -= more;
            bars--;
        }
    for (size_t c = 0; c < table->column_count; c++)
        sum += table->columns[c].natural;
    for (size_t c = 0; c < table->column_count; c++)
        table->columns[c].width += spare * table->columns[c].natural / sum;
}

static void widths_by_content(struct table *table, double total)
{
    double natural = 0;
    for (size_t c = 0; c < table->column_count; c++)
        natural += table->columns[c].natural;
    for (size_t c = 0; c < table->column_count; c++)
        table->columns[c].width = natural <= total ? table->columns[c].natural
                                                   : table->columns[c].need;
    if (natural <= total) {
        spread(table, total - natural);
        return;
    }
    double spare = total - total_need(table);
    double step = spare / STEPS;
    if (step < 0.05)
        return;
    for (int i = 0; i < STEPS; i++)
        table->columns[best_column(table, step)].width += step;
}

/* ---- with wishes ---- */

size_t layout_read_widths(const char *widths, struct column_wish *wishes)
{
    size_t count = 0;
    for (const char *p = widths; *p != '\0'; p += strspn(p, " ,")) {
        char *end;
        double value = strtod(p, &end);
        if (end == p || !(value > 0 && value < 10000) ||
            count == LAYOUT_COLUMNS)
            return 0;
        bool share = strncmp(end, "mm", 2) != 0;
        wishes[count++] =
            (struct column_wish){share ? value : MM(value), share};
        p = share ? end : end + 2;
    }
    return count;
}

static bool apply_wishes(struct layout *layout, struct table *table,
                         const char *widths, double total)
{
    struct column_wish wishes[LAYOUT_COLUMNS];
    double shares = 0;
    size_t count = layout_read_widths(widths, wishes);
    if (count == 0 || count != table->column_count)
        return layout_fail(layout, "widths=\"%s\" không hợp với bảng %zu cột",
                           widths, table->column_count);
    for (size_t c = 0; c < count; c++) {
        shares += wishes[c].is_share ? wishes[c].size : 0;
        total -= wishes[c].is_share ? 0 : wishes[c].size;
    }
    for (size_t c = 0; c < count; c++)
        table->columns[c].width =
            wishes[c].is_share ? wishes[c].size * larger(total, 0) / shares
                               : wishes[c].size;
    return true;
}

/* Columns narrower than their words take from those that have room. */
static void respect_needs(struct table *table, double total)
{
    double sum = 0, lack = 0, spare = 0;
    for (size_t c = 0; c < table->column_count; c++)
        sum += table->columns[c].width;
    for (size_t c = 0; c < table->column_count; c++) {
        struct layout_column *column = &table->columns[c];
        column->width *= total / sum;
        double room = column->width - column->need;
        lack += room < 0 ? -room : 0;
        spare += room > 0 ? room : 0;
    }
    if (lack <= 0 || spare <= 0)
        return;
    double share = smaller(1, lack / spare);
    for (size_t c = 0; c < table->column_count; c++) {
        struct layout_column *column = &table->columns[c];
        double room = column->width - column->need;
        column->width = room < 0 ? column->need : column->width - room * share;
    }
}

bool table_widths(struct layout *layout, struct table *table,
                  const char *widths, double total)
{
    measure_columns(table, total);
    cap_needs(table, total);
    hold_labels(table, total);
    if (widths == NULL) {
        widths_by_content(table, total);
        return true;
    }
    if (!apply_wishes(layout, table, widths, total))
        return false;
    respect_needs(table, total);
    return true;
}
