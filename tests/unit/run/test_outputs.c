/* What becomes of the files in OUTPUT from one run to the next. */
#include "folder.h"

#include "run/manifest.h"

#include <errno.h>
#include <signal.h>
#include <sys/wait.h>

enum { HEX = SHA256_HEX_SIZE };

/* The manifest, of inputs that are no forms. */
static void finish_due(struct outputs *outputs, const char *folder,
                       const struct file_list *inputs,
                       const struct campaign *campaign,
                       const struct file_list *templates, const json_t *due)
{
    struct intake intake = {.campaign = campaign};
    struct past past;
    struct before before;
    int failure;
    const char *failed;
    json_t *files =
        manifest_describe_campaign(campaign, templates, &failure, &failed);
    before_read(&before, outputs->folder);
    past_init(&past, before.manifest, &intake);
    before_forget(&before);
    const struct manifest manifest = {
        .past = &past,
        .inputs = inputs,
        .folder = folder,
        .campaign = files,
        .before = &before,
        .due = due,
    };
    manifest_write(&manifest, outputs);
    past_clear(&past);
    before_clear(&before);
    json_decref(files);
}

static void finish(struct outputs *outputs, const char *folder,
                   const struct file_list *inputs,
                   const struct campaign *campaign,
                   const struct file_list *templates)
{
    finish_due(outputs, folder, inputs, campaign, templates, NULL);
}

/* A run that writes these files and then the manifest. */
static struct outputs write_run(const char *folder, const char *const *names)
{
    struct outputs outputs = {.folder = folder};
    struct campaign campaign = {.folder = "/nowhere"};
    struct file_list none = {0};
    outputs_begin(&outputs);
    for (; *names; names++)
        outputs_write(&outputs, *names, "bytes", 5);
    finish(&outputs, "/nowhere", &none, &campaign, &none);
    return outputs;
}

static void good_run(const char *folder, const char *const *names)
{
    struct outputs outputs = write_run(folder, names);
    assert_int_equal(outputs.failure, 0);
    outputs_clear(&outputs);
}

#define FILES(...) ((const char *const[]){__VA_ARGS__, NULL})

static json_t *manifest_of(const char *folder)
{
    char *path = file_join(folder, "manifest.json");
    json_t *manifest = json_load_file(path, 0, NULL);
    assert_non_null(manifest);
    free(path);
    return manifest;
}

