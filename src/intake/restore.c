#include "intake/restore.h"

#include "intake/kept.h"
#include "intake/walk.h"

#include <string.h>

static void walk_kept(struct walk *w, size_t at)
{
    struct intake_head *head = w->out ? w->one->forms.items[at] : NULL;
    const struct form *form = head ? head->form : NULL;
    walk_which(w, &form);
    const struct reader *reader = form ? intake_reader_of(form) : NULL;
    w->good = w->good && reader && reader->walk;
    if (!w->good)
        return;
    head = reader->walk(w, head);
    if (!w->out && w->good) {
        head->form = form;
        intake_keep(w->one, head);
    }
}

/* A list of structs: those that there are, or as many as are said to follow. */
#define LIST(w, list, walk_item)                                               \
    do {                                                                       \
        uint64_t count_ = walk_number(w, (list)->count);                       \
        for (size_t i = 0; i < count_ && (w)->good; i++)                       \
            walk_item(w, (w)->out ? &(list)->items[i] : vec_push(list));       \
    } while (0)

static void walk_all(struct walk *w)
{
    struct intake *one = w->one;
    uint64_t forms = walk_number(w, one->forms.count);
    for (size_t i = 0; i < forms && w->good; i++)
        walk_kept(w, i);
    LIST(w, &one->received, walk_received);
    LIST(w, &one->problems, walk_problem);
}

bool intake_save(const struct intake *one, const char *name, struct str *out)
{
    struct walk w = {
        .out = out, .good = true, .one = (struct intake *)(uintptr_t)one};
    walk_text(&w, &name);
    walk_all(&w);
    return w.good;
}

/* Whether it is of the workbook of this name, and ends where it should. */
static bool walk_saved(struct walk *w, const char *name)
{
    const char *saved = "";
    walk_text(w, &saved);
    walk_require(w, strcmp(saved, name) == 0);
    walk_all(w);
    return w->good && w->at == w->end;
}

bool intake_restore(struct intake *intake, const char *name,
                    const struct str *saved)
{
    struct intake one;
    intake_init_like(&one, intake);
    struct walk w = {.at = (const unsigned char *)str_text(saved),
                     .good = true,
                     .one = &one};
    w.end = w.at + saved->length;
    bool good = walk_saved(&w, name);
    if (good)
        intake_pack(intake, &one);
    intake_clear(&one);
    return good;
}
