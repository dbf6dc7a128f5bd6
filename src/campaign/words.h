/* What a campaign calls its things: the index, its groups and indicators, the
 * bodies that take part, the forms. campaign.yaml says it (`texts: terms:` and
 * `texts: form_titles:`); no word of one city or one index stands in the
 * program. May be included by everything. */
#ifndef DTI_CAMPAIGN_WORDS_H
#define DTI_CAMPAIGN_WORDS_H

struct campaign;
struct form;

/* As they stand within a sentence. */
enum campaign_word {
    WORD_INDEX,         /* `index`: the name of what is measured */
    WORD_INDEX_SHORT,   /* `index_short`: in narrow columns; may be absent */
    WORD_GROUP,         /* `group` */
    WORD_INDICATOR,     /* `indicator` */
    WORD_WORKING_GROUP, /* `working_group`: runs the appraisal */
    WORD_COUNCIL,       /* `council`: has the last word */
    WORD_COUNT
};

/* The campaign's word, or else the standing one, a name without a city. Lent,
 * as long as the campaign lives. */
const char *campaign_word(const struct campaign *campaign,
                          enum campaign_word word);

/* The title of a form: the campaign's, or else its own. Lent. */
const char *campaign_form_title(const struct campaign *campaign,
                                const struct form *form);

/* The same with a capital first letter, and all in capitals. The caller frees
 * them. */
char *campaign_word_first(const struct campaign *campaign,
                          enum campaign_word word);
char *campaign_word_upper(const struct campaign *campaign,
                          enum campaign_word word);

/* A unit's name with its first word as `texts: unit_names:` has it for `place`,
 * "within" a sentence (phường Láng) or as a "recipient" (UBND phường Láng); as
 * it is where that word has none. The caller frees it. */
char *campaign_unit_name(const struct campaign *campaign, const char *name,
                         const char *place);

/* The key of a term in campaign.yaml. */
const char *campaign_word_key(enum campaign_word word);

#endif
