#include "run/stages.h"

#include "form/form.h"

static bool round_came(const struct intake *intake, enum round round)
{
    for (size_t i = 0; i < intake->appraisals.count; i++)
        if (intake->appraisals.items[i]->head.counts &&
            intake->appraisals.items[i]->head.round == round)
            return true;
    return false;
}

/* Whether an agency sent something of the round that is not blank. */
static bool round_heard(const struct intake *intake, enum round round)
{
    for (size_t i = 0; i < intake->received.count; i++) {
        const struct received *file = &intake->received.items[i];
        if (file->form == &form_02 && file->agency != SIZE_MAX &&
            file->round == round && !file->blank)
            return true;
    }
    return false;
}

void stages_choose(const struct run_options *options,
                   const struct intake *intake, struct stages *out)
{
    bool came[ROUND_COUNT];
    bool any = options->limited && options->stage == STAGE_PUBLISH;
    for (int r = 0; r < ROUND_COUNT; r++) {
        came[r] = round_came(intake, (enum round)r);
        any |= came[r];
    }
    *out = (struct stages){
        .are = {[STAGE_INTAKE] = true,
                [STAGE_ROUND1] = came[ROUND_1],
                [STAGE_ROUND2] = came[ROUND_2],
                [STAGE_PUBLISH] = any},
        .heard = {[STAGE_ROUND1] =
                      !came[ROUND_1] && round_heard(intake, ROUND_1),
                  [STAGE_ROUND2] =
                      !came[ROUND_2] && round_heard(intake, ROUND_2)},
        .last = STAGE_INTAKE};
    for (int stage = 0; stage <= STAGE_PUBLISH; stage++) {
        if (options->limited && stage > (int)options->stage)
            out->are[stage] = out->heard[stage] = false;
        if (out->are[stage])
            out->last = (enum stage)stage;
    }
}
