#!/usr/bin/python3
"""make_workbooks.py OUTDIR: one workbook for each thing that can be wrong with one.

All are of the campaign tests/data/oracle/campaign-mean.yaml and sound but for
the one defect that names the file. What dti must say of each stands in
tests/data/intake/problems.txt; tests/e2e/intake.sh compares the two.
"""

import sys
from datetime import date
from fractions import Fraction
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "scripts" / "samples"), str(ROOT / "tests" / "oracle")]

import write_excel  # noqa: E402
import write_openpyxl  # noqa: E402
from answers import Award, Document  # noqa: E402
from broken import lock_file, to_tcvn3  # noqa: E402
from campaign import Campaign  # noqa: E402
from draft import CLAIM, TEXT, VALUE, Draft, mac_letters  # noqa: E402
from encrypted import encrypt  # noqa: E402
from forms import Layout, Row, appraisal_book, appraisal_rows  # noqa: E402
from model import Cell  # noqa: E402

CAMPAIGN = Campaign(ROOT / "tests/data/oracle/campaign-mean.yaml")
LEVEL = CAMPAIGN.level("mot")
UNIT = LEVEL.units[1]
REPORT = Document("12/BC-UBND", date(2025, 6, 30), "https://m02.example.vn/bao-cao.pdf")
VALUES = {
    "1.1": (40,), "1.2": (3, 8), "1.3": (17, 20, 2), "1.4": (4,), "2.1": (13, 20, 30, 60, "Có"),
    "2.2": (Fraction("33.333"),), "2.3": (Fraction("90.5"),), "2.4": (2, 40), "2.5": (7, 9),
    "3.1": ("Có",), "3.2": ("Cấp phó",), "3.3": (), "3.4": ("Không",), "3.10": (5, 2),
}
CLAIMS = {
    "1.1": 10, "1.2": 10, "1.3": "8.5", "1.4": "6.5", "2.1": "6.67", "2.2": "3.13", "2.3": "2.84",
    "2.4": "3.57", "2.5": "0.78", "3.1": 5, "3.2": "1.25", "3.3": 6, "3.4": 0, "3.10": "7.5",
}


def values(code, *new):
    """Other values for an indicator, in the order of its inputs."""
    def change(draft):
        entries = draft.indicator(code).get("inputs", [])
        draft.claims[code].values = {e["key"]: each for e, each in zip(entries, new)}
    return {"claims": change}


def typed(code, heading, value, style="text"):
    """A cell typed over once the form is laid out."""
    return {"book": lambda draft: draft.type_over(code, heading, value, style)}


def formula(code, text, result, writer):
    def change(draft):
        draft.type_over(code, VALUE, result, "number")
        draft.cell(code, VALUE).formula = text
    return {"book": change, "writer": writer}


def documents(code, *new):
    def change(draft):
        draft.claims[code].documents = list(new)
    return {"claims": change}


def document(number=REPORT.number, day=REPORT.date, link=REPORT.link):
    return documents("1.1", Document(number, day, link))


def fact(label, value):
    return {"facts": {label: value}}


def rows(change):
    return {"rows": lambda _, table: change(table)}


def place_of(table, code):
    return next(n for n, row in enumerate(table) if row.cells["code"] == code)


def drop(code):
    return rows(lambda table: table.__delitem__(place_of(table, code)))


def insert(code, **cells):
    return rows(lambda table: table.insert(place_of(table, "3.1"), Row("indicator", {
        "code": code, **cells})))


def row_cell(row, **cells):
    return rows(lambda table: table[place_of(table, row)].cells.update(cells))


def hide_heading(heading):
    def change(draft):
        for row in draft.book.sheets[1].rows:
            for cell in row:
                if cell is not None and cell.value == heading:
                    cell.value = "Cột khác"
    return {"book": change}


def drop_sheet(place):
    return {"book": lambda draft: draft.book.sheets.pop(place)}


def codes_as_numbers(draft):
    """All codes typed again, and the titles of 3.1 and 3.10 gone with it."""
    for code in ("3.10", "3.1"):
        draft.type_over(code, "Nội dung", None)
        draft.type_over(code, "Mã", Fraction(code), "number")


MOVED = Layout(order=("text", "number", "date", "link", "self", "max", "value", "unit", "title",
                      "code"), two_row_headings=True, letters=True, margin_columns=3)

