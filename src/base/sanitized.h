/* Whether this is a build under AddressSanitizer, which has an allocator of its
 * own, needs the whole address space for its shadow, and writes what it finds
 * to standard error. May be included by everything. */
#ifndef DTI_BASE_SANITIZED_H
#define DTI_BASE_SANITIZED_H

#ifdef __SANITIZE_ADDRESS__ /* gcc */
#define SANITIZED 1
#elif defined __has_feature /* clang */
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif

#ifndef SANITIZED
#define SANITIZED 0
#endif

#endif
