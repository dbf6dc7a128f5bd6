/* Mẫu 02. */
#include "base/mem.h"
#include "forms/appraisal/guide.h"
#include "forms/appraisal/measure.h"
#include "forms/appraisal/paper.h"
#include "forms/appraisal/state.h"
#include "forms/selection.h"
#include "forms/validation.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct forms_place write_facts(struct appraising *a)
{
    enum round round = a->request->round;
    const struct intake_head head = {.form = &form_02,
                                     .agency = a->request->agency,
                                     .level = a->request->level,
                                     .round = round};
    const struct fact_content contents[FACT_COUNT] = {
        [FACT_AGENCY].text = a->agency,
        [FACT_LEVEL].text = a->level->title,
        [FACT_YEAR].number = a->campaign->year,
        [FACT_ROUND] = {round == ROUND_COUNCIL ? "Hội đồng" : NULL,
                        round == ROUND_1 ? 1 : 2},
        [FACT_NUMBER].number =
            intake_last_number(a->request->evaluation->intake, &head) + 1,
    };
    return forms_put_facts(&a->book, &form_02, contents, a->campaign->year);
}

/* The day by which the form is due; year 0 where there is none. */
static struct date deadline_of(const struct appraising *a)
{
    const struct date none = {0};
    return a->request->round == ROUND_1   ? a->campaign->deadlines.round1
           : a->request->round == ROUND_2 ? a->campaign->deadlines.round2
                                          : none;
}

/* The last column that titles stand over: of the printed ones all, else as many
 * as a page is wide. */
static size_t head_last(const struct appraising *a)
{
    enum { PAGE_WIDTH = 130 };
    size_t last = AT_COLUMN(a, COL_REASON);
    double width = 0;
    if (appraisal_prints_rows(a))
        return last;
    for (size_t c = 0; c < last; c++) {
        width += a->layout.columns[c].form.width;
        if (width > PAGE_WIDTH)
            return c;
    }
    return last;
}

/* How many rows have a state in the form as it is issued. */
static size_t count_now(const struct appraising *a, const char *state)
{
    size_t count = 0;
    for (size_t i = 0; i < a->rows.count; i++)
        count += strcmp(appraisal_state_now(a, &a->rows.items[i]), state) == 0;
    return count;
}

/* How far the form is, computed by Excel as it is filled in: of the council how
 * many rows it changes, of an agency how many are left. */
static void write_count(struct appraising *a)
{
    struct arena *arena = &a->book.arena;
    size_t last = head_last(a), all = a->rows.count;
    bool council = a->request->round == ROUND_COUNCIL;
    const char *counted = council ? appraisal_done : appraisal_open;
    const char *count =
        appraisal_state_count(a, ROW_FIRST, a->next - 1, counted);
    const char *no_reason =
        appraisal_state_count(a, ROW_FIRST, a->next - 1, appraisal_no_reason);
    size_t now = count_now(a, counted);
    const char *formula =
        council
            ? arena_printf(arena, "=\"Điều chỉnh \"&%s&\" / %zu dòng", count,
                           all)
            : arena_printf(arena,
                           "=\"Đã chấm \"&(%zu-%s)&\" / %zu dòng, còn \"&%s&\"",
                           all, count, all, count);
    const char *text =
        council ? arena_printf(arena, "Điều chỉnh %zu / %zu dòng", now, all)
                : arena_printf(arena, "Đã chấm %zu / %zu dòng, còn %zu",
                               all - now, all, now);
    book_put_across(a->sheet, ROW_COUNT, 0, last, "", STYLE_SUM_NOTE);
    book_put_text_formula(
        a->sheet, ROW_COUNT, 0,
        arena_printf(arena, "%s; thiếu lý do: \"&%s", formula, no_reason),
        arena_printf(arena, "%s; thiếu lý do: %zu", text,
                     count_now(a, appraisal_no_reason)),
        STYLE_SUM_NOTE);
    book_set_height(a->sheet, ROW_COUNT, 22);
}

static const char *first_cell(struct appraising *a, size_t column)
{
    return forms_cell(a->sheet, ROW_FIRST, AT_COLUMN(a, column));
}

static void paint(struct appraising *a, size_t column, const char *formula,
                  enum style style)
{
    size_t at = AT_COLUMN(a, column);
    book_paint(a->sheet, ROW_FIRST, at, a->next - 1, at, formula, style);
}

