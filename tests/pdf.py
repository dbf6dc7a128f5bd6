#!/usr/bin/python3
"""pdf.py LOOK [DATE]: looks at every PDF that standard input names, two at a time.

LOOK: `whole` (qpdf), `fonts` and `text` (poppler), `drawn` and `info` (mupdf),
`inside` (what must stand in the file of a document of DATE). Prints what is
wrong; exit 1 where anything is, or where there is no PDF.
"""

import json
import re
import subprocess
import sys
import unicodedata
from concurrent.futures import ThreadPoolExecutor


def run(*command):
    """Its standard output, and everything that it says against the file."""
    done = subprocess.run(command, capture_output=True)
    said = done.stderr.decode(errors="replace").strip()
    # mutool says of itself that it was built without colour profiles.
    said = said.replace("warning: ICC support is not available", "").strip()
    wrong = [said] if said else []
    if done.returncode:
        wrong.append(f"{command[0]}: exit {done.returncode}")
    return done.stdout.decode(errors="replace"), wrong


def is_slides(path):
    """Slides for the wall have neither a letterhead nor the size of paper."""
    return "trinh-chieu" in str(path)


def whole(path):
    out, wrong = run("qpdf", "--check", path)
    if re.search("warning", out, re.I):
        wrong.append(out)
    return wrong


def fonts(path):
    out, wrong = run("pdffonts", path)
    rows = out.splitlines()[2:]
    if not rows:
        wrong.append("no fonts")
    # Embedded, subset, with a map to Unicode.
    wrong += [row for row in rows if "LiberationSerif" not in row or " yes yes yes " not in row]
    return wrong


def text(path):
    out, wrong = run("pdftotext", "-enc", "UTF-8", path, "-")
    if unicodedata.normalize("NFC", out) != out:
        wrong.append("text is not NFC")
    lost = {c for c in out if c == "\ufffd" or unicodedata.category(c) in ("Co", "Cn", "Cs")}
    if lost:
        wrong.append(f"lost characters {lost}")
    if "{{" in out or "}}" in out:
        wrong.append("tags are left")
    if not is_slides(path) and "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" not in out:
        wrong.append("no Quốc hiệu")
    return wrong


def drawn(path):
    return run("mutool", "draw", "-q", "-r", "20", "-o", "/dev/null", path)[1]


def info(path):
    out, wrong = run("mutool", "info", path)
    if not re.search(r"^Pages: [1-9]", out, re.M):
        wrong.append(out)
    return wrong


def string(value):
    """A text string of qpdf's JSON, or nothing."""
    return value[2:] if isinstance(value, str) and value.startswith("u:") else ""


def inside(path):
    out, wrong = run("qpdf", "--json=2", "--json-key=qpdf", path)
    objects = json.loads(out)["qpdf"][1]
    values = {name: entry.get("value", entry.get("stream", {}).get("dict"))
              for name, entry in objects.items()}
    trailer = values["trailer"]
    root, facts = values["obj:" + trailer["/Root"]], values["obj:" + trailer["/Info"]]
    dicts = [value for value in values.values() if isinstance(value, dict)]

    wrong += [f"no {key}" for key in ("/Title", "/Author", "/Subject") if not string(facts.get(key))]
    day = "D:" + sys.argv[2].replace("-", "")
    wrong += [f"{key}: {facts.get(key)}" for key in ("/CreationDate", "/ModDate")
              if not string(facts.get(key)).startswith(day)]
    if not string(root.get("/Lang")).startswith("vi"):
        wrong.append(f"language: {root.get('/Lang')}")
    if not values.get(f"obj:{root.get('/Outlines')}", {}).get("/First"):
        wrong.append("no bookmarks")
    for page in (value for value in dicts if value.get("/Type") == "/Page"):
        box = page.get("/MediaBox") or values["obj:" + page["/Parent"]]["/MediaBox"]
        if sorted(round(side) for side in box[2:]) != ([540, 960] if is_slides(path) else [595, 842]):
            wrong.append(f"page of {box}")
    if any(key in value for value in dicts
           for key in ("/JS", "/JavaScript", "/OpenAction", "/EmbeddedFile")):
        wrong.append("something that acts")
    return wrong


def links(path):
    """Not a look of its own: the addresses that a PDF's links lead to."""
    objects = json.loads(run("qpdf", "--json=2", "--json-key=qpdf", path)[0])["qpdf"][1]
    values = [entry.get("value") for entry in objects.values()]
    actions = [value.get("/A", {}) for value in values
               if isinstance(value, dict) and value.get("/Subtype") == "/Link"]
    actions = [objects["obj:" + a]["value"] if isinstance(a, str) else a for a in actions]
    return [string(action.get("/URI")) for action in actions if "/URI" in action]


LOOKS = {look.__name__: look for look in (whole, fonts, text, drawn, info, inside)}


def main():
    paths = sys.stdin.read().splitlines()
    if sys.argv[1] == "links":
        print("\n".join(link for path in paths for link in links(path)))
        return 0
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(LOOKS[sys.argv[1]], paths))
    lines = [f"{path}: {wrong}" for path, wrongs in zip(paths, found) for wrong in wrongs]
    print("\n".join(lines) if paths else "no PDF")
    return 1 if lines or not paths else 0


sys.exit(main())
