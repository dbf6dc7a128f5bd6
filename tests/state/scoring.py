"""Rules of scoring that are settled (7)."""

from datetime import date

from office import CITY, COMMUNE, COUNCIL, KHCN, claim
from openpyxl import load_workbook

PVHCC = "Trung tâm Phục vụ Hành chính công"
OCOP = r"rule: \{kind: ratio, a: len_san_tmdt, b: tong_so, part: true, zero: not-applicable\}"
RATIO = "{share: 0.4, kind: ratio, a: len_san_tmdt, b: tong_so, zero: not-applicable}"


def products(desk, sold, all_of_them, unit="X-BA-VI"):
    path = desk.claim_path(unit)
    desk.type_cell(path, "7.5.a", "Giá trị", sold)
    desk.type_cell(path, "7.5.b", "Giá trị", all_of_them)
    return path


@claim("7: a part of a sum that does not apply leaves it, and the other shares are scaled to 1",
       papers=False)
def part_out(desk):
    desk.edit("index/commune-2025.yaml", OCOP,
              f"rule: {{kind: sum, parts: [{RATIO}, {{share: 0.6, kind: tiers, input: len_san_tmdt, "
              "steps: [{from: 1000, share: 1}, {from: 0, share: 0.5}]}]}")
    products(desk, 0, 0)
    desk.run(expected=None)
    assert desk.indicator("X-BA-VI", "7.5")["computed"] == 2.5, desk.indicator("X-BA-VI", "7.5")


@claim("7: all parts out takes the indicator out", papers=False)
def all_out(desk):
    desk.edit("index/commune-2025.yaml", OCOP,
              f"rule: {{kind: sum, parts: [{RATIO}, {RATIO.replace('0.4', '0.6')}]}}")
    products(desk, 0, 0)
    desk.run("--stage", "intake", expected=None)
    assert desk.indicator("X-BA-VI", "7.5")["applicable"] is False
    assert desk.unit("X-BA-VI")["points"]["max"] == desk.unit("X-GIA-LAM")["points"]["max"] - 5


@claim("7: out by a reported b = 0 is the unit's claim: its agency sees it in Mẫu 02", papers=False)
def offered(desk):
    products(desk, 0, 0)
    desk.sheet_path(KHCN, "commune").unlink()
    desk.forms("--form", "02")
    book = load_workbook(next((desk.folder / "bieu-mau").rglob("*commune-so-khoa-hoc*.xlsx")))
    rows = [[cell.value for cell in row] for row in book["Thẩm định"].iter_rows()]
    assert any("X-BA-VI" in row and "7.5" in row for row in rows)


@claim("7: points awarded there bring it back in, and a warning names it", papers=False)
def back_in(desk):
    products(desk, 0, 0)
    desk.type_cell(desk.sheet_path(KHCN, "commune"), "7.5", "Điểm thẩm định", 3, "X-BA-VI")
    desk.run()
    found = desk.indicator("X-BA-VI", "7.5")
    assert (found["applicable"], found["round1"], found["final"]) == (True, 3, 3), found
    assert any("7.5" in str(row) and code.startswith("W7") for code, row in desk.problems())


@claim("7: so do the council's", papers=False)
def back_by_council(desk):
    products(desk, 0, 0)
    desk.type_cell(desk.sheet_path(KHCN, "commune"), "7.5", "Điểm thẩm định", None, "X-BA-VI")
    desk.award("hd.xlsx", COUNCIL, COMMUNE, "Hội đồng", [("X-BA-VI", "7.5", 4, "có sản phẩm")],
               day=date(2026, 1, 20))
    desk.run()
    found = desk.indicator("X-BA-VI", "7.5")
    assert (found["applicable"], found["council"], found["final"]) == (True, 4, 4), found
    assert any("7.5" in str(row) and code.startswith("W") for code, row in desk.problems())


@claim("7: a > 0 with b = 0 is an error", papers=False)
def without_whole(desk):
    products(desk, 3, 0)
    desk.run(expected=1)
    assert desk.indicator("X-BA-VI", "7.5")["computed"] is None
    assert any("7.5" in str(row) and code[0] == "E" for code, row in desk.problems())


