/* What happens in the process without rights. */
#include "base/mem.h"
#include "xlsx/guard/inside.h"
#include "xlsx/guard/record.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

static void put_problem(void *out, const struct reported_problem *problem)
{
    record_put(out, &(struct record){RECORD_PROBLEM, .problem = *problem});
}

static void put_sheet(void *out, const char *name, bool hidden)
{
    record_put(out, &(struct record){RECORD_SHEET, .sheet = {name, hidden}});
}

static void put_cell(void *out, const struct cell *cell)
{
    record_put(out, &(struct record){RECORD_CELL, .cell = *cell});
}

static void put_merge(void *out, const struct cell_range *range)
{
    record_put(out, &(struct record){RECORD_MERGE, .merge = *range});
}

static void put_link(void *out, const struct cell_link *link)
{
    record_put(out, &(struct record){RECORD_LINK, .link = *link});
}

/* The whole of what can be read from `in`. */
static void read_all(int in, struct str *bytes)
{
    enum { CHUNK = 65536 };
    char *chunk = mem_alloc(CHUNK);
    ssize_t n;
    while ((n = read(in, chunk, CHUNK)) > 0 || (n < 0 && errno == EINTR))
        if (n > 0)
            str_append_bytes(bytes, chunk, (size_t)n);
    free(chunk);
}

void reader_work(int in, int out)
{
    struct wire_out *wire = mem_calloc(1, sizeof *wire);
    struct str bytes = {0};
    const struct workbook_visitor visitor = {wire, put_sheet, put_cell,
                                             put_merge, put_link};
    wire->fd = out;
    read_all(in, &bytes);
    struct workbook *workbook = workbook_open(&bytes, put_problem, wire);
    bool good = workbook && workbook_visit(workbook, &visitor);
    record_put(wire, &(struct record){RECORD_END, .end = {good}});
    wire_flush(wire);
    /* All memory goes with the process. */
}
