/* The rows of a set as a tree. Decisions number in two ways: with a running
 * number for indicators alone, 1 to 34 through all groups; or with a code on
 * every row, whose style tells how deep it lies (I, 1, 1.1, 1.1.1). */
#include "annex/inside.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

/* The nodes from the set down to the last one. */
struct step {
    const char *code; /* as the annex writes it */
    enum code_style style;
    size_t node;
};

enum { MAX_DEPTH = 8 };

struct placing {
    struct annex *annex;
    struct annex_set *set;
    bool running; /* the column Stt counts the indicators */
    struct step path[MAX_DEPTH];
    size_t depth;             /* of the path */
    long last[MAX_DEPTH + 1]; /* the value of the last code of each depth */
};

/* Whether the numbers are 1, 2, 3 … and stand on some rows only. */
static bool counts_indicators(const struct annex_set *set)
{
    long expected = 1;
    bool without = false;
    for (size_t i = 0; i < set->rows.count; i++) {
        const char *number = set->rows.items[i].number;
        size_t length;
        if (*number == '\0')
            without = true;
        else if (annex_code_style(number, &length) != CODE_INTEGER ||
                 atol(number) != expected++)
            return false;
    }
    return without && expected > 1;
}

static struct annex_node *node_at(const struct placing *p, size_t step)
{
    return &p->set->nodes.items[p->path[step].node];
}

/* How deep a code of this style lies: beside the last one of its style, or else
 * below the last row; `1.2.3` below `1.2`. */
static size_t depth_of(const struct placing *p, const char *code,
                       enum code_style style)
{
    const char *dot = strrchr(code, '.');
    for (size_t i = p->depth; i-- > 0;) {
        const struct step *step = &p->path[i];
        if (style == CODE_DOTTED &&
            strlen(step->code) == (size_t)(dot - code) &&
            strncmp(step->code, code, (size_t)(dot - code)) == 0)
            return i + 1;
        if (style != CODE_DOTTED && step->style == style)
            return i;
    }
    if (style == CODE_DOTTED)
        for (size_t i = p->depth; i-- > 0;)
            if (p->path[i].style == CODE_DOTTED)
                return i;
    return p->depth;
}

/* `C` after `B` is a letter, though Roman numerals have it too. */
static enum code_style settle_style(const struct placing *p, const char *code,
                                    enum code_style style)
{
    if (style != CODE_ROMAN || strlen(code) != 1)
        return style;
    for (size_t i = p->depth; i-- > 0;)
        if (p->path[i].style == CODE_LETTER &&
            p->path[i].code[0] == code[0] - 1)
            return CODE_LETTER;
    return style;
}

/* A code that is the set's alone: below a group `4`, `1` is `4.1`; below `I.1`,
 * whose own is `1`, `1.2` is `I.1.2`. */
static const char *full_code(struct placing *p, const char *code,
                             enum code_style style, size_t depth)
{
    if (depth == 0)
        return code;
    const struct annex_node *above = node_at(p, depth - 1);
    size_t own = strlen(above->own);
    if (style != CODE_DOTTED)
        return arena_printf(&p->annex->arena, "%s.%s", above->code, code);
    if (strncmp(code, above->own, own) == 0 && code[own] == '.')
        return arena_printf(&p->annex->arena, "%s%s", above->code, code + own);
    return code;
}

/* Excel makes 6.1 of 6.10. */
static const char *mend_tenth(struct placing *p, const char *code,
                              enum code_style style, size_t depth)
{
    long value = annex_code_value(code, style);
    if (style == CODE_DOTTED && value < 10 && p->last[depth] + 1 == value * 10)
        return arena_printf(&p->annex->arena, "%s0", code);
    return code;
}

#define OF_POINTS "^(cac )?(chi so |tieu chi |noi dung |phan )?"

/* A node is what its title says, or else what holds it is. */
static enum annex_kind kind_of(const struct placing *p,
                               const struct annex_row *row, size_t depth)
{
    struct annex *annex = p->annex;
    if (annex_says(annex, row->title,
                   OF_POINTS "(diem (thuong|cong)|thuong|cong (diem|them))\\b",
                   NULL))
        return ANNEX_BONUS;
    if (annex_says(annex, row->title,
                   OF_POINTS "(diem (tru|phat)|tru diem|tru|phat)\\b", NULL))
        return ANNEX_PENALTY;
    return depth == 0 ? ANNEX_SCORED : node_at(p, depth - 1)->kind;
}

static points_t max_of(const struct annex_row *row, enum annex_kind kind)
{
    bool below = row->points != POINTS_NONE && row->points < 0;
    return below && kind == ANNEX_PENALTY ? -row->points : row->points;
}

