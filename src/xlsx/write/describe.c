/* What is put into a book, as bytes that say it all: for its digest, where one
 * is asked for. */
#include "xlsx/write/inside.h"

#include <string.h>

/* So much is gathered before it is summed. */
enum { GATHERED = 1 << 15 };

static void put_numbers(struct book *book, const uint64_t *numbers,
                        size_t count)
{
    str_append_bytes(&book->description, numbers, count * sizeof *numbers);
}

/* With its length before it, so that no two calls look like two others. */
void book_describe_text(struct book *book, const char *text)
{
    if (!book->sum)
        return;
    uint64_t length = text ? strlen(text) : UINT64_MAX;
    put_numbers(book, &length, 1);
    if (text)
        str_append_bytes(&book->description, text, (size_t)length);
}

static void sum_up(struct book *book)
{
    sha256_add(book->sum, str_text(&book->description),
               book->description.length);
    str_reset(&book->description);
}

void book_begin_description(struct book *book)
{
    const struct book_setup *setup = &book->setup;
    if (!setup->digest)
        return;
    book->sum = sha256_new();
    put_numbers(book, NUMBERS((uint64_t)setup->created));
    book_describe_text(book, setup->title);
    book_describe_text(book, setup->author);
}

bool book_describe(struct book_sheet *sheet, enum book_call call,
                   const uint64_t *numbers, size_t count, const char *text)
{
    struct book *book = sheet->book;
    if (!book->sum)
        return false;
    put_numbers(book, NUMBERS(call, sheet->number));
    put_numbers(book, numbers, count);
    book_describe_text(book, text);
    if (book->description.length > GATHERED)
        sum_up(book);
    return book->setup.described;
}

uint64_t book_bits(double number)
{
    uint64_t bits;
    _Static_assert(sizeof bits == sizeof number, "a double is 64 bits");
    memcpy(&bits, &number, sizeof bits);
    return bits;
}

void book_end_description(struct book *book)
{
    if (!book->sum)
        return;
    sum_up(book);
    sha256_end(book->sum, book->setup.digest);
    book->sum = NULL;
    str_clear(&book->description);
}
