#include "campaign/earlier_file.h"

#include "base/csv.h"
#include "base/failure.h"
#include "base/file.h"

enum { RESULTS_MAX_BYTES = 64 << 20, RANK_MAX_DIGITS = 6 };

/* Those that may be missing come last. */
enum column {
    COLUMN_LEVEL,
    COLUMN_CODE,
    COLUMN_RANK,
    COLUMN_INDEX,
    COLUMNS_NEEDED,
    COLUMN_STATE = COLUMNS_NEEDED,
    COLUMN_MAX,
    COLUMN_FINAL,
    COLUMNS
};

static const char *const column_names[COLUMNS] = {
    [COLUMN_LEVEL] = "level", [COLUMN_CODE] = "code",   [COLUMN_RANK] = "rank",
    [COLUMN_INDEX] = "index", [COLUMN_STATE] = "state", [COLUMN_MAX] = "max",
    [COLUMN_FINAL] = "final"};

struct reading {
    struct loader *loader;
    struct earlier_file *out;
    bool begun, complete;
    bool wrong;              /* an error is recorded */
    size_t columns[COLUMNS]; /* SIZE_MAX: not there */
};

static void find_columns(struct reading *r, char *const *cells, size_t count)
{
    r->begun = r->complete = true;
    for (size_t c = 0; c < COLUMNS; c++) {
        r->columns[c] = SIZE_MAX;
        for (size_t i = 0; i < count; i++)
            if (strcmp(cells[i], column_names[c]) == 0)
                r->columns[c] = i;
        r->complete &= c >= COLUMNS_NEEDED || r->columns[c] != SIZE_MAX;
    }
}

/* A record while it is read. */
struct record {
    struct reading *reading;
    int line;
    char *const *cells;
    size_t count;
};

/* The cell of a column, "" where there is none. */
static const char *cell_of(const struct record *record, enum column column)
{
    size_t at = record->reading->columns[column];
    return at < record->count ? record->cells[at] : "";
}

static bool refuse(const struct record *record, enum column column,
                   const char *what)
{
    return load_fail(record->reading->loader, record->line,
                     "“%s”: “%s” không phải %s; hoặc để trống",
                     column_names[column], cell_of(record, column), what);
}

/* The number of a cell with its point moved `places` to the right, in
 * hundredths; POINTS_NONE where the cell is empty. */
static bool read_hundredths(const struct record *record, enum column column,
                            int places, const char *what, int64_t *out)
{
    const char *text = cell_of(record, column);
    struct decimal value;
    *out = POINTS_NONE;
    return *text == '\0' ||
           (decimal_parse(text, strlen(text), &value) &&
            points_from_decimal(decimal_scale(value, places), out)) ||
           refuse(record, column, what);
}

/* Four decimals are hundredths of a hundred times the value. */
static bool read_index(const struct record *record, ratio4_t *out)
{
    static const char what[] = "chỉ số; ghi số có dấu chấm như 0.8241";
    if (!read_hundredths(record, COLUMN_INDEX, 2, what, out))
        return false;
    if (*out == POINTS_NONE)
        *out = RATIO_NONE;
    else if (*out < 0)
        return refuse(record, COLUMN_INDEX, what);
    return true;
}

static bool read_points(const struct record *record, enum column column,
                        points_t *out)
{
    return read_hundredths(record, column, 0,
                           "điểm; ghi số có dấu chấm như 268.54", out);
}

/* 0 where the cell is empty. */
static bool read_rank(const struct record *record, size_t *out)
{
    const char *text = cell_of(record, COLUMN_RANK);
    size_t digits = strspn(text, "0123456789");
    *out = strtoul(text, NULL, 10);
    return *text == '\0' ||
           (digits <= RANK_MAX_DIGITS && text[digits] == '\0' && *out > 0) ||
           refuse(record, COLUMN_RANK, "thứ hạng; ghi số nguyên từ 1");
}

static bool is_long_enough(const struct record *record)
{
    for (size_t c = 0; c < COLUMNS_NEEDED; c++)
        if (record->reading->columns[c] >= record->count)
            return load_fail(record->reading->loader, record->line,
                             "dòng thiếu ô của cột “%s”; chép lại results.csv "
                             "của năm đó",
                             column_names[c]);
    return true;
}

static bool read_result(const struct record *record,
                        struct earlier_result *result)
{
    struct arena *arena = record->reading->out->arena;
    if (!is_long_enough(record))
        return false;
    *result = (struct earlier_result){
        .line = record->line,
        .level = arena_strdup(arena, cell_of(record, COLUMN_LEVEL)),
        .code = arena_strdup(arena, cell_of(record, COLUMN_CODE)),
        .missing = strcmp(cell_of(record, COLUMN_STATE), "missing") == 0};
    return read_rank(record, &result->rank) &&
           read_index(record, &result->index) &&
           read_points(record, COLUMN_MAX, &result->max) &&
           read_points(record, COLUMN_FINAL, &result->final);
}

static void read_record(void *userdata, int line, char *const *cells,
                        size_t count)
{
    struct reading *r = userdata;
    const struct record record = {r, line, cells, count};
    struct earlier_result result;
    if (!r->begun)
        find_columns(r, cells, count);
    else if (r->complete && !r->wrong && (count > 1 || *cells[0] != '\0')) {
        r->wrong = !read_result(&record, &result);
        if (!r->wrong)
            *vec_push(&r->out->results) = result;
    }
}

bool earlier_file_read(struct loader *loader, int line, const char *file,
                       struct earlier_file *out)
{
    struct str text = {0};
    *out = (struct earlier_file){.arena = &loader->store->arena};
    int failure = file_read(file, RESULTS_MAX_BYTES, &text);
    if (failure) {
        str_clear(&text);
        return load_fail(loader, line,
                         "“previous”: không đọc được tệp “%s” (%s); kiểm tra "
                         "quyền đọc tệp",
                         file, failure_text(failure));
    }
    const char *naming = loader->file;
    loader->file = file;
    struct reading reading = {.loader = loader, .out = out};
    csv_read(str_text(&text), text.length, read_record, &reading);
    str_clear(&text);
    if (reading.complete)
        return !reading.wrong;
    loader->file = naming;
    return load_fail(loader, line,
                     "“previous”: “%s” không phải results.csv của một lần chạy "
                     "(thiếu cột level, code, rank hoặc index); ghi đúng tệp",
                     file);
}
