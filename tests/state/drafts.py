"""Draft until the official says final (4)."""

from datetime import date

from office import CITY, COMMUNE, KHCN, claim, text_of

PUBLISHED = ("bao-cao-ket-qua", "par-index", "phieu-xin-y-kien", "cong-bo-hoi-nghi",
             "trinh-chieu-hoi-nghi", "units/SO-YT/cong-bo-don-vi")
FINAL = "\nfinal:\n  approved_by: Chủ tịch UBND Thành phố\n  date: 2026-01-29\n"


def only_one_sheet(desk):
    for path in (desk.inbox / "tham-dinh").glob("*.xlsx"):
        if path.name != f"{KHCN} commune.xlsx":
            path.unlink()


@claim("4: with one sheet of eleven in, every page of every publication is marked DỰ THẢO")
def each_page(desk):
    only_one_sheet(desk)
    desk.run()
    for name in (*PUBLISHED, "tong-hop-tham-dinh-1", "units/X-BA-VI/bao-cao-tham-dinh-1"):
        pages = pages_of(desk.out / f"{name}.pdf")
        assert all("DỰ THẢO" in page for page in pages), name


def pages_of(path):
    import subprocess
    done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    return done.stdout.decode().split("\f")[:-1]


@claim("4: a draft names what is missing")
def names(desk):
    only_one_sheet(desk)
    desk.claim_path("SO-YT").unlink()
    desk.run()
    for name in PUBLISHED[:2]:
        said = desk.text(f"{name}.pdf").split("Còn thiếu: ")[1][:700]
        assert "Mẫu 01 của Sở Y tế" in said and "Mẫu 02 vòng 1" in said, said
        assert "viec-can-lam.csv" in said, said


@claim("4: all of a level as one PDF is marked as its documents are")
def bundled(desk):
    only_one_sheet(desk)
    desk.run()
    for page in pages_of(desk.out / "de-in" / "cong-bo-don-vi-commune.pdf"):
        assert "DỰ THẢO" in page


@claim("4: no claim of the council's opinion where there was none")
def council(desk):
    desk.run()
    for name in PUBLISHED:
        text = desk.text(f"{name}.pdf")
        assert "Căn cứ ý kiến của Hội đồng" not in text, name
        assert "Căn cứ kết quả thẩm định của Hội đồng" not in text, name


@claim("4: no claim of a second appraisal where there was none")
def second(desk):
    desk.run()
    text = desk.text("bao-cao-ket-qua.pdf")
    assert "thẩm định lần 2 (thời hạn" not in text
    assert "giữ nguyên kết quả lần 1" not in text


@claim("4: no claim of explanations before any is due")
def explanations(desk):
    only_one_sheet(desk)
    desk.run()
    assert "giữ nguyên kết quả lần 1" not in desk.text("units/X-BA-VI/bao-cao-tham-dinh-1.pdf")
    assert "đơn vị giải trình, bổ sung tài liệu kiểm chứng (thời hạn" not in desk.text(
        "bao-cao-ket-qua.pdf")


@claim("4: whatever is all there is still a draft until campaign.yaml says final")
def not_final(desk):
    desk.run()
    assert "DỰ THẢO" in desk.text("cong-bo-hoi-nghi.pdf")
    assert "chưa được phê duyệt" in desk.text("cong-bo-hoi-nghi.pdf")


@claim("4: final with something open: errors by name before anything is printed", papers=False)
def refused(desk):
    desk.claim_path("SO-YT").unlink()
    desk.append("campaign.yaml", FINAL)
    desk.run(expected=2)
    assert "Sở Y tế chưa hoàn thành Mẫu 01" in desk.complained, desk.complained
    assert '- {unit: SO-YT, form: "01", reason: "…"}' in desk.complained
    assert "Hội đồng (Xã, phường" in desk.complained
    assert not desk.out.exists()


@claim("4: each may be accepted by name; then it is printed and no draft, with who approved and when")
def accepted(desk):
    desk.claim_path("SO-YT").unlink()
    desk.append("campaign.yaml", FINAL + "  accept:\n"
                '    - {unit: SO-YT, form: "01", reason: "đơn vị đã giải thể"}\n'
                '    - {council: true, reason: "Hội đồng không họp"}\n')
    desk.run()
    for name in ("bao-cao-ket-qua", "cong-bo-hoi-nghi", "units/SO-NV/cong-bo-don-vi"):
        text = desk.text(f"{name}.pdf")
        assert "DỰ THẢO" not in text, name
        assert "Chủ tịch UBND Thành phố phê duyệt ngày 29 tháng 01 năm 2026" in text, name


@claim("4: what is accepted for one does not accept the others", papers=False)
def one_accepted(desk):
    desk.claim_path("SO-YT").unlink()
    desk.claim_path("SO-NV").unlink()
    desk.append("campaign.yaml", FINAL + "  accept:\n"
                '    - {unit: SO-YT, form: "01", reason: "đơn vị đã giải thể"}\n'
                '    - {council: true, reason: "không họp"}\n')
    desk.run(expected=2)
    assert "Sở Nội vụ chưa hoàn thành Mẫu 01" in desk.complained, desk.complained
    assert "Sở Y tế chưa" not in desk.complained


@claim("4: with the council's decision in and final, it may be claimed")
def decided(desk):
    desk.run()
    for level in (CITY, COMMUNE):
        desk.award(f"hd {level[:2]}.xlsx", "Hội đồng thẩm định", level, "Hội đồng",
                   [("SO-YT", "2.2", 4, "Hội đồng thống nhất")] if level == CITY else
                   [("X-BA-VI", "3.4", 4, "Hội đồng thống nhất")], day=date(2026, 1, 20))
    desk.append("campaign.yaml", FINAL)
    desk.run()
    assert "Căn cứ kết quả thẩm định của Hội đồng" in desk.text("units/SO-YT/cong-bo-don-vi.pdf")
    assert "DỰ THẢO" not in desk.text("bao-cao-ket-qua.pdf")


def nothing_appraised_of_city(desk):
    for path in (desk.inbox / "tham-dinh").glob("* city.xlsx"):
        path.unlink()


@claim("4: a unit without any appraised indicator is never “đã thẩm định”, nor ranked")
def unappraised(desk):
    nothing_appraised_of_city(desk)
    desk.run()
    assert desk.unit("SO-YT")["rank"] is None and desk.unit("SO-YT")["grade"] is None
    assert desk.unit("X-BA-VI")["rank"] is not None
    ranked = next(row for row in desk.table("ket-qua.csv") if row["Mã đơn vị"] == "SO-YT")
    assert (ranked["Hạng"], ranked["Xếp loại"]) == ("", ""), ranked
    published = text_of(desk.out / "units/SO-YT/cong-bo-don-vi.pdf")
    assert "1/2" not in published.split("1. ")[0]


@claim("4: unless campaign.yaml says that computed points count", papers=False)
def computed(desk):
    nothing_appraised_of_city(desk)
    desk.edit("campaign.yaml", r"unappraised: unranked", "unappraised: computed")
    desk.run()
    assert desk.unit("SO-YT")["rank"] == 1


@claim("4: receipts are no drafts")
def receipts(desk):
    only_one_sheet(desk)
    desk.run()
    assert "DỰ THẢO" not in desk.text("units/SO-YT/phieu-tiep-nhan.pdf")
