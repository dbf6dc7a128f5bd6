#include "base/guess.h"

#include "base/text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST = 120 };

static size_t smallest(size_t a, size_t b, size_t c)
{
    size_t least = a < b ? a : b;
    return least < c ? least : c;
}

/* Levenshtein's distance in bytes of the folded texts, which are ASCII but for
 * foreign letters; SIZE_MAX where one is too long to be a key. */
static size_t distance(const char *a, const char *b)
{
    size_t rows = strlen(a), columns = strlen(b);
    if (rows > LONGEST || columns > LONGEST)
        return SIZE_MAX;
    size_t line[LONGEST + 1];
    for (size_t j = 0; j <= columns; j++)
        line[j] = j;
    for (size_t i = 1; i <= rows; i++) {
        size_t diagonal = line[0];
        line[0] = i;
        for (size_t j = 1; j <= columns; j++) {
            size_t above = line[j];
            line[j] = smallest(above + 1, line[j - 1] + 1,
                               diagonal + (a[i - 1] != b[j - 1]));
            diagonal = above;
        }
    }
    return line[columns];
}

size_t guess_distance(const char *word, const char *candidate)
{
    char *a = text_fold_plain(word);
    char *b = text_fold_plain(candidate);
    size_t length = strlen(a);
    size_t limit = (length + 2) / 3; /* a third of the word may be wrong */
    size_t found = distance(a, b);
    free(a);
    free(b);
    return found <= limit && found < length ? found : SIZE_MAX;
}

void guess_add(struct guess *guess, const char *candidate)
{
    str_printf(&guess->known, "%s%s", guess->known.length ? ", " : "",
               candidate);
    size_t found = guess_distance(guess->word, candidate);
    if (found == SIZE_MAX || (guess->best && guess->distance <= found))
        return;
    guess->best = candidate;
    guess->distance = found;
}
