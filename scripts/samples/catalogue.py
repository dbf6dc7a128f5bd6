"""The samples: whose they are, who wrote them, and what is wrong with each."""

from dataclasses import dataclass, field

import draft as spoil
from forms import SELF_COLUMNS, Layout


def nothing(*_):
    """A change that changes nothing."""


@dataclass
class Sample:
    """One Mẫu 01. The changes are called in the order of the fields."""

    path: str
    unit: str
    writer: str  # openpyxl, libreoffice, excel
    layout: Layout = field(default_factory=Layout)
    change_claims: object = nothing
    change_rows: object = nothing
    change_book: object = nothing
    facts: dict = field(default_factory=dict)
    strength: float = 0.9
    appraised: bool = True  # a scoring agency has looked at it
    damage: str = ""  # what happens to the finished file


@dataclass
class Appraisal:
    """One Mẫu 02 of round 1. `slips` are (unit, code, points, reason) typed over."""

    path: str
    agency: str
    level: str
    writer: str
    slips: tuple = ()


def in_turn(*changes):
    def change(draft):
        for each in changes:
            each(draft)
    return change


OFFICIAL = Layout(two_row_headings=True, letters=True, titles=(
    "BIỂU TỰ ĐÁNH GIÁ, CHẤM ĐIỂM CHỈ SỐ CHUYỂN ĐỔI SỐ NĂM 2025",
    "(Kèm theo Công văn về việc tự đánh giá, chấm điểm Chỉ số chuyển đổi số)",
))
LETTERED = Layout(letters=True)
MOVED = Layout(order=(
    "code", "title", "max", "self", "unit", "value", "text", "link", "number", "date"))
REBUILT = Layout(
    info_name="TT chung", table_name="Phụ lục (đã rà soát)", two_row_headings=True, letters=True,
    margin_columns=2, info_margin=1, blank_row_after_groups=True,
    extra_columns={"owner": "Bộ phận phụ trách"},
    order=("owner", *SELF_COLUMNS),
    titles=(
        "ỦY BAN NHÂN DÂN XÃ SÓC SƠN",
        "BIỂU TỰ ĐÁNH GIÁ CHỈ SỐ CHUYỂN ĐỔI SỐ NĂM 2025",
        "Số liệu đến ngày 30/11/2025",
    ),
)

