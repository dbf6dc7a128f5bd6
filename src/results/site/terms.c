/* The words of the field on the page. The shell names none of them itself: an
 * index of another kind is spoken of in its own words. */
#include "results/site/slots.h"

#include <stdlib.h>
#include <string.h>

static const enum campaign_word words[] = {WORD_INDEX_SHORT, WORD_INDICATOR,
                                           WORD_GROUP, WORD_COUNCIL};

/* `{{Indicator}}` is the term at the beginning of a sentence. */
bool site_put_term(const struct site *site, const char *tag, size_t length,
                   struct str *out)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const char *key = campaign_word_key(words[i]);
        if (strlen(key) != length || strncasecmp(key, tag, length) != 0)
            continue;
        char *capital = campaign_word_first(site->campaign, words[i]);
        html_text(*tag == *key ? campaign_word(site->campaign, words[i])
                               : capital,
                  out);
        free(capital);
        return true;
    }
    return false;
}

void site_emit_terms(struct emitter *e, const struct campaign *campaign)
{
    emit_object(e, "terms");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        emit_text(e, campaign_word_key(words[i]),
                  campaign_word(campaign, words[i]));
    emit_end_object(e);
}
