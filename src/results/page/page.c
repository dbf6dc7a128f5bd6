#include "results/page/page.h"

#include "base/mem.h"
#include "results/page/part.h"

#include <stdlib.h>
#include <string.h>

static const char *shell(const unsigned char *file)
{
    return (const char *)file;
}

static void put_title(const struct page *page, struct str *out)
{
    html_text(page->campaign->title, out);
}

static void put_style(const struct page *page, struct str *out)
{
    (void)page;
    str_append(out, shell(page_style));
}

static void put_script(const struct page *page, struct str *out)
{
    (void)page;
    str_append(out, shell(page_list));
    str_append(out, shell(page_unit));
}

/* The page's own style and script, by their hashes, and nothing else. */
static void put_policy(const struct page *page, struct str *out)
{
    const struct {
        const char *name;
        page_slot_fn *put;
    } parts[] = {{"style-src", put_style}, {"script-src", put_script}};
    str_append(out, "default-src 'none'; base-uri 'none'; form-action 'none'");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct str text = {0};
        parts[i].put(page, &text);
        str_printf(out, "; %s '", parts[i].name);
        html_csp_hash(str_text(&text), text.length, out);
        str_append_char(out, '\'');
        str_clear(&text);
    }
}

static const struct slot {
    const char *name;
    page_slot_fn *put;
} slots[] = {
    {"policy", put_policy},      {"title", put_title},
    {"style", put_style},        {"stage", page_put_stage},
    {"glance", page_put_glance}, {"notice", page_put_notice},
    {"papers", page_put_papers}, {"levels", page_put_levels},
    {"states", page_put_states}, {"rows", page_put_rows},
    {"others", page_put_others}, {"data", page_put_data},
    {"script", put_script},
};

/* The slot that `{{name}}` at `tag` names, or NULL. */
static const struct slot *find_slot(const char *tag)
{
    for (size_t i = 0; i < sizeof slots / sizeof *slots; i++) {
        size_t length = strlen(slots[i].name);
        if (strncmp(tag + 2, slots[i].name, length) == 0 &&
            strncmp(tag + 2 + length, "}}", 2) == 0)
            return &slots[i];
    }
    return NULL;
}

static void fill_shell(const struct page *page, struct str *out)
{
    const char *from = shell(page_html);
    for (const char *tag = from; (tag = strstr(tag, "{{")) != NULL;) {
        const struct slot *slot = find_slot(tag);
        if (!slot) {
            tag += 2;
            continue;
        }
        str_append_bytes(out, from, (size_t)(tag - from));
        slot->put(page, out);
        tag += strlen(slot->name) + strlen("{{}}");
        from = tag;
    }
    str_append(out, from);
}

static void index_links(struct link_index *index,
                        const struct page_links *links,
                        const struct campaign *campaign)
{
    size_t *owners = mem_calloc(links->count + 1, sizeof *owners);
    for (size_t i = 0; i < links->count; i++)
        owners[i] = links->items[i].unit
                        ? (size_t)(links->items[i].unit - campaign->units)
                        : campaign->unit_count;
    index->links = links;
    buckets_init(&index->by_unit, campaign->unit_count + 1, owners,
                 links->count);
    free(owners);
}

void page_write(const struct evaluation *evaluation,
                const struct page_links *documents,
                const struct page_links *workbooks, struct str *out)
{
    struct page page = {.evaluation = evaluation,
                        .campaign = evaluation->campaign};
    index_links(&page.documents, documents, page.campaign);
    index_links(&page.workbooks, workbooks, page.campaign);
    listing_init(&page.listing, evaluation);
    fill_shell(&page, out);
    listing_clear(&page.listing);
    buckets_clear(&page.documents.by_unit);
    buckets_clear(&page.workbooks.by_unit);
}
