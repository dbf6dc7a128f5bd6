#!/bin/sh
# Where a campaign stands, from its first form to its end: which forms are
# open, that nobody's work is written over, what a draft says, and what it takes
# to be final.
. tests/lib.sh

if ! $python -c 'import openpyxl' 2>/dev/null; then
    skip "the steps of a campaign" "openpyxl is not installed"
    exit 0
fi
export SOURCE_DATE_EPOCH=1766188800 # 2025-12-20: nothing but Mẫu 01 is late
in=$work/nam
forms=$work/bieu-mau
small_campaign "$in"
mkdir "$in/ho-so"

# forms_are CODE ARGUMENT...: `dti forms` of the campaign exits with CODE.
forms_are() {
    expected_code=$1
    shift
    exits "$expected_code" "$dti" forms "$in" -o "$forms" "$@"
}

# there PATH...: these forms are in the folder, and no others.
there() {
    printf '%s\n' "$@" | sort >"$work/wanted"
    (cd "$forms" && find . -name '*.xlsx' | sed 's|^\./||' | sort) >"$work/found"
    diff "$work/wanted" "$work/found"
}

# fill FORM PATH NAME: fills one in and drops it into the inbox.
fill() {
    $python tests/forms/fill.py "$1" "$forms/$2" "$in/ho-so/$3"
}

first_forms() {
    exits 0 "$dti" forms -c "$in/campaign.yaml" -o "$forms" &&
        says "$work/out" "Đã lập 5 Mẫu 01" && says "$work/err" "Đợt đánh giá: $in/campaign.yaml" &&
        there mau-01/city/mau-01-SO-NV.xlsx mau-01/city/mau-01-SO-YT.xlsx \
            mau-01/commune/mau-01-P-BA-DINH.xlsx mau-01/commune/mau-01-X-BA-VI.xlsx \
            mau-01/commune/mau-01-X-GIA-LAM.xlsx
}
check "without INPUT, Mẫu 01 of every unit, under the names of their owners" first_forms

nothing_came() {
    forms_are 0 && says "$work/out" "Chưa lập Mẫu 02 vòng 1: chờ Mẫu 01 của 5 đơn vị"
}
check "before anything came, why there is no Mẫu 02" nothing_came

blank_is_none() {
    cp "$forms"/mau-01/*/*.xlsx "$in/ho-so/" &&
        exits 0 "$dti" run "$in" -o "$work/out-blank" && says "$work/out-blank/problems.csv" W217 &&
        says "$work/out" "trong đó 0 biểu mẫu được tính" && says "$work/out" "chưa gửi 5"
}
check "blank forms in the inbox are nobody's answer, and named" blank_is_none

for unit in city/mau-01-SO-NV city/mau-01-SO-YT commune/mau-01-P-BA-DINH commune/mau-01-X-BA-VI; do
    fill 01 "mau-01/$unit.xlsx" "da-dien-${unit##*/}.xlsx" || echo "not ok - fill in $unit"
done

beside_blanks() {
    exits 0 "$dti" run "$in" -o "$work/out-1" && says "$work/out" "chưa gửi 1, trùng 0"
}
check "a blank form neither conflicts with nor supersedes one that is filled in" beside_blanks

round_1() {
    forms_are 0 && says "$work/out" "Mẫu 02 vòng 1: " &&
        says "$work/out" "Chưa lập Mẫu 03, Mẫu 02 vòng 2, Mẫu 02 Hội đồng: chờ Mẫu 02 vòng 1 của " &&
        ! grep -q "Không thể chờ" "$work/out" &&
        [ -e "$forms/mau-02/vong-1/commune/mau-02-vong-1-commune-so-khoa-hoc-va-cong-nghe.xlsx" ] &&
        [ ! -e "$forms/mau-02/hoi-dong" ] && [ ! -e "$forms/mau-03" ]
}
check "the forms that are open, and for whom" round_1

owing_01() {
    exits 0 "$dti" forms "$in" -o "$work/only" --form 01 &&
        says "$work/out" "Đã lập 1 Mẫu 01: xã Gia Lâm." && [ "$(ls "$work/only")" = mau-01 ]
}
check "Mẫu 01 again for whoever owes one" owing_01

# One agency has begun to fill in its form where it lies.
begun=mau-02/vong-1/city/mau-02-vong-1-city-so-khoa-hoc-va-cong-nghe.xlsx
not_written_over() {
    $python tests/forms/fill.py 02 "$forms/$begun" "$work/begun.xlsx" &&
        cp "$work/begun.xlsx" "$forms/$begun" &&
        forms_are 1 && says "$work/err" "$begun: đã có người sửa" &&
        cmp "$work/begun.xlsx" "$forms/$begun" && forms_are 1 -q && says "$work/err" "$begun"
}
check "a form that somebody has changed is left, said, and exit 1" not_written_over
rm "$forms/$begun"

