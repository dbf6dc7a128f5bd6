/* The table of problems: PROBLEM(name, code, severity, text, what to do).
 * May be included by base/problem.h and base/problem.c.
 *
 * Codes are a contract: once published, a code keeps its meaning. {1}, {2}, …
 * are the arguments of problem_add in order. */

/* clang-format off: one row a problem, however long */

/* 1xx: the file. */
PROBLEM(FILE_UNREADABLE, "E101", ERROR, "không đọc được tệp: {1}",
        "Kiểm tra quyền đọc tệp và ổ đĩa, sau đó chép lại tệp.")
PROBLEM(FILE_EMPTY, "E102", ERROR, "tệp rỗng, không có dữ liệu",
        "Mở bản gốc trong Excel, lưu lại và gửi lại tệp.")
PROBLEM(FILE_XLS, "E103", ERROR, "tệp là Excel 97–2003 (XLS), không phải XLSX",
        "Mở tệp trong Excel, chọn Lưu thành (Save As) định dạng “Excel "
        "Workbook (*.xlsx)” và gửi lại.")
PROBLEM(FILE_ODS, "E104", ERROR,
        "tệp là bảng tính OpenDocument (ODS), không phải XLSX",
        "Mở tệp trong LibreOffice hoặc Excel, lưu thành định dạng .xlsx và gửi "
        "lại.")
PROBLEM(FILE_TEXT, "E105", ERROR,
        "tệp là văn bản thuần (CSV hoặc TXT), không phải XLSX",
        "Nhập số liệu vào biểu mẫu Excel đã phát hành và gửi lại.")
PROBLEM(FILE_PDF, "E106", ERROR, "tệp là PDF, không phải XLSX",
        "Gửi tệp Excel gốc của biểu mẫu, không gửi bản in PDF.")
PROBLEM(FILE_ENCRYPTED, "E107", ERROR,
        "tệp có mật khẩu mở (bị mã hóa), không đọc được",
        "Bỏ mật khẩu mở (Tệp → Thông tin → Bảo vệ sổ tính → Mã hóa bằng mật "
        "khẩu: xóa mật khẩu), lưu và gửi lại.")
PROBLEM(FILE_DAMAGED, "E108", ERROR, "tệp bị hỏng hoặc bị cắt cụt: {1}",
        "Mở bản gốc trong Excel, lưu lại và gửi lại tệp.")
PROBLEM(FILE_LIMIT, "E109", ERROR, "tệp vượt giới hạn cho phép: {1}",
        "Xóa các trang tính, hình ảnh và vùng thừa không thuộc biểu mẫu rồi "
        "gửi lại.")
PROBLEM(FILE_CRC, "E110", ERROR,
        "tệp bị hỏng: sai mã kiểm tra CRC của phần “{1}”",
        "Gửi lại tệp từ bản gốc.")
PROBLEM(FILE_DUPLICATE_ENTRY, "E111", ERROR,
        "tệp có hai phần trùng tên “{1}”, không rõ phần nào đúng",
        "Mở tệp trong Excel, lưu lại và gửi lại.")
PROBLEM(FILE_DOCTYPE, "E112", ERROR,
        "phần “{1}” của tệp chứa khai báo DOCTYPE không được phép",
        "Mở tệp trong Excel, lưu lại và gửi lại.")
PROBLEM(FILE_XML, "E113", ERROR, "phần “{1}” của tệp sai cú pháp XML: {2}",
        "Mở tệp trong Excel, lưu lại và gửi lại.")
PROBLEM(FILE_PART_MISSING, "E114", ERROR,
        "tệp không phải sổ tính XLSX: thiếu phần “{1}”",
        "Mở tệp trong Excel, lưu lại thành .xlsx và gửi lại.")
PROBLEM(FILE_UNKNOWN, "E115", ERROR,
        "tệp không phải XLSX (không nhận ra định dạng)",
        "Gửi tệp Excel (.xlsx) theo biểu mẫu đã phát hành.")
PROBLEM(FILE_FORM_UNKNOWN, "E116", ERROR,
        "không nhận ra biểu mẫu: không có bảng của Mẫu {1}",
        "Dùng biểu mẫu đã phát hành, giữ nguyên dòng tiêu đề của bảng.")
PROBLEM(FILE_FORM_SEVERAL, "E117", ERROR,
        "sổ tính chứa bảng của nhiều biểu mẫu: {1}",
        "Gửi mỗi biểu mẫu trong một tệp riêng.")
PROBLEM(FILE_LOCK, "W118", WARNING, "tệp khóa tạm của Excel, được bỏ qua",
        "Đóng tệp trong Excel rồi kiểm tra bản chính đã có trong thư mục.")
PROBLEM(FILE_OTHER, "W119", WARNING, "{1}; được bỏ qua",
        "Nếu đây là biểu mẫu, hãy lưu thành .xlsx; nếu không, chuyển tệp ra "
        "thư mục khác.")
