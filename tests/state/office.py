"""A working group's desk: a campaign of five units, its workbooks, and dti.

Each claim gets a desk of its own, a copy of one that is made once: the units'
Mẫu 01 and the agencies' Mẫu 02 of round 1, all without a fault. What a claim is
about is done to it, dti is run, and what it made is read.
"""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
import traceback
import unicodedata
import zipfile
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from openpyxl import Workbook, load_workbook

UNITS = ("SO-NV", "SO-YT", "P-BA-DINH", "X-BA-VI", "X-GIA-LAM")
CITY, COMMUNE = "Sở, ban, ngành", "Xã, phường"
KHCN, YT = "Sở Khoa học và Công nghệ", "Sở Y tế"
COUNCIL = "Hội đồng thẩm định"


class Desk:
    """One campaign: `campaign`, what came in (`inbox`), what dti made (`out`)."""

    def __init__(self, dti, folder):
        self.dti, self.folder = dti, folder
        self.campaign, self.inbox, self.out = folder / "dot", folder / "ho-so", folder / "ket-qua"
        self.code, self.said, self.complained = None, "", ""

    # --- dti ---

    def dti_is(self, expected, *arguments, day=None, cwd=None, as_nobody=False):
        """Runs dti, which must end with `expected`; None: with anything."""
        environment = {**os.environ, **({"SOURCE_DATE_EPOCH": epoch(day)} if day else {})}
        command = [str(self.dti), *map(str, arguments)]
        if as_nobody:
            command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", *command]
        done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=cwd)
        self.code, self.said, self.complained = done.returncode, done.stdout, done.stderr
        if expected is not None:
            assert done.returncode == expected, (
                f"exit {done.returncode}, not {expected}: {done.stdout[-600:]} {done.stderr[-900:]}")
        return self

    def run(self, *options, expected=0, **how):
        return self.dti_is(expected, "run", self.inbox, "-c", self.campaign / "campaign.yaml",
                           "-o", self.out, *options, **how)

    def forms(self, *options, expected=0, **how):
        return self.dti_is(expected, "forms", self.inbox, "-c", self.campaign / "campaign.yaml",
                           "-o", self.folder / "bieu-mau", *options, **how)

    def made_forms(self):
        folder = self.folder / "bieu-mau"
        return sorted(str(path.relative_to(folder)) for path in folder.rglob("*.xlsx"))

    # --- the campaign's files ---

    def edit(self, name, pattern, text, count=1):
        path = self.campaign / name
        edited, found = re.subn(pattern, text, path.read_text(), count=count, flags=re.M)
        assert found, f"{name} has no {pattern}"
        path.write_text(edited)
        return self

    def append(self, name, text):
        with open(self.campaign / name, "a") as file:
            file.write(text)

    # --- workbooks ---

    def claim_path(self, unit):
        return next(self.inbox.glob(f"*/{unit}.xlsx"))

    def sheet_path(self, agency, level):
        return self.inbox / "tham-dinh" / f"{agency} {level}.xlsx"

    def type_fact(self, path, label, value):
        book = load_workbook(path)
        for row in book["Thông tin"].iter_rows():
            for cell in row:
                if cell.value == label:
                    row[cell.column].value = value
        book.save(path)

    def type_cell(self, path, code, heading, value, unit=None):
        """In the row of a code, of a unit in Mẫu 02; the heading's column."""
        book = load_workbook(path)
        sheet, columns, start = table_of(book)
        for row in range(start + 1, sheet.max_row + 1):
            if str(sheet.cell(row, columns["Mã"]).value) == code and (
                    unit is None or sheet.cell(row, columns["Mã đơn vị"]).value == unit):
                sheet.cell(row, columns[heading]).value = value
                book.save(path)
                return
        raise AssertionError(f"{path.name} has no row {unit} {code}")

    def award(self, name, agency, level, which, rows, day=date(2025, 12, 20), author="Lê An"):
        """A Mẫu 02; `rows`: (unit, code, points, reason)."""
        book = Workbook()
        facts(book, {"Cơ quan chấm điểm": agency, "Cấp đánh giá": level, "Năm đánh giá": 2025,
                     "Vòng thẩm định": which, "Người thẩm định": author, "Ngày": day})
        sheet = book.create_sheet("Thẩm định")
        sheet.append(["Mã đơn vị", "Tên đơn vị", "Mã", "Nội dung", "Điểm tối đa",
                      "Điểm tự đánh giá", "Điểm tính", "Điểm thẩm định", "Lý do"])
        for unit, code, points, reason in rows:
            sheet.append([unit, None, code, None, None, None, None, points, reason])
        return save(book, self.inbox / "tham-dinh" / name)

    def explain(self, name, unit, rows, number=1, day=date(2025, 12, 27)):
        """A Mẫu 03; `rows`: (code, points asked for, document, its date, text)."""
        book = Workbook()
        facts(book, {"Mã đơn vị": unit, "Năm đánh giá": 2025, "Lần nộp": number,
                     "Người lập biểu": "Trần Bình", "Ngày lập": day})
        sheet = book.create_sheet("Giải trình")
        sheet.append(["Mã", "Nội dung", "Điểm thẩm định lần 1", "Điểm đề nghị",
                      "Số, ký hiệu tài liệu bổ sung", "Ngày ban hành", "Liên kết", "Giải trình"])
        for code, points, document, issued, text in rows:
            sheet.append([code, None, None, points, document, issued,
                          "https://hanoi.gov.vn/a.pdf" if document else None, text])
        return save(book, self.inbox / "giai-trinh" / name)

    # --- what dti made ---

    def results(self):
        return json.loads((self.out / "results.json").read_text())

    def unit(self, code):
        return next(unit for level in self.results()["levels"] for unit in level["units"]
                    if unit["code"] == code)

    def indicator(self, unit, code):
        return next(each for each in self.unit(unit)["indicators"] if each["code"] == code)

    def table(self, name):
        with open(self.out / name, encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file, delimiter=";" if name == "ket-qua.csv" else ","))

    def owed(self, owner, form):
        rows = [row for row in self.table("viec-can-lam.csv")
                if row["Đơn vị, cơ quan"] == owner and row["Biểu mẫu"] == form]
        assert rows, f"no row of {owner}, {form}"
        return rows[0]

    def problems(self):
        """Codes of problems.csv with the files that they are of."""
        return [(row[0], row) for row in
                csv.reader(open(self.out / "problems.csv", encoding="utf-8-sig", newline=""))][1:]

    def has_problem(self, code, *texts):
        return any(found == code and all(any(text in cell for cell in row) for text in texts)
                   for found, row in self.problems())

    def text(self, name):
        return text_of(self.out / name)

    def page(self):
        return (self.out / "index.html").read_text()

    def listing(self):
        return {str(path.relative_to(self.out)): (path.stat().st_mtime_ns, path.read_bytes())
                for path in self.out.rglob("*") if path.is_file()}

    def pdfs(self):
        return sorted(str(path.relative_to(self.out)) for path in self.out.rglob("*.pdf")
                      if "de-in" not in path.parts)

    def parcel(self, name):
        with zipfile.ZipFile(self.out / "de-gui" / f"{name}.zip") as parcel:
            return sorted(parcel.namelist())

    def steps(self):
        """The lines of what is to be done, as the terminal has them."""
        lines = self.said.partition("Việc cần làm:\n")[2].splitlines()
        return [line.strip()[2:] for line in lines if line.startswith("  - ")]


