"""One Mẫu 01 in the making, and the ways in which people spoil theirs."""

from datetime import date
from fractions import Fraction

from answers import Award, Document, Respondent, points_of, settle_points
from broken import to_tcvn3
from campaign import is_assessed
from forms import Layout, Row, find_cell, self_assessment_book, self_assessment_rows
from model import cell_name, decompose, stored

VALUE, CLAIM, NUMBER = "Giá trị", "Điểm tự đánh giá", "Số, ký hiệu tài liệu"
DAY, LINK, TEXT = "Ngày ban hành", "Liên kết", "Giải trình"


class Draft:
    """A unit's claims, and the workbook that is made of them."""

    def __init__(self, unit, level, seed=2025, strength=0.9):
        self.unit, self.level = unit, level
        self.respondent = Respondent(unit, level, seed, strength)
        self.claims = self.respondent.claims()
        self.spoiled = set()  # indicators that cannot be computed
        self.book = None

    def lay_out(self, facts, layout, change_rows):
        rows = self_assessment_rows(self.level, self.claims)
        change_rows(self, rows)
        self.book = self_assessment_book(
            {**self.respondent.facts(), **facts}, rows, layout or Layout())

    def indicator(self, code):
        return next(each for each in self.level.indicators if each["code"] == code)

    def cell(self, code, heading):
        sheet = self.book.sheets[1]
        name = find_cell(sheet, code, heading)
        for place, row in enumerate(sheet.rows, start=1):
            for column, cell in enumerate(row, start=1):
                if cell_name(place, column) == name:
                    return cell
        raise KeyError(name)

    def type_over(self, code, heading, value, style="text"):
        cell = self.cell(code, heading)
        cell.value, cell.style = value, style

    def spoil(self, code, value, style="text", formula=None):
        """A value with which the indicator cannot be computed."""
        self.type_over(code, VALUE, value, style)
        self.cell(code, VALUE).formula = formula
        self.spoiled.add(".".join(code.split(".")[:2]))

    def computed(self, indicator):
        if indicator["code"] in self.spoiled:
            return None
        return points_of(indicator, self.claims[indicator["code"]])


def vietnamese(number, decimals=None):
    """1234.5 -> "1.234,5"."""
    value = float(number)
    if decimals is None:
        decimals = 0 if value.is_integer() else 1
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


# Changes of the claims, before anything is laid out.

def own_rows(draft):
    for claim in draft.claims.values():
        claim.in_own_row = False


def without_products(draft):
    """A commune without OCOP products: the indicator does not apply."""
    claim = draft.claims["7.5"]
    claim.values = dict.fromkeys(claim.values, 0)
    claim.self = None


def weak_evidence(draft):
    """Documents left out, of another year, of the future, malformed."""
    draft.claims["1.2"].documents = []
    draft.claims["2.1"].documents = []
    draft.claims["2.2"].documents = [
        Document("214/KH-UBND", date(2024, 3, 18), "https://donganh.hanoi.gov.vn/kh-2024.pdf")]
    draft.claims["3.1"].documents = [
        Document("07/BC-UBND", date(2027, 1, 5), "https://donganh.hanoi.gov.vn/bc-07.pdf")]
    draft.claims["3.3"].documents = [
        Document("đã có văn bản", "tháng 5 năm 2025", "Lưu tại bộ phận Văn thư")]
    draft.claims["4.1"].documents = [
        Document("88/QĐ-UBND", date(2025, 4, 2), "drive.google.com/to-cong-nghe-so")]


def shared_link(draft):
    """The same report as evidence in two communes (see the two samples)."""
    draft.claims["3.1"].documents = [
        Document("365/BC-VNPT", date(2025, 10, 20),
                 "https://vnpt.com.vn/ha-noi/bao-cao-ha-tang-cap-quang-2025.pdf")]


def typed_dates(draft):
    """Dates as officials write them in full sentences and letters."""
    for place, claim in enumerate(draft.claims.values()):
        for document in claim.documents:
            day = document.date
            document.date = (
                f"{day.day}/{day.month}/{day.year}",
                f"ngày {day.day} tháng {day.month} năm {day.year}",
                f"{day.day:02d}-{day.month:02d}-{day.year}",
            )[place % 3]


