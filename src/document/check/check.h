/* Mistakes of a template that can be seen before there are data. May be
 * included by document/check. */
#ifndef DTI_DOCUMENT_CHECK_CHECK_H
#define DTI_DOCUMENT_CHECK_CHECK_H

#include "document/template/mustache/program.h"
#include "document/template/template.h"

/* A text with tags: the body of a template, or a partial. */
struct source {
    const char *text;
    int line;         /* of the file on which the text starts */
    const char *file; /* of a partial: its path; else "" */
};

/* Fills the error with a line of the source; always false. */
__attribute__((format(printf, 4, 5))) bool
source_fail(const struct source *source, int line, struct document_error *error,
            const char *format, ...);

/* --- tags.c: every name is one of `names`, seen from where it stands --- */
bool document_check_tags(const struct document_template *t,
                         const struct source *source, const json_t *names,
                         struct document_error *error);

/* --- markup.c: fences, comments, tables, and what Markdown refuses --- */
bool document_check_markup(const struct source *source,
                           struct document_error *error);

#endif
