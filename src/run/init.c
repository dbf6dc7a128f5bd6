#include "run/init.h"

#include "base/failure.h"
#include "base/file.h"
#include "campaign/campaign.h"
#include "run/collect.h"
#include "run/next_year.h"
#include "run/places.h"
#include "run/set_changes.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEMPLATE_LIMIT = 8 << 20, RESULTS_LIMIT = 64 << 20 };

/* Where workbooks go; the names are for people, any other would do. */
static const char *const drop_folders[] = {"tu-danh-gia", "tham-dinh",
                                           "giai-trinh"};
static const char supply_folder[] = "so-lieu"; /* where others have figures */

struct init {
    const struct init_options *options;
    char *from_file; /* campaign.yaml of the older one, or of the templates */
    char *results;   /* its results.csv, or NULL */
    struct str previous; /* the lines of `previous:` in the new one */
    struct campaign *before, *after;
    struct next_year next;
    char *message;
    size_t size;
};

static enum run_status wrong(struct init *init, const char *place,
                             const char *text)
{
    snprintf(init->message, init->size, "%s: %s", place, text);
    return RUN_WRONG;
}

static enum run_status wrong_year(struct init *init)
{
    snprintf(
        init->message, init->size,
        "%s: là đợt năm %d, không lập được đợt năm %d từ đó; ghi năm sau ở "
        "--year, hoặc bỏ --year",
        init->from_file, init->next.from, init->next.to);
    return RUN_WRONG;
}

static enum run_status failed(struct init *init, int failure)
{
    snprintf(init->message, init->size,
             "%s: không tạo được đợt đánh giá từ %s: %s", init->options->folder,
             init->from_file, failure_text(failure));
    return RUN_FAILED;
}

/* Whether there is anything there; hidden files and empty folders count too. */
static bool is_taken(const char *folder)
{
    if (!file_exists(folder))
        return false;
    DIR *dir = opendir(folder);
    if (!dir)
        return true;
    bool taken = false;
    const struct dirent *entry;
    while (!taken && (entry = readdir(dir)))
        taken =
            strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(dir);
    return taken;
}

/* --- the older campaign --- */

static char *campaign_file(const char *place)
{
    char *inside = file_join(place, "campaign.yaml");
    if (file_exists(inside))
        return inside;
    free(inside);
    return mem_strdup(place);
}

static struct campaign *load(struct init *init, const char *file)
{
    return places_load_campaign(file, ".", init->message, init->size);
}

/* A results.csv below the folder, or NULL. */
static char *find_results(const char *folder)
{
    struct file_list files = {0};
    char *found = NULL;
    if (file_list_folder(folder, &files) == 0)
        for (size_t i = 0; i < files.count && !found; i++)
            if (strcmp(file_base_name(files.items[i]), "results.csv") == 0)
                found = mem_strdup(files.items[i]);
    file_list_clear(&files);
    return found;
}

/* What the results of a year are called in the new folder. */
static char *results_name(int year)
{
    struct str name = {0};
    str_printf(&name, "ket-qua-%d.csv", year);
    return str_take(&name);
}

static void write_year(struct init *init, int year)
{
    char *name = results_name(year);
    str_printf(&init->previous, "\n  - {year: %d, file: %s}", year, name);
    free(name);
}

/* The years that the older campaign compared with are kept with their files,
 * as far as they lie before the new one. */
static size_t kept_years(const struct init *init)
{
    const struct campaign *before = init->before;
    size_t kept = 0;
    while (kept < before->earlier_count &&
           before->earlier[kept].year < init->next.to)
        kept++;
    return kept;
}

/* Those years, then the older campaign's own; the year before alone as a file.
 */
static void write_previous(struct init *init)
{
    const struct campaign *before = init->before;
    bool only_last = kept_years(init) == 0 && before->year == init->next.to - 1;
    if (kept_years(init) == 0 && !init->results)
        return;
    str_append(&init->previous, "previous:");
    if (only_last) {
        str_printf(&init->previous, " ket-qua-%d.csv", before->year);
        return;
    }
    for (size_t y = 0; y < kept_years(init); y++)
        write_year(init, before->earlier[y].year);
    if (init->results)
        write_year(init, before->year);
}

static enum run_status take_results(struct init *init)
{
    const struct init_options *options = init->options;
    if (options->output) {
        init->results = file_join(options->output, "results.csv");
        if (!file_exists(init->results))
            return wrong(init, init->results,
                         "không có tệp kết quả; ghi đúng thư mục kết quả của "
                         "đợt cũ sau -o, hoặc bỏ -o");
    } else if (init->before->year < init->next.to) {
        init->results = find_results(init->before->folder);
    }
    write_previous(init);
    return RUN_GOOD;
}

static enum run_status open_source(struct init *init)
{
    const struct init_options *options = init->options;
    char *templates = places_templates();
    init->from_file = campaign_file(options->from ? options->from : templates);
    free(templates);
    init->before = load(init, init->from_file);
    if (!init->before)
        return RUN_WRONG;
    int year = options->from ? init->before->year + 1 : collect_year();
    init->next = (struct next_year){.from = init->before->year,
                                    .to = options->year ? options->year : year};
    if (!options->from)
        return RUN_GOOD;
    if (init->next.to <= init->next.from)
        return wrong_year(init);
    return take_results(init);
}

