#include "annex/inside.h"
#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *annex_cell_lines(struct annex *annex, const struct cell *cell)
{
    char buffer[CELL_TEXT_SIZE];
    if (cell == NULL || cell->kind == CELL_ERROR)
        return "";
    if (cell->kind == CELL_DATE)
        return arena_printf(&annex->arena, "%d.%d", cell->date.day,
                            cell->date.month);
    if (cell->kind == CELL_TEXT)
        return arena_take(&annex->arena, text_clean(cell->text, cell->length));
    return arena_strdup(&annex->arena, workbook_cell_text(cell, buffer));
}

const char *annex_cell_text(struct annex *annex, const struct cell *cell)
{
    const char *lines = annex_cell_lines(annex, cell);
    return arena_take(&annex->arena, text_clean_line(lines, strlen(lines)));
}

void annex_complain(struct annex *annex, const char *place, const char *format,
                    ...)
{
    char text[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    *vec_push(&annex->complaints) =
        arena_printf(&annex->arena, "%s: %s", place, text);
}

static const struct pattern *compiled(struct annex *annex, const char *source)
{
    for (size_t i = 0; i < annex->patterns.count; i++)
        if (annex->patterns.items[i].source == source)
            return annex->patterns.items[i].compiled;
    char error[128];
    struct annex_pattern *added = vec_push(&annex->patterns);
    added->source = source;
    added->compiled = pattern_new(source, error, sizeof error);
    return added->compiled;
}

bool annex_says(struct annex *annex, const char *text, const char *source,
                int *year)
{
    const struct pattern *pattern = compiled(annex, source);
    char *folded = text_fold_plain(text);
    size_t start = 0, end = 0;
    bool found =
        pattern_capture(pattern, folded, 1, &start, &end) == PATTERN_MATCH;
    if (found && year && end - start == 4)
        *year = atoi(folded + start);
    free(folded);
    return found;
}

/* The count that `text` ends with, `(11 chỉ số)`, and where its bracket opens;
 * -1 where it does not. */
static long count_at_end(struct annex *annex, const char *text, size_t *opens)
{
    const char *bracket = strrchr(text, '(');
    if (bracket == NULL || bracket == text ||
        !annex_says(annex, bracket,
                    "^\\( ?[0-9]{1,3} (chi so|tieu chi|chi tieu|"
                    "noi dung)[a-z ]*\\)$",
                    NULL))
        return -1;
    *opens = (size_t)(bracket - text);
    return atol(bracket + 1 + (bracket[1] == ' '));
}

const char *annex_title_alone(struct annex *annex, const char *title,
                              long *stated)
{
    size_t length = strlen(title);
    *stated = count_at_end(annex, title, &length);
    while (length > 0 && title[length - 1] == ' ')
        length--;
    return arena_strndup(&annex->arena, title, length);
}
