#!/usr/bin/python3
"""suppliers.py DTI OUTDIR STEP: plays the example of templates/examples/province-2024.

One unit, the province itself, whose figures thirteen agencies supply by Mẫu 04.
OUTDIR/in is the inbox, OUTDIR/forms what `dti forms` wrote. Most agencies fill
in their form; tests/e2e/suppliers.sh goes through the steps.
"""

import datetime
import shutil
import subprocess
import sys
from pathlib import Path

from filling import Form

EXAMPLE = Path("templates/examples/province-2024")
DAY = datetime.datetime(2025, 4, 17)
UNIT = "HA-NOI"

# What the agencies have, by the file name of their form. Thuế sends nothing.
FIGURES = {
    "van-phong-ubnd-thanh-pho": {"1.1": "Có"},
    "dai-phat-thanh-va-truyen-hinh-ha-noi": {"1.2": 26},
    "so-khoa-hoc-va-cong-nghe": {"2.1": 3, "3.1.a": 1530000, "5.1.b": 250},
    "so-tai-chinh": {"2.2.a": 900, "2.2.b": 120000},
    "chi-cuc-thong-ke-thanh-pho": {"3.1.b": 1700000, "8.1.b": 6400000},
    "so-xay-dung": {"3.2": 62.5},
    "so-noi-vu": {"4.1.a": 5200, "4.1.b": 130000, "6.2": 91.2},
    "so-giao-duc-va-dao-tao": {"4.2": 84},
    "cong-an-thanh-pho": {"5.1.a": 240, "8.1.a": 4900000},
    "trung-tam-phuc-vu-hanh-chinh-cong": {"6.1.a": 2100000, "6.1.b": 3000000},
    "so-cong-thuong": {"7.1": 55},
    "so-y-te": {"8.2": 76},
}
TAXES = {"7.2.a": 161500, "7.2.b": 190000}
NOTES = {"so-tai-chinh": {"2.2.a": "Báo cáo quyết toán số 15/BC-STC"}}


class Play:
    """The campaign and its folders."""

    def __init__(self, dti, folder):
        self.dti, self.folder = dti, Path(folder)
        self.inbox, self.forms = self.folder / "in", self.folder / "forms"

    def call(self, *arguments):
        done = subprocess.run([self.dti, *map(str, arguments)], capture_output=True, text=True,
                              check=False)
        if done.returncode > 1:
            sys.exit(f"dti {arguments[0]}: exit {done.returncode}\n{done.stdout}{done.stderr}")

    def form_of(self, agency):
        [path] = self.forms.rglob(f"mau-04-province-{agency}.xlsx")
        return Form(path)

    def fill(self, agency, figures, day=DAY):
        form = self.form_of(agency)
        form.state(Người_lập_biểu="Nguyễn Thị Hòa", Điện_thoại="024 3825 0000",
                   Email="so-lieu@vi-du.vn", Ngày_lập=day)
        for code, value in figures.items():
            form.type((UNIT, code), "Giá trị", value)
        for code, note in NOTES.get(agency, {}).items():
            form.type((UNIT, code), "Thuyết minh", note)
        return form

    def forms_step(self):
        """The blank forms of all."""
        shutil.copytree(EXAMPLE, self.inbox)
        shutil.copytree("templates/documents", self.inbox / "documents")
        campaign = self.inbox / "campaign.yaml"
        campaign.write_text(campaign.read_text(encoding="utf-8").replace(
            "documents: ../../documents", "documents: documents"), encoding="utf-8")
        self.call("forms", "-c", campaign, "-o", self.forms)

    def send(self, form, name=None):
        form.save(self.inbox / "so-lieu" / (name or form.path.name))

    def supply_step(self):
        """All but Thuế send their figures."""
        for agency, figures in FIGURES.items():
            self.send(self.fill(agency, figures))

    def mistakes_step(self):
        """More people than there are, words for a number; two forms that differ;
        a form of another year."""
        wrong = self.fill("so-noi-vu", {"4.1.a": 131000, "4.1.b": 130000, "6.2": "chín mươi"})
        wrong.state(Lần_nộp=2)
        self.send(wrong, "noi-vu-lan-2.xlsx")
        self.send(self.fill("so-y-te", {"8.2": 77}), "y-te-khac.xlsx")
        other = self.fill("thue-thanh-pho", TAXES)
        other.state(Năm_đánh_giá=2023)
        self.send(other, "thue.xlsx")

    def again_step(self):
        """The form that is made now has what counts, and asks for the rest."""
        self.call("forms", self.inbox, "-o", self.forms)
        form = self.form_of("so-noi-vu")
        facts = {**form.facts}
        seen = [form.cell((UNIT, code), "Giá trị").value for code in ("4.1.a", "4.1.b", "6.2")]
        if facts["Lần nộp"] != 3 or seen != [131000, 130000, None]:
            sys.exit(f"{form.path}: Lần nộp {facts['Lần nộp']}, {seen}")

    def finish_step(self):
        """All is mended, and appraised as it is computed."""
        mended = self.fill("so-noi-vu", FIGURES["so-noi-vu"])
        self.send(mended, "noi-vu-lan-3.xlsx")
        (self.inbox / "so-lieu/y-te-khac.xlsx").unlink()
        (self.inbox / "so-lieu/thue.xlsx").unlink()
        self.send(self.fill("thue-thanh-pho", TAXES), "thue-dung.xlsx")
        self.call("forms", self.inbox, "-o", self.forms)
        [path] = self.forms.rglob("mau-02-vong-1-*.xlsx")
        form = Form(path)
        form.state(Người_thẩm_định="Trần Thị Bình", Ngày=DAY)
        for key in form.rows:
            form.type(key, "Điểm thẩm định", form.seen(key, "Điểm tính"))
        form.save(self.inbox / "tham-dinh" / path.name)

    def less_step(self):
        """One agency takes its figures back."""
        (self.inbox / "so-lieu/thue-dung.xlsx").unlink()


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__.splitlines()[0])
    dti, folder, step = sys.argv[1:]
    getattr(Play(dti, folder), f"{step}_step")()


if __name__ == "__main__":
    main()
