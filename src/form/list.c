#include "form/form.h"

static const struct form *const all[] = {&form_01, &form_02, &form_03,
                                         &form_04};

const struct form_list form_list_all = {all, sizeof all / sizeof *all};
