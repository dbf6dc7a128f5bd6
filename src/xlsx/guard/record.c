#include "xlsx/guard/record.h"

#include "base/text.h"

#include <string.h>

/* A sheet's name and the text of a problem end with the tag they stood in. */
#define NAME_BYTES (2 * LIMITS_MIB)

enum { PROBLEM_LIMIT = 20000 };

enum field_kind {
    FIELD_BOOL,
    FIELD_INT,
    FIELD_UNSIGNED,
    FIELD_LONG,
    FIELD_TEXT
};

/* A member of a record: a number from `low` to `high`, or a text of at most
 * `high` bytes, which is never NULL. */
struct field {
    enum field_kind kind;
    size_t offset;
    int64_t low, high;
};

#define FIELD(type, member, kind, low, high)                                   \
    {                                                                          \
        kind, offsetof(struct type, member), low, high                         \
    }

static const struct field sheet_fields[] = {
    FIELD(sheet_record, name, FIELD_TEXT, 0, NAME_BYTES),
    FIELD(sheet_record, hidden, FIELD_BOOL, 0, 1),
};

#define COEFFICIENT_END 1000000000000000000 /* 10^DECIMAL_MAX_DIGITS */

static const struct field cell_fields[] = {
    FIELD(cell, row, FIELD_UNSIGNED, 1, SHEET_MAX_ROW),
    FIELD(cell, column, FIELD_UNSIGNED, 1, SHEET_MAX_COLUMN),
    FIELD(cell, kind, FIELD_UNSIGNED, CELL_NUMBER, CELL_ERROR),
    FIELD(cell, notes, FIELD_UNSIGNED, 0,
          CELL_STRUCK | CELL_RAISED | CELL_PICTURE),
    FIELD(cell, parts, FIELD_UNSIGNED, 0,
          CELL_SHOWS_DAY | CELL_SHOWS_MONTH | CELL_SHOWS_YEAR |
              CELL_SHOWS_TIME),
    FIELD(cell, from_1904, FIELD_BOOL, 0, 1),
    FIELD(cell, formula, FIELD_BOOL, 0, 1),
    FIELD(cell, unsaved, FIELD_BOOL, 0, 1),
    FIELD(cell, percent, FIELD_BOOL, 0, 1),
    FIELD(cell, hidden, FIELD_BOOL, 0, 1),
    FIELD(cell, number.coefficient, FIELD_LONG, 1 - COEFFICIENT_END,
          COEFFICIENT_END - 1),
    FIELD(cell, number.exponent, FIELD_INT, -DECIMAL_MAX_EXPONENT,
          DECIMAL_MAX_EXPONENT),
    FIELD(cell, date.year, FIELD_INT, 0, 9999),
    FIELD(cell, date.month, FIELD_INT, 0, 12),
    FIELD(cell, date.day, FIELD_INT, 0, 31),
    FIELD(cell, second, FIELD_INT, 0, 24 * 60 * 60 - 1),
    FIELD(cell, text, FIELD_TEXT, 0, 64 * LIMITS_MIB),
    FIELD(cell, link, FIELD_TEXT, 0, 64 * LIMITS_MIB),
    FIELD(cell, link_parts, FIELD_TEXT, 0, 64 * LIMITS_MIB),
};

static const struct field merge_fields[] = {
    FIELD(cell_range, first_row, FIELD_UNSIGNED, 1, SHEET_MAX_ROW),
    FIELD(cell_range, first_column, FIELD_UNSIGNED, 1, SHEET_MAX_COLUMN),
    FIELD(cell_range, last_row, FIELD_UNSIGNED, 1, SHEET_MAX_ROW),
    FIELD(cell_range, last_column, FIELD_UNSIGNED, 1, SHEET_MAX_COLUMN),
};

static const struct field link_fields[] = {
    FIELD(cell_link, range.first_row, FIELD_UNSIGNED, 1, SHEET_MAX_ROW),
    FIELD(cell_link, range.first_column, FIELD_UNSIGNED, 1, SHEET_MAX_COLUMN),
    FIELD(cell_link, range.last_row, FIELD_UNSIGNED, 1, SHEET_MAX_ROW),
    FIELD(cell_link, range.last_column, FIELD_UNSIGNED, 1, SHEET_MAX_COLUMN),
    FIELD(cell_link, address, FIELD_TEXT, 0, 2 * LIMITS_MIB),
};

