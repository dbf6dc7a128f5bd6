/* What units and agencies reported, as text for a cell. Texts live in
 * `arena`; "" where there is nothing. May be included by forms. */
#ifndef DTI_FORMS_REPORTED_H
#define DTI_FORMS_REPORTED_H

#include "base/arena.h"
#include "score/score.h"

/* The reported values on one line: `a: 120 người; b: Có`, as the rows of Mẫu 01
 * are called; `120 người` where there is but one. What was corrected is stated
 * behind it: `a: 120 người → 118 người`; `accepted` is NULL where nothing was.
 */
const char *reported_figures(struct arena *arena,
                             const struct indicator *indicator,
                             const struct claim *claim,
                             const struct value *accepted);

/* The corrected ones alone; "" where none is. */
const char *reported_corrections(struct arena *arena,
                                 const struct indicator *indicator,
                                 const struct claim *claim,
                                 const struct value *accepted);

/* What these letters stand for: `a: Tổng số công chức; b: Đã ban hành`. */
const char *reported_labels(struct arena *arena,
                            const struct indicator *indicator);

/* A document: its number and day, `12/KH-UBND, 15/03`, with the year where it
 * is not `year`; else its link, cut to fit a cell. */
const char *reported_document(struct arena *arena, const struct evidence *one,
                              int year);

/* Documents, each on lines of its own: number and date, then the link. */
const char *reported_evidence(struct arena *arena,
                              const struct evidence *evidence, size_t count);

/* What each agency gave in a round and why: `Sở A: 4,50 – thiếu văn bản`. */
const char *reported_scores(struct arena *arena,
                            const struct campaign *campaign,
                            const struct round_points *round);

#endif
