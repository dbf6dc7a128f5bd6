/* The links of a sheet, Insert > Link: a range in the sheet, its address in the
 * sheet's relationships (ECMA-376-1 §18.3.1.47). May be included by xlsx/read.
 */
#ifndef DTI_XLSX_READ_LINKS_H
#define DTI_XLSX_READ_LINKS_H

#include "base/arena.h"
#include "base/vec.h"
#include "xlsx/read/workbook.h"
#include "xlsx/read/xml.h"

struct links {
    struct cell_link *items; /* until they are resolved, with the id of the
                                relationship as their address */
    size_t count, capacity;
    VEC_OF(const char *) places; /* of each, in what it leads to; or NULL */
    struct arena texts;
};

/* Adds a `hyperlink` of the part that is being read; past the limit it fails
 * the part. Links into the workbook itself are passed over. */
void links_add(struct links *links, struct xml *xml, const char **attributes);

/* Puts the addresses in their places; `part` is the name of the sheet's. A link
 * whose address is not there is left out, with a warning. False where the
 * relationships are damaged. */
bool links_resolve(struct links *links, struct container *container,
                   const char *part);

void links_clear(struct links *links);

#endif
