#include "results/csv/csv.h"

#include "base/text.h"
#include "results/names.h"
#include "results/owed.h"
#include "results/problems.h"
#include "results/subtotals.h"

#include <stdlib.h>
#include <string.h>

static const char *const bom = "\xEF\xBB\xBF";

/* How many bytes of `text` a spreadsheet skips before it looks for a formula:
 * spaces of any kind and byte order marks. */
static size_t blank_prefix(const char *text)
{
    static const char *const skipped[] = {" ",        "\n", "\xEF\xBB\xBF",
                                          "\xC2\xA0", "\v", "\f"};
    size_t at = 0;
    for (size_t i = 0; i < sizeof skipped / sizeof *skipped;) {
        size_t length = strlen(skipped[i]);
        if (strncmp(text + at, skipped[i], length) == 0) {
            at += length;
            i = 0;
        } else {
            i++;
        }
    }
    return at;
}

/* Some programs take the wide signs of East Asian keyboards for formulas too.
 */
static bool looks_like_formula(const char *text)
{
    static const char *const signs[] = {"=",  "+",  "-",  "@",  "\t",
                                        "\r", "＝", "＋", "－", "＠"};
    text += blank_prefix(text);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strncmp(text, signs[i], strlen(signs[i])) == 0)
            return true;
    return false;
}

void results_csv_cell(const char *text, struct str *out)
{
    bool defuse = looks_like_formula(text);
    if (!text[strcspn(text, ",;\t\"\r\n")]) {
        str_append(out, defuse ? "'" : "");
        str_append(out, text);
        return;
    }
    str_append(out, defuse ? "\"'" : "\"");
    for (const char *c = text; *c; c++) {
        if (*c == '"')
            str_append_char(out, '"');
        str_append_char(out, *c);
    }
    str_append_char(out, '"');
}

/* A row under construction. */
struct line {
    struct str *out;
    bool begun;
};

static void separate(struct line *line)
{
    if (line->begun)
        str_append_char(line->out, ',');
    line->begun = true;
}

static void text_cell(struct line *line, const char *text)
{
    separate(line);
    if (!text)
        return;
    char *made;
    results_csv_cell(text_as_utf8(text, &made), line->out);
    free(made);
}

/* A name that anybody may have given: on one line, with nothing unseen in it.
 */
static void name_cell(struct line *line, const char *name)
{
    char *visible = text_visible(name);
    text_cell(line, visible);
    free(visible);
}

static void points_cell(struct line *line, points_t points)
{
    char text[POINTS_TEXT_SIZE];
    separate(line);
    str_append(line->out, points_format(points, text));
}

static void count_cell(struct line *line, size_t count)
{
    separate(line);
    if (count > 0)
        str_printf(line->out, "%zu", count);
}

static void end_line(struct line *line)
{
    str_append(line->out, "\r\n");
    line->begun = false;
}

static struct line begin(struct str *out, const char *const *columns)
{
    struct line line = {.out = out};
    str_append(out, bom);
    for (size_t i = 0; columns[i]; i++)
        text_cell(&line, columns[i]);
    end_line(&line);
    return line;
}

static void unit_cells(struct line *line, const struct level *level,
                       const struct unit_score *score)
{
    text_cell(line, level->id);
    text_cell(line, score->unit->code);
    text_cell(line, score->unit->name);
}

static void sums_cells(struct line *line, points_t max, const struct sums *sums)
{
    points_cell(line, max);
    points_cell(line, sums->self);
    points_cell(line, sums->computed);
    for (size_t r = 0; r < ROUND_COUNT; r++)
        points_cell(line, sums->rounds[r]);
    points_cell(line, sums->final);
}

void results_csv_units(const struct evaluation *evaluation, struct str *out)
{
    static const char *const columns[] = {
        "level",  "code",    "name",  "kind", "state",    "rank",
        "index",  "grade",   "max",   "self", "computed", "round1",
        "round2", "council", "final", NULL};
    struct line line = begin(out, columns);
    for (size_t l = 0; l < evaluation->campaign->level_count; l++) {
        const struct level_score *level = &evaluation->levels[l];
        for (size_t u = 0; u < level->unit_count; u++) {
            const struct unit_score *score = level->units[u];
            char text[POINTS_TEXT_SIZE];
            unit_cells(&line, level->level, score);
            text_cell(&line, score->unit->kind);
            text_cell(&line, names_unit_state(score->state));
            count_cell(&line, score->rank);
            separate(&line);
            str_append(out, ratio4_format(score->index, text));
            text_cell(&line, score->grade);
            sums_cells(&line, score->sums.max, &score->sums);
            end_line(&line);
        }
    }
}