static struct annex_node *add_node(struct placing *p,
                                   const struct annex_row *row,
                                   const char *code, enum code_style style,
                                   size_t depth)
{
    code = mend_tenth(p, code, style, depth);
    long value = annex_code_value(code, style);
    if (value != p->last[depth] + 1)
        annex_complain(p->annex, row->place,
                       "mã “%s” không nối tiếp dòng trước; cần kiểm tra", code);
    enum annex_kind kind = kind_of(p, row, depth);
    const char *full = full_code(p, code, style, depth);
    struct annex_node *node = vec_push(&p->set->nodes);
    *node = (struct annex_node){.place = row->place,
                                .code = full,
                                .own = code,
                                .depth = depth,
                                .kind = kind,
                                .max = max_of(row, kind),
                                .waived = row->waived};
    node->title = annex_title_alone(p->annex, row->title, &node->stated);
    annex_split_agencies(p->annex, row->agency, node);
    p->last[depth] = value;
    p->last[depth + 1] = 0;
    p->path[depth] = (struct step){code, style, p->set->nodes.count - 1};
    p->depth = depth + 1;
    return node;
}

static const char *next_code(struct placing *p, size_t depth)
{
    return arena_printf(&p->annex->arena, "%ld", p->last[depth] + 1);
}

/* The group that the last row is, or lies in: how many steps lead to it. */
static size_t group_depth(const struct placing *p)
{
    size_t depth = p->depth;
    while (depth > 0 && !node_at(p, depth - 1)->group)
        depth--;
    return depth;
}

/* A row that the running number makes an indicator. Its own code counts where
 * it follows the one before; a number that belongs to the title stays there. */
static void place_indicator(struct placing *p, struct annex_row *row)
{
    size_t depth = group_depth(p), length;
    enum code_style style = annex_code_style(row->code, &length);
    bool own = style != CODE_NONE;
    if (own && style != CODE_DOTTED && row->whole != row->title &&
        row->whole[strlen(row->code)] == ' ' &&
        annex_code_value(row->code, style) != p->last[depth] + 1) {
        row->title = row->whole;
        own = false;
    }
    add_node(p, row, own ? row->code : next_code(p, depth),
             own ? style : CODE_INTEGER, depth);
}

static bool place_group(struct placing *p, struct annex_row *row)
{
    size_t length;
    p->depth = group_depth(p);
    enum code_style style =
        settle_style(p, row->code, annex_code_style(row->code, &length));
    size_t depth = style == CODE_NONE ? 0 : depth_of(p, row->code, style);
    if (depth >= MAX_DEPTH - 1)
        return false;
    add_node(p, row, style == CODE_NONE ? next_code(p, 0) : row->code,
             style == CODE_NONE ? CODE_INTEGER : style, depth)
        ->group = true;
    return true;
}

/* A row whose number, or else the code before its title, says where it lies. */
static bool place_coded(struct placing *p, struct annex_row *row)
{
    size_t length;
    const char *code = row->code;
    enum code_style style = annex_code_style(row->number, &length);
    if (style != CODE_NONE) {
        code = arena_strndup(&p->annex->arena, row->number, length);
        row->title = row->whole;
    } else {
        style = annex_code_style(code, &length);
    }
    if (style == CODE_NONE)
        return false;
    style = settle_style(p, code, style);
    size_t depth = depth_of(p, code, style);
    if (depth >= MAX_DEPTH)
        return false;
    add_node(p, row, code, style, depth);
    return true;
}

static bool place_row(struct placing *p, struct annex_row *row)
{
    if (!p->running)
        return place_coded(p, row);
    if (*row->number == '\0' && *row->agency == '\0')
        return place_group(p, row);
    if (p->depth == 0)
        return false; /* no group is open */
    place_indicator(p, row);
    return true;
}

static const char *why_not(const struct placing *p, const struct annex_row *row)
{
    if (p->running && p->depth == 0 && *row->number)
        return "chỉ số đứng trước mọi nhóm";
    return p->depth >= MAX_DEPTH - 1 ? "lồng quá sâu" : "không có mã";
}

/* A node is a group if the next one lies below it. */
static void find_groups(struct annex_set *set)
{
    for (size_t i = 0; i + 1 < set->nodes.count; i++)
        if (set->nodes.items[i + 1].depth > set->nodes.items[i].depth)
            set->nodes.items[i].group = true;
}

static int compare_own(const void *a, const void *b)
{
    const char *const *x = a, *const *y = b;
    return strcmp(*x, *y);
}

/* Codes stay as the annex writes them where no two are the same. */
static void settle_codes(struct annex_set *set)
{
    size_t count = set->nodes.count;
    const char **own = mem_calloc(count + 1, sizeof *own);
    bool unique = true;
    for (size_t i = 0; i < count; i++)
        own[i] = set->nodes.items[i].own;
    qsort(own, count, sizeof *own, compare_own);
    for (size_t i = 1; i < count; i++)
        unique = unique && strcmp(own[i - 1], own[i]) != 0;
    free(own);
    for (size_t i = 0; i < count && unique; i++)
        set->nodes.items[i].code = set->nodes.items[i].own;
}

void annex_place(struct annex *annex, struct annex_set *set)
{
    struct placing p = {
        .annex = annex, .set = set, .running = counts_indicators(set)};
    for (size_t i = 0; i < set->rows.count; i++) {
        struct annex_row *row = &set->rows.items[i];
        if (!place_row(&p, row))
            annex_complain(annex, row->place, "không đặt được dòng “%s”: %s",
                           row->whole, why_not(&p, row));
    }
    if (!p.running)
        find_groups(set);
    settle_codes(set);
}
