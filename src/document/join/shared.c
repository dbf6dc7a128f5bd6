#include "document/join/shared.h"

#include <string.h>

/* `other` may be NULL where `length` is 0. */
static bool is_same(const struct str *bytes, const void *other, size_t length)
{
    return bytes->length == length &&
           (other == NULL || memcmp(str_text(bytes), other, length) == 0);
}

static void write_shared(struct join_shared *shared,
                         const struct shared_object *object)
{
    if (object->stream) {
        objects_put_stream(shared->objects, object->number, object->text.data,
                           object->text.length, object->data.data,
                           object->data.length);
        return;
    }
    struct str *out = objects_open(shared->objects, object->number);
    str_append_bytes(out, object->text.data, object->text.length);
    objects_close(shared->objects);
}

unsigned join_shared_number(struct join_shared *shared, const struct str *text,
                            const struct printed_object *from)
{
    bool stream = from->data != NULL;
    for (size_t i = 0; i < shared->written.count; i++) {
        const struct shared_object *one = &shared->written.items[i];
        if (one->stream == stream &&
            is_same(&one->text, text->data, text->length) &&
            is_same(&one->data, from->data, from->data_length))
            return one->number;
    }
    struct shared_object *one = vec_push(&shared->written);
    *one = (struct shared_object){.number = objects_number(shared->objects),
                                  .stream = stream};
    str_append_bytes(&one->text, text->data, text->length);
    if (stream)
        str_append_bytes(&one->data, from->data, from->data_length);
    write_shared(shared, one);
    return one->number;
}

void join_shared_clear(struct join_shared *shared)
{
    for (size_t i = 0; i < shared->written.count; i++) {
        str_clear(&shared->written.items[i].text);
        str_clear(&shared->written.items[i].data);
    }
    vec_clear(&shared->written);
}
