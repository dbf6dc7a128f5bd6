/* The first block of the page: what is to be done next. */
#include "results/site/slots.h"

#include "base/date.h"
#include "base/file.h"
#include "process/next.h"

static const char *class_of(enum next_kind kind)
{
    static const char *const names[] = {
        [NEXT_MEND] = "mend", [NEXT_LATE] = "late",    [NEXT_SEND] = "send",
        [NEXT_WAIT] = "wait", [NEXT_NOTHING] = "done",
    };
    return names[kind];
}

void site_put_next(const struct site *site, struct str *out)
{
    struct next_steps steps;
    next_steps_init(&steps, site->process);
    for (size_t i = 0; i < steps.count; i++) {
        str_printf(out, "<li class=\"%s\">", class_of(steps.items[i].kind));
        html_text(steps.items[i].text, out);
        str_append(out, ".</li>\n");
    }
    next_steps_clear(&steps);
}

/* The workbooks that figures come from: how many, the latest date that one of
 * them bears, and one sum over all of their bytes. */
struct sources {
    size_t count;
    struct date latest;
    struct str sums;
};

static void add_source(struct sources *sources, const struct intake_head *form)
{
    if (!form->counts)
        return;
    sources->count++;
    if (date_compare(form->sender.date, sources->latest) > 0)
        sources->latest = form->sender.date;
    str_append(&sources->sums, form->sha256 ? form->sha256 : "");
}

static void add_sources(const struct intake *intake, struct sources *sources)
{
    for (size_t i = 0; i < intake->submissions.count; i++)
        add_source(sources, &intake->submissions.items[i]->head);
    for (size_t i = 0; i < intake->explanations.count; i++)
        add_source(sources, &intake->explanations.items[i]->head);
    for (size_t i = 0; i < intake->appraisals.count; i++)
        add_source(sources, &intake->appraisals.items[i]->head);
    for (size_t i = 0; i < intake->supplies.count; i++)
        add_source(sources, &intake->supplies.items[i]->head);
}

/* No clock is asked: the same input gives the same page. */
void site_put_made(const struct site *site, struct str *out)
{
    enum { SHOWN = 12 }; /* digits: enough to tell two states of INPUT apart */
    struct sources sources = {0};
    char date[DATE_TEXT_SIZE], hex[SHA256_HEX_SIZE];
    add_sources(site->evaluation->intake, &sources);
    sha256_of(str_text(&sources.sums), sources.sums.length, hex);
    str_printf(out, "Lập từ %zu biểu, phiếu được tính", sources.count);
    if (sources.latest.year)
        str_printf(out, ", mới nhất ghi ngày %s",
                   date_format_vi(sources.latest, date));
    str_printf(out, "; mã hồ sơ %.*s", SHOWN, hex);
    str_clear(&sources.sums);
}
