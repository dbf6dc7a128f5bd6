/* The campaign at a glance. */
#include "results/site/slots.h"

#include "base/date.h"
#include "results/issue_day.h"
#include "results/names.h"

void site_put_stage(const struct site *site, struct str *out)
{
    char text[DATE_TEXT_SIZE];
    html_text(names_stage(site->evaluation->stage), out);
    struct date day = issue_day(site->evaluation);
    if (day.year)
        str_printf(out, ", ngày %s", date_format_vi(day, text));
}

/* --- Counts of units --- */

typedef bool unit_test(const struct site *site, const struct listed_unit *unit);

static bool has_sent(const struct site *site, const struct listed_unit *unit)
{
    (void)site;
    return unit->sent;
}

static bool is_missing(const struct site *site, const struct listed_unit *unit)
{
    return shown_state(site, unit->score) == SHOWN_MISSING;
}

static bool is_waiting(const struct site *site, const struct listed_unit *unit)
{
    return shown_state(site, unit->score) == SHOWN_WAITING;
}

/* A file came, and nothing of it counts. */
static bool is_refused(const struct site *site, const struct listed_unit *unit)
{
    return !unit->sent && !is_missing(site, unit) && !is_waiting(site, unit);
}

static bool is_faulty(const struct site *site, const struct listed_unit *unit)
{
    (void)site;
    return unit->sent && unit->score->state != STATE_OK;
}

static bool is_appraised(const struct site *site,
                         const struct listed_unit *unit)
{
    (void)site;
    return unit->appraised;
}

struct tally {
    size_t yes, all;
};

/* Of one level, or of all for `level` NULL. */
static struct tally tally_units(const struct site *site,
                                const struct level *level, unit_test *test)
{
    struct tally tally = {0};
    for (size_t i = 0; i < site->listing.count; i++) {
        const struct listed_unit *unit = &site->listing.items[i];
        if (level && unit->level != level)
            continue;
        tally.all++;
        tally.yes += test(site, unit);
    }
    return tally;
}

static const struct card {
    const char *label, *class_name;
    unit_test *test;
    bool rare; /* left out where there is none */
} cards[] = {
    {"Đã gửi", "good", has_sent, false},
    {"Chưa gửi", "plain", is_missing, false},
    {"Chờ cơ quan khác cung cấp số liệu", "plain", is_waiting, true},
    {"Không đọc được, không dùng được", "bad", is_refused, true},
    {"Có lỗi hoặc trùng lần nộp", "bad", is_faulty, false},
    {"Đã thẩm định", "good", is_appraised, false},
};

static void put_card(const struct site *site, const struct card *card,
                     struct tally all, struct str *out)
{
    str_printf(out,
               "<li class=\"%s%s\"><h3>%s</h3><p><strong>%zu</strong>"
               "<span>/%zu đơn vị</span></p>"
               "<progress value=\"%zu\" max=\"%zu\" aria-hidden=\"true\">"
               "</progress><ul>",
               card->class_name, all.yes ? "" : " none", card->label, all.yes,
               all.all, all.yes, all.all ? all.all : 1);
    for (size_t l = 0; l < site->campaign->level_count; l++) {
        const struct level *level = &site->campaign->levels[l];
        struct tally own = tally_units(site, level, card->test);
        str_append(out, "<li>");
        html_text(level->title, out);
        str_printf(out, " <b>%zu</b>/%zu</li>", own.yes, own.all);
    }
    str_append(out, "</ul></li>\n");
}

void site_put_glance(const struct site *site, struct str *out)
{
    for (size_t i = 0; i < sizeof cards / sizeof *cards; i++) {
        struct tally all = tally_units(site, NULL, cards[i].test);
        if (all.yes > 0 || !cards[i].rare)
            put_card(site, &cards[i], all, out);
    }
}

/* Errors that no unit's row shows: forms of the scoring agencies, files that
 * nobody could read. */
void site_put_notice(const struct site *site, struct str *out)
{
    size_t count = site->listing.problem_count;
    size_t errors = problems_count_errors(site->listing.problems, count);
    if (errors > 0)
        str_printf(out,
                   "<p class=\"notice\">Còn %zu lỗi, %zu cảnh báo ở các tệp "
                   "không thuộc đơn vị nào: <a href=\"#tai-lieu\">xem danh "
                   "sách</a>.</p>\n",
                   errors, count - errors);
}
