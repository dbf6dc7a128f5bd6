"""One model of the process (1): obligations, how far they are, and who can be asked."""

from datetime import date

from office import CITY, COMMUNE, KHCN, YT, claim

EARLY, LATER = date(2025, 12, 10), date(2025, 12, 18)


def state(desk, owner, form):
    row = desk.owed(owner, form)
    return row["Trạng thái"], row["Đã có"], row["Phải có"]


@claim("1: a unit's self-assessment is owed: open before its deadline, late after it, received",
       papers=False)
def self_assessment(desk):
    desk.claim_path("SO-YT").unlink()
    desk.run(day=EARLY)
    assert state(desk, "Sở Y tế", "Mẫu 01") == ("Chưa gửi", "0", "1")
    assert state(desk, "Sở Nội vụ", "Mẫu 01") == ("Đã nhận", "1", "1")
    desk.run(day=LATER)
    assert state(desk, "Sở Y tế", "Mẫu 01") == ("Quá hạn, chưa gửi", "0", "1")


@claim("1: an agency owes a sheet for a level and round; m is what it scores of the units that sent",
       papers=False)
def sheets(desk):
    desk.run()
    assert state(desk, YT, "Mẫu 02 vòng 1") == ("Đã nhận", "2", "2")
    desk.claim_path("SO-NV").unlink()
    desk.run()
    assert state(desk, YT, "Mẫu 02 vòng 1") == ("Đã nhận", "1", "1")


@claim("1: what does not apply or is not assessed is not asked for", papers=False)
def applicable(desk):
    desk.edit("units.yaml", r"(code: SO-YT,.*)\}", r'\1, not_applicable: ["8.3"]}')
    desk.run()
    assert state(desk, YT, "Mẫu 02 vòng 1") == ("Đã nhận", "1", "1")


@claim("1: a sheet with points left out is received, and not whole: n of m", papers=False)
def part(desk):
    desk.type_cell(desk.sheet_path(YT, "city"), "8.3", "Điểm thẩm định", None, "SO-YT")
    desk.run()
    assert state(desk, YT, "Mẫu 02 vòng 1") == ("Đã nhận, chưa đủ", "1", "2")


@claim("1: a unit owes an explanation where points were taken away, and nowhere else", papers=False)
def explanation(desk):
    desk.run(day=date(2025, 12, 27))
    assert state(desk, "Sở Y tế", "Mẫu 03") == ("Chưa gửi", "0", "1")
    for code in ("1.3", "2.2", "6.6", "6.8"):
        path = next(path for path in (desk.inbox / "tham-dinh").glob("* city.xlsx")
                    if scores(desk, path, code))
        desk.type_cell(path, code, "Điểm thẩm định", desk.indicator("SO-YT", code)["self"], "SO-YT")
    desk.run(day=date(2025, 12, 27))
    assert not [row for row in desk.table("viec-can-lam.csv")
                if (row["Mã đơn vị"], row["Biểu mẫu"]) == ("SO-YT", "Mẫu 03")]


def scores(desk, path, code):
    try:
        desk.type_cell(path, code, "Lý do", "x", "SO-YT")
    except AssertionError:
        return False
    return True


@claim("1: an explanation is not due before the appraisal of the unit is whole", papers=False)
def explanation_early(desk):
    desk.sheet_path(YT, "city").unlink()
    desk.run(day=LATER)
    assert state(desk, "Sở Y tế", "Mẫu 03")[0] == "Chưa đến bước"


@claim("1: an agency owes a sheet of round 2 for what is contested", papers=False)
def round_2(desk):
    desk.explain("yt.xlsx", "SO-YT", [("2.2", 5, None, None, "x"), ("1.3", 5, None, None, "y")])
    desk.run(day=date(2025, 12, 30))
    assert state(desk, KHCN, "Mẫu 02 vòng 2") == ("Chưa gửi", "0", "2")
    desk.award("v2.xlsx", KHCN, CITY, 2, [("SO-YT", "2.2", 5, "Chấp nhận")])
    desk.run(day=date(2025, 12, 30))
    assert state(desk, KHCN, "Mẫu 02 vòng 2") == ("Đã nhận, chưa đủ", "1", "2")


