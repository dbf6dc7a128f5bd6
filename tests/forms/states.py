#!/usr/bin/python3
"""states.py WORK DTI CAMPAIGN FORM.xlsx: what Mẫu 01 says of what is pasted into it.

One form is filled in whole, then nonsense of each kind is pasted over one indicator
after the other, which replaces the rules of the cells. LibreOffice computes both forms
and the blank one: in the blank one the saved values have to be those of the formulas;
the whole one has to say that all is done, and `dti check` to say nothing; of each
nonsense the form has to say what is meant, and `dti check` something.
"""

import datetime
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "tests" / "campaign"), str(ROOT / "tests" / "forms")]

import office  # noqa: E402
from filling import Form  # noqa: E402
from saved import differences  # noqa: E402

SHEET = "Tự đánh giá"
VALUE, POINTS = "Giá trị", "Điểm tự đánh giá"
NUMBER, DATE, LINK = "Số, ký hiệu tài liệu", "Ngày ban hành", "Liên kết"
DAY = datetime.datetime(2025, 3, 15)
FIGURES = "Số liệu chưa đủ"

# What kind of row, column, what is pasted, its number format, what the row says.
PASTED = (
    ("number", VALUE, "ba văn bản", None, "Không phải số"),
    ("number", VALUE, -3, None, "Số âm"),
    ("number", VALUE, 2.5, None, "Không phải số nguyên"),
    ("number", VALUE, None, None, "Thiếu số liệu"),
    ("number", VALUE, "#N/A", None, "Ô báo lỗi"),
    ("number", VALUE, True, "General", "Không phải số"),
    ("number", VALUE, DAY, "mm/dd/yy", "Ô là ngày tháng"),
    ("number", VALUE, 0.5, "0%", "Ô là tỷ lệ %"),
    ("yes-no", VALUE, "có nhưng chưa đủ", None, "Chọn Có hoặc Không"),
    ("yes-no", VALUE, 12, None, "Chọn Có hoặc Không"),
    ("part", VALUE, 99, None, "{a} > {b}"),
    ("any", POINTS, 99, None, "Quá điểm tối đa"),
    ("any", POINTS, -1, None, "Điểm âm"),
    ("any", POINTS, "năm điểm", None, "Điểm không phải số"),
    ("any", POINTS, 0.123, None, "Quá 2 chữ số lẻ"),
    ("any", POINTS, 0.25, None, "Khác điểm tính"),
    ("any", POINTS, 0.5, "0%", "Điểm không phải số"),
    ("any", POINTS, "#DIV/0!", None, "Ô báo lỗi"),
    ("any", NUMBER, "đã ban hành", None, "Số, ký hiệu không đúng"),
    ("any", NUMBER, 12, None, "Số, ký hiệu không đúng"),
    ("any", NUMBER, "KH-UBND", None, "Số, ký hiệu không đúng"),
    ("any", NUMBER, "15/3/2025", None, "Số, ký hiệu không đúng"),
    ("any", NUMBER, "#REF!", None, "Ô báo lỗi"),
    ("any", DATE, "hôm qua", None, "Ngày không đúng"),
    ("any", DATE, "31/2/2025", None, "Ngày không đúng"),
    ("any", DATE, datetime.datetime(2024, 3, 15), "dd/mm/yyyy", "Ngày ngoài năm 2025"),
    ("any", DATE, "3/15/2025", None, "Ngày không đúng"),
    ("any", LINK, "www.hanoi.example/1", None, "Liên kết không đúng"),
    ("any", LINK, "ftp://hanoi.example", None, "Liên kết không đúng"),
)


