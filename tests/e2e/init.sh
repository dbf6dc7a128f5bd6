#!/bin/sh
# dti init: a new campaign that runs at once, never over what is there.
. tests/lib.sh

new=$work/năm\ 2026
lays_down() {
    exits 0 "$dti" init --year 2025 "$new" || return
    says "$work/out" "Đã tạo đợt đánh giá trong $new." || return
    says "$work/out" " $dti forms -c \"$new/campaign.yaml\" -o $work/bieu-mau" || return
    says "$work/out" " $dti run \"$new\" -o $work/ket-qua" || return
    for name in campaign.yaml units.yaml index documents; do
        same "templates/$name" "$new/$name" || return
    done
    for folder in tu-danh-gia tham-dinh giai-trinh; do
        [ -d "$new/$folder" ] || { echo "missing: $folder"; return 1; }
    done
}
check "init lays down the campaign of templates/ and folders to drop files into" lays_down
waits_for_workbooks() {
    exits 2 "$dti" run "$new" -o "$new/output" -q &&
        says "$work/err" "không có tệp Excel nào" && [ ! -e "$new/output" ]
}
check "there is nothing to run before somebody has sent something" waits_for_workbooks
takes_workbooks() {
    cp "input-samples/so-nganh/Sở Y tế - tự đánh giá chuyển đổi số 2025.xlsx" "$new/tu-danh-gia" &&
        exits 0 "$dti" run "$new" -o "$new/output" &&
        says "$work/out" "Đã đọc 1 tệp, trong đó 1 biểu mẫu được tính." &&
        [ "$(find "$new/output" -name phieu-tiep-nhan.pdf | wc -l)" -eq 143 ]
}
check "what is dropped into it is read, and nothing else of it" takes_workbooks

listing "$new" >"$work/before"
untouched() {
    exits 2 "$dti" init "$1" || return
    says "$work/err" "$1: thư mục đã có dữ liệu" || return
    listing "$new" >"$work/after"
    same "$work/before" "$work/after"
}
check "a folder that has files is refused" untouched "$new"
check "a file is refused" untouched "$new/campaign.yaml"
mkdir "$work/hidden"
echo secret >"$work/hidden/.git"
hidden_is_refused() {
    exits 2 "$dti" init "$work/hidden" && [ "$(ls -A "$work/hidden")" = .git ]
}
check "a folder that has hidden files only is refused" hidden_is_refused
mkdir -p "$work/folders/inside"
folders_are_refused() {
    exits 2 "$dti" init "$work/folders" && [ "$(ls -A "$work/folders")" = inside ]
}
check "a folder that has only folders is refused" folders_are_refused
mkdir "$work/empty"
check "an empty folder is taken" exits 0 "$dti" init "$work/empty"
check "folders on the way are made" exits 0 "$dti" init "$work/a/b/c"
quiet() {
    exits 0 "$dti" init "$work/quiet" -q && [ ! -s "$work/out" ]
}
check "--quiet" quiet
own_templates() {
    small_campaign "$work/mine/templates"
    (cd "$work/mine" && exits 0 "$dti" init next -q) &&
        same "$work/mine/templates/units.yaml" "$work/mine/next/units.yaml"
}
check "the templates/ of the working folder come first" own_templates

# --- the next year ---

next=$work/moi
this_year() {
    SOURCE_DATE_EPOCH=1900000000 exits 0 "$dti" init "$work/now" -q &&
        grep -qx 'year: 2030' "$work/now/campaign.yaml" &&
        grep -q 'self_assessment: 2030-12-15' "$work/now/campaign.yaml" &&
        grep -q 'round2: 2031-01-12' "$work/now/campaign.yaml"
}
check "init alone takes the current year, and its deadlines" this_year
titles_follow() {
    exits 0 "$dti" forms -c "$work/now/campaign.yaml" -o "$work/now-forms" --form 01 -q &&
        "$dti" cells "$work/now-forms/mau-01/city/mau-01-SO-YT.xlsx" >"$work/cells" &&
        grep -q 'năm 2030' "$work/cells" && ! grep -q 'năm 2025' "$work/cells"
}
check "titles, labels and guidance are of that year" titles_follow
wrong_year() {
    exits 2 "$dti" init --year 26 "$work/x" &&
        says "$work/err" "năm không hợp lệ: “26”" && [ ! -e "$work/x" ]
}
check "--year has to be a year" wrong_year
same_year() {
    for year in 2025 2024; do
        exits 2 "$dti" init --from templates --year $year "$work/x" &&
            says "$work/err" "là đợt năm 2025, không lập được đợt năm $year từ đó" &&
            [ ! -e "$work/x" ] || return
    done
}
check "--from takes a campaign into a later year only" same_year

