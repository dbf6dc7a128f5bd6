/* The descriptor. */
#include "toy/form_09.h"

const struct form form_09 = {
    FORM_NAMES("09", "Phiếu kế hoạch"),
    .sheet = "Kế hoạch",
    .senders = FORM_OF_UNIT,
    .facts_title = "THÔNG TIN ĐƠN VỊ LẬP KẾ HOẠCH",
    .facts = {FORM_UNIT_FACTS, {.fact = FACT_DATE, .hint = "Ví dụ 5/1/2026."}},
    .columns =
        {
            FORM_KEY(CODE, 8),
            FORM_GIVEN(TITLE, 40),
            FORM_ASKED(DATE, 12),
            [COL_EXPLANATION] = {.column = COLUMN_EXPLANATION,
                                 .title = "Thuyết minh",
                                 .width = 30},
        },
    .column_count = COL_COUNT,
    .signs = {{.all = COLUMN_BIT(CODE) | COLUMN_BIT(DATE) |
                      COLUMN_BIT(EXPLANATION),
               .none = COLUMN_BIT(VALUE) | COLUMN_BIT(SELF) |
                       COLUMN_BIT(UNIT_CODE) | COLUMN_BIT(REQUESTED)}},
    .least = 4,
};
