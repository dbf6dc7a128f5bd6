"""Who owes what, kept by hand: a second bookkeeping beside the program's.

It knows only what was sent and typed: which units sent a Mẫu 01 that counts,
which points each agency gave, who explained. From that follow the forms that
are open, what a draft says is missing, and what has to be accepted by name.
"""

import re
import unicodedata

import appraising as a
from campaign import is_assessed
from documents import within
from printed import text_of

ROUNDS = {1: "round1", 2: "round2"}
DRAFTS = {"round1": ["tong-hop-tham-dinh-1"], "round2": ["tong-hop-tham-dinh-2"],
          "publish": ["bao-cao-ket-qua", "par-index", "cong-bo-hoi-nghi"]}


def slug(name):
    plain = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")


class Standing:
    """Where the play stands."""

    def __init__(self, play):
        self.play = play
        self.torn = set()      # explained twice with one number
        self.decided = False   # the council has
        self.folder = play.folder / "bieu-mau"

    # --- the books ---

    def agencies(self):
        for level in self.play.campaign.levels:
            for agency in sorted(level.agencies()):
                yield level, agency

    def points(self, level, agency, which):
        """How many points an agency has given of those that it has to give."""
        wanted = given = 0
        for unit in level.units:
            code = unit["code"]
            if code not in self.play.sent:
                continue
            for each in level.indicators:
                if agency not in each["scored_by"] or not is_assessed(each):
                    continue
                if not a.figures_of(self.play.figures[code], each["code"])["counts"]:
                    continue
                if which == 2 and each["code"] not in self.play.contested.get(code, ()):
                    continue
                wanted += 1
                given += agency in self.play.awards.get((ROUNDS[which], code, each["code"]), ())
        return given, wanted

    def open_sheets(self, which):
        """(level, agency, given, wanted) of the sheets that are not whole, nor accepted so."""
        for level, agency in self.agencies():
            given, wanted = self.points(level, agency, which)
            accepted = (f"Mẫu 02 vòng {which}", agency, level.id) in self.play.ledger.accepted
            if given < wanted and not accepted:
                yield level, agency, given, wanted

    def unsent(self):
        return [unit for unit in self.play.campaign.all_units()
                if unit["code"] not in self.play.sent]

    # --- the forms ---

    def check_forms(self, step):
        """The one folder that all forms go to, made anew at each step."""
        done = self.play.run_dti(1, "forms", self.play.inbox, "-o", self.folder)
        found = {str(path.relative_to(self.folder))[:-5]
                 for path in self.folder.rglob("*.xlsx")}
        wrong = [f"{'lacks' if name not in found else 'has'} {name}"
                 for name in sorted(found ^ set(self.play.ledger.forms()))]
        if "Đợt đánh giá: " + str(self.play.inbox / "campaign.yaml") not in done.stderr:
            wrong.append("it does not say which campaign it used")
        self.play.tap.check(f"{step}: the forms that are open, and no others", wrong)

    # --- the drafts ---

    def missing(self, stage):
        """What a draft of a stage has to name, duty by duty: (names, what the others are)."""
        yield [within(unit["name"]) for unit in self.unsent()], "đơn vị"
        for which in (1, 2):
            if which == 2 and stage == "round1":
                continue
            yield [f"{agency} ({level.title}: {given}/{wanted} mục)"
                   for level, agency, given, wanted in self.open_sheets(which)], "phiếu"

    def unnamed(self, stage, said):
        """What of it a draft does not say: three names of a duty, and how many are left."""
        for names, kind in self.missing(stage):
            found = sum(name in said for name in names)
            if found != min(3, len(names)):
                yield f"{found} of {names}"
            if len(names) > 3 and not (f" và {len(names) - 3} {kind} khác" in said
                                       and "viec-can-lam.csv" in said):
                yield f"how many there are besides, of {names}"

    def whole(self, stage):
        """What it must not name."""
        for level, agency in self.agencies():
            for which in (1, 2)[:1 if stage == "round1" else 2]:
                given, wanted = self.points(level, agency, which)
                if given == wanted > 0:
                    yield f"{agency} ({level.title}: {given}/{wanted} mục)"

    def check_drafts(self, step, stage):
        wrong = []
        for name in DRAFTS[stage]:
            text = text_of(self.play.out / f"{name}.pdf")
            said = re.search(r"DỰ THẢO\. Còn thiếu: (.*?)\. (?:Kết quả chưa|Số liệu trong)", text)
            if not said:
                wrong.append(f"{name}: no draft, or it does not say what is missing")
                continue
            wrong += [f"{name} names {one}" for one in self.unnamed(stage, said[1])]
            wrong += [f"{name} names {one}" for one in self.whole(stage) if one in said[1]]
            if not self.decided and "Căn cứ ý kiến của Hội đồng" in text:
                wrong.append(f"{name} claims an opinion of the council")
        receipt = text_of(self.play.out / "units" / self.play.codes[0] / "phieu-tiep-nhan.pdf")
        if "DỰ THẢO" in receipt:
            wrong.append("a receipt is a draft")
        self.play.tap.check(f"{step}: drafts name what is missing, and claim no more", wrong)

    # --- the end ---

    def acceptances(self):
        """The lines that accept what is open but for units that never sent."""
        for which in (1, 2):
            for level, agency, _, _ in self.open_sheets(which):
                self.play.ledger.accepted.add((f"Mẫu 02 vòng {which}", agency, level.id))
                yield (f'{{agency: "{agency}", form: "02", round: {which}, '
                       f'level: {level.id}, reason: "đã đôn đốc"}}')
        for code in sorted(self.torn):
            self.accepts_unit("Mẫu 03", code)
            yield f'{{unit: {code}, form: "03", reason: "không xác định được phiếu đúng"}}'

    def accepts_unit(self, form, code):
        unit, level = self.play.campaign.unit(code)
        self.play.ledger.accepted.add((form, unit["name"], level.id))

    def accept(self, lines):
        path = self.play.inbox / "campaign.yaml"
        text = path.read_text()
        if "\nfinal:" not in text:
            text += "\nfinal:\n  accept:\n"
        path.write_text(text + "".join(f"    - {line}\n" for line in lines))

    def approve(self):
        path = self.play.inbox / "campaign.yaml"
        path.write_text(path.read_text().replace(
            "\nfinal:\n", "\nfinal:\n  approved_by: Chủ tịch Hội đồng\n  date: 2026-01-15\n"))

    def check_refused(self):
        """Approved, but not all units have sent: nothing is printed."""
        before = {path: path.stat().st_mtime_ns for path in self.play.out.rglob("*")}
        done = self.play.run_dti(2, "run", self.play.inbox, "-o", self.play.out, "--quiet")
        wrong = [f"{unit['name']} is not named" for unit in self.unsent()
                 if f"{unit['name']} chưa hoàn thành Mẫu 01" not in done.stderr]
        if before != {path: path.stat().st_mtime_ns for path in self.play.out.rglob("*")}:
            wrong.append("something was written")
        self.play.tap.check("a final campaign with something open is refused, by name", wrong)

    def check_final(self):
        wrong = []
        for name in DRAFTS["publish"]:
            text = text_of(self.play.out / f"{name}.pdf")
            if "DỰ THẢO" in text:
                wrong.append(f"{name} is a draft")
            if "Chủ tịch Hội đồng phê duyệt ngày 15 tháng 01 năm 2026" not in text:
                wrong.append(f"{name} does not say who approved")
        self.play.tap.check("the publication says who approved, and is no draft", wrong)