def better_answers(draft):
    """What the second submission corrects: the officials who were trained late in the year."""
    claim = draft.claims["4.5"]
    rule = draft.indicator("4.5")["rule"]
    claim.values[rule["a"]] = claim.values[rule["b"]]
    settle_points(draft.indicator("4.5"), claim)


def other_answers(draft):
    """What the colleague who did not know of the first file typed."""
    claim = draft.claims["3.1"]
    rule = draft.indicator("3.1")["rule"]
    claim.values[rule["a"]] = claim.values[rule["b"]] * 3 // 4
    settle_points(draft.indicator("3.1"), claim)


# Changes of the table's rows, before they are laid out.

def drop_and_repeat(draft, rows):
    """One indicator's rows deleted, another's pasted twice."""
    gone = [row for row in rows if row.cells["code"].startswith("3.2")]
    for row in gone:
        rows.remove(row)
    draft.spoiled.add("3.2")
    draft.claims["3.2"].self = None
    place = next(n for n, row in enumerate(rows) if row.cells["code"] == "4.3")
    rows.insert(place, Row("indicator", dict(rows[place].cells)))
    draft.spoiled.add("4.3")


def insert_notes(draft, rows):
    """Lines between the rows: notes without a code, and empty ones."""
    for code, note in (("3.1", "Hạ tầng (Phòng Kinh tế phụ trách)"),
                       ("6.3", "Số liệu do Trung tâm Phục vụ hành chính công xã cung cấp")):
        place = next(n for n, row in enumerate(rows) if row.cells["code"] == code)
        rows.insert(place, Row("note", {"code": None, "title": note}))
        rows.insert(place, Row("note", {"code": None}))
    owners = {"6": "Văn phòng HĐND và UBND", "7": "Phòng Kinh tế"}
    for row in rows:
        group = (row.cells["code"] or "").split(".")[0]
        row.cells["owner"] = owners.get(group, "Phòng Văn hóa - Xã hội") if group else None


# Changes of the finished workbook.

def mac_letters(draft):
    decompose(draft.book)


def comma_text(draft):
    """Decimal commas and grouping points, as text."""
    rule = draft.indicator("6.11")["rule"]
    values = draft.claims["6.11"].values
    whole, part = values[rule["b"]], values[rule["a"]]
    draft.type_over("6.11.a", VALUE, vietnamese(part, 1))
    draft.type_over("6.11.b", VALUE, vietnamese(whole, 1))
    percent = draft.claims["6.8"].values["muc_do_hai_long"]
    draft.type_over("6.8.a", VALUE, vietnamese(percent, 1) + "%")
    for indicator in draft.level.indicators:
        cell = draft.cell(indicator["code"], CLAIM)
        if cell.value is not None:
            cell.value, cell.style = vietnamese(cell.value, 2), "text"


def numbers_as_text(draft):
    """A column formatted as text before it was filled in."""
    for row in draft.book.sheets[1].rows:
        for cell in row:
            if cell is not None and cell.style in ("number", "points"):
                if isinstance(stored(cell.value), (int, float)):
                    cell.value = str(stored(cell.value)).replace(".", ",")
                cell.style = "text"


def yes_and_no_by_hand(draft):
    """Có and Không as people really type them."""
    yes, no = ("x", "✓", "CÓ", "co", "có"), ("Không", "khong", "KHÔNG")
    for place, cell in enumerate(draft.book.cells()):
        if cell.value == "Có":
            cell.value = yes[place % len(yes)]
        elif cell.value == "Không" and cell.style == "text":
            cell.value = no[place % len(no)]


def codes_typed_again(draft):
    """6.10 typed into a cell that is not text: Excel keeps 6.1."""
    for row in draft.book.sheets[1].rows:
        for cell in row:
            if cell is not None and cell.style == "code-strong":
                cell.value, cell.style = Fraction(cell.value), "number"


def formula_errors(draft):
    draft.spoil("6.2.a", "#REF!", "number", "'[Theo dõi CSDL.xlsx]Tổng hợp'!#REF!")
    draft.spoil("6.6.b", "#DIV/0!", "number", "SUM(D3:D4)/0")
    draft.spoil("8.2.a", "#N/A", "number", 'VLOOKUP("Sở",A1:B2,2,FALSE)')


