#include "form/fact.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

const struct fact_kind fact_kinds[FACT_COUNT] = {
    [FACT_UNIT_CODE] = {"Mã đơn vị",
                        "ma don vi|ma so don vi|ma co quan|ma xa, phuong",
                        ENTRY_LOCKED, NULL, true},
    [FACT_UNIT_NAME] = {"Tên đơn vị",
                        "ten don vi|don vi|ten co quan|ten co quan, don vi|"
                        "ten xa, phuong|don vi tu danh gia|don vi bao cao",
                        ENTRY_LOCKED, NULL, false},
    [FACT_YEAR] = {"Năm đánh giá", "nam danh gia|nam|nam bao cao", ENTRY_LOCKED,
                   NULL, true},
    [FACT_NUMBER] = {"Lần nộp",
                     "lan nop|lan nop thu|nop lan|nop lan thu|lan gui",
                     ENTRY_COUNTING, "Lần đầu là 1; gửi lại thì tăng thêm 1.",
                     true},
    [FACT_AUTHOR] = {"Người lập biểu",
                     "nguoi lap bieu|nguoi lap|nguoi tham dinh|can bo lap bieu|"
                     "can bo tham dinh|nguoi cham|can bo dau moi",
                     ENTRY_LINE, "Họ và tên, chức vụ.", false},
    [FACT_PHONE] = {"Điện thoại",
                    "dien thoai|so dien thoai|dien thoai lien he|sdt",
                    ENTRY_LINE, "Số điện thoại để trao đổi khi cần.", false},
    [FACT_EMAIL] = {"Email", "email|e-mail|thu dien tu|dia chi email|hop thu",
                    ENTRY_LINE, "Hộp thư công vụ của người lập biểu.", false},
    [FACT_DATE] =
        {"Ngày lập",
         "ngay lap|ngay|ngay lap bieu|ngay tham dinh|ngay cham|ngay nop",
         ENTRY_DAY, NULL, false},
    [FACT_AGENCY] = {"Cơ quan chấm điểm",
                     "co quan cham diem|co quan tham dinh|don vi cham diem|"
                     "don vi tham dinh|co quan cham|ten co quan cham diem|"
                     "co quan cung cap|co quan cung cap so lieu|"
                     "don vi cung cap|don vi cung cap so lieu",
                     ENTRY_LOCKED, NULL, true},
    [FACT_LEVEL] = {"Cấp đánh giá", "cap danh gia|cap|cap don vi", ENTRY_LOCKED,
                    NULL, true},
    [FACT_ROUND] = {"Vòng thẩm định",
                    "vong tham dinh|vong|vong cham|lan tham dinh", ENTRY_LOCKED,
                    NULL, true},
};

static bool is_one_of(const char *text, size_t length, const char *list)
{
    while (list != NULL) {
        const char *end = strchr(list, '|');
        size_t size = end == NULL ? strlen(list) : (size_t)(end - list);
        if (size == length && strncmp(list, text, size) == 0)
            return true;
        list = end == NULL ? NULL : end + 1;
    }
    return false;
}

enum fact fact_find(const char *text)
{
    char *folded = text_fold_plain(text);
    size_t length = strcspn(folded, "(*:");
    while (length > 0 && folded[length - 1] == ' ')
        length--;
    const char *start = folded;
    size_t number = strspn(start, "0123456789");
    if (number > 0 && strncmp(start + number, ". ", 2) == 0) {
        start += number + 2;
        length -= number + 2;
    } else if (strncmp(start, "- ", 2) == 0) {
        start += 2;
        length -= 2;
    }
    enum fact found = FACT_NONE;
    for (int f = FACT_NONE + 1; f < FACT_COUNT && found == FACT_NONE; f++)
        if (is_one_of(start, length, fact_kinds[f].variants))
            found = (enum fact)f;
    free(folded);
    return found;
}