def epoch(day):
    return str((day - date(1970, 1, 1)).days * 86400)


def facts(book, values):
    info = book.active
    info.title = "Thông tin"
    for label, value in values.items():
        info.append([label, value])


def save(book, path):
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


def table_of(book):
    for sheet in book.worksheets:
        for row in sheet.iter_rows(max_row=12):
            names = {" ".join(str(cell.value).split()): cell.column for cell in row if cell.value}
            if "Mã" in names and ("Điểm thẩm định" in names or "Giá trị" in names):
                return sheet, names, row[0].row
    raise AssertionError("no table")


def text_of(path):
    done = subprocess.run(["pdftotext", "-layout", "-enc", "UTF-8", path, "-"],
                          capture_output=True, check=True)
    return " ".join(unicodedata.normalize("NFC", done.stdout.decode()).split())


def info_of(path):
    done = subprocess.run(["pdfinfo", path], capture_output=True, check=True, text=True)
    return dict(line.split(":", 1) for line in done.stdout.splitlines() if ":" in line)


# --- claims ---

CLAIMS = []


def claim(text, papers=True):
    """Marks a test; `text` is what is promised, in short. Without `papers` the
    campaign prints no documents, which is quicker."""
    def mark(test):
        CLAIMS.append((text, test, papers))
        return test
    return mark


def prepare(folder, templates, bench):
    """The desk of which all others are copies."""
    shutil.copytree(templates, folder / "dot")
    path = folder / "dot" / "units.yaml"
    path.write_text("".join(line for line in path.read_text().splitlines(keepends=True)
                            if not (code := re.search(r"^  - \{code: ([A-Z0-9-]+),", line))
                            or code[1] in UNITS))
    subprocess.run([bench, folder / "ho-so", "-c", folder / "dot" / "campaign.yaml"], check=True)


def try_one(dti, whole, folder, test, papers):
    """What is wrong, "" for nothing."""
    shutil.copytree(whole, folder)
    for template in [] if papers else (folder / "dot" / "documents").glob("[!_]*.md"):
        template.unlink()
    try:
        test(Desk(dti, folder))
    except Exception as error:  # a test that stumbles has failed
        where = traceback.extract_tb(sys.exc_info()[2])
        line = next((frame for frame in reversed(where) if "office.py" not in frame.filename),
                    where[-1])
        return f"{line.filename.rsplit('/', 1)[-1]}:{line.lineno}: {type(error).__name__}: {error}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return ""


def try_all(dti, work, only=""):
    """All claims, two at a time, as TAP in their order; how many failed."""
    whole = work / "whole"
    prepare(whole, Path("templates"), Path("scripts/bench-campaign"))
    chosen = [each for each in CLAIMS if only in each[0]]
    with ThreadPoolExecutor(2) as pool:
        found = pool.map(lambda one: try_one(dti, whole, work / f"ban-{one[0]}", *one[1][1:]),
                         enumerate(chosen))
        failed = 0
        for (text, *_), wrong in zip(chosen, found):
            print(f"{'not ok' if wrong else 'ok'} - {text}", flush=True)
            for line in wrong.splitlines():
                print(f"#   {line[:900]}", flush=True)
            failed += bool(wrong)
    return failed
