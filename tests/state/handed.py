"""What the official sees (2), and forms that are what comes next (3)."""

import csv
import re
import subprocess
import zipfile
from datetime import date

from office import CITY, COMMUNE, KHCN, YT, claim
from openpyxl import load_workbook

EARLY = date(2025, 12, 10)    # nothing is late
BETWEEN = date(2025, 12, 18)  # Mẫu 01 is, Mẫu 02 is not


@claim("2: the terminal says what to do next, in words, with the deadline", papers=False)
def terminal(desk):
    desk.claim_path("SO-YT").unlink()
    desk.sheet_path(YT, "commune").unlink()
    desk.run(day=EARLY)
    assert any(re.match("Còn 1 đơn vị chưa gửi Mẫu 01; hạn 15/12/2025: Sở Y tế", step)
               for step in desk.steps()), desk.said
    desk.run(day=BETWEEN)
    assert any(step.startswith("Gửi Mẫu 02 vòng 1 cho 1 cơ quan, hạn trả lời 22/12/2025: Sở Y tế (Xã, phường)")
               for step in desk.steps()), desk.said
    assert any(step.startswith("Quá hạn 15/12/2025 mà còn 1 đơn vị chưa gửi Mẫu 01: Sở Y tế")
               for step in desk.steps()), desk.said


@claim("3: forms says which units still wait for their Mẫu 03, and names them as run does",
       papers=False)
def waiting(desk):
    desk.sheet_path(YT, "commune").unlink()
    desk.run(day=BETWEEN)
    desk.forms(day=BETWEEN)
    waiting = re.search(r"Chưa lập (\d+) Mẫu 03, chờ Mẫu 02 vòng 1 của Sở Y tế .*?: (.*)\.", desk.said)
    assert waiting and len(waiting[2].split(", ")) == int(waiting[1]), desk.said
    assert "phường" in waiting[2] and "Phường" not in waiting[2], desk.said
    first = desk.claim_path("P-BA-DINH")
    first.unlink()
    desk.run(day=BETWEEN)
    assert any("chưa gửi Mẫu 01: " in step and "phường Ba Đình" in step for step in desk.steps()), desk.said


@claim("2: and where to look", papers=False)
def where(desk):
    desk.run()
    assert f"Từng nơi, kèm liên hệ và tệp cần gửi: {desk.out}/viec-can-lam.csv" in desk.said


@claim("2: the first block of the page says the same", papers=False)
def page(desk):
    desk.claim_path("SO-YT").unlink()
    desk.run(day=EARLY)
    body = desk.page().split("<main")[1] if "<main" in desk.page() else desk.page()
    first = body[body.index("<h2"):body.index("</ol>")]
    assert "Việc cần làm" in first and all(step[:60] in first for step in desk.steps())


