#!/bin/sh
# Mistakes in a campaign's templates are found before anything is read: exit 2
# with file, line and what to do, and nothing is written or removed.
. tests/lib.sh

clean=$work/clean
small_campaign "$clean"
mkdir "$work/in"
printf 'not a workbook' >"$work/in/a.xlsx"
report=documents/bao-cao-tham-dinh.md

# refused FILE LINE-OF SED-SCRIPT SAYS: the file is edited; what is said names it
# and the line on which the pattern LINE-OF stands then.
refused() {
    rm -rf "$work/c" "$work/out.d"
    cp -R "$clean" "$work/c"
    mkdir "$work/out.d"
    echo kept >"$work/out.d/kept"
    sed -i "$3" "$work/c/$1"
    line=$(grep -n -m1 -- "$2" "$work/c/$1" | cut -d: -f1)
    [ -n "$line" ] || { echo "no such line: $2"; return 1; }
    exits 2 "$dti" run "$work/in" -c "$work/c/campaign.yaml" -o "$work/out.d" -q || return
    says "$work/err" "$work/c/$1:$line: $4" || return
    [ "$(ls "$work/out.d")" = kept ]
}
append() { printf '$a\\\n%s' "$1"; }

check "an unknown name, and the nearest one" refused $report 'unit.nmae' \
    "$(append '{{unit.nmae}}')" 'không có tên “unit.nmae”; có phải “unit.name”?'
check "an unknown section" refused $report '#unit.indicatrs' \
    "$(append '{{#unit.indicatrs}}x{{/unit.indicatrs}}')" \
    'không có tên “unit.indicatrs”; có phải “unit.indicators”?'
check "an unknown inverted section" refused $report 'unit.rankd' \
    "$(append '{{^unit.rankd}}x{{/unit.rankd}}')" 'không có tên “unit.rankd”; có phải “unit.ranked”?'
check "a name inside a list" refused $report 'titel' \
    "$(append '{{#unit.groups}}{{titel}}{{/unit.groups}}')" 'không có tên “titel”; có phải “title”?'
check "a name of another kind of document" refused $report 'unit.sent_count' \
    "$(append '{{unit.sent_count}}')" 'không có tên “unit.sent_count”'
check "a list where a value should be" refused $report '{{unit.groups}}' \
    "$(append '{{unit.groups}}')" '“unit.groups” là danh sách hoặc nhóm giá trị'
check "a text that campaign.yaml does not have" refused $report 'campaign.texts.isuer' \
    "$(append '{{campaign.texts.isuer}}')" \
    'không có tên “campaign.texts.isuer” trong “texts” của campaign.yaml; có phải “campaign.texts.issuer”?'
check "a section over a text all but named right" refused $report 'campaign.texts.contat' \
    "$(append '{{#campaign.texts.contat}}x{{/campaign.texts.contat}}')" \
    'không có tên “campaign.texts.contat” trong “texts” của campaign.yaml; có phải “campaign.texts.contact”?'
check "an unknown key of the head, and the nearest one" refused $report '^stgae:' \
    's/^stage:/stgae:/' 'khóa lạ “stgae”; có phải “stage”?'
check "one that is near to none" refused $report '^orientation:' \
    's/^paper:.*/orientation: landscape/' \
    'khóa lạ “orientation”; các khóa dùng được ở phần đầu của mẫu: for, stage, name, path, title'
check "a name in when" refused $report '^when:' 's/^paper:.*/when: "{{unit.snet}}"/' \
    'không có tên “unit.snet”; có phải “unit.sent”?'
check "a document of its own in the folders that a run makes" refused $report '^path:' \
    's/^paper:.*/path: de-in\/{code}.pdf/' 'khóa “path” không được ở trong de-in/ hoặc de-gui/'
check "in the head" refused $report '^title:' 's/^title:.*/title: Báo cáo {{unit.nam}}/' \
    'không có tên “unit.nam”; có phải “unit.name”?'
