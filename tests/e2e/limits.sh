#!/bin/sh
# Workbooks that attack their reader: each is named, the others are still scored,
# and memory stays bounded. The limits themselves are tested one below, at and one
# above in tests/unit/xlsx.
. tests/lib.sh

small=$work/small
inputs=$work/inputs
small_campaign "$small"
small_inputs "$inputs" "$small" || exit 1

# bounded COMMAND...: with 1.5 GiB of address space, except under sanitizers.
bounded() {
    if $sanitized; then
        "$@"
    else
        (ulimit -v 1572864 && exec "$@")
    fi
}

tests/make_hostile.py "$inputs/xa-phuong/X-BA-VI.xlsx" "$work/hostile" || exit 1
rm "$inputs/xa-phuong/X-BA-VI.xlsx"
mv "$work/hostile" "$inputs"
out=$work/out-hostile
check "a run over hostile workbooks ends with 1" \
    exits 1 bounded "$dti" run "$inputs" -c "$small/campaign.yaml" -o "$out" -q -j 2
named() {
    $python - "$out/problems.csv" "$1" <<'PYTHON'
import csv, sys
path, name = sys.argv[1:]
rows = [row for row in csv.DictReader(open(path, encoding="utf-8-sig")) if row["file"] == "hostile/" + name]
codes = {row["code"] for row in rows}
print(name, "is named by", codes or "nothing")
# The faults themselves stand beside the one that there are too many.
sys.exit(codes - {"E303", "W218"} != {name[:4]})
PYTHON
}
for file in "$inputs"/hostile/*; do
    check "$(basename "$file" .xlsx)" named "$(basename "$file")"
done
others_are_scored() {
    $python - "$out/results.json" <<'PYTHON'
import json, sys
units = {u["code"]: u for level in json.load(open(sys.argv[1]))["levels"] for u in level["units"]}
states = {code: unit["state"] for code, unit in units.items()}
assert states == {"SO-NV": "ok", "SO-YT": "ok", "P-BA-DINH": "ok", "X-GIA-LAM": "ok", "X-BA-VI": "errors"}, states
assert all(units[code]["points"]["final"] > 0 for code in states), states
PYTHON
}
check "the other units are scored" others_are_scored
documents_are_there() {
    for unit in SO-NV SO-YT P-BA-DINH X-GIA-LAM; do
        for name in phieu-tiep-nhan bao-cao-tham-dinh-1 cong-bo-don-vi; do
            [ -f "$out/units/$unit/$name.pdf" ] || { echo "missing: $unit/$name"; return 1; }
        done
    done
    for folder in . de-gui de-in units units/P-BA-DINH units/SO-NV units/SO-YT units/X-BA-VI units/X-GIA-LAM; do
        echo "$folder"
    done | sort >"$work/folders-due"
    (cd "$out" && find . -type d | sed 's|^\./||') | sort >"$work/folders"
    same "$work/folders-due" "$work/folders" || return
    [ ! -e "$out/../etc" ] && [ ! -e "$out/../../etc" ]
}
check "their documents are there, and no others" documents_are_there
check_names_them() {
    exits 1 bounded "$dti" check -c "$small/campaign.yaml" "$inputs"/hostile/* || return
    for file in "$inputs"/hostile/*; do
        grep -F "$file: " "$work/out" | grep -q "\[$(basename "$file" | cut -c 1-4)\]$" || { echo "$file"; return 1; }
    done
}
check "check names them too" check_names_them
cells_survives() {
    for file in "$inputs"/hostile/*; do
        code=0
        bounded "$dti" cells "$file" >"$work/cells" 2>&1 || code=$?
        [ $code -le 1 ] || { echo "exit $code: $file"; tail -n 20 "$work/cells"; return 1; }
    done
}
check "cells survives them" cells_survives

# Files that are no files: none is a workbook, so there is nothing to run over.
odd_inputs() {
    mkdir -p "$work/odd/folder.xlsx"
    ln -s "$work/odd" "$work/odd/loop"
    ln -s /dev/zero "$work/odd/zero.xlsx"
    ln -s nowhere "$work/odd/gone"
    mkfifo "$work/odd/pipe.xlsx"
    exits 2 timeout 20 "$dti" run "$work/odd" -c "$small/campaign.yaml" -o "$work/odd-out" -q
}
check "links in a circle, devices, pipes and dangling links are survived" odd_inputs
# Where a link is named like a workbook, somebody's is out of reach.
dangling_workbook() {
    ln -s nowhere "$work/odd/gone.xlsx"
    exits 3 timeout 20 "$dti" run "$work/odd" -c "$small/campaign.yaml" -o "$work/odd-out" -q || return
    says "$work/err" "$work/odd/gone.xlsx: không đọc được tệp: đây là liên kết không dẫn tới tệp nào" || return
    [ ! -e "$work/odd-out" ] || { find "$work/odd-out"; return 1; }
}
check "a dangling link named like a workbook is refused by its name" dangling_workbook

corpus=${DTI_SHARED:-../shared}/corpus
if [ -d "$corpus" ]; then
    if $sanitized; then
        mkdir "$work/corpus"
        find "$(realpath "$corpus")" -name '*.xls[xm]' | sort | awk 'NR % 5 == 0' |
            xargs -d '\n' ln -s -t "$work/corpus"
        corpus=$work/corpus
    fi
    over_corpus() {
        exits 1 bounded "$dti" run "$corpus" -c "$small/campaign.yaml" -o "$work/out-corpus" -q -j 2 &&
            [ -f "$work/out-corpus/results.json" ]
    }
    check "a run over workbooks from everywhere" over_corpus
    cells_of_corpus() {
        find -L "$corpus" -name '*.xls[xm]' -print0 >"$work/names"
        code=0
        (ulimit -t 120 && xargs -0 "$dti" cells <"$work/names") >"$work/cells" 2>"$work/cells-err" || code=$?
        # xargs says 123 where a call ended with 1 to 125.
        [ $code -eq 0 ] || [ $code -eq 123 ] || { echo "exit $code"; tail -n 20 "$work/cells-err"; return 1; }
        ! grep -e 'runtime error' -e AddressSanitizer -e LeakSanitizer "$work/cells-err" || return
        # Five kinds, four fields, valid UTF-8.
        iconv -f UTF-8 -t UTF-8 "$work/cells" >"$work/utf8" &&
            ! awk -F '\t' 'NF != 4 || $3 !~ /^(number|text|bool|date|error)$/' "$work/utf8" | head -n 5 | grep .
    }
    check "cells of them: four fields, five kinds" cells_of_corpus
else
    skip "workbooks from everywhere" "$corpus is not there"
fi
