#!/bin/sh
# Who owes what, and that nothing vanishes: what is to be done next is said, a
# workbook that counted and is gone is named, and what this run knows nothing of
# is not touched.
. tests/lib.sh

inputs=$work/in
small=$work/small
small_campaign "$small"
small_inputs "$inputs" "$small" || exit 1
campaign=$small/campaign.yaml
out=$work/out-folder

# again EXIT [OPTION...]: a run of the inputs over the one before.
again() {
    expected_exit=$1
    shift
    exits "$expected_exit" "$dti" run "$inputs" -c "$campaign" -o "$out" "$@"
}
# fresh: OUTPUT as a run of all inputs leaves it.
fresh() {
    rm -rf "$out" "$inputs"
    cp -r "$work/whole" "$inputs" && again 0 -q
}
cp -r "$inputs" "$work/whole"

# row TEXT...: viec-can-lam.csv has a row with all of these cells.
row() {
    $python - "$out/viec-can-lam.csv" "$@" <<'PYTHON'
import csv, sys
rows = list(csv.reader(open(sys.argv[1], encoding="utf-8-sig", newline="")))
wanted = set(sys.argv[2:])
sys.exit(not any(wanted <= set(row) for row in rows[1:]) and f"no row with {wanted}: {rows}")
PYTHON
}

# --- What is to be done ----------------------------------------------------

complete() {
    fresh && again 0 && says "$work/out" "Việc cần làm:" &&
        [ "$(head -c 3 "$out/viec-can-lam.csv" | od -An -tx1 | tr -d ' ')" = efbbbf ] &&
        row "Sở Y tế" SO-YT "Mẫu 01" "Đã nhận" &&
        row "Sở Y tế" "Mẫu 02 vòng 1" "Đã nhận"
}
check "every obligation has a row, with its state" complete
unit_missing() {
    fresh && rm -r "$out" "$inputs/so-nganh/SO-YT.xlsx" && again 0 || return
    says "$work/out" "chưa gửi Mẫu 01: Sở Y tế." &&
        says "$out/index.html" "chưa gửi Mẫu 01: Sở Y tế." &&
        row SO-YT "Mẫu 01" "Quá hạn, chưa gửi" de-gui/SO-YT.zip
}
check "who has not sent is named on the terminal, the page and in the table" unit_missing
agency_missing() {
    fresh && rm -r "$out" && rm "$inputs/tham-dinh/Sở Y tế "* && again 0 || return
    says "$work/out" "1 cơ quan chưa gửi Mẫu 02 vòng 1: Sở Y tế"
}
check "an agency whose sheet is not there is named" agency_missing

contacts() {
    fresh && rm -r "$out" "$inputs/so-nganh/SO-YT.xlsx" && rm "$inputs/tham-dinh/Sở Y tế "* || return
    cp -r "$small" "$work/known"
    sed -i '/code: SO-YT,/s/code: SO-YT,/&\n     contact: Bà Lê Thu, phone: "0912 345 678", email: thu@soyte.vn,/' \
        "$work/known/units.yaml"
    sed -i '/^  - name: Sở Y tế$/a\    contact: Ông Trần Nam\n    phone: "0987 654 321"' "$work/known/campaign.yaml"
    exits 0 "$dti" run "$inputs" -c "$work/known/campaign.yaml" -o "$out" -q &&
        row SO-YT "Mẫu 01" "Bà Lê Thu" "0912 345 678" thu@soyte.vn &&
        row "Sở Y tế" "Mẫu 02 vòng 1" "Ông Trần Nam" "0987 654 321"
}
check "whom to ask, of those who sent nothing: as the campaign's files say" contacts

# --- Nothing vanishes ------------------------------------------------------

