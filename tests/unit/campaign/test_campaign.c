/* A good campaign, loaded: every member as it stands in the files. */
#include "changed.h"

static struct campaign *load_changed(const char *file, const char *from,
                                     const char *to)
{
    struct changed c;
    struct campaign_error error;
    changed_enter(&c, file, from, to);
    struct campaign *campaign = campaign_load("campaign.yaml", &error);
    changed_leave(&c);
    if (!campaign)
        fail_msg("%s:%d: %s", error.file, error.line, error.message);
    return campaign;
}

static int set_up(void **state)
{
    *state = load_changed(NULL, NULL, NULL);
    return 0;
}

static int tear_down(void **state)
{
    campaign_free(*state);
    return 0;
}

static bool is_decimal(struct decimal value, const char *text)
{
    char buffer[DECIMAL_TEXT_SIZE];
    return strcmp(decimal_format(value, buffer), text) == 0;
}

static bool is_date(struct date date, const char *text)
{
    char buffer[DATE_TEXT_SIZE];
    return strcmp(date_format_iso(date, buffer), text) == 0;
}

static void reads_the_settings(void **state)
{
    const struct campaign *c = *state;
    assert_string_equal(c->folder, ".");
    assert_string_equal(c->documents, "documents");
    assert_int_equal(c->earlier_count, 1);
    assert_int_equal(c->earlier[0].year, 2024);
    assert_string_equal(c->earlier[0].file, "previous.csv");
    assert_int_equal(c->year, 2025);
    assert_string_equal(c->title, "Đợt đánh giá thử");
    assert_true(is_date(c->date, "2026-01-30"));
    assert_int_equal(c->policies.several_scorers, SCORERS_MIN);
    assert_int_equal(c->policies.missing_evidence, EVIDENCE_ZERO);
    assert_int_equal(c->policies.missing_units, MISSING_UNRANKED);
    assert_true(is_date(c->deadlines.self_assessment, "2025-12-15"));
    assert_true(is_date(c->deadlines.round2, "2026-01-12"));
    assert_int_equal(c->deadlines.explanation.year, 0);
    assert_string_equal(c->par_index.component, "Chính quyền số");
    assert_string_equal(c->par_index.method, "Chỉ số nhân với 10.");
    assert_int_equal(c->par_index.max, 1000);
    assert_int_equal(c->grade_count, 3);
    assert_true(is_decimal(c->grades[0].from, "0.9"));
    assert_string_equal(c->grades[1].name, "Đạt");
    assert_string_equal(yaml_get(c->texts, "place")->text, "Hà Nội");
    assert_string_equal(yaml_get(c->texts, "number")->text, "     ");
    assert_int_equal(yaml_get(c->texts, "recipients")->count, 2);
    assert_int_equal(c->file_count, 4);
    assert_string_equal(c->files[0], "campaign.yaml");
    assert_string_equal(c->files[1], "index.yaml");
    assert_string_equal(c->files[2], "units.yaml");
}

static void reads_levels_and_groups(void **state)
{
    const struct campaign *c = *state;
    assert_int_equal(c->level_count, 1);
    const struct level *level = &c->levels[0];
    assert_string_equal(level->id, "city");
    assert_string_equal(level->title, "Sở, ban, ngành");
    assert_string_equal(level->index_title, "Bộ chỉ số thử");
    assert_int_equal(level->max, 6250);
    assert_int_equal(level->assessed_max, 5250);
    assert_int_equal(level->group_count, 2);
    assert_int_equal(level->indicator_count, 7);
    assert_int_equal(level->tie_break_count, 2);
    assert_int_equal(level->tie_break[0], 1);
    assert_int_equal(level->tie_break[1], 0);
    const struct group *group = &level->groups[1];
    assert_string_equal(group->code, "2");
    assert_string_equal(group->title, "Chính quyền số");
    assert_int_equal(group->max, 4000);
    assert_int_equal(group->first, 3);
    assert_int_equal(group->count, 4);
    assert_int_equal(level_find_indicator(level, "2.10"), 6);
    assert_int_equal(level->indicators[6].group, 1);
    assert_true(level_find_indicator(level, "2.1") == 3);
    assert_true(level_find_indicator(level, "2.11") == SIZE_MAX);
}

