/* A workbook of the test campaign, written from the input as unit/intake/book.h
 * has it: every form, any cells. */
#include "unit/intake/book.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The most cells that one input makes; names of sheets are short. */
enum { MOST_BYTES = 4096 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct campaign *campaign;
    struct intake intake;
    if (!campaign)
        campaign = book_campaign();
    if (size > MOST_BYTES)
        return 0;
    struct str text = {0};
    str_append(&text, "[Thông tin]\nMã đơn vị|SO-A\nNăm đánh giá|2025\n"
                      "Lần nộp|#1\n[Bảng]\n");
    for (size_t i = 0; i < size; i++)
        if (data[i] != '[' && data[i] != 0 &&
            (data[i] >= ' ' || data[i] == '\n'))
            str_append_char(&text, (char)data[i]);
    intake_init(&intake, campaign, (struct date){2026, 1, 1});
    book_read(&intake, "a.xlsx", str_text(&text));
    intake_settle(&intake);
    intake_clear(&intake);
    str_clear(&text);
    return 0;
}