# Mẫu 01: name of the file, and what is changed in the clean form.
SELF_ASSESSMENTS = {
    "sach": {},
    "sach-excel": {"writer": write_excel},
    "sach-cot-doi-cho": {"layout": MOVED},
    "sach-chu-to-hop-macos": {"book": mac_letters},
    "sach-o-chung-dong": {"in_own_row": True},
    "gia-tri-thieu": values("1.1", None),
    "gia-tri-khong-phai-so": values("1.1", "khoảng 40"),
    "gia-tri-so-kieu-viet": values("1.1", "1.234,5"),
    "gia-tri-nhieu-nghia": values("1.1", "1.234"),
    "gia-tri-am": values("1.1", -3),
    "gia-tri-khong-phai-co-khong": values("3.1", "Đang làm"),
    "gia-tri-co-khong-go-tat": values("3.1", "✓"),
    "gia-tri-ngoai-lua-chon": values("3.2", "Trưởng phòng"),
    "ty-le-chu": values("2.3", "90,5%"),
    "ty-le-khong-phai-so": values("2.3", "chín mươi phần trăm"),
    "ty-le-qua-100": values("2.3", Cell(Fraction("1.005"), "percent")),
    "ty-le-nho": values("2.3", Cell(Fraction("0.905"), "number")),
    "phan-lon-hon-tong": values("2.5", 10, 9),
    "mau-so-bang-0": values("2.5", 0, 0),
    "mau-so-bang-0-khong-ap-dung": values("2.4", 0, 0),
    "cong-thuc-loi": formula("1.4.a", "'Tổng hợp'!#REF!", "#REF!", write_excel),
    "cong-thuc-co-ket-qua": formula("1.4.a", "2+2", 4, write_excel),
    "cong-thuc-chua-luu": formula("1.4.a", "2+2", None, write_openpyxl),
    "chu-tcvn3": typed("1.1", TEXT, to_tcvn3("Đơn vị đã thực hiện đầy đủ các nhiệm vụ được giao.")),
    "diem-khong-phai-so": typed("3.1", CLAIM, "năm điểm"),
    "diem-qua-toi-da": typed("3.1", CLAIM, 6, "points"),
    "diem-khac-diem-tinh": typed("3.2", CLAIM, 2, "points"),
    "diem-de-trong": typed("3.1", CLAIM, None, "points"),  # it is the computed one
    "diem-thieu": typed("3.3", CLAIM, None, "points"),
    "diem-toi-da-bi-sua": typed("3.1", "Điểm tối đa", 7, "points"),
    "minh-chung-thieu": documents("1.1"),
    "minh-chung-nam-truoc": document(day=date(2024, 12, 31)),
    "minh-chung-tuong-lai": document(day=date(2999, 1, 1)),
    "minh-chung-ngay-go-chu": document(day="ngày 15 tháng 3 năm 2025"),
    "minh-chung-ngay-sai": document(day="31/02/2025"),
    "minh-chung-lien-ket-sai": document(link="ftp://m02.example.vn/a.pdf"),
    "minh-chung-lech-dong": document(number="12/BC-UBND\n13/BC-UBND"),
    "ma-la": insert("9.9", title="Tiêu chí tự thêm", value=5),
    "ma-hai-dong": insert("3.2", title="Lựa chọn"),
    "ma-thieu-dong": drop("3.2"),
    "ma-thanh-so": row_cell("3.10", code=Cell(Fraction("3.1"), "number")),
    "ma-thanh-so-theo-thu-tu": {"book": codes_as_numbers},
    "dong-khong-ma": insert(None, title="Ghi thêm", value=5),
    "noi-dung-khac": row_cell("3.1", title="Tên tiêu chí do đơn vị viết lại"),
    "cot-thieu": hide_heading("Giá trị"),
    "thong-tin-thieu-trang": drop_sheet(0),
    "bang-thieu-trang": drop_sheet(1),
    "don-vi-thieu": fact("Mã đơn vị", None),
    "don-vi-la": fact("Mã đơn vị", "M-99"),
    "don-vi-khac-ten": fact("Tên đơn vị", "Đơn vị khác"),
    "nam-thieu": fact("Năm đánh giá", None),
    "nam-sai": fact("Năm đánh giá", 2024),
    "lan-nop-sai": fact("Lần nộp", "đầu tiên"),
    "nop-muon": fact("Ngày lập", date(2025, 12, 16)),
    "ngay-lap-sai": fact("Ngày lập", "hôm nay"),
}

