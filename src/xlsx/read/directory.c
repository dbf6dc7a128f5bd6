#include "xlsx/read/directory.h"

#include "xlsx/read/little.h"

#include <string.h>

enum { /* APPNOTE.TXT 4.3.12 and 4.3.16 */
       RECORD_BYTES = 46,
       RECORD_NAME_LENGTH = 28,
       RECORD_EXTRA_LENGTH = 30,
       RECORD_COMMENT_LENGTH = 32,
       END_BYTES = 22,
       END_COUNT = 10,
       END_SIZE = 12,
       LONGEST_COMMENT = 65535
};

/* The last end record, as minizip looks for it; NULL where there is none. */
static const unsigned char *find_end(const unsigned char *bytes, size_t length)
{
    for (size_t back = END_BYTES;
         back <= length && back <= END_BYTES + LONGEST_COMMENT; back++)
        if (memcmp(bytes + length - back, "PK\x05\x06", 4) == 0)
            return bytes + length - back;
    return NULL;
}

bool directory_is_there(const void *bytes, size_t length)
{
    return find_end(bytes, length) != NULL;
}

bool directory_count_holds(const void *bytes, size_t length)
{
    const unsigned char *start = bytes, *end = find_end(start, length);
    if (!end || little_32(end, END_SIZE) > (size_t)(end - start))
        return true;
    uint32_t left = little_32(end, END_SIZE), count = 0;
    const unsigned char *record = end - left;
    while (left >= RECORD_BYTES && memcmp(record, "PK\x01\x02", 4) == 0) {
        uint32_t size = RECORD_BYTES + little_16(record, RECORD_NAME_LENGTH) +
                        little_16(record, RECORD_EXTRA_LENGTH) +
                        little_16(record, RECORD_COMMENT_LENGTH);
        if (size > left)
            break;
        record += size;
        left -= size;
        count++;
    }
    return count == 0 || count == little_16(end, END_COUNT);
}
