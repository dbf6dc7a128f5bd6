#include "base/pattern.h"

#include "base/mem.h"
#include "base/text.h"

#include <pcre2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A cell holds at most 32,767 characters; these bounds let any sane pattern
 * through, whose work and memory grow with the text, and stop a catastrophic
 * one within some tens of milliseconds. */
enum {
    MATCH_LIMIT = 1000000,
    DEPTH_LIMIT = 1000000,
    HEAP_LIMIT_KIB = 65536,
    STACK_FIRST = 65536, /* of the compiled code, where 32 KiB are too little */
    STACK_MOST = 33554432
};

struct pattern {
    pcre2_code *code;
    pcre2_match_context *limits;
    char *source;
};

struct pattern *pattern_new(const char *source, char *error, size_t size)
{
    int number;
    PCRE2_SIZE offset;
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)source, PCRE2_ZERO_TERMINATED,
                                     PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS,
                                     &number, &offset, NULL);
    if (!code) {
        PCRE2_UCHAR text[160] = "";
        pcre2_get_error_message(number, text, sizeof text);
        snprintf(error, size, "vị trí %zu: %s", (size_t)offset,
                 (const char *)text);
        return NULL;
    }
    /* Without JIT support the interpreter serves, under the same limits. */
    (void)pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
    struct pattern *pattern = mem_calloc(1, sizeof *pattern);
    pattern->code = code;
    pattern->source = mem_strdup(source);
    pattern->limits = pcre2_match_context_create(NULL);
    if (!pattern->limits)
        mem_fail();
    pcre2_set_match_limit(pattern->limits, MATCH_LIMIT);
    pcre2_set_depth_limit(pattern->limits, DEPTH_LIMIT);
    pcre2_set_heap_limit(pattern->limits, HEAP_LIMIT_KIB);
    return pattern;
}

/* Matches again with a stack of its own, which few texts need. It is made for
 * the one match, so that threads can share a pattern. */
static int match_deep(const struct pattern *pattern, const char *text,
                      pcre2_match_data *match)
{
    pcre2_match_context *context = pcre2_match_context_copy(pattern->limits);
    pcre2_jit_stack *stack =
        pcre2_jit_stack_create(STACK_FIRST, STACK_MOST, NULL);
    if (!context || !stack)
        mem_fail();
    pcre2_jit_stack_assign(context, NULL, stack);
    int count = pcre2_match(pattern->code, (PCRE2_SPTR)text, strlen(text), 0, 0,
                            match, context);
    pcre2_jit_stack_free(stack);
    pcre2_match_context_free(context);
    return count;
}

enum pattern_result pattern_capture(const struct pattern *pattern,
                                    const char *text, unsigned group,
                                    size_t *start, size_t *end)
{
    /* Made anew for each match, so that threads can share a pattern. */
    pcre2_match_data *match =
        pcre2_match_data_create_from_pattern(pattern->code, NULL);
    if (!match)
        mem_fail();
    int count = pcre2_match(pattern->code, (PCRE2_SPTR)text, strlen(text), 0, 0,
                            match, pattern->limits);
    if (count == PCRE2_ERROR_JIT_STACKLIMIT)
        count = match_deep(pattern, text, match);
    const PCRE2_SIZE *ranges = pcre2_get_ovector_pointer(match);
    *start = *end = 0;
    if (count > 0 && group < (unsigned)count &&
        ranges[2 * group] != PCRE2_UNSET) {
        *start = ranges[2 * group];
        *end = ranges[2 * group + 1];
    }
    pcre2_match_data_free(match);
    if (count == PCRE2_ERROR_NOMATCH)
        return PATTERN_NO_MATCH;
    return count < 0 ? PATTERN_GAVE_UP : PATTERN_MATCH;
}

enum pattern_result pattern_match(const struct pattern *pattern,
                                  const char *text)
{
    size_t start, end;
    return pattern_capture(pattern, text, 0, &start, &end);
}

enum pattern_result pattern_match_typed(const struct pattern *pattern,
                                        const char *typed)
{
    char *settled = text_settle(typed);
    enum pattern_result result = pattern_match(pattern, settled);
    free(settled);
    return result;
}

const char *pattern_source(const struct pattern *pattern)
{
    return pattern->source;
}

void pattern_free(struct pattern *pattern)
{
    if (!pattern)
        return;
    pcre2_match_context_free(pattern->limits);
    pcre2_code_free(pattern->code);
    free(pattern->source);
    free(pattern);
}
