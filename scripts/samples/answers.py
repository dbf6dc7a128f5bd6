"""Plausible answers of a unit: its size, its values, points and documents."""

import random
import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

from rules import Faulty, NotApplicable, computed_points

CITY_ABBREVIATIONS = {"VP-UBND": "VP", "THANH-TRA": "TTTP", "TT-PVHCC": "PVHCC", "BQL-KCN": "BQL"}

FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô")
MIDDLE = ("Thị Thu", "Văn", "Minh", "Thị Hồng", "Quang", "Ngọc", "Đức", "Thanh")
GIVEN = ("Hà", "Hùng", "Linh", "Tuấn", "Lan", "Anh", "Dũng", "Phương", "Thảo", "Long")

# What is counted, by the words of an input or its indicator: (pattern, key of the
# unit's size). The first that matches wins.
COUNTED = (
    (r"triệu đồng|tong_chi|chi_cntt", "budget"),
    (r"ocop|sản phẩm", "products"),
    (r"hộ gia đình", "households"),
    (r"hộ kinh doanh", "shops"),
    (r"tổ chức, doanh nghiệp", "firms"),
    (r"nhỏ và vừa", "small_firms"),
    (r"doanh nghiệp", "firms"),
    (r"nhà văn hóa", "halls"),
    (r"điểm phục vụ bưu chính", "post_offices"),
    (r"thôn|tổ dân phố", "villages"),
    (r"cuộc họp", "meetings"),
    (r"văn bản, hồ sơ|hồ sơ công việc", "files"),
    (r"văn bản", "documents"),
    (r"hồ sơ", "applications"),
    (r"thủ tục", "procedures"),
    (r"cơ sở dữ liệu|bộ dữ liệu", "databases"),
    (r"hệ thống", "systems"),
    (r"chỉ tiêu", "targets"),
    (r"nhiệm vụ", "tasks"),
    (r"cán bộ|công chức|viên chức|cbccvn|ccvc|máy tính", "officials"),
    (r"lao động", "workers"),
    (r"trưởng thành|từ 14|từ 15", "adults"),
    (r"mục tiêu|phổ cập", "learners"),
    (r"dân số|người dân|sức khỏe", "people"),
    (r"wifi|điểm", "places"),
)

SENTENCES = (
    "Đơn vị đã ban hành kế hoạch và tổ chức thực hiện đúng tiến độ được giao.",
    "Số liệu tổng hợp từ hệ thống quản lý văn bản và điều hành đến ngày 30/11/2025.",
    "Số liệu lấy từ Hệ thống thông tin giải quyết thủ tục hành chính của Thành phố.",
    "Còn một số thôn chưa hoàn thành do thiếu trang thiết bị, dự kiến xong trong quý I/2026.",
    "Phòng Văn hóa - Xã hội là đầu mối theo dõi, báo cáo hằng tháng.",
    "Kết quả đã được UBND Thành phố ghi nhận tại báo cáo giao ban tháng 11/2025.",
    "Đơn vị cam kết về tính chính xác của số liệu và tài liệu kèm theo.",
    "Tỷ lệ chưa đạt 100% do biến động nhân sự sau sắp xếp tổ chức bộ máy từ 01/7/2025.",
)


@dataclass
class Document:
    number: str
    date: object  # a date, or as someone typed it
    link: str


@dataclass
class Claim:
    """What a unit says of one indicator."""

    values: dict
    self: object = None
    documents: list = field(default_factory=list)
    text: str = ""
    in_own_row: bool = False


@dataclass
class Award:
    """What a scoring agency gives, beside what it saw."""

    self: object
    computed: object
    points: object
    reason: str = ""
    values: dict = field(default_factory=dict)  # those that it corrects
    decision: str = None  # on a claim that the indicator does not apply


