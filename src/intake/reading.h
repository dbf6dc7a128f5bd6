/* What the reading of one workbook passes around. May be included by intake. */
#ifndef DTI_INTAKE_READING_H
#define DTI_INTAKE_READING_H

#include "intake/table/info.h"
#include "intake/intake.h"
#include "intake/table/table.h"

struct reading {
    struct intake *intake;
    const char *file, *sha256; /* live in the intake's arena */
    struct intake_table table;
    struct info info;
    struct received *received;
    size_t problems; /* of the list before the form was read */
};

/* Adds a problem of the table at a row and column (0: none); the arguments of
 * its text follow. */
#define report(r, problem, at_row, at_column, ...)                             \
    report_code(r, PROBLEM_##problem, at_row, at_column, __VA_ARGS__)

/* The same where the code is a value. */
#define report_code(r, problem, at_row, at_column, ...)                        \
    problem_add(&(r)->intake->problems, problem,                               \
                &(struct position){.file = (r)->file,                          \
                                   .sheet = (r)->table.sheet->name,            \
                                   .row = (at_row),                            \
                                   .column = (at_column)},                     \
                __VA_ARGS__, (const char *)NULL)

/* The same for a fact of the sender: at its cell, or at the file alone. */
#define report_fact(r, problem, fact, ...)                                     \
    problem_add(&(r)->intake->problems, PROBLEM_##problem,                     \
                &(struct position){.file = (r)->file,                          \
                                   .sheet = (r)->info.facts[fact].sheet,       \
                                   .row = (r)->info.facts[fact].row,           \
                                   .column = (r)->info.facts[fact].column},    \
                __VA_ARGS__, (const char *)NULL)

#endif
