/* Relationships of a part (ECMA-376-2 §6.5). May be included by xlsx/read. */
#ifndef DTI_XLSX_READ_RELATIONS_H
#define DTI_XLSX_READ_RELATIONS_H

#include "base/arena.h"
#include "xlsx/read/xml.h"

struct relation {
    const char *id;
    const char *kind;   /* the last word of its type: `worksheet` */
    const char *target; /* the name of a part, resolved */
};

struct relations {
    struct relation *items;
    size_t count, capacity;
    const char *source; /* the part they belong to; "" for the package */
    struct arena arena;
};

/* Reads the relationships of the part `source`, "" for those of the package;
 * external ones are left out. False and a problem where the part is missing or
 * damaged; relations_clear in either case. */
bool relations_read(struct relations *relations, struct container *container,
                    const char *source);

/* The first of a kind, or of an id; NULL where there is none. */
const struct relation *relations_of_kind(const struct relations *relations,
                                         const char *kind);
const struct relation *relations_of_id(const struct relations *relations,
                                       const char *id);

void relations_clear(struct relations *relations);

#endif
