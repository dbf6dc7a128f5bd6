/* How far the evaluation and a unit are. */
#include "results/view/context.h"

int view_round(const struct view *view)
{
    switch (view->evaluation->stage) {
    case STAGE_ROUND1:
        return 1;
    case STAGE_ROUND2:
        return 2;
    default:
        return 0;
    }
}

const struct submission *view_submission(const struct view *view,
                                         const struct unit *unit)
{
    const struct evaluation *evaluation = view->evaluation;
    return evaluation->intake->by_unit[unit - evaluation->campaign->units];
}

bool view_sent(const struct view *view, const struct unit *unit)
{
    const struct evaluation *evaluation = view->evaluation;
    size_t u = (size_t)(unit - evaluation->campaign->units);
    return intake_claims(evaluation->intake, u) != NULL;
}

const char *view_state_text(enum unit_state state)
{
    static const char *const texts[] = {
        [STATE_OK] = "Hợp lệ",
        [STATE_ERRORS] = "Có lỗi cần sửa",
        [STATE_MISSING] = "Chưa có bản tự đánh giá",
        [STATE_CONFLICT] = "Trùng lần nộp",
    };
    return texts[state];
}
