#!/bin/sh
# Every PDF of the samples in the eyes of qpdf, poppler and mupdf: whole, with
# its fonts, searchable as typed, with title, bookmarks and language; tagged and
# archival as the rules of PDF/UA and PDF/A have it.
. tests/lib.sh

samples || { echo "not ok - the samples can be run"; exit 1; }
# Of the units' own documents one in seven, of every kind: the pages of all stand in
# the one of their level (de-in) as well. DTI_TEST_LONG=1 looks at each.
find "$samples" -name '*.pdf' | sort >"$work/every"
if [ -n "${DTI_TEST_LONG:-}" ]; then
    cp "$work/every" "$work/all"
else
    awk '!/\/units\// || NR % 7 == 1' "$work/every" >"$work/all"
fi

# look NAME TOOL LOOK: tests/pdf.py on all of them.
look() {
    if has "$2"; then
        looks() { "$python" tests/pdf.py "$1" 2026-01-30 <"$work/all"; }
        check "$1" looks "$3"
    else
        skip "$1" "$2 is missing"
    fi
}
look "qpdf finds nothing wrong" qpdf whole
look "fonts are embedded, subset and mapped to Unicode" pdffonts fonts
look "poppler reads the text, in NFC and without a loss" pdftotext text
look "mupdf draws every page without a warning" mutool drawn
look "mupdf has no complaint of what is inside" mutool info
look "title, author, subject, date, language, bookmarks, A4" qpdf inside

conformant() {
    "$python" tests/conformance.py <"$work/all"
}
awake() {
    printf '%s\n' "$samples/bao-cao-ket-qua.pdf" "$samples/units/P-NGOC-HA/phieu-tiep-nhan.pdf" |
        "$python" tests/conformance.py --break
}
if "$python" -c 'import pikepdf' 2>/dev/null; then
    check "the rules of PDF/UA-1 and PDF/A-2a are kept" conformant
    check "a rule that is broken is found out" awake
else
    skip "the rules of PDF/UA-1 and PDF/A-2a" "python3-pikepdf is missing"
fi

# Read aloud: the tree that a reader hears, without the layout of its printer.
heard() {
    pdfinfo -struct-text "$samples/$1" | sed 's/^ *//' | tr '\n' ' ' >"$work/heard"
    says "$work/heard" "$2"
}
if has pdfinfo; then
    check "a title is a heading of two lines" heard bao-cao-ket-qua.pdf \
        'H1 (block) "BÁO CÁO Kết quả'
    check "a row is told by its head" heard bao-cao-ket-qua.pdf \
        'TBody TR TH: /Scope /Row'
    check "an item has a label" heard bao-cao-ket-qua.pdf \
        'LI (block) Lbl (block) "-" LBody (block) "'
    check "a chart has an area" heard units/P-NGOC-HA/bao-cao-tham-dinh-1.pdf \
        'Figure: /Placement /Block /BBox ['
    check "a link has its text" heard units/P-NGOC-HA/phieu-tiep-nhan.pdf 'Link (inline) "'
else
    skip "what a reader hears" "pdfinfo is missing"
fi

# as_typed CODE DOCUMENT TEXT: it can be found in the unit's document.
as_typed() {
    pdftotext "$samples/units/$1/$2.pdf" - | tr '\n' ' ' >"$work/text"
    says "$work/text" "$3"
}
if has pdftotext; then
    check "a name that was typed on macOS" as_typed P-BA-DINH bao-cao-tham-dinh-1 "Phường Ba Đình"
    check "a long name" as_typed P-VAN-MIEU-QUOC-TU-GIAM cong-bo-don-vi \
        "Phường Văn Miếu - Quốc Tử Giám"
    check "a faulty value as typed" as_typed X-BA-VI phieu-tiep-nhan "khoảng 80%"
    check "a text in an old encoding as typed" as_typed SO-NV phieu-tiep-nhan "Cã ban hµnh"
else
    skip "typed texts" "pdftotext is missing"
fi
nothing_unprintable() {
    ! grep -e '^W901' -e '^E902' "$samples/problems.csv"
}
check "every character could be printed" nothing_unprintable

# sign FILE: signs it in its empty field, with a key made for it.
sign() {
    keys=$work/sign/keys
    mkdir "$keys" && certutil -N -d "sql:$keys" --empty-password &&
        head -c 64 /dev/urandom >"$work/sign/noise" &&
        certutil -S -d "sql:$keys" -n signer -s "CN=Nguyen Van A" -x -t CT,CT,CT \
            -z "$work/sign/noise" -k rsa -g 2048 -v 120 || return 1
    pdfsig -nssdir "sql:$keys" -nick signer -sign chu-ky-1 "$1" "$work/sign/signed.pdf" || return 1
    mv "$work/sign/signed.pdf" "$1"
}

# holds_good FILE: the signature covers the whole file, as it is.
holds_good() {
    pdfsig -nssdir "sql:$work/sign/keys" -no-ocsp -nocert "$1" >"$work/out"
    says "$work/out" "Signature is Valid." && says "$work/out" "Total document signed"
}

# A document that was signed is neither printed over nor taken away.
signed_stays() {
    small_campaign "$work/sign"
    sed -i 's/^signature_fields: false/signature_fields: true/' "$work/sign/campaign.yaml"
    mkdir -p "$work/sign/in"
    find input-samples -name '*.xlsx' -path '*xa-phuong*' | sort | head -n 3 |
        while read -r file; do cp "$file" "$work/sign/in/"; done
    signed=$work/sign/out/units/P-BA-DINH/phieu-tiep-nhan.pdf
    "$dti" run "$work/sign/in" -c "$work/sign/campaign.yaml" -o "$work/sign/out" --stage intake --quiet
    pdfsig "$signed" >"$work/out" 2>&1
    says "$work/out" "chu-ky-1" || return 1
    sign "$signed" && holds_good "$signed" || return 1
    cp "$signed" "$work/sign/kept.pdf"
    "$dti" run "$work/sign/in" -c "$work/sign/campaign.yaml" -o "$work/sign/out" --stage intake --quiet
    cmp "$work/sign/kept.pdf" "$signed" && says "$work/sign/out/problems.csv" W903 &&
        sed -i '/code: P-BA-DINH,/d' "$work/sign/units.yaml" || return 1
    "$dti" run "$work/sign/in" -c "$work/sign/campaign.yaml" -o "$work/sign/out" --stage intake --quiet
    cmp "$work/sign/kept.pdf" "$signed" && holds_good "$signed"
}
if has pdfsig certutil; then
    check "a signed document stays as it is" signed_stays
else
    skip "a signed document stays as it is" "pdfsig or certutil (libnss3-tools) is missing"
fi

# Links of the evidence can be clicked, those of http and https alone.
if has qpdf; then
    links_lead_out() {
        grep '/units/X-' "$work/all" | $python tests/pdf.py links >"$work/links"
        grep -q '^https://' "$work/links" &&
            ! grep -Ev '^(https?://.*)?$' "$work/links"
    }
    check "links lead to http and https alone" links_lead_out
else
    skip "links lead to http and https alone" "qpdf is missing"
fi
