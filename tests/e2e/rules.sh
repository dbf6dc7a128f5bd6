#!/bin/sh
# The rules of the source tree, held by scripts/check-includes and check-calls:
# they pass on this tree, and refuse made-up ones by name.
. tests/lib.sh

tree=$work/tree

# file PATH: a file of the made-up tree, from stdin.
file() {
    mkdir -p "$(dirname "$tree/src/$1")"
    cat >"$tree/src/$1"
}
# good: a tree of four files without a fault.
good() {
    rm -rf "$tree"
    echo '/* Text. May be included by everything. */' | file base/text.h
    echo '/* Cells. May be included by xlsx/read and intake/value. */' | file xlsx/read/cell.h
    echo '#include "xlsx/read/cell.h"' | file intake/value/number.c
    printf '#include "base/text.h"\n#include "xlsx/read/cell.h"\n' | file xlsx/read/cell.c
}
# refuses MESSAGE: the tree, with that on stderr.
refuses() {
    exits 1 scripts/check-includes "$tree" && says "$work/err" "$1"
}

check "this tree keeps the rules of including" exits 0 scripts/check-includes
good
check "a tree without a fault passes" exits 0 scripts/check-includes "$tree"
printf '#include "intake/value/number.h"\n' | file xlsx/read/cell.c
check "an arrow between folders that is not there" \
    refuses "src/xlsx/read/cell.c: xlsx/read may not include intake/value/number.h"
good
printf '#include "xlsx/read/cell.h"\n' | file xlsx/write/book.c
check "reading and writing workbooks do not know each other" \
    refuses "src/xlsx/write/book.c: xlsx/write may not include xlsx/read/cell.h"
good
printf '#include <jansson.h>\n' | file xlsx/read/cell.c
check "a library out of its rooms" refuses "src/xlsx/read/cell.c: xlsx/read may not use <jansson.h>"
good
printf '#include "xlsx/read/cell.h"\n' | file intake/table/rows.c
check "a reader that the header does not name" \
    refuses "src/xlsx/read/cell.h: does not say that src/intake/table/rows.c may include it"
good
printf '/* Cells. */\n' | file xlsx/read/cell.h
check "a header that names no reader" refuses "src/xlsx/read/cell.h: its first comment needs one sentence"
good
printf '/* Cells. May be included by\n * xlsx/read, intake/value and nowhere. */\n' | file xlsx/read/cell.h
check "a reader that does not exist" refuses "names “nowhere”, which is no room or file"
good
printf 'int x;\n' | file attic/old.c
check "a room without a row" refuses "src/attic: has no row"
good
printf 'void f(void) { printf("x"); }\n' | file xlsx/read/cell.c
check "a file that prints" refuses "src/xlsx/read/cell.c:1: only src/main.c prints"
good
printf '/* Cells. May be included by everything. */\nint row_start(int row);\nint row_end(int row);\n' | file xlsx/read/cell.h
printf '/* Rows. May be included by everything. */\nint row_code(void);\n' | file intake/rows.h
check "a prefix with two meanings" refuses "src/intake/rows.h: row_code begins as functions of xlsx do"
printf '/* Rows. May be included by everything. */\nint row_code(void);\n' | file intake/row.h
rm "$tree/src/intake/rows.h"
check "a prefix that is the name of the header" exits 0 scripts/check-includes "$tree"

# calls A B: a.c and b.c with these texts, compiled.
calls() {
    rm -rf "$tree" "$work/objects"
    mkdir -p "$work/objects/base"
    echo "$1" | file base/a.c
    echo "$2" | file base/b.c
    for name in a b; do
        cc -c "$tree/src/base/$name.c" -o "$work/objects/base/$name.o" || return
    done
}
goes_around() {
    calls 'int a(void) { extern int b(void); return b(); }' \
        'int b(void) { extern int a(void); return a(); }' &&
        exits 1 scripts/check-calls "$work/objects" "$tree" &&
        says "$work/err" "base/a.c uses base/b.c: b" &&
        says "$work/err" "base/b.c uses base/a.c: a"
}
goes_one_way() {
    calls 'int a(void) { extern int b(void); return b(); }' 'int b(void) { return 1; }' &&
        exits 0 scripts/check-calls "$work/objects" "$tree"
}
check "files that call each other in a circle" goes_around
check "files that call one way" goes_one_way
