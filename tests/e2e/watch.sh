#!/bin/sh
# dti watch: a first run, then a line and a run for each change, until a signal.
. tests/lib.sh

campaign=$work/campaign
small_campaign "$campaign"
small_inputs "$work/made" "$campaign" || exit 1
# A document of which only the subject, in the PDF's information, changes.
cat >"$campaign/documents/so-luong.md" <<'TEMPLATE'
---
title: Số lượng
subject: "{{sent_count}} đơn vị đã gửi"
for: once
stage: intake
---
# Số lượng
TEMPLATE
inputs=$work/inputs
mkdir "$inputs"
cp -r "$work/made/so-nganh" "$inputs"
out=$inputs/output # inside INPUT and not there yet, as after dti init
log=$work/log
ba_vi=$work/made/xa-phuong/X-BA-VI.xlsx

# begin OPTION...: a watch in the background.
begin() {
    "$dti" watch "$inputs" -o "$out" "$@" >"$log" 2>&1 &
    watcher=$!
    # A watch whose test breaks off ends too.
    trap 'kill "$watcher" 2>/dev/null; rm -rf "$work"' EXIT
}
# heard TEXT: it has printed that since the last `forget`, within 15 seconds.
heard() {
    for _ in $(seq 150); do
        tail -n +"$((read_lines + 1))" "$log" | grep -qF -- "$1" && return
        kill -0 "$watcher" 2>/dev/null || break
        sleep 0.1
    done
    echo "not heard: $1"
    cat "$log"
    return 1
}
forget() {
    read_lines=$(wc -l <"$log")
}
# silent SECONDS: nothing more is printed meanwhile.
silent() {
    sleep "$1"
    [ "$(wc -l <"$log")" -eq "$read_lines" ] && return
    echo "heard:"
    tail -n +"$((read_lines + 1))" "$log"
    return 1
}
# ends SIGNAL: the watch ends with 0.
ends() {
    kill -s "$1" "$watcher"
    code=0
    wait "$watcher" || code=$?
    [ "$code" -eq 0 ] || { echo "exit $code"; cat "$log"; }
    return "$code"
}
# The documents of all other units.
printed() {
    find "$out/units" -name '*.pdf' ! -path '*/X-BA-VI/*' -printf '%p %T@ %i\n' | sort
}

read_lines=0
begin -c "$campaign/campaign.yaml"
check "a first run" heard "2/5 đơn vị đã gửi; 0 lỗi, 0 cảnh báo"
check "which campaign is used is said" heard "Đợt đánh giá: $campaign/campaign.yaml"
check "its output is there" test -f "$out/units/SO-YT/phieu-tiep-nhan.pdf"
forget
check "its own output is no change" silent 1
check "lines begin with the time" grep -Eq '^[0-9]{2}:[0-9]{2}:[0-9]{2} 2/5' "$log"

printed >"$work/before"
dropped() {
    forget
    mkdir -p "$inputs/mới"
    cp "$ba_vi" "$inputs/mới/Ba Vì.xlsx"
    heard "mới/Ba Vì.xlsx: Mẫu 01 của Xã Ba Vì; 0 lỗi, 0 cảnh báo; chỉ số 0," || return
    forget
    silent 1
}
check "a file dropped into a new folder is told in one line" dropped
untouched_stay() {
    printed >"$work/after"
    same "$work/before" "$work/after"
}
check "what has not changed is not printed again" untouched_stay
mkdir "$work/alone"
like_a_run() {
    find "$inputs" -path "$out" -prune -o -type f -printf '%P\n' |
        (cd "$inputs" && xargs -d '\n' cp --parents -t "$work/alone") || return
    exits 0 "$dti" run "$work/alone" -c "$campaign/campaign.yaml" -o "$work/alone/output" -q || return
    same "$work/alone/output" "$out"
}
check "a run afterwards gives the same bytes" like_a_run
forget

