/* JSON as text, written from front to back. May be included by everything.
 *
 * Numbers are written as the exact decimals that they are; none passes through
 * binary floating point. Every value takes the key under which it stands in
 * its object; NULL in an array and for the outermost value. */
#ifndef DTI_BASE_EMIT_H
#define DTI_BASE_EMIT_H

#include "base/date.h"
#include "base/decimal.h"
#include "base/points.h"
#include "base/str.h"

struct emitter {
    struct str *out;
    bool compact; /* no white space; else a line a value, two spaces a level */
    unsigned depth; /* private, like all below: objects and arrays now open */
    bool begun;     /* the innermost of them holds something */
};

void emit_object(struct emitter *e, const char *key);
void emit_end_object(struct emitter *e);
void emit_array(struct emitter *e, const char *key);
void emit_end_array(struct emitter *e);

/* UTF-8 as it is, with bytes that are not UTF-8 (a file's name can hold any) as
 * U+FFFD; null for NULL and for "". */
void emit_text(struct emitter *e, const char *key, const char *text);

/* 5, 4.69, 0.8241; null for none. */
void emit_points(struct emitter *e, const char *key, points_t points);
void emit_ratio(struct emitter *e, const char *key, ratio4_t ratio);

/* Whole numbers of up to DECIMAL_MAX_DIGITS digits as they are, others rounded
 * half up to 15 digits; below 0.0001 and from 10^15 on as 1.5e-7. */
void emit_decimal(struct emitter *e, const char *key, struct decimal value);

void emit_integer(struct emitter *e, const char *key, int64_t value);
void emit_bool(struct emitter *e, const char *key, bool value);
void emit_null(struct emitter *e, const char *key);

/* `2025-03-15`; null without a date. */
void emit_date(struct emitter *e, const char *key, struct date date);

#endif
