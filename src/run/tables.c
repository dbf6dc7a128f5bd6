#include "run/tables.h"

#include "results/csv/csv.h"
#include "results/json/json.h"
#include "run/overview.h"
#include "run/parcels.h"

/* A table as text, and the file that it becomes. */
static void write_text(struct outputs *outputs, const char *name,
                       struct str *text)
{
    outputs_write(outputs, name, str_text(text), text->length);
    str_clear(text);
}

static void write_texts(const struct tables *tables, struct outputs *outputs)
{
    const struct evaluation *evaluation = tables->evaluation;
    struct str text = {0};
    json_results(evaluation, &text);
    write_text(outputs, "results.json", &text);
    csv_results(evaluation, &text);
    write_text(outputs, "results.csv", &text);
    csv_results_vietnamese(evaluation, &text);
    write_text(outputs, "ket-qua.csv", &text);
    csv_indicators(evaluation, &text);
    write_text(outputs, "indicators.csv", &text);
    csv_problems(evaluation, &text);
    write_text(outputs, "problems.csv", &text);
    csv_owed(tables->process, &text);
    write_text(outputs, "viec-can-lam.csv", &text);
}

void tables_write(const struct tables *tables, struct outputs *outputs)
{
    parcels_write(tables->plan, tables->process, outputs);
    write_texts(tables, outputs);
    overview_write(&(struct overview){.evaluation = tables->evaluation,
                                      .process = tables->process,
                                      .plan = tables->plan,
                                      .input = tables->input},
                   outputs);
}
