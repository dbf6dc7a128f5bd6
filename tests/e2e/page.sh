#!/bin/sh
# index.html in a headless browser and results.xlsx read back: a run over the
# samples, a campaign with hostile names (tests/page/make_campaign.py).
set -u
dti=$DTI_BUILD/dti
work=$DTI_BUILD/page
rm -rf "$work"
/usr/bin/python3 tests/page/make_campaign.py "$work" || exit 1

for out in out again; do
    "$dti" run "$work/in" -c "$work/templates/campaign.yaml" -o "$work/$out" \
        --quiet >"$work/$out.log" 2>&1
    code=$?
    [ $code -le 1 ] || {
        cat "$work/$out.log"
        exit 1
    }
done
for name in index.html results.xlsx; do
    if cmp "$work/out/$name" "$work/again/$name"; then
        echo "ok - $name: the same bytes from the same input"
    else
        echo "not ok - $name: the same bytes from the same input"
    fi
    if grep -q "\"path\": \"$name\"" "$work/out/manifest.json"; then
        echo "ok - $name is in the manifest"
    else
        echo "not ok - $name is in the manifest"
    fi
done

/usr/bin/python3 tests/page/book_test.py "$work/out" || exit 1
if command -v chromium >/dev/null; then
    /usr/bin/python3 tests/page/page_test.py "$work" || exit 1
else
    echo "ok - index.html in a browser # SKIP chromium is not installed"
fi
