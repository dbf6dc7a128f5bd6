/* Points and the index: whole hundredths and whole ten-thousandths. May be
 * included by everything.
 *
 * Points are rounded once, when an indicator is scored; from then on every sum
 * is a sum of integers, so a printed column adds up to its printed total. */
#ifndef DTI_BASE_POINTS_H
#define DTI_BASE_POINTS_H

#include "base/decimal.h"

#include <stdbool.h>
#include <stdint.h>

/* Points in hundredths; POINTS_NONE where there are none ("null", "–"). */
typedef int64_t points_t;
#define POINTS_NONE INT64_MIN

/* 10^12 points: all that are read are below, up or down. */
#define POINTS_LIMIT INT64_C(100000000000000)

/* A ratio in ten-thousandths, or RATIO_NONE where its denominator is 0. */
typedef int64_t ratio4_t;
#define RATIO_NONE INT64_MIN

enum { POINTS_TEXT_SIZE = 32 };

/* `value` rounded half up (away from zero for negatives) to hundredths; false
 * where it is not below POINTS_LIMIT in magnitude. */
bool points_from_decimal(struct decimal value, points_t *out);

/* part ÷ whole rounded half up to 4 decimals; NONE where the whole is 0. Both
 * are at least 0. */
ratio4_t ratio4_of(points_t part, points_t whole);

/* Compares a/b with c/d exactly, for b, d > 0: <0, 0, >0. */
int ratio_compare(points_t a, points_t b, points_t c, points_t d);

/* to − from; NONE where either is. */
points_t points_difference(points_t from, points_t to);

/* `4,69`; `–` for POINTS_NONE. `buffer` has POINTS_TEXT_SIZE bytes. */
char *points_format_vi(points_t points, char *buffer);

/* `−1,66`, `+0,50`, `–` for none or 0: a difference, with its sign. */
char *points_format_difference_vi(points_t points, char *buffer);

/* `0,8241`; `–` for RATIO_NONE. */
char *ratio4_format_vi(ratio4_t ratio, char *buffer);

/* `4.69` and `0.8241` with a point, for JSON and CSV; "" for none. */
char *points_format(points_t points, char *buffer);
char *ratio4_format(ratio4_t ratio, char *buffer);

#endif
