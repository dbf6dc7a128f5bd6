/* What the page shows without its script: the campaign at a glance, the table
 * of the units, and what belongs to no unit. */
#include "results/site/slots.h"

#include "base/date.h"
#include "results/names.h"

#include <stdio.h>

void site_put_stage(const struct site *site, struct str *out)
{
    static const char *const texts[] = {
        [STAGE_INTAKE] = "Tiếp nhận biểu tự đánh giá",
        [STAGE_ROUND1] = "Thẩm định lần 1",
        [STAGE_ROUND2] = "Thẩm định lần 2",
        [STAGE_PUBLISH] = "Công bố kết quả",
    };
    char text[DATE_TEXT_SIZE];
    html_text(texts[site->evaluation->stage], out);
    if (site->evaluation->stage == STAGE_INTAKE)
        html_text("; thứ hạng, xếp loại tạm tính theo số liệu đơn vị báo cáo",
                  out);
    if (site->campaign->date.year)
        str_printf(out, ", ngày %s",
                   date_format_vi(site->campaign->date, text));
}

/* --- The campaign at a glance --- */

typedef bool unit_test(const struct listed_unit *unit);

static bool has_sent(const struct listed_unit *unit)
{
    return unit->sent;
}

static bool has_not_sent(const struct listed_unit *unit)
{
    return !unit->sent;
}

static bool is_faulty(const struct listed_unit *unit)
{
    return unit->sent && unit->score->state != STATE_OK;
}

static bool is_appraised(const struct listed_unit *unit)
{
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
        tally.yes += test(unit);
    }
    return tally;
}

static void put_card(const struct site *site, const char *label,
                     const char *class_name, unit_test *test, struct str *out)
{
    struct tally all = tally_units(site, NULL, test);
    str_printf(out,
               "<li class=\"%s%s\"><h3>%s</h3><p><strong>%zu</strong>"
               "<span>/%zu đơn vị</span></p>"
               "<progress value=\"%zu\" max=\"%zu\" aria-hidden=\"true\">"
               "</progress><ul>",
               class_name, all.yes ? "" : " none", label, all.yes, all.all,
               all.yes, all.all ? all.all : 1);
    for (size_t l = 0; l < site->campaign->level_count; l++) {
        const struct level *level = &site->campaign->levels[l];
        struct tally own = tally_units(site, level, test);
        str_append(out, "<li>");
        html_text(level->title, out);
        str_printf(out, " <b>%zu</b>/%zu</li>", own.yes, own.all);
    }
    str_append(out, "</ul></li>\n");
}

void site_put_glance(const struct site *site, struct str *out)
{
    put_card(site, "Đã gửi", "good", has_sent, out);
    put_card(site, "Chưa gửi", "plain", has_not_sent, out);
    put_card(site, "Có lỗi hoặc trùng lần nộp", "bad", is_faulty, out);
    put_card(site, "Đã thẩm định", "good", is_appraised, out);
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
                   "không thuộc đơn vị nào: <a href=\"#others\">xem danh "
                   "sách</a>.</p>\n",
                   errors, count - errors);
}

/* --- Files that belong to no unit --- */

static void put_link(const struct site_link *link, struct str *out)
{
    str_append(out, "<li><a href=\"");
    html_href(link->path, out);
    str_append(out, "\">");
    html_text(link->text, out);
    str_append(out, "</a>");
    if (*link->note) {
        str_append(out, " <small>");
        html_text(link->note, out);
        str_append(out, "</small>");
    }
    str_append(out, "</li>\n");
}

/* Those that belong to no unit. */
static void put_links(const struct site *site, const struct link_index *index,
                      const char *class_name, struct str *out)
{
    size_t count;
    const size_t *own =
        buckets_of(&index->by_unit, site->campaign->unit_count, &count);
    if (count == 0)
        return;
    str_printf(out, "<ul class=\"%s\">\n", class_name);
    for (size_t i = 0; i < count; i++)
        put_link(&index->links->items[own[i]], out);
    str_append(out, "</ul>\n");
}

void site_put_papers(const struct site *site, struct str *out)
{
    put_links(site, &site->documents, "files", out);
    str_append(out,
               "<ul class=\"files tables\">\n"
               "<li><a href=\"results.xlsx\">results.xlsx</a> <small>kết quả "
               "dạng Excel</small></li>\n"
               "<li><a href=\"indicators.csv\">indicators.csv</a> <small>điểm "
               "từng nội dung</small></li>\n"
               "<li><a href=\"problems.csv\">problems.csv</a> <small>lỗi và "
               "cảnh báo</small></li>\n</ul>\n");
}

static void put_cell(const char *class_name, const char *text, struct str *out)
{
    str_printf(out, "<td class=\"%s\">", class_name);
    html_text(text, out);
    str_append(out, "</td>");
}

static void put_problem(const struct problem *problem, struct str *out)
{
    struct str place = {0};
    str_append(&place, problem->sheet);
    if (*problem->cell)
        str_printf(&place, "%s%s", place.length ? "!" : "", problem->cell);
    str_printf(out, "<tr class=\"%s\">",
               listed_is_error(problem) ? "error" : "warning");
    put_cell("severity", listed_severity(problem), out);
    put_cell("code", problem_code_text(problem->code), out);
    put_cell("file", problem->file, out);
    put_cell("place", str_text(&place), out);
    put_cell("message", problem->message, out);
    put_cell("fix", problem->fix, out);
    str_append(out, "</tr>\n");
    str_clear(&place);
}

