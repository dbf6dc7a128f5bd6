/* Files of no unit, and the problems found in them. */
#include "results/site/slots.h"

/* A document lies in OUTPUT and is linked. A workbook does not: its name is
 * text, until the script has found the file there (shell/files.js). */
static void put_link(const struct site_link *link, bool in_output,
                     struct str *out)
{
    str_append(out, in_output ? "<li><a href=\"" : "<li><span data-href=\"");
    html_href(link->path, out);
    str_append(out, "\">");
    html_text(link->text, out);
    str_append(out, in_output ? "</a>" : "</span>");
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
        put_link(&index->links->items[own[i]], index == &site->documents, out);
    str_append(out, "</ul>\n");
}

/* What every run writes for other programs and for Excel. */
static const struct {
    const char *path, *text;
} tables[] = {
    {"results.xlsx", "kết quả dạng Excel"},
    {"ket-qua.csv", "kết quả từng đơn vị, mở được bằng Excel"},
    {"viec-can-lam.csv", "việc cần làm, dùng để trộn thư"},
    {"indicators.csv", "điểm chi tiết"},
    {"problems.csv", "lỗi và cảnh báo"},
};

void site_put_papers(const struct site *site, struct str *out)
{
    put_links(site, &site->documents, "files", out);
    str_append(out, "<ul class=\"files tables\">\n");
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        str_printf(out, "<li><a href=\"%s\">%s</a> <small>%s</small></li>\n",
                   tables[i].path, tables[i].path, tables[i].text);
    str_append(out, "</ul>\n");
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
               "<table class=\"problems cards\">\n<thead><tr>"
               "<th scope=\"col\">Mức</th><th scope=\"col\">Mã</th>"
               "<th scope=\"col\">Tệp</th><th scope=\"col\">Vị trí</th>"
               "<th scope=\"col\">Nội dung</th>"
               "<th scope=\"col\">Cách xử lý</th></tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < count; i++)
        put_problem(site->listing.problems[i], out);
    str_append(out, "</tbody></table>\n");
}
