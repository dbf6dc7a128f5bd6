/* Sheets of forms: the guide, the facts, how a table is printed and protected.
 */
#include "forms/book.h"

#include "forms/metrics.h"

#include <string.h>

enum { PAPER_A4 = 9, FOOTER_MOST = 180, GUIDE_WIDTH = 92 };

void sheet_protect(lxw_worksheet *sheet)
{
    /* People may make rows and columns larger to see what they typed: Excel
     * does not do it for them on a protected sheet. */
    lxw_protection allowed = {.format_columns = LXW_TRUE,
                              .format_rows = LXW_TRUE,
                              .insert_hyperlinks = LXW_TRUE,
                              .autofilter = LXW_TRUE};
    worksheet_protect(sheet, NULL, &allowed);
}

void table_head(struct book *book, lxw_worksheet *sheet, lxw_row_t row,
                const struct form_column *columns, size_t count)
{
    double height = 0;
    for (size_t c = 0; c < count; c++) {
        lxw_col_t column = (lxw_col_t)c;
        const char *title = form_column_title(&columns[c]);
        double own = text_height(title, columns[c].width, 11, true);
        height = own > height ? own : height;
        book_note(book, worksheet_set_column(sheet, column, column,
                                             columns[c].width, NULL));
        put_text(book, sheet, row, column, title,
                 columns[c].extra ? STYLE_HEADING_EXTRA : STYLE_HEADING);
    }
    set_height(book, sheet, row, height);
}

/* `&` starts a code in a footer. */
static void add_escaped(struct str *out, const char *text)
{
    for (; *text; text++) {
        str_append_char(out, *text);
        if (*text == '&')
            str_append_char(out, '&');
    }
}

static void print_setup(struct book *book, lxw_worksheet *sheet,
                        const char *footer)
{
    struct str text = {0};
    str_append(&text, "&L&\"Times New Roman\"&9");
    add_escaped(&text, book_cut(book, footer, FOOTER_MOST));
    str_append(&text, "&R&\"Times New Roman\"&9Trang &P/&N");
    worksheet_set_paper(sheet, PAPER_A4);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_set_margins(sheet, 0.4, 0.4, 0.5, 0.6);
    book_note(book, worksheet_set_footer(sheet, str_text(&text)));
    str_clear(&text);
}

void table_finish(struct book *book, lxw_worksheet *sheet,
                  const struct form_table *table)
{
    worksheet_set_landscape(sheet);
    print_setup(book, sheet, table->footer);
    worksheet_center_horizontally(sheet);
    book_note(book,
              worksheet_repeat_rows(sheet, table->heading, table->heading));
    book_note(book, worksheet_print_area(sheet, 0, 0, table->last + 8,
                                         table->printed - 1));
    worksheet_freeze_panes(sheet, table->heading + 1, table->frozen);
    char *codes = arena_printf(&book->arena, "A1:C%u", table->last + 1);
    book_note(book, worksheet_ignore_errors(
                        sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, codes));
    sheet_protect(sheet);
}

void put_signatures(struct book *book, lxw_worksheet *sheet, lxw_row_t row,
                    lxw_col_t left, const char *left_title, lxw_col_t right,
                    const char *right_title)
{
    put_text(book, sheet, row, left, left_title, STYLE_SIGNATURE);
    put_across(book, sheet, row, right, (lxw_col_t)(right + 2), right_title,
               STYLE_SIGNATURE);
}

void book_guide(struct book *book, const char *title, const char *whose,
                const char *const *steps, size_t count)
{
    lxw_worksheet *sheet = book_sheet(book, "Hướng dẫn");
    book_note(book, worksheet_set_column(sheet, 0, 0, 6, NULL));
    book_note(book, worksheet_set_column(sheet, 1, 1, GUIDE_WIDTH, NULL));
    put_across(book, sheet, 0, 0, 1, title, STYLE_TITLE);
    put_across(book, sheet, 1, 0, 1, whose, STYLE_SUBTITLE);
    set_height(book, sheet, 0, 42);
    set_height(book, sheet, 1, 24);
    for (size_t i = 0; i < count; i++) {
        lxw_row_t row = (lxw_row_t)(i + 3);
        put_number(book, sheet, row, 0, (double)(i + 1), STYLE_STEP_NUMBER);
        put_text(book, sheet, row, 1, steps[i], STYLE_STEP);
        set_height(book, sheet, row,
                   text_height(steps[i], GUIDE_WIDTH - 2, 13, false) + 6);
    }
    print_setup(book, sheet, whose);
    sheet_protect(sheet);
    worksheet_activate(sheet);
}