@claim("7: grades follow the printed index", papers=False)
def printed_grade(desk):
    desk.run()
    unit = desk.unit("SO-YT")
    exact = unit["points"]["final"] / unit["points"]["max"]
    assert exact < unit["index"] == 0.8592, "the example has to be rounded up"
    desk.edit("campaign.yaml", r"\{from: 0\.8, name: Tốt\}", "{from: 0.8592, name: Tốt}")
    desk.run()
    assert desk.unit("SO-YT")["grade"] == "Tốt"


@claim("7: so do PAR points, so that a reader can check them")
def printed_par(desk):
    desk.edit("campaign.yaml", "^  max: 10$", "  max: 1000")
    desk.run()
    assert "0,8592 859,20" in desk.text("par-index.pdf")


def council_gives(desk, unit, level, points_of, name):
    rows = [(unit, each["code"], points_of(each), "hội đồng") for each in desk.unit(unit)["indicators"]
            if each["assessed"] and each["applicable"]]
    desk.award(name, COUNCIL, level, "Hội đồng", rows, day=date(2026, 1, 20))
    return rows


@claim("7: ranks follow the exact index, not the printed one", papers=False)
def exact_rank(desk):
    desk.run()
    rows = []
    for unit, less in (("SO-NV", 0), ("SO-YT", 0.01)):  # 0.01 of 285 is not seen in 4 decimals
        rows += [(unit, each["code"], each["max"] - (less if each["code"] == "1.1" else 0), "hội đồng")
                 for each in desk.unit(unit)["indicators"] if each["assessed"]]
    desk.award("hd.xlsx", COUNCIL, CITY, "Hội đồng", rows, day=date(2026, 1, 20))
    desk.run()
    assert desk.unit("SO-NV")["index"] == desk.unit("SO-YT")["index"] == 1
    assert (desk.unit("SO-NV")["rank"], desk.unit("SO-YT")["rank"]) == (1, 2)


@claim("7: in a tie-break, a group that does not apply counts with the unit's index", papers=False)
def tie_break(desk):
    desk.edit("units.yaml", r"(code: X-BA-VI,.*)\}", r'\1, not_applicable: ["1.1", "1.2", "1.5"]}')
    desk.edit("campaign.yaml", r"^    index: index/commune-2025.yaml",
              '    index: index/commune-2025.yaml\n    tie_break: ["1"]')
    desk.run(expected=None)
    share = {"1.1": 0.7, "1.2": 0.7, "1.5": 0.7, "2.1": 0.95}  # of X-GIA-LAM: 0.8 in all
    rows = []
    for unit, shares in (("X-BA-VI", {}), ("X-GIA-LAM", share)):
        rows += [(unit, each["code"], round(each["max"] * shares.get(each["code"], 0.8), 2), "x")
                 for each in desk.unit(unit)["indicators"] if each["assessed"] and each["applicable"]]
    desk.award("hd.xlsx", COUNCIL, COMMUNE, "Hội đồng", rows, day=date(2026, 1, 20))
    desk.run(expected=None)
    first, second = desk.unit("X-BA-VI"), desk.unit("X-GIA-LAM")
    assert first["index"] == second["index"] == 0.8, (first["index"], second["index"])
    assert first["rank"] < second["rank"], (first["rank"], second["rank"])


@claim("7: units that sent nothing share the last place", papers=False)
def last_place(desk):
    for unit in ("X-BA-VI", "X-GIA-LAM"):
        desk.claim_path(unit).unlink()
    desk.run()
    assert [desk.unit(unit)["rank"] for unit in ("P-BA-DINH", "X-BA-VI", "X-GIA-LAM")] == [1, 2, 2]


def two_scorers(desk, first, second):
    """Of 3.2 of Sở Y tế: points and reason of the lead, and of the other."""
    for agency, (points, reason) in ((KHCN, first), (PVHCC, second)):
        path = desk.sheet_path(agency, "city")
        desk.type_cell(path, "3.2", "Điểm thẩm định", points, "SO-YT")
        desk.type_cell(path, "3.2", "Lý do", reason, "SO-YT")


