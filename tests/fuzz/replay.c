/* replay FILE...: gives each file to a target of this folder, as libFuzzer
 * would but without it; what broke a target once does not do so again. */
#include "base/file.h"

#include <stdint.h>
#include <stdio.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int main(int count, char **files)
{
    enum { MOST = 16 << 20 };
    for (int i = 1; i < count; i++) {
        struct str bytes = {0};
        if (file_read(files[i], MOST, &bytes) != 0)
            return 1;
        printf("# %s\n", files[i]);
        fflush(stdout);
        (void)LLVMFuzzerTestOneInput((const uint8_t *)str_text(&bytes),
                                     bytes.length);
        str_clear(&bytes);
    }
    return 0;
}
