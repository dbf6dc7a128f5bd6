#!/usr/bin/python3
"""saved.py WORK FORM.xlsx...: whether the values that stand in forms as they are issued
are what their formulas give, as LibreOffice computes them. Hidden columns are left out:
what stands there is for other formulas alone, and nobody sees it who does not compute."""

import sys
from pathlib import Path

import openpyxl

import office


def is_seen(sheet, cell):
    """Whether its column is shown; a group of columns has the name of its first."""
    place = openpyxl.utils.coordinate_to_tuple(cell)[1]
    return not any(columns.hidden and columns.min <= place <= columns.max
                   for columns in sheet.column_dimensions.values())


def differences(form, computed):
    count, wrong = 0, []
    book = openpyxl.load_workbook(form)
    for sheet in book.sheetnames:
        now, then = office.values(computed, sheet), office.values(form, sheet)
        for cell in office.formulas(form, sheet):
            if not is_seen(book[sheet], cell):
                continue
            count += 1
            if (now.get(cell) or "") != (then.get(cell) or ""):
                wrong.append(f"{form.name} {sheet}!{cell}: saved as {then.get(cell)}, "
                             f"is {now.get(cell)}")
    return count, wrong


def main():
    work, forms = Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]]
    copies = {}
    for number, form in enumerate(forms):
        copies[form] = work / f"copy-{number}-{form.name}"
        openpyxl.load_workbook(form).save(copies[form])
    saved = office.recalculate(list(copies.values()), work)
    count, wrong = 0, []
    for form, copy in copies.items():
        one, other = differences(form, saved[copy])
        count, wrong = count + one, wrong + other
    print("\n".join(wrong[:20]))
    print(f"{count} formulas, {len(wrong)} wrong")
    sys.exit(bool(wrong) or count < 10 * len(forms))


if __name__ == "__main__":
    main()
