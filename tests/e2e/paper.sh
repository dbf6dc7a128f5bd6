#!/bin/sh
# Mẫu 02 of a whole city on paper: forms of round 1, of all units; those of the
# agencies that score most and least, or with DTI_TEST_LONG=1 of every one.
set -u
. tests/inputs.sh
dti=$DTI_BUILD/dti
python=/usr/bin/python3
work=$DTI_BUILD/paper-e2e

if ! $python -c 'import openpyxl' 2>/dev/null || ! command -v soffice >/dev/null || ! command -v pdftotext >/dev/null; then
    echo "ok - forms on paper # SKIP openpyxl, soffice or pdftotext is not installed"
    exit 0
fi
result() {
    if [ "$1" -eq 0 ]; then echo "ok - $2"; else echo "not ok - $2"; fi
}

rm -rf "$work"
campaign_inputs "$work/campaign" templates/campaign.yaml >"$work.log" 2>&1
result $? "every unit has sent its Mẫu 01"
rm -rf "$work/campaign/in" "$work/campaign/tham-dinh"
"$dti" forms "$work/campaign" -o "$work/forms" --form 02 --quiet
result $? "Mẫu 02 of round 1 is made"
ls -S "$work"/forms/mau-02/vong-1/commune/*.xlsx >"$work/list"
[ -n "${DTI_TEST_LONG:-}" ] || sed -i -n '1p; $p' "$work/list"
$python tests/forms/paper.py "$work" $(cat "$work/list")
result $? "the largest form prints on a tenth of its pages, can be read and signed, and counts"
