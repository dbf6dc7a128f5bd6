#!/usr/bin/python3
"""suppliers.py DTI OUTDIR: plays the example of templates/examples/province-2024.

One unit, the province itself, whose figures thirteen agencies supply by Mẫu 04.
OUTDIR/in is the inbox, OUTDIR/forms what `dti forms` wrote. Most agencies fill
in their form; tests/e2e/suppliers.sh says what becomes of the others.
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

    def supply(self):
        self.call("forms", "-c", self.inbox / "campaign.yaml", "-o", self.forms)
        for agency, figures in FIGURES.items():
            form = self.fill(agency, figures)
            form.save(self.inbox / "so-lieu" / form.path.name)

    def all_steps(self):
        shutil.copytree(EXAMPLE, self.inbox)
        shutil.copytree("templates/documents", self.inbox / "documents")
        campaign = self.inbox / "campaign.yaml"
        campaign.write_text(campaign.read_text(encoding="utf-8").replace(
            "documents: ../../documents", "documents: documents"), encoding="utf-8")
        self.supply()


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__.splitlines()[0])
    Play(*sys.argv[1:]).all_steps()


if __name__ == "__main__":
    main()