@claim("2: viec-can-lam.csv has Vietnamese headings, and a mail merge can take it", papers=False)
def merge(desk):
    desk.run()
    raw = (desk.out / "viec-can-lam.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(raw.decode("utf-8-sig").splitlines()))
    assert len({len(row) for row in rows}) == 1 and len(set(rows[0])) == len(rows[0])
    assert {"Đơn vị, cơ quan", "Biểu mẫu", "Thời hạn", "Trạng thái", "Người liên hệ", "Điện thoại",
            "Email", "Tệp cần gửi"} <= set(rows[0])


@claim("2: the file to send is there")
def file_to_send(desk):
    desk.claim_path("SO-YT").unlink()
    desk.run()
    sent = {row["Tệp cần gửi"] for row in desk.table("viec-can-lam.csv")} - {""}
    assert "de-gui/SO-YT.zip" in sent
    assert all((desk.out / name).is_file() for name in sent), sent


@claim("2: a sheet of results.xlsx has the same rows", papers=False)
def sheet(desk):
    desk.run()
    lines = list(load_workbook(desk.out / "results.xlsx")["Việc cần làm"].iter_rows(values_only=True))
    start = next(i for i, line in enumerate(lines) if line[0] == "Cấp đánh giá")
    shown = [["" if cell is None else str(cell) for cell in line] for line in lines[start:]]
    with open(desk.out / "viec-can-lam.csv", encoding="utf-8-sig", newline="") as file:
        assert shown == list(csv.reader(file))


@claim("2: a document reminds those who are late, one a level")
def reminder(desk):
    desk.claim_path("SO-YT").unlink()
    desk.run()
    text = desk.text("nhac-nop-city.pdf")
    assert "Sở Y tế" in text and "Sở Nội vụ" not in text
    assert not (desk.out / "nhac-nop-commune.pdf").exists()
    desk.run(day=EARLY)
    assert not (desk.out / "nhac-nop-city.pdf").exists()


@claim("2: nobody is reminded of what is accepted")
def not_reminded(desk):
    desk.claim_path("SO-YT").unlink()
    desk.append("campaign.yaml", '\nfinal:\n  accept:\n'
                '    - {unit: SO-YT, form: "01", reason: "giải thể"}\n')
    desk.run()
    assert not (desk.out / "nhac-nop-city.pdf").exists()
    assert desk.owed("Sở Y tế", "Mẫu 01")["Trạng thái"] == "Quá hạn, chưa gửi; được chấp nhận"
    assert not any("chưa gửi Mẫu 01" in step for step in desk.steps()), desk.said


@claim("2: agencies get receipts")
def receipts(desk):
    desk.run()
    text = desk.text("phieu-tiep-nhan-so-y-te-1.pdf")
    assert "5/5 mục phải chấm đã có điểm" in text and "tham-dinh/Sở Y tế city.xlsx" in text


@claim("2: the page says when and from what it was made", papers=False)
def made(desk):
    desk.run()
    assert re.search(r"Lập từ 16 biểu, phiếu được tính, mới nhất ghi ngày \d\d/\d\d/2025; mã hồ sơ "
                     r"[0-9a-f]{12}", desk.page())
    before = re.search("mã hồ sơ ([0-9a-f]+)", desk.page())[1]
    desk.type_fact(desk.claim_path("SO-YT"), "Người lập biểu", "Người khác")
    desk.run()
    assert re.search("mã hồ sơ ([0-9a-f]+)", desk.page())[1] != before


@claim("2: a page that is no longer the newest can see it without a server", papers=False)
def stale(desk):
    desk.run()
    before = (desk.out / "trang-thai.js").read_text()
    assert "trang-thai.js" in desk.page()
    desk.claim_path("SO-YT").unlink()
    desk.run()
    assert (desk.out / "trang-thai.js").read_text() != before


@claim("2: files to be sent have names that tell whose they are")
def names(desk):
    desk.claim_path("SO-YT").unlink()
    desk.run()
    assert len(list((desk.out / "de-gui").glob("*.zip"))) >= 10
    for parcel in (desk.out / "de-gui").glob("*.zip"):
        own = parcel.stem
        with zipfile.ZipFile(parcel) as opened:
            for name in opened.namelist():
                assert own in name, (parcel.name, name)


@claim("2: de-gui holds one ZIP for each unit and agency, with all that it is to get now")
def parcels(desk):
    desk.claim_path("SO-YT").unlink()
    desk.run()
    found = {path.stem for path in (desk.out / "de-gui").glob("*.zip")}
    assert {"SO-NV", "SO-YT", "P-BA-DINH", "X-BA-VI", "X-GIA-LAM", "so-y-te",
            "so-khoa-hoc-va-cong-nghe"} <= found, found
    assert "mau-01-SO-YT.xlsx" in desk.parcel("SO-YT")
    assert {"SO-NV-phieu-tiep-nhan.pdf", "SO-NV-bao-cao-tham-dinh-1.pdf"} <= set(desk.parcel("SO-NV"))


@claim("2: de-in holds a level's receipts, reports and publications as one PDF each, with bookmarks")
def bundles(desk):
    import pikepdf
    desk.run()
    found = {path.name for path in (desk.out / "de-in").glob("*.pdf")}
    assert found == {f"{name}-{level}{end}.pdf" for level in ("city", "commune") for name, end in (
        ("phieu-tiep-nhan", ""), ("bao-cao-tham-dinh", "-1"), ("cong-bo-don-vi", ""))}, found
    with pikepdf.open(desk.out / "de-in" / "phieu-tiep-nhan-commune.pdf") as pdf:
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root] == [
                "Phường Ba Đình", "Xã Ba Vì", "Xã Gia Lâm"]


