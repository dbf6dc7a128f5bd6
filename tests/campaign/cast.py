"""Who plays, and what they type that others would not."""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from answers import Document, Respondent, points_of, settle_points
from campaign import Campaign, is_assessed, read_yaml

ALL = {
    "P-BA-DINH", "P-HA-DONG", "P-LANG", "P-KIM-LIEN", "X-BA-VI", "X-GIA-LAM",
    "X-DONG-ANH", "X-SOC-SON", "SO-NV", "SO-TC", "SO-YT", "THANH-TRA",
}
FEW = {"P-BA-DINH", "P-KIM-LIEN", "X-BA-VI", "X-GIA-LAM", "X-SOC-SON", "SO-NV", "SO-YT", "THANH-TRA"}
NOT_APPLICABLE = {"SO-NV": ["6.11", "8.3"]}
MISSING = ("X-SOC-SON", "THANH-TRA")  # never send anything


class Played(Campaign):
    """The campaign, with what only its documents say."""

    def __init__(self, path):
        super().__init__(path)
        top = read_yaml(path)
        self.grades, self.texts = top["grades"], top["texts"]
        self.agency_names = [agency["name"] for agency in top["agencies"]]
        self.deadlines = {step: str(day) for step, day in top["deadlines"].items()}
        self.par_max = top["par_index"]["max"]
        self.short = {
            agency["name"]: agency["short_name"]
            for agency in top["agencies"]
            if "short_name" in agency
        }

    def all_units(self):
        return [unit for level in self.levels for unit in level.units]

    def name(self, code):
        return self.unit(code)[0]["name"]


@dataclass
class Filled:
    """A Mẫu 01 as someone typed it."""

    unit: dict
    level: object
    claims: dict
    facts: dict
    faulty: set = field(default_factory=set)
    cells: dict = field(default_factory=dict)  # (row, heading) to what is typed instead

    def indicator(self, code):
        return next(each for each in self.level.indicators if each["code"] == code)

    def claim(self, code):
        return self.claims[code]

    def type_over(self, key, heading, value):
        self.cells[key, heading] = value

    def spoil(self, code, letter, value):
        """A value with which nothing can be computed."""
        self.type_over(f"{code}.{letter}", "Giá trị", value)
        self.claims[code].faulty = True

    def answer(self, code, **values):
        """Other values, and the points that follow from them."""
        claim = self.claims[code]
        claim.values.update(values)
        settle_points(self.indicator(code), claim)


def fill(unit, level, seed="play"):
    """What the unit types when it makes no mistake."""
    respondent = Respondent(unit, level, seed, 0.8)
    asked = [each for each in level.indicators
             if is_assessed(each) and each["code"] not in unit.get("not_applicable", [])]
    claims = {each["code"]: respondent.claim(each) for each in asked}
    for claim in claims.values():
        claim.faulty = False
    facts = respondent.facts()
    return Filled(unit, level, claims, {
        "Lần_nộp": 1, "Người_lập_biểu": facts["Người lập biểu"],
        "Điện_thoại": facts["Điện thoại"], "Email": facts["Email"],
        "Ngày_lập": date(2025, 12, 10),
    })


# One player each: what is odd about the file, and the problems that follow.

def late(filled):
    """Sent after the deadline; numbers and answers typed as people say them."""
    filled.facts["Ngày_lập"] = date(2025, 12, 18)
    filled.type_over("6.3.a", "Giá trị", "91,5%")
    filled.answer("6.3", muc_do_hai_long=Fraction(183, 2))
    filled.type_over("4.2.a", "Giá trị", "x")
    filled.answer("4.2", da_thanh_lap="Có")
    filled.type_over("3.1.b", "Giá trị", "4 250")
    filled.answer("3.1", co_cap_quang=3901, tong_so=4250)
    return {"W213"}


def careless(filled):
    """Words for a number, a part above its whole, too many points, weak documents."""
    filled.spoil("3.1", "a", "khoảng hai nghìn hộ")
    filled.spoil("4.5", "a", 900)
    filled.spoil("7.4", "b", None)
    filled.type_over("8.6", "Điểm tự đánh giá", 6)
    filled.claim("8.6").self = None
    filled.claim("2.1").self = Fraction(10)
    filled.claim("2.1").values = {"ke_hoach_giai_doan": "Có", "ke_hoach_nam": "Không"}
    filled.claim("1.2").documents = []
    filled.claim("2.2").documents = [
        Document("214/KH-UBND", date(2024, 3, 18), "https://kimlien.hanoi.gov.vn/kh-2024.pdf")]
    filled.claim("3.5").documents = [
        Document("88/QĐ-UBND", date(2025, 4, 2), "drive.google.com/to-cong-nghe-so")]
    return {"E402", "E410", "E401", "E502", "W503", "W601", "W603", "W605"}


def without_products(filled):
    """No OCOP products: the indicator does not apply."""
    filled.answer("7.5", len_san_tmdt=0, tong_so=0)
    filled.claim("7.5").self = Fraction(0)
    return set()


def shared_link(filled):
    filled.claim("3.2").documents = [
        Document("365/BC-VNPT", date(2025, 10, 20), "https://vnpt.com.vn/ha-noi/cap-quang.pdf")]
    return {"W606"}


def nothing_odd(_filled):
    return set()


ODD = {"P-LANG": late, "P-KIM-LIEN": careless, "X-GIA-LAM": without_products,
       "P-HA-DONG": shared_link, "X-DONG-ANH": shared_link}


def play_unit(unit, level, seed="play"):
    """The unit's file, and the codes of the problems that it earns."""
    filled = fill(unit, level, seed)
    return filled, set(ODD.get(unit["code"], nothing_odd)(filled))


def computed(filled, code):
    """The points that the values of a claim give, or None."""
    claim = filled.claims[code]
    return None if claim.faulty else points_of(filled.indicator(code), claim)
