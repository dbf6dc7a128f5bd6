#include "intake/value/evidence.h"

#include "intake/value/cells.h"
#include "intake/value/dates.h"
#include "intake/value/documents.h"
#include "intake/value/values.h"

#include <stdio.h>
#include <string.h>

/* The three cells of one indicator's documents. */
struct proof {
    struct reading *r;
    const struct indicator *indicator;
    uint32_t row;
    bool counts;
    const struct cell *dates;
    struct lines number, date, link;
};

#define report_proof(p, problem, column, ...)                                  \
    report((p)->r, problem, (p)->row, (p)->r->table.columns[column],           \
           (p)->indicator->code, __VA_ARGS__)

static const char *line_at(struct lines lines, size_t i)
{
    return i < lines.count ? lines.items[i] : "";
}

static size_t filled(struct lines lines)
{
    size_t count = 0;
    for (size_t i = 0; i < lines.count; i++)
        count += *lines.items[i] != '\0';
    return count;
}

static bool counts_differ(size_t a, size_t b)
{
    return a != 0 && b != 0 && a != b;
}

/* A column that is left out altogether is no slip: papers have no link, pages
 * have no number. */
static void check_counts(const struct proof *p)
{
    size_t counts[] = {filled(p->number), filled(p->date), filled(p->link)};
    if (!counts_differ(counts[0], counts[1]) &&
        !counts_differ(counts[1], counts[2]) &&
        !counts_differ(counts[0], counts[2]))
        return;
    char text[3][24];
    for (int i = 0; i < 3; i++)
        snprintf(text[i], sizeof text[i], "%zu", counts[i]);
    report_proof(p, EVIDENCE_COUNTS, COLUMN_NUMBER, text[0], text[1], text[2]);
}

/* What an explanation adds may be of the following year, up to the day by which
 * it is due. */
static bool is_supplement(const struct proof *p, struct date date)
{
    const struct campaign *campaign = p->r->intake->campaign;
    struct date deadline = campaign->deadlines.explanation;
    return p->r->table.form->supplement && date.year == campaign->year + 1 &&
           deadline.year && date_compare(date, deadline) <= 0;
}

static void check_date(const struct proof *p, struct date date)
{
    const struct intake *intake = p->r->intake;
    char shown[DATE_TEXT_SIZE], year[16];
    date_format_vi(date, shown);
    snprintf(year, sizeof year, "%d", intake->campaign->year);
    if (intake->today.year != 0 && date_compare(date, intake->today) > 0)
        report_proof(p, EVIDENCE_FUTURE, COLUMN_DATE, shown);
    else if (date.year != intake->campaign->year && !is_supplement(p, date))
        report_proof(p, EVIDENCE_YEAR, COLUMN_DATE, shown, year);
}

static struct date read_date(const struct proof *p, size_t i)
{
    struct date date = {0};
    const char *text = line_at(p->date, i);
    if (*text == '\0')
        return date;
    bool read = p->dates->kind == CELL_TEXT ? value_read_date(text, &date)
                                            : cell_date(p->dates, &date);
    if (!read)
        date = (struct date){0};
    if (p->counts && !read)
        report_proof(p, EVIDENCE_DATE, COLUMN_DATE, text);
    if (p->counts && read)
        check_date(p, date);
    return date;
}

static void check_number(const struct proof *p, const char *number)
{
    const struct pattern *pattern = p->indicator->evidence_pattern;
    enum pattern_result result = *number == '\0' || pattern == NULL
                                     ? PATTERN_MATCH
                                     : pattern_match_typed(pattern, number);
    if (result == PATTERN_NO_MATCH)
        report_proof(p, EVIDENCE_NUMBER, COLUMN_NUMBER, number);
    else if (result == PATTERN_GAVE_UP)
        report_proof(p, PATTERN_LIMIT, COLUMN_NUMBER, number,
                     pattern_source(pattern));
}

