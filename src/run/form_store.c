#include "run/form_store.h"

#include "base/mem.h"
#include "run/collect.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char list_name[] = COLLECT_FORMS;

enum { LIST_LIMIT = 4 << 20 };

static void fail(struct form_store *store, const char *path, int failure)
{
    if (store->failure)
        return;
    store->failure = failure;
    snprintf(store->failed, sizeof store->failed, "%s", path);
}

/* Without a list, or with one that nobody can read, all forms that are there
 * are somebody's work: the safe reading. */
void form_store_open(struct form_store *store, const char *folder)
{
    char *path = file_join(folder, list_name);
    struct str text = {0};
    *store = (struct form_store){.folder = folder, .current = json_object()};
    if (file_read(path, LIST_LIMIT, &text) == 0)
        store->known = json_loadb(str_text(&text), text.length, 0, NULL);
    if (!json_is_object(store->known)) {
        json_decref(store->known);
        store->known = json_object();
    }
    str_clear(&text);
    free(path);
}

static const char *issued_sum(const struct form_store *store, const char *path)
{
    const char *sum = json_string_value(json_object_get(store->known, path));
    return sum ? sum : "";
}

static void note(struct form_store *store, const char *path, const char *sum)
{
    json_object_set_new(store->current, path, json_string(sum));
}

/* Writes what differs. */
static bool write_form(struct form_store *store, const char *whole,
                       const void *bytes, size_t length, bool same)
{
    int failure = same ? 0 : file_write(whole, bytes, length);
    if (failure)
        fail(store, whole, failure);
    return !failure;
}

bool form_store_put(struct form_store *store, const char *path,
                    const void *bytes, size_t length)
{
    char before[SHA256_HEX_SIZE] = "", now[SHA256_HEX_SIZE];
    char *whole = file_join(store->folder, path);
    bool there = file_exists(whole), put = false;
    int failure = there ? file_sha256_of(whole, before) : 0;
    const char *issued = issued_sum(store, path);
    sha256_of(bytes, length, now);
    if (failure) {
        fail(store, whole, failure);
    } else if (there && strcmp(before, now) != 0 &&
               strcmp(before, issued) != 0) {
        *vec_push(&store->kept) = mem_strdup(path);
        note(store, path, issued);
    } else if (!store->failure &&
               write_form(store, whole, bytes, length,
                          there && strcmp(before, now) == 0)) {
        note(store, path, now);
        put = true;
    }
    free(whole);
    return put;
}

/* A form of an earlier time that nobody asks for any more. */
static void drop(struct form_store *store, const char *path)
{
    char now[SHA256_HEX_SIZE];
    char *whole = file_join(store->folder, path);
    int failure = 0;
    if (!file_exists(whole)) {
        free(whole);
        return;
    }
    failure = file_sha256_of(whole, now);
    if (!failure && strcmp(now, issued_sum(store, path)) != 0)
        *vec_push(&store->left) = mem_strdup(path);
    else if (!failure && unlink(whole) == 0)
        *vec_push(&store->removed) = mem_strdup(path);
    else
        fail(store, whole, failure ? failure : errno);
    free(whole);
}

/* Only what lies below the folder can be dropped, whatever the list says. */
static bool is_of_part(const char *path, const char *part)
{
    size_t length = strlen(part);
    return strncmp(path, part, length) == 0 && path[length] == '/' &&
           !strstr(path, "..");
}

void form_store_end_part(struct form_store *store, const char *part)
{
    const char *path;
    json_t *sum;
    json_object_foreach(store->known, path, sum)
    {
        if (is_of_part(path, part) && !json_object_get(store->current, path))
            drop(store, path);
    }
}

/* Forms of parts that were not made this time stay known. */
static void keep_others(struct form_store *store)
{
    const char *path;
    json_t *sum;
    json_object_foreach(store->known, path, sum)
    {
        char *whole = file_join(store->folder, path);
        if (!json_object_get(store->current, path) && file_exists(whole))
            json_object_set(store->current, path, sum);
        free(whole);
    }
}

bool form_store_close(struct form_store *store)
{
    keep_others(store);
    if (json_object_size(store->current) == 0 &&
        json_object_size(store->known) == 0)
        return !store->failure;
    char *path = file_join(store->folder, list_name);
    char *text = json_dumps(store->current, JSON_INDENT(1) | JSON_SORT_KEYS);
    int failure = text ? file_write(path, text, strlen(text)) : ENOMEM;
    if (failure)
        fail(store, path, failure);
    free(text);
    free(path);
    return !store->failure;
}

void form_store_clear(struct form_store *store)
{
    json_decref(store->known);
    json_decref(store->current);
    file_list_clear(&store->kept);
    file_list_clear(&store->removed);
    file_list_clear(&store->left);
}
