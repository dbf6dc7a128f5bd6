#include "score/score.h"

#include <string.h>

static const char *const names[] = {
    [STAGE_INTAKE] = "intake",
    [STAGE_ROUND1] = "round1",
    [STAGE_ROUND2] = "round2",
    [STAGE_PUBLISH] = "publish",
};

const char *stage_name(enum stage stage)
{
    return names[stage];
}

bool stage_find(const char *name, size_t length, enum stage *stage)
{
    for (int i = 0; i <= STAGE_PUBLISH; i++) {
        if (strlen(names[i]) != length || memcmp(names[i], name, length) != 0)
            continue;
        *stage = (enum stage)i;
        return true;
    }
    return false;
}