class Sheet(Form):
    """A form with what is under each indicator."""

    def state_of(self, cells, key):
        return cells.get(self.cell(key, "Tình trạng").coordinate)

    def codes(self):
        """(code, number of its rows of values) of what is asked."""
        for code in self.rows:
            if code.count(".") == 1 and " " not in code and not self.cell(
                    code, POINTS).protection.locked:
                yield code, [f"{code}.{x}" for x in "abcd" if f"{code}.{x}" in self.rows]

    def rule_of(self, key):
        cell = self.cell(key, VALUE)
        for rule in self.sheet.data_validations.dataValidation:
            if cell.coordinate in rule.sqref and rule.type in ("list", "whole", "decimal"):
                return rule
        return None

    def fill(self):
        self.state(Người_lập_biểu="Nguyễn Thị Ánh", Điện_thoại="0912345678",
                   Email="anh@example.vn", Ngày_lập=datetime.datetime(2025, 12, 10))
        for code, inputs in self.codes():
            for key in inputs or [code]:
                rule = self.rule_of(key)
                if rule is None:
                    self.type(code, POINTS, 1)
                elif rule.type == "list":
                    self.type(key, VALUE, rule.formula1.strip('"').split(",")[0])
                else:
                    self.type(key, VALUE, 3 + "abcd".find(key[-1]))
            self.type(code, NUMBER, "12/KH-UBND")
            self.type(code, DATE, DAY)
            self.type(code, LINK, f"https://hanoi.example/{code}")


def kinds(form, unused):
    """Takes an indicator for a kind of row: (code, the row to paste into)."""
    def take(kind):
        for code, inputs in list(unused.items()):
            key = inputs[0] if inputs else code
            rule = form.rule_of(key)
            number = rule is not None and rule.type == "whole"
            fits = {"any": rule is not None, "number": number, "part": len(inputs) == 2 and number,
                    "yes-no": rule is not None and "Có,Không" in rule.formula1}
            if fits[kind]:
                del unused[code]
                return code, key
        raise ValueError(kind)
    return take


def paste(blank, folder):
    """Forms with nonsense, as many as are needed: (path, [(code, key, expected)])."""
    waiting, made = list(PASTED), []
    while waiting:
        form = Sheet(blank)
        form.fill()
        unused, told = dict(form.codes()), []
        take = kinds(form, unused)
        while waiting:
            kind, column, value, look, says = waiting[0]
            try:
                code, key = take(kind)
            except ValueError:
                break
            waiting.pop(0)
            cell = form.cell(key if column == VALUE else code, column)
            cell.value = value
            if look:
                cell.number_format = look
            at = key if column == VALUE and kind != "part" else code
            told.append((code, at, says.format(a=f"{code}.a", b=f"{code}.b")))
        made.append((form.save(folder / f"pasted-{len(made)}.xlsx"), told))
    return made


def checked(dti, campaign, path):
    return subprocess.run([dti, "check", "-c", campaign, "--quiet", str(path)],
                          stdout=subprocess.PIPE, check=False, text=True).stdout


def main():
    work, dti, campaign, blank = Path(sys.argv[1]), sys.argv[2], sys.argv[3], Path(sys.argv[4])
    whole = Sheet(blank)
    whole.fill()
    whole = whole.save(work / "whole.xlsx")
    pasted = paste(blank, work)
    empty = Form(blank).save(work / "blank.xlsx")
    saved = office.recalculate([whole, empty, *(path for path, _ in pasted)], work)
    count, wrong = differences(blank, saved[empty])
    form, cells = Sheet(blank), office.values(saved[whole], SHEET)
    for code, inputs in form.codes():
        for key in (code, *inputs):
            if form.state_of(cells, key) != "Đủ":
                wrong.append(f"whole form, {key}: {form.state_of(cells, key)}")
    if "không có lỗi" not in checked(dti, campaign, whole):
        wrong.append(checked(dti, campaign, whole))
    for path, told in pasted:
        form, cells, lines = Sheet(path), office.values(saved[path], SHEET), checked(
            dti, campaign, path)
        for code, key, says in told:
            if form.state_of(cells, key) != says:
                wrong.append(f"{path.name} {key}: {form.state_of(cells, key)}, not “{says}”")
            if form.state_of(cells, code) == "Đủ":
                wrong.append(f"{path.name} {code}: “Đủ” in spite of “{says}”")
            if f": {code}" not in lines:
                wrong.append(f"{path.name} {code}: dti check does not mind “{says}”")
    print("\n".join(wrong[:30]))
    print(f"{count} formulas of the blank form, {len(PASTED)} kinds of nonsense, {len(wrong)} wrong")
    sys.exit(bool(wrong) or count < 100)


if __name__ == "__main__":
    main()
