/* One rule as a campaign's file has it, and the share or the points of reported
 * values. Each program includes this once. */
#ifndef DTI_TESTS_SCORE_RULED_H
#define DTI_TESTS_SCORE_RULED_H

#include "unit/test.h"

#include "base/file.h"
#include "base/fraction.h"
#include "campaign/campaign.h"
#include "score/rules.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const ruled_files[][2] = {
    {"campaign.yaml",
     "{year: 2025, title: T, date: 2026-01-30, units: units.yaml, documents: "
     "documents,\nlevels: [{id: x, title: X, index: index.yaml}],\n"
     "grades: [{from: 0, name: A}]}\n"},
    {"units.yaml", "units: [{code: A, name: A, level: x, kind: K}]\n"},
};
enum { RULED_FILES = 2 };

static inline void ruled_write(const char *folder, const char *name,
                               const char *text)
{
    char *path = file_join(folder, name);
    assert_int_equal(file_write(path, text, strlen(text)), 0);
    free(path);
}

static inline void ruled_remove(const char *folder, const char *name)
{
    char *path = file_join(folder, name);
    (void)remove(path);
    free(path);
}

/* A campaign of one indicator worth `max` points. The inputs are the letters of
 * `inputs`: `p`, `q`, `r` percentages, `y` and `z` yes-no, `u` to `x` choices
 * of Một, Hai, Ba, all others numbers. */
static inline struct campaign *ruled_load(const char *max, const char *inputs,
                                          const char *rule)
{
    char folder[] = "/tmp/dti-rule-XXXXXX";
    struct str text = {0};
    assert_non_null(mkdtemp(folder));
    str_printf(&text,
               "{level: x, year: 2025, title: T, max: %s, groups: [{code: 1, "
               "title: G, max: %s,\nindicators: [{code: 1.1, title: I, max: "
               "%s, scored_by: [S],\ninputs: [",
               max, max, max);
    for (const char *i = inputs; *i; i++)
        str_printf(&text, "{key: %c, label: L, kind: %s},\n", *i,
                   strchr("pqr", *i)    ? "percent"
                   : strchr("yz", *i)   ? "yes-no"
                   : strchr("uvwx", *i) ? "choice, options: [Một, Hai, Ba]"
                                        : "number");
    str_printf(&text, "],\nrule: %s}]}]}\n", rule);
    for (size_t i = 0; i < RULED_FILES; i++)
        ruled_write(folder, ruled_files[i][0], ruled_files[i][1]);
    ruled_write(folder, "index.yaml", str_text(&text));
    char *documents = file_join(folder, "documents");
    char *path = file_join(folder, "campaign.yaml");
    assert_int_equal(mkdir(documents, 0777), 0);
    struct campaign_error error = {0};
    struct campaign *campaign = campaign_load(path, &error);
    if (!campaign)
        fail_msg("%s: line %d: %s\n%s", error.file, error.line, error.message,
                 str_text(&text));
    for (size_t i = 0; i < RULED_FILES; i++)
        ruled_remove(folder, ruled_files[i][0]);
    ruled_remove(folder, "index.yaml");
    ruled_remove(folder, "documents");
    ruled_remove(folder, ".");
    (void)rmdir(folder);
    free(documents);
    free(path);
    str_clear(&text);
    return campaign;
}

static inline const struct indicator *
ruled_indicator(const struct campaign *campaign)
{
    return &campaign->levels[0].indicators[0];
}

/* Fills `values` from words, one for each input: a number (a yes-no is 0 or 1,
 * a choice the number of its option), or `-` for one that is not valid. */
static inline void ruled_values(const struct indicator *indicator,
                                const char *words, struct value *values)
{
    for (size_t i = 0; i < indicator->input_count; i++) {
        size_t length = strcspn(words, " ");
        values[i] = (struct value){.given = true};
        values[i].valid = decimal_parse(words, length, &values[i].number);
        values[i].option = (uint32_t)values[i].number.coefficient;
        words += length + (words[length] == ' ');
    }
    assert_int_equal(*words, '\0');
}

enum { RULED_VALUES = 26, RULED_TEXT = 200 };

/* The share of what one unit reports where `others` (NULL-ended words) report
 * too: a reduced fraction, `n/a`, or `none`. */
static inline const char *ruled_share(const struct campaign *campaign,
                                      const char *words,
                                      const char *const *others, char *text)
{
    const struct indicator *indicator = ruled_indicator(campaign);
    struct value values[RULED_VALUES];
    struct comparisons all;
    mpq_t share;
    mpq_init(share);
    comparisons_init(&all, indicator);
    for (; others && *others; others++) {
        ruled_values(indicator, *others, values);
        comparisons_add(&all, &indicator->rule, values);
    }
    ruled_values(indicator, words, values);
    comparisons_add(&all, &indicator->rule, values);
    switch (score_rule_share(&indicator->rule, values, &all, NULL, share)) {
    case RULE_SHARE:
        gmp_snprintf(text, RULED_TEXT, "%Qd", share);
        break;
    case RULE_NOT_APPLICABLE:
        strcpy(text, "n/a");
        break;
    case RULE_NO_SHARE:
        strcpy(text, "none");
        break;
    }
    comparisons_clear(&all);
    mpq_clear(share);
    return text;
}

/* The points, rounded half up to hundredths, as `4.17`. */
static inline const char *ruled_points(const struct campaign *campaign,
                                       const char *words,
                                       const char *const *others, char *text)
{
    mpq_t share, max;
    ruled_share(campaign, words, others, text);
    if (strcmp(text, "n/a") == 0 || strcmp(text, "none") == 0)
        return text;
    mpq_inits(share, max, NULL);
    mpq_set_str(share, text, 10);
    fraction_set_ratio(max, ruled_indicator(campaign)->max, 100);
    mpq_mul(share, share, max);
    long points = (long)fraction_round(share, 100);
    mpq_clears(share, max, NULL);
    sprintf(text, "%ld.%02ld", points / 100, points % 100);
    return text;
}

#endif
