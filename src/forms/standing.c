#include "forms/standing.h"

const char claim_waived[] = "Không áp dụng";

bool standing_varies(const struct indicator *indicator)
{
    return indicator->waivable || indicator->kind == NODE_BONUS;
}

enum standing standing_at_first(const struct indicator *indicator)
{
    return indicator->kind == NODE_BONUS ? STANDING_UNCLAIMED : STANDING_ASKED;
}

/* How many cells of a range say that it does not apply. */
static const char *waivers(struct arena *arena, const char *range)
{
    return arena_printf(arena,
                        "COUNTIF(%s,\"%s*\")+COUNTIF(%s,\"khong ap dung*\")",
                        range, claim_waived, range);
}

const char *standing_formula(struct arena *arena,
                             const struct indicator *indicator,
                             const char *points, const char *values)
{
    const char *filled =
        arena_printf(arena, "COUNTA(%s)+COUNTA(%s)", values, points);
    const char *waived = arena_printf(arena, "%s+%s", waivers(arena, points),
                                      waivers(arena, values));
    if (indicator->kind == NODE_BONUS)
        return arena_printf(arena, "=IF(%s=0,%d,%d)", filled,
                            STANDING_UNCLAIMED, STANDING_ASKED);
    return arena_printf(arena, "=IF(%s=0,%d,IF(%s>%s,%d,%d))", waived,
                        STANDING_ASKED, filled, waived,
                        STANDING_WAIVED_WITH_MORE, STANDING_WAIVED);
}
