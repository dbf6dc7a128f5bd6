#!/bin/sh
# Holds the formulas of Mẫu 01 against dti itself: LibreOffice computes forms that
# are filled in for random campaigns of the whole language of rules,
# FORMULA_CAMPAIGNS of them (3), and one with nonsense pasted into it.
set -u
dti=$DTI_BUILD/dti
python=/usr/bin/python3
work=$DTI_BUILD/formulas-e2e

result() {
    if [ "$1" -eq 0 ]; then echo "ok - $2"; else echo "not ok - $2"; fi
}

if ! $python -c 'import openpyxl' 2>/dev/null || ! command -v soffice >/dev/null; then
    echo "ok - formulas of forms # SKIP openpyxl or soffice is not installed"
    exit 0
fi
rm -rf "$work"
mkdir -p "$work/campaign/documents"
cp -r templates/*.yaml templates/index "$work/campaign"
"$dti" forms -c "$work/campaign/campaign.yaml" -o "$work/blank" --quiet
result $? "forms are made"

$python tests/forms/points.py "$work" "$dti" "${FORMULA_CAMPAIGNS:-3}"
result $? "the form computes the points that dti computes"
$python tests/forms/states.py "$work" "$dti" "$work/campaign/campaign.yaml" \
    "$work/blank/mau-01/commune/mau-01-P-BA-DINH.xlsx"
result $? "the form says what dti would say, and its saved values are those of its formulas"
$python tests/forms/pasted.py "$work" "$dti" "$work/campaign/campaign.yaml" \
    "$work/blank/mau-01/commune/mau-01-P-BA-DINH.xlsx"
result $? "what dti takes of pasted values, points and documents the form calls in order, and no more"
$python tests/forms/scoring.py "$work" "$dti" "$work/campaign/campaign.yaml" \
    "$work"/blank/mau-01/commune/mau-01-X-[A-D]*.xlsx
result $? "Mẫu 02 says of each row what dti would say"
