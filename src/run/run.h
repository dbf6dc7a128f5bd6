/* A whole run: a folder of workbooks in, everything of OUTPUT out. May be
 * included by main, command and run.
 *
 *   campaign + templates + fonts -> read INPUT -> settle -> score every stage
 *   -> documents by worker processes -> tables, page, manifest
 *
 * Nothing is written before the campaign, the templates and the fonts have
 * proved right. */
#ifndef DTI_RUN_RUN_H
#define DTI_RUN_RUN_H

#include "base/file.h"
#include "base/problem.h"
#include "process/process.h"

#include <stdbool.h>
#include <stddef.h>

enum run_status {
    RUN_GOOD = 0,     /* all good */
    RUN_PROBLEMS = 1, /* finished, but some workbook has errors */
    RUN_WRONG = 2,    /* the command or the campaign's files are wrong */
    RUN_FAILED = 3    /* the machine failed: disk full, no memory */
};

/* Called as work goes on; `what` is Vietnamese. */
typedef void progress_fn(void *userdata, const char *what, size_t done,
                         size_t total);

/* Told of one thing that is wrong, in a Vietnamese sentence. */
typedef void line_fn(void *userdata, const char *line);

/* Told of a finished run before it is forgotten. Everything is lent. */
typedef void finished_fn(void *userdata, const struct evaluation *evaluation,
                         const struct process *process);

/* What a run leaves for the next (run/memory.h): the campaign and all that was
 * read and printed. Only ever used with the same options. */
struct run_memory;
struct run_memory *run_memory_new(void);
void run_memory_free(struct run_memory *memory);

struct run_options {
    const char *input;
    const char *campaign; /* NULL: found by places_campaign */
    const char *output;
    int jobs;     /* worker processes, from 1 */
    bool limited; /* --stage was given */
    enum stage stage;
    bool fresh; /* nothing is kept of the run before, be it the same */
    progress_fn *progress; /* may be NULL */
    finished_fn *finished; /* may be NULL */
    line_fn *complaint;    /* called for each obligation that keeps a final
                              campaign from being printed, and of each output
                              that somebody altered; may be NULL */
    void *userdata;
};

struct run_result {
    size_t files, counting;  /* looked at; workbooks that the figures are of */
    size_t errors, warnings; /* problems */
    size_t units, units_ok, units_errors, units_missing, units_conflict;
    size_t documents, outputs;
    size_t same; /* of the documents, left as the run before printed them */
    struct file_list next; /* what is to be done next (process/next.h) */
    double seconds[4];     /* reading, scoring, documents, tables */
    char notice[256];      /* what this machine lacks; "" for nothing */
    char campaign[1024];   /* the campaign.yaml that was used; or "" */
    bool input_refused;    /* INPUT holds no workbook, or cannot be read whole:
                              WRONG or FAILED until somebody mends it */
    bool finished;         /* all is written, even where documents failed */
    bool unchanged;        /* all was as the run before left it */
    char message[1024];    /* of WRONG and FAILED: FILE:LINE: text */
};

/* A run; one with `memory` reads only what changed since the last one with the
 * same. Of OUTPUT, what would come out as it is stays (run/before.h). The
 * result is cleared by the caller. */
enum run_status run(const struct run_options *options,
                    struct run_memory *memory, struct run_result *result);

void run_result_clear(struct run_result *result);

/* Reads and scores only, and hands what it found to options->finished; nothing
 * is written. */
enum run_status run_evaluate(const struct run_options *options,
                             struct run_result *result);

#endif