static const struct field problem_fields[] = {
    FIELD(reported_problem, code, FIELD_UNSIGNED, 0, PROBLEM_CODE_COUNT - 1),
    FIELD(reported_problem, row, FIELD_UNSIGNED, 0, SHEET_MAX_ROW),
    FIELD(reported_problem, column, FIELD_UNSIGNED, 0, SHEET_MAX_COLUMN),
    FIELD(reported_problem, sheet, FIELD_TEXT, 0, NAME_BYTES),
    FIELD(reported_problem, first, FIELD_TEXT, 0, NAME_BYTES),
    FIELD(reported_problem, second, FIELD_TEXT, 0, NAME_BYTES),
};

static const struct field end_fields[] = {
    FIELD(end_record, good, FIELD_BOOL, 0, 1),
};

/* What must hold of a record beyond the range of each field. */
typedef bool holds_fn(struct record_reader *reader, struct record *record);

static holds_fn sheet_holds, cell_holds, merge_holds, link_holds, problem_holds;

// NOLINTNEXTLINE(bugprone-macro-parentheses): two initializers
#define FIELDS(table) table, sizeof(table) / sizeof *(table)

static const struct {
    const struct field *fields;
    size_t count;
    size_t offset; /* of its members in struct record */
    holds_fn *holds;
} kinds[RECORD_COUNT] = {
    [RECORD_SHEET] = {FIELDS(sheet_fields), offsetof(struct record, sheet),
                      sheet_holds},
    [RECORD_CELL] = {FIELDS(cell_fields), offsetof(struct record, cell),
                     cell_holds},
    [RECORD_MERGE] = {FIELDS(merge_fields), offsetof(struct record, merge),
                      merge_holds},
    [RECORD_LINK] = {FIELDS(link_fields), offsetof(struct record, link),
                     link_holds},
    [RECORD_PROBLEM] = {FIELDS(problem_fields),
                        offsetof(struct record, problem), problem_holds},
    [RECORD_END] = {FIELDS(end_fields), offsetof(struct record, end), NULL},
};

/* A number with a sign as one without: 0, -1, 1, -2, … */
static uint64_t fold_sign(int64_t number)
{
    return number < 0 ? ~((uint64_t)number << 1) : (uint64_t)number << 1;
}

static int64_t unfold_sign(uint64_t number)
{
    return (int64_t)(number >> 1 ^ (0 - (number & 1)));
}

static void put_text(struct wire_out *out, const char *text)
{
    size_t length = text ? strlen(text) : 0;
    wire_put(out, length);
    wire_put_bytes(out, text, length);
}

static void put_field(struct wire_out *out, const struct field *field,
                      const void *member)
{
    switch (field->kind) {
    case FIELD_BOOL:
        wire_put(out, *(const bool *)member);
        break;
    case FIELD_INT:
        wire_put(out, fold_sign(*(const int *)member));
        break;
    case FIELD_UNSIGNED:
        wire_put(out, *(const uint32_t *)member);
        break;
    case FIELD_LONG:
        wire_put(out, fold_sign(*(const int64_t *)member));
        break;
    case FIELD_TEXT:
        put_text(out, *(const char *const *)member);
        break;
    }
}

void record_put(struct wire_out *out, const struct record *record)
{
    const char *members = (const char *)record + kinds[record->kind].offset;
    wire_put(out, record->kind);
    for (size_t i = 0; i < kinds[record->kind].count; i++) {
        const struct field *field = &kinds[record->kind].fields[i];
        put_field(out, field, members + field->offset);
    }
}

/* Reads a text of `length` bytes: UTF-8 without NUL. */
static bool get_text(struct record_reader *reader, struct str *into,
                     uint64_t length)
{
    str_reset(into);
    str_append(into, "");
    char chunk[4096];
    while (length > 0) {
        size_t part = length < sizeof chunk ? (size_t)length : sizeof chunk;
        if (!wire_get_bytes(&reader->wire, chunk, part) ||
            memchr(chunk, '\0', part))
            return false;
        str_append_bytes(into, chunk, part);
        length -= part;
    }
    return text_is_utf8(str_text(into), into->length);
}

static bool get_number(const struct field *field, uint64_t number, void *member)
{
    bool is_signed = field->kind == FIELD_INT || field->kind == FIELD_LONG;
    if (!is_signed && number > INT64_MAX)
        return false;
    int64_t value = is_signed ? unfold_sign(number) : (int64_t)number;
    if (value < field->low || value > field->high)
        return false;
    switch (field->kind) {
    case FIELD_BOOL:
        *(bool *)member = value != 0;
        break;
    case FIELD_INT:
        *(int *)member = (int)value;
        break;
    case FIELD_UNSIGNED:
        *(uint32_t *)member = (uint32_t)value;
        break;
    case FIELD_LONG:
        *(int64_t *)member = value;
        break;
    case FIELD_TEXT:
        return false;
    }
    return true;
}

