#include "intake/pack.h"

#include "base/hash.h"

#include <string.h>

/* A text that is not known yet. */
static const char *add_text(struct packer *to, const char *text)
{
    size_t size = strlen(text) + 1;
    char *copy =
        to->room ? to->room + to->text_bytes : arena_room(to->texts, size);
    to->text_bytes += size;
    return memcpy(copy, text, size);
}

const char *pack_text(struct packer *to, const char *text)
{
    if (text == NULL || *text == '\0')
        return text == NULL ? NULL : "";
    const char **known =
        &to->known[hash_text(text) % (sizeof to->known / sizeof *to->known)];
    if (!*known || strcmp(*known, text) != 0)
        *known = add_text(to, text);
    return *known;
}

void *pack_items(struct packer *to, const void *items, size_t count,
                 size_t size)
{
    return count == 0 || items == NULL
               ? NULL
               : arena_copy(to->arena, items, count, size);
}

static void pack_sender(struct packer *to, struct sender *sender)
{
    sender->author = pack_text(to, sender->author);
    sender->phone = pack_text(to, sender->phone);
    sender->email = pack_text(to, sender->email);
}

static struct evidence *pack_evidence(struct packer *to,
                                      const struct evidence *from, size_t count)
{
    struct evidence *copy = pack_items(to, from, count, sizeof *copy);
    for (size_t i = 0; i < count; i++) {
        copy[i].number = pack_text(to, copy[i].number);
        copy[i].link = pack_text(to, copy[i].link);
    }
    return copy;
}

/* NULL where there are no values; not where they are none. */
static struct value *pack_values(struct packer *to, const struct value *from,
                                 size_t count)
{
    if (from == NULL || count == 0)
        return from == NULL ? NULL : arena_alloc(to->arena, 1);
    struct value *copy = pack_items(to, from, count, sizeof *copy);
    for (size_t i = 0; i < count; i++)
        copy[i].text = pack_text(to, copy[i].text);
    return copy;
}

void pack_head(struct packer *to, struct intake_head *head)
{
    head->file = pack_text(to, head->file);
    head->sheet = pack_text(to, head->sheet);
    head->sha256 = pack_text(to, head->sha256);
    pack_sender(to, &head->sender);
}

static void pack_claim(struct packer *to, struct claim *claim,
                       const struct indicator *indicator)
{
    claim->inputs = pack_values(to, claim->inputs, indicator->input_count);
    claim->evidence = pack_evidence(to, claim->evidence, claim->evidence_count);
    claim->explanation = pack_text(to, claim->explanation);
}

struct intake_head *pack_submission(struct packer *to,
                                    const struct campaign *campaign,
                                    const struct intake_head *head)
{
    const struct submission *from = (const struct submission *)head;
    const struct level *level = &campaign->levels[from->head.unit->level];
    struct submission *copy = arena_copy(to->arena, from, 1, sizeof *copy);
    copy->claims = pack_items(to, from->claims, level->indicator_count,
                              sizeof *copy->claims);
    for (size_t i = 0; i < level->indicator_count; i++)
        pack_claim(to, &copy->claims[i], &level->indicators[i]);
    return &copy->head;
}

struct intake_head *pack_appraisal(struct packer *to,
                                   const struct campaign *campaign,
                                   const struct intake_head *head)
{
    const struct appraisal *from = (const struct appraisal *)head;
    struct appraisal *copy = arena_copy(to->arena, from, 1, sizeof *copy);
    copy->rows =
        pack_items(to, from->rows, from->row_count, sizeof *copy->rows);
    for (size_t i = 0; i < copy->row_count; i++) {
        struct appraised *row = &copy->rows[i];
        const struct level *level = &campaign->levels[row->unit->level];
        row->reason = pack_text(to, row->reason);
        row->corrections =
            pack_values(to, row->corrections,
                        level->indicators[row->indicator].input_count);
    }
    return &copy->head;
}

struct intake_head *pack_explanation(struct packer *to,
                                     const struct campaign *campaign,
                                     const struct intake_head *head)
{
    (void)campaign;
    const struct explanation *from = (const struct explanation *)head;
    struct explanation *copy = arena_copy(to->arena, from, 1, sizeof *copy);
    copy->rows =
        pack_items(to, from->rows, from->row_count, sizeof *copy->rows);
    for (size_t i = 0; i < copy->row_count; i++) {
        struct contested *row = &copy->rows[i];
        row->evidence = pack_evidence(to, row->evidence, row->evidence_count);
        row->text = pack_text(to, row->text);
    }
    return &copy->head;
}

struct intake_head *pack_supply(struct packer *to,
                                const struct campaign *campaign,
                                const struct intake_head *head)
{
    (void)campaign;
    const struct supply *from = (const struct supply *)head;
    struct supply *copy = arena_copy(to->arena, from, 1, sizeof *copy);
    copy->rows =
        pack_items(to, from->rows, from->row_count, sizeof *copy->rows);
    for (size_t i = 0; i < copy->row_count; i++) {
        struct supplied *row = &copy->rows[i];
        row->value.text = pack_text(to, row->value.text);
        row->value.supplied = row;
        row->note = pack_text(to, row->note);
        row->supply = copy;
    }
    return &copy->head;
}

void pack_received(struct packer *to, struct received *file)
{
    file->file = pack_text(to, file->file);
    file->sha256 = pack_text(to, file->sha256);
    pack_sender(to, &file->sender);
}