/* Yellow is what a row lacks, red what is wrong. Headings have no code. */
static void write_colours(struct appraising *a)
{
    struct arena *arena = &a->book.arena;
    const char *code = first_cell(a, COL_CODE),
               *state = first_cell(a, COL_STATE);
    size_t check = a->layout.count + HIDDEN_CHECK;
    paint(a, COL_APPRAISED,
          arena_printf(arena, "=%s=\"%s\"", state, appraisal_open),
          STYLE_EMPTY);
    paint(a, COL_APPRAISED,
          arena_printf(arena, "=AND(LEN(%s)>0,LEN(%s)>0)", code,
                       forms_cell(a->sheet, ROW_FIRST, check)),
          STYLE_WRONG);
    if (AT_COLUMN(a, COL_AGREE) != LAYOUT_NONE)
        paint(a, COL_AGREE,
              arena_printf(
                  arena, "=OR(LEFT(%s,6)=\"Đồng ý\",%s=\"Không có Điểm tính\")",
                  state, state),
              STYLE_WRONG);
    if (AT_COLUMN(a, COL_WAIVER) != LAYOUT_NONE)
        paint(a, COL_WAIVER, arena_printf(arena, "=LEFT(%s,4)=\"Chọn\"", state),
              STYLE_WRONG);
    for (size_t i = 0; i < a->layout.inputs; i++) {
        const char *title = a->layout.titles[i][1];
        book_paint(a->sheet, ROW_FIRST, a->layout.corrections[i], a->next - 1,
                   a->layout.corrections[i],
                   arena_printf(arena, "=LEFT(%s,LEN(\"%s\"))=\"%s\"", state,
                                title, title),
                   STYLE_WRONG);
    }
    paint(a, COL_REASON,
          arena_printf(arena, "=%s=\"%s\"", state, appraisal_no_reason),
          STYLE_WRONG);
    paint(a, COL_STATE,
          arena_printf(arena, "=%s=\"%s\"", state, appraisal_done), STYLE_DONE);
}

static void write_rules(struct appraising *a)
{
    static const char *const marks[] = {"x"};
    const struct book_rule agree = {
        .kind = BOOK_RULE_OPTIONS,
        .options = marks,
        .option_count = LENGTH(marks),
        .title = "Ghi x",
        .message = "Ghi x để lấy Điểm tính, hoặc để trống.",
        .input_title = "Đồng ý",
        .input_message = "x: lấy Điểm tính. Nhiều dòng một lúc: chọn các ô, gõ "
                         "x, bấm Ctrl+Enter.",
    };
    static const char *const decisions[] = {"Xác nhận", "Không chấp nhận"};
    const struct book_rule decide = {
        .kind = BOOK_RULE_OPTIONS,
        .options = decisions,
        .option_count = LENGTH(decisions),
        .title = "Chọn trong danh sách",
        .message = "Chọn Xác nhận hoặc Không chấp nhận.",
        .input_title = "Đơn vị đề nghị không áp dụng",
        .input_message = "Xác nhận: không tính vào điểm tối đa. Không chấp "
                         "nhận: 0 điểm, hoặc ghi Điểm thẩm định.",
    };
    size_t last = a->next - 1, at = AT_COLUMN(a, COL_AGREE);
    size_t waiver = AT_COLUMN(a, COL_WAIVER);
    if (waiver != LAYOUT_NONE)
        book_add_rule(a->sheet, ROW_FIRST, waiver, last, waiver, &decide);
    validate_awarded(
        a->sheet,
        (struct rows_of){ROW_FIRST, last, AT_COLUMN(a, COL_APPRAISED)},
        a->level, first_cell(a, COL_MAX), "");
    if (at != LAYOUT_NONE)
        book_add_rule(a->sheet, ROW_FIRST, at, last, at, &agree);
}

static void write_titles(struct appraising *a, const char *title,
                         const char *whose)
{
    struct form_column heads[LAYOUT_MOST];
    size_t last = head_last(a);
    for (size_t c = 0; c < a->layout.count; c++)
        heads[c] = a->layout.columns[c].form;
    book_put_across(a->sheet, ROW_TITLE, 0, last, title, STYLE_TITLE);
    book_put_across(a->sheet, ROW_WHOSE, 0, last, whose, STYLE_SUBTITLE);
    forms_put_head(a->sheet, ROW_HEADING, heads, a->layout.count);
}

