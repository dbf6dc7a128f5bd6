#!/bin/sh
# Outputs are whole or not at all: when a run is killed, when the disk is full,
# when a printing process dies.
. tests/lib.sh

small=$work/small
inputs=$work/inputs
small_campaign "$small"
small_inputs "$inputs" "$small" || exit 1
campaign=$small/campaign.yaml

# complete FOLDER: every file under its final name can be read to its end. Bytes that
# were found whole once are whole wherever they are met again.
whole=$work/whole.sums
: >"$whole"
complete() {
    find "$1" -type f ! -name '.*' \( -name '*.pdf' -o -name '*.json' -o -name '*.csv' \) \
        -exec sha256sum {} + >"$work/sums"
    awk 'FILENAME == ARGV[1] { known[$1]; next } !($1 in known)' "$whole" "$work/sums" >"$work/unknown"
    cut -c 67- "$work/unknown" >"$work/new"
    while read -r file; do
        case $file in
        *.pdf) whole_document "$file" ;;
        *.json) $python -m json.tool "$file" /dev/null ;;
        *.csv) [ "$(tail -c 1 "$file" | od -An -tx1 | tr -d ' ')" = 0a ] ;; # ends with a line break
        esac >"$work/read" 2>&1 || { echo "half: $file"; cat "$work/read"; return 1; }
    done <"$work/new"
    cat "$work/unknown" >>"$whole"
}
whole_document() {
    [ "$(tail -c 6 "$1" | tr -d '\r\n')" = "%%EOF" ] || return
    ! has qpdf || qpdf --check "$1"
}

# --- Killed ----------------------------------------------------------------

"$dti" run "$inputs" -c "$campaign" -o "$work/good" -q

out=$work/killed
moments="0.01 0.02 0.04 0.06 0.08 0.1 0.12 0.14 0.16 0.18 0.2 0.25 0.3"
$sanitized && moments="0.3 0.6 0.9 1.2"
killed() {
    for moment in $moments; do
        timeout -s KILL "$moment" "$dti" run "$inputs" -c "$campaign" -o "$out" -q -j 2 || true
        sleep 0.05 # a worker may still be at its last document
        [ ! -d "$out" ] || complete "$out" || { echo "killed after $moment s"; return 1; }
    done 2>/dev/null
}
check "killed at any moment: every file is whole" killed
unfinished=$out/units/SO-YT/.cong-bo-don-vi.pdf.dti-999999999
mkdir -p "$out/units/SO-YT"
echo half >"$unfinished"
echo mine >"$out/mine.tmp-1"
recovered() {
    exits 0 "$dti" run "$inputs" -c "$campaign" -o "$out" -q || return
    [ "$(cat "$out/mine.tmp-1")" = mine ] || { echo "mine.tmp-1 is gone"; return 1; }
    rm "$out/mine.tmp-1"
    same "$work/good" "$out"
}
check "the next run finishes the work and takes away what is half" recovered
changed_while_killed() {
    sed -i 's/^title: .*/title: Năm khác/' "$campaign"
    for moment in $moments; do
        timeout -s KILL "$moment" "$dti" run "$inputs" -c "$campaign" -o "$out" -q || true
        sleep 0.05
        complete "$out" || return
    done 2>/dev/null
    find "$work/good" -type f -printf '%P\n' >"$work/names"
    while read -r name; do
        [ -f "$out/$name" ] || { echo "gone: $name"; return 1; }
    done <"$work/names"
}
check "killed over an older output: every file is the old one or the new one" changed_while_killed

# --- A full disk -----------------------------------------------------------

