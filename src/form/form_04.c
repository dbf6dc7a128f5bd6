/* Mẫu 04: the figures that an agency or a survey has of the units. */
#include "form/form_04.h"

/* Values by unit, and no points, stand in no other form. */
const struct form form_04 = {
    FORM_NAMES("04", "Phiếu cung cấp số liệu"),
    .sheet = "Số liệu",
    .senders = FORM_OF_AGENCY,
    .first = true,
    .agency_title = "cơ quan cung cấp số liệu",
    .agency_does = "cung cấp số liệu của",
    .counted = "số liệu",
    .facts_title = "THÔNG TIN PHIẾU CUNG CẤP SỐ LIỆU",
    .facts = {{.fact = FACT_AGENCY, .label = "Cơ quan cung cấp số liệu"},
              {.fact = FACT_LEVEL},
              {.fact = FACT_YEAR},
              {.fact = FACT_NUMBER},
              {.fact = FACT_AUTHOR},
              {.fact = FACT_PHONE},
              {.fact = FACT_EMAIL},
              {.fact = FACT_DATE, .hint = "Ngày/tháng/năm, ví dụ 15/12/2025."}},
    .columns =
        {
            FORM_KEY(UNIT_CODE, 14),
            FORM_GIVEN(UNIT_NAME, 26),
            FORM_KEY(CODE, 8),
            FORM_GIVEN(TITLE, 48),
            FORM_GIVEN(UNIT, 12),
            FORM_ASKED(VALUE, 16),
            [COL_EXPLANATION] = {.column = COLUMN_EXPLANATION,
                                 .title = "Thuyết minh",
                                 .width = 34,
                                 .filler = FILLED_BY_SENDER,
                                 .optional = true},
            [COL_STATE] = {.title = "Tình trạng",
                           .width = 18,
                           .filler = FILLED_BY_PROGRAM,
                           .extra = true},
        },
    .column_count = COL_COUNT,
    .signs = {{.all =
                   COLUMN_BIT(CODE) | COLUMN_BIT(UNIT_CODE) | COLUMN_BIT(VALUE),
               .none = COLUMN_BIT(APPRAISED) | COLUMN_BIT(SELF) |
                       COLUMN_BIT(REQUESTED)}},
    .least = 3,
};