/* --- laying the new one down --- */

static bool is_yaml(const char *name)
{
    size_t length = strlen(name);
    return length > 5 && strcmp(name + length - 5, ".yaml") == 0;
}

static int copy_file(struct init *init, const char *from, const char *name)
{
    struct str text = {0}, edited = {0};
    char *to = file_join(init->options->folder, name);
    int failure = file_read(from, TEMPLATE_LIMIT, &text);
    bool moves = is_yaml(name) && init->next.from != init->next.to;
    if (!failure && moves)
        next_year_edit(&init->next, name, str_text(&text), &edited);
    const struct str *out = moves ? &edited : &text;
    if (!failure)
        failure = file_write(to, str_text(out), out->length);
    free(to);
    str_clear(&text);
    str_clear(&edited);
    return failure;
}

/* Files outside the older campaign's folder are shared with it and stay. */
static int copy_inside(struct init *init, const char *path)
{
    const char *folder = init->before->folder;
    const char *name = collect_name(path, folder);
    if (strcmp(path, init->from_file) == 0)
        name = "campaign.yaml";
    else if (name == path && strcmp(folder, ".") != 0)
        return 0;
    return copy_file(init, path, name);
}

/* The folder of the templates, which may hold none. */
static int make_documents(struct init *init)
{
    const char *folder = init->before->documents;
    const char *name = collect_name(folder, init->before->folder);
    if (name == folder && strcmp(init->before->folder, ".") != 0)
        return 0;
    char *path = file_join(init->options->folder, name);
    int failure = file_make_folder(path);
    free(path);
    return failure;
}

static bool is_earlier(const struct campaign *campaign, const char *file)
{
    bool found = false;
    for (size_t y = 0; y < campaign->earlier_count; y++)
        found |= campaign->earlier[y].file == file;
    return found;
}

static int copy_campaign(struct init *init)
{
    struct file_list documents = {0};
    int failure = make_documents(init);
    if (!failure)
        failure = file_list_folder(init->before->documents, &documents);
    for (size_t i = 0; i < init->before->file_count && !failure; i++)
        if (!is_earlier(init->before, init->before->files[i]))
            failure = copy_inside(init, init->before->files[i]);
    for (size_t i = 0; i < documents.count && !failure; i++)
        failure = copy_inside(init, documents.items[i]);
    file_list_clear(&documents);
    return failure;
}

static int copy_year(const struct init *init, const char *from, int year)
{
    struct str bytes = {0};
    char *name = results_name(year);
    char *to = file_join(init->options->folder, name);
    int failure = file_read(from, RESULTS_LIMIT, &bytes);
    if (!failure)
        failure = file_write(to, str_text(&bytes), bytes.length);
    free(to);
    free(name);
    str_clear(&bytes);
    return failure;
}

static int copy_results(struct init *init)
{
    const struct campaign *before = init->before;
    int failure = 0;
    for (size_t y = 0; y < kept_years(init) && !failure; y++)
        failure =
            copy_year(init, before->earlier[y].file, before->earlier[y].year);
    if (init->results && !failure)
        failure = copy_year(init, init->results, before->year);
    return failure;
}

static int make_folder(const char *folder, const char *name)
{
    char *path = file_join(folder, name);
    int failure = file_make_folder(path);
    free(path);
    return failure;
}

static bool has_suppliers(const struct campaign *campaign)
{
    for (size_t l = 0; l < campaign->level_count; l++)
        for (size_t i = 0; i < campaign->levels[l].indicator_count; i++)
            if (campaign->levels[l].indicators[i].supplied)
                return true;
    return false;
}

static int make_drop_folders(const struct init *init)
{
    const char *folder = init->options->folder;
    int failure = 0;
    for (size_t i = 0;
         i < sizeof drop_folders / sizeof *drop_folders && !failure; i++)
        failure = make_folder(folder, drop_folders[i]);
    if (!failure && has_suppliers(init->before))
        failure = make_folder(folder, supply_folder);
    return failure;
}

static enum run_status lay_down(struct init *init)
{
    if (init->previous.length > 0)
        init->next.previous = str_text(&init->previous);
    int failure = copy_results(init);
    if (!failure)
        failure = copy_campaign(init);
    if (!failure)
        failure = make_drop_folders(init);
    return failure ? failed(init, failure) : RUN_GOOD;
}

/* --- the page of what to check --- */

static void note_year(const struct earlier_year *year, struct str *out)
{
    str_printf(out, "- năm %d: ket-qua-%d.csv, chép từ %s\n", year->year,
               year->year, year->file);
}

/* Indented, as Markdown keeps lines as they are. */
static void note_dropped(const struct next_year *next, struct str *out)
{
    const char *line = str_text(&next->dropped);
    if (next->dropped.length == 0)
        return;
    str_printf(out,
               "\n## Phần “final” của đợt năm %d, không chuyển sang năm mới: "
               "chưa ai phê duyệt đợt này\n\n",
               next->from);
    while (*line) {
        size_t length = strcspn(line, "\n");
        str_printf(out, "    %.*s\n", (int)length, line);
        line += length + (line[length] == '\n');
    }
}

