#!/usr/bin/python3
"""make_hostile.py GOOD.xlsx FOLDER: workbooks that attack their reader.

Each is GOOD with one thing changed and is called after the code of the problem
that it must be named by, for example `E112 doctype.xlsx`.
"""

import sys
import warnings
import zipfile
from pathlib import Path

MIB = 1 << 20
SHEET = "xl/worksheets/sheet2.xml"


def main():
    good, folder = Path(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(good) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts[SHEET].decode()

    def write(name, changed=None, extra=()):
        """GOOD with the parts in `changed` replaced and those in `extra` added."""
        with zipfile.ZipFile(folder / f"{name}.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
            for part, data in {**parts, **(changed or {})}.items():
                archive.writestr(part, data)
            for part, data in extra:
                archive.writestr(part, data)
        return folder / f"{name}.xlsx"

    def with_rows(rows):
        return {SHEET: sheet.replace("</sheetData>", rows + "</sheetData>")}

    write("E109 zip bomb", with_rows(f"<!--{' ' * (300 * MIB)}-->"))
    styles = parts["xl/styles.xml"].decode()
    write("E109 a bomb among the formats", {
        "xl/styles.xml": styles.replace("</styleSheet>", " " * (8 * MIB) + "</styleSheet>")})
    write("E109 3000 parts", extra=[(f"xl/media/{i}.txt", b"x") for i in range(3000)])
    write("E112 doctype", {SHEET: sheet.replace(
        "<worksheet", '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet', 1)})
    write("E112 external entity", {SHEET: sheet.replace(
        "<worksheet", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet', 1)})
    write("E113 broken xml", {SHEET: sheet[: len(sheet) // 2]})
    write("E109 deep", with_rows("<a>" * 300 + "</a>" * 300))
    write("E109 a long text", with_rows(
        f'<row r="9000"><c r="A9000" t="inlineStr"><is><t>{"x" * 32768}</t></is></c></row>'))
    workbook = parts.pop("xl/workbook.xml")
    write("E114 no workbook")
    parts["xl/workbook.xml"] = workbook
    warnings.simplefilter("ignore")  # zipfile warns of the entries that are doubled on purpose
    write("E111 an entry twice", extra=[(SHEET, parts[SHEET])])
    write("E111 an entry twice but for case", extra=[(SHEET.upper(), parts[SHEET])])

    whole = good.read_bytes()
    (folder / "E109 51 MiB.xlsx").write_bytes(whole + bytes(50 * MIB + 1 - len(whole)))
    (folder / "E108 half.xlsx").write_bytes(whole[: len(whole) // 2])
    (folder / "E102 empty.xlsx").write_bytes(b"")
    (folder / "E105 text.xlsx").write_text("Mã;Giá trị\n1.1;Có\n")
    (folder / "E106 pdf.xlsx").write_bytes(b"%PDF-1.7\n%%EOF\n")
    (folder / "E107 password.xlsx").write_bytes(ole_with("EncryptedPackage"))
    (folder / "E103 excel 97.xlsx").write_bytes(ole_with("Workbook"))
    (folder / "E115 noise.xlsx").write_bytes(bytes(range(256)) * 100)

    stored = folder / "E110 wrong crc.xlsx"
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_STORED) as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    data = stored.read_bytes()
    at = data.index(b"</sheetData>", data.index(b"<sheetData>", data.index(SHEET.encode())))
    stored.write_bytes(data[:at - 30] + bytes([data[at - 30] ^ 1]) + data[at - 29:])

    # A unit's code that would be a path, and texts that would be markup.
    info = parts["xl/worksheets/sheet1.xml"].decode()
    strings = parts.get("xl/sharedStrings.xml", b"").decode()
    changed = {"xl/sharedStrings.xml": strings.replace(">X-BA-VI<", ">../../../etc<"),
               "xl/worksheets/sheet1.xml": info.replace(">X-BA-VI<", ">../../../etc<")}
    write("E202 a path for a code", changed)

    # Very many faults: a receipt of thousands of pages.
    rows = "".join(
        f'<row r="{r}"><c r="A{r}" t="inlineStr"><is><t>{50 + r % 9}.{r}</t></is></c>'
        f'<c r="D{r}"><v>5</v></c></row>' for r in range(1000, 61000))
    write("E122 60000 faults", with_rows(rows))


def ole_with(stream):
    """The beginning of an OLE file whose directory has one stream."""
    head = bytearray(512)
    head[:8] = bytes.fromhex("d0cf11e0a1b11ae1")
    head[24:34] = bytes.fromhex("3e000300feff09000600")
    head[44:48] = (1).to_bytes(4, "little")
    head[48:52] = (1).to_bytes(4, "little")
    head[56:60] = (4096).to_bytes(4, "little")
    head[60:68] = bytes.fromhex("feffffff00000000")
    head[68:76] = bytes.fromhex("feffffff00000000")
    head[76:80] = (0).to_bytes(4, "little")
    head[80:512] = b"\xff" * 432
    table = bytes.fromhex("fdfffffffeffffff") + b"\xff" * 504
    directory = bytearray(512)
    for i, name in enumerate(["Root Entry", stream]):
        text = name.encode("utf-16-le")
        directory[i * 128: i * 128 + len(text)] = text
        directory[i * 128 + 64: i * 128 + 66] = (len(text) + 2).to_bytes(2, "little")
        directory[i * 128 + 66] = 5 if i == 0 else 2
        directory[i * 128 + 68: i * 128 + 80] = b"\xff" * 12
    directory[76:80] = (1).to_bytes(4, "little")
    return bytes(head) + table + bytes(directory)


main()
