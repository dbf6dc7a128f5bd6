#include "forms/claim_rows.h"

#include "base/str.h"
#include "forms/formula/checks.h"
#include "forms/formula/formula.h"
#include "forms/formula/reading.h"
#include "forms/standing.h"
#include "forms/validation.h"
#include "xlsx/write/lines.h"

#include <string.h>

/* Further documents that an indicator has a row for. */
enum { DOCUMENTS_REQUIRED = 2, DOCUMENTS_POSSIBLE = 1 };

const char state_done[] = "Đủ", state_absent[] = "Không áp dụng";

static const char no_reason[] = "Thiếu giải trình";
static const char too_much[] = "Thừa số liệu, điểm";
static const char no_figures[] = "Số liệu chưa đủ";

#define WRITE(rows, ...) arena_printf(&(rows)->sheet->book->arena, __VA_ARGS__)
#define HERE(rows, at_column) forms_cell((rows)->sheet, (rows)->row, at_column)

/* A formula that says something, and what it says now. */
static void put_check(struct claim_rows *rows, size_t column,
                      const char *formula, const char *now)
{
    book_put_text_formula(rows->sheet, rows->row, column,
                          WRITE(rows, "=%s", formula), now, STYLE_STATE);
}

static const char *input_unit(const struct input *input)
{
    static const char *const units[] = {
        [INPUT_NUMBER] = "số",       [INPUT_PERCENT] = "%",
        [INPUT_YES_NO] = "Có/Không", [INPUT_CHOICE] = "chọn",
        [INPUT_TEXT] = "chữ",        [INPUT_DATE] = "ngày",
    };
    return *input->unit ? input->unit : units[input->kind];
}

/* What a unit has to know of points that are not within the maximum. */
static const char *kind_note(enum node_kind kind)
{
    static const char *const notes[] = {
        [NODE_SCORED] = "",
        [NODE_SURVEY] = "Kết quả điều tra, đơn vị không tự đánh giá.",
        [NODE_BONUS] = "Điểm thưởng, ngoài điểm tối đa: không đề nghị thì để "
                       "trống cả dòng.",
        [NODE_PENALTY] = "Điểm trừ: ghi số âm; không có thì ghi 0 hoặc để "
                         "trống.",
        [NODE_INFO] = "Thông tin chung, không có điểm.",
    };
    return notes[kind];
}

/* `formula`, or an empty text where nothing is owed. */
static const char *if_owed(struct claim_rows *rows, const char *formula)
{
    return rows->standing
               ? WRITE(rows, "IF(%s>0,\"\",%s)", rows->standing, formula)
               : formula;
}

/* What a blank form says where `what` is missing: of a bonus nothing is. */
static const char *at_first(const struct indicator *indicator, const char *what)
{
    return indicator->kind == NODE_BONUS ? "" : what;
}

/* What has to be known to score it, or why nothing is asked. */
static const char *note_of(struct claim_rows *rows,
                           const struct indicator *indicator)
{
    struct str text = {0};
    for (size_t i = 0; i < indicator->scored_by_count; i++)
        str_printf(&text, "%s%s", i > 0 ? "; " : "Cơ quan chấm điểm: ",
                   indicator->scored_by[i]);
    if (*kind_note(indicator->kind))
        str_printf(&text, "%s%s", text.length > 0 ? "\n\n" : "",
                   kind_note(indicator->kind));
    if (*indicator->guidance)
        str_printf(&text, "\n\n%s", indicator->guidance);
    if (indicator->supplied) {
        str_append(&text, "\n\nCó số liệu do cơ quan khác cung cấp, đơn vị "
                          "không ghi: ");
        indicator_say_sources(indicator, &text);
        str_append(&text, ". Điểm được tính khi có đủ số liệu.");
    }
    if (indicator->evidence_required)
        str_append(&text, "\n\nPhải có tài liệu kiểm chứng.");
    if (indicator->waivable)
        str_printf(&text,
                   "\n\nKhông áp dụng cho đơn vị thì chọn “%s” ở cột Điểm tự "
                   "đánh giá, để trống số liệu và ghi lý do ở cột Giải trình.",
                   claim_waived);
    if (indicator->rule.kind == RULE_MANUAL)
        str_append(&text, "\n\nCơ quan chấm điểm chấm trực tiếp, không tính từ "
                          "số liệu.");
    return arena_take(&rows->sheet->book->arena, str_take(&text));
}

/* --- values --- */

