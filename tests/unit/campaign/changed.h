/* A good campaign (tests/data/campaign) with one place of one file changed,
 * laid down in a folder of its own. Each program includes this once. */
#ifndef DTI_TESTS_CAMPAIGN_CHANGED_H
#define DTI_TESTS_CAMPAIGN_CHANGED_H

// clang-format off
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include "base/file.h"
#include "campaign/campaign.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* `from`, which stands once in `file`, becomes `to`; then loading says
 * `message` at `line`, counted from the line of `from`, or from the top of
 * `where` if that is given. */
struct refusal {
    const char *file, *from, *to;
    int line;
    const char *message;
    const char *where;
};

static const char *const changed_files[] = {"campaign.yaml", "units.yaml",
                                            "index.yaml"};
enum { CHANGED_FILES = 3, CHANGED_LIMIT = 1 << 20 };

struct changed {
    char folder[32];
    char *home; /* where the test was started */
};

static inline char *changed_text(const char *file, const char *from,
                                 const char *to)
{
    char *path = file_join("tests/data/campaign", file);
    struct str text = {0}, out = {0};
    assert_int_equal(file_read(path, CHANGED_LIMIT, &text), 0);
    free(path);
    if (!from)
        return str_take(&text);
    const char *at = strstr(str_text(&text), from);
    if (!at || strstr(at + 1, from))
        fail_msg("“%s” stands not once in %s", from, file);
    str_append_bytes(&out, text.data, (size_t)(at - text.data));
    str_append(&out, to);
    str_append(&out, at + strlen(from));
    str_clear(&text);
    return str_take(&out);
}

/* The results of the year before. */
static const char changed_previous[] = "level,code,rank,index\n";

/* Lays the campaign down and goes into its folder, so that messages name plain
 * files. */
static inline void changed_enter(struct changed *c, const char *file,
                                 const char *from, const char *to)
{
    strcpy(c->folder, "/tmp/dti-campaign-XXXXXX");
    assert_non_null(mkdtemp(c->folder));
    for (size_t i = 0; i < CHANGED_FILES; i++) {
        bool this_one = file && strcmp(file, changed_files[i]) == 0;
        char *text = changed_text(changed_files[i], this_one ? from : NULL, to);
        char *path = file_join(c->folder, changed_files[i]);
        assert_int_equal(file_write(path, text, strlen(text)), 0);
        free(path);
        free(text);
    }
    c->home = getcwd(NULL, 0);
    assert_non_null(c->home);
    assert_int_equal(chdir(c->folder), 0);
    assert_int_equal(mkdir("documents", 0777), 0);
    assert_int_equal(
        file_write("previous.csv", changed_previous, strlen(changed_previous)),
        0);
}

static inline void changed_leave(struct changed *c)
{
    for (size_t i = 0; i < CHANGED_FILES; i++)
        (void)unlink(changed_files[i]);
    (void)unlink("previous.csv");
    (void)rmdir("documents");
    assert_int_equal(chdir(c->home), 0);
    assert_int_equal(rmdir(c->folder), 0);
    free(c->home);
}

static inline int line_of_change(const struct refusal *r)
{
    char *text = changed_text(r->file, NULL, NULL);
    int line = 1;
    for (const char *p = text; p < strstr(text, r->from); p++)
        line += *p == '\n';
    free(text);
    return line;
}

static inline void check_refusal(const struct refusal *r)
{
    struct changed c;
    struct campaign_error error;
    changed_enter(&c, r->file, r->from, r->to);
    struct campaign *campaign = campaign_load("campaign.yaml", &error);
    changed_leave(&c);
    if (campaign)
        fail_msg("accepted: “%s” -> “%s”", r->from, r->to);
    assert_string_equal(error.message, r->message);
    assert_string_equal(error.file, r->where ? r->where : r->file);
    assert_int_equal(error.line,
                     r->where ? r->line : line_of_change(r) + r->line);
    campaign_error_clear(&error);
}

static inline void check_refusals(const struct refusal *refusals, size_t count)
{
    for (size_t i = 0; i < count; i++)
        check_refusal(&refusals[i]);
}

#define CHECK_REFUSALS(table)                                                  \
    check_refusals(table, sizeof(table) / sizeof *(table))

#endif