static void check_link(const struct proof *p, const char *link)
{
    if (*link != '\0' && link_scheme_length(link) == 0)
        report_proof(p, EVIDENCE_LINK, COLUMN_LINK, link);
}

/* The cell of a column, NULL where it is empty or unsound. */
static const struct cell *sound_cell(struct proof *p, enum column column,
                                     bool *sound)
{
    struct reading *r = p->r;
    const struct cell *cell = intake_table_linked(&r->table, p->row, column);
    if (value_is_sound(r, cell, p->indicator->code))
        return cell;
    *sound = false;
    return NULL;
}

/* A link that is there already needs no second place. */
static bool has_link(const struct proof *p, const char *link)
{
    struct arena *arena = &p->r->intake->arena;
    const char *wanted = link_normalise(arena, link);
    for (size_t i = 0; i < p->link.count; i++)
        if (strcmp(link_normalise(arena, p->link.items[i]), wanted) == 0)
            return true;
    return false;
}

/* Addresses from other cells than that of links fill its places that are empty,
 * in order. */
static void take_hidden_links(struct proof *p, struct lines hidden)
{
    struct arena *arena = &p->r->intake->arena;
    struct lines all = {.items = arena_calloc(arena,
                                              p->link.count + hidden.count + 1,
                                              sizeof(const char *))};
    size_t next = 0;
    for (size_t i = 0; i < p->link.count || next < hidden.count; i++) {
        const char *link = line_at(p->link, i);
        while (*link == '\0' && next < hidden.count) {
            const char *one = hidden.items[next++];
            link = has_link(p, one) ? "" : one;
        }
        if (i >= p->link.count && *link == '\0')
            break;
        all.items[all.count++] = link;
    }
    p->link = all;
}

/* A link is hung on whatever cell of the row was at hand. */
static void take_hung_links(struct proof *p)
{
    static const enum column columns[] = {COLUMN_DATE, COLUMN_VALUE,
                                          COLUMN_EXPLANATION};
    struct reading *r = p->r;
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        struct lines hung = documents_link_behind(
            &r->intake->arena,
            intake_table_linked(&r->table, p->row, columns[i]));
        if (hung.count > 0)
            take_hidden_links(p, hung);
    }
}

static void read_cells(struct proof *p, bool *sound)
{
    struct arena *arena = &p->r->intake->arena;
    const struct cell *numbers = sound_cell(p, COLUMN_NUMBER, sound);
    const struct cell *links;
    p->dates = sound_cell(p, COLUMN_DATE, sound);
    links = sound_cell(p, COLUMN_LINK, sound);
    p->number =
        documents_numbers(arena, numbers, p->indicator->evidence_pattern);
    p->date = documents_dates(arena, p->dates);
    p->link = documents_links(arena, links);
    if (numbers != NULL)
        take_hidden_links(p, documents_hidden_links(arena, numbers));
    take_hung_links(p);
}

static size_t longest(const struct proof *p)
{
    size_t most = p->number.count;
    most = p->date.count > most ? p->date.count : most;
    return p->link.count > most ? p->link.count : most;
}

struct documents evidence_read(struct reading *r,
                               const struct indicator *indicator, uint32_t row,
                               bool counts)
{
    struct documents out = {.sound = true};
    struct proof p = {
        .r = r, .indicator = indicator, .row = row, .counts = counts};
    read_cells(&p, &out.sound);
    out.items =
        arena_calloc(&r->intake->arena, longest(&p) + 1, sizeof *out.items);
    for (size_t i = 0; i < longest(&p); i++) {
        struct evidence e = {.number = line_at(p.number, i),
                             .link = line_at(p.link, i)};
        if (*e.number == '\0' && *e.link == '\0' && *line_at(p.date, i) == '\0')
            continue;
        if (counts)
            check_number(&p, e.number);
        e.date = read_date(&p, i);
        if (counts)
            check_link(&p, e.link);
        if (*e.number != '\0' || *e.link != '\0')
            out.items[out.count++] = e; /* a date alone is no document */
    }
    if (counts)
        check_counts(&p);
    return out;
}
