"""Mistakes in the campaign's files (8): found before anything is read, with file and line."""

from office import claim

REPORT = "documents/bao-cao-ket-qua.md"


def refused(desk, name, line_of, *words, verb="run"):
    """Exit 2, at the line that has `line_of`, with these words; nothing written."""
    path = desk.campaign / name
    lines = path.read_text().splitlines()
    at = next(i for i, line in enumerate(lines, start=1) if line_of in line)
    desk.claim_path("SO-YT").write_text("not a workbook")  # it must not come to reading
    if verb == "run":
        desk.run(expected=2)
    else:
        desk.forms(expected=2)
    assert f"{path}:{at}: " in desk.complained, (at, desk.complained)
    for word in words:
        assert word in desk.complained, (word, desk.complained)
    assert not desk.out.exists() and not (desk.folder / "bieu-mau").exists()


def added(desk, text, name=REPORT):
    desk.append(name, "\n" + text + "\n")


@claim("8: an unknown tag, with the nearest right one")
def tag(desk):
    added(desk, "Có {{campaign.yeer}} đơn vị")
    refused(desk, REPORT, "campaign.yeer", "không có tên “campaign.yeer”", "“campaign.year”")


@claim("8: an unknown section, with the nearest right one")
def section(desk):
    added(desk, "{{#levles}}{{title}}{{/levles}}")
    refused(desk, REPORT, "levles", "không có tên “levles”", "“levels”")


@claim("8: an unknown tag in a part that templates include")
def tag_in_part(desk):
    added(desk, "{{campaign.titel}}", "documents/_bases.md")
    refused(desk, "documents/_bases.md", "campaign.titel", "“campaign.title”")


@claim("8: an included part that is not there")
def no_part(desk):
    added(desk, "{{> chu-ky}}")
    refused(desk, REPORT, "chu-ky", "chu-ky")


@claim("8: a text of campaign.yaml that is not there, with the nearest right one")
def text(desk):
    added(desk, "{{campaign.texts.signer_tittle}}")
    refused(desk, REPORT, "signer_tittle", "“campaign.texts.signer_title”")


@claim("8: a text of a nested table of campaign.yaml")
def nested_text(desk):
    added(desk, "{{campaign.texts.publication.signer_nam}}")
    refused(desk, REPORT, "publication.signer_nam", "signer_name")


@claim("8: an unknown fence")
def fence(desk):
    added(desk, "``` figuers\n1|2|3\n```")
    refused(desk, REPORT, "``` figuers", "không có khối “figuers”", "figures")


@claim("8: an unknown attribute")
def attribute(desk):
    added(desk, '<!-- table width="10 20" -->\n| A | B |\n|---|---|\n| 1 | 2 |')
    refused(desk, REPORT, 'table width="10 20"', "không có thuộc tính “width”")


@claim("8: a ragged table")
def ragged(desk):
    added(desk, "| A | B | C |\n|---|---|---|\n| 1 | 2 | 3 |\n| 4 | 5 |")
    refused(desk, REPORT, "| 4 | 5 |", "bảng có 3 cột nhưng dòng này có 2 ô")


@claim("8: a ragged row in a section")
def ragged_section(desk):
    added(desk, "| A | B |\n|---|---|\n{{#levels}}\n| {{title}} | {{mean}} | thừa |\n{{/levels}}")
    refused(desk, REPORT, "| thừa |", "bảng có 2 cột nhưng dòng này có 3 ô")


@claim("8: raw HTML")
def html(desk):
    added(desk, 'Một <span style="color:red">chữ</span>')
    refused(desk, REPORT, "<span style", "<span")


@claim("8: full_at: 0.95 on a percent")
def full_at(desk):
    desk.edit("index/commune-2025.yaml", r"full_at: 95\}", "full_at: 0.9}")
    refused(desk, "index/commune-2025.yaml", "full_at: 0.9}", "0,9%", "full_at: 90")


@claim("8: so do steps of a percent that are shares")
def tiers(desk):
    desk.edit("index/commune-2025.yaml", r"rule: \{kind: percent, input: muc_do_hai_long, full_at: 95\}",
              "rule: {kind: tiers, input: muc_do_hai_long, "
              "steps: [{from: 0.5, share: 0.5}, {from: 0.9, share: 1}]}")
    refused(desk, "index/commune-2025.yaml", "steps: [{from: 0.5", "0,5%", "from: 50")


