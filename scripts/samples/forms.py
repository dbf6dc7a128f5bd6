"""Mẫu 01 and Mẫu 02 laid out as workbooks (SPEC section 4)."""

import string
from dataclasses import dataclass, field

from model import Book, Cell, Sheet, cell_name

SELF_COLUMNS = {
    "code": "Mã",
    "title": "Nội dung",
    "unit": "Đơn vị tính",
    "value": "Giá trị",
    "max": "Điểm tối đa",
    "self": "Điểm tự đánh giá",
    "number": "Số, ký hiệu tài liệu",
    "date": "Ngày ban hành",
    "link": "Liên kết",
    "text": "Giải trình",
}
APPRAISAL_COLUMNS = {
    "unit_code": "Mã đơn vị",
    "unit_name": "Tên đơn vị",
    "code": "Mã",
    "title": "Nội dung",
    "max": "Điểm tối đa",
    "self": "Điểm tự đánh giá",
    "computed": "Điểm tính",
    "points": "Điểm thẩm định",
    "reason": "Lý do",
}
# Headings that stand under a common one where a form has two heading rows.
MERGED_HEADINGS = {
    "Điểm": ("max", "self"),
    "Tài liệu kiểm chứng": ("number", "date", "link"),
}
WIDTHS = {
    "code": 8, "title": 52, "unit": 14, "value": 14, "max": 9, "self": 11,
    "number": 22, "date": 13, "link": 34, "text": 44, "unit_code": 16,
    "unit_name": 26, "computed": 10, "points": 11, "reason": 46,
}
STYLES = {
    "code": "code", "max": "points", "self": "points", "computed": "points",
    "points": "points", "date": "date", "link": "link",
}


@dataclass
class Row:
    """One line of a table: what stands in which column."""

    kind: str  # group, indicator, input
    cells: dict


@dataclass
class Layout:
    """How a form looks; the defaults are those of the form as issued."""

    info_name: str = "Thông tin"
    table_name: str = ""
    titles: tuple = ()
    two_row_headings: bool = False
    letters: bool = False
    order: tuple = ()  # column keys; as issued where empty
    margin_columns: int = 0  # empty columns before the table
    extra_columns: dict = field(default_factory=dict)  # key: heading
    blank_row_after_groups: bool = False
    info_margin: int = 0  # empty columns before the facts


def self_assessment_rows(level, claims):
    """The table of a Mẫu 01: groups, indicators, inputs."""
    return list(node_rows(level.groups, claims))


def node_rows(nodes, claims):
    for node in nodes:
        held = node.get("groups") or node.get("indicators")
        if held is None:
            yield from indicator_rows(node, claims[node["code"]])
            continue
        yield Row("group", {
            "code": node["code"], "title": node["title"], "max": number(node.get("max")),
        })
        yield from node_rows(held, claims)


def indicator_rows(indicator, claim):
    inputs = indicator.get("inputs", [])
    own = {
        "code": indicator["code"],
        "title": indicator["title"],
        "max": number(indicator.get("max")),
        "self": claim.self,
        "text": claim.text,
        **evidence_cells(claim.documents),
    }
    single = len(inputs) == 1 and claim.in_own_row
    if single:
        own["unit"] = inputs[0].get("unit")
        own["value"] = value_cell(inputs[0], claim)
    yield Row("indicator", own)
    for letter, each in zip(string.ascii_lowercase, [] if single else inputs):
        yield Row("input", {
            "code": f"{indicator['code']}.{letter}",
            "title": each["label"],
            "unit": each.get("unit"),
            "value": value_cell(each, claim),
        })


def evidence_cells(documents):
    """One document a line; a single date may stay a real date."""
    if not documents:
        return {}
    dates = [each.date for each in documents]
    typed = "\n".join(each if isinstance(each, str) else f"{each:%d/%m/%Y}" for each in dates)
    return {
        "number": "\n".join(each.number for each in documents),
        "date": dates[0] if len(dates) == 1 else Cell(typed, "text"),
        "link": "\n".join(each.link for each in documents),
    }


def value_cell(entry, claim):
    value = claim.values.get(entry["key"])
    if entry["kind"] == "percent" and not isinstance(value, (str, Cell, type(None))):
        return Cell(value / 100, "percent")
    style = "number" if entry["kind"] in ("number", "percent") else "text"
    return value if isinstance(value, Cell) else Cell(value, style)


def number(text):
    """An int where the text is one, so that cells hold 5 rather than 5.0."""
    if text is None:
        return None
    value = float(text)
    return int(value) if value.is_integer() else value


def appraisal_rows(units, indicators, awards):
    """The table of a Mẫu 02; `awards` maps (unit code, code) to an Award."""
    rows = []
    for unit in units:
        for indicator in indicators:
            award = awards.get((unit["code"], indicator["code"]))
            if award is not None:
                rows.append(Row("indicator", {
                    "unit_code": unit["code"],
                    "unit_name": unit["name"],
                    "code": indicator["code"],
                    "title": indicator["title"],
                    "max": number(indicator["max"]),
                    "self": award.self,
                    "computed": award.computed,
                    "points": award.points,
                    "reason": award.reason,
                    "decision": award.decision,
                    **corrections(indicator, award),
                }))
    return rows


def correction_columns(indicators):
    """The columns in which an agency corrects values, for the most that any has."""
    most = max((len(each.get("inputs", [])) for each in indicators), default=0)
    return {f"corrected_{letter}": f"Điều chỉnh {letter}"
            for letter in string.ascii_lowercase[:most]}


