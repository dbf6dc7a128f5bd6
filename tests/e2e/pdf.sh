#!/bin/sh
# Every PDF of the samples in the eyes of qpdf, poppler and mupdf: whole, with
# its fonts, searchable as typed, with title, bookmarks and language.
. tests/lib.sh

samples || { echo "not ok - the samples can be run"; exit 1; }
find "$samples" -name '*.pdf' | sort >"$work/all"
if $sanitized; then
    # The other build has printed the same bytes; a few are enough here.
    awk 'NR % 12 == 1' "$work/all" >"$work/some"
    mv "$work/some" "$work/all"
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

# Links of the evidence can be clicked, those of http and https alone.
if has qpdf; then
    links_lead_out() {
        find "$samples/units" -name '*.pdf' -path '*X-*' | sort |
            $python tests/pdf.py links >"$work/links"
        grep -q '^https://' "$work/links" &&
            ! grep -Ev '^(https?://.*)?$' "$work/links"
    }
    check "links lead to http and https alone" links_lead_out
else
    skip "links lead to http and https alone" "qpdf is missing"
fi