/* The unit of measure, the value and its check. */
static void put_value(struct claim_rows *rows,
                      const struct indicator *indicator,
                      const struct input *input, const char *code)
{
    struct book_sheet *sheet = rows->sheet;
    struct arena *arena = &sheet->book->arena;
    const char *cell = HERE(rows, COL_VALUE);
    const char *parts = HERE(rows, COL_VALUE_PARTS);
    const char *text = reading_text(arena, input, cell);
    const char *taken_apart =
        reading_parts(arena, input, cell, HERE(rows, COL_VALUE_TEXT));
    const char *read = reading_value(arena, input, cell, parts);
    book_put_tall(sheet, rows->row, COL_UNIT, input_unit(input), STYLE_CENTRE);
    book_put_blank(sheet, rows->row, COL_VALUE, COL_VALUE,
                   validation_style(input));
    validate_input(sheet, rows->row, COL_VALUE, input, code);
    put_check(rows, COL_CHECK,
              if_owed(rows, check_value(arena, input, cell, parts,
                                        HERE(rows, COL_VALUE_READ))),
              at_first(indicator, check_no_value));
    if (text)
        put_check(rows, COL_VALUE_TEXT, text, "");
    if (taken_apart)
        put_check(rows, COL_VALUE_PARTS, taken_apart, "");
    if (read)
        put_check(rows, COL_VALUE_READ, read, "");
}

/* A row of a value that another supplies: it says who, and nothing is asked. */
static void put_supplied(struct claim_rows *rows, const struct input *input,
                         const char *code)
{
    struct book_sheet *sheet = rows->sheet;
    struct str source = {0};
    str_append(&source, "Nguồn: ");
    input_say_source(input, &source);
    book_put_text(sheet, rows->row, COL_CODE, code, STYLE_IDLE_CODE);
    book_put_tall(sheet, rows->row, COL_TITLE, input->label, STYLE_IDLE);
    book_put_tall(sheet, rows->row, COL_UNIT, input_unit(input), STYLE_IDLE);
    book_put_blank(sheet, rows->row, COL_VALUE, COL_EXPLANATION, STYLE_IDLE);
    put_check(rows, COL_CHECK, "\"\"", "");
    book_put_tall(sheet, rows->row, COL_STATE, str_text(&source), STYLE_IDLE);
    str_clear(&source);
    rows->row++;
}

/* A row of one value: all but the value is locked. */
static void put_input(struct claim_rows *rows,
                      const struct indicator *indicator,
                      const struct input *input, const char *code)
{
    struct book_sheet *sheet = rows->sheet;
    const char *checked = HERE(rows, COL_CHECK);
    const char *state =
        WRITE(rows, "IF(%s=\"\",\"%s\",%s)", checked, state_done, checked);
    book_put_text(sheet, rows->row, COL_CODE, code, STYLE_CODE);
    book_put_tall(sheet, rows->row, COL_TITLE, input->label, STYLE_TEXT_INDENT);
    put_value(rows, indicator, input, code);
    book_put_blank(sheet, rows->row, COL_MAX, COL_EXPLANATION, STYLE_IDLE);
    put_check(rows, COL_STATE, if_owed(rows, state),
              at_first(indicator, check_no_value));
    rows->row++;
}

/* The title, over all columns. */
static void put_heading(struct claim_rows *rows,
                        const struct indicator *indicator)
{
    struct book_sheet *sheet = rows->sheet;
    const char *title =
        WRITE(rows, "%s. %s", indicator->code, indicator->title);
    double width = 0;
    for (size_t c = COL_CODE; c <= COL_STATE; c++)
        width += form_01.columns[c].width;
    book_set_lines(sheet, rows->row, book_text_lines(title, width, 11, true),
                   STYLE_INDICATOR);
    book_put_across(sheet, rows->row, COL_CODE, COL_STATE, title,
                    STYLE_INDICATOR);
    book_put_note(sheet, rows->row, COL_CODE, note_of(rows, indicator));
    rows->row++;
}

/* --- points --- */

static const char *place_piece(void *context, const char *formula)
{
    struct claim_rows *rows = context;
    size_t column = rows->pieces++;
    if (column > rows->last)
        rows->last = column;
    put_check(
        rows, column,
        WRITE(rows, "IF(%s=\"\",%s,\"\")", HERE(rows, COL_FIGURES), formula),
        "");
    return HERE(rows, column);
}

