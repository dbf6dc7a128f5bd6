#include "xlsx/read/report.h"

#include "base/decimal.h"
#include "base/str.h"
#include "base/vec.h"
#include "xlsx/read/limits.h"

static bool was_reported(struct report *report, const char *key)
{
    for (size_t i = 0; i < report->count; i++)
        if (strcmp(report->items[i], key) == 0)
            return true;
    return false;
}

/* Tells a problem, or adds it to the list. */
static void pass_on(struct report *report, enum problem_code code, uint32_t row,
                    uint32_t column, const char *first, const char *second)
{
    const char *sheet = report->sheet ? report->sheet : "";
    struct position at = {report->file, report->sheet, row, column};
    if (report->tell)
        report->tell(report->userdata,
                     &(struct reported_problem){code, row, column, sheet, first,
                                                second});
    else
        problem_add(report->problems, code, &at, first, second,
                    (const char *)NULL);
}

static bool report_once(struct report *report, enum problem_code code,
                        uint32_t row, uint32_t column, const char *first,
                        const char *second)
{
    const char *one = first ? first : "";
    const char *two = second ? second : "";
    const char *sheet = report->sheet ? report->sheet : "";
    struct str key = {0};
    str_printf(&key, "%d %u %u %s\n%s\n%s", (int)code, (unsigned)row,
               (unsigned)column, sheet, one, two);
    if (was_reported(report, str_text(&key))) {
        str_clear(&key);
        return false;
    }
    *vec_push(report) = str_take(&key);
    pass_on(report, code, row, column, one, two);
    return false;
}

bool report_problem(struct report *report, enum problem_code code,
                    const char *first, const char *second)
{
    return report_once(report, code, 0, 0, first, second);
}

void report_cell(struct report *report, enum problem_code code, uint32_t row,
                 uint32_t column, const char *first)
{
    if (report->cells++ < REPORT_CELLS)
        pass_on(report, code, row, column, first, "");
}

bool report_limit_at(struct report *report, uint32_t row, uint32_t column,
                     const char *what, uint64_t limit, const char *unit)
{
    char number[DECIMAL_TEXT_SIZE];
    decimal_format_vi(decimal_from_int((int64_t)limit), number);
    struct str text = {0};
    str_printf(&text, "%s quá %s %s", what, number, unit);
    report_once(report, PROBLEM_FILE_LIMIT, row, column, str_text(&text), NULL);
    str_clear(&text);
    return false;
}

bool report_limit(struct report *report, const char *what, uint64_t limit,
                  const char *unit)
{
    return report_limit_at(report, 0, 0, what, limit, unit);
}

bool report_byte_limit(struct report *report, const char *what, uint64_t limit)
{
    if (limit % LIMITS_MIB == 0)
        return report_limit(report, what, limit / LIMITS_MIB, "MiB");
    return report_limit(report, what, limit, "byte");
}

bool report_damaged_part(struct report *report, const char *name,
                         const char *how)
{
    struct str text = {0};
    str_printf(&text, "phần “%s” %s", name, how);
    report_problem(report, PROBLEM_FILE_DAMAGED, str_text(&text), NULL);
    str_clear(&text);
    return false;
}

void report_clear(struct report *report)
{
    for (size_t i = 0; i < report->count; i++)
        free(report->items[i]);
    free(report->items);
    *report = (struct report){0};
}
