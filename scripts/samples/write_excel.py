"""Writes a Book as Microsoft Excel does.

What a reader meets in Excel's own files and in few others is here on purpose:
shared strings with rich text and phonetic guides, a calculation chain,
ignorable extension attributes, a theme, print settings, and cached results of
formulas.
"""

from datetime import date, datetime
from xml.sax.saxutils import escape, quoteattr

from model import LINE_HEIGHT, cell_name, stored
from packing import MOMENT, write_package

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
IGNORABLE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'mc:Ignorable="x14ac xr" '
    'xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" '
    'xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision"'
)
HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
EPOCH = date(1899, 12, 30)

# Cell formats in the order of cellXfs: name, font, fill, border, format, alignment.
WRAP = '<alignment vertical="top" wrapText="1"/>'
CENTRE = '<alignment horizontal="center" vertical="center" wrapText="1"/>'
TOP = '<alignment vertical="top"/>'
FORMATS = (
    ("", 0, 0, 0, 0, TOP),
    ("title", 2, 0, 0, 0, CENTRE),
    ("label", 1, 0, 0, 0, TOP),
    ("heading", 1, 2, 1, 0, CENTRE),
    ("letter", 3, 0, 1, 49, CENTRE),
    ("group", 1, 2, 1, 0, WRAP),
    ("code", 0, 0, 1, 49, TOP),
    ("code-strong", 1, 0, 1, 49, TOP),
    ("text", 0, 0, 1, 0, WRAP),
    ("number", 0, 0, 1, 3, TOP),
    ("percent", 0, 0, 1, 164, TOP),
    ("points", 0, 0, 1, 2, TOP),
    ("date", 0, 0, 1, 14, TOP),
    ("link", 4, 0, 1, 0, WRAP),
)
STYLE_INDEX = {entry[0]: place for place, entry in enumerate(FORMATS)}


class SharedStrings:
    """xl/sharedStrings.xml, each text once."""

    def __init__(self):
        self.places, self.items, self.used = {}, [], 0

    def place(self, cell):
        self.used += 1
        item = string_item(cell)
        if item not in self.places:
            self.places[item] = len(self.items)
            self.items.append(item)
        return self.places[item]

    def part(self):
        return (
            f'{HEADER}<sst xmlns="{MAIN}" count="{self.used}" '
            f'uniqueCount="{len(self.items)}">{"".join(self.items)}</sst>'
        )


def string_item(cell):
    if cell.runs:
        runs = "".join(
            f'<r><rPr>{"<b/>" if bold else ""}<sz val="12"/><color theme="1"/>'
            f'<rFont val="Times New Roman"/><family val="1"/></rPr>{text_element(text)}</r>'
            for text, bold in cell.runs
        )
        return f"<si>{runs}</si>"
    reading = ""
    if cell.reading:
        reading = (
            f'<rPh sb="0" eb="{len(cell.value)}">{text_element(cell.reading)}</rPh>'
            '<phoneticPr fontId="1"/>'
        )
    return f"<si>{text_element(cell.value)}{reading}</si>"


def text_element(text):
    text = str(text)
    space = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    return f"<t{space}>{escape(text)}</t>"


def write(book, path):
    strings, calculated = SharedStrings(), []
    sheets = [
        sheet_part(sheet, place, strings, calculated)
        for place, sheet in enumerate(book.sheets, start=1)
    ]
    parts = [
        ("[Content_Types].xml", content_types(len(sheets), bool(calculated))),
        ("_rels/.rels", package_relations()),
        ("xl/workbook.xml", workbook_part(book)),
        ("xl/_rels/workbook.xml.rels", workbook_relations(len(sheets), bool(calculated))),
    ]
    parts += [(f"xl/worksheets/sheet{n}.xml", text) for n, text in enumerate(sheets, start=1)]
    parts += [
        ("xl/theme/theme1.xml", theme_part()),
        ("xl/styles.xml", styles_part()),
        ("xl/sharedStrings.xml", strings.part()),
        ("xl/worksheets/_rels/sheet2.xml.rels", sheet_relations()),
        ("xl/printerSettings/printerSettings1.bin", printer_settings()),
    ]
    if calculated:
        parts.append(("xl/calcChain.xml", calculation_chain(calculated)))
    parts += [("docProps/core.xml", core_part(book)), ("docProps/app.xml", app_part(book))]
    write_package(path, [
        (name, text if isinstance(text, bytes) else text.encode()) for name, text in parts
    ])