/* Whether the values are there: their own check, or those of the rows above. */
static void put_figures(struct claim_rows *rows,
                        const struct indicator *indicator, size_t first)
{
    size_t count = indicator->input_count;
    const char *formula = "\"\"", *now = "";
    if (count == 1) {
        formula = WRITE(rows, "%s&\"\"", HERE(rows, COL_CHECK));
        now = check_no_value;
    } else if (count > 1) {
        formula =
            WRITE(rows, "IF(SUMPRODUCT(LEN(%s))=0,\"\",\"%s\")",
                  forms_range(rows->sheet, first, first + count - 1, COL_CHECK),
                  no_figures);
        now = no_figures;
    }
    put_check(rows, COL_FIGURES, formula, at_first(indicator, now));
}

/* The computed points and what is wrong with the values together. Returns the
 * condition under which the indicator does not apply, or NULL. */
static const char *put_computed(struct claim_rows *rows,
                                const struct indicator *indicator,
                                const char *const *cells,
                                const char *const *codes)
{
    const char *absent = NULL;
    const struct formula of = {
        &rows->sheet->book->arena, indicator, cells, codes, place_piece, rows};
    const char *fault = formula_faults(&of), *figures = HERE(rows, COL_FIGURES);
    if (indicator->supplied)
        fault = NULL; /* what is not there yet cannot be held together */
    put_check(rows, COL_FAULT,
              fault ? if_owed(rows, WRITE(rows, "IF(%s=\"\",%s,\"\")", figures,
                                          fault))
                    : "\"\"",
              "");
    if (!formula_computes(&indicator->rule) || indicator->supplied ||
        indicator->kind == NODE_INFO) {
        book_put_blank(rows->sheet, rows->row, COL_COMPUTED, COL_COMPUTED,
                       STYLE_POINTS);
        return NULL;
    }
    const char *points = formula_points(&of, &absent);
    if (indicator->kind == NODE_PENALTY)
        points = WRITE(rows, "-(%s)", points);
    else if (rows->zero && indicator->evidence_required)
        points = WRITE(rows, "IF(%s=0,0,%s)",
                       HERE(rows, COL_DOCUMENTS + DOCUMENT_PROVING), points);
    const char *sound =
        WRITE(rows, "AND(%s=\"\",%s=\"\")", figures, HERE(rows, COL_FAULT));
    if (rows->standing)
        sound = WRITE(rows, "AND(%s=0,%s)", rows->standing, sound);
    if (absent) {
        points = WRITE(rows, "IF(%s,\"\",%s)", absent, points);
        absent = WRITE(rows, "IF(%s,%s,FALSE)", sound, absent);
    }
    book_put_text_formula(rows->sheet, rows->row, COL_COMPUTED,
                          WRITE(rows, "=IF(%s,%s,\"\")", sound, points), "",
                          STYLE_POINTS);
    return absent;
}

/* The claimed points, which are the computed ones where the cell is empty. */
static void put_claimed(struct claim_rows *rows,
                        const struct indicator *indicator)
{
    struct book_sheet *sheet = rows->sheet;
    bool manual = indicator->rule.kind == RULE_MANUAL;
    bool may_be_empty = !manual || !node_is_scored(indicator->kind);
    const char *cell = HERE(rows, COL_SELF);
    const char *computed = HERE(rows, COL_COMPUTED);
    const char *checked = HERE(rows, COL_CHECK_POINTS);
    const char *read = HERE(rows, COL_POINTS_READ);
    const struct check_points of = {.cell = cell,
                                    .read = read,
                                    .max = HERE(rows, COL_MAX),
                                    .computed = manual ? NULL : computed,
                                    .may_be_empty = may_be_empty,
                                    .penalty = indicator->kind == NODE_PENALTY};
    if (indicator->kind == NODE_INFO) {
        book_put_blank(sheet, rows->row, COL_MAX, COL_SELF, STYLE_IDLE);
        return;
    }
    book_put_points(sheet, rows->row, COL_MAX, indicator_shown_max(indicator),
                    STYLE_POINTS);
    book_put_blank(sheet, rows->row, COL_SELF, COL_SELF, STYLE_IN_POINTS);
    put_check(rows, COL_CHECK_POINTS,
              if_owed(rows, check_points(&sheet->book->arena, &of)),
              may_be_empty ? "" : check_no_points);
    put_check(rows, COL_POINTS_PARTS,
              reading_points_parts(&sheet->book->arena, cell), "");
    put_check(
        rows, COL_POINTS_READ,
        reading_points(&sheet->book->arena, cell, HERE(rows, COL_POINTS_PARTS)),
        "");
    book_put_points_formula(
        sheet, rows->row, COL_COUNTED,
        WRITE(rows,
              "=IF(%s,IF(ISBLANK(%s),N(%s),"
              "IF(OR(%s=\"\",%s=\"%s\"),N(%s),0)),0)",
              rows->standing ? WRITE(rows, "%s=0", rows->standing) : "TRUE",
              cell, computed, checked, checked, check_differs, read),
        0, STYLE_POINTS);
}

