#!/bin/sh
# The examples of docs/bo-chi-so.md are one index set: dti reads them, makes the
# forms, and refuses none of their rules.
. tests/lib.sh

campaign=$work/campaign
# section FIRST LAST: the guide from one heading to the other.
section() {
    sed -n "/^## $1/,/^## $2/p" docs/bo-chi-so.md
}
# examples: the indicators of the guide, indented as a list of a group.
examples() {
    section "Một giá trị" "Hay viết nhầm" | sed -n '/^```yaml$/,/^```$/ { /^```/d; s/^/      /p }'
}
# tree: the examples of groups, which are one index set together.
tree() {
    printf 'level: xa\nyear: 2025\ntitle: Thử\nmax: 29\n'
    section "Cây của bộ chỉ số" "Một giá trị" | sed -n '/^```yaml$/,/^```$/ { /^```/d; p }'
}
lay_down() {
    mkdir -p "$campaign/documents"
    # A bonus stands outside the maximum; its kind follows its maximum.
    max=$(examples | awk '$1 == "max:" { last = $2; sum += last } $1 == "kind:" && $2 == "bonus" { sum -= last }
        END { print sum }')
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
check "every example is an indicator" test "$(grep -c '^      - code:' "$campaign/index.yaml")" -eq 21
check "dti reads the examples and makes their form" \
    exits 0 "$dti" forms -c "$campaign/campaign.yaml" -o "$work/forms"

reads_tree() {
    tree >"$campaign/index.yaml" &&
        exits 0 "$dti" forms -c "$campaign/campaign.yaml" -o "$work/tree"
}
check "dti reads the examples of groups, bonus, penalty, facts and pillars" reads_tree
