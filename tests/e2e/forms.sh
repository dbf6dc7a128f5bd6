#!/bin/sh
# A campaign played through with the forms that dti itself makes: each one is
# filled in as its own rules allow, half of them saved again by LibreOffice, and
# sent back. None may have a problem, and every point must arrive.
set -u
dti=$DTI_BUILD/dti
python=/usr/bin/python3
work=$DTI_BUILD/forms-e2e
campaign=$work/campaign/campaign.yaml

result() {
    if [ "$1" -eq 0 ]; then echo "ok - $2"; else echo "not ok - $2"; fi
}

if ! $python -c 'import openpyxl' 2>/dev/null; then
    echo "ok - forms come back # SKIP openpyxl is not installed"
    exit 0
fi
office=$(command -v soffice || true)
[ -n "$office" ] || echo "ok - forms saved by LibreOffice # SKIP soffice is not installed"

# save_again FILE...: opens and saves workbooks with LibreOffice, in place.
save_again() {
    [ -n "$office" ] || return 0
    mkdir -p "$work/saved"
    "$office" "-env:UserInstallation=file://$(realpath "$work")/profile" --headless \
        --convert-to xlsx --outdir "$work/saved" "$@" >"$work/office.log" 2>&1 || return 1
    for file in "$@"; do
        mv "$work/saved/${file##*/}" "$file" || return 1
    done
}