class Respondent:
    """A unit that fills in its form; the same seed fills in the same."""

    def __init__(self, unit, level, seed=2025, strength=0.9):
        self.unit, self.level = unit, level
        self.random = random.Random(f"{seed}/{unit['code']}")
        self.strength = strength
        self.size = self.draw_size()
        self.slug = unit["code"].split("-", 1)[1].lower().replace("-", "")
        self.documents_made = 0

    def draw_size(self):
        draw = self.random.randint
        city = self.unit["level"] == "city"
        people = draw(14_000, 78_000)
        firms = draw(120, 1_900)
        villages = draw(9, 38)
        return {
            "people": people, "adults": people * 74 // 100, "workers": people * 61 // 100,
            "learners": people * 40 // 100, "households": people * 10 // 36,
            "shops": draw(280, 2_400), "firms": firms, "small_firms": firms * 93 // 100,
            "villages": villages, "halls": villages, "post_offices": draw(2, 6),
            "places": draw(8, 24), "products": draw(3, 17),
            "officials": draw(95, 420) if city else draw(42, 88),
            "budget": draw(90_000, 460_000), "meetings": draw(80, 210),
            "files": draw(6_000, 42_000) if city else draw(2_400, 9_800),
            "documents": draw(5_000, 31_000) if city else draw(1_900, 7_400),
            "applications": draw(3_000, 96_000) if city else draw(4_100, 23_000),
            "procedures": draw(40, 160), "databases": draw(3, 12), "systems": draw(2, 9),
            "targets": draw(18, 42), "tasks": draw(20, 48),
        }

    def facts(self, submission=1, year=2025, when=date(2025, 12, 10)):
        author = self.person()
        mail = "sotaichinh" if self.slug == "tc" else self.slug
        return {
            "Mã đơn vị": self.unit["code"],
            "Tên đơn vị": self.unit["name"],
            "Năm đánh giá": year,
            "Lần nộp": submission,
            "Người lập biểu": author,
            "Điện thoại": f"024 3{self.random.randint(200, 999)} {self.random.randint(1000, 9999)}",
            "Email": f"vanthu_{mail}@hanoi.gov.vn",
            "Ngày lập": when,
        }

    def person(self):
        return " ".join(self.random.choice(names) for names in (FAMILY, MIDDLE, GIVEN))

    def claims(self):
        """A claim for every indicator, by code."""
        return {each["code"]: self.claim(each) for each in self.level.indicators}

    def claim(self, indicator):
        values = self.values(indicator)
        claim = Claim(values, documents=self.documents(indicator))
        claim.in_own_row = self.random.random() < 0.6
        if self.random.random() < 0.35:
            claim.text = self.random.choice(SENTENCES)
        settle_points(indicator, claim)
        return claim

    def values(self, indicator):
        """One value an input: parts of a ratio follow from their whole."""
        values = {}
        for rule in each_rule(indicator["rule"]):
            if "a" in rule:
                whole = self.whole(indicator, rule["b"])
                values[rule["b"]] = whole
                values[rule["a"]] = self.part(whole, float(rule.get("full_at", "1")))
        for entry in indicator.get("inputs", []):
            if entry["key"] not in values:
                values[entry["key"]] = self.plain_value(indicator, entry)
        return values

    def whole(self, indicator, key):
        entry = next(each for each in indicator["inputs"] if each["key"] == key)
        words = f"{key} {entry.get('unit', '')} {entry['label']} {indicator['title']}".lower()
        for pattern, size in COUNTED:
            if re.search(pattern, words):
                return self.size[size]
        return self.random.randint(20, 200)

    def part(self, whole, full_at):
        """Mostly near what full points need, seldom above it."""
        rate = self.random.triangular(0.55, 1.08, self.strength) * full_at
        return max(0, min(whole, round(whole * min(rate, 1.0))))

    def plain_value(self, indicator, entry):
        kind = entry["kind"]
        if kind == "yes-no":
            return "Có" if self.random.random() < self.strength else "Không"
        if kind == "choice":
            return self.random.choices(entry["options"], [8, *[1] * (len(entry["options"]) - 1)])[0]
        if kind == "percent":
            return Fraction(self.random.randint(860, 999), 10)
        if kind == "date":
            return self.day()
        if kind == "text":
            return self.random.choice(SENTENCES)
        steps = [int(float(step["from"])) for rule in each_rule(indicator["rule"])
                 for step in rule.get("steps", [])]
        return self.random.randint(max(0, min(steps, default=1)), max(steps, default=4) + 1)

    def day(self):
        return date(2025, 1, 6) + timedelta(days=self.random.randint(0, 320))

    def documents(self, indicator):
        count = self.random.choices((1, 2, 3), (7, 2, 1))[0]
        return [self.document(indicator) for _ in range(count)]

    def document(self, indicator):
        self.documents_made += 1
        notation = self.random.choice(("KH-{}", "QĐ-{}", "BC-{}", "{}-VP", "TB-{}"))
        if self.unit["level"] == "commune":
            issuer = "UBND"
        else:
            initials = CITY_ABBREVIATIONS.get(self.unit["code"])
            issuer = initials or "S" + self.unit["code"].split("-")[1]
        place = f"{indicator['code'].replace('.', '-')}/{self.documents_made:03d}"
        return Document(
            f"{self.random.randint(11, 980)}/{notation.format(issuer)}",
            self.day(),
            f"https://{self.slug}.hanoi.gov.vn/van-ban/{place}.pdf",
        )


def each_rule(rule):
    """The rule itself, or its parts."""
    return rule.get("parts", [rule])


def settle_points(indicator, claim):
    """Claims exactly what follows from the values."""
    claim.self = points_of(indicator, claim)
    if claim.self is None and indicator["rule"]["kind"] == "manual":
        claim.self = Fraction(indicator["max"]) / 2


def points_of(indicator, claim):
    """The computed points of a claim; None where there are none."""
    values = {
        entry["key"]: rule_value(entry, claim.values.get(entry["key"]))
        for entry in indicator.get("inputs", [])
    }
    try:
        return computed_points(indicator, values)
    except (Faulty, NotApplicable):
        return None


def rule_value(entry, value):
    if entry["kind"] == "yes-no":
        return Fraction({"Có": 1, "Không": 0}[value])
    return value if isinstance(value, (str, type(None))) else Fraction(value)
