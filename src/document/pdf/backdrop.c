#include "document/pdf/backdrop.h"

#include <math.h>

#define NEAR 0.02 /* points: less than two hundredths are no gap */

void backdrop_band(struct backdrop *backdrop, struct backdrop_band band)
{
    *vec_push(&backdrop->bands) = band;
}

static bool is_near(double a, double b)
{
    return fabs(a - b) < NEAR;
}

static bool same_look(const struct backdrop_rule *a,
                      const struct backdrop_rule *b)
{
    return a->color == b->color && is_near(a->thickness, b->thickness);
}

/* Whether `next` lies on `rule`, or lengthens it downwards, which is then done.
 */
static bool join(struct backdrop_rule *rule, const struct backdrop_rule *next)
{
    if (!same_look(rule, next) || !is_near(rule->x1, next->x1) ||
        !is_near(rule->x2, next->x2))
        return false;
    if (is_near(rule->y1, next->y1) && is_near(rule->y2, next->y2))
        return true;
    bool upright = is_near(rule->x1, rule->x2);
    if (!upright || !is_near(rule->y2, next->y1) || next->y2 > next->y1)
        return false;
    rule->y2 = next->y2;
    return true;
}

void backdrop_rule(struct backdrop *backdrop, struct backdrop_rule rule)
{
    for (size_t i = backdrop->rules.count; i > 0; i--)
        if (join(&backdrop->rules.items[i - 1], &rule))
            return;
    *vec_push(&backdrop->rules) = rule;
}

/* Draws the rules that look like rule `first`, unless one before it does. */
static void draw_alike(const struct backdrop *backdrop, size_t first,
                       struct content *content)
{
    const struct backdrop_rule *look = &backdrop->rules.items[first];
    for (size_t i = 0; i < first; i++)
        if (same_look(&backdrop->rules.items[i], look))
            return;
    for (size_t i = first; i < backdrop->rules.count; i++) {
        const struct backdrop_rule *rule = &backdrop->rules.items[i];
        if (same_look(rule, look))
            content_line(content, rule->color, rule->thickness, rule->x1,
                         rule->y1, rule->x2, rule->y2);
    }
}

void backdrop_draw(struct backdrop *backdrop, struct content *content)
{
    if (backdrop->bands.count + backdrop->rules.count == 0)
        return;
    content_artifact(content, CONTENT_DRAWING, "Layout");
    for (size_t b = 0; b < backdrop->bands.count; b++) {
        const struct backdrop_band *band = &backdrop->bands.items[b];
        content_rect(content, band->color, band->x, band->y, band->width,
                     band->height);
    }
    for (size_t r = 0; r < backdrop->rules.count; r++)
        draw_alike(backdrop, r, content);
    content_end(content);
    backdrop->bands.count = backdrop->rules.count = 0;
}

void backdrop_clear(struct backdrop *backdrop)
{
    vec_clear(&backdrop->bands);
    vec_clear(&backdrop->rules);
}
