#include "annex/inside.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* "Sở Văn hóa, Thể thao và Du lịch" is one: its comma is not followed by the
 * first word of an agency's name. */
static bool begins_agency(struct annex *annex, const char *text)
{
    return annex_says(
        annex, text,
        "^ *(?:- *)?(?:so|bo|ban|cuc|chi cuc|vu|vien|phong|van phong|cong an|"
        "thanh tra|trung tam|ubnd|uy ban|hdnd|hoi dong|to cong tac|thue|kho "
        "bac|ngan hang|bao hiem|dai|bao|hoi|quy|buu dien|truong|toa an|bo chi "
        "huy|bo tu lenh|mat tran|lien doan|tinh doan|thanh doan|doan)\\b",
        NULL);
}

static void add_agency(struct annex *annex, const char *start, const char *end,
                       struct annex_node *node)
{
    start += strspn(start, " -+*");
    start = text_trim(start, &end);
    while (end > start && (end[-1] == '.' || end[-1] == ','))
        end--;
    if (end <= start)
        return;
    char *name = text_clean_line(start, (size_t)(end - start));
    *vec_push(&node->agencies) = arena_take(&annex->arena, name);
}

/* A name that is broken over two lines of its cell goes on in small letters or
 * with a word that begins no agency. */
static bool parts_here(struct annex *annex, const char *at)
{
    return *at == ';' || begins_agency(annex, at + 1);
}

void annex_split_agencies(struct annex *annex, const char *text,
                          struct annex_node *node)
{
    const char *start = text, *at = text;
    while (*(at += strcspn(at, ";,/\n+")) != '\0') {
        if (parts_here(annex, at)) {
            add_agency(annex, start, at, node);
            start = at + 1;
        }
        at++;
    }
    add_agency(annex, start, at, node);
}
