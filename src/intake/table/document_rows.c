#include "intake/table/document_rows.h"

#include "base/text.h"
#include "intake/value/cells.h"
#include "intake/value/documents.h"

#include <string.h>

static const enum column of_documents[] = {COLUMN_NUMBER, COLUMN_DATE,
                                           COLUMN_LINK, COLUMN_NONE};

static bool is_of_documents(enum column column)
{
    const enum column *c = of_documents;
    while (*c != COLUMN_NONE && *c != column)
        c++;
    return *c != COLUMN_NONE;
}

/* Whether the row has something in the columns of documents, and nothing that
 * somebody filled in elsewhere. */
static bool holds_documents_alone(const struct intake_table *table,
                                  uint32_t row)
{
    const char *title = table->form->document_title;
    bool any = false;
    for (int c = COLUMN_CODE; c < COLUMN_COUNT; c++) {
        const struct cell *cell = intake_table_cell(table, row, (enum column)c);
        if (cell == NULL ||
            (c == COLUMN_TITLE && title != NULL && cell->kind == CELL_TEXT &&
             text_same(cell->text, title)))
            continue;
        if (!is_of_documents((enum column)c))
            return false;
        any = true;
    }
    return any;
}

static bool looks_like_document(struct reading *r,
                                const struct indicator *indicator, uint32_t row)
{
    struct arena *arena = &r->intake->arena;
    const struct cell *number =
        intake_table_cell(&r->table, row, COLUMN_NUMBER);
    const struct cell *link = intake_table_cell(&r->table, row, COLUMN_LINK);
    if (link != NULL && link_scheme_length(cell_typed(arena, link)) > 0)
        return true;
    return number != NULL && indicator->evidence_pattern != NULL &&
           pattern_match_typed(indicator->evidence_pattern,
                               cell_typed(arena, number)) == PATTERN_MATCH;
}

void document_rows_find(struct reading *r, const struct level *level,
                        struct rows *rows)
{
    size_t current = SIZE_MAX;
    uint32_t last = rows_last_coded(rows);
    for (size_t i = 0; i < rows->count; i++) {
        struct table_row *row = &rows->items[i];
        if (row->kind == ROW_INDICATOR || row->kind == ROW_INPUT) {
            current = row->indicator;
        } else if (current != SIZE_MAX && row->kind == ROW_PLAIN &&
                   holds_documents_alone(&r->table, row->row) &&
                   (row->row < last ||
                    looks_like_document(r, &level->indicators[current],
                                        row->row))) {
            row->kind = ROW_DOCUMENTS;
            row->indicator = current;
        } else {
            current = SIZE_MAX;
        }
    }
}

static bool holds(const struct documents *all, const struct evidence *one)
{
    for (size_t i = 0; i < all->count; i++)
        if (strcmp(all->items[i].number, one->number) == 0 &&
            strcmp(all->items[i].link, one->link) == 0)
            return true;
    return false;
}

void documents_join(struct arena *arena, struct documents *all,
                    const struct documents *more)
{
    struct evidence *items =
        arena_calloc(arena, all->count + more->count + 1, sizeof *items);
    if (all->count > 0)
        memcpy(items, all->items, all->count * sizeof *items);
    all->items = items;
    all->sound &= more->sound;
    for (size_t i = 0; i < more->count; i++)
        if (!holds(all, &more->items[i]))
            all->items[all->count++] = more->items[i];
}

void document_rows_read(struct reading *r, const struct level *level,
                        const struct rows *rows, size_t indicator, bool counts,
                        struct documents *all)
{
    for (size_t i = 0; i < rows->count; i++) {
        const struct table_row *row = &rows->items[i];
        if (row->kind != ROW_DOCUMENTS || row->indicator != indicator)
            continue;
        struct documents more =
            evidence_read(r, &level->indicators[indicator], row->row, counts);
        documents_join(&r->intake->arena, all, &more);
    }
}
