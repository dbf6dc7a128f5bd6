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
    .senders = FORM_OF_AGENCY | FORM_OF_COUNCIL,
    .round_names = {"Mẫu 02 vòng 1", "Mẫu 02 vòng 2", "Mẫu 02 Hội đồng"},
    .agency_title = "cơ quan chấm điểm",
    .agency_does = "chấm",
    .facts_title = "THÔNG TIN PHIẾU THẨM ĐỊNH",
    .facts = {FORM_FACT(AGENCY),
              FORM_FACT(LEVEL),
              FORM_FACT(YEAR),
              FORM_FACT(ROUND),
              FORM_FACT(NUMBER),
              {.fact = FACT_AUTHOR, .label = "Người thẩm định"},
              {.fact = FACT_DATE,
               .label = "Ngày",
               .hint = "Ngày/tháng/năm, ví dụ 22/12/2025."}},
    .columns =
        {
            FORM_KEY(UNIT_CODE, 12),
            FORM_GIVEN(UNIT_NAME, 18),
            FORM_KEY(CODE, 6),
            FORM_GIVEN(MAX, 6),
            FORM_GIVEN(SELF, 7),
            FORM_GIVEN(COMPUTED, 6),
            [COL_AGREE] = {.column = COLUMN_AGREE,
                           .width = 6,
                           .filler = FILLED_BY_SENDER,
                           .optional = true},
            [COL_CORRECTED] = {.column = COLUMN_CORRECTED,
                               .width = 9,
                               .filler = FILLED_BY_SENDER,
                               .optional = true},
            [COL_WAIVER] = {.column = COLUMN_WAIVER,
                            .width = 10,
                            .filler = FILLED_BY_SENDER,
                            .optional = true},
            FORM_ASKED(APPRAISED, 7),
            FORM_ASKED(REASON, 26),
            [COL_STATE] = {.title = "Tình trạng",
                           .width = 14,
                           .filler = FILLED_BY_PROGRAM,
                           .extra = true},
            FORM_GIVEN(TITLE, 40),
        },
    .column_count = COL_COUNT,
    .signs = {{.all = COLUMN_BIT(CODE) | COLUMN_BIT(APPRAISED) |
                      COLUMN_BIT(UNIT_CODE),
               .two = SOME},
              {.all = COLUMN_BIT(CODE) | COLUMN_BIT(APPRAISED),
               .two = SOME,
               .none = COLUMN_BIT(REQUESTED)}},
    .least = 4,
};
