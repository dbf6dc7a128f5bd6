"""Fills in the forms of `dti forms` as people do: by headings and codes."""

from fractions import Fraction

from openpyxl import load_workbook
from openpyxl.worksheet.merge import MergedCellRange

# To draw the borders of merged cells anew is two thirds of the time that openpyxl takes to
# open a form, and nobody looks at them in one that is filled in.
MergedCellRange.format = lambda self: None

CODE, UNIT = "Mã", "Mã đơn vị"


class Form:
    """A form that is open in front of someone."""

    def __init__(self, path):
        self.path = path
        self.book = load_workbook(path)
        self.info = self.book["Thông tin"]
        self.sheet, self.heading = self.find_table()
        self.columns = {" ".join(str(cell.value).split()): cell.column
                        for cell in self.sheet[self.heading] if cell.value}
        self.rows = dict(self.find_rows())
        self.facts = {label: cell.value for label, cell in self.find_facts()}

    def find_table(self):
        for sheet in self.book.worksheets:
            for row in sheet.iter_rows(max_row=12):
                if CODE in [cell.value for cell in row]:
                    return sheet, row[0].row
        raise ValueError(f"{self.path}: no table")

    def find_rows(self):
        """(unit, code) or code, and the row."""
        for row in range(self.heading + 1, self.sheet.max_row + 1):
            code = self.sheet.cell(row, self.columns[CODE]).value
            if code is None:
                continue
            if UNIT in self.columns:
                yield (self.sheet.cell(row, self.columns[UNIT]).value, code), row
            else:
                yield code, row

    def find_facts(self):
        for row in self.info.iter_rows():
            filled = [cell for cell in row if isinstance(cell.value, str)]
            if filled and filled[0].column < self.info.max_column:
                label = filled[0]
                yield label.value, self.info.cell(label.row, label.column + 1)

    def state(self, **facts):
        """Fills in facts; their labels with _ for the spaces."""
        cells = dict(self.find_facts())
        for label, value in facts.items():
            cells[label.replace("_", " ")].value = value

    def cell(self, key, heading):
        if key not in self.rows and isinstance(key, str):
            key = key.rpartition(".")[0]  # a single value stands in the indicator's own row
        return self.sheet.cell(self.rows[key], self.columns[heading])

    def seen(self, key, heading):
        """A number that stands in the form, exactly."""
        value = self.cell(key, heading).value
        return None if value in (None, "", "–") else Fraction(str(value))

    def type(self, key, heading, value):
        cell = self.cell(key, heading)
        cell.value = typed(value, "%" in (cell.number_format or ""))

    def add_row(self, key, **texts):
        """A row that the form does not have, below the table."""
        row = max(self.rows.values()) + 1
        self.sheet.insert_rows(row)
        self.rows[key] = row
        unit, code = key if isinstance(key, tuple) else (None, key)
        self.sheet.cell(row, self.columns[CODE]).value = code
        if unit:
            self.sheet.cell(row, self.columns[UNIT]).value = unit
        for heading, value in texts.items():
            self.type(key, heading.replace("_", " "), value)

    def save(self, path):
        path.parent.mkdir(parents=True, exist_ok=True)
        self.book.save(path)
        return path


def typed(value, percent=False):
    """A value as a cell keeps it."""
    if not isinstance(value, Fraction):
        return value
    if percent:
        value /= 100
    return int(value) if value.denominator == 1 else float(value)


def fill_documents(form, key, documents, number="Số, ký hiệu tài liệu"):
    """One document a line; a single date is a date."""
    if not documents:
        return
    form.type(key, number, "\n".join(d.number for d in documents))
    days = [d.date for d in documents]
    form.type(key, "Ngày ban hành", days[0] if len(days) == 1
              else "\n".join(f"{day.day}/{day.month}/{day.year}" for day in days))
    form.type(key, "Liên kết", "\n".join(d.link for d in documents))


def fill_claims(form, level, claims):
    """Mẫu 01; what does not count this year has no input cells and stays empty."""
    for indicator in level.indicators:
        code, claim = indicator["code"], claims.get(indicator["code"])
        if claim is None:
            continue
        inputs = indicator.get("inputs", [])
        for letter, each in zip("abcdefghijklmnopqrstuvwxyz", inputs):
            key = f"{code}.{letter}"
            value = claim.values[each["key"]]
            form.type(key, "Giá trị",
                      Fraction(value) if isinstance(value, int) else value)
        form.type(code, "Điểm tự đánh giá", claim.self)
        fill_documents(form, code, claim.documents)
        form.type(code, "Giải trình", claim.text or None)