draft_1() {
    cp "$in/../bieu-mau/mau-02/vong-1/commune/mau-02-vong-1-commune-so-khoa-hoc-va-cong-nghe.xlsx" \
        "$work/khcn.xlsx" &&
        $python tests/forms/fill.py 02 "$work/khcn.xlsx" "$in/ho-so/khcn-xa.xlsx" &&
        exits 0 "$dti" run "$in" -o "$work/out-2" &&
        pdftotext "$work/out-2/tong-hop-tham-dinh-1.pdf" - | tr '\n' ' ' >"$work/text" &&
        says "$work/text" "DỰ THẢO" && says "$work/text" "Mẫu 01 của xã Gia Lâm" &&
        says "$work/text" "Còn thiếu" && says "$work/text" "các cơ quan chấm điểm hoàn thành phần còn lại" && grep -qE "phiếu.*: 0/[0-9]+.*và [0-9]+ phiếu khác.*viec-can-lam.csv" "$work/text" &&
        pdftotext "$work/out-2/bao-cao-ket-qua.pdf" - | tr '\n' ' ' >"$work/text" &&
        says "$work/text" "DỰ THẢO" && ! grep -q "Căn cứ ý kiến của Hội đồng" "$work/text" &&
        ! grep -q "thẩm định lần 2 (thời hạn" "$work/text" &&
        pdftotext "$work/out-2/units/X-BA-VI/phieu-tiep-nhan.pdf" - >"$work/text" &&
        ! grep -q "DỰ THẢO" "$work/text"
}
own_template() {
    printf -- '---\ntitle: Của riêng\nfor: once\nstage: publish\n%s---\nKết quả.\n' "" >"$in/documents/cua-rieng.md"
    printf -- '---\ntitle: Của riêng\nfor: once\nstage: publish\n%s---\nKết quả.\n' "mark: MẬT
" >"$in/documents/mat.md"
    exits 0 "$dti" run "$in" -o "$work/out-own" -q
    code=$?
    rm "$in/documents/cua-rieng.md" "$in/documents/mat.md"
    [ "$code" -eq 0 ] && pdftotext "$work/out-own/cua-rieng.pdf" "$work/text" &&
        says "$work/text" "DỰ THẢO" && pdftotext "$work/out-own/mat.pdf" "$work/text" &&
        says "$work/text" "DỰ THẢO – MẬT"
}
# rank CODE OUTPUT: of a unit, or null.
rank() {
    $python -c 'import json, sys
for level in json.load(open(sys.argv[2]))["levels"]:
    for unit in level["units"]:
        if unit["code"] == sys.argv[1]:
            print(json.dumps(unit["rank"]))' "$1" "$2/results.json"
}
unappraised() {
    [ "$(rank SO-YT "$work/out-2")" = null ] && [ "$(rank X-BA-VI "$work/out-2")" != null ] &&
        sed 's/unappraised: unranked/unappraised: computed/' "$in/campaign.yaml" >"$in/khac.yaml" &&
        exits 0 "$dti" run "$in" -c "$in/khac.yaml" -o "$work/out-3" &&
        [ "$(rank SO-YT "$work/out-3")" != null ]
    code=$?
    rm -f "$in/khac.yaml"
    return $code
}
if has pdftotext; then
    check "with one sheet in: drafts that name what is missing and claim no more" draft_1
    check "a template of one's own that says nothing of drafts is marked, too" own_template
    check "a unit of which nothing was appraised has no rank, unless the policy says so" unappraised
else
    skip "drafts" "pdftotext is not installed"
fi

# All of round 1, with points below what was claimed.
rm -f "$in/ho-so/khcn-xa.xlsx"
find "$forms/mau-02/vong-1" -name '*.xlsx' | while read -r form; do
    $python tests/forms/fill.py 02 "$form" "$in/ho-so/$(basename "$form")" || echo "not ok - fill $form"
done
[ -e "$in/ho-so/${begun##*/}" ] || cp "$work/begun.xlsx" "$in/ho-so/${begun##*/}"

explanations() {
    forms_are 0 && says "$work/out" "Đã xóa " && says "$work/out" "Chưa lập Mẫu 02 vòng 1: đã nhận đủ." &&
        says "$work/out" " Mẫu 03: " && [ -e "$forms/mau-03/mau-03-X-BA-VI.xlsx" ] &&
        ! find "$forms/mau-02" -name '*.xlsx' | grep .
}
check "after round 1 the explanations are open, and the sheets of round 1 are gone" explanations

nothing_left() {
    exits 0 "$dti" run "$in" -o "$work/out-round" -q &&
        pdftotext "$work/out-round/tong-hop-tham-dinh-1.pdf" - | tr '\n' ' ' >"$work/text" &&
        says "$work/text" "Đề xuất" && ! grep -q "hoàn thành phần còn lại" "$work/text"
}
if has pdftotext; then
    check "once all is scored, nobody is asked to score the rest" nothing_left
else
    skip "once all is scored, nobody is asked to score the rest" "pdftotext is not installed"
fi

