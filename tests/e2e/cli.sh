#!/bin/sh
# The command line: every verb, option and exit status.
. tests/lib.sh

sample="input-samples/xa-phuong/Xã Ba Vì.xlsx"
small=$work/small
inputs=$work/inputs
small_campaign "$small"
small_inputs "$inputs" "$small" || exit 1
small_yaml=$small/campaign.yaml

# --- Words -----------------------------------------------------------------

help_is_whole() {
    exits 0 "$dti" --help || return
    for word in run check forms cells watch init --campaign --output --jobs \
        --stage --form --quiet --help --version; do
        says "$work/out" "$word" || return
    done
    [ ! -s "$work/err" ] || { cat "$work/err"; return 1; }
}
check "--help names every verb and option" help_is_whole
check "-h is --help" exits 0 "$dti" -h
check "--help after a verb" exits 0 "$dti" run --help
check "--version" exits 0 "$dti" --version

# wrong WORDS COMMAND...: exit 2, nothing on standard output, WORDS on the other.
wrong() {
    words=$1
    shift
    exits 2 "$@" || return
    [ ! -s "$work/out" ] || { echo "on standard output:"; cat "$work/out"; return 1; }
    says "$work/err" "$words"
}
check "no verb" wrong "Cách dùng" "$dti"
check "unknown verb" wrong "không có lệnh “bay”" "$dti" bay
check "unknown option" wrong "không có tùy chọn “--bay”" "$dti" run --bay
check "unknown option with a value" wrong "không có tùy chọn “--bay=3”" "$dti" run in --bay=3 -q
check "unknown letter" wrong "không có tùy chọn “-Z”" "$dti" run -qZ in
check "option of another verb" wrong "lệnh “check” không có tùy chọn “--stage”" "$dti" check --stage publish a.xlsx
check "letter of another verb" wrong "lệnh “forms” không có tùy chọn “-j, --jobs”" "$dti" -j2 forms
for option in "run --from x" "run --year 2026" "run --form 01" "watch --form 01" \
    "check -o x" "check --fresh" "forms --stage publish" "forms --fresh" "cells -c x" \
    "cells -o x" "init -c x" "init --stage intake" "index --form 01" "index -c x"; do
    verb=${option%% *} name=${option#* }
    # shellcheck disable=SC2086
    check "dti $option" wrong "lệnh “$verb” không có tùy chọn" "$dti" "$verb" $name "$work/none"
done
check "option that takes no value" wrong "không có tùy chọn “--quiet=3”" "$dti" run --quiet=3
check "option without its value" wrong "tùy chọn “-o” thiếu giá trị" "$dti" run -o
check "long option without its value" wrong "tùy chọn “--stage” thiếu giá trị" "$dti" run --stage
check "stage that is none" wrong "bước không hợp lệ: “round3”" "$dti" run --stage round3
for jobs in 0 -1 x 2x 257 99999999999999999999; do
    check "-j $jobs" wrong "số tiến trình không hợp lệ: “$jobs”" "$dti" run -j "$jobs"
done
check "run takes one folder" wrong "thừa “b”" "$dti" run a b
check "watch takes one folder" wrong "thừa “b”" "$dti" watch a b
check "check wants a file" wrong "dti check TỆP.xlsx" "$dti" check
check "cells wants a file" wrong "dti cells TỆP.xlsx" "$dti" cells
check "init wants a folder" wrong "dti init THƯ-MỤC" "$dti" init
check "init takes one folder" wrong "dti init THƯ-MỤC" "$dti" init a b

# --- run -------------------------------------------------------------------

check "run of a clean folder" exits 0 "$dti" run "$inputs" -c "$small_yaml" -o "$work/clean"
summary_is_said() {
    says "$work/out" "Đơn vị: 5; hợp lệ 5, có lỗi 0, chưa gửi 0, trùng 0." &&
        says "$work/out" "Lỗi: 0; cảnh báo: 0 (xem $work/clean/problems.csv)." &&
        says "$work/out" "tài liệu vào $work/clean." &&
        says "$work/err" "Đọc tệp: 16" &&
        says "$work/out" "Đã đọc 16 tệp, trong đó 16 biểu mẫu được tính." &&
        says "$work/out" "Đã in $(sed -n 's/^In tài liệu: //p' "$work/err") tài liệu" &&
        ! grep -q "$(printf '\r')" "$work/err"
}
check "run says what it did, in plain lines where there is no terminal" summary_is_said
quiet_is_quiet() {
    exits 0 "$dti" run "$inputs" -c "$small_yaml" -o "$work/quiet" "$1" &&
        [ ! -s "$work/out" ] && [ ! -s "$work/err" ]
}
check "--quiet prints nothing" quiet_is_quiet --quiet
check "-q is --quiet" quiet_is_quiet -q
check "options may come before and after what they are for" \
    exits 0 "$dti" -q -c "$small_yaml" run -j 2 "$inputs" -o "$work/quiet"
check "long options" exits 0 "$dti" run --campaign "$small_yaml" --output="$work/quiet" --jobs 3 --quiet "$inputs"

mkdir "$work/faulty"
cp "$sample" "$work/faulty"
check "run of a faulty workbook" exits 1 "$dti" run "$work/faulty" -c "$small_yaml" -o "$work/bad" -q
mkdir "$work/empty"
check "run of an empty folder is refused" exits 2 "$dti" run "$work/empty" -c "$small_yaml" -o "$work/none" -q
mkdir "$work/one"
cp "$inputs/so-nganh/SO-YT.xlsx" "$work/one"

# On a terminal there is a bar.
if has script && script -qec true /dev/null >/dev/null 2>&1; then
    bar_is_drawn() {
        script -qec "'$dti' run '$inputs' -c '$small_yaml' -o '$work/quiet' --fresh" /dev/null >"$work/out"
        says "$work/out" "[##############################] 27/27"
    }
    check "a bar on a terminal" bar_is_drawn
else
    skip "a bar on a terminal" "no pseudo-terminal can be made here"
fi

# --- Refusals write nothing ------------------------------------------------

kept=$work/kept
mkdir "$kept"
echo mine >"$kept/results.csv"
listing "$kept" >"$work/kept-before"
# untouched COMMAND...: exit 2, and neither of the two folders is written to.
untouched() {
    for output in "$kept" "$work/absent"; do
        exits 2 "$@" -o "$output" || return
    done
    listing "$kept" >"$work/kept-after"
    same "$work/kept-before" "$work/kept-after" || return
    [ ! -e "$work/absent" ] || { echo "made:"; find "$work/absent"; return 1; }
}
check "missing INPUT: nothing written" untouched "$dti" run "$work/nowhere" -c "$small_yaml"
check "INPUT that is a file: nothing written" untouched "$dti" run "$sample" -c "$small_yaml"
check "missing campaign: nothing written" untouched "$dti" run "$inputs" -c "$work/nowhere.yaml"

# breaks NAME WORDS FILE COMMAND...: the command changes FILE of a new campaign,
# which is then refused in WORDS, with the file and a line.
breaks() {
    name=$1 words=$2 file=$3
    shift 3
    rm -rf "$work/broken"
    cp -r "$small" "$work/broken"
    "$@" "$work/broken/$file"
    check "$name: nothing written" untouched "$dti" run "$inputs" -c "$work/broken/campaign.yaml"
    check "$name: says where" grep -Eq "^dti: $work/broken/$file:[0-9]+: .*$words" "$work/err"
}
breaks "unknown key" "yeer" campaign.yaml sed -i 's/^year:/yeer:/'
breaks "bad YAML" "" units.yaml sed -i '$a\  - {code: ['
breaks "regex that does not compile" "" index/city-2025.yaml \
    sed -i '0,/pattern: .*/s//pattern: "["/'
breaks "template with an unknown stage" "stage" documents/par-index.md \
    sed -i 's/^stage: .*/stage: someday/'
breaks "template that is not closed" "" documents/par-index.md sed -i '$a{{#campaign}}'
breaks "two documents of one name" "cùng in ra tệp" documents/phieu-xin-y-kien.md \
    sed -i 's/^name: .*/name: par-index/'
check "the same, before there is anything to print" untouched \
    "$dti" run "$inputs" -c "$work/broken/campaign.yaml" --stage intake
names_the_file_alone() {
    exits 2 "$dti" check -c "$work/nowhere.yaml" "$sample" &&
        says "$work/err" "$work/nowhere.yaml: không có tệp"
}
check "check without a campaign: the file is named, and no line of it" names_the_file_alone
check "check with a wrong campaign" exits 2 "$dti" check -c "$work/broken/units.yaml" "$sample"

# --- Which campaign --------------------------------------------------------

# units FOLDER: how many units its results have.
units() {
    $python -c 'import json, sys
print(sum(len(level["units"]) for level in json.load(open(sys.argv[1]))["levels"]))' "$1/results.json"
}
mkdir "$work/own"
cp -r "$small/." "$work/one/." "$work/own"
own_campaign_counts() {
    exits 0 "$dti" run "$work/own" -o "$work/own-out" -q --stage intake &&
        [ "$(units "$work/own-out")" -eq 5 ]
}
check "INPUT/campaign.yaml is the default" own_campaign_counts
template_campaign_counts() {
    exits 0 "$dti" run "$work/one" -o "$work/template-out" -q --stage intake &&
        [ "$(units "$work/template-out")" -eq 143 ]
}
check "or else the one of templates/" template_campaign_counts
default_folders() {
    cp -r "$inputs" "$small/input-samples" &&
        (cd "$small" && exits 0 "$dti" run -c campaign.yaml -q) &&
        [ -f "$small/output/results.json" ]
}
check "INPUT is input-samples and OUTPUT is output by default" default_folders
rm -rf "$small/input-samples" "$small/output"

# --- Stages ----------------------------------------------------------------

# documents FOLDER: the kinds of documents in it.
documents() {
    find "$1" -path "*/de-in" -prune -o -name '*.pdf' -printf '%f\n' | sort -u | tr '\n' ' '
}
# stage_makes STAGE KINDS: --stage STAGE prints these and no others.
stage_makes() {
    rm -rf "$work/stage"
    exits 0 "$dti" run "$inputs" -c "$small_yaml" -o "$work/stage" -q --stage "$1" || return
    [ "$(documents "$work/stage")" = "$2" ] || { documents "$work/stage"; return 1; }
    grep -q "\"stage\": *\"$3\"" "$work/stage/results.json"
}
# in_order NAME...: them as `documents` lists them.
in_order() {
    printf '%s.pdf\n' "$@" | sort -u | tr '\n' ' '
}
# agencies ROUND: the receipts of those that scored in it, six of the samples.
agencies() {
    for agency in so-cong-thuong so-khoa-hoc-va-cong-nghe so-tai-chinh so-y-te \
        trung-tam-phuc-vu-hanh-chinh-cong van-phong-ubnd-thanh-pho; do
        echo "phieu-tiep-nhan-$agency-$1"
    done
}
receipt=$(in_order phieu-tiep-nhan)
round1=$(in_order phieu-tiep-nhan $(agencies 1) bao-cao-tham-dinh-1 tong-hop-tham-dinh-1)
published=$(in_order phieu-tiep-nhan $(agencies 1) bao-cao-tham-dinh-1 tong-hop-tham-dinh-1 \
    bao-cao-ket-qua phieu-xin-y-kien par-index cong-bo-don-vi cong-bo-hoi-nghi trinh-chieu-hoi-nghi)
owing=$(in_order phieu-tiep-nhan nhac-nop-city nhac-nop-commune)
check "--stage intake" stage_makes intake "$receipt" intake
check "--stage round1" stage_makes round1 "$round1" round1
check "--stage round2 without a second round" stage_makes round2 "$round1" round1
check "--stage publish" stage_makes publish "$published" publish
without_appraisals() {
    mkdir "$work/unread"
    cp -r "$inputs/xa-phuong" "$work/unread"
    exits 0 "$dti" run "$work/unread" -c "$small_yaml" -o "$work/unread-out" -q &&
        [ "$(documents "$work/unread-out")" = "$owing" ]
}
check "nothing is published before anything was appraised" without_appraisals
second_round() {
    cp -r "$inputs" "$work/two" &&
        $python - "$work/two/tham-dinh" <<'PYTHON' &&
import glob, sys, openpyxl
for path in glob.glob(sys.argv[1] + "/*.xlsx"):
    book = openpyxl.load_workbook(path)
    for row in book["Thông tin"].iter_rows():
        if any(c.value == "Vòng thẩm định" for c in row):
            row[1].value = 2
    book.save(path.replace(".xlsx", " vòng 2.xlsx"))
PYTHON
        exits 0 "$dti" run "$work/two" -c "$small_yaml" -o "$work/two-out" -q --stage round2 || return
    documents "$work/two-out"
    [ "$(documents "$work/two-out")" = "$(in_order phieu-tiep-nhan $(agencies 1) $(agencies 2) \
        bao-cao-tham-dinh-1 bao-cao-tham-dinh-2 tong-hop-tham-dinh-1 tong-hop-tham-dinh-2)" ]
}
check "a second round has documents of its own" second_round

# --- check -----------------------------------------------------------------

check_has_form() {
    exits 1 "$dti" check "$sample" || return
    says "$work/err" "Đợt đánh giá: templates/campaign.yaml" &&
        says "$work/err" "bộ gốc đi kèm chương trình" || return
    ! grep -Evn '^.+: (.+![A-Z]+[0-9]+|[^!]+)?(: )?(lỗi|cảnh báo): .+ \[[EW][0-9]{3}\]$' "$work/out" || return
    grep -qx "$sample: Tự đánh giá!D78: lỗi: 6.3: tỷ lệ 112,5% lớn hơn 100% \[E409\]" "$work/out"
}
check "check: one line a problem, as compilers do" check_has_form
check "check of a good workbook" exits 0 "$dti" check "$inputs/so-nganh/SO-YT.xlsx"
check_is_content() {
    exits 0 "$dti" check "$inputs/so-nganh/SO-YT.xlsx" || return
    [ "$(cat "$work/out")" = "$inputs/so-nganh/SO-YT.xlsx: không có lỗi" ]
}
check "check says of a good workbook that nothing is wrong" check_is_content
several() {
    exits 2 "$dti" check "$inputs/so-nganh/SO-YT.xlsx" "$sample" "$work/nowhere.xlsx" || return
    says "$work/out" "$sample: " && says "$work/err" "$work/nowhere.xlsx: "
}
check "check of several files, one of which is not there" several
check_writes_nothing() {
    mkdir "$work/alone" && cp "$sample" "$work/alone/a.xlsx"
    (cd "$work/alone" && exits 1 "$dti" check -c "$small_yaml" a.xlsx) &&
        [ "$(ls "$work/alone")" = a.xlsx ]
}
check "check writes nothing" check_writes_nothing

# Where a workbook lies says which campaign it is of, wherever one stands.
near=$work/near
mkdir -p "$near/ho-so/tu-danh-gia" "$near/kia" &&
    cp -r "$small/." "$near/ho-so" && cp -r "$small/." "$near/kia" &&
    cp "$inputs/so-nganh/SO-YT.xlsx" "$near/ho-so/tu-danh-gia/a.xlsx" &&
    cp "$inputs/so-nganh/SO-YT.xlsx" "$near/kia/b.xlsx"
# used CAMPAIGN...: these were said, and no others.
used() {
    sed -n 's/^Đợt đánh giá: //p' "$work/err" >"$work/used"
    printf '%s\n' "$@" | diff - "$work/used"
}
above_the_file() {
    (cd "$near" && exits 0 "$dti" check ho-so/tu-danh-gia/a.xlsx) && used ho-so/campaign.yaml &&
        (cd "$near/ho-so" && exits 0 "$dti" check tu-danh-gia/a.xlsx) && used campaign.yaml &&
        (cd "$near/ho-so/tu-danh-gia" && exits 0 "$dti" check a.xlsx) && used ../campaign.yaml
}
check "check uses the campaign of the folder that the file is in, or above it" above_the_file
each_its_own() {
    (cd "$near" && exits 0 "$dti" check ho-so/tu-danh-gia/a.xlsx kia/b.xlsx) &&
        used ho-so/campaign.yaml kia/campaign.yaml
}
check "check uses for each file its own campaign" each_its_own
from_below() {
    (cd "$near/ho-so/tu-danh-gia" && exits 0 "$dti" forms -o "$work/near-forms" &&
        used ../campaign.yaml &&
        exits 0 "$dti" run . -o "$work/near-out" --stage intake && used ../campaign.yaml) &&
        (cd "$near" && exits 0 "$dti" run ho-so/tu-danh-gia -o "$work/near-out" --stage intake) &&
        used ho-so/campaign.yaml
}
check "every verb looks in the folders above, too" from_below

# --- cells -----------------------------------------------------------------

$python - "$work/cells.xlsx" <<'PYTHON'
import datetime, sys, openpyxl
book = openpyxl.Workbook()
sheet = book.active
sheet.title = "Trang 1"
for cell, value in {"A1": "a\tb\nc\\d", "B1": 1234.5, "C1": True, "D1": datetime.date(2025, 3, 15),
                    "A3": "#N/A", "B4": 0.1, "C5": "Có"}.items():
    sheet[cell] = value
sheet["A3"].data_type = "e"
second = book.create_sheet("Hai")
second["Z9"] = 15
book.save(sys.argv[1])
PYTHON
tab=$(printf '\t')
cat >"$work/cells.txt" <<TEXT
Trang 1${tab}A1${tab}text${tab}a\\tb\\nc\\\\d
Trang 1${tab}B1${tab}number${tab}1234.5
Trang 1${tab}C1${tab}bool${tab}true
Trang 1${tab}D1${tab}date${tab}2025-03-15
Trang 1${tab}A3${tab}error${tab}#N/A
Trang 1${tab}B4${tab}number${tab}0.1
Trang 1${tab}C5${tab}text${tab}Có
Hai${tab}Z9${tab}number${tab}15
TEXT
cells_are_printed() {
    exits 0 "$dti" cells "$work/cells.xlsx" && same "$work/cells.txt" "$work/out"
}
check "cells prints every cell, escaped as in C" cells_are_printed
cells_of_garbage() {
    echo "a,b" >"$work/garbage.xlsx"
    exits 1 "$dti" cells "$work/garbage.xlsx" && says "$work/err" "[E105]"
}
check "cells of what is no workbook" cells_of_garbage

# --- Where output cannot go ------------------------------------------------

if [ -w /dev/full ]; then
    # full COMMAND...: its standard output is a full disk.
    full() {
        code=0
        "$@" >/dev/full 2>"$work/err" || code=$?
        [ $code -eq 3 ] && says "$work/err" "ổ đĩa đầy"
    }
    check "cells to a full disk" full "$dti" cells "$sample"
    check "check to a full disk" full "$dti" check "$sample"
    check "help to a full disk" full "$dti" --help
    check "summary to a full disk" full "$dti" run "$work/one" -c "$small_yaml" -o "$work/none"
else
    skip "output to a full disk" "/dev/full is missing"
fi

# --- Awkward names ---------------------------------------------------------

awkward="$work/Thư mục “đầu vào”
dòng hai"
awkward_names() {
    mkdir -p "$awkward/xã  phường"
    cp "$sample" "$awkward/xã  phường/Biểu 'mẫu', \"Ba Vì\"
&<b>.xlsx"
    cp "$inputs/so-nganh/SO-YT.xlsx" "$awkward/-o.xlsx"
    exits 1 "$dti" run "$awkward" -c "$small_yaml" -o "$awkward/kết  quả" -q || return
    $python - "$awkward" <<'PYTHON'
import csv, json, sys
folder = sys.argv[1] + "/kết  quả/"
names = {row["file"] for row in csv.DictReader(open(folder + "problems.csv", encoding="utf-8-sig"))}
assert names == {"xã  phường/Biểu 'mẫu', \"Ba Vì\"\\n&<b>.xlsx"}, names
names = {name.replace("\\n", "\n") for name in names}
inputs = [entry["path"] for entry in json.load(open(folder + "manifest.json"))["inputs"]]
assert sorted(names | {"-o.xlsx"}) == sorted(inputs), inputs
PYTHON
}
check "names with spaces, quotes, markup and line breaks" awkward_names
check "the same folder again, OUTPUT inside INPUT" awkward_names
# Two names that turn the text around: raw in no table that people read.
turned="$work/turned"
turned_names() {
    mkdir -p "$turned"
    cp "$sample" "$turned/$(printf 'a\342\200\256xslx.exe.xlsx')"
    cp "$sample" "$turned/$(printf 'b\342\200\256xslx.exe.xlsx')"
    exits 1 "$dti" run "$turned" -c "$small_yaml" -o "$turned/out" -q || return
    $python - "$turned/out" <<'PYTHON'
import sys, zipfile
from pathlib import Path
out = Path(sys.argv[1])
texts = [(out / name).read_text() for name in ("problems.csv", "viec-can-lam.csv")]
texts += [zipfile.ZipFile(out / "results.xlsx").read("xl/sharedStrings.xml").decode()]
for text in texts:
    assert "\u202e" not in text and "a\\u202Exslx.exe.xlsx" in text
assert "giống hệt tệp “a\\u202Exslx.exe.xlsx”" in texts[0]
PYTHON
}
check "names that turn the text around are shown as they are" turned_names
check "a file that is called like an option" exits 0 "$dti" check -c "$small_yaml" -- "$awkward/-o.xlsx"

# --- Installed -------------------------------------------------------------

installed_runs() {
    make -s -o all BUILD="$DTI_BUILD" DESTDIR="$work/root" PREFIX=/usr install || return
    for page in man1/dti.1 man5/dti-campaign.5; do
        [ -f "$work/root/usr/share/man/$page" ] || return
    done
    mkdir "$work/elsewhere"
    # Neither the build tree nor the tree of sources may be needed.
    (cd "$work/elsewhere" &&
        exits 0 "$work/root/usr/bin/dti" run "$inputs" -c "$small_yaml" -o ../installed -q &&
        exits 0 "$work/root/usr/bin/dti" init mine -q &&
        exits 0 "$work/root/usr/bin/dti" run "$work/one" -o all -q) || return
    same "$work/clean" "$work/installed" || return
    same templates "$work/root/usr/share/dti/templates" || return
    same docs/huong-dan.md "$work/root/usr/share/doc/dti/huong-dan.md" || return
    [ "$(units "$work/elsewhere/all")" -eq 143 ]
}
check "an installed copy runs anywhere, with its own templates and fonts" installed_runs
