"""A decision's annex as offices type it, in the manners in which they do, and
what `dti index` must make of it.

    tables.py write DIR       DIR/MANNER.xlsx for each manner below
    tables.py compare A B     whether two sets have the same titles, points,
                              agencies and marks; says what differs
    tables.py annex TEXT OUT  a text with tabs, typed cell by cell
"""
import pathlib
import sys

import openpyxl
import yaml

SETS = ("templates/index/city-2025.yaml", "templates/index/commune-2025.yaml")
HEADS = ["Stt", "Chỉ số/Chỉ số thành phần", "Điểm", "Đơn vị hướng dẫn và chấm điểm chỉ số",
         "Không đánh giá năm 2025"]
CAPTIONS = ["I. BỘ CHỈ SỐ CẤP TỈNH NĂM 2025", "II. BỘ CHỈ SỐ CẤP XÃ NĂM 2025"]


def load(path):
    return yaml.safe_load(pathlib.Path(path).read_text(encoding="utf-8"))


def text(value):
    return str(value).replace("{{year}}", "2025")


def counted(group):
    return f"{text(group['title'])} ({len(group['indicators'])} chỉ số)"


def mark(indicator):
    return None if indicator.get("assessed", True) else "x"


def rows_of(index):
    """(group, None) and (group, indicator) in order."""
    for group in index["groups"]:
        yield group, None
        for indicator in group["indicators"]:
            yield group, indicator


class Sheet:
    def __init__(self, title):
        self.book = openpyxl.Workbook()
        self.sheet = self.book.active
        self.sheet.title = title
        self.row = 0

    def put(self, *cells):
        self.row += 1
        for column, value in enumerate(cells, 1):
            if value is not None:
                self.sheet.cell(self.row, column, value)

    def merge(self, cells):
        self.sheet.merge_cells(cells)


def total(index, cells):
    count = sum(len(group["indicators"]) for group in index["groups"])
    cells[1] = f"TỔNG ({count} chỉ số)"
    return cells


def running(sheet, index):
    """A running number; codes before the titles, in their cells."""
    number = 0
    sheet.put(*HEADS)
    sheet.put(*total(index, [None, None, index["max"]]))
    for group, indicator in rows_of(index):
        if indicator is None:
            sheet.put(None, f"{group['code']}. {counted(group)}", group["max"])
            continue
        number += 1
        sheet.put(number, f"{indicator['code'].split('.')[1]} {text(indicator['title'])}",
                  indicator["max"], "; ".join(indicator["scored_by"]), mark(indicator))


def paged(sheet, index):
    """Codes in a column without a heading, and the headings again on each page."""
    number = 0
    heads = [HEADS[0], None, *HEADS[1:]]
    for at, (group, indicator) in enumerate(rows_of(index)):
        if at % 9 == 0:
            sheet.put()
            sheet.put(*heads)
        if indicator is None:
            sheet.put(None, int(group["code"]), counted(group), group["max"])
            continue
        number += 1
        sheet.put(number, int(indicator["code"].split(".")[1]), text(indicator["title"]),
                  indicator["max"], ",\n".join(indicator["scored_by"]), mark(indicator))
    sheet.put(None, None, "Tổng cộng", index["max"])


def dotted(sheet, index):
    """One column of codes, some of which Excel has made numbers (6.10 is 6.1),
    headings in two rows, merged, and a row of letters below them."""
    sheet.put("PHỤ LỤC")
    sheet.put("(Kèm theo Quyết định số 12/QĐ-UBND)")
    first = sheet.row + 1
    sheet.put("TT", "Tiêu chí", "Điểm số", None, "Cơ quan thẩm định", "Ghi chú")
    sheet.put(None, None, "Điểm tối đa", "Điểm tự chấm")
    for cells in ("A{0}:A{1}", "B{0}:B{1}", "C{0}:D{0}", "E{0}:E{1}", "F{0}:F{1}"):
        sheet.merge(cells.format(first, first + 1))
    sheet.put("(1)", "(2)", "(3)", "(4)", "(5)", "(6)")
    for group, indicator in rows_of(index):
        if indicator is None:
            sheet.put(int(group["code"]),
                      text(group["title"]), group["max"])
        else:
            sheet.put(float(indicator["code"]), text(indicator["title"]),
                      f"{indicator['max']} điểm", None, " / ".join(indicator["scored_by"]),
                      "Chưa đánh giá" if mark(indicator) else None)