static void reads_indicators_and_inputs(void **state)
{
    const struct campaign *c = *state;
    const struct indicator *indicators = c->levels[0].indicators;
    assert_string_equal(indicators[1].code, "1.2");
    assert_string_equal(indicators[1].title, "Văn bản chỉ đạo");
    assert_int_equal(indicators[1].max, 750);
    assert_true(indicators[1].assessed);
    assert_true(indicators[1].evidence_required);
    assert_int_equal(
        pattern_match(indicators[1].evidence_pattern, "12/KH-UBND"),
        PATTERN_MATCH);
    assert_int_equal(pattern_match(indicators[1].evidence_pattern, "KH-UBND"),
                     PATTERN_NO_MATCH);
    assert_string_equal(indicators[1].guidance,
                        "Ghi số văn bản.\nKhông kể công văn sao gửi.");
    assert_false(indicators[0].evidence_required);
    assert_null(indicators[0].evidence_pattern);
    assert_string_equal(indicators[0].guidance, "");
    assert_false(indicators[2].assessed);
    assert_int_equal(indicators[0].inputs[0].kind, INPUT_CHOICE);
    assert_int_equal(indicators[0].inputs[0].option_count, 3);
    assert_string_equal(indicators[0].inputs[0].options[1], "Cấp phó");
    const struct input *may = &indicators[2].inputs[0];
    assert_string_equal(may->key, "may");
    assert_string_equal(may->label, "Máy tính");
    assert_string_equal(may->unit, "máy");
    assert_int_equal(may->kind, INPUT_NUMBER);
    assert_int_equal(pattern_match(may->pattern, "12"), PATTERN_MATCH);
    assert_int_equal(pattern_match(may->pattern, "12a"), PATTERN_NO_MATCH);
    assert_string_equal(may->pattern_help, "Ghi số nguyên.");
    assert_string_equal(indicators[2].inputs[2].unit, "");
    assert_string_equal(indicators[2].inputs[2].pattern_help, "");
    assert_null(indicators[2].inputs[1].pattern);
}

static bool is_share(struct rule_share share, const char *part)
{
    return is_decimal(share.part, part) && is_decimal(share.whole, "1");
}

static void reads_rules_of_one_value(void **state)
{
    const struct campaign *c = *state;
    const struct indicator *indicators = c->levels[0].indicators;
    const struct rule *rule = &indicators[0].rule;
    assert_string_equal(rule->written, "choice");
    assert_int_equal(rule->curve.kind, CURVE_OPTIONS);
    assert_true(is_share(rule->curve.options[0], "1"));
    assert_true(is_share(rule->curve.options[1], "0.5"));
    assert_true(is_share(rule->curve.options[2], "0"));
    rule = &indicators[1].rule;
    assert_int_equal(rule->curve.kind, CURVE_STEPS);
    assert_int_equal(rule->curve.step_count, 2);
    assert_true(is_decimal(rule->curve.steps[1].range.least, "1"));
    assert_true(is_share(rule->curve.steps[1].share, "0.25"));
    rule = &indicators[4].rule;
    assert_int_equal(rule->curve.kind, CURVE_RELATIVE);
    assert_true(rule->value.divides);
    assert_int_equal(rule->value.b.inputs[0], 1);
    assert_int_equal(indicators[4].comparison_count, 1);
    assert_false(indicators[5].rule.value.divides);
    assert_int_equal(indicators[6].rule.kind, RULE_MANUAL);
    assert_int_equal(indicators[6].comparison_count, 0);
}

static void reads_rules_of_parts(void **state)
{
    const struct campaign *c = *state;
    const struct indicator *indicators = c->levels[0].indicators;
    const struct rule *rule = &indicators[2].rule;
    assert_int_equal(rule->kind, RULE_SUM);
    assert_int_equal(rule->part_count, 2);
    assert_string_equal(rule->parts[0].written, "ratio");
    assert_true(is_share(rule->parts[0].share, "0.6"));
    assert_true(is_decimal(rule->parts[0].curve.full_at, "0.8"));
    assert_int_equal(rule->parts[0].value.a.inputs[0], 0);
    assert_int_equal(rule->parts[0].value.b.inputs[0], 1);
    assert_true(rule->parts[0].value.part_of);
    assert_int_equal(rule->parts[0].value.zero, ZERO_NOT_APPLICABLE);
    assert_string_equal(rule->parts[1].written, "yes-no");
    assert_int_equal(rule->parts[1].value.a.inputs[0], 2);
    rule = &indicators[3].rule;
    assert_int_equal(rule->kind, RULE_BEST_OF);
    assert_string_equal(rule->parts[0].written, "percent");
    assert_true(is_decimal(rule->parts[0].curve.full_at, "95"));
    assert_true(is_share(rule->parts[0].share, "1"));
    assert_int_equal(rule->parts[1].curve.kind, CURVE_EACH);
    assert_true(is_share(rule->parts[1].curve.each, "0.2"));
    assert_true(is_share(rule->parts[1].share, "0.5"));
    assert_int_equal(rule->parts[1].value.a.inputs[0], 1);
}

