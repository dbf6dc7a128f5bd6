/* Obligations in words, for people: who owes what, and what a step waits for.
 * May be included by process, results and run. */
#ifndef DTI_PROCESS_WORDS_H
#define DTI_PROCESS_WORDS_H

#include "base/file.h"
#include "base/str.h"
#include "process/process.h"

/* Which obligations are spoken of. */
typedef bool obligation_filter(const struct process *process,
                               const struct obligation *obligation,
                               const void *detail);

/* As many names stand in one list; the others are counted. Fewer where a
 * document says what is missing. */
enum { WORDS_NAMES = 12, WORDS_MISSING = 3 };

/* Whose it is: the unit's name, the agency's or the council. */
const char *obligation_owner(const struct process *process,
                             const struct obligation *obligation);

/* The same as it stands in a sentence: `phường Láng`. Added to `out`. */
void words_owner(const struct process *process,
                 const struct obligation *obligation, struct str *out);

/* The form of a duty where its owner is named after it: `Mẫu 02 vòng 1`, but of
 * the council `Mẫu 02`. */
const char *words_form(enum duty duty);

/* The owners of all that pass, of one duty: `phường A, phường B và 3 đơn vị
 * khác`; agencies with their level where the campaign has several, each once
 * for each of its sheets. Added to `out`; returns how many there are. */
size_t words_owners(const struct process *process, enum duty duty,
                    obligation_filter *filter, const void *detail,
                    struct str *out);

/* What is missing for the figures of a stage, of one level or of all
 * (SIZE_MAX): `Mẫu 02 vòng 1 của Sở Y tế (0/126 điểm); Mẫu 01 của 4 đơn vị: …`;
 * where names are left out, also which file has them all. Added to `out`;
 * returns how many obligations are open. */
size_t words_missing(const struct process *process, size_t level,
                     enum stage stage, struct str *out);

/* That an obligation is open, and what campaign.yaml has to say to accept it:
 * `Sở Y tế (Xã, phường) chưa hoàn thành Mẫu 02 vòng 1 (0/126 điểm); …`. Added
 * to `out`. */
void words_hold_up(const struct process *process,
                   const struct obligation *obligation, struct str *out);

/* The step whose open obligations hold up a duty; DUTY_NONE for none. */
enum duty words_waits_for(const struct process *process, enum duty duty);

/* The lines of `final: accept:` that accept what is open of a duty, each
 * `- {unit: X-BA-VI, form: "01", reason: "…"}`; no more than WORDS_NAMES.
 * Added to `out`; returns how many there are. */
size_t words_acceptances(const struct process *process, enum duty duty,
                         struct file_list *out);

/* What is open of steps that have not come: `2 Mẫu 02 vòng 2, 1 Mẫu 02 Hội
 * đồng`. Added to `out`, nothing where there is none. */
void words_later(const struct process *process, struct str *out);

/* The forms of a duty of which none is due, in a sentence that goes on with
 * words_why_none; where some were answered and others wait, also that. */
void words_not_made(const struct process *process, enum duty duty,
                    struct str *out);

/* Why no form of a duty is due now, as the end of a sentence: `đã nhận đủ`,
 * `chờ Mẫu 02 vòng 1 của Sở Y tế (0/126 điểm)`. Added to `out`. */
void words_why_none(const struct process *process, enum duty duty,
                    struct str *out);

#endif