/* --- documents --- */

/* Rows below the indicator's own for further documents. */
static void put_documents(struct claim_rows *rows,
                          const struct indicator *indicator, size_t count)
{
    struct book_sheet *sheet = rows->sheet;
    for (size_t i = 0; i < count; i++, rows->row++) {
        book_put_blank(sheet, rows->row, COL_CODE, COL_SELF, STYLE_IDLE);
        book_put_text(sheet, rows->row, COL_TITLE, form_01.document_title,
                      STYLE_ASIDE);
        document_cells_put(&rows->documents, rows->row, indicator, false);
        book_put_blank(sheet, rows->row, COL_EXPLANATION, COL_EXPLANATION,
                       STYLE_IDLE);
        put_check(
            rows, COL_STATE,
            WRITE(rows, "%s&\"\"", HERE(rows, COL_DOCUMENTS + DOCUMENT_CHECK)),
            "");
    }
}

/* --- the indicator's own row --- */

/* Its title stands above; what the row is for stands in it. */
static void put_title(struct claim_rows *rows,
                      const struct indicator *indicator)
{
    bool single = indicator->input_count == 1;
    book_put_text(rows->sheet, rows->row, COL_CODE, indicator->code,
                  STYLE_CODE_STRONG);
    book_put_tall(rows->sheet, rows->row, COL_TITLE,
                  single ? indicator->inputs[0].label : form_01.row_title,
                  STYLE_TEXT_INDENT);
}

static void put_standing(struct claim_rows *rows,
                         const struct indicator *indicator)
{
    size_t count = indicator->input_count;
    size_t first = count > 1 ? rows->row - count : rows->row;
    if (!rows->standing)
        return;
    book_put_count_formula(
        rows->sheet, rows->row, COL_STANDING,
        standing_formula(&rows->sheet->book->arena, indicator,
                         HERE(rows, COL_SELF),
                         forms_range(rows->sheet, first, rows->row, COL_VALUE)),
        standing_at_first(indicator), STYLE_POINTS);
    if (indicator->waivable)
        *vec_push(&rows->waivable) = rows->row;
}

/* What the state says of a blank form. */
static const char *state_at_first(const struct indicator *indicator)
{
    if (indicator->input_count > 0)
        return indicator->input_count > 1 ? no_figures : check_no_value;
    if (node_is_scored(indicator->kind))
        return check_no_points;
    return indicator->evidence_required ? check_no_proof : state_done;
}

/* The state where no check has anything to say. */
static const char *sound_state(struct claim_rows *rows,
                               const struct indicator *indicator,
                               const char *absent)
{
    const char *state = WRITE(rows, "\"%s\"", state_done);
    const char *standing = rows->standing;
    if (absent)
        state = WRITE(rows, "IF(%s,\"%s\",%s)", absent, state_absent, state);
    if (!standing)
        return state;
    if (indicator->kind == NODE_BONUS)
        return WRITE(rows, "IF(%s=%d,\"\",%s)", standing, STANDING_UNCLAIMED,
                     state);
    return WRITE(rows,
                 "IF(%s=%d,%s,IF(%s=%d,\"%s\",IF(LEN(TRIM(%s))=0,\"%s\","
                 "\"%s\")))",
                 standing, STANDING_ASKED, state, standing,
                 STANDING_WAIVED_WITH_MORE, too_much,
                 HERE(rows, COL_EXPLANATION), no_reason, state_absent);
}

/* What is to be done first, or that all is well. */
static void put_state(struct claim_rows *rows,
                      const struct indicator *indicator, const char *absent)
{
    static const size_t checks[] = {COL_FIGURES, COL_FAULT, COL_CHECK_POINTS,
                                    COL_DOCUMENTS + DOCUMENT_PROOF};
    const char *here = HERE(rows, COL_STATE);
    const char *first = at_first(indicator, state_at_first(indicator));
    const char *state = sound_state(rows, indicator, absent);
    state = WRITE(rows, "IF(ISERROR(%s),\"Ô giải trình báo lỗi\",%s)",
                  HERE(rows, COL_EXPLANATION), state);
    for (size_t i = LENGTH(checks); i-- > 0;) {
        const char *check = HERE(rows, checks[i]);
        state = WRITE(rows, "IF(%s<>\"\",%s,%s)", check, check, state);
    }
    put_check(rows, COL_STATE, state, first);
    book_put_count_formula(
        rows->sheet, rows->row, COL_OPEN,
        WRITE(rows, "=IF(OR(%s=\"%s\",%s=\"%s\",%s=\"\"),0,1)", here,
              state_done, here, state_absent, here),
        *first && strcmp(first, state_done) != 0, STYLE_POINTS);
}

