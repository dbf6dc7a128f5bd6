/* Copies of a book: part by part what the book would be with the texts written
 * into it. */
#include "unit/test.h"

#include "base/zip.h"
#include "xlsx/write/book.h"
#include "xlsx/write/master.h"
#include "xlsx/write/sheet.h"

#include <stdio.h>
#include <stdlib.h>

enum { STYLE_TEXT, STYLES };
static const struct book_style styles[STYLES] = {
    [STYLE_TEXT] = {.size = 11, .wrap = true}};

/* A book in which the texts stand at the beginning, in the middle and at the
 * end of parts, alone and within others; and a part that has none. */
static struct str make(const char *name, const char *code)
{
    char title[256];
    struct book book;
    struct str bytes = {0};
    snprintf(title, sizeof title, "Mẫu – %s", name);
    const struct book_setup setup = {.title = title,
                                     .created = 1767571200,
                                     .font = "Arial",
                                     .breadth = 1,
                                     .styles = styles,
                                     .style_count = STYLES};
    const struct book_print print = {.pages = 1, .type = "&8", .footer = name};
    assert_int_equal(book_open(&book, &setup), 0);
    struct book_sheet *sheet = book_add_sheet(&book, "A");
    book_put_text(sheet, 0, 0, name, STYLE_TEXT);
    for (size_t row = 1; row < 40; row++)
        book_put_text(sheet, row, 0, "giữa", STYLE_TEXT);
    book_put_across(sheet, 40, 0, 2,
                    arena_printf(&book.arena, "%s (%s)", name, code),
                    STYLE_TEXT);
    book_put_text(sheet, 41, 0, "\uFDCF\uFDDF", STYLE_TEXT);
    book_set_print(sheet, &print);
    sheet = book_add_sheet(&book, "B");
    book_put_text(sheet, 0, 0, code, STYLE_TEXT);
    assert_int_equal(book_finish(&book, &bytes), 0);
    return bytes;
}

static void add_part(void *userdata, const char *name, const struct str *bytes)
{
    str_printf(userdata, "--- %s\n%s\n", name, str_text(bytes));
}

static char *parts_of(const struct str *book)
{
    struct str text = {0};
    assert_true(zip_each(book, add_part, &text));
    return str_take(&text);
}

static void assert_copied(const struct book_master *master, const char *name,
                          const char *code)
{
    struct str made = make(name, code), copied = {0}, again = {0};
    const char *texts[BOOK_MARKS] = {name, code};
    assert_true(book_master_takes(name));
    assert_true(book_master_takes(code));
    assert_int_equal(book_master_copy(master, texts, &copied), 0);
    assert_int_equal(book_master_copy(master, texts, &again), 0);
    char *wanted = parts_of(&made), *found = parts_of(&copied);
    assert_string_equal(found, wanted);
    assert_int_equal(copied.length, again.length);
    assert_memory_equal(copied.data, again.data, copied.length);
    free(wanted);
    free(found);
    str_clear(&made);
    str_clear(&copied);
    str_clear(&again);
}

static void copies_are_the_book_with_the_texts(void **state)
{
    (void)state;
    struct str model = make(book_marks[0], book_marks[1]);
    struct book_master *master = book_master_new(&model);
    assert_non_null(master);
    assert_copied(master, "Xã Phú Nghĩa", "X-PHU-NGHIA");
    assert_copied(master, "a", "b");
    assert_copied(master,
                  "Ban Quản lý \"các khu\" công nghệ cao và khu công nghiệp",
                  "BQL-KCN");
    book_master_free(master);
    str_clear(&model);
}

/* What a cell, a footer or XML would change is not for a copy. */
static void takes_what_stands_everywhere_as_it_is(void **state)
{
    (void)state;
    const char *refused[] = {"",         " Xã A",        "Xã A ", "7 Xã",
                             "Sở A & B", "<b>",          "a>b",   "_x0041_",
                             "a\nb",     "a\x01",        "a\xC2", "a\uFDD1b",
                             "a\uFFFF",  "Xã \U00020000"};
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        if (book_master_takes(refused[i]))
            fail_msg("takes “%s”", refused[i]);
    struct str name = {0};
    for (int i = 0; i < 90; i++)
        str_append(&name, "ỡ");
    assert_true(book_master_takes(str_text(&name)));
    str_append(&name, "ỡ");
    assert_false(book_master_takes(str_text(&name)));
    str_clear(&name);
}

static void no_book_is_no_master(void **state)
{
    (void)state;
    struct str cut = make("a", "b");
    cut.length /= 2;
    assert_null(book_master_new(&cut));
    assert_null(book_master_new(&(struct str){0}));
    str_clear(&cut);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(copies_are_the_book_with_the_texts),
        cmocka_unit_test(takes_what_stands_everywhere_as_it_is),
        cmocka_unit_test(no_book_is_no_master),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
