"""Figures that mislead (6): what is shown where nothing, or something else, is known."""

from datetime import date

from office import CITY, COUNCIL, KHCN, YT, claim, info_of
from openpyxl import load_workbook

UNSCORED = ("X-BA-VI", "7.6")  # manual: its points are the agency's alone


def rows_of(desk, sheet):
    """A sheet of results.xlsx: its rows by heading."""
    lines = list(load_workbook(desk.out / "results.xlsx")[sheet].iter_rows(values_only=True))
    head = next(i for i, line in enumerate(lines) if "Mã đơn vị" in line)
    return [dict(zip(lines[head], line)) for line in lines[head + 1:]]


def second_round(desk):
    desk.explain("yt.xlsx", "SO-YT", [("2.2", 5, "1/BC-SYT", date(2025, 11, 2), "Bổ sung")])
    desk.award("v2.xlsx", KHCN, CITY, 2, [("SO-YT", "2.2", 5, "Chấp nhận")], day=date(2026, 1, 9))


@claim("6: the second appraisal is shown as the total after that step, not as a sum of the re-scored")
def total_after_round_2(desk):
    second_round(desk)
    desk.run()
    points = desk.unit("SO-YT")["points"]
    assert points["round2"] == 5 and points["final"] == points["round1"] + 2
    row = next(row for row in desk.table("ket-qua.csv") if row["Mã đơn vị"] == "SO-YT")
    total = f"{points['final']:.2f}".replace(".", ",")
    assert row["Thẩm định lần 2"] == total, row
    row = next(row for row in rows_of(desk, CITY) if row["Mã đơn vị"] == "SO-YT")
    assert row["Sau thẩm định lần 2"] == points["final"], row
    report = desk.text("units/SO-YT/bao-cao-tham-dinh-2.pdf")
    first = f"{points['round1']:.2f}".replace(".", ",")
    assert f"Tổng cộng 285 253,55 253,55 {first} {total}" in report


@claim("6: the column from which a decision fell stands beside it")
def both_rounds(desk):
    second_round(desk)
    desk.run()
    report = desk.text("units/SO-YT/bao-cao-tham-dinh-2.pdf")
    assert "Lần 1 Lần 2" in report
    row = report[report.index("3. Kết quả từng chỉ số"):]
    assert "2.2 Kế hoạch hoặc Chương trình hành động hằng năm về 5 5,00 5,00 3,00 5,00" in row


def leave_out(desk):
    unit, code = UNSCORED
    desk.type_cell(desk.sheet_path("Sở Công thương", "commune"), code, "Điểm thẩm định", None, unit)
    desk.run()


@claim("6: an indicator that nobody scored is a dash in the unit's report, not 0,00 and a loss")
def unscored_in_report(desk):
    leave_out(desk)
    report = desk.text("units/X-BA-VI/bao-cao-tham-dinh-1.pdf")
    row = report[report.index("7.6 Ứng dụng"):]
    assert row[:260].split("giao nhận của")[1].startswith(" 5 2,50 – – –"), row[:260]
    assert "Chưa có điểm thẩm định" in row[:260]


@claim("6: it is no part of the headline's difference")
def unscored_in_headline(desk):
    leave_out(desk)
    unit = desk.unit("X-BA-VI")
    lost = sum(round(each["final"] - each["self"], 2) for each in unit["indicators"]
               if each["assessed"] and each["applicable"] and each["source"] != "none")
    headline = desk.text("units/X-BA-VI/bao-cao-tham-dinh-1.pdf").split("1. Kết quả theo")[0]
    assert f"−{abs(lost):.2f}".replace(".", ",") in headline, (lost, headline[-300:])


@claim("6: nor 0,0% in its publication, nor 0 in results.xlsx and on the page")
def unscored_elsewhere(desk):
    leave_out(desk)
    published = desk.text("units/X-BA-VI/cong-bo-don-vi.pdf")
    row = published[published.index("7.6 Ứng dụng"):][:140]
    assert "logistics 5 – –" in row, row
    row = next(row for row in rows_of(desk, "Từng nội dung")
               if (row["Mã đơn vị"], row["Mã"]) == UNSCORED)
    assert row["Kết quả"] is None and row["Tự đánh giá"] == 2.5, row
    data = desk.page().split('id="unit-X-BA-VI"')[1].split("</script>")[0]
    assert '[true,2.5,null,null,null,null,null,"none"' in data.replace("2.50", "2.5")


