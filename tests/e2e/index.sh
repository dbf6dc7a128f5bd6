#!/bin/sh
# dti index: drafts of index sets from a decision's annex typed into a workbook.
. tests/lib.sh

tables() {
    "$python" -B tests/index/tables.py "$@"
}
tables write "$work" || exit 1

# Both sets of the templates, from one sheet typed in this manner.
drafts() {
    exits 0 "$dti" index "$work/$1.xlsx" -o "$work/$1.yaml" &&
        says "$work/out" "$work/$1-1.yaml: 9 nhóm, 34 chỉ số, 350,00 điểm" &&
        says "$work/out" "$work/$1-2.yaml: 8 nhóm, 47 chỉ số, 300,00 điểm" &&
        tables compare "$work/$1-1.yaml" templates/index/city-2025.yaml &&
        tables compare "$work/$1-2.yaml" templates/index/commune-2025.yaml
}
check "a running number, codes before titles" drafts running
check "codes in a column of their own, headings on every page" drafts paged
check "one column of codes that Excel made numbers, headings in two rows" drafts dotted
check "groups further left, no points on groups" drafts stepped

serves() {
    mkdir "$work/campaign" && cp -r templates/. "$work/campaign" &&
        cp "$work/running-1.yaml" "$work/campaign/index/city-2025.yaml" &&
        cp "$work/running-2.yaml" "$work/campaign/index/commune-2025.yaml" &&
        exits 0 "$dti" forms -q -c "$work/campaign/campaign.yaml" -o "$work/forms" --form 01 &&
        [ "$(find "$work/forms" -name '*.xlsx' | wc -l)" -eq 143 ]
}
check "a campaign takes drafts as they are" serves
marks_guesses() {
    grep -A 14 'code: "4.3"' "$work/running-1.yaml" >"$work/guess"
    says "$work/guess" "# phỏng đoán theo tên: tỷ lệ của hai số" &&
        says "$work/guess" "rule: {kind: ratio, a: so_dat, b: tong_so, part: true}" &&
        says "$work/running-1.yaml" "# chưa đoán được cách tính" &&
        says "$work/running-1.yaml" 'year: "{{year}}"'
}
check "guesses are marked as guesses" marks_guesses

deep() {
    exits 0 "$dti" index "$work/deep.xlsx" -o "$work/deep.yaml" || return
    says "$work/out" "6 nhóm, 7 chỉ số, 15,00 điểm" || return
    grep -o 'code: .*' "$work/deep.yaml" | tr -d '\n' >"$work/codes"
    says "$work/codes" 'code: "I.1"code: "I.1.1"code: "I.1.2"code: "I.1.2.1"code: "I.1.2.2"' &&
        says "$work/deep.yaml" 'title: "5 nhiệm vụ trọng tâm"' &&
        says "$work/deep.yaml" "max: 2.5" &&
        says "$work/deep.yaml" '- "Sở Văn hóa, Thể thao và Du lịch"' &&
        says "$work/deep.yaml" '- "Văn phòng UBND tỉnh"' &&
        says "$work/deep.yaml" "kind: bonus" && says "$work/deep.yaml" "kind: penalty"
}
check "four depths, bonus and penalty" deep

serves_deep() {
    mkdir -p "$work/deep/documents" && cp "$work/deep.yaml" "$work/deep/index.yaml" &&
        echo 'units: [{code: A, name: A, level: city, kind: K}]' >"$work/deep/units.yaml" &&
        cat >"$work/deep/campaign.yaml" <<END &&
{year: 2025, title: T, date: 2026-01-30, units: units.yaml, documents: documents,
levels: [{id: city, title: X, index: index.yaml}],
grades: [{from: 0, name: A}]}
END
        exits 0 "$dti" forms -q -c "$work/deep/campaign.yaml" -o "$work/deep-forms"
}
check "a campaign takes a deep draft as it is" serves_deep

names_all() {
    exits 1 "$dti" index "$work/wrong.xlsx" -o "$work/wrong.yaml" || return
    for text in "Phụ lục!C5: không đọc được điểm “năm điểm”" \
        "Phụ lục!B7: không rõ dấu “có lẽ”" \
        "Phụ lục!B6: không đặt được dòng “Dòng này bị lạc”" \
        "nhóm 1 ghi 10,00 điểm, các dòng cộng lại là 9,00" \
        "nhóm 1 ghi 2 chỉ số, các dòng có 3" \
        "dòng tổng ghi 20,00 điểm" "dòng tổng ghi 4 chỉ số, các dòng có 3" \
        "mã “4” không nối tiếp dòng trước" \
        "chỉ số 1.4 không có cơ quan chấm điểm"; do
        says "$work/out" "$text" || return
    done
    [ -s "$work/wrong.yaml" ]
}
check "what has no place, and sums and counts that disagree, are named" names_all

no_table() {
    exits 2 "$dti" index "$work/none.xlsx" -o "$work/none.yaml" &&
        says "$work/err" "không có bảng chỉ số nào" && [ ! -e "$work/none.yaml" ]
}
check "a workbook without such a table is refused" no_table
keeps() {
    echo "mine" >"$work/mine.yaml"
    exits 2 "$dti" index "$work/deep.xlsx" -o "$work/mine.yaml" &&
        says "$work/err" "đã có" && [ "$(cat "$work/mine.yaml")" = mine ]
}
check "a set that somebody works on is never overwritten" keeps
check "no output is a mistake of the command" exits 2 "$dti" index "$work/deep.xlsx"
check "so is a table that is not there" exits 2 "$dti" index "$work/no.xlsx" -o "$work/no.yaml"
echo "no workbook" >"$work/text.xlsx"
check "so is one that is no workbook" exits 2 "$dti" index "$work/text.xlsx" -o "$work/no.yaml"

plan=$(ls "$DTI_SHARED"/sources/001_*.txt 2>/dev/null | head -n 1)
# The plan has two slips of the pen, which our sets do not have.
as_it_stands() {
    tables annex "$plan" "$work/plan.xlsx" &&
        exits 0 "$dti" index "$work/plan.xlsx" -o "$work/plan.yaml" || return
    sed -i 's/tin nhiệm/tín nhiệm/; s/được được/được/' "$work"/plan-[12].yaml
    tables compare "$work/plan-1.yaml" templates/index/city-2025.yaml &&
        tables compare "$work/plan-2.yaml" templates/index/commune-2025.yaml
}
if [ -n "$plan" ]; then
    check "the plan's own annex, typed as it stands" as_it_stands
else
    skip "the plan's own annex, typed as it stands" "no ../shared"
fi
