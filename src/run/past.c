#include "run/past.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/tree.h"
#include "form/form.h"
#include "process/form_path.h"
#include "process/words.h"
#include "run/collect.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

/* --- What came now --- */

static void take_answers(struct past *past, const struct intake *intake)
{
    for (size_t i = 0; i < intake->forms.count; i++) {
        const struct intake_head *h = intake->forms.items[i];
        *vec_push(&past->now) = (struct past_file){
            h->file,   h->sha256, duty_of_form(h->form, h->round),
            h->unit,   h->agency, h->level,
            h->number, h->counts};
    }
}

/* A path is any bytes. */
static void put_path(json_t *paths, const char *path, json_t *value)
{
    if (json_object_set_new_nocheck(paths, path, value) != 0)
        mem_fail();
}

/* By their paths, the first of each: thousands are asked for. */
static void index_answers(struct past *past)
{
    for (size_t i = past->now.count; i-- > 0;)
        put_path(past->came, past->now.items[i].file,
                 json_integer((json_int_t)i));
}

static const struct past_file *came_as(const struct past *past,
                                       const char *path)
{
    const json_t *found = json_object_get(past->came, path);
    return found ? &past->now.items[json_integer_value(found)] : NULL;
}

/* Whoever replaces a file while a run goes on has it read by the next one: the
 * manifest has the sum of what was read, not of what is there by then. */
static void take_sums(struct past *past, const struct intake *intake)
{
    for (size_t i = 0; i < intake->received.count; i++) {
        const struct received *file = &intake->received.items[i];
        if (file->sha256 && *file->sha256 && !came_as(past, file->file))
            put_path(past->read, file->file, tree_text(file->sha256));
    }
}

/* --- What came before --- */

static bool read_duty(const json_t *entry, enum duty *duty)
{
    for (enum duty d = 0; d < duty_count; d++)
        if (strcmp(tree_find_text(entry, "duty"), duty_name(d)) == 0) {
            *duty = d;
            return true;
        }
    return false;
}

/* False for what counted for nobody, or for whom the campaign no longer has. */
static bool read_entry(const struct campaign *campaign, const json_t *entry,
                       struct past_file *file)
{
    *file = (struct past_file){
        .file = tree_find_text(entry, "path"),
        .sha256 = tree_find_text(entry, "sha256"),
        .agency = SIZE_MAX,
        .number = json_integer_value(json_object_get(entry, "number")),
        .counts = json_is_true(json_object_get(entry, "counts")),
    };
    if (!file->counts || !read_duty(entry, &file->duty))
        return false;
    if (duty_is_of_unit(file->duty)) {
        file->unit =
            campaign_find_unit(campaign, tree_find_text(entry, "unit"));
        file->level = file->unit ? file->unit->level : 0;
        return file->unit != NULL;
    }
    file->level = campaign_find_level(campaign, tree_find_text(entry, "level"));
    if (file->duty != DUTY_COUNCIL)
        file->agency =
            campaign_find_agency(campaign, tree_find_text(entry, "agency"));
    return file->level != SIZE_MAX &&
           (file->duty == DUTY_COUNCIL || file->agency != SIZE_MAX);
}

static void take_known(struct past *past, const json_t *list)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        struct past_file file;
        if (!read_entry(past->campaign, json_array_get(list, i), &file))
            continue;
        file.file = arena_strdup(&past->arena, file.file);
        file.sha256 = arena_strdup(&past->arena, file.sha256);
        *vec_push(&past->known) = file;
    }
}

void past_init(struct past *past, const json_t *manifest,
               const struct intake *intake)
{
    *past = (struct past){.campaign = intake->campaign,
                          .lost = json_array(),
                          .came = json_object(),
                          .read = json_object()};
    take_answers(past, intake);
    index_answers(past);
    take_sums(past, intake);
    take_known(past, json_object_get(manifest, "inputs"));
    take_known(past, json_object_get(manifest, "lost"));
}

void past_clear(struct past *past)
{
    vec_clear(&past->known);
    vec_clear(&past->now);
    arena_clear(&past->arena);
    json_decref(past->lost);
    json_decref(past->came);
    json_decref(past->read);
    *past = (struct past){0};
}

