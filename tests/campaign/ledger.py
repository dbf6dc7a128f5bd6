"""Who owes what and what comes next, kept by hand beside the program's own books.

From what was sent, typed and decided in the play, and from the day, follow the
rows of viec-can-lam.csv and the steps that a run says. Nothing that dti wrote is
read to work them out.
"""

import csv
from dataclasses import dataclass
from datetime import date

import appraising as a
from campaign import is_assessed
from documents import within
from openpyxl import load_workbook

SELF, FIRST, EXPLAIN, SECOND, COUNCIL = range(5)
FORMS = ("Mẫu 01", "Mẫu 02 vòng 1", "Mẫu 03", "Mẫu 02 vòng 2", "Mẫu 02 Hội đồng")
DEADLINES = ("self_assessment", "round1", "explanation", "round2", "publication")
ROUNDS = {FIRST: "round1", SECOND: "round2"}
NAMED = 12  # as many owners are named in a step

NOT_DUE, OPEN, LATE, TORN, HERE = ("Chưa đến bước", "Chưa gửi", "Quá hạn, chưa gửi",
                                   "Trùng lần nộp", "Đã nhận")
PART, SILENT = "Đã nhận, chưa đủ", "Hết hạn, không giải trình"
FAULTY = "Đã nhận, có lỗi"  # a unit's form that can still be mended


@dataclass
class Owed:
    """One row: who owes a form, and how far it is."""

    duty: int
    level: object
    owner: str
    code: str          # of a unit
    state: str
    given: int
    wanted: int
    files: tuple       # those of which the row names one; () where nothing came
    refused: str
    superseded: tuple  # the same, of those that a later one took the place of
    accepted: bool

    @property
    def key(self):
        return self.level.title, self.owner, FORMS[self.duty]

    @property
    def whole(self):
        return self.state in (HERE, FAULTY)

    @property
    def open(self):
        """Figures may still change because of it."""
        return not (self.whole or self.accepted or self.state == SILENT)


