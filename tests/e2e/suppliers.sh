#!/bin/sh
# Figures that others supply: the example of templates/examples/province-2024,
# where thirteen agencies have all that the province's own index needs, played
# from its forms to publication (tests/campaign/suppliers.py).
. tests/lib.sh

if ! $python -c 'import openpyxl' 2>/dev/null; then
    skip "figures that others supply" "openpyxl is not installed"
    exit 0
fi
export SOURCE_DATE_EPOCH=1745193600 # 21/4/2025
play=$work/play
out=$play/out
mkdir -p "$play"

step() {
    $python tests/campaign/suppliers.py "$dti" "$play" "$1"
}
run() {
    "$dti" run "$play/in" -o "$out" --quiet
    [ $? -le 1 ]
}

# columns FILE NAME...: these columns of a CSV file of the output.
columns() {
    (cd "$out" && $python -c 'import csv, sys
for row in csv.DictReader(open(sys.argv[1], encoding="utf-8-sig")):
    print("|".join(row[name] for name in sys.argv[2:]))' "$@")
}

# text FILE: a document as one line of words.
text() {
    pdftotext -layout "$out/$1" - | tr -s '\n ' ' '
}

check "blank forms of all agencies" step forms

blank() {
    [ "$(find "$play/forms" -name 'mau-04-*.xlsx' | wc -l)" = 13 ] &&
        [ -z "$(find "$play/forms" -name 'mau-01*')" ]
}
check "thirteen Mẫu 04, and no Mẫu 01: the unit is asked for nothing" blank

check "all but one fill in their form" step supply
counted() {
    "$dti" run "$play/in" -o "$out" >"$work/out" 2>/dev/null
    [ $? -le 1 ] && says "$work/out" "Đã đọc 12 tệp, trong đó 12 biểu mẫu được tính."
}
check "a run over what came in counts it" counted

late() {
    columns viec-can-lam.csv "Đơn vị, cơ quan" "Biểu mẫu" "Thời hạn" "Trạng thái" \
        "Đã có" "Phải có" "Tệp cần gửi" | grep "Mẫu 04" | grep -v "Đã nhận" >"$work/got"
    echo "Thuế Thành phố|Mẫu 04|11h00 18/04/2025|Quá hạn, chưa gửi|0|2|de-gui/thue-thanh-pho.zip" \
        >"$work/wanted"
    diff "$work/wanted" "$work/got"
}
check "the list names who has not supplied, and the deadline with its hour" late

reminder() {
    text nhac-nop-province.pdf >"$work/text" &&
        says "$work/text" "Mẫu 04: Cung cấp số liệu (thời hạn 11h00 18/04/2025)" &&
        says "$work/text" "1 Thuế Thành phố Quá hạn, chưa gửi"
}
check "and so does the reminder" reminder

parcel() {
    unzip -l "$out/de-gui/thue-thanh-pho.zip" >"$work/text" &&
        says "$work/text" "mau-04-province-thue-thanh-pho.xlsx"
}
check "the parcel of the agency has its form" parcel

# By hand: 1.1 10; 1.2 26/52 × 10 = 5; 2.1 10; 2.2 900/1200 × 20 = 15; 3.1 0.9 × 20 = 18;
# 3.2 6.25; 4.1 0.04/0.1 × 15 = 6; 4.2 15; 5.1 0.96 × 20 = 19.2; 6.1 0.7/0.8 × 20 = 17.5;
# 6.2 0.96 × 10 = 9.6; 7.1 6.875; 7.2 nothing; 8.1 10; 8.2 8. Together 156.43 of 200.
points() {
    columns results.csv code state max self computed final index >"$work/got"
    echo "HA-NOI|ok|200.00|156.43|156.43|156.43|0.7822" >"$work/wanted"
    diff "$work/wanted" "$work/got"
}
check "the points are those worked out by hand" points

sources() {
    $python - "$out/results.json" <<'END'
import json, sys
[unit] = json.load(open(sys.argv[1], encoding="utf-8"))["levels"][0]["units"]
by_code = {i["code"]: i for i in unit["indicators"]}
spent, taxes, liked = by_code["2.2"], by_code["7.2"], by_code["6.2"]
assert spent["inputs"] == {"chi_cds": 900, "tong_chi": 120000}, spent["inputs"]
assert spent["sources"]["chi_cds"] == {
    "agency": "Sở Tài chính", "survey": False, "supplied": True,
    "note": "Báo cáo quyết toán số 15/BC-STC",
    "file": "so-lieu/mau-04-province-so-tai-chinh.xlsx"}, spent["sources"]
assert taxes["computed"] is None and not taxes["sources"]["nop_dien_tu"]["supplied"]
assert liked["sources"]["hai_long"]["survey"] is True
END
}
check "results.json names the source of every figure" sources

made_from() {
    $python - "$out/manifest.json" <<'END'
import json, sys
outputs = json.load(open(sys.argv[1], encoding="utf-8"))["outputs"]
[inputs] = [each["made_from"]["inputs"] for each in outputs
            if each["path"] == "units/HA-NOI/phieu-tiep-nhan.pdf"]
assert len(inputs) == 12 and all(path.startswith("so-lieu/") for path in inputs), inputs
END
}
check "the manifest says which workbooks the unit's receipt is made of" made_from

receipt() {
    text units/HA-NOI/phieu-tiep-nhan.pdf >"$work/text" || return
    for line in "Còn thiếu 2/22 số liệu" "Sở Tài chính (Báo cáo quyết toán số 15/BC-STC)" \
        "điều tra của Sở Nội vụ" "chưa có Thuế Thành phố"; do
        says "$work/text" "$line" || return
    done
}
check "the unit's receipt shows each figure with its source, and what is missing" receipt

agency_receipt() {
    text phieu-tiep-nhan-so-lieu-so-noi-vu.pdf >"$work/text" &&
        says "$work/text" "do Sở Nội vụ cung cấp" &&
        [ ! -e "$out/phieu-tiep-nhan-so-lieu-thue-thanh-pho.pdf" ]
}
check "an agency that sent its figures gets a receipt" agency_receipt
check "and it is heard as it is read" \
    heard "$out/phieu-tiep-nhan-so-lieu-so-noi-vu.pdf" phieu-tiep-nhan-so-lieu

check "wrong values, a conflict and a refused form come in" step mistakes
check "a run over them" run
told() {
    columns problems.csv code cell message >"$work/problems"
    for line in "E410|F6|HA-NOI: 4.1: Số người chuyên trách (131.000 do Sở Nội vụ cung cấp) lớn hơn" \
        "E403|F9|HA-NOI: 6.2: “chín mươi” không phải là" \
        "E207||trùng lần nộp 1 của Sở Y tế (Cấp tỉnh) với tệp" \
        "E205|B5|năm đánh giá “2023” không phải năm 2024"; do
        says "$work/problems" "$line" || return
    done
}
check "each is named, by its cell" told
states() {
    columns viec-can-lam.csv "Đơn vị, cơ quan" "Biểu mẫu" "Trạng thái" "Đã có" "Phải có" |
        grep -E "^(Sở Nội vụ|Sở Y tế|Thuế Thành phố).*Mẫu 04" | sort >"$work/got"
    cat >"$work/wanted" <<END
Sở Nội vụ|Mẫu 04|Đã nhận, chưa đủ|2|3
Sở Y tế|Mẫu 04|Trùng lần nộp|0|1
Thuế Thành phố|Mẫu 04|Không dùng được|0|2
END
    diff "$work/wanted" "$work/got"
}
check "and leaves its agency owing" states

check "the form is made again with what counts" step again
# 7.2 is 0.85/0.98 × 10 = 8.67 now.
check "everything comes in, is appraised and published" step finish
check "the last run" run
final() {
    columns results.csv code state round1 final index >"$work/got"
    echo "HA-NOI|ok|165.10|165.10|0.8255" >"$work/wanted"
    diff "$work/wanted" "$work/got" &&
        ! columns viec-can-lam.csv "Biểu mẫu" "Trạng thái" | grep "Mẫu 04" | grep -qv "Đã nhận$"
}
check "all figures are there, and the points follow" final
report() {
    text units/HA-NOI/bao-cao-tham-dinh-1.pdf >"$work/text" &&
        says "$work/text" "Số liệu do cơ quan khác cung cấp" &&
        says "$work/text" "Thuế Thành phố" && ! says "$work/text" "chưa có Thuế" 2>/dev/null
}
check "the unit's report has each figure with its source" report

check "a draft says what is missing" step less
check "a run without one agency's figures" run
draft() {
    text units/HA-NOI/bao-cao-tham-dinh-1.pdf >"$work/text" &&
        says "$work/text" "DỰ THẢO" &&
        says "$work/text" "Còn thiếu: Mẫu 04 của Thuế Thành phố (0/2 số liệu)"
}
check "draft marks name the figures that are not there" draft

# unlisted TO MESSAGE: a source that is none of the campaign's agencies.
unlisted() {
    rm -rf "$work/set"
    cp -r tests/data/supply "$work/set"
    mkdir "$work/set/documents"
    sed -i 's|^documents:.*|documents: documents|' "$work/set/campaign.yaml"
    sed -i "s|source: SNV|source: $1|" "$work/set/index.yaml"
    ! "$dti" forms -c "$work/set/campaign.yaml" -o "$work/forms" >/dev/null 2>"$work/said" &&
        says "$work/said" "$2"
}
check "a source that is no agency is refused with the nearest one" unlisted "Sở Nội vu" \
    "index.yaml:32: cơ quan “Sở Nội vu” không có trong danh sách “agencies” của campaign.yaml"
