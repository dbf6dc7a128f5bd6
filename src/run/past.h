/* What the run before into OUTPUT had of INPUT, as its manifest says: what
 * counted then and is gone now is named. May be included by run.
 *
 * A workbook that counted stays on record, also of later runs, until another
 * that is as new answers for it: a warning does not go away by itself. */
#ifndef DTI_RUN_PAST_H
#define DTI_RUN_PAST_H

#include "process/process.h"

#include <jansson.h>

/* A workbook whose sender is known, and what it answers. */
struct past_file {
    const char *file;   /* path below INPUT */
    const char *sha256; /* of the bytes that were read, "" where not known */
    enum duty duty;
    const struct unit *unit; /* NULL: an agency or the council */
    size_t agency, level;    /* agency: SIZE_MAX for a unit or the council */
    int64_t number;          /* Lần nộp */
    bool counts;
};

struct past {
    const struct campaign *campaign;
    struct arena arena;             /* private: texts of `known` */
    VEC_OF(struct past_file) known; /* that counted then, and the lost */
    VEC_OF(struct past_file) now;   /* that came now */
    json_t *lost;                   /* those of `known` that are lost */
    json_t *came;                   /* private: path -> place in `now` */
    json_t *read; /* private: path -> sum of what was read and is no form */
};

/* Takes what came, settled, which is lent and outlives the past, and what
 * `manifest` (NULL where there was no run) says came before. */
void past_init(struct past *past, const json_t *manifest,
               const struct intake *intake);
void past_clear(struct past *past);

/* Says of each workbook that could not be read whose it is, where it counted
 * before under the same path, or where its name is that of a form: so that the
 * sender is notified. Nothing is scored by it. */
void past_name_senders(const struct past *past, struct intake *intake);

/* A warning for each workbook that counted and is gone, or no longer readable;
 * notes it in past->lost. */
void past_find_lost(struct past *past, const struct intake *intake,
                    struct problem_list *problems);

/* What the manifest says of an input (a path, below INPUT, which is `folder`):
 * path, size, SHA-256 of the bytes that were read, of a form or not, and what
 * it was and whether it counted. A new reference. */
json_t *past_describe(const struct past *past, const char *input,
                      const char *folder);

#endif
