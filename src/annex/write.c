/* The draft, as dti-campaign(5) has an index set. */
#include "annex/inside.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { WIDTH = 96 };

struct writing {
    struct annex *annex;
    struct str *out;
    size_t guesses;
};

static void indent(struct writing *w, size_t columns)
{
    str_printf(w->out, "%*s", (int)columns, "");
}

/* The year that the annex is of, wherever it stands alone in a title. */
static const char *with_year(struct writing *w, const char *title)
{
    char year[16];
    struct str text = {0};
    snprintf(year, sizeof year, "%d", w->annex->year);
    const char *at;
    while (w->annex->year && (at = strstr(title, year)) != NULL) {
        bool alone = !isdigit((unsigned char)at[4]) &&
                     (at == title || !isdigit((unsigned char)at[-1]));
        str_append_bytes(&text, title, (size_t)(at - title));
        str_append(&text, alone ? "{{year}}" : year);
        title = at + 4;
    }
    str_append(&text, title);
    return arena_take(&w->annex->arena, str_take(&text));
}

/* Characters in UTF-8. */
static size_t letters(const char *text, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++)
        count += (text[i] & 0xC0) != 0x80;
    return count;
}

/* A folded scalar, for text that runs over lines. */
static void put_folded(struct writing *w, size_t column, const char *text)
{
    str_append(w->out, ">-");
    size_t used = WIDTH;
    for (const char *word = text; *word != '\0';) {
        size_t length = strcspn(word, " ");
        size_t width = letters(word, length);
        if (used + 1 + width > WIDTH) {
            str_append_char(w->out, '\n');
            indent(w, column);
            used = column;
        } else {
            str_append_char(w->out, ' ');
            used++;
        }
        str_append_bytes(w->out, word, length);
        used += width;
        word += length + strspn(word + length, " ");
    }
    str_append_char(w->out, '\n');
}

static void put_quoted(struct writing *w, const char *text)
{
    str_append_char(w->out, '"');
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            str_append_char(w->out, '\\');
        str_append_char(w->out, *text);
    }
    str_append_char(w->out, '"');
}

static void put_text(struct writing *w, size_t column, const char *key,
                     const char *text)
{
    indent(w, column);
    str_printf(w->out, "%s: ", key);
    if (column + strlen(key) + letters(text, strlen(text)) + 4 > WIDTH) {
        put_folded(w, column + 2, text);
        return;
    }
    put_quoted(w, text);
    str_append_char(w->out, '\n');
}

static void put_points(struct writing *w, size_t column, points_t max)
{
    char text[POINTS_TEXT_SIZE];
    points_format(max == POINTS_NONE ? 0 : max, text);
    size_t length = strlen(text);
    while (strchr(text, '.') && (text[length - 1] == '0'))
        text[--length] = '\0';
    if (text[length - 1] == '.')
        text[--length] = '\0';
    indent(w, column);
    str_printf(w->out, "max: %s\n", text);
}

static void put_agencies(struct writing *w, size_t column,
                         const struct annex_node *node)
{
    indent(w, column);
    str_append(w->out, "scored_by:\n");
    for (size_t i = 0; i < node->agencies.count; i++) {
        indent(w, column + 2);
        str_append(w->out, "- ");
        put_quoted(w, node->agencies.items[i]);
        str_append_char(w->out, '\n');
    }
}

/* What each guess asks for and how it counts. */
static const struct {
    const char *why;
    const char *const *inputs; /* lines, two columns in */
    const char *rule;
} guesses[] = {
    [GUESS_NONE] = {"chưa đoán được cách tính: để cơ quan chấm điểm cho điểm",
                    (const char *const[]){NULL}, "{kind: manual}"},
    [GUESS_RATIO] = {"phỏng đoán theo tên: tỷ lệ của hai số; cần kiểm tra",
                     (const char *const[]){
                         "- key: so_dat", "  label: Số đạt yêu cầu",
                         "  kind: number", "- key: tong_so", "  label: Tổng số",
                         "  kind: number", NULL},
                     "{kind: ratio, a: so_dat, b: tong_so, part: true}"},
    [GUESS_YES_NO] = {"phỏng đoán theo tên: có hoặc không; cần kiểm tra",
                      (const char *const[]){"- key: co",
                                            "  label: Đã thực hiện",
                                            "  kind: yes-no", NULL},
                      "{kind: yes-no, input: co}"},
    [GUESS_PERCENT] = {"phỏng đoán theo tên: tỷ lệ phần trăm; cần kiểm tra",
                       (const char *const[]){
                           "- key: muc_do", "  label: Mức độ đạt được",
                           "  unit: \"%\"", "  kind: percent", NULL},
                       "{kind: percent, input: muc_do}"},
    [GUESS_RELATIVE] = {"phỏng đoán theo tên: so với đơn vị cao nhất; cần kiểm "
                        "tra",
                        (const char *const[]){"- key: so_luong",
                                              "  label: Số lượng",
                                              "  kind: number", NULL},
                        "{kind: relative, input: so_luong}"},
};

