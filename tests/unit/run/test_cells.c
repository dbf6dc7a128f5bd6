/* The records of workbooks, kept from one run to the next. */
#include "folder.h"

#include "run/cells.h"

#include <string.h>
#include <unistd.h>

/* The sum of a workbook that is `letter` over and over. */
static const char *sum_of(char letter)
{
    static char sum[SHA256_HEX_SIZE];
    memset(sum, letter, SHA256_HEX_SIZE - 1);
    return sum;
}

/* And its name. */
static const char *name_of(char letter)
{
    static char name[] = "?.xlsx";
    *name = letter;
    return name;
}

static struct cells cells_of(char letter, const char *text)
{
    struct cells cells = {0};
    struct str records = {0};
    str_append(&records, text);
    cells_keep_records(&cells, sum_of(letter), name_of(letter), &records);
    cells_keep_saved(&cells, &records);
    str_clear(&records);
    return cells;
}

static void expect(const struct cells_before *kept, char letter,
                   const char *text)
{
    struct cells cells = {0};
    struct str records = {0};
    if (text) {
        assert_true(cells_find(kept, sum_of(letter), name_of(letter), &cells));
        assert_string_equal(cells.sha256, sum_of(letter));
        assert_true(cells_read_records(&cells, &records));
        assert_string_equal(str_text(&records), text);
    } else {
        assert_false(cells_find(kept, sum_of(letter), name_of(letter), &cells));
        assert_false(cells_read_records(&cells, &records));
    }
    cells_clear(&cells);
    str_clear(&records);
}

/* The file of a run over `folder`, which is put back as it was, as one text. */
static struct str written(const char *folder, const struct cells *list,
                          size_t count)
{
    struct outputs outputs = {.folder = folder};
    struct cells_file file;
    struct str bytes = {0};
    char hex[SHA256_HEX_SIZE];
    cells_open(&file, &outputs);
    for (size_t i = 0; i < count; i++)
        cells_put(&file, &list[i]);
    cells_close(&file);
    assert_int_equal(outputs.failure, 0);
    assert_int_equal(file_read(outputs.batch.files.items[0]->temporary,
                               CELLS_FILE_MOST, &bytes),
                     0);
    sha256_of(str_text(&bytes), bytes.length, hex);
    assert_string_equal(outputs.sums.items[0].sha256, hex);
    assert_int_equal(outputs.sums.items[0].bytes, bytes.length);
    outputs_clear(&outputs);
    return bytes;
}

/* Three workbooks, of one of which nothing is kept. */
static struct str example(const char *folder)
{
    struct cells list[3] = {cells_of('c', "ba")};
    list[2] = cells_of('a', "một");
    struct str file = written(folder, list, 3);
    cells_clear(&list[0]);
    cells_clear(&list[2]);
    return file;
}

/* The run before left the file; its manifest says what `said` sums up to. */
struct left {
    struct before before;
    struct before_file file;
    char sum[SHA256_HEX_SIZE];
};

static void leave(struct left *left, const char *folder, const struct str *file,
                  const struct str *said)
{
    char *path = file_join(folder, CELLS_NAME);
    assert_int_equal(file_write(path, str_text(file), file->length), 0);
    free(path);
    sha256_of(str_text(said), said->length, left->sum);
    left->file = (struct before_file){.path = CELLS_NAME,
                                      .sha256 = left->sum,
                                      .digest = "",
                                      .state = BEFORE_SAME};
    left->before = (struct before){.trusted = true,
                                   .files = {.items = &left->file, .count = 1}};
}

static void are_found_again(void **state)
{
    struct str file = example(*state);
    struct left left;
    struct cells_before kept;
    leave(&left, *state, &file, &file);
    cells_load(&kept, &left.before, *state, true);
    assert_int_equal(kept.count, 2);
    expect(&kept, 'a', "một");
    expect(&kept, 'b', NULL);
    expect(&kept, 'c', "ba");
    cells_before_clear(&kept);
    str_clear(&file);
}

/* Of two copies of a workbook either will do. */
static void copies_are_found_too(void **state)
{
    struct cells list[] = {cells_of('c', "ba"), cells_of('c', "ba"),
                           cells_of('a', "một")};
    struct str file = written(*state, list, 3);
    struct left left;
    struct cells_before kept;
    leave(&left, *state, &file, &file);
    cells_load(&kept, &left.before, *state, true);
    expect(&kept, 'a', "một");
    expect(&kept, 'c', "ba");
    cells_before_clear(&kept);
    for (size_t i = 0; i < 3; i++)
        cells_clear(&list[i]);
    str_clear(&file);
}

static bool is_saved(const struct cells_before *kept, char letter,
                     const char *name)
{
    struct cells cells = {0};
    struct str saved = {0};
    assert_true(cells_find(kept, sum_of(letter), name, &cells));
    bool found = cells_read_saved(&cells, &saved);
    assert_int_equal(found, cells_has(kept, sum_of(letter), name));
    if (found)
        assert_string_equal(str_text(&saved), "một");
    cells_clear(&cells);
    str_clear(&saved);
    return found;
}

