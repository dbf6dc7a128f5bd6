#include "document/template/template.h"

#include <stdarg.h>
#include <stdio.h>

bool template_fail(struct document_error *error, int line, const char *format,
                   ...)
{
    va_list arguments;
    va_start(arguments, format);
    error->line = line;
    vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
    return false;
}
