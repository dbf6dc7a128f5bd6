#!/usr/bin/python3
"""worst.py DIR: workbooks whose documents are the hardest to set.

The longest names of a department and of a commune; one unit with everything
right and one with nothing sent; forty documents in a cell; a word of 300
letters where a number belongs; a reason of 30,000 letters.
"""

import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "scripts" / "samples"), str(ROOT / "tests" / "oracle")]

import write_openpyxl  # noqa: E402
from campaign import Campaign  # noqa: E402
from draft import Draft, appraise  # noqa: E402
from forms import Layout, appraisal_book, appraisal_rows  # noqa: E402

PERFECT, HEAVY, DEPARTMENT = "P-BA-DINH", "P-VAN-MIEU-QUOC-TU-GIAM", "BQL-KCN"
SENTENCE = "Tài liệu kiểm chứng chưa nêu đủ số liệu của từng tháng trong năm; "


def typed(draft):
    """The answers of the unit whose documents are heavy."""
    papers = "\n".join(f"{number}/QĐ-UBND" for number in range(1, 41))
    draft.type_over("1.2", "Số, ký hiệu tài liệu", papers)
    draft.type_over("6.2.a", "Giá trị", "dài" * 100)


def awards_of(agency, drafts):
    awards = appraise(agency, drafts, round_seed="worst")
    for (unit, code), award in awards.items():
        if unit == HEAVY and code == "2.1":
            award.reason = (SENTENCE * (30_000 // len(SENTENCE) + 1))[:30_000]
            award.points = 1
    return awards


def write(folder, campaign):
    for level in campaign.levels:
        wanted = {PERFECT: 1.0, HEAVY: 0.6, DEPARTMENT: 0.8}
        drafts = [Draft(unit, level, seed="worst", strength=wanted[unit["code"]])
                  for unit in level.units if unit["code"] in wanted]
        for draft in drafts:
            draft.lay_out({}, Layout(), lambda *_: None)
            if draft.unit["code"] == HEAVY:
                typed(draft)
            write_openpyxl.write(draft.book, folder / f"{draft.unit['code']}.xlsx")
        for agency in level.agencies():
            awards = awards_of(agency, drafts)
            if not awards:
                continue
            facts = {"Cơ quan chấm điểm": agency, "Cấp đánh giá": level.title,
                     "Năm đánh giá": campaign.year, "Vòng thẩm định": 1,
                     "Người thẩm định": "Nguyễn Thị Thu Hà", "Ngày": date(2025, 12, 19)}
            rows = appraisal_rows(level.units, level.indicators, awards)
            write_openpyxl.write(appraisal_book(facts, rows), folder / f"{agency} {level.id}.xlsx")


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    write(folder, Campaign(ROOT / "templates/campaign.yaml"))


if __name__ == "__main__":
    main()
