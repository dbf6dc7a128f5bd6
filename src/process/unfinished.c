/* Why a form of an agency that counts is not enough. */
#include "process/inside.h"

/* A row that was filled in on other figures than there are now. */
struct outdated {
    const struct appraised *row;
    size_t count;
};

static bool is_outdated(const struct process *process,
                        const struct appraisal *sheet,
                        const struct appraised *row)
{
    const struct unit_score *unit =
        &process->evaluation->units[process_unit_index(process, row->unit)];
    const struct indicator_score *score = &unit->indicators[row->indicator];
    return row->valid && appraised_is_outdated(row, score, sheet->head.round) &&
           !score_stands(score, sheet->head.round, sheet->head.agency);
}

static struct outdated find_outdated(const struct process *process,
                                     const char *file)
{
    const struct intake *intake = process->evaluation->intake;
    struct outdated found = {0};
    for (size_t i = 0; i < intake->appraisals.count; i++) {
        const struct appraisal *sheet = intake->appraisals.items[i];
        for (size_t r = 0; strcmp(sheet->head.file, file) == 0 &&
                           sheet->head.counts && r < sheet->row_count;
             r++) {
            if (!is_outdated(process, sheet, &sheet->rows[r]))
                continue;
            if (found.count++ == 0)
                found.row = &sheet->rows[r];
        }
    }
    return found;
}

/* The workbook that has the unit's figures now: ` (tệp “an-2.xlsx”)`. */
static const char *say_source(struct process *process,
                              const struct appraised *row)
{
    const struct submission *own =
        process->evaluation->intake
            ->by_unit[process_unit_index(process, row->unit)];
    return own ? arena_printf(&process->arena, " (tệp “%s”)", own->head.file)
               : "";
}

const char *process_unfinished(struct process *process, const char *file)
{
    struct outdated outdated = find_outdated(process, file);
    if (outdated.count == 0)
        return process_first_error(process, file);
    const struct appraised *row = outdated.row;
    const struct level *level =
        &process_campaign(process)->levels[row->unit->level];
    return arena_printf(
        &process->arena,
        "%zu mục chấm trên số liệu cũ, trước hết là %s của %s, nay đã có số "
        "liệu khác%s",
        outdated.count, level->indicators[row->indicator].code, row->unit->code,
        say_source(process, row));
}
