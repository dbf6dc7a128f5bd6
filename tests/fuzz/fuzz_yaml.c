/* YAML into a tree. */
#include "base/yaml.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct yaml_error error = {0};
    const struct yaml_node *tree =
        yaml_parse((const char *)data, size, &arena, &error);
    if (!tree && !error.message[0]) /* refused without a word */
        abort();
    arena_clear(&arena);
    return 0;
}
