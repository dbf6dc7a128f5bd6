"""Writes a Book as openpyxl users do."""

from copy import copy
from datetime import datetime

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from model import LINE_HEIGHT, stored
from packing import MOMENT, normalise

HAIR = Side(style="thin", color="FF9AA5B1")
BOX = Border(left=HAIR, right=HAIR, top=HAIR, bottom=HAIR)
FACE = "Times New Roman"
PLAIN = Font(name=FACE, size=12)
BOLD = Font(name=FACE, size=12, bold=True)
WRAPPED = Alignment(wrap_text=True, vertical="top")
CENTRED = Alignment(wrap_text=True, vertical="center", horizontal="center")
TINT = PatternFill("solid", fgColor="FFE7EDF5")

# style name: (font, alignment, fill, border, number format)
LOOKS = {
    "title": (Font(name=FACE, size=14, bold=True), CENTRED, None, None, "General"),
    "label": (BOLD, WRAPPED, None, None, "General"),
    "heading": (BOLD, CENTRED, TINT, BOX, "General"),
    "letter": (Font(name=FACE, size=10, italic=True), CENTRED, None, BOX, "@"),
    "group": (BOLD, WRAPPED, TINT, BOX, "General"),
    "code": (PLAIN, WRAPPED, None, BOX, "@"),
    "code-strong": (BOLD, WRAPPED, None, BOX, "@"),
    "text": (PLAIN, WRAPPED, None, BOX, "General"),
    "number": (PLAIN, WRAPPED, None, BOX, "General"),
    "percent": (PLAIN, WRAPPED, None, BOX, "0.0%"),
    "points": (PLAIN, WRAPPED, None, BOX, "0.00"),
    "date": (PLAIN, WRAPPED, None, BOX, "dd/mm/yyyy"),
    "link": (Font(name=FACE, size=12, color="FF1F4E9E", underline="single"), WRAPPED, None, BOX,
             "General"),
}


def write(book, path):
    workbook = Workbook()
    workbook.remove(workbook.active)
    workbook.properties.creator = book.author
    workbook.properties.created = datetime(*MOMENT)
    for sheet in book.sheets:
        fill_sheet(workbook.create_sheet(sheet.name), sheet)
    workbook.save(path)
    normalise(path)


def fill_sheet(target, sheet):
    for place, width in enumerate(sheet.widths, start=1):
        target.column_dimensions[get_column_letter(place)].width = width
    for place, lines in sheet.heights.items():
        target.row_dimensions[place].height = LINE_HEIGHT * lines
    looks = {}
    for row_place, row in enumerate(sheet.rows, start=1):
        for column_place, cell in enumerate(row, start=1):
            if cell is not None:
                fill_cell(target.cell(row_place, column_place), cell, looks)
    for first_row, first_column, last_row, last_column in sheet.merges:
        target.merge_cells(start_row=first_row, start_column=first_column,
                           end_row=last_row, end_column=last_column)
    if sheet.heading_rows:
        target.freeze_panes = target.cell(sheet.heading_rows + 1, 1)
    target.page_setup.orientation = "landscape"
    target.page_setup.paperSize = target.PAPERSIZE_A4
    target.page_setup.fitToHeight = 0
    target.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def dress(target, style):
    font, alignment, fill, border, number_format = LOOKS[style]
    target.font, target.alignment, target.number_format = font, alignment, number_format
    if fill:
        target.fill = fill
    if border:
        target.border = border


def fill_cell(target, cell, looks):
    """`looks` keeps what openpyxl made of each style: it is slow to make."""
    if cell.style not in looks:
        dress(target, cell.style)
        looks[cell.style] = copy(target._style)  # pylint: disable=protected-access
    target._style = copy(looks[cell.style])  # pylint: disable=protected-access
    if cell.formula:
        target.value = "=" + cell.formula
    elif cell.value not in (None, ""):
        target.value = stored(cell.value)
        if cell.is_error:
            target.data_type = "e"
