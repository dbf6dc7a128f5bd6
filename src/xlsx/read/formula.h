/* The two things that a formula says and its value does not. May be included by
 * xlsx/read. Formulas are stored in English, whatever the language of the
 * program that wrote them (ECMA-376-1 §18.17). Nothing is calculated. */
#ifndef DTI_XLSX_READ_FORMULA_H
#define DTI_XLSX_READ_FORMULA_H

#include "base/str.h"

#include <stdbool.h>

/* The address of `HYPERLINK("address","text")`, also inside another function,
 * and its text, which is empty where it has none; false where there is no such
 * call or its address is not written out in it. */
bool formula_link(const char *formula, struct str *address, struct str *text);

/* Whether it places a picture: DISPIMG of WPS, IMAGE of Excel. */
bool formula_is_picture(const char *formula);

#endif
