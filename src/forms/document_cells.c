#include "forms/document_cells.h"

#include "forms/formula/checks.h"
#include "forms/formula/reading.h"

#define CELL(cells, row, column) forms_cell((cells)->sheet, row, column)
#define CHECK_CELL(cells, row, which)                                          \
    CELL(cells, row, (cells)->checks + DOCUMENT_##which)
#define WRITE(cells, ...)                                                      \
    arena_printf(&(cells)->sheet->book->arena, __VA_ARGS__)

static void put_check(const struct document_cells *cells, size_t row,
                      size_t which, const char *formula, const char *now)
{
    book_put_text_formula(cells->sheet, row, cells->checks + which,
                          WRITE(cells, "=%s", formula), now, STYLE_STATE);
}

void document_cells_put(const struct document_cells *cells, size_t row,
                        const struct indicator *indicator, bool several)
{
    struct book_sheet *sheet = cells->sheet;
    struct arena *arena = &sheet->book->arena;
    const struct check_document of = {
        .number = CELL(cells, row, cells->number),
        .date = CELL(cells, row, cells->date),
        .link = CELL(cells, row, cells->link),
        .plain = CHECK_CELL(cells, row, PLAIN),
        .day = CHECK_CELL(cells, row, DAY),
        .several = several ? CHECK_CELL(cells, row, SEVERAL) : NULL,
        .pattern = indicator->evidence_pattern,
        .first = cells->first,
        .last = cells->last,
    };
    book_put_blank(sheet, row, cells->number, cells->number, STYLE_IN_TEXT);
    book_put_blank(sheet, row, cells->date, cells->date, STYLE_IN_DATE);
    book_put_blank(sheet, row, cells->link, cells->link, STYLE_IN_TEXT);
    put_check(cells, row, DOCUMENT_CHECK, check_document(arena, &of), "");
    put_check(cells, row, DOCUMENT_PLAIN, check_plain_number(arena, of.number),
              "");
    if (several) {
        put_check(cells, row, DOCUMENT_DAYS, check_days_apart(arena, of.date),
                  "");
        put_check(cells, row, DOCUMENT_SEVERAL,
                  check_several(arena, &of, CHECK_CELL(cells, row, DAYS)), "");
    }
    put_check(cells, row, DOCUMENT_DAY_PARTS, reading_day_parts(arena, of.date),
              "");
    book_put_count_formula(
        sheet, row, cells->checks + DOCUMENT_DAY,
        WRITE(cells, "=%s",
              reading_day(arena, of.date, CHECK_CELL(cells, row, DAY_PARTS))),
        0, STYLE_POINTS);
}

void document_cells_put_proof(const struct document_cells *cells, size_t row,
                              size_t more, const char *required,
                              const char *now)
{
    struct book_sheet *sheet = cells->sheet;
    size_t last = row + more, checks = cells->checks + DOCUMENT_CHECK;
    const char *own = CHECK_CELL(cells, row, CHECK);
    const struct check_rows all = {
        .numbers = forms_range(sheet, row, last, cells->number),
        .dates = forms_range(sheet, row, last, cells->date),
        .links = forms_range(sheet, row, last, cells->link),
        .checks = forms_range(sheet, row, last, checks),
        .first = cells->first,
        .last = cells->last,
    };
    const char *none = required ? WRITE(cells, "AND(%s,%s=0)", required,
                                        CHECK_CELL(cells, row, PROVING))
                                : "FALSE";
    if (required)
        book_put_count_formula(
            sheet, row, cells->checks + DOCUMENT_PROVING,
            WRITE(cells, "=%s+%s",
                  reading_proofs(&sheet->book->arena, all.numbers),
                  reading_proofs(&sheet->book->arena, all.links)),
            0, STYLE_POINTS);
    put_check(cells, row, DOCUMENT_PROOF,
              WRITE(cells,
                    "IF(%s<>\"\",%s,IF(%s,\"%s\",IF(SUMPRODUCT(LEN(%s))+%s>0,"
                    "\"Xem tài liệu ở dòng dưới\",\"\")))",
                    own, own, none, check_no_proof,
                    forms_range(sheet, row + 1, last, checks),
                    check_inserted(&sheet->book->arena, &all)),
              now);
}

void document_cells_paint(const struct document_cells *cells, size_t first,
                          size_t last)
{
    const struct {
        size_t column;
        const char *about; /* how its checks begin */
    } columns[] = {
        {cells->number, "Số"}, {cells->date, "Ng"}, {cells->link, "Li"}};
    const char *check = CHECK_CELL(cells, first, CHECK);
    for (size_t i = 0; i < LENGTH(columns); i++) {
        size_t column = columns[i].column;
        const char *cell = CELL(cells, first, column);
        book_paint(cells->sheet, first, column, last, column,
                   WRITE(cells, "=AND(ISBLANK(%s),OR(LEN(%s)>0,%s=\"%s\"))",
                         cell, check, CHECK_CELL(cells, first, PROOF),
                         check_no_proof),
                   STYLE_EMPTY);
        book_paint(cells->sheet, first, column, last, column,
                   WRITE(cells, "=AND(NOT(ISBLANK(%s)),LEFT(%s,2)=\"%s\")",
                         cell, check, columns[i].about),
                   STYLE_WRONG);
    }
}
