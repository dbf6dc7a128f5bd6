#!/bin/sh
# The guide, docs/huong-dan.md, as somebody new to the program would follow it:
# each command in it, in its order, on a campaign of five units.
. tests/lib.sh

# Where the guide is followed: the program at build/dti, and templates/ that
# have five units only.
office=$work/office
mkdir -p "$office/build"
ln -s "$dti" "$office/build/dti"
ln -s "$(dirname "$dti")/fonts" "$office/build/fonts"
small_campaign "$office/templates"
"$python" -B tests/index/tables.py write "$work" &&
    cp "$work/running.xlsx" "$office/phu-luc.xlsx" # the annex that somebody typed
export SOURCE_DATE_EPOCH=1764892800 # 5 December 2025

# Commands in code, inline or in a block, each once.
grep -oE '(^    |`)build/dti [^`]*' docs/huong-dan.md | sed 's/^    //; s/^`//; s/ *$//' |
    awk '!seen[$0]++' >"$work/commands"
check "the guide has commands of every verb" \
    sh -c 'for verb in init forms run check cells watch index; do
        grep -q "^build/dti $verb" "$1" || { echo "no $verb"; exit 1; }; done' - "$work/commands"

# What happens between two commands: workbooks come in.
receive() {
    [ -d "$office/ho-so" ] || return 0
    if [ ! -d "$work/in" ]; then
        small_inputs "$work/in" "$office/ho-so"
        cp "$work/in/so-nganh/SO-YT.xlsx" "$office/ten-tep.xlsx"
        for name in bieu-tu-danh-gia tep; do
            cp "$work/in/so-nganh/SO-YT.xlsx" "$office/ho-so/tu-danh-gia/$name.xlsx"
        done
        find "$work/in" -name '*.xlsx' -path '*so-nganh*' -o -name '*.xlsx' -path '*xa-phuong*' |
            while read -r file; do cp "$file" "$office/ho-so/tu-danh-gia"; done
    elif [ -d "$office/phieu-cham" ] && [ -z "$(ls "$office/ho-so/tham-dinh")" ]; then
        find "$work/in" -name '*.xlsx' ! -path '*so-nganh*' ! -path '*xa-phuong*' |
            while read -r file; do cp "$file" "$office/ho-so/tham-dinh"; done
    fi
}

follow() {
    case $1 in
    *" watch "*)
        (cd "$office" && exits 0 timeout --preserve-status -s TERM 5 $1)
        ;;
    *) (cd "$office" && exits 0 $1) ;;
    esac || return
    case $1 in # the guide's campaign, not the one that comes with the program
    *" run "* | *" check "* | *" forms "*) says "$work/err" "Đợt đánh giá: ho-so/campaign.yaml" ;;
    esac
}
# The daily command stands at the top of the guide; before there is a campaign
# it is no step.
first=$(grep -n '^build/dti init ho-so$' "$work/commands" | cut -d: -f1)
check "the guide begins with a campaign" test -n "$first"
{ sed -n "${first},\$p" "$work/commands"; sed -n "1,$((first - 1))p" "$work/commands"; } >"$work/steps"
while read -r command <&3; do
    check "$command" follow "$command"
    receive
done 3<"$work/steps"

# blocks FILE KEY: the guide's blocks of YAML whose first line is KEY, each into
# FILE.1, FILE.2, …
blocks() {
    awk -v file="$1" -v key="    $2" '
        $0 == key && !inside { inside = 1; n++ }
        inside && !/^    / { inside = 0 }
        inside { print substr($0, 5) > (file "." n) }' docs/huong-dan.md
}
endings_load() {
    blocks "$work/final" "final:"
    cp "$office/ho-so/campaign.yaml" "$work/campaign.yaml"
    for block in "$work"/final.*; do
        cat "$work/campaign.yaml" "$block" >"$office/ho-so/campaign.yaml"
        (cd "$office" && exits 0 build/dti check ten-tep.xlsx -c ho-so/campaign.yaml) || return
    done
    cp "$work/campaign.yaml" "$office/ho-so/campaign.yaml"
    [ -e "$work/final.3" ]
}
check "the ends of a campaign that the guide shows, with each kind of acceptance" endings_load

there() {
    for name; do
        [ -e "$office/$name" ] || { echo "not there: $name"; return 1; }
    done
}
check "the forms that the guide names" there bieu-mau/mau-01/city/mau-01-SO-YT.xlsx \
    bieu-mau/mau-01/commune/mau-01-P-BA-DINH.xlsx phieu-cham/mau-02/vong-1/city
check "the documents that the guide names" there ket-qua/index.html ket-qua/problems.csv \
    ket-qua/units/SO-YT/phieu-tiep-nhan.pdf ket-qua/units/SO-YT/bao-cao-tham-dinh-1.pdf \
    ket-qua/tong-hop-tham-dinh-1.pdf ket-qua/results.xlsx ho-so-2026/thay-doi.md \
    ho-so-2026/ket-qua-2025.csv
