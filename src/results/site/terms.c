/* The words of the field on the page. The shell names none of them itself: an
 * index of another kind is spoken of in its own words. */
#include "results/site/slots.h"

#include <string.h>

static const struct term {
    const char *key, *text, *capital;
} terms[] = {
    {"index", "chỉ số", "Chỉ số"},
    {"indicator", "tiêu chí", "Tiêu chí"},
    {"group", "nhóm tiêu chí", "Nhóm tiêu chí"},
    {"council", "Hội đồng", "Hội đồng"},
};

/* `{{Indicator}}` is the term at the beginning of a sentence. */
bool site_put_term(const char *tag, size_t length, struct str *out)
{
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        const struct term *term = &terms[i];
        if (strlen(term->key) != length ||
            strncasecmp(term->key, tag, length) != 0)
            continue;
        html_text(*tag == *term->key ? term->text : term->capital, out);
        return true;
    }
    return false;
}

void site_emit_terms(struct emitter *e)
{
    emit_object(e, "terms");
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++)
        emit_text(e, terms[i].key, terms[i].text);
    emit_end_object(e);
}
