"""How forms meet whoever opens them.

looks.py AUTHOR FORM...: each is by AUTHOR, opens at a cell that may be filled
in, has no text that is too pale to be read (WCAG 2.1, 1.4.3: 4.5 to 1), shows all
columns up to the state of a row on a screen of 1366 pixels, and has the cells of a
row at one height."""
import sys

import openpyxl

LEAST = 4.5
# Of 1366, without the numbers of rows and the bar to scroll by.
SCREEN, STATE = 1300, "Tình trạng"


def luminance(rgb):
    parts = [int(rgb[i:i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def rgb_of(color, default):
    """Forms name their colours as RGB; what has none is black on white."""
    if color is None or color.type != "rgb":
        return default
    return color.rgb[-6:]


def pale_cells(book):
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is None:
                    continue
                ink = rgb_of(cell.font.color, "000000")
                fill = rgb_of(cell.fill.fgColor, "FFFFFF") if cell.fill.fill_type else "FFFFFF"
                if contrast(ink, fill) < LEAST:
                    yield f"{sheet.title}!{cell.coordinate}: {ink} on {fill}"


def state_ends(sheet):
    """Where the column of states ends, in pixels; None on a sheet without one."""
    at = next((cell.column for row in sheet.iter_rows(max_row=8) for cell in row
               if cell.value == STATE), None)
    widths = {i: one.width for one in sheet.column_dimensions.values()
              for i in range(one.min, one.max + 1)}
    return at and sum(int(widths[i] * 7 + 0.5) for i in range(1, at + 1))


def uneven_rows(book):
    for sheet in book:
        for row in sheet.iter_rows():
            heights = {cell.alignment.vertical for cell in row if cell.border.left.style}
            if len(heights) > 1:
                yield f"{sheet.title}!{row[0].row}: cells stand {heights}"


def wrong(path, author):
    book = openpyxl.load_workbook(path)
    texts = sum(cell.value is not None for sheet in book for row in sheet.iter_rows() for cell in row)
    if texts < 50:
        yield "too few texts, nothing was tested"
    if book.properties.creator != author:
        yield f"by {book.properties.creator}"
    at = book.active.sheet_view.selection[-1].activeCell
    if book.active[at].protection.locked:
        yield f"opens at {book.active.title}!{at}, which is locked"
    yield from pale_cells(book)
    yield from uneven_rows(book)
    ends = [end for end in map(state_ends, book) if end]
    if not ends or max(ends) > SCREEN:
        yield f"the state of rows ends at {ends} pixels"


def main():
    author, paths = sys.argv[1], sys.argv[2:]
    found = [f"{path}: {what}" for path in paths for what in wrong(path, author)]
    print("\n".join(found[:20]))
    sys.exit(bool(found) or not paths)


main()
