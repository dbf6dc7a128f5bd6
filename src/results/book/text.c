#include "results/book/part.h"

#include "base/mem.h"
#include "base/text.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ECMA-376-1 22.9.2.19 ST_Xstring: `_xHHHH_` stands for a character. */
static bool is_escape(const char *text)
{
    if (text[0] != '_' || text[1] != 'x')
        return false;
    for (int i = 2; i < 6; i++)
        if (!isxdigit((unsigned char)text[i]))
            return false;
    return text[6] == '_';
}

/* U+FFFE and U+FFFF are no XML characters (XML 1.0, 2.2). */
static bool is_noncharacter(const char *text)
{
    return strncmp(text, "\xEF\xBF\xBE", 3) == 0 ||
           strncmp(text, "\xEF\xBF\xBF", 3) == 0;
}

void book_text(const char *text, struct str *out)
{
    while (*text) {
        if (is_noncharacter(text)) {
            str_append(out, "\xEF\xBF\xBD");
            text += 3;
            continue;
        }
        str_append(out, is_escape(text) ? "_x005F_" : "");
        if (!is_escape(text))
            str_append_char(out, *text);
        else
            str_append_bytes(out, text + 1, 5);
        text += is_escape(text) ? 6 : 1;
    }
}

enum { SHEET_NAME_LENGTH = 31 };

/* At most `limit` characters of `title` that may stand in a sheet's name. */
static void clean_name(const char *title, size_t limit, struct str *out)
{
    size_t length = strlen(title), size;
    unsigned c;
    for (; limit > 0 && (size = text_decode(title, length, &c)) > 0; limit--) {
        bool refused = c < 0x20 || (c < 0x80 && strchr("[]:*?/\\", (int)c)) ||
                       (c == '\'' && out->length == 0);
        if (refused)
            str_append_char(out, ' ');
        else
            str_append_bytes(out, title, size);
        title += size;
        length -= size;
    }
    while (out->length > 0 && strchr(" '", out->data[out->length - 1]))
        out->data[--out->length] = '\0';
}

char *book_sheet_name(const char *title, json_t *used)
{
    for (unsigned n = 1;; n++) {
        struct str name = {0};
        char suffix[16] = "";
        if (n > 1)
            snprintf(suffix, sizeof suffix, " (%u)", n);
        clean_name(title, SHEET_NAME_LENGTH - strlen(suffix), &name);
        if (name.length == 0)
            str_append(&name, "Bảng");
        str_append(&name, suffix);
        char *key = text_fold(str_text(&name));
        bool taken = json_object_get(used, key) != NULL;
        if (!taken && json_object_set_new(used, key, json_true()) != 0)
            mem_fail();
        free(key);
        if (!taken)
            return str_take(&name);
        str_clear(&name);
    }
}
