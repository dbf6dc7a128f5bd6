/* A page of tests: blocks in, pieces or PDF out, and what the tools that
 * readers use say about it. */
#ifndef DTI_TEST_PRINTING_H
#define DTI_TEST_PRINTING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "by_hand.h"

#include "document/layout/layout.h"
#include "document/layout/page.h"
#include "document/layout/paragraph.h"

#include <unistd.h>

/* cmocka's own compares as float. */
static inline void expect_near(double a, double b, double within, int line)
{
    if (a - b > within || b - a > within)
        fail_msg("line %d: %f is not %f", line, a, b);
}
#define assert_near(a, b, within) expect_near(a, b, within, __LINE__)

struct printing {
    struct font_set fonts;
    struct pdf *pdf;
    struct blocks blocks;
    struct arena arena;
    struct document_report report;
    struct layout layout;
    struct page_ranges pages;
    struct str bytes;
    char error[512];
};

static inline int printing_setup(void **state)
{
    const char *build = getenv("DTI_BUILD");
    char folder[512], error[512] = "";
    snprintf(folder, sizeof folder, "%s/fonts",
             build != NULL ? build : "build");
    struct printing *p = calloc(1, sizeof *p);
    if (p == NULL || !font_set_load(&p->fonts, folder, error, sizeof error)) {
        print_error("%s\n", error);
        free(p);
        return -1;
    }
    p->pdf = pdf_new(&p->fonts);
    layout_init(&p->layout, &p->arena, &p->fonts, &p->report, paper_find(NULL),
                p->error, sizeof p->error);
    *state = p;
    return p->pdf == NULL ? -1 : 0;
}

static inline int printing_teardown(void **state)
{
    struct printing *p = *state;
    vec_clear(&p->pages);
    layout_clear(&p->layout);
    by_hand_clear(&p->blocks);
    arena_clear(&p->arena);
    str_clear(&p->bytes);
    pdf_free(p->pdf);
    font_set_clear(&p->fonts);
    free(p);
    return 0;
}

/* Forgets the blocks and what was made of them. */
static inline void printing_restart(struct printing *p)
{
    by_hand_clear(&p->blocks);
    layout_clear(&p->layout);
    vec_clear(&p->pages);
    layout_init(&p->layout, &p->arena, &p->fonts, &p->report, paper_find(NULL),
                p->error, sizeof p->error);
}

/* Blocks to pieces and pages; fails the test where a block is refused. */
static inline void printing_lay_out(struct printing *p)
{
    if (!layout_blocks(&p->layout, &p->blocks))
        fail_msg("%s", p->error);
    page_choose(&p->layout.pieces, &p->pages);
}

static inline void printing_print(struct printing *p)
{
    static const struct pdf_info INFO = {
        "Báo cáo thẩm định – “thử”", "Tổ công tác", "Chủ đề", "dti",
        1768176000 /* 2026-01-12 00:00:00 UTC */};
    pdf_begin(p->pdf, &INFO);
    pdf_structure(p->pdf, &p->layout.roles.structure);
    p->layout.pages.count = 0;
    layout_expect(&p->layout, p->pdf);
    p->report.pages = layout_print(&p->layout, p->pdf);
    p->bytes.length = 0;
    if (!pdf_finish(p->pdf, &p->bytes, p->error, sizeof p->error))
        fail_msg("%s", p->error);
}

/* What `command FILE` prints on both outputs, FILE being the PDF. `%s` in the
 * command stands for the file. The caller frees it. */
static inline char *printing_tool(const struct printing *p, const char *command)
{
    char path[] = "/tmp/dti-test-XXXXXX", line[512], whole[1024];
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, p->bytes.data, p->bytes.length),
                     (ssize_t)p->bytes.length);
    close(fd);
    char *hole = strstr(command, "%s");
    snprintf(whole, sizeof whole, "%.*s%s%s 2>&1", (int)(hole - command),
             command, path, hole + 2);
    FILE *pipe = popen(whole, "r");
    assert_non_null(pipe);
    struct str out = {0};
    while (fgets(line, sizeof line, pipe) != NULL)
        str_append(&out, line);
    pclose(pipe);
    unlink(path);
    str_append(&out, "");
    return str_take(&out);
}

/* The marks' text of a piece that contains `text`, or NULL. */
static inline const struct mark *printing_find(const struct piece *piece,
                                               const char *text)
{
    for (size_t i = 0; i < piece->mark_count; i++) {
        const struct mark *mark = &piece->marks[i];
        if (mark->kind == MARK_TEXT &&
            memmem(mark->text, mark->length, text, strlen(text)) != NULL)
            return mark;
    }
    return NULL;
}

static inline size_t printing_piece_of(const struct printing *p,
                                       const char *text)
{
    for (size_t i = 0; i < p->layout.pieces.count; i++)
        if (printing_find(&p->layout.pieces.items[i], text) != NULL)
            return i;
    fail_msg("“%s” is on no piece", text);
    return 0;
}

/* The page, from 0, on which `text` stands. */
static inline size_t printing_page_of(const struct printing *p,
                                      const char *text)
{
    size_t piece = printing_piece_of(p, text);
    for (size_t i = 0; i < p->pages.count; i++)
        if (piece >= p->pages.items[i].first && piece < p->pages.items[i].end)
            return i;
    fail_msg("piece %zu is on no page", piece);
    return 0;
}

#endif
