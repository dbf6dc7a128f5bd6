/* What the duties are. */
#include "process/duties.h"

/* What is sent out to agencies. */
#define SENT_OUT                                                               \
    {OWED_LATE, NEXT_LATE,                                                     \
     "Quá hạn {deadline} mà {count} chưa gửi {form}: {owners}", ""},           \
        {OWED_UNFINISHED, NEXT_WAIT, "{form} chưa chấm đủ: {owners}", NULL},   \
        {OWED_OPEN, NEXT_SEND,                                                 \
         "Gửi {form} cho {count}, hạn trả lời {deadline}: {owners}",           \
         "Gửi {form} cho {count}: {owners}"},

const struct duty_kind duty_self_assessment = {
    .name = "self_assessment",
    .form = &form_01,
    .round = ROUND_1,
    .stage = STAGE_ROUND1,
    .deadline = offsetof(struct deadlines, self_assessment),
    .path = "{form}/{level}/{form}-{owner}",
    .task = "Gửi biểu tự đánh giá",
    .none = "không có đơn vị nào",
    .sentences = {
        {OWED_LATE, NEXT_LATE,
         "Quá hạn {deadline} mà còn {count} chưa gửi {form}: {owners}", ""},
        {OWED_OPEN, NEXT_WAIT,
         "Còn {count} chưa gửi {form}; hạn {deadline}: {owners}",
         "Còn {count} chưa gửi {form}: {owners}"},
        {OWED_FAULTY, NEXT_SEND,
         "Trả phiếu tiếp nhận để sửa lỗi cho {count}, nhận bản sửa trước khi thẩm "
         "định: {owners}",
         NULL},
    }};

const struct duty_kind duty_supply = {
    .name = "supply",
    .form = &form_04,
    .round = ROUND_1,
    .stage = STAGE_ROUND1,
    .deadline = offsetof(struct deadlines, supply),
    .path = "{form}/{level}/{form}-{level}-{owner}",
    .task = "Cung cấp số liệu",
    .none = "không có số liệu nào do cơ quan khác cung cấp",
    .sentences = {
        {OWED_LATE, NEXT_LATE,
         "Quá hạn {deadline} mà còn {count} chưa gửi {form}: {owners}", ""},
        {OWED_UNFINISHED, NEXT_WAIT, "{form} chưa đủ số liệu: {owners}", NULL},
        {OWED_OPEN, NEXT_WAIT,
         "Còn {count} chưa gửi {form}; hạn {deadline}: {owners}",
         "Còn {count} chưa gửi {form}: {owners}"},
    }};

const struct duty_kind duty_round1 = {
    .name = "round1",
    .form = &form_02,
    .round = ROUND_1,
    .stage = STAGE_ROUND1,
    .deadline = offsetof(struct deadlines, round1),
    .path = "{form}/vong-1/{level}/{form}-vong-1-{level}-{owner}",
    .task = "Thẩm định lần 1",
    .none = "không có cơ quan chấm điểm nào",
    .sentences = {SENT_OUT}};

const struct duty_kind duty_explanation = {
    .name = "explanation",
    .form = &form_03,
    .round = ROUND_1,
    .stage = STAGE_ROUND2,
    .deadline = offsetof(struct deadlines, explanation),
    .path = "{form}/{form}-{owner}",
    .task = "Giải trình nội dung bị giảm điểm, nếu có",
    .none = "không đơn vị nào bị giảm điểm",
    .voluntary = true,
    .sentences = {
        {OWED_LAPSED, NEXT_NOTHING,
         "Hết hạn {deadline}, {count} không gửi {form}, coi như đồng ý với kết "
         "quả lần 1: {owners}",
         ""},
        {OWED_OPEN, NEXT_SEND,
         "Gửi {form} cho {count} bị giảm điểm, hạn trả lời {deadline}: {owners}",
         "Gửi {form} cho {count} bị giảm điểm: {owners}"},
        {OWED_FAULTY, NEXT_SEND,
         "Trả phiếu tiếp nhận để sửa lỗi trong {form} cho {count}: {owners}",
         NULL},
    }};

const struct duty_kind duty_round2 = {
    .name = "round2",
    .form = &form_02,
    .round = ROUND_2,
    .stage = STAGE_ROUND2,
    .deadline = offsetof(struct deadlines, round2),
    .path = "{form}/vong-2/{level}/{form}-vong-2-{level}-{owner}",
    .task = "Thẩm định lần 2 nội dung đơn vị giải trình",
    .none = "không có nội dung nào phải thẩm định lại",
    .sentences = {SENT_OUT}};

const struct duty_kind duty_council = {
    .name = "council",
    .form = &form_02,
    .round = ROUND_COUNCIL,
    .stage = STAGE_PUBLISH,
    .deadline = offsetof(struct deadlines, publication),
    .path = "{form}/{owner}/{form}-{owner}-{level}",
    .task = "Cho ý kiến về kết quả thẩm định",
    .none = "không có nội dung nào phải xin ý kiến Hội đồng",
    .sentences = {
        {OWED_LATE, NEXT_LATE, "Quá hạn {deadline} mà chưa có {form}: {owners}",
         ""},
        {OWED_FAULTY, NEXT_SEND,
         "{form} còn lỗi nên chưa được tính đủ, sửa các ô nêu trong problems.csv "
         "rồi gửi lại: {owners}",
         NULL},
        {OWED_OPEN, NEXT_SEND, "Gửi {form}, hạn trả lời {deadline}: {owners}",
         "Gửi {form}: {owners}"},
    }};
