#include "verbs/reading.h"

#include "base/failure.h"
#include "verbs/screen.h"

#include <errno.h>
#include <sys/stat.h>

enum run_status reading_failed(const char *path, int failure)
{
    complain("%s: không đọc được: %s", path, failure_text(failure));
    return RUN_FAILED;
}

struct guard *make_guard(void)
{
    int failure;
    struct guard *guard = guard_new(&failure);
    if (!guard)
        complain("không tạo được tiến trình đọc tệp: %s",
                 failure_text(failure));
    else if (guard_shortfall(guard))
        complain("%s", guard_shortfall(guard));
    return guard;
}

bool is_there(const char *path)
{
    struct stat info;
    if (stat(path, &info) == 0)
        return true;
    complain("%s: %s", path, failure_text(errno));
    return false;
}
