#include "intake/intake.h"

#include "base/failure.h"
#include "base/file.h"
#include "base/text.h"
#include "intake/blank.h"
#include "intake/names.h"
#include "intake/kept.h"
#include "intake/table/notes.h"
#include "intake/treatment.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void report_file(struct reading *r, enum problem_code code,
                        const char *first, const char *second)
{
    problem_add(&r->intake->problems, code, &(struct position){.file = r->file},
                first, second, (const char *)NULL);
}

/* The sheets of a workbook as they come. */
struct sheets {
    struct sheet *items;
    size_t count, capacity;
    struct arena *arena; /* of the names */
};

static void take_sheet(void *userdata, const char *name, bool hidden)
{
    struct sheets *sheets = userdata;
    struct sheet *sheet = vec_push(sheets);
    sheet->name = arena_strdup(sheets->arena, name);
    sheet->hidden = hidden;
    sheet->grid = grid_new();
}

static void take_cell(void *userdata, const struct cell *cell)
{
    const struct sheets *sheets = userdata;
    grid_add(sheets->items[sheets->count - 1].grid, cell);
}

static void take_merge(void *userdata, const struct cell_range *range)
{
    const struct sheets *sheets = userdata;
    grid_merge(sheets->items[sheets->count - 1].grid, range);
}

static void take_link(void *userdata, const struct cell_link *link)
{
    const struct sheets *sheets = userdata;
    grid_link(sheets->items[sheets->count - 1].grid, link);
}

static void free_sheets(struct sheets *sheets)
{
    for (size_t i = 0; i < sheets->count; i++)
        grid_free(sheets->items[i].grid);
    vec_clear(sheets);
}

/* The tables of a workbook, one for each form: of several the first that is
 * not hidden, unless a later one is filled in far more. */
struct tables {
    struct intake_table items[FORM_MOST];
    size_t counts[FORM_MOST];
};

/* Whether a table is read in place of one that stands before it: that one is
 * hidden, or blank but for sums of groups. */
static bool is_better(const struct intake_table *table,
                      const struct intake_table *before)
{
    if (table->sheet->hidden != before->sheet->hidden)
        return before->sheet->hidden;
    return intake_filled_rows(table) > 2 * intake_filled_rows(before);
}

static void find_tables(struct reading *r, struct sheet *sheets, size_t count,
                        struct tables *out)
{
    memset(out, 0, sizeof *out);
    for (size_t i = 0; i < count; i++) {
        struct intake_table found[FORM_MOST] = {0};
        intake_table_find(&form_list_all, r->intake->headings, &sheets[i],
                          found);
        for (size_t f = 0; f < form_list_all.count; f++) {
            struct intake_table *known = &out->items[f];
            if (found[f].form == NULL)
                continue;
            out->counts[f]++;
            if (known->form == NULL || is_better(&found[f], known))
                *known = found[f];
        }
    }
}

static void report_unknown_form(struct reading *r)
{
    struct str numbers = {0};
    form_list_numbers(&form_list_all, "hay", &numbers);
    report_file(r, PROBLEM_FILE_FORM_UNKNOWN, str_text(&numbers), "");
    str_clear(&numbers);
}

/* Chooses the workbook's table; false with a problem where there is none, or
 * of two forms. */
static bool choose_table(struct reading *r, const struct tables *tables)
{
    struct str names = {0};
    size_t forms = 0, count = 0;
    for (size_t f = 0; f < form_list_all.count; f++) {
        if (tables->counts[f] == 0)
            continue;
        r->table = tables->items[f];
        count = tables->counts[f];
        str_printf(&names, "%s%s", forms++ > 0 ? ", " : "",
                   r->table.form->name);
    }
    if (forms == 0)
        report_unknown_form(r);
    else if (forms > 1)
        report_file(r, PROBLEM_FILE_FORM_SEVERAL, str_text(&names), "");
    else if (count > 1)
        report_file(r, PROBLEM_FILE_TABLE_SECOND, str_text(&names),
                    r->table.sheet->name);
    str_clear(&names);
    return forms == 1;
}