static void test_manifest(void **state)
{
    struct outputs outputs = {.folder = *state};
    char hex[HEX];
    char *input = folder_put(*state, "in/a.xlsx", "12345");
    char *gone = file_join(*state, "in/gone.xlsx");
    const char *yaml = folder_put(*state, "campaign.yaml", "abc");
    char *input_folder = file_join(*state, "in");
    struct file_list inputs = {0}, templates = {0};
    *vec_push(&inputs) = input;
    *vec_push(&inputs) = gone;
    struct campaign campaign = {
        .folder = *state, .files = &yaml, .file_count = 1};
    outputs_write(&outputs, "z.csv", "zz", 2);
    outputs_write(&outputs, "units/A/a.pdf", "aaa", 3);
    finish(&outputs, input_folder, &inputs, &campaign, &templates);
    assert_int_equal(outputs.failure, 0);

    json_t *found = manifest_of(*state);
    sha256_of("12345", 5, hex);
    json_t *expected = json_pack(
        "{s:[{s:s, s:i, s:s}, {s:s, s:n, s:n}], s:[], s:[{s:s, s:i, s:s}]}",
        "inputs", "path", "a.xlsx", "bytes", 5, "sha256", hex, "path",
        "gone.xlsx", "bytes", "sha256", "lost", "campaign", "path",
        "campaign.yaml", "bytes", 3, "sha256",
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    json_t *written = json_incref(json_object_get(found, "outputs"));
    json_object_del(found, "outputs");
    assert_true(json_equal(found, expected));
    assert_int_equal(json_array_size(written), 2);
    assert_string_equal(
        json_string_value(json_object_get(json_array_get(written, 0), "path")),
        "units/A/a.pdf");
    json_decref(written);
    json_decref(found);
    json_decref(expected);
    outputs_clear(&outputs);
    file_list_clear(&inputs);
    free(input_folder);
    free((char *)yaml);
}

/* A name of bytes that are no UTF-8 is told as results.json tells it. */
static void test_manifest_names_any_file(void **state)
{
    struct outputs outputs = {.folder = *state};
    char *input = folder_put(*state, "t\xEAn.xlsx", "12345");
    struct file_list inputs = {0}, templates = {0};
    *vec_push(&inputs) = input;
    struct campaign campaign = {.folder = *state};
    finish(&outputs, *state, &inputs, &campaign, &templates);
    json_t *manifest = manifest_of(*state);
    const json_t *entry =
        json_array_get(json_object_get(manifest, "inputs"), 0);
    assert_string_equal(json_string_value(json_object_get(entry, "path")),
                        "t\uFFFDn.xlsx");
    json_decref(manifest);
    file_list_clear(&inputs);
    outputs_clear(&outputs);
}

static void test_stale_files_go(void **state)
{
    good_run(*state, FILES("a.csv", "units/A/a.pdf", "units/B/b.pdf",
                           "units/C/c.pdf", "units/C/d.pdf"));
    folder_write(*state, "units/B/b.pdf", "changed by hand");
    folder_write(*state, "units/C/own.txt", "somebody's");
    good_run(*state, FILES("a.csv", "units/C/d.pdf"));
    assert_true(folder_has(*state, "a.csv"));
    assert_false(folder_has(*state, "units/A"));
    assert_true(folder_has(*state, "units/B/b.pdf"));
    assert_false(folder_has(*state, "units/C/c.pdf"));
    assert_true(folder_has(*state, "units/C/d.pdf"));
    assert_true(folder_has(*state, "units/C/own.txt"));
    assert_true(folder_has(*state, "manifest.json"));
}

/* What is due though it was not made stays, and stays listed with all that was
 * told of it. */
static void test_due_files_stay(void **state)
{
    struct campaign campaign = {.folder = "/nowhere"};
    struct file_list none = {0};
    json_t *due = json_pack("{s:b, s:b}", "b.pdf", 1, "never.pdf", 1);
    good_run(*state, FILES("a.csv", "b.pdf", "c.pdf"));
    json_t *first = manifest_of(*state);
    for (int again = 0; again < 2; again++) {
        struct outputs outputs = {.folder = *state};
        outputs_begin(&outputs);
        outputs_write(&outputs, "a.csv", "bytes", 5);
        finish_due(&outputs, "/nowhere", &none, &campaign, &none, due);
        assert_int_equal(outputs.failure, 0);
        outputs_clear(&outputs);
    }
    assert_true(folder_has(*state, "b.pdf"));
    assert_false(folder_has(*state, "c.pdf"));
    json_t *last = manifest_of(*state);
    json_t *wanted = json_object_get(first, "outputs");
    json_array_remove(wanted, 2);
    json_object_set_new(json_array_get(wanted, 1), "kept", json_true());
    assert_true(json_equal(json_object_get(last, "outputs"), wanted));
    json_decref(first);
    json_decref(last);
    json_decref(due);
}

static void test_lying_manifest(void **state)
{
    char hex[HEX], *inside = file_join(*state, "out");
    folder_write(*state, "precious", "bytes");
    sha256_of("bytes", 5, hex);
    assert_int_equal(file_make_folder(inside), 0);
    json_t *lies =
        json_pack("{s:[{s:s, s:s}, {s:o, s:s}, {s:s, s:s}, {s:i}, i, n, {}]}",
                  "outputs", "path", "../precious", "sha256", hex, "path",
                  json_sprintf("%s/precious", (char *)*state), "sha256", hex,
                  "path", "", "sha256", hex, "path", 5, 1);
    char *text = json_dumps(lies, 0);
    folder_write(inside, "manifest.json", text);
    good_run(inside, FILES("a.csv"));
    assert_true(folder_has(*state, "precious"));
    /* Nor through a folder that is a link. */
    char *link = file_join(inside, "units"), *target = file_join(*state, "far");
    folder_write(*state, "far/precious", "bytes");
    assert_int_equal(symlink(target, link), 0);
    json_t *linked = json_pack("{s:[{s:s, s:s}, {s:s, s:s}]}", "outputs",
                               "path", "units/precious", "sha256", hex, "path",
                               "./units/../../far/", "sha256", hex);
    char *linked_text = json_dumps(linked, 0);
    folder_write(inside, "manifest.json", linked_text);
    good_run(inside, FILES("a.csv"));
    assert_true(folder_has(*state, "far/precious"));
    assert_int_equal(unlink(link), 0);
    free(linked_text);
    json_decref(linked);
    free(link);
    free(target);
    folder_write(inside, "manifest.json", "[{");
    good_run(inside, FILES("a.csv"));
    free(text);
    free(inside);
    json_decref(lies);
}

/* What a killed run left, beside what a running one is at. 4194304 is above
 * every process id. */
static void test_unfinished_files_go(void **state)
{
    char running[64];
    pid_t child = fork();
    if (child == 0) {
        alarm(60); /* should the test break off */
        for (;;)
            pause();
    }
    assert_true(child > 0);
    snprintf(running, sizeof running, ".a.csv.dti-%ld", (long)child);
    const char *const kept[] = {"a.csv.dti-4194304", ".a.csv.dti-",
                                ".a.csv.dti-1x", ".mine-4194304", running};
    const char *const gone[] = {
        ".a.csv.dti-4194304", ".manifest.json.dti-4194305",
        "units/A/.a.dti-1.dti-99999999999999999999", ".gone.pdf.dti-4194304"};
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        folder_write(*state, kept[i], "half");
    for (size_t i = 0; i < sizeof gone / sizeof *gone; i++)
        folder_write(*state, gone[i], "half");
    good_run(*state, FILES("a.csv", "units/A/a.dti-1"));
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        assert_true(folder_has(*state, kept[i]));
    for (size_t i = 0; i < sizeof gone / sizeof *gone; i++)
        assert_false(folder_has(*state, gone[i]));
    assert_true(folder_has(*state, "units/A/a.dti-1"));

    /* Dead, but nobody has asked for its status yet. */
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(
        waitid(P_PID, (id_t)child, &(siginfo_t){0}, WEXITED | WNOWAIT), 0);
    good_run(*state, FILES("a.csv"));
    assert_false(folder_has(*state, running));
    assert_int_equal(waitpid(child, NULL, 0), child);
}

static void test_failures_are_named(void **state)
{
    char *expected = file_join(*state, "file/b.csv");
    folder_write(*state, "file", "x");
    struct outputs outputs =
        write_run(*state, FILES("a.csv", "file/b.csv", "c.csv"));
    assert_int_equal(outputs.failure, ENOTDIR);
    assert_string_equal(outputs.failed, expected);
    assert_false(folder_has(*state, "a.csv")); /* all of them or none */
    assert_false(folder_has(*state, "c.csv")); /* the first failure ends it */
    assert_false(folder_has(*state, "manifest.json"));
    outputs_clear(&outputs);
    free(expected);
}

/* A worker has reported that it wrote what is not there. */
static void test_missing_output(void **state)
{
    struct outputs outputs = {.folder = *state};
    struct campaign campaign = {.folder = "/nowhere"};
    struct file_list none = {0};
    outputs_note(&outputs, "gone.pdf", &(struct output_sum){"", 0});
    finish(&outputs, "/nowhere", &none, &campaign, &none);
    assert_int_equal(outputs.failure, ENOENT);
    assert_non_null(strstr(outputs.failed, "gone.pdf"));
    outputs_clear(&outputs);
}

/* A file's name can hold any byte, JSON only UTF-8. */
static void test_name_that_is_not_utf8(void **state)
{
    struct outputs outputs = {.folder = *state};
    struct campaign campaign = {.folder = "/nowhere"};
    struct file_list none = {0}, inputs = {0};
    *vec_push(&inputs) = folder_put(*state, "in/s\xFF.xlsx", "x");
    *vec_push(&inputs) = file_join(*state, "in/t\xFF.xlsx"); /* gone */
    char *folder = file_join(*state, "in");
    finish(&outputs, folder, &inputs, &campaign, &none);
    json_t *manifest = manifest_of(*state);
    const json_t *list = json_object_get(manifest, "inputs");
    assert_int_equal(json_array_size(list), 2);
    for (size_t i = 0; i < 2; i++)
        assert_string_equal(
            json_string_value(json_object_get(json_array_get(list, i), "path")),
            i == 0 ? "s\uFFFD.xlsx" : "t\uFFFD.xlsx");
    json_decref(manifest);
    free(folder);
    file_list_clear(&inputs);
    outputs_clear(&outputs);
}

/* A file that comes in parts is summed as the whole, and a place where it
 * cannot be is told at the end. */
static void test_bytes_that_come_in_parts(void **state)
{
    char *path = file_join(*state, "long"), hex[SHA256_HEX_SIZE];
    char *temporary = folder_put(*state, "file/x", "");
    struct batch_file file = {.path = path, .temporary = path};
    struct output_sum sum;
    struct str read = {0};
    struct stream *stream = stream_open(&file);
    stream_append(stream, "one ", 4);
    stream_append(stream, "two", 3);
    assert_int_equal(stream_close(stream, &sum), 0);
    sha256_of("one two", 7, hex);
    assert_string_equal(sum.sha256, hex);
    assert_int_equal(sum.bytes, 7);
    assert_int_equal(file_read(path, 100, &read), 0);
    assert_string_equal(str_text(&read), "one two");
    str_clear(&read);
    free(path);
    path = file_join(temporary, "below a file");
    file.temporary = path;
    stream = stream_open(&file);
    stream_append(stream, "lost", 4);
    assert_int_equal(stream_close(stream, &sum), ENOTDIR);
    free(path);
    free(temporary);
}

/* Of what is no form, too, the manifest has the sum of what was read: the next
 * run reads what took its place meanwhile. */
static void test_inputs_as_they_were_read(void **state)
{
    const char *folder = *state;
    char *path = folder_put(folder, "a.xlsx", "whole");
    struct campaign campaign = {.folder = "/nowhere"};
    struct intake intake = {.campaign = &campaign};
    struct past past;
    *vec_push(&intake.received) =
        (struct received){.file = "a.xlsx", .sha256 = "of its first half"};
    past_init(&past, NULL, &intake);
    json_t *entry = past_describe(&past, path, folder);
    assert_string_equal(json_string_value(json_object_get(entry, "sha256")),
                        "of its first half");
    json_decref(entry);
    past_clear(&past);
    vec_clear(&intake.received);
    free(path);
}

/* The manifest has the campaign's files as they were taken: the next run takes
 * what was changed while this one went on. */
static void test_campaign_as_it_was_taken(void **state)
{
    char hex[HEX];
    struct outputs outputs = {.folder = *state};
    char *documents = file_join(*state, "documents");
    const char *yaml = folder_put(*state, "campaign.yaml", "before");
    folder_write(*state, "documents/a.md", "text");
    const struct campaign campaign = {.folder = *state,
                                      .documents = documents,
                                      .files = &yaml,
                                      .file_count = 1};
    struct intake intake = {.campaign = &campaign};
    struct file_list none = {0};
    struct past past;
    struct manifest_files files = {0};
    past_init(&past, NULL, &intake);
    manifest_take_files(&files, &campaign);
    assert_int_equal(files.failure, 0);
    folder_write(*state, "campaign.yaml", "after");
    manifest_write(&(struct manifest){.past = &past,
                                      .inputs = &none,
                                      .folder = "/nowhere",
                                      .campaign = files.list},
                   &outputs);
    json_t *manifest = manifest_of(*state);
    const json_t *list = json_object_get(manifest, "campaign");
    assert_int_equal(json_array_size(list), 2);
    sha256_of("before", 6, hex);
    assert_string_equal(
        json_string_value(json_object_get(json_array_get(list, 0), "sha256")),
        hex);
    json_decref(manifest);
    manifest_clear_files(&files);
    past_clear(&past);
    outputs_clear(&outputs);
    free((char *)yaml);
    free(documents);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        folder_test(test_manifest),
        folder_test(test_manifest_names_any_file),
        folder_test(test_stale_files_go),
        folder_test(test_due_files_stay),
        folder_test(test_lying_manifest),
        folder_test(test_unfinished_files_go),
        folder_test(test_failures_are_named),
        folder_test(test_missing_output),
        folder_test(test_name_that_is_not_utf8),
        folder_test(test_bytes_that_come_in_parts),
        folder_test(test_inputs_as_they_were_read),
        folder_test(test_campaign_as_it_was_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
