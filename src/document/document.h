/* Documents: a template and a JSON tree become a PDF. Knows no DTI. May be
 * included by document/layout, document/template and run.
 *
 *   template (front matter + Mustache + Markdown) -> mustache.c -> markdown.c
 *   -> blocks -> layout.c -> pdf.c -> bytes
 *
 * The page follows Nghị định 30/2020/NĐ-CP, Phụ lục I, unless the front matter
 * says otherwise. */
#ifndef DTI_DOCUMENT_DOCUMENT_H
#define DTI_DOCUMENT_DOCUMENT_H

#include "base/str.h"

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

/* The fonts, loaded once; workers that fork after this share them. */
struct document_engine;

/* `font_folder` holds serif-{regular,bold,italic,bold-italic}.ttf, cut at build
 * time. NULL with a Vietnamese `error` where one is missing or unusable. */
struct document_engine *document_engine_new(const char *font_folder,
                                            char *error, size_t error_size);
void document_engine_free(struct document_engine *engine);

struct document_template;

struct document_error {
    int line;       /* in the template, 0 where not known */
    char file[512]; /* the partial in which `line` is; "": the template */
    char message[512];
};

/* Reads a template: front matter between two lines `---`, then the body.
 * `partials` are the other files of the folder whose names begin with `_`,
 * usable as {{> name}} without the underscore. NULL where it is wrong. */
struct document_template *document_template_load(const char *path,
                                                 struct document_error *error);
void document_template_free(struct document_template *t);

/* Looks for mistakes before there are data: names that are not in `names` (an
 * example of them: an object with everything, each list with one item; what
 * `campaign.texts` there has is all that it has), unknown fences and lines of
 * them, comments, attributes and their values, whatever else Markdown refuses,
 * rows with more or fewer cells than their table. False and `error` where there
 * is one. */
bool document_template_check(const struct document_template *t,
                             const json_t *names, struct document_error *error);

/* A value of the front matter, or NULL. Lent. The engine itself reads `title`,
 * `subject`, `keywords` and `mark` (Mustache tags allowed) and `paper` (A4,
 * A4-landscape, 16:9; another is refused when it is loaded); `mark`, such as DỰ
 * THẢO, is printed in the top margin of each page. The rest is the caller's
 * (for, stage, name). */
const char *document_template_meta(const struct document_template *t,
                                   const char *key);

/* The line of the file in which a value of the front matter stands; 1, where
 * that begins, for a value that it lacks. */
int document_template_line(const struct document_template *t, const char *key);

/* Refuses, with its line and the nearest one, a key of the front matter that
 * neither the engine reads nor is one of `own`, the caller's. */
bool document_template_check_keys(const struct document_template *t,
                                  const char *const *own, size_t count,
                                  struct document_error *error);

/* Has `mark` show the value `name` of the data wherever that is not empty:
 * alone where the front matter has no mark, or before its own. One that is
 * empty, or asks for `name` itself, stays as it is. */
void document_template_add_mark(struct document_template *t, const char *name);

/* Appends a value of the front matter with its tags filled in, `title`,
 * `subject` or `author`, as plain text: nothing is escaped. Nothing where there
 * is no such key. False and `error` where it is wrong. */
bool document_expand_meta(const struct document_template *t, const char *key,
                          const json_t *data, struct str *out,
                          struct document_error *error);

/* Whether there is anything to print: `when` of the front matter, with its tags
 * filled in, is not empty, or there is none. */
bool document_is_wanted(const struct document_template *t, const json_t *data);

/* Adds to the object `names`, as keys, every name that the template, its front
 * matter or its partials can ask of the data: each part of a dotted one, and
 * each again with what it is asked of, which is the part before it. Of
 * `unit.sent` these are `unit`, `.unit`, `sent` and `unit.sent`. */
void document_template_names(const struct document_template *t, json_t *names);
/* Appends all that the engine reads of the front matter, a line each, with its
 * tags filled in. False and `error` where one is wrong. */
bool document_expand_head(const struct document_template *t, const json_t *data,
                          struct str *text, struct document_error *error);

/* What could not be printed as typed. */
struct document_report {
    char missing[64]; /* first characters without a glyph, UTF-8, or "" */
    size_t missing_count;
    unsigned pages;
};

/* Renders over `data`; `author` (where the template names none) and `created`
 * (seconds since 1970) go into the PDF's information. `pdf` receives the bytes.
 * False and `error` on failure. */
bool document_render(struct document_engine *engine,
                     const struct document_template *t, const json_t *data,
                     const char *author, int64_t created, struct str *pdf,
                     struct document_report *report,
                     struct document_error *error);

/* The same where document_expand has made the Markdown already; NULL: it has
 * not. */
bool document_render_expanded(struct document_engine *engine,
                              const struct document_template *t,
                              const json_t *data, const struct str *markdown,
                              const char *author, int64_t created,
                              struct str *pdf, struct document_report *report,
                              struct document_error *error);

/* Several printed documents as one PDF, for printing: one after another, each
 * with page numbers of its own, and a bookmark to its first page. Nothing is
 * laid out again (document/join). */
struct document_bundle;

/* The PDF is appended to `pdf`, which is lent until document_bundle_free. */
struct document_bundle *document_bundle_new(struct str *pdf);
void document_bundle_free(struct document_bundle *bundle);

/* Adds what document_render made; `title` is its bookmark. False where it is
 * something else: then the bundle is of no use. */
bool document_bundle_add(struct document_bundle *bundle, const void *bytes,
                         size_t length, const char *title);

/* Ends the PDF; its title is its subject, with what all are `of`. */
void document_bundle_finish(struct document_bundle *bundle, const char *subject,
                            const char *of, const char *author,
                            int64_t created);

/* The expanded Markdown alone, for tests and for looking at a template. */
bool document_expand(const struct document_template *t, const json_t *data,
                     struct str *markdown, struct document_error *error);

#endif
