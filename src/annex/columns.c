#include "annex/inside.h"

#include <string.h>

/* Searched in text_fold_plain, in this order: the first that fits a heading has
 * it, and the first column that has it is the one. */
static const struct {
    size_t member;
    const char *pattern;
} kinds[] = {
#define COLUMN(member) offsetof(struct annex_columns, member)
    {COLUMN(waived), "(?:khong|chua) (?:danh gia|cham|tham dinh)"
                     "(?:.*?nam (20[0-9]{2}))?"},
    {COLUMN(number), "^(?:so )?(?:stt|tt|thu tu)$"},
    {COLUMN(agency), "(?:don vi|co quan|bo phan|chu tri|phu trach)"
                     ".*(?:cham|tham dinh|danh gia|huong dan|theo doi|chu tri)"
                     "|^(?:don vi|co quan) (?:chu tri|phu trach)"},
    {COLUMN(points), "^(?:thang |muc |so |tong )?diem(?: (?:toi da|chuan|so))?"
                     "(?: nam (20[0-9]{2}))?$"},
    {COLUMN(note), "^ghi chu"},
    {COLUMN(first_label), "^(?:ma|ky hieu)(?: so| hieu)?(?: (?:chi so|tieu "
                          "chi|thanh phan))*$"},
    {COLUMN(title), "chi so|tieu chi|chi tieu|noi dung|linh vuc|thanh phan"},
};

static uint32_t *member_of(struct annex_columns *columns, size_t member)
{
    return (uint32_t *)((char *)columns + member);
}

/* All that stands above a column from a row of the headings on, its cells of
 * each row once. */
static const char *heading_text(struct annex *annex, const struct grid *grid,
                                uint32_t first, uint32_t last, uint32_t column)
{
    struct str text = {0};
    const struct cell *above = NULL;
    for (uint32_t row = first; row <= last; row++) {
        const struct cell *cell = grid_merged_at(grid, row, column);
        if (cell == NULL || cell == above)
            continue;
        if (text.length > 0)
            str_append_char(&text, ' ');
        str_append(&text, annex_cell_text(annex, cell));
        above = cell;
    }
    const char *made = arena_strdup(&annex->arena, str_text(&text));
    str_clear(&text);
    return made;
}

/* The last row that a cell of this one reaches down to, merged. */
static uint32_t last_heading_row(const struct grid *grid, uint32_t row)
{
    uint32_t last = row;
    for (uint32_t column = 1; column <= grid_last_column(grid); column++) {
        const struct cell *cell = grid_at(grid, row, column);
        if (cell == NULL)
            continue;
        while (last < row + 3 && grid_merged_at(grid, last + 1, column) == cell)
            last++;
    }
    return last;
}

static bool take_heading(struct annex *annex, struct annex_columns *columns,
                         uint32_t column, const char *text)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (annex_says(annex, text, kinds[i].pattern, &annex->year)) {
            uint32_t *at = member_of(columns, kinds[i].member);
            *at = *at ? *at : column;
            return true;
        }
    return false;
}

/* The title's heading may stretch over several columns, and those between the
 * number and the title may have none: codes, or titles of groups. */
static void widen_title(const struct grid *grid, uint32_t row,
                        struct annex_columns *columns)
{
    const struct cell *heading = grid_merged_at(grid, row, columns->title);
    if (columns->first_label == 0 || columns->first_label > columns->title)
        columns->first_label = columns->title;
    while (columns->first_label > 1 &&
           columns->first_label - 1 != columns->number &&
           grid_merged_at(grid, row, columns->first_label - 1) == NULL)
        columns->first_label--;
    while (heading != NULL &&
           grid_merged_at(grid, row, columns->title + 1) == heading)
        columns->title++;
}

/* The lowest heading of a column says most: `Điểm tối đa` below `Điểm`. */
static void take_headings(struct annex *annex, const struct grid *grid,
                          uint32_t row, uint32_t column,
                          struct annex_columns *columns)
{
    for (uint32_t first = columns->last_row; first >= row; first--) {
        const char *text =
            heading_text(annex, grid, first, columns->last_row, column);
        if (take_heading(annex, columns, column, text))
            return;
    }
}

bool annex_columns_find(struct annex *annex, const struct grid *grid,
                        uint32_t row, struct annex_columns *columns)
{
    *columns = (struct annex_columns){.last_row = last_heading_row(grid, row)};
    for (uint32_t column = 1; column <= grid_last_column(grid); column++)
        take_headings(annex, grid, row, column, columns);
    if (columns->title == 0 || columns->points == 0)
        return false;
    widen_title(grid, row, columns);
    return true;
}
