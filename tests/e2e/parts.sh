#!/bin/sh
# The page of a campaign of many units, which is in parts: their place in OUTPUT
# here, what a reader meets in tests/page/parts.mjs.
. tests/lib.sh

out=$work/out
few=$work/few
scripts/bench-scale-campaign 420 "$work/many" 3 || exit 1

# run_into CAMPAIGN: a run over the three workbooks, into the same OUTPUT.
run_into() {
    "$dti" run "$work/many/in" -c "$1/campaign.yaml" -o "$out" --quiet >"$work/run.log" 2>&1
    [ $? -le 1 ] || {
        cat "$work/run.log"
        exit 1
    }
}

run_into "$work/many/campaign"
listed=$(grep -c '"path": "trang/.*\.js"' "$out/manifest.json")
there=$(find "$out/trang" -name '*.js' | wc -l)
check "every part is there and in the manifest" test "$listed" -eq "$there"
check "units are in the parts and not in the page" \
    sh -c '! grep -q "id=\"unit-" "$1/index.html" && grep -q X-00419 "$1/trang/don-vi-1-4.js"' sh "$out"

cp -r "$out" "$work/alone" && rm -r "$work/alone/trang"
if $sanitized || ! has node npm chromium; then
    skip "the page in parts in a browser" "a sanitized build, or node, npm or chromium is missing"
elif ! npm_ready; then
    skip "the page in parts in a browser" "npm cannot fetch puppeteer-core and axe-core"
else
    node tests/page/parts.mjs "$npm" "$out" "$work/alone" || exit 1
fi

# A campaign of few units has no parts, and what an earlier run left goes.
cp -r "$work/many/campaign" "$few"
sed -i '/code: X-00[1-4]/d' "$few/units.yaml"
run_into "$few"
check "parts that are made no more are taken away" test ! -e "$out/trang"
