#!/usr/bin/python3
"""points.py WORK DTI CAMPAIGNS: whether Mẫu 01 computes what dti computes.

Random campaigns of the whole language of rules (tests/oracle/make_campaign.py): their
forms are filled in with values at the edges, halves and now and then nonsense, with
documents and without, with bonuses that nobody claims and claims that an indicator does
not apply, computed by LibreOffice, and read by `dti run`. Points have to be the same for
every indicator; where the form says that all is well no problem may be told, and where
none is told the form may say of a whole row that nothing is wrong.
"""

import datetime
import json
import random
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "tests" / each) for each in ("campaign", "forms", "oracle")]

import office  # noqa: E402
from campaign import Campaign, is_unasked  # noqa: E402
from filling import Form  # noqa: E402

SHEET = "Tự đánh giá"
NUMBERS = (0, 0, 1, 2, 3, 5, 7, 8, 9, 10, 20, 40, 2.5, 0.333, 0.1, 0.2, 1e6, 123456789)
PERCENTS = (0, 20, 50, 80, 90, 95.5, 99.99, 100, 33.33, 66.67)
NONSENSE = ("ba văn bản", -1, None, "#N/A", "12 cái", "1,2,3", "-", "")
# What intake reads without a word, as it comes from a cell of another workbook.
AS_TEXT = ("12", " 7 ", "2,5", "0.333", "1234.5", "1.234.567", "1 234", "1 234,5", "1.234,5",
           "1,234.5", "1,234,567", "12.34.567", "1.234.567 890", "1.234")
YES, NO = ("Có", "có", "CO", "x", "✓", "1", 1, "Đã có", "rồi."), ("Không", "ko", "chưa", 0, "Chưa có")
NOTHING = ("Không có", "-", "", "n/a", "0", "Không có.")


def answer(entry, chance):
    if chance.random() < 0.04:
        return chance.choice(NONSENSE)
    if entry["kind"] == "yes-no":
        return chance.choice((*YES, *NO))
    if entry["kind"] == "choice":
        option = chance.choice(entry["options"])
        return chance.choice((option, option, f" {option.upper()} "))
    if entry["kind"] == "percent":
        return chance.choice((*PERCENTS, "95,5%", "80 %", "12,25", chance.randint(100, 10000) / 100))
    if chance.random() < 0.1:
        return chance.choice(AS_TEXT)
    return chance.choice((*NUMBERS, chance.randint(0, 60)))


def document(form, code, chance):
    """A document that is whole, or what is none; whether the row is in order so."""
    kind = chance.random()
    texts = ("12/KH-UBND", datetime.datetime(2025, 3, 15), f"https://hanoi.example/{code}")
    if kind < 0.2:
        texts = (None, None, None)
    elif kind < 0.3:
        texts = (chance.choice(NOTHING), None, chance.choice((None, "-", "Không có")))
    elif kind < 0.35:
        texts = (None, texts[1], None)
    for heading, text in zip(("Số, ký hiệu tài liệu", "Ngày ban hành", "Liên kết"), texts):
        form.cell(code, heading).value = text
    return kind < 0.2 or kind >= 0.35


def asked(campaign, unit):
    """The indicators that a unit answers, by their codes, and their kinds."""
    _, level = campaign.unit(unit)
    return {each["code"]: (each, level.kinds[each["code"]]) for each in level.indicators
            if not is_unasked(level.kinds[each["code"]], each)}


def fill_points(form, code, each, chance):
    """Points that are claimed, or that it does not apply; a reason only with that."""
    if each.get("not_applicable") == "allowed" and chance.random() < 0.4:
        form.cell(code, "Điểm tự đánh giá").value = chance.choice(("Không áp dụng", "không áp dụng"))
        form.cell(code, "Giải trình").value = chance.choice((None, "Không có đối tượng"))
    elif chance.random() < 0.2:
        form.cell(code, "Điểm tự đánh giá").value = chance.choice((0.5, 1, 99, "năm", 0.125))


def fill(path, campaign, chance, out):
    """Returns the codes whose documents are in order."""
    form, whole = Form(path), set()
    form.state(Người_lập_biểu="Nguyễn Thị Ánh", Điện_thoại="0912345678",
               Email="anh@example.vn")
    for code, (each, kind) in asked(campaign, form.facts["Mã đơn vị"]).items():
        inputs = each.get("inputs", [])
        if form.cell(code, "Liên kết").protection.locked \
                or kind == "bonus" and chance.random() < 0.4:
            continue
        if each.get("not_applicable") == "allowed" and chance.random() < 0.3:
            inputs = []
        for letter, entry in zip("abcdefghijklmnopqrstuvwxyz", inputs):
            cell = form.cell(f"{code}.{letter}" if len(each["inputs"]) > 1 else code, "Giá trị")
            if cell.protection.locked:
                continue
            cell.value = answer(entry, chance)
            if entry["kind"] == "percent" and isinstance(cell.value, (int, float)) \
                    and chance.random() < 0.3:
                cell.value, cell.number_format = round(cell.value / 100, 6), "0.00%"
        if kind != "info":
            fill_points(form, code, each, chance)
        if document(form, code, chance):
            whole.add(code)
    form.save(out)
    return whole


