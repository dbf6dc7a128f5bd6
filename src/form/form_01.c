/* Mẫu 01: what a unit says of itself. */
#include "form/form_01.h"

/* Values and claimed points together stand in no other form, whatever columns
 * for points somebody added; without them, what other forms have must lack. */
const struct form form_01 = {
    FORM_NAMES("01", "Biểu tự đánh giá"),
    .sheet = "Tự đánh giá",
    .senders = FORM_OF_UNIT,
    .first = true,
    .once = true,
    .row_title = "Điểm, tài liệu kiểm chứng, giải trình",
    .document_title = "Tài liệu khác",
    .facts_title = "THÔNG TIN ĐƠN VỊ TỰ ĐÁNH GIÁ",
    .facts = {FORM_UNIT_FACTS,
              {.fact = FACT_DATE, .hint = "Ngày/tháng/năm, ví dụ 15/12/2025."}},
    .columns =
        {
            FORM_KEY(CODE, 7),
            FORM_GIVEN(TITLE, 42),
            FORM_GIVEN(UNIT, 10),
            FORM_ASKED(VALUE, 13),
            FORM_GIVEN(MAX, 7),
            FORM_AID(COMPUTED, 7),
            FORM_ASKED(SELF, 8),
            FORM_ASKED(NUMBER, 17),
            FORM_ASKED(DATE, 11),
            FORM_ASKED(LINK, 18),
            FORM_ASKED(EXPLANATION, 19),
            [COL_STATE] = {.title = "Tình trạng",
                           .width = 16,
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
