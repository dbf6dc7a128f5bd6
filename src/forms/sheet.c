/* Sheets of forms: the guide, the facts, how a table is printed and protected.
 */
#include "forms/book.h"

#include "base/problem.h"
#include "base/text.h"
#include "xlsx/write/rule.h"

#include <stdlib.h>

enum { GUIDE_WIDTH = 92, GUIDE_LINKS = 2, GUIDE_STEPS = 5 };
enum { SIGNED_ROWS = 8 }; /* below a table, for names and ink */

const char *forms_cell(struct book_sheet *sheet, size_t row, size_t column)
{
    char name[16];
    position_name((uint32_t)row + 1, (uint32_t)column + 1, name);
    return arena_printf(&sheet->book->arena, "$%s", name);
}

const char *forms_range(struct book_sheet *sheet, size_t first, size_t last,
                        size_t column)
{
    return arena_printf(&sheet->book->arena, "%s:%s",
                        forms_cell(sheet, first, column),
                        forms_cell(sheet, last, column));
}

void forms_put_head(struct book_sheet *sheet, size_t row,
                    const struct form_column *columns, size_t count)
{
    for (size_t c = 0; c < count; c++)
        book_put_head(sheet, row, c, form_column_title(&columns[c]),
                      columns[c].width,
                      columns[c].extra ? STYLE_HEADING_EXTRA : STYLE_HEADING);
}

static void set_print(struct book_sheet *sheet, bool landscape,
                      const char *footer)
{
    const struct book_print print = {.landscape = landscape,
                                     .centred = landscape,
                                     .pages = 1,
                                     .left = 0.4,
                                     .right = 0.4,
                                     .top = 0.5,
                                     .bottom = 0.6,
                                     .type = "&\"Times New Roman\"&9",
                                     .footer = footer};
    book_set_print(sheet, &print);
    book_protect(sheet);
}

void forms_end_table(struct book_sheet *sheet, const struct forms_table *table)
{
    set_print(sheet, true, table->footer);
    book_repeat(sheet, table->heading, 0);
    book_set_print_area(sheet,
                        table->head_only ? table->heading - 1
                                         : table->last + SIGNED_ROWS,
                        table->printed - 1);
    book_freeze(sheet, table->heading + 1, table->frozen);
    book_allow_codes(sheet, table->last, 2);
}

void forms_put_signatures(struct book_sheet *sheet, size_t row, size_t left,
                          const char *left_title, size_t right,
                          const char *right_title)
{
    book_put_text(sheet, row, left, left_title, STYLE_SIGNATURE);
    book_put_across(sheet, row, right, right + FORMS_SIGNATURE_COLUMNS - 1,
                    right_title, STYLE_SIGNATURE);
}

const char *forms_heading(struct book *book, const struct campaign *campaign,
                          const struct form *form, const char *more)
{
    char *upper = text_upper(campaign_form_title(campaign, form));
    const char *heading = arena_printf(&book->arena, "%s%s%s NĂM %d", upper,
                                       *more ? " " : "", more, campaign->year);
    free(upper);
    return heading;
}

struct book_sheet *forms_put_guide(struct book *book,
                                   const struct campaign *campaign,
                                   const struct form *form, const char *more,
                                   const char *whose, const char *const *steps,
                                   size_t count)
{
    const char *title = arena_printf(&book->arena, "MẪU %s – %s", form->number,
                                     forms_heading(book, campaign, form, more));
    struct book_sheet *sheet = book_add_sheet(book, "Hướng dẫn");
    book_set_width(sheet, 0, 6);
    book_set_width(sheet, 1, GUIDE_WIDTH);
    book_put_across(sheet, 0, 0, 1, title, STYLE_TITLE);
    book_put_across(sheet, 1, 0, 1, whose, STYLE_SUBTITLE);
    book_set_height(sheet, 0, 42);
    book_set_height(sheet, 1, 24);
    for (size_t i = 0; i < count; i++) {
        size_t row = i + GUIDE_STEPS;
        book_put_count(sheet, row, 0, (int64_t)(i + 1), STYLE_STEP_NUMBER);
        book_put_tall(sheet, row, 1, steps[i], STYLE_STEP);
    }
    set_print(sheet, false, whose);
    return sheet;
}

