#include "results/csv/csv.h"

#include "base/text.h"
#include "results/listing.h"
#include "results/names.h"
#include "results/owed.h"

#include <stdlib.h>
#include <string.h>

static const char *const headings[] = {"Cấp",
                                       "Mã đơn vị",
                                       "Tên đơn vị",
                                       "Loại",
                                       "Tình trạng",
                                       "Hạng",
                                       "Chỉ số",
                                       "Xếp loại",
                                       "Điểm tối đa",
                                       "Tự đánh giá",
                                       "Điểm tính",
                                       "Thẩm định lần 1",
                                       "Thẩm định lần 2",
                                       "Hội đồng",
                                       "Kết quả",
                                       "Bước"};

static void put_text(struct str *out, const char *text)
{
    char *made;
    results_csv_cell(text_as_utf8(text ? text : "", &made), out);
    str_append_char(out, ';');
    free(made);
}

/* A number as we print it for programs, with a comma for its point. */
static void put_number(struct str *out, char *number)
{
    char *point = strchr(number, '.');
    if (point)
        *point = ',';
    str_append(out, number);
    str_append_char(out, ';');
}

static void put_points(struct str *out, points_t points)
{
    char text[POINTS_TEXT_SIZE];
    points_format(points, text);
    put_number(out, text);
}

/* The last `;` of a row is none. */
static void end_row(struct str *out)
{
    out->data[--out->length] = '\0';
    str_append(out, "\r\n");
}

/* `standing`: what the row's rank and grade are of. */
static void put_unit(struct str *out, const struct process *process,
                     const struct level *level, const struct unit_score *score,
                     const char *standing)
{
    const char *state = owed_unit_text(process, score->unit, score->state);
    char text[POINTS_TEXT_SIZE];
    put_text(out, level->title);
    put_text(out, score->unit->code);
    put_text(out, score->unit->name);
    put_text(out, score->unit->kind);
    put_text(out, state ? state : listed_state(score->state));
    if (score->rank)
        str_printf(out, "%zu", score->rank);
    str_append_char(out, ';');
    ratio4_format(score->index, text);
    put_number(out, text);
    put_text(out, score->grade);
    put_points(out, score->sums.max);
    put_points(out, score->sums.self);
    put_points(out, score->sums.computed);
    for (size_t r = 0; r < ROUND_COUNT; r++)
        put_points(out, score_unit_after(score, level, (enum round)r));
    put_points(out, score->sums.final);
    put_text(out, standing);
    end_row(out);
}

void results_csv_units_vietnamese(const struct evaluation *evaluation,
                                  const struct process *process,
                                  struct str *out)
{
    str_append(out, "\xEF\xBB\xBF");
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
        put_text(out, headings[i]);
    end_row(out);
    for (size_t l = 0; l < evaluation->campaign->level_count; l++) {
        const struct level_score *level = &evaluation->levels[l];
        for (size_t u = 0; u < level->unit_count; u++)
            put_unit(out, process, level->level, level->units[u],
                     names_stage(evaluation->stage));
    }
}
