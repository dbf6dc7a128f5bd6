/* Which program prints: what is kept of a run before has to be its work. May
 * be included by run and main. */
#ifndef DTI_RUN_PROGRAM_H
#define DTI_RUN_PROGRAM_H

#include <jansson.h>

extern const char program_version[];

/* {"version", "build", "fonts"} for the manifest: SHA-256 of the build
 * identifiers of the program and of every library that it has loaded, and of
 * the fonts. `build` is null where one of them has no identifier: then nobody
 * can know whether a run before was of the same program. A new reference. */
json_t *program_describe(void);

#endif
