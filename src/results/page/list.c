/* What the page shows without its script: the campaign at a glance, the table
 * of the units, and what belongs to no unit. */
#include "results/page/part.h"

#include "base/date.h"
#include "base/vec.h"

#include <stdio.h>
#include <string.h>

static const char *stage_text(const char *stage)
{
    static const struct {
        const char *name, *text;
    } texts[] = {
        {"intake", "Tiếp nhận biểu tự đánh giá"},
        {"round1", "Thẩm định lần 1"},
        {"round2", "Thẩm định lần 2"},
        {"publish", "Công bố kết quả"},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (strcmp(texts[i].name, stage) == 0)
            return texts[i].text;
    return stage;
}

void page_put_stage(const struct page *page, struct str *out)
{
    struct date date;
    char text[DATE_TEXT_SIZE];
    html_text(stage_text(listed_text(page->campaign, "stage")), out);
    if (date_parse_iso(listed_text(page->campaign, "date"), &date))
        str_printf(out, ", ngày %s", date_format_vi(date, text));
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
    return unit->sent && strcmp(listed_text(unit->unit, "state"), "ok") != 0;
}

static bool is_appraised(const struct listed_unit *unit)
{
    return unit->appraised;
}

struct tally {
    size_t yes, all;
};

/* Of one level, or of all for `level` NULL. */
static struct tally tally_units(const struct page *page, const json_t *level,
                                unit_test *test)
{
    struct tally tally = {0};
    for (size_t i = 0; i < page->listing.count; i++) {
        const struct listed_unit *unit = &page->listing.items[i];
        if (level && unit->level != level)
            continue;
        tally.all++;
        tally.yes += test(unit);
    }
    return tally;
}

static void put_card(const struct page *page, const char *label,
                     const char *class_name, unit_test *test, struct str *out)
{
    const json_t *levels = json_object_get(page->tree, "levels");
    struct tally all = tally_units(page, NULL, test);
    str_printf(out,
               "<li class=\"%s%s\"><h3>%s</h3><p><strong>%zu</strong>"
               "<span>/%zu đơn vị</span></p>"
               "<progress value=\"%zu\" max=\"%zu\" aria-hidden=\"true\">"
               "</progress><ul>",
               class_name, all.yes ? "" : " none", label, all.yes, all.all,
               all.yes, all.all ? all.all : 1);
    for (size_t l = 0; l < json_array_size(levels); l++) {
        const json_t *level = json_array_get(levels, l);
        struct tally own = tally_units(page, level, test);
        str_append(out, "<li>");
        html_text(listed_text(level, "title"), out);
        str_printf(out, " <b>%zu</b>/%zu</li>", own.yes, own.all);
    }
    str_append(out, "</ul></li>\n");
}

void page_put_glance(const struct page *page, struct str *out)
{
    put_card(page, "Đã gửi", "good", has_sent, out);
    put_card(page, "Chưa gửi", "plain", has_not_sent, out);
    put_card(page, "Có lỗi hoặc trùng lần nộp", "bad", is_faulty, out);
    put_card(page, "Đã thẩm định", "good", is_appraised, out);
}

/* Errors that no unit's row shows: forms of the scoring agencies, files that
 * nobody could read. */
void page_put_notice(const struct page *page, struct str *out)
{
    const json_t *problems = json_object_get(page->tree, "problems");
    size_t count = json_array_size(problems), errors = 0;
    for (size_t i = 0; i < count; i++)
        errors += listed_is_error(json_array_get(problems, i));
    if (errors > 0)
        str_printf(out,
                   "<p class=\"notice\">Còn %zu lỗi, %zu cảnh báo ở các tệp "
                   "không thuộc đơn vị nào: <a href=\"#others\">xem danh "
                   "sách</a>.</p>\n",
                   errors, count - errors);
}

/* --- Files that belong to no unit --- */

static void put_link(const json_t *link, struct str *out)
{
    str_append(out, "<li><a href=\"");
    html_text(listed_text(link, "href"), out);
    str_append(out, "\">");
    html_text(listed_text(link, "text"), out);
    str_append(out, "</a>");
    if (*listed_text(link, "note")) {
        str_append(out, " <small>");
        html_text(listed_text(link, "note"), out);
        str_append(out, "</small>");
    }
    str_append(out, "</li>\n");
}

static void put_links(const json_t *links, const char *class_name,
                      struct str *out)
{
    if (json_array_size(links) == 0)
        return;
    str_printf(out, "<ul class=\"%s\">\n", class_name);
    for (size_t i = 0; i < json_array_size(links); i++)
        put_link(json_array_get(links, i), out);
    str_append(out, "</ul>\n");
}

void page_put_papers(const struct page *page, struct str *out)
{
    put_links(json_object_get(page->documents, ""), "files", out);
    str_append(out,
               "<ul class=\"files tables\">\n"
               "<li><a href=\"results.xlsx\">results.xlsx</a> <small>kết quả "
               "dạng Excel</small></li>\n"
               "<li><a href=\"indicators.csv\">indicators.csv</a> <small>từng "
               "tiêu chí</small></li>\n"
               "<li><a href=\"problems.csv\">problems.csv</a> <small>lỗi và "
               "cảnh báo</small></li>\n</ul>\n");
}

static void put_cell(const char *class_name, const char *text, struct str *out)
{
    str_printf(out, "<td class=\"%s\">", class_name);
    html_text(text, out);
    str_append(out, "</td>");
}

static void put_problem(const json_t *problem, struct str *out)
{
    struct str place = {0};
    str_append(&place, listed_text(problem, "sheet"));
    if (*listed_text(problem, "cell"))
        str_printf(&place, "%s%s", place.length ? "!" : "",
                   listed_text(problem, "cell"));
    str_printf(out, "<tr class=\"%s\">",
               listed_is_error(problem) ? "error" : "warning");
    put_cell("severity", listed_severity(problem), out);
    put_cell("code", listed_text(problem, "code"), out);
    put_cell("file", listed_text(problem, "file"), out);
    put_cell("place", str_text(&place), out);
    put_cell("message", listed_text(problem, "message"), out);
    put_cell("fix", listed_text(problem, "fix"), out);
    str_append(out, "</tr>\n");
    str_clear(&place);
}

void page_put_others(const struct page *page, struct str *out)
{
    const json_t *problems = json_object_get(page->tree, "problems");
    size_t count = json_array_size(problems);
    put_links(json_object_get(page->workbooks, ""), "files tables", out);
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
        put_problem(json_array_get(problems, i), out);
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

void page_put_levels(const struct page *page, struct str *out)
{
    const json_t *levels = json_object_get(page->tree, "levels");
    put_chip("level", "", "Mọi cấp", page->listing.count, out);
    for (size_t l = 0; l < json_array_size(levels); l++) {
        const json_t *level = json_array_get(levels, l);
        char number[24];
        snprintf(number, sizeof number, "%zu", l);
        put_chip("level", number, listed_text(level, "title"),
                 json_array_size(json_object_get(level, "units")), out);
    }
}

static size_t count_state(const struct page *page, const char *state)
{
    size_t count = 0;
    for (size_t i = 0; i < page->listing.count; i++)
        count += strcmp(listed_text(page->listing.items[i].unit, "state"),
                        state) == 0;
    return count;
}

void page_put_states(const struct page *page, struct str *out)
{
    put_chip("state", "", "Mọi trạng thái", page->listing.count, out);
    for (size_t i = 0; i < LISTED_STATES; i++)
        put_chip("state", listed_states[i].name, listed_states[i].text,
                 count_state(page, listed_states[i].name), out);
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
static void put_codes(const json_t *problems, struct str *out)
{
    VEC_OF(const char *) seen = {0};
    for (size_t i = 0; i < json_array_size(problems); i++) {
        const char *code = listed_text(json_array_get(problems, i), "code");
        size_t s = 0;
        while (s < seen.count && strcmp(seen.items[s], code) != 0)
            s++;
        if (s < seen.count)
            continue;
        if (seen.count > 0)
            str_append_char(out, ' ');
        html_text(code, out);
        *vec_push(&seen) = code;
    }
    vec_clear(&seen);
}

static void put_name(const struct listed_unit *listed, struct str *out)
{
    str_append(out, "<td class=\"name\"><a href=\"#");
    html_text(listed_text(listed->unit, "code"), out);
    str_append(out, "\">");
    html_text(listed_text(listed->unit, "name"), out);
    str_append(out, "</a> <small>");
    html_text(listed_text(listed->unit, "code"), out);
    str_append(out, "</small></td>");
}

static void put_scores(const struct listed_unit *listed, struct str *out)
{
    const json_t *points = json_object_get(listed->unit, "points");
    ratio4_t index = listed_ratio(json_object_get(listed->unit, "index"));
    char value[POINTS_TEXT_SIZE], text[POINTS_TEXT_SIZE];
    put_points("num self", listed_points(json_object_get(points, "self")), out);
    put_points("num final", listed_points(json_object_get(points, "final")),
               out);
    put_points("num max", listed_points(json_object_get(points, "max")), out);
    ratio4_format(index, value);
    put_number("num index", value, ratio4_format_vi(index, text), out);
    str_printf(out, "<td class=\"grade\" data-v=\"%s\">", value);
    html_text(listed_text(listed->unit, "grade"), out);
    str_append(out, "</td>");
}

static void put_row(const struct listed_unit *listed, struct str *out)
{
    const char *state = listed_text(listed->unit, "state");
    char rank[24] = "";
    if (listed->rank)
        snprintf(rank, sizeof rank, "%" JSON_INTEGER_FORMAT, listed->rank);
    str_printf(out, "<tr data-level=\"%zu\" data-state=\"%s\" data-find=\"",
               listed->level_number, state);
    put_codes(json_object_get(listed->unit, "problems"), out);
    str_append(out, "\">");
    put_number("num rank", rank, *rank ? rank : "–", out);
    put_name(listed, out);
    put_cell("level", listed_text(listed->level, "title"), out);
    str_printf(out, "<td class=\"state %s\"><span>", state);
    html_text(listed_state(listed->unit), out);
    str_append(out, "</span></td>");
    put_scores(listed, out);
    put_count(listed->errors ? "num errors" : "num", listed->errors, out);
    put_count(listed->warnings ? "num warnings" : "num", listed->warnings, out);
    str_append(out, "</tr>\n");
}

void page_put_rows(const struct page *page, struct str *out)
{
    for (size_t i = 0; i < page->listing.count; i++)
        put_row(&page->listing.items[i], out);
}
