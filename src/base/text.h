/* Unicode text as people type it. May be included by everything.
 *
 * Texts are UTF-8, NUL-ended. What comes from outside is made valid and NFC
 * (text_clean) before anything else looks at it. */
#ifndef DTI_BASE_TEXT_H
#define DTI_BASE_TEXT_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

/* The length in bytes of the UTF-8 sequence at `text` and its code point;
 * 0 where it is not valid UTF-8 (overlong, surrogate, cut) or ended. */
size_t text_decode(const char *text, size_t length, unsigned *codepoint);

/* Writes the code point (a Unicode scalar value) as UTF-8; how many bytes. */
enum { TEXT_CODEPOINT_SIZE = 4 };
size_t text_encode(unsigned codepoint, char bytes[TEXT_CODEPOINT_SIZE]);

/* For qsort and bsearch of an array of texts: their order as bytes. */
int text_compare_entries(const void *a, const void *b);

/* Appends the code point (a Unicode scalar value) as UTF-8. */
void text_append_codepoint(struct str *out, unsigned codepoint);

/* How many of the first bytes are whole, valid characters. */
size_t text_valid_length(const char *text, size_t length);

bool text_is_utf8(const char *text, size_t length);

/* A control character of Unicode (category Cc): tab and the ends of lines are
 * such, too, and the bytes 80 to 9F of an 8-bit encoding are not. */
bool text_is_control(unsigned codepoint);

/* What shows nothing and takes no space: soft hyphens, joiners, tags, and the
 * marks that turn the text around. */
bool text_is_invisible(unsigned codepoint);

/* NFC of `text`, with invalid bytes as U+FFFD, control characters other than
 * tab and newline dropped, CR and CRLF as newline, and no-break and zero-width
 * spaces as a space or nothing. The caller frees it. */
char *text_clean(const char *text, size_t length);

/* `text` itself where it is UTF-8, else its text_clean, which is then `*made`
 * (otherwise NULL) and freed by the caller. */
const char *text_as_utf8(const char *text, char **made);

/* text_clean, with runs of white space as one space and none at the ends. */
char *text_clean_line(const char *text, size_t length);

/* What a terminal shows: control characters, marks that turn the text around
 * and bytes that are no UTF-8 as `\n`, `\x1B`, `\u202E`. The caller frees it.
 */
char *text_visible(const char *text);

/* The same of one character. */
void text_append_visible(struct str *out, unsigned c);

/* Where the text from `start` to `*end` begins without the ASCII white space at
 * its ends; `*end` becomes its new end. */
const char *text_trim(const char *start, const char **end);

/* text_clean_line, and what looks alike is the same: Ð and Ɖ are Đ, every dash
 * and minus is `-`, wide letters, digits and signs are the usual ones. For
 * patterns to see; what is shown is what was typed. The caller frees it. */
char *text_settle(const char *text);

/* A key for comparing: text_settle in lower case. Vietnamese marks are kept.
 * The caller frees it. */
char *text_fold(const char *text);

/* The text with a capital first letter. The caller frees it. */
char *text_capital(const char *text);

/* The other way about, as a heading stands within a sentence: "Xã, phường" is
 * "xã, phường", but "UBND xã" stays. The caller frees it. */
char *text_uncapital(const char *text);

/* The text in capitals. The caller frees it. */
char *text_upper(const char *text);

/* text_fold and without marks, đ as d: "Có" and "co" are equal. */
char *text_fold_plain(const char *text);

/* True where two texts have the same text_fold. */
bool text_same(const char *a, const char *b);

/* The same of text_fold_plain. */
bool text_same_plain(const char *a, const char *b);

/* A name for files: `so-khoa-hoc-va-cong-nghe`. Only a-z, 0-9 and -; the
 * caller frees it. */
char *text_slug(const char *text);

enum text_legacy { TEXT_UNICODE, TEXT_TCVN3, TEXT_VNI };

/* Whether Vietnamese typed in a font encoding of before Unicode shows through
 * (`Céng hoµ`, `Coäng hoøa`): a word becomes a syllable when it is read so, and
 * is none as it stands. One such word is enough, so that short cells are found;
 * foreign words and signs (`Microsoft®`, `5µm`) make no syllables. */
enum text_legacy text_legacy_encoding(const char *text);

#endif
