"""A workbook as plain data, before a writer turns it into a file."""

import unicodedata
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Optional

LINE_HEIGHT = 15.75  # points, for 12 pt text
ERROR_VALUES = ("#REF!", "#DIV/0!", "#N/A", "#VALUE!", "#NAME?")


@dataclass
class Cell:
    """One cell. `style` names a look that every writer knows.

    `formula` is without "=" and `value` is then its saved result. `runs` splits
    a text into (text, bold) pieces; `reading` is a phonetic guide over it.
    """

    value: object = None
    style: str = "text"
    formula: Optional[str] = None
    runs: Optional[list] = None
    reading: Optional[str] = None

    @property
    def is_error(self):
        return self.value in ERROR_VALUES


@dataclass
class Sheet:
    name: str
    rows: list = field(default_factory=list)  # lists of Cell or None
    merges: list = field(default_factory=list)  # (row, column, row, column) from 1
    widths: list = field(default_factory=list)
    heights: dict = field(default_factory=dict)  # row: lines of text
    heading_rows: int = 0  # rows to keep in sight when scrolling


@dataclass
class Book:
    sheets: list
    author: str = "Tổ công tác"

    def cells(self):
        for sheet in self.sheets:
            for row in sheet.rows:
                yield from (cell for cell in row if cell is not None)


def decompose(book):
    """Writes every text as macOS does: base letters followed by their marks."""
    for sheet in book.sheets:
        sheet.name = unicodedata.normalize("NFD", sheet.name)
    for cell in book.cells():
        if isinstance(cell.value, str):
            cell.value = unicodedata.normalize("NFD", cell.value)
    return book


def column_letters(number):
    """28 -> AB."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_name(row, column):
    return f"{column_letters(column)}{row}"


def stored(value):
    """A value as a file holds it: fractions become ints or floats."""
    if isinstance(value, Fraction):
        return int(value) if value.denominator == 1 else float(value)
    return value