static void put_rule(struct writing *w, size_t column, const char *title)
{
    enum annex_guess guess = annex_guess_rule(w->annex, title);
    w->guesses += guess != GUESS_NONE;
    indent(w, column);
    str_printf(w->out, "# %s\n", guesses[guess].why);
    const char *const *line = guesses[guess].inputs;
    if (*line != NULL) {
        indent(w, column);
        str_append(w->out, "inputs:\n");
    }
    for (; *line != NULL; line++) {
        indent(w, column + 2);
        str_printf(w->out, "%s\n", *line);
    }
    indent(w, column);
    str_printf(w->out, "rule: %s\n", guesses[guess].rule);
}

/* `- code: "4.1"` and the keys that groups have too. */
static void put_head(struct writing *w, size_t column,
                     const struct annex_node *node)
{
    str_append_char(w->out, '\n');
    indent(w, column);
    str_printf(w->out, "- code: \"%s\"\n", node->code);
    put_text(w, column + 2, "title", with_year(w, node->title));
    if (node->kind != ANNEX_SCORED) {
        indent(w, column + 2);
        str_printf(w->out, "kind: %s\n",
                   node->kind == ANNEX_BONUS ? "bonus" : "penalty");
    }
    if (!node->group || node->max != POINTS_NONE)
        put_points(w, column + 2, node->max);
}

static void put_indicator(struct writing *w, size_t column,
                          const struct annex_node *node)
{
    put_head(w, column, node);
    put_agencies(w, column + 2, node);
    indent(w, column + 2);
    str_printf(w->out, "assessed: %s\n", node->waived ? "false" : "true");
    put_rule(w, column + 2, node->title);
    indent(w, column + 2);
    str_append(w->out, "evidence: {required: true}\n");
}

/* Where what a group holds ends. */
static size_t end_of(const struct annex_set *set, size_t group)
{
    size_t end = group + 1;
    while (end < set->nodes.count &&
           set->nodes.items[end].depth > set->nodes.items[group].depth)
        end++;
    return end;
}

static bool holds_groups(const struct annex_set *set, size_t group, size_t end)
{
    for (size_t i = group + 1; i < end; i++)
        if (set->nodes.items[i].group)
            return true;
    return false;
}

/* The nodes of one depth from `first` on, each with what it holds: one list in
 * the order of the annex, whatever it holds. As deep as place.c lets them be.
 */
// NOLINTNEXTLINE(misc-no-recursion)
static void put_nodes(struct writing *w, size_t column,
                      const struct annex_set *set, size_t first, size_t end)
{
    size_t depth = set->nodes.items[first].depth;
    for (size_t i = first; i < end; i++) {
        const struct annex_node *node = &set->nodes.items[i];
        if (node->depth != depth)
            continue;
        if (!node->group) {
            put_indicator(w, column, node);
            continue;
        }
        size_t last = end_of(set, i);
        put_head(w, column, node);
        indent(w, column + 2);
        str_append(w->out,
                   holds_groups(set, i, last) ? "groups:\n" : "indicators:\n");
        if (last > i + 1)
            put_nodes(w, column + 4, set, i + 1, last);
    }
}

static const char *level_of(struct annex *annex, const char *title)
{
    return annex_says(annex, title,
                      "cap (xa|huyen)|(xa|phuong) ?[,/] ?(xa|phuong)", NULL)
               ? "commune"
               : "city";
}

size_t annex_write(struct annex *annex, const struct annex_set *set,
                   struct str *out)
{
    struct writing w = {.annex = annex, .out = out};
    str_append(out, "# Bản thảo bộ chỉ số, lập từ phụ lục của quyết định. Cần "
                    "làm tiếp:\n"
                    "# - xem từng chỗ ghi “phỏng đoán” và “chưa đoán được”, "
                    "sửa rule và inputs;\n"
                    "# - ghi guidance, pattern của inputs và của evidence;\n"
                    "# - level phải là một cấp trong campaign.yaml.\n\n");
    str_printf(out, "level: %s\nyear: \"{{year}}\"\n",
               level_of(annex, set->title));
    put_text(&w, 0, "title",
             with_year(&w, *set->title ? set->title : "Bộ chỉ số {{year}}"));
    put_points(&w, 0, set->total != POINTS_NONE ? set->total : annex_sum(set));
    str_append(out, "groups:\n");
    if (set->nodes.count > 0)
        put_nodes(&w, 2, set, 0, set->nodes.count);
    return w.guesses;
}
