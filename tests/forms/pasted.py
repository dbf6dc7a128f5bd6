#!/usr/bin/python3
"""pasted.py WORK DTI CAMPAIGN FORM.xlsx: a form says what intake would say.

Of each entry of a table a value, points or documents are pasted as text into a Mẫu 01
that is filled in whole, each into an indicator of its own. LibreOffice computes it and
`dti check` reads it: what intake takes without a word has to be “Đủ”, what it refuses
has to be named.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "tests" / "campaign"), str(ROOT / "tests" / "forms")]

import office  # noqa: E402
from states import DATE, LINK, NUMBER, POINTS, SHEET, VALUE, Sheet, checked, kinds  # noqa: E402

TAKEN, REFUSED = True, False
NUMBERS = (
    ("12", TAKEN), (" 12 ", TAKEN), ("1.234.567", TAKEN), ("1 234", TAKEN), ("12 345 678", TAKEN),
    ("1\u00a0234\u00a0567", TAKEN), ("12.345.678", TAKEN), ("012", TAKEN),
    ("1.234", REFUSED), ("1,234,567", REFUSED), ("12.34.567", REFUSED), ("1.2345.678", REFUSED),
    ("1 23", REFUSED), ("1234 567", REFUSED), ("1.234 567", REFUSED), ("1 234.567.890", REFUSED),
    ("1.234.567,5", REFUSED), ("12,0", REFUSED), ("12 người", REFUSED), ("12%", REFUSED),
    ("-12", REFUSED), (".", REFUSED), ("1..234", REFUSED), ("1.234.", REFUSED), ("мười", REFUSED))
AWARDED = (  # of the points that the form computes: how they are pasted
    ("{:.2f}", TAKEN), (" {:g} ", TAKEN), ("{:.3f}", TAKEN), ("point {:.2f}", TAKEN),
    ("point {:.3f}", REFUSED), ("{:g} điểm", REFUSED),
    ("{:g}%", REFUSED), ("+", REFUSED), ("99,5", REFUSED), ("0,125", REFUSED))
ONE, TWO = "https://hanoi.example/mot", "https://hanoi.example/hai"
DOCUMENTS = (
    (("12/KH-UBND\n15/QĐ-UBND", "15/3/2025\n1/4/2025", f"{ONE}\n{TWO}"), TAKEN),
    (("12/KH-UBND\n\n15/QĐ-UBND\n", "15/3/2025\n\n01-04-2025\n", f"{ONE}\n\n{TWO}\n"), TAKEN),
    (("1/KH-UBND\n2/KH-UBND\n3/KH-UBND\n4/KH-UBND", "1/1/2025\n28/2/2025\n3.3.2025\n31/10/2025",
      f"{ONE}1\n{ONE}2\n{ONE}3\n{ONE}4"), TAKEN),
    (("12/KH-UBND; 15/QĐ-UBND", "15/3/2025; 1/4/2025", f"{ONE}; {TWO}"), TAKEN),
    (("12/KH-UBND;15/QĐ-UBND;", "15/3/2025;1/4/2025", f"{ONE};{TWO}"), TAKEN),
    (("12/KH-UBND, 15/QĐ-UBND và 2/TB-UBND", "15/3/2025, 1/4/2025 và 2/4/2025",
      f"{ONE}\n{TWO}\n{TWO}/2"), TAKEN),
    (("12/KH-UBND;\n15/QĐ-UBND", "ngày 15/3/2025\n1 tháng 4 năm 2025", f"{ONE};\n{TWO}"), TAKEN),
    (("12/KH-UBND\n15/QĐ-UBND", "15/3/25\nNgày 1 tháng 4 năm 2025", f"{ONE}\n{TWO}"), TAKEN),
    (("12/KH-UBND", "15/3/2025", f"{ONE};trang=2"), TAKEN),
    (("12/KH-UBND; 15/QĐ-UBND", "15/3/2025", f"{ONE}; {TWO}"), REFUSED),
    (("12/KH-UBND; đã ban hành", "15/3/2025; 1/4/2025", f"{ONE}; {TWO}"), REFUSED),
    (("12/KH-UBND; 15/QĐ-UBND", "15/3/2025; 1/4/2024", f"{ONE}; {TWO}"), REFUSED),
    (("12/KH-UBND", "15/3/2025", f"{ONE}; {TWO}"), REFUSED),
    (("12/KH-UBND\n15/QĐ-UBND", "15/3/2025\n31/2/2025", f"{ONE}\n{TWO}"), REFUSED),
    (("12/KH-UBND\n15/QĐ-UBND", "15/3/2025\n1/4/2024", f"{ONE}\n{TWO}"), REFUSED),
    (("12/KH-UBND\n15/QĐ-UBND", "15/3/2025\n3/15/2025", f"{ONE}\n{TWO}"), REFUSED),
    (("12/KH-UBND\n15/QĐ-UBND", "15/3/2025\nhôm qua", f"{ONE}\n{TWO}"), REFUSED),
    (("12/KH-UBND\nđã ban hành", "15/3/2025\n1/4/2025", f"{ONE}\n{TWO}"), REFUSED),
    (("12/KH-UBND\n15/QĐ-UBND", "15/3/2025\n1/4/2025", f"{ONE}\nwww.hanoi.example"), REFUSED),
    (("12/KH-UBND\n15/QĐ-UBND", "15/3/2025\n1/4/2025", ONE), REFUSED),
    (("12/KH-UBND", "15/3/2025\n1/4/2025", f"{ONE}\n{TWO}"), REFUSED))


def prepare(work, blank, name, entries, put):
    """Forms that hold all entries: [(path, [(code, row, entry)])]."""
    waiting, made = list(entries), []
    while waiting:
        form, told = Sheet(blank), []
        form.fill()
        take = kinds(form, dict(form.codes()))
        try:
            while waiting:
                code, key = take("number" if put is paste_number else "any")
                put(form, code, key, waiting[0][0])
                told.append((code, key, waiting.pop(0)))
        except ValueError:
            pass
        made.append((form.save(work / f"{name}-{len(made)}.xlsx"), told))
    return made


def paste_number(form, code, key, text):
    for row in {key, key.replace(".a", ".b")} & set(form.rows) if key != code else {key}:
        form.cell(row, VALUE).value = text


def paste_points(form, code, _, text):
    form.cell(code, POINTS).value = text


def paste_documents(form, code, _, texts):
    for column, text in zip((NUMBER, DATE, LINK), texts):
        form.cell(code, column).value = text.replace("example/", f"example/{code}/")


def computed(work, blank):
    """What the form computes of each indicator that has points."""
    form = Sheet(blank)
    form.fill()
    path = form.save(work / "computed.xlsx")
    cells = office.values(office.recalculate([path], work)[path], SHEET)
    return {code: cells.get(form.cell(code, "Điểm tính").coordinate) for code, _ in form.codes()}


def main():
    work, dti, campaign, blank = Path(sys.argv[1]), sys.argv[2], sys.argv[3], Path(sys.argv[4])
    points = computed(work, blank)

    def paste_awarded(form, code, _, text):
        text = text.format(points[code] or 0)
        paste_points(form, code, _, text.removeprefix("point ") if "point" in text
                     else text.replace(".", ","))

    made = [*prepare(work, blank, "numbers", NUMBERS, paste_number),
            *prepare(work, blank, "points", AWARDED, paste_awarded),
            *prepare(work, blank, "documents", DOCUMENTS, paste_documents)]
    saved, wrong, count = office.recalculate([path for path, _ in made], work), [], 0
    for path, told in made:
        cells, lines = office.values(saved[path], SHEET), checked(dti, campaign, path).splitlines()
        form = Sheet(path)
        for code, key, (text, taken) in told:
            said = [line for line in lines if f": {code}" in line]
            states = [form.state_of(cells, row) for row in {code, key}]
            count += 1
            if taken == bool(said):
                wrong.append(f"{text!r}: dti says {said}")
            if taken and states != ["Đủ"] * len(states):
                wrong.append(f"{text!r}: the form says {states}")
            if not taken and form.state_of(cells, code) == "Đủ":
                wrong.append(f"{text!r}: the form says {states}")
    print("\n".join(wrong[:30]))
    print(f"{count} pasted, {len(wrong)} wrong")
    sys.exit(bool(wrong) or count < len(NUMBERS) + len(AWARDED) + len(DOCUMENTS))


if __name__ == "__main__":
    main()
