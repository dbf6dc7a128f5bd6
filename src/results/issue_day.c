#include "results/issue_day.h"

#include "base/date.h"
#include "base/yaml.h"

static struct date day_of_stage(const struct campaign *campaign,
                                enum stage stage)
{
    const struct yaml_node *dates =
        campaign->texts ? yaml_get(campaign->texts, "dates") : NULL;
    const struct yaml_node *own =
        dates ? yaml_get(dates, stage_name(stage)) : NULL;
    struct date date;
    if (own && own->kind == YAML_SCALAR && date_parse_iso(own->text, &date))
        return date;
    return campaign->date;
}

struct date issue_day(const struct evaluation *evaluation)
{
    const struct campaign *campaign = evaluation->campaign;
    struct date day = day_of_stage(campaign, evaluation->stage);
    if (evaluation->stage == STAGE_PUBLISH && campaign_is_final(campaign) &&
        date_compare(day, campaign->final.date) < 0)
        return campaign->final.date;
    return day;
}