lost() {
    fresh && rm "$inputs/so-nganh/SO-YT.xlsx" && again 0 || return
    says "$work/out" "Mất 1 tệp đã được tính: Mẫu 01 của Sở Y tế: tệp “so-nganh/SO-YT.xlsx”" &&
        sed -n 2p "$out/problems.csv" | grep -q '^W124,' &&
        sed -n '/Việc cần làm/{n;p}' "$work/out" | grep -q Mất
}
check "a workbook that counted and is gone is named first" lost
still_lost() {
    again 0 && says "$work/out" "Mất 1 tệp" &&
        cp "$work/whole/so-nganh/SO-YT.xlsx" "$inputs/so-nganh/lai.xlsx" && again 0 &&
        ! grep -q Mất "$work/out"
}
check "also by later runs, until it is back, under any name" still_lost
lost_agency() {
    fresh && rm "$inputs/tham-dinh/Sở Y tế "* && again 0 &&
        grep -q 'Mất .* tệp đã được tính: Mẫu 02 vòng 1 của Sở Y tế (' "$work/out"
}
check "so is the sheet of an agency" lost_agency
spoilt() {
    fresh && head -c 3000 "$work/whole/so-nganh/SO-YT.xlsx" >"$inputs/so-nganh/SO-YT.xlsx" &&
        again 1 || return
    says "$out/problems.csv" "nay không đọc được" &&
        row SO-YT "Mẫu 01" "Không đọc được" "so-nganh/SO-YT.xlsx" &&
        says "$work/out" "Nhận rồi nhưng không dùng được: 1 tệp: so-nganh/SO-YT.xlsx của Sở Y tế" &&
        grep -q '"code": "SO-YT"' "$out/results.json"
}
check "one that can no longer be read is named, with its unit" spoilt
named_by_code() {
    fresh && rm -r "$out" "$inputs/so-nganh/SO-YT.xlsx" &&
        echo hỏng >"$inputs/mau-01-SO-YT (2).xlsx" && again 1 &&
        row SO-YT "Mẫu 01" "Không đọc được" "mau-01-SO-YT (2).xlsx" &&
        row SO-NV "Mẫu 01" "Đã nhận"
}
check "one that never could is told by the code in its name" named_by_code
scored_bytes() {
    fresh && $python - "$out" "$inputs" <<'PYTHON'
import hashlib, json, pathlib, sys
out, inputs = map(pathlib.Path, sys.argv[1:])
manifest = json.loads((out / "manifest.json").read_text())
assert manifest["lost"] == []
for entry in manifest["inputs"]:
    data = (inputs / entry["path"]).read_bytes()
    assert entry["sha256"] == hashlib.sha256(data).hexdigest() and entry["bytes"] == len(data)
    assert entry["counts"] is True and entry["duty"] in ("self_assessment", "round1"), entry
made = {e["path"]: e.get("made_from") for e in manifest["outputs"]}
assert made["results.json"] is None
one = made["units/SO-YT/bao-cao-tham-dinh-1.pdf"]
assert one["template"] == "documents/bao-cao-tham-dinh.md" and one["stage"] == "round1", one
assert "so-nganh/SO-YT.xlsx" in one["inputs"] and "so-nganh/SO-NV.xlsx" not in one["inputs"]
assert any("tham-dinh/" in path for path in one["inputs"])
assert made["units/SO-YT/phieu-tiep-nhan.pdf"]["inputs"] == ["so-nganh/SO-YT.xlsx"]
PYTHON
}
check "the manifest says what each workbook was, and what a document was made from" scored_bytes

# --- INPUT that nothing is made of -----------------------------------------

# refused EXIT WORDS COMMAND...: and OUTPUT is as it was.
refused() {
    expected_exit=$1 words=$2
    shift 2
    listing "$out" >"$work/before"
    exits "$expected_exit" "$@" || return
    says "$work/err" "$words" || return
    listing "$out" >"$work/after"
    same "$work/before" "$work/after"
}
fresh
mkdir -p "$work/empty/sub" "$work/letters"
echo thư >"$work/letters/thu.docx"
check "an empty INPUT: exit 2, nothing touched" \
    refused 2 "không có tệp Excel nào" "$dti" run "$work/empty" -c "$campaign" -o "$out"
check "an INPUT without any workbook" \
    refused 2 "không có tệp Excel nào" "$dti" run "$work/letters" -c "$campaign" -o "$out"
