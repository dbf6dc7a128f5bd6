#!/bin/sh
# A mistake in every key of a campaign's files, misspelt and of a wrong kind, is
# refused with file, line and what to do (tests/mistakes/keys.py).
. tests/lib.sh

if ! $python -c 'import yaml' 2>/dev/null; then
    skip "a mistake in every key" "python3-yaml is not installed"
    exit 0
fi
$python tests/mistakes/keys.py "$dti" "$work"
