"""Nothing vanishes (5): what happens to folders and files by accident."""

import hashlib
import json
import os
import shutil
import tempfile

from office import CITY, YT, claim


def untouched(desk, expected, words, *arguments, **how):
    """dti refuses, says why, and OUTPUT is as it was."""
    before = desk.listing()
    desk.dti_is(expected, *arguments, **how)
    assert words in desk.complained, desk.complained
    assert desk.listing() == before, "OUTPUT was touched"


def run_of(desk, inbox=None, out=None):
    return ("run", inbox or desk.inbox, "-c", desk.campaign / "campaign.yaml",
            "-o", out or desk.out)


@claim("5: a workbook that counted and is gone is named with its unit, first in the summary",
       papers=False)
def gone(desk):
    desk.run()
    desk.claim_path("SO-YT").unlink()
    desk.run()
    assert desk.steps()[0].startswith("Mất 1 tệp đã được tính: Mẫu 01 của Sở Y tế"), desk.said
    assert desk.problems()[0][0] == "W124" and "so-nganh/SO-YT.xlsx" in str(desk.problems()[0])
    assert '<ol class="next">\n<li class="mend">Mất 1 tệp' in desk.page()


@claim("5: so is an agency's, with the agency", papers=False)
def gone_sheet(desk):
    desk.run()
    desk.sheet_path(YT, "city").unlink()
    desk.run()
    assert f"Mẫu 02 vòng 1 của {YT} ({CITY})" in desk.steps()[0], desk.said


@claim("5: so is an explanation that is gone", papers=False)
def gone_explanation(desk):
    path = desk.explain("yt.xlsx", "SO-YT", [("2.2", 5, None, None, "Bổ sung")])
    desk.run()
    path.unlink()
    desk.run()
    assert "Mẫu 03 của Sở Y tế" in desk.steps()[0], desk.said


@claim("5: a workbook that counted and can no longer be read is named with its unit", papers=False)
def spoilt(desk):
    desk.run()
    path = desk.claim_path("SO-YT")
    path.write_bytes(path.read_bytes()[:4000])
    desk.run(expected=1)
    assert "Mẫu 01 của Sở Y tế" in desk.steps()[0], desk.said
    assert desk.owed("Sở Y tế", "Mẫu 01")["Trạng thái"] == "Không đọc được"


@claim("5: one that is renamed or moved is not lost", papers=False)
def moved(desk):
    desk.run()
    path = desk.claim_path("SO-YT")
    (desk.inbox / "moi").mkdir()
    path.rename(desk.inbox / "moi" / "ten khac.xlsx")
    desk.run()
    assert not any("Mất" in step for step in desk.steps()), desk.said


@claim("5: the warning of a lost workbook stays until it is back", papers=False)
def stays(desk):
    desk.run()
    path = desk.claim_path("SO-YT")
    kept = path.read_bytes()
    path.unlink()
    desk.run()
    desk.run()
    assert desk.steps()[0].startswith("Mất 1 tệp"), desk.said
    path.write_bytes(kept)
    desk.run()
    assert not any("Mất" in step for step in desk.steps()), desk.said


@claim("5: an INPUT that is empty ends with 2 and touches nothing", papers=False)
def empty(desk):
    desk.run()
    (desk.folder / "trong").mkdir()
    untouched(desk, 2, "không có tệp Excel nào", *run_of(desk, desk.folder / "trong"))


@claim("5: so does one that has other files only", papers=False)
def wrong_folder(desk):
    desk.run()
    letters = desk.folder / "thu"
    letters.mkdir()
    (letters / "cong-van.docx").write_bytes(b"PK\x03\x04 not really")
    (letters / "ghi-chu.txt").write_text("x")
    untouched(desk, 2, "không có tệp Excel nào", *run_of(desk, letters))


@claim("5: an INPUT that is not there ends with 2 and touches nothing", papers=False)
def no_input(desk):
    desk.run()
    untouched(desk, 2, "khong-co", *run_of(desk, desk.folder / "khong-co"))


def opened_to_all(desk):
    """A run by somebody without root's rights, to whom modes matter."""
    for path in [desk.folder, *desk.folder.parents]:
        if path.stat().st_mode & 0o005 != 0o005 and path.is_relative_to(tempfile.gettempdir()):
            path.chmod(path.stat().st_mode | 0o755)
    os.system(f"chmod -R a+rwX '{desk.folder}'")


@claim("5: an INPUT that cannot be read at all ends with 2 and touches nothing", papers=False)
def unreadable(desk):
    opened_to_all(desk)
    desk.run(as_nobody=True)
    desk.inbox.chmod(0)
    try:
        untouched(desk, 2, str(desk.inbox), *run_of(desk), as_nobody=True)
    finally:
        desk.inbox.chmod(0o755)


@claim("5: a sub-folder that cannot be read ends with 3 and touches nothing", papers=False)
def unreadable_part(desk):
    opened_to_all(desk)
    desk.run(as_nobody=True)
    part = desk.inbox / "tham-dinh"
    part.chmod(0)
    try:
        untouched(desk, 3, "tham-dinh", *run_of(desk), as_nobody=True)
    finally:
        part.chmod(0o755)


@claim("5: so does one workbook that cannot be read", papers=False)
def unreadable_file(desk):
    opened_to_all(desk)
    desk.run(as_nobody=True)
    path = desk.claim_path("SO-YT")
    path.chmod(0)
    try:
        untouched(desk, 3, "SO-YT.xlsx", *run_of(desk), as_nobody=True)
    finally:
        path.chmod(0o644)