PROBLEM(FILE_SHEET_HIDDEN, "W120", WARNING, "trang tính bị ẩn vẫn được đọc",
        "Bỏ ẩn trang tính và kiểm tra lại số liệu.")
PROBLEM(FILE_TABLE_SECOND, "W121", WARNING,
        "sổ tính có nhiều bảng {1}; chỉ bảng ở trang “{2}” được đọc",
        "Xóa trang tính thừa, chỉ giữ một bảng.")
PROBLEM(FILE_PROBLEMS, "E122", ERROR,
        "tệp có quá {1} lỗi; {2} lỗi còn lại không được liệt kê",
        "Dùng biểu mẫu đã phát hành; sửa các vấn đề đã nêu rồi gửi lại.")
PROBLEM(FILE_WARNINGS, "W137", WARNING,
        "tệp có quá {1} cảnh báo; {2} cảnh báo còn lại không được liệt kê",
        "Sửa các vấn đề đã nêu rồi gửi lại.")
PROBLEM(FILE_READER, "E123", ERROR, "không đọc được tệp: tiến trình đọc {1}",
        "Mở tệp trong Excel, lưu lại và gửi lại; nếu vẫn lỗi, báo người phụ "
        "trách kỹ thuật.")
PROBLEM(FILE_GONE, "W124", WARNING,
        "{1}: tệp “{2}” đã được tính ở lần chạy trước, nay không còn trong "
        "thư mục hồ sơ",
        "Đặt lại tệp vào thư mục hồ sơ. Cảnh báo này còn đến khi có tệp hoặc "
        "có bản khác cùng lần nộp hay mới hơn.")
PROBLEM(FILE_SPOILT, "W125", WARNING,
        "{1}: tệp “{2}” đã được tính ở lần chạy trước, nay không đọc được",
        "Chép lại tệp từ bản gốc. Cảnh báo này còn đến khi đọc được tệp hoặc "
        "có bản khác cùng lần nộp hay mới hơn.")
PROBLEM(STYLES_MISSING, "W131", WARNING,
        "tệp thiếu phần định dạng “{1}”; không phân biệt được ngày và tỷ lệ "
        "phần trăm với số thường",
        "Mở tệp trong Excel, kiểm tra các ô ngày và tỷ lệ, lưu lại và gửi lại.")
PROBLEM(SHEET_LOST, "E132", ERROR,
        "trang tính “{1}” không có nội dung trong tệp, không đọc được",
        "Mở bản gốc trong Excel, kiểm tra trang tính này, lưu lại và gửi lại.")
PROBLEM(MERGE_WRONG, "W133", WARNING,
        "vùng ô gộp “{1}” không hợp lệ, được bỏ qua",
        "Mở tệp trong Excel, kiểm tra các ô gộp, lưu lại và gửi lại.")
PROBLEM(LINK_LOST, "W134", WARNING,
        "liên kết gắn vào ô không có địa chỉ trong tệp, được bỏ qua",
        "Gắn lại liên kết, hoặc ghi địa chỉ đầy đủ vào ô.")
PROBLEM(FILE_KIND, "E135", ERROR, "đây là {1}, không phải sổ tính XLSX", "{2}")
PROBLEM(FILE_UNOPENED, "E136", ERROR,
        "đây là {1}, chưa đọc được như sổ tính XLSX", "{2}")

/* 2xx: who sent it. */
PROBLEM(UNIT_MISSING, "E201", ERROR, "không có mã đơn vị ở trang “Thông tin”",
        "Ghi mã đơn vị đã được cấp{1} bên cạnh ô “Mã đơn vị”.")
PROBLEM(UNIT_UNKNOWN, "E202", ERROR,
        "mã đơn vị “{1}” không có trong danh sách{2}",
        "Ghi đúng mã đơn vị theo danh sách đơn vị của đợt đánh giá.")
PROBLEM(UNIT_NAME_DIFFERS, "W203", WARNING,
        "tên đơn vị “{1}” khác tên trong danh sách “{2}”; tính theo mã đơn vị",
        "Kiểm tra mã và tên đơn vị.")
PROBLEM(YEAR_MISSING, "W204", WARNING, "không có năm đánh giá; hiểu là năm {1}",
        "Ghi năm đánh giá ở trang “Thông tin”.")
PROBLEM(YEAR_WRONG, "E205", ERROR, "năm đánh giá “{1}” không phải năm {2}",
        "Dùng biểu mẫu của đúng năm đánh giá.")
PROBLEM(SUBMISSION_NUMBER, "W206", WARNING,
        "lần nộp “{1}” không hợp lệ; hiểu là lần 1",
        "Ghi lần nộp là số nguyên từ 1 trở lên.")
PROBLEM(SUBMISSION_CONFLICT, "E207", ERROR,
        "trùng lần nộp {1} của {2} với tệp “{3}”; không tệp nào được chấm",
        "Xác định tệp đúng, tăng “Lần nộp” của tệp đó và gửi lại.")
