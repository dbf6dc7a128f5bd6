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

# The names of another province, as the guide has them replaced: nothing of the
# city is left in the campaign, or on what is printed of it.
renamed() {
    cp -r "$office/ho-so" "$work/tinh" && rm -f "$work/tinh/tham-dinh"/* || return
    sed -n '/^### 10.4/,/^### 10.5/p' docs/huong-dan.md |
        sed -n 's/^| `\([^`]*\)` | `\([^`]*\)` |$/s|\1|\2|g/p' >"$work/names.sed"
    [ "$(wc -l <"$work/names.sed")" -ge 5 ] || return
    sed -i -f "$work/names.sed" "$work/tinh"/*.yaml "$work/tinh"/index/*.yaml
    ! grep -niE 'hà nội|thành phố' "$work/tinh"/*.yaml "$work/tinh"/index/*.yaml | grep -v '^[^:]*:[0-9]*: *#' || return
    # Nor parted by the end of a line, where no editor finds it.
    ! cat "$work/tinh"/*.yaml "$work/tinh"/index/*.yaml | grep -v '^ *#' | tr -s ' \n' '  ' |
        grep -oiE '.{30}(hà nội|thành (phố|ủy)).{30}' || return
    (cd "$office" && exits 0 build/dti run "$work/tinh" -o "$work/tinh-ra" --stage publish -q) || return
    find "$work/tinh-ra" -maxdepth 1 -name '*.pdf' | while read -r document; do
        pdftotext "$document" - | tr '\n' ' '
    done >"$work/text"
    says "$work/text" "tỉnh Sơn Hà" && ! grep -oiE '.{30}(hà nội|thành phố).{30}' "$work/text"
}
if has pdftotext; then
    check "the names of another province, by the replacements in the guide" renamed
else
    skip "the names of another province" "pdftotext is not installed"
fi

# What dti init says is what the guide says.
init_agrees() {
    (cd "$office" && exits 0 build/dti init anew) || return
    sed -n 's/^ *build\/dti /build\/dti /p' "$work/out" | sed 's/anew/ho-so/g' >"$work/said"
    [ "$(wc -l <"$work/said")" -eq 2 ] && ! grep -vxFf "$work/commands" "$work/said"
}
check "the commands that dti init names are those of the guide" init_agrees

# Every code that a problem can have is explained, and none that there is not.
codes() {
    grep -oE '"[EW][0-9]{3}"' src/base/problem_table.h | tr -d '"' | sort >"$work/codes"
    sed -n '/^## 7\./,/^## 8\./p' docs/huong-dan.md | sed -n 's/^| \([EW][^|]*\)|.*/\1/p' |
        grep -oE '[EW][0-9]{3}' | sort >"$work/explained"
    [ -s "$work/codes" ] && diff "$work/codes" "$work/explained"
}
check "section 7 has every code of the program, once" codes
own_files() {
    ! grep -n 'templates/' docs/huong-dan.md | grep -v 'bộ gốc'
}
check "the guide sends people to their campaign's files, not to templates/" own_files
links() {
    $python - docs/*.md README.md <<'PYTHON'
import pathlib, re, sys

def slug(heading):
    """The anchor of a heading, as GitHub makes it."""
    text = re.sub(r"[^\w\- ]", "", heading.strip().lower())
    return text.replace(" ", "-")

def parts(path):
    """The text without code, and the anchors of its headings."""
    text = re.sub(r"^(```|~~~).*?^\1", "", path.read_text(), flags=re.M | re.S)
    return text, {slug(h) for h in re.findall(r"^#+ (.*)$", text, flags=re.M)}

wrong = []
for name in sys.argv[1:]:
    path = pathlib.Path(name)
    for line in parts(path)[0].splitlines():
        for target in re.findall(r"\]\(([^)\s]+)\)", line):
            if line.startswith("    ") and "`" not in line and not line.strip().startswith(("-", "|", "*")):
                wrong.append(f"{name}: a link in a code block: {line.strip()}")
            if re.match(r"[a-z]+:", target):
                continue
            file, _, anchor = target.partition("#")
            there = path.parent / file if file else path
            if not there.exists():
                wrong.append(f"{name}: no file {target}")
            elif anchor and anchor not in parts(there)[1]:
                wrong.append(f"{name}: no heading for {target}")
print("\n".join(wrong))
sys.exit(bool(wrong))
PYTHON
}
check "every link in the guides leads to a heading or a file that is there" links

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
