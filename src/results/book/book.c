#include "results/book/book.h"

#include "base/package.h"
#include "base/file.h"
#include "base/mem.h"
#include "results/book/part.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

enum { BOOK_LIMIT = 1 << 30 };

/* The PDFs' ink, accent, tint and grey. */
enum {
    INK = 0x1F2A44,
    ACCENT = 0xB22222,
    TINT = 0xEDF1F7,
    HAIR = 0xC8CFDB,
    GREY = 0x596275
};

/* What the formats of the cells differ in. */
static const struct format_kind {
    double size;
    const char *number; /* number format, or NULL */
    int color;          /* 0: black */
    bool bold, wrap, left, lined;
} kinds[BOOK_FORMATS] = {
    [BOOK_TITLE] = {.size = 16, .color = INK, .bold = true, .left = true},
    [BOOK_SUBTITLE] = {.size = 10, .color = GREY, .left = true},
    [BOOK_HEAD] =
        {.size = 10, .color = INK, .bold = true, .wrap = true, .lined = true},
    [BOOK_TEXT] = {.size = 10, .left = true, .lined = true},
    [BOOK_WRAPPED] = {.size = 10, .left = true, .wrap = true, .lined = true},
    [BOOK_CODE] = {.size = 10, .color = GREY, .left = true, .lined = true},
    [BOOK_COUNT] = {.size = 10, .number = "0", .lined = true},
    [BOOK_POINTS] = {.size = 10, .number = "0.00", .lined = true},
    [BOOK_BOLD_POINTS] = {.size = 10,
                          .number = "0.00",
                          .bold = true,
                          .lined = true},
    [BOOK_RATIO] = {.size = 10, .number = "0.0000", .lined = true},
    [BOOK_ERROR] = {.size = 10,
                    .color = ACCENT,
                    .bold = true,
                    .left = true,
                    .lined = true},
    [BOOK_MUTED] = {.size = 10, .color = GREY, .left = true, .lined = true},
};

static lxw_format *make_format(lxw_workbook *workbook,
                               const struct format_kind *kind)
{
    lxw_format *format = workbook_add_format(workbook);
    if (!format)
        mem_fail();
    format_set_font_name(format, "Arial");
    format_set_font_size(format, kind->size);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    if (kind->number)
        format_set_num_format(format, kind->number);
    if (kind->color)
        format_set_font_color(format, (lxw_color_t)kind->color);
    if (kind->bold)
        format_set_bold(format);
    if (kind->wrap)
        format_set_text_wrap(format);
    if (kind->left)
        format_set_align(format, LXW_ALIGN_LEFT);
    if (kind->lined) {
        format_set_indent(format, kind->left);
        format_set_bottom(format, LXW_BORDER_THIN);
        format_set_bottom_color(format, HAIR);
    }
    return format;
}

static void make_formats(struct book *book)
{
    for (size_t i = 0; i < BOOK_FORMATS; i++)
        book->formats[i] = make_format(book->workbook, &kinds[i]);
    format_set_align(book->formats[BOOK_COUNT], LXW_ALIGN_CENTER);
    lxw_format *head = book->formats[BOOK_HEAD];
    format_set_align(head, LXW_ALIGN_CENTER);
    format_set_bg_color(head, TINT);
    format_set_bottom_color(head, INK);
}

/* A date of 0 would make the library ask the clock. */
static void put_properties(struct book *book, int64_t created)
{
    struct str title = {0};
    book_text(book->listing.evaluation->campaign->title, &title);
    lxw_doc_properties properties = {
        .title = title.length ? title.data : NULL,
        .created = created ? (time_t)created : 1,
    };
    workbook_set_properties(book->workbook, &properties);
    str_clear(&title);
}

static void fill(struct book *book)
{
    const struct campaign *campaign = book->listing.evaluation->campaign;
    for (size_t l = 0; l < campaign->level_count; l++)
        book_put_level(book, &campaign->levels[l]);
    book_put_problems(book);
}

static int closing_failure(lxw_error error)
{
    if (error == LXW_NO_ERROR)
        return 0;
    return errno ? errno : EIO;
}

/* Writes the whole workbook to `path`. */
static int write_to(const struct evaluation *evaluation, int64_t created,
                    const char *path)
{
    struct book book = {
        .workbook = workbook_new(path),
        .sheet_names = json_object(),
    };
    if (!book.workbook || !book.sheet_names)
        mem_fail();
    listing_init(&book.listing, evaluation);
    make_formats(&book);
    put_properties(&book, created);
    fill(&book);
    listing_clear(&book.listing);
    json_decref(book.sheet_names);
    errno = 0;
    int failure = closing_failure(workbook_close(book.workbook));
    if (!failure && !package_is_whole(path))
        failure = ENOSPC; /* base/package.h: libxlsxwriter does not notice */
    return book.failure ? book.failure : failure;
}

/* A new empty file in $TMPDIR; the caller frees the path. */
static char *temporary_file(int *failure)
{
    const char *folder = getenv("TMPDIR");
    char *path =
        file_join(folder && *folder ? folder : "/tmp", "dti-results-XXXXXX");
    int descriptor = mkstemp(path);
    *failure = descriptor < 0 ? errno : 0;
    if (descriptor >= 0)
        close(descriptor);
    return path;
}

int book_write(const struct evaluation *evaluation, int64_t created,
               struct str *out)
{
    int failure;
    char *path = temporary_file(&failure);
    if (!failure) {
        failure = write_to(evaluation, created, path);
        if (!failure)
            failure = file_read(path, BOOK_LIMIT, out);
        if (unlink(path) != 0 && !failure)
            failure = errno;
    }
    free(path);
    return failure;
}
