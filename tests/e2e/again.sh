#!/bin/sh
# A run over an old OUTPUT prints again only what changed, and gives the bytes of
# a run that makes all anew.
. tests/lib.sh

campaign=$work/campaign
inputs=$work/inputs
old=$work/first
out=$work/over
fresh=$work/anew
small_campaign "$campaign"
small_inputs "$inputs" "$campaign" || exit 1
# A program and fonts that can be changed.
mkdir "$work/bin"
cp -r "$dti" "$build/fonts" "$work/bin"
program=$work/bin/dti

# runs OUTPUT OPTION...: what it says is in $work/out and $work/err.
runs() {
    output=$1
    shift
    exits 0 "$program" run "$inputs" -c "$campaign/campaign.yaml" -o "$output" "$@"
}
# The documents of $out as files: one that is printed again is another file.
documents() {
    find "$out" -name '*.pdf' -printf '%i %P\n' | LC_ALL=C sort
}
# printed: paths of the documents that the last run over $out printed.
printed() {
    documents | LC_ALL=C comm -13 "$work/before" - | cut -d ' ' -f 2
}
# The other files of $out that are left where nothing in them changed.
packed() {
    (cd "$out" && find de-gui results.xlsx da-doc.dat -type f -printf '%i %P %p\n') | cut -d ' ' -f 1,3 | LC_ALL=C sort
}
# repacked: paths of those that the last run over $out made again.
repacked() {
    packed | LC_ALL=C comm -13 "$work/packed.before" - | cut -d ' ' -f 2
}
# again OPTION...: a run over what the first one left, and one that makes all
# anew over the same: their bytes are the same.
again() {
    rm -rf "$out" "$fresh"
    cp -a "$old" "$out"
    cp -a "$old" "$fresh"
    documents >"$work/before"
    packed >"$work/packed.before"
    ${meddle-true}
    runs "$out" "$@" || return
    mv "$work/out" "$work/said"
    mv "$work/err" "$work/named"
    printed >"$work/printed"
    repacked >"$work/repacked"
    runs "$fresh" --fresh "$@" || return
    same "$fresh" "$out"
}
# prints WHICH: of the documents the run printed all, none or some again.
prints() {
    total=$(wc -l <"$work/before")
    count=$(wc -l <"$work/printed")
    case $1 in
    all) [ "$count" -ge "$total" ] ;;
    none) [ "$count" -eq 0 ] ;;
    some) [ "$count" -gt 0 ] && [ "$count" -lt "$total" ] ;;
    esac && return
    echo "$count of $total documents printed again, not $1:"
    cat "$work/printed"
    return 1
}
# changed NAME WHICH COMMAND...: with what COMMAND changes, WHICH are printed.
changed() {
    changed_name=$1
    which=$2
    shift 2
    cp -a "$campaign" "$work/campaign.saved"
    cp -a "$inputs" "$work/inputs.saved"
    cp -a "$work/bin" "$work/bin.saved"
    does() { "$@" && again && prints "$which"; }
    check "$changed_name" does "$@"
    for part in campaign inputs bin; do
        rm -rf "${work:?}/$part"
        mv "$work/$part.saved" "$work/$part"
    done
}

check "a run" runs "$old" -q

# --- Nothing changed -------------------------------------------------------

nothing() {
    again && prints none && says "$work/said" "Không có gì thay đổi" &&
        says "$work/said" "Đã đọc " && says "$work/said" "Việc cần làm:" && runs "$fresh" &&
        sed -n '/^Đã đọc/,/^Lỗi/p; /^Việc cần làm/,$p' "$work/said" | sed "s#$out#$fresh#" >"$work/a" &&
        sed -n '/^Đã đọc/,/^Lỗi/p; /^Việc cần làm/,$p' "$work/out" >"$work/b" && same "$work/a" "$work/b"
}
check "nothing changed: nothing is printed, and the same is told" nothing
files() { find "$out" -printf '%i %T@ %P\n' | sort; }
left_alone() {
    again && files >"$work/a" && runs "$out" -q && files >"$work/b" && same "$work/a" "$work/b"
}
check "no file of OUTPUT is touched" left_alone
nothing_fresh() {
    documents >"$work/before"
    runs "$out" -q --fresh && printed >"$work/printed" && same "$old" "$out" && prints all
}
check "--fresh makes all anew" nothing_fresh
touched() { find "$inputs" "$campaign" -type f -exec touch -d 2001-02-03 {} +; }
changed "times alone change nothing" none touched

# --- One thing at a time ---------------------------------------------------

