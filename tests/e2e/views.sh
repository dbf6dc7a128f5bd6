#!/bin/sh
# Every view of index.html, as a reader meets it: puppeteer-core drives Chromium
# over a run of five units, of which one sent a file that nobody can read and one
# agency sent nothing (tests/page/views.mjs); axe-core looks at each view.
. tests/lib.sh

if has node; then
    node tests/page/script_test.mjs || exit 1
else
    skip "parts of the page's script" "node is missing"
fi
if $sanitized || ! has node npm chromium; then
    skip "the views of index.html" "a sanitized build, or node, npm or chromium is missing"
    exit
fi
if ! npm_ready; then
    skip "the views of index.html" "npm cannot fetch puppeteer-core and axe-core"
    exit
fi

small_campaign "$work/campaign"
small_inputs "$work/in" "$work/campaign" >"$work/inputs.log" 2>&1 || exit 1
echo "not a workbook" >"$work/in/xa-phuong/X-GIA-LAM.xlsx"
rm "$work/in/tham-dinh/Sở Y tế "*
"$dti" run "$work/in" -c "$work/campaign/campaign.yaml" -o "$work/out" --quiet >"$work/run.log" 2>&1
[ $? -eq 1 ] || {
    cat "$work/run.log"
    exit 1
}
mkdir "$work/copied" && cp -r "$work/out" "$work/copied/out"
node tests/page/views.mjs "$npm" "$work/out" "$work/copied/out"
views=$?

# other KIND INBOX CAMPAIGN: the page of another campaign (tests/page/others.mjs).
other() {
    "$dti" run "$2" -c "$3/campaign.yaml" -o "$work/$1-out" --quiet >"$work/run.log" 2>&1
    [ $? -le 1 ] || {
        cat "$work/run.log"
        exit 1
    }
    node tests/page/others.mjs "$npm" "$1" "$work/$1-out" || views=1
}

mkdir "$work/empty"
echo "not a workbook" >"$work/empty/ghi-chu.xlsx"
other empty "$work/empty" "$work/campaign"

cp -r "$work/campaign" "$work/long"
# The best grade is a narrow band of the charts.
sed -i -e '/^  - id: city/,/^    index:/d' -e 's/{from: 0.9, name: Xuất sắc}/{from: 0.95, name: Xuất sắc}/' \
    "$work/long/campaign.yaml"
sed -i -e '/level: city/d' \
    -e 's/name: Phường Ba Đình/name: Khu kinh tế cửa khẩu và khu công nghệ cao phía Đông trực thuộc Ủy ban nhân dân/' \
    -e 's/name: Xã Ba Vì/name: Xã Nghĩa trang Liệt sĩ Đồng bào các dân tộc thiểu số Thượng Nguyên/' "$work/long/units.yaml"
small_inputs "$work/long-in" "$work/long" >"$work/inputs.log" 2>&1 || exit 1
other alone "$work/long-in" "$work/long"

province=templates/examples/province-2024
"$dti" forms -c $province/campaign.yaml -o "$work/blank" >/dev/null 2>&1
other supplied "$work/blank" $province
exit "$views"
