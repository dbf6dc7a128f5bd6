#!/bin/sh
# A unit that was formed of former ones is compared with their mean.
. tests/lib.sh

campaign=$work/campaign
export SOURCE_DATE_EPOCH=1769731200
small_campaign "$campaign"
sed -i 's/code: X-BA-VI,/code: X-BA-VI, merged_from: [X-BA-VI, X-CU],/; s/code: X-GIA-LAM,/code: X-GIA-LAM, merged_from: [X-CU-1, X-KHONG-CO],/' \
    "$campaign/units.yaml"
cat >"$campaign/results-2024.csv" <<END
level,code,rank,index
commune,P-BA-DINH,3,0.9000
commune,X-BA-VI,1,0.8000
commune,X-CU,2,0.7001
commune,X-CU-1,4,0.5000
city,X-CU,1,0.1000
END
sed -i '/^previous:/d' "$campaign/campaign.yaml"
echo 'previous: results-2024.csv' >>"$campaign/campaign.yaml"
small_inputs "$work/in" "$campaign"
check "a campaign with merged units runs" \
    exits 0 "$dti" run "$work/in" -c "$campaign/campaign.yaml" -o "$work/result" --quiet

# text CODE: the publication of a unit, on one line.
text() {
    pdftotext -layout "$work/result/units/$1/cong-bo-don-vi.pdf" - | tr -s ' \n' ' ' >"$work/text"
}
# (0.8 + 0.7001) / 2 = 0.75005, half up.
merged() {
    text X-BA-VI
    says "$work/text" "chỉ số 0,7501" &&
        says "$work/text" "trung bình của các đơn vị trước khi sắp xếp (X-BA-VI, X-CU)" || return
    ! grep -q 'hạng –' "$work/text"
}
check "the earlier result of a merged unit is the mean of the former ones" merged
incomplete() {
    text X-GIA-LAM
    ! grep -q "So với năm" "$work/text"
}
check "nothing is said where a former unit has no result" incomplete
others() {
    text P-BA-DINH
    says "$work/text" "chỉ số 0,9000" && says "$work/text" "hạng 3"
}
check "other units keep their own" others

# Several years: X-GIA-LAM is new in 2024, P-BA-DINH had another code in 2022.
cat >"$campaign/results-2022.csv" <<END
level,code,state,rank,index,max,final
commune,P-CU,ok,2,0.7500,300.00,225.00
commune,X-BA-VI,ok,3,0.6000,300.00,180.00
commune,X-CU,missing,,0.0000,300.00,0.00
END
sed -i 's/code: P-BA-DINH,/code: P-BA-DINH, merged_from: [P-CU],/; s/, merged_from: \[X-CU-1, X-KHONG-CO\]//' \
    "$campaign/units.yaml"
sed -i '/^previous:/d' "$campaign/campaign.yaml"
cat >>"$campaign/campaign.yaml" <<END
previous:
  - {year: 2022, file: results-2022.csv}
  - {year: 2024, file: results-2024.csv}
END
check "a campaign with two earlier years runs" \
    exits 0 "$dti" run "$work/in" -c "$campaign/campaign.yaml" -o "$work/result" --quiet

# A new code is the same unit; 2024 is the year to compare with.
series() {
    text P-BA-DINH
    says "$work/text" "Qua các năm" && says "$work/text" "2022 0,7500 2 0,6750" &&
        says "$work/text" "2024 0,9000 3 0,7250" && says "$work/text" "So với năm 2024: chỉ số 0,9000"
}
check "the publication shows the years, with the means of the level" series
mended() {
    text X-BA-VI
    says "$work/text" "2022 0,3000 – 0,6750 trung bình của X-BA-VI, X-CU" &&
        says "$work/text" "2024 0,7501 – 0,7250 trung bình của X-BA-VI, X-CU" || return
    text X-GIA-LAM
    ! grep -q "Qua các năm" "$work/text"
}
check "a merged unit has the mean in each year, and one that is in none has no series" mended

outputs() {
    $python - "$work/result" <<'END'
import json, sys
results = json.load(open(sys.argv[1] + "/results.json", encoding="utf-8"))
level = next(each for each in results["levels"] if each["id"] == "commune")
assert level["earlier"] == [{"year": 2022, "mean": 0.675, "count": 2},
                            {"year": 2024, "mean": 0.725, "count": 4}], level["earlier"]
units = {each["code"]: each["earlier"] for each in level["units"]}
assert units["P-BA-DINH"][0] == {"year": 2022, "rank": 2, "index": 0.75, "max": 300,
                                 "final": 225, "merged_from": None}, units
assert units["X-BA-VI"][1]["merged_from"] == "X-BA-VI, X-CU", units
assert units["X-GIA-LAM"] == [], units
END
}
check "results.json has the years" outputs
book() {
    $python - "$work/result/results.xlsx" <<'END'
import sys
from openpyxl import load_workbook
rows = list(load_workbook(sys.argv[1])["Qua các năm"].iter_rows(min_row=4, values_only=True))
assert rows[0] == ("Cấp", "Mã đơn vị", "Tên đơn vị", "Chỉ số 2022", "Hạng 2022", "Chỉ số 2024",
                   "Hạng 2024", "Chỉ số 2025", "Hạng 2025", "Ghi chú"), rows[0]
by_code = {row[1]: row for row in rows if row[1]}
assert by_code["P-BA-DINH"][3:7] == (0.75, 2, 0.9, 3), by_code["P-BA-DINH"]
assert by_code["X-BA-VI"][3:7] == (0.3, None, 0.7501, None), by_code["X-BA-VI"]
assert by_code["X-BA-VI"][9] == ("2022: trung bình của X-BA-VI, X-CU; "
                                 "2024: trung bình của X-BA-VI, X-CU"), by_code["X-BA-VI"]
means = [row for row in rows if row[2].startswith("Trung bình") and row[3]]
assert means[0][3] == 0.675 and means[0][5] == 0.725, means
END
}
if $python -c 'import openpyxl' 2>/dev/null; then
    check "results.xlsx has a sheet of the years" book
else
    skip "results.xlsx has a sheet of the years" "openpyxl is not installed"
fi

# The next campaign keeps the years, with files of its own, and adds the last.
followed() {
    exits 0 "$dti" init --from "$campaign" "$work/next" -o "$work/result" -q || return
    sed -n '/^previous:/,$p' "$work/next/campaign.yaml" >"$work/got"
    cat >"$work/wanted" <<END
previous:
  - {year: 2022, file: ket-qua-2022.csv}
  - {year: 2024, file: ket-qua-2024.csv}
  - {year: 2025, file: ket-qua-2025.csv}
END
    same "$work/wanted" "$work/got" && same "$campaign/results-2022.csv" "$work/next/ket-qua-2022.csv" &&
        [ ! -e "$work/next/results-2022.csv" ] &&
        says "$work/next/thay-doi.md" "năm 2022: ket-qua-2022.csv, chép từ" &&
        exits 0 "$dti" forms -c "$work/next/campaign.yaml" -o "$work/next-forms" --form 01 -q
}
check "init --from goes on with the series" followed