/* Below the indicator's own row stand those of further documents. */
static size_t put_proof(struct claim_rows *rows,
                        const struct indicator *indicator)
{
    size_t more =
        indicator->evidence_required ? DOCUMENTS_REQUIRED : DOCUMENTS_POSSIBLE;
    const char *required = NULL;
    if (indicator->evidence_required)
        required =
            rows->standing ? WRITE(rows, "%s=0", rows->standing) : "TRUE";
    document_cells_put(&rows->documents, rows->row, indicator, true);
    document_cells_put_proof(&rows->documents, rows->row, more, required,
                             required ? at_first(indicator, check_no_proof)
                                      : "");
    return more;
}

/* Fills in the indicator's own row, and then the rows of documents below it.
 * Returns whether it may say that it does not apply. */
static bool put_own(struct claim_rows *rows, const struct indicator *indicator,
                    const char *const *cells, const char *const *codes)
{
    struct book_sheet *sheet = rows->sheet;
    size_t count = indicator->input_count;
    rows->pieces = COL_PIECES;
    rows->own = rows->row;
    put_title(rows, indicator);
    if (count == 1)
        put_value(rows, indicator, &indicator->inputs[0], indicator->code);
    else
        book_put_blank(sheet, rows->row, COL_UNIT, COL_VALUE, STYLE_IDLE);
    put_standing(rows, indicator);
    put_figures(rows, indicator, count > 1 ? rows->row - count : rows->row);
    const char *absent = put_computed(rows, indicator, cells, codes);
    put_claimed(rows, indicator);
    size_t more = put_proof(rows, indicator);
    book_put_blank(sheet, rows->row, COL_EXPLANATION, COL_EXPLANATION,
                   STYLE_IN_TEXT);
    put_state(rows, indicator, absent);
    rows->row++;
    put_documents(rows, indicator, more);
    return absent != NULL || indicator->waivable;
}

bool claim_rows_write(struct claim_rows *rows,
                      const struct indicator *indicator)
{
    struct arena *arena = &rows->sheet->book->arena;
    size_t count = indicator->input_count;
    const char **cells = arena_calloc(arena, count + 1, sizeof *cells);
    const char **codes = arena_calloc(arena, count + 1, sizeof *codes);
    rows->asked++;
    put_heading(rows, indicator);
    /* The own row stands below those of several values. */
    size_t own = rows->row + (count > 1 ? count : 0);
    rows->standing = standing_varies(indicator)
                         ? forms_cell(rows->sheet, own, COL_STANDING)
                         : NULL;
    for (size_t i = 0; i < count; i++) {
        codes[i] = count == 1 ? indicator->code
                              : WRITE(rows, "%s.%c", indicator->code,
                                      (char)('a' + i % 26));
        cells[i] = HERE(rows, COL_VALUE_READ);
        if (indicator->inputs[i].supplier)
            put_supplied(rows, &indicator->inputs[i], codes[i]);
        else if (count > 1)
            put_input(rows, indicator, &indicator->inputs[i], codes[i]);
    }
    return put_own(rows, indicator, cells, codes);
}

void claim_rows_idle(struct claim_rows *rows, const struct indicator *indicator,
                     const char *why)
{
    struct book_sheet *sheet = rows->sheet;
    size_t row = rows->row++;
    book_put_text(sheet, row, COL_CODE, indicator->code, STYLE_IDLE_CODE);
    book_put_tall(sheet, row, COL_TITLE, indicator->title, STYLE_IDLE);
    book_put_blank(sheet, row, COL_UNIT, COL_VALUE, STYLE_IDLE);
    book_put_points(sheet, row, COL_MAX, indicator_shown_max(indicator),
                    STYLE_IDLE_POINTS);
    book_put_blank(sheet, row, COL_COMPUTED, COL_EXPLANATION, STYLE_IDLE);
    book_put_tall(sheet, row, COL_STATE, why, STYLE_IDLE);
}