@claim("6: an agency whose sheet was refused is not said to have sent none, and the file is named")
def refused_sheet(desk):
    desk.type_fact(desk.sheet_path(YT, "city"), "Năm đánh giá", 2023)
    desk.run(expected=1)
    summary = desk.text("tong-hop-tham-dinh-1.pdf")
    assert "Đã gửi, không dùng được: Sở, ban, ngành (tham-dinh/Sở Y tế city.xlsx)" in summary
    assert "Chưa gửi: Sở, ban, ngành" not in summary
    row = desk.owed(YT, "Mẫu 02 vòng 1")
    assert row["Trạng thái"] == "Không dùng được", row
    assert row["Tệp không dùng được"] == "tham-dinh/Sở Y tế city.xlsx"
    assert "năm đánh giá “2023”" in row["Lý do không dùng được"]


@claim("6: points awarded to an indicator taken out stand in no figure, and are named",
       papers=False)
def taken_out(desk):
    desk.edit("units.yaml", r"(code: SO-YT,.*)\}", r'\1, not_applicable: ["2.2"]}')
    desk.run()
    out = desk.indicator("SO-YT", "2.2")
    assert (out["round1"], out["final"]) == (None, None), out
    unit = desk.unit("SO-YT")
    total = sum(each["round1"] or 0 for each in unit["indicators"])
    assert round(total, 2) == unit["points"]["round1"]
    assert desk.has_problem("W709", "2.2")


@claim("6: points that stand in results.json are in its totals, also of an indicator taken out by b = 0",
       papers=False)
def taken_out_by_unit(desk):
    path = desk.claim_path("X-BA-VI")
    for letter in "ab":
        desk.type_cell(path, f"7.5.{letter}", "Giá trị", 0)
    desk.type_cell(desk.sheet_path(KHCN, "commune"), "7.5", "Điểm thẩm định", 3, "X-BA-VI")
    desk.run()
    unit = desk.unit("X-BA-VI")
    assert desk.indicator("X-BA-VI", "7.5")["round1"] == 3
    for column in ("round1", "final"):
        total = sum(each[column] or 0 for each in unit["indicators"])
        assert round(total, 2) == unit["points"][column], (column, total, unit["points"])


@claim("6: nobody stands on the podium with 0,0000")
def podium(desk):
    for unit in ("SO-NV", "X-BA-VI", "X-GIA-LAM"):
        desk.claim_path(unit).unlink()
    desk.run()
    for name in ("cong-bo-hoi-nghi", "trinh-chieu-hoi-nghi"):
        assert "0,0000" not in desk.text(f"{name}.pdf").split("Phụ lục I")[0], name


@claim("6: a unit's receipt is not dated before what it reports")
def dated_receipt(desk):
    desk.type_fact(desk.claim_path("SO-YT"), "Ngày lập", date(2025, 12, 28))
    desk.run()
    assert "ngày 28 tháng 12 năm 2025 PHIẾU TIẾP NHẬN" in desk.text(
        "units/SO-YT/phieu-tiep-nhan.pdf")
    assert "ngày 16 tháng 12 năm 2025 PHIẾU TIẾP NHẬN" in desk.text(
        "units/SO-NV/phieu-tiep-nhan.pdf")


@claim("6: nor is an agency's")
def dated_agency_receipt(desk):
    desk.type_fact(desk.sheet_path(YT, "city"), "Ngày", date(2026, 1, 5))
    desk.run()
    assert "ngày 05 tháng 01 năm 2026 PHIẾU TIẾP NHẬN" in desk.text(
        "phieu-tiep-nhan-so-y-te-1.pdf")


@claim("6: where maxima differ, each ranking with points has the maximum")
def maxima(desk):
    desk.edit("units.yaml", r"(code: X-BA-VI,.*)\}",
              r'\1, not_applicable: ["2.1", "2.2", "2.3", "3.1"]}')
    desk.run()
    points = {code: desk.unit(code)["points"] for code in ("X-BA-VI", "X-GIA-LAM")}
    for name in ("bao-cao-ket-qua", "cong-bo-hoi-nghi", "tong-hop-tham-dinh-1", "par-index"):
        text = desk.text(f"{name}.pdf")
        for unit in points.values():
            total = f"{unit['final']:.2f}".replace(".", ",")
            assert f"{total} {unit['max']}" in text, (name, total)
    assert {row["Điểm tối đa"] for row in rows_of(desk, "Xã, phường")} == {190, 225}


