#!/usr/bin/python3
"""par.py DTI OUTDIR: plays a campaign that is built like a PAR Index.

tests/data/par: groups within groups, facts, survey points, bonus with a cap,
penalties, pillars, and points taken from the index of the same body in a second
level. Every form is made by `dti forms` and filled in here; the
points that tests/e2e/par.sh expects are worked out by hand. OUTDIR/in is the
inbox, OUTDIR/out what the last `dti run` wrote.
"""

import datetime
import shutil
import subprocess
import sys
from pathlib import Path

from filling import Form

DAY = datetime.datetime(2025, 12, 10)

# Of each unit: the values by row, then what it claims.
SELF = {
    "P-AN": {
        "TT-01.a": 12500, "TT-01.b": 9, "TT-02.a": "1/7/2025",
        "1.1.1": 2, "1.1.1.a": "Trước 31/12", "1.1.2": 2.7, "1.1.2.a": 9, "1.1.2.b": 10,
        "1.2": 3, "1.2.a": 3, "1.3.1": 1, "1.3.1.a": "Có", "1.3.2": 4,
        "2.1": 6, "2.1.a": 95, "2.2.1": 6.86, "2.2.1.a": 98, "2.2.1.b": 100,
        "2.2.2": 3, "2.2.2.a": 0, "2.2.2.b": 0,
        "C.1.1": 1, "C.1.1.a": 2, "C.1.2": 1, "C.1.3": 1, "C.2.1.a": 96},
    "P-BINH": {
        "TT-01.a": 8400, "TT-01.b": 5, "TT-02.a": "1/7/2025",
        "1.1.1": 1, "1.1.1.a": "Trong quý I", "1.1.2": 0, "1.1.2.a": 6, "1.1.2.b": 10,
        "1.2": 4, "1.2.a": 4, "1.3.1": 0, "1.3.1.a": "Không", "1.3.2": 4,
        "2.1": 5.4, "2.1.a": 90, "2.2.1": 6.3, "2.2.1.a": 90, "2.2.1.b": 100,
        "2.2.2": 2.25, "2.2.2.a": 3, "2.2.2.b": 4, "C.2.1": -1, "C.2.1.a": 80},
    "X-CHAU": {
        "TT-01.a": 6100, "TT-01.b": 7, "TT-02.a": "1/7/2025",
        "1.1.1": 0, "1.1.1.a": "Muộn hơn", "1.1.2": 3, "1.1.2.a": 10, "1.1.2.b": 10,
        "1.2": 4, "1.2.a": 5, "1.3.1": 1, "1.3.1.a": "Có", "1.3.2": 4,
        "2.1": 3, "2.1.a": 50, "2.2.1": 4.9, "2.2.1.a": 70, "2.2.1.b": 100,
        "C.1.1": 1, "C.1.1.a": 5, "C.2.1.a": 100},
    "X-DONG": {
        "TT-01.a": 7300, "TT-01.b": 6, "TT-02.a": "1/7/2025",
        "1.1.1": 2, "1.1.1.a": "Trước 31/12", "1.1.2": 2.4, "1.1.2.a": 8, "1.1.2.b": 10,
        "1.2": 2, "1.2.a": 2, "1.3.1": 1, "1.3.1.a": "Có", "1.3.2": 1,
        "2.1": 6, "2.1.a": 100, "2.2.1": 7, "2.2.1.a": 50, "2.2.1.b": 50,
        "2.2.2": 2.4, "2.2.2.a": 4, "2.2.2.b": 5,
        "C.1.1": 0.5, "C.1.1.a": 1, "C.2.1": -1, "C.2.1.a": 94.99},
    "P-AN-CDS": {"1.1": 5, "1.1.a": "Có", "1.2": 4.5, "1.2.a": 90},
    "P-BINH-CDS": {"1.1": 0, "1.1.a": "Không", "1.2": 3.09, "1.2.a": 61.7},
    "X-CHAU-CDS": {"1.1": 5, "1.1.a": "Có", "1.2": 5, "1.2.a": 100},
    "X-DONG-CDS": {"1.1": 5, "1.1.a": "Có", "1.2": 1.67, "1.2.a": 33.3},
}

