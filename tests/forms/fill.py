#!/usr/bin/python3
"""Fills in the forms of `dti forms` as an official would, for tests/e2e/forms.sh.

fill.py 01|02|03 FORM.xlsx OUT.xlsx [RESULTS.json]

Only cells that are unlocked are written, and every value keeps to the rule
that the form itself holds for the cell. Points claimed are those that
RESULTS.json says are computed (the maximum where there are none).
"""
import datetime
import json
import sys
from pathlib import Path

import openpyxl
from openpyxl.utils import range_boundaries

sys.path[:0] = [str(Path(__file__).resolve().parent.parent / "campaign")]

import filling  # noqa: E402, F401 (how forms are opened)

DAY = datetime.datetime(2025, 3, 15)


class Form:
    """A form: its sheets, its columns by heading, the rules of its cells."""

    def __init__(self, path, sheet):
        self.book = openpyxl.load_workbook(path)
        self.info = self.book["Thông tin"]
        self.table = self.book[sheet]
        self.head = next(r for r in range(1, 20)
                         if self.table.cell(r, 1).value in ("Mã", "Mã đơn vị"))
        self.columns = {self.table.cell(self.head, c).value: c
                        for c in range(1, self.table.max_column + 1)}

    def facts(self):
        for row in self.info.iter_rows(min_row=2, max_col=2):
            yield row[0].value, row[1]

    def fact(self, name):
        return next(c.value for label, c in self.facts() if label == name)

    def fill_facts(self, day):
        words = {"Người lập biểu": "Nguyễn Thị Ánh", "Người thẩm định": "Lê Văn Đủ",
                 "Điện thoại": "0912345678", "Email": "anh@hanoi.example",
                 "Ngày lập": day, "Ngày": day}
        for label, cell in self.facts():
            if label in words:
                write(cell, words[label])

    def rows(self):
        for row in range(self.head + 1, self.table.max_row + 1):
            if self.table.cell(row, self.columns["Mã"]).value:
                yield row

    def cell(self, row, heading):
        return self.table.cell(row, self.columns[heading])

    def rule(self, cell):
        for rule in self.table.data_validations.dataValidation:
            if cell.coordinate in rule.sqref:
                return rule
        return None


def write(cell, value):
    if cell.protection.locked:
        sys.exit(f"{cell.coordinate} is locked")
    cell.value = value


def options(form, formula):
    """What a list rule offers."""
    if formula.startswith('"'):
        return formula.strip('"').split(",")
    sheet, area = formula.replace("'", "").replace("$", "").split("!")
    left, top, right, bottom = range_boundaries(area)
    assert left == right
    return [form.book[sheet].cell(r, left).value for r in range(top, bottom + 1)]


def value_for(form, cell, code):
    """What the cell's rule lets through; a part is always less than its whole,
    which is the next input."""
    rule = form.rule(cell)
    if rule.type == "list":
        return options(form, rule.formula1)[0]
    if rule.type == "date":
        return DAY
    if rule.type == "decimal" and rule.formula2 == "100":
        return 95.5
    if rule.type in ("decimal", "whole"):
        return 3 + (ord(code[-1]) - ord("a") if code[-1].isalpha() else 0)
    return "Đã làm"


def fill_evidence(form, row, unit, code):
    """Two documents, each in a row of its own where the form has one for it."""
    number = next(h for h in form.columns if h and h.startswith("Số, ký hiệu"))
    below = form.cell(row + 1, number)
    documents = [("12/KH-UBND", "15/3/2025", f"https://{unit.lower()}.hanoi.example/{code}"),
                 ("13/KH-UBND", "16/3/2025", f"https://{unit.lower()}.hanoi.example/{code}/2")]
    if not form.cell(row + 1, "Mã").value and not below.protection.locked:
        rows = zip((row, row + 1), documents)
    else:
        rows = [(row, ["\n".join(texts) for texts in zip(*documents)])]
    for at, texts in rows:
        for heading, text in zip((number, "Ngày ban hành", "Liên kết"), texts):
            write(form.cell(at, heading), text)


def computed_points(results, unit):
    """The computed points of each indicator of a unit."""
    if not results:
        return {}
    return {i["code"]: i["computed"]
            for level in results["levels"] for u in level["units"]
            if u["code"] == unit for i in u["indicators"]}


def fill_self_assessment(path, results):
    form = Form(path, "Tự đánh giá")
    unit = form.fact("Mã đơn vị")
    computed = computed_points(results, unit)
    form.fill_facts(datetime.datetime(2025, 12, 10))
    for row in form.rows():
        code = form.cell(row, "Mã").value
        value, claimed = form.cell(row, "Giá trị"), form.cell(row, "Điểm tự đánh giá")
        if not value.protection.locked:
            write(value, value_for(form, value, code))
        if not claimed.protection.locked:
            points = computed.get(code)
            most = form.cell(row, "Điểm tối đa").value
            write(claimed, most if points is None else points)
            fill_evidence(form, row, unit, code)
            write(form.cell(row, "Giải trình"), "Đã làm trong năm 2025")
    return form


def fill_appraisal(path):
    """Round 1 halves what is computed of every third row; round 2 gives back
    all but 0.25; the council changes its first row alone."""
    form = Form(path, "Thẩm định")
    turn = str(form.fact("Vòng thẩm định"))
    form.fill_facts(datetime.datetime(2025, 12, 20))
    for index, row in enumerate(form.rows()):
        computed = form.cell(row, "Điểm tính").value
        points = form.cell(row, "Điểm tối đa").value
        if turn == "1" and computed is not None:
            points = computed if index % 3 else round(computed / 2, 2)
        elif turn == "2":
            points -= 0.25
        elif turn != "1" and index > 0:
            continue
        if turn == "1" and points == computed and index % 2:
            write(form.cell(row, "Đồng ý"), "x")
            continue
        write(form.cell(row, "Điểm thẩm định"), points)
        write(form.cell(row, "Lý do"), "Theo tài liệu kiểm chứng")
    return form


def fill_explanation(path):
    form = Form(path, "Giải trình")
    unit = form.fact("Mã đơn vị")
    form.fill_facts(datetime.datetime(2025, 12, 28))
    for row in form.rows():
        code = form.cell(row, "Mã").value
        write(form.cell(row, "Điểm đề nghị"), form.cell(row, "Điểm tối đa").value)
        fill_evidence(form, row, unit, code + "/them")
        write(form.cell(row, "Giải trình"), "Đề nghị xem lại, đã có văn bản")
    return form


def main():
    kind, path, out = sys.argv[1:4]
    results = None
    if len(sys.argv) > 4:
        with open(sys.argv[4], encoding="utf-8") as f:
            results = json.load(f)
    if kind == "01":
        form = fill_self_assessment(path, results)
    elif kind == "02":
        form = fill_appraisal(path)
    else:
        form = fill_explanation(path)
    form.book.save(out)


main()