# Mẫu 02: name of the file, changed facts, and a row (unit, code, points, reason).
GOOD_FACTS = {
    "Cơ quan chấm điểm": "Cơ quan Một", "Cấp đánh giá": LEVEL.title, "Năm đánh giá": 2025,
    "Vòng thẩm định": 1, "Người thẩm định": "Trần Thị Bình", "Ngày": date(2025, 12, 19),
}
GOOD_ROW = ("M-02", "1.1", 9, "Thiếu một báo cáo.")
APPRAISALS = {
    "tham-dinh-sach": ({}, GOOD_ROW),
    "tham-dinh-thieu-co-quan": ({"Cơ quan chấm điểm": None}, GOOD_ROW),
    "tham-dinh-co-quan-la": ({"Cơ quan chấm điểm": "Cơ quan Ba"}, GOOD_ROW),
    "tham-dinh-cap-la": ({"Cấp đánh giá": "Cấp ba"}, GOOD_ROW),
    "tham-dinh-vong-la": ({"Vòng thẩm định": 3}, GOOD_ROW),
    "tham-dinh-qua-toi-da": ({}, ("M-02", "1.1", Fraction("10.01"), "Cộng điểm.")),
    "tham-dinh-khong-phai-so": ({}, ("M-02", "1.1", "đạt", "Đủ hồ sơ.")),
    "tham-dinh-khong-duoc-giao": ({}, ("M-02", "1.4", 5, "Chấm nhầm.")),
    "tham-dinh-don-vi-la": ({}, ("M-99", "1.1", 5, "Không rõ đơn vị.")),
    "tham-dinh-don-vi-cap-khac": ({}, ("H-01", "1.1", 5, "Nhầm cấp.")),
    "tham-dinh-ma-la": ({}, ("M-02", "7.7", 5, "Nhầm mã.")),
    "tham-dinh-chua-cham": ({}, ("M-02", "1.1", None, "")),
}


def write_self_assessment(path, claims=None, rows=None, book=None, facts=None, layout=None,
                          writer=write_openpyxl, in_own_row=False):
    draft = Draft(UNIT, LEVEL)
    for indicator in LEVEL.indicators:
        claim, code = draft.claims[indicator["code"]], indicator["code"]
        entries = indicator.get("inputs", [])
        claim.values = {entry["key"]: each for entry, each in zip(entries, VALUES[code])}
        claim.self, claim.text = Fraction(CLAIMS[code]), ""
        claim.documents, claim.in_own_row = [REPORT], in_own_row
    if claims:
        claims(draft)
    draft.lay_out(facts or {}, layout, rows or (lambda *_: None))
    if book:
        book(draft)
    writer.write(draft.book, path)


def write_appraisal(path, facts, row):
    unit, code, points, reason = row
    indicator = {"code": code, "title": "", "max": "10"}
    award = Award(None, None, points, reason)
    table = appraisal_rows([{"code": unit, "name": ""}], [indicator], {(unit, code): award})
    write_openpyxl.write(appraisal_book({**GOOD_FACTS, **facts}, table), path)


def write_damaged(folder):
    """What is no readable workbook at all."""
    whole = (folder / "sach.xlsx").read_bytes()
    (folder / "tep-cut.xlsx").write_bytes(whole[:-700])
    (folder / "tep-rong.xlsx").write_bytes(b"")
    (folder / "tep-mat-khau.xlsx").write_bytes(encrypt(whole, "hanoi2025"))
    (folder / "tep-csv.xlsx").write_text("Mã,Nội dung\n1.1,Số lượng\n", encoding="utf-8")
    (folder / "tep-pdf.xlsx").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    (folder / "~$tep-khoa.xlsx").write_bytes(lock_file("Nguyen Van An"))


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__.splitlines()[0])
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, changes in SELF_ASSESSMENTS.items():
        write_self_assessment(folder / f"{name}.xlsx", **changes)
    for name, (facts, row) in APPRAISALS.items():
        write_appraisal(folder / f"{name}.xlsx", facts, row)
    write_damaged(folder)


if __name__ == "__main__":
    main()
