"""What stands in a printed document, and what must stand there."""

import re
import subprocess
import unicodedata
from fractions import Fraction

from rules import round_half_up

DASH = "–"


def text_of(path):
    """The text of a PDF in the order in which it was written, in one line: a
    table's row is the texts of its cells one after the other."""
    done = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", path, "-"],
                          capture_output=True, check=True)
    # Without the head of each page: its number, and the mark of a draft.
    whole = re.sub(r"\f\d+( DỰ THẢO)?\n", " ", done.stdout.decode())
    return " ".join(unicodedata.normalize("NFC", whole).split())


def lines_of(path):
    """The lines of a PDF as they lie on the page."""
    done = subprocess.run(["pdftotext", "-layout", "-enc", "UTF-8", path, "-"],
                          capture_output=True, check=True)
    return [" ".join(line.split()) for line in done.stdout.decode().splitlines()]


def number(value, decimals=2):
    """4.69 -> "4,69"; a dash for nothing."""
    if value is None:
        return DASH
    rounded = round_half_up(abs(value), decimals)
    whole, rest = divmod(int(rounded * 10 ** decimals), 10 ** decimals)
    sign = "−" if value < 0 and rounded else ""
    grouped = f"{whole:,}".replace(",", ".")
    return f"{sign}{grouped},{rest:0{decimals}d}" if decimals else f"{sign}{grouped}"


def index(value):
    return number(value, 4)


def most(value):
    """A maximum: 5, 2,5."""
    text = number(Fraction(value))
    return text.rstrip("0").rstrip(",") if "," in text else text


def change(before, after):
    """+1,00, −0,50, a dash where nothing changed or is known."""
    if before is None or after is None or before == after:
        return DASH
    return ("+" if after > before else "") + number(after - before)


def percent(part, whole):
    return number(part * 100 / whole, 1) + "%"


class Page:
    """One document, and what was not found in it."""

    def __init__(self, path):
        self.path, self.missing = path, []
        self.text = text_of(path) if path.exists() else ""
        self.lines = lines_of(path) if path.exists() else []
        if not path.exists():
            self.missing.append("the document itself")

    def has(self, *texts):
        for text in texts:
            plain = " ".join(text.split())
            if plain not in self.text:
                self.missing.append(plain)
        return self

    def lacks(self, *texts):
        self.missing += [f"(not expected) {text}" for text in texts if text in self.text]
        return self

    def row(self, *cells):
        """The cells of a table's row, next to each other."""
        return self.has(" ".join(cell for cell in cells if cell))

    def line(self, *cells):
        """The same on one line of the page, whatever stands around and between."""
        for line in self.lines:
            place = 0
            for cell in cells:
                place = line.find(cell, place)
                if place < 0:
                    break
                place += len(cell)
            else:
                return self
        self.missing.append("on one line: " + " … ".join(cells))
        return self

    def order(self, *texts):
        """All of them, one after the other."""
        place = 0
        for text in texts:
            found = self.text.find(text, place)
            if found < 0:
                self.missing.append(f"in its place: {text}")
                return self
            place = found + len(text)
        return self
