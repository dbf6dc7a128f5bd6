#include "document/layout/field.h"

const struct inlines *field_inlines(const struct row *row, size_t index)
{
    static const struct inlines NONE;
    return index < row->count ? &row->cells[index] : &NONE;
}

const char *field_text(struct layout *layout, const struct row *row,
                       size_t index)
{
    return inlines_text(field_inlines(row, index), layout->arena);
}

double block_number(const struct block *block, const char *key, double fallback)
{
    double value;
    const char *text = attributes_get(&block->attributes, key, NULL);
    return text != NULL && attribute_read_number(text, &value) ? value
                                                               : fallback;
}
