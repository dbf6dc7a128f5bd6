/* The writer. What the unit has sent stands in the form again. */
#include "toy/plan.h"

#include "forms/book.h"
#include "toy/form_09.h"

#include <stdio.h>

enum { ROW_TITLE, ROW_UNIT, ROW_HEADING, ROW_FIRST };

static const struct toy_plan *find_sent(const struct intake *intake,
                                        const struct unit *unit)
{
    for (size_t i = 0; i < intake->forms.count; i++) {
        const struct intake_head *head = intake->forms.items[i];
        if (head->form == &form_09 && head->unit == unit && head->counts)
            return (const struct toy_plan *)head;
    }
    return NULL;
}

static void write_row(struct book_sheet *sheet, size_t row,
                      const struct indicator *indicator,
                      const struct planned *sent)
{
    char date[DATE_TEXT_SIZE] = "";
    if (sent)
        date_format_vi(sent->date, date);
    book_put_text(sheet, row, COL_CODE, indicator->code, STYLE_CODE);
    book_put_text(sheet, row, COL_TITLE, indicator->title, STYLE_TEXT);
    book_put_text(sheet, row, COL_DATE, date, STYLE_IN_DATE);
    book_put_text(sheet, row, COL_EXPLANATION, sent ? sent->text : "",
                  STYLE_IN_TEXT);
}

static void write_rows(struct book_sheet *sheet, const struct level *level,
                       const struct toy_plan *sent)
{
    for (size_t i = 0; i < level->indicator_count; i++) {
        const struct planned *row = NULL;
        for (size_t r = 0; sent && r < sent->row_count && !row; r++)
            row = sent->rows[r].indicator == i ? &sent->rows[r] : NULL;
        write_row(sheet, ROW_FIRST + i, &level->indicators[i], row);
    }
}

static void write_table(struct book *book, const struct campaign *campaign,
                        const struct unit *unit, const struct toy_plan *sent)
{
    const struct level *level = &campaign->levels[unit->level];
    struct book_sheet *sheet = book_add_sheet(book, form_09.sheet);
    book_put_across(sheet, ROW_TITLE, 0, COL_EXPLANATION,
                    forms_heading(book, campaign, &form_09, ""), STYLE_TITLE);
    book_put_across(sheet, ROW_UNIT, 0, COL_EXPLANATION, unit->name,
                    STYLE_SUBTITLE);
    forms_put_head(sheet, ROW_HEADING, form_09.columns, COL_COUNT);
    write_rows(sheet, level, sent);
    const struct forms_table table = {.heading = ROW_HEADING,
                                      .last =
                                          ROW_HEADING + level->indicator_count,
                                      .frozen = COL_DATE,
                                      .printed = COL_COUNT,
                                      .footer = unit->name};
    forms_end_table(sheet, &table);
}

enum form_made plan_write(const struct process *process,
                          const struct obligation *o, int64_t created,
                          struct form_file *out)
{
    static const char *const steps[] = {"Ghi ngày hoàn thành từng nội dung."};
    const struct campaign *campaign = process_campaign(process);
    const struct toy_plan *sent =
        find_sent(process->evaluation->intake, o->unit);
    const struct intake_head head = {.form = &form_09,
                                     .unit = o->unit,
                                     .agency = SIZE_MAX,
                                     .level = o->level};
    const struct fact_content contents[FACT_COUNT] = {
        [FACT_UNIT_CODE].text = o->unit->code,
        [FACT_UNIT_NAME].text = o->unit->name,
        [FACT_YEAR].number = campaign->year,
        [FACT_NUMBER].number =
            intake_last_number(process->evaluation->intake, &head) + 1,
    };
    struct book book;
    if (!forms_open(&book, campaign, &form_09, o->unit->name, created, out))
        return FORM_FAILED;
    forms_put_guide(&book, campaign, &form_09, "", o->unit->name, steps, 1);
    forms_put_facts(&book, &form_09, contents, campaign->year);
    write_table(&book, campaign, o->unit, sent);
    return forms_finish(&book, out);
}
