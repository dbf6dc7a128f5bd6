#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/vec.h"
#include "xlsx/write/inside.h"
#include "xlsx/write/memory.h"
#include "xlsx/write/package.h"
#include "xlsx/write/text.h"

#include <errno.h>
#include <limits.h>
#include <unistd.h>

enum { PROPERTY_MOST = 250, PACKAGE_MOST = INT_MAX };

static char *property(struct book *book, const char *text)
{
    return text && *text
               ? (char *)(uintptr_t)book_cut(&book->arena, text, PROPERTY_MOST)
               : NULL;
}

/* Starts the library's book. 0 or an errno value. */
static int open_inner(struct book *book)
{
    const struct book_setup *setup = &book->setup;
    book->fd = memory_package(book->path);
    if (book->fd < 0)
        return errno;
    book->workbook = workbook_new(book->path);
    if (!book->workbook)
        mem_fail();
    lxw_doc_properties properties = {
        .title = property(book, setup->title),
        .author = property(book, setup->author),
        /* A date of 0 would make the library ask the clock. */
        .created = setup->created ? (time_t)setup->created : 1,
    };
    if (workbook_set_properties(book->workbook, &properties) != LXW_NO_ERROR)
        mem_fail();
    book_make_formats(book);
    return 0;
}

int book_open(struct book *book, const struct book_setup *setup)
{
    *book = (struct book){.setup = *setup, .fd = -1};
    int failure = setup->described ? 0 : open_inner(book);
    if (!failure)
        book_begin_description(book);
    return failure;
}

void book_note(const struct book_sheet *sheet, lxw_error error)
{
    if (error != LXW_NO_ERROR && !sheet->book->failure)
        sheet->book->failure =
            error == LXW_ERROR_MEMORY_MALLOC_FAILED ? ENOMEM : EOVERFLOW;
}

/* Takes what the library has made. 0 or an errno value. */
static int take_package(struct book *book, struct str *out)
{
    struct str package = {0};
    int failure = file_read(book->path, PACKAGE_MOST, &package);
    if (!failure && !book_repack(book, &package, out))
        failure = ENOMEM;
    str_clear(&package);
    return failure;
}

/* Ends the library's book. 0 or an errno value. */
static int finish_inner(struct book *book, struct str *out)
{
    errno = 0;
    lxw_error closed = workbook_close(book->workbook);
    int failure = book->failure;
    if (!failure && closed != LXW_NO_ERROR)
        failure = errno ? errno : EIO;
    if (!failure)
        failure = take_package(book, out);
    close(book->fd);
    return failure;
}

int book_finish(struct book *book, struct str *out)
{
    int failure = book->setup.described ? 0 : finish_inner(book, out);
    book_end_description(book);
    for (size_t i = 0; i < book->names.count; i++)
        free(book->names.items[i]);
    vec_clear(&book->names);
    for (size_t i = 0; i < book->sheets.count; i++) {
        vec_clear(&book->sheets.items[i]->shared.formulas);
        vec_clear(&book->sheets.items[i]->shared.newest);
    }
    vec_clear(&book->sheets);
    arena_clear(&book->arena);
    *book = (struct book){.fd = -1};
    return failure;
}

/* Whether the name is free, and then it is taken. */
static bool take_name(struct book *book, const char *name)
{
    char *key = text_fold(name);
    for (size_t i = 0; i < book->names.count; i++)
        if (strcmp(book->names.items[i], key) == 0) {
            free(key);
            return false;
        }
    *vec_push(&book->names) = key;
    return true;
}

struct book_sheet *book_add_sheet(struct book *book, const char *title)
{
    struct book_sheet *sheet = arena_alloc(&book->arena, sizeof *sheet);
    const char *name;
    unsigned n = 1;
    do {
        name = book_sheet_name(&book->arena, title, n++);
    } while (!take_name(book, name));
    *sheet = (struct book_sheet){
        .book = book, .name = name, .number = book->sheets.count};
    *vec_push(&book->sheets) = sheet;
    if (book_describe(sheet, CALL_SHEET, NULL, 0, name))
        return sheet;
    sheet->inner = workbook_add_worksheet(book->workbook, name);
    if (!sheet->inner)
        mem_fail();
    worksheet_gridlines(sheet->inner, LXW_HIDE_ALL_GRIDLINES);
    return sheet;
}
