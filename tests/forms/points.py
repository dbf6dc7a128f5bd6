#!/usr/bin/python3
"""points.py WORK DTI CAMPAIGNS: whether Mẫu 01 computes what dti computes.

Random campaigns of the whole language of rules (tests/oracle/make_campaign.py): their
forms are filled in with values at the edges, halves and now and then nonsense, computed
by LibreOffice, and read by `dti run`. Points have to be the same for every indicator,
and where the form says that all is well no problem may be told.
"""

import json
import random
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
NONSENSE = ("ba văn bản", -1, None, "#N/A", "x")


def answer(entry, chance):
    if chance.random() < 0.04:
        # Intake reads an x as yes; the form holds people to the words of its list.
        return chance.choice(NONSENSE[:-1] if entry["kind"] == "yes-no" else NONSENSE)
    if entry["kind"] == "yes-no":
        return chance.choice(("Có", "Không"))
    if entry["kind"] == "choice":
        return chance.choice(entry["options"])
    if entry["kind"] == "percent":
        return chance.choice((*PERCENTS, chance.randint(100, 10000) / 100))
    return chance.choice((*NUMBERS, chance.randint(0, 60)))


def asked(campaign, unit):
    """The indicators that a unit answers, by their codes, and their kinds."""
    _, level = campaign.unit(unit)
    return {each["code"]: (each, level.kinds[each["code"]]) for each in level.indicators
            if not is_unasked(level.kinds[each["code"]], each)}


def fill(path, campaign, chance, out):
    form = Form(path)
    form.state(Người_lập_biểu="Nguyễn Thị Ánh", Điện_thoại="0912345678",
               Email="anh@example.vn")
    for code, (each, kind) in asked(campaign, form.facts["Mã đơn vị"]).items():
        inputs = each.get("inputs", [])
        for letter, entry in zip("abcdefghijklmnopqrstuvwxyz", inputs):
            cell = form.cell(f"{code}.{letter}" if len(inputs) > 1 else code, "Giá trị")
            cell.value = answer(entry, chance)
            if entry["kind"] == "percent" and isinstance(cell.value, (int, float)) \
                    and chance.random() < 0.3:
                cell.value, cell.number_format = round(cell.value / 100, 6), "0.00%"
        if kind != "info" and chance.random() < 0.2:
            form.cell(code, "Điểm tự đánh giá").value = chance.choice((0.5, 1, 99, "năm", 0.125))
    form.save(out)


def run(*arguments):
    return subprocess.run(arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          check=False, text=True)


def make(work, dti, seed):
    """Fills in the forms of one campaign; (folder, filled forms)."""
    folder = work / f"points-{seed}"
    run(sys.executable, str(ROOT / "tests/oracle/make_campaign.py"), str(folder), str(seed))
    campaign = folder / "campaign" / "campaign.yaml"
    # A form shows what its values earn; whether documents prove them is told beside it.
    campaign.write_text(campaign.read_text().replace('"missing_evidence": "zero"',
                                                     '"missing_evidence": "flag"'))
    made = run(dti, "forms", "-c", str(campaign), "-o", str(folder / "forms"), "--quiet")
    if made.returncode:
        sys.exit(made.stdout)
    chance, filled = random.Random(seed), []
    for path in sorted((folder / "forms").rglob("mau-01-*.xlsx")):
        out = folder / "filled" / f"{seed}-{path.name}"
        fill(path, Campaign(campaign), chance, out)
        filled.append(out)
    return folder, filled


def told_codes(dti, campaign, path, known):
    """The codes of indicators that `dti check` says something of."""
    lines = run(dti, "check", "-c", str(campaign), "--quiet", str(path)).stdout.splitlines()
    found = set()
    for line in lines:
        if "!" in line and not line.endswith("[W104]"):
            code = line.split(": ")[2].split(" ")[0]
            found.add(code if code in known else code.rpartition(".")[0])
    return found


def compare(work, dti, folder, filled, saved):
    campaign = folder / "campaign/campaign.yaml"
    run(dti, "run", str(folder / "filled"), "-c", str(campaign), "-o", str(folder / "out"),
        "--stage", "intake", "--quiet")
    results = json.loads((folder / "out/results.json").read_text())
    units = {unit["code"]: unit for level in results["levels"] for unit in level["units"]}
    compared, done, wrong = 0, 0, []
    for path in filled:
        form, cells = Form(path), office.values(saved[path], SHEET)
        unit = form.facts["Mã đơn vị"]
        known = asked(Campaign(campaign), unit)
        told = told_codes(dti, campaign, path, known)
        for each in units[unit]["indicators"]:
            code = each["code"]
            indicator, kind = known.get(code, ({}, "info"))
            if kind == "info":
                continue
            shown = cells.get(form.cell(code, "Điểm tính").coordinate)
            state = cells.get(form.cell(code, "Tình trạng").coordinate)
            rule = json.dumps(indicator["rule"], ensure_ascii=False)
            where = f"{path.name} {code}"
            if '"relative"' not in rule:
                compared += 1
                if shown != each["computed"]:
                    wrong.append(f"{where}: {shown}, not {each['computed']}: {rule}")
            if state in ("Đủ", "Không áp dụng"):
                done += 1
                if code in told:
                    wrong.append(f"{where}: “{state}”, but dti check has something to say")
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