@claim("7: the lead agency silent: the next counts, with a warning", papers=False)
def silent_lead(desk):
    desk.edit("campaign.yaml", "several_scorers: mean", "several_scorers: lead")
    two_scorers(desk, (None, None), (6, "thiếu tài liệu"))
    desk.run()
    assert desk.indicator("SO-YT", "3.2")["round1"] == 6
    assert any("3.2" in str(row) and code == "W715" for code, row in desk.problems()), [
        row for code, row in desk.problems() if "3.2" in str(row)]


@claim("7: a scorer's reason is never dropped because another contains it", papers=False)
def reasons(desk):
    two_scorers(desk, (7, "Thiếu tài liệu kiểm chứng"), (6, "Thiếu tài liệu"))
    desk.run()
    assert desk.indicator("SO-YT", "3.2")["reason"] == "Thiếu tài liệu kiểm chứng; Thiếu tài liệu"


@claim("7: for missing_evidence: zero, a date or “-” or “Không có” is no evidence", papers=False)
def no_evidence(desk):
    desk.edit("campaign.yaml", "missing_evidence: flag", "missing_evidence: zero")
    kept = desk.claim_path("SO-YT").read_bytes()
    for number, expected in ((None, 0), ("-", 0), ("Không có", 0), ("12/KH-SYT", 5)):
        path = desk.claim_path("SO-YT")
        path.write_bytes(kept)
        desk.type_cell(path, "2.2", "Số, ký hiệu tài liệu", number)
        desk.type_cell(path, "2.2", "Liên kết", None)
        desk.run("--stage", "intake", expected=None)
        assert desk.indicator("SO-YT", "2.2")["computed"] == expected, (number, expected)


@claim("7: an unproven value sets no maximum for relative", papers=False)
def unproven_maximum(desk):
    desk.edit("campaign.yaml", "missing_evidence: flag", "missing_evidence: zero")
    # One of the two, so that both inputs are used; tong_so is 200 everywhere.
    desk.edit("index/commune-2025.yaml", OCOP,
              "rule: {kind: best-of, parts: [{kind: relative, input: len_san_tmdt}, "
              "{kind: ratio, a: len_san_tmdt, b: tong_so, full_at: 100}]}")
    products(desk, 50, 200, "X-GIA-LAM")
    products(desk, 10, 200, "P-BA-DINH")
    path = products(desk, 200, 200)
    for heading in ("Số, ký hiệu tài liệu", "Ngày ban hành", "Liên kết"):
        desk.type_cell(path, "7.5", heading, None)
    desk.run("--stage", "intake", expected=None)
    assert [desk.indicator(unit, "7.5")["computed"] for unit in ("X-BA-VI", "X-GIA-LAM", "P-BA-DINH")] \
        == [0, 5, 1]


@claim("7: an error in what is not assessed is a warning", papers=False)
def not_assessed(desk):
    desk.type_cell(desk.claim_path("SO-YT"), "4.2", "Điểm tự đánh giá", 99)
    desk.run("--stage", "intake")
    assert desk.unit("SO-YT")["state"] == "ok"


@claim("7: points typed as text “1.000” warn as values do (W414)", papers=False)
def text_points(desk):
    desk.type_cell(desk.sheet_path(KHCN, "city"), "2.2", "Điểm thẩm định", "1.000", "SO-YT")
    desk.run(expected=None)
    assert desk.has_problem("W414", "Sở Khoa học và Công nghệ city.xlsx", "2.2"), desk.problems()


@claim("7: also a unit's own points", papers=False)
def text_own_points(desk):
    desk.type_cell(desk.claim_path("SO-YT"), "2.2", "Điểm tự đánh giá", "1.000")
    desk.run("--stage", "intake", expected=None)
    assert desk.has_problem("W414", "SO-YT.xlsx", "2.2"), desk.problems()


@claim("7: explanations' documents may be of the following year until the deadline", papers=False)
def next_year(desk):
    desk.edit("campaign.yaml", "explanation: 2025-12-29", "explanation: 2026-01-08")
    desk.explain("yt.xlsx", "SO-YT", [
        ("2.2", 5, "1/BC-SYT", date(2026, 1, 5), "trong hạn"),
        ("1.3", 5, "2/BC-SYT", date(2026, 1, 9), "quá hạn")], day=date(2026, 1, 7))
    desk.run(expected=None)
    late = [row for code, row in desk.problems() if code == "W603"]
    assert len(late) == 1 and "1.3" in str(late[0]), late
