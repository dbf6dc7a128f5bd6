/* An intake of the test campaign, fresh for each test. */
#ifndef DTI_TESTS_INTAKE_FIXTURE_H
#define DTI_TESTS_INTAKE_FIXTURE_H

#include "unit/intake/book.h"

struct fixture {
    struct campaign *campaign;
    struct intake intake;
};

static inline int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    assert_non_null(f);
    f->campaign = book_campaign();
    intake_init(&f->intake, f->campaign, (struct date){2026, 1, 1});
    *state = f;
    return 0;
}

static inline int tear_down(void **state)
{
    struct fixture *f = *state;
    intake_clear(&f->intake);
    campaign_free(f->campaign);
    free(f);
    return 0;
}

static inline void start_again(struct fixture *f)
{
    intake_clear(&f->intake);
    intake_init(&f->intake, f->campaign, (struct date){2026, 1, 1});
}

#endif
