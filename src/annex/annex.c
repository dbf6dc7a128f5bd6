/* From the sheets to sets of rows: where a table begins, where the next set. */
#include "annex/inside.h"
#include "base/text.h"

#include <string.h>

/* `Tổng cộng: 100`, with the count of indicators or without; no title of an
 * indicator, as "Tổng chi ngân sách" is. */
static bool is_total(struct annex *annex, const struct annex_row *row)
{
    return *row->number == '\0' && *row->code == '\0' &&
           row->points != POINTS_NONE &&
           annex_says(annex, row->title,
                      "^(tong( (cong|so|diem))*|cong)( ?\\(.*\\))?[ :.]*$",
                      NULL);
}

/* A line of text that has neither points nor agency: the heading of the next
 * set, a group without points, or nothing that has a place. What follows says
 * which. */
static bool is_line(const struct annex_row *row)
{
    size_t length;
    return *row->agency == '\0' && row->points == POINTS_NONE &&
           (*row->number == '\0' || *row->whole == '\0' ||
            annex_code_style(row->number, &length) != CODE_INTEGER);
}

/* The row of letters or numbers that forms have below their headings. */
static bool is_letters(struct annex *annex, const struct grid *grid,
                       uint32_t row, const struct annex_columns *columns)
{
    static const char letter[] = "^\\(?([a-z]|[0-9])\\)?$";
    return annex_says(
               annex,
               annex_cell_text(annex, grid_at(grid, row, columns->title)),
               letter, NULL) &&
           annex_says(
               annex,
               annex_cell_text(annex, grid_at(grid, row, columns->points)),
               letter, NULL);
}

/* There must be one. */
static struct annex_set *last_set(struct annex *annex)
{
    return &annex->sets.items[annex->sets.count - 1];
}

/* Whether there is a set that has rows. */
static bool has_begun(struct annex *annex)
{
    return annex->sets.count > 0 && last_set(annex)->rows.count > 0;
}

/* Whether it is the very first code of the set again. */
static bool begins_again(const struct annex_set *set,
                         const struct annex_row *row)
{
    const struct annex_row *first = set->rows.count ? set->rows.items : NULL;
    return first && (*first->code || *first->number) &&
           strcmp(first->code, row->code) == 0 &&
           strcmp(first->number, row->number) == 0 && *row->agency == '\0';
}

static struct annex_set *new_set(struct annex *annex, const char *place)
{
    struct annex_set *set = vec_push(&annex->sets);
    set->title = annex->caption ? annex->caption : "";
    set->place = place;
    set->total = POINTS_NONE;
    set->stated = -1;
    annex->caption = NULL;
    return set;
}

/* A total stands above its rows or below them. */
static void take_total(struct annex *annex, const struct annex_row *row)
{
    bool below = has_begun(annex) && !last_set(annex)->closed &&
                 last_set(annex)->total == POINTS_NONE;
    struct annex_set *set =
        below ? last_set(annex) : new_set(annex, row->place);
    annex_title_alone(annex, row->title, &set->stated);
    set->total = row->points;
    set->closed = below;
}

static void place_in_set(struct annex *annex, const struct annex_row *row)
{
    bool new = annex->sets.count == 0 || last_set(annex)->closed ||
               begins_again(last_set(annex), row);
    struct annex_set *set = new ? new_set(annex, row->place) : last_set(annex);
    *vec_push(&set->rows) = *row;
}

/* Lines after which the table goes on, but for the last `kept`: with a code
 * they are groups. */
static void end_lines(struct annex *annex, size_t kept)
{
    for (size_t i = 0; i + kept < annex->loose.count; i++) {
        const struct annex_row *line = &annex->loose.items[i];
        size_t length;
        if (*line->code || annex_code_style(line->number, &length) != CODE_NONE)
            place_in_set(annex, line);
        else
            annex_complain(annex, line->place,
                           "không đặt được dòng “%s”: không có điểm",
                           *line->whole ? line->whole : line->number);
    }
    annex->loose.count = 0;
}