PROBLEM(SUBMISSION_SUPERSEDED, "W208", WARNING,
        "được thay bằng lần nộp {1} trong tệp “{2}”",
        "Không cần làm gì nếu tệp mới là đúng.")
PROBLEM(AGENCY_MISSING, "E209", ERROR, "không có tên {1} ở trang “Thông tin”",
        "Ghi tên {1}.")
PROBLEM(AGENCY_UNKNOWN, "E210", ERROR,
        "{1} “{2}” không được giao {3} nội dung nào{4}",
        "Ghi đúng tên {1} theo kế hoạch.")
PROBLEM(LEVEL_UNKNOWN, "E211", ERROR,
        "cấp đánh giá “{1}” không có trong đợt đánh giá",
        "Ghi cấp đánh giá như trên biểu mẫu đã phát hành.")
PROBLEM(LEVEL_MISSING, "E222", ERROR,
        "không có cấp đánh giá ở trang “Thông tin”",
        "Ghi cấp đánh giá như trên biểu mẫu đã phát hành.")
PROBLEM(ROUND_UNKNOWN, "E212", ERROR, "vòng thẩm định “{1}” không hợp lệ",
        "Ghi 1, 2 hoặc “Hội đồng”.")
PROBLEM(ROUND_OF_AGENCY, "W219", WARNING,
        "phiếu của {1} có vòng thẩm định “Hội đồng”; được tính là của Hội đồng",
        "Không phải điểm của Hội đồng thì sửa vòng thẩm định thành 1 hoặc 2 và "
        "gửi lại.")
PROBLEM(SUBMISSION_LATE, "W213", WARNING, "nộp sau thời hạn {2} (ngày lập {1})",
        "Hồ sơ nộp muộn có được chấp nhận hay không do nơi nhận quyết định.")
PROBLEM(INFO_DATE, "W214", WARNING, "ngày lập “{1}” không đọc được",
        "Ghi ngày theo dạng ngày/tháng/năm.")
PROBLEM(INFO_SHEET_MISSING, "E215", ERROR,
        "không tìm thấy phần thông tin (mã đơn vị, năm, lần nộp)",
        "Giữ nguyên trang “Thông tin” của biểu mẫu.")
PROBLEM(UNIT_LIKELY, "W218", WARNING,
        "tệp có lẽ là của {1} ({2}) theo tên, mã ghi trong tệp; chưa được tính "
        "cho đơn vị này",
        "Nếu đúng, ghi mã đơn vị {2} và gửi lại tệp.")
PROBLEM(
    FORM_LEVEL, "E220", ERROR,
    "biểu này là của cấp “{1}”, còn {2} thuộc cấp “{3}”; không tính số liệu "
    "nào trong tệp",
    "Dùng biểu mẫu của cấp “{3}”, hoặc sửa mã đơn vị nếu ghi nhầm.")
PROBLEM(SUBMISSION_COPY, "W216", WARNING, "giống hệt tệp “{1}”, được bỏ qua",
        "Xóa bản sao thừa.")
PROBLEM(INFO_SECOND, "W221", WARNING,
        "“{1}” là “{2}”, mà trang “{3}” ghi “{4}”; không tính theo trang đó",
        "Xóa trang thừa, chỉ giữ một phần thông tin.")
PROBLEM(SUBMISSION_BLANK, "W217", WARNING,
        "{1} của {2} chưa điền gì; không tính là đã gửi",
        "Không cần làm gì nếu đây là biểu mẫu phát ra; nếu là bản gửi nhầm, "
        "gửi lại bản đã điền.")

/* 3xx: the table. */
PROBLEM(COLUMN_MISSING, "E301", ERROR, "bảng thiếu cột “{1}”",
        "Giữ nguyên các cột của biểu mẫu.")
PROBLEM(COLUMN_TWICE, "E302", ERROR,
        "bảng có hai cột “{1}”; chỉ cột đầu được đọc", "Xóa cột thừa.")
PROBLEM(CODE_UNKNOWN, "E303", ERROR, "mã “{1}” không có trong bộ chỉ số",
        "Sửa mã theo biểu mẫu; dòng này không được tính.")
PROBLEM(CODE_TWICE, "E304", ERROR,
        "mã {1} có hai dòng (dòng trước: {2}); nội dung này không được tính",
        "Giữ lại một dòng cho mỗi mã.")
PROBLEM(CODE_ABSENT, "E305", ERROR, "không có dòng của nội dung {1} “{2}”",
        "Thêm lại dòng đó như biểu mẫu.")
PROBLEM(CODE_AMBIGUOUS, "E306", ERROR,
        "mã “{1}” do Excel đổi thành số, không rõ là {2} hay {3}",
        "Định dạng ô mã là Văn bản (Text) và gõ lại mã.")