def run(*arguments):
    return subprocess.run(arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          check=False, text=True)


def make(work, dti, seed):
    """Fills in the forms of one campaign; (folder, filled forms)."""
    folder = work / f"points-{seed}"
    run(sys.executable, str(ROOT / "tests/oracle/make_campaign.py"), str(folder), str(seed))
    campaign = folder / "campaign" / "campaign.yaml"
    campaign.write_text(re.sub('"missing_evidence": "[a-z]*"', '"missing_evidence": "'
                               + ("zero", "flag")[seed % 2] + '"', campaign.read_text()))
    made = run(dti, "forms", "-c", str(campaign), "-o", str(folder / "forms"), "--quiet")
    if made.returncode:
        sys.exit(made.stdout)
    chance, filled = random.Random(seed), {}
    for path in sorted((folder / "forms").rglob("mau-01-*.xlsx")):
        out = folder / "filled" / f"{seed}-{path.name}"
        filled[out] = fill(path, Campaign(campaign), chance, out)
    return folder, filled


def told_codes(dti, campaign, path, known):
    """The codes of indicators that `dti check` says something of."""
    lines = run(dti, "check", "-c", str(campaign), "--quiet", str(path)).stdout.splitlines()
    found = set()
    for line in lines:
        if "!" in line and not line.endswith("[W104]"):
            code = line.split(": ")[3]
            found.add(code if code in known else code.rpartition(".")[0])
    return found


def compare(work, dti, folder, filled, saved):
    campaign = folder / "campaign/campaign.yaml"
    run(dti, "run", str(folder / "filled"), "-c", str(campaign), "-o", str(folder / "out"),
        "--stage", "intake", "--quiet")
    results = json.loads((folder / "out/results.json").read_text())
    units = {unit["code"]: unit for level in results["levels"] for unit in level["units"]}
    compared, done, wrong = 0, 0, []
    for path, whole in filled.items():
        form, cells = Form(path), office.values(saved[path], SHEET)
        unit = form.facts["Mã đơn vị"]
        known = asked(Campaign(campaign), unit)
        told = told_codes(dti, campaign, path, known)
        for each in units[unit]["indicators"]:
            code = each["code"]
            indicator, kind = known.get(code, ({}, "info"))
            if kind == "info" or form.cell(code, "Liên kết").protection.locked:
                continue
            shown = cells.get(form.cell(code, "Điểm tính").coordinate)
            state = cells.get(form.cell(code, "Tình trạng").coordinate)
            rule = json.dumps(indicator["rule"], ensure_ascii=False)
            where = f"{path.name} {code}"
            if '"relative"' not in rule:
                compared += 1
                if shown != each["computed"]:
                    wrong.append(f"{where}: {shown}, not {each['computed']}: {rule}")
            if state in ("Đủ", "Không áp dụng", None):
                done += 1
                # Claims are held against what other units have, where a rule does so.
                if code in told and '"relative"' not in rule:
                    wrong.append(f"{where}: “{state}”, but dti check has something to say")
            elif code in whole and code not in told:
                wrong.append(f"{where}: “{state}”, but dti check has nothing to say")
            if (state == "Không áp dụng") != (not each["applicable"]) \
                    and '"relative"' not in rule and state in ("Đủ", "Không áp dụng"):
                wrong.append(f"{where}: “{state}”, applicable {each['applicable']}")
    return compared, done, wrong


def main():
    work, dti, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    made = [make(work, dti, seed) for seed in range(1, count + 1)]
    saved = office.recalculate([path for _, filled in made for path in filled], work)
    compared, done, wrong = 0, 0, []
    for folder, filled in made:
        one = compare(work, dti, folder, filled, saved)
        compared, done, wrong = compared + one[0], done + one[1], wrong + one[2]
    print("\n".join(wrong[:20]))
    print(f"{compared} points compared, {done} indicators done, {len(wrong)} wrong")
    sys.exit(bool(wrong) or compared < 20 * count or done == 0)


if __name__ == "__main__":
    main()