void site_put_others(const struct site *site, struct str *out)
{
    size_t count = site->listing.problem_count;
    put_links(site, &site->workbooks, "files tables", out);
    if (count == 0) {
        str_append(out, "<p>Các tệp này không có lỗi hay cảnh báo.</p>\n");
        return;
    }
    str_append(out,
               "<table class=\"problems cards-below\">\n<thead><tr>"
               "<th scope=\"col\">Mức</th><th scope=\"col\">Mã</th>"
               "<th scope=\"col\">Tệp</th><th scope=\"col\">Vị trí</th>"
               "<th scope=\"col\">Nội dung</th>"
               "<th scope=\"col\">Cách xử lý</th></tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < count; i++)
        put_problem(site->listing.problems[i], out);
    str_append(out, "</tbody></table>\n");
}

/* --- Filters --- */

static void put_chip(const char *filter, const char *value, const char *text,
                     size_t count, struct str *out)
{
    str_printf(out,
               "<button type=\"button\" data-filter=\"%s\" data-value=\"%s\" "
               "aria-pressed=\"%s\">",
               filter, value, *value ? "false" : "true");
    html_text(text, out);
    str_printf(out, " <b>%zu</b></button>\n", count);
}

void site_put_levels(const struct site *site, struct str *out)
{
    put_chip("level", "", "Mọi cấp", site->listing.count, out);
    for (size_t l = 0; l < site->campaign->level_count; l++) {
        const struct level *level = &site->campaign->levels[l];
        char number[24];
        snprintf(number, sizeof number, "%zu", l);
        put_chip("level", number, level->title,
                 site->evaluation->levels[l].unit_count, out);
    }
}

static size_t count_state(const struct site *site, enum unit_state state)
{
    size_t count = 0;
    for (size_t i = 0; i < site->listing.count; i++)
        count += site->listing.items[i].score->state == state;
    return count;
}

void site_put_states(const struct site *site, struct str *out)
{
    put_chip("state", "", "Mọi trạng thái", site->listing.count, out);
    for (enum unit_state state = STATE_OK; state <= STATE_CONFLICT; state++)
        put_chip("state", unit_state_name(state), listed_state(state),
                 count_state(site, state), out);
}

/* --- The rows --- */

/* A number's cell: `value` is what it is sorted by, "" for none. */
static void put_number(const char *class_name, const char *value,
                       const char *text, struct str *out)
{
    str_printf(out, "<td class=\"%s\" data-v=\"%s\">%s</td>", class_name, value,
               text);
}

static void put_count(const char *class_name, size_t count, struct str *out)
{
    char text[24];
    snprintf(text, sizeof text, "%zu", count);
    put_number(class_name, text, count ? text : "–", out);
}

static void put_points(const char *class_name, points_t points, struct str *out)
{
    char value[POINTS_TEXT_SIZE], text[POINTS_TEXT_SIZE];
    put_number(class_name, points_format(points, value),
               points_format_vi(points, text), out);
}

/* The codes of the unit's problems, each once: the filter finds them, too. */
static void put_codes(const struct listed_unit *listed, struct str *out)
{
    bool seen[PROBLEM_CODE_COUNT] = {false};
    const char *space = "";
    for (size_t i = 0; i < listed->problem_count; i++) {
        enum problem_code code = listed->problems[i]->code;
        if (!seen[code])
            str_printf(out, "%s%s", space, problem_code_text(code));
        seen[code] = true;
        space = " ";
    }
}

static void put_name(const struct listed_unit *listed, struct str *out)
{
    str_append(out, "<td class=\"name\"><a href=\"#");
    html_text(listed->score->unit->code, out);
    str_append(out, "\">");
    html_text(listed->score->unit->name, out);
    str_append(out, "</a> <small>");
    html_text(listed->score->unit->code, out);
    str_append(out, "</small></td>");
}

static void put_scores(const struct listed_unit *listed, struct str *out)
{
    const struct unit_score *score = listed->score;
    char value[POINTS_TEXT_SIZE], text[POINTS_TEXT_SIZE];
    put_points("num self", score->sums.self, out);
    put_points("num final", score->sums.final, out);
    put_points("num max", score->sums.max, out);
    ratio4_format(score->index, value);
    put_number("num index", value, ratio4_format_vi(score->index, text), out);
    str_printf(out, "<td class=\"grade\" data-v=\"%s\">", value);
    html_text(score->grade ? score->grade : "", out);
    str_append(out, "</td>");
}

static void put_row(const struct site *site, const struct listed_unit *listed,
                    struct str *out)
{
    const struct unit_score *score = listed->score;
    const char *state = unit_state_name(score->state);
    char rank[24] = "";
    if (score->rank)
        snprintf(rank, sizeof rank, "%zu", score->rank);
    str_printf(out, "<tr data-level=\"%zu\" data-state=\"%s\" data-find=\"",
               score->unit->level, state);
    put_codes(listed, out);
    str_append(out, "\">");
    put_number("num rank", rank, *rank ? rank : "–", out);
    put_name(listed, out);
    put_cell("level", listed->level->title, out);
    str_printf(out, "<td class=\"state %s\"><span>", state);
    html_text(site_state_text(site, score), out);
    str_append(out, "</span></td>");
    put_scores(listed, out);
    put_count(listed->errors ? "num errors" : "num", listed->errors, out);
    put_count(listed->warnings ? "num warnings" : "num", listed->warnings, out);
    str_append(out, "</tr>\n");
}

void site_put_rows(const struct site *site, struct str *out)
{
    for (size_t i = 0; i < site->listing.count; i++)
        put_row(site, &site->listing.items[i], out);
}