# What an agency gives in round 1 where it does not confirm what is computed.
ROUND1 = {
    ("P-AN", "1.3.2"): 3.5, ("P-BINH", "1.3.2"): 2, ("X-CHAU", "1.3.2"): 4,
    ("X-DONG", "1.3.2"): 1,
    ("P-AN", "C.1.2"): 1, ("P-AN", "C.1.3"): 1,
    ("P-BINH", "C.2.2"): 0.5,  # typed without its sign: read as -0.5, and told
    ("P-BINH", "2.1"): 5,
    ("P-AN", "B.1"): 5.5, ("P-AN", "B.2"): 3, ("P-BINH", "B.1"): 4.2, ("P-BINH", "B.2"): 2,
    ("X-CHAU", "B.1"): 3.3, ("X-CHAU", "B.2"): 1.5, ("X-DONG", "B.1"): 6, ("X-DONG", "B.2"): 4,
}
ROUND2 = {("P-BINH", "2.1"): 5.4, ("X-DONG", "C.2.2"): -0.25}


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

    def next_forms(self, name):
        """The forms of one kind that are open now."""
        self.call("forms", self.inbox, "-o", self.forms)
        return sorted(self.forms.rglob(name))

    def send_self_assessments(self):
        self.call("forms", "-c", self.inbox / "campaign.yaml", "-o", self.forms)
        for code, answers in SELF.items():
            [path] = self.forms.rglob(f"mau-01-{code}.xlsx")
            form = Form(path)
            form.state(Người_lập_biểu="Nguyễn Văn An", Điện_thoại="0241", Email="a@b.vn",
                       Ngày_lập=DAY)
            for key, value in answers.items():
                form.type(key, "Giá trị" if key[-1].isalpha() else "Điểm tự đánh giá", value)
            for key in ("1.1.1", "C.1.1"):
                if key in answers:
                    form.type(key, "Số, ký hiệu tài liệu", f"1{len(code)}/KH-UBND")
                    form.type(key, "Liên kết", f"https://vi-du.vn/{code}/{key}")
            form.save(self.inbox / "tu-danh-gia" / path.name)

    def appraise(self, name, given):
        """Confirms what is computed, or else gives what `given` has."""
        for path in self.next_forms(name):
            form = Form(path)
            form.state(Người_thẩm_định="Trần Thị Bình", Ngày=DAY)
            for key in form.rows:
                computed = form.seen(key, "Điểm tính")
                points = given.get(key)
                if points is None and computed is not None and not name.endswith("vong-2*.xlsx"):
                    points = computed
                if points is None:
                    continue
                form.type(key, "Điểm thẩm định", points)
                if points != computed:
                    form.type(key, "Lý do", "Theo kết quả kiểm tra")
            form.save(self.inbox / "tham-dinh" / path.name)

    def explain(self):
        [path] = self.next_forms("mau-03-P-BINH*.xlsx")
        form = Form(path)
        form.state(Người_lập_biểu="Nguyễn Văn An", Ngày_lập=DAY)
        form.type("2.1", "Điểm đề nghị", 5.4)
        form.type("2.1", "Giải trình", "Đã công khai đủ 90 % thủ tục")
        form.save(self.inbox / "giai-trinh" / path.name)

    def all_steps(self, data):
        shutil.copytree(data, self.inbox)
        shutil.copytree("templates/documents", self.inbox / "documents", dirs_exist_ok=True)
        self.send_self_assessments()
        self.appraise("mau-02*vong-1*.xlsx", ROUND1)
        self.explain()
        self.appraise("mau-02*vong-2*.xlsx", ROUND2)
        self.call("run", self.inbox, "-o", self.folder / "out")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__.splitlines()[0])
    Play(*sys.argv[1:]).all_steps("tests/data/par")


if __name__ == "__main__":
    main()