/* Several texts in one cell, "; " between them. */
static void join(struct str *joined, const char *text)
{
    if (!text || !*text)
        return;
    if (joined->length)
        str_append(joined, "; ");
    str_append(joined, text);
}

static void scorers_cell(struct line *line, const struct indicator *indicator)
{
    struct str names = {0};
    for (size_t i = 0; i < indicator->scored_by_count; i++)
        join(&names, indicator->scored_by[i]);
    text_cell(line, str_text(&names));
    str_clear(&names);
}

static void evidence_cell(struct line *line, const struct claim *claim)
{
    struct str numbers = {0};
    for (size_t i = 0; claim && i < claim->evidence_count; i++) {
        const struct evidence *e = &claim->evidence[i];
        join(&numbers, *e->number ? e->number : e->link);
    }
    text_cell(line, str_text(&numbers));
    str_clear(&numbers);
}

/* A value as results.json has it. */
static void add_value(struct str *out, const struct input *input,
                      const struct value *value)
{
    char text[DECIMAL_TEXT_SIZE];
    str_printf(out, "%s%s=", out->length ? "; " : "", input->key);
    switch (input->kind) {
    case INPUT_NUMBER:
    case INPUT_PERCENT:
        str_append(out, decimal_format(value->number, text));
        break;
    case INPUT_YES_NO:
        str_append(out, decimal_sign(value->number) ? "true" : "false");
        break;
    case INPUT_CHOICE:
        str_append(out, input->options[value->option]);
        break;
    case INPUT_DATE:
        str_append(out, date_format_iso(value->date, text));
        break;
    case INPUT_TEXT:
        str_append(out, value->text);
        break;
    }
}

/* Of each value that is accepted in place of the reported one, who says so, and
 * why: `a=Sở A; b=Sở B` and `a=Đếm lại`. */
static void correctors_cells(struct line *line, const struct campaign *campaign,
                             const struct indicator *indicator,
                             const struct indicator_score *s)
{
    struct str whose = {0}, reasons = {0};
    for (size_t i = 0; score_accepted(s) && i < indicator->input_count; i++) {
        const struct scored *by = score_corrector(indicator, s, i);
        const char *key = indicator->inputs[i].key;
        if (by)
            str_printf(&whose, "%s%s=%s", whose.length ? "; " : "", key,
                       names_scorer(campaign, by));
        if (by && by->reason && *by->reason)
            str_printf(&reasons, "%s%s=%s", reasons.length ? "; " : "", key,
                       by->reason);
    }
    text_cell(line, str_text(&whose));
    text_cell(line, str_text(&reasons));
    str_clear(&whose);
    str_clear(&reasons);
}

/* Values that are reported, and those accepted in their place: `a=1; b=2`. */
static void values_cells(struct line *line, const struct indicator *indicator,
                         const struct indicator_score *s)
{
    struct str reported = {0}, accepted = {0};
    for (size_t i = 0;
         s->claim && s->claim->inputs && i < indicator->input_count; i++) {
        const struct value *corrected = score_corrected(indicator, s, i);
        if (s->claim->inputs[i].valid)
            add_value(&reported, &indicator->inputs[i], &s->claim->inputs[i]);
        if (corrected)
            add_value(&accepted, &indicator->inputs[i], corrected);
    }
    text_cell(line, str_text(&reported));
    text_cell(line, str_text(&accepted));
    str_clear(&reported);
    str_clear(&accepted);
}

static void indicator_line(struct line *line, const struct campaign *campaign,
                           const struct level *level,
                           const struct unit_score *score, size_t i)
{
    const struct indicator *indicator = &level->indicators[i];
    const struct indicator_score *s = &score->indicators[i];
    unit_cells(line, level, score);
    text_cell(line, indicator->code);
    text_cell(line, indicator->title);
    points_cell(line, indicator->max ? indicator->max : POINTS_NONE);
    text_cell(line, indicator->assessed ? "true" : "false");
    text_cell(line,
              names_indicator_applies(score, level, i) ? "true" : "false");
    points_cell(line, s->self);
    points_cell(line, s->computed);
    for (size_t r = 0; r < ROUND_COUNT; r++)
        points_cell(line, score_round(s, (enum round)r)->points);
    points_cell(line, s->final);
    text_cell(line, names_points_source(s->source));
    scorers_cell(line, indicator);
    text_cell(line, s->reason);
    evidence_cell(line, s->claim);
    text_cell(line, s->claim ? s->claim->explanation : NULL);
    values_cells(line, indicator, s);
    text_cell(line, names_waiver(score_waiver(s)));
    correctors_cells(line, campaign, indicator, s);
    end_line(line);
}

