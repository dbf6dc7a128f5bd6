#include "document/layout/field.h"

bool attribute_read_number(const char *text, double *out)
{
    double value = 0, unit = 1;
    bool digits = false, decimals = false;
    for (; *text != '\0'; text++) {
        if (*text >= '0' && *text <= '9') {
            digits = true;
            if (decimals)
                unit /= 10;
            value = decimals ? value + (*text - '0') * unit
                             : value * 10 + (*text - '0');
        } else if ((*text == '.' || *text == ',') && !decimals) {
            decimals = true;
        } else if (*text != ' ') {
            return false;
        }
    }
    *out = value;
    return digits;
}

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
