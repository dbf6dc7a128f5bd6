#!/usr/bin/python3
"""asked.py WORK FORM.xlsx: the points that a Mẫu 03 asks for, at its top and in its last row:
none, and not 0,00, while nothing is answered; those of the rows that are in order after that."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "tests" / "campaign"), str(ROOT / "tests" / "forms")]

import office  # noqa: E402
from filling import Form  # noqa: E402

SUM, FIRST, ASKED, MAX = 3, "Điểm thẩm định lần 1", "Điểm đề nghị", "Điểm tối đa"


def sums(path):
    """Of the first appraisal and asked for: {row: (one, other)}."""
    form = Form(path)
    cells = office.values(path, form.sheet.title)
    last = next(row for row in range(form.sheet.max_row, 0, -1)
                if "Tổng cộng" in [cell.value for cell in form.sheet[row]])
    return {row: tuple(cells.get(form.sheet.cell(row, form.columns[heading]).coordinate)
                       for heading in (FIRST, ASKED)) for row in (SUM, last)}


def fill(form, keys):
    """Two rows in order, and one without its reason; what the two ask for."""
    wanted = 0
    for key, done in zip(keys, (True, True, False)):
        most = form.cell(key, MAX).value
        form.cell(key, ASKED).value = most
        if done:
            form.cell(key, "Giải trình").value = "Đã bổ sung tài liệu"
            wanted += most
    return wanted


def main():
    work, blank = Path(sys.argv[1]), Path(sys.argv[2])
    form = Form(blank)
    keys = [key for key in form.rows if not form.cell(key, ASKED).protection.locked][:3]
    wanted = fill(form, keys)
    path = form.save(work / "asked.xlsx")
    empty = Form(blank).save(work / "asks-nothing.xlsx")
    saved = office.recalculate([path, empty], work)
    wrong = []
    for what, file, asked in (("as issued", blank, None), ("empty", saved[empty], None),
                              ("filled in", saved[path], wanted)):
        for row, (given, total) in sums(file).items():
            if not given or total != asked:
                wrong.append(f"{what}, row {row}: {given} and {total}, not {asked}")
    print("\n".join(wrong))
    sys.exit(bool(wrong) or len(keys) < 3)


if __name__ == "__main__":
    main()
