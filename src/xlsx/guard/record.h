/* What a worker reports of a workbook, record by record: a sheet, then its
 * cells, merged ranges and links; problems as they are met; the end. May be
 * included by
 * xlsx/guard.
 *
 * Each kind of record is a table of its fields, each with the range that it
 * must lie in; a new field of a cell is a new row there. Whoever reads records
 * believes nothing: not the worker, whose process a workbook may have taken
 * over. */
#ifndef DTI_XLSX_GUARD_RECORD_H
#define DTI_XLSX_GUARD_RECORD_H

#include "base/str.h"
#include "xlsx/guard/wire.h"
#include "xlsx/read/limits.h"
#include "xlsx/read/workbook.h"

enum record_kind {
    RECORD_SHEET,
    RECORD_CELL,
    RECORD_MERGE,
    RECORD_LINK,
    RECORD_PROBLEM,
    RECORD_END,
    RECORD_COUNT
};

struct sheet_record {
    const char *name;
    bool hidden;
};

struct end_record {
    bool good; /* the workbook could be read whole */
};

struct record {
    enum record_kind kind;
    union {
        struct sheet_record sheet;
        struct cell cell;
        struct cell_range merge;
        struct cell_link link;
        struct reported_problem problem;
        struct end_record end;
    };
};

void record_put(struct wire_out *out, const struct record *record);

/* Reads records and checks them. */
struct record_reader {
    struct wire_in wire;
    const struct limits *limits;   /* lent */
    uint64_t counts[RECORD_COUNT]; /* of each kind so far */
    uint64_t text_bytes;           /* of the cells so far */
    struct str texts[3];           /* of the record read last */
};

void record_reader_init(struct record_reader *reader, int fd,
                        const struct limits *limits);

/* The next record; its texts are lent until the one after. False at the end of
 * the stream, or where it holds what no workbook can hold. */
bool record_get(struct record_reader *reader, struct record *record);

void record_reader_clear(struct record_reader *reader);

#endif
