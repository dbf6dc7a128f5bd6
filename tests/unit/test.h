/* What every unit test includes, in the order that cmocka wants. */
#ifndef DTI_TESTS_TEST_H
#define DTI_TESTS_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#endif