cell() {
    $python - "$inputs/xa-phuong/X-BA-VI.xlsx" <<'PYTHON'
import openpyxl, sys
book = openpyxl.load_workbook(sys.argv[1])
for cells in book["Tự đánh giá"].iter_rows(min_col=4, max_col=4):
    if isinstance(cells[0].value, (int, float)) and cells[0].value > 10:
        cells[0].value -= 1
        break
book.save(sys.argv[1])
PYTHON
}
changed "a cell" some cell
only_what_has_it() {
    says "$work/repacked" de-gui/X-BA-VI.zip && ! grep -q SO-NV "$work/repacked"
}
check "the parcels of another level are left" only_what_has_it
phone() {
    $python - "$inputs/xa-phuong/X-BA-VI.xlsx" <<'PYTHON'
import openpyxl, sys
book = openpyxl.load_workbook(sys.argv[1])
for row in book["Thông tin"].iter_rows():
    for cell in row:
        if cell.value == "Điện thoại":
            cell.offset(column=1).value = "0987 654 321"
book.save(sys.argv[1])
PYTHON
}
changed "a telephone number, which is on the receipt" some phone
only_its_own() { [ "$(grep de-gui "$work/repacked")" = de-gui/X-BA-VI.zip ]; }
check "only the parcel that the receipt is in is packed again" only_its_own
copied() { cp "$inputs/xa-phuong/X-BA-VI.xlsx" "$inputs/xa-phuong/Ba Vi 2.xlsx"; }
changed "a second copy of a workbook" some copied
renamed() { mv "$inputs/xa-phuong/X-BA-VI.xlsx" "$inputs/xa-phuong/Ba Vi.xlsx"; }
changed "a workbook's name" some renamed
template() { echo 'Một câu nữa.' >>"$campaign/documents/par-index.md"; }
changed "a template" some template
only_par_index() { [ "$(cat "$work/printed")" = par-index.pdf ]; }
check "only its document is printed" only_par_index
nothing_packed() { [ ! -s "$work/repacked" ]; }
check "and nothing is packed again, as no parcel has it" nothing_packed
subject() { sed -i 's/^subject: .*/subject: Khác/' "$campaign/documents/par-index.md"; }
changed "the subject in a template's head" some subject
check "again only its document" only_par_index
partial() { echo 'Một câu nữa.' >>"$campaign/documents/_contact.md"; }
changed "a partial" some partial
new_template() { sed 's/^name: .*/name: khac/' "$campaign/documents/par-index.md" >"$campaign/documents/khac.md"; }
changed "another template" some new_template
unit_name() { sed -i 's/name: Xã Ba Vì/name: Xã Ba Vì Mới/' "$campaign/units.yaml"; }
changed "a unit's name" some unit_name
rule() { sed -i '0,/full_at: 0.8/s//full_at: 0.99/' "$campaign/index/commune-2025.yaml"; }
changed "a rule" some rule
grade() { sed -i 's/{from: 0.9, name: Xuất sắc}/{from: 0.9, name: Rất tốt}/' "$campaign/campaign.yaml"; }
changed "the name of a grade" some grade
deadline() { sed -i 's/^  explanation: 2025-12-29/  explanation: 2025-12-30/' "$campaign/campaign.yaml"; }
changed "a deadline" some deadline
issuer() { sed -i 's/^date: .*/date: 2026-02-20/' "$campaign/campaign.yaml"; }
changed "the campaign's date, which each document carries" all issuer
font() { mv "$work/bin/fonts/serif-bold.ttf" "$work/f" && mv "$work/bin/fonts/serif-italic.ttf" "$work/bin/fonts/serif-bold.ttf" && mv "$work/f" "$work/bin/fonts/serif-italic.ttf"; }
changed "a font" all font
program_changes() {
    objcopy --dump-section .note.gnu.build-id="$work/note" "$program" "$work/ignored" &&
        $python -c "
import sys
note = bytearray(open(sys.argv[1], 'rb').read())
note[-1] ^= 1
open(sys.argv[1], 'wb').write(note)" "$work/note" &&
        objcopy --update-section .note.gnu.build-id="$work/note" "$program"
}
if has objcopy; then
    changed "the program" all program_changes
else
    skip "the program" "no objcopy"
fi
dated() {
    SOURCE_DATE_EPOCH=1700000000
    export SOURCE_DATE_EPOCH
    again -q
    code=$?
    unset SOURCE_DATE_EPOCH
    [ "$code" -eq 0 ] && prints all
}
check "SOURCE_DATE_EPOCH" dated
earlier() { again -q --stage intake && prints none && says "$out/manifest.json" '"kept": true'; }
check "an earlier stage: its documents are as they were" earlier

# --- OUTPUT changed --------------------------------------------------------

