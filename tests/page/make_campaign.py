"""make_campaign.py DIR: the samples and the templates in DIR/in and
DIR/templates, with names and values that try to be markup, scripts and
formulas, and only two kinds of documents."""

import shutil
import sys
from pathlib import Path

from openpyxl import load_workbook

SCRIPT = """Phường "Bạch" <script>alert(1)</script> & 'Mai'"""
FORMULA = '=HYPERLINK("http://example.org","Bồ Đề")'
ESCAPE = "Cửa _x0041_ Nam"
VALUE = "</script><script>alert(2)</script>"
FILE = "<img src=x onerror=alert(3)> #100%?.xlsx"
DOCUMENTS = {"phieu-tiep-nhan.md", "cong-bo-hoi-nghi.md"}


def rename_units(path):
    text = path.read_text(encoding="utf-8")
    for code, name in {"P-BACH-MAI": SCRIPT, "P-BO-DE": FORMULA,
                       "P-CUA-NAM": ESCAPE}.items():
        lines = text.splitlines()
        for i, line in enumerate(lines):
            if f"code: {code}," in line:
                before, after = line.split("name: ", 1)
                quoted = "'" + name.replace("'", "''") + "'"
                lines[i] = (before + "name: " + quoted +
                            after[after.index(", level:"):])
        text = "\n".join(lines) + "\n"
    path.write_text(text, encoding="utf-8")


def spoil_value(path):
    """The first number that the unit reports becomes text that would end a
    script element."""
    book = load_workbook(path)
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row[:6]:
                if (cell.column == 4 and cell.row > 5 and
                        isinstance(cell.value, (int, float))):
                    cell.value = VALUE
                    book.save(path)
                    return
    raise SystemExit(f"{path}: no number found")


def add_years(folder):
    """Two earlier years, in the first of which a ward was two."""
    (folder / "2023.csv").write_text(
        "level,code,rank,index\ncommune,X-1,2,0.6\ncommune,X-2,1,0.7001\n", "utf-8")
    (folder / "2024.csv").write_text(
        "level,code,rank,index\ncommune,X-BA-VI,3,0.81\n", "utf-8")
    units = folder / "units.yaml"
    units.write_text(units.read_text("utf-8").replace(
        "code: X-BA-VI,", "code: X-BA-VI, merged_from: [X-1, X-2],"), "utf-8")
    with (folder / "campaign.yaml").open("a", encoding="utf-8") as stream:
        stream.write("previous:\n  - {year: 2023, file: 2023.csv}\n"
                     "  - {year: 2024, file: 2024.csv}\n")


def main():
    work = Path(sys.argv[1])
    shutil.copytree("input-samples", work / "in")
    shutil.copytree("templates", work / "templates")
    for path in (work / "templates/documents").glob("[!_]*.md"):
        if path.name not in DOCUMENTS:
            path.unlink()
    rename_units(work / "templates/units.yaml")
    add_years(work / "templates")
    spoil_value(work / "in/xa-phuong/Xã Ba Vì.xlsx")
    (work / "in" / FILE).write_bytes(b"PK\x03\x04 not a workbook")


if __name__ == "__main__":
    main()
