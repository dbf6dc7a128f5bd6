/* `{{year}}` in the campaign's files: titles, labels and guidance that are
 * taken over to the next year without being typed again. It is filled in before
 * the text is read as YAML, so that it needs no quotes and may stand anywhere.
 */
#include "campaign/load.h"

#include <stdio.h>

static const struct {
    const char *tag;
    int offset; /* from the campaign's year */
} years[] = {{"{{year}}", 0}, {"{{previous_year}}", -1}, {"{{next_year}}", 1}};

int year_of_text(const char *text)
{
    const char *line = text;
    while (line && strncmp(line, "year:", 5) != 0) {
        line = strchr(line, '\n');
        line = line ? line + 1 : NULL;
    }
    int year = 0;
    return line && sscanf(line + 5, " %4d", &year) == 1 ? year : 0;
}

void year_expand(const struct str *text, int year, struct str *out)
{
    const char *at = str_text(text), *tag;
    while ((tag = strstr(at, "{{"))) {
        size_t i = 0;
        while (i < LENGTH(years) &&
               strncmp(tag, years[i].tag, strlen(years[i].tag)) != 0)
            i++;
        bool known = i < LENGTH(years);
        str_append_bytes(out, at, (size_t)(tag - at) + (known ? 0 : 2));
        if (known)
            str_printf(out, "%d", year + years[i].offset);
        at = tag + (known ? strlen(years[i].tag) : 2);
    }
    str_append(out, at);
}

/* The length of `{{word}}` at `text`, 0 where it is not one. */
static size_t tag_length(const char *text)
{
    size_t word = strspn(text + 2, "abcdefghijklmnopqrstuvwxyz_");
    return word > 0 && strncmp(text + 2 + word, "}}", 2) == 0 ? word + 4 : 0;
}

const char *year_find_tag(const char *text, size_t *length)
{
    const char *tag = text;
    *length = 0;
    while ((tag = strstr(tag, "{{")) && (*length = tag_length(tag)) == 0)
        tag += 2;
    return tag;
}
