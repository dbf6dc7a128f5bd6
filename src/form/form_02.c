/* Mẫu 02: what a scoring agency, or the council, awards. */
#include "form/form_02.h"

#define SOME                                                                   \
    (COLUMN_BIT(UNIT_CODE) | COLUMN_BIT(UNIT_NAME) | COLUMN_BIT(COMPUTED) |    \
     COLUMN_BIT(REASON))

/* It may show what was asked for, and Mẫu 03 what was given; the unit's column
 * tells them apart. */
const struct form form_02 = {
    FORM_NAMES("02", "Phiếu thẩm định"),
    .sheet = "Thẩm định",
    .facts_title = "THÔNG TIN PHIẾU THẨM ĐỊNH",
    .facts = {{.fact = FACT_AGENCY},
              {.fact = FACT_LEVEL},
              {.fact = FACT_YEAR},
              {.fact = FACT_ROUND},
              {.fact = FACT_NUMBER},
              {.fact = FACT_AUTHOR, .label = "Người thẩm định"},
              {.fact = FACT_DATE,
               .label = "Ngày",
               .hint = "Ngày/tháng/năm, ví dụ 22/12/2025."}},
    .columns =
        {
            [COL_UNIT_CODE] = {.column = COLUMN_UNIT_CODE,
                               .width = 17,
                               .filler = FILLED_AS_KEY},
            [COL_UNIT_NAME] = {.column = COLUMN_UNIT_NAME,
                               .width = 24,
                               .filler = FILLED_BY_PROGRAM},
            [COL_CODE] = {.column = COLUMN_CODE,
                          .width = 7,
                          .filler = FILLED_AS_KEY},
            [COL_TITLE] = {.column = COLUMN_TITLE,
                           .width = 54,
                           .filler = FILLED_BY_PROGRAM},
            [COL_MAX] = {.column = COLUMN_MAX,
                         .width = 8,
                         .filler = FILLED_BY_PROGRAM},
            [COL_SELF] = {.column = COLUMN_SELF,
                          .width = 9,
                          .filler = FILLED_BY_PROGRAM},
            [COL_COMPUTED] = {.column = COLUMN_COMPUTED,
                              .width = 9,
                              .filler = FILLED_BY_PROGRAM},
            [COL_APPRAISED] = {.column = COLUMN_APPRAISED, .width = 10},
            [COL_REASON] = {.column = COLUMN_REASON, .width = 36},
        },
    .column_count = COL_EXTRA,
    .signs = {{.all = COLUMN_BIT(CODE) | COLUMN_BIT(APPRAISED) |
                      COLUMN_BIT(UNIT_CODE),
               .two = SOME},
              {.all = COLUMN_BIT(CODE) | COLUMN_BIT(APPRAISED),
               .two = SOME,
               .none = COLUMN_BIT(REQUESTED)}},
    .least = 4,
};
