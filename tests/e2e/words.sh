#!/bin/sh
# No words of one city, one index or its bodies stand in the program or in the
# text of the documents: all come from campaign.yaml.
. tests/lib.sh

# none_of PATTERN FILE...: no line of the files has it; no file is excepted.
none_of() {
    pattern=$1
    shift
    ! grep -rnEi -- "$pattern" "$@"
}
words='chuyển đổi số|sở khoa học|thành phố|hà nội|tiêu chí|sở nội vụ|kh&cn'
check "no word of one city stands in the program" none_of "$words" src
check "no word of one city stands in the text of the documents" none_of "$words" templates/documents
says_none() {
    ! grep -rnE 'DTI|Tổ công tác|TCT|Hội đồng|HỘI ĐỒNG|PAR Index|[Cc]hỉ số thành phần' templates/documents
}
check "no name of an index or a body stands there either" says_none

# The same of all that a campaign in other words puts out.
for tool in pdftotext unzip; do
    has $tool || { skip "a campaign in other words" "$tool is missing"; exit 0; }
done
check "a campaign in other words can be written" \
    "$python" -B tests/words/other.py templates "$work/campaign" "$work/in"
campaign=$work/campaign/campaign.yaml
runs() {
    exits 1 "$dti" run "$work/in" -c "$campaign" -o "$work/results" &&
        cat "$work/out" "$work/err" >"$work/terminal" &&
        exits 0 "$dti" forms -c "$campaign" -o "$work/forms" &&
        cat "$work/out" "$work/err" >>"$work/terminal" &&
        exits 1 "$dti" forms "$work/in" -c "$campaign" -o "$work/later" &&
        cat "$work/out" "$work/err" >>"$work/terminal"
}
check "it runs, and its forms are written" runs

# What is said in FILE, on standard output.
text_of() {
    case $1 in
    *.pdf) pdftotext "$1" - && pdfinfo "$1" ;;
    *.xlsx) "$dti" cells "$1" && unzip -qp "$1" 'docProps/*' 'xl/*.xml' ;;
    *) cat "$1" ;;
    esac
}
find "$work/results" "$work/forms" "$work/later" "$work/terminal" -type f \
    ! -name '*.zip' ! -name '.*' >"$work/list"
# What it is made by is no word of the campaign: the Producer of a document.
while read -r file; do
    text_of "$file" | tr '\n' ' ' | sed 's/  */ /g' |
        grep -oE '.{0,40}([Cc]huyển đổi số|DTI|[Cc]hỉ số thành phần|Tổ công tác|TCT|Hội đồng thẩm định|Sở Khoa học|KH&CN|[Tt]hành phố|Hà Nội|PAR Index).{0,40}' |
        sed "s|^|${file#"$work"/}: |"
done <"$work/list" >"$work/standing"
nothing_stands() {
    ! head "$work/standing" | grep .
}
check "nothing that it puts out has a word of the first campaign" nothing_stands
says_its_own() {
    for word in "CẢI CÁCH HÀNH CHÍNH" "tiêu chí thành phần" "Tổ thư ký"; do
        text_of "$work/forms/mau-01/city/mau-01-SO-YT.xlsx" | grep -qF "$word" || return
    done
    for word in "Hội đồng đánh giá" "tỉnh An Bình" "Sở Dân tộc và Tôn giáo"; do
        pdftotext "$work/results/cong-bo-hoi-nghi.pdf" - | tr '\n' ' ' | grep -qF "$word" || return
    done
}
check "but its own words" says_its_own
# A heading of two lines leaves room for what it is about.
whole_slides() {
    sed 's/^    title: Xã, phường$/    title: Các xã, phường và đặc khu/' "$campaign" >"$work/campaign/long.yaml"
    grep -q "đặc khu" "$work/campaign/long.yaml" &&
        exits 1 "$dti" run "$work/in" -c "$work/campaign/long.yaml" -o "$work/long" || return
    slides=$work/long/trinh-chieu-hoi-nghi.pdf
    for page in $(seq "$(pdfinfo "$slides" | sed -n 's/^Pages: *//p')"); do
        [ "$(pdftotext -layout -f "$page" -l "$page" "$slides" - | grep -c .)" -gt 5 ] || return
    done
}
check "no slide has a heading alone, however long a level's name is" whole_slides
a_typo_is_told() {
    sed 's/^    working_group:/    workin_group:/' "$campaign" >"$work/campaign/typo.yaml"
    exits 2 "$dti" run "$work/in" -c "$work/campaign/typo.yaml" -o "$work/none" &&
        says "$work/err" "khóa lạ “workin_group”" && says "$work/err" "working_group"
}
check "a word's key that is not known is refused" a_typo_is_told