PROBLEM(CODE_GUESSED, "W307", WARNING,
        "mã “{1}” do Excel đổi thành số, được hiểu là {2} theo {3}",
        "Định dạng ô mã là Văn bản (Text) và gõ lại mã.")
PROBLEM(ROW_NO_CODE, "W308", WARNING,
        "dòng có số liệu nhưng không có mã; không được tính",
        "Ghi mã cho dòng này hoặc xóa số liệu thừa.")
PROBLEM(ROW_HIDDEN, "W309", WARNING,
        "{1} bị ẩn nhưng có số liệu, vẫn được tính",
        "Bỏ ẩn dòng (xóa bộ lọc) và kiểm tra lại.")
PROBLEM(TITLE_DIFFERS, "W310", WARNING,
        "nội dung của mã {1} khác bộ chỉ số; tính theo mã",
        "Kiểm tra lại mã của dòng.")

/* 4xx: values. {1} is always the code of the row or input. */
PROBLEM(VALUE_MISSING, "E401", ERROR, "{1}: thiếu giá trị “{2}”",
        "Nhập giá trị; nếu không có, ghi 0.")
PROBLEM(VALUE_NOT_NUMBER, "E402", ERROR, "{1}: “{2}” không phải là số",
        "Chỉ nhập số, ví dụ 1.234,5.")
PROBLEM(VALUE_NOT_PERCENT, "E403", ERROR,
        "{1}: “{2}” không phải là tỷ lệ phần trăm", "Nhập tỷ lệ, ví dụ 95,5%.")
PROBLEM(VALUE_NOT_YES_NO, "E404", ERROR,
        "{1}: “{2}” không phải là Có hoặc Không", "Nhập Có hoặc Không.")
PROBLEM(VALUE_NOT_CHOICE, "E405", ERROR,
        "{1}: “{2}” không phải là một trong các lựa chọn: {3}",
        "Chọn một giá trị trong danh sách của ô.")
PROBLEM(VALUE_NOT_DATE, "E406", ERROR, "{1}: “{2}” không phải là ngày hợp lệ",
        "Nhập ngày theo dạng 15/3/2025.")
PROBLEM(VALUE_PATTERN, "E407", ERROR, "{1}: “{2}” không đúng dạng yêu cầu",
        "{3}")
PROBLEM(VALUE_NEGATIVE, "E408", ERROR, "{1}: giá trị âm {2}",
        "Nhập số không âm.")
PROBLEM(PERCENT_OVER, "E409", ERROR, "{1}: tỷ lệ {2}% lớn hơn 100%",
        "Kiểm tra lại tử số, mẫu số.")
PROBLEM(PART_OVER_WHOLE, "E410", ERROR, "{1}: {2} ({3}) lớn hơn {4} ({5})",
        "Kiểm tra lại hai giá trị.")
PROBLEM(WHOLE_ZERO, "E411", ERROR, "{1}: {2} bằng 0, không tính được tỷ lệ",
        "Kiểm tra lại mẫu số.")
PROBLEM(CELL_ERROR, "E412", ERROR, "{1}: công thức trong ô bị lỗi {2}",
        "Sửa công thức hoặc nhập trực tiếp giá trị.")
PROBLEM(CELL_UNSAVED, "E413", ERROR,
        "{1}: công thức chưa có kết quả lưu trong tệp",
        "Mở tệp trong Excel, để Excel tính lại, lưu và gửi lại.")
PROBLEM(VALUE_AMBIGUOUS, "W414", WARNING,
        "{1}: “{2}” có thể hiểu hai cách; được đọc là {3} ({4})",
        "Nhập ô dạng số để không nhầm dấu chấm và dấu phẩy.")
PROBLEM(LEGACY_TCVN3, "E415", ERROR,
        "{1}: chữ gõ bằng bảng mã cũ TCVN3 (ABC): “{2}”",
        "Chuyển sang Unicode (ví dụ bằng UniKey) và gửi lại.")
PROBLEM(LEGACY_VNI, "E416", ERROR, "{1}: chữ gõ bằng bảng mã cũ VNI: “{2}”",
        "Chuyển sang Unicode (ví dụ bằng UniKey) và gửi lại.")
PROBLEM(
    VALUE_TWO_PLACES, "W417", WARNING,
    "{1}: giá trị ghi ở cả dòng có điểm và dòng chi tiết; đọc dòng chi tiết",
    "Chỉ ghi giá trị ở dòng chi tiết.")
PROBLEM(VALUE_MANUAL, "W418", WARNING,
        "{1}: nội dung do cơ quan chấm điểm chấm trực tiếp; giá trị không được "
        "dùng",
        "Không cần nhập giá trị.")
PROBLEM(VALUE_SMALL_PERCENT, "W419", WARNING,
        "{1}: “{2}” được đọc là {3}%; nếu là tỷ lệ thập phân thì phải ghi {4}%",
        "Nhập tỷ lệ kèm dấu %.")
