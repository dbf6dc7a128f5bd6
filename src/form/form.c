#include "form/form.h"

#include <string.h>

const struct form *form_find(const struct form_list *forms, const char *number)
{
    for (size_t i = 0; i < forms->count; i++)
        if (strcmp(forms->items[i]->number, number) == 0)
            return forms->items[i];
    return NULL;
}

struct form_list form_list_of(const struct form_list *forms, unsigned senders,
                              const struct form **items)
{
    struct form_list list = {items, 0};
    for (size_t i = 0; i < forms->count; i++)
        if (forms->items[i]->senders & senders)
            items[list.count++] = forms->items[i];
    return list;
}

void form_list_numbers(const struct form_list *forms, const char *joint,
                       struct str *out)
{
    for (size_t i = 0; i < forms->count; i++) {
        if (i > 0 && i + 1 < forms->count)
            str_append(out, ", ");
        else if (i > 0)
            str_printf(out, " %s ", joint);
        str_append(out, forms->items[i]->number);
    }
}

static bool has_sign(const struct form *form, const struct form_sign *sign,
                     column_set columns)
{
    return sign->all != 0 && (columns & sign->all) == sign->all &&
           (columns & sign->none) == 0 &&
           (sign->two == 0 || column_set_count(columns & sign->two) >= 2) &&
           (size_t)column_set_count(columns & form_columns(form)) >=
               form->least;
}

const struct form *form_recognise(const struct form_list *forms,
                                  column_set columns)
{
    for (size_t s = 0; s < FORM_SIGNS; s++)
        for (size_t i = 0; i < forms->count; i++)
            if (has_sign(forms->items[i], &forms->items[i]->signs[s], columns))
                return forms->items[i];
    return NULL;
}

column_set form_columns(const struct form *form)
{
    column_set columns = 0;
    for (size_t c = 0; c < form->column_count; c++)
        if (!form->columns[c].extra)
            columns |= UINT32_C(1) << form->columns[c].column;
    return columns;
}

const char *form_column_title(const struct form_column *column)
{
    return column->title ? column->title : column_title(column->column);
}
