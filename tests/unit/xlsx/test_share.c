/* Formulas that go down a column are shared, and only those. */
#include "unit/test.h"

#include "base/zip.h"
#include "xlsx/write/book.h"

#include <string.h>

static const struct book_style styles[] = {{.size = 11}};
static const struct book_setup setup = {.created = 1767571200,
                                        .font = "Arial",
                                        .breadth = 1,
                                        .styles = styles,
                                        .style_count = 1};

static void take_sheet(void *userdata, const char *name,
                       const struct str *bytes)
{
    if (strcmp(name, "xl/worksheets/sheet1.xml") == 0)
        str_append_bytes(userdata, bytes->data, bytes->length);
}

/* The formulas of a sheet as they stand in the file, one after the other. */
static void read_formulas(const struct str *package, struct str *out)
{
    struct str sheet = {0};
    assert_true(zip_each(package, take_sheet, &sheet));
    const char *from = str_text(&sheet), *end;
    for (; (from = strstr(from, "<f")) != NULL; from = end) {
        end = strchr(from, '>');
        if (end[-1] != '/')
            end = strstr(from, "</f>") + 3;
        end++;
        str_append_bytes(out, from, (size_t)(end - from));
        str_append_char(out, '\n');
    }
    str_clear(&sheet);
}

/* A book with these formulas in one column; NULL leaves a row out. */
static void assert_formulas(const char *const *formulas, size_t count,
                            const char *expected)
{
    struct book book;
    struct str package = {0}, found = {0};
    assert_int_equal(book_open(&book, &setup), 0);
    struct book_sheet *sheet = book_add_sheet(&book, "Bảng");
    for (size_t row = 0; row < count; row++)
        if (formulas[row])
            book_put_text_formula(sheet, row, 2, formulas[row], "", 0);
    assert_int_equal(book_finish(&book, &package), 0);
    read_formulas(&package, &found);
    assert_string_equal(str_text(&found), expected);
    str_clear(&found);
    str_clear(&package);
}
#define ASSERT_FORMULAS(expected, ...)                                         \
    assert_formulas(                                                           \
        (const char *const[]){__VA_ARGS__},                                    \
        sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *), expected)

#define LONG "+1111111111+1111111111+1111111111+1111111111"

static void shares_what_goes_down(void **state)
{
    (void)state;
    ASSERT_FORMULAS("<f t=\"shared\" ref=\"C1:C4\" si=\"0\">$A1" LONG "</f>\n"
                    "<f t=\"shared\" si=\"0\"/>\n"
                    "<f t=\"shared\" si=\"0\"/>\n",
                    "=$A1" LONG, "=$A2" LONG, NULL, "=$A4" LONG);
    /* From one number of digits to the next, a range, a fixed cell. */
    ASSERT_FORMULAS("<f t=\"shared\" ref=\"C1:C2\" si=\"0\">"
                    "SUM($A9:$AB99,$D$7,$E:$E)" LONG "</f>\n"
                    "<f t=\"shared\" si=\"0\"/>\n",
                    "=SUM($A9:$AB99,$D$7,$E:$E)" LONG,
                    "=SUM($A10:$AB100,$D$7,$E:$E)" LONG);
    /* What is in quotes is text. */
    ASSERT_FORMULAS("<f t=\"shared\" ref=\"C1:C2\" si=\"0\">"
                    "IF($A1=\"$A1 \"\"A5!\"\"\",1)" LONG "</f>\n"
                    "<f t=\"shared\" si=\"0\"/>\n",
                    "=IF($A1=\"$A1 \"\"A5!\"\"\",1)" LONG,
                    "=IF($A2=\"$A1 \"\"A5!\"\"\",1)" LONG);
    /* Two kinds in turn. */
    ASSERT_FORMULAS("<f t=\"shared\" ref=\"C1:C3\" si=\"0\">$A1" LONG "</f>\n"
                    "<f t=\"shared\" ref=\"C2:C4\" si=\"1\">$B2" LONG "</f>\n"
                    "<f t=\"shared\" si=\"0\"/>\n<f t=\"shared\" si=\"1\"/>\n",
                    "=$A1" LONG, "=$B2" LONG, "=$A3" LONG, "=$B4" LONG);
}

static void leaves_what_does_not(void **state)
{
    (void)state;
    /* Another row, another column, a fixed row that moves, other text. */
    ASSERT_FORMULAS("<f>$A1" LONG "</f>\n<f>$A1" LONG "</f>\n<f>$B3" LONG
                    "</f>\n",
                    "=$A1" LONG, "=$A1" LONG, "=$B3" LONG);
    ASSERT_FORMULAS("<f>$A$1" LONG "</f>\n<f>$A$2" LONG "</f>\n", "=$A$1" LONG,
                    "=$A$2" LONG);
    ASSERT_FORMULAS("<f>$A1&amp;\"$A1\"" LONG "</f>\n"
                    "<f>$A2&amp;\"$A2\"" LONG "</f>\n",
                    "=$A1&\"$A1\"" LONG, "=$A2&\"$A2\"" LONG);
    ASSERT_FORMULAS("<f>$A1" LONG "</f>\n<f>$A2" LONG "+1</f>\n", "=$A1" LONG,
                    "=$A2" LONG "+1");
    /* Cells whose columns would move, too, and those of other sheets. */
    ASSERT_FORMULAS("<f>A5+$A1" LONG "</f>\n<f>A6+$A2" LONG "</f>\n",
                    "=A5+$A1" LONG, "=A6+$A2" LONG);
    ASSERT_FORMULAS("<f>LOG10($A1)+Khác!$A$1" LONG "</f>\n"
                    "<f>LOG10($A2)+Khác!$A$1" LONG "</f>\n",
                    "=LOG10($A1)+Khác!$A$1" LONG, "=LOG10($A2)+Khác!$A$1" LONG);
    /* So short that it would only become longer. */
    ASSERT_FORMULAS("<f>$A1+1</f>\n<f>$A2+1</f>\n", "=$A1+1", "=$A2+1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shares_what_goes_down),
        cmocka_unit_test(leaves_what_does_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
