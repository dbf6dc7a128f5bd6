/* A file of its own: the allocator ends the program too, and mem.c stands on
 * the allocator. */
#include "base/leave.h"
#include "base/mem.h"

_Noreturn void mem_fail(void)
{
    leave_now("hết bộ nhớ");
}
