#!/usr/bin/python3
"""scoring.py WORK DTI CAMPAIGN FORM...: Mẫu 02 says what intake would say.

FORM... are blank Mẫu 01 of one level. They are filled in and sent; then into the rows of
Mẫu 02 of round 1 things are typed and pasted, each of a table into a row of its own.
LibreOffice computes the forms and `dti run` reads them: of each row a form has to say what
the table has, and “Đủ” exactly where dti says nothing.
"""

import csv
import datetime
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "tests" / "campaign"), str(ROOT / "tests" / "forms")]

import office  # noqa: E402
from filling import Form  # noqa: E402
from states import Sheet  # noqa: E402

AGREE, POINTS, REASON, FIXED, WAIVER, STATE = (
    "Đồng ý", "Điểm thẩm định", "Lý do", "Điều chỉnh a", "Không áp dụng", "Tình trạng")
WAIVED = "1.2"  # claimed by all units not to apply
DONE, OPEN, NO_REASON = "Đủ", "Chưa chấm", "Thiếu lý do"
WHY = {REASON: "Theo tài liệu kiểm chứng"}
ALL, HALF, MORE = object(), object(), object()  # of the computed points; above the maximum
DAY = datetime.datetime(2025, 3, 15)


def agreed(value, state=DONE):
    return ("computed", {AGREE: value}, state)


def given(value, state=DONE, **more):
    return ("computed", {POINTS: value, **WHY, **more}, state)


def fixed(value, state=DONE):
    return ("number", {FIXED: value, **WHY}, state)


def decided(value, state=DONE):
    return ("waiver", {WAIVER: value}, state)


TYPED = (
    ("computed", {}, OPEN), ("computed", WHY, OPEN), ("computed", {REASON: "#REF!"}, "Ô lý do báo lỗi"),
    *map(agreed, ("x", " X ", "Đồng ý", "ĐỒNG Ý", "đồng ý.", "dong y", "Nhất trí", "có", "đã có",
                  True, 1, "✓")),
    agreed("không", OPEN), agreed(0, OPEN), agreed("xem lại", "Đồng ý: ghi x"),
    agreed("#N/A", "Đồng ý: ghi x"), ("direct", {AGREE: "x"}, "Không có Điểm tính"),
    ("computed", {POINTS: ALL}, DONE), ("computed", {POINTS: HALF}, NO_REASON),
    ("computed", {POINTS: HALF, REASON: "   "}, NO_REASON), given(HALF),
    ("computed", {AGREE: "x", POINTS: ALL}, DONE),
    ("computed", {AGREE: "x", POINTS: HALF, **WHY}, "Đồng ý nhưng ghi điểm khác"),
    ("direct", {POINTS: 1}, DONE), ("direct", {}, OPEN),
    given("0,5"), given("0.5"), given(" 0,25 "), given("1"), given("0,250"),
    given(MORE, "Quá điểm tối đa"), given("99", "Quá điểm tối đa"), given(-1, "Điểm âm"),
    given("-1", "Điểm không phải số"), given("năm", "Điểm không phải số"),
    given("0,5 điểm", "Điểm không phải số"), given("50%", "Điểm không phải số"),
    given(DAY, "Điểm không phải số"),
    given(0.123, "Quá 2 chữ số lẻ"), given("0,125", "Quá 2 chữ số lẻ"),
    given("#DIV/0!", "Ô báo lỗi"),
    *map(fixed, (2, "2", " 2 ", "1 234", "1.234.567", "1\u00a0234\u00a0567")),
    ("number", {FIXED: 3}, NO_REASON), ("number", {FIXED: 3, AGREE: "x", **WHY}, DONE),
    ("number", {FIXED: 2}, DONE), ("number", {FIXED: 3, POINTS: 0, **WHY}, DONE),
    fixed("1.234", "Điều chỉnh a: Không phải số"), fixed("ba văn bản", "Điều chỉnh a: Không phải số"),
    fixed("12 người", "Điều chỉnh a: Không phải số"), fixed("1 23", "Điều chỉnh a: Không phải số"),
    fixed(-3, "Điều chỉnh a: Số âm"), fixed(2.5, "Điều chỉnh a: Không phải số nguyên"),
    fixed(DAY, "Điều chỉnh a: Ô là ngày tháng"), fixed("#VALUE!", "Điều chỉnh a: Ô báo lỗi"),
    fixed("12%", "Điều chỉnh a: Không phải số"),
    *map(decided, ("Xác nhận", "xác nhận không áp dụng", "Xác nhận không áp dụng vì xã không có",
                   "XÁC NHẬN KHÔNG ÁP DỤNG vì không có", "dong y khong ap dung vi khong co",
                   "Không áp dụng", "Đồng ý (không có)", "Không chấp nhận: vẫn có")),
    decided("Xác nhận vì xã không có", "Chọn Xác nhận hoặc Không chấp nhận"),
    decided("chưa rõ", "Chọn Xác nhận hoặc Không chấp nhận"))


