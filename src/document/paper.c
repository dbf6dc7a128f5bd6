#include "document/paper.h"

#include <string.h>

/* Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I: A4; margins top and bottom 20-25,
 * left 30-35, right 15-20 mm: the smallest, for the tables; the page number on
 * the axis of the text in the top margin, 13-14 points. */
#define DECREE_MARGINS                                                         \
    .left = MM(30), .right = MM(15), .top = MM(20), .bottom = MM(20),          \
    .zoom = 1, .number_y = MM(13), .number_size = 13,                          \
    .heading = {.size = 14, .color = COLOR_BLACK, .centered = true}

static const struct paper PAPERS[] = {
    {.name = "A4",
     .width = MM(210),
     .height = MM(297),
     DECREE_MARGINS,
     .turned = "A4-landscape"},
    {.name = "A4-landscape",
     .width = MM(297),
     .height = MM(210),
     DECREE_MARGINS,
     .turned = "A4"},
    /* 13 1/3 by 7 1/2 inches, the sheet of presentation programs. */
    {.name = "16:9",
     .width = 480,
     .height = 270,
     .left = 26,
     .right = 26,
     .top = 20,
     .bottom = 22,
     .zoom = 2,
     .number_y = 260,
     .number_size = 8,
     .number_at_end = true,
     .heading = {.size = 16, .color = COLOR_INK, .rule = true},
     .turned = "16:9"},
};

const struct paper *paper_find(const char *name)
{
    if (name == NULL)
        return &PAPERS[0];
    for (size_t i = 0; i < sizeof PAPERS / sizeof *PAPERS; i++)
        if (strcmp(PAPERS[i].name, name) == 0)
            return &PAPERS[i];
    return NULL;
}

const struct paper *paper_turn(const struct paper *paper, bool landscape)
{
    return (paper->width > paper->height) == landscape
               ? paper
               : paper_find(paper->turned);
}

double paper_text_width(const struct paper *paper)
{
    return paper->width - paper->left - paper->right;
}

double paper_text_height(const struct paper *paper)
{
    return paper->height - paper->top - paper->bottom;
}
