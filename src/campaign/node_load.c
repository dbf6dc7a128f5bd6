/* What groups and indicators have alike: how their points count, and how they
 * are called. */
#include "campaign/index_load.h"

#include <ctype.h>
#include <string.h>

static const char *const kind_names[] = {
    [NODE_SCORED] = "scored", [NODE_SURVEY] = "survey",
    [NODE_BONUS] = "bonus",   [NODE_PENALTY] = "penalty",
    [NODE_INFO] = "info",
};
const struct word_table node_words = {kind_names, LENGTH(kind_names)};

/* --- kinds --- */

bool index_settle_kind(struct index_reader *reader,
                       const struct yaml_node *node, size_t group,
                       enum node_kind *kind)
{
    const struct yaml_node *written = yaml_get(node, "kind");
    if (group == SIZE_MAX || reader->groups.items[group].kind == NODE_SCORED)
        return true;
    const struct group *above = &reader->groups.items[group];
    if (written && *kind != above->kind)
        return load_fail(reader->loader, written->line,
                         "nhóm %s là “%s” nên mọi mục trong nhóm cũng vậy; bỏ "
                         "“kind: %s”, hoặc chuyển mục này ra ngoài nhóm",
                         above->code, kind_names[above->kind],
                         kind_names[*kind]);
    *kind = above->kind;
    return true;
}

/* --- codes --- */

enum { CODE_MOST = 20 };

/* Letters and digits with single `.` or `-` between. */
static bool is_code(const char *code)
{
    size_t length = strlen(code);
    bool parted = true; /* at the start, or after a mark */
    for (const char *p = code; *p; p++) {
        bool mark = *p == '.' || *p == '-';
        if ((!mark && !isalnum((unsigned char)*p)) || (mark && parted))
            return false;
        parted = mark;
    }
    return length > 0 && length <= CODE_MOST && !parted;
}

static bool is_numeric(const char *code)
{
    return code[strspn(code, "0123456789.")] == '\0';
}

/* 4.01 is the number 4.01 to Excel and the code 4.1 to people, and 4.0 is 4. A
 * code may begin with a 0 alone. */
static bool has_leading_zero(const char *code)
{
    for (const char *p = code; *p; p += strspn(p, ".")) {
        size_t digits = strcspn(p, ".");
        if (p[0] == '0' && (digits > 1 || p > code))
            return true;
        p += digits;
    }
    return false;
}

static bool goes_on(const char *code, const char *group)
{
    size_t length = strlen(group);
    return strncmp(code, group, length) == 0 && code[length] == '.';
}

bool index_check_code(struct index_reader *reader, const struct yaml_node *node,
                      const char *what, const char *code, size_t group)
{
    int line = yaml_get(node, "code")->line;
    const char *above =
        group == SIZE_MAX ? NULL : reader->groups.items[group].code;
    if (!is_code(code) || (is_numeric(code) && has_leading_zero(code)))
        return load_fail(reader->loader, line,
                         "%s “%s” sai; ghi như trong quyết định: chữ không "
                         "dấu và số, nối bằng “.” hoặc “-”, số không có 0 ở "
                         "đầu, nhiều nhất %d ký tự, ví dụ I, A.1, DTI-07, "
                         "1.1.1",
                         what, code, CODE_MOST);
    if (above && is_numeric(above) && is_numeric(code) && strchr(code, '.') &&
        !goes_on(code, above))
        return load_fail(reader->loader, line,
                         "%s “%s” sai; trong nhóm %s mã là %s.1, %s.2, …", what,
                         code, above, above, above);
    return true;
}