locks() {
    forget
    echo lock >"$inputs/mới/~\$Ba Vì.xlsx"
    echo x >"$inputs/mới/.hidden.xlsx"
    echo x >"$inputs/mới/a.xlsx.part"
    silent 1.5 || return
    rm "$inputs/mới/~\$Ba Vì.xlsx" "$inputs/mới/.hidden.xlsx" "$inputs/mới/a.xlsx.part"
    silent 1
}
check "locks, hidden files and downloads under way are ignored" locks
half() {
    forget
    size=$(wc -c <"$work/made/xa-phuong/P-BA-DINH.xlsx")
    head -c $((size / 2)) "$work/made/xa-phuong/P-BA-DINH.xlsx" >"$inputs/mới/Ba Đình.xlsx"
    silent 1.5 || return
    tail -c +$((size / 2 + 1)) "$work/made/xa-phuong/P-BA-DINH.xlsx" >>"$inputs/mới/Ba Đình.xlsx"
    heard "mới/Ba Đình.xlsx: Mẫu 01 của Phường Ba Đình; 0 lỗi, 0 cảnh báo; chỉ số 0,"
}
check "a half copied file is waited for" half
faulty() {
    forget
    cp "input-samples/xa-phuong/Xã Ba Vì.xlsx" "$inputs/mới/Ba Vì.xlsx"
    heard "mới/Ba Vì.xlsx: Mẫu 01 của Xã Ba Vì; 5 lỗi, 3 cảnh báo (2.1: điểm tự đánh giá 12,00 lớn hơn điểm tối đa 10,00); chỉ số 0," &&
        heard "(trước 0,"
}
check "a changed file: its errors, and how the index moved" faulty
garbage() {
    forget
    printf 'ghi chú' >"$inputs/mới/không phải excel.xlsx"
    heard "mới/không phải excel.xlsx: không dùng được; 1 lỗi" || return
    rm "$inputs/mới/không phải excel.xlsx"
    heard "mới/không phải excel.xlsx: đã bỏ khỏi thư mục"
}
check "what is no workbook is named, and that it is gone" garbage
renamed() {
    forget
    mv "$inputs/mới/Ba Đình.xlsx" "$inputs/Ba Đình 2.xlsx"
    heard "mới/Ba Đình.xlsx: đã bỏ khỏi thư mục" && heard "Ba Đình 2.xlsx: Mẫu 01 của Phường Ba Đình"
}
check "a renamed file" renamed
removed() {
    forget
    rm -r "$inputs/mới"
    heard "mới/Ba Vì.xlsx: đã bỏ khỏi thư mục" || return
    for _ in $(seq 50); do
        grep -q '"missing"' "$out/results.json" && break
        sleep 0.1
    done
    $python - "$out/results.json" <<'PYTHON'
import json, sys
units = {u["code"]: u for level in json.load(open(sys.argv[1]))["levels"] for u in level["units"]}
assert units["X-BA-VI"]["state"] == "missing", units["X-BA-VI"]["state"]
assert units["P-BA-DINH"]["state"] == "ok", units["P-BA-DINH"]["state"]
PYTHON
}
check "a removed folder" removed

# The campaign is watched too; while it is wrong, the watch waits.
campaign_changes() {
    forget
    sed -i 's/^for: once/for: nobody/' "$campaign/documents/par-index.md"
    heard "par-index.md:5: khóa “for”" || return
    forget
    cp "$ba_vi" "$inputs"
    heard "par-index.md:5: khóa “for”" || return
    forget
    sed -i 's/^for: nobody/for: once/; s/X-GIA-LAM/X-KHAC/' "$campaign/documents/par-index.md" "$campaign/units.yaml"
    for _ in $(seq 100); do
        [ -e "$out/units/X-KHAC" ] && [ ! -e "$out/units/X-GIA-LAM" ] && break
        sleep 0.1
    done
    [ -e "$out/units/X-KHAC/phieu-tiep-nhan.pdf" ] || { cat "$log"; return 1; }
}
check "a campaign that is wrong is reported, and used again when it is right" campaign_changes
check "SIGTERM ends it with 0" ends TERM

begin -c "$campaign/campaign.yaml"
read_lines=0
check "a watch over an older output" heard "đơn vị đã gửi"
check "SIGINT ends it with 0" ends INT
check "a folder that is not there: exit 2" exits 2 "$dti" watch "$work/nowhere" -o "$work/none"
check "a campaign that is wrong at first: exit 2" exits 2 "$dti" watch "$inputs" -c "$work/nowhere.yaml" -o "$work/none"
check "and nothing is written" test ! -e "$work/none"

# A folder that may not be looked into: root may, so the watch is without rights.
drop=
[ "$(id -u)" -ne 0 ] || drop="setpriv --reuid=65534 --regid=65534 --clear-groups"
inputs=$work/shared
out=$work/shared-output
mkdir -p "$inputs/sub" "$out"
cp "$ba_vi" "$inputs/sub"
chmod 755 "$work"
chmod -R a+rX "$campaign" "$inputs"
chmod 000 "$inputs/sub"
chmod 777 "$out"
opens() {
    heard "sub: không đọc được tệp: thư mục không mở được" || return
    forget
    chmod 755 "$inputs/sub"
    heard "1/5 đơn vị đã gửi" || return
    forget
    chmod 000 "$inputs/sub"
    heard "sub: không đọc được tệp: thư mục không mở được" || return
    [ -e "$out/results.json" ]
}
if $drop test -x "$dti" 2>"$work/drop.log" && $drop test -r "$campaign/campaign.yaml"; then
    # shellcheck disable=SC2086 # a command and its options
    HOME=$work $drop "$dti" watch "$inputs" -o "$out" -c "$campaign/campaign.yaml" >"$log" 2>&1 &
    watcher=$!
    read_lines=0
    check "a folder that cannot be looked into is waited for, at first and later" opens
    check "and the watch goes on until its signal" ends TERM
    chmod 755 "$inputs/sub"
else
    skip "a folder that cannot be looked into" "the program is out of reach without rights"
fi