# clean WHAT FILE...: `dti check` says of each that it has no errors, and no more.
clean() {
    what=$1
    shift
    "$dti" check -c "$campaign" --quiet "$@" >"$work/found.txt" 2>&1
    code=$?
    head -n 20 "$work/found.txt"
    [ $code -eq 0 ] && [ "$(grep -c ': không có lỗi$' "$work/found.txt")" -eq $# ] &&
        [ "$(wc -l <"$work/found.txt")" -eq $# ]
    result $? "$what"
}

# forms NAME [ARGUMENT...]: makes forms below work/NAME.
forms() {
    name=$1
    shift
    "$dti" forms "$@" -c "$campaign" -o "$work/$name" --quiet >"$work/log" 2>&1
    result $? "forms are made: $name"
    cat "$work/log"
}

# fill_all KIND PREFIX FOLDER: fills in every form of a folder, into work/in.
fill_all() {
    find "$3" -name '*.xlsx' 2>/dev/null | sort >"$work/list"
    while read -r form; do
        place=$(basename "$(dirname "$form")")
        $python tests/forms/fill.py "$1" "$form" "$work/in/$2-$place-$(basename "$form")" || return 1
    done <"$work/list"
    [ -s "$work/list" ]
}

rm -rf "$work"
mkdir -p "$work/in" "$work/campaign/documents"
cp -r templates/*.yaml templates/index "$work/campaign"

# Blank forms of all units: the same bytes each time, within the time set.
start=$(date +%s%N)
forms blank
taken=$((($(date +%s%N) - start) / 1000000))
count=$(find "$work/blank" -name '*.xlsx' | wc -l)
units=$(grep -c 'code:.*level:' templates/units.yaml)
[ "$count" -eq "$units" ]
result $? "a form for each of $units units ($count, $taken ms)"
forms again
diff -r "$work/blank" "$work/again"
result $? "the same campaign gives the same bytes"
$python tests/forms/heights.py "$work"/blank/mau-01/commune/mau-01-P-B*.xlsx
result $? "rows are as high as their units of measure"

# Mẫu 01, twice: the second time with the points that the first gave.
for unit in city/VP-UBND city/SO-KHCN commune/P-BA-DINH commune/X-BA-VI; do
    $python tests/forms/fill.py 01 "$work/blank/mau-01/${unit%/*}/mau-01-${unit#*/}.xlsx" "$work/in/01-${unit#*/}.xlsx"
done
"$dti" run "$work/in" -c "$campaign" -o "$work/out" --quiet --stage intake >/dev/null 2>&1
for unit in city/VP-UBND city/SO-KHCN commune/P-BA-DINH commune/X-BA-VI; do
    $python tests/forms/fill.py 01 "$work/blank/mau-01/${unit%/*}/mau-01-${unit#*/}.xlsx" "$work/in/01-${unit#*/}.xlsx" \
        "$work/out/results.json"
done
clean "Mẫu 01 filled in by openpyxl" "$work"/in/01-*
save_again "$work/in/01-SO-KHCN.xlsx" "$work/in/01-X-BA-VI.xlsx"
result $? "LibreOffice saves Mẫu 01"
clean "Mẫu 01 saved by LibreOffice" "$work"/in/01-*

# Mẫu 02, round 1.
forms next1 "$work/in"
fill_all 02 02-1 "$work/next1/mau-02/vong-1"
result $? "Mẫu 02 of round 1 is filled in"
clean "Mẫu 02 of round 1 filled in by openpyxl" "$work"/in/02-1-*
save_again "$work"/in/02-1-city-*
result $? "LibreOffice saves Mẫu 02"
clean "Mẫu 02 of round 1 saved by LibreOffice" "$work"/in/02-1-*

# Mẫu 03.
forms next2 "$work/in"
fill_all 03 03 "$work/next2/mau-03"
result $? "Mẫu 03 is filled in"
clean "Mẫu 03 filled in by openpyxl" "$work"/in/03-*
save_again "$work"/in/03-*SO-KHCN.xlsx "$work"/in/03-*X-BA-VI.xlsx
result $? "LibreOffice saves Mẫu 03"
clean "Mẫu 03 saved by LibreOffice" "$work"/in/03-*

# What stands in forms as they are issued is what their formulas give.
if [ -n "$office" ]; then
    $python tests/forms/saved.py "$work" \
        "$work/next1/mau-02/vong-1/city/mau-02-vong-1-city-so-khoa-hoc-va-cong-nghe.xlsx" \
        "$work/next2/mau-03/mau-03-P-BA-DINH.xlsx"
    result $? "the saved values of Mẫu 02 and 03 are those of their formulas"
    $python tests/forms/asked.py "$work" "$work/next2/mau-03/mau-03-P-BA-DINH.xlsx"
    result $? "Mẫu 03 asks for no points while nothing is answered, and then for those of the rows in order"
fi

if [ -n "$office" ] && $python -c 'import uno' 2>/dev/null; then
    $python tests/forms/typing.py "$work" "$work/blank/mau-01/commune/mau-01-P-BA-DINH.xlsx" \
        "$work/next1/mau-02/vong-1/city/mau-02-vong-1-city-so-khoa-hoc-va-cong-nghe.xlsx" \
        "$work/next2/mau-03/mau-03-P-BA-DINH.xlsx"
    result $? "rows grow with what is typed into them"
else
    echo "ok - rows grow with what is typed into them # SKIP LibreOffice or python3-uno is not installed"
fi

# Mẫu 02 of round 2 and of the council.
forms next3 "$work/in"
fill_all 02 02-2 "$work/next3/mau-02/vong-2"
result $? "Mẫu 02 of round 2 is filled in"
clean "Mẫu 02 of round 2" "$work"/in/02-2-*
forms next4 "$work/in"
$python tests/forms/printed.py "$work" "$work/blank/mau-01/city/mau-01-SO-YT.xlsx" \
    "$work"/next1/mau-02/vong-1/city/*-so-*.xlsx "$work/next2/mau-03/mau-03-P-BA-DINH.xlsx" \
    "$work"/next3/mau-02/vong-2/city/*-so-khoa-*.xlsx "$work"/next4/mau-02/hoi-dong/*-city.xlsx
result $? "on paper, all that stands on the sheets of each form"
$python tests/forms/looks.py "$(sed -n '/^ *issuer: */{s///p;q;}' "$campaign")" \
    "$work"/blank/mau-01/*/*-SO-YT.xlsx "$work"/blank/mau-01/*/*-P-BA-DINH.xlsx "$work"/next1/mau-02/vong-1/*/*.xlsx \
    "$work"/next2/mau-03/*.xlsx "$work"/next3/mau-02/vong-2/*/*.xlsx "$work"/next4/mau-02/hoi-dong/*.xlsx
result $? "each form is by its issuer, opens at a cell to fill in, has no pale text, fits a screen, and has even rows"
fill_all 02 02-c "$work/next4/mau-02/hoi-dong"
result $? "Mẫu 02 of the council is filled in"
clean "Mẫu 02 of the council" "$work"/in/02-c-*

# Everything together.
"$dti" run "$work/in" -c "$campaign" -o "$work/out" --quiet >"$work/log" 2>&1
result $? "the whole campaign runs without an error"
cat "$work/log"
# What agencies of one indicator give differs, and that alone may be said.
tail -n +2 "$work/out/problems.csv" | grep -v W708
[ $? -eq 1 ]
result $? "no problem in any form, read together"
$python tests/forms/compare.py "$work/in" "$work/out/results.json"
result $? "every point arrives as it was typed"

# What is asked for wrongly is refused, and nothing is written.
"$dti" forms --form 02 -c "$campaign" -o "$work/none" >"$work/log" 2>&1
[ $? -eq 2 ] && grep -q 'Mẫu 02 lập từ hồ sơ đã nhận' "$work/log" && [ ! -e "$work/none" ]
result $? "Mẫu 02 without INPUT is refused"
"$dti" forms --form 05 -o "$work/none" >"$work/log" 2>&1
[ $? -eq 2 ] && grep -q 'chọn 01, 02, 03 hoặc 04' "$work/log" && [ ! -e "$work/none" ]
result $? "a form that there is not is refused"
"$dti" forms "$work/in" --form 01 -c "$campaign" -o "$work/only" --quiet &&
    [ "$(ls "$work/only")" = mau-01 ] && [ ! -e "$work/only/mau-01/city/mau-01-VP-UBND.xlsx" ]
result $? "--form limits what is made, and who has sent is not asked again"
