#include "base/fraction.h"

#include <stdlib.h>

void fraction_set_decimal(mpq_t out, struct decimal d)
{
    mpz_t power;
    mpz_init(power);
    mpz_ui_pow_ui(power, 10, (unsigned long)abs(d.exponent));
    mpq_set_si(out, d.coefficient, 1);
    if (d.exponent >= 0)
        mpz_mul(mpq_numref(out), mpq_numref(out), power);
    else
        mpz_set(mpq_denref(out), power);
    mpq_canonicalize(out);
    mpz_clear(power);
}

void fraction_set_ratio(mpq_t out, points_t part, points_t whole)
{
    mpq_set_si(out, part, (unsigned long)whole);
    mpq_canonicalize(out);
}

int64_t fraction_round(const mpq_t value, int64_t scale)
{
    /* floor((2 × numerator × scale + denominator) ÷ (2 × denominator)) */
    mpz_t top, bottom;
    mpz_inits(top, bottom, NULL);
    mpz_mul_si(top, mpq_numref(value), 2 * scale);
    mpz_add(top, top, mpq_denref(value));
    mpz_mul_2exp(bottom, mpq_denref(value), 1);
    mpz_fdiv_q(top, top, bottom);
    int64_t rounded = mpz_get_si(top);
    mpz_clears(top, bottom, NULL);
    return rounded;
}

void fraction_clamp(mpq_t value)
{
    if (mpq_sgn(value) < 0)
        mpq_set_ui(value, 0, 1);
    if (mpq_cmp_ui(value, 1, 1) > 0)
        mpq_set_ui(value, 1, 1);
}

void fraction_set_quotient(mpq_t out, struct decimal part, struct decimal whole)
{
    mpq_t divisor;
    mpq_init(divisor);
    fraction_set_decimal(out, part);
    fraction_set_decimal(divisor, whole);
    mpq_div(out, out, divisor);
    mpq_clear(divisor);
}