hidden() {
    mkdir -p "$out/in" && cp -r "$inputs/." "$out/in" &&
        refused 2 "nằm trong thư mục kết quả" "$dti" run "$out/in" -c "$campaign" -o "$out" &&
        refused 2 "nằm trong thư mục kết quả" "$dti" run "$out" -c "$campaign" -o "$out" &&
        ln -s "$out" "$work/link" &&
        refused 2 "nằm trong thư mục kết quả" "$dti" run "$out/in" -c "$campaign" -o "$work/link"
    code=$?
    rm -r "$out/in"
    return $code
}
check "INPUT that is OUTPUT or below it: exit 2, nothing touched" hidden
unreadable() {
    ln -s "$work/nowhere.xlsx" "$inputs/a.xlsx"
    refused 3 "$inputs/a.xlsx: không đọc được tệp" "$dti" run "$inputs" -c "$campaign" -o "$out"
    code=$?
    rm "$inputs/a.xlsx"
    return $code
}
check "INPUT that cannot be read whole: exit 3, nothing touched" unreadable

# --- Only what is known to be due no longer is removed ---------------------

published() {
    find "$out" -name 'cong-bo-don-vi.pdf' | wc -l
}
limited() {
    fresh && [ "$(published)" -eq 5 ] && again 0 -q --stage intake && [ "$(published)" -eq 5 ] &&
        grep -q '"kept": true' "$out/manifest.json" && again 0 -q && [ "$(published)" -eq 5 ] &&
        ! grep -q '"kept": true' "$out/manifest.json"
}
check "--stage leaves what later stages made" limited
wrong_folder() {
    fresh && rm -r "$inputs/tham-dinh" && again 0 -q && [ "$(published)" -eq 5 ]
}
check "reports stay while the appraisals they were made from are lost" wrong_folder
no_longer_due() {
    fresh && cp -r "$small" "$work/fewer" && rm "$work/fewer/documents/cong-bo-don-vi.md" &&
        exits 0 "$dti" run "$inputs" -c "$work/fewer/campaign.yaml" -o "$out" -q &&
        [ "$(published)" -eq 0 ]
}
check "what no template prints any more is removed" no_longer_due

# --- What is sent out ------------------------------------------------------

text_of() {
    pdftotext -layout "$1" - | tr -s ' \n' ' '
}
if has pdftotext; then
    reminded() {
        fresh && rm -r "$out" "$inputs/so-nganh/SO-YT.xlsx" &&
            (export SOURCE_DATE_EPOCH=1766534400; again 0 -q) || return # 2025-12-24
        text_of "$out/nhac-nop-city.pdf" >"$work/text"
        says "$work/text" "Sở Y tế Quá hạn, chưa gửi" &&
            says "$work/text" "Hà Nội, ngày 24 tháng 12 năm 2025" &&
            says "$work/text" "Đến ngày 24/12/2025, các đơn vị" && ! grep -q "Sở Nội vụ" "$work/text" &&
            [ ! -e "$out/nhac-nop-commune.pdf" ]
    }
    check "those who are late are reminded, each level on its own" reminded
    no_more() {
        cp "$work/whole/so-nganh/SO-YT.xlsx" "$inputs/so-nganh" && again 0 -q &&
            [ ! -e "$out/nhac-nop-city.pdf" ]
    }
    check "where nobody is late there is no reminder, and an old one goes" no_more
    agency_receipt() {
        fresh || return
        text_of "$out/phieu-tiep-nhan-so-y-te-1.pdf" >"$work/text"
        says "$work/text" "của Sở Y tế" && grep -Eq "([0-9]+)/\1 mục phải chấm đã có điểm" "$work/text" &&
            says "$work/text" "tham-dinh/Sở Y tế city.xlsx"
    }
    check "an agency gets a receipt" agency_receipt
    all_refused() {
        fresh && rm -r "$out" && find "$inputs/tham-dinh" -name '*.xlsx' ! -name 'Sở Y tế *' -delete &&
            $python - "$inputs/tham-dinh" <<'PYTHON' || return
import openpyxl, pathlib, sys
for path in pathlib.Path(sys.argv[1]).glob("*.xlsx"):
    book = openpyxl.load_workbook(path)
    for row in book["Thông tin"].iter_rows():
        if row[0].value == "Năm đánh giá":
            row[1].value = 2023
    book.save(path)
PYTHON
        again 1 -q && text_of "$out/phieu-tiep-nhan-so-y-te-1.pdf" >"$work/text" || return
        says "$work/text" "tham-dinh/Sở Y tế city.xlsx" && says "$work/text" "Không được dùng" &&
            [ ! -e "$out/units/SO-YT/bao-cao-tham-dinh-1.pdf" ] && in_zip so-y-te phieu-tiep-nhan-so-y-te-1.pdf \
            mau-02-vong-1-city-so-y-te.xlsx mau-02-vong-1-commune-so-y-te.xlsx
    }
