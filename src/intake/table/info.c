#include "intake/table/info.h"

#include "base/text.h"
#include "intake/value/cells.h"

#include <stdlib.h>
#include <string.h>

/* A value stands at most so far to the right of its label, and a label is no
 * longer than this. */
enum { VALUE_REACH = 12, LABEL_MAX = 100, FACT_COLUMNS = 64 };

/* Labels in text_fold_plain, separated by "|". */
static const char *const labels[FACT_COUNT] = {
    [FACT_UNIT_CODE] = "ma don vi|ma so don vi|ma co quan|ma xa, phuong",
    [FACT_UNIT_NAME] = "ten don vi|don vi|ten co quan|ten co quan, don vi|"
                       "ten xa, phuong|don vi tu danh gia|don vi bao cao",
    [FACT_YEAR] = "nam danh gia|nam|nam bao cao",
    [FACT_NUMBER] = "lan nop|lan nop thu|nop lan|nop lan thu|lan gui",
    [FACT_AUTHOR] = "nguoi lap bieu|nguoi lap|nguoi tham dinh|can bo lap bieu|"
                    "can bo tham dinh|nguoi cham|can bo dau moi",
    [FACT_PHONE] = "dien thoai|so dien thoai|dien thoai lien he|sdt",
    [FACT_EMAIL] = "email|e-mail|thu dien tu|dia chi email|hop thu",
    [FACT_DATE] = "ngay lap|ngay|ngay lap bieu|ngay tham dinh|ngay cham|"
                  "ngay nop",
    [FACT_AGENCY] = "co quan cham diem|co quan tham dinh|don vi cham diem|"
                    "don vi tham dinh|co quan cham|ten co quan cham diem",
    [FACT_LEVEL] = "cap danh gia|cap|cap don vi",
    [FACT_ROUND] = "vong tham dinh|vong|vong cham|lan tham dinh",
};

static bool is_one_of(const char *text, size_t length, const char *list)
{
    while (list != NULL) {
        const char *end = strchr(list, '|');
        size_t size = end == NULL ? strlen(list) : (size_t)(end - list);
        if (size == length && strncmp(list, text, size) == 0)
            return true;
        list = end == NULL ? NULL : end + 1;
    }
    return false;
}

/* The fact that a label names, FACT_COUNT for none. What stands in brackets
 * behind it and marks of the form ("Mã đơn vị (*):") do not count. */
static enum fact fact_of_label(const char *text)
{
    char *folded = text_fold_plain(text);
    size_t length = strcspn(folded, "(*:");
    while (length > 0 && folded[length - 1] == ' ')
        length--;
    const char *start = folded;
    size_t number = strspn(start, "0123456789");
    if (number > 0 && strncmp(start + number, ". ", 2) == 0) {
        start += number + 2;
        length -= number + 2;
    } else if (strncmp(start, "- ", 2) == 0) {
        start += 2;
        length -= 2;
    }
    enum fact found = FACT_COUNT;
    for (int f = 0; f < FACT_COUNT && found == FACT_COUNT; f++)
        if (is_one_of(start, length, labels[f]))
            found = (enum fact)f;
    free(folded);
    return found;
}

static enum fact fact_of_cell(const struct cell *cell)
{
    if (cell == NULL || cell->kind != CELL_TEXT || cell->length > LABEL_MAX * 3)
        return FACT_COUNT;
    return fact_of_label(cell->text);
}

/* The value in the label's own cell, behind a colon; "" where there is none. */
static const char *value_behind(struct arena *arena, const struct cell *label)
{
    const char *colon = memchr(label->text, ':', label->length);
    if (colon == NULL)
        return "";
    size_t used = (size_t)(colon + 1 - label->text);
    return arena_take(arena, text_clean_line(colon + 1, label->length - used));
}

static struct fact_value value_of(struct arena *arena,
                                  const struct sheet *sheet,
                                  const struct cell *label)
{
    struct fact_value value = {.text = value_behind(arena, label),
                               .sheet = sheet->name,
                               .row = label->row,
                               .column = label->column};
    for (uint32_t c = 1; c <= VALUE_REACH && *value.text == '\0'; c++) {
        const struct cell *cell =
            grid_at(sheet->grid, label->row, label->column + c);
        if (cell_is_blank(cell) || cell->unsaved)
            continue;
        if (fact_of_cell(cell) != FACT_COUNT)
            break;
        value.text = cell_typed(arena, cell);
        value.cell = cell;
        value.column = cell->column;
    }
    return value;
}

/* Adds the facts of one sheet; the first value of a label stands. */
static size_t read_sheet(struct arena *arena, const struct sheet *sheet,
                         uint32_t last_row, struct fact_value *facts)
{
    size_t found = 0;
    uint32_t last_column = grid_last_column(sheet->grid);
    if (last_column > FACT_COLUMNS)
        last_column = FACT_COLUMNS;
    for (uint32_t row = 1; row <= last_row; row++) {
        for (uint32_t c = 1; c <= last_column; c++) {
            const struct cell *cell = grid_at(sheet->grid, row, c);
            enum fact fact = fact_of_cell(cell);
            if (fact == FACT_COUNT)
                continue;
            struct fact_value *known = &facts[fact];
            if (known->sheet != NULL && *known->text != '\0')
                continue;
            struct fact_value value = value_of(arena, sheet, cell);
            if (known->sheet == NULL || *value.text != '\0')
                *known = value;
            found += *value.text != '\0';
        }
    }
    return found;
}

/* A title or a signature names the unit, a person and a date as well; only
 * these labels show that the block of facts is there. */
static bool is_of_block(enum fact fact)
{
    return fact == FACT_UNIT_CODE || fact == FACT_YEAR || fact == FACT_NUMBER ||
           fact == FACT_AGENCY || fact == FACT_LEVEL || fact == FACT_ROUND;
}

static void take_missing(struct info *info, const struct fact_value *facts)
{
    for (int f = 0; f < FACT_COUNT; f++) {
        struct fact_value *known = &info->facts[f];
        if (facts[f].sheet != NULL && is_of_block((enum fact)f))
            info->found = true;
        if (facts[f].sheet != NULL &&
            (known->sheet == NULL ||
             (*known->text == '\0' && *facts[f].text != '\0')))
            *known = facts[f];
    }
}

void info_read(struct arena *arena, const struct sheet *sheets, size_t count,
               struct info *info)
{
    struct fact_value(*all)[FACT_COUNT] = mem_calloc(count + 1, sizeof *all);
    size_t best = 0, most = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t last = grid_last_row(sheets[i].grid);
        if (sheets[i].table_top != 0)
            last = sheets[i].table_top - 1;
        size_t found = read_sheet(arena, &sheets[i], last, all[i]);
        if (found > most) {
            most = found;
            best = i;
        }
    }
    *info = (struct info){0};
    for (int f = 0; f < FACT_COUNT; f++)
        info->facts[f].text = "";
    if (count > 0)
        take_missing(info, all[best]);
    for (size_t i = 0; i < count; i++)
        take_missing(info, all[i]);
    free(all);
}