def allow_waivers(index):
    """Lets units claim that an indicator does not apply to them."""
    head, code, rest = index.read_text(encoding="utf-8").partition(f'code: "{WAIVED}"\n')
    index.write_text(f"{head}{code}        not_applicable: allowed\n{rest}", encoding="utf-8")


def waive(form, code):
    form.cell(code, "Giá trị").value = None
    form.cell(code, "Điểm tự đánh giá").value = "Không áp dụng"
    form.cell(code, "Giải trình").value = "Xã không có"


def send(blanks, inbox):
    """Mẫu 01 of each unit, and the campaign beside them."""
    for blank in blanks:
        form = Sheet(Path(blank))
        form.fill()
        waive(form, WAIVED)
        form.save(inbox / Path(blank).name)


def kind_of(form, row):
    """What a row is good for: a whole number that may be corrected, and nothing besides."""
    at = form.columns
    if WAIVER in at and not form.sheet.cell(row, at[WAIVER]).protection.locked:
        return "waiver"
    if form.sheet.cell(row, at["Điểm tính"]).value is None:
        return "direct"
    second = form.sheet.cell(row, at["Báo cáo b"]) if "Báo cáo b" in at else None
    first = form.sheet.cell(row, at[FIXED])
    for rule in form.sheet.data_validations.dataValidation:
        if first.coordinate in rule.sqref and rule.type == "whole":
            return "computed" if second is not None and second.value is not None else "number"
    return "computed"


def fill(form, wanted):
    """[(row, what is to be said, what was typed)], as much of a table as fits; the rest."""
    rows, told, left = list(form.rows.values()), [], []
    for kind, cells, state in wanted:
        row = next((row for row in rows if kind_of(form, row) == kind), None)
        if row is None:
            left.append((kind, cells, state))
            continue
        rows.remove(row)
        computed = form.sheet.cell(row, form.columns["Điểm tính"]).value
        values = {ALL: computed, HALF: round((computed or 0) / 2, 2),
                  MORE: form.sheet.cell(row, form.columns["Điểm tối đa"]).value + 1}
        for heading, value in cells.items():
            cell = form.sheet.cell(row, form.columns[heading])
            if cell.protection.locked:
                sys.exit(f"{cell.coordinate} is locked")
            cell.value = values.get(value, value) if value.__hash__ else value
            if value == DAY:
                cell.number_format = "mm/dd/yy"
        told.append((row, state, cells))
    return told, left


def problems(dti, inbox, work):
    """What dti says of each row of each form."""
    subprocess.run([dti, "run", inbox, "-o", work / "scored", "--stage", "round1", "--quiet"],
                   check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    found = {}
    with open(work / "scored" / "problems.csv", encoding="utf-8-sig", newline="") as lines:
        for line in csv.DictReader(lines):
            row = "".join(filter(str.isdigit, line["cell"]))
            if line["file"] and row:
                key = Path(line["file"]).name, int(row)
                found.setdefault(key, []).append(line["message"])
    return found


def main():
    work, dti, campaign, blanks = (Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]).parent,
                                   sys.argv[4:])
    inbox = work / "scoring"
    shutil.copytree(campaign, inbox)
    allow_waivers(inbox / "index" / "commune-2025.yaml")
    send(blanks, inbox)
    subprocess.run([dti, "forms", inbox, "--form", "02", "-o", work / "score", "--quiet"],
                   check=False, stdout=subprocess.DEVNULL)
    told, left = {}, TYPED
    for path in sorted(work.glob("score/**/*.xlsx"), key=lambda each: -each.stat().st_size):
        form = Form(path)
        form.state(Người_thẩm_định="Trần Thị Bình", Ngày=datetime.datetime(2025, 12, 20))
        rows, left = fill(form, left)
        if rows:
            told[form.save(work / path.name)] = form, rows
    saved = office.recalculate(list(told), work)
    for path in told:
        shutil.copy(saved[path], inbox / path.name)
    said = problems(dti, inbox, work)
    wrong = [f"no row for {each}" for each in left]
    for path, (form, rows) in told.items():
        cells = office.values(saved[path], form.sheet.title)
        for row, state, typed in rows:
            shown = cells.get(form.sheet.cell(row, form.columns[STATE]).coordinate)
            problem = said.get((path.name, row))
            if shown != state:
                wrong.append(f"{path.name} {row} {typed}: {shown}, not “{state}”")
            if (shown == DONE) == bool(problem):
                wrong.append(f"{path.name} {row} {typed}: {shown}, and dti says {problem}")
    print("\n".join(wrong[:30]))
    print(f"{len(TYPED)} rows, {len(wrong)} wrong")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
