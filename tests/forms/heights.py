"""Whether each row of blank forms is as high as its unit of measure needs.

heights.py FORM...: a unit of measure that is wider than its column wraps, and
LibreOffice and Excel leave the row as high as the form says.
"""
import sys

import openpyxl

LINE = 11 * 1.2  # points that a line of the form takes


def main():
    low = []
    for path in sys.argv[1:]:
        sheet = openpyxl.load_workbook(path)["Tự đánh giá"]
        wraps = 0
        for row in sheet.iter_rows(min_row=5):
            unit = str(row[2].value or "")
            if len(unit) <= sheet.column_dimensions["C"].width * 1.3:
                continue
            wraps += 1
            height = sheet.row_dimensions[row[0].row].height or 0
            if height < 2 * LINE:
                low.append(f"{path}: {row[0].value}: {unit}: {height}")
        if wraps == 0:
            low.append(f"{path}: no unit of measure wraps, nothing was tested")
    print("\n".join(low))
    sys.exit(bool(low))


if __name__ == "__main__":
    main()
