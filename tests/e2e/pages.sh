#!/bin/sh
# How pages look at their worst: the longest names, everything right, nothing
# sent, 40 documents in a cell, a word of 300 letters, a reason of 30,000. After
# a change that is meant: tests/pages/compare.py --update tests/golden/pages OUT,
# where OUT is a run of what tests/pages/worst.py writes; look at the pictures.
. tests/lib.sh

if ! has pdftoppm pdftotext compare; then
    skip "pictures of pages" "pdftoppm, pdftotext or compare (imagemagick) is missing"
    exit 0
fi

check "the worst workbooks can be written" "$python" tests/pages/worst.py "$work/in"
"$dti" run "$work/in" -o "$work/out" --quiet
check "each page looks as it did" tests/pages/compare.py tests/golden/pages "$work/out"
check "a reason of 30,000 letters does not make a long report" \
    sh -c "test \$(pdfinfo '$work/out/units/P-VAN-MIEU-QUOC-TU-GIAM/bao-cao-tham-dinh-1.pdf' |
        sed -n 's/^Pages: *//p') -le 9"

# The unit with everything right has a receipt with one page that is signed.
mkdir "$work/perfect"
cp -r "$work/out/units/P-BA-DINH" "$work/out/units/BQL-KCN" "$work/out/cong-bo-hoi-nghi.pdf" \
    "$work/out/bao-cao-ket-qua.pdf" "$work/perfect"
check "no page but the last is more than a quarter empty" scripts/measure-pages "$work/perfect"
signed() {
    pdftotext -f 1 -l 1 "$work/out/units/P-BA-DINH/phieu-tiep-nhan.pdf" - | grep -q 'Nơi nhận'
}
check "a clean receipt is signed on its first page" signed

# What can be measured of lines and columns.
measured() {
    samples || return
    { find "$work/out" -name '*.pdf' ! -path '*/de-in/*' ! -path '*/units/*' && find "$work/perfect" \
        "$work/out/units/P-VAN-MIEU-QUOC-TU-GIAM" "$samples/units/SO-NV" "$samples/units/X-BA-VI" \
        "$samples/units/P-HA-DONG" -name '*.pdf' && ls "$samples"/*.pdf; } |
        "$python" -B tests/pages/typography.py
}
awake_to_columns() {
    small_campaign "$work/uneven"
    printf '%s\n' '---' 'title: Lệch' 'subject: Lệch' 'for: once' 'stage: any' 'name: lech' 'paper: A4' \
        '---' '| A | B |' '|---|--:|' '| a | 1,50 |' '| b | 2,5 |' >"$work/uneven/documents/lech.md"
    mkdir "$work/uneven/in"
    cp "$work/in/P-BA-DINH.xlsx" "$work/uneven/in"
    "$dti" run "$work/uneven/in" -c "$work/uneven/campaign.yaml" -o "$work/uneven/out" --quiet
    echo "$work/uneven/out/lech.pdf" | "$python" -B tests/pages/typography.py >"$work/said"
    says "$work/said" "column 2 has decimals of [1, 2]"
}
if "$python" -c 'import pikepdf' 2>/dev/null; then
    check "decimals, headings of columns and last lines are as they should be" measured
    check "decimals of two lengths are noticed" awake_to_columns
else
    skip "decimals, headings of columns and last lines" "python3-pikepdf is missing"
fi

# A page that changed is told: the same pictures, one of them another page's.
cp -r tests/golden/pages "$work/other"
first=$(find "$work/other" -name '*.png' | sort | head -n 1)
last=$(find "$work/other" -name '*.png' | sort | tail -n 1)
cp "$last" "$first"
awake() {
    ! tests/pages/compare.py "$work/other" "$work/out"
}
check "a page that changed is noticed" awake
