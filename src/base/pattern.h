/* Regular expressions (PCRE2: UTF, UCP, JIT, match limits). May be included
 * by everything. */
#ifndef DTI_BASE_PATTERN_H
#define DTI_BASE_PATTERN_H

#include <stdbool.h>
#include <stddef.h>

struct pattern;

enum pattern_result {
    PATTERN_MATCH,
    PATTERN_NO_MATCH,
    PATTERN_GAVE_UP /* a limit was hit, which is the pattern's fault */
};

/* Compiles `source`, case ignored. NULL where it does not compile; `error` of
 * `size` bytes then says why and at which offset. */
struct pattern *pattern_new(const char *source, char *error, size_t size);

/* A pattern never changes once it is made: threads may share it.
 * Searches `text` (valid UTF-8); `^…$` is for the pattern to say. */
enum pattern_result pattern_match(const struct pattern *pattern,
                                  const char *text);

/* The same of what somebody typed: the pattern sees it as text_settle has it.
 */
enum pattern_result pattern_match_typed(const struct pattern *pattern,
                                        const char *typed);

/* The same, and the byte range of capture `group`; [0,0) where it took no
 * part. */
enum pattern_result pattern_capture(const struct pattern *pattern,
                                    const char *text, unsigned group,
                                    size_t *start, size_t *end);

/* The pattern as it is written. Lent. */
const char *pattern_source(const struct pattern *pattern);

void pattern_free(struct pattern *pattern);

#endif
