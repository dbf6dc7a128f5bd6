#include "forms/formula/row_copy.h"

#include <ctype.h>
#include <string.h>

/* The length of what stands in quotes at `text`, with them: two in a row begin
 * another one, which comes to the same. */
static size_t quoted_length(const char *text)
{
    const char *end = strchr(text + 1, '"');
    return end ? (size_t)(end - text) + 1 : strlen(text);
}

/* The length of a cell's column at `text`, `$AB`, and its row. */
static size_t cell_length(const char *text, unsigned long *row,
                          size_t *row_length)
{
    size_t length = 1;
    while (isupper((unsigned char)text[length]))
        length++;
    *row = 0;
    *row_length = 0;
    while (length > 1 && isdigit((unsigned char)text[length + *row_length]))
        *row =
            *row * 10 + (unsigned long)(text[length + (*row_length)++] - '0');
    return length;
}

const char *row_copy(struct str *out, const char *formula, size_t from,
                     size_t to)
{
    str_reset(out);
    while (*formula) {
        size_t length = strcspn(formula, "$\""), digits = 0;
        unsigned long row;
        if (formula[length] == '"')
            length += quoted_length(formula + length);
        else if (formula[length] == '$')
            length += cell_length(formula + length, &row, &digits);
        str_append_bytes(out, formula, length);
        if (digits > 0)
            str_append_number(out, row == from + 1 ? to + 1 : row);
        formula += length + digits;
    }
    return str_text(out);
}
