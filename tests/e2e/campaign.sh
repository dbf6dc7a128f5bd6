#!/bin/sh
# A whole campaign is played by a script (tests/campaign): forms, filling them in,
# two rounds, the council, publication. See play.py for what goes wrong on the way.
. tests/lib.sh

cast=
$sanitized && cast=--few
if ! $python -c 'import openpyxl, yaml' 2>/dev/null; then
    skip "a whole campaign" "python3-openpyxl or python3-yaml is not installed"
elif ! has pdftotext; then
    skip "a whole campaign" "poppler-utils is not installed"
else
    LC_ALL=C.UTF-8 $python -B tests/campaign/play.py "$dti" "$work/campaign" $cast
    if $sanitized || ! has node npm chromium || ! npm_ready; then
        skip "the page of a whole campaign" "a sanitized build, or node, npm or chromium is missing"
    else
        node tests/page/others.mjs "$npm" played "$work/campaign/out"
    fi
fi