def stepped(sheet, index):
    """Groups one column further left than indicators, both under one heading;
    no numbers but the codes, no points on the groups."""
    sheet.put("Ký hiệu", "Nội dung đánh giá", None, "Thang điểm", "Cơ quan chủ trì chấm",
              "Không đánh giá năm 2025")
    sheet.merge(f"B{sheet.row}:C{sheet.row}")
    for group, indicator in rows_of(index):
        if indicator is None:
            sheet.put(group["code"], text(group["title"]))
        else:
            sheet.put(indicator["code"], None, text(indicator["title"]), str(indicator["max"]),
                      "- " + "\n- ".join(indicator["scored_by"]), mark(indicator))


MANNERS = {"running": running, "paged": paged, "dotted": dotted, "stepped": stepped}


def write_deep(folder):
    """Four depths, in the styles that decisions mix, with bonus and penalty."""
    sheet = Sheet("Phụ lục")
    sheet.put("BỘ TIÊU CHÍ CẢI CÁCH HÀNH CHÍNH NĂM 2025")
    sheet.put("STT", "Lĩnh vực/Tiêu chí/Tiêu chí thành phần", "Điểm tối đa", "Cơ quan đánh giá")
    for row in [("I", "CÔNG TÁC CHỈ ĐẠO", 10), (1, "Kế hoạch", 6),
                ("1.1", "Ban hành kế hoạch", 2, "Sở Nội vụ"), ("1.2", "Mức độ hoàn thành", 4),
                ("1.2.1", "Tỷ lệ nhiệm vụ hoàn thành", "2,5", "Sở Nội vụ"),
                ("1.2.2", "5 nhiệm vụ trọng tâm", 1.5, "Sở Tư pháp, Văn phòng UBND tỉnh"),
                (2, "Kiểm tra", 4, "Sở Văn hóa, Thể thao và Du lịch"),
                ("II", "THỂ CHẾ", 5), (1, "Số lượng văn bản", 5, "Sở Tư pháp"),
                ("III", "ĐIỂM THƯỞNG", 3), (1, "Sáng kiến", 3, "Sở Nội vụ"),
                ("IV", "ĐIỂM TRỪ", -2), (1, "Chậm báo cáo", -2, "Sở Nội vụ")]:
        sheet.put(*row)
    sheet.put(None, "TỔNG CỘNG", 15)
    sheet.book.save(folder / "deep.xlsx")


def write_wrong(folder):
    """Rows that have no place, a sum and a count that disagree."""
    sheet = Sheet("Phụ lục")
    sheet.put(*HEADS)
    sheet.put(None, "TỔNG (4 chỉ số)", 20)
    sheet.put(None, "1. Nhận thức (2 chỉ số)", 10)
    sheet.put(1, "1. Có kế hoạch", 5, "Sở A")
    sheet.put(2, "2. Có hội nghị", "năm điểm", "Sở A")
    sheet.put(None, "Dòng này bị lạc")
    sheet.put(3, "4. Có báo cáo", 4, None, "có lẽ")
    sheet.book.save(folder / "wrong.xlsx")
    sheet = Sheet("Thu chi")
    sheet.put("Ngày", "Khoản", "Số tiền")
    sheet.book.save(folder / "none.xlsx")


def write(folder):
    folder = pathlib.Path(folder)
    for name, manner in MANNERS.items():
        sheet = Sheet("Phụ lục 1")
        for path, caption in zip(SETS, CAPTIONS):
            sheet.put()
            sheet.put(caption)
            manner(sheet, load(path))
        sheet.book.save(folder / f"{name}.xlsx")
    write_deep(folder)
    write_wrong(folder)


def annex(source, out):
    """Typed as it stands, up to the second annex; whole numbers as numbers."""
    sheet = Sheet("Phụ lục")
    text_of = pathlib.Path(source).read_text(encoding="utf-8")
    for line in text_of.split("PHỤ LỤC II")[0].split("\n"):
        cells = [cell.strip() for cell in line.split("\t")]
        sheet.put(*[int(c) if c.isdigit() else c or None for c in cells])
    sheet.book.save(out)


def facts(index):
    found = {}

    def walk(groups):
        for group in groups:
            found[group["code"]] = (text(group["title"]), group["max"])
            walk(group.get("groups", []))
            for i in group.get("indicators", []):
                found[i["code"]] = (text(i["title"]), i["max"], i["scored_by"],
                                    i.get("assessed", True))
    walk(index["groups"])
    return found


def compare(one, other):
    a, b = facts(load(one)), facts(load(other))
    differences = [code for code in sorted({*a, *b}) if a.get(code) != b.get(code)]
    for code in differences:
        print(code, a.get(code), b.get(code), sep="\n    ")
    return len(differences)


def main():
    verb, *rest = sys.argv[1:]
    if verb == "write":
        write(*rest)
    elif verb == "annex":
        annex(*rest)
    else:
        sys.exit(compare(*rest) > 0)


if __name__ == "__main__":
    main()