PROBLEM(VALUE_NOT_READ, "W420", WARNING,
        "{1}: giá trị ghi ở dòng có điểm không được đọc",
        "Ghi giá trị ở các dòng chi tiết bên dưới ({1}.a, {1}.b, …).")
PROBLEM(VALUE_SUPPLIED, "W430", WARNING,
        "{1}: số liệu này do {2} cung cấp; giá trị đơn vị ghi không được dùng",
        "Không cần nhập giá trị; nếu số liệu được cung cấp chưa đúng, trao đổi "
        "với {2}.")
PROBLEM(CELL_LOST, "E428", ERROR, "ô không đọc được: {1}",
        "Mở tệp trong Excel, gõ lại nội dung ô, lưu lại và gửi lại.")
PROBLEM(CELL_MENDED, "W422", WARNING,
        "ô ghi không đúng chuẩn nhưng vẫn được đọc: {1}",
        "Kiểm tra giá trị của ô; mở tệp trong Excel, lưu lại và gửi lại.")
PROBLEM(CELL_STRUCK, "W423", WARNING,
        "chữ bị gạch ngang không được tính; ô được đọc là “{1}”",
        "Xóa hẳn phần bị gạch ngang.")
PROBLEM(CELL_RAISED, "W424", WARNING,
        "chữ số viết lên trên hoặc xuống dưới dính vào số, không được tính; ô "
        "được đọc là “{1}”",
        "Gõ lại số trong ô; ghi chú thích ở cột giải trình.")
PROBLEM(CELL_COVERED, "W425", WARNING,
        "giá trị “{1}” nằm khuất dưới vùng ô gộp, không được tính",
        "Bỏ gộp ô (Unmerge Cells), xóa giá trị cũ hoặc ghi lại đúng ô.")
PROBLEM(CELL_PICTURE, "W426", WARNING,
        "{1}: ô chứa hình ảnh, chương trình không đọc được",
        "Ghi nội dung bằng chữ; tài liệu thì ghi số, ký hiệu và liên kết.")
PROBLEM(
    PATTERN_LIMIT, "W429", WARNING,
    "{1}: không kiểm tra được dạng của “{2}”, mẫu kiểm tra quá phức tạp: {3}",
    "Sửa mẫu kiểm tra (pattern) trong tệp bộ chỉ số.")
PROBLEM(VALUE_IS_DATE, "E427", ERROR,
        "{1}: ô có định dạng ngày nên Excel hiện “{2}”; số trong ô là {3}, "
        "không rõ đâu là giá trị",
        "Đổi định dạng ô thành Số (Number) và gõ lại giá trị.")
PROBLEM(VALUE_NOT_ASSESSED, "W421", WARNING,
        "{1} (nội dung này không đánh giá hoặc không áp dụng, không ảnh hưởng "
        "điểm)",
        "Không bắt buộc phải sửa.")

/* 5xx: points claimed. */
PROBLEM(CLAIM_NOT_POINTS, "E501", ERROR,
        "{1}: điểm tự đánh giá “{2}” không phải là số điểm",
        "Nhập điểm là số không âm, ví dụ 4,69.")
PROBLEM(CLAIM_OVER_MAX, "E502", ERROR,
        "{1}: điểm tự đánh giá {2} lớn hơn điểm tối đa {3}",
        "Nhập điểm không vượt điểm tối đa.")
PROBLEM(CLAIM_DIFFERS, "W503", WARNING,
        "{1}: điểm tự đánh giá {2} khác điểm tính từ số liệu {3}",
        "Kiểm tra số liệu và điểm tự đánh giá.")
PROBLEM(CLAIM_MISSING, "W504", WARNING,
        "{1}: chưa có điểm tự đánh giá, mà điểm không tính được từ số liệu",
        "Nhập điểm tự đánh giá.")
PROBLEM(MAX_DIFFERS, "W505", WARNING, "{1}: điểm tối đa ghi {2}, đúng là {3}",
        "Không sửa cột “Điểm tối đa”.")
PROBLEM(POINTS_ROUNDED, "W506", WARNING,
        "{1}: điểm “{2}” có hơn hai chữ số thập phân; được làm tròn thành {3}",
        "Nhập điểm có nhiều nhất hai chữ số thập phân.")
PROBLEM(PENALTY_OVER, "E507", ERROR,
        "{1}: điểm trừ {2} vượt mức trừ nhiều nhất {3}; không được tính",
        "Nhập điểm trừ không quá mức trừ nhiều nhất của dòng.")
PROBLEM(PENALTY_POSITIVE, "W508", WARNING,
        "{1}: điểm trừ ghi {2}, được đọc là {3}",
        "Ghi điểm trừ là số âm, ví dụ -0,5.")