/* How the table is printed; what is signed stands under it, or on a sheet of
 * its own. */
static void end_sheet(struct appraising *a, const char *title,
                      const char *whose)
{
    bool whole = appraisal_prints_rows(a);
    const struct forms_table table = {
        .heading = ROW_HEADING,
        .last = a->next - 1,
        .frozen = AT_COLUMN(a, COL_CODE) + 1,
        .printed = whole ? a->layout.printed : head_last(a) + 1,
        .head_only = !whole,
        .footer = whole ? whose
                        : arena_printf(&a->book.arena,
                                       "%s – chỉ in phần đầu; bản ký là trang "
                                       "“%s”",
                                       whose, appraisal_paper_name)};
    book_filter(a->sheet, ROW_HEADING, a->next - 1, a->layout.count - 1);
    if (!appraisal_has_paper(a))
        forms_put_signatures(a->sheet, a->next + 1, AT_COLUMN(a, COL_UNIT_NAME),
                             "NGƯỜI THẨM ĐỊNH", AT_COLUMN(a, COL_COMPUTED),
                             a->request->round == ROUND_COUNCIL
                                 ? "TM. HỘI ĐỒNG"
                                 : "THỦ TRƯỞNG CƠ QUAN");
    book_hide_columns(a->sheet, a->layout.count, a->last - 1);
    forms_end_table(a->sheet, &table);
    if (appraisal_has_paper(a))
        appraisal_paper_write(
            &a->book,
            &(struct appraisal_paper){a->request, &a->rows, a->places,
                                      &a->layout, a->sheet, title, whose});
}

static void write_table(struct appraising *a)
{
    struct arena *arena = &a->book.arena;
    char day[DATE_TEXT_SIZE];
    const struct date due = deadline_of(a);
    const char *title = forms_heading(&a->book, a->campaign, &form_02,
                                      appraisal_round_name(a->request->round));
    const char *whose =
        arena_printf(arena, "%s – %s%s%s", a->agency, a->level->title,
                     due.year ? " – gửi trước hết ngày " : "",
                     due.year ? date_format_vi(due, day) : "");
    a->sheet = book_add_sheet(&a->book, form_02.sheet);
    write_titles(a, title, whose);
    appraisal_rows_write(a);
    write_count(a);
    write_rules(a);
    write_colours(a);
    end_sheet(a, title, whose);
}

static enum form_made make(struct appraising *a, int64_t created,
                           struct form_file *out)
{
    char whose[512];
    snprintf(whose, sizeof whose, "%s – %s", a->agency, a->level->title);
    if (!forms_open(&a->book, a->campaign, &form_02, whose, created, out))
        return FORM_FAILED;
    a->places = mem_calloc(a->rows.count + 1, sizeof *a->places);
    const struct appraisal_width width =
        appraisal_measure(a->request, &a->rows);
    appraisal_layout_make(&a->layout, &width);
    struct book_sheet *guide = appraisal_guide_write(a);
    struct forms_place facts = write_facts(a);
    write_table(a);
    size_t agreed = AT_COLUMN(a, COL_AGREE);
    const struct forms_place table = {
        a->sheet, form_02.sheet, a->places[0],
        agreed == LAYOUT_NONE ? AT_COLUMN(a, COL_APPRAISED) : agreed};
    forms_link_guide(guide, &facts, &table);
    free(a->places);
    return forms_finish(&a->book, out);
}

enum form_made forms_appraisal(const struct appraisal_request *request,
                               int64_t created, struct form_file *out)
{
    const struct campaign *campaign = request->evaluation->campaign;
    struct appraising a = {
        .request = request,
        .campaign = campaign,
        .level = &campaign->levels[request->level],
        .agency = request->agency == SIZE_MAX
                      ? campaign_word(campaign, WORD_COUNCIL)
                      : campaign->agencies[request->agency],
    };
    select_appraisal(request, &a.rows);
    bool fits = request->agency == SIZE_MAX || a.rows.count <= FORM_ROWS_MOST;
    enum form_made made =
        a.rows.count > 0 && fits ? make(&a, created, out) : FORM_NOTHING;
    vec_clear(&a.rows);
    str_clear(&a.text);
    return made;
}
