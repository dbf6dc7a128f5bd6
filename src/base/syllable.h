/* Whether letters can be a syllable of Vietnamese. May be included by base.
 *
 * Letters are written in ASCII: `A` ă, `B` â, `D` đ, `E` ê, `O` ô, `P` ơ, `U`
 * ư, the others as themselves in small letters; the tone stands apart. */
#ifndef DTI_BASE_SYLLABLE_H
#define DTI_BASE_SYLLABLE_H

#include <stdbool.h>

enum tone {
    TONE_LEVEL,
    TONE_ACUTE,
    TONE_GRAVE,
    TONE_HOOK,
    TONE_TILDE,
    TONE_DOT
};

/* True for an initial and a rhyme that go together, with a tone that they can
 * have: `nghiEp` with a dot, and not `cen` or `hat` with a grave. */
bool syllable_is_vietnamese(const char *letters, enum tone tone);

#endif