PROBLEM(FACT_POINTS, "W509", WARNING,
        "{1}: dòng này chỉ để cung cấp thông tin, không có điểm; điểm “{2}” "
        "không được tính",
        "Xóa điểm ở dòng này.")
PROBLEM(WAIVER_NOT_ALLOWED, "E510", ERROR,
        "{1}: ghi “{2}”, mà nội dung này không được đề nghị không áp dụng",
        "Ghi số liệu; không có thì ghi 0.")
PROBLEM(WAIVER_WITH_VALUES, "W511", WARNING,
        "{1}: đề nghị không áp dụng mà vẫn ghi “{2}”; số liệu và điểm của nội "
        "dung này không được tính",
        "Xóa số liệu, điểm; hoặc bỏ “Không áp dụng”.")
PROBLEM(WAIVER_NO_REASON, "W512", WARNING,
        "{1}: đề nghị không áp dụng mà không có giải trình",
        "Ghi lý do ở cột “Giải trình”.")

/* 6xx: evidence. */
PROBLEM(EVIDENCE_MISSING, "W601", WARNING, "{1}: thiếu tài liệu kiểm chứng",
        "Ghi số, ký hiệu, ngày ban hành hoặc liên kết của tài liệu.")
PROBLEM(EVIDENCE_NUMBER, "W602", WARNING,
        "{1}: số, ký hiệu “{2}” không đúng dạng",
        "Ghi đủ số và ký hiệu, ví dụ 12/KH-UBND.")
PROBLEM(EVIDENCE_YEAR, "W603", WARNING,
        "{1}: tài liệu ngày {2} không thuộc năm {3}",
        "Kiểm tra ngày ban hành hoặc thay tài liệu.")
PROBLEM(EVIDENCE_FUTURE, "W604", WARNING, "{1}: ngày ban hành {2} ở tương lai",
        "Kiểm tra ngày ban hành.")
PROBLEM(EVIDENCE_LINK, "W605", WARNING,
        "{1}: liên kết “{2}” không bắt đầu bằng http:// hoặc https://",
        "Dán địa chỉ đầy đủ của tài liệu.")
PROBLEM(EVIDENCE_SHARED, "W606", WARNING,
        "{1}: liên kết trùng với minh chứng {2} của {3}",
        "Kiểm tra minh chứng có đúng của đơn vị không.")
PROBLEM(EVIDENCE_DATE, "W607", WARNING,
        "{1}: ngày ban hành “{2}” không đọc được",
        "Nhập ngày theo dạng 15/3/2025.")
PROBLEM(
    EVIDENCE_COUNTS, "W608", WARNING,
    "{1}: số dòng của số ký hiệu, ngày và liên kết không khớp ({2}, {3}, {4})",
    "Ghi mỗi tài liệu một dòng, đủ ba cột theo cùng thứ tự.")

/* 7xx: appraisal. */
PROBLEM(APPRAISAL_AGREES_TO_NOTHING, "E718", ERROR,
        "{1}: {2}: đồng ý mà trên phiếu không có điểm tính",
        "Nhập điểm thẩm định.")
PROBLEM(APPRAISAL_OVER_MAX, "E701", ERROR,
        "{1}: {2}: điểm thẩm định {3} lớn hơn điểm tối đa {4}; không được tính",
        "Sửa điểm thẩm định.")
PROBLEM(APPRAISAL_NOT_POINTS, "E702", ERROR,
        "{1}: {2}: điểm thẩm định “{3}” không phải là số điểm",
        "Nhập điểm là số không âm, ví dụ 4,69.")
PROBLEM(APPRAISAL_NOT_OWN, "E703", ERROR,
        "{1}: {2}: không thuộc thẩm quyền chấm của {3}; không được tính",
        "Chỉ chấm các nội dung được giao.")
PROBLEM(
    APPRAISAL_TWICE, "E704", ERROR,
    "{1}: {2}: có hai dòng chấm (dòng trước: {3}); không dòng nào được tính",
    "Giữ lại một dòng.")
PROBLEM(APPRAISAL_UNIT, "E705", ERROR,
        "mã đơn vị “{1}” không có trong cấp đánh giá{2}",
        "Ghi đúng mã đơn vị; dòng này không được tính.")
PROBLEM(APPRAISAL_CODE, "E706", ERROR, "{1}: mã “{2}” không có trong bộ chỉ số",
        "Ghi đúng mã; dòng này không được tính.")
PROBLEM(APPRAISAL_NO_REASON, "W707", WARNING,
        "{1}: {2}: điểm thẩm định {3} khác điểm tính {4} mà không có lý do",
        "Ghi lý do điều chỉnh.")
PROBLEM(APPRAISAL_DIFFER, "W708", WARNING,
        "{1}: {2}: các cơ quan chấm khác nhau: {3}",
        "Các cơ quan thống nhất lại điểm.")