def corrections(indicator, award):
    return {f"corrected_{letter}": value_cell(each, award)
            for letter, each in zip(string.ascii_lowercase, indicator.get("inputs", []))
            if each["key"] in award.values}


def self_assessment_book(facts, rows, layout=None):
    layout = layout or Layout()
    titles = layout.titles or (
        "BIỂU TỰ ĐÁNH GIÁ MỨC ĐỘ CHUYỂN ĐỔI SỐ",
        f"Đơn vị: {facts['Tên đơn vị']} – Năm {facts['Năm đánh giá']}",
    )
    return assemble(
        facts, rows, SELF_COLUMNS, layout, titles,
        layout.table_name or "Tự đánh giá", facts["Tên đơn vị"],
    )


def appraisal_book(facts, rows, layout=None):
    layout = layout or Layout()
    titles = layout.titles or (
        "PHIẾU THẨM ĐỊNH CHỈ SỐ CHUYỂN ĐỔI SỐ",
        f"{facts['Cơ quan chấm điểm']} – Vòng {facts['Vòng thẩm định']}",
    )
    return assemble(
        facts, rows, APPRAISAL_COLUMNS, layout, titles,
        layout.table_name or "Thẩm định", facts["Cơ quan chấm điểm"],
    )


def assemble(facts, rows, columns, layout, titles, table_name, author):
    columns = {**columns, **layout.extra_columns}
    order = list(layout.order or columns)
    sheet = Sheet(table_name)
    sheet.widths = [4] * layout.margin_columns + [WIDTHS.get(key, 12) for key in order]
    add_titles(sheet, titles, layout.margin_columns, len(order))
    add_headings(sheet, columns, order, layout)
    for row in rows:
        add_row(sheet, row, order, layout)
    for place in range(sheet.heading_rows + 1, len(sheet.rows) + 1):
        sheet.heights[place] = lines_needed(sheet.rows[place - 1], sheet.widths)
    return Book([info_sheet(facts, layout), sheet], author)


def info_sheet(facts, layout):
    margin = [None] * layout.info_margin
    sheet = Sheet(layout.info_name, widths=[4] * layout.info_margin + [24, 48])
    sheet.rows.append(margin + [Cell("THÔNG TIN CHUNG", "title")])
    sheet.rows.append([])
    for label, value in facts.items():
        cell = value if isinstance(value, Cell) else Cell(value, "text")
        if hasattr(value, "year"):
            cell = Cell(value, "date")
        sheet.rows.append(margin + [Cell(label, "label"), cell])
    return sheet


def add_titles(sheet, titles, margin, width):
    for title in titles:
        sheet.rows.append([None] * margin + [Cell(title, "title")])
        place = len(sheet.rows)
        sheet.merges.append((place, margin + 1, place, margin + width))
    sheet.rows.append([])


def add_headings(sheet, columns, order, layout):
    margin = [None] * layout.margin_columns
    names = [Cell(columns[key], "heading") for key in order]
    if layout.two_row_headings:
        top = merge_headings(sheet, order, names, layout.margin_columns)
        sheet.rows.append(margin + top)
    sheet.rows.append(margin + names)
    if layout.letters:
        letters = [Cell(letter, "letter") for letter in string.ascii_lowercase]
        sheet.rows.append(margin + letters[:len(order)])
    sheet.heading_rows = len(sheet.rows)
    sheet.heights[sheet.heading_rows - layout.letters] = 2


def merge_headings(sheet, order, names, margin):
    """The upper heading row; what needs no lower heading is merged downwards."""
    top = [None] * len(order)
    upper = len(sheet.rows) + 1
    for title, keys in MERGED_HEADINGS.items():
        places = [order.index(key) for key in keys if key in order]
        if len(places) > 1 and places == list(range(places[0], places[-1] + 1)):
            top[places[0]] = Cell(title, "heading")
            sheet.merges.append((upper, margin + places[0] + 1, upper, margin + places[-1] + 1))
            for place in places[1:]:
                top[place] = Cell(None, "heading")
    for place, cell in enumerate(top):
        if cell is None:
            top[place], names[place] = names[place], Cell(None, "heading")
            sheet.merges.append((upper, margin + place + 1, upper + 1, margin + place + 1))
    return top


def add_row(sheet, row, order, layout):
    cells = [None] * layout.margin_columns
    for key in order:
        value = row.cells.get(key)
        if not isinstance(value, Cell):
            value = Cell(value, STYLES.get(key, "text"))
        if row.kind == "group":
            value.style = "group"
        elif row.kind == "indicator" and value.style in ("text", "code"):
            value.style = {"text": "text", "code": "code-strong"}[value.style]
        cells.append(value)
    sheet.rows.append(cells)
    if row.kind == "group" and layout.blank_row_after_groups:
        sheet.rows.append([])


def lines_needed(row, widths):
    """How many lines the longest cell of a row wraps into."""
    texts = [
        (cell.value, width) for cell, width in zip(row, widths)
        if cell is not None and isinstance(cell.value, str)
    ]
    return max((
        sum(1 + len(line) // (width + 1) for line in text.split("\n")) for text, width in texts
    ), default=1)


def find_cell(sheet, code, heading):
    """Where the row of `code` meets the column of `heading`: its name."""
    places = {
        cell.value: column
        for row in sheet.rows[:sheet.heading_rows]
        for column, cell in enumerate(row, start=1)
        if cell is not None and cell.value
    }
    column, code_column = places[heading], places["Mã"]
    for place, row in enumerate(sheet.rows[sheet.heading_rows:], sheet.heading_rows + 1):
        if len(row) >= code_column and row[code_column - 1].value == code:
            return cell_name(place, column)
    raise KeyError(code)
