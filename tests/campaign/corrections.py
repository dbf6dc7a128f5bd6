#!/usr/bin/python3
"""corrections.py DTI OUTDIR: plays a campaign in which agencies correct values.

tests/data/corrections: rules with inputs of every kind, two agencies, both rounds.
Every form is made by `dti forms` and filled in here; where LibreOffice is installed
it computes what is sent, and the forms' own points have to be those of `dti`.
The points that tests/e2e/corrections.sh expects are worked out by hand.
"""

import datetime
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "forms"))

import office  # noqa: E402
from filling import Form  # noqa: E402

DAY = datetime.datetime(2025, 12, 10)

SELF = {
    "X-AN": {
        "1.1.a": "Có", "1.2.a": 80, "1.2.b": 100, "1.3.a": 6, "1.3.b": 10, "1.4.a": 50,
        "1.5.a": 2, "1.6.a": 100, "1.6.b": "Phó Chủ tịch", "1.6.c": "1/2/2025", "1.7": 4,
        "2.1": "Không áp dụng", "2.2.a": "Có"},
    "X-BINH": {
        "1.1.a": "Không", "1.2.a": 90, "1.2.b": 100, "1.3.a": 0, "1.3.b": 0, "1.4.a": 100,
        "1.5.a": 3, "1.6.a": 50, "1.6.b": "Chủ tịch", "1.6.c": "1/3/2025", "1.7": 3,
        "2.1": "Không áp dụng", "2.2": "Không áp dụng"},
    "X-CHAU": {
        "1.1.a": "Có", "1.2.a": 10, "1.2.b": 20, "1.3.a": 10, "1.3.b": 10, "1.4.a": 20,
        "1.5.a": 1, "1.6.a": 0, "1.6.b": "Khác", "1.6.c": "1/4/2025", "1.7": 5,
        "2.1.a": 3, "2.1.b": 4, "2.2.a": "Không"},
}

# Of an agency, unit and code: the values that it corrects, the points that it types,
# its reason. Everything else it agrees to.
ROUND1 = {
    ("so-mot", "X-AN", "1.2"): ({"a": 70, "b": 140}, None, "Theo danh sách lớp"),
    ("so-mot", "X-BINH", "1.3"): ({"a": 2, "b": 4}, None, "Có phát sinh kiến nghị"),
    ("so-mot", "X-CHAU", "1.1"): ({"a": "Không"}, None, ""),
    ("so-hai", "X-BINH", "1.4"): ({"a": 40}, None, "Đếm lại"),
    ("so-hai", "X-AN", "1.5"): ({"a": 0}, None, "Văn bản năm trước"),
    ("so-hai", "X-AN", "1.6"): ({"b": "Khác"}, None, "Quyết định ghi Trưởng phòng"),
    ("so-mot", "X-AN", "2.1"): ({"KAD": "Xác nhận"}, None, ""),
    ("so-mot", "X-BINH", "2.1"): ({"KAD": "Không chấp nhận"}, None, "Có 5 nhà văn hóa"),
    ("so-hai", "X-BINH", "2.2"): ({"KAD": "Không chấp nhận"}, 2, "Có một sản phẩm"),
    ("so-hai", "X-AN", "1.7"): ({}, 4, ""),
    ("so-hai", "X-BINH", "1.7"): ({}, 3, ""),
    ("so-hai", "X-CHAU", "1.7"): ({}, 5, ""),
}
ROUND2 = {("so-mot", "X-AN", "1.2"): ({"a": 84}, None, "Bổ sung 14 người")}

COUNCIL = {
    ("hoi-dong", "X-AN", "1.5"): ({"a": 1}, None, "Một văn bản được công nhận"),
    ("hoi-dong", "X-BINH", "1.4"): ({"a": 60}, None, "Theo biên bản kiểm tra"),
    ("hoi-dong", "X-BINH", "2.2"): ({"KAD": "Xác nhận"}, None, "Xã mới thành lập")}

