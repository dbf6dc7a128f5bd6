/* What is kept of workbooks. */
#include "intake/kept.h"

#include "intake/names.h"

#include <string.h>

void intake_init(struct intake *intake, const struct campaign *campaign,
                 struct date today)
{
    memset(intake, 0, sizeof *intake);
    intake->campaign = campaign;
    intake->today = today;
    intake->headings = headings_new();
}

void intake_init_like(struct intake *intake, const struct intake *like)
{
    *intake = (struct intake){.campaign = like->campaign,
                              .today = like->today,
                              .headings = like->headings,
                              .guard = like->guard,
                              .borrows_headings = true};
}

const struct reader *intake_reader_of(const struct form *form)
{
    size_t i = 0;
    while (reader_list_all.items[i]->form != form)
        i++;
    return reader_list_all.items[i];
}

void intake_keep(struct intake *intake, struct intake_head *head)
{
    const struct reader *reader = intake_reader_of(head->form);
    *vec_push(&intake->forms) = head;
    if (reader->list != NULL)
        reader->list(intake, head);
}

void intake_join(struct intake *intake, const struct intake *one)
{
    for (size_t i = 0; i < one->forms.count; i++)
        intake_keep(intake, one->forms.items[i]);
    for (size_t i = 0; i < one->received.count; i++)
        *vec_push(&intake->received) = one->received.items[i];
    problem_list_copy(&intake->problems, &one->problems);
    if (intake->failure == 0 && one->failure != 0) {
        intake->failure = one->failure;
        intake->failed = one->failed;
    }
}

void intake_fit(struct intake *intake)
{
    vec_fit(&intake->forms);
    vec_fit(&intake->submissions);
    vec_fit(&intake->appraisals);
    vec_fit(&intake->explanations);
    vec_fit(&intake->supplies);
    vec_fit(&intake->received);
    vec_fit(&intake->problems);
}

void intake_clear(struct intake *intake)
{
    if (!intake->borrows_headings)
        headings_free(intake->headings);
    unit_names_free(intake->names);
    vec_clear(&intake->forms);
    vec_clear(&intake->submissions);
    vec_clear(&intake->appraisals);
    vec_clear(&intake->explanations);
    vec_clear(&intake->supplies);
    vec_clear(&intake->received);
    problem_list_clear(&intake->problems);
    arena_clear(&intake->arena);
    memset(intake, 0, sizeof *intake);
}

/* Copies all forms of `one` into `to`, and lists them in `intake`. */
static void pack_forms(struct packer *to, const struct intake *one,
                       struct intake *intake)
{
    for (size_t i = 0; i < one->forms.count; i++) {
        const struct intake_head *from = one->forms.items[i];
        struct intake_head *copy =
            intake_reader_of(from->form)->pack(to, one->campaign, from);
        pack_head(to, copy);
        intake_keep(intake, copy);
    }
    for (size_t i = 0; i < one->received.count; i++) {
        struct received *file = vec_push(&intake->received);
        *file = one->received.items[i];
        pack_received(to, file);
    }
}

/* What is no form. */
static void move_others(struct intake *intake, struct intake *one)
{
    problem_list_move(&intake->problems, &one->problems);
    if (intake->failure == 0 && one->failure != 0) {
        intake->failure = one->failure;
        intake->failed = arena_strdup(&intake->arena, one->failed);
    }
}

void intake_pack(struct intake *intake, struct intake *one)
{
    /* A first copy shows how much room there has to be for items, and for
     * texts. All that reading took is let go of before the second, which stays:
     * else it would lie behind that, and leave a hole that fits no other. */
    struct intake first;
    struct arena texts = {0};
    struct packer measure = {.arena = &first.arena, .texts = &texts};
    struct packer copy = {.arena = &intake->arena};
    intake_init_like(&first, one);
    pack_forms(&measure, one, &first);
    move_others(intake, one);
    intake_clear(one);
    arena_reserve(&intake->arena,
                  arena_used(&first.arena) + measure.text_bytes);
    copy.room = arena_room(&intake->arena, measure.text_bytes);
    pack_forms(&copy, &first, intake);
    intake_clear(&first);
    arena_clear(&texts);
}

bool intake_same_sender(const struct intake_head *a,
                        const struct intake_head *b)
{
    return a->form == b->form && a->unit == b->unit && a->agency == b->agency &&
           a->level == b->level && a->round == b->round;
}

int64_t intake_last_number(const struct intake *intake,
                           const struct intake_head *like)
{
    int64_t highest = 0;
    for (size_t i = 0; i < intake->forms.count; i++) {
        const struct intake_head *form = intake->forms.items[i];
        if (intake_same_sender(form, like) && form->number > highest)
            highest = form->number;
    }
    return highest;
}
