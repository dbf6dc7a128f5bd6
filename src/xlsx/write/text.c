#include "xlsx/write/text.h"

#include "base/str.h"
#include "base/text.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* Where a text is going to stand. */
enum place { PLACE_ANY, PLACE_CELL, PLACE_FOOTER };

/* The next character of a text and what stands for it in the file. */
struct piece {
    size_t size; /* bytes taken from the text */
    const char *shown;
    size_t length;     /* bytes of `shown` */
    size_t characters; /* of `shown`, as the library counts them */
};

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

/* XML 1.0, 2.2. */
static bool is_barred(unsigned c)
{
    return (c < 0x20 && !strchr("\t\n\r", (int)c)) || c == 0xFFFE ||
           c == 0xFFFF;
}

static struct piece show(size_t size, const char *shown, size_t characters)
{
    return (struct piece){size, shown, strlen(shown), characters};
}

static struct piece next_piece(const char *text, size_t length,
                               enum place place)
{
    unsigned c;
    size_t size = text_decode(text, length, &c);
    if (size == 0 || is_barred(c))
        return show(size ? size : 1, "\uFFFD", 1);
    if (place == PLACE_CELL && is_escape(text))
        return show(1, "_x005F_", 7);
    /* libxlsxwriter takes the second half of `&&G` for the code of a picture,
     * and then frees the footer twice. */
    if (place == PLACE_FOOTER && c == '&')
        return strchr("G[", text[1]) && text[1] ? show(1, "&& ", 3)
                                                : show(1, "&&", 2);
    return (struct piece){size, text, size, 1};
}

/* Whether the text may stay as it is, at a glance. */
static bool is_plain(const char *text, size_t most, enum place place)
{
    const char *mark = place == PLACE_FOOTER ? "&" : "_";
    size_t i = 0;
    for (; text[i]; i++)
        if ((unsigned char)text[i] < 0x20 || text[i] == '\xEF' ||
            text[i] == *mark)
            return false;
    return i <= most && text_is_utf8(text, i);
}

static const char *shape(struct arena *arena, const char *text, size_t most,
                         enum place place)
{
    if (is_plain(text, most, place))
        return text;
    struct str out = {0};
    size_t length = strlen(text), used = 0, kept = 0;
    for (size_t at = 0; at < length && used <= most;) {
        struct piece piece = next_piece(text + at, length - at, place);
        used += piece.characters;
        str_append_bytes(&out, piece.shown, piece.length);
        at += piece.size;
        if (used < most)
            kept = out.length;
    }
    if (used > most) {
        out.length = kept;
        str_append(&out, "…");
    }
    return arena_take(arena, str_take(&out));
}

const char *book_cut(struct arena *arena, const char *text, size_t most)
{
    return shape(arena, text, most, PLACE_ANY);
}

const char *book_cell_text(struct arena *arena, const char *text, size_t most)
{
    return shape(arena, text, most, PLACE_CELL);
}

const char *book_footer_text(struct arena *arena, const char *text, size_t most)
{
    if (isdigit((unsigned char)*text))
        text = arena_printf(arena, " %s", text);
    return shape(arena, text, most, PLACE_FOOTER);
}

/* libxlsxwriter has 128 bytes for a name that is defined, and that of the rows
 * and columns on every page holds the sheet's name twice, with apostrophes
 * doubled: what is longer would be cut off in the middle. */
enum { NAME_BYTES_MOST = 48 };

/* What of `title` may stand in a name, at most `limit` characters. */
static void clean_name(const char *title, size_t limit, size_t bytes,
                       struct str *out)
{
    size_t length = strlen(title), size;
    unsigned c;
    for (; limit > 0 && (size = text_decode(title, length, &c)) > 0; limit--) {
        bool refused = c < 0x20 || c == 0xFFFE || c == 0xFFFF ||
                       (c < 0x80 && strchr("[]:*?/\\", (int)c)) ||
                       (c == '\'' && out->length == 0);
        size_t cost = size + (c == '\'');
        if (cost > bytes)
            break;
        bytes -= cost;
        str_append_bytes(out, refused ? " " : title, refused ? 1 : size);
        title += size;
        length -= size;
    }
    while (out->length > 0 && strchr(" '", out->data[out->length - 1]))
        out->data[--out->length] = '\0';
}

const char *book_sheet_name(struct arena *arena, const char *title, unsigned n)
{
    struct str name = {0};
    char suffix[16] = "";
    if (n > 1)
        snprintf(suffix, sizeof suffix, " (%u)", n);
    size_t room = strlen(suffix);
    clean_name(title, BOOK_SHEET_NAME_MOST - room, NAME_BYTES_MOST - room,
               &name);
    if (name.length == 0)
        str_append(&name, "Bảng");
    str_append(&name, suffix);
    return arena_take(arena, str_take(&name));
}
