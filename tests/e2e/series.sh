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
