#!/usr/bin/python3
"""compare.py [--update] GOLDEN OUTPUT: pictures of the worst pages, page by page.

Draws the pages of the documents below, small and grey, and compares them with
the pictures in GOLDEN. A page that looks another way, that is new, or that is
gone is told and fails; --update writes the pictures anew: look at them.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

DOCUMENTS = (
    "units/P-VAN-MIEU-QUOC-TU-GIAM/phieu-tiep-nhan.pdf",  # 40 documents, 300 letters
    "units/P-VAN-MIEU-QUOC-TU-GIAM/bao-cao-tham-dinh-1.pdf",  # 30,000 letters
    "units/P-BA-DINH/bao-cao-tham-dinh-1.pdf",  # everything right
    "units/P-BA-DINH/cong-bo-don-vi.pdf",
    "units/BQL-KCN/bao-cao-tham-dinh-1.pdf",  # the longest name
    "units/BQL-KCN/cong-bo-don-vi.pdf",
    "units/X-BA-VI/phieu-tiep-nhan.pdf",  # nothing sent
    "units/X-BA-VI/bao-cao-tham-dinh-1.pdf",
    "cong-bo-hoi-nghi.pdf",
    "trinh-chieu-hoi-nghi.pdf",
    "phieu-xin-y-kien.pdf",
)
DOTS_PER_INCH = 24
SAME = 0.12  # of black: below this a dot is the same
DOTS = 12  # that may differ


def draw(output, name, folder):
    """The pages of one document as pictures in `folder`; their names."""
    stem = "-".join(Path(name).with_suffix("").parts).replace("units-", "")
    subprocess.run(["pdftoppm", "-r", str(DOTS_PER_INCH), "-gray", "-png", output / name,
                    folder / stem], check=True)


def differing_dots(one, other):
    done = subprocess.run(["compare", "-metric", "AE", "-fuzz", f"{SAME:.0%}", one, other, "null:"],
                          capture_output=True)
    try:
        return float(done.stderr.decode().split()[0])
    except (IndexError, ValueError):
        return float("inf")  # of another size


def compare(golden, found):
    names = {path.name for folder in (golden, found) for path in folder.glob("*.png")}
    bad = []
    for name in sorted(names):
        if not (found / name).exists():
            bad.append(f"{name}: the page is gone")
        elif not (golden / name).exists():
            bad.append(f"{name}: a page that is not known")
        else:
            dots = differing_dots(golden / name, found / name)
            if dots > DOTS:
                bad.append(f"{name}: {dots:.0f} dots differ")
    return bad, len(names)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--update", action="store_true")
    parser.add_argument("golden", type=Path)
    parser.add_argument("output", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        found = options.golden if options.update else Path(work)
        found.mkdir(parents=True, exist_ok=True)
        for old in found.glob("*.png"):
            old.unlink()
        for name in DOCUMENTS:
            draw(options.output, name, found)
        bad, count = compare(options.golden, found)
    print("\n".join([*bad, f"{count} pages, {len(bad)} look another way"]))
    return 1 if bad or not count else 0


if __name__ == "__main__":
    sys.exit(main())