class Ledger:
    """The books of a play, as of the day on which they are asked."""

    def __init__(self, play):
        self.play = play
        self.answers = {}     # (form, owner, level id) to the files of the highest Lần nộp
        self.refused = {}     # the same, to a file that cannot be used
        self.superseded = {}  # the same, to the files that a later one took the place of
        self.accepted = set()

    # --- what happens ---

    def sent(self, form, owner, level, *files):
        """One file counts; several of one number are in conflict."""
        before = self.answers.get((form, owner, level))
        if before and before[0] not in files:
            self.superseded[form, owner, level] = before
        self.answers[form, owner, level] = files

    # --- the rows ---

    def rows(self):
        self.found = []
        for level in self.play.campaign.levels:
            for unit in level.units:
                self.unit_owes(SELF, level, unit)
            for agency in self.agencies(level):
                self.agency_owes(FIRST, level, agency)
            for unit in level.units:
                if unit["code"] in self.play.sent and self.play.expected.reduced(unit["code"]):
                    self.unit_owes(EXPLAIN, level, unit)
            for agency in self.agencies(level):
                self.agency_owes(SECOND, level, agency)
            self.council_owes(level)
            self.mark_faulty(level)
        return self.found

    def agencies(self, level):
        scoring = {agency for each in level.indicators if is_assessed(each)
                   for agency in each["scored_by"]}
        return [agency for agency in self.play.campaign.agency_names if agency in scoring]

    def over(self, duty):
        return self.play.today > date.fromisoformat(self.play.campaign.deadlines[DEADLINES[duty]])

    def add(self, duty, level, owner, code, given, wanted, early=False):
        key = FORMS[duty], owner, level.id
        files = self.answers.get(key, ())
        if len(files) > 1:
            state = TORN
        elif files:
            state = HERE if given >= wanted else PART
        elif early:
            state = NOT_DUE
        elif self.over(duty):
            state = SILENT if duty == EXPLAIN else LATE
        else:
            state = OPEN
        self.found.append(Owed(duty, level, owner, code, state, given, wanted, files,
                               self.refused.get(key, ""),
                               self.superseded.get(key, ()),
                               key in self.accepted))

    def unit_owes(self, duty, level, unit):
        code = unit["code"]
        came = len(self.answers.get((FORMS[duty], unit["name"], level.id), ())) == 1
        early = (duty == EXPLAIN and not self.over(FIRST) and self.waits(level, FIRST)
                 and not self.appraised(level, code))
        self.add(duty, level, unit["name"], code, int(came), 1, early)

    def mark_faulty(self, level):
        """A Mẫu 01 with errors goes back to its unit while the level is being appraised,
        a Mẫu 03 until the council has decided."""
        if self.waits(level, FIRST):
            for row in self.found:
                if row.level is level and row.duty == SELF and row.state == HERE and (
                        row.code in self.play.faulty):
                    row.state = FAULTY
        if self.before_council(level):
            for row in self.found:
                if row.level is level and row.duty == EXPLAIN and row.state == HERE and (
                        row.code == a.TOO_MUCH):
                    row.state = FAULTY

    def before_council(self, level):
        """What a unit asks for too much can be mended until the council has decided."""
        council = [row for row in self.found if row.level is level and row.duty == COUNCIL]
        text = (self.play.inbox / "campaign.yaml").read_text()
        return council[0].open if council else "\n  approved_by:" not in text

    def appraised(self, level, code):
        """Each of its points is there that somebody has to give in round 1."""
        return all(agency in self.play.awards.get(("round1", code, each["code"]), ())
                   for each in self.counting(level, code) for agency in each["scored_by"])

    def counting(self, level, code):
        return [each for each in level.indicators
                if a.figures_of(self.play.figures[code], each["code"])["counts"]]

    def waits(self, level, *duties):
        return any(row.open for row in self.found if row.level is level and row.duty in duties)

    def agency_owes(self, duty, level, agency):
        given = wanted = 0
        for code in (unit["code"] for unit in level.units if unit["code"] in self.play.sent):
            for each in self.counting(level, code):
                if agency in each["scored_by"] and (
                        duty == FIRST or each["code"] in self.play.contested.get(code, ())):
                    wanted += 1
                    given += agency in self.play.awards.get((ROUNDS[duty], code, each["code"]), ())
        offered = duty == FIRST and self.offered(level, agency)
        early = self.waits(level, *range(SELF if duty == FIRST else FIRST, duty))
        if wanted or offered or early or self.answers.get((FORMS[duty], agency, level.id)):
            self.add(duty, level, agency, "", given, wanted, not wanted and not offered)

    def offered(self, level, agency):
        """A unit of the level took an indicator of the agency out itself."""
        return any(agency in each["scored_by"] and claim.values.get("tong_so") == 0
                   for code, claims in self.play.sent.items()
                   if self.play.campaign.unit(code)[1] is level
                   for each in level.indicators if each["code"] == "7.5"
                   for claim in [claims.get("7.5")] if claim)

    def council_owes(self, level):
        wanted = sum(self.at_issue(code, each) for unit in level.units
                     for code in [unit["code"]] if code in self.play.sent
                     for each in self.counting(level, code))
        came = self.answers.get((FORMS[COUNCIL], "Hội đồng", level.id))
        early = self.waits(level, FIRST, EXPLAIN, SECOND)
        if wanted or came or early:
            self.add(COUNCIL, level, "Hội đồng", "", wanted if came else 0, wanted, early)

    def at_issue(self, code, each):
        one = each["code"]
        given = [set(self.play.awards.get((round_, code, one), {}).items())
                 for round_ in ("round1", "round2")]
        if one in self.play.contested.get(code, ()) or any(
                len({points for _, (points, _) in awards}) > 1 for awards in given):
            return True
        figures = a.figures_of(self.play.figures[code], one)
        last = figures["round1"] if figures["round2"] is None else figures["round2"]
        return last is not None and last != figures["self"]

    def sends(self, row):
        """Whether its form is to be sent out now."""
        if row.state in (NOT_DUE, HERE, FAULTY) or row.accepted:
            return False
        council = self.answers.get((FORMS[COUNCIL], "Hội đồng", row.level.id))
        return row.state != SILENT or not council

    def forms(self):
        """The paths of the forms that are open; Mẫu 01 is asked for by name."""
        for row in self.rows():
            if row.duty == SELF or not self.sends(row):
                continue
            if row.duty == EXPLAIN:
                yield f"mau-03/mau-03-{row.code}"
            elif row.duty == COUNCIL:
                yield f"mau-02/hoi-dong/mau-02-hoi-dong-{row.level.id}"
            else:
                which = f"vong-{1 if row.duty == FIRST else 2}"
                yield (f"mau-02/{which}/{row.level.id}/"
                       f"mau-02-{which}-{row.level.id}-{self.play.slug(row.owner)}")

    # --- the steps ---

    def steps(self, rows):
        """What a run has to say, line by line: the parts that each line must have."""
        refused = [row.refused for row in rows if row.refused]
        if refused:
            yield [f"Nhận rồi nhưng không dùng được: {len(refused)} tệp", *refused[:5]]
        for duty in range(5):
            torn = [row for row in rows if row.duty == duty and row.state == TORN
                    and not row.accepted]
            if torn:
                yield [f"Nhiều bản {FORMS[duty]} cùng một lần nộp", *self.names(torn)]
        for duty in range(5):
            yield from self.steps_of(duty, [row for row in rows if row.duty == duty])
        accepted = [row for row in rows if row.accepted and not row.whole]
        for duty in range(5):
            without = [row for row in accepted if row.duty == duty]
            if without:
                yield [f"chấp nhận thiếu {FORMS[duty]}", *self.names(without)]
        if not any(row.open for row in rows):
            yield ["Không còn chờ ai" if accepted else "Đã nhận đủ"]

    def steps_of(self, duty, rows):
        day = date.fromisoformat(self.play.campaign.deadlines[DEADLINES[duty]])
        deadline = f"{day.day:02d}/{day.month:02d}/{day.year}"
        kind = "đơn vị" if duty in (SELF, EXPLAIN) else "cơ quan"
        for states, words in (({LATE, SILENT}, (f"hạn {deadline}",)), ({PART}, ("chưa chấm đủ",)),
                              ({OPEN}, (f"hạn {deadline}" if duty == SELF
                                        else f"Gửi {FORMS[duty]}", deadline))):
            those = [row for row in rows if row.state in states and not row.accepted]
            if not those:
                continue
            if duty == COUNCIL:
                yield [FORMS[duty], *(row.level.title for row in those)]
                continue
            owners = dict.fromkeys(row.owner for row in those)
            count = [] if states == {PART} else [f"{len(owners)} {kind}"]
            points = [f"{row.given}/{row.wanted} mục" for row in those if states == {PART}]
            yield [FORMS[duty], *words, *count, *points, *self.names(those)]
        faulty = [row for row in rows if row.state == FAULTY]
        if faulty:
            yield ["Trả phiếu tiếp nhận để sửa lỗi", f"{len(faulty)} đơn vị", *self.names(faulty)]

    @staticmethod
    def names(rows):
        return list(dict.fromkeys(row.owner for row in rows))[:NAMED]

    # --- held against the program's ---

    def check(self, step):
        rows = self.rows()
        self.play.tap.check(f"{step}: viec-can-lam.csv has who owes what, and nothing else",
                            list(self.row_faults(rows)))
        self.play.tap.check(f"{step}: the sheet of results.xlsx has the same",
                            list(self.sheet_faults()))
        self.play.tap.check(f"{step}: the next step, on the terminal and first on the page",
                            list(self.step_faults(rows)))

    def table(self):
        with open(self.play.out / "viec-can-lam.csv", encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file))

    def row_faults(self, rows):
        found = {}
        head, *lines = self.table()
        for line in lines:
            cells = dict(zip(head, line))
            key = cells["Cấp đánh giá"], cells["Đơn vị, cơ quan"], cells["Biểu mẫu"]
            if key in found:
                yield f"{key}: twice"
            found[key] = cells
        for row in rows:
            if row.key not in found:
                yield f"{row.key}: not there"
                continue
            yield from self.cell_faults(row, found.pop(row.key))
        yield from (f"{key}: nobody owes that" for key in found)

    def cell_faults(self, row, cells):
        day = date.fromisoformat(self.play.campaign.deadlines[DEADLINES[row.duty]])
        parcel = row.code or ("hoi-dong" if row.duty == COUNCIL else self.play.slug(row.owner))
        accepted = "; được chấp nhận" if row.accepted and not row.whole else ""
        wanted = {"Mã đơn vị": row.code, "Trạng thái": row.state + accepted,
                  "Đã có": str(row.given), "Phải có": str(row.wanted),
                  "Thời hạn": f"{day.day:02d}/{day.month:02d}/{day.year}",
                  "Tệp không dùng được": row.refused,
                  "Tệp cần gửi": f"de-gui/{parcel}.zip"
                  if self.sends(row) or row.state == FAULTY else ""}
        if row.state != TORN:
            wanted["Người liên hệ"] = self.contact(row)
        for heading, value in wanted.items():
            if cells[heading] != value:
                yield f"{row.key}: {heading} is “{cells[heading]}”, not “{value}”"
        for heading, files in (("Tệp đã nhận", row.files), ("Tệp đã được thay", row.superseded)):
            if cells[heading] not in (files or ("",)):
                yield f"{row.key}: {heading} is “{cells[heading]}”, not one of {files}"

    def contact(self, row):
        if row.duty == COUNCIL or not row.code:
            return self.play.signers.get((FORMS[row.duty], row.owner, row.level.id), "")
        if row.duty == EXPLAIN and row.files:
            return "Trần Văn Bình"
        filled = self.play.filled.get(row.code)
        return filled.facts["Người_lập_biểu"] if filled else ""

    def sheet_faults(self):
        book = load_workbook(self.play.out / "results.xlsx", read_only=True)
        sheet = next((each for each in book.worksheets if each.title == "Việc cần làm"), None)
        if sheet is None:
            yield f"no sheet “Việc cần làm” in {book.sheetnames}"
            return
        shown = [["" if cell is None else str(cell) for cell in line]
                 for line in sheet.iter_rows(values_only=True)]
        table = self.table()
        start = next((i for i, line in enumerate(shown) if line[:3] == table[0][:3]), None)
        if start is None or [line[:len(table[0])] for line in shown[start:start + len(table)]] != table:
            yield "it differs from viec-can-lam.csv"

    def step_faults(self, rows):
        said = self.play.said.partition("Việc cần làm:\n")[2].splitlines()
        lines = [line.strip()[2:] for line in said if line.startswith("  - ")]
        wanted = list(self.steps(rows))
        if len(lines) != len(wanted):
            yield f"{len(lines)} steps, not {len(wanted)}"
        for parts, line in zip(wanted, lines):
            yield from (f"no “{part}” in: {line}" for part in map(within, parts) if part not in line)
        page = (self.play.out / "index.html").read_text(encoding="utf-8")
        yield from (f"not on the page: {line}" for line in lines
                    if line.replace("&", "&amp;") not in page)
