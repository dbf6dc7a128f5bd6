/* Problems as a reader meets them: what is the same in many cells is listed
 * once, and every message begins with a capital. */
#include "results/view/context.h"

#include "base/text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* The code of an indicator or input that a message begins with, such as the
 * "3.1.a" of "3.1.a: …"; 0 where it begins with none. */
static size_t code_length(const char *message)
{
    size_t length = 0;
    while (isalnum((unsigned char)message[length]) || message[length] == '.')
        length++;
    bool code = length > 0 && isdigit((unsigned char)message[0]) &&
                strncmp(message + length, ": ", 2) == 0;
    return code ? length : 0;
}

/* What the message says, after its code. */
static const char *saying(const char *message)
{
    size_t code = code_length(message);
    return code ? message + code + 2 : message;
}

/* The unit's code that a message about a row of many begins with, such as the
 * "P-LANG: " of "P-LANG: 3.1: …"; 0 where it begins with none. */
static size_t unit_length(const char *message)
{
    size_t length = 0;
    while (isupper((unsigned char)message[length]) ||
           isdigit((unsigned char)message[length]) || message[length] == '-')
        length++;
    bool unit = length > 0 && isupper((unsigned char)message[0]) &&
                strncmp(message + length, ": ", 2) == 0;
    return unit ? length + 2 : 0;
}

static json_t *message_text(const char *codes, const char *message)
{
    struct str out = {0};
    if (*codes)
        str_printf(&out, "%s: ", codes);
    const char *start = saying(message), *rest = start + unit_length(start);
    rest = saying(rest);
    str_append_bytes(&out, start, (size_t)(rest - start));
    char *capital = text_capital(rest);
    str_append(&out, capital);
    free(capital);
    json_t *text = tree_text(str_text(&out));
    str_clear(&out);
    return text;
}

/* One line of a table: a problem, or several that say the same. */
struct alike {
    const struct problem *problem; /* the first */
    struct str codes, cells;
};

static bool same_sheet(const struct problem *a, const struct problem *b)
{
    return (a->sheet == NULL && b->sheet == NULL) ||
           (a->sheet && b->sheet && strcmp(a->sheet, b->sheet) == 0);
}

static bool says_the_same(const struct problem *a, const struct problem *b)
{
    return a->code == b->code && code_length(a->message) > 0 &&
           code_length(b->message) > 0 && same_sheet(a, b) && *a->cell &&
           *b->cell && strcmp(saying(a->message), saying(b->message)) == 0;
}

static void append_to(struct str *list, const char *text, size_t length)
{
    if (length == 0)
        return;
    if (list->length)
        str_append(list, ", ");
    str_append_bytes(list, text, length);
}

static void add_problem(struct alike *alike, const struct problem *problem)
{
    append_to(&alike->codes, problem->message, code_length(problem->message));
    append_to(&alike->cells, problem->cell, strlen(problem->cell));
}

/* Where in the file: `Tự đánh giá, ô D12, D18`, for a column of a table. */
static json_t *place_text(const struct alike *alike)
{
    struct str place = {0};
    if (alike->problem->sheet)
        str_append(&place, alike->problem->sheet);
    if (alike->cells.length)
        str_printf(&place, "%s%s", place.length ? ", ô " : "ô ",
                   str_text(&alike->cells));
    json_t *text =
        place.length ? tree_text(str_text(&place)) : json_string("Cả tệp");
    str_clear(&place);
    return text;
}

static json_t *alike_part(const struct alike *alike)
{
    bool error = problem_severity(alike->problem->code) == PROBLEM_ERROR;
    const struct problem *problem = alike->problem;
    json_t *object = json_object();
    tree_put(object, "code", tree_text(problem_code_text(problem->code)));
    tree_put(object, "severity", tree_text(names_severity(problem->code)));
    tree_put(object, "file", tree_text(problem->file));
    tree_put(object, "sheet", tree_text(problem->sheet));
    tree_put(object, "cell", tree_text(problem->cell));
    tree_put(object, "fix", tree_text(problem->fix));
    tree_put(object, "error", json_boolean(error));
    tree_put(object, "severity_text", json_string(error ? "Lỗi" : "Cảnh báo"));
    tree_put(object, "place", place_text(alike));
    tree_put(object, "message",
             message_text(str_text(&alike->codes), alike->problem->message));
    return object;
}

json_t *view_problems(const struct problem *const *items, size_t count)
{
    VEC_OF(struct alike) all = {0};
    for (size_t i = 0; i < count; i++) {
        size_t at = 0;
        while (at < all.count &&
               !says_the_same(all.items[at].problem, items[i]))
            at++;
        if (at == all.count)
            *vec_push(&all) = (struct alike){.problem = items[i]};
        add_problem(&all.items[at], items[i]);
    }
    json_t *list = json_array();
    for (size_t i = 0; i < all.count; i++) {
        tree_add(list, alike_part(&all.items[i]));
        str_clear(&all.items[i].codes);
        str_clear(&all.items[i].cells);
    }
    vec_clear(&all);
    return list;
}