else
    skip "reminders and receipts" "pdftotext is missing"
fi

# in_zip NAME FILE...: de-gui/NAME.zip holds these and nothing else.
in_zip() {
    name=$1
    shift
    printf '%s\n' "$@" | sort >"$work/expected"
    $python -c 'import sys, zipfile
print(*sorted(zipfile.ZipFile(sys.argv[1]).namelist()), sep="\n")' "$out/de-gui/$name.zip" >"$work/found"
    same "$work/expected" "$work/found"
}
if has pdftotext; then
    check "also where all its sheets were refused, by name" all_refused
fi
parcels() {
    fresh && rm -r "$out" "$inputs/so-nganh/SO-YT.xlsx" && again 0 -q || return
    in_zip SO-NV SO-NV-phieu-tiep-nhan.pdf SO-NV-bao-cao-tham-dinh-1.pdf mau-03-SO-NV.xlsx ||
        in_zip SO-NV SO-NV-phieu-tiep-nhan.pdf SO-NV-bao-cao-tham-dinh-1.pdf || return
    in_zip SO-YT SO-YT-phieu-tiep-nhan.pdf SO-YT-bao-cao-tham-dinh-1.pdf mau-01-SO-YT.xlsx &&
        in_zip so-y-te phieu-tiep-nhan-so-y-te-1.pdf
}
check "de-gui holds for each what it is to get now, no draft of a result, and the form it is to fill in" parcels
same_parcels() {
    cp -r "$out/de-gui" "$work/parcels" && again 0 -q && same "$work/parcels" "$out/de-gui"
}
check "the same bytes again" same_parcels

# --- What is printed on paper ----------------------------------------------

