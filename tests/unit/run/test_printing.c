/* What is said of a document that could not be printed. */
#include "unit/test.h"

#include "run/print/printing.h"
#include "run/print/workers.h"

#include <string.h>

static void assert_explained(int line, const char *wanted)
{
    const struct planned_template template = {.file = "thu-muc/mau.md"};
    struct document_error error = {.line = line, .message = "sai"};
    struct task_report report = {0};
    printing_explain(&template, &error, &report);
    assert_string_equal(report.message, wanted);
}

static void mistakes_have_a_line_where_there_is_one(void **state)
{
    (void)state;
    assert_explained(12, "thu-muc/mau.md:12: sai");
    assert_explained(0, "thu-muc/mau.md: sai");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mistakes_have_a_line_where_there_is_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
