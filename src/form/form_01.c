/* Mẫu 01: what a unit says of itself. */
#include "form/form_01.h"

/* Values and claimed points together stand in no other form, whatever columns
 * for points somebody added; without them, what other forms have must lack. */
const struct form form_01 = {
    FORM_NAMES("01", "Biểu tự đánh giá"),
    .sheet = "Tự đánh giá",
    .facts_title = "THÔNG TIN ĐƠN VỊ TỰ ĐÁNH GIÁ",
    .facts = {FORM_UNIT_FACTS,
              {.fact = FACT_DATE, .hint = "Ngày/tháng/năm, ví dụ 15/12/2025."}},
    .columns =
        {
            FORM_KEY(CODE, 7),
            FORM_GIVEN(TITLE, 44),
            FORM_GIVEN(UNIT, 11),
            FORM_ASKED(VALUE, 14),
            FORM_GIVEN(MAX, 8),
            FORM_ASKED(SELF, 9),
            FORM_ASKED(NUMBER, 20),
            FORM_ASKED(DATE, 12),
            FORM_ASKED(LINK, 22),
            FORM_ASKED(EXPLANATION, 26),
            [COL_STATE] = {.title = "Tình trạng",
                           .width = 15,
                           .filler = FILLED_BY_PROGRAM,
                           .extra = true},
        },
    .column_count = COL_COUNT,
    .signs = {{.all = COLUMN_BIT(CODE) | COLUMN_BIT(VALUE) | COLUMN_BIT(SELF),
               .none = COLUMN_BIT(UNIT_CODE)},
              {.all = COLUMN_BIT(CODE),
               .two = COLUMN_BIT(VALUE) | COLUMN_BIT(SELF) | COLUMN_BIT(UNIT) |
                      COLUMN_BIT(LINK),
               .none = COLUMN_BIT(UNIT_CODE) | COLUMN_BIT(APPRAISED) |
                       COLUMN_BIT(REQUESTED)}},
    .least = 4,
};