check "in a partial: its own file and line" refused documents/_contact.md 'campaign.txts' \
    's/{{campaign.texts.contact}}/{{campaign.txts.contact}}/' 'không có tên “campaign.txts.contact”'
check "a section of a partial that is not closed" refused documents/_contact.md '{{#x}}' \
    "$(append '{{#x}}')" 'mục “x” không được đóng'
check "for whom" refused $report '^for:' 's/^for:.*/for: nobody/' 'khóa “for” phải là unit'
check "at which stage" refused $report '^stage:' 's/^stage:.*/stage: round3/' 'khóa “stage” phải gồm intake'
check "an unknown fence" refused $report '```chart' "$(append '```chart\
a | 1\
```')" 'không có khối “chart”; các khối có: letterhead, title'
check "a fence without a name" refused $report '^```  $' "$(append '```  \
a\
```')" 'khối ``` không có tên; các khối có: letterhead'
check "an unknown comment" refused $report '<!-- tabel' \
    "$(append '<!-- tabel widths="1 2" -->')" 'không có chú thích nào tên là “tabel”'
check "an unknown attribute" refused $report 'color=' \
    "$(append '<!-- style color="red" -->')" 'chú thích “style” không có thuộc tính “color”'
check "a line that a block does not have" refused $report '^isuer' "$(append '``` letterhead\
isuer | A\
```')" 'letterhead: không có dòng “isuer”; các dòng có: above, issuer'
check "one with a section in it" refused $report '^recipents' "$(append '``` signature\
recipents{{#unit.recipients}}|{{.}}{{/unit.recipients}}\
```')" 'signature: không có dòng “recipents”'
check "a word that an attribute does not take" refused $report 'align="middle"' \
    "$(append '<!-- style align="middle" -->')" 'chú thích “style”: align="middle"; các giá trị có: left, center, right, justify'
check "a number that it does not take" refused $report 'size="1,5cm"' \
    "$(append '<!-- style size="1,5cm" -->')" 'chú thích “style”: size="1,5cm" phải là một số từ 4 đến 200'
check "a kind of table" refused $report 'zebra' "$(append '<!-- table style="zebra" -->')" \
    'chú thích “table”: style="zebra"; các giá trị có: data, plain, grid, info'
check "widths for another table" refused $report 'widths="50 50"' "$(append '<!-- table widths="50 50" -->\
| A | B | C |\
|---|---|---|')" 'widths="50 50" không hợp với bảng 3 cột'
check "a comment for a table before a paragraph" refused $report 'size="9,5"' \
    "$(append '<!-- table size="9,5" -->\
Đoạn văn')" 'sau chú thích “table” phải là một bảng'
check "a picture" refused $report 'logo.png' "$(append 'Một đoạn\
có ![logo](logo.png) ở trong')" 'không dùng được hình ảnh'
check "a picture in a cell" refused $report 'logo.png' "$(append '| A | B |\
|---|---|\
| {{unit.name}} | ![logo](logo.png) |')" 'không dùng được hình ảnh'
check "a picture in a block" refused $report 'logo.png' "$(append '``` title\
BÁO CÁO ![logo](logo.png)\
```')" 'không dùng được hình ảnh'
check "code" refused $report 'xin' "$(append 'Gõ `xin` chào')" 'không dùng được chữ trong dấu'
check "a heading of a fifth level" refused $report '^#####' "$(append '##### Năm')" 'tiêu đề chỉ có 4 cấp'
check "a quotation" refused $report '^> ' "$(append '> trích')" 'không dùng được trích dẫn'
check "a mark that is not closed" refused $report 'Rất <mark>' "$(append 'Rất <mark>đậm')" \
    'thẻ <mark> không được đóng trong cùng đoạn'
