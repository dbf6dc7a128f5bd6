#!/bin/sh
# dti init: a new campaign that runs at once, never over what is there.
. tests/lib.sh

new=$work/năm\ 2026
lays_down() {
    exits 0 "$dti" init "$new" || return
    says "$work/out" "Đã tạo đợt đánh giá trong $new." || return
    says "$work/out" "dti run" || return
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
        says "$work/out" "Đã đọc 1 tệp, trong đó 1 biểu mẫu hợp lệ." &&
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
