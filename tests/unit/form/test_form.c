/* A form by its descriptor alone: it is named, written and recognised like the
 * others, and takes nothing from them (tests/e2e/toy.sh has it whole). And what
 * holds of all forms. */
#include "unit/test.h"

#include "base/file.h"
#include "campaign/campaign.h"
#include "forms/book.h"
#include "intake/table/info.h"
#include "toy/form_09.c"

#include <string.h>
#include <unistd.h>

static const struct form *const items[] = {&form_01, &form_02, &form_03,
                                           &form_04, &form_09};
static const struct form_list with_toy = {items, LENGTH(items)};
enum { TOY = LENGTH(items) - 1 };

static void a_form_is_named(void **state)
{
    (void)state;
    struct str numbers = {0};
    assert_ptr_equal(form_find(&with_toy, "09"), &form_09);
    assert_null(form_find(&form_list_all, "09"));
    form_list_numbers(&with_toy, "hoặc", &numbers);
    assert_string_equal(str_text(&numbers), "01, 02, 03, 04 hoặc 09");
    assert_string_equal(form_09.full_name, "Mẫu 09, Phiếu kế hoạch");
    assert_string_equal(form_09.folder, "mau-09");
    assert_string_equal(campaign_form_title(&(struct campaign){0}, &form_09),
                        "Phiếu kế hoạch");
    str_clear(&numbers);
}

/* Writes the two sheets of a form as the writers of forms do. */
static void write_form(const struct form *form, const char *path)
{
    const struct fact_content contents[FACT_COUNT] = {
        [FACT_UNIT_NAME].text = "Sở Y tế", [FACT_YEAR].number = 2025};
    const struct campaign campaign = {0};
    struct book book;
    struct form_file file = {0};
    assert_true(forms_open(&book, &campaign, form, "", 1769731200, &file));
    forms_put_facts(&book, form, contents, 2025);
    forms_put_head(book_add_sheet(&book, form->sheet), 2, form->columns,
                   form->column_count);
    assert_int_equal(forms_finish(&book, &file), FORM_MADE);
    assert_int_equal(file_write(path, file.bytes.data, file.bytes.length), 0);
    forms_file_clear(&file);
}

/* What intake sees in a workbook. */
struct seen {
    struct arena arena;
    struct sheet sheets[2];
    size_t count;
    struct intake_table found[FORM_MOST];
    struct info info;
};

static void see_sheet(void *userdata, const char *name, bool hidden)
{
    struct seen *seen = userdata;
    assert_true(seen->count < 2);
    seen->sheets[seen->count++] =
        (struct sheet){.name = arena_strdup(&seen->arena, name),
                       .hidden = hidden,
                       .grid = grid_new()};
}

static void see_cell(void *userdata, const struct cell *cell)
{
    const struct seen *seen = userdata;
    grid_add(seen->sheets[seen->count - 1].grid, cell);
}

static void see_merge(void *userdata, const struct cell_range *range)
{
    const struct seen *seen = userdata;
    grid_merge(seen->sheets[seen->count - 1].grid, range);
}

static void see_link(void *userdata, const struct cell_link *link)
{
    const struct seen *seen = userdata;
    grid_link(seen->sheets[seen->count - 1].grid, link);
}

static void fail_at(void *userdata, const struct reported_problem *problem)
{
    (void)userdata;
    fail_msg("%s", problem_code_text(problem->code));
}

static void see_workbook(struct seen *seen, const char *path)
{
    const struct workbook_visitor visitor = {seen, see_sheet, see_cell,
                                             see_merge, see_link};
    struct str bytes = {0};
    assert_int_equal(file_read(path, 1 << 20, &bytes), 0);
    struct workbook *workbook = workbook_open(&bytes, fail_at, NULL);
    assert_non_null(workbook);
    assert_true(workbook_visit(workbook, &visitor));
    workbook_free(workbook);
    assert_int_equal(seen->count, 2);
}

static void see(const struct form_list *forms, const char *path,
                struct seen *seen)
{
    struct headings *headings = headings_new();
    *seen = (struct seen){0};
    see_workbook(seen, path);
    for (size_t i = 0; i < 2; i++) {
        grid_finish(seen->sheets[i].grid);
        intake_table_find(forms, headings, &seen->sheets[i], seen->found);
    }
    info_read(&seen->arena, seen->sheets, 2, &seen->info);
    headings_free(headings);
}

static void forget(struct seen *seen)
{
    for (size_t i = 0; i < 2; i++)
        grid_free(seen->sheets[i].grid);
    arena_clear(&seen->arena);
}

static void a_form_is_written_and_recognised(void **state)
{
    (void)state;
    char path[] = "/tmp/dti-toy-XXXXXX";
    struct seen seen;
    close(mkstemp(path));
    write_form(&form_09, path);
    see(&with_toy, path, &seen);
    for (size_t f = 0; f < TOY; f++)
        assert_null(seen.found[f].form);
    const struct intake_table *table = &seen.found[TOY];
    assert_ptr_equal(table->form, &form_09);
    assert_int_equal(table->top, 3);
    assert_int_equal(table->columns[COLUMN_CODE], COL_CODE + 1);
    assert_int_equal(table->columns[COLUMN_DATE], COL_DATE + 1);
    assert_true(seen.info.found);
    assert_string_equal(seen.info.facts[FACT_UNIT_NAME].text, "Sở Y tế");
    assert_string_equal(seen.info.facts[FACT_YEAR].text, "2025");
    assert_string_equal(seen.info.facts[FACT_AUTHOR].text, "");
    assert_non_null(seen.info.facts[FACT_AUTHOR].sheet);
    forget(&seen);
    see(&form_list_all, path, &seen);
    for (size_t f = 0; f < FORM_MOST; f++)
        assert_null(seen.found[f].form);
    forget(&seen);
    unlink(path);
}

/* A form recognises its own columns, whichever stand before it in the list. */
static void every_form_recognises_itself(void **state)
{
    (void)state;
    for (size_t f = 0; f < with_toy.count; f++)
        assert_ptr_equal(form_recognise(&with_toy, form_columns(items[f])),
                         items[f]);
}

/* What a descriptor must keep to: two forms of one number, folder or sheet
 * would be taken for each other, and each column stands in its place. */
static void descriptors_are_sound(void **state)
{
    (void)state;
    for (size_t f = 0; f < with_toy.count; f++) {
        const struct form *form = items[f];
        assert_true(form->column_count <= FORM_COLUMNS);
        for (size_t c = 0; c < form->column_count; c++) {
            assert_non_null(form_column_title(&form->columns[c]));
            assert_true(form->columns[c].width > 0);
        }
        assert_true(form_columns(form) & COLUMN_BIT(CODE));
        for (size_t other = 0; other < f; other++) {
            assert_string_not_equal(form->number, items[other]->number);
            assert_string_not_equal(form->sheet, items[other]->sheet);
        }
        for (size_t i = 0; form->facts[i].fact; i++) {
            const struct form_fact *fact = &form->facts[i];
            const char *own = fact_kinds[fact->fact].label;
            assert_int_equal(fact_find(fact->label ? fact->label : own),
                             fact->fact);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_form_is_named),
        cmocka_unit_test(a_form_is_written_and_recognised),
        cmocka_unit_test(every_form_recognises_itself),
        cmocka_unit_test(descriptors_are_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
