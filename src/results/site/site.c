#include "results/site/site.h"

#include "base/file.h"
#include "base/mem.h"
#include "results/site/slots.h"

#include <stdlib.h>
#include <string.h>

static const char *shell(const unsigned char *file)
{
    return (const char *)file;
}

static void put_title(const struct site *site, struct str *out)
{
    html_text(site->campaign->title, out);
}

static void put_style(const struct site *site, struct str *out)
{
    (void)site;
    str_append(out, shell(site_style));
}

static void put_script(const struct site *site, struct str *out)
{
    (void)site;
    str_append(out, shell(site_script));
}

/* What a reader sees whose browser runs no scripts. */
static void put_without(const struct site *site, struct str *out)
{
    str_append(out, "Trình duyệt đang tắt JavaScript: ");
    str_append(out,
               site->parts.count == 0
                   ? "trang vẫn đủ các đơn vị và tài liệu, nhưng không tìm, "
                     "sắp xếp, vẽ biểu đồ và mở được từng đơn vị."
                   : "trang có nhiều đơn vị nên cần JavaScript để hiện danh "
                     "sách; kết quả của mọi đơn vị cũng có trong tệp "
                     "ket-qua.csv.");
    str_append(out, " Tài liệu của mỗi đơn vị ở thư mục units, trong thư mục "
                    "mang mã của đơn vị.");
}

/* The page's own style and script, by their hashes, and nothing else. */
static void put_policy(const struct site *site, struct str *out)
{
    const struct {
        const char *name;
        site_slot_fn *put;
    } parts[] = {{"style-src", put_style}, {"script-src", put_script}};
    str_append(out, "default-src 'none'; base-uri 'none'; form-action 'none'");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct str text = {0};
        parts[i].put(site, &text);
        str_printf(out, "; %s '", parts[i].name);
        html_csp_hash(str_text(&text), text.length, out);
        str_append_char(out, '\'');
        str_clear(&text);
    }
    /* SITE_STATE, which lies beside the page, and whether a workbook is there
     * (shell/files.js). The last part is script-src. */
    str_append(out, " file: 'self'");
}

/* Takes the place of the page's mark until that is known. */
static const char no_build[SITE_BUILD_SIZE] = "0000000000000000";

static void put_no_build(const struct site *site, struct str *out)
{
    (void)site;
    str_append(out, no_build);
}

static const struct slot {
    const char *name;
    site_slot_fn *put;
} slots[] = {
    {"policy", put_policy},      {"title", put_title},
    {"style", put_style},        {"stage", site_put_stage},
    {"made", site_put_made},     {"build", put_no_build},
    {"next", site_put_next},     {"glance", site_put_glance},
    {"notice", site_put_notice}, {"papers", site_put_papers},
    {"levels", site_put_levels}, {"states", site_put_states},
    {"rows", site_put_rows},     {"others", site_put_others},
    {"data", site_put_data},     {"script", put_script},
    {"without", put_without},
};

/* Fills the slot `{{name}}`; false where there is none of that name. */
static bool fill_slot(const struct site *site, const char *name, size_t length,
                      struct str *out)
{
    for (size_t i = 0; i < sizeof slots / sizeof *slots; i++)
        if (strlen(slots[i].name) == length &&
            strncmp(name, slots[i].name, length) == 0) {
            slots[i].put(site, out);
            return true;
        }
    return site_put_term(site, name, length, out);
}

/* What fills a slot is not looked at again: braces in it are text. */
static void fill_shell(const struct site *site, struct str *out)
{
    const char *from = shell(site_html), *tag;
    while ((tag = strstr(from, "{{")) != NULL) {
        const char *end = strstr(tag, "}}");
        if (!end)
            break;
        str_append_bytes(out, from, (size_t)(tag - from));
        if (!fill_slot(site, tag + 2, (size_t)(end - tag) - 2, out))
            str_append_bytes(out, tag, (size_t)(end - tag) + 2);
        from = end + 2;
    }
    str_append(out, from);
}

static void index_links(struct link_index *index,
                        const struct site_links *links,
                        const struct campaign *campaign)
{
    size_t *owners = mem_calloc(links->count + 1, sizeof *owners);
    for (size_t i = 0; i < links->count; i++)
        owners[i] = problems_bucket(campaign, links->items[i].unit);
    index->links = links;
    buckets_init(&index->by_unit, campaign->unit_count + 1, owners,
                 links->count);
    free(owners);
}

/* Makes the mark of a page that is whole, and puts it in. */
static void mark_build(char *page, size_t length, char build[SITE_BUILD_SIZE])
{
    char *place = memmem(page, length, no_build, strlen(no_build));
    site_mark(page, length, build);
    if (place)
        memcpy(place, build, SITE_BUILD_SIZE - 1);
}

void site_state(const char *build, struct str *out)
{
    str_printf(out, "dtiBuild('%s');\n", build);
}

struct site *site_new(const struct evaluation *evaluation,
                      const struct process *process,
                      const struct site_links *documents,
                      const struct site_links *workbooks, size_t whole)
{
    struct site *site = mem_calloc(1, sizeof *site);
    site->evaluation = evaluation;
    site->process = process;
    site->campaign = evaluation->campaign;
    index_links(&site->documents, documents, site->campaign);
    index_links(&site->workbooks, workbooks, site->campaign);
    listing_init(&site->listing, evaluation);
    if (site->listing.count > whole)
        site_list_parts(site);
    return site;
}

void site_free(struct site *site)
{
    if (!site)
        return;
    listing_clear(&site->listing);
    buckets_clear(&site->documents.by_unit);
    buckets_clear(&site->workbooks.by_unit);
    vec_clear(&site->parts);
    free(site);
}

void site_write(struct site *site, char (*marks)[SITE_BUILD_SIZE],
                struct str *out, char build[SITE_BUILD_SIZE])
{
    size_t start = out->length;
    site->marks = marks;
    fill_shell(site, out);
    mark_build(out->data + start, out->length - start, build);
}
