#include "document/check/check.h"

#include <stdarg.h>
#include <stdio.h>

bool source_fail(const struct source *source, int line,
                 struct document_error *error, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    error->line = source->line - 1 + line;
    snprintf(error->file, sizeof error->file, "%s", source->file);
    vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
    return false;
}

char *partial_path(const struct document_template *t, const char *name,
                   size_t length)
{
    const char *slash = strrchr(t->path, '/');
    struct str path = {0};
    if (slash)
        str_append_bytes(&path, t->path, (size_t)(slash + 1 - t->path));
    str_printf(&path, "_%.*s.md", (int)length, name);
    return str_take(&path);
}
