#include "intake/sender.h"

#include "intake/table/columns_check.h"
#include "intake/table/level_check.h"
#include "intake/value/cells.h"
#include "intake/value/dates.h"
#include "intake/value/words.h"
#include "intake/names.h"

#include <stdlib.h>
#include <string.h>

/* The only unit of a name, NULL where there is none. */
static const struct unit *find_name(struct reading *r, const char *name)
{
    if (r->intake->names == NULL)
        r->intake->names = unit_names_new(r->intake->campaign);
    return unit_names_find(r->intake->names, name);
}

/* `; gần nhất là “P-LANG” (Phường Láng)` for a unit code that is not known, ""
 * where none is near. In the intake's arena. */
static const char *name_nearest(struct reading *r, const char *code)
{
    const struct unit *nearest =
        campaign_nearest_unit(r->intake->campaign, code);
    return nearest == NULL
               ? ""
               : arena_printf(&r->intake->arena, "; gần nhất là “%s” (%s)",
                              nearest->code, nearest->name);
}

/* Codes are asked for, so a name never stands in for one: the unit only finds
 * the file in its own receipt. */
static void tell_likely(struct reading *r, const struct unit *unit)
{
    if (unit == NULL)
        return;
    r->received->unit = unit;
    report_fact(r, UNIT_LIKELY, FACT_UNIT_NAME, unit->name, unit->code);
}

static void report_missing_unit(struct reading *r, const char *name)
{
    const struct unit *unit = find_name(r, name);
    const char *hint = unit == NULL
                           ? ""
                           : arena_printf(&r->intake->arena, " (%s: %s)",
                                          unit->name, unit->code);
    report_fact(r, UNIT_MISSING, FACT_UNIT_CODE, hint);
    tell_likely(r, unit);
}

/* A code that is near to another unit's than the name says points at two. */
static void report_unknown_unit(struct reading *r, const char *code,
                                const char *name)
{
    const struct unit *unit = find_name(r, name);
    const struct unit *nearest =
        campaign_nearest_unit(r->intake->campaign, code);
    report_fact(r, UNIT_UNKNOWN, FACT_UNIT_CODE, code, name_nearest(r, code));
    if (nearest == NULL || nearest == unit)
        tell_likely(r, unit);
}

/* The unit whose code stands in brackets in a text, as in the second line of a
 * form that was issued: `Phường Kim Liên (P-KIM-LIEN)`. */
static const struct unit *bracketed_unit(struct reading *r, const char *text)
{
    const char *open = strrchr(text, '(');
    size_t length = open == NULL ? 0 : strcspn(open + 1, ")");
    if (length == 0 || open[1 + length] == '\0')
        return NULL;
    return campaign_find_unit(
        r->intake->campaign,
        arena_strndup(&r->intake->arena, open + 1, length));
}

/* A form without its facts still says above its table whose it was. */
static void tell_heading(struct reading *r)
{
    size_t count;
    const struct cell *cells = grid_cells(r->table.sheet->grid, &count);
    const struct unit *unit = NULL;
    for (size_t i = 0; i < count && cells[i].row < r->table.top && !unit; i++)
        if (cells[i].kind == CELL_TEXT)
            unit = bracketed_unit(r, cells[i].text);
    tell_likely(r, unit);
}

static const struct unit *find_unit(struct reading *r)
{
    const struct campaign *campaign = r->intake->campaign;
    const char *code = r->info.facts[FACT_UNIT_CODE].text;
    const char *name = r->info.facts[FACT_UNIT_NAME].text;
    if (!r->info.found) {
        report_fact(r, INFO_SHEET_MISSING, FACT_UNIT_CODE, "");
        tell_heading(r);
        return NULL;
    }
    if (*code == '\0') {
        report_missing_unit(r, name);
        return NULL;
    }
    const struct unit *unit = campaign_find_unit(campaign, code);
    if (unit == NULL) {
        report_unknown_unit(r, code, name);
        return NULL;
    }
    r->received->unit = unit;
    if (*name != '\0' && !unit_names_same(name, unit->name))
        report_fact(r, UNIT_NAME_DIFFERS, FACT_UNIT_NAME, name, unit->name);
    return unit;
}

static bool level_fits(struct reading *r, const struct unit *unit)
{
    const struct level *own = &r->intake->campaign->levels[unit->level];
    const struct level *other = intake_table_level(r, own);
    if (other != NULL)
        report_fact(r, FORM_LEVEL, FACT_UNIT_CODE, other->title, unit->name,
                    own->title);
    return other == NULL;
}