def sheet_part(sheet, number, strings, calculated):
    width = max((len(row) for row in sheet.rows), default=1)
    rows = "".join(
        row_element(place, row, sheet, number, strings, calculated)
        for place, row in enumerate(sheet.rows, start=1) if row
    )
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{each + 0.7109375}" customWidth="1"/>'
        for place, each in enumerate(sheet.widths, start=1)
    )
    return (
        f'{HEADER}<worksheet xmlns="{MAIN}" xmlns:r="{RELATIONS}" {IGNORABLE} '
        f'xr:uid="{{6D0F2C1A-{number:04d}-4B7E-9C55-2025DE100000}}">'
        f'<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="A1:{cell_name(len(sheet.rows), width)}"/>'
        f"{view_element(sheet, number)}"
        f'<sheetFormatPr defaultRowHeight="15.75" x14ac:dyDescent="0.25"/>'
        f"<cols>{columns}</cols><sheetData>{rows}</sheetData>{merges_element(sheet)}"
        f"{print_elements(number)}</worksheet>"
    )


def view_element(sheet, number):
    selected = ' tabSelected="1"' if number == 1 else ""
    pane = ""
    if sheet.heading_rows:
        below = sheet.heading_rows + 1
        pane = (f'<pane ySplit="{sheet.heading_rows}" topLeftCell="A{below}" '
                f'activePane="bottomLeft" state="frozen"/>'
                f'<selection pane="bottomLeft" activeCell="A{below}" sqref="A{below}"/>')
    return f'<sheetViews><sheetView{selected} workbookViewId="0">{pane}</sheetView></sheetViews>'


def merges_element(sheet):
    if not sheet.merges:
        return ""
    merges = "".join(
        f'<mergeCell ref="{cell_name(top, left)}:{cell_name(bottom, right)}"/>'
        for top, left, bottom, right in sheet.merges
    )
    return f'<mergeCells count="{len(sheet.merges)}">{merges}</mergeCells>'


def print_elements(number):
    margins = '<pageMargins left="0.7" right="0.5" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
    if number != 2:
        return margins
    return margins + '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0" r:id="rId1"/>'


def row_element(place, row, sheet, sheet_number, strings, calculated):
    cells = []
    lines = sheet.heights.get(place, 1)
    height = f' ht="{lines * LINE_HEIGHT}" customHeight="1"' if lines > 1 else ""
    for column, cell in enumerate(row, start=1):
        if cell is not None:
            name = cell_name(place, column)
            cells.append(cell_element(name, cell, strings))
            if cell.formula:
                calculated.append((name, sheet_number))
    return (f'<row r="{place}" spans="1:{len(row)}"{height} x14ac:dyDescent="0.25">'
            f'{"".join(cells)}</row>')


def cell_element(name, cell, strings):
    style = STYLE_INDEX[cell.style]
    value = stored(cell.value)
    formula = f"<f>{escape(cell.formula)}</f>" if cell.formula else ""
    opening = f'<c r="{name}" s="{style}"'
    if value in (None, "") and not formula:
        return opening + "/>"
    if cell.is_error:
        return f'{opening} t="e">{formula}<v>{value}</v></c>'
    if isinstance(value, (date, datetime)):
        return f"{opening}>{formula}<v>{(value - EPOCH).days}</v></c>"
    if isinstance(value, (int, float)):
        return f"{opening}>{formula}<v>{excel_number(value)}</v></c>"
    if formula:
        return f'{opening} t="str">{formula}<v>{escape(value or "")}</v></c>'
    return f'{opening} t="s"><v>{strings.place(cell)}</v></c>'