disk=$work/disk
mkdir "$disk"
if mount -t tmpfs -o size=300k tmpfs "$disk" 2>/dev/null; then
    trap 'umount "$disk"; rm -rf "$work"' EXIT
    full() {
        exits 3 "$dti" run "$inputs" -c "$campaign" -o "$disk/out" -q || return
        grep -Eq "^dti: $disk/out/[^:]+: .*ổ đĩa đầy" "$work/err" || { cat "$work/err"; return 1; }
        complete "$disk/out" || return
        ! find "$disk" -name '.*.dti-*' | grep .
    }
    check "a full disk: exit 3, the file is named, nothing is half" full
    full_from_the_start() {
        rm -rf "$disk/out"
        head -c 400k /dev/zero >"$disk/filler" 2>/dev/null
        exits 3 "$dti" run "$inputs" -c "$campaign" -o "$disk/out" -q && complete "$disk"
    }
    check "a disk that was full before" full_from_the_start
    init_full() {
        exits 3 "$dti" init "$disk/new" && says "$work/err" "ổ đĩa đầy"
    }
    check "init on a full disk" init_full
    full_temporary() {
        rm -rf "$disk"/*
        head -c 400k /dev/zero >"$disk/filler" 2>/dev/null
        exits 0 env TMPDIR="$disk" "$dti" run "$inputs" -c "$campaign" -o "$work/tmpdir" -q &&
            complete "$work/tmpdir" && [ -f "$work/tmpdir/results.xlsx" ]
    }
    check "a full disk for temporary files does not matter: workbooks are made in memory" full_temporary
else
    skip "a full disk" "no tmpfs may be mounted here"
fi

unwritable() {
    echo file >"$work/file"
    exits 3 "$dti" run "$inputs" -c "$campaign" -o "$work/file/out" -q &&
        says "$work/err" "$work/file/out" && [ "$(cat "$work/file")" = file ]
}
check "OUTPUT below a file: exit 3, it is named" unwritable

# --- A process that dies ---------------------------------------------------

cat >"$work/die.c" <<'C'
/* Dies, as $DTI_TEST_DEATH says, when a file is begun that will become the one whose temporary
 * name holds $DTI_TEST_BEGUN; or says that the disk failed. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
int open(const char *path, int flags, ...)
{
    const char *begun = getenv("DTI_TEST_BEGUN"), *death = getenv("DTI_TEST_DEATH");
    va_list args;
    va_start(args, flags);
    int mode = va_arg(args, int);
    va_end(args);
    if (begun && death && (flags & O_CREAT) && strstr(path, begun)) {
        if (!strcmp(death, "kill")) raise(SIGKILL);
        if (!strcmp(death, "crash")) { signal(SIGSEGV, SIG_DFL); raise(SIGSEGV); }
        if (!strcmp(death, "exit")) _exit(0);
        if (!strcmp(death, "memory")) {
            static char much[400 << 20];
            memset(much, 1, sizeof much);
            _exit(3);
        }
        errno = EIO;
        return -1;
    }
    int (*real)(const char *, int, ...) = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, "open");
    return real(path, flags, mode);
}
C
if has cc && cc -shared -fPIC -o "$work/die.so" "$work/die.c" -ldl 2>/dev/null; then
    # dying DEATH VICTIM EXIT COMMAND...: VICTIM is a document, or the end of all.
    dying() {
        death=$1 begun=$(echo "$2" | sed 's|\([^/]*\)$|.\1.dti-|; s|^\.\.pdf|.pdf|') expected_exit=$3
        shift 3
        rm -rf "$work/dead"
        exits "$expected_exit" env LD_PRELOAD="$work/die.so" ASAN_OPTIONS=verify_asan_link_order=0 \
            DTI_TEST_DEATH="$death" DTI_TEST_BEGUN="$begun" \
            "$dti" run "$inputs" -c "$campaign" -o "$work/dead" -q "$@"
    }
    # How many documents there are; those of a level as one are made of them.
    printed() { find "$1" -name '*.pdf' ! -path '*/de-in/*' | wc -l; }
    # only_lost NAME TEXT: one document is missing, and problems.csv says it, and
    # which bundle lacks it.
    only_lost() {
        [ ! -e "$work/dead/$1" ] || { echo "$1 is there"; return 1; }
        grep '^E902' "$work/dead/problems.csv" | grep -vc ': thiếu “' | grep -qx 1 || { cat "$work/dead/problems.csv"; return 1; }
        says "$work/dead/problems.csv" "không in được tài liệu “$1”: $2" || return
        [ "$(printed "$work/dead")" -eq $(($(printed "$work/good") - 1)) ] || return
        complete "$work/dead"
    }
    one=units/X-BA-VI/cong-bo-don-vi.pdf
    killed_worker() {
        dying kill $one 3 "$@" && only_lost $one "tiến trình in bị dừng bởi tín hiệu 9"
    }
    check "a printing process that is killed costs its document" killed_worker -j 2
    check "also where it is the only one" killed_worker -j 1
    crashed_worker() {
        dying crash $one 3 -j 2 && only_lost $one "tiến trình in bị dừng bởi tín hiệu 11"
    }
    check "one that crashes" crashed_worker
    keeps_the_older() {
        rm -rf "$work/older"
        cp -r "$work/good" "$work/older"
        exits 3 env LD_PRELOAD="$work/die.so" ASAN_OPTIONS=verify_asan_link_order=0 \
            DTI_TEST_DEATH=kill DTI_TEST_BEGUN=X-BA-VI/.cong-bo-don-vi.pdf.dti- \
            "$dti" run "$inputs" -c "$campaign" -o "$work/older" -q &&
            same "$work/good/$one" "$work/older/$one" &&
            says "$work/err" "2 tài liệu không in được, bản cũ (nếu có) được giữ nguyên" &&
            grep -A 40 "\"$one\"" "$work/older/manifest.json" | grep -q '"kept": true'
    }
    check "the older document stays, and stays listed" keeps_the_older
    left_worker() {
        dying exit $one 3 -j 2 && only_lost $one "tiến trình in kết thúc bất thường"
    }
    check "one that leaves without a word" left_worker
    all_die() {
        dying kill .pdf 3 -j 2 || return
        [ "$(grep '^E902' "$work/dead/problems.csv" | grep -vc ': thiếu “')" -eq "$(printed "$work/good")" ] &&
            [ -f "$work/dead/results.json" ]
    }
    check "all of them die: every document is named, the tables are made" all_die
    failing_disk() {
        dying disk "$1" 3 -j 2 && says "$work/err" "$work/dead/$1: " && says "$work/err" "ổ đĩa bị lỗi"
    }
    check "a document that cannot be written: exit 3, it is named" failing_disk $one
    check "a table that cannot be written: exit 3, it is named" failing_disk problems.csv
    check "a manifest that cannot be written: exit 3, it is named" failing_disk manifest.json
    no_memory() {
        dying memory $one 3 -j 2 && only_lost $one "hết bộ nhớ"
    }
    check "one that needs too much memory" no_memory
else
    skip "a process that dies" "no C compiler"
fi

# --- No memory at all ------------------------------------------------------

if $sanitized; then
    skip "no memory: exit 3" "sanitizers need more than any limit"
else
    no_memory_at_all() {
        for limit in 8000 12000 16000 24000 32000; do
            code=0
            (ulimit -v $limit && exec "$dti" run "$inputs" -c "$campaign" -o "$work/thin" -q) >"$work/out" 2>&1 || code=$?
            echo "$limit KiB: exit $code"
            case $code in
            0 | 3 | 127) ;; # 127: not even loaded
            *) cat "$work/out"; return 1 ;;
            esac
            [ ! -d "$work/thin" ] || complete "$work/thin" || return
        done
        cat "$work/out"
    }
    check "no memory: exit 3, never a crash" no_memory_at_all
fi
