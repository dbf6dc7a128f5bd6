/* Numbers, dates and texts as people type them. */
#include "base/decimal.h"
#include "base/mem.h"
#include "base/text.h"
#include "intake/value/dates.h"
#include "intake/value/number.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What is printed of a number reads as that number again. */
static void check_number(const char *text, enum number_size size)
{
    struct number number;
    struct decimal again;
    char buffer[DECIMAL_TEXT_SIZE];
    if (!number_read(text, size, &number))
        return;
    (void)decimal_format_vi(number.value, buffer);
    (void)decimal_format(number.value, buffer);
    if (decimal_parse(buffer, strlen(buffer), &again) &&
        decimal_compare(again, number.value) != 0)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *clean = text_clean((const char *)data, size);
    char *line = text_clean_line((const char *)data, size);
    struct date date;
    if (!text_is_utf8(clean, strlen(clean)))
        abort();
    check_number(line, NUMBER_ANY);
    check_number(line, NUMBER_PERCENT);
    check_number(line, NUMBER_POINTS);
    if (value_read_date(line, &date) && !date_is_valid(date))
        abort();
    char *folded = text_fold_plain(line), *slug = text_slug(line);
    (void)text_legacy_encoding(clean);
    free(slug);
    free(folded);
    free(line);
    free(clean);
    return 0;
}