static void put_jump(struct book_sheet *guide, size_t row,
                     const struct forms_place *place)
{
    const char *text =
        arena_printf(&guide->book->arena, "→ Mở trang “%s”", place->name);
    book_put_jump(guide, row, 1, place->sheet, place->row, place->column, text,
                  STYLE_JUMP);
    book_choose(place->sheet, place->row, place->column);
}

void forms_link_guide(struct book_sheet *guide, const struct forms_place *facts,
                      const struct forms_place *table)
{
    put_jump(guide, GUIDE_LINKS, facts);
    put_jump(guide, GUIDE_LINKS + 1, table);
    book_activate(facts->sheet);
}

/* A date of the assessed year or the one after, when forms are sent. Only a
 * warning: where a machine reads the month first, 15/12/2025 stays text, which
 * intake understands. */
static struct book_rule day_rule(int year)
{
    return (struct book_rule){
        .kind = BOOK_RULE_DAY,
        .first = {year, 1, 1},
        .last = {year + 1, 12, 31},
        .warns = true,
        .title = "Xem lại ngày",
        .message = "Nhập ngày theo dạng ngày/tháng/năm, ví dụ 15/12/2025. "
                   "Giữ nội dung vừa nhập?",
    };
}

static struct book_rule counting_rule(void)
{
    return (struct book_rule){
        .kind = BOOK_RULE_WHOLE,
        .least = 1,
        .most = 999,
        .title = "Lần nộp không hợp lệ",
        .message = "Nhập số nguyên: 1 cho lần đầu, gửi lại thì tăng 1.",
    };
}

static void put_content(struct book_sheet *sheet, size_t row,
                        const struct fact_content *content, enum style style)
{
    if (content->text)
        book_put_text(sheet, row, 1, content->text, style);
    else if (content->number)
        book_put_count(sheet, row, 1, content->number, style);
    else
        book_put_blank(sheet, row, 1, 1, style);
}

static void put_fact(struct book_sheet *sheet, size_t row,
                     const struct form_fact *fact,
                     const struct fact_content *content, int year)
{
    static const enum style styles[] = {[ENTRY_LOCKED] = STYLE_FACT,
                                        [ENTRY_LINE] = STYLE_IN_FACT,
                                        [ENTRY_DAY] = STYLE_IN_FACT_DATE,
                                        [ENTRY_COUNTING] = STYLE_IN_FACT_COUNT};
    const struct fact_kind *kind = &fact_kinds[fact->fact];
    const char *label = fact->label ? fact->label : kind->label;
    struct book_rule rule = {.kind = BOOK_RULE_NONE};
    book_put_text(sheet, row, 0, label, STYLE_LABEL);
    put_content(sheet, row, content, styles[kind->entry]);
    if (kind->entry == ENTRY_LOCKED)
        return;
    if (kind->entry == ENTRY_DAY)
        rule = day_rule(year);
    else if (kind->entry == ENTRY_COUNTING)
        rule = counting_rule();
    rule.input_title = label;
    rule.input_message = fact->hint ? fact->hint : kind->hint;
    book_add_rule(sheet, row, 1, row, 1, &rule);
    book_paint(sheet, row, 1, row, 1, NULL, STYLE_EMPTY);
}

/* Whether somebody has to fill in a fact that is still empty. */
static bool is_asked(const struct form_fact *fact,
                     const struct fact_content *content)
{
    return fact_kinds[fact->fact].entry != ENTRY_LOCKED && !content->text &&
           content->number == 0;
}

struct forms_place
forms_put_facts(struct book *book, const struct form *form,
                const struct fact_content contents[FACT_COUNT], int year)
{
    static const char name[] = "Thông tin";
    struct book_sheet *sheet = book_add_sheet(book, name);
    struct forms_place first = {sheet, name, 0, 1};
    book_set_width(sheet, 0, 28);
    book_set_width(sheet, 1, 62);
    book_put_across(sheet, 0, 0, 1, form->facts_title, STYLE_TITLE);
    book_set_height(sheet, 0, 36);
    size_t row = 2;
    for (const struct form_fact *f = form->facts; f->fact; f++, row++) {
        book_set_height(sheet, row, 24);
        put_fact(sheet, row, f, &contents[f->fact], year);
        if (first.row == 0 && is_asked(f, &contents[f->fact]))
            first.row = row;
    }
    set_print(sheet, false, form->facts_title);
    return first;
}
