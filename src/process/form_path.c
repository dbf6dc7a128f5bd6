#include "process/form_path.h"

#include "base/text.h"
#include "process/duties.h"

static char *slug_of(const char *name)
{
    char *slug = text_slug(name);
    if (*slug)
        return slug;
    free(slug);
    return mem_strdup("co-quan");
}

char *form_path_agency(const struct campaign *campaign, size_t agency)
{
    char *slug = slug_of(campaign->agencies[agency]);
    size_t same = 0;
    for (size_t i = 0; i < agency; i++) {
        char *other = slug_of(campaign->agencies[i]);
        same += strcmp(other, slug) == 0;
        free(other);
    }
    if (same == 0)
        return slug;
    struct str text = {0};
    str_printf(&text, "%s-%zu", slug, same + 1);
    free(slug);
    return str_take(&text);
}

char *form_path_owner(const struct campaign *campaign,
                      const struct obligation *o)
{
    if (o->unit)
        return mem_strdup(o->unit->code);
    return o->agency == SIZE_MAX ? mem_strdup("hoi-dong")
                                 : form_path_agency(campaign, o->agency);
}

char *form_path_parcel(const struct campaign *campaign,
                       const struct obligation *o)
{
    struct str path = {0};
    char *owner = form_path_owner(campaign, o);
    str_printf(&path, "de-gui/%s.zip", owner);
    free(owner);
    return str_take(&path);
}

char *form_path(const struct campaign *campaign, const struct obligation *o)
{
    struct str path = {0};
    char *owner = form_path_owner(campaign, o);
    const struct str_blank blanks[] = {
        {"{form}", duty_form(o->duty)->folder},
        {"{level}", campaign->levels[o->level].id},
        {"{owner}", owner},
        {NULL, NULL},
    };
    str_fill_in(&path, duty_kinds[o->duty]->path, blanks);
    str_append(&path, ".xlsx");
    free(owner);
    return str_take(&path);
}
