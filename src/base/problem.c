#include "base/problem.h"

#include "base/mem.h"
#include "base/str.h"
#include "base/text.h"
#include "base/vec.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ARGUMENT_LIMIT = 120, ARGUMENT_COUNT = 9 };

static const struct {
    const char *code;
    enum problem_severity severity;
    const char *text, *fix;
} table[] = {
#define PROBLEM(name, code, severity, text, fix)                               \
    [PROBLEM_##name] = {code, PROBLEM_##severity, text, fix},
#include "base/problem_table.h"
#undef PROBLEM
};

const char *problem_code_text(enum problem_code code)
{
    return table[code].code;
}

enum problem_severity problem_severity(enum problem_code code)
{
    return table[code].severity;
}

char *position_name(uint32_t row, uint32_t column, char *buffer)
{
    char letters[8];
    int count = 0;
    for (uint32_t c = column; c > 0 && count < 7; c = (c - 1) / 26)
        letters[count++] = (char)('A' + (c - 1) % 26);
    int n = 0;
    while (count > 0)
        buffer[n++] = letters[--count];
    buffer[n] = '\0';
    if (row)
        snprintf(buffer + n, 16 - (size_t)n, "%u", (unsigned)row % 100000000);
    return buffer;
}

/* Appends an argument on one line, cut after ARGUMENT_LIMIT characters, with
 * nothing unseen in it: names of files and sheets are anybody's. */
static void append_argument(struct str *out, const char *argument)
{
    size_t left = strlen(argument), size;
    unsigned c;
    for (int n = 0; left > 0; n++, argument += size, left -= size) {
        size = text_decode(argument, left, &c);
        if (size == 0) {
            size = 1;
            c = 0xFFFD;
        }
        if (n == ARGUMENT_LIMIT) {
            str_append(out, "…");
            return;
        }
        text_append_visible(out, text_is_control(c) ? ' ' : c);
    }
}

/* `text` with {1}, {2}, … replaced. */
static char *fill(const char *text, const char *const *arguments, int count)
{
    struct str out = {0};
    for (const char *p = text; *p; p++) {
        int n = p[0] == '{' && p[1] >= '1' && p[1] <= '9' && p[2] == '}'
                    ? p[1] - '0'
                    : 0;
        if (n == 0) {
            str_append_char(&out, *p);
            continue;
        }
        if (n <= count)
            append_argument(&out, arguments[n - 1]);
        p += 2;
    }
    return str_take(&out);
}

void problem_add(struct problem_list *list, enum problem_code code,
                 const struct position *at, ...)
{
    enum problem_severity severity = table[code].severity;
    if (list->limit > 0 && list->kept[severity] >= list->limit) {
        list->dropped[severity]++;
        return;
    }
    list->kept[severity]++;
    const char *arguments[ARGUMENT_COUNT];
    int count = 0;
    va_list args;
    va_start(args, at);
    const char *argument;
    while (count < ARGUMENT_COUNT && (argument = va_arg(args, const char *)))
        arguments[count++] = argument;
    va_end(args);

    struct problem *p = vec_push(list);
    p->code = code;
    p->file = mem_strdup(at->file ? at->file : "");
    p->sheet = mem_strdup(at->sheet ? at->sheet : "");
    if (at->row || at->column)
        position_name(at->row, at->column, p->cell);
    p->message = fill(table[code].text, arguments, count);
    p->fix = fill(table[code].fix, arguments, count);
}

size_t problem_count_errors(const struct problem_list *list)
{
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++)
        count += problem_severity(list->items[i].code) == PROBLEM_ERROR;
    return count;
}

void problem_list_move(struct problem_list *to, struct problem_list *from)
{
    for (size_t i = 0; i < from->count; i++)
        *vec_push(to) = from->items[i];
    vec_clear(from);
}

void problem_list_copy(struct problem_list *to, const struct problem_list *from)
{
    for (size_t i = 0; i < from->count; i++) {
        struct problem *p = vec_push(to);
        *p = from->items[i];
        p->file = mem_strdup(p->file);
        p->sheet = mem_strdup(p->sheet);
        p->message = mem_strdup(p->message);
        p->fix = mem_strdup(p->fix);
    }
}

void problem_list_soften(struct problem_list *list, size_t first,
                         enum problem_code code)
{
    for (size_t i = first; i < list->count; i++) {
        struct problem *p = &list->items[i];
        if (problem_severity(p->code) != PROBLEM_ERROR)
            continue;
        const char *error = p->message;
        p->message = fill(table[code].text, &error, 1);
        free((void *)(uintptr_t)error);
        p->code = code;
    }
}

/* `B12` as row and column, so that B9 comes before B12 and Z1 before AA1. */
static void cell_place(const char *cell, unsigned long *row, size_t *column)
{
    size_t letters = strspn(cell, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    *column = 0;
    for (size_t i = 0; i < letters; i++)
        *column = *column * 26 + (size_t)(cell[i] - 'A' + 1);
    *row = strtoul(cell + letters, NULL, 10);
}

static int compare_cells(const char *a, const char *b)
{
    unsigned long row_a, row_b;
    size_t column_a, column_b;
    cell_place(a, &row_a, &column_a);
    cell_place(b, &row_b, &column_b);
    if (row_a != row_b)
        return row_a < row_b ? -1 : 1;
    return (column_a > column_b) - (column_a < column_b);
}

static int compare_problems(const void *x, const void *y)
{
    const struct problem *a = *(const struct problem *const *)x;
    const struct problem *b = *(const struct problem *const *)y;
    int c = strcmp(a->file, b->file);
    if (c == 0)
        c = strcmp(a->sheet, b->sheet);
    if (c == 0)
        c = compare_cells(a->cell, b->cell);
    if (c == 0)
        c = (a->code > b->code) - (a->code < b->code);
    /* Documents are told of as workers come to them. */
    if (c == 0 && !*a->file)
        c = strcmp(a->message, b->message);
    if (c == 0)
        c = (a > b) - (a < b); /* equal ones keep their order */
    return c;
}

void problem_list_sort(struct problem_list *list)
{
    if (list->count < 2)
        return;
    const struct problem **order = mem_calloc(list->count, sizeof *order);
    struct problem *sorted = mem_calloc(list->count, sizeof *sorted);
    for (size_t i = 0; i < list->count; i++)
        order[i] = &list->items[i];
    qsort(order, list->count, sizeof *order, compare_problems);
    for (size_t i = 0; i < list->count; i++)
        sorted[i] = *order[i];
    memcpy(list->items, sorted, list->count * sizeof *sorted);
    free(sorted);
    free(order);
}

static void clear_problem(struct problem *p)
{
    free(p->file);
    free(p->sheet);
    free(p->message);
    free(p->fix);
}

void problem_list_cut(struct problem_list *list, size_t count)
{
    while (list->count > count)
        clear_problem(&list->items[--list->count]);
}

void problem_list_filter(struct problem_list *list, problem_keeps_fn *keeps,
                         void *userdata)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++)
        if (keeps(userdata, &list->items[i]))
            list->items[kept++] = list->items[i];
        else
            clear_problem(&list->items[i]);
    list->count = kept;
}

void problem_list_clear(struct problem_list *list)
{
    problem_list_cut(list, 0);
    vec_clear(list);
}