void results_csv_indicators(const struct evaluation *evaluation,
                            struct sink *out)
{
    static const char *const columns[] = {"level",       "unit",
                                          "unit_name",   "code",
                                          "title",       "max",
                                          "assessed",    "applicable",
                                          "self",        "computed",
                                          "round1",      "round2",
                                          "council",     "final",
                                          "source",      "scored_by",
                                          "reason",      "evidence",
                                          "explanation", "inputs",
                                          "accepted",    "not_applicable",
                                          "accepted_by", "accepted_reason",
                                          NULL};
    struct line line = begin(&out->text, columns);
    for (size_t l = 0; l < evaluation->campaign->level_count; l++) {
        const struct level_score *level = &evaluation->levels[l];
        for (size_t u = 0; u < level->unit_count; u++) {
            for (size_t i = 0; i < level->level->indicator_count; i++)
                indicator_line(&line, evaluation->campaign, level->level,
                               level->units[u], i);
            sink_pass(out);
        }
    }
}

static void subtotal_line(struct line *line, const struct level *level,
                          const struct unit_score *score, size_t i)
{
    struct subtotal subtotal = subtotal_at(level, score, i);
    char text[POINTS_TEXT_SIZE];
    unit_cells(line, level, score);
    text_cell(line, subtotal.code);
    text_cell(line, subtotal.title);
    text_cell(line, subtotal.kind);
    text_cell(line, subtotal.parent);
    sums_cells(line, subtotal.max, subtotal.sums);
    separate(line);
    str_append(line->out, ratio4_format(subtotal.ratio, text));
    count_cell(line, subtotal.rank);
    end_line(line);
}

void results_csv_groups(const struct evaluation *evaluation, struct str *out)
{
    static const char *const columns[] = {
        "level",   "unit",  "unit_name", "code",     "title",  "kind",
        "parent",  "max",   "self",      "computed", "round1", "round2",
        "council", "final", "ratio",     "rank",     NULL};
    struct line line = begin(out, columns);
    for (size_t l = 0; l < evaluation->campaign->level_count; l++) {
        const struct level_score *level = &evaluation->levels[l];
        for (size_t u = 0; u < level->unit_count; u++)
            for (size_t i = 0; i < subtotal_count(level->level); i++)
                subtotal_line(&line, level->level, level->units[u], i);
    }
}

static const char *severity_vi(enum problem_code code)
{
    return problem_severity(code) == PROBLEM_ERROR ? "lỗi" : "cảnh báo";
}

void results_csv_problems(const struct evaluation *evaluation, struct str *out)
{
    static const char *const columns[] = {"code",  "severity", "file",
                                          "sheet", "cell",     "message",
                                          "fix",   "unit",     NULL};
    const struct problem_list *list = &evaluation->intake->problems;
    struct unit_problems owners;
    problems_init(&owners, evaluation);
    struct line line = begin(out, columns);
    for (size_t i = 0; i < list->count; i++) {
        const struct problem *problem = &list->items[i];
        const struct unit *unit = problems_owner(&owners, problem);
        text_cell(&line, problem_code_text(problem->code));
        text_cell(&line, severity_vi(problem->code));
        name_cell(&line, problem->file);
        name_cell(&line, problem->sheet);
        text_cell(&line, problem->cell);
        text_cell(&line, problem->message);
        text_cell(&line, problem->fix);
        text_cell(&line, unit ? unit->code : NULL);
        end_line(&line);
    }
    problems_clear(&owners);
}

static void owed_line(struct line *line, const struct process *process,
                      const struct obligation *o)
{
    struct str text = {0};
    for (size_t c = 0; c < owed_column_count; c++) {
        str_reset(&text);
        owed_columns[c].put(process, o, &text);
        text_cell(line, str_text(&text));
    }
    end_line(line);
    str_clear(&text);
}

void results_csv_owed(const struct process *process, struct str *out)
{
    struct line line = {.out = out};
    str_append(out, bom);
    for (size_t c = 0; c < owed_column_count; c++)
        text_cell(&line, owed_columns[c].heading);
    end_line(&line);
    for (size_t i = 0; i < process->count; i++)
        owed_line(&line, process, &process->items[i]);
}
