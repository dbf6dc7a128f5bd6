#include "intake/readers.h"

static const struct reader *const all[] = {&self_assessment_reader,
                                           &appraisal_reader,
                                           &explanation_reader, &supply_reader};

const struct reader_list reader_list_all = {all, sizeof all / sizeof *all};
