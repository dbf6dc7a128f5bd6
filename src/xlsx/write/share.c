#include "xlsx/write/share.h"

#include "xlsx/write/inside.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

const char book_share_mark[] = "<f>~";

/* A formula as it stands in the first of its rows. */
struct shared_formula {
    const char *text;           /* without its mark */
    const char *marked;         /* `~7~SUM(…)` */
    const char *mark;           /* `~7`, of the rows below */
    size_t column, first, last; /* rows, from 0 */
    size_t older;               /* another of the column, from 1; 0: none */
    size_t index;               /* in the file, from 1; 0: none yet */
};

/* The length of what stands in quotes at `text`, with them: two in a row begin
 * another one, which comes to the same. */
static size_t quoted_length(const char *text)
{
    const char *end = strchr(text + 1, '"');
    return end ? (size_t)(end - text) + 1 : strlen(text);
}

/* --- which formulas can be moved --- */

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '.' || c == '_';
}

/* Goes behind a word; true where it is a cell whose column moves: `A5`. */
static bool skip_word(const char **at)
{
    const char *text = *at;
    size_t letters = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    size_t digits = strspn(text + letters, "0123456789");
    while (is_word(**at))
        ++*at;
    return letters > 0 && digits > 0 && text + letters + digits == *at &&
           **at != '(';
}

/* Goes behind a cell such as `$AB12` or a part of it. */
static void skip_fixed(const char **at)
{
    ++*at;
    while (isalnum((unsigned char)**at))
        ++*at;
}

/* Whether the formula means the same in another row of the column but for rows
 * that move with it, by its cells alone: `$D8`, `$D$8`. Other sheets and names
 * of tables are left alone. A short one is not worth it. */
static bool can_move(const char *formula)
{
    enum { SHORTEST = 40 };
    const char *at = formula;
    while (*at) {
        if (strchr("![#", *at))
            return false;
        if (*at == '"')
            at += quoted_length(at);
        else if (*at == '$')
            skip_fixed(&at);
        else if (!is_word(*at))
            at++;
        else if (skip_word(&at))
            return false;
    }
    return at - formula >= SHORTEST;
}

/* Compares the columns and rows of two cells; goes behind both. */
static bool cell_is_moved(const char **from, const char **to, size_t down)
{
    size_t length = 1;
    while (isupper((unsigned char)(*from)[length]))
        length++;
    if (strncmp(*from, *to, length) != 0)
        return false;
    *from += length;
    *to += length;
    if (length == 1 || !isdigit((unsigned char)**from) ||
        !isdigit((unsigned char)**to))
        return true; /* `$8` of `$D$8`, or a whole column */
    char *from_end, *to_end;
    unsigned long row = strtoul(*from, &from_end, 10);
    bool same = strtoul(*to, &to_end, 10) == row + down;
    *from = from_end;
    *to = to_end;
    return same;
}

/* Whether `to` is the formula `from` moved so many rows down. */
static bool is_moved(const char *from, const char *to, size_t down)
{
    while (*from && *from == *to) {
        size_t length = *from == '"' ? quoted_length(from) : 1;
        if (*from == '$') {
            if (!cell_is_moved(&from, &to, down))
                return false;
            continue;
        }
        if (strncmp(from, to, length) != 0)
            return false;
        from += length;
        to += length;
    }
    return *from == *to;
}

/* --- marks --- */

/* The place where the number of a column's newest formula is kept. */
static size_t *newest_of(struct book_sheet *sheet, size_t column)
{
    struct book_shared *shared = &sheet->shared;
    while (shared->newest.count <= column)
        *vec_push(&shared->newest) = 0;
    return &shared->newest.items[column];
}

/* The formula of the column that this one is, or NULL; among the last few, for
 * rows of two or three kinds may take turns. */
static struct shared_formula *find(struct book_sheet *sheet, size_t newest,
                                   size_t row, const char *formula)
{
    enum { LOOK_BACK = 4 };
    for (int i = 0; newest > 0 && i < LOOK_BACK; i++) {
        struct shared_formula *f = sheet->shared.formulas.items[newest - 1];
        if (row > f->last && is_moved(f->text, formula, row - f->first))
            return f;
        newest = f->older;
    }
    return NULL;
}

const char *book_share(struct book_sheet *sheet, size_t row, size_t column,
                       const char *formula)
{
    struct arena *arena = &sheet->book->arena;
    const char *text = formula + (*formula == '=');
    size_t *newest = newest_of(sheet, column);
    struct shared_formula *found = find(sheet, *newest, row, text);
    if (found) {
        found->last = row;
        return found->mark;
    }
    if (!can_move(text))
        return formula;
    struct shared_formula *f = arena_alloc(arena, sizeof *f);
    size_t number = sheet->shared.formulas.count + 1;
    *f = (struct shared_formula){.mark = arena_printf(arena, "~%zu", number),
                                 .column = column,
                                 .first = row,
                                 .last = row,
                                 .older = *newest};
    f->marked = arena_printf(arena, "%s~%s", f->mark, text);
    f->text = f->marked + strlen(f->mark) + 1;
    *vec_push(&sheet->shared.formulas) = f;
    *newest = number;
    return f->marked;
}

/* The first of the rows: the formula follows. */
static void put_first(struct book_sheet *sheet, struct shared_formula *f,
                      struct str *out)
{
    char range[LXW_MAX_CELL_RANGE_LENGTH];
    if (f->last == f->first) {
        str_append(out, "<f>");
        return;
    }
    f->index = ++sheet->shared.used;
    lxw_rowcol_to_range(range, AT(f->first, f->column), AT(f->last, f->column));
    str_printf(out, "<f t=\"shared\" ref=\"%s\" si=\"%zu\">", range,
               f->index - 1);
}

/* A row below: nothing follows. */
static bool put_below(const struct shared_formula *f, const char **at,
                      struct str *out)
{
    static const char end[] = "</f>";
    if (f->index == 0 || strncmp(*at, end, sizeof end - 1) != 0)
        return false;
    *at += sizeof end - 1;
    str_printf(out, "<f t=\"shared\" si=\"%zu\"/>", f->index - 1);
    return true;
}

bool book_share_put(struct book_sheet *sheet, const char **at, struct str *out)
{
    char *end;
    size_t number = strtoul(*at + strlen(book_share_mark), &end, 10);
    *at = end;
    if (number == 0 || number > sheet->shared.formulas.count)
        return false;
    struct shared_formula *f = sheet->shared.formulas.items[number - 1];
    if (**at != '~')
        return put_below(f, at, out);
    ++*at;
    put_first(sheet, f, out);
    return true;
}