@claim("1: the council owes its own, once what it rests on is there", papers=False)
def council(desk):
    desk.sheet_path(YT, "city").unlink()
    desk.run()
    rows = {row["Cấp đánh giá"]: row for row in desk.table("viec-can-lam.csv")
            if row["Đơn vị, cơ quan"] == "Hội đồng"}
    assert rows[CITY]["Trạng thái"] == "Chưa đến bước" and rows[COMMUNE]["Trạng thái"] == "Chưa gửi"
    desk.award("hd.xlsx", "Hội đồng thẩm định", COMMUNE, "Hội đồng",
               [("X-BA-VI", "3.4", 4, "thống nhất")], day=date(2026, 1, 20))
    desk.run()
    row = next(row for row in desk.table("viec-can-lam.csv")
               if (row["Đơn vị, cơ quan"], row["Cấp đánh giá"]) == ("Hội đồng", COMMUNE))
    assert row["Trạng thái"] == "Đã nhận" and row["Đã có"] == row["Phải có"]


@claim("1: refused: which file, and why", papers=False)
def refused(desk):
    desk.type_fact(desk.claim_path("SO-YT"), "Năm đánh giá", 2023)
    desk.run(expected=1)
    row = desk.owed("Sở Y tế", "Mẫu 01")
    assert row["Trạng thái"] == "Không dùng được"
    assert row["Tệp không dùng được"] == "so-nganh/SO-YT.xlsx"
    assert "năm đánh giá “2023”" in row["Lý do không dùng được"], row


@claim("1: superseded: which file a later one took the place of", papers=False)
def superseded(desk):
    path = desk.claim_path("SO-YT")
    second = path.with_name("SO-YT lan 2.xlsx")
    second.write_bytes(path.read_bytes())
    desk.type_fact(second, "Lần nộp", 2)
    desk.run()
    row = desk.owed("Sở Y tế", "Mẫu 01")
    assert row["Trạng thái"] == "Đã nhận" and row["Tệp đã nhận"] == "so-nganh/SO-YT lan 2.xlsx"
    assert row["Tệp đã được thay"] == "so-nganh/SO-YT.xlsx", row


@claim("1: in conflict", papers=False)
def conflict(desk):
    path = desk.claim_path("SO-YT")
    other = path.with_name("khac.xlsx")
    other.write_bytes(path.read_bytes())
    desk.type_fact(other, "Người lập biểu", "Người khác")
    desk.run(expected=1)
    assert state(desk, "Sở Y tế", "Mẫu 01")[0] == "Trùng lần nộp"
    assert any("cùng một lần nộp" in step and "Sở Y tế" in step for step in desk.steps()), desk.said


@claim("1: each carries its deadline", papers=False)
def deadlines(desk):
    desk.edit("campaign.yaml", "round1: 2025-12-22", "round1: 2025-12-23")
    desk.run()
    found = {(row["Biểu mẫu"], row["Thời hạn"]) for row in desk.table("viec-can-lam.csv")}
    assert {("Mẫu 01", "15/12/2025"), ("Mẫu 02 vòng 1", "23/12/2025"), ("Mẫu 03", "29/12/2025"),
            ("Mẫu 02 Hội đồng", "10/02/2026")} == found, found


@claim("1: the contact is the workbook's", papers=False)
def contact(desk):
    path = desk.claim_path("SO-YT")
    for label, value in (("Người lập biểu", "Bà Thu"), ("Điện thoại", "0912 000 111"),
                         ("Email", "thu@syt.vn")):
        desk.type_fact(path, label, value)
    desk.run()
    row = desk.owed("Sở Y tế", "Mẫu 01")
    assert (row["Người liên hệ"], row["Điện thoại"], row["Email"]) == (
        "Bà Thu", "0912 000 111", "thu@syt.vn"), row
    assert desk.owed("Sở Y tế", "Mẫu 03")["Người liên hệ"] == "Bà Thu"


@claim("1: or else that of units.yaml", papers=False)
def contact_of_file(desk):
    desk.claim_path("SO-YT").unlink()
    desk.edit("units.yaml", "code: SO-YT,",
              'code: SO-YT, contact: Bà Thu, phone: "0912 000 111", email: thu@syt.vn,')
    desk.run()
    row = desk.owed("Sở Y tế", "Mẫu 01")
    assert (row["Người liên hệ"], row["Điện thoại"], row["Email"]) == (
        "Bà Thu", "0912 000 111", "thu@syt.vn"), row