# The council's form waits for explanations: the lines that accept each of them,
# put where the message says, let it be made.
go_on_without() {
    exits 0 "$dti" forms "$in" -o "$work/council" --form 02 &&
        says "$work/out" "Mẫu 02 Hội đồng: chờ Mẫu 03 của " &&
        says "$work/out" "ghi vào cuối $in/campaign.yaml" || return
    cp "$in/campaign.yaml" "$work/before.yaml"
    sed -n '/^final:/,/^Đã lập/p' "$work/out" | sed '/^Đã lập/d' >>"$in/campaign.yaml"
    exits 2 "$dti" forms "$in" -o "$work/council" --form 02 &&
        says "$work/err" "“reason: …” không phải lý do" || return
    sed -i 's/reason: "…"/reason: "không gửi"/' "$in/campaign.yaml"
    exits 0 "$dti" forms "$in" -o "$work/council" --form 02
    code=$?
    cp "$work/before.yaml" "$in/campaign.yaml"
    [ "$code" -eq 0 ] && says "$work/out" "Mẫu 02 Hội đồng: Hội đồng" &&
        [ -e "$work/council/mau-02/hoi-dong/mau-02-hoi-dong-commune.xlsx" ]
}
check "what the council's form waits for can be accepted by the lines that are printed" go_on_without

open_at_the_end() {
    printf 'final:\n  approved_by: Chủ tịch Hội đồng\n  date: 2026-01-20\n' >>"$in/campaign.yaml" &&
        exits 2 "$dti" run "$in" -o "$work/none" && [ ! -e "$work/none" ] &&
        says "$work/err" 'Xã Gia Lâm chưa hoàn thành Mẫu 01' &&
        says "$work/err" '- {unit: X-GIA-LAM, form: "01", reason: "…"}' &&
        says "$work/err" "còn $(grep -c 'chưa hoàn thành' "$work/err") việc chưa xong, nêu ở trên" &&
        says "$work/err" " Mẫu 02 Hội đồng; không in gì"
}
check "a final campaign with something open is refused, each thing by name" open_at_the_end

# Everything that is named is accepted, as the messages say, until none is left.
accept_all() {
    printf '  decision: 12/QĐ-UBND\n' >>"$in/campaign.yaml"
    for round in 1 2 3 4; do
        "$dti" run "$in" -o "$work/end" -q 2>"$work/err" && return
        [ "$round" -gt 1 ] || echo '  accept:' >>"$in/campaign.yaml"
        grep -o -- '- {.*}' "$work/err" | sed 's/^/    /; s/…/không gửi/' >>"$in/campaign.yaml"
    done
    cat "$work/err"
    return 1
}
check "what is accepted by name holds up nothing" accept_all

approved() {
    pdftotext "$work/end/bao-cao-ket-qua.pdf" - | tr '\n' ' ' >"$work/text" &&
        ! grep -q "DỰ THẢO" "$work/text" &&
        says "$work/text" "Chủ tịch Hội đồng phê duyệt ngày 20 tháng 01 năm 2026 (12/QĐ-UBND)" &&
        says "$work/text" "Kết quả được chấp nhận khi còn thiếu hoặc chưa đủ: Mẫu 03 của Sở Nội vụ, " &&
        says "$work/text" "Mẫu 01 của xã Gia Lâm (lý do: không gửi)"
}
if has pdftotext; then
    check "the publication says who approved it, when, and what is missing, and why" approved
else
    skip "the publication says who approved it" "pdftotext is not installed"
fi

sent_out() {
    $python - "$work/end/de-gui" <<'PYTHON'
import pathlib, sys, zipfile
units = [p for p in pathlib.Path(sys.argv[1]).glob("*.zip") if p.name[:2] in ("SO", "X-", "P-")]
assert units
for path in units:
    names = zipfile.ZipFile(path).namelist()
    assert f"{path.stem}-cong-bo-don-vi.pdf" in names, (path.name, names)
PYTHON
}
check "and goes to each unit, once it is final" sent_out

# What is missing now counted when the result was approved.
lost_at_the_end() {
    file=$(find "$in" -name 'da-dien-mau-01-SO-YT.xlsx')
    mv "$file" "$work/kept.xlsx"
    exits 2 "$dti" run "$in" -o "$work/end"
    code=$?
    mv "$work/kept.xlsx" "$file"
    [ "$code" -eq 0 ] && says "$work/err" "Mẫu 01 của Sở Y tế" && says "$work/err" "da-dien-mau-01-SO-YT.xlsx"
}
check "a final campaign that has lost a workbook names it" lost_at_the_end

# Inside the campaign's folder its own campaign.yaml is used.
inside() {
    cd "$in" && exits 2 "$dti" check -c nowhere.yaml "ho-so/da-dien-mau-01-SO-YT.xlsx" &&
        exits 0 "$dti" check "ho-so/da-dien-mau-01-SO-YT.xlsx" &&
        says "$work/err" "Đợt đánh giá: campaign.yaml" &&
        exits 0 "$dti" forms ho-so -o "$work/inside" && says "$work/err" "Đợt đánh giá: campaign.yaml"
}
check "inside a campaign's folder every verb uses its campaign.yaml" inside