/* The only number in a text of words and at most six digits, 0 for none. */
static int64_t only_number(const char *text)
{
    const char *p = text + strcspn(text, "0123456789");
    size_t digits = strspn(p, "0123456789");
    if (digits == 0 || digits > 6 || (p > text && strchr("-.,", p[-1])) ||
        p[digits + strcspn(p + digits, "0123456789")] != '\0' ||
        (p[digits] != '\0' && p[digits] != ' ' && p[digits] != '.'))
        return 0;
    return strtoll(p, NULL, 10);
}

static bool year_fits(struct reading *r)
{
    const struct campaign *campaign = r->intake->campaign;
    const struct fact_value *fact = &r->info.facts[FACT_YEAR];
    char *wanted = arena_printf(&r->intake->arena, "%d", campaign->year);
    if (!r->info.found)
        return true; /* that there are no facts at all is reported already */
    if (*fact->text == '\0') {
        report_fact(r, YEAR_MISSING, FACT_YEAR, wanted);
        return true;
    }
    int64_t year = only_number(fact->text);
    if (fact->cell != NULL && fact->cell->kind == CELL_DATE)
        year = fact->cell->date.year;
    if (year == campaign->year)
        return true;
    report_fact(r, YEAR_WRONG, FACT_YEAR, fact->text, wanted);
    return false;
}

/* Lần nộp: a whole number from 1, or in words (`Lần thứ hai`), 1 where the form
 * has none. */
static int64_t read_number(struct reading *r)
{
    const struct fact_value *fact = &r->info.facts[FACT_NUMBER];
    if (*fact->text == '\0')
        return 1;
    int64_t number = only_number(fact->text);
    if (number == 0)
        number = ordinal_read(fact->text);
    if (fact->cell != NULL && fact->cell->kind != CELL_TEXT &&
        fact->cell->kind != CELL_NUMBER)
        number = 0;
    if (number >= 1)
        return number;
    report_fact(r, SUBMISSION_NUMBER, FACT_NUMBER, fact->text);
    return 1;
}

static struct date read_date(struct reading *r, struct date deadline)
{
    const struct fact_value *fact = &r->info.facts[FACT_DATE];
    struct date date = {0};
    if (*fact->text == '\0')
        return date;
    bool read = fact->cell != NULL ? cell_date(fact->cell, &date)
                                   : value_read_date(fact->text, &date);
    if (!read) {
        report_fact(r, INFO_DATE, FACT_DATE, fact->text);
        return (struct date){0};
    }
    if (deadline.year != 0 && date_compare(date, deadline) > 0) {
        char made[DATE_TEXT_SIZE], limit[DATE_TEXT_SIZE];
        report_fact(r, SUBMISSION_LATE, FACT_DATE, date_format_vi(date, made),
                    date_format_vi(deadline, limit));
    }
    return date;
}

bool sender_read_head(struct reading *r, struct date deadline,
                      struct intake_head *out)
{
    const struct fact_value *facts = r->info.facts;
    out->form = r->table.form;
    out->file = r->file;
    out->sheet = r->table.sheet->name;
    out->sha256 = r->sha256;
    out->number = read_number(r);
    out->sender = (struct sender){.author = facts[FACT_AUTHOR].text,
                                  .phone = facts[FACT_PHONE].text,
                                  .email = facts[FACT_EMAIL].text,
                                  .date = read_date(r, deadline)};
    r->received->sender = out->sender;
    return year_fits(r);
}

const struct unit *sender_read_unit(struct reading *r, struct date deadline,
                                    struct intake_head *out)
{
    out->unit = find_unit(r);
    out->agency = SIZE_MAX;
    bool usable = sender_read_head(r, deadline, out);
    if (out->unit != NULL && !level_fits(r, out->unit))
        return NULL;
    columns_check(r);
    if (!usable || out->unit == NULL)
        return NULL;
    out->level = out->unit->level;
    return out->unit;
}

const struct unit *sender_row_unit(struct reading *r,
                                   const struct table_row *row,
                                   const struct level *level,
                                   enum problem_code unknown)
{
    const struct campaign *campaign = r->intake->campaign;
    const struct unit *unit = campaign_find_unit(campaign, row->unit_code);
    uint32_t column = r->table.columns[COLUMN_UNIT_CODE];
    if (unit && &campaign->levels[unit->level] == level)
        return unit;
    if (*row->unit_code == '\0')
        report(r, ROW_NO_CODE, row->row, column, "");
    else
        report_code(r, unknown, row->row, column, row->unit_code,
                    unit ? "" : name_nearest(r, row->unit_code));
    return NULL;
}
