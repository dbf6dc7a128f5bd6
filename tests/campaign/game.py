"""The campaign's folder, dti as its players run it, and what is checked after each run."""

import csv
import json
import os
import random
import re
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timezone
from fractions import Fraction

import appraising as a
import cast
from documents import Documents
from expected import Expected
from filling import Form
from rules import round_half_up

NOW = date(2026, 1, 15)
COLUMNS = ("max", "self", "computed", "round1", "round2", "council", "final")


class Tap:
    """Says what is well and what is not."""

    failed = 0

    def check(self, name, wrong):
        print(f"{'not ok' if wrong else 'ok'} - {name}", flush=True)
        for line in list(wrong)[:30]:
            print(f"#   {line}", flush=True)
        self.failed += bool(wrong)


class Game:
    """The campaign's folder, what was sent so far, and what counts of it."""

    def __init__(self, dti, folder, codes):
        self.dti, self.folder, self.tap = dti, folder, Tap()
        folder.mkdir(parents=True, exist_ok=True)
        self.inbox, self.out = folder / "in", folder / "out"
        self.today, self.said = NOW, ""
        self.set_up(codes)
        self.campaign = cast.Played(self.inbox / "campaign.yaml")
        self.codes = [unit["code"] for unit in self.campaign.all_units()]
        self.filled, self.problems = {}, {}  # by unit: what was typed, codes of problems
        self.sent = {}                       # unit to the claims that count
        self.awards, self.contested = {}, {}
        self.states = dict.fromkeys(self.codes, "missing")

    # --- the campaign ---

    def set_up(self, codes):
        self.run_dti(0, "init", "--year", "2025", self.inbox)
        lines = (self.inbox / "units.yaml").read_text().splitlines()
        kept = [line for line in lines if "code:" not in line or line.lstrip().startswith("#")
                or re.search(r"code: ([A-Z0-9-]+)", line)[1] in codes]
        for place, line in enumerate(kept):
            code = re.search(r"\{code: ([A-Z0-9-]+)", line)
            if code and code[1] in cast.NOT_APPLICABLE:
                listed = json.dumps(cast.NOT_APPLICABLE[code[1]])
                kept[place] = line.replace("}", f", not_applicable: {listed}}}")
        (self.inbox / "units.yaml").write_text("\n".join(kept) + "\n")
        self.previous = self.last_year(codes)
        self.edit(r"^# previous: .*", "previous: results-2024.csv")

    def edit(self, pattern, text):
        path = self.inbox / "campaign.yaml"
        edited, count = re.subn(pattern, text, path.read_text(), flags=re.M)
        assert count == 1, pattern
        path.write_text(edited)

    def last_year(self, codes):
        """results.csv of the year before: other ranks, and one unit that was not yet there."""
        dice, ranks = random.Random("last year"), {}
        for level, prefix in (("city", ("SO-", "THANH")), ("commune", ("P-", "X-"))):
            own = sorted(code for code in codes if code.startswith(prefix) and code != "X-BA-VI")
            dice.shuffle(own)
            for rank, code in enumerate(own, start=1):
                ranks[code] = rank, Fraction(9000 - 311 * rank, 10000), level
        with open(self.inbox / "results-2024.csv", "w", newline="", encoding="utf-8-sig") as out:
            writer = csv.writer(out)
            writer.writerow(["level", "code", "name", "rank", "index"])
            for code, (rank, index, level) in ranks.items():
                writer.writerow([level, code, "Tên cũ", rank, f"{float(index):.4f}"])
        return {code: entry[:2] for code, entry in ranks.items()}

    def clock(self):
        """Midnight of the day on which the play is."""
        day = datetime(self.today.year, self.today.month, self.today.day, tzinfo=timezone.utc)
        return str(int(day.timestamp()))

    def run_dti(self, expected, *arguments):
        done = subprocess.run([self.dti, *map(str, arguments)], capture_output=True, text=True,
                              env={**os.environ, "SOURCE_DATE_EPOCH": self.clock()})
        wrong = []
        if done.returncode != expected:
            wrong = [f"exit {done.returncode}, not {expected}: {arguments}",
                     *done.stdout.splitlines()[-10:], *done.stderr.splitlines()[-20:]]
        if wrong or arguments[0] in ("init",):
            self.tap.check(f"dti {arguments[0]} exits {expected}", wrong)
        return done

    def forms(self, name, *arguments, expected=0):
        """The forms that come next, by their paths below a folder of their own."""
        folder = self.folder / name
        shutil.rmtree(folder, ignore_errors=True)
        self.run_dti(expected, "forms", *arguments, "-o", folder, "--quiet")
        return {str(path.relative_to(folder))[:-5]: path for path in sorted(folder.rglob("*.xlsx"))}

    def play(self, stage, expected, *options):
        self.said = self.run_dti(expected, "run", self.inbox, "-o", self.out, *options).stdout
        self.results = json.loads((self.out / "results.json").read_text(), parse_float=Fraction,
                                  parse_int=Fraction)
        self.expected = Expected(self.campaign, stage, self.sent, self.awards)
        self.figures = self.expected.reckon()
        self.found = {unit["code"]: unit for level in self.results["levels"]
                      for unit in level["units"]}

    # --- what is checked after each run ---

    def check_figures(self, step):
        wrong = []
        for code, unit in self.figures.items():
            found = self.found[code]
            wrong += differences(code, unit, found, ("rank", "grade"))
            wrong += differences(code, {"index": round_half_up(unit["index"], 4)}, found, ["index"])
            wrong += differences(f"{code} points", unit["points"], found["points"], COLUMNS)
            for group, other in zip(unit["groups"], found["groups"]):
                exact = group["ratio"] is not None
                wrong += differences(
                    f"{code} group {group['code']}",
                    {**group, "ratio": round_half_up(group["ratio"], 4) if exact else None},
                    other, ("code", "max", "final", "ratio"))
            for each, other in zip(unit["indicators"], found["indicators"]):
                keys = ("code", "self", "computed", "final", "source", "applicable")
                if each["counts"]:
                    keys += ("round1", "round2", "council")
                    other = {**other, "reason": other["reason"] or ""}
                    keys += ("reason",)
                wrong += differences(f"{code} {each['code']}", each, other, keys)
        self.tap.check(f"{step}: every figure of results.json follows from what was typed", wrong)

    def check_states(self, step):
        wrong = [f"{code}: {self.found[code]['state']}, not {state}"
                 for code, state in self.states.items() if self.found[code]["state"] != state]
        for code in self.codes:
            found = {problem["code"] for problem in self.found[code]["problems"]}
            expected = self.problems.get(code, set())
            if found != expected:
                wrong.append(f"{code}: problems {sorted(found)}, not {sorted(expected)}")
                wrong += [f"   {p['code']} {p['file']} {p['cell']} {p['message']}"
                          for p in self.found[code]["problems"] if p["code"] not in expected]
        self.tap.check(f"{step}: the state and the problems of every unit", wrong)

    def check_pages(self, name, looks):
        """Each look is a function that gives a Page; two at a time."""
        with ThreadPoolExecutor(2) as pool:
            pages = list(pool.map(lambda look: look(), looks))
        self.tap.check(f"{name} says the figures of results.json",
                       [f"{page.path.relative_to(self.out)}: {text}"
                        for page in pages for text in page.missing])

    def documents(self):
        documents = Documents(self.campaign, self.out, self.figures, self.sent, self.awards,
                              self.contested)
        documents.faults = {(unit, code) for unit, claims in self.sent.items()
                            for code, claim in claims.items() if claim.faulty}
        return documents

    def check_awards_problems(self, step):
        """The problems of the forms of agencies, wherever they are listed."""
        found = set()
        for problem in csv.DictReader(open(self.out / "problems.csv", encoding="utf-8-sig")):
            values = list(problem.values())
            if any("tham-dinh/" in (value or "") for value in values):
                found |= {value for value in values if re.fullmatch(r"[EW]\d{3}", value or "")}
        self.tap.check(f"{step}: the problems of the agencies' forms",
                       [f"{sorted(found)}, not {sorted(self.agency_problems)}"]
                       if found != self.agency_problems else [])

    # --- the forms of agencies ---

    def agency_forms(self, forms, part):
        """The forms of a folder with the agency and the level that they name."""
        for name, path in forms.items():
            if name.startswith(part):
                form = Form(path)
                level = next(each for each in self.campaign.levels
                             if each.title == form.facts["Cấp đánh giá"])
                yield form, level, form.facts["Cơ quan chấm điểm"]

    def check_form(self, form, wanted, column_of):
        """A form asks for these rows, with the figures that stand in results.json."""
        # A unit that reports a divisor of 0 takes its indicator out: it is offered.
        rows = {key for key in form.rows
                if key in wanted or a.figures_of(self.figures[key[0]], key[1])["counts"]}
        wrong = [f"{form.path.name}: {key} {'lacks' if key in wanted else 'is too much'}"
                 for key in sorted(set(wanted) ^ rows)]
        for unit, code in set(wanted) & set(form.rows):
            each = a.figures_of(self.figures[unit], code)
            for heading, column in column_of.items():
                if form.seen((unit, code), heading) != each[column]:
                    wrong.append(f"{form.path.name}: {unit} {code} {heading} "
                                 f"{form.seen((unit, code), heading)}, not {each[column]}")
        return wrong


def differences(name, expected, found, keys):
    return [f"{name} {key}: {found[key]}, not {expected[key]}"
            for key in keys if found[key] != expected[key]]