static void fills_in_what_is_left_out(void **state)
{
    (void)state;
    struct campaign *c = load_changed(
        "index.yaml", "full_at: 0.8, part: true, zero: not-applicable}",
        "full_at: 1.25}");
    const struct rule *rule = &c->levels[0].indicators[2].rule.parts[0];
    assert_true(is_decimal(rule->curve.full_at, "1.25"));
    assert_false(rule->value.part_of);
    assert_int_equal(rule->value.zero, ZERO_ERROR);
    campaign_free(c);
    c = load_changed("index.yaml", ", full_at: 95", "");
    assert_true(is_decimal(
        c->levels[0].indicators[3].rule.parts[0].curve.full_at, "100"));
    campaign_free(c);
    c = load_changed("campaign.yaml",
                     "policies:\n  several_scorers: min\n"
                     "  missing_evidence: zero\n  missing_units: unranked\n",
                     "");
    assert_int_equal(c->policies.several_scorers, SCORERS_MEAN);
    assert_int_equal(c->policies.missing_evidence, EVIDENCE_FLAG);
    assert_int_equal(c->policies.missing_units, MISSING_LAST);
    campaign_free(c);
    c = load_changed("campaign.yaml",
                     "par_index:\n  component: Chính quyền số\n  max: 10\n"
                     "  method: Chỉ số nhân với 10.\nprevious: previous.csv\n"
                     "texts:\n  place: Hà Nội\n  number: \"     \"\n"
                     "  recipients: [Như trên, \"Lưu: VT\"]\n",
                     "");
    assert_int_equal(c->earlier_count, 0);
    assert_string_equal(c->par_index.component, "");
    assert_string_equal(c->par_index.method, "");
    assert_int_equal(c->texts->kind, YAML_MAP);
    assert_int_equal(c->texts->count, 0);
    campaign_free(c);
}

static void finds_units_and_agencies(void **state)
{
    const struct campaign *c = *state;
    assert_int_equal(c->unit_count, 3);
    assert_string_equal(c->units[0].code, "BAN-1");
    assert_string_equal(c->units[1].code, "SO-KHCN");
    assert_string_equal(c->units[2].code, "SO-YT");
    assert_string_equal(c->units[0].kind, "Ban");
    const struct level *level = &c->levels[0];
    assert_true(indicator_counts(&c->units[0], level, 0));
    assert_false(indicator_counts(&c->units[0], level, 1));
    assert_false(indicator_counts(&c->units[0], level, 3));
    assert_true(indicator_counts(&c->units[1], level, 1));
    assert_false(indicator_counts(&c->units[1], level, 2));
    assert_int_equal(c->agency_count, 3);
    assert_string_equal(c->agencies[0], "Sở Khoa học và Công nghệ");
    assert_string_equal(c->agencies[1], "Công an Thành phố");
    assert_string_equal(c->agencies[2], "Sở Y tế");
    assert_int_equal(campaign_find_agency(c, "CÔNG AN  THÀNH PHỐ"), 1);
    assert_true(campaign_find_agency(c, "Công an") == SIZE_MAX);
    assert_true(indicator_scored_by(&level->indicators[1], 0));
    assert_false(indicator_scored_by(&level->indicators[1], 2));
    assert_false(indicator_scored_by(&level->indicators[1], SIZE_MAX));
}

/* Files typed on a Mac, and with a byte order mark and CR LF, read the same. */
static void reads_other_spellings_of_text(void **state)
{
    (void)state;
    struct campaign *c =
        load_changed("campaign.yaml", "title: Đợt đánh giá thử",
                     "title: Đơ\xcc\xa3t  đa\xcc\x81nh gia"
                     "\xcc\x81 thư\xcc\x89\r");
    assert_string_equal(c->title, "Đợt đánh giá thử");
    campaign_free(c);
    c = load_changed("campaign.yaml", "# The smallest",
                     "\xef\xbb\xbf# The smallest");
    assert_int_equal(c->year, 2025);
    campaign_free(c);
}

static void resolves_files_from_the_campaigns_folder(void **state)
{
    (void)state;
    struct changed c;
    struct campaign_error error;
    changed_enter(&c, NULL, NULL, NULL);
    char path[64], expected[64];
    snprintf(path, sizeof path, "%s/campaign.yaml", c.folder);
    struct campaign *campaign = campaign_load(path, &error);
    changed_leave(&c);
    assert_non_null(campaign);
    assert_string_equal(campaign->folder, c.folder);
    snprintf(expected, sizeof expected, "%s/documents", c.folder);
    assert_string_equal(campaign->documents, expected);
    snprintf(expected, sizeof expected, "%s/index.yaml", c.folder);
    assert_string_equal(campaign->files[1], expected);
    campaign_free(campaign);
    campaign_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_the_settings),
        cmocka_unit_test(reads_levels_and_groups),
        cmocka_unit_test(reads_indicators_and_inputs),
        cmocka_unit_test(reads_rules_of_one_value),
        cmocka_unit_test(reads_rules_of_parts),
        cmocka_unit_test(fills_in_what_is_left_out),
        cmocka_unit_test(finds_units_and_agencies),
        cmocka_unit_test(reads_other_spellings_of_text),
        cmocka_unit_test(resolves_files_from_the_campaigns_folder),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