/* --- Whose a file is that nobody can read --- */

static void name_sender(struct received *received, const struct past_file *file)
{
    received->form = duty_form(file->duty);
    received->unit = file->unit;
    if (duty_is_of_unit(file->duty))
        return;
    received->agency = file->agency;
    received->level = file->level;
    received->round = duty_round(file->duty);
}

static const struct past_file *known_by_path(const struct past *past,
                                             const char *path)
{
    for (size_t i = 0; i < past->known.count; i++)
        if (strcmp(past->known.items[i].file, path) == 0)
            return &past->known.items[i];
    return NULL;
}

/* Whether `name` holds `code` as a word of its own: `mau-01-P-A (2).xlsx`. */
static bool holds_code(const char *name, const char *code)
{
    size_t length = strlen(code);
    for (const char *p = name; (p = strcasestr(p, code)) != NULL; p++)
        if ((p == name || !isalnum((unsigned char)p[-1])) &&
            !isalnum((unsigned char)p[length]))
            return true;
    return false;
}

/* The unit whose code is in the name of a file; of several the longest. */
static const struct unit *unit_in_name(const struct campaign *campaign,
                                       const char *name)
{
    const struct unit *found = NULL;
    for (size_t u = 0; u < campaign->unit_count; u++) {
        const struct unit *unit = &campaign->units[u];
        if (holds_code(name, unit->code) &&
            (!found || strlen(unit->code) > strlen(found->code)))
            found = unit;
    }
    return found;
}

/* The agency's form that the name of a file begins as. */
static bool agency_in_name(const struct campaign *campaign, const char *name,
                           struct past_file *file)
{
    for (enum duty duty = 0; duty < duty_count; duty++)
        for (size_t l = 0; !duty_is_of_unit(duty) && l < campaign->level_count;
             l++)
            for (size_t a = 0; a < campaign->agency_count; a++) {
                bool council = duty == DUTY_COUNCIL;
                struct obligation o = {
                    .duty = duty, .level = l, .agency = council ? SIZE_MAX : a};
                char *path = form_path(campaign, &o);
                const char *base = file_base_name(path);
                size_t length = strlen(base) - strlen(".xlsx");
                bool same = strncasecmp(name, base, length) == 0 &&
                            !strchr("-0123456789", name[length]);
                free(path);
                *file = (struct past_file){
                    .duty = o.duty, .agency = o.agency, .level = l};
                if (same)
                    return true;
            }
    return false;
}

/* The unit's form that the name of a file begins as, else the first. */
static enum duty unit_duty_in_name(const char *name)
{
    for (enum duty duty = 0; duty < duty_count; duty++) {
        const char *folder = duty_form(duty)->folder;
        if (duty_is_of_unit(duty) &&
            strncasecmp(name, folder, strlen(folder)) == 0)
            return duty;
    }
    return DUTY_SELF_ASSESSMENT;
}

static bool sender_in_name(const struct campaign *campaign, const char *path,
                           struct past_file *file)
{
    const char *name = file_base_name(path);
    if (agency_in_name(campaign, name, file))
        return true;
    *file = (struct past_file){.unit = unit_in_name(campaign, name),
                               .duty = unit_duty_in_name(name)};
    return file->unit != NULL;
}

/* Only for what should be a workbook: a letter beside it owes nothing. */
static bool is_refused_workbook(const struct intake *intake,
                                const struct received *received)
{
    for (size_t i = 0; i < intake->problems.count; i++) {
        const struct problem *p = &intake->problems.items[i];
        if (strcmp(p->file, received->file) == 0)
            return problem_severity(p->code) == PROBLEM_ERROR;
    }
    return false;
}

void past_name_senders(const struct past *past, struct intake *intake)
{
    for (size_t i = 0; i < intake->received.count; i++) {
        struct received *received = &intake->received.items[i];
        struct past_file named;
        if (received->readable || received->unit ||
            !is_refused_workbook(intake, received))
            continue;
        const struct past_file *file = known_by_path(past, received->file);
        if (!file && sender_in_name(intake->campaign, received->file, &named))
            file = &named;
        if (file)
            name_sender(received, file);
    }
}

