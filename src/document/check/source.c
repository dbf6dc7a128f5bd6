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
