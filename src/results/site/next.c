/* The first block of the page: what is to be done next. */
#include "results/site/slots.h"

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
