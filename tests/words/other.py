#!/usr/bin/python3
"""other.py TEMPLATES CAMPAIGN INBOX: a campaign that says all in other words.

CAMPAIGN becomes the campaign of another province and another index, with few
units; INBOX gets their self-assessments, some of them faulty, and the first
round's appraisals. Only campaign files are changed, no document.
"""
import re
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl

ROOT = Path(__file__).resolve().parent.parent.parent

# What becomes what, in this order; the keys of the files stay.
WORDS = [
    ("THÀNH PHỐ HÀ NỘI", "TỈNH AN BÌNH"), ("thành phố Hà Nội", "tỉnh An Bình"),
    ("Hà Nội", "An Bình"), ("UBND TP", "UBND tỉnh"), ("Công an TP", "Công an tỉnh"),
    ("Thành phố", "Tỉnh"), ("thành phố", "tỉnh"),
    ("Chuyển đổi số", "Cải cách hành chính"), ("chuyển đổi số", "cải cách hành chính"),
    ("Khoa học và Công nghệ", "Dân tộc và Tôn giáo"), ("KHOA HỌC VÀ CÔNG NGHỆ", "DÂN TỘC VÀ TÔN GIÁO"),
    ("KH&CN", "DT&TG"), ("SKHCN", "SDTTG"), ("KHCN", "DTTG"), ("CĐS", "CCHC"),
    ("DTI", "CCHC"), ("PAR Index", "SIPAS"),
    ("group: chỉ số", "group: tiêu chí"), ("indicator: chỉ số thành phần", "indicator: tiêu chí thành phần"),
    ("chỉ số thành phần", "tiêu chí thành phần"),
    ("Hội đồng thẩm định", "Hội đồng đánh giá"), ("HỘI ĐỒNG THẨM ĐỊNH", "HỘI ĐỒNG ĐÁNH GIÁ"),
    ("Tổ công tác", "Tổ thư ký"), ("TỔ CÔNG TÁC", "TỔ THƯ KÝ"), ("TCT", "TTK"),
]
KEPT = re.compile(r"^  - \{code: (SO-YT|SO-TC|SO-KHCN|P-BA-DINH|P-HA-DONG|X-BA-VI|X-SOC-SON),", re.M)


def other(text):
    """The text in the other words; a word's blanks may be line breaks."""
    for word, instead in WORDS:
        text = re.sub(re.escape(word).replace(r"\ ", r"\s+"), instead, text)
    return text


def write_campaign(templates, campaign):
    shutil.copytree(templates, campaign)
    for path in [campaign / "campaign.yaml", campaign / "units.yaml", *campaign.glob("index/*.yaml")]:
        path.write_text(other(path.read_text()))
    units = campaign / "units.yaml"
    lines = [line for line in units.read_text().splitlines(keepends=True)
             if not line.startswith("  - {code: ") or KEPT.match(other(line)) or KEPT.match(line)]
    units.write_text("".join(lines))


def spoil(path):
    """What is said of faults is said in words too."""
    book = openpyxl.load_workbook(path)
    sheet = book["Tự đánh giá"]
    rows = [row for row in sheet.iter_rows() if re.fullmatch(r"\d+\.\d+", str(row[0].value or ""))]
    rows[0][5].value = 999
    rows[1][0].value = "77.7"
    rows[2][0].value = rows[3][0].value
    for cell in rows[4][6:9]:
        cell.value = None
    book.save(path)


def retell(path):
    """What the senders wrote is theirs: they too are of the other province."""
    book = openpyxl.load_workbook(path)
    for cell in (c for sheet in book for row in sheet.iter_rows() for c in row):
        if isinstance(cell.value, str):
            cell.value = other(cell.value)
    book.save(path)


def main():
    templates, campaign, inbox = map(Path, sys.argv[1:])
    write_campaign(templates, campaign)
    subprocess.run([ROOT / "scripts/bench-campaign", "-c", campaign / "campaign.yaml", inbox], check=True)
    for path in inbox.rglob("*.xlsx"):
        retell(path)
    spoil(inbox / "xa-phuong" / "P-HA-DONG.xlsx")
    (inbox / "xa-phuong" / "X-BA-VI.xlsx").unlink()


main()