PROBLEM(APPRAISAL_NOT_ASSESSED, "W709", WARNING,
        "{1}: {2}: không đánh giá năm nay hoặc không áp dụng cho đơn vị; điểm "
        "không được tính",
        "Xóa điểm của nội dung này.")
PROBLEM(APPRAISAL_NOT_CONTESTED, "W710", WARNING,
        "{1}: {2}: đơn vị không giải trình nội dung này ở vòng 2; điểm vẫn "
        "được ghi nhận",
        "Kiểm tra lại dòng chấm vòng 2.")
PROBLEM(APPRAISAL_EMPTY, "W711", WARNING, "{1}: {2}: chưa chấm điểm",
        "Nhập điểm thẩm định.")
PROBLEM(APPRAISAL_AGREE_UNCLEAR, "W716", WARNING,
        "{1}: {2}: cột “Đồng ý” ghi “{3}”, không rõ có đồng ý hay không; coi "
        "như để trống",
        "Ghi x để lấy điểm tính, hoặc nhập điểm thẩm định.")
PROBLEM(APPRAISAL_AGREE_DIFFERS, "W717", WARNING,
        "{1}: {2}: đánh dấu đồng ý điểm tính {3} nhưng điểm thẩm định ghi {4}; "
        "lấy điểm thẩm định",
        "Xóa dấu “Đồng ý” hoặc sửa điểm thẩm định.")
PROBLEM(APPRAISAL_BASE_CHANGED, "W712", WARNING,
        "{1}: {2}: cột “{3}” trên phiếu là {4}, hiện nay là {5}",
        "Tạo lại phiếu thẩm định từ số liệu mới nhất.")
PROBLEM(APPRAISAL_NO_DATA, "W713", WARNING,
        "{1}: {2}: chấm điểm cho đơn vị chưa có bản tự đánh giá hợp lệ; không "
        "được tính",
        "Kiểm tra bản tự đánh giá của đơn vị.")
PROBLEM(APPRAISAL_WAIVED, "W714", WARNING,
        "{1}: {2}: đơn vị báo cáo mẫu số bằng 0 (không phát sinh); điểm {3} "
        "của cơ quan chấm đưa nội dung này trở lại kết quả",
        "Kiểm tra lại số liệu đơn vị báo cáo.")
PROBLEM(APPRAISAL_LEAD_SILENT, "W715", WARNING,
        "{1}: {2}: {3} (chủ trì) chưa chấm; tạm tính theo điểm của {4}",
        "Đề nghị cơ quan chủ trì chấm điểm.")
PROBLEM(CORRECTION_NO_REASON, "W731", WARNING,
        "{1}: {2}: điều chỉnh số liệu từ {3} thành {4} mà không có lý do",
        "Ghi lý do điều chỉnh.")
PROBLEM(CORRECTION_IDLE, "W732", WARNING,
        "{1}: {2}: nội dung không có số liệu “{3}”; giá trị điều chỉnh “{4}” "
        "không được dùng",
        "Ghi vào đúng cột của số liệu cần điều chỉnh.")
PROBLEM(CORRECTION_PARTIAL, "E733", ERROR,
        "{1}: {2}: điều chỉnh chưa đủ để tính điểm, còn thiếu “{3}”; không "
        "được tính",
        "Ghi cả giá trị còn thiếu, hoặc ghi điểm thẩm định.")
PROBLEM(CORRECTION_DIFFERS, "W734", WARNING,
        "{1}: {2}: các cơ quan điều chỉnh số liệu khác nhau; số liệu chấp nhận "
        "lấy theo {3}",
        "Các cơ quan thống nhất lại số liệu.")
PROBLEM(CORRECTION_WAIVES, "W735", WARNING,
        "{1}: {2}: số liệu điều chỉnh làm nội dung này không áp dụng cho đơn "
        "vị; không tính vào điểm tối đa",
        "Kiểm tra lại số liệu điều chỉnh.")
PROBLEM(WAIVER_UNCLEAR, "W736", WARNING,
        "{1}: {2}: cột “Không áp dụng” ghi “{3}”, không rõ xác nhận hay không; "
        "coi như để trống",
        "Chọn Xác nhận hoặc Không chấp nhận.")
PROBLEM(WAIVER_NOT_CLAIMED, "W737", WARNING,
        "{1}: {2}: đơn vị không đề nghị không áp dụng; ý kiến ở cột “Không áp "
        "dụng” không được tính",
        "Xóa ý kiến; cần thì ghi điểm thẩm định.")
PROBLEM(WAIVER_WITH_POINTS, "W738", WARNING,
        "{1}: {2}: vừa xác nhận không áp dụng vừa cho điểm {3}; lấy điểm",
        "Xóa điểm, hoặc chọn Không chấp nhận.")
PROBLEM(APPRAISAL_REASON_ALONE, "W739", WARNING,
        "{1}: {2}: chỉ có lý do, không rõ quyết định gì; coi như để trống",
        "Ghi điểm thẩm định; giữ nguyên thì xóa lý do.")