@claim("6: a unit is not plainly “Hợp lệ” while its newest file is refused")
def newest_refused(desk):
    path = desk.claim_path("SO-YT")
    newest = path.with_name("SO-YT lan 2.xlsx")
    newest.write_bytes(path.read_bytes())
    desk.type_fact(newest, "Lần nộp", 2)
    desk.type_fact(newest, "Năm đánh giá", 2023)
    desk.run(expected=1)
    words = "Hợp lệ; có tệp không dùng được"
    assert words in desk.page()
    row = next(row for row in desk.table("ket-qua.csv") if row["Mã đơn vị"] == "SO-YT")
    assert row["Tình trạng"] == words, row
    row = next(row for row in rows_of(desk, CITY) if row["Mã đơn vị"] == "SO-YT")
    assert row["Trạng thái"] == words, row
    assert "SO-YT lan 2.xlsx của đơn vị không dùng được" in desk.text(
        "units/SO-YT/phieu-tiep-nhan.pdf")
    assert any("SO-YT lan 2.xlsx" in step for step in desk.steps()), desk.said


@claim("6: at intake, ranks and grades say that they are of what the units report")
def rank_of_what(desk):
    desk.run("--stage", "intake")
    words = "thứ hạng, xếp loại tạm tính theo số liệu đơn vị báo cáo"
    assert words in desk.page()
    assert all(words in row["Bước"] for row in desk.table("ket-qua.csv"))
    book = load_workbook(desk.out / "results.xlsx")
    assert words in book[CITY]["A3"].value
    receipt = desk.text("units/SO-YT/phieu-tiep-nhan.pdf")
    assert "Thứ hạng" not in receipt and "Xếp loại" not in receipt


@claim("6: no percent has two signs")
def percent_once(desk):
    desk.run()
    for unit in ("SO-YT", "P-BA-DINH"):
        text = desk.text(f"units/{unit}/phieu-tiep-nhan.pdf")
        assert "% %" not in text and "Dịch vụ công" in text, unit
    assert "% %" not in desk.page()


@claim("6: a unit or agency stands once in its own Nơi nhận")
def recipients_once(desk):
    desk.edit("campaign.yaml", r"^  recipients:\n    - Hội đồng thẩm định",
              "  recipients:\n    - Sở Y tế\n    - UBND phường Ba Đình\n    - Hội đồng thẩm định")
    desk.run()
    for name, whose in (("units/SO-YT/phieu-tiep-nhan", "Sở Y tế"),
                        ("units/SO-YT/bao-cao-tham-dinh-1", "Sở Y tế"),
                        ("units/P-BA-DINH/bao-cao-tham-dinh-1", "UBND phường Ba Đình"),
                        ("phieu-tiep-nhan-so-y-te-1", "Sở Y tế"),
                        ("phieu-tiep-nhan-so-khoa-hoc-va-cong-nghe-1", KHCN)):
        block = desk.text(f"{name}.pdf").split("Nơi nhận:")[1].split("Lưu:")[0]
        assert block.count(f"- {whose};") == 1, (name, block)


@claim("6: the author of a document is who issues it")
def author(desk):
    desk.run()
    group, publisher = "TỔ CÔNG TÁC GIÚP VIỆC HỘI ĐỒNG THẨM ĐỊNH DTI", "SỞ KHOA HỌC VÀ CÔNG NGHỆ"
    for name, issuer in {"units/SO-YT/bao-cao-tham-dinh-1": group, "bao-cao-ket-qua": group,
                         "units/SO-YT/cong-bo-don-vi": publisher, "cong-bo-hoi-nghi": publisher,
                         "par-index": publisher, "phieu-xin-y-kien": publisher,
                         "trinh-chieu-hoi-nghi": publisher}.items():
        assert info_of(desk.out / f"{name}.pdf")["Author"].strip() == issuer, name


@claim("6: a decision of the council stands beside what it changed", papers=False)
def council_beside(desk):
    second_round(desk)
    desk.award("hd.xlsx", COUNCIL, CITY, "Hội đồng", [("SO-YT", "2.2", 2, "Hội đồng giảm")],
               day=date(2026, 1, 20))
    desk.run()
    row = next(row for row in rows_of(desk, "Từng nội dung")
               if (row["Mã đơn vị"], row["Mã"]) == ("SO-YT", "2.2"))
    assert [row[head] for head in ("Thẩm định lần 1", "Thẩm định lần 2", "Hội đồng", "Kết quả")] == [
        3, 5, 2, 2], row
