#!/bin/sh
# The examples of docs/bo-chi-so.md are one index set: dti reads them, makes the
# forms, and refuses none of their rules.
. tests/lib.sh

campaign=$work/campaign
# examples: the indicators of the guide, indented as a list of a group.
examples() {
    sed -n '/^```yaml$/,/^```$/ { /^```/d; s/^/      /p }' docs/bo-chi-so.md
}
lay_down() {
    mkdir -p "$campaign/documents"
    max=$(examples | awk '$1 == "max:" { sum += $2 } END { print sum }')
    cat >"$campaign/campaign.yaml" <<END
{year: 2025, title: Thử, date: 2026-01-30, units: units.yaml, documents: documents,
 levels: [{id: xa, title: Xã, index: index.yaml}], grades: [{from: 0, name: Đạt}]}
END
    echo 'units: [{code: X-1, name: Xã Một, level: xa, kind: Xã}]' >"$campaign/units.yaml"
    {
        printf 'level: xa\nyear: 2025\ntitle: Thử\nmax: %s\n' "$max"
        printf 'groups:\n  - code: "1"\n    title: Nhóm\n    max: %s\n    indicators:\n' "$max"
        examples
    } >"$campaign/index.yaml"
}
lay_down
check "every example is an indicator" test "$(grep -c '^      - code:' "$campaign/index.yaml")" -eq 18
check "dti reads the examples and makes their form" \
    exits 0 "$dti" forms -c "$campaign/campaign.yaml" -o "$work/forms"