cp -R templates "$work/year1"
exits 1 "$dti" run input-samples -c "$work/year1/campaign.yaml" -o "$work/year1/ket-qua" -q
takes_over() {
    exits 0 "$dti" init --from "$work/year1" --year 2026 "$next" || return
    grep -qx 'year: 2026' "$next/campaign.yaml" || return
    grep -q 'publication: 2027-02-10 ' "$next/campaign.yaml" || return
    grep -qx 'previous: ket-qua-2025.csv' "$next/campaign.yaml" || return
    same "$work/year1/ket-qua/results.csv" "$next/ket-qua-2025.csv" || return
    says "$work/out" "publication: 10/02/2026 → 10/02/2027" || return
    same "$work/year1/documents" "$next/documents"
}
check "--from takes the files, the deadlines and last year's results along" takes_over
holds_no_workbook() {
    exits 2 "$dti" run "$next" -o "$next/output" -q || return
    says "$work/err" "không có tệp Excel nào" || return
    exits 0 "$dti" forms -c "$next/campaign.yaml" -o "$work/next-forms" --form 01 -q
}
check "its campaign is good, and what init left there is no workbook" holds_no_workbook
tells_changes() {
    sed -i '/code: "1.1"/,/max: /s/max: .*/max: 4/; s/title: Bộ chỉ số đánh giá/title: Bộ chỉ số mới/' \
        "$next/index/city-2025.yaml"
    old_max=$(sed -n '/code: "1.1"/,/max: /s/ *max: //p' "$work/year1/index/city-2025.yaml")
    sed -i "s/^max: 350/max: $((350 + 4 - old_max))/; /code: \"1\"\$/,/max: /s/max: \(.*\)/max: OLD\1/" \
        "$next/index/city-2025.yaml"
    sed -i "s/max: OLD\(.*\)/max: $(($(sed -n 's/.*max: OLD//p' "$next/index/city-2025.yaml") + 4 - old_max))/" \
        "$next/index/city-2025.yaml"
    exits 0 "$dti" init --from "$work/year1" "$next" || return
    says "$work/out" "1.1: điểm tối đa từ $old_max,00 thành 4,00" || return
    says "$next/thay-doi.md" "1.1: điểm tối đa từ"
}
check "the page says what changed in the index sets" tells_changes
leaves_final() {
    cp -R "$work/year1" "$work/approved"
    cat >>"$work/approved/campaign.yaml" <<'YAML'
final:
  approved_by: Chủ tịch Hội đồng thẩm định
  date: 2026-02-05

  accept:
# nhắc hai lần
    - {unit: X-GIA-LAM, form: "01", reason: "không gửi"}
YAML
    exits 0 "$dti" init --from "$work/approved" --year 2026 "$work/unapproved" || return
    ! grep -q '^final:\|X-GIA-LAM, form\|2027-02-05' "$work/unapproved/campaign.yaml" || return
    grep -q 'nhắc hai lần' "$work/unapproved/campaign.yaml" || return
    says "$work/unapproved/thay-doi.md" "không chuyển sang năm mới" &&
        says "$work/unapproved/thay-doi.md" 'reason: "không gửi"' &&
        exits 0 "$dti" forms -c "$work/unapproved/campaign.yaml" -o "$work/unapproved-forms" --form 01 -q
}
check "nobody has approved the new year: final stays behind, and is named" leaves_final
suppliers() {
    exits 0 "$dti" init --from templates/examples/province-2024 "$work/suppliers" -q || return
    [ -d "$work/suppliers/so-lieu" ] && [ ! -e "$next/so-lieu" ]
}
check "there is a folder for figures where others supply them" suppliers
no_results() {
    exits 0 "$dti" init --from "$work/year1/campaign.yaml" "$work/none" -o "$work/year1/ket-qua" -q || return
    exits 2 "$dti" init --from "$work/year1" "$work/none2" -o "$work/nowhere" || return
    says "$work/err" "không có tệp kết quả" && [ ! -e "$work/none2" ]
}
check "results are found or told" no_results
no_templates() {
    cp -R "$work/year1" "$work/bare"
    rm -rf "$work/bare/documents" && mkdir "$work/bare/documents"
    exits 0 "$dti" init --from "$work/bare" --year 2026 "$work/bare2" -q && [ -d "$work/bare2/documents" ]
}
check "a campaign without templates is taken over as it is" no_templates
