#!/bin/sh
# A form more: the program with Mẫu 09 of tests/toy, which has a descriptor, a
# reader, a writer and a duty of its own and a row in each list. It is printed,
# filled in, read, owed and answered as the real ones are, and no file of src/
# knows it. Its documents are those that speak of every duty.
. tests/lib.sh

toy=$build/dti-toy
if ! $python -c 'import openpyxl' 2>/dev/null; then
    skip "a form more" "openpyxl is not installed"
    exit 0
fi
export SOURCE_DATE_EPOCH=1764547200 # 1/12/2025
campaign=$work/campaign
small_campaign "$campaign"
out=$work/ket-qua
mkdir "$work/in"

run() {
    exits "$1" "$toy" run "$work/in" -c "$campaign/campaign.yaml" -o "$out" --quiet
}

# owed UNIT TEXT: the line of viec-can-lam.csv of that unit's Mẫu 09 has TEXT.
owed() {
    grep "$1.*Mẫu 09" "$out/viec-can-lam.csv" >"$work/line"
    says "$work/line" "$2"
}

# fill UNIT DAY: fills in the form of a unit with that day, in one row.
fill() {
    $python - "$work/forms/mau-09/mau-09-$1.xlsx" "$work/in/$1.xlsx" "$2" <<'END'
import sys
import openpyxl
book = openpyxl.load_workbook(sys.argv[1])
table = book["Kế hoạch"]
head = next(r for r in range(1, 9) if table.cell(r, 1).value == "Mã")
assert not table.cell(head + 1, 3).protection.locked and table.cell(head + 1, 2).protection.locked
table.cell(head + 1, 3).value = sys.argv[3]
table.cell(head + 1, 4).value = "Quý I"
book.save(sys.argv[2])
END
}

test_made() {
    exits 0 "$toy" forms "$work/in" --form 09 -c "$campaign/campaign.yaml" -o "$work/forms" --quiet &&
        [ "$(ls "$work/forms")" = mau-09 ] && [ "$(ls "$work/forms/mau-09" | wc -l)" -eq 5 ]
}

test_owed() {
    cp "$work/forms/mau-09/mau-09-SO-NV.xlsx" "$work/in/" &&
        run 0 && owed SO-YT "Gửi kế hoạch" && owed SO-YT "Chưa gửi" && owed SO-NV "Chưa gửi" &&
        grep -q 'Gửi Mẫu 09 cho 5 đơn vị' "$out/index.html" &&
        says "$out/problems.csv" "Mẫu 09 của Sở Nội vụ chưa điền gì" && rm "$work/in/mau-09-SO-NV.xlsx"
}

test_answered() {
    fill SO-YT 5/1/2026 && fill SO-NV "sang năm" &&
        exits 0 "$toy" check -c "$campaign/campaign.yaml" "$work/in/SO-YT.xlsx" && run 1 &&
        owed SO-YT "Đã nhận" && owed SO-YT "1,1,SO-YT.xlsx" &&
        owed SO-NV "Đã nhận, có lỗi" && owed P-BA-DINH "Chưa gửi" &&
        says "$out/problems.csv" "“sang năm” không phải là ngày hợp lệ" &&
        grep -q '"duty": *"plan"' "$out/manifest.json"
}

test_again() {
    cp -r "$out" "$work/before" && run 1 && same "$work/before" "$out" &&
        rm -r "$out" && run 1 && same "$work/before" "$out"
}

test_printed_again() {
    exits 0 "$toy" forms "$work/in" --form 09 -c "$campaign/campaign.yaml" -o "$work/forms2" --quiet
    [ ! -e "$work/forms2/mau-09/mau-09-SO-YT.xlsx" ] && [ -e "$work/forms2/mau-09/mau-09-P-BA-DINH.xlsx" ]
}

test_sent_twice() {
    cp "$work/in/SO-YT.xlsx" "$work/kept.xlsx" && fill SO-YT 6/1/2026 &&
        mv "$work/in/SO-YT.xlsx" "$work/in/SO-YT-moi.xlsx" && mv "$work/kept.xlsx" "$work/in/SO-YT.xlsx" &&
        run 1 && owed SO-YT "Trùng lần nộp" && rm "$work/in/SO-YT-moi.xlsx"
}

test_late() {
    SOURCE_DATE_EPOCH=1767225600 run 1 && owed P-BA-DINH "Quá hạn" || return
    ! has pdftotext || pdftotext "$out/nhac-nop-commune.pdf" - | grep -q 'Gửi kế hoạch'
}

test_gone() {
    run 1 && mv "$work/in/SO-YT.xlsx" "$work/" && run 1 && owed SO-YT "Chưa gửi" &&
        says "$out/problems.csv" "Mẫu 09"
}

test_unknown() {
    exits 1 "$dti" check -c "$campaign/campaign.yaml" "$work/SO-YT.xlsx" &&
        says "$work/out" "01, 02, 03 hay 04"
}

check "it is printed for every unit" test_made
check "it is owed while it is missing, or as it was issued" test_owed
check "what is filled in counts, and what is wrong in it is reported" test_answered
check "the same input gives the same bytes, over an old OUTPUT and afresh" test_again
check "who has answered is not asked again" test_printed_again
check "two of one number conflict" test_sent_twice
check "it is late after its deadline" test_late
check "one that is gone is named" test_gone
check "the program without it does not know it" test_unknown