@claim("5: -o the same folder as INPUT ends with 2 and touches nothing", papers=False)
def same_folder(desk):
    before = {path: path.read_bytes() for path in desk.inbox.rglob("*.xlsx")}
    desk.dti_is(2, *run_of(desk, out=desk.inbox))
    assert {path: path.read_bytes() for path in desk.inbox.rglob("*") if path.is_file()} == before
    assert "nằm trong thư mục kết quả" in desk.complained


@claim("5: INPUT below OUTPUT ends with 2 and touches nothing", papers=False)
def below(desk):
    desk.run()
    shutil.copytree(desk.inbox, desk.out / "ho-so")
    untouched(desk, 2, "nằm trong thư mục kết quả", *run_of(desk, desk.out / "ho-so"))


@claim("5: also where one of them is reached by a symbolic link", papers=False)
def by_link(desk):
    desk.run()
    shutil.copytree(desk.inbox, desk.out / "ho-so")
    link = desk.folder / "lien-ket"
    link.symlink_to(desk.out)
    untouched(desk, 2, "nằm trong thư mục kết quả", *run_of(desk, link / "ho-so"))
    untouched(desk, 2, "nằm trong thư mục kết quả", *run_of(desk, desk.out / "ho-so", link))
    into = desk.folder / "vao"
    into.symlink_to(desk.out / "ho-so")
    untouched(desk, 2, "nằm trong thư mục kết quả", *run_of(desk, into))


@claim("5: OUTPUT below INPUT hides no workbook and is not read", papers=False)
def above(desk):
    out = desk.inbox / "ket-qua"
    desk.dti_is(0, *run_of(desk, out=out))
    desk.dti_is(0, *run_of(desk, out=out))
    assert "Đã đọc 16 tệp" in desk.said, desk.said


@claim("5: a workbook that is moved into OUTPUT is named as lost", papers=False)
def hidden_in_output(desk):
    out = desk.inbox / "ket-qua"
    desk.dti_is(0, *run_of(desk, out=out))
    path = desk.claim_path("SO-YT")
    path.rename(out / "SO-YT.xlsx")
    desk.dti_is(None, *run_of(desk, out=out))
    assert desk.steps()[0].startswith("Mất 1 tệp đã được tính: Mẫu 01 của Sở Y tế"), desk.said


@claim("5: the reports of what is lost stay")
def reports_stay(desk):
    desk.run()
    before = desk.pdfs()
    shutil.rmtree(desk.inbox / "tham-dinh")
    desk.run()
    assert set(before) <= set(desk.pdfs()), set(before) - set(desk.pdfs())


@claim("5: a run limited by --stage removes nothing of later stages")
def limited(desk):
    desk.run()
    before = desk.pdfs()
    desk.run("--stage", "intake")
    assert set(before) <= set(desk.pdfs())


@claim("5: an output that is known to be due no longer is removed")
def no_longer(desk):
    desk.run()
    assert any("cong-bo-don-vi" in name for name in desk.pdfs())
    (desk.campaign / "documents" / "cong-bo-don-vi.md").unlink()
    desk.run()
    assert not any("cong-bo-don-vi" in name for name in desk.pdfs())


@claim("5: a document that cannot be printed leaves the older file, and the run ends with 3")
def failed_document(desk):
    desk.run()
    name = "units/SO-YT/bao-cao-tham-dinh-1.pdf"
    before = (desk.out / name).read_bytes()
    # A block that only the figures of one unit make wrong.
    desk.append("documents/bao-cao-tham-dinh.md",
                "\n``` bars\nA|{{unit.code}}|0.1|0.2|{{unit.name}}\n```\n")
    desk.run(expected=3)
    assert (desk.out / name).read_bytes() == before
    assert "bản cũ (nếu có) được giữ nguyên" in desk.complained, desk.complained


@claim("5: the manifest holds the hash of the bytes that were scored", papers=False)
def scored_bytes(desk):
    desk.run()
    listed = json.loads((desk.out / "manifest.json").read_text())["inputs"]
    assert len(listed) == 16
    for entry in listed:
        data = (desk.inbox / entry["path"]).read_bytes()
        assert entry["sha256"] == hashlib.sha256(data).hexdigest(), entry
        assert entry["counts"] is True and entry["duty"] in ("self_assessment", "round1"), entry


@claim("5: OUTPUT that is a folder of INPUT with workbooks in it ends with 2 and touches nothing",
       papers=False)
def folder_of_input(desk):
    before = {path: path.read_bytes() for path in desk.inbox.rglob("*") if path.is_file()}
    for folder in (desk.inbox / "tham-dinh", desk.inbox / "tham-dinh" / ".." / "tham-dinh"):
        desk.dti_is(2, *run_of(desk, out=folder))
        assert "sẽ không được đọc" in desk.complained, desk.complained
    desk.dti_is(2, "forms", desk.inbox, "-c", desk.campaign / "campaign.yaml",
                "-o", desk.inbox / "tham-dinh")
    assert {path: path.read_bytes() for path in desk.inbox.rglob("*") if path.is_file()} == before


@claim("5: forms that lie in OUTPUT below INPUT hide nothing", papers=False)
def forms_in_output(desk):
    out = desk.inbox / "ket-qua"
    desk.dti_is(0, "forms", desk.inbox, "-c", desk.campaign / "campaign.yaml",
                "-o", out / "bieu-mau", "--form", "03")
    assert list(out.rglob("*.xlsx"))
    desk.dti_is(0, *run_of(desk, out=out))
    assert "Đã đọc 16 tệp" in desk.said, desk.said
