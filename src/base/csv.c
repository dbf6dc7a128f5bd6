#include "base/csv.h"

#include "base/vec.h"

#include <stdbool.h>
#include <string.h>

/* The record being read: its cells end to end, each ended by NUL. */
struct reader {
    const char *at, *end;
    int line;
    struct str bytes;
    VEC_OF(size_t) starts;
};

static bool ends_cell(char c)
{
    return c == ',' || c == '\r' || c == '\n';
}

/* Reads one cell after its start; what follows it is left to be read. */
static void read_cell(struct reader *r)
{
    *vec_push(&r->starts) = r->bytes.length;
    if (r->at < r->end && *r->at == '"') {
        for (r->at++; r->at < r->end; r->at++) {
            if (*r->at == '"' && (r->at + 1 == r->end || r->at[1] != '"'))
                break;
            if (*r->at == '"')
                r->at++;
            str_append_char(&r->bytes, *r->at);
        }
        r->at += r->at < r->end;
    }
    while (r->at < r->end && !ends_cell(*r->at))
        str_append_char(&r->bytes, *r->at++);
    str_append_char(&r->bytes, '\0');
}

static void read_record(struct reader *r)
{
    const char *from = r->at;
    r->starts.count = 0;
    str_reset(&r->bytes);
    read_cell(r);
    while (r->at < r->end && *r->at == ',') {
        r->at++;
        read_cell(r);
    }
    if (r->at < r->end && *r->at == '\r')
        r->at++;
    if (r->at < r->end && *r->at == '\n')
        r->at++;
    for (; from < r->at; from++)
        r->line += *from == '\n';
}

void csv_read(const char *text, size_t length, csv_record_fn *record,
              void *userdata)
{
    struct reader r = {.at = text, .end = text + length, .line = 1};
    if (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        r.at += 3;
    VEC_OF(char *) cells = {0};
    while (r.at < r.end) {
        int line = r.line;
        read_record(&r);
        cells.count = 0;
        for (size_t i = 0; i < r.starts.count; i++)
            *vec_push(&cells) = r.bytes.data + r.starts.items[i];
        record(userdata, line, cells.items, cells.count);
    }
    vec_clear(&cells);
    vec_clear(&r.starts);
    str_clear(&r.bytes);
}
