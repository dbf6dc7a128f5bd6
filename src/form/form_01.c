/* Mẫu 01: what a unit says of itself. */
#include "form/form_01.h"

/* Values and claimed points together stand in no other form, whatever columns
 * for points somebody added; without them, what other forms have must lack. */
const struct form form_01 = {
    FORM_NAMES("01", "Biểu tự đánh giá"),
    .sheet = "Tự đánh giá",
    .facts_title = "THÔNG TIN ĐƠN VỊ TỰ ĐÁNH GIÁ",
    .facts = {{.fact = FACT_UNIT_CODE},
              {.fact = FACT_UNIT_NAME},
              {.fact = FACT_YEAR},
              {.fact = FACT_NUMBER},
              {.fact = FACT_AUTHOR},
              {.fact = FACT_PHONE},
              {.fact = FACT_EMAIL},
              {.fact = FACT_DATE, .hint = "Ngày/tháng/năm, ví dụ 15/12/2025."}},
    .columns =
        {
            [COL_CODE] = {.column = COLUMN_CODE,
                          .width = 7,
                          .filler = FILLED_AS_KEY},
            [COL_TITLE] = {.column = COLUMN_TITLE,
                           .width = 44,
                           .filler = FILLED_BY_PROGRAM},
            [COL_UNIT] = {.column = COLUMN_UNIT,
                          .width = 11,
                          .filler = FILLED_BY_PROGRAM},
            [COL_VALUE] = {.column = COLUMN_VALUE, .width = 14},
            [COL_MAX] = {.column = COLUMN_MAX,
                         .width = 8,
                         .filler = FILLED_BY_PROGRAM},
            [COL_SELF] = {.column = COLUMN_SELF, .width = 9},
            [COL_NUMBER] = {.column = COLUMN_NUMBER, .width = 20},
            [COL_DATE] = {.column = COLUMN_DATE, .width = 12},
            [COL_LINK] = {.column = COLUMN_LINK, .width = 22},
            [COL_EXPLANATION] = {.column = COLUMN_EXPLANATION, .width = 26},
            [COL_STATE] = {.width = 15,
                           .filler = FILLED_BY_PROGRAM,
                           .title = "Tình trạng",
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
