#include "base/failure.h"

#include <errno.h>
#include <stddef.h>

static const struct {
    int failure;
    const char *text;
} texts[] = {
    {ENOENT, "không có tệp hoặc thư mục này"},
    {EACCES, "không có quyền"},
    {EPERM, "không có quyền"},
    {EROFS, "ổ đĩa chỉ cho đọc"},
    {EISDIR, "đây là thư mục, không phải tệp"},
    {ENOTDIR, "đây là tệp, không phải thư mục"},
    {EEXIST, "đã có tệp cùng tên"},
    {ENOTEMPTY, "thư mục không trống"},
    {ENOSPC, "ổ đĩa đầy"},
    {EDQUOT, "hết dung lượng được cấp trên ổ đĩa"},
    {EFBIG, "tệp quá lớn"},
    {EIO, "ổ đĩa bị lỗi"},
    {ELOOP, "liên kết vòng hoặc thư mục lồng quá sâu"},
    {ENAMETOOLONG, "tên quá dài"},
    {EMFILE, "mở quá nhiều tệp cùng lúc"},
    {ENFILE, "máy mở quá nhiều tệp cùng lúc"},
    {ENOMEM, "hết bộ nhớ"},
    {EBUSY, "tệp đang được chương trình khác dùng"},
    {ETXTBSY, "tệp đang được chương trình khác dùng"},
    {EINVAL, "tên hoặc tệp không dùng được"},
    {EPIPE, "nơi nhận đã đóng"},
    {ESTALE, "mất kết nối tới ổ đĩa mạng"},
    {ETIMEDOUT, "ổ đĩa mạng không trả lời"},
};

const char *failure_text(int failure)
{
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (texts[i].failure == failure)
            return texts[i].text;
    return "lỗi hệ thống không rõ";
}
