"""Workbooks through LibreOffice: what its formulas give."""

import subprocess
from pathlib import Path

import openpyxl


def recalculate(paths, work):
    """Opens workbooks in LibreOffice, all in one call, and saves them again; path -> the
    copy. openpyxl has saved them without values, so that all formulas are computed."""
    folder = Path(work) / "recalculated"
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{Path(work).resolve()}/profile", "--headless",
         "--convert-to", "xlsx", "--outdir", str(folder), *map(str, paths)],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return {path: folder / path.name for path in paths}


def cells(path, sheet, **how):
    """The cells of a sheet, read one after the other: the whole book takes much longer."""
    book = openpyxl.load_workbook(path, read_only=True, **how)
    book[sheet].reset_dimensions()
    yield from (cell for row in book[sheet].iter_rows() for cell in row if cell.value is not None)
    book.close()


def values(path, sheet):
    """The cells of a sheet that hold something, by name, as a program saved them."""
    return {cell.coordinate: cell.value for cell in cells(path, sheet, data_only=True)
            if cell.value != ""}


def formulas(path, sheet):
    """The names of the cells with formulas."""
    return [cell.coordinate for cell in cells(path, sheet) if cell.data_type == "f"]