SAMPLES = (
    # Departments.
    Sample("so-nganh/Sở Tài chính - Biểu tự đánh giá DTI 2025.xlsx", "SO-TC", "excel", OFFICIAL,
           change_claims=spoil.own_rows,
           change_book=in_turn(spoil.saved_formulas, spoil.rich_text)),
    Sample("so-nganh/SO KHCN_Mau 01_DTI 2025 (chính thức).xlsx", "SO-KHCN", "openpyxl",
           strength=0.97),
    Sample("so-nganh/Văn phòng UBND Thành phố - Mẫu 01.xlsx", "VP-UBND", "libreoffice", LETTERED),
    Sample("so-nganh/Sở Văn hóa và Thể thao - tự chấm điểm CĐS.xlsx", "SO-VHTT", "openpyxl",
           OFFICIAL, strength=0.82),
    Sample("so-nganh/Sở Y tế - tự đánh giá chuyển đổi số 2025.xlsx", "SO-YT", "openpyxl",
           change_claims=spoil.own_rows, change_book=spoil.comma_text),
    Sample("so-nganh/Sở GDĐT_DTI_v2 FINAL (1).xlsx", "SO-GDDT", "libreoffice",
           change_book=spoil.codes_typed_again),
    Sample("so-nganh/Sở Xây dựng.xlsx", "SO-XD", "excel", LETTERED,
           change_claims=spoil.own_rows, change_book=spoil.formula_errors),
    Sample("so-nganh/Sở Du lịch - Biểu 01.xlsx", "SO-DL", "openpyxl",
           change_claims=spoil.own_rows, change_book=spoil.formulas_unsaved),
    Sample("so-nganh/Sở Nội vụ - Mẫu 01 (font cũ).xlsx", "SO-NV", "excel",
           change_claims=spoil.own_rows, change_book=spoil.old_letters),
    Sample("so-nganh/Sở Tư pháp - bản gửi lại.xlsx", "SO-TP", "openpyxl", appraised=False,
           damage="xls"),
    Sample("so-nganh/Sở Công Thương (bảo mật).xlsx", "SO-CT", "openpyxl", appraised=False,
           damage="encrypted"),
    # Communes.
    Sample("xa-phuong/Phường Hoàn Kiếm - Biểu tự đánh giá.xlsx", "P-HOAN-KIEM", "excel", OFFICIAL,
           change_claims=spoil.own_rows,
           change_book=in_turn(spoil.saved_formulas, spoil.rich_text), strength=0.98),
    Sample("xa-phuong/Phường Ngọc Hà.xlsx", "P-NGOC-HA", "libreoffice", OFFICIAL),
    Sample("xa-phuong/Phường Kim Liên - DTI2025.xlsx", "P-KIM-LIEN", "excel", strength=0.94),
    Sample("xa-phuong/Xã Suối Hai_tu danh gia.xlsx", "X-SUOI-HAI", "openpyxl",
           change_claims=spoil.without_products, strength=0.75),
    Sample("xa-phuong/Phường Ba Đình (máy Mac).xlsx", "P-BA-DINH", "openpyxl", LETTERED,
           change_book=spoil.mac_letters),
    Sample("xa-phuong/Phường Cầu Giấy - bản ký.xlsx", "P-CAU-GIAY", "openpyxl", MOVED),
    Sample("xa-phuong/Xã Sóc Sơn - Phụ lục DTI.xlsx", "X-SOC-SON", "libreoffice", REBUILT,
           change_rows=spoil.insert_notes),
    Sample("xa-phuong/Xã Bát Tràng.xlsx", "X-BAT-TRANG", "excel",
           change_claims=spoil.shared_link, change_book=spoil.numbers_as_text),
    Sample("xa-phuong/Xã Gia Lâm - Tự đánh giá CĐS.xlsx", "X-GIA-LAM", "libreoffice", LETTERED,
           change_claims=spoil.shared_link),
    Sample("xa-phuong/Xã Đông Anh - thiếu minh chứng.xlsx", "X-DONG-ANH", "openpyxl",
           change_claims=spoil.weak_evidence),
    Sample("xa-phuong/Xã Ba Vì.xlsx", "X-BA-VI", "excel", LETTERED,
           change_claims=spoil.own_rows, change_book=spoil.impossible_values, strength=0.7),
    Sample("xa-phuong/Phường Long Biên - Biểu 01.xlsx", "P-LONG-BIEN", "libreoffice",
           change_book=spoil.codes_typed_again),
    Sample("xa-phuong/Phường Tây Hồ.xlsx", "P-TAY-HO", "openpyxl",
           change_rows=spoil.drop_and_repeat),
    Sample("xa-phuong/Xã Mê Linh - gõ tay.xlsx", "X-ME-LINH", "openpyxl",
           change_claims=spoil.typed_dates, change_book=spoil.yes_and_no_by_hand),
    Sample("xa-phuong/Xã Thanh Trì - lần 1.xlsx", "X-THANH-TRI", "openpyxl", appraised=False),
    Sample("xa-phuong/Xã Thanh Trì - lần 2 (bổ sung).xlsx", "X-THANH-TRI", "excel",
           change_claims=spoil.better_answers, facts={"Lần nộp": 2}),
    Sample("xa-phuong/Phường Hà Đông.xlsx", "P-HA-DONG", "openpyxl", appraised=False),
    Sample("xa-phuong/Phường Hà Đông (1).xlsx", "P-HA-DONG", "libreoffice",
           change_claims=spoil.other_answers, appraised=False),
    Sample("xa-phuong/Phường Trung Hòa.xlsx", "P-YEN-HOA", "openpyxl", appraised=False,
           facts={"Mã đơn vị": "P-TRUNG-HOA", "Tên đơn vị": "Phường Trung Hòa"}),
    Sample("xa-phuong/Xã Hoài Đức.xlsx", "X-HOAI-DUC", "openpyxl", appraised=False,
           damage="truncated"),
)

# The file that Excel keeps beside a workbook that is open.
LOCKED = "so-nganh/~$Sở Du lịch - Biểu 01.xlsx"

SCIENCE, SERVICE = "Sở Khoa học và Công nghệ", "Trung tâm Phục vụ Hành chính công"
APPRAISALS = (
    Appraisal("tham-dinh/Sở KHCN - Phiếu thẩm định xã, phường - Vòng 1.xlsx", SCIENCE, "commune",
              "excel", slips=(
                  ("P-NGOC-HA", "4.1", "lower", ""),
                  ("P-KIM-LIEN", "3.1", "above", "Cộng điểm khuyến khích."))),
    Appraisal("tham-dinh/Sở KHCN - Phiếu thẩm định sở, ngành - Vòng 1.xlsx", SCIENCE, "city",
              "openpyxl", slips=(("SO-VHTT", "9.1", "lower", "Hai chỉ tiêu chưa có xác nhận hoàn "
                                  "thành của cơ quan chủ trì."),)),
    Appraisal("tham-dinh/TT PVHCC - thẩm định xã phường V1.xlsx", SERVICE, "commune",
              "libreoffice"),
)
