/* Names of parts (ECMA-376-2 §6.2.2 and §6.4): what makes two of them equal,
 * and where a relationship's target leads. May be included by xlsx/read. */
#ifndef DTI_XLSX_READ_NAMES_H
#define DTI_XLSX_READ_NAMES_H

/* A name for comparing: `\` as `/`, no leading `/`, ASCII letters small. The
 * caller frees it. */
char *name_key(const char *name);

/* The value of a hexadecimal digit, or -1. */
int name_hex_digit(char c);

/* Decodes `%41` in place; what is not such an escape stays. */
void name_percent_decode(char *name);

/* Where `target` leads from the part `source`: absolute or relative to the
 * folder of `source`, `.` and `..` resolved (never above the root). The caller
 * frees it. */
char *name_resolve(const char *source, const char *target);

#endif