/* What a workbook came to is of its name alone, and of the campaign and day of
 * the run before. */
static void what_it_came_to_is_of_its_name(void **state)
{
    struct cells list[] = {cells_of('a', "một"), cells_of('a', "một"),
                           cells_of('a', "một")};
    list[0].name++; /* copies of other names */
    list[1].name--;
    struct str file = written(*state, list, 3);
    struct left left;
    struct cells_before kept;
    leave(&left, *state, &file, &file);
    cells_load(&kept, &left.before, *state, true);
    assert_true(is_saved(&kept, 'a', "a.xlsx"));
    assert_false(is_saved(&kept, 'a', "b.xlsx"));
    cells_before_clear(&kept);
    cells_load(&kept, &left.before, *state, false);
    assert_false(is_saved(&kept, 'a', "a.xlsx"));
    cells_before_clear(&kept);
    for (size_t i = 0; i < 3; i++)
        cells_clear(&list[i]);
    str_clear(&file);
}

/* The bytes that are used are those that were summed. */
static void what_is_altered_once_it_is_open_is_not_used(void **state)
{
    struct str file = example(*state);
    struct left left;
    struct cells_before kept;
    leave(&left, *state, &file, &file);
    cells_load(&kept, &left.before, *state, true);
    char *path = file_join(*state, CELLS_NAME);
    FILE *f = fopen(path, "r+b");
    assert_non_null(f);
    assert_int_equal(fseek(f, -1, SEEK_END), 0);
    assert_int_equal(fputc(file.data[file.length - 1] ^ 1, f) == EOF, 0);
    assert_int_equal(fclose(f), 0);
    expect(&kept, 'c', "ba");
    expect(&kept, 'a', NULL);
    assert_int_equal(truncate(path, 100), 0);
    expect(&kept, 'c', NULL);
    free(path);
    cells_before_clear(&kept);
    str_clear(&file);
}

static void expect_nothing(const struct left *left, const char *folder)
{
    struct cells_before kept;
    cells_load(&kept, &left->before, folder, true);
    expect(&kept, 'a', NULL);
    expect(&kept, 'c', NULL);
    cells_before_clear(&kept);
}

static void nothing_is_believed_that_is_not_what_was_left(void **state)
{
    struct str file = example(*state), other = example(*state);
    struct left left;
    leave(&left, *state, &file, &file);
    left.before.trusted = false; /* of another program, or --fresh */
    expect_nothing(&left, *state);
    left.before.trusted = true;
    left.file.state = BEFORE_ALTERED;
    expect_nothing(&left, *state);
    left.before.files.count = 0;
    expect_nothing(&left, *state);
    other.data[other.length - 1] ^= 1; /* altered since it was looked at */
    leave(&left, *state, &other, &file);
    expect_nothing(&left, *state);
    str_clear(&file);
    str_clear(&other);
}

/* Who can write the manifest too can make any file: it is read within its
 * bounds, and gives no more than packed bytes. */
static void a_forged_file_does_no_harm(void **state)
{
    struct str file = example(*state);
    size_t length = file.length;
    for (size_t i = 0; i < 2 * length; i++) {
        struct str forged = {0};
        struct left left;
        struct cells_before kept;
        str_append_bytes(&forged, file.data, i < length ? length : i - length);
        if (i < length)
            forged.data[i] = (char)(forged.data[i] ^ 0xFF);
        leave(&left, *state, &forged, &forged);
        cells_load(&kept, &left.before, *state, true);
        for (char letter = 'a'; letter < 'd'; letter++) {
            struct cells cells = {0};
            struct str records = {0};
            if (cells_find(&kept, sum_of(letter), name_of(letter), &cells) &&
                cells_read_records(&cells, &records))
                assert_true(strcmp(records.data, "một") == 0 ||
                            strcmp(records.data, "ba") == 0);
            cells_clear(&cells);
            str_clear(&records);
        }
        cells_before_clear(&kept);
        str_clear(&forged);
    }
    str_clear(&file);
}

static void more_than_a_form_is_not_kept(void **state)
{
    (void)state;
    for (size_t more = 0; more < 2; more++) {
        struct cells cells = {0};
        struct str records = {0}, again = {0};
        str_reserve(&records, CELLS_MOST + more);
        memset(records.data, 'a', CELLS_MOST + more);
        records.length = CELLS_MOST + more;
        cells_keep_records(&cells, sum_of('a'), "a.xlsx", &records);
        assert_int_equal(cells_read_records(&cells, &again), more == 0);
        assert_int_equal(again.length, more == 0 ? CELLS_MOST : 0);
        cells_clear(&cells);
        str_clear(&records);
        str_clear(&again);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        folder_test(are_found_again),
        folder_test(copies_are_found_too),
        folder_test(what_it_came_to_is_of_its_name),
        folder_test(what_is_altered_once_it_is_open_is_not_used),
        folder_test(nothing_is_believed_that_is_not_what_was_left),
        folder_test(a_forged_file_does_no_harm),
        cmocka_unit_test(more_than_a_form_is_not_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
