#!/bin/sh
# The same input gives the same bytes; what an earlier run left and this one does
# not make is removed, what others put there is not.
. tests/lib.sh

small=$work/small
inputs=$work/inputs
small_campaign "$small"
small_inputs "$inputs" "$small" || exit 1

# small_run OUTPUT OPTION...
small_run() {
    output=$1
    shift
    exits 0 "$dti" run "$inputs" -c "$small/campaign.yaml" -o "$output" -q "$@"
}

# --- The same bytes --------------------------------------------------------

samples || { echo "not ok - the samples can be run"; exit 1; }
again() {
    exits 1 "$dti" run input-samples -o "$build/again" -q -j 1 &&
        same "$samples" "$build/again"
}
check "the samples again, with one worker: the same bytes" again
rm -rf "$build/again"

check "a run" small_run "$work/one" -j 1
# same_run NAME OPTION...: a run with these gives what the first one gave.
same_run() {
    name=$1
    shift
    runs() { small_run "$work/other" "$@" && same "$work/one" "$work/other"; }
    check "$name" runs "$@"
}
same_run "over its own output" -j 1
same_run "with two workers" -j 2
same_run "with more workers than documents" -j 64
elsewhere() {
    mkdir "$work/moved"
    cp -r "$inputs" "$small" "$work/moved"
    (cd "$work/moved" && TZ=Asia/Ho_Chi_Minh LC_ALL=C exits 0 "$dti" run inputs \
        -c small/campaign.yaml -o out -q) && same "$work/one" "$work/moved/out"
}
check "from another folder, in another time zone and locale" elsewhere
touched() {
    find "$inputs" "$small" -type f -exec touch -d 2001-02-03 {} +
    small_run "$work/other" && same "$work/one" "$work/other"
}
check "with other times of the files" touched

# A document that prints "□" for a sign adds a problem to tables that are made
# meanwhile, where there are two workers.
late_problem() {
    sed 's/name: Sở Y tế,/name: Sở Y tế 𓀀,/' "$small/units.yaml" >"$work/units" &&
        cp -r "$small" "$work/strange" && cp "$work/units" "$work/strange/units.yaml" || return
    for jobs in 1 2; do
        exits 0 "$dti" run "$inputs" -c "$work/strange/campaign.yaml" -o "$work/late-$jobs" -q -j "$jobs" || return
    done
    says "$work/late-2/problems.csv" W901 && same "$work/late-1" "$work/late-2"
}
check "a problem of printing is in tables that were begun before" late_problem

# --- SOURCE_DATE_EPOCH -----------------------------------------------------

dated() {
    SOURCE_DATE_EPOCH=1700000000 small_run "$work/dated" || return
    if has pdfinfo; then
        TZ=UTC pdfinfo "$work/dated/par-index.pdf" >"$work/info"
        says "$work/info" "Tue Nov 14 22:13:20 2023" || return
    fi
    ! cmp -s "$work/one/par-index.pdf" "$work/dated/par-index.pdf"
}
check "SOURCE_DATE_EPOCH is the documents' date" dated
dated_again() {
    SOURCE_DATE_EPOCH=1700000000 small_run "$work/dated-2" && same "$work/dated" "$work/dated-2"
}
check "and gives the same bytes" dated_again
date_is_garbage() {
    SOURCE_DATE_EPOCH=yesterday small_run "$work/other" && same "$work/one" "$work/other"
}
check "one that is no number does not count" date_is_garbage

# --- The manifest ----------------------------------------------------------

manifest_is_true() {
    $python - "$work/one" "$inputs" "$small" <<'PYTHON'
import hashlib, json, os, sys
output, inputs, campaign = sys.argv[1:]
manifest = json.load(open(output + "/manifest.json"))
for key, folder in (("outputs", output), ("inputs", inputs), ("campaign", campaign)):
    for entry in manifest[key]:
        data = open(os.path.join(folder, entry["path"]), "rb").read()
        assert len(data) == entry["bytes"], entry
        assert hashlib.sha256(data).hexdigest() == entry["sha256"], entry
    paths = [entry["path"] for entry in manifest[key]]
    assert paths == sorted(paths, key=str.encode) and len(set(paths)) == len(paths), key
    there = {os.path.relpath(os.path.join(base, name), folder)
             for base, _, names in os.walk(folder) for name in names}
    assert there - {"manifest.json"} == set(paths), (key, there ^ set(paths))
PYTHON
}
check "manifest.json has every input, campaign file and output" manifest_is_true

# --- What earlier runs left ------------------------------------------------

out=$work/one
prepare() {
    rm -rf "$out"
    small_run "$out" || return
    echo mine >"$out/mine.txt"
    echo mine >"$out/units/SO-YT/mine.pdf"
}
check "a run, and files of others" prepare
# Such a run cannot know that what later stages made is no longer due.
earlier_stage() {
    find "$out" -name '*.pdf' | sort >"$work/expected"
    small_run "$out" --stage intake || return
    find "$out" -name '*.pdf' | sort >"$work/found"
    same "$work/expected" "$work/found"
}
check "a run of an earlier stage takes away no later document" earlier_stage
fewer_documents() {
    small_run "$out" || return
    echo more >>"$out/units/X-BA-VI/cong-bo-don-vi.pdf"
    find "$out" -type f ! -name cong-bo-don-vi.pdf ! -path '*/de-in/cong-bo-don-vi-*' |
        sort >"$work/expected"
    echo "$out/units/X-BA-VI/cong-bo-don-vi.pdf" >>"$work/expected"
    sort -o "$work/expected" "$work/expected"
    rm "$small/documents/cong-bo-don-vi.md"
    small_run "$out" || return
    find "$out" -type f | sort >"$work/found"
    same "$work/expected" "$work/found" && [ "$(cat "$out/mine.txt")" = mine ]
}
check "what is not made any more is removed; what others made or changed stays" fewer_documents
fewer_units() {
    sed -i '/X-GIA-LAM/d' "$small/units.yaml"
    rm "$inputs"/tham-dinh/* "$inputs/xa-phuong/X-GIA-LAM.xlsx"
    small_run "$out" --stage intake && [ ! -e "$out/units/X-GIA-LAM" ] && [ -e "$out/units/SO-YT" ]
}
check "the folder of a unit that is gone is removed" fewer_units
lying_manifest() {
    echo precious >"$work/precious"
    sum=$(sha256sum "$work/precious" | cut -d ' ' -f 1)
    $python - "$out/manifest.json" "$sum" "$work/precious" <<'PYTHON'
import json, sys
path, total, precious = sys.argv[1:]
manifest = json.load(open(path))
for name in ("../precious", precious, "units/../../precious", "", ".", 5, None):
    manifest["outputs"].append({"path": name, "bytes": 9, "sha256": total})
manifest["outputs"] += [1, None, {}]
json.dump(manifest, open(path, "w"))
PYTHON
    small_run "$out" --stage intake && [ "$(cat "$work/precious")" = precious ]
}
check "a manifest that lies removes nothing outside OUTPUT" lying_manifest
broken_manifest() {
    for text in '' '{' '[]' '{"outputs": 1}' 'null'; do
        echo "$text" >"$out/manifest.json"
        small_run "$out" --stage intake || return
    done
}
check "a manifest that is broken does no harm" broken_manifest
