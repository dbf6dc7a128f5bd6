#!/usr/bin/python3
"""saved.py WORK FORM.xlsx...: whether the values that stand in forms as they are issued
are what their formulas give, as LibreOffice computes them."""

import sys
from pathlib import Path

import openpyxl

import office


def differences(form, computed):
    count, wrong = 0, []
    for sheet in openpyxl.load_workbook(form).sheetnames:
        now, then = office.values(computed, sheet), office.values(form, sheet)
        for cell in office.formulas(form, sheet):
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