check "HTML" refused $report '<b>' "$(append 'Rất <b>đậm</b>')" 'không dùng được thẻ HTML <b>'
check "a row with a cell too few" refused $report '| một |$' "$(append '\
| A | B |\
|---|---|\
| một |')" 'bảng có 2 cột nhưng dòng này có 1 ô'
check "a row with a cell too many" refused $report 'thừa' "$(append '\
| A | B |\
|---|---|\
| {{unit.name}} | x | thừa |')" 'bảng có 2 cột nhưng dòng này có 3 ô'
check "HTML in a partial" refused documents/_contact.md '<i>' "$(append '<i>x</i>')" \
    'không dùng được thẻ HTML <i>'

accepted() {
    rm -rf "$work/c" "$work/out.d"
    cp -R "$clean" "$work/c"
    sed -i "$2" "$work/c/$1"
    "$dti" run "$work/in" -c "$work/c/campaign.yaml" -o "$work/out.d" -q 2>"$work/err"
    [ $? -ne 2 ] || { cat "$work/err"; return 1; }
}
check "a text of one's own" accepted $report "$(append '{{#campaign.texts.motto}}{{campaign.texts.motto}}{{.}}{{/campaign.texts.motto}}')"
check "all that is lawful" accepted $report "$(append '<mark>x\
y</mark> <small>y</small><br> <bar value="{{^unit.ranked}}1{{/unit.ranked}}{{#unit.ranked}}0{{/unit.ranked}}"><https://a.vn/x> \\<b>\
\
| A |{{#unit.groups}} {{code}} |{{/unit.groups}}\
|---|{{#unit.groups}}---|{{/unit.groups}}\
| a |{{#unit.groups}} {{final}} |{{/unit.groups}}\
\
``` signature\
{{#unit.ranked}}title{{/unit.ranked}}{{^unit.ranked}}name{{/unit.ranked}} | A\
```\
<!-- table widths="{{^unit.ranked}}1{{/unit.ranked}}{{#unit.ranked}}1{{/unit.ranked}}" -->\
| A |\
|---|\
\
<!-- style align="{{#unit.ranked}}left{{/unit.ranked}}{{^unit.ranked}}center{{/unit.ranked}}" -->\
{{#unit.previous}}{{rank}}{{movement}}{{/unit.previous}}{{level.ranking_count}}{{#level.kinds}}{{#ranking}}{{kind_rank}}{{/ranking}}{{/level.kinds}}')"

# --- campaign.yaml and index sets ---

check "full_at as a share of a percent" refused index/city-2025.yaml 'full_at: 0.95' \
    's/full_at: 95}/full_at: 0.95}/' '“full_at” là 0.95, tức là 0,95%; giá trị phần trăm ghi theo phần trăm: “full_at: 95”'
check "an agency that is not listed" refused index/commune-2025.yaml 'Sở Khoa học Công nghệ' \
    '0,/scored_by: \[Sở Khoa học và Công nghệ\]/s//scored_by: [Sở Khoa học Công nghệ]/' \
    'cơ quan “Sở Khoa học Công nghệ” không có trong danh sách'
check "a decimal comma" refused index/city-2025.yaml 'max: 4,5' '0,/^        max: 5$/s//        max: 4,5/' \
    '“max” là “4,5”, có dấu phẩy thập phân; ghi dấu chấm: 4.5'
check "a lacking colon, at its line" refused campaign.yaml '^year 2025' 's/^year: /year /' 'thiếu dấu “:” sau “year”'
check "a deadline in another year" refused campaign.yaml 'round2: 2062' 's/round2: 2026-01-12 /round2: 2062-01-12 /' \
    'hạn 2062-01-12 không thuộc năm 2025 hay năm 2026'
check "deadlines out of order" refused campaign.yaml 'round1: 2025-11-22' 's/round1: 2025-12-22 /round1: 2025-11-22 /' \
    'hạn “round1” (2025-11-22) trước hạn “self_assessment”'
check "a title that no sheet can have" refused campaign.yaml 'title: Sở, ban, ngành và các' \
    's/title: Sở, ban, ngành$/title: Sở, ban, ngành và các đơn vị trực thuộc/' '“title” dài 39 ký tự; rút ngắn còn nhiều nhất 31'
