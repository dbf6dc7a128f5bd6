#!/usr/bin/python3
"""typing.py WORK FORM...: types long texts into forms, in LibreOffice, as people do,
and holds that the row of each cell grows with them. Of each sheet the first hundred
open cells are tried. Exits with 1 and the cells that are cut."""
import os
import pathlib
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

MOST = 100
TEXT = "Báo cáo số 15/BC-UBND về việc triển khai dịch vụ công trực tuyến " * 8


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(600):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.1)
    sys.exit("LibreOffice does not answer")


def open_cells(sheet):
    """The cells that can be seen and written in."""
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    end = cursor.RangeAddress
    columns = [c for c in range(end.EndColumn + 1) if sheet.Columns.getByIndex(c).IsVisible]
    for r in range(end.EndRow + 1):
        row = sheet.Rows.getByIndex(r)
        for c in columns if row.IsVisible else ():
            cell = sheet.getCellByPosition(c, r)
            if not cell.CellProtection.IsLocked:
                yield cell, row


def cut(sheet):
    """How many cells were typed into, and which of them are cut."""
    tried, wrong = 0, []
    for cell, row in open_cells(sheet):
        before = row.Height
        cell.String = TEXT
        if row.Height <= before:
            wrong.append(cell.AbsoluteName)
        cell.String = ""
        tried += 1
        if tried == MOST:
            break
    return tried, wrong


work = pathlib.Path(sys.argv[1]).resolve()
pipe = f"dti{os.getpid()}"
office = subprocess.Popen(
    ["soffice", f"-env:UserInstallation=file://{work}/profile", "--headless", "--norestore",
     f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
context = connect(pipe)
desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
hidden = PropertyValue("Hidden", 0, True, 0)
found = 0
for form in sys.argv[2:]:
    book = desktop.loadComponentFromURL(pathlib.Path(form).resolve().as_uri(), "_blank", 0, (hidden,))
    tried = 0
    for sheet in book.Sheets:
        more, wrong = cut(sheet)
        tried += more
        found += len(wrong)
        print(*wrong[:10], sep="\n", end="\n" if wrong else "")
    print(f"{pathlib.Path(form).name}: {tried} cells")
    found += tried == 0
    book.close(True)
desktop.terminate()
office.wait(60)
sys.exit(found != 0)
