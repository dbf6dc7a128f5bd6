"""Forms on paper: a print area holds all that stands in its columns, or where the form has
a sheet to sign and too many rows for paper no more than what stands above the table; it cuts no merged range, the guide
has no two spaces in a row, and LibreOffice prints every code as often as it stands there.

printed.py WORK FORM...
"""

import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import openpyxl
from openpyxl.utils import range_boundaries

SIGNED, HEADING, PAPER = "Bảng điểm để in", 4, 400
CODE = re.compile(r"\d+\.\d+(\.[a-z])?")


def print_area(sheet):
    """Left, top, right and bottom of what is printed; all of it where nothing is said."""
    area = sheet.print_area
    if not area:
        return 1, 1, sheet.max_column, sheet.max_row
    assert not isinstance(area, list) or len(area) == 1, area
    return range_boundaries((area[0] if isinstance(area, list) else area).replace("$", ""))


def cut(sheet):
    """What a print area leaves out that it should not."""
    left, top, right, bottom = print_area(sheet)
    head_only = (bottom < HEADING and SIGNED in sheet.parent.sheetnames
                 and sheet.max_row > PAPER)
    for row in () if head_only else sheet.iter_rows(max_col=right):
        for cell in row:
            if cell.value not in (None, "") and not top <= cell.row <= bottom:
                yield f"{sheet.title}!{cell.coordinate}: {cell.value}"
    for area in sheet.merged_cells.ranges:
        inside = left <= area.min_col <= right and top <= area.min_row <= bottom
        if inside and (area.max_col > right or area.max_row > bottom):
            yield f"{sheet.title}!{area.coord}: cut by the print area"


def codes(book):
    """How often each code stands in what is printed."""
    count = Counter()
    for sheet in book:
        left, top, right, bottom = print_area(sheet)
        for row in sheet.iter_rows(top, bottom, left, right, values_only=True):
            count.update(v for v in row if isinstance(v, str) and CODE.fullmatch(v))
    return count


def pages(paths, work):
    """path -> the text of the PDF that LibreOffice prints, or {} without the tools."""
    if not shutil.which("soffice") or not shutil.which("pdftotext"):
        return {}
    folder = Path(work) / "printed"
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{Path(work).resolve()}/profile", "--headless",
         "--convert-to", "pdf", "--outdir", str(folder), *map(str, paths)],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return {path: subprocess.run(["pdftotext", "-layout", folder / (path.stem + ".pdf"), "-"],
                                 check=True, capture_output=True, text=True).stdout
            for path in paths}


def main(work, *names):
    paths = [Path(name) for name in names]
    texts = pages(paths, work)
    wrong = []
    for path in paths:
        book = openpyxl.load_workbook(path)
        wrong += [f"{path.name}: {what}" for sheet in book for what in cut(sheet)]
        wrong += [f"{path.name}: two spaces: {cell.value}" for row in book["Hướng dẫn"]
                  for cell in row if isinstance(cell.value, str) and "  " in cell.value]
        wanted = codes(book)
        if not wanted:
            wrong.append(f"{path.name}: no code is printed")
        if path in texts:
            found = Counter(word.strip("().,;:") for word in texts[path].split())
            wrong += [f"{path.name}: {code} stands {n} times, and is printed {found[code]} times"
                      for code, n in sorted(wanted.items()) if found[code] < n]
    print("\n".join(wrong[:20]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