static void note_moves(const struct init *init, struct str *out)
{
    const struct next_year *next = &init->next;
    str_printf(out, "\n## Ngày đã chuyển sang năm mới, cần kiểm tra\n\n%s",
               next->moved.length ? str_text(&next->moved) : "- không có\n");
    str_append(out, "\n## Kết quả các năm trước, để so sánh\n\n");
    for (size_t y = 0; y < kept_years(init); y++)
        note_year(&init->before->earlier[y], out);
    if (init->results)
        str_printf(out, "- năm %d: ket-qua-%d.csv, chép từ %s\n",
                   init->before->year, init->before->year, init->results);
    else
        str_append(out, "- chưa tìm thấy results.csv của đợt cũ; chép tệp vào "
                        "thư mục này rồi ghi vào “previous” trong "
                        "campaign.yaml\n");
    str_printf(out,
               "\n## Chỗ còn ghi năm %d, cần xem lại (viết {{year}} thì sang "
               "năm không phải sửa)\n\n%s",
               next->from,
               next->left.length ? str_text(&next->left) : "- không có\n");
    note_dropped(next, out);
}

static enum run_status write_notes(struct init *init, bool fresh,
                                   struct str *report)
{
    char *file = file_join(init->options->folder, "campaign.yaml");
    char *notes = file_join(init->options->folder, COLLECT_NOTES);
    init->after = load(init, file);
    enum run_status status = init->after ? RUN_GOOD : RUN_WRONG;
    struct str page = {0};
    if (init->after) {
        str_printf(&page, "# Đợt đánh giá năm %d, lập từ đợt năm %d\n",
                   init->after->year, init->before->year);
        if (fresh)
            note_moves(init, &page);
        str_printf(&page, "\n## Bộ chỉ số: thay đổi so với năm %d\n",
                   init->before->year);
        set_changes(init->before, init->after, &page);
        int failure = file_write(notes, str_text(&page), page.length);
        status = failure ? failed(init, failure) : RUN_GOOD;
        str_append(report, str_text(&page));
    }
    str_clear(&page);
    free(notes);
    free(file);
    return status;
}

/* A path as one word of a command. */
static void put_word(struct str *out, const char *path)
{
    bool plain = !strpbrk(path, " \t'&();");
    const char *quote = plain ? "" : "\"";
    str_printf(out, "%s%s%s", quote, path, quote);
}

/* A folder beside the campaign's, as one word of a command. */
static void put_beside(const struct init *init, const char *name,
                       struct str *out)
{
    struct str whole = {0};
    str_append(&whole, name);
    if (init->options->from)
        str_printf(&whole, "-%d", init->next.to);
    char *path = places_beside(init->options->folder, str_text(&whole));
    put_word(out, path);
    free(path);
    str_clear(&whole);
}

/* What comes next. Forms and results lie beside the campaign, and those of a
 * campaign that follows another have its year, for the older ones may be there.
 */
static void say_made(const struct init *init, struct str *report)
{
    const char *folder = init->options->folder;
    char *campaign = file_join(folder, "campaign.yaml");
    str_printf(report,
               "%sĐã tạo đợt đánh giá trong %s. Việc tiếp theo:\n"
               "  1. Sửa campaign.yaml, units.yaml và các tệp trong index.\n"
               "  2. Lập Mẫu 01 để gửi các đơn vị:\n"
               "       ",
               report->length ? "\n" : "", folder);
    put_word(report, init->options->program);
    str_append(report, " forms -c ");
    put_word(report, campaign);
    str_append(report, " -o ");
    put_beside(init, "bieu-mau", report);
    str_printf(report,
               "\n  3. Chép các tệp Excel nhận được vào %s, rồi chạy:\n"
               "       ",
               folder);
    put_word(report, init->options->program);
    str_append(report, " run ");
    put_word(report, folder);
    str_append(report, " -o ");
    put_beside(init, "ket-qua", report);
    str_append_char(report, '\n');
    free(campaign);
}

static enum run_status make(struct init *init, struct str *report)
{
    const struct init_options *options = init->options;
    char *own = file_join(options->folder, "campaign.yaml");
    bool again = options->from && file_exists(own);
    free(own);
    if (!again && is_taken(options->folder))
        return wrong(init, options->folder,
                     "thư mục đã có dữ liệu; chọn thư mục mới");
    enum run_status status = open_source(init);
    if (!status && !again)
        status = lay_down(init);
    if (!status && options->from)
        status = write_notes(init, !again, report);
    if (!status && !again)
        say_made(init, report);
    return status;
}

enum run_status init_campaign(const struct init_options *options,
                              struct str *report, char *message, size_t size)
{
    struct init init = {.options = options, .message = message, .size = size};
    enum run_status status = make(&init, report);
    next_year_clear(&init.next);
    campaign_free(init.before);
    campaign_free(init.after);
    free(init.from_file);
    free(init.results);
    str_clear(&init.previous);
    return status;
}