/* 8xx: explanation. */
PROBLEM(EXPLANATION_NOT_REDUCED, "W801", WARNING,
        "{1}: nội dung không bị giảm điểm ở vòng 1",
        "Chỉ giải trình nội dung bị giảm điểm.")
PROBLEM(EXPLANATION_OVER_MAX, "E802", ERROR,
        "{1}: điểm đề nghị {2} lớn hơn điểm tối đa {3}",
        "Nhập điểm đề nghị không vượt điểm tối đa.")
PROBLEM(EXPLANATION_NOT_POINTS, "E803", ERROR,
        "{1}: điểm đề nghị “{2}” không phải là số điểm",
        "Nhập điểm là số không âm.")
PROBLEM(EXPLANATION_EMPTY, "W804", WARNING,
        "{1}: đề nghị tăng điểm nhưng không có nội dung giải trình",
        "Ghi nội dung giải trình và tài liệu bổ sung.")
PROBLEM(EXPLANATION_POINTS_CHANGED, "W805", WARNING,
        "{1}: điểm thẩm định lần 1 trên phiếu là {2}, hiện nay là {3}",
        "Tạo lại phiếu giải trình từ kết quả mới nhất.")
PROBLEM(EXPLANATION_EARLY, "W806", WARNING,
        "{1}: chưa có điểm thẩm định lần 1 để giải trình",
        "Gửi giải trình khi đã có báo cáo thẩm định lần 1.")
PROBLEM(EXPLANATION_DOCUMENTS_ALONE, "W807", WARNING,
        "{1}: có tài liệu bổ sung mà không có nội dung giải trình, điểm đề "
        "nghị; không được coi là giải trình",
        "Đề nghị xem lại điểm thì ghi nội dung giải trình hoặc điểm đề nghị.")
PROBLEM(EXPLANATION_OF_GROUP, "E808", ERROR,
        "{1}: giải trình ghi ở dòng của nhóm, không rõ của nội dung nào; không "
        "được tính",
        "Ghi ở dòng của nội dung cần giải trình.")

/* 85x: figures that others supply. */
PROBLEM(SUPPLY_UNIT, "E851", ERROR,
        "mã đơn vị “{1}” không có trong cấp đánh giá{2}",
        "Ghi đúng mã đơn vị; dòng này không được tính.")
PROBLEM(SUPPLY_CODE, "E852", ERROR, "{1}: mã “{2}” không có trong bộ chỉ số",
        "Ghi đúng mã; dòng này không được tính.")
PROBLEM(SUPPLY_NOT_OWN, "E853", ERROR,
        "{1}: số liệu này không do {2} cung cấp; không được tính",
        "Chỉ ghi số liệu được giao cung cấp.")
PROBLEM(SUPPLY_TWICE, "E854", ERROR,
        "{1}: có hai dòng (dòng trước: {2}); không dòng nào được tính",
        "Giữ lại một dòng.")
PROBLEM(SUPPLY_SEVERAL, "E855", ERROR,
        "{1}: nội dung có nhiều số liệu phải cung cấp, không rõ giá trị là của "
        "số liệu nào",
        "Ghi mỗi số liệu ở dòng riêng với mã riêng ({2}, …).")
PROBLEM(SUPPLY_EMPTY, "W856", WARNING, "{1}: chưa có số liệu “{2}”",
        "Ghi số liệu; nếu không có, ghi 0.")
PROBLEM(SUPPLY_NOT_ASSESSED, "W857", WARNING,
        "{1}: nội dung không đánh giá năm nay hoặc không áp dụng cho đơn vị; "
        "số liệu không được dùng",
        "Không cần ghi số liệu này.")
PROBLEM(SUPPLY_ABSENT, "W858", WARNING,
        "thiếu {1} dòng số liệu phải cung cấp, trước hết là {2}",
        "Thêm lại các dòng đó như biểu mẫu.")

/* 9xx: what is printed. */
PROBLEM(PRINT_GLYPH, "W901", WARNING,
        "tài liệu “{1}”: ký tự “{2}” không in được, thay bằng “□”",
        "Sửa ký tự trong bản gửi nếu cần.")
PROBLEM(PRINT_FAILED, "E902", ERROR, "không in được tài liệu “{1}”: {2}",
        "Báo người phụ trách kỹ thuật; các tài liệu khác vẫn đầy đủ.")
PROBLEM(PRINT_SIGNED, "W903", WARNING,
        "tài liệu “{1}” đã được ký số nên được giữ nguyên, không in lại",
        "Nếu cần bản in mới, chuyển bản đã ký sang thư mục khác rồi chạy lại.")
PROBLEM(FORM_LONG, "W904", WARNING,
        "{1} của {2} cho {3} dài tới {4} dòng; quá {5} dòng thì không lập",
        "Chia các đơn vị của {3} thành nhiều cấp đánh giá.")

/* clang-format on */
