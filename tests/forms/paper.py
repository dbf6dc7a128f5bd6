#!/usr/bin/python3
"""paper.py WORK FORM...: Mẫu 02 on paper, as "print the entire workbook" gives it.

The largest form, of an agency that scores every unit of a level, takes a tenth of
the pages that its rows would; on each page of each form the type can be read; a sheet
is there to sign. Then it is scored as scorers do it, points for some rows and an x in all
others: what is left is counted, and the sheet to sign has every point.
"""

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import openpyxl

import office

PAGES, POINTS_OF_TYPE = 20, 7
TYPE = 1.107  # how much higher a line of Liberation Serif is than its size
TABLE, SIGNED = "Thẩm định", "Bảng điểm để in"
SIGNATURE = "NGƯỜI THẨM ĐỊNH"


def print_all(forms, work):
    folder = work / "paper"
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{work.resolve()}/profile", "--headless",
         "--convert-to", "pdf", "--outdir", str(folder), *map(str, forms)],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return {form: subprocess.run(["pdftotext", "-bbox", folder / f"{form.stem}.pdf", "-"],
                                 check=True, capture_output=True, text=True).stdout
            .split("<page ")[1:] for form in forms}


def sizes(page):
    """The type of each word of a page, in points."""
    return [(float(bottom) - float(top)) / TYPE
            for top, bottom in re.findall(r'<word .*?yMin="([\d.]+)".*?yMax="([\d.]+)"', page)]


def look(form, pages):
    """What is wrong with a form on paper."""
    if len(pages) > PAGES:
        yield f"{form.name}: {len(pages)} pages"
    if not any(SIGNATURE.split()[0] in page and SIGNATURE.split()[2] in page for page in pages):
        yield f"{form.name}: no page to sign"
    for number, page in enumerate(pages, 1):
        common = Counter(round(size, 1) for size in sizes(page)).most_common(1)
        if not common or common[0][0] < POINTS_OF_TYPE:
            yield f"{form.name}, page {number}: type of {common} points"


def columns(sheet):
    return {str(cell.value): cell.column for row in sheet.iter_rows(1, 6) for cell in row
            if cell.value and cell.row == 4}


def score(form, out):
    """Points in every seventh row, an x in the others that have computed points;
    (what is left, points by the names of units and the codes of indicators)."""
    book = openpyxl.load_workbook(form)
    sheet = book[TABLE]
    at = columns(sheet)
    left, points = 0, {}
    for row in range(5, sheet.max_row + 1):
        code, maximum, computed = (sheet.cell(row, at[key]).value
                                   for key in ("Mã", "Điểm tối đa", "Điểm tính"))
        if not code:
            continue
        if row % 7 == 0:
            points[sheet.cell(row, at["Tên đơn vị"]).value, code] = maximum / 2
            sheet.cell(row, at["Điểm thẩm định"]).value = maximum / 2
        elif computed is not None:
            points[sheet.cell(row, at["Tên đơn vị"]).value, code] = computed
            sheet.cell(row, at["Đồng ý"]).value = "x"
        else:
            left += 1
    book.save(out)
    return left, points


def rows_of(path, sheet):
    """Its rows of values, read one after the other: the whole book takes much longer."""
    book = openpyxl.load_workbook(path, data_only=True, read_only=True)
    book[sheet].reset_dimensions()
    return book[sheet].iter_rows(values_only=True)


def signed_points(path):
    _, _, codes, *rows = rows_of(path, SIGNED)
    found, sums = {}, {}
    for row in rows:
        if row and isinstance(row[0], int):
            row += (None,) * (len(codes) - len(row))
            found.update({(row[1], code): value for code, value in zip(codes[2:], row[2:])
                          if code and code != "Cộng" and value not in (None, "")})
            sums[row[1]] = row[codes.index("Cộng")]
    return found, sums


def hold_scored(form, work):
    out = work / f"scored-{form.name}"
    left, points = score(form, out)
    saved = office.recalculate([out], work)[out]
    found, sums = signed_points(saved)
    line = list(rows_of(saved, TABLE))[2][0]
    rows = left + len(points)
    if f"Đã chấm {len(points)} / {rows} dòng, còn {left};" not in line:
        yield f"{form.name}: {line}, not {len(points)} of {rows}"
    for key in points.keys() | found.keys():
        if abs(points.get(key, -1) - found.get(key, -1)) > 1e-9:
            yield f"{form.name} {key}: {found.get(key)} to sign, not {points.get(key)}"
    for unit, total in sums.items():
        given = sum(value for (name, _), value in points.items() if name == unit)
        if abs(given - total) > 1e-6:
            yield f"{form.name} {unit}: {total} in all, not {given}"


def hold_empty(form, work):
    """What is not scored yet has no sum."""
    saved = office.recalculate([form], work)[form]
    for path in (form, saved):
        found, sums = signed_points(path)
        if found or not sums or any(total not in (None, "") for total in sums.values()):
            yield f"{path}: {found}, {sums} while nothing is scored"


def main():
    work, forms = Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]]
    printed = print_all(forms, work)
    largest = max(forms, key=lambda form: form.stat().st_size)
    wrong = [what for form in forms for what in look(form, printed[form])]
    wrong += hold_scored(largest, work)
    wrong += hold_empty(min(forms, key=lambda form: form.stat().st_size), work)
    print("\n".join(wrong[:20]))
    print(", ".join(f"{form.name}: {len(printed[form])} pages" for form in forms))
    sys.exit(bool(wrong) or not forms)


if __name__ == "__main__":
    main()