# outline FILE PATTERN: its pages and bookmarks are those of the units' files.
outline() {
    $python - "$out/de-in/$1" "$out/units" "$2" "$small/units.yaml" <<'PYTHON'
import pathlib, pikepdf, sys, yaml
bundle, units, name, listed = sys.argv[1:]
names = {u["code"]: u["name"] for u in yaml.safe_load(open(listed))["units"]}
expected, pages = [], 0
with pikepdf.open(bundle) as pdf:
    city = "city" in bundle
    for code in names:
        if (code.startswith("SO-")) == city and (pathlib.Path(units) / code / name).exists():
            with pikepdf.open(pathlib.Path(units) / code / name) as one:
                expected.append((names[code], pages))
                pages += len(one.pages)
    where = {page.objgen: i for i, page in enumerate(pdf.pages)}
    with pdf.open_outline() as outline:
        found = [(item.title, where[(item.destination or item.action.D)[0].objgen]) for item in outline.root]
        assert all(not item.children for item in outline.root)
    assert found == expected and expected, (found, expected)
    assert len(pdf.pages) == pages, (len(pdf.pages), pages)
PYTHON
}
bundles() {
    fresh && ls "$out/de-in" >"$work/found" || return
    printf '%s\n' bao-cao-tham-dinh-city-1.pdf bao-cao-tham-dinh-commune-1.pdf \
        cong-bo-don-vi-city.pdf cong-bo-don-vi-commune.pdf \
        phieu-tiep-nhan-city.pdf phieu-tiep-nhan-commune.pdf >"$work/expected"
    same "$work/expected" "$work/found" && says "$out/index.html" 'href="de-in/phieu-tiep-nhan-city.pdf"' &&
        outline phieu-tiep-nhan-city.pdf phieu-tiep-nhan.pdf &&
        outline cong-bo-don-vi-commune.pdf cong-bo-don-vi.pdf &&
        outline bao-cao-tham-dinh-commune-1.pdf bao-cao-tham-dinh-1.pdf
}
bundles_listed() {
    $python - "$out" <<'PYTHON'
import hashlib, json, pathlib, sys
out = pathlib.Path(sys.argv[1])
entries = {e["path"]: e for e in json.loads((out / "manifest.json").read_text())["outputs"]}
for path in out.glob("de-in/*.pdf"):
    entry = entries[f"de-in/{path.name}"]
    assert entry["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert entry["made_from"]["template"].startswith("documents/"), entry
PYTHON
}
bundle_text() {
    for unit in SO-NV SO-YT; do
        text_of "$out/units/$unit/bao-cao-tham-dinh-1.pdf"
    done | tr -d ' \f' >"$work/expected"
    text_of "$out/de-in/bao-cao-tham-dinh-city-1.pdf" | tr -d ' \f' >"$work/found"
    same "$work/expected" "$work/found"
}
bundles_kept() {
    again 0 -q --stage intake && [ "$(ls "$out/de-in" | wc -l)" -eq 6 ] &&
        sed '/^for: unit/s/$/\nwhen: "{{#unit.final}}{{\/unit.final}}"/' "$small/documents/cong-bo-don-vi.md" >"$work/when.md" &&
        cp -r "$small" "$work/none" && cp "$work/when.md" "$work/none/documents/cong-bo-don-vi.md" &&
        exits 0 "$dti" run "$inputs" -c "$work/none/campaign.yaml" -o "$out" -q &&
        [ "$(ls "$out/de-in" | wc -l)" -eq 4 ]
}
if $python -c 'import pikepdf, yaml' 2>/dev/null && has pdftotext; then
    check "de-in holds the receipts, reports and publications of each level, a bookmark a unit" bundles
    check "the manifest lists them" bundles_listed
    check "they print what the units' own documents do" bundle_text
    check "--stage leaves them, and where nothing is printed there is none" bundles_kept
else
    skip "what is printed on paper" "pikepdf, yaml or pdftotext is missing"
fi

# --- A file that came and cannot be used -----------------------------------

refused_newer() {
    fresh && $python - "$inputs/so-nganh" <<'PYTHON'
import openpyxl, sys
book = openpyxl.load_workbook(sys.argv[1] + "/SO-YT.xlsx")
for row in book["Thông tin"].iter_rows():
    if row[0].value == "Năm đánh giá":
        row[1].value = 2023
book.save(sys.argv[1] + "/SO-YT moi.xlsx")
PYTHON
    again 1 -q && row SO-YT "Mẫu 01" "Đã nhận" "so-nganh/SO-YT.xlsx" "so-nganh/SO-YT moi.xlsx" &&
        says "$out/index.html" "Hợp lệ; có tệp không dùng được" || return
    ! has pdftotext && return
    text_of "$out/units/SO-YT/phieu-tiep-nhan.pdf" >"$work/text"
    says "$work/text" "so-nganh/SO-YT moi.xlsx của đơn vị không dùng được"
}
check "a unit whose newest file is refused is told so, and is still ok" refused_newer

# --- A stale tab -----------------------------------------------------------

stale_mark() {
    timeout 60 chromium --headless --no-sandbox --disable-gpu --virtual-time-budget=3000 \
        --dump-dom "file://$1/index.html" 2>/dev/null | grep -o '<p id="stale"[^>]*>'
}
if has chromium; then
    stale() {
        fresh && mkdir "$work/tab" && cp "$out/index.html" "$out/trang-thai.js" "$work/tab" &&
            stale_mark "$work/tab" | grep -q hidden || return
        rm "$inputs/so-nganh/SO-YT.xlsx" && again 0 -q && cp "$out/trang-thai.js" "$work/tab" &&
            ! stale_mark "$work/tab" | grep -q hidden
    }
    check "a page that is no longer the newest says so, without a server" stale
else
    skip "a stale page" "chromium is missing"
fi