def excel_number(value):
    """Excel stores doubles with 17 digits: 0.955 is 0.95499999999999996."""
    if isinstance(value, int):
        return str(value)
    return f"{value:.17g}"


def workbook_part(book):
    sheets = "".join(
        f'<sheet name={quoteattr(sheet.name)} sheetId="{n}" r:id="rId{n}"/>'
        for n, sheet in enumerate(book.sheets, start=1)
    )
    return (
        f'{HEADER}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">'
        '<fileVersion appName="xl" lastEdited="7" lowestEdited="7" rupBuild="26130"/>'
        '<workbookPr defaultThemeVersion="166925"/>'
        '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" '
        'windowHeight="12210"/></bookViews>'
        f'<sheets>{sheets}</sheets><calcPr calcId="191029"/></workbook>'
    )


def relations(entries):
    items = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(entries, start=1)
    )
    return f'{HEADER}<Relationships xmlns="{PACKAGE}/relationships">{items}</Relationships>'


def package_relations():
    return relations([
        (f"{RELATIONS}/officeDocument", "xl/workbook.xml"),
        (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        (f"{RELATIONS}/extended-properties", "docProps/app.xml"),
    ])


def workbook_relations(sheet_count, has_chain):
    entries = [
        (f"{RELATIONS}/worksheet", f"worksheets/sheet{n}.xml")
        for n in range(1, sheet_count + 1)
    ]
    entries += [
        (f"{RELATIONS}/theme", "theme/theme1.xml"),
        (f"{RELATIONS}/styles", "styles.xml"),
        (f"{RELATIONS}/sharedStrings", "sharedStrings.xml"),
    ]
    if has_chain:
        entries.append((f"{RELATIONS}/calcChain", "calcChain.xml"))
    return relations(entries)


def sheet_relations():
    return relations([
        (f"{RELATIONS}/printerSettings", "../printerSettings/printerSettings1.bin"),
    ])


def content_types(sheet_count, has_chain):
    base = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    overrides = [("/xl/workbook.xml", f"{base}.sheet.main+xml")]
    overrides += [
        (f"/xl/worksheets/sheet{n}.xml", f"{base}.worksheet+xml")
        for n in range(1, sheet_count + 1)
    ]
    overrides += [
        ("/xl/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
        ("/xl/styles.xml", f"{base}.styles+xml"),
        ("/xl/sharedStrings.xml", f"{base}.sharedStrings+xml"),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        ("/docProps/app.xml",
         "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
    ]
    if has_chain:
        overrides.append(("/xl/calcChain.xml", f"{base}.calcChain+xml"))
    items = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides
    )
    return (
        f'{HEADER}<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="bin" ContentType="{base}.printerSettings"/>'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{items}</Types>'
    )


def calculation_chain(calculated):
    cells = "".join(f'<c r="{name}" i="{sheet}"/>' for name, sheet in calculated)
    return f'{HEADER}<calcChain xmlns="{MAIN}">{cells}</calcChain>'


def styles_part():
    font = '<name val="Times New Roman"/><family val="1"/>'
    fonts = (
        f'<font><sz val="12"/><color theme="1"/>{font}</font>'
        f'<font><b/><sz val="12"/><color theme="1"/>{font}</font>'
        f'<font><b/><sz val="14"/><color theme="1"/>{font}</font>'
        f'<font><i/><sz val="10"/><color theme="1"/>{font}</font>'
        f'<font><u/><sz val="12"/><color theme="10"/>{font}</font>'
    )
    fills = (
        '<fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill>'
        '<fill><patternFill patternType="solid"><fgColor theme="4" tint="0.79998168889431442"/>'
        '<bgColor indexed="64"/></patternFill></fill>'
    )
    sides = "".join(f'<{side} style="thin"><color indexed="64"/></{side}>'
                    for side in ("left", "right", "top", "bottom"))
    formats = "".join(
        f'<xf numFmtId="{number}" fontId="{face}" fillId="{fill}" borderId="{border}" xfId="0" '
        f'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">'
        f"{alignment}</xf>"
        for _, face, fill, border, number, alignment in FORMATS
    )
    return (
        f'{HEADER}<styleSheet xmlns="{MAIN}" {IGNORABLE}>'
        '<numFmts count="1"><numFmt numFmtId="164" formatCode="0.0%"/></numFmts>'
        f'<fonts count="5" x14ac:knownFonts="1">{fonts}</fonts><fills count="3">{fills}</fills>'
        '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
        f"<border>{sides}<diagonal/></border></borders>"
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        f'</cellStyleXfs><cellXfs count="{len(FORMATS)}">{formats}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        '<dxfs count="0"/><tableStyles count="0" defaultTableStyle="TableStyleMedium2"/>'
        '<extLst><ext uri="{EB79DEF2-80B8-43e5-95BD-54CBDDF9020C}" '
        'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
        '<x14:slicerStyles defaultSlicerStyle="SlicerStyleLight1"/></ext></extLst></styleSheet>'
    )


def theme_part():
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'
        for name, value in (
            ("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", "44546A"), ("lt2", "E7E6E6"),
            ("accent1", "4472C4"), ("accent2", "ED7D31"), ("accent3", "A5A5A5"),
            ("accent4", "FFC000"), ("accent5", "5B9BD5"), ("accent6", "70AD47"),
            ("hlink", "0563C1"), ("folHlink", "954F72"),
        )
    )
    face = '<a:latin typeface="{}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{HEADER}<a:theme xmlns:a="{drawing}" name="Office Theme"><a:themeElements>'
        f'<a:clrScheme name="Office">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Office"><a:majorFont>{face.format("Calibri Light")}</a:majorFont>'
        f'<a:minorFont>{face.format("Calibri")}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="Office"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def printer_settings():
    """A short DEVMODE block: the printer's name in UTF-16, then its settings."""
    name = "Máy in văn phòng".encode("utf-16-le")
    return name.ljust(64, b"\0") + bytes((1, 4, 0, 6, 220, 0, 0, 0)) + bytes(148)


def core_part(book):
    stamp = "%04d-%02d-%02dT%02d:%02d:%02dZ" % MOMENT
    moment = '<dcterms:{0} xsi:type="dcterms:W3CDTF">' + stamp + "</dcterms:{0}>"
    return (
        f'{HEADER}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:creator>{escape(book.author)}</dc:creator>"
        f"<cp:lastModifiedBy>{escape(book.author)}</cp:lastModifiedBy>"
        f'{moment.format("created")}{moment.format("modified")}</cp:coreProperties>'
    )


def app_part(book):
    names = "".join(f"<vt:lpstr>{escape(sheet.name)}</vt:lpstr>" for sheet in book.sheets)
    count = len(book.sheets)
    return (
        f'{HEADER}<Properties '
        'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        "<Application>Microsoft Excel</Application><DocSecurity>0</DocSecurity>"
        '<HeadingPairs><vt:vector size="2" baseType="variant">'
        "<vt:variant><vt:lpstr>Worksheets</vt:lpstr></vt:variant>"
        f"<vt:variant><vt:i4>{count}</vt:i4></vt:variant></vt:vector></HeadingPairs>"
        f'<TitlesOfParts><vt:vector size="{count}" baseType="lpstr">{names}</vt:vector>'
        f"</TitlesOfParts><Company>{escape(book.author)}</Company>"
        "<AppVersion>16.0300</AppVersion></Properties>"
    )