/* Whose a workbook is that is none of the forms, as far as its facts say:
 * whoever deleted the table is to hear of it. */
static void recognise(struct reading *r)
{
    const char *code = r->info.facts[FACT_UNIT_CODE].text;
    if (!r->info.found)
        return;
    r->received->unit =
        *code ? campaign_find_unit(r->intake->campaign, code) : NULL;
    for (size_t i = 0; i < reader_list_all.count && !r->received->unit; i++) {
        const struct reader *reader = reader_list_all.items[i];
        if (reader->recognise != NULL && reader->recognise(r)) {
            r->received->form = reader->form;
            return;
        }
    }
}

/* A second block of facts that names another unit or agency that there is; a
 * guide says of the same labels what to write. */
static void report_others(struct reading *r)
{
    const struct campaign *campaign = r->intake->campaign;
    for (size_t i = 0; i < r->info.other_count; i++) {
        const struct fact_value *other = &r->info.others[i];
        enum fact fact = campaign_find_unit(campaign, other->text)
                             ? FACT_UNIT_CODE
                             : FACT_AGENCY;
        const struct fact_value *own = &r->info.facts[fact];
        if (own->sheet == NULL ||
            (fact == FACT_AGENCY &&
             campaign_find_agency(campaign, other->text) == SIZE_MAX))
            continue;
        report_fact(r, INFO_SECOND, fact, fact_kinds[fact].label, own->text,
                    other->sheet, other->text);
        return;
    }
}

static void read_form(struct reading *r, struct sheet *sheets, size_t count)
{
    struct tables tables;
    find_tables(r, sheets, count, &tables);
    if (!choose_table(r, &tables)) {
        info_read(&r->intake->arena, sheets, count, &r->info);
        recognise(r);
        return;
    }
    r->received->form = r->table.form;
    r->received->readable = true;
    r->problems = r->intake->problems.count;
    if (r->table.sheet->hidden)
        report(r, FILE_SHEET_HIDDEN, 0, 0, "");
    info_read(&r->intake->arena, sheets, count, &r->info);
    report_others(r);
    notes_report(r, sheets, count);
    struct intake_head *head = intake_reader_of(r->table.form)->read(r);
    r->received->kept = head != NULL;
    if (head != NULL)
        intake_keep(r->intake, head);
}

static void read_workbook(struct reading *r, const char *path)
{
    struct intake *intake = r->intake;
    struct sheets sheets = {.arena = &intake->arena};
    const struct workbook_visitor visitor = {&sheets, take_sheet, take_cell,
                                             take_merge, take_link};
    struct guard_reading reading = {.path = path,
                                    .name = r->file,
                                    .visitor = &visitor,
                                    .problems = &intake->problems};
    enum guard_result result = guard_read(intake->guard, &reading);
    for (size_t i = 0; result == GUARD_READ && i < sheets.count; i++)
        grid_finish(sheets.items[i].grid);
    r->sha256 = arena_strdup(&intake->arena, reading.sha256);
    r->received->sha256 = r->sha256;
    if (result == GUARD_READ)
        read_form(r, sheets.items, sheets.count);
    if (result == GUARD_FAILED && intake->failure == 0) {
        intake->failure = reading.failure;
        intake->failed = r->file;
    }
    free_sheets(&sheets);
}

/* Takes back what was reported of a file that never was a workbook and does not
 * claim to be one, and reports in its place that it is passed over: of files
 * that are still being written nothing. */
static void pass_over(struct reading *r, enum name_kind kind, const char *what)
{
    if (kind == NAME_LOCK)
        report_file(r, PROBLEM_FILE_LOCK, "", "");
    else if (kind == NAME_OTHER)
        report_file(r, PROBLEM_FILE_OTHER, what, "");
    else
        r->intake->received.count--;
}