/* Reads all fields of a record; the texts go to reader->texts in turn. */
static bool get_fields(struct record_reader *reader, struct record *record)
{
    char *members = (char *)record + kinds[record->kind].offset;
    size_t texts = 0;
    for (size_t i = 0; i < kinds[record->kind].count; i++) {
        const struct field *field = &kinds[record->kind].fields[i];
        uint64_t number;
        if (!wire_get(&reader->wire, &number))
            return false;
        if (field->kind != FIELD_TEXT) {
            if (!get_number(field, number, members + field->offset))
                return false;
            continue;
        }
        struct str *text = &reader->texts[texts++];
        if (number > (uint64_t)field->high || !get_text(reader, text, number))
            return false;
        *(const char **)(void *)(members + field->offset) = str_text(text);
    }
    return true;
}

static bool sheet_holds(struct record_reader *reader, struct record *record)
{
    (void)record;
    return reader->counts[RECORD_SHEET] <= reader->limits->entries;
}

static bool number_holds(struct decimal number)
{
    return number.coefficient == 0 ? number.exponent == 0
                                   : number.coefficient % 10 != 0;
}

static bool kind_holds(const struct cell *cell)
{
    switch (cell->kind) {
    case CELL_BOOL:
        return number_holds(cell->number) && cell->number.exponent == 0 &&
               (cell->number.coefficient | 1) == 1;
    case CELL_DATE:
        return number_holds(cell->number) && date_is_valid(cell->date);
    case CELL_TEXT:
        return cell->unsaved ? cell->length == 0 && cell->formula
                             : cell->length > 0 || cell->notes & CELL_STRUCK;
    case CELL_ERROR:
        return cell->length > 0;
    case CELL_NUMBER:
        break;
    }
    return number_holds(cell->number);
}

static bool cell_holds(struct record_reader *reader, struct record *record)
{
    struct cell *cell = &record->cell;
    cell->length = reader->texts[0].length;
    reader->text_bytes += cell->length;
    if (*cell->link == '\0')
        cell->link = NULL;
    if (*cell->link_parts == '\0')
        cell->link_parts = NULL;
    return reader->counts[RECORD_SHEET] > 0 &&
           reader->counts[RECORD_CELL] <= reader->limits->cells &&
           reader->text_bytes <= reader->limits->text_bytes && kind_holds(cell);
}

static bool range_holds(const struct cell_range *range)
{
    return range->first_row <= range->last_row &&
           range->first_column <= range->last_column;
}

static bool merge_holds(struct record_reader *reader, struct record *record)
{
    return reader->counts[RECORD_SHEET] > 0 &&
           reader->counts[RECORD_MERGE] <= reader->limits->cells &&
           range_holds(&record->merge);
}

/* Each sheet may have as many links as the limit says. */
static bool link_holds(struct record_reader *reader, struct record *record)
{
    uint64_t sheets = reader->counts[RECORD_SHEET];
    return reader->counts[RECORD_LINK] <= reader->limits->links * sheets &&
           range_holds(&record->link.range);
}

/* A worker may report problems of files and values (1xx, 4xx), and of nothing
 * else. */
static bool problem_holds(struct record_reader *reader, struct record *record)
{
    char subject = problem_code_text(record->problem.code)[1];
    return reader->counts[RECORD_PROBLEM] <= PROBLEM_LIMIT &&
           (subject == '1' || subject == '4');
}

void record_reader_init(struct record_reader *reader, int fd,
                        const struct limits *limits)
{
    memset(reader, 0, sizeof *reader);
    reader->wire.fd = fd;
    reader->limits = limits;
}

bool record_get(struct record_reader *reader, struct record *record)
{
    uint64_t kind;
    memset(record, 0, sizeof *record);
    if (!wire_get(&reader->wire, &kind) || kind >= RECORD_COUNT)
        return false;
    record->kind = (enum record_kind)kind;
    reader->counts[kind]++;
    return get_fields(reader, record) &&
           (!kinds[kind].holds || kinds[kind].holds(reader, record));
}

void record_reader_clear(struct record_reader *reader)
{
    for (size_t i = 0; i < sizeof reader->texts / sizeof *reader->texts; i++)
        str_clear(&reader->texts[i]);
}
