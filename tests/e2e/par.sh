#!/bin/sh
# A campaign built like a PAR Index (tests/data/par): four depths, facts, survey
# points, bonus with a cap, penalties, pillars, points taken over; played through every form and
# both rounds (tests/campaign/par.py), with points worked out by hand.
. tests/lib.sh

if ! $python -c 'import openpyxl' 2>/dev/null; then
    skip "a campaign like a PAR Index" "openpyxl is not installed"
    exit 0
fi
export SOURCE_DATE_EPOCH=1769731200
out=$work/par/out
mkdir -p "$work/par"
check "every form, both rounds, all documents" \
    $python tests/campaign/par.py "$dti" "$work/par"

# columns FILE NAME...: these columns of a CSV file of the output.
columns() {
    (cd "$out" && $python -c 'import csv, sys
for row in csv.DictReader(open(sys.argv[1], encoding="utf-8-sig")):
    print(",".join(row[name] for name in sys.argv[2:]))' "$@")
}

# P-AN: 28.06 appraised, 8.5 surveyed, bonus 1 + 1 + 1 held at 2; 0.95 × 4 = 3.8.
# P-BINH: 20.95 after round 2, 6.2, penalties −1 and −0.5; 0.309 × 4 = 1.24.
# X-CHAU: 19.9 of 27 (2.2.2 is not for it), 4.8, bonus 1; 1 × 4.
# X-DONG: 23.8, 10, bonus 0.5, and 1 for its 6 of 6 in B.1, penalty −1; 0.667 × 4
# = 2.67. X-HA has no digital index, and sent nothing.
totals() {
    columns results.csv code rank index grade max final >"$work/got"
    cat >"$work/wanted" <<END
P-AN,1,0.9627,Loại I,44.00,42.36
P-BINH,4,0.6111,Loại III,44.00,26.89
X-CHAU,3,0.7244,Loại III,41.00,29.70
X-DONG,2,0.8402,Loại II,44.00,36.97
X-HA,5,0.0000,Loại III,40.00,0.00
P-AN-CDS,2,0.9500,Tốt,10.00,9.50
P-BINH-CDS,4,0.3090,Chưa tốt,10.00,3.09
X-CHAU-CDS,1,1.0000,Tốt,10.00,10.00
X-DONG-CDS,3,0.6670,Chưa tốt,10.00,6.67
END
    diff "$work/wanted" "$work/got"
}
check "totals, ranks and grades are those worked out by hand" totals

subtotals() {
    columns groups.csv unit code kind parent max final ratio rank |
        sed -n 's/^P-BINH,//p' >"$work/got"
    cat >"$work/wanted" <<END
0,info,,,,,
A,scored,,34.00,22.19,0.6526,
1,scored,A,14.00,7.00,0.5000,
1.1,scored,1,5.00,1.00,0.2000,
1.3,scored,1,5.00,2.00,0.4000,
2,scored,A,16.00,13.95,0.8719,
2.2,scored,2,10.00,8.55,0.8550,
3,scored,A,4.00,1.24,0.3100,
B,survey,,10.00,6.20,0.6200,
C,scored,,,-1.50,,
C.1,bonus,C,2.00,0.00,,
C.2,penalty,C,2.00,-1.50,,
TĐ,pillar,,34.00,22.19,0.6526,4
ĐT,pillar,,10.00,6.20,0.6200,3
TTHC,pillar,,26.00,20.15,0.7750,3
END
    diff "$work/wanted" "$work/got"
}
check "every group and pillar has its sum" subtotals

told() {
    columns problems.csv code message >"$work/problems"
    says "$work/problems" "W508,P-BINH: C.2.2: điểm trừ ghi 0,5, được đọc là −0,50" &&
        ! grep -E '^E|^W71[01]' "$work/problems"
}
check "a penalty without its sign is read and told; blanks are no omission" told

documents() {
    pdftotext -layout "$out/units/P-BINH/cay.pdf" "$work/tree.txt" || return
    for line in "0 A tối đa 34" "2 1.1 tối đa 5" "3 1.1.1 tối đa 2" "2 1.2 tối đa 4" \
        "1 C.1 tối đa +2" "2 C.2.1 tối đa −1, tự đánh giá −1,00, kết quả −1,00" \
        "TT-01 Dân số và đơn vị hành chính: Dân số 8.400; Số thôn, tổ dân phố 5" \
        "Trụ cột TTHC: 20,15/26, hạng 3" "2 3.1 tối đa 4, tự đánh giá –, kết quả 1,24" \
        "Thưởng 0,00, trừ −1,50, chỉ số 0,6111"; do
        says "$work/tree.txt" "$line" || return
    done
}
check "documents walk the tree in the order of the decision" documents

oracle() {
    $python tests/oracle/oracle.py "$work/par/in/campaign.yaml" "$work/par/in" \
        >"$work/oracle.json" &&
        $python tests/oracle/compare.py "$out/results.json" "$work/oracle.json"
}
check "the oracle agrees" oracle

# The documents of a campaign that goes into no other index speak of none.
standard_documents() {
    rm -rf "$work/alone" && cp -r "$work/par/in" "$work/alone" &&
        cp -r templates/documents "$work/alone/standard" || return
    sed -i 's/^documents: .*/documents: standard/' "$work/alone/campaign.yaml"
    exits 0 "$dti" run "$work/alone" -o "$work/alone.out" --stage publish -q &&
        pdftotext -layout "$work/alone.out/par-index.pdf" "$work/text" || return
    # The level that the digital index goes into is no part of itself.
    says "$work/text" "4 cơ quan, đơn vị, trong đó 4 đơn vị" &&
        says "$work/text" "Phụ lục I" && says "$work/text" "CHUYỂN ĐỔI SỐ CẤP XÃ" &&
        ! grep -e 'Phụ lục II' -e 'XÃ, PHƯỜNG' "$work/text" || return
    sed -i -e '/^par_index:/,/^texts:/{/^texts:/!d;}' "$work/alone/campaign.yaml"
    exits 0 "$dti" run "$work/alone" -o "$work/alone.out" --stage publish -q || return
    [ ! -e "$work/alone.out/par-index.pdf" ] || { echo "par-index.pdf"; return 1; }
    for name in bao-cao-ket-qua cong-bo-hoi-nghi phieu-xin-y-kien; do
        pdftotext "$work/alone.out/$name.pdf" "$work/text" || return
        ! grep -e '“”' -e 'điểm thành phần' "$work/text" || return
    done
}
check "a campaign without par_index is used for no other index" standard_documents
