#include "form/column.h"

#include "base/mem.h"
#include "base/pattern.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

enum { HEADING_MAX = 120 };

#define PROOF "( (tai lieu|van ban|minh chung|kiem chung|bo sung|kem theo))*"
#define JUDGED "( (tieu chi|chi so|chi tieu|thanh phan|danh gia|noi dung))*"

/* Patterns are searched in text_fold_plain: small letters without marks. */
static const struct {
    const char *title, *pattern;
} columns[COLUMN_COUNT] = {
    [COLUMN_CODE] = {"Mã",
                     "^ma( so| hieu)?(?! ?(don vi|co quan|xa|phuong))" JUDGED},
    [COLUMN_TITLE] = {"Nội dung", "^(ten )?(cac )?(noi dung|tieu chi|chi so|"
                                  "chi tieu)" JUDGED},
    [COLUMN_UNIT] = {"Đơn vị tính", "^(don vi (tinh|do)( luong)?|dvt\\b|"
                                    "d\\.v\\.t)"},
    [COLUMN_VALUE] = {"Giá trị", "(gia tri|so lieu|ket qua)( (thuc hien|"
                                 "thuc te|dat duoc|bao cao|ke khai|cung cap|"
                                 "cua|don vi|so lieu|tu))*"},
    [COLUMN_MAX] = {"Điểm tối đa", "(diem|muc diem|so diem)? ?(toi da|chuan|"
                                   "cao nhat)|^thang diem"},
    [COLUMN_SELF] = {"Điểm tự đánh giá",
                     "diem.{0,24}\\btu (danh gia|cham)( diem)?"
                     "|\\btu (danh gia|cham).{0,12}diem"
                     "|^(don vi )?tu (danh gia|cham)( diem)?$"},
    [COLUMN_NUMBER] = {"Số, ký hiệu tài liệu",
                       "so ?[,/&-]? ?(va )?ky hieu" PROOF "|so hieu" PROOF
                       "|^so (tai lieu|van ban)" PROOF
                       "|^(tai lieu|van ban|minh chung) "
                       "(kiem chung|minh chung|bo sung)$"},
    [COLUMN_DATE] = {"Ngày ban hành", "ngay(,? ?thang)?(,? ?nam)?"
                                      "( (ban hanh|ky|van ban|tai lieu))*"},
    [COLUMN_LINK] = {"Liên kết", "(duong )?(dia chi )?(lien ket|dan|link|url|"
                                 "truy cap)\\b( den| toi)?" PROOF},
    [COLUMN_EXPLANATION] = {"Giải trình",
                            "(noi dung |phan )?(giai trinh|thuyet minh|"
                            "dien giai)( (cua don vi|bo sung|them))*"},
    [COLUMN_UNIT_CODE] = {"Mã đơn vị", "^ma( so)? (don vi|co quan|xa|phuong)"},
    [COLUMN_UNIT_NAME] = {"Tên đơn vị", "^(ten )?(don vi|co quan)( duoc)?"
                                        "( (danh gia|tham dinh|cham))*$"},
    [COLUMN_COMPUTED] = {"Điểm tính", "diem( duoc)? (he thong )?tinh( toan)?"
                                      "( tu (dong|so lieu))?|diem he thong"},
    [COLUMN_AGREE] = {"Đồng ý", "^(dong y|nhat tri)( (voi )?diem tinh)?$"},
    [COLUMN_CORRECTED] = {"Điều chỉnh",
                          "^(gia tri|so lieu)? ?(dieu chinh|sua( lai| doi)?|"
                          "chap nhan|xac nhan|tham dinh lai)"
                          "( (gia tri|so lieu))?( [a-z])?$"},
    [COLUMN_WAIVER] = {"Không áp dụng",
                       "^((xac nhan|y kien( ve)?) )?khong ap dung$"},
    [COLUMN_APPRAISED] = {"Điểm thẩm định",
                          "diem.{0,24}tham dinh( (lan|vong) ?(thu )?"
                          "(2|hai|ii)\\b)?|\\btham dinh.{0,6}diem"
                          "|diem( cua)? hoi dong"},
    [COLUMN_REASON] = {"Lý do", "^l[yi] do|^nhan xet"},
    [COLUMN_ROUND1] = {"Điểm thẩm định lần 1",
                       "diem.{0,24}tham dinh (lan|vong) ?(thu )?"
                       "(1|mot|nhat|i)\\b"},
    [COLUMN_REQUESTED] = {"Điểm đề nghị", "diem.{0,16}de nghi"
                                          "( (dieu chinh|xem xet|cham lai))*"
                                          "|de nghi.{0,16}diem"},
};

struct headings {
    struct pattern *patterns[COLUMN_COUNT];
};

const char *column_title(enum column column)
{
    return columns[column].title;
}

struct headings *headings_new(void)
{
    struct headings *h = mem_calloc(1, sizeof *h);
    char error[128];
    for (int c = COLUMN_CODE; c < COLUMN_COUNT; c++)
        h->patterns[c] = pattern_new(columns[c].pattern, error, sizeof error);
    return h;
}

void headings_free(struct headings *headings)
{
    if (headings == NULL)
        return;
    for (int c = COLUMN_CODE; c < COLUMN_COUNT; c++)
        pattern_free(headings->patterns[c]);
    free(headings);
}

size_t heading_letter(const char *text)
{
    char *folded = text_fold_plain(text);
    size_t length = strlen(folded);
    const char *last = folded + (length > 1 ? length - 2 : length);
    size_t letter = last[0] == ' ' && last[1] >= 'a' && last[1] <= 'z'
                        ? (size_t)(last[1] - 'a')
                        : 0;
    free(folded);
    return letter;
}

enum column headings_find(const struct headings *headings, const char *text,
                          size_t *rest)
{
    char *folded = text_fold_plain(text);
    size_t length = strlen(folded), longest = 0;
    enum column found = COLUMN_NONE;
    for (int c = COLUMN_CODE; c < COLUMN_COUNT && length <= HEADING_MAX; c++) {
        size_t start, end;
        if (headings->patterns[c] == NULL ||
            pattern_capture(headings->patterns[c], folded, 0, &start, &end) !=
                PATTERN_MATCH)
            continue;
        if (end - start > longest) {
            longest = end - start;
            found = (enum column)c;
        }
    }
    free(folded);
    *rest = length - longest;
    return found;
}
