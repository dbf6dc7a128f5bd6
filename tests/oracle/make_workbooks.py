#!/usr/bin/python3
"""make_workbooks.py CAMPAIGN.yaml OUTDIR SEED: clean workbooks with hard numbers.

For the campaigns of tests/data/oracle: prime denominators, decimals of 15
digits, percentages written in three ways, points that end in exactly half a
hundredth, ties, what does not apply, and appraisals in every round.
"""

import random
import sys
from datetime import date
from fractions import Fraction
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "scripts" / "samples"))

import write_openpyxl  # noqa: E402
from answers import Award, Claim, Document  # noqa: E402
from campaign import Campaign, is_assessed  # noqa: E402
from forms import (  # noqa: E402
    appraisal_book, appraisal_rows, self_assessment_book, self_assessment_rows)
from model import Cell  # noqa: E402

WHOLES = (7, 13, 97, 3, 999_983, 200, 2_000, 12_345.678901234, 0.333333333333333, 64)
ABSENT = {"M-20", "H-14"}  # units that send nothing
CLONES = {"M-11": "M-07", "M-12": "M-07", "M-13": "M-07", "H-05": "H-04", "H-06": "H-04"}
# What the council gives to units with the same answers: equal totals, of which
# only the group that tie_break names first differs for M-12.
COUNCIL = {
    ("M-11", "3.1"): 5, ("M-11", "2.1"): 2, ("M-12", "3.1"): 2, ("M-12", "2.1"): 5,
    ("M-13", "3.1"): 5, ("M-13", "2.1"): 2,
}
RELATIVE_BEST = 2_000  # one unit has it, so that others come to x.xx5


class Generator:
    """Makes the workbooks of one seed."""

    def __init__(self, campaign, folder, seed):
        self.campaign, self.folder = campaign, folder
        self.random = random.Random(seed)
        self.answers = {}

    def make(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        for level in self.campaign.levels:
            present = [unit for unit in level.units if unit["code"] not in ABSENT]
            for unit in present:
                self.write_submission(unit, level)
            for agency in level.agencies():
                for number in (1, 2):
                    self.write_appraisal(agency, level, present, number)
            self.write_council(level, present)

    def write_submission(self, unit, level):
        original = CLONES.get(unit["code"])
        claims = self.answers.get(original) or {
            each["code"]: self.claim(each, unit) for each in level.indicators}
        self.answers[unit["code"]] = claims
        facts = {
            "Mã đơn vị": unit["code"], "Tên đơn vị": unit["name"],
            "Năm đánh giá": self.campaign.year, "Lần nộp": 1,
            "Người lập biểu": "Nguyễn Văn A", "Điện thoại": "024 3825 0000",
            "Email": "a@hanoi.gov.vn", "Ngày lập": date(2025, 12, 1),
        }
        rows = self_assessment_rows(level, claims)
        write_openpyxl.write(self_assessment_book(facts, rows), self.folder / f"{unit['code']}.xlsx")

    def claim(self, indicator, unit):
        values = self.values(indicator, unit)
        link = f"https://{unit['code'].lower()}.example.vn/{indicator['code']}.pdf"
        document = Document("12/BC-UBND", date(2025, 6, 30), link)
        claim = Claim(values, self.hundredths(indicator["max"]))
        claim.documents = [document] if self.random.random() < 0.85 else []
        claim.in_own_row = self.random.random() < 0.5
        return claim

    def values(self, indicator, unit):
        values = {}
        for rule in indicator["rule"].get("parts", [indicator["rule"]]):
            if "a" in rule:
                values[rule["a"]], values[rule["b"]] = self.pair(rule)
        for entry in indicator.get("inputs", []):
            if entry["key"] not in values:
                values[entry["key"]] = self.value(indicator, entry, unit)
        return values

    def pair(self, rule):
        """A part and a whole, now and then zero or a part above the whole."""
        whole = self.random.choice(WHOLES)
        if rule.get("zero") == "not-applicable" and self.random.random() < 0.25:
            return 0, 0
        if rule["kind"] == "ratio" and self.random.random() < 0.04:
            return 1, 0
        limit = float(rule.get("full_at", "1")) * whole
        if self.random.random() < 0.05:
            return whole + 1, whole
        part = self.random.uniform(0, min(limit, whole) if "part" in rule else limit * 1.1)
        if isinstance(whole, int):
            return (round(part) | 1 if whole % 200 == 0 else round(part)), whole
        return round(part, 10), whole

    def value(self, indicator, entry, unit):
        kind = entry["kind"]
        if kind == "yes-no":
            return self.random.choice(("Có", "Không"))
        if kind == "choice":
            return self.random.choice(entry["options"])
        if kind == "percent":
            return self.percentage()
        if indicator["rule"]["kind"] == "relative":
            return self.compared(unit)
        if indicator["rule"]["kind"] == "tiers":
            return self.random.choice((0, 0.1, 0.0999999, 33.333, 33.3329999999999, 99.95, 100))
        return self.random.randint(0, 9)

    def compared(self, unit):
        if unit["code"].endswith("-01"):
            return RELATIVE_BEST
        if self.random.random() < 0.08:
            return None
        return self.random.choice((
            self.random.randrange(1, RELATIVE_BEST, 2), self.random.randint(0, 1_999) / 7))

    def percentage(self):
        """The same kind of value as a percentage cell, as text, as a plain number."""
        value = Fraction(self.random.randint(1_000, 9_999), 100)
        return self.random.choice((
            Cell(value / 100, "percent"),
            f"{float(value):.2f}%".replace(".", ","),
            Cell(value, "number"),
        ))

    def hundredths(self, most):
        return Fraction(self.random.randint(0, int(Fraction(most) * 100)), 100)

    def write_appraisal(self, agency, level, units, number):
        """Round 1 looks at most indicators, round 2 at few."""
        share = 0.6 if number == 1 else 0.1
        awards = {}
        for unit in units:
            if unit["code"] in CLONES or unit["code"] in CLONES.values():
                continue
            for indicator in level.indicators:
                own = agency in indicator["scored_by"] and is_assessed(indicator)
                if own and self.random.random() < share:
                    points = self.hundredths(indicator["max"])
                    awards[unit["code"], indicator["code"]] = Award(None, None, points, "Đã rà soát.")
        self.write_form(agency, level, units, number, awards)

    def write_council(self, level, units):
        awards = {
            place: Award(None, None, points, "Hội đồng điều chỉnh.")
            for place, points in COUNCIL.items()
        }
        self.write_form("Hội đồng thẩm định", level, units, "Hội đồng", awards)

    def write_form(self, agency, level, units, number, awards):
        facts = {
            "Cơ quan chấm điểm": agency, "Cấp đánh giá": level.title,
            "Năm đánh giá": self.campaign.year, "Vòng thẩm định": number,
            "Người thẩm định": "Trần Thị B", "Ngày": date(2025, 12, 20),
        }
        rows = appraisal_rows(units, level.indicators, awards)
        if rows:
            book = appraisal_book(facts, rows)
            write_openpyxl.write(book, self.folder / f"{agency} {level.id} {number}.xlsx")


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__.splitlines()[0])
    Generator(Campaign(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]).make()


if __name__ == "__main__":
    main()
