"""Clean workbooks of Mẫu 01, 02 and 04, read with openpyxl.

Understands what the forms prescribe and nothing more: the heading row holds
`Mã` and `Nội dung` (a second row below it may split a merged heading), facts
stand beside their label on the sheet `Thông tin`.
"""

from datetime import datetime
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from string import ascii_lowercase

from openpyxl import load_workbook

CELL_PRECISION = Context(prec=15, rounding=ROUND_HALF_UP)


WAIVED = "Không áp dụng"
SHEETS = {"01": "Tự đánh giá", "02": "Thẩm định", "03": "Giải trình", "04": "Số liệu"}


class Workbook:
    """The facts and the table's rows (heading to cell) of one workbook."""

    def __init__(self, path):
        book = load_workbook(path, data_only=True)
        self.facts = read_facts(book["Thông tin"])
        self.kind = next(kind for kind, name in SHEETS.items() if name in book.sheetnames)
        self.rows = list(table_rows(book[SHEETS[self.kind]]))

    @property
    def number(self):
        return int(self.facts.get("Lần nộp") or 1)


def read_facts(sheet):
    facts = {}
    for row in sheet.iter_rows(values_only=True):
        filled = [value for value in row if value is not None]
        if len(filled) >= 2:
            facts[str(filled[0]).strip().rstrip(":")] = filled[1]
    return facts


def table_rows(sheet):
    columns = {}
    for row in sheet.iter_rows():
        texts = {text_of(cell): cell.column for cell in row if cell.value is not None}
        if "Mã" in texts and "Nội dung" in texts:
            columns = texts
            below = sheet[row[0].row + 1]
            for cell in below:
                if isinstance(cell.value, str) and len(cell.value) > 2:
                    columns.setdefault(text_of(cell), cell.column)
        elif columns:
            yield {name: row[column - 1] for name, column in columns.items()}


def text_of(cell):
    """A cell as one line of text, "" where it is empty."""
    if cell is None or cell.value is None:
        return ""
    if isinstance(cell.value, datetime):
        return cell.value.strftime("%d/%m/%Y")
    return " ".join(str(cell.value).split())


def number_of(cell):
    """A cell's number with the 15 digits that Excel shows; None where it is empty."""
    value = cell.value
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return Fraction(value.strip().rstrip("%").replace(".", "").replace(",", "."))
    return Fraction(CELL_PRECISION.create_decimal(Decimal(repr(value))))


def value_of(cell, kind):
    """A reported value of the given kind of input, as rules.py wants it."""
    if cell is None or text_of(cell) == "":
        return None
    if kind == "yes-no":
        return Fraction({"Có": 1, "Không": 0}[text_of(cell)])
    if kind in ("choice", "text", "date"):
        return text_of(cell)
    number = number_of(cell)
    if kind == "percent" and "%" in cell.number_format:
        number *= 100
    return number


def read_claims(workbook, indicators):
    """What a Mẫu 01 says of each indicator: values, self, evidence; by code."""
    by_code = {text_of(row["Mã"]): row for row in workbook.rows}
    proven = set(proven_codes(workbook.rows))
    return {
        indicator["code"]: read_claim(indicator, by_code, proven)
        if indicator["code"] in by_code else nothing_claimed(indicator)
        for indicator in indicators
    }


def nothing_claimed(indicator):
    values = {each["key"]: None for each in indicator.get("inputs", [])}
    return {"values": values, "self": None, "unclaimed": False, "evidence": False,
            "waives": False}


def proven_codes(rows):
    """The codes with a document, in their own row or in one without a code below."""
    code = ""
    for row in rows:
        code = text_of(row["Mã"]) or code
        if any(text_of(row[name]) for name in ("Số, ký hiệu tài liệu", "Liên kết")):
            yield code.rstrip(ascii_lowercase).rstrip(".")


def read_claim(indicator, by_code, proven):
    row = by_code[indicator["code"]]
    inputs = indicator.get("inputs", [])
    if text_of(row["Điểm tự đánh giá"]) == WAIVED:
        return {**nothing_claimed(indicator), "waives": True}
    values = {}
    for letter, each in zip(ascii_lowercase, inputs):
        source = by_code.get(f"{indicator['code']}.{letter}")
        if source is None and len(inputs) == 1:
            source = row
        values[each["key"]] = source and value_of(source["Giá trị"], each["kind"])
    return {
        "values": values,
        "self": number_of(row["Điểm tự đánh giá"]),
        "unclaimed": text_of(row["Điểm tự đánh giá"]) == "",
        "evidence": indicator["code"] in proven,
        "waives": False,
    }


def read_figures(workbook, indicators_of):
    """The rows of a Mẫu 04 that have a value: unit, code of the indicator, key and value."""
    for row in workbook.rows:
        unit, code = text_of(row["Mã đơn vị"]), text_of(row["Mã"])
        if not unit or not code:
            continue  # a heading
        indicators = indicators_of(unit)
        letter = "a" if code in indicators else code[-1]
        indicator = indicators.get(code) or indicators[code[:-2]]
        each = indicator["inputs"][ascii_lowercase.index(letter)]
        value = value_of(row["Giá trị"], each["kind"])
        if value is not None:
            yield unit, indicator["code"], each["key"], value


def read_appraisals(workbook, indicators_of):
    """The rows of a Mẫu 02 that award something: unit, code, and what.

    `indicators_of` gives the indicators of a unit by their codes."""
    for row in workbook.rows:
        unit, code = text_of(row["Mã đơn vị"]), text_of(row["Mã"])
        if not unit or not code:
            continue  # a heading
        inputs = indicators_of(unit)[code].get("inputs", [])
        award = {"points": number_of(row["Điểm thẩm định"]), "values": {}}
        for letter, each in zip(ascii_lowercase, inputs):
            value = value_of(row.get(f"Điều chỉnh {letter}"), each["kind"])
            if value is not None:
                award["values"][each["key"]] = value
        award["decision"] = text_of(row.get("Không áp dụng"))
        if award["points"] is not None or award["values"] or award["decision"]:
            yield unit, code, award
