#!/bin/sh
# What a run of the samples gives, compared with tests/golden/samples: tables,
# the list of documents, and the text of the documents of some units. After a
# change that is meant: scripts/update-goldens BUILD, and look at the diff.
. tests/lib.sh

golden=tests/golden/samples
if ! has pdftotext; then
    skip "goldens" "pdftotext is missing"
    exit 0
fi
check "the samples can be run" scripts/update-goldens "$DTI_BUILD" "$work/found"
[ -d "$work/found" ] || exit 1
find "$golden" "$work/found" -type f -printf '%P\n' | sort -u >"$work/names"
while read -r name; do
    check "$name" diff -u "$golden/$name" "$work/found/$name"
done <"$work/names"
