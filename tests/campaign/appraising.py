"""What the scoring agencies, the units and the council write, round by round.

Every decision follows from names alone, so that a play is the same each time.
"""

import random
from datetime import date
from fractions import Fraction

from answers import Document
from expected import scored_by

KHCN, PVHCC = "Sở Khoa học và Công nghệ", "Trung tâm Phục vụ Hành chính công"
VP, TC, YT = "Văn phòng UBND Thành phố", "Sở Tài chính", "Sở Y tế"
COUNCIL = "Hội đồng thẩm định"
ABSENT = (TC, "commune")  # never returns its round 1 form
REASONS = (
    "Tài liệu kiểm chứng chưa đủ", "Văn bản ban hành ngoài thời gian đánh giá",
    "Số liệu chưa khớp báo cáo ngành", "Liên kết không mở được",
    "Chỉ chấp nhận phần có xác nhận của cơ quan chuyên môn",
)


def quarter(points):
    """Points as people give them: in steps of a quarter."""
    return Fraction(int(points * 4), 4)


def first_round(figures, level, agency):
    """(unit, code) to (points, reason), for the units that sent something."""
    awards = {}
    for unit in level.units:
        if unit["code"] not in figures:
            continue
        by_code = {each["code"]: each for each in figures[unit["code"]]["indicators"]}
        for indicator in scored_by(level, agency):
            code = indicator["code"]
            if by_code[code]["counts"]:
                awards[unit["code"], code] = first_award(unit["code"], indicator, agency,
                                                         by_code[code]["computed"])
    return awards


def first_award(unit, indicator, agency, computed):
    dice = random.Random(f"{unit}/{indicator['code']}/{agency}")
    most = Fraction(indicator["max"])
    if computed is None:
        if indicator["rule"]["kind"] == "manual":
            return quarter(most * dice.randint(4, 10) / 10), "Chấm theo báo cáo của ngành"
        return Fraction(0), "Số liệu có lỗi, không xác định được"
    throw = dice.random()
    if throw < 0.16 and computed > 1:
        return quarter(computed * dice.randint(3, 8) / 10), dice.choice(REASONS)
    if throw > 0.97 and computed < most:
        return most, "Bổ sung theo số liệu của cơ quan chấm điểm"
    return computed, ""


# What goes otherwise than it should: (agency, level) to what happens to its rows.

DISAGREE = {  # two-scorer indicators: (unit, code) to the points of each agency
    ("SO-YT", "3.2"): {KHCN: Fraction("7.5"), PVHCC: Fraction(6)},
    ("SO-NV", "3.2"): {KHCN: Fraction(9), PVHCC: Fraction("8.99")},
    ("P-BA-DINH", "6.6"): {PVHCC: Fraction(4), VP: Fraction("2.5")},
}
FORGOTTEN = {(PVHCC, "commune"): [("X-GIA-LAM", "2.3"), ("P-BA-DINH", "6.3")]}
OVER = {(VP, "city"): [("SO-YT", "6.9")]}
NOT_OWN = {(YT, "city"): [("SO-YT", "1.1", Fraction(1))]}
ABSENTEES = {(KHCN, "city"): [("THANH-TRA", "1.2", Fraction(5))]}  # they sent nothing
UNREASONED = {(KHCN, "commune"): [("X-BA-VI", "1.5", Fraction("1.25"))]}
LATE = {(YT, "commune")}


def plan_round(figures, level, agency):
    """What the agency types, what of it counts, and the problems that follow.

    Returns typed rows, rows that the form does not have, awards, codes."""
    awards = first_round(figures, level, agency)
    where, codes, extra = (agency, level.id), set(), {}
    for key, points in DISAGREE.items():
        if key in awards and agency in points:
            awards[key] = points[agency], f"Theo hồ sơ tại {agency}"
    for unit, code, points in UNREASONED.get(where, ()):
        if (unit, code) in awards:
            awards[unit, code] = points, ""
            codes.add("W707")
    typed = dict(awards)
    for key in FORGOTTEN.get(where, ()):
        if key in awards:
            del typed[key], awards[key]
            codes.add("W711")
    for key in OVER.get(where, ()):
        typed[key] = Fraction(12), "Vượt chỉ tiêu"
        awards.pop(key, None)
        codes.add("E701")
    for unit, code, points in NOT_OWN.get(where, ()):
        extra[unit, code] = points, "Ý kiến thêm"
        codes.add("E703")
    for unit, code, points in ABSENTEES.get(where, ()):
        extra[unit, code] = points, "Theo số liệu của cơ quan chấm"
        codes.add("W713")
    if where in LATE:
        codes.add("W213")
    return typed, extra, awards, codes


# The units' explanations.

SILENT = "X-BA-VI"       # sends none, and keeps the points of round 1
TOO_MUCH = "X-GIA-LAM"   # asks for more than there is, once
GENEROUS = "X-DONG-ANH"  # also explains what was not reduced
LATE_ANSWER = "P-LANG"
TWICE = "SO-NV"          # sends two, the second counts
TORN = "SO-TC"           # sends two of one number: neither counts


def plan_explanation(unit, reduced, figures):
    """Code to (points asked for, text), and the codes of the problems."""
    rows, codes = {}, set()
    for place, (code, each) in enumerate(reduced.items()):
        if place % 5 == 4:
            continue  # accepted without a word
        wanted = max(each["self"] or 0, each["computed"] or 0)
        rows[code] = wanted, f"Đơn vị bổ sung tài liệu cho tiêu chí {code} của {unit}"
    if unit == GENEROUS:
        code = next(each["code"] for each in figures["indicators"]
                    if each["counts"] and each["round1"] is not None
                    and each["code"] not in reduced and each["round1"] == each["self"])
        rows[code] = Fraction(figures_of(figures, code)["max"]), "Đề nghị xem xét thêm"
        codes.add("W801")
    if unit == TOO_MUCH and rows:
        codes.add("E802")
    if unit == LATE_ANSWER:
        codes.add("W213")
    return rows, codes


def added_document(unit, code):
    """What a unit sends with its explanation."""
    return Document(f"{int(code.split('.')[1]) + 20}/BC-{unit}", date(2025, 11, 3),
                    f"https://giai-trinh.hanoi.gov.vn/{unit.lower()}/{code}.pdf")


def figures_of(figures, code):
    return next(each for each in figures["indicators"] if each["code"] == code)


def second_award(unit, code, first, wanted):
    """Accepted, accepted in part, kept, or (None) not looked at."""
    dice = random.Random(f"2/{unit}/{code}")
    if wanted is None:
        return first, "Đề nghị vượt điểm tối đa"
    throw = dice.random()
    if throw < 0.45:
        return wanted, "Chấp nhận tài liệu bổ sung"
    if throw < 0.7:
        return quarter((first + wanted) / 2) if wanted > first else first, "Chấp nhận một phần"
    if throw < 0.92:
        return first, "Giữ nguyên, tài liệu bổ sung không liên quan"
    return None


def date_of(agency, level):
    return date(2025, 12, 24) if (agency, level.id) in LATE else date(2025, 12, 19)