# --- forms ---


@claim("3: dti forms writes the forms that are open, and says for whom", papers=False)
def forms(desk):
    desk.sheet_path(YT, "commune").unlink()
    desk.forms(day=BETWEEN)
    assert "mau-02/vong-1/commune/mau-02-vong-1-commune-so-y-te.xlsx" in desk.made_forms()
    assert not any("city" in name for name in desk.made_forms() if "vong-1" in name)
    assert "Đã lập 1 Mẫu 02 vòng 1: Sở Y tế (Xã, phường)." in desk.said, desk.said


@claim("3: and why none where there are none", papers=False)
def why_none(desk):
    for path in (desk.inbox / "tham-dinh").glob("*.xlsx"):
        path.unlink()
    for unit in ("SO-NV", "SO-YT"):
        desk.claim_path(unit).unlink()
    desk.forms(day=BETWEEN)
    assert re.search("Chưa lập Mẫu 03.*: chờ Mẫu 02 vòng 1 của ", desk.said), desk.said
    assert re.search("Chưa lập .*Mẫu 02 Hội đồng.*: chờ", desk.said), desk.said


@claim("3: what was keyed into a form is never overwritten: it is left, said, and exit 1",
       papers=False)
def never_overwritten(desk):
    desk.sheet_path(YT, "commune").unlink()
    desk.forms(day=BETWEEN)
    name = "mau-02/vong-1/commune/mau-02-vong-1-commune-so-y-te.xlsx"
    path = desk.folder / "bieu-mau" / name
    book = load_workbook(path)
    book["Thông tin"]["B10"] = "đang điền"
    book.save(path)
    typed = path.read_bytes()
    desk.forms(day=BETWEEN, expected=1)
    assert path.read_bytes() == typed
    assert f"{name}: đã có người sửa" in desk.complained, desk.complained


@claim("3: somebody's own file at a form's place is not overwritten either", papers=False)
def own_file(desk):
    desk.sheet_path(YT, "commune").unlink()
    name = "mau-02/vong-1/commune/mau-02-vong-1-commune-so-y-te.xlsx"
    path = desk.folder / "bieu-mau" / name
    path.parent.mkdir(parents=True)
    path.write_bytes(b"of somebody")
    desk.forms(day=BETWEEN, expected=1)
    assert path.read_bytes() == b"of somebody"


@claim("3: a form that is no longer asked for is removed if untouched", papers=False)
def removed(desk):
    sheet = desk.sheet_path(YT, "commune")
    kept = sheet.read_bytes()
    sheet.unlink()
    desk.forms(day=BETWEEN)
    assert any("so-y-te" in name for name in desk.made_forms())
    sheet.write_bytes(kept)
    desk.forms(day=BETWEEN)
    assert not any("vong-1" in name for name in desk.made_forms()), desk.made_forms()
    assert "Đã xóa 1 biểu mẫu không còn cần" in desk.said, desk.said


@claim("3: one that somebody has changed stays, and is named", papers=False)
def changed_stays(desk):
    sheet = desk.sheet_path(YT, "commune")
    kept = sheet.read_bytes()
    sheet.unlink()
    desk.forms(day=BETWEEN)
    path = next((desk.folder / "bieu-mau").rglob("*so-y-te.xlsx"))
    path.write_bytes(path.read_bytes() + b"x")
    sheet.write_bytes(kept)
    desk.forms(day=BETWEEN, expected=None)
    assert path.exists() and path.name in desk.complained, desk.complained


