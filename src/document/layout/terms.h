/* Words that belong together and are not parted between two lines of a title:
 * terms (kết quả), proper names (Quốc Tử Giám), a number and the word
 * that it counts (năm 2025). May be included by document/layout. */
#ifndef DTI_DOCUMENT_LAYOUT_TERMS_H
#define DTI_DOCUMENT_LAYOUT_TERMS_H

#include "document/layout/paragraph.h"

/* Sets the terms of the document, separated by ";". Case is nothing. */
void layout_hold_terms(struct layout *layout, const char *list);

/* Ties the words of `text`: JOINT_SPACE becomes JOINT_TIED. */
void layout_tie_terms(const struct layout *layout, struct paragraph *text);

#endif
