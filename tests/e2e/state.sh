#!/bin/sh
# Where a campaign stands, claim by claim (tests/state): who owes what, what comes
# next, what a draft may say, that nothing vanishes, and no figure misleads.
. tests/lib.sh

if ! $python -c 'import openpyxl, pikepdf, yaml' 2>/dev/null || ! has pdftotext pdfinfo; then
    skip "the state of a campaign" "openpyxl, pikepdf, yaml or poppler-utils is missing"
else
    LC_ALL=C.UTF-8 $python -B tests/state/claims.py "$dti" "$work"
fi
