/* 128-bit integers, which gcc and clang have and ISO C lacks. For products
 * of two 64-bit numbers. May be included by everything. */
#ifndef DTI_BASE_INT128_H
#define DTI_BASE_INT128_H

__extension__ typedef __int128 int128_t;

#endif
