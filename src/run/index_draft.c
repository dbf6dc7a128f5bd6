#include "run/index_draft.h"

#include "annex/annex.h"
#include "base/failure.h"
#include "base/file.h"
#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct drafting {
    const struct index_draft_options *options;
    struct annex annex;
    struct grid *grid; /* of the sheet that is being read */
    char *sheet;
    struct problem_list problems;
    char *message;
    size_t size;
};

static enum run_status stop(struct drafting *d, enum run_status status,
                            const char *path, const char *why)
{
    snprintf(d->message, d->size, "%s: %s", path, why);
    return status;
}

static void end_sheet(struct drafting *d)
{
    if (!d->grid)
        return;
    grid_finish(d->grid);
    annex_add_sheet(&d->annex, d->sheet, d->grid);
    grid_free(d->grid);
    free(d->sheet);
    d->grid = NULL;
    d->sheet = NULL;
}

static void begin_sheet(void *userdata, const char *name, bool hidden)
{
    struct drafting *d = userdata;
    (void)hidden;
    end_sheet(d);
    d->grid = grid_new();
    d->sheet = mem_strdup(name);
}

static void take_cell(void *userdata, const struct cell *cell)
{
    const struct drafting *d = userdata;
    grid_add(d->grid, cell);
}

static void take_merge(void *userdata, const struct cell_range *range)
{
    const struct drafting *d = userdata;
    grid_merge(d->grid, range);
}

static enum run_status read_table(struct drafting *d, struct guard *guard)
{
    const struct workbook_visitor visitor = {.userdata = d,
                                             .sheet = begin_sheet,
                                             .cell = take_cell,
                                             .merge = take_merge};
    struct guard_reading reading = {.path = d->options->table,
                                    .name = d->options->table,
                                    .visitor = &visitor,
                                    .problems = &d->problems};
    enum guard_result result = guard_read(guard, &reading);
    end_sheet(d);
    if (result == GUARD_FAILED)
        return stop(d, RUN_FAILED, d->options->table,
                    failure_text(reading.failure));
    if (result == GUARD_REFUSED)
        return stop(d, RUN_WRONG, d->options->table,
                    d->problems.count ? d->problems.items[0].message
                                      : "không đọc được");
    annex_finish(&d->annex);
    if (d->annex.sets.count == 0)
        return stop(d, RUN_WRONG, d->options->table,
                    "không có bảng chỉ số nào: cần một dòng tiêu đề có cột tên "
                    "chỉ số và cột điểm");
    return RUN_GOOD;
}

/* `set.yaml`, or with several sets `set-2.yaml` for the second. */
static char *name_of(const struct drafting *d, size_t set)
{
    const char *output = d->options->output;
    const char *dot = strrchr(file_base_name(output), '.');
    size_t stem = dot ? (size_t)(dot - output) : strlen(output);
    struct str name = {0};
    if (d->annex.sets.count == 1)
        str_append(&name, output);
    else
        str_printf(&name, "%.*s-%zu%s", (int)stem, output, set + 1,
                   output + stem);
    return str_take(&name);
}

/* Somebody's work is never overwritten. */
static enum run_status check_free(struct drafting *d)
{
    enum run_status status = RUN_GOOD;
    for (size_t i = 0; i < d->annex.sets.count && !status; i++) {
        char *path = name_of(d, i);
        struct stat info;
        if (stat(path, &info) == 0 && info.st_size > 0)
            status = stop(d, RUN_WRONG, path,
                          "đã có; xóa tệp cũ hoặc chọn tên khác");
        free(path);
    }
    return status;
}

static void report_set(const struct annex_set *set, const char *path,
                       size_t guesses, struct str *report)
{
    char points[POINTS_TEXT_SIZE];
    size_t indicators = annex_count_indicators(set);
    str_printf(
        report,
        "%s: %zu nhóm, %zu chỉ số, %s điểm; %zu cách tính là phỏng đoán, "
        "%zu chưa đoán được.\n",
        path, annex_count_groups(set), indicators,
        points_format_vi(annex_sum(set), points), guesses,
        indicators - guesses);
}

static enum run_status write_set(struct drafting *d, size_t at,
                                 struct str *report)
{
    const struct annex_set *set = &d->annex.sets.items[at];
    struct str text = {0};
    char *path = name_of(d, at);
    size_t guesses = annex_write(&d->annex, set, &text);
    int failure = file_write(path, str_text(&text), text.length);
    enum run_status status = RUN_GOOD;
    if (failure)
        status = stop(d, failure_of_machine(failure) ? RUN_FAILED : RUN_WRONG,
                      path, failure_text(failure));
    else
        report_set(set, path, guesses, report);
    str_clear(&text);
    free(path);
    return status;
}

static enum run_status write_all(struct drafting *d, struct str *report)
{
    enum run_status status = check_free(d);
    for (size_t i = 0; i < d->annex.sets.count && !status; i++)
        status = write_set(d, i, report);
    for (size_t i = 0; i < d->annex.complaints.count; i++)
        str_printf(report, "%s: %s\n", d->options->table,
                   d->annex.complaints.items[i]);
    if (!status && d->annex.complaints.count > 0)
        status = RUN_PROBLEMS;
    return status;
}

enum run_status index_draft(const struct index_draft_options *options,
                            struct guard *guard, struct str *report,
                            char *message, size_t size)
{
    struct drafting d = {.options = options, .message = message, .size = size};
    enum run_status status = read_table(&d, guard);
    if (!status)
        status = write_all(&d, report);
    annex_clear(&d.annex);
    problem_list_clear(&d.problems);
    return status;
}
