/* Mẫu 03: what a unit answers to the first appraisal. */
#include "form/form_03.h"

const struct form form_03 = {
    FORM_NAMES("03", "Phiếu giải trình"),
    .sheet = "Giải trình",
    .document_title = "Tài liệu khác",
    .facts_title = "THÔNG TIN ĐƠN VỊ GIẢI TRÌNH",
    .facts = {FORM_UNIT_FACTS,
              {.fact = FACT_DATE, .hint = "Ngày/tháng/năm, ví dụ 28/12/2025."}},
    .columns =
        {
            FORM_KEY(CODE, 7),
            FORM_GIVEN(TITLE, 30),
            FORM_GIVEN(ROUND1, 8),
            FORM_ASKED(REQUESTED, 8),
            [COL_NUMBER] = {.column = COLUMN_NUMBER,
                            .title = "Số, ký hiệu tài liệu bổ sung",
                            .width = 16},
            FORM_ASKED(DATE, 11),
            FORM_ASKED(LINK, 17),
            FORM_ASKED(EXPLANATION, 22),
            FORM_AID(MAX, 7),
            FORM_AID(SELF, 8),
            FORM_AID(COMPUTED, 7),
            [COL_SCORES] = {.title = "Lý do của cơ quan chấm",
                            .width = 20,
                            .filler = FILLED_BY_PROGRAM,
                            .extra = true},
            [COL_STATE] = {.title = "Tình trạng",
                           .width = 15,
                           .filler = FILLED_BY_PROGRAM,
                           .extra = true},
        },
    .column_count = COL_COUNT,
    .signs = {{.all = COLUMN_BIT(CODE) | COLUMN_BIT(REQUESTED),
               .none = COLUMN_BIT(UNIT_CODE)}},
    .least = 3,
};
