#include "campaign/rule/load.h"

bool rule_read_amount(struct rule_reader *reader, const char *key,
                      const struct yaml_node *node, struct decimal *out)
{
    const struct field field = {.key = key};
    return load_amount(reader->loader, &field, node, out);
}

static bool read_points(struct rule_reader *reader,
                        const struct rule_worth *worth, const char *key,
                        const struct yaml_node *node, struct rule_share *out)
{
    char most[DECIMAL_TEXT_SIZE];
    if (!worth->known)
        return load_fail(reader->loader, node->line,
                         "“%s” cần biết điểm của phần này; ghi “points” thay "
                         "“share” cho phần chứa nó, hoặc ghi theo tỷ lệ từ 0 "
                         "đến 1",
                         key);
    if (!rule_read_amount(reader, key, node, &out->part))
        return false;
    if (decimal_compare(out->part, worth->points) > 0)
        return load_fail(reader->loader, node->line,
                         "“%s” là %s, nhiều hơn điểm của quy tắc; ghi số từ 0 "
                         "đến %s",
                         key, node->text, decimal_format(worth->points, most));
    if (out->part.exponent < -SHARE_PLACES)
        return load_fail(reader->loader, node->line,
                         "“%s” là %s; ghi nhiều nhất %d chữ số thập phân", key,
                         node->text, SHARE_PLACES);
    out->whole = worth->points;
    return true;
}

bool rule_read_share(struct rule_reader *reader, const struct rule_worth *worth,
                     const struct rule_share_nodes *nodes,
                     struct rule_share *out)
{
    const struct field field = {.key = nodes->key};
    if (!nodes->share == !nodes->points)
        return load_fail(reader->loader, nodes->line,
                         "cần một trong “%s” (từ 0 đến 1) và “%s” (số điểm); "
                         "ghi đúng một khóa",
                         nodes->key, nodes->points_key);
    if (nodes->points)
        return read_points(reader, worth, nodes->points_key, nodes->points,
                           out);
    out->whole = decimal_from_int(1);
    return load_share(reader->loader, &field, nodes->share, &out->part);
}

/* One side of a range: at most one of two words. */
struct side {
    const char *closed_key, *open_key;
    const struct yaml_node *closed, *open;
};

static bool read_side(struct rule_reader *reader, const struct side *side,
                      bool *has, bool *open, struct decimal *limit)
{
    if (side->closed && side->open)
        return load_fail(reader->loader, side->open->line,
                         "“%s” và “%s” không đi cùng nhau; chỉ ghi một khóa",
                         side->closed_key, side->open_key);
    *has = side->closed || side->open;
    *open = side->open != NULL;
    return !*has ||
           rule_read_amount(reader, *open ? side->open_key : side->closed_key,
                            *open ? side->open : side->closed, limit);
}

bool rule_read_range(struct rule_reader *reader, const struct yaml_node *node,
                     const struct rule_limit_nodes *nodes,
                     struct rule_range *out)
{
    const struct side least = {"from", "above", nodes->from, nodes->above};
    const struct side most = {"to", "below", nodes->to, nodes->below};
    if (!read_side(reader, &least, &out->has_least, &out->above, &out->least) ||
        !read_side(reader, &most, &out->has_most, &out->below, &out->most))
        return false;
    if (!out->has_least && !out->has_most)
        return load_fail(reader->loader, node->line,
                         "thiếu giới hạn; ghi “from” (từ), “above” (trên), "
                         "“to” (đến) hoặc “below” (dưới)");
    int order = decimal_compare(out->least, out->most);
    bool empty = order > 0 || (order == 0 && (out->above || out->below));
    return !out->has_least || !out->has_most || !empty ||
           load_fail(reader->loader, node->line,
                     "không có giá trị nào nằm giữa hai giới hạn; ghi giới "
                     "hạn dưới thấp hơn giới hạn trên");
}
