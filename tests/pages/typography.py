#!/usr/bin/python3
"""typography.py: holds the PDFs that standard input names to what a typographer
measures, through their structure: the decimals of a column of a table have one
length, no heading of a column takes three lines, and no text ends on a line of
one short word. Prints `FILE: what is wrong`; exit 1 where anything is, or where
there is no PDF.
"""

import re
import sys
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import pikepdf  # noqa: E402
from conformance import Document, dictionary_widths, unicode_map  # noqa: E402

SHORT = 4  # letters: a word up to here does not end a text alone
WIDE = 160  # points: narrower texts, of cells, have no choice
DECIMAL = re.compile(r"[−+]?[\d.]+,(\d+)%?$")
HEAD_LINES = 2


class Texts:
    """What each marked content shows: (page, MCID) to [(y, left, right, text)]."""

    def __init__(self, doc):
        self.lines, self.maps = defaultdict(list), {}
        for page in doc.pages:
            self.read(page)

    def shown(self, font, operand):
        """The text of an operand, and how wide it is in thousandths of its size."""
        key = font.objgen
        if key not in self.maps:
            self.maps[key] = unicode_map(font.ToUnicode), dictionary_widths(font.DescendantFonts[0])
        signs, widths = self.maps[key]
        text, width = "", 0.0
        for part in operand:
            if not isinstance(part, pikepdf.String):
                width -= float(part)
                continue
            data = bytes(part)
            for at in range(0, len(data), 2):
                code = int.from_bytes(data[at:at + 2], "big")
                text += chr(signs.get(code, 0xFFFD))
                width += widths.get(code, 0)
        return text, width

    def read(self, page):
        fonts, font, size, mark, x, y = page.Resources.Font, None, 0.0, None, 0.0, 0.0
        for operands, operator in pikepdf.parse_content_stream(page):
            operator = str(operator)
            if operator == "BT":
                x = y = 0.0
            elif operator == "Td":
                x, y = x + float(operands[0]), y + float(operands[1])
            elif operator == "Tf":
                font, size = fonts[str(operands[0])], float(operands[1])
            elif operator in ("BDC", "BMC"):
                mcid = operands[1].get("/MCID") if operator == "BDC" else None
                mark = None if mcid is None else (page.obj.objgen, int(mcid))
            elif operator == "EMC":
                mark = None
            elif operator == "TJ" and mark:
                text, width = self.shown(font, operands[0])
                self.lines[mark].append((round(y, 1), x, x + width * size / 1000, text))


def contents(element):
    """All that is placed of an element and of what is in it."""
    yield from element.contents
    for child in element.children:
        yield from contents(child)


def lines_of(element, texts):
    """Its lines from top to bottom, as (width, text)."""
    rows = {}
    for page, mcid in contents(element):
        for y, left, right, text in texts.lines[(page.objgen, mcid)]:
            rows.setdefault((page.objgen, y), []).append((left, right, text))
    return [(max(part[1] for part in row) - min(part[0] for part in row), "".join(part[2] for part in row))
            for row in rows.values()]


def decimals(table, texts):
    """Columns whose decimals differ in length."""
    columns = defaultdict(set)
    for row in (row for part in table.children for row in [part, *part.children] if row.kind == "TR"):
        at = 0
        for cell in row.children:
            found = DECIMAL.match(" ".join(line for _, line in lines_of(cell, texts)).strip())
            if found:
                columns[at].add(len(found[1]))
            at += int(cell.attribute("/Table", "/ColSpan") or 1)
    return [f"column {at + 1} has decimals of {sorted(found)}" for at, found in columns.items() if len(found) > 1]


def ends_short(lines):
    """The short word that the last of several lines is, or nothing."""
    if len(lines) < 2:
        return ""
    word = lines[-1][1].strip()
    widest = max(width for width, _ in lines[:-1])
    letters = re.sub(r"[\W\d]", "", word)
    return word if " " not in word and 0 < len(letters) <= SHORT and widest > WIDE else ""


def problems(path):
    doc = Document(path)
    texts = Texts(doc)
    found = []
    for element in doc.elements:
        if element.kind == "Table":
            found += decimals(element, texts)
        if element.kind == "TH" and element.parent.parent.kind == "THead":
            lines = lines_of(element, texts)
            if len(lines) > HEAD_LINES:
                found.append(f"a heading of {len(lines)} lines: {' / '.join(line for _, line in lines)}")
        if element.kind in ("P", "LBody", "TD", "TH", "H1", "H2", "H3", "H4"):
            word = ends_short(lines_of(element, texts))
            if word:
                found.append(f"{element.kind} ends on “{word}” alone")
    return [f"{path}: {wrong}" for wrong in found]


def main():
    paths = sys.stdin.read().splitlines()
    with ProcessPoolExecutor(2) as pool:
        found = [line for lines in pool.map(problems, paths, chunksize=4) for line in lines]
    print("\n".join(found if paths else ["no PDF"]))
    return 1 if found or not paths else 0


if __name__ == "__main__":
    sys.exit(main())