# one COMMAND: with what it changes in $out.
one() { meddle=$1; again -q; code=$?; unset meddle; return "$code"; }
# Moved, so that the new file cannot have the number of the old one.
delete_document() { mv "$out/units/X-BA-VI/phieu-tiep-nhan.pdf" "$work/gone.pdf"; }
# The level's PDF is printed from its documents, and with any of them.
deleted() {
    one delete_document && [ "$(grep -v '^de-in/' "$work/printed")" = units/X-BA-VI/phieu-tiep-nhan.pdf ] &&
        [ ! -s "$work/named" ]
}
check "a document that is gone is printed again, and no other" deleted
delete_table() { rm "$out/problems.csv"; }
table_deleted() { one delete_table && prints none; }
check "a table that is gone is made again" table_deleted
alter_document() { echo x >>"$out/units/X-BA-VI/phieu-tiep-nhan.pdf"; }
altered() {
    one alter_document && [ "$(cat "$work/printed")" = units/X-BA-VI/phieu-tiep-nhan.pdf ] &&
        [ "$(wc -l <"$work/named")" -eq 1 ] &&
        says "$work/named" "units/X-BA-VI/phieu-tiep-nhan.pdf: đã bị sửa sau lần chạy trước; đã được làm lại"
}
check "a document that somebody altered is named and printed again" altered
alter_table() { sed -i 's/^E/W/' "$out/results.csv" && echo >>"$out/results.csv"; }
table_altered() {
    one alter_table && prints none && says "$work/named" "results.csv: đã bị sửa"
}
check "a table that somebody altered is named and made again" table_altered
alter_parcel() { echo x >>"$out/de-gui/X-BA-VI.zip"; }
parcel_altered() {
    one alter_parcel && prints none && [ "$(cat "$work/repacked")" = de-gui/X-BA-VI.zip ] &&
        says "$work/named" "de-gui/X-BA-VI.zip: đã bị sửa"
}
check "a parcel that somebody altered is named and packed again" parcel_altered
alter_receipt() { echo x >>"$out/units/X-BA-VI/phieu-tiep-nhan.pdf" && echo x >>"$out/de-gui/X-BA-VI.zip"; }
both_altered() { one alter_receipt && [ "$(wc -l <"$work/named")" -eq 2 ]; }
check "with one of its documents, too" both_altered

# What the workbooks hold is kept, and believed only while it is what was left.
alter_cells() { printf x >>"$out/da-doc.dat"; }
cells_altered() {
    one alter_cells && prints none && says "$work/named" "da-doc.dat: đã bị sửa sau lần chạy trước; đã được làm lại"
}
check "kept cells that somebody altered are named and made again" cells_altered
# meddled OFFSET: one byte of the kept cells is another, and the manifest agrees.
meddled() {
    $python - "$out" "$1" <<'PYTHON'
import hashlib, json, sys
place = sys.argv[1] + "/da-doc.dat"
data = bytearray(open(place, "rb").read())
data[int(sys.argv[2])] ^= 255
open(place, "wb").write(data)
manifest = json.load(open(sys.argv[1] + "/manifest.json"))
for entry in manifest["outputs"]:
    if entry["path"] == "da-doc.dat":
        entry["sha256"] = hashlib.sha256(data).hexdigest()
manifest["run"]["today"] = "2000-01-01"  # so that this is not the same run
json.dump(manifest, open(sys.argv[1] + "/manifest.json", "w"))
PYTHON
}
damage_head() { meddled 14; }
damage_sum() { meddled 30; }
damage_end() { meddled -3; }
cells_damaged() { one damage_head && one damage_sum && one damage_end; }
check "damaged cells are of no use, and do no harm" cells_damaged
sign() { printf '\n/ByteRange [0 1 2 3]\n' >>"$out/par-index.pdf"; }
signed() {
    rm -rf "$out"
    cp -a "$old" "$out"
    sign
    cp "$out/par-index.pdf" "$work/signed.pdf"
    for option in -q -q --fresh; do
        runs "$out" "$option" && same "$work/signed.pdf" "$out/par-index.pdf" &&
            says "$out/problems.csv" W903 || return
        grep "đã bị sửa" "$work/err" && return 1
    done
    true
}
check "a document that somebody signed stays, whatever the run" signed
lies() {
    rm -rf "$out"
    cp -a "$old" "$out"
    sed -i 's/"fonts": "[0-9a-f]*"/"fonts": null/; s/"build": "[0-9a-f]*"/"build": null/' "$out/manifest.json"
    documents >"$work/before"
    runs "$out" -q && printed >"$work/printed" && same "$old" "$out" && prints all
}
check "nothing is kept of a program that nobody knows" lies

# What the campaign and its templates hold was checked by the run before: only
# while they are the same.
mistaken() {
    rm -rf "$out"
    cp -a "$old" "$out"
    cp -a "$campaign" "$work/campaign.saved"
    echo '{{nobody.knows.it}}' >>"$campaign/documents/par-index.md"
    exits 2 "$program" run "$inputs" -c "$campaign/campaign.yaml" -o "$out" -q &&
        says "$work/err" 'nobody' && same "$old" "$out"
    mistaken_status=$?
    rm -rf "$campaign"
    mv "$work/campaign.saved" "$campaign"
    return $mistaken_status
}
check "a template that is wrong since is refused" mistaken
