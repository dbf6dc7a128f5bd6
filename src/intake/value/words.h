/* Answers in words: yes or no, one of several, which in order. May be included
 * by intake and forms. */
#ifndef DTI_INTAKE_VALUE_WORDS_H
#define DTI_INTAKE_VALUE_WORDS_H

#include "campaign/campaign.h"
#include "intake/intake.h"

/* Reads an answer, case and marks ignored. Yes: có, đã có, rồi, đạt, đúng, x,
 * v, ✓ and its like, 1, yes, true. No: không, ko, không có, chưa, chưa có,
 * không đạt, sai, 0, no, false, ✗ and its like. A longer text is no answer, for
 * `có nhưng chưa đủ` is for a person to judge. */
bool yes_no_read(const char *text, bool *yes);

/* The answers that are read, folded (text_fold_plain), by their number; NULL
 * after the last. */
const char *yes_no_answer(size_t number, bool *yes);

/* Whether a row takes the computed points: the same answers, “đồng ý”, “nhất
 * trí”. Those that are not among yes_no_answer, folded, by their number. */
bool agreement_read(const char *text, bool *yes);
const char *agreement_answer(size_t number);

/* The answer to a claim that an indicator does not apply: `Xác nhận`, `không
 * chấp nhận: …`; DECISION_NONE of anything else. A word may have the rest of a
 * sentence behind it, after one of decision_marks, or “không áp dụng”. */
enum decision decision_read(const char *text);
extern const char decision_marks[];

/* The words that are read, folded, by their number; NULL after the last. */
const char *decision_word(size_t number, enum decision *decision);

/* Which one in order the last word of `text` says: `2`, `Lần thứ hai`, `Vòng
 * II`; 0 where it says none. */
int ordinal_read(const char *text);

/* The option that `text` names: the same but for case and white space, or else
 * the only one that is the same without marks. */
bool choice_read(const struct input *input, const char *text, uint32_t *option);

#endif