/* A date of the assessed year or the one after, when forms are sent. Only a
 * warning: where a machine reads the month first, 15/12/2025 stays text, which
 * intake understands. */
static lxw_data_validation day_rule(int year)
{
    return (lxw_data_validation){
        .validate = LXW_VALIDATION_TYPE_DATE,
        .criteria = LXW_VALIDATION_CRITERIA_BETWEEN,
        .minimum_datetime = {.year = year, .month = 1, .day = 1},
        .maximum_datetime = {.year = year + 1, .month = 12, .day = 31},
        .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING,
        .error_title = "Xem lại ngày",
        .error_message =
            "Nhập ngày theo dạng ngày/tháng/năm, ví dụ 15/12/2025. "
            "Giữ nội dung vừa nhập?",
    };
}

static lxw_data_validation counting_rule(void)
{
    return (lxw_data_validation){
        .validate = LXW_VALIDATION_TYPE_INTEGER,
        .criteria = LXW_VALIDATION_CRITERIA_BETWEEN,
        .minimum_number = 1,
        .maximum_number = 999,
        .error_title = "Lần nộp không hợp lệ",
        .error_message = "Nhập số nguyên: 1 cho lần đầu, gửi lại thì tăng 1.",
    };
}

static void put_content(struct book *book, lxw_worksheet *sheet, lxw_row_t row,
                        const struct fact_content *content, enum style style)
{
    if (content->text)
        put_text(book, sheet, row, 1, content->text, style);
    else if (content->number)
        put_number(book, sheet, row, 1, (double)content->number, style);
    else
        put_blank(book, sheet, row, 1, 1, style);
}

static void put_fact(struct book *book, lxw_worksheet *sheet, lxw_row_t row,
                     const struct form_fact *fact,
                     const struct fact_content *content, int year)
{
    static const enum style styles[] = {[ENTRY_LOCKED] = STYLE_FACT,
                                        [ENTRY_LINE] = STYLE_IN_FACT,
                                        [ENTRY_DAY] = STYLE_IN_FACT_DATE,
                                        [ENTRY_COUNTING] = STYLE_IN_FACT_COUNT};
    const struct fact_kind *kind = &fact_kinds[fact->fact];
    const char *label = fact->label ? fact->label : kind->label;
    const char *hint = fact->hint ? fact->hint : kind->hint;
    lxw_data_validation rule = {.validate = LXW_VALIDATION_TYPE_ANY};
    put_text(book, sheet, row, 0, label, STYLE_LABEL);
    put_content(book, sheet, row, content, styles[kind->entry]);
    if (kind->entry == ENTRY_LOCKED)
        return;
    if (kind->entry == ENTRY_DAY)
        rule = day_rule(year);
    else if (kind->entry == ENTRY_COUNTING)
        rule = counting_rule();
    rule.input_title = (char *)label;
    rule.input_message = (char *)hint;
    book_note(book, worksheet_data_validation_cell(sheet, row, 1, &rule));
    paint_range(book, sheet, row, 1, row, 1, NULL, STYLE_EMPTY);
}

void book_facts(struct book *book, const struct form *form,
                const struct fact_content contents[FACT_COUNT], int year)
{
    lxw_worksheet *sheet = book_sheet(book, "Thông tin");
    book_note(book, worksheet_set_column(sheet, 0, 0, 28, NULL));
    book_note(book, worksheet_set_column(sheet, 1, 1, 62, NULL));
    put_across(book, sheet, 0, 0, 1, form->facts_title, STYLE_TITLE);
    set_height(book, sheet, 0, 36);
    lxw_row_t row = 2;
    for (const struct form_fact *f = form->facts; f->fact; f++, row++) {
        set_height(book, sheet, row, 24);
        put_fact(book, sheet, row, f, &contents[f->fact], year);
    }
    print_setup(book, sheet, form->facts_title);
    sheet_protect(sheet);
}
