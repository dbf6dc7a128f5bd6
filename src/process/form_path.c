#include "process/form_path.h"

#include "base/text.h"
#include "form/form.h"

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

char *form_path_self_assessment(const struct campaign *campaign,
                                const struct unit *unit)
{
    struct str path = {0};
    str_printf(&path, "%s/%s/%s-%s.xlsx", form_01.folder,
               campaign->levels[unit->level].id, form_01.folder, unit->code);
    return str_take(&path);
}

char *form_path_supply(const struct campaign *campaign, size_t agency,
                       size_t level)
{
    const char *id = campaign->levels[level].id;
    char *slug = form_path_agency(campaign, agency);
    struct str path = {0};
    str_printf(&path, "%s/%s/%s-%s-%s.xlsx", form_04.folder, id, form_04.folder,
               id, slug);
    free(slug);
    return str_take(&path);
}

static char *appraisal_path(const struct campaign *campaign,
                            const struct obligation *o)
{
    const char *round = o->duty == DUTY_ROUND1 ? "vong-1" : "vong-2";
    const char *level = campaign->levels[o->level].id;
    char *agency = form_path_agency(campaign, o->agency);
    struct str path = {0};
    str_printf(&path, "%s/%s/%s/%s-%s-%s-%s.xlsx", form_02.folder, round, level,
               form_02.folder, round, level, agency);
    free(agency);
    return str_take(&path);
}

char *form_path(const struct campaign *campaign, const struct obligation *o)
{
    struct str path = {0};
    switch (o->duty) {
    case DUTY_SELF_ASSESSMENT:
        return form_path_self_assessment(campaign, o->unit);
    case DUTY_SUPPLY:
        return form_path_supply(campaign, o->agency, o->level);
    case DUTY_ROUND1:
    case DUTY_ROUND2:
        return appraisal_path(campaign, o);
    case DUTY_EXPLANATION:
        str_printf(&path, "%s/%s-%s.xlsx", form_03.folder, form_03.folder,
                   o->unit->code);
        break;
    case DUTY_COUNCIL:
    case DUTY_COUNT:
        str_printf(&path, "%s/hoi-dong/%s-hoi-dong-%s.xlsx", form_02.folder,
                   form_02.folder, campaign->levels[o->level].id);
        break;
    }
    return str_take(&path);
}