# What the forms themselves say of corrected values.
RECOMPUTED = {
    ("X-AN", "1.2"): 5, ("X-BINH", "1.3"): 5, ("X-CHAU", "1.1"): 0, ("X-AN", "1.5"): 0,
    ("X-AN", "1.6"): 6, ("X-BINH", "1.4"): "Tính khi tổng hợp"}
RECOMPUTED2 = {("X-AN", "1.2"): 6}
RECOMPUTED3 = {("X-AN", "1.5"): 3, ("X-BINH", "1.4"): "Tính khi tổng hợp"}


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
            for key in ("2.1", "2.2"):
                if answers.get(key) and (code, key) != ("X-BINH", "2.1"):
                    form.type(key, "Giải trình", "Xã không có đối tượng")
            form.type("1.2", "Số, ký hiệu tài liệu", f"1{len(code)}/KH-UBND")
            form.type("1.2", "Liên kết", f"https://vi-du.vn/{code}")
            form.save(self.inbox / "tu-danh-gia" / path.name)

    def appraise(self, name, given, recomputed):
        """Corrects or gives what `given` has, and agrees to the rest of round 1."""
        paths = self.next_forms(name)
        sent = []
        for path in paths:
            form = Form(path)
            agency = next(each for each in ("so-mot", "so-hai", "hoi-dong") if each in path.name)
            form.state(Người_thẩm_định="Trần Thị Bình", Ngày=DAY)
            for key in form.rows:
                values, points, reason = given.get((agency, *key), ({}, None, ""))
                for letter, value in values.items():
                    form.type(key, "Không áp dụng" if letter == "KAD"
                              else f"Điều chỉnh {letter}", value)
                if points is not None:
                    form.type(key, "Điểm thẩm định", points)
                if reason:
                    form.type(key, "Lý do", reason)
                if not values and points is None and "Đồng ý" in form.columns \
                        and form.seen(key, "Điểm tính") is not None:
                    form.type(key, "Đồng ý", "x")
            sent.append(form.save(self.inbox / "tham-dinh" / path.name))
        if shutil.which("soffice"):
            self.compute(sent, recomputed)

    def compute(self, sent, recomputed):
        """Sends what LibreOffice has saved, with its points."""
        found = {}
        for path, copy in office.recalculate(sent, self.folder).items():
            shutil.copy(copy, path)
            form = Form(path)
            cells = office.values(path, form.sheet.title)
            for key, row in form.rows.items():
                column = form.sheet.cell(row, form.columns["Điểm tính lại"]).coordinate
                if column in cells:
                    found[key] = cells[column]
        if found != recomputed:
            sys.exit(f"forms compute {found}, not {recomputed}")

    def explain(self):
        [path] = self.next_forms("mau-03-X-AN*.xlsx")
        form = Form(path)
        said = form.cell("1.2", "Lý do của cơ quan chấm").value
        if "Số liệu điều chỉnh: a: 80 người → 70 người; b: 100 người → 140 người" not in said:
            sys.exit(f"Mẫu 03 says: {said}")
        form.state(Người_lập_biểu="Nguyễn Văn An", Ngày_lập=DAY)
        form.type("1.2", "Điểm đề nghị", 8)
        form.type("1.2", "Giải trình", "Đã bổ sung danh sách")
        form.save(self.inbox / "giai-trinh" / path.name)

    def all_steps(self, data):
        shutil.copytree(data, self.inbox)
        shutil.copytree("templates/documents", self.inbox / "documents", dirs_exist_ok=True)
        self.send_self_assessments()
        self.appraise("mau-02*vong-1*.xlsx", ROUND1, RECOMPUTED)
        self.call("run", self.inbox, "-o", self.folder / "out-1", "--stage", "round1")
        self.explain()
        self.appraise("mau-02*vong-2*so-mot*.xlsx", ROUND2, RECOMPUTED2)
        self.call("run", self.inbox, "-o", self.folder / "out")
        self.appraise("mau-02*hoi-dong*.xlsx", COUNCIL, RECOMPUTED3)
        self.call("run", self.inbox, "-o", self.folder / "out-council")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__.splitlines()[0])
    Play(*sys.argv[1:]).all_steps("tests/data/corrections")


if __name__ == "__main__":
    main()