def issue_blank(desk, name):
    """Mẫu 01 as issued, into the inbox under a name."""
    desk.dti_is(0, "forms", "-c", desk.campaign / "campaign.yaml", "-o", desk.folder / "phat")
    blank = next((desk.folder / "phat").rglob("mau-01-SO-YT.xlsx"))
    (desk.inbox / name).write_bytes(blank.read_bytes())


@claim("3: an issued form that comes back blank never competes with a filled one", papers=False)
def blank(desk):
    issue_blank(desk, "mau-01-SO-YT.xlsx")
    desk.run()
    assert desk.unit("SO-YT")["state"] == "ok"
    assert desk.has_problem("W217", "mau-01-SO-YT.xlsx")
    assert desk.owed("Sở Y tế", "Mẫu 01")["Tệp đã nhận"] == "so-nganh/SO-YT.xlsx"


@claim("3: also where its Lần nộp is the higher one", papers=False)
def blank_higher(desk):
    issue_blank(desk, "mau-01-SO-YT.xlsx")
    desk.type_fact(desk.inbox / "mau-01-SO-YT.xlsx", "Lần nộp", 3)
    desk.run()
    assert desk.owed("Sở Y tế", "Mẫu 01")["Tệp đã nhận"] == "so-nganh/SO-YT.xlsx"


@claim("3: a blank form alone is nobody's answer", papers=False)
def blank_alone(desk):
    issue_blank(desk, "mau-01-SO-YT.xlsx")
    desk.claim_path("SO-YT").unlink()
    desk.run(day=EARLY)
    assert desk.owed("Sở Y tế", "Mẫu 01")["Trạng thái"] == "Chưa gửi"
    assert desk.unit("SO-YT")["state"] == "missing"


@claim("3: blank forms of all kinds lying in INPUT harm nobody", papers=False)
def all_blank(desk):
    desk.run()
    before = [(unit["code"], unit["points"], unit["rank"]) for level in desk.results()["levels"]
              for unit in level["units"]]
    desk.dti_is(0, "forms", "-c", desk.campaign / "campaign.yaml", "-o", desk.inbox / "phat")
    desk.forms("-q")
    for path in (desk.folder / "bieu-mau").rglob("*.xlsx"):
        (desk.inbox / f"{path.name}").write_bytes(path.read_bytes())
    desk.run()
    assert before == [(unit["code"], unit["points"], unit["rank"])
                      for level in desk.results()["levels"] for unit in level["units"]]


@claim("3: inside a campaign folder every verb uses ./campaign.yaml, and says which was used",
       papers=False)
def inside(desk):
    small = desk.campaign
    (small / "ho-so").mkdir()
    for path in desk.inbox.rglob("*.xlsx"):
        (small / "ho-so" / path.name).write_bytes(path.read_bytes())
    for arguments in (("run", "ho-so", "-o", "../ra"), ("check", "ho-so/SO-YT.xlsx"),
                      ("forms", "ho-so", "-o", "../bm"), ("forms", "-o", "../bm2")):
        desk.dti_is(0, *arguments, cwd=small)
        assert "Đợt đánh giá: campaign.yaml" in desk.complained, (arguments, desk.complained)
    assert len(list((desk.folder / "bm2").rglob("*.xlsx"))) == 5


@claim("3: so does watch", papers=False)
def inside_watch(desk):
    small = desk.campaign
    (small / "ho-so").mkdir()
    (small / "ho-so" / "a.xlsx").write_bytes(desk.claim_path("SO-YT").read_bytes())
    done = subprocess.run(["timeout", "--preserve-status", "-s", "TERM", "4", str(desk.dti), "watch",
                           "ho-so", "-o", "../ra"], cwd=small, capture_output=True, text=True)
    assert "Đợt đánh giá: campaign.yaml" in done.stderr + done.stdout, done.stderr


@claim("3: the campaign that was used is said where it is given, too")
def given(desk):
    desk.run()
    assert f"Đợt đánh giá: {desk.campaign}/campaign.yaml" in desk.complained
    desk.forms()
    assert f"Đợt đánh giá: {desk.campaign}/campaign.yaml" in desk.complained