/* A file whose name claims nothing: what it is decides. */
static void read_unnamed(struct reading *r, const char *path,
                         enum name_kind kind)
{
    struct problem_list *problems = &r->intake->problems;
    size_t before = problems->count;
    char what[256];
    treatment_describe_head(path, what, sizeof what);
    if (*what == '\0')
        read_workbook(r, path);
    if (*what == '\0' && problems->count == before + 1 &&
        treatment_is_foreign(problems->items[before].code)) {
        snprintf(what, sizeof what, "%s", problems->items[before].message);
        problem_list_cut(problems, before);
    }
    if (*what != '\0')
        pass_over(r, kind, what);
}

/* A folder is only handed over by hand or where nobody could look into it; what
 * is in it must not be lost in silence. */
static void report_special(struct reading *r, const char *path,
                           const char *kind)
{
    struct arena *arena = &r->intake->arena;
    struct stat info;
    bool gone = stat(path, &info) != 0;
    if (gone && treatment_name_kind(r->file) == NAME_WORKBOOK)
        report_file(r, PROBLEM_FILE_UNREADABLE,
                    arena_printf(arena, "đây là %s", kind), "");
    else if (gone || !S_ISDIR(info.st_mode))
        report_file(r, PROBLEM_FILE_OTHER,
                    arena_printf(arena, "đây là %s, không phải tệp", kind), "");
    else if (access(path, R_OK | X_OK) != 0)
        report_file(r, PROBLEM_FILE_UNREADABLE,
                    arena_printf(arena, "thư mục không mở được, %s",
                                 failure_text(errno)),
                    "");
    else if (strcmp(kind, "thư mục") != 0)
        report_file(r, PROBLEM_FILE_OTHER,
                    arena_printf(arena, "đây là %s", kind), "");
    else
        report_file(r, PROBLEM_FILE_UNREADABLE,
                    "đây là một thư mục, các tệp bên trong không được đọc", "");
}

/* Starts the budget of a file's problems. */
static void start_problems(struct problem_list *problems)
{
    problems->limit = INTAKE_PROBLEMS;
    memset(problems->kept, 0, sizeof problems->kept);
    memset(problems->dropped, 0, sizeof problems->dropped);
}

static void report_dropped_of(struct reading *r, enum problem_code code,
                              size_t dropped)
{
    char most[DECIMAL_TEXT_SIZE], more[DECIMAL_TEXT_SIZE];
    if (dropped > 0)
        report_file(
            r, code, decimal_format_vi(decimal_from_int(INTAKE_PROBLEMS), most),
            decimal_format_vi(decimal_from_int((int64_t)dropped), more));
}

/* Ends the budget and says what it left out. */
static void report_dropped(struct reading *r)
{
    struct problem_list *problems = &r->intake->problems;
    problems->limit = 0;
    report_dropped_of(r, PROBLEM_FILE_PROBLEMS,
                      problems->dropped[PROBLEM_ERROR]);
    report_dropped_of(r, PROBLEM_FILE_WARNINGS,
                      problems->dropped[PROBLEM_WARNING]);
}

static void read_into(struct intake *intake, const char *path, const char *name)
{
    struct reading r = {.intake = intake};
    start_problems(&intake->problems);
    r.file = arena_strdup(&intake->arena, name);
    r.received = vec_push(&intake->received);
    *r.received = (struct received){
        .file = r.file, .sha256 = "", .agency = SIZE_MAX, .level = SIZE_MAX};
    enum name_kind kind = treatment_name_kind(name);
    if (intake->by_hand && kind != NAME_LOCK)
        kind = NAME_WORKBOOK;
    const char *special = treatment_special_kind(path);
    if (special != NULL)
        report_special(&r, path, special);
    else if (kind == NAME_WORKBOOK)
        read_workbook(&r, path);
    else
        read_unnamed(&r, path, kind);
    report_dropped(&r);
}

/* What reading takes goes with an intake of its own. */
void intake_read(struct intake *intake, const char *path, const char *name)
{
    struct intake one;
    intake_init_like(&one, intake);
    one.by_hand = intake->by_hand;
    one.names = intake->names;
    read_into(&one, path, name);
    intake->names = one.names;
    one.names = NULL;
    intake_pack(intake, &one);
}
