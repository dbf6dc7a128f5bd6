"""book_test.py OUTPUT: results.xlsx against results.json."""

import json
import sys
from pathlib import Path

from openpyxl import load_workbook

import make_campaign
from steps import ROUNDS, points_after
from tap import Tap, equal

OUTPUT = Path(sys.argv[1])
TREE = json.loads((OUTPUT / "results.json").read_text(encoding="utf-8"))
BOOK = load_workbook(OUTPUT / "results.xlsx")
HEAD, FIRST = 4, 5
STATES = {"ok": "Hợp lệ", "errors": "Có lỗi", "missing": "Chưa gửi",
          "conflict": "Trùng lần nộp"}
COLUMNS = ["Hạng", "Mã đơn vị", "Tên đơn vị", "Loại", "Trạng thái", "Chỉ số",
           "Xếp loại", "Điểm tối đa", "Tự đánh giá", "Điểm tính",
           "Sau thẩm định lần 1", "Sau thẩm định lần 2", "Sau Hội đồng",
           "Kết quả", "Lỗi", "Cảnh báo"]
PROBLEMS = ["Mức", "Mã lỗi", "Mã đơn vị", "Tên đơn vị", "Tệp", "Trang tính",
            "Ô", "Nội dung", "Cách xử lý"]


def sheet_of(level):
    return BOOK[level["title"]]


def rows_of(sheet):
    rows = [[cell.value for cell in row]
            for row in sheet.iter_rows(min_row=FIRST)]
    return [row for row in rows if any(value is not None for value in row)]


def severity_count(unit, severity):
    return sum(p["severity"] == severity for p in unit["problems"])


def row_of(unit):
    return ([unit["rank"], unit["code"], unit["name"], unit["kind"],
             STATES[unit["state"]], unit["index"], unit["grade"]] +
            [unit["points"][key] for key in ("max", "self", "computed")] +
            [points_after(unit, step) for step in range(len(ROUNDS))] +
            [unit["points"]["final"]] +
            [severity_count(unit, "error"), severity_count(unit, "warning")] +
            [group["ratio"] for group in unit["groups"]])


def sheets():
    equal(BOOK.sheetnames,
          [level["title"] for level in TREE["levels"]] +
          ["Việc cần làm", "Lỗi và cảnh báo", "Qua các năm", "Từng nội dung"])


def headings():
    for level in TREE["levels"]:
        heads = [cell.value for cell in sheet_of(level)[HEAD]]
        equal(heads, COLUMNS + [f"{g['code']}. {g['title']}"
                                for g in level["units"][0]["groups"]])
        equal(sheet_of(level)["A1"].value, level["title"])
    equal([cell.value for cell in BOOK["Lỗi và cảnh báo"][HEAD]], PROBLEMS)


def values():
    for level in TREE["levels"]:
        units = sorted(level["units"],
                       key=lambda u: (u["rank"] is None, u["rank"], u["code"]))
        found = rows_of(sheet_of(level))
        equal(len(found), len(units))
        for row, unit in zip(found, units):
            equal(row, row_of(unit))


def problem_rows():
    expected = [[p, unit] for level in TREE["levels"]
                for unit in sorted(level["units"], key=lambda u: (
                    u["rank"] is None, u["rank"], u["code"]))
                for p in unit["problems"]]
    expected += [[p, {"code": None, "name": None}] for p in TREE["problems"]]
    rows = rows_of(BOOK["Lỗi và cảnh báo"])
    assert len(rows) > 30, len(rows)
    equal(rows, [["Lỗi" if p["severity"] == "error" else "Cảnh báo", p["code"],
                  unit["code"], unit["name"], p["file"], p["sheet"], p["cell"],
                  p["message"], p["fix"]] for p, unit in expected])


def freezing():
    for level in TREE["levels"]:
        equal(sheet_of(level).freeze_panes, "D5")
    equal(BOOK["Lỗi và cảnh báo"].freeze_panes, "C5")


def filters():
    for sheet in BOOK:
        last = FIRST + len(rows_of(sheet)) - 1
        right = sheet.cell(HEAD, len(sheet[HEAD])).column_letter
        equal(sheet.auto_filter.ref, f"A{HEAD}:{right}{last}")
        equal(sheet.print_title_rows, f"${HEAD}:${HEAD}")
        equal(sheet.page_setup.orientation, "landscape")
        equal(int(sheet.page_setup.paperSize), 9)


def formats():
    for level in TREE["levels"]:
        row = sheet_of(level)[FIRST]
        equal([row[i].number_format for i in (0, 5, 7, 13, 14, 16)],
              ["0", "0.0000", "0.00", "0.00", "0", "0.0000"])


def texts():
    names = [cell.value for row in sheet_of(TREE["levels"][1]).iter_rows()
             for cell in row]
    for name in (make_campaign.SCRIPT, make_campaign.FORMULA,
                 make_campaign.ESCAPE):
        assert name in names, name
    kinds = {cell.data_type for sheet in BOOK for row in sheet.iter_rows()
             for cell in row}
    equal(kinds, {"s", "n"})
    assert not any(sheet._hyperlinks for sheet in BOOK)


def date():
    equal(BOOK.properties.created.isoformat(), TREE["campaign"]["date"] +
          "T00:00:00")
    equal(BOOK.properties.title, TREE["campaign"]["title"])


tap = Tap()
for name, test in [
        ("a sheet for each level, for what is to be done, problems, indicators", sheets),
        ("headings in Vietnamese, groups by name", headings),
        ("units by rank, with the numbers of results.json", values),
        ("every problem with its unit", problem_rows),
        ("headings and names are frozen", freezing),
        ("filters and print set-up", filters),
        ("number formats", formats),
        ("text stays as typed and never becomes a formula or a link", texts),
        ("the campaign's date and title", date)]:
    tap.check("results.xlsx: " + name, test)
sys.exit(tap.failed > 0)
