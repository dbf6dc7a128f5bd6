/* Forms that would be longer than people can use. */
#include "form/form.h"
#include "score/score.h"

/* The rows of an agency's Mẫu 02 or Mẫu 04 for one unit. */
static size_t rows_a_unit(const struct level *level, const struct form *form,
                          size_t agency)
{
    size_t rows = 0;
    for (size_t i = 0; i < level->indicator_count; i++) {
        const struct indicator *indicator = &level->indicators[i];
        if (!indicator->assessed)
            continue;
        if (form == &form_02)
            rows += indicator_scored_by(indicator, agency);
        for (size_t n = 0; form == &form_04 && n < indicator->input_count; n++)
            rows += input_supplied_by(&indicator->inputs[n], agency);
    }
    return rows;
}

static void check_length(const struct evaluation *e, size_t l, size_t agency,
                         const struct form *form, struct problem_list *problems)
{
    const struct level_score *level = &e->levels[l];
    size_t rows = level->unit_count * rows_a_unit(level->level, form, agency);
    char count[DECIMAL_TEXT_SIZE], most[DECIMAL_TEXT_SIZE];
    if (rows <= FORM_ROWS_MOST)
        return;
    problem_add(problems, PROBLEM_FORM_LONG, &(struct position){0}, form->name,
                e->campaign->agencies[agency], level->level->title,
                decimal_format_vi((struct decimal){(int64_t)rows, 0}, count),
                decimal_format_vi((struct decimal){FORM_ROWS_MOST, 0}, most),
                (char *)NULL);
}

void evaluation_check_lengths(const struct evaluation *evaluation,
                              struct problem_list *problems)
{
    const struct campaign *campaign = evaluation->campaign;
    for (size_t l = 0; l < campaign->level_count; l++)
        for (size_t a = 0; a < campaign->agency_count; a++) {
            check_length(evaluation, l, a, &form_02, problems);
            check_length(evaluation, l, a, &form_04, problems);
        }
}