static void take_row(struct annex *annex, const struct annex_row *row)
{
    if (is_line(row)) {
        *vec_push(&annex->loose) = *row;
        return;
    }
    end_lines(annex, 0);
    if (is_total(annex, row))
        take_total(annex, row);
    else
        place_in_set(annex, row);
}

/* All that stands in a row above a table. */
static void take_line(struct annex *annex, const struct grid *grid,
                      uint32_t row)
{
    struct str line = {0};
    for (uint32_t c = 1; c <= grid_last_column(grid); c++) {
        const char *text = annex_cell_text(annex, grid_at(grid, row, c));
        if (line.length && *text)
            str_append_char(&line, ' ');
        str_append(&line, text);
    }
    if (line.length)
        *vec_push(&annex->loose) = (struct annex_row){
            .whole = arena_strdup(&annex->arena, str_text(&line)),
            .number = "",
            .code = ""};
    str_clear(&line);
}

/* What the annex is called, and what it belongs to, name no set. */
static bool names_no_set(struct annex *annex, const char *line)
{
    return annex_says(annex, line, "^\\(|^phu luc( [a-z0-9]+)?[.:]?$", NULL);
}

/* The last line above the headings that names the set; NULL for none. The
 * others of its kind are taken out of the way. */
static const char *caption_of(struct annex *annex)
{
    const char *caption = NULL;
    size_t kept = 0;
    for (size_t i = 0; i < annex->loose.count; i++) {
        const struct annex_row *line = &annex->loose.items[i];
        const char *text = *line->whole ? line->whole : line->number;
        if (names_no_set(annex, text))
            continue;
        caption = text;
        annex->loose.items[kept++] = *line;
    }
    annex->loose.count = kept;
    return caption;
}

/* The headings of a table are a new set's if a line above them says what it is;
 * those that stand on every page are not. */
static void take_caption(struct annex *annex)
{
    const char *caption = caption_of(annex);
    bool begun = has_begun(annex);
    if (begun)
        end_lines(annex, caption ? 1 : 0);
    annex->loose.count = 0;
    if (!caption || annex_says(annex, caption, "\\(tiep( theo)?\\)", NULL))
        return;
    size_t length = 0;
    caption += annex_code_before(caption, &length);
    if (begun && strcmp(last_set(annex)->title, caption) == 0)
        return;
    annex->caption = caption;
    annex_says(annex, caption, "nam (20[0-9]{2})",
               annex->year ? NULL : &annex->year);
    if (begun)
        last_set(annex)->closed = true;
}

void annex_add_sheet(struct annex *annex, const char *sheet,
                     const struct grid *grid)
{
    struct annex_columns columns = {0};
    for (uint32_t row = 1; row <= grid_last_row(grid); row++) {
        struct annex_columns found;
        struct annex_row read;
        if (annex_columns_find(annex, grid, row, &found)) {
            columns = found;
            take_caption(annex);
            row = found.last_row;
        } else if (columns.title == 0) {
            take_line(annex, grid, row);
        } else if (!is_letters(annex, grid, row, &columns) &&
                   annex_row_read(annex, sheet, grid, row, &columns, &read)) {
            take_row(annex, &read);
        }
    }
    if (columns.title != 0)
        end_lines(annex, 0);
    annex->loose.count = 0;
}

void annex_finish(struct annex *annex)
{
    for (size_t i = 0; i < annex->sets.count; i++) {
        annex_place(annex, &annex->sets.items[i]);
        annex_check(annex, &annex->sets.items[i]);
    }
}

void annex_clear(struct annex *annex)
{
    for (size_t i = 0; i < annex->sets.count; i++) {
        struct annex_set *set = &annex->sets.items[i];
        for (size_t j = 0; j < set->nodes.count; j++)
            vec_clear(&set->nodes.items[j].agencies);
        vec_clear(&set->nodes);
        vec_clear(&set->rows);
    }
    for (size_t i = 0; i < annex->patterns.count; i++)
        pattern_free(annex->patterns.items[i].compiled);
    vec_clear(&annex->patterns);
    vec_clear(&annex->sets);
    vec_clear(&annex->loose);
    vec_clear(&annex->complaints);
    arena_clear(&annex->arena);
}