/* --- What is lost --- */

static bool same_owner(const struct past_file *a, const struct past_file *b)
{
    return a->duty == b->duty && a->unit == b->unit && a->agency == b->agency &&
           a->level == b->level;
}

/* Whether it is still there, be it under another name, or another that is as
 * new counts in its place. */
static bool is_answered(const struct past *past, const struct past_file *file)
{
    if (came_as(past, file->file))
        return true;
    for (size_t i = 0; past->now.items && i < past->now.count; i++) {
        const struct past_file *now = &past->now.items[i];
        if ((*file->sha256 && strcmp(now->sha256, file->sha256) == 0) ||
            (same_owner(now, file) && now->counts &&
             now->number >= file->number))
            return true;
    }
    return false;
}

static const struct received *received_as(const struct intake *intake,
                                          const char *path)
{
    for (size_t i = 0; i < intake->received.count; i++)
        if (strcmp(intake->received.items[i].file, path) == 0)
            return &intake->received.items[i];
    return NULL;
}

/* `Mẫu 02 vòng 1 của Sở Y tế (Xã, phường)`. */
static void say_whose(const struct campaign *campaign,
                      const struct past_file *file, struct str *out)
{
    str_printf(out, "%s của ", duty_text(file->duty));
    if (file->unit) {
        str_append(out, file->unit->name);
        return;
    }
    str_append(out, file->agency == SIZE_MAX
                        ? "Hội đồng"
                        : campaign->agencies[file->agency]);
    str_printf(out, " (%s)", campaign->levels[file->level].title);
}

static void put_facts(const struct campaign *campaign, json_t *entry,
                      const struct past_file *file)
{
    tree_put(entry, "duty", json_string(duty_name(file->duty)));
    if (file->unit)
        tree_put(entry, "unit", tree_text(file->unit->code));
    else if (file->agency != SIZE_MAX)
        tree_put(entry, "agency", tree_text(campaign->agencies[file->agency]));
    tree_put(entry, "level", tree_text(campaign->levels[file->level].id));
    tree_put(entry, "number", json_integer(file->number));
    tree_put(entry, "counts", json_boolean(file->counts));
}

static void note_lost(struct past *past, const struct campaign *campaign,
                      const struct past_file *file)
{
    json_t *entry = json_object();
    tree_put(entry, "path", tree_text(file->file));
    tree_put(entry, "sha256", tree_text(file->sha256));
    put_facts(campaign, entry, file);
    tree_add(past->lost, entry);
}

void past_find_lost(struct past *past, const struct intake *intake,
                    struct problem_list *problems)
{
    for (size_t i = 0; i < past->known.count; i++) {
        const struct past_file *file = &past->known.items[i];
        if (is_answered(past, file))
            continue;
        const struct received *there = received_as(intake, file->file);
        if (there && there->readable)
            continue;
        struct str whose = {0};
        struct position nowhere = {0};
        say_whose(intake->campaign, file, &whose);
        problem_add(problems, there ? PROBLEM_FILE_SPOILT : PROBLEM_FILE_GONE,
                    &nowhere, str_text(&whose), file->file, (const char *)NULL);
        note_lost(past, intake->campaign, file);
        str_clear(&whose);
    }
}

/* --- The manifest --- */

json_t *past_describe(const struct past *past, const char *input,
                      const char *folder)
{
    const char *path = collect_name(input, folder);
    const struct past_file *file = came_as(past, path);
    const char *sum = file ? file->sha256 : tree_find_text(past->read, path);
    char hex[SHA256_HEX_SIZE] = "";
    struct stat info;
    json_t *entry = json_object();
    bool there = stat(input, &info) == 0;
    if (!*sum && file_sha256_of(input, hex) != 0)
        there = false;
    tree_put(entry, "path", tree_text(path));
    tree_put(entry, "bytes", there ? json_integer(info.st_size) : json_null());
    tree_put(entry, "sha256", tree_text(*sum ? sum : hex));
    if (file)
        put_facts(past->campaign, entry, file);
    return entry;
}
