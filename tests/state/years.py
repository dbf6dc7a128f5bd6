"""Next year (9), and what goes with the guide (10)."""

import csv
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

from office import UNITS, claim
from openpyxl import load_workbook


def new_year(desk, *more):
    """The campaign of 2026, taken over from the one that was run."""
    desk.run()
    desk.dti_is(0, "init", "--from", desk.campaign, "--year", "2026", desk.folder / "moi",
                "-o", desk.out, *more)
    return desk.folder / "moi"


@claim("9: dti init --from takes a campaign over", papers=False)
def takes_over(desk):
    new = new_year(desk)
    assert "year: 2026" in (new / "campaign.yaml").read_text()
    assert (new / "units.yaml").read_text() == (desk.campaign / "units.yaml").read_text()


@claim("9: years in labels and titles come from {{year}}", papers=False)
def labels(desk):
    new = new_year(desk)
    desk.dti_is(0, "forms", "-c", new / "campaign.yaml", "-o", desk.folder / "bm")
    book = load_workbook(next((desk.folder / "bm").rglob("mau-01-SO-YT.xlsx")))
    seen = " ".join(str(cell.value) for sheet in book.worksheets for row in sheet.iter_rows()
                    for cell in row if cell.value is not None)
    assert "năm 2026" in seen and "năm 2025" not in seen, re.findall(".{40}năm 2025.{20}", seen)


@claim("9: deadlines are moved, and listed for checking", papers=False)
def deadlines(desk):
    new = new_year(desk)
    text = (new / "campaign.yaml").read_text()
    for line in ("self_assessment: 2026-12-15", "round2: 2027-01-12", "publication: 2027-02-10"):
        assert line in text, line
    for line in ("15/12/2025 → 15/12/2026", "10/02/2026 → 10/02/2027"):
        assert line in desk.said, desk.said


@claim("9: previous: points at the old results", papers=False)
def previous(desk):
    new = new_year(desk)
    name = re.search(r"^previous: (.*)$", (new / "campaign.yaml").read_text(), re.M)[1]
    assert (new / name).read_bytes() == (desk.out / "results.csv").read_bytes()
    desk.dti_is(0, "forms", "-c", new / "campaign.yaml", "-o", desk.folder / "bm")


@claim("9: the new year is compared with the old one")
def compared(desk):
    new = new_year(desk)
    shutil.copytree(desk.inbox, desk.folder / "ho-so-2025")
    shutil.copy(desk.out / "results.csv", desk.campaign / "truoc.csv")
    text = (desk.campaign / "truoc.csv").read_text().replace("SO-YT,Sở Y tế,\"Sở, ban, ngành\",ok,1",
                                                             "SO-YT,Sở Y tế,\"Sở, ban, ngành\",ok,2")
    (desk.campaign / "truoc.csv").write_text(text)
    desk.append("campaign.yaml", "\nprevious: truoc.csv\n")
    desk.run()
    assert "năm 2024" in desk.text("units/SO-YT/cong-bo-don-vi.pdf") and new.exists()


@claim("9: a page says what changed in the index sets", papers=False)
def changes(desk):
    new = new_year(desk)
    assert "thay-doi.md" in [path.name for path in new.iterdir()]
    path = new / "index" / "city-2025.yaml"
    path.write_text(path.read_text().replace("scored_by: [Sở Tài chính]", "scored_by: [Sở Y tế]"))
    desk.dti_is(0, "init", "--from", desk.campaign, new)
    assert "6.11" in (new / "thay-doi.md").read_text(), (new / "thay-doi.md").read_text()


@claim("9: dti init alone takes the current year")
def current(desk):
    from datetime import date
    desk.dti_is(0, "init", desk.folder / "nay", day=date(2031, 5, 4))
    assert "year: 2031" in (desk.folder / "nay" / "campaign.yaml").read_text()


@claim("10: make install installs the guide")
def installed(desk):
    root = desk.folder / "root"
    done = subprocess.run(["make", "-s", "-n", "install", f"DESTDIR={root}", "PREFIX=/usr"],
                          capture_output=True, text=True)
    assert "huong-dan.md" in done.stdout, done.stderr


@claim("10: dti check on a clean file says “không có lỗi”", papers=False)
def clean(desk):
    desk.dti_is(0, "check", "-c", desk.campaign / "campaign.yaml", desk.claim_path("SO-YT"))
    assert desk.said == f"{desk.claim_path('SO-YT')}: không có lỗi\n", desk.said


@claim("10: a .zip of several workbooks is told to be unpacked", papers=False)
def packed(desk):
    path = desk.inbox / "gui-kem.zip"
    with zipfile.ZipFile(path, "w") as parcel:
        for unit in UNITS[:2]:
            parcel.write(desk.claim_path(unit), f"{unit}.xlsx")
    desk.dti_is(1, "check", "-c", desk.campaign / "campaign.yaml", path)
    assert "tệp nén ZIP có 2 sổ tính" in desk.said, desk.said
    desk.run(expected=None)
    assert any("gui-kem.zip" in str(row) and "iải nén" in str(row) for _, row in desk.problems())


@claim("10: the Vietnamese twin of results.csv has numbers as a Vietnamese Excel takes them",
       papers=False)
def twin(desk):
    desk.run()
    raw = (desk.out / "ket-qua.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(raw.decode("utf-8-sig").splitlines(), delimiter=";"))
    for row, code in zip(rows, UNITS):
        assert row["Mã đơn vị"] == code
        unit = desk.unit(code)
        assert row["Kết quả"] == f"{unit['points']['final']:.2f}".replace(".", ",")
        assert row["Chỉ số"] == f"{unit['index']:.4f}".replace(".", ",")


@claim("10: results.xlsx has a sheet of all indicators", papers=False)
def indicators(desk):
    desk.run()
    sheet = load_workbook(desk.out / "results.xlsx")["Từng nội dung"]
    assert sheet.max_row - 4 == sum(len(desk.unit(code)["indicators"]) for code in UNITS)


@claim("10: the guide names each command that a campaign needs, in the order of its steps")
def guide(_desk):
    text = Path("docs/huong-dan.md").read_text()
    steps = text[text.index("## 4."):text.index("## 5.")]
    places = [steps.index(word) for word in (
        "dti init", "bieu-mau", "--stage intake", "phieu-cham", "phieu-giai-trinh", "phieu-cham-2",
        "Hội nghị công bố")]
    assert places == sorted(places), places
