#!/bin/sh
# Workbooks as offices send them: those of ../shared/cases, each against what its
# sender expects; names and links of our own. Skips what is not there.
. tests/lib.sh

cases=$DTI_SHARED/cases
campaign=templates/campaign.yaml

# says_of NAME FILE CODE TEXT: check ends with CODE and prints TEXT; "" where it
# must find no problem, and say so in its one line.
says_of() {
    name=$1 file=$cases/$2 code=$3 text=$4
    if [ ! -f "$file" ]; then
        skip "$name" "$file is not there"
        return
    fi
    check "$name" expect_of "$file" "$code" "$text"
}
expect_of() {
    exits "$2" "$dti" check -c "$campaign" "$1" || return
    if [ -z "$3" ]; then
        [ "$(cat "$work/out")" = "$1: không có lỗi" ] || { cat "$work/out"; return 1; }
        return
    fi
    says "$work/out" "$3"
}

says_of "a link of the cell is the evidence's" link_rels.xlsx 0 ""
says_of "a link on the number is its document's" link_rels_on_number.xlsx 0 ""
says_of "several documents in a cell" several_documents.xlsx 0 "I9: cảnh báo: 2.1: liên kết “www.example.vn/abc”"
says_of "an index past the shared strings costs its cell" sst_out_of_range.xlsx 1 "J3: lỗi: ô không đọc được"
says_of "an empty merge is passed over" merge_empty_ref.xlsx 0 "[W133]"
says_of "formats that are named and absent" styles_declared_missing.xlsx 0 "[W131]"
says_of "a target that begins with a blank" target_space.xlsx 0 ""
says_of "a white picture" blank_picture.xlsx 0 ""
says_of "a password that nobody set" velvet_sweatshop.xlsx 0 ""
says_of "a picture in a cell" picture_in_cell.xlsx 0 "J3: cảnh báo: 1.1: ô chứa hình ảnh"
says_of "text that is struck through" strike_value.xlsx 0 "D4: cảnh báo: chữ bị gạch ngang không được tính; ô được đọc là “2”"
says_of "a value under a merge" merge_leftover.xlsx 1 "D19: cảnh báo: giá trị “40” nằm khuất dưới vùng ô gộp"
says_of "a serial of the system of 1904" date_1904.xlsx 0 ""
says_of "other ways to type a date" dates_as_text.xlsx 0 "H13: cảnh báo: 2.3: ngày ban hành “3/15/2025” không đọc được"
says_of "a count in the format of a day" day_format_number.xlsx 1 "Excel hiện “3”; số trong ô là 3"
says_of "Ð for Đ" eth_headings.xlsx 0 ""
for i in 0 3 5; do
    says_of "a unit code with other dashes, $i" unit_code_dashes_$i.xlsx 0 ""
done
says_of "a Word document with another name" docx_renamed.xlsx 1 "đây là văn bản Word (DOCX)"
says_of "a workbook named .zip" "Mau 01 P-GIANG-VO.zip" 0 ""
says_of "a workbook named .tmp" "Mau 01 P-KIM-LIEN.xlsx.tmp" 0 ""
says_of "a workbook named .xls" "Mau 01 P-DONG-DA.xls" 0 ""

echo "# counted inputs $(find "$cases" -type f ! -name '*.tsv' 2>/dev/null | wc -l)"

# Links behind cells are in the results.
links_are_kept() {
    mkdir -p "$work/links" &&
        cp "$cases/link_rels.xlsx" "$work/links" || return
    "$dti" run "$work/links" -c "$campaign" -o "$work/out-links" -q
    $python - "$work/out-links/results.json" <<'PYTHON'
import json, sys
def evidence(node):
    if isinstance(node, dict):
        for item in node.get("evidence") or []:
            if isinstance(item, dict) and item.get("link"):
                yield item["link"]
        node = list(node.values())
    for child in node if isinstance(node, list) else []:
        yield from evidence(child)
links = set(evidence(json.load(open(sys.argv[1]))["levels"]))
wanted = {"https://vanban.example.vn/qd-1", "https://vanban.example.vn/cv-2"}
assert wanted <= links, sorted(links)
PYTHON
}
if [ -f "$cases/link_rels.xlsx" ]; then
    check "links are in results.json" links_are_kept
else
    skip "links are in results.json" "$cases is not there"
fi

check "check of a path that is not there is exit 2" exits 2 "$dti" check -c "$campaign" "$work/nothing.xlsx"
check "and says so" says "$work/err" "nothing.xlsx"
check "check of no file is exit 2" exits 2 "$dti" check -c "$campaign"
check "cells of a path that is not there is exit 2" exits 2 "$dti" cells "$work/nothing.xlsx"

small_campaign "$work/small"
small_inputs "$work/in" "$work/small" || exit 1
book=$work/in/xa-phuong/X-BA-VI.xlsx

# check, cells and run agree whatever the name.
any_name() {
    mkdir -p "$work/names" && rm -rf "$work/names"/* || return
    cp "$book" "$work/names/$1" &&
        exits 0 "$dti" check -c "$work/small/campaign.yaml" "$work/names/$1" &&
        exits 0 "$dti" cells "$work/names/$1" || return
    "$dti" run "$work/names" -c "$work/small/campaign.yaml" -o "$work/out-names" >"$work/out" 2>&1
    says "$work/out" "Đã đọc 1 tệp, trong đó 1 biểu mẫu được tính."
}
for name in FORM.XLSX a.zip "a.xlsx (1)" a.download a.tmp a.et a.xls a "~\$a.xlsx"; do
    check "a workbook named $name" any_name "$name"
done

# Every folder has a link to each other one: 20 to the power of 32 ways down.
fan_out() {
    mkdir -p "$work/fan" || return
    for i in $(seq 20); do
        mkdir -p "$work/fan/$i" || return
        for k in $(seq 20); do
            ln -s "../$k" "$work/fan/$i/link-$k" || return
        done
    done
    cp "$book" "$work/fan/7/" || return
    timeout 60 "$dti" run "$work/fan" -c "$work/small/campaign.yaml" -o "$work/out-fan" >"$work/out" 2>&1
    says "$work/out" "trong đó 1 biểu mẫu được tính."
}
check "a fan-out of links ends, and its workbook is read once" fan_out

# Names that would draw on a terminal or make lines of their own.
inert() {
    $python - "$book" "$work/evil.xlsx" <<'PYTHON' || return
import sys, zipfile
source, target = sys.argv[1:]
with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
    for item in old.infolist():
        data = old.read(item)
        if item.filename == "xl/workbook.xml":
            data = data.replace('name="Tự đánh giá"'.encode(), 'name="T_x000A_gia.xlsx: lỗi: giả [E999]_x001B_[2J"'.encode())
        if item.filename.startswith("xl/worksheets/sheet"):
            data = data.replace(b"</sheetData>", b'<row r="900"><c r="A900" t="q"><v>1</v></c></row></sheetData>')
        new.writestr(item, data)
PYTHON
    "$dti" check -c "$work/small/campaign.yaml" "$work/evil.xlsx" >"$work/out"
    says "$work/out" 'T\ngia.xlsx: lỗi: giả [E999]\x1B[2J!A900: lỗi: ô không đọc được' || return
    ! grep -q '^gia.xlsx' "$work/out" && ! grep -q "$(printf '\033')" "$work/out" || return
    "$dti" cells "$work/evil.xlsx" >"$work/out" 2>"$work/err"
    ! grep -q '^gia.xlsx' "$work/out" "$work/err" && ! grep -q "$(printf '\033')" "$work/out" "$work/err"
}
check "what is printed is inert" inert
