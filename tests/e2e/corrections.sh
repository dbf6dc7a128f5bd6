#!/bin/sh
# Agencies correct values (tests/data/corrections): from the columns of Mẫu 02 through both
# rounds to the documents, with points worked out by hand (tests/campaign/corrections.py).
. tests/lib.sh

if ! $python -c 'import openpyxl' 2>/dev/null; then
    skip "a campaign in which values are corrected" "openpyxl is not installed"
    exit 0
fi
export SOURCE_DATE_EPOCH=1769731200
out=$work/play/out
mkdir -p "$work/play"
check "every form, both rounds, all documents" \
    $python tests/campaign/corrections.py "$dti" "$work/play"

# columns FILE NAME...: these columns of a CSV file of the output.
columns() {
    (cd "$out" && $python -c 'import csv, sys
for row in csv.DictReader(open(sys.argv[1], encoding="utf-8-sig")):
    print(",".join(row[name] for name in sys.argv[2:]))' "$@")
}

# X-AN: 5 + 5 (70 of 140) + 6 + 10 (the highest is 50 now) + 1.5 (3 and 0) + 6 + 4;
# in round 2 1.2 is 84 of 140, 6. X-BINH: 0 + 9 + 5 (2 of 4, back in) + 8 (40 of
# 50) + 6 + 7 + 3. X-CHAU: 0 + 5 + 10 + 4 (20 of 50) + 3 + 0 + 5. Of group 2: X-AN
# 6, and 2.1 is out; X-BINH 0 and 2, its claims refused; X-CHAU 3 and 0.
totals() {
    columns results.csv code rank index max computed round1 final >"$work/got"
    cat >"$work/wanted" <<END
X-AN,1,0.7177,62.00,41.00,43.50,44.50
X-BINH,2,0.6061,66.00,32.00,40.00,40.00
X-CHAU,3,0.4545,66.00,28.00,30.00,30.00
END
    diff "$work/wanted" "$work/got"
}
check "points follow from the values that are accepted" totals

values() {
    columns indicators.csv unit code inputs accepted | grep ',[^,]*=[^,]*$' |
        awk -F, '$4 != ""' >"$work/got"
    cat >"$work/wanted" <<END
X-AN,1.2,tap_huan=80; tong_so=100,tap_huan=84; tong_so=140
X-AN,1.5,so_van_ban=2,so_van_ban=0
X-AN,1.6,hai_long=100; vai_tro=Phó Chủ tịch; ngay=2025-02-01,vai_tro=Khác
X-BINH,1.3,tra_loi=0; nhan=0,tra_loi=2; nhan=4
X-BINH,1.4,so=100,so=40
X-CHAU,1.1,co=true,co=false
END
    diff "$work/wanted" "$work/got"
}
check "what was reported stands beside what was accepted" values

json() {
    $python - "$out/results.json" <<'END'
import json, sys
units = {u["code"]: u for u in json.load(open(sys.argv[1]))["levels"][0]["units"]}
one = {i["code"]: i for i in units["X-AN"]["indicators"]}
assert one["1.2"]["inputs"] == {"tap_huan": 80, "tong_so": 100}, one["1.2"]
assert one["1.2"]["accepted"] == {"tap_huan": 84, "tong_so": 140}, one["1.2"]
assert one["1.6"]["accepted"] == {"vai_tro": "Khác"}, one["1.6"]
assert one["2.1"]["not_applicable"] == "confirmed" and not one["2.1"]["applicable"]
assert one["2.1"]["final"] is None and "not_applicable" not in one["2.2"]
refused = {i["code"]: i for i in units["X-BINH"]["indicators"]}
assert refused["2.1"]["not_applicable"] == "refused" and refused["2.1"]["final"] == 0
assert refused["2.2"]["final"] == 2
assert "accepted" not in one["1.1"] and "accepted" not in one["1.4"]
END
}
check "results.json has both" json

# The council: 1 document for X-AN's 1.5, 3 points; X-BINH has 60 of 60 in 1.4, 10, and
# 2.2, of which 2 points had been given, is out.
council() {
    columns ../out-council/results.csv code rank index max final >"$work/got"
    cat >"$work/wanted" <<END
X-AN,1,0.7419,62.00,46.00
X-BINH,2,0.6667,60.00,40.00
X-CHAU,3,0.4545,66.00,30.00
END
    diff "$work/wanted" "$work/got" || return
    columns ../out-council/indicators.csv unit code accepted council source | grep ',council$' >"$work/got"
    cat >"$work/wanted" <<END
X-AN,1.5,so_van_ban=1,3.00,council
X-BINH,1.4,so=60,10.00,council
END
    diff "$work/wanted" "$work/got"
}
check "the council corrects values in columns of its form, and decides what does not apply" council

# By whom, and why: the publication, results.xlsx, indicators.csv and results.json.
correctors() {
    pdftotext -layout "$out-council/units/X-BINH/cong-bo-don-vi.pdf" - | tr -s ' \n' ' ' >"$work/text"
    says "$work/text" "Số doanh nghiệp (doanh nghiệp) 100 60 Hội đồng thẩm định: Theo biên bản kiểm tra" || return
    columns indicators.csv unit code accepted_by accepted_reason | grep '^X-AN,1\.[26],' >"$work/got"
    cat >"$work/wanted" <<END
X-AN,1.2,tap_huan=Sở Một; tong_so=Sở Một,tap_huan=Bổ sung 14 người; tong_so=Theo danh sách lớp
X-AN,1.6,vai_tro=Sở Hai,vai_tro=Quyết định ghi Trưởng phòng
END
    diff "$work/wanted" "$work/got" || return
    $python - "$out-council" <<'END'
import json, sys
from openpyxl import load_workbook
rows = load_workbook(sys.argv[1] + "/results.xlsx")["Từng nội dung"].iter_rows(
    min_row=4, values_only=True)
head = next(rows)
assert head[15:] == ("Số liệu báo cáo → được chấp nhận", "Người điều chỉnh số liệu, lý do"), head
by_place = {(row[1], row[3]): row[15:] for row in rows}
assert by_place["X-AN", "1.5"] == ("Số văn bản: 2 → 1",
                                   "Hội đồng thẩm định: Một văn bản được công nhận"), by_place
assert by_place["X-CHAU", "1.1"] == ("Có chuyên trang: Có → Không", "Sở Một"), by_place
assert not any(by_place["X-AN", "1.1"]), by_place["X-AN", "1.1"]
units = {u["code"]: u for u in json.load(open(sys.argv[1] + "/results.json"))["levels"][0]["units"]}
one = {i["code"]: i for i in units["X-BINH"]["indicators"]}
assert one["1.4"]["accepted_by"] == {
    "so": {"agency": "Hội đồng thẩm định", "reason": "Theo biên bản kiểm tra"}}, one["1.4"]
END
}
check "everybody is told who corrected a value, and why" correctors

told() {
    columns problems.csv code message | grep -v '^W6' | sort >"$work/got"
    cat >"$work/wanted" <<END
W512,2.1: đề nghị không áp dụng mà không có giải trình
W708,X-AN: 1.5: các cơ quan chấm khác nhau: Sở Một 3,00; Sở Hai 0,00
W731,X-CHAU: 1.1: điều chỉnh số liệu từ Có thành Không mà không có lý do
END
    diff "$work/wanted" "$work/got"
}
check "a correction without reason is told, at its cell" told

report() {
    pdftotext -layout "$out/units/X-AN/bao-cao-tham-dinh-2.pdf" - | tr -s ' \n' ' ' >"$work/report"
    says "$work/report" "báo cáo 80, chấp nhận 84 người" &&
        says "$work/report" "báo cáo Phó Chủ tịch, chấp nhận Khác" &&
        says "$work/report" "(đơn vị đề nghị, cơ quan chấm xác nhận)" || return
    pdftotext -layout "$out/units/X-BINH/bao-cao-tham-dinh-2.pdf" - | tr -s ' \n' ' ' >"$work/report"
    says "$work/report" "đề nghị không áp dụng không được chấp nhận"
}
check "the unit's report says what was corrected" report
check "the report of round 2 is heard as it is read" \
    heard "$out/units/X-AN/bao-cao-tham-dinh-2.pdf" bao-cao-tham-dinh-2
