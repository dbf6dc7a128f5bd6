#include "base/failure.h"

#include <errno.h>
#include <stddef.h>

static const struct {
    int failure;
    const char *text;
    bool machine;
} texts[] = {
    {ENOENT, "không có tệp hoặc thư mục này", false},
    {EACCES, "không có quyền", false},
    {EPERM, "không có quyền", false},
    {EROFS, "ổ đĩa chỉ cho đọc", false},
    {EISDIR, "đây là thư mục, không phải tệp", false},
    {ENOTDIR, "đây là tệp, không phải thư mục", false},
    {EEXIST, "đã có tệp cùng tên", false},
    {ENOTEMPTY, "thư mục không trống", false},
    {ENOSPC, "ổ đĩa đầy", true},
    {EDQUOT, "hết dung lượng được cấp trên ổ đĩa", true},
    {EFBIG, "tệp quá lớn", false},
    {EIO, "ổ đĩa bị lỗi", true},
    {ELOOP, "liên kết vòng hoặc thư mục lồng quá sâu", false},
    {ENAMETOOLONG, "tên quá dài", false},
    {EMFILE, "mở quá nhiều tệp cùng lúc", true},
    {ENFILE, "máy mở quá nhiều tệp cùng lúc", true},
    {ENOMEM, "hết bộ nhớ", true},
    {EAGAIN, "máy không tạo thêm được tiến trình", true},
    {ECHILD, "tiến trình bị dừng từ bên ngoài", true},
    {EBUSY, "tệp đang được chương trình khác dùng", false},
    {ETXTBSY, "tệp đang được chương trình khác dùng", false},
    {EINVAL, "tên hoặc tệp không dùng được", false},
    {EPIPE, "nơi nhận đã đóng", false},
    {ESTALE, "mất kết nối tới ổ đĩa mạng", true},
    {ETIMEDOUT, "ổ đĩa mạng không trả lời", true},
};

bool failure_of_machine(int failure)
{
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (texts[i].failure == failure)
            return texts[i].machine;
    return false;
}

const char *failure_text(int failure)
{
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (texts[i].failure == failure)
            return texts[i].text;
    return "lỗi hệ thống không rõ";
}
