/* A long text that is handed on as it is made. May be included by everything.
 *
 * Whoever writes appends to `text` and calls sink_pass where it may be handed
 * on: after each unit, say. Zeroed, all of it stays in `text`, which the owner
 * frees with str_clear. */
#ifndef DTI_BASE_SINK_H
#define DTI_BASE_SINK_H

#include "base/str.h"

struct sink {
    struct str text; /* what was not handed on */
    /* Takes a part; NULL: nobody does. */
    void (*take)(void *userdata, const char *bytes, size_t length);
    void *userdata;
};

/* So long a text is worth handing on. */
enum { SINK_PART = 4 << 20 };

static inline void sink_pass(struct sink *sink)
{
    if (!sink->take || sink->text.length < SINK_PART)
        return;
    sink->take(sink->userdata, sink->text.data, sink->text.length);
    str_reset(&sink->text);
}

#endif