@claim("8: an agency in scored_by that is not in the list")
def unlisted(desk):
    desk.edit("index/city-2025.yaml", r"scored_by: \[Sở Tài chính\]", "scored_by: [Sở Tài chánh]")
    refused(desk, "index/city-2025.yaml", "Sở Tài chánh", "“Sở Tài chánh” không có trong danh sách")


@claim("8: a decimal comma")
def comma(desk):
    desk.edit("campaign.yaml", r"from: 0\.65", 'from: "0,65"')
    refused(desk, "campaign.yaml", '"0,65"', "dấu phẩy thập phân", "0.65")


@claim("8: a decimal comma in a share")
def comma_in_share(desk):
    desk.edit("index/city-2025.yaml", r"\{share: 0\.5, kind: ratio", '{share: "0,5", kind: ratio')
    refused(desk, "index/city-2025.yaml", '"0,5"', "dấu phẩy thập phân", "0.5")


@claim("8: a missing colon, at its own line")
def colon(desk):
    desk.edit("campaign.yaml", r"^  missing_evidence: flag", "  missing_evidence flag")
    refused(desk, "campaign.yaml", "missing_evidence flag", "thiếu dấu “:”")


@claim("8: a missing colon in an index set, at its own line")
def colon_in_index(desk):
    desk.edit("index/city-2025.yaml", r"^        assessed: true", "        assessed true")
    refused(desk, "index/city-2025.yaml", "assessed true", "thiếu dấu “:”")


@claim("8: a missing colon in the list of units, at its own line")
def colon_in_units(desk):
    desk.edit("units.yaml", r"code: SO-YT,", "code SO-YT,")
    refused(desk, "units.yaml", "code SO-YT", "khóa lạ “code SO-YT”")


@claim("8: deadlines out of order")
def order(desk):
    desk.edit("campaign.yaml", r"explanation: 2025-12-29", "explanation: 2025-12-20")
    refused(desk, "campaign.yaml", "explanation: 2025-12-20", "“explanation” (2025-12-20)", "“round1”")


@claim("8: a deadline in another year")
def year(desk):
    desk.edit("campaign.yaml", r"self_assessment: 2025-12-15", "self_assessment: 2015-12-15")
    refused(desk, "campaign.yaml", "self_assessment: 2015", "2015-12-15 không thuộc năm 2025")


@claim("8: a title longer than a sheet's name takes")
def sheet_name(desk):
    desk.edit("campaign.yaml", r"^    title: Xã, phường$",
              "    title: Xã, phường trực thuộc thành phố Hà Nội")
    refused(desk, "campaign.yaml", "title: Xã, phường trực", "nhiều nhất 31")


@claim("8: a title longer than Excel takes")
def long_title(desk):
    desk.edit("campaign.yaml", r"^title: .*", "title: " + "Rất dài " * 40)
    refused(desk, "campaign.yaml", "title: Rất dài", "title")


@claim("8: mistakes are found by dti forms, too")
def by_forms(desk):
    desk.edit("campaign.yaml", r"^year: 2025", "year 2025")
    refused(desk, "campaign.yaml", "year 2025", "thiếu dấu “:”", verb="forms")


@claim("8: agencies have a short name and a contact")
def agencies(desk):
    desk.edit("campaign.yaml", r"^  - name: Sở Y tế$",
              "  - name: Sở Y tế\n    short_name: SYT\n    contact: Ông Trần Nam\n"
              '    phone: "0987 654 321"\n    email: nam@syt.vn')
    desk.sheet_path("Sở Y tế", "city").unlink()
    desk.run()
    row = desk.owed("Sở Y tế", "Mẫu 02 vòng 1")
    assert (row["Người liên hệ"], row["Điện thoại"], row["Email"]) == (
        "Ông Trần Nam", "0987 654 321", "nam@syt.vn"), row
    assert "(SYT)" in desk.text("units/SO-YT/bao-cao-tham-dinh-1.pdf")
