#include "run/altered.h"

void altered_name(const struct before *before, const struct outputs *outputs,
                  const json_t *kept, const struct run_options *options)
{
    struct str line = {0};
    for (size_t i = 0; i < before->files.count && options->complaint; i++) {
        const struct before_file *file = &before->files.items[i];
        if (file->state != BEFORE_ALTERED || json_object_get(kept, file->path))
            continue;
        str_reset(&line);
        str_printf(&line, "%s/%s: %s", options->output, file->path,
                   outputs_has(outputs, file->path)
                       ? "đã bị sửa sau lần chạy trước; đã được làm lại"
                       : "đã bị sửa sau lần chạy trước; được giữ nguyên");
        options->complaint(options->userdata, str_text(&line));
    }
    str_clear(&line);
}
