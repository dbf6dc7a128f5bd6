#!/usr/bin/python3
"""play.py DTI FOLDER [--few]: plays a whole campaign below FOLDER, as TAP.

Units fill in what `dti forms` gives them, late, wrong, twice or never; agencies
score; units explain; the council decides. After each step every figure of
results.json is held against what follows from what was typed (expected.py),
and every document against these figures (documents.py).
"""

import argparse
import shutil
import sys
from datetime import date
from fractions import Fraction
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "scripts" / "samples"), str(ROOT / "tests" / "oracle")]

import appraising as a  # noqa: E402
import cast  # noqa: E402
from documents import unfinished  # noqa: E402
from filling import Form, fill_claims, fill_documents  # noqa: E402
from game import NOW, Game  # noqa: E402
from ledger import Ledger  # noqa: E402
from standing import Standing, slug  # noqa: E402


class Play(Game):
    """The steps of a year, in their order."""

    slug = staticmethod(slug)

    def open_books(self):
        self.ledger, self.standing, self.signers = Ledger(self), Standing(self), {}
        self.faulty = set()  # whose Mẫu 01 has errors

    # What is sent, as the ledger has it: below the inbox.

    def sent_self(self, code, *names):
        unit, level = self.campaign.unit(code)
        self.ledger.sent("Mẫu 01", unit["name"], level.id,
                         *(f"tu-danh-gia/{name}" for name in names))

    def sent_explanation(self, code, *names):
        unit, level = self.campaign.unit(code)
        self.ledger.sent("Mẫu 03", unit["name"], level.id,
                         *(f"giai-trinh/{name}" for name in names))

    def sent_sheet(self, form, agency, level, *names, signer="Nguyễn Thị Thu Hà"):
        self.ledger.sent(form, agency, level.id, *(f"tham-dinh/{name}" for name in names))
        self.signers[form, agency, level.id] = signer

    # --- Mẫu 01 ---

    def send(self, filled, form, name, **facts):
        """Types a Mẫu 01 and drops it into the folder."""
        form = Form(form)
        form.state(**{**filled.facts, **facts})
        fill_claims(form, filled.level, filled.claims)
        for (key, heading), value in filled.cells.items():
            form.cell(key, heading).value = value
        return form.save(self.inbox / "tu-danh-gia" / name)

    def self_assessment(self):
        self.today = date(2025, 12, 1)
        self.open_books()
        forms = {Path(name).name.removeprefix("mau-01-"): path for name, path in
                 self.forms("mau-01", "-c", self.inbox / "campaign.yaml").items()}
        self.tap.check("a Mẫu 01 for every unit", [] if sorted(forms) == sorted(self.codes)
                       else [f"{sorted(forms)}"])
        for unit in self.campaign.all_units():
            code, level = unit["code"], self.campaign.level(unit["level"])
            if code in cast.MISSING:
                self.problems[code] = set()
                continue
            filled, codes = cast.play_unit(unit, level)
            self.filled[code], self.problems[code] = filled, codes
            if any(c[0] == "E" for c in codes):
                self.faulty.add(code)
            self.sent[code] = filled.claims
            self.states[code] = "errors" if any(c[0] == "E" for c in codes) else "ok"
            self.send_oddly(code, filled, forms[code])
        # What is no workbook at all is nobody's.
        (self.inbox / "tu-danh-gia" / "xa-soc-son.xlsx").write_bytes(b"%PDF-1.4\n%\xe2\xe3\n" * 9)
        self.first_forms = forms

    def send_oddly(self, code, filled, form):
        """Most send one file."""
        if code == "X-BA-VI":  # two files, both the first
            other = cast.fill(filled.unit, filled.level, "colleague")
            self.send(filled, form, "ba-vi.xlsx")
            self.send(other, form, "ba-vi (ban cua van phong).xlsx")
            self.states[code], self.problems[code] = "conflict", {"E207"}
            del self.sent[code]
            self.sent_self(code, "ba-vi.xlsx", "ba-vi (ban cua van phong).xlsx")
        elif code == "X-GIA-LAM":  # a first one, and a better one
            first = cast.fill(filled.unit, filled.level, "first")
            self.send(first, form, "gia-lam lan 1.xlsx")
            self.send(filled, form, "gia-lam lan 2.xlsx", Lần_nộp=2)
            self.sent_self(code, "gia-lam lan 1.xlsx")
            self.sent_self(code, "gia-lam lan 2.xlsx")
            self.problems[code] |= {"W208"}
        elif code == "P-HA-DONG":  # the same file twice
            path = self.send(filled, form, "ha-dong.xlsx")
            shutil.copy(path, path.with_name("ha-dong - ban sao.xlsx"))
            self.sent_self(code, "ha-dong - ban sao.xlsx")  # the first by name
            self.problems[code] |= {"W216"}
        elif code == "X-DONG-ANH":  # last year's form, then the right one
            self.send(cast.fill(filled.unit, filled.level, "old"), form, "dong-anh cu.xlsx",
                      Năm_đánh_giá=2024)
            self.send(filled, form, "dong-anh.xlsx")
            self.sent_self(code, "dong-anh.xlsx")
            self.ledger.refused["Mẫu 01", filled.unit["name"], filled.level.id] = (
                "tu-danh-gia/dong-anh cu.xlsx")
            self.problems[code] |= {"E205"}
        else:
            self.send(filled, form, f"{filled.unit['name']}.xlsx")
            self.sent_self(code, f"{filled.unit['name']}.xlsx")

    def intake(self):
        self.today = date(2025, 12, 11)
        self.play("intake", 1)
        self.ledger.check("intake")
        self.check_states("intake")
        self.check_figures("intake")
        nobody = {problem["code"] for problem in self.results["problems"]}
        self.tap.check("intake: a PDF that calls itself a workbook is nobody's, and named",
                       [] if nobody == {"E106"} else [str(nobody)])
        documents = self.documents()
        self.check_pages("each phieu-tiep-nhan", [
            lambda code=code: documents.receipt(
                code, self.receipt_facts(code), self.found[code]["problems"])
            for code in self.codes])

    def receipt_facts(self, code):
        if code not in self.filled:
            return []
        facts = self.filled[code].facts
        day = facts["Ngày_lập"]
        return [facts["Người_lập_biểu"], facts["Email"],
                f"{day.day:02d}/{day.month:02d}/{day.year}"]

    def correct(self):
        """The unit of the conflict sends a second one, and all is well."""
        filled = self.filled["X-BA-VI"]
        self.send(filled, self.first_forms["X-BA-VI"], "ba-vi lan 2.xlsx", Lần_nộp=2)
        self.sent["X-BA-VI"] = filled.claims
        self.states["X-BA-VI"], self.problems["X-BA-VI"] = "ok", {"W208"}
        self.sent_self("X-BA-VI", "ba-vi lan 2.xlsx")
        self.today = date(2025, 12, 16)
        self.play("intake", 1)
        self.check_states("a conflict is settled by a higher Lần nộp")
        self.check_figures("a conflict is settled")
        self.ledger.check("a conflict is settled")
        self.standing.check_forms("all units but two have sent")

    # --- Mẫu 02 ---

    def round_1(self):
        sent = {code: self.figures[code] for code in self.sent}
        forms = self.forms("vong-1", self.inbox, expected=1)
        seen, wrong, self.agency_problems = set(), [], set()
        for form, level, agency in self.agency_forms(forms, "mau-02/vong-1"):
            seen.add((agency, level.id))
            typed, extra, awards, codes = a.plan_round(sent, level, agency)
            asked = a.first_round(sent, level, agency)
            wrong += self.check_form(form, asked, {"Điểm tự đánh giá": "self",
                                                   "Điểm tính": "computed"})
            if (agency, level.id) == a.ABSENT:
                continue
            for key, (points, reason) in typed.items():
                form.type(key, "Điểm thẩm định", points)
                form.type(key, "Lý do", reason or None)
            for key, (points, reason) in extra.items():
                form.add_row(key, Điểm_thẩm_định=points, Lý_do=reason)
            form.state(Người_thẩm_định="Nguyễn Thị Thu Hà", Ngày=a.date_of(agency, level))
            form.save(self.inbox / "tham-dinh" / f"{agency} {level.id}.xlsx")
            self.sent_sheet("Mẫu 02 vòng 1", agency, level, f"{agency} {level.id}.xlsx")
            for (unit, code), award in awards.items():
                self.awards.setdefault(("round1", unit, code), {})[agency] = award
            self.agency_problems |= codes
        due = {(agency, level.id) for level in self.campaign.levels
               for agency in level.agencies() if a.first_round(sent, level, agency)}
        self.tap.check("Mẫu 02 of round 1 for every agency that has to score",
                       [f"{seen ^ due}"] if seen != due else [])
        self.tap.check("Mẫu 02 of round 1 asks for what each agency scores", wrong)
        self.today = date(2025, 12, 21)
        self.tear()
        self.play("round1", 1, "--stage", "round1")
        self.check_round(1)
        self.ledger.check("round 1")
        self.standing.check_drafts("round 1", "round1")
        self.standing.check_forms("round 1")

    def tear(self):
        """Two different forms of one agency: neither counts until one is taken away."""
        path = self.inbox / "tham-dinh" / f"{a.KHCN} city.xlsx"
        other = path.with_name("ban nhap.xlsx")
        form = Form(path)
        form.state(Người_thẩm_định="Người khác")
        form.save(other)
        kept = {key: dict(given) for key, given in self.awards.items()}
        for key, given in self.awards.items():
            if self.campaign.unit(key[1])[0]["level"] == "city":
                given.pop(a.KHCN, None)
        self.awards = {key: given for key, given in self.awards.items() if given}
        self.play("round1", 1, "--stage", "round1")
        self.check_figures("round 1, two forms of one agency in conflict")
        city = self.campaign.level("city")
        self.sent_sheet("Mẫu 02 vòng 1", a.KHCN, city, path.name, other.name)
        self.ledger.check("round 1, two forms of one agency in conflict")
        work = unfinished(self.figures, self.campaign, self.awards, "round1", self.sent)
        notes = {**self.notes(1), a.KHCN: f"Trùng lần nộp: {self.campaign.level('city').title}"}
        documents = self.documents()
        self.check_pages("tong-hop-tham-dinh with forms in conflict",
                         [lambda: documents.summary(1, work, notes, [])])
        other.unlink()
        self.sent_sheet("Mẫu 02 vòng 1", a.KHCN, city, path.name)
        self.awards = kept

    def check_round(self, which):
        step = f"round {which}"
        self.check_figures(step)
        self.check_awards_problems(step)
        documents = self.documents()
        if which == 1:
            looks = [lambda code=code: documents.asked(
                code, self.expected.reduced(code) if code in self.sent else {})
                for code in self.codes]
        else:
            looks = [lambda code=code: documents.answered(code) for code in self.codes]
        self.check_pages(f"each bao-cao-tham-dinh of {step}", looks)
        work = unfinished(self.figures, self.campaign, self.awards, f"round{which}",
                          self.sent, self.contested if which == 2 else None)
        late = [code for code in ("P-LANG",) if code in self.codes]
        self.check_pages(f"tong-hop-tham-dinh of {step}",
                         [lambda: documents.summary(which, work, self.notes(which), late)])

    def notes(self, which):
        """What the summary says of agencies' forms."""
        if which == 2:
            return {}
        absent, level = a.ABSENT
        return {absent: f"Chưa gửi: {self.campaign.level(level).title}",
                **dict.fromkeys((agency for agency, _ in a.LATE), "Nộp sau thời hạn")}

    def supplement(self):
        """The agency that forgot rows gets its form again with what it sent, and completes it."""
        forms = self.forms("bo-sung", self.inbox, "--form", "02", expected=1)
        figures = {code: self.figures[code] for code in self.sent}
        wrong = []
        for form, level, agency in self.agency_forms(forms, "mau-02/vong-1"):
            forgotten = a.FORGOTTEN.get((agency, level.id))
            if not forgotten:
                continue
            typed, _, _, _ = a.plan_round(figures, level, agency)
            wrong += [f"{key}: {form.seen(key, 'Điểm thẩm định')} stands there, not {points}"
                      for key, (points, _) in typed.items()
                      if form.seen(key, "Điểm thẩm định") != points]
            for unit, code in forgotten:
                if unit not in self.sent:
                    continue
                award = a.first_round(figures, level, agency)[unit, code]
                form.type((unit, code), "Điểm thẩm định", award[0])
                form.type((unit, code), "Lý do", award[1] or None)
                self.awards.setdefault(("round1", unit, code), {})[agency] = award
            form.state(Người_thẩm_định="Nguyễn Thị Thu Hà", Ngày=date(2025, 12, 20))
            form.save(self.inbox / "tham-dinh" / f"bo sung {agency} {level.id}.xlsx")
            self.sent_sheet("Mẫu 02 vòng 1", agency, level, f"bo sung {agency} {level.id}.xlsx")
        self.tap.check("a form that is made again carries what was sent", wrong)
        # What the first one lacks is still said of it, and that it was superseded.
        self.agency_problems.add("W208")
        self.today = date(2025, 12, 24)
        self.play("round1", 1, "--stage", "round1")
        self.check_round(1)
        self.ledger.check("rows that were forgotten are there")
        self.standing.check_drafts("rows that were forgotten are there", "round1")
        self.standing.check_forms("rows that were forgotten are there")

    # --- Mẫu 03 ---

    def explanation(self):
        forms = {Path(name).name.removeprefix("mau-03-"): path for name, path in
                 self.forms("mau-03", self.inbox, "--form", "03", expected=1).items()}
        reduced = {code: self.expected.reduced(code) for code in self.sent}
        due = sorted(code for code, rows in reduced.items() if rows)
        self.tap.check("Mẫu 03 for every unit that lost points",
                       [] if sorted(forms) == due else [f"{sorted(forms)}, not {due}"])
        wrong = []
        for code, path in forms.items():
            form = Form(path)
            wrong += [f"{code}: {one}" for one in set(form.rows) ^ set(reduced[code])]
            wrong += [f"{code} {one}: {form.seen(one, 'Điểm thẩm định lần 1')}"
                      for one in set(form.rows) & set(reduced[code])
                      if form.seen(one, "Điểm thẩm định lần 1") != reduced[code][one]["round1"]]
            if code != a.SILENT:
                self.explain(code, path, reduced[code])
        self.tap.check("Mẫu 03 asks for what was reduced, with the points of round 1", wrong)
        for step, self.today in (("explanations are in", date(2025, 12, 28)),
                                 ("their time is over", date(2026, 1, 5))):
            self.play("round1", 1, "--stage", "round1")
            self.ledger.check(step)
            self.standing.check_drafts(step, "round1")
            self.standing.check_forms(step)

    def explain(self, code, path, reduced):
        rows, codes = a.plan_explanation(code, reduced, self.figures[code])
        day = date(2026, 1, 2) if code == a.LATE_ANSWER else date(2025, 12, 27)
        valid = dict(rows)
        if code == a.TOO_MUCH:
            over = next(iter(rows))
            rows[over] = Fraction(99), rows[over][1]
            valid[over] = None, rows[over][1]  # it is still looked at
            self.states[code] = "errors"
        self.write_explanation(code, path, rows, day, 1, f"{code}.xlsx")
        self.sent_explanation(code, f"{code}.xlsx")
        if code == a.TWICE:
            first = dict(list(rows.items())[:1])
            self.write_explanation(code, path, first, day, 1, f"{code}.xlsx")
            self.write_explanation(code, path, rows, day, 2, f"{code} (2).xlsx")
            self.sent_explanation(code, f"{code} (2).xlsx")
            codes.add("W208")
        if code == a.TORN:
            first = dict(list(rows.items())[:1])
            self.write_explanation(code, path, first, day, 1, f"{code} khac.xlsx")
            self.sent_explanation(code, f"{code}.xlsx", f"{code} khac.xlsx")
            valid = {}
            codes.add("E207")
            self.states[code] = "errors"
            self.standing.torn.add(code)
        if valid:
            self.contested[code] = valid
        self.problems[code] |= codes

    def write_explanation(self, code, path, rows, day, number, name):
        form = Form(path)
        form.state(Lần_nộp=number, Người_lập_biểu="Trần Văn Bình", Ngày_lập=day)
        for one, (points, text) in rows.items():
            if one not in form.rows:
                form.add_row(one)
            form.type(one, "Điểm đề nghị", points)
            form.type(one, "Giải trình", text)
            fill_documents(form, one, [a.added_document(code, one)],
                           "Số, ký hiệu tài liệu bổ sung")
        form.save(self.inbox / "giai-trinh" / name)

    # --- round 2, the council ---

    def round_2(self):
        forms = self.forms("vong-2", self.inbox, "--form", "02", expected=1)
        wrong, seen = [], set()
        for form, level, agency in self.agency_forms(forms, "mau-02/vong-2"):
            asked = [(unit, code) for unit, rows in self.contested.items() for code in rows
                     if self.campaign.unit(unit)[1] is level and agency in next(
                         each["scored_by"] for each in level.indicators if each["code"] == code)]
            seen |= set(asked)
            wrong += self.check_form(form, asked, {"Điểm tự đánh giá": "self"})
            for unit, code in asked:
                each = a.figures_of(self.figures[unit], code)
                award = a.second_award(unit, code, each["round1"] or Fraction(0),
                                       self.contested[unit][code][0])
                if award is None:
                    self.agency_problems.add("W711")
                    continue
                form.type((unit, code), "Điểm thẩm định", award[0])
                form.type((unit, code), "Lý do", award[1])
                self.awards.setdefault(("round2", unit, code), {})[agency] = award
            form.state(Người_thẩm_định="Nguyễn Thị Thu Hà", Ngày=date(2026, 1, 9))
            form.save(self.inbox / "tham-dinh" / f"vong 2 {agency} {level.id}.xlsx")
            self.sent_sheet("Mẫu 02 vòng 2", agency, level, f"vong 2 {agency} {level.id}.xlsx")
        due = {(unit, code) for unit, rows in self.contested.items() for code in rows}
        wrong += [f"nobody is asked for {key}" for key in due - seen]
        self.tap.check("Mẫu 02 of round 2 asks for what is contested, and no more", wrong)
        self.today = date(2026, 1, 11)
        self.play("round2", 1, "--stage", "round2")
        self.check_states("round 2")
        self.check_round(2)
        self.ledger.check("round 2")
        self.standing.check_drafts("round 2", "round2")
        self.standing.check_forms("round 2")

    def council(self):
        """It is asked once all that is open before is accepted as it is."""
        self.today = NOW
        self.standing.accept(self.standing.acceptances())
        self.play("round2", 1, "--stage", "round2")
        self.ledger.check("what is open is accepted")
        self.standing.check_forms("what is open is accepted")
        forms = self.forms("hoi-dong", self.inbox, "--form", "02", expected=1)
        wrong = []
        for level in self.campaign.levels:
            path = forms.get(f"mau-02/hoi-dong/mau-02-hoi-dong-{level.id}")
            if path is None:
                wrong.append(f"no form for {level.id}")
                continue
            form = Form(path)
            wrong += [f"{level.id}: {key} is not asked for" for key in self.at_issue(level)
                      if key not in form.rows]
            for key, points in self.decisions(level, form).items():
                form.type(key, "Điểm thẩm định", points)
                form.type(key, "Lý do", f"Hội đồng thống nhất tại phiên họp, {key[1]}")
                self.awards["council", *key] = {
                    a.COUNCIL: (points, f"Hội đồng thống nhất tại phiên họp, {key[1]}")}
            form.state(Người_thẩm_định="Chủ tịch Hội đồng", Ngày=date(2026, 1, 14))
            form.save(self.inbox / "tham-dinh" / f"hoi dong {level.id}.xlsx")
            self.sent_sheet("Mẫu 02 Hội đồng", "Hội đồng", level, f"hoi dong {level.id}.xlsx",
                            signer="Chủ tịch Hội đồng")
        self.tap.check("the council's form has what was contested or differs", wrong)
        self.standing.decided = True

    def at_issue(self, level):
        """What was contested, and where agencies do not agree."""
        for unit in self.sent:
            if self.campaign.unit(unit)[1] is level:
                for code in self.contested.get(unit, ()):
                    yield unit, code
        for key, points in a.DISAGREE.items():
            if key[0] in self.sent and self.campaign.unit(key[0])[1] is level:
                yield key

    def decisions(self, level, form):
        """The first row of each unit is set: up for some, down for others."""
        found = {}
        for unit, code in form.rows:
            if unit in self.sent and unit not in [key[0] for key in found]:
                each = a.figures_of(self.figures[unit], code)
                raised = len(found) % 2 == 0
                found[unit, code] = (Fraction(each["max"]) if raised
                                     else a.quarter(each["final"] / 2))
        return found

    def publish(self):
        self.play("publish", 1)
        self.check_states("publication")
        self.check_figures("publication")
        self.ledger.check("publication")
        self.standing.check_drafts("publication", "publish")
        self.standing.check_forms("publication")
        self.check_published("publication")

    def approve(self):
        """The result is final: what is open is refused, accepted, and printed."""
        self.standing.approve()
        self.standing.check_refused()
        for unit in self.standing.unsent():
            self.standing.accepts_unit("Mẫu 01", unit["code"])
        self.standing.accept(f'{{unit: {unit["code"]}, form: "01", reason: "không gửi"}}'
                             for unit in self.standing.unsent())
        self.play("publish", 1)
        self.check_figures("approved")
        self.ledger.check("approved")
        self.standing.check_final()

    def check_published(self, step):
        documents = self.documents()
        for name, looks in {
            "each cong-bo-don-vi": [lambda code=code: documents.publication(code, self.previous)
                                    for code in self.codes],
            "bao-cao-ket-qua": [documents.result],
            "phieu-xin-y-kien": [documents.opinion],
            "par-index": [documents.par],
            "cong-bo-hoi-nghi": [lambda: documents.announcement(self.previous)],
        }.items():
            self.check_pages(f"{step}: {name}", looks)

    def other_policies(self):
        """The same files under other policies."""
        for policy, value in (("several_scorers", "min"), ("several_scorers", "lead"),
                              ("missing_units", "unranked")):
            self.edit(rf"^  {policy}: .*", f"  {policy}: {value}")
            self.campaign.policies[policy] = value
            self.play("publish", 1)
            self.check_figures(f"{policy}: {value}")
        self.check_published("unranked")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("dti", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--few", action="store_true", help="a smaller cast")
    options = parser.parse_args()
    play = Play(options.dti.resolve(), options.folder, cast.FEW if options.few else cast.ALL)
    for step in (play.self_assessment, play.intake, play.correct, play.round_1, play.supplement,
                 play.explanation, play.round_2, play.council, play.publish, play.approve,
                 play.other_policies):
        step()
    return 1 if play.tap.failed else 0


if __name__ == "__main__":
    sys.exit(main())
