/* Every limit on a workbook, in this one place. May be included by
 * xlsx/read and xlsx/guard.
 *
 * A file past a limit is refused by name (PROBLEM_FILE_LIMIT). A limit is the
 * largest value that is still read; tests pass smaller ones. */
#ifndef DTI_XLSX_READ_LIMITS_H
#define DTI_XLSX_READ_LIMITS_H

#include <stddef.h>
#include <stdint.h>

struct limits {
    uint64_t file_bytes;     /* of the workbook as it lies on disk */
    uint64_t inflated_bytes; /* of the entries that are read, as counted */
    uint64_t ratio_floor;    /* entries up to this size may pack any way */
    uint64_t ratio;          /* inflated bytes for each packed byte */
    uint64_t entries;        /* in the container */
    uint64_t cells;          /* of all sheets that hold something, and merges;
                                also of shared strings */
    uint64_t text_bytes;     /* UTF-8, of the shared strings; and of the cells
                                of all sheets, each use of a string counted */
    uint64_t characters;     /* code points in one cell */
    uint64_t styles;         /* cell formats, number formats, fonts */
    uint64_t links;          /* of a sheet, and relationships of a part */
    uint64_t token_bytes;    /* one XML tag, with its attributes */
    uint64_t depth;          /* of XML elements; at most XML_DEPTH_MAX */
};

/* The most that `depth` can be set to: the size of the parser's stack. */
enum { XML_DEPTH_MAX = 256 };

/* Sheets end there (ECMA-376-1 18.3.1.73 and 18.3.1.13, as Excel has it). */
enum { SHEET_MAX_ROW = 1048576, SHEET_MAX_COLUMN = 16384 };

#define LIMITS_MIB UINT64_C(1048576)

static const struct limits LIMITS = {
    .file_bytes = 50 * LIMITS_MIB,
    .inflated_bytes = 256 * LIMITS_MIB,
    .ratio_floor = LIMITS_MIB,
    .ratio = 200,
    .entries = 2000,
    .cells = 2000000,
    .text_bytes = 64 * LIMITS_MIB,
    .characters = 32767,
    .styles = 65536,
    .links = 65536,
    .token_bytes = LIMITS_MIB,
    .depth = XML_DEPTH_MAX,
};

#endif
