#include "form/fact.h"

#include "base/text.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *label,
        *variants; /* the latter in text_fold_plain, separated by "|" */
    bool of_block;
    enum fact_entry entry;
    const char *hint;
} facts[FACT_COUNT] = {
    [FACT_UNIT_CODE] = {.label = "Mã đơn vị",
                        .variants =
                            "ma don vi|ma so don vi|ma co quan|ma xa, phuong",
                        .of_block = true},
    [FACT_UNIT_NAME] = {.label = "Tên đơn vị",
                        .variants =
                            "ten don vi|don vi|ten co quan|ten co quan, don vi|"
                            "ten xa, phuong|don vi tu danh gia|don vi bao cao"},
    [FACT_YEAR] = {.label = "Năm đánh giá",
                   .variants = "nam danh gia|nam|nam bao cao",
                   .of_block = true},
    [FACT_NUMBER] = {.label = "Lần nộp",
                     .variants =
                         "lan nop|lan nop thu|nop lan|nop lan thu|lan gui",
                     .of_block = true,
                     .entry = ENTRY_COUNTING,
                     .hint = "Lần đầu là 1; gửi lại thì tăng thêm 1."},
    [FACT_AUTHOR] =
        {.label = "Người lập biểu",
         .variants = "nguoi lap bieu|nguoi lap|nguoi tham dinh|can bo lap bieu|"
                     "can bo tham dinh|nguoi cham|can bo dau moi",
         .entry = ENTRY_LINE,
         .hint = "Họ và tên, chức vụ."},
    [FACT_PHONE] = {.label = "Điện thoại",
                    .variants =
                        "dien thoai|so dien thoai|dien thoai lien he|sdt",
                    .entry = ENTRY_LINE,
                    .hint = "Số điện thoại để trao đổi khi cần."},
    [FACT_EMAIL] = {.label = "Email",
                    .variants =
                        "email|e-mail|thu dien tu|dia chi email|hop thu",
                    .entry = ENTRY_LINE,
                    .hint = "Hộp thư công vụ của người lập biểu."},
    [FACT_DATE] = {.label = "Ngày lập",
                   .variants =
                       "ngay lap|ngay|ngay lap bieu|ngay tham dinh|ngay cham|"
                       "ngay nop",
                   .entry = ENTRY_DAY},
    [FACT_AGENCY] = {.label = "Cơ quan chấm điểm",
                     .variants =
                         "co quan cham diem|co quan tham dinh|don vi cham diem|"
                         "don vi tham dinh|co quan cham|ten co quan cham diem",
                     .of_block = true},
    [FACT_LEVEL] = {.label = "Cấp đánh giá",
                    .variants = "cap danh gia|cap|cap don vi",
                    .of_block = true},
    [FACT_ROUND] = {.label = "Vòng thẩm định",
                    .variants = "vong tham dinh|vong|vong cham|lan tham dinh",
                    .of_block = true},
};

const char *fact_label(enum fact fact)
{
    return facts[fact].label;
}

const char *fact_hint(enum fact fact)
{
    return facts[fact].hint;
}

enum fact_entry fact_entry(enum fact fact)
{
    return facts[fact].entry;
}

bool fact_is_of_block(enum fact fact)
{
    return facts[fact].of_block;
}

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
        if (is_one_of(start, length, facts[f].variants))
            found = (enum fact)f;
    free(folded);
    return found;
}
