#include "unit/intake/book.h"

#include "forms/formula/row_copy.h"

static const struct {
    const char *formula, *copy; /* of row 8, for row 1234 */
} copies[] = {
    {"1+1", "1+1"},
    {"", ""},
    {"IF($D8>$AB8,$D8,0)", "IF($D1234>$AB1234,$D1234,0)"},
    {"SUM($D8:$D12)+$D80+$D$8", "SUM($D1234:$D12)+$D80+$D$8"},
    {"IF($D8=\"$D8\",\"a \"\"$D8\"\"\",$E8)",
     "IF($D1234=\"$D8\",\"a \"\"$D8\"\"\",$E1234)"},
    {"\"$D8", "\"$D8"},
    {"$", "$"},
    {"LEN($D8)>0", "LEN($D1234)>0"},
};

static void copies_rows(void **state)
{
    (void)state;
    struct str out = {0};
    for (size_t i = 0; i < sizeof copies / sizeof *copies; i++)
        assert_string_equal(row_copy(&out, copies[i].formula, 7, 1233),
                            copies[i].copy);
    str_clear(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(copies_rows)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
