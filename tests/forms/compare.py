#!/usr/bin/python3
"""compare.py FOLDER RESULTS.json: whether what stands in the filled forms of
FOLDER is what results.json has of it, point by point."""
import json
import pathlib
import sys

import openpyxl


def table(path, sheet):
    """The rows of a form's table as dictionaries by heading, and its facts."""
    book = openpyxl.load_workbook(path)
    facts = {r[0].value: r[1].value for r in book["Thông tin"].iter_rows(max_col=2)}
    heading, rows = None, []
    for cells in book[sheet].iter_rows(values_only=True):
        if cells[0] in ("Mã", "Mã đơn vị"):
            heading = cells
        elif heading:
            rows.append(dict(zip(heading, cells)))
    return facts, [r for r in rows if r["Mã"]]


def appraised(folder, turn):
    """(unit, code) -> the points of each agency in a round."""
    found = {}
    for path in sorted(folder.glob(f"02-{turn}-*.xlsx")):
        for row in table(path, "Thẩm định")[1]:
            points = row["Điểm thẩm định"]
            if points is None and row.get("Đồng ý"):
                points = row["Điểm tính"]
            if points is not None:
                found.setdefault((row["Mã đơn vị"], row["Mã"]), []).append(points)
    return found


def mean(points):
    return None if not points else int(sum(points) * 100 / len(points) + 0.5000001) / 100


def main():
    folder = pathlib.Path(sys.argv[1])
    with open(sys.argv[2], encoding="utf-8") as f:
        results = json.load(f)
    units = {u["code"]: {i["code"]: i for i in u["indicators"]}
             for level in results["levels"] for u in level["units"]}
    wrong = compared = 0

    def expect(unit, code, key, points):
        nonlocal wrong, compared
        compared += 1
        if units[unit][code][key] != points:
            wrong += 1
            print(f"{unit} {code} {key}: {units[unit][code][key]}, not {points}")

    for path in sorted(folder.glob("01-*.xlsx")):
        facts, rows = table(path, "Tự đánh giá")
        for row in rows:
            if row["Điểm tự đánh giá"] is not None and row["Mã"].count(".") == 1:
                expect(facts["Mã đơn vị"], row["Mã"], "self", row["Điểm tự đánh giá"])
    rounds = {"round1": appraised(folder, "1"), "round2": appraised(folder, "2"),
              "council": appraised(folder, "c")}
    for key, found in rounds.items():
        for (unit, code), points in found.items():
            expect(unit, code, key, mean(points))
    for unit, indicators in units.items():
        for code, indicator in indicators.items():
            given = [mean(rounds[k].get((unit, code), []))
                     for k in ("council", "round2", "round1")]
            given = [g for g in given if g is not None]
            if given:
                expect(unit, code, "final", given[0])
    print(f"{compared} figures, {wrong} wrong")
    sys.exit(wrong > 0 or compared == 0)


main()