def formulas_unsaved(draft):
    """What a program writes that does not calculate: no results beside formulas."""
    for code in ("4.3.a", "6.10.b", "9.1.a"):
        value = stored(draft.cell(code, VALUE).value)
        draft.spoil(code, None, "number", f"{value - 2}+2")


def saved_formulas(draft):
    """Points computed by the sheet itself, with the results saved."""
    for indicator in draft.level.indicators:
        rule, code = indicator["rule"], indicator["code"]
        if rule["kind"] != "ratio":
            continue
        sheet = draft.book.sheets[1]
        keys = [entry["key"] for entry in indicator["inputs"]]
        part, whole = (
            find_cell(sheet, f"{code}.{'ab'[keys.index(rule[side])]}", VALUE) for side in "ab")
        most = find_cell(sheet, code, "Điểm tối đa")
        full = rule.get("full_at", "1")
        draft.cell(code, CLAIM).formula = f"ROUND({most}*MIN(1,{part}/({whole}*{full})),2)"


def rich_text(draft):
    """A title in two weights, and a name with a reading above it."""
    title = draft.cell("1.1", "Nội dung")
    words = title.value.split(" ", 3)
    title.runs = [(" ".join(words[:3]) + " ", True), (words[3], False)]
    draft.book.sheets[0].rows[3][1].reading = "Hà Nội"


def impossible_values(draft):
    """a > b, over 100 %, negative, over the maximum, a word for a number."""
    whole = stored(draft.cell("3.1.b", VALUE).value)
    draft.spoil("3.1.a", whole + 45, "number")
    draft.spoil("6.3.a", Fraction(1125, 1000), "percent")
    draft.spoil("6.5.a", -12, "number")
    draft.spoil("8.3.a", "khoảng 80%", "text")
    draft.type_over("2.1", CLAIM, 12, "points")
    draft.claims["2.1"].self = None  # what is left of a claim above the maximum
    draft.type_over("2.2", CLAIM, Fraction(1, 2), "points")
    draft.claims["2.2"].self = Fraction(1, 2)
    draft.type_over("4.1.b", VALUE, "1.234", "text")
    draft.spoiled.add("4.1")


def old_letters(draft):
    """Answers and explanations typed in .VnTime (TCVN3)."""
    draft.type_over("1.1", TEXT, to_tcvn3("Đồng chí Giám đốc Sở trực tiếp làm Trưởng Ban chỉ đạo."))
    draft.type_over("4.3", TEXT, to_tcvn3("Số liệu đã được kiểm tra, đối chiếu với phòng chuyên môn."))
    draft.spoil("2.4.a", to_tcvn3("Có ban hành"), "text")
    draft.spoiled.update(("1.1", "4.3"))


# Appraisals of what came in.

LOWERED = (
    "Tài liệu kiểm chứng chưa đầy đủ, chưa có báo cáo kết quả thực hiện.",
    "Số liệu trên hệ thống của Thành phố thấp hơn số liệu đơn vị báo cáo.",
    "Văn bản ban hành sau thời điểm chốt số liệu.",
    "Kế hoạch chưa có phân công nhiệm vụ và kinh phí theo hướng dẫn.",
)


def appraise(agency, drafts, round_seed):
    """Most points as computed, some lowered with a reason; by (unit, code)."""
    awards = {}
    for draft in drafts:
        choice = Respondent(draft.unit, draft.level, round_seed).random
        for indicator in draft.level.indicators:
            if agency not in indicator["scored_by"] or not is_assessed(indicator):
                continue
            claim = draft.claims[indicator["code"]]
            computed = draft.computed(indicator)
            award = Award(claim.self, computed, computed)
            if indicator["rule"]["kind"] == "manual":
                award.points = Fraction(indicator["max"]) * choice.randint(4, 9) / 10
                award.reason = "Chấm theo hồ sơ đơn vị cung cấp và kết quả kiểm tra thực tế."
            elif computed and choice.random() < 0.12:
                award.points = computed * choice.choice((5, 6, 7, 8)) / 10
                award.points = Fraction(round(award.points * 100), 100)
                award.reason = choice.choice(LOWERED)
            elif computed is None:
                award.points = Fraction(0)
                award.reason = "Đơn vị chưa cung cấp số liệu hợp lệ."
            awards[draft.unit["code"], indicator["code"]] = award
    return awards
